"""Positions owed in a round: told to contributors and coordinators, and what does not come to those above them."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction

from cooperation import clock
from cooperation.accounts.models import User
from meetings.models import Reminder
from meetings.services import dispatch
from meetings.services.planning import plan_all
from programs.models import Appointment, Body, Contribution, Grant, Person, Post, Round
from programs.services.contributions import request_contributions, write_contribution
from programs.services.positions import PositionContent
from tests.cast import Cast, make_cast, release, save, text

from .conftest import MailBox, at, clock_at, text_of

pytestmark = pytest.mark.families("positions", "unanswered")

CUT_OFF, DUE = date(2027, 3, 10), date(2027, 3, 8)


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    with transaction.atomic():
        made = make_cast()
        Round.unscoped.filter(pk=made.round.pk).update(cut_off=CUT_OFF)
        made.round.refresh_from_db()
    return made


def ask(cast: Cast, due: date = DUE) -> Contribution:
    (found,) = request_contributions(
        cast.actor("by_coordinator"), round_id=cast.round.pk, due=due, note=text("Whispered"),
        item_ids=[cast.items["2.1"].pk],
    )  # fmt: skip
    return found


def superior_of(cast: Cast, key: str) -> User:
    """Somebody without any right, to whom this post reports."""
    user = User.objects.create(email="chief@by.example", name="Chief", time_zone="Europe/Minsk")
    person = Person.unscoped.create(party=cast.by, user=user, name=text("Chief"))
    post = Post.unscoped.create(organisation=cast.organisations["by"], title=text("Head of department"))
    Appointment.unscoped.create(person=person, post=post, since=None)
    Post.unscoped.filter(pk=cast.posts[key].pk).update(superior=post)
    return user


def tick(day: str) -> None:
    dispatch.tick(clock=clock_at(day))


def to(box: MailBox, cast: Cast, key: str) -> list[Any]:
    return box.to(cast.users[key].email)


def test_the_coordinator_of_each_side_is_reminded_at_the_leads_of_the_body(cast: Cast, box: MailBox) -> None:
    plan_all(now=at("2027-02-20"))
    rows = Reminder.unscoped.filter(kind="positions").values_list(
        "recipient__name", "occasion", "lead_days", "subject"
    )
    assert sorted(rows) == [
        (name, CUT_OFF, lead, cast.round.pk)
        for name in ("By Coordinator", "Ru Coordinator")
        for lead in (1, 7)
    ]
    tick("2027-03-03")
    (mail,) = to(box, cast, "by_coordinator")
    assert mail["Subject"] == "Positions due by 10 Mar 2027: Defence-industrial cooperation, round 1"
    assert "5 items are still without a draft ready" in text_of(mail)
    assert f"/work/{cast.round.pk}/" in text_of(mail)


def test_a_side_that_has_released_is_reminded_no_more_and_the_other_side_is(cast: Cast, box: MailBox) -> None:
    plan_all(now=at("2027-02-20"))
    save(cast, "by_coordinator", "1.1")
    release(cast, "by_coordinator")
    tick("2027-03-03")
    tick("2027-03-11")
    assert to(box, cast, "by_coordinator") == []
    assert len(to(box, cast, "ru_coordinator")) == 2


def test_it_is_said_as_overdue_once_in_the_morning_after_the_cut_off(cast: Cast, box: MailBox) -> None:
    for day in ("2027-03-11", "2027-03-11", "2027-03-12"):
        tick(day)
    (mail,) = to(box, cast, "by_coordinator")
    assert mail["Subject"].startswith("Positions overdue since 10 Mar 2027")
    tick("2027-04-20")
    assert len(to(box, cast, "by_coordinator")) == 1


def test_a_contributor_is_reminded_of_what_they_still_owe_until_they_hand_it_in(
    cast: Cast, box: MailBox
) -> None:
    found = ask(cast)
    dispatch.tick()
    tick("2027-03-01")
    asked, owed = to(box, cast, "by_contributor")
    assert asked["Subject"].startswith("Contribution asked for by")
    assert owed["Subject"].startswith("Contribution still due by 8 Mar 2027")
    assert "BY ministry still owes its contribution on 1 item" in text_of(owed)
    assert "Whispered" not in text_of(owed)
    write_contribution(
        cast.actor("by_contributor"), contribution_id=found.pk, version=found.version, hand_in=True,
        content=PositionContent(status="on_track", text=text("Done")),
    )  # fmt: skip
    tick("2027-03-07")
    tick("2027-03-09")
    assert len(to(box, cast, "by_contributor")) == 2
    assert not [mail for mail in to(box, cast, "by_coordinator") if "Contribution" in mail["Subject"]]


def test_on_the_day_of_the_request_nothing_is_said_twice(cast: Cast, box: MailBox) -> None:
    ask(cast, clock.today("UTC") + timedelta(7))
    dispatch.tick()
    leads = Reminder.unscoped.filter(kind="contribution").values_list("lead_days", flat=True)
    assert list(leads) == [1]
    assert len(to(box, cast, "by_contributor")) == 1


def test_what_is_unanswered_goes_to_the_coordinator_and_then_to_a_superior_who_reads_nothing(
    cast: Cast, box: MailBox
) -> None:
    superior = superior_of(cast, "by_contributor")
    Body.unscoped.update(step_leads=[])
    ask(cast)
    tick("2027-03-09")
    (first,) = to(box, cast, "by_coordinator")
    assert first["Subject"].startswith("Contributions overdue since 8 Mar 2027: Defence-industrial")
    assert "BY ministry: 1 item" in text_of(first)
    assert box.to(superior.email) == []
    for _tick in range(2):
        tick("2027-03-11")
    (mail,) = box.to(superior.email)
    assert mail["Subject"] == "Contributions overdue since 8 Mar 2027: BY ministry"
    said = mail.as_string() + text_of(mail)
    assert "1 contribution was due by 8 Mar 2027" in said
    assert "report to you" in said
    for hidden in ("Defence", "optics", "2.1", "Whispered", f"{cast.round.pk}"):
        assert hidden not in said
    assert len(to(box, cast, "by_head")) == 0


def test_without_a_superior_it_goes_to_the_head_of_delegation_else_to_the_secretary(
    cast: Cast, box: MailBox
) -> None:
    ask(cast)
    tick("2027-03-11")
    (mail,) = to(box, cast, "by_head")
    assert "Defence-industrial cooperation" in mail["Subject"]
    assert to(box, cast, "by_secretary") == []
    Reminder.unscoped.all().delete()
    Grant.unscoped.filter(post=cast.posts["by_head"]).delete()
    tick("2027-03-12")
    assert len(to(box, cast, "by_secretary")) == 1


def test_positions_not_released_go_to_the_superior_of_the_coordinator_of_that_side_alone(
    cast: Cast, box: MailBox
) -> None:
    superior = superior_of(cast, "by_coordinator")
    tick("2027-03-12")
    assert box.to(superior.email) == []
    # The third day after it is a Saturday: it leaves on the Monday.
    tick("2027-03-14")
    assert box.to(superior.email) == []
    tick("2027-03-15")
    (mail,) = box.to(superior.email)
    assert mail["Subject"] == "Positions overdue since 10 Mar 2027: BY committee"
    assert "Defence" not in text_of(mail)
    # The other side has nobody above its coordinator on record.
    (other,) = to(box, cast, "ru_head")
    assert "BY" not in text_of(other)
    assert to(box, cast, "by_head") == []


def test_nothing_is_owed_in_a_closed_round(cast: Cast, box: MailBox) -> None:
    ask(cast)
    Round.unscoped.filter(pk=cast.round.pk).update(closed_at=clock.now())
    for day in ("2027-03-03", "2027-03-11", "2027-03-13"):
        tick(day)
    assert box.mails() == []
