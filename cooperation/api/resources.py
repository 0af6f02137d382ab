"""A resource: what is listed under one address, and how it may be asked for."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from uuid import UUID

import orjson
from django.db import models

from cooperation.access import Actor
from cooperation.reading import Read, note
from cooperation.statements import Slot, statement

from .pages import DEFAULT_LIMIT, LARGEST_LIMIT, Key, Span, ordering
from .params import Param, Params, boolean, integer, names, pattern, string
from .shapes import Shape

Rows = models.QuerySet[Any]
#: Parsed parameters as (name, value), the cursor left out: what a kept statement depends on.
Values = tuple[tuple[str, Any], ...]


def by_id(rows: Rows, given: Any) -> Rows:
    return rows.filter(pk=given)


def _always(row: Mapping[str, Any]) -> bool:
    return True


def _id(given: Any) -> UUID | None:
    return UUID(given) if isinstance(given, str) else given


def _read(kind: str, row: Mapping[str, Any]) -> Read:
    of = _id(row.get("programme")), _id(row.get("item"))
    return Read(kind, UUID(str(row["id"])), row["version"], *of, row.get("marking") or "")


@dataclass(frozen=True, eq=False)
class Parted:
    """A list that is read part by part until a page is full, where that costs less than reading it as a whole.

    `parts(values, span, given)`: the parts in the order of a span, from the one on in which it begins (`given`: the
    values of its place); None stands for the whole. `narrow(rows, values, part)`: the rows of one part.
    """

    parts: Callable[[Values, Span, Mapping[str, Any]], Sequence[Hashable]]
    narrow: Callable[[Rows, Values, Any], Rows]


@dataclass(frozen=True, eq=False)
class Resource:
    """`rows(actor)` are those the actor may see. The first ordering is the default; each ends in a unique column."""

    name: str
    shape: Shape
    rows: Callable[[Actor], Rows]
    text: str = ""
    filters: tuple[Param, ...] = ()
    object_filters: tuple[Param, ...] = ()
    orderings: Mapping[str, tuple[Key, ...]] = field(default_factory=lambda: {"id": ordering("id")})
    #: The rows of one id, which may be an expression.
    one: Callable[[Rows, Any], Rows] = by_id
    #: The shape of one object, where it says more than a row of the list.
    detail: Shape | None = None
    parted: Parted | None = None
    #: Texts internal to a side: not to be kept by any cache.
    internal: bool = False
    #: What the read log calls its rows, and which columns (of those given) say that a row is kept to its side.
    read_as: str = ""
    kept: Callable[[Mapping[str, Any]], bool] = _always
    #: (actor, rows, form, title, delimiter): the pieces of a file as an import reads it, where that is another form.
    own_form: Callable[..., Iterator[Any]] | None = None

    def note_read(self, rows: Iterable[Mapping[str, Any]]) -> None:
        """These rows are given out: those that are logged are noted."""
        if self.read_as:
            for row in rows:
                if self.kept(row):
                    note(_read(self.read_as, row))
                    self._note_parts(row)

    def _note_parts(self, row: Mapping[str, Any]) -> None:
        """The texts within a row that are logged by themselves, with what the row belongs to."""
        of = _id(row.get("programme")), _id(row.get("item"))
        for many in self.shape.many:
            if many.read_as and many.name in row:
                for part in orjson.loads(orjson.dumps(row[many.name])):
                    note(Read(many.read_as, UUID(part["id"]), part.get("version"), *of))

    @property
    def whole(self) -> Shape:
        """The shape of one object."""
        return self.detail or self.shape

    @property
    def is_logged(self) -> bool:
        """Whether the read log keeps who reads its rows, or texts within them."""
        return bool(self.read_as)

    @cached_property
    def list_params(self) -> Params:
        return Params.of(
            *self.filters,
            integer(
                "limit",
                high=LARGEST_LIMIT,
                text=f"Rows in a page; {DEFAULT_LIMIT} if not given.",
                apply=_no_change,
            ),
            string("cursor", limit=2000, text="From `next` or `previous`.", apply=_no_change),
            self._ordering,
            _fields(self.shape),
        )

    @cached_property
    def export_params(self) -> Params:
        """Those of the list, but for its pages."""
        own = () if self.own_form is None else (_OWN_FORM,)
        return Params.of(*self.filters, self._ordering, _fields(self.shape), *own)

    @property
    def _ordering(self) -> Param:
        orderings = "|".join(self.orderings)
        text = f"One of: {orderings.replace('|', ', ')}."
        return pattern("ordering", orderings, text=text, apply=_no_change)

    @cached_property
    def object_params(self) -> Params:
        return Params.of(*self.object_filters, _fields(self.whole))


def narrowed_rows(params: Params, rows: Rows, values: Values, actor: Actor) -> Rows:
    """The rows that the parameters leave."""
    for name, value in values:
        rows = params.declared[name].narrow(rows, value, actor)
    return rows


def narrowed_shape(shape: Shape, values: Values) -> Shape:
    """The shape that the parameters leave."""
    fields = dict(values).get("fields")
    return shape.narrowed(fields) if fields else shape


def listed(
    actor: Actor, resource: Resource, values: Values, span: Span, given: Mapping[str, Any]
) -> list[tuple[Any, ...]]:
    """One page of a resource, as far as the actor sees it. `given`: the values of the span's place."""
    found: list[tuple[Any, ...]] = []
    parts = resource.parted.parts(values, span, given) if resource.parted else (None,)
    for part in parts:
        if len(found) < span.most:
            found += _listed(actor, resource, values, span, part)(**given)
    return found[: span.most]


@statement
def _listed(actor: Actor, resource: Resource, values: Values, span: Span, part: Hashable) -> Rows:
    rows = narrowed_rows(resource.list_params, resource.rows(actor), values, actor)
    if resource.parted and part is not None:
        rows = resource.parted.narrow(rows, values, part)
    return span.select(rows, narrowed_shape(resource.shape, values))


@statement
def one(actor: Actor, resource: Resource, values: Values) -> Rows:
    """One object of a resource by its id, where the actor sees it."""
    rows = resource.one(resource.rows(actor), Slot("id"))
    rows = narrowed_rows(resource.object_params, rows, values, actor)
    return narrowed_shape(resource.whole, values).selected(rows[:1])


def _fields(shape: Shape) -> Param:
    text = "Only these properties; `id`, `version` and the marking of a text always come."
    return names("fields", shape.names, text=text)


def _no_change(rows: Rows, value: Any, actor: Actor) -> Rows:
    return rows


_OWN_FORM = boolean(
    "own_form",
    text="As the installation writes it for an import to read, with all that belongs to each; `fields` is passed over.",
    apply=_no_change,
)

# --- By name ----------------------------------------------------------------------------------------------------------

_named: dict[str, Resource] = {}


def serve(resource: Resource) -> None:
    """This resource has an address of its own: named() knows it."""
    _named[resource.name] = resource


def named(name: str) -> Resource:
    """The resource of that name; KeyError where none is served."""
    return _named[name]
