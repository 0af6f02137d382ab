"""Two who act at the same moment: one waits for the other, nobody for ever, and both are told plainly."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.db import OperationalError, connection, transaction

from cooperation.access import Actor, Role, acting_as
from cooperation.errors import Conflict, DomainError
from programs.models import Contribution, Position, PositionDraft, Release, Responsibility, Side
from programs.services import authority, closures, editions, releases, taking_effect
from programs.services.consolidation import Taken, take_in_many
from programs.services.contributions import ContributionRow, request_contributions, write_contributions
from programs.services.positions import DraftRow, PositionContent, save_drafts
from programs.services.releases import release_set
from tests.cast import Cast, admit, make_cast, save, text
from tests.programs.test_change_sets import letters, proposed, row

pytestmark = pytest.mark.django_db(transaction=True)

NUMBERS = ("1.1", "1.2", "2.1")


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    with transaction.atomic():
        return make_cast()


@dataclass
class Acting:
    """One who acts in a connection of their own; `said` is what came of it."""

    act: Callable[[], Any]
    said: Any = None
    process: int = 0
    thread: threading.Thread = field(init=False)

    def start(self, barrier: threading.Barrier) -> None:
        self.thread = threading.Thread(target=self._run, args=[barrier])
        self.thread.start()

    def _run(self, barrier: threading.Barrier) -> None:
        try:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_backend_pid()")
                self.process = cursor.fetchone()[0]
            barrier.wait()
            self.said = self.act()
        except (DomainError, OperationalError, threading.BrokenBarrierError) as error:
            self.said = error
        finally:
            connection.close()

    def waits(self) -> bool:
        """Whether they wait for another now; False where they are done already."""
        while self.thread.is_alive():
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_blocking_pids(%s)", [self.process])
                if cursor.fetchone()[0]:
                    return True
        return False


@contextmanager
def at_once(*acts: Callable[[], Any]) -> Iterator[tuple[Callable[[], Any], list[Acting]]]:
    """(go, those who act): they begin at the same moment with go(), and are done when this ends."""
    found = [Acting(act) for act in acts]
    barrier = threading.Barrier(len(found) + 1)
    for one in found:
        one.start(barrier)
    try:
        yield barrier.wait, found
    finally:
        barrier.abort()
        for one in found:
            one.thread.join()


# --- Many rows --------------------------------------------------------------------------------------------------------


def asked(cast: Cast, *, handed_in: bool = False) -> list[Contribution]:
    """What the ministry is asked for, by id; the first stands last in its table."""
    Responsibility.unscoped.filter(party=cast.by).delete()
    for number in NUMBERS:
        Responsibility.unscoped.create(
            item=cast.items[number], party=cast.by, organisation=cast.organisations["by_ministry"]
        )
    made = request_contributions(cast.actor("by_coordinator"), round_id=cast.round.pk, due=cast.round.cut_off)
    if handed_in:
        write_contributions(cast.actor("by_contributor"), round_id=cast.round.pk, rows=answers(made, True))
    with acting_as(cast.actor("by_coordinator")):
        first = Contribution.unscoped.order_by("pk")[0]
        first.save(update_fields=["due"])
        return list(Contribution.unscoped.order_by("pk"))


def answers(found: list[Contribution], hand_in: bool = False) -> list[ContributionRow]:
    content = PositionContent("on_track", text=text("As planned"))
    return [ContributionRow(one.pk, content, hand_in, one.version) for one in reversed(found)]


def answering(cast: Cast) -> tuple[Any, list[Any], Callable[[], Any]]:
    found = asked(cast)
    actor = cast.actor("by_contributor")
    return (
        Contribution,
        found,
        lambda: write_contributions(actor, round_id=cast.round.pk, rows=answers(found)),
    )


def taking_in(cast: Cast) -> tuple[Any, list[Any], Callable[[], Any]]:
    found = asked(cast, handed_in=True)
    actor, rows = cast.actor("by_coordinator"), [Taken(one.pk, one.version) for one in reversed(found)]
    return Contribution, found, lambda: take_in_many(actor, round_id=cast.round.pk, rows=rows)


def consolidating(cast: Cast) -> tuple[Any, list[Any], Callable[[], Any]]:
    found = asked(cast, handed_in=True)
    actor, rows = cast.actor("by_coordinator"), [Taken(one.pk, one.version) for one in reversed(found)]
    for number in NUMBERS:
        save(cast, "by_coordinator", number, ready=False)
    with acting_as(actor):
        drafts = list(PositionDraft.unscoped.order_by("pk"))
        drafts[0].save(update_fields=["saved_at"])
    return PositionDraft, drafts, lambda: take_in_many(actor, round_id=cast.round.pk, rows=rows)


@pytest.mark.parametrize("begin", [answering, taking_in, consolidating])
def test_rows_are_taken_in_the_order_of_their_keys(
    cast: Cast, begin: Callable[[Cast], tuple[Any, list[Any], Callable[[], Any]]]
) -> None:
    model, rows, act = begin(cast)

    def as_they_lie() -> Any:
        """With rows read in the order in which they lie, where no other is asked for."""
        with connection.cursor() as cursor:
            cursor.execute("SET enable_indexscan = off; SET enable_bitmapscan = off")
        return act()

    with at_once(as_they_lie) as (go, (other,)), acting_as(cast.actor("by_coordinator")):
        model.unscoped.select_for_update().get(pk=rows[0].pk)
        go()
        assert other.waits()
        # It waits for the first, and keeps none of those that come after.
        later = [one.pk for one in rows[1:]]
        held = model.unscoped.filter(pk__in=later).select_for_update(skip_locked=True)
        assert {one.pk for one in held} == set(later)
    assert isinstance(other.said, list)


def test_two_who_begin_the_same_drafts_in_another_order_do_not_block_one_another(cast: Cast) -> None:
    admit(cast, "by_second", Role.COORDINATOR, body=cast.body, organisation=cast.organisations["by"])
    rows = [DraftRow(cast.items[number].pk, PositionContent("on_track")) for number in NUMBERS]
    first, second = cast.actor("by_coordinator"), cast.actor("by_second")

    def saving(actor: Actor, given: list[DraftRow]) -> Callable[[], Any]:
        return lambda: save_drafts(actor, round_id=cast.round.pk, rows=given)

    with at_once(saving(first, rows), saving(second, rows[::-1])) as (go, both), acting_as(first):
        # Both come as far as the second item.
        save_drafts(first, round_id=cast.round.pk, rows=rows[1:2])
        go()
        assert all(one.waits() for one in both)
        transaction.set_rollback(True)
    assert sorted(type(one.said).__name__ for one in both) == ["Stale", "list"]


# --- Releases ---------------------------------------------------------------------------------------------------------


def test_of_two_coordinators_who_release_at_once_one_is_told_that_nothing_is_left(cast: Cast) -> None:
    admit(cast, "by_second", Role.COORDINATOR, body=cast.body, organisation=cast.organisations["by"])
    drafts = [save(cast, "by_coordinator", number) for number in NUMBERS]
    seen = {draft.pk: draft.version for draft in drafts}
    actors = [cast.actor("by_coordinator"), cast.actor("by_second")]

    def releasing(actor: Actor) -> Callable[[], Any]:
        return lambda: release_set(actor, round_id=cast.round.pk, seen=seen)

    with at_once(*map(releasing, actors)) as (go, both), acting_as(actors[0]):
        Side.unscoped.select_for_update().get(programme=cast.programme, party=cast.by)
        go()
        assert all(one.waits() for one in both)
    told = [one.said for one in both if isinstance(one.said, Conflict)]
    assert [str(refusal.detail) for refusal in told] == ["No position is ready to release."]
    assert [one.said.count for one in both if isinstance(one.said, Release)] == [3]
    with acting_as(actors[0]):
        assert Release.unscoped.get(party=cast.by).number == 1
        assert Position.unscoped.filter(party=cast.by, current=True).count() == 3


@pytest.mark.parametrize("looked", [True, False])
def test_a_release_waits_for_a_change_set_that_takes_effect_and_leaves_out_what_left_the_plan(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, looked: bool
) -> None:
    drafts = [save(cast, "ru_coordinator", number) for number in ("1.1", "1.2")]
    seen = {draft.pk: draft.version for draft in drafts} if looked else None
    with acting_as(cast.actor("by_reader")):
        found = letters(cast, proposed(cast, row(cast, "withdraw", "1.1")))
    secretary, coordinator = cast.actor("by_secretary"), cast.actor("ru_coordinator")
    put_in_force = editions.put_in_force

    def release() -> Any:
        return release_set(coordinator, round_id=cast.round.pk, seen=seen)

    with at_once(release) as (go, (other,)):

        def written(*args: Any) -> Any:
            go()
            assert other.waits()
            return put_in_force(*args)

        monkeypatch.setattr(editions, "put_in_force", written)
        taking_effect.take_effect(secretary, change_set_id=found.pk, version=found.version)
    with acting_as(coordinator):
        released = list(Position.unscoped.values_list("item_id", flat=True))
    if looked:
        assert isinstance(other.said, Conflict)
        assert "The set has changed since you looked at it" in str(other.said.detail)
        assert released == []
    else:
        assert released == [cast.items["1.2"].pk]


def test_a_change_set_waits_for_a_release_and_takes_effect_after_it(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(cast, "ru_coordinator", "1.1")
    with acting_as(cast.actor("by_reader")):
        found = letters(cast, proposed(cast, row(cast, "withdraw", "1.1")))
    secretary, coordinator = cast.actor("by_secretary"), cast.actor("ru_coordinator")
    publish = releases._publish

    def take_effect() -> Any:
        return taking_effect.take_effect(secretary, change_set_id=found.pk, version=found.version)

    with at_once(take_effect) as (go, (other,)):

        def published(*args: Any) -> Any:
            go()
            assert other.waits()
            return publish(*args)

        monkeypatch.setattr(releases, "_publish", published)
        made = release_set(coordinator, round_id=cast.round.pk)
    assert (made.count, other.said.state) == (1, "taken_effect")


def test_a_side_agrees_to_a_closing_while_a_change_set_takes_effect_on_the_item(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    closure = closures.propose_closure(
        cast.actor("by_coordinator"), item_id=cast.items["1.1"].pk, kind="lapsed", result=text("Nothing")
    )
    with acting_as(cast.actor("by_reader")):
        found = letters(cast, proposed(cast, row(cast, "withdraw", "1.1")))
    secretary, coordinator = cast.actor("by_secretary"), cast.actor("ru_coordinator")
    enter = authority.enter

    def take_effect() -> Any:
        return taking_effect.take_effect(secretary, change_set_id=found.pk, version=found.version)

    with at_once(take_effect) as (go, (other,)):

        def entered(*args: Any, **given: Any) -> Any:
            go()
            assert other.waits()
            return enter(*args, **given)

        monkeypatch.setattr(authority, "enter", entered)
        agreed = closures.agree_closure(
            coordinator, closure_id=closure.pk, act=authority.ActInput(), version=closure.version
        )
    assert (agreed.state, other.said.state) == ("agreed", "taken_effect")
