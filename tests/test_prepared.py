"""Statements that PostgreSQL keeps planned: they give each actor its own rows, and outlive what a connection meets."""

from threading import Event
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection, models
from django.db.models import Value
from django.test.utils import CaptureQueriesContext

from cooperation import prepared
from cooperation.access import Actor, acting_as
from cooperation.errors import Conflict
from cooperation.statements import Slot, Statement, statement
from programs.models import PositionDraft, Programme
from tests.cast import Cast, save


@statement
def unfiltered() -> models.QuerySet[PositionDraft]:
    """Says nothing of who asks: what it gives is what row security lets through."""
    return PositionDraft.unscoped.filter(round_id=Slot("round")).order_by("item__external_id")


def ran(asked: CaptureQueriesContext) -> list[str]:
    """What was executed for statements, without the telling of who asks."""
    return [
        query["sql"]
        for query in asked.captured_queries
        if "programs_" in query["sql"] or "EXECUTE" in query["sql"]
    ]


def named(sql: str) -> str:
    return sql.split()[1] if sql.startswith("EXECUTE ") else ""


def test_one_kept_plan_gives_each_actor_the_rows_of_its_own_side(cast: Cast) -> None:
    save(cast, "by_coordinator", "1.1", status="blocked")
    save(cast, "ru_coordinator", "1.1", status="on_track")
    names: set[str] = set()
    for key, seen in (
        ("by_reader", ["blocked"]), ("ru_reader", ["on_track"]), ("outsider", []), ("by_reader", ["blocked"]),
    ):  # fmt: skip
        with acting_as(cast.actor(key)), CaptureQueriesContext(connection) as asked:
            assert [draft.status for draft in unfiltered()(round=cast.round.pk)] == seen, key
        names.update(map(named, ran(asked)))
    assert len(names) == 1
    assert "" not in names
    # With nobody in the database's mind, nothing is seen either.
    with acting_as(Actor()):
        assert unfiltered()(round=cast.round.pk) == []


def test_it_outlives_a_transaction_that_is_rolled_back(cast: Cast) -> None:
    save(cast, "by_coordinator", "1.1", status="blocked")
    actor = cast.actor("by_reader")

    def refused() -> None:
        with acting_as(actor):
            assert len(unfiltered()(round=cast.round.pk)) == 1
            raise Conflict("")

    for _turn in range(2):
        with pytest.raises(Conflict):
            refused()
    with acting_as(actor):
        assert len(unfiltered()(round=cast.round.pk)) == 1


@pytest.mark.django_db(transaction=True)
def test_a_new_connection_keeps_its_own() -> None:
    programmes = Statement(Programme.unscoped.filter(pk=Slot("programme")))
    names = []
    for _connection in range(2):
        connection.close()
        with acting_as(Actor()), CaptureQueriesContext(connection) as asked:
            assert programmes(programme=uuid4()) == []
        names.append(named(ran(asked)[0]))
    assert all(names)
    assert names[0] != names[1]


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_a_name_that_is_lost_does_no_harm(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who asks is read before the transaction begins; a pooler may have given another server process since."""
    monkeypatch.setattr(prepared, "_pooled", Event())
    kept = prepared.Kept("SELECT %s::text", (prepared.Place("word"),))
    with acting_as(Actor()):
        pass
    with connection.cursor() as cursor:
        for lost in (False, True):
            if lost:
                cursor.execute("DEALLOCATE ALL")
            kept.execute(cursor, {"word": "said"})
            assert cursor.fetchall() == [("said",)]
            assert prepared._pooled.is_set() is lost
    connection.close()


def test_behind_a_pooler_nothing_is_kept(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """One connection of ours meets another server process in its next transaction."""
    monkeypatch.setattr(prepared, "_pooled", Event())
    programmes = Statement(Programme.unscoped.filter(pk=Slot("programme")))
    with acting_as(Actor()), CaptureQueriesContext(connection) as asked:
        programmes(programme=cast.programme.pk)
        prepared.met(connection.connection, -1)
        assert [found.pk for found in programmes(programme=cast.programme.pk)] == [cast.programme.pk]
    assert [bool(named(sql)) for sql in ran(asked)] == [True, False]


def test_it_may_be_switched_off_and_begins_with_the_run_that_is_set(cast: Cast, settings: Any) -> None:
    programmes = Statement(Programme.unscoped.filter(pk=Slot("programme")))
    settings.PREPARED_FROM = 2
    with acting_as(Actor()), CaptureQueriesContext(connection) as asked:
        for _run in range(3):
            programmes(programme=cast.programme.pk)
        settings.PREPARED_STATEMENTS = False
        programmes(programme=cast.programme.pk)
    assert [bool(named(sql)) for sql in ran(asked)] == [False, True, True, False]


def test_a_value_on_which_the_best_plan_depends_is_planned_each_time(cast: Cast) -> None:
    wordings = Statement(cast.programme.wordings.filter(number=Slot("typed", weighs=True)))
    with acting_as(Actor()), CaptureQueriesContext(connection) as asked:
        assert [row.number for row in wordings(typed="1.1")] == ["1.1"]
    assert [named(sql) for sql in ran(asked)] == [""]


def test_what_cannot_be_understood_without_its_values_is_run_with_them(cast: Cast) -> None:
    """The transaction goes on, and it is tried once a connection."""
    said = Statement(
        Programme.unscoped.filter(pk=Slot("programme")).values_list(
            models.Func(Slot("word"), function="pg_typeof", output_field=models.TextField())
        )
    )
    with acting_as(Actor()):
        with pytest.warns(RuntimeWarning, match="not kept"):
            assert said(programme=cast.programme.pk, word="x") == [("unknown",)]
        assert said(programme=cast.programme.pk, word="x") == [("unknown",)]


def test_a_connection_keeps_so_many_and_lets_the_longest_unused_go(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prepared, "MOST", 3)
    asked = [Statement(Programme.unscoped.filter(pk=Slot("p")).annotate(n=Value(n))) for n in range(5)]
    with acting_as(Actor()):
        for each in (*asked, asked[2], *asked):
            assert len(each(p=cast.programme.pk)) == 1
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE '%AS \"n\"%'")
            assert cursor.fetchone() == (3,)
