"""Statements that PostgreSQL keeps planned: parsed once and planned once a connection, not once a page.

    KEPT = Kept("SELECT name FROM programs_party WHERE code = %s", (Place("code"),))

    KEPT.execute(cursor, {"code": "BY"})

Planning takes longer than running for most of what a page asks. A kept plan fits every value, so that statements whose
best plan depends on the value (a searched word) stay out of it. PostgreSQL plans anew by itself once a table's shape or
statistics have changed. Row security stays what it is: its conditions read who asks when they run.

Names live in the session of one server process. Where a pooler between gives a connection another one with each
transaction, that is seen at the first transaction that meets another (`met`), and from then on nothing is kept.
"""

import logging
import warnings
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from itertools import count
from threading import Event
from typing import Any
from uuid import UUID, uuid4
from weakref import WeakKeyDictionary

import psycopg2
from django.conf import settings
from django.db import OperationalError, connection
from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg2.errors import InvalidSqlStatementName
from psycopg2.extensions import AsIs

logger = logging.getLogger(__name__)

#: How many statements one connection keeps planned; each takes some 70 kB of the server's memory.
MOST = 160


@dataclass(slots=True)
class _Session:
    """What is kept in one connection: the server process behind it, and names by text, those used last at the end."""

    process: int
    names: "OrderedDict[str, str]" = field(default_factory=OrderedDict)
    prefix: str = field(default_factory=lambda: f"cooperation_{uuid4().hex[:12]}")
    numbers: "count[int]" = field(default_factory=lambda: count(1))


_sessions: "WeakKeyDictionary[Any, _Session]" = WeakKeyDictionary()
#: Set once a pooler was seen.
_pooled = Event()


def met(connection: Any, process: int) -> None:
    """A transaction begins on a psycopg2 `connection`, and this server process is behind it."""
    session = _sessions.get(connection)
    if session is None:
        _sessions[connection] = _Session(process)
    elif session.process != process and not _pooled.is_set():
        _stop()


def _stop() -> None:
    _pooled.set()
    logger.warning("A pooler shares the database's connections by transaction: no plans are kept.")


#: What PostgreSQL is told of a place by its value's type, as psycopg2 writes it; of others it sees where they stand.
_TYPES = {UUID: "uuid", date: "date", datetime: "timestamptz"}


class Place:
    """Where a value stands that is given with each run.

    `weighs`: the best plan depends on the value, so that the statement is planned with each run.
    """

    def __init__(self, name: str, *, weighs: bool = False) -> None:
        self.name, self.weighs = name, weighs


class Kept:
    """A statement that is run often: its SQL with %s, and for each of them a value that never changes, or a Place."""

    def __init__(self, sql: str, params: tuple[Any, ...]) -> None:
        self.sql, self._params = sql, params
        self._weighs = any(value.weighs for value in params if isinstance(value, Place))
        self._runs = 0

    def said(self, given: Mapping[str, Any]) -> tuple[str, tuple[Any, ...]]:
        """What is to be executed: the name under which it is kept with the values of its places, else its SQL with all.

        Outside a transaction it is its SQL: the connection may not be open yet. KeyError where a place's value is
        missing.
        """
        return self._said(given) if connection.in_atomic_block else self._plain(given)

    def _said(self, given: Mapping[str, Any]) -> tuple[str, tuple[Any, ...]]:
        self._runs += 1
        if self._runs >= settings.PREPARED_FROM and not self._weighs:
            values = tuple(given[name] for name in self._places)
            name = self._name(connection, tuple(_TYPES.get(type(value), "unknown") for value in values))
            if name:
                marks = f" ({', '.join(['%s'] * len(values))})" if values else ""
                return f"EXECUTE {name}{marks}", values
        return self._plain(given)

    def execute(self, cursor: Any, given: Mapping[str, Any]) -> None:
        """Runs it. Outside a transaction, where a pooler may have changed the server process, it is run in any case."""
        sql, values = self._said(given)
        try:
            cursor.execute(sql, values)
        except OperationalError as error:
            if connection.in_atomic_block or not isinstance(error.__cause__, InvalidSqlStatementName):
                raise
            _stop()
            cursor.execute(*self._plain(given))

    def _plain(self, given: Mapping[str, Any]) -> tuple[str, tuple[Any, ...]]:
        return self.sql, tuple(given[v.name] if isinstance(v, Place) else v for v in self._params)

    def _name(self, connection: BaseDatabaseWrapper, types: tuple[str, ...]) -> str:
        """The name under which this connection keeps it, prepared if need be; "" where it cannot be kept."""
        session = _sessions.get(connection.connection)
        if session is None or _pooled.is_set() or not settings.PREPARED_STATEMENTS:
            return ""
        name = session.names.get(self._text)
        if name is None:
            return _prepare(connection, session, self._text, types)
        session.names.move_to_end(self._text)
        return name

    @cached_property
    def _places(self) -> tuple[str, ...]:
        """The names of the places, each once, in the order of $1, $2 and so on."""
        return tuple(dict.fromkeys(value.name for value in self._params if isinstance(value, Place)))

    @cached_property
    def _text(self) -> str:
        """As it is kept: what never changes stands in it, and places are $1 and so on."""
        numbers = {name: AsIs(f"${number}") for number, name in enumerate(self._places, start=1)}
        params = tuple(numbers[v.name] if isinstance(v, Place) else v for v in self._params)
        with connection.cursor() as cursor:
            return bytes(cursor.cursor.mogrify(self.sql, params)).decode()


def _prepare(connection: BaseDatabaseWrapper, session: _Session, text: str, types: tuple[str, ...]) -> str:
    """The new name of a statement; "" where it cannot be kept.

    It is done once a connection, and is not seen among what a page asks. Where PostgreSQL does not understand a
    statement without its values, the transaction goes on.
    """
    name = f"{session.prefix}_{next(session.numbers)}"
    declared = f" ({', '.join(types)})" if types else ""
    inside = connection.in_atomic_block
    with connection.connection.cursor() as cursor:
        if inside:
            cursor.execute(f"SAVEPOINT {name}")
        try:
            cursor.execute(f"PREPARE {name}{declared} AS {text}")
            made = name
        except psycopg2.Error as error:
            if inside:
                cursor.execute(f"ROLLBACK TO SAVEPOINT {name}")
            warnings.warn(f"This statement is not kept: {error}{text[:300]}", RuntimeWarning, stacklevel=2)
            made = ""
        if inside:
            cursor.execute(f"RELEASE SAVEPOINT {name}")
        session.names[text] = made
        while len(session.names) > MOST:
            _text, old = session.names.popitem(last=False)
            if old:
                cursor.execute(f"DEALLOCATE {old}")
    return made


def preparation(connection: BaseDatabaseWrapper, name: str) -> str:
    """How the server was told of a statement: for who explains what a page asks. "" where nothing has that name."""
    with connection.connection.cursor() as cursor:
        cursor.execute("SELECT statement FROM pg_prepared_statements WHERE name = %s", [name])
        found = cursor.fetchone()
    return found[0] if found else ""
