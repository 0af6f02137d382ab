"""Statements that are made once and run often: a page's hot queries cost their SQL, not the making of it.

    @statement
    def _sides(actor: Actor) -> QuerySet[Side]:
        return Side.objects.visible_to(actor).filter(programme_id=Slot("programme"))

    _sides(actor)(programme=pk)

The function is called once a day for each set of arguments, the actor among them, so that what an actor may see is
decided where it always is, in visible_to(). It may depend on its arguments and the day (in UTC, and where the actor
is), and on nothing else. From its second run on PostgreSQL keeps it planned, see prepared.py.
"""

import copy
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import lru_cache, wraps
from typing import Any, Generic, TypeVar, TypeVarTuple, Unpack

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connections, models
from django.db.models import F
from django.db.models.expressions import Expression

from cooperation import clock
from cooperation.access import Actor
from cooperation.prepared import Kept, Place

A = TypeVarTuple("A")
T = TypeVar("T")

#: How many statements of one function a process keeps: one for each actor and shape that asked last.
KEPT = 1024


class Slot(Expression, Place):
    """Where a value stands that is given with each run. Its name is unique in the statement only by choice."""

    def __init__(
        self, name: str, output_field: "models.Field[Any, Any] | None" = None, *, weighs: bool = False
    ) -> None:
        Expression.__init__(self, output_field=output_field)
        Place.__init__(self, name, weighs=weighs)

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        return "%s", [self]


class Raw(models.Func):
    """A jsonb expression read as its JSON text, without being parsed on the way, nor handed on by a reader of JSON."""

    template = "(%(expressions)s)::text"
    arity = 1
    output_field = models.TextField()


class IdText(models.Func):
    """A uuid read as its text: nothing is made of it on the way."""

    template = "%(expressions)s::text"
    arity = 1
    output_field = models.TextField()


class Listed(models.Subquery):
    """The rows of a query with one jsonb column, in its order, as the text of one JSON array."""

    template = "(SELECT coalesce(jsonb_agg(listed.one), '[]')::text FROM (%(subquery)s) listed(one))"
    output_field = models.TextField()
    # Of a query that is known to have no row, Django asks the database nothing and says this.
    empty_result_set_value = "[]"


class Counted(models.Subquery):
    """How many rows a query has, counted no further than its slice."""

    template = "(SELECT count(*) FROM (%(subquery)s) counted)"
    output_field = models.IntegerField()
    empty_result_set_value = 0


class Met(models.Subquery):
    """Whether a query has a row, looked for anew by index for each row that asks.

    Exists says the same; where many rows might ask PostgreSQL then reads all that any of them could find, and does not
    see that a page asks for few.
    """

    template = "coalesce((%(subquery)s), false)"
    output_field = models.BooleanField()
    empty_result_set_value = False

    def __init__(self, rows: "models.QuerySet[Any]") -> None:
        super().__init__(rows.order_by().values(one=models.Value(True))[:1])


def any_of(path: str, ids: Any) -> models.Func:
    """Condition: the uuid at `path` is one of `ids`, an expression that gives them as one array."""
    return models.Func(
        F(path),
        ids,
        template="(%(expressions)s::uuid[]))",
        arg_joiner=" = ANY(",
        output_field=models.BooleanField(),
    )


def array(ids: Iterable[Any]) -> str:
    """Ids as the text of one array, for a slot or a value of any_of()."""
    return "{" + ",".join(map(str, ids)) + "}"


class _Ready:
    """Stands for a query in Django's own iterables: gives the compiler that has its SQL already."""

    def __init__(self, query: Any, compiler: Any) -> None:
        self._query = query
        self._compiler = compiler

    def get_compiler(self, using: str) -> Any:
        return self._compiler

    def __getattr__(self, name: str) -> Any:
        return getattr(self._query, name)


class _Rows:
    """What Django's iterables ask of a queryset."""

    def __init__(self, made: Any, query: Any) -> None:
        self.model, self.db, self.query = made.model, DEFAULT_DB_ALIAS, query
        self._fields, self._known_related_objects = made._fields, made._known_related_objects


class Statement(Generic[T]):
    """A queryset's SQL, ready to be run with values for its slots. Prefetches are not part of it."""

    def __init__(self, made: "models.QuerySet[Any, T]") -> None:
        if made._prefetch_related_lookups:  # type: ignore[attr-defined]
            raise TypeError("a statement does not prefetch")
        self._made: Any = made
        self._compiler: Any = made.query.get_compiler(using=DEFAULT_DB_ALIAS)
        try:
            sql, params = self._compiler.as_sql()
        except EmptyResultSet:
            self._kept: Kept | None = None
            return
        self._kept = Kept(sql, tuple(params))
        shown = [column for column, _sql, _alias in self._compiler.select[: self._compiler.col_count]]
        converters = self._compiler.get_converters(shown)
        self._compiler.get_converters = lambda _columns: converters

    def __call__(self, **given: Any) -> list[T]:
        """The rows, as the queryset gives them. KeyError where a slot's value is missing."""
        return list(self._iterate(self._kept, given)) if self._kept else []

    def first(self, **given: Any) -> T | None:
        """The first row; None where there is none."""
        return next(self._iterate(self._kept, given), None) if self._kept else None

    def _iterate(self, kept: Kept, given: dict[str, Any]) -> Iterator[T]:
        said = kept.said(given)
        compiler = copy.copy(self._compiler)
        compiler.connection = connections[DEFAULT_DB_ALIAS]
        compiler.as_sql = lambda: said
        rows = _Rows(self._made, _Ready(self._made.query, compiler))
        return iter(self._made._iterable_class(rows))


def statement(
    build: "Callable[[Unpack[A]], models.QuerySet[Any, T]]",
) -> "Callable[[Unpack[A]], Statement[T]]":
    """Makes a function that builds a queryset from hashable arguments into one that gives its kept Statement."""

    @lru_cache(maxsize=KEPT)
    def kept(_days: tuple[date, ...], args: tuple[Any, ...]) -> Statement[T]:
        return Statement(build(*args))

    @wraps(build)
    def made(*args: *A) -> Statement[T]:
        zones = [argument.time_zone for argument in args if isinstance(argument, Actor)]
        return kept(tuple(clock.today(zone) for zone in ("UTC", *zones)), args)

    return made
