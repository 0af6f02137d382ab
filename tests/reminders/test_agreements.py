"""The end of an agreement's term and the last day for notice are said 90, 30 and 7 days before."""

from datetime import date
from typing import Any

import pytest

from meetings.models import Reminder
from meetings.services import dispatch
from meetings.services.planning import plan_all
from programs import models as m

from .conftest import MailBox, World, at, clock_at, text_of

TITLE = {"en": "Agreement on standards", "ru": "Соглашение о стандартах"}


@pytest.fixture
def agreement(world: World) -> Any:
    """In force until 30 June 2027, notice until 31 March 2027; kept by the body."""
    world.person(world.by, "rita", "en", "Europe/Minsk", role="coordinator")
    world.person(world.by, "paul", "en", "Europe/Minsk", role="reader")
    world.person(world.by, "joan", "en", "Europe/Minsk", role="joint_secretariat", joint=True)
    return m.Agreement.unscoped.create(
        body=world.body, kind="agreement", level="inter_agency", character="binding", title=TITLE,
        expires_on=date(2027, 6, 30), notice_by=date(2027, 3, 31),
    )  # fmt: skip


def told(kind: str) -> list[tuple[str, int]]:
    rows = Reminder.unscoped.filter(kind=kind, state="planned")
    return sorted(rows.values_list("recipient__name", "lead_days"))


def test_secretaries_and_coordinators_are_told_at_three_leads_of_both_days(agreement: Any) -> None:
    expected = sorted((name, lead) for name in ("anna", "boris", "joan", "rita") for lead in (90, 30, 7))
    # What is further away is planned when it has come nearer.
    plan_all(now=at("2026-12-01"))
    assert told("notice") == told("expiry") == []
    plan_all(now=at("2026-12-20"))
    assert told("notice") == expected
    plan_all(now=at("2027-03-20"))
    assert told("expiry") == expected


def test_the_mail_says_what_ends_and_when(agreement: Any, box: MailBox) -> None:
    dispatch.tick(clock=clock_at("2027-03-01"))
    (mail,) = box.to("anna")
    assert mail["Subject"] == "By 31 Mar 2027: last day for notice, Agreement on standards"
    said = text_of(mail)
    assert "Notice may be given until 31 Mar 2027 (in 30 days)." in said
    assert "- In force until 30 Jun 2027" in said
    assert f"http://testserver/agreements/{agreement.pk}/" in said


def test_the_end_of_the_term_asks_to_extend_or_let_expire(agreement: Any, box: MailBox) -> None:
    dispatch.tick(clock=clock_at("2027-05-31"))
    (mail,) = box.to("anna")
    assert mail["Subject"] == "By 30 Jun 2027: extend or let expire, Agreement on standards"
    assert "- Last day for notice: 31 Mar 2027" in text_of(mail)


def test_a_day_recorded_anew_takes_the_place_of_the_old_one(agreement: Any, box: MailBox) -> None:
    plan_all(now=at("2027-03-25"))
    m.Agreement.unscoped.filter(pk=agreement.pk).update(expires_on=date(2032, 6, 30), notice_by=None)
    # Planned for the old days, and not said any more.
    dispatch.dispatch(clock=clock_at("2027-06-01"))
    assert box.mails() == []
    plan_all(now=at("2027-06-01"))
    plan_all(now=at("2032-03-25"))
    assert told("notice") == []
    rows = Reminder.unscoped.filter(kind="expiry", state="planned")
    assert set(rows.values_list("occasion", flat=True)) == {date(2032, 6, 30)}


@pytest.mark.parametrize(("members", "asked"), [(2, True), (1, False)])
def test_an_agreement_without_a_body_concerns_those_in_which_two_of_its_parties_sit(
    world: World, agreement: Any, members: int, asked: bool
) -> None:
    m.Agreement.unscoped.filter(pk=agreement.pk).update(body=None)
    for order, party in enumerate((world.by, world.ru)[:members], 1):
        m.AgreementParty.unscoped.create(agreement=agreement, party=party, order=order)
    plan_all(now=at("2027-03-25"))
    assert bool(told("expiry")) is asked
    assert set(Reminder.unscoped.filter(kind="expiry").values_list("body", flat=True)) <= {world.body.pk}


def test_what_is_over_is_not_said(agreement: Any) -> None:
    plan_all(now=at("2027-07-02"))
    assert told("expiry") == []
    assert told("notice") == []
