"""A side that has not signed the minutes is told so before the day, and every week after it."""

from datetime import date

import pytest

from meetings.models import Minutes, MinutesAct, Reminder, Review, ScheduleStep
from meetings.services import dispatch
from meetings.services.planning import plan_all
from programs.models import Body, Party

from .conftest import MailBox, World, at, clock_at, text_of


def made(world: World, number: int = 1) -> Minutes:
    return Minutes.unscoped.create(review=world.review, number=number, pdf=b"x", sha256="0" * 64)


def sign(minutes: Minutes, party: Party) -> None:
    MinutesAct.unscoped.create(minutes=minutes, kind="signed", party=party, done_on=date(2026, 11, 18))


@pytest.fixture
def held(world: World) -> World:
    """The session is over; its minutes are to be signed by 30 November 2026."""
    Body.unscoped.filter(pk=world.body.pk).update(step_leads=[7, 1])
    Review.unscoped.filter(pk=world.review.pk).update(state="concluded")
    ScheduleStep.unscoped.filter(review=world.review).exclude(kind="signed").delete()
    ScheduleStep.unscoped.filter(review=world.review).update(due_on=date(2026, 11, 30), by_hand=True)
    return world


def told() -> list[tuple[str, str, int, str]]:
    rows = Reminder.unscoped.filter(kind="signature")
    return [
        (name, str(day), lead, state)
        for name, day, lead, state in rows.values_list(
            "recipient__name", "occasion", "lead_days", "state"
        ).order_by("recipient__name", "occasion", "-lead_days")
    ]


def test_each_side_that_has_not_signed_is_told_at_the_leads_of_the_body(held: World) -> None:
    sign(made(held), held.ru)
    held.person(held.by, "hans", "en", "Europe/Minsk", role="head_of_delegation")
    held.person(held.by, "rita", "en", "Europe/Minsk", role="coordinator")
    plan_all(now=at("2026-11-19"))
    assert told() == [(name, "2026-11-30", lead, "planned") for name in ("anna", "hans") for lead in (7, 1)]


def test_the_mail_says_what_is_to_be_signed_by_when_and_where(held: World, box: MailBox) -> None:
    minutes = made(held)
    dispatch.tick(clock=clock_at("2026-11-23"))
    (mail,) = box.to("anna")
    assert mail["Subject"] == "By 30 Nov 2026, for signature: Protocol, 8th session"
    said = text_of(mail)
    assert "Protocol: your side is to sign by 30 Nov 2026." in said
    assert "- Version 1" in said
    assert f"http://testserver/minutes/{minutes.pk}/" in said


def test_the_words_are_those_of_the_body(held: World, box: MailBox) -> None:
    Body.unscoped.filter(pk=held.body.pk).update(minutes_word="agreed_minutes", review_word="meeting")
    made(held)
    dispatch.tick(clock=clock_at("2026-11-23"))
    assert box.to("anna")[0]["Subject"] == "By 30 Nov 2026, for signature: Agreed minutes, 8th meeting"


def test_after_the_day_it_is_said_every_week_until_it_is_signed(held: World, box: MailBox) -> None:
    minutes = made(held)
    for day in ("2026-11-29", "2026-12-03", "2026-12-07", "2026-12-10", "2026-12-14"):
        dispatch.tick(clock=clock_at(day))
    sign(minutes, held.by)
    for day in ("2026-12-21", "2026-12-28"):
        dispatch.tick(clock=clock_at(day))
    subjects = [mail["Subject"] for mail in box.to("anna")]
    overdue = "Signature overdue since 30 Nov 2026: Protocol, 8th session"
    assert subjects == ["By 30 Nov 2026, for signature: Protocol, 8th session", overdue, overdue]
    assert len(box.to("boris")) == 5


def test_what_was_signed_since_it_was_planned_is_not_said(held: World, box: MailBox) -> None:
    minutes = made(held)
    plan_all(now=at("2026-11-22"))
    sign(minutes, held.by)
    dispatch.dispatch(clock=clock_at("2026-11-23", 13))
    assert box.to("anna") == []
    assert len(box.to("boris")) == 1


def test_only_the_newest_version_is_asked_for(held: World) -> None:
    made(held)
    plan_all(now=at("2026-11-22"))
    newest = made(held, 2)
    plan_all(now=at("2026-11-22"))
    open_rows = Reminder.unscoped.filter(kind="signature", state="planned")
    assert {row.subject for row in open_rows} == {newest.pk}
    sign(newest, held.by)
    plan_all(now=at("2026-11-22"))
    assert {name for name, *_rest, state in told() if state == "planned"} == {"boris"}


def test_without_a_day_nothing_is_asked(held: World) -> None:
    made(held)
    ScheduleStep.unscoped.filter(review=held.review).update(due_on=None, by_hand=False)
    plan_all(now=at("2026-11-22"))
    assert told() == []
