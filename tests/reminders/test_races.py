"""Moving and cancelling against sending: nothing is handed over after a change that has committed."""

import os
import random
import threading
from collections.abc import Callable

import pytest
from django.db import connection, transaction

from meetings.models import Message, Reminder, Review
from meetings.services import dispatch
from meetings.services.carriers import Reply, Verdict
from meetings.services.planning import plan_all

from .conftest import World, at, clock_at

DUE = "2026-10-14"
RACES = int(os.environ.get("REMINDER_RACES", "40"))


class Racing:
    """A carrier that calls `at_hand_over` just before it hands over."""

    answer_seconds = 1.0

    def __init__(self, at_hand_over: Callable[[], None]) -> None:
        self.at_hand_over = at_hand_over

    def carry(
        self, *, message_id: object, address: str, content: bytes, hand_over: Callable[[], None]
    ) -> Reply:
        self.at_hand_over()
        hand_over()
        return Reply(Verdict.SENT)

    def close(self) -> None:
        return None


def spread(chance: random.Random) -> None:
    """A moment of up to five milliseconds, so that the races differ."""
    threading.Event().wait(chance.random() * 0.005)


def change(
    review: Review, message: object, chance: random.Random, start: threading.Barrier, seen: list[str]
) -> None:
    """Moves or cancels as the services do, with the row of the session locked; and reads, as the last thing before it
    commits, how the mail stands for everybody.
    """
    fields: dict[str, object] = {"schedule_version": review.schedule_version + 1}
    if chance.random() < 0.5:
        fields["state"] = "cancelled"
    try:
        connection.ensure_connection()
        start.wait(30)
        spread(chance)
        with transaction.atomic():
            Review.unscoped.select_for_update().get(pk=review.pk)
            Review.unscoped.filter(pk=review.pk).update(**fields)
            spread(chance)
            seen.append(Message.unscoped.values_list("state", flat=True).get(pk=message))
    finally:
        connection.close()


def compose_anew(world: World) -> dispatch.Claim:
    Message.unscoped.all().delete()
    Review.unscoped.filter(pk=world.review.pk).update(schedule_version=1, state="confirmed")
    Reminder.unscoped.update(state="planned", message=None)
    assert dispatch.compose(dispatch.WORKER, recipient_id=world.anna.pk, now=at(DUE))
    claim = dispatch.lease(dispatch.WORKER, now=at(DUE))
    assert claim is not None
    return claim


def test_nothing_is_handed_over_after_a_change_that_has_committed(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    plan_all(now=at("2026-10-01"))
    chance = random.Random(5)
    handed = stopped = wrong = 0
    for _race in range(RACES):
        claim = compose_anew(world)
        review = Review.unscoped.get(pk=world.review.pk)
        start = threading.Barrier(2)
        seen: list[str] = []
        mover = threading.Thread(
            target=change, args=(review, claim.message_id, random.Random(chance.random()), start, seen)
        )

        def together(start: threading.Barrier = start) -> None:
            start.wait(30)
            spread(chance)

        mover.start()
        reply = dispatch.attempt(claim, by=Racing(together), clock=clock_at(DUE))
        mover.join(30)
        assert seen
        if reply is None:
            stopped += 1
        else:
            handed += 1
            # Whoever changes a session whose mail has left must find that it has.
            wrong += seen[0] == "composed"
    with capsys.disabled():
        print(
            f"\nraces {RACES}: handed over {handed}, stopped {stopped}, handed over after the change {wrong}"
        )
    assert wrong == 0
    assert handed + stopped == RACES
