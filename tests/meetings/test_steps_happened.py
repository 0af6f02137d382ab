"""Steps of a schedule that the record itself tells to be done: nobody has to note them by hand."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from cooperation import clock
from cooperation.access import acting_as
from cooperation.dates import FuzzyDate
from meetings import models as s
from meetings.selectors import steps
from meetings.services import steps as writing
from programs import models as m
from tests.meetings import sealing
from tests.meetings.table import Table, text
from tests.meetings.test_course import move, page

ZONE = "Europe/Minsk"


def stands(table: Table, kind: str, name: str = "ru.reader") -> tuple[str, object]:
    actor = table.actor(name)
    with acting_as(actor):
        rows = {row.kind: row for row in steps.of_review(actor, table.review.pk)}
    told = table.client(name).get(f"/api/v1/schedule-steps/?review={table.review.pk}&kind={kind}").json()
    (told,) = told["results"]
    happened = rows[kind].happened_on
    assert (told["state"], told["happened_on"]) == (rows[kind].stands, happened and happened.isoformat())
    return rows[kind].stands, happened


def release(table: Table, party: str, at: datetime, number: int = 1) -> None:
    m.Release.unscoped.create(
        programme=table.programme,
        round=table.round,
        party=table.parties[party],
        number=number,
        count=1,
        released_at=at,
    )


def test_positions_are_in_once_every_side_has_released_on_the_day_of_the_last(table: Table) -> None:
    late_evening = datetime(2026, 11, 1, 22, 30, tzinfo=ZoneInfo("UTC"))  # Already 2 November in Minsk.
    release(table, "BY", late_evening - timedelta(9))
    assert stands(table, "positions_due") == ("open", None)
    release(table, "RU", late_evening)
    # What is released again later changes nothing.
    release(table, "BY", late_evening + timedelta(5), number=2)
    assert stands(table, "positions_due") == ("done", late_evening.date() + timedelta(1))


def test_a_side_that_has_left_is_waited_for_no_more_and_without_a_round_nothing_is_known(
    table: Table,
) -> None:
    at = datetime(2026, 11, 1, 9, tzinfo=ZoneInfo("UTC"))
    release(table, "BY", at)
    m.Side.unscoped.filter(party=table.parties["RU"]).update(until=FuzzyDate("2020"))
    assert stands(table, "positions_due", "by.reader") == ("done", at.date())
    s.Review.unscoped.filter(pk=table.review.pk).update(round=None)
    assert stands(table, "positions_due", "by.reader")[0] != "done"


def paper(table: Table, number: int, states: str, **more: object) -> s.Paper:
    """A paper that is final in these languages."""
    found = s.Paper.unscoped.create(
        review=table.review, number=number, symbol=f"WP.{number}", title=text("x"), **more
    )
    for tag in ("ru", "en", "be"):
        final = tag in states.split()
        s.PaperVersion.unscoped.create(
            paper=found,
            language=tag,
            state="final" if final else "awaited",
            on=clock.today(ZONE) - timedelta(number) if final else None,
        )
    return found


def test_papers_are_out_once_each_is_final_in_every_working_language(table: Table) -> None:
    assert stands(table, "papers_out") == ("open", None)
    paper(table, 1, "ru en")
    assert stands(table, "papers_out") == ("done", clock.today(ZONE) - timedelta(1))
    paper(table, 2, "ru be")
    assert stands(table, "papers_out") == ("open", None)


def test_what_is_kept_to_some_has_no_say_in_it(table: Table) -> None:
    paper(table, 2, "ru en")
    by = table.parties["BY"].pk
    with acting_as(table.actor("by.coordinator")):
        paper(table, 1, "", audience="internal", readers=[by], circle="BY")
    for name in ("by.coordinator", "ru.reader"):
        assert stands(table, "papers_out", name) == ("done", clock.today(ZONE) - timedelta(2))


def test_papers_without_an_agenda_are_not_out(table: Table) -> None:
    paper(table, 1, "ru en")
    s.AgendaItem.unscoped.filter(review=table.review).delete()
    assert stands(table, "papers_out") == ("open", None)


def test_delegations_are_named_once_every_side_has_named_one(table: Table) -> None:
    for number, party in enumerate(("BY", "RU")):
        assert stands(table, "delegations_named") == ("open", None), number
        delegation = s.Delegation.unscoped.get(review=table.review, party=table.parties[party])
        person = m.Person.unscoped.filter(party=table.parties[party]).first()
        s.Delegate.unscoped.create(delegation=delegation, person=person, is_head=True)
    assert stands(table, "delegations_named") == ("done", None)
    assert "Delegations named" in page(table)


def test_the_draft_is_out_with_the_first_version_of_the_minutes(table: Table) -> None:
    assert stands(table, "draft_out") == ("open", None)
    at = datetime(2026, 12, 30, 22, tzinfo=ZoneInfo("UTC"))
    for number in (1, 2):
        s.Minutes.unscoped.create(
            review=table.review, number=number, pdf=b"x", sha256="0", made_at=at + timedelta(number)
        )
    assert stands(table, "draft_out") == ("done", at.date() + timedelta(2))


@pytest.mark.parametrize("kind", ["proposals_due", "signed", "entry_reported"])
def test_what_no_record_tells_is_noted_by_hand(table: Table, kind: str) -> None:
    assert stands(table, kind) == ("open", None)
    row = s.ScheduleStep.unscoped.get(review=table.review, kind=kind)
    today = clock.today(ZONE)
    writing.keep_step(
        table.actor("by.secretary"), step_id=row.pk, version=1, draft=writing.StepDraft(done_on=today)
    )
    assert stands(table, kind) == ("done", None)


def test_what_was_noted_by_hand_stays_whatever_the_record_tells(table: Table) -> None:
    row = s.ScheduleStep.unscoped.get(review=table.review, kind="papers_out")
    today = clock.today(ZONE)
    writing.keep_step(
        table.actor("by.secretary"), step_id=row.pk, version=1, draft=writing.StepDraft(done_on=today)
    )
    paper(table, 1, "ru")
    assert stands(table, "papers_out") == ("done", None)
    row.refresh_from_db()
    assert row.done_on == today


def test_what_has_happened_does_not_move_with_the_session_and_is_asked_for_no_more(table: Table) -> None:
    def due() -> dict[str, object]:
        return dict(s.ScheduleStep.unscoped.filter(review=table.review).values_list("kind", "due_on"))

    before = due()
    paper(table, 1, "ru en")
    move(table, 7)
    moved = {kind for kind, on in due().items() if on != before[kind]}
    assert "papers_out" not in moved
    assert "delegations_named" in moved
    open_ones = {row.kind for row in steps.not_done(s.ScheduleStep.unscoped.filter(review=table.review))}
    assert open_ones == set(before) - {"papers_out"}


def test_minutes_are_signed_and_approved_once_every_side_has(table: Table) -> None:
    m.Body.unscoped.filter(pk=table.body.pk).update(minutes_approved=True)
    table.review.state = "in_session"
    table.review.save(update_fields=["state"])
    sealing.concluded(table)
    s.ScheduleStep.unscoped.filter(review=table.review).delete()
    writing.lay_out([s.Review.unscoped.select_related("body", "round").get(pk=table.review.pk)])
    minutes = sealing.made(table)
    for kind in (sealing.AGREED, sealing.SIGNED, sealing.APPROVED):
        step = {"signed": "signed", "approved": "approved"}.get(kind)
        for code in table.parties:
            assert step is None or stands(table, step)[0] != "done"
            sealing.act(table, minutes, code, kind)
        assert step is None or stands(table, step) == ("done", clock.today(ZONE))
