"""Query parameters: declared, allow-listed, typed. Whatever was not declared is refused, not ignored."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db import models
from django.http import QueryDict
from django.utils.translation import gettext as _

from cooperation.access import Actor
from cooperation.errors import Fault, Invalid

Rows = models.QuerySet[Any]
Apply = Callable[[Rows, Any, Actor], Rows]
Schema = dict[str, Any]

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_UUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_CODE = re.compile(r"[-a-zA-Z0-9_]+")
_INTEGER = re.compile(r"[0-9]{1,10}")
LARGEST = 2_147_483_647


@dataclass(frozen=True)
class Param:
    """One query parameter. `parse` gives a hashable value, or raises ValueError with a sentence for the caller.

    `apply` depends on its arguments and the day alone: what it makes is kept (cooperation.statements).
    """

    name: str
    parse: Callable[[str], Any]
    schema: Schema
    text: str = ""
    apply: Apply | None = None
    default: str | None = None

    def narrow(self, rows: Rows, value: Any, actor: Actor) -> Rows:
        """`rows` as the parameter narrows them."""
        return self.apply(rows, value, actor) if self.apply else rows

    @property
    def documented(self) -> Schema:
        """The OpenAPI parameter object."""
        schema = {**self.schema, "default": self.default} if self.default is not None else self.schema
        found: Schema = {"name": self.name, "in": "query", "required": False, "schema": schema}
        if self.text:
            found["description"] = self.text
        if schema.get("type") == "array":
            found |= {"style": "form", "explode": False}
        return found


def lookup(path: str) -> Apply:
    """Rows whose `path` (an ORM lookup) is the value."""
    return lambda rows, value, actor: rows.filter(**{path: value})


def uuid(name: str, path: str = "", *, text: str = "", apply: Apply | None = None) -> Param:
    """An id; rows that point at what the actor may not see are not there either."""

    def parse(value: str) -> UUID:
        if not _UUID.fullmatch(value):
            raise ValueError(_("This is not an id (UUID)."))
        return UUID(value)

    return Param(
        name, parse, {"type": "string", "format": "uuid"}, text, apply or lookup(path or f"{name}_id")
    )


def id_or_code(
    name: str, path: str = "", *, text: str = "", limit: int = 60, apply: Apply | None = None
) -> Param:
    """What bears a code, by its id or by that code; `path` leads to it."""

    def parse(value: str) -> UUID | str:
        if _UUID.fullmatch(value):
            return UUID(value)
        if not _CODE.fullmatch(value) or len(value) > limit:
            raise ValueError(_("This is neither an id (UUID) nor a code."))
        return value

    def narrow(rows: Rows, value: Any, actor: Actor) -> Rows:
        found = "_id" if isinstance(value, UUID) else "__code"
        return rows.filter(**{f"{path or name}{found}": value})

    schema = {"type": "string", "minLength": 1, "maxLength": limit}
    return Param(name, parse, schema, text or "By its id or its code.", apply or narrow)


def string(
    name: str, path: str = "", *, limit: int = 200, text: str = "", apply: Apply | None = None
) -> Param:
    """A string of 1 to `limit` characters."""

    def parse(value: str) -> str:
        if "\x00" in value:
            raise ValueError(_("Null characters are not allowed."))
        if not 1 <= len(value) <= limit:
            raise ValueError(_("Give 1 to %(limit)d characters.") % {"limit": limit})
        return value

    schema = {"type": "string", "minLength": 1, "maxLength": limit}
    return Param(name, parse, schema, text, apply or lookup(path or name))


def any_of(
    name: str, values: Iterable[str], path: str = "", *, text: str = "", apply: Apply | None = None
) -> Param:
    """One or more of a closed list, separated by commas."""
    allowed = tuple(values)

    def parse(value: str) -> tuple[str, ...]:
        given = tuple(value.split(","))
        if unknown := [one for one in given if one not in allowed]:
            raise ValueError(
                _("“%(value)s” is not one of %(allowed)s.")
                % {"value": unknown[0][:40], "allowed": ", ".join(allowed)}
            )
        return given

    schema = {"type": "array", "items": {"type": "string", "enum": list(allowed)}, "minItems": 1}
    return Param(name, parse, schema, text, apply or lookup(f"{path or name}__in"))


def boolean(name: str, path: str = "", *, text: str = "", apply: Apply | None = None) -> Param:
    """`true` or `false`."""

    def parse(value: str) -> bool:
        if value not in ("true", "false"):
            raise ValueError(_("Give true or false."))
        return value == "true"

    return Param(name, parse, {"type": "boolean"}, text, apply or lookup(path or name))


def integer(
    name: str,
    path: str = "",
    *,
    low: int = 1,
    high: int = LARGEST,
    text: str = "",
    apply: Apply | None = None,
) -> Param:
    """A whole number from `low` to `high`."""

    def parse(value: str) -> int:
        if not _INTEGER.fullmatch(value) or not low <= int(value) <= high:
            raise ValueError(_("Give a whole number from %(low)d to %(high)d.") % {"low": low, "high": high})
        return int(value)

    schema = {"type": "integer", "minimum": low, "maximum": high}
    return Param(name, parse, schema, text, apply or lookup(path or name))


def day(name: str, path: str = "", *, text: str = "", apply: Apply | None = None) -> Param:
    """A calendar day such as 2026-11-12."""

    def parse(value: str) -> date:
        try:
            if not _DAY.fullmatch(value):
                raise ValueError
            return date.fromisoformat(value)
        except ValueError:
            raise ValueError(_("Give a day such as 2026-11-12.")) from None

    return Param(name, parse, {"type": "string", "format": "date"}, text, apply or lookup(path or name))


def pattern(name: str, expression: str, *, text: str, apply: Apply, default: str | None = None) -> Param:
    """A string of a given form."""
    compiled = re.compile(expression)

    def parse(value: str) -> str:
        if not compiled.fullmatch(value):
            raise ValueError(text)
        return value

    return Param(name, parse, {"type": "string", "pattern": f"^({expression})$"}, text, apply, default)


def names(name: str, allowed: Iterable[str], *, text: str) -> Param:
    """Property names, separated by commas."""
    return Param(name, any_of(name, allowed).parse, any_of(name, allowed).schema, text, lambda rows, *_: rows)


@dataclass(frozen=True)
class Params:
    """What a request may ask, by name."""

    declared: Mapping[str, Param] = field(default_factory=dict)

    @classmethod
    def of(cls, *params: Param) -> "Params":
        return cls({param.name: param for param in params})

    def parse(self, query: QueryDict) -> dict[str, Any]:
        """{name: value} of what was given or has a default; Invalid names everything that is wrong."""
        values: dict[str, Any] = {}
        faults: list[Fault] = []
        for name, given in query.lists():
            param = self.declared.get(name)
            if param is None:
                faults.append(Fault(f"/{_token(name)}", _("There is no such parameter here.")))
            elif len(given) > 1:
                faults.append(Fault(f"/{name}", _("Give this parameter once.")))
            else:
                try:
                    values[name] = param.parse(given[0])
                except ValueError as error:
                    faults.append(Fault(f"/{name}", str(error)))
        if faults:
            raise Invalid(_("A query parameter is not valid."), faults=faults)
        for param in self.declared.values():
            if param.default is not None and param.name not in values:
                values[param.name] = param.parse(param.default)
        return values


def _token(name: str) -> str:
    return name[:100].replace("~", "~0").replace("/", "~1")
