"""Keyset pages: each goes on from the last row of the one before, so a deep page costs what the first does.

There is no count and no offset. Cursors are signed: a made-up one is refused.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.core import signing
from django.db.models import F, OrderBy, Q
from django.http import HttpRequest
from django.utils.translation import gettext as _

from cooperation.access import Actor
from cooperation.errors import Invalid
from cooperation.statements import Slot

from .params import Rows
from .shapes import Shape

DEFAULT_LIMIT = 100
LARGEST_LIMIT = 1000


@dataclass(frozen=True)
class Key:
    """One column of an ordering. Nulls stand last upwards and first downwards, as PostgreSQL's indexes keep them."""

    path: str
    down: bool = False
    nullable: bool = False

    def turned(self) -> "Key":
        return Key(self.path, not self.down, self.nullable)

    @property
    def order(self) -> OrderBy:
        return F(self.path).desc() if self.down else F(self.path).asc()


def ordering(*names: str) -> tuple[Key, ...]:
    """Keys by name: `-` before it turns it, `?` behind it says that it may be null. The last one must be unique."""
    return tuple(
        Key(name.lstrip("-").rstrip("?"), down=name.startswith("-"), nullable=name.endswith("?"))
        for name in names
    )


def after(keys: Sequence[Key], values: Sequence[Any]) -> Q:
    """The rows that stand behind `values` in the order of `keys`."""
    key, value = keys[0], values[0]
    if len(keys) == 1:
        return _beyond(key, value)
    tied = Q(**{f"{key.path}__isnull": True}) if value is None else Q(**{key.path: value})
    beyond = _beyond(key, value) | (tied & after(keys[1:], values[1:]))
    if key.nullable:
        return beyond
    # Says again what `beyond` implies, in the form that an index on the first column serves.
    return Q(**{f"{key.path}__{'lte' if key.down else 'gte'}": value}) & beyond


def _beyond(key: Key, value: Any) -> Q:
    if value is None:
        return Q(**{f"{key.path}__isnull": False}) if key.down else Q(pk__in=[])
    further = Q(**{f"{key.path}__{'lt' if key.down else 'gt'}": value})
    return further | Q(**{f"{key.path}__isnull": True}) if key.nullable and not key.down else further


@dataclass(frozen=True)
class Cursor:
    """Where a page begins: behind a row (or, backwards, before it)."""

    ordering: str
    backwards: bool
    values: tuple[Any, ...]

    def sealed(self, resource: str) -> str:
        """Opaque text for the address."""
        values = [_plain(value) for value in self.values]
        return signing.dumps([self.ordering, self.backwards, values], salt=f"cooperation.api.{resource}")

    @classmethod
    def opened(cls, text: str, resource: str) -> "Cursor":
        """From its text; Invalid where it was not made here for this resource."""
        try:
            name, backwards, values = signing.loads(text, salt=f"cooperation.api.{resource}")
        except (signing.BadSignature, ValueError):
            raise Invalid.of(
                "cursor", _("This cursor was not made by this list. Take it from next or previous.")
            ) from None
        return cls(name, backwards, tuple(values))


def _plain(value: Any) -> Any:
    return (
        value.isoformat()
        if isinstance(value, date | datetime)
        else str(value)
        if isinstance(value, UUID)
        else value
    )


@dataclass(frozen=True)
class Span:
    """Which rows of a list one page is made of: the first `most` in the order of `keys`, behind a place if any.

    `nulls` says of the place which of its values are null, None for the beginning. The values themselves are slots.
    """

    keys: tuple[Key, ...]
    nulls: tuple[bool, ...] | None
    most: int

    @classmethod
    def of(cls, keys: Sequence[Key], cursor: Cursor | None, limit: int) -> "Span":
        """One row more than the page has: whether there is another page."""
        nulls = None if cursor is None else tuple(value is None for value in cursor.values)
        return cls(tuple(keys), nulls, limit + 1)

    def select(self, rows: Rows, shape: Shape) -> Rows:
        """The columns of `shape` of these rows, and the keys beside them."""
        if self.nulls is not None:
            place = [None if null else Slot(f"v{n}") for n, null in enumerate(self.nulls)]
            rows = rows.filter(after(self.keys, place))
        ordered = rows.order_by(*(key.order for key in self.keys))
        return shape.selected(ordered, [key.path for key in self.keys])[: self.most]


#: (span, the values of its slots) -> rows.
Fetch = Callable[[Span, dict[str, Any]], Sequence[tuple[Any, ...]]]


def read_page(
    request: HttpRequest,
    actor: Actor,
    fetch: Fetch,
    *,
    shape: Shape,
    resource: str,
    orderings: Mapping[str, tuple[Key, ...]],
    values: Mapping[str, Any],
) -> dict[str, Any]:
    """{results, next, previous} of one page. `fetch` reads the rows of a span, scoped and filtered."""
    name = values.get("ordering") or next(iter(orderings))
    limit = values.get("limit") or DEFAULT_LIMIT
    cursor = Cursor.opened(values["cursor"], resource) if "cursor" in values else None
    if cursor and cursor.ordering != name:
        if "ordering" in values:
            raise Invalid.of("cursor", _("This cursor belongs to another ordering."))
        name = cursor.ordering
    keys = orderings[name]
    backwards = cursor is not None and cursor.backwards
    if backwards:
        keys = tuple(key.turned() for key in keys)
    given = {f"v{n}": value for n, value in enumerate(cursor.values)} if cursor else {}
    found = fetch(Span.of(keys, cursor, limit), given)
    more = len(found) > limit
    results, places = shape.shaped(actor, found[:limit])
    if backwards:
        results.reverse()
        places.reverse()

    def link(place: tuple[Any, ...], back: bool) -> str:
        query = request.GET.copy()
        query["cursor"] = Cursor(name, back, place).sealed(resource)
        return request.build_absolute_uri(f"{request.path}?{query.urlencode()}")

    ahead, behind = (cursor is not None, more) if backwards else (more, cursor is not None)
    return {
        "results": results,
        "next": link(places[-1], False) if ahead and places else None,
        "previous": link(places[0], True) if behind and places else None,
    }
