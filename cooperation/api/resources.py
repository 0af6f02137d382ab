"""A resource: what is listed under one address, and how it may be asked for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import models

from cooperation.access import Actor

from .pages import DEFAULT_LIMIT, LARGEST_LIMIT, Key, ordering
from .params import Param, Params, integer, names, pattern, string
from .shapes import Shape

Rows = models.QuerySet[Any]


def by_id(rows: Rows, given: UUID) -> Rows:
    return rows.filter(pk=given)


@dataclass(frozen=True)
class Resource:
    """`rows(actor)` are those the actor may see. The first ordering is the default; each ends in a unique column."""

    name: str
    shape: Shape
    rows: Callable[[Actor], Rows]
    text: str = ""
    filters: tuple[Param, ...] = ()
    object_filters: tuple[Param, ...] = ()
    orderings: Mapping[str, tuple[Key, ...]] = field(default_factory=lambda: {"id": ordering("id")})
    one: Callable[[Rows, UUID], Rows] = by_id
    #: The shape of one object, where it says more than a row of the list.
    detail: Shape | None = None
    #: Texts internal to a side: not to be kept by any cache, and each read is logged.
    internal: bool = False
    log: Callable[[Actor, list[UUID]], None] | None = None

    @property
    def whole(self) -> Shape:
        """The shape of one object."""
        return self.detail or self.shape

    @property
    def list_params(self) -> Params:
        orderings = "|".join(self.orderings)
        return Params.of(
            *self.filters,
            integer(
                "limit",
                high=LARGEST_LIMIT,
                text=f"Rows in a page; {DEFAULT_LIMIT} if not given.",
                apply=_no_change,
            ),
            string("cursor", limit=2000, text="From `next` or `previous`.", apply=_no_change),
            pattern("ordering", orderings, text=f"One of: {orderings.replace('|', ', ')}.", apply=_no_change),
            _fields(self.shape),
        )

    @property
    def object_params(self) -> Params:
        return Params.of(*self.object_filters, _fields(self.whole))


def asked(
    shape: Shape, params: Params, rows: Rows, values: Mapping[str, Any], actor: Actor
) -> tuple[Shape, Rows]:
    """The shape and the rows that the parameters leave."""
    for name, value in values.items():
        rows = params.declared[name].narrow(rows, value, actor)
    return shape.narrowed(values["fields"]) if "fields" in values else shape, rows


def _fields(shape: Shape) -> Param:
    return names("fields", shape.names, text="Only these properties; `id` and `version` always come.")


def _no_change(rows: Rows, value: Any, actor: Actor) -> Rows:
    return rows
