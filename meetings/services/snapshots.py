# ruff: noqa: S608 (only constants are joined into statements)
"""Freezing the state of a programme when a session is concluded, in the transaction that concludes it."""

from datetime import date

from django.db import connection
from django.db.models import Max

from meetings.models import Review, Snapshot
from meetings.selectors.states import COLUMNS, State
from programs.models import Edition


def freeze(review: Review, *, on: date, read_on: date | None = None) -> Snapshot:
    """Writes how the session leaves each item of the plan on the day `on`, one row an item, in one statement.

    The plan is that of the edition which the session's outcomes make, else the one in force. `read_on`: the last day of
    which agreements and extensions count, where a session is concluded on paper before it is here. Part of conclude():
    who may do that was asked there.
    """
    return _write(State(review, read_on or on, _edition(review)), on)


def freeze_afterwards(state: State) -> Snapshot:
    """The same of a session that was concluded earlier, as the history has it: for data that are written as a whole."""
    return _write(state, state.day)


def _write(state: State, on: date) -> Snapshot:
    snapshot = Snapshot.unscoped.create(
        review=state.review, programme_id=state.review.programme_id, edition=state.edition, taken_on=on
    )
    if snapshot.edition is None:
        return snapshot
    rows, given = state.sql()
    names = ", ".join(COLUMNS)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO meetings_snapshotline (id, version, snapshot_id, {names})"
            f" SELECT gen_random_uuid(), 1, %(made)s, {names} FROM ({rows}) state",
            {**given, "made": snapshot.pk},
        )
    return snapshot


def _edition(review: Review) -> int | None:
    if review.edition is not None:
        return review.edition.number
    known = Edition.unscoped.filter(programme_id=review.programme_id)
    in_force = known.filter(state=Edition.State.IN_FORCE).values_list("number", flat=True).first()
    return in_force or known.aggregate(last=Max("number"))["last"]
