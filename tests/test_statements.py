"""Statements made once: they give what their querysets give, to each actor what that actor may see."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cooperation import clock
from cooperation.access import NOBODY, acting_as
from cooperation.statements import Counted, Listed, Slot, Statement, any_of, array, statement
from programs.models import Position, Programme, Responsibility, Side, Wording
from tests.cast import Cast, release, save

made: list[str] = []


@statement
def positions(actor):
    made.append(actor.name)
    return Position.objects.visible_to(actor).filter(item_id=Slot("item")).order_by("id")


def test_it_is_made_once_for_an_actor_and_run_with_other_values_each_time(cast: Cast) -> None:
    save(cast, "by_coordinator", "1.1", status="blocked")
    save(cast, "by_coordinator", "1.2", status="on_track")
    release(cast, "by_coordinator")
    made.clear()
    actor = cast.actor("by_reader")
    with acting_as(actor), CaptureQueriesContext(connection) as asked:
        said = {number: positions(actor)(item=cast.items[number].pk) for number in ("1.1", "1.2", "2.1")}
    assert {number: [row.status for row in rows] for number, rows in said.items()} == {
        "1.1": ["blocked"], "1.2": ["on_track"], "2.1": [],
    }  # fmt: skip
    assert len(made) == 1
    assert len(asked.captured_queries) == 3


def test_each_actor_has_its_own(cast: Cast) -> None:
    cast.round.exchange = "simultaneous"
    cast.round.save()
    save(cast, "by_coordinator", "1.1", status="blocked")
    release(cast, "by_coordinator")
    for key, seen in (("by_reader", 1), ("ru_reader", 0), ("outsider", 0), ("by_reader", 1)):
        actor = cast.actor(key)
        with acting_as(actor):
            assert len(positions(actor)(item=cast.items["1.1"].pk)) == seen, key
    # A right that is taken away takes its statements away.
    actor = replace(cast.actor("by_reader"), programme_ids=frozenset())
    with acting_as(actor):
        assert positions(actor)(item=cast.items["1.1"].pk) == []


def test_nobody_is_answered_without_a_question_to_the_database(cast: Cast, django_assert_num_queries) -> None:
    with django_assert_num_queries(0):
        assert positions(NOBODY)(item=cast.items["1.1"].pk) == []
        assert positions(NOBODY).first(item=cast.items["1.1"].pk) is None


def test_rows_come_as_the_queryset_gives_them(cast: Cast) -> None:
    everywhere = Programme.unscoped.values("pk")
    wordings = Wording.unscoped.select_related("section").filter(programme__in=everywhere).order_by("id")
    for rows in (
        wordings,
        wordings.values("number", "deadline", "title", "due_on"),
        wordings.values_list("number", "deadline"),
        wordings.values_list("deadline", flat=True),
        Side.unscoped.select_related("party").order_by("programme", "order").distinct(),
    ):
        assert Statement(rows)() == list(rows)
    one = Statement(wordings).first()
    assert one.section.title == wordings.first().section.title


def test_a_list_of_ids_goes_into_one_slot(cast: Cast) -> None:
    chosen = [cast.items["1.1"].pk, cast.items["2.10"].pk]
    rows = Wording.unscoped.filter(any_of("item_id", Slot("ids"))).order_by("sort_key")
    assert [row.number for row in Statement(rows)(ids=array(chosen))] == ["1.1", "2.10"]
    assert Statement(rows)(ids=array([])) == []


def test_a_missing_value_and_a_prefetch_are_refused(cast: Cast) -> None:
    with pytest.raises(KeyError):
        positions(cast.actor("by_reader"))()
    with pytest.raises(TypeError):
        Statement(Programme.unscoped.prefetch_related("sides"))


def test_a_statement_is_made_anew_each_day(cast: Cast, time_machine) -> None:
    @statement
    def held(actor):
        return Responsibility.objects.visible_to(actor).now(actor).filter(item_id=Slot("item"))

    today = clock.today()
    Responsibility.unscoped.filter(item=cast.items["2.2"]).update(until=today)
    actor = cast.actor("ru_reader")
    with acting_as(actor):
        assert len(held(actor)(item=cast.items["2.2"].pk)) == 1
        time_machine.move_to(clock.now() + timedelta(days=1))
        assert held(actor)(item=cast.items["2.2"].pk) == []


def test_what_is_known_to_be_empty_is_listed_as_nothing_and_counted_as_none(cast: Cast) -> None:
    """Django does not put a query without rows into the statement: its place must not be taken by NULL or 0."""
    said, count = (
        Listed(Position.unscoped.none().values("pk")),
        Counted(Position.unscoped.none().values("pk")),
    )
    (row,) = Statement(Programme.unscoped.filter(pk=cast.programme.pk).values_list("code", said, count))()
    assert row == ("by-ru", "[]", 0)
