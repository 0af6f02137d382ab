"""What nobody could send in time is said once, late, in one digest a reader; nothing stale goes out as if new."""

from datetime import date

from meetings.models import Message, Reminder, ScheduleStep
from meetings.services import dispatch
from meetings.services.carriers import carrier
from meetings.services.planning import plan_all

from .conftest import MailBox, World, at, clock_at, text_of

LATE = "You would have been told"


def test_a_session_that_began_while_all_was_down_is_said_once_late(world: World, box: MailBox) -> None:
    plan_all(now=at("2026-10-01"))
    for hour in (12, 13):
        dispatch.tick(clock=clock_at("2026-11-20", hour))
    (mail,) = box.to("anna")
    said = text_of(mail)
    assert mail["Subject"].startswith("Told late: 8th session, Minsk, 12 Nov 2026")
    assert LATE in said
    assert said.count(str(world.review.pk)) == 1
    assert "begins on" not in said
    rows = Reminder.unscoped.filter(recipient=world.anna)
    assert [(row.state, row.late) for row in rows.filter(late=True)] == [("sent", True)]
    assert set(rows.filter(late=False).values_list("state", flat=True)) == {"lapsed"}


def test_who_was_told_of_the_session_before_needs_no_late_word(world: World, box: MailBox) -> None:
    dispatch.tick(clock=clock_at("2026-10-14"))
    dispatch.tick(clock=clock_at("2026-11-20"))
    (mail,) = box.to("anna")
    assert LATE not in text_of(mail)
    assert {row[4] for row in world.states()} == {"sent", "lapsed"}


def test_a_mail_that_waits_until_the_session_began_does_not_leave_as_it_is(
    world: World, box: MailBox
) -> None:
    plan_all(now=at("2026-10-01"))
    dispatch.compose(dispatch.WORKER, recipient_id=world.anna.pk, now=at("2026-11-11"))
    later = clock_at("2026-11-12", 11)
    claim = dispatch.lease(dispatch.WORKER, now=later())
    assert claim is not None
    assert dispatch.attempt(claim, by=carrier(), clock=later) is None
    assert not box.mails()
    dispatch.tick(clock=later)
    (mail,) = box.to("anna")
    assert LATE in text_of(mail)
    assert Message.unscoped.get(pk=claim.message_id).state == "withdrawn"


def test_a_deadline_that_passed_is_named_after_what_is_to_come(world: World, box: MailBox) -> None:
    type(world.body).unscoped.filter(pk=world.body.pk).update(step_leads=[1])
    ScheduleStep.unscoped.exclude(kind=ScheduleStep.Kind.PAPERS).update(due_on=None)
    ScheduleStep.unscoped.filter(kind=ScheduleStep.Kind.PAPERS).update(due_on=date(2026, 10, 13))
    plan_all(now=at("2026-10-01"))
    dispatch.tick(clock=clock_at("2026-10-14"))
    (mail,) = box.to("anna")
    fresh, late = text_of(mail).split(LATE)
    assert "8th session, Minsk, 12 Nov 2026" in mail["Subject"]
    assert "13 Oct 2026" in late
    assert "By 13 Oct 2026" not in fresh
    assert list(Reminder.unscoped.filter(recipient=world.anna, late=True).values_list("kind", flat=True)) == [
        "step"
    ]
    dispatch.tick(clock=clock_at("2026-10-14", 13))
    assert len(box.to("anna")) == 1


def test_a_day_of_outage_is_caught_up_in_one_tick_for_everybody(world: World, box: MailBox) -> None:
    people = [
        world.person(world.by, f"reader{n:03}", "en", "Europe/Minsk", role="reader") for n in range(130)
    ]
    plan_all(now=at("2026-10-12"))
    Reminder.unscoped.filter(lead_days=60).delete()
    done = dispatch.tick(clock=clock_at("2026-10-14"))
    assert done.sent == len(people) + 2
    assert len(box.mails()) == done.sent
    assert dispatch.tick(clock=clock_at("2026-10-14", 13)).sent == 0
