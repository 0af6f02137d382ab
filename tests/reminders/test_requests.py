"""Whoever contributes for an organisation is told once that it was asked, or that something was sent back."""

from dataclasses import replace
from typing import Any

import pytest
from django.db import transaction

from cooperation import clock
from cooperation.access import acting_as, actor_of
from cooperation.accounts.models import User
from cooperation.dates import FuzzyDate
from meetings.models import Reminder
from meetings.services import composing, dispatch
from meetings.services.planning import plan_all
from programs.models import Appointment, Body, Contribution, Grant, Round
from programs.services.contributions import request_contributions, send_back, write_contribution
from programs.services.positions import PositionContent
from tests.cast import Cast, make_cast, text

from .conftest import MailBox, text_of

pytestmark = pytest.mark.families()


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    with transaction.atomic():
        made = make_cast()
        # Deadlines have tests of their own.
        Body.unscoped.update(step_leads=[])
        made.users["by_contributor"].language = "ru"
        made.users["by_contributor"].save(update_fields=["language"])
    return made


def ask(cast: Cast, *numbers: str) -> list[Contribution]:
    return request_contributions(
        cast.actor("by_coordinator"), round_id=cast.round.pk, due=cast.round.cut_off, note=text("Whispered to you"),
        item_ids=[cast.items[number].pk for number in numbers] or None,
    )  # fmt: skip


def hand_in(cast: Cast, found: Contribution) -> Contribution:
    return write_contribution(
        cast.actor("by_contributor"), contribution_id=found.pk, version=found.version, hand_in=True,
        content=PositionContent(status="on_track", text=text("Whispered in the answer")),
    )  # fmt: skip


def to_contributor(box: MailBox, cast: Cast) -> list[Any]:
    return box.to(cast.users["by_contributor"].email)


def test_the_contributor_of_the_organisation_gets_one_mail_in_their_language(
    cast: Cast, box: MailBox
) -> None:
    ask(cast)
    with acting_as(cast.actor("by_coordinator")):
        assert Contribution.unscoped.count() == 5
    dispatch.tick()
    (mail,) = box.mails()
    assert mail["To"].endswith(f"<{cast.users['by_contributor'].email}>")
    assert mail["Content-Language"] == "ru"
    assert mail["Subject"].startswith("Запрошены материалы до ")
    said = text_of(mail)
    assert "BY ministry" in said
    assert f"http://testserver/work/{cast.round.pk}/contributions/" in said
    dispatch.tick()
    assert len(box.mails()) == 1


def test_several_items_are_asked_for_in_one_mail(cast: Cast, box: MailBox) -> None:
    Grant.unscoped.filter(post=cast.posts["by_contributor"]).update(organisation=cast.organisations["by"])
    ask(cast)
    dispatch.tick()
    (mail,) = box.mails()
    assert "по 4 пунктам" in text_of(mail)


def test_the_mail_says_nothing_of_what_was_written(cast: Cast, box: MailBox) -> None:
    (found,) = ask(cast, "2.1")
    handed = hand_in(cast, found)
    send_back(
        cast.actor("by_coordinator"),
        contribution_id=found.pk,
        comment=text("Whispered back"),
        version=handed.version,
    )
    dispatch.tick()
    (mail,) = box.mails()
    assert "Whispered" not in mail.as_string()
    assert "Whispered" not in text_of(mail)
    assert "возвращ" in mail["Subject"].lower()


def test_each_sending_back_is_told_once(cast: Cast, box: MailBox) -> None:
    (found,) = ask(cast, "2.1")
    dispatch.tick()
    for count in (2, 3):
        handed = hand_in(cast, found)
        found = send_back(
            cast.actor("by_coordinator"),
            contribution_id=found.pk,
            comment=text("Again"),
            version=handed.version,
        )
        for _tick in range(2):
            dispatch.tick()
        assert len(to_contributor(box, cast)) == count


def test_what_is_answered_before_the_mail_leaves_is_not_asked_for(cast: Cast, box: MailBox) -> None:
    (found,) = ask(cast, "2.1")
    plan_all(now=clock.now())
    hand_in(cast, found)
    dispatch.tick()
    assert box.mails() == []
    assert [row.state for row in Reminder.unscoped.all()] == ["lapsed"]


def test_nothing_is_said_of_a_closed_round_or_to_who_left_the_post(cast: Cast, box: MailBox) -> None:
    ask(cast, "2.1")
    Reminder.unscoped.all().delete()
    post = cast.posts["by_contributor"]
    Grant.unscoped.filter(post=post).delete()
    dispatch.tick()
    assert box.mails() == []
    organisation, party = cast.organisations["by_ministry"], cast.by
    Grant.unscoped.create(
        role="contributor", body=cast.body, party=party, post=post, organisation=organisation
    )
    Round.unscoped.filter(pk=cast.round.pk).update(closed_at=clock.now())
    dispatch.tick()
    assert box.mails() == []


@pytest.mark.parametrize("gone", ["right", "appointment", "account"])
@pytest.mark.parametrize("frozen", [False, True])
def test_what_was_planned_for_a_former_contributor_does_not_leave(
    cast: Cast, box: MailBox, gone: str, frozen: bool
) -> None:
    ask(cast, "2.1")
    plan_all(now=clock.now())
    user = cast.users["by_contributor"]
    if frozen:
        dispatch.compose(replace(dispatch.WORKER, party_id=cast.by.pk), recipient_id=user.pk, now=clock.now())
    if gone == "right":
        Grant.unscoped.filter(post=cast.posts["by_contributor"]).delete()
    elif gone == "appointment":
        held = Appointment.unscoped.filter(post=cast.posts["by_contributor"])
        held.update(until=FuzzyDate("2020"))
    else:
        User.objects.filter(pk=user.pk).update(is_active=False)
    dispatch.tick()
    assert to_contributor(box, cast) == []
    assert [row.state for row in Reminder.unscoped.filter(kind="asked")] == ["lapsed"]


def test_nothing_is_composed_for_a_closed_account(cast: Cast, box: MailBox) -> None:
    ask(cast, "2.1")
    plan_all(now=clock.now())
    assert composing._due(clock.now()).count() == 1
    User.objects.filter(pk=cast.users["by_contributor"].pk).update(is_active=False)
    assert composing._due(clock.now()).count() == 0


def test_whom_a_side_asked_is_seen_by_that_side_alone(cast: Cast, box: MailBox) -> None:
    ask(cast, "2.1")
    dispatch.tick()
    seen = {
        key: Reminder.objects.visible_to(actor_of(cast.users[key])).count()
        for key in (
            "by_contributor",
            "by_secretary",
            "by_reader",
            "ru_secretary",
            "ru_contributor",
            "joint_two",
        )
    }
    assert seen == {
        "by_contributor": 1, "by_secretary": 1, "by_reader": 0, "ru_secretary": 0, "ru_contributor": 0, "joint_two": 0,
    }  # fmt: skip


def test_asking_plans_at_once_and_the_tick_finds_what_was_not_planned(cast: Cast, box: MailBox) -> None:
    ask(cast, "2.1")
    assert [row.kind for row in Reminder.unscoped.all()] == ["asked"]
    Reminder.unscoped.all().delete()
    dispatch.tick()
    assert len(box.mails()) == 1
