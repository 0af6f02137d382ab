"""The secretary's page: what goes to whom, what went, and sending one in doubt once more."""

import pytest
from django.test import Client
from django.urls import reverse

from cooperation import clock
from cooperation.accounts.models import User
from meetings.models import Message, Reminder
from meetings.services import dispatch
from meetings.services.planning import plan_all
from programs.models import Person

from .conftest import MailBox, World, at, clock_at

DUE = "2026-10-14"


def signed_in(user: object) -> Client:
    client = Client()
    client.force_login(user)  # type: ignore[arg-type]
    return client


def in_doubt(world: World) -> Reminder:
    plan_all(now=at("2026-10-13"))
    dispatch.compose(dispatch.WORKER, recipient_id=world.anna.pk, now=at(DUE))
    claim = dispatch.lease(dispatch.WORKER, now=at(DUE))
    assert claim is not None
    dispatch.hand_over(dispatch.WORKER, claim=claim, now=at(DUE))
    dispatch.expire(dispatch.WORKER, now=at(DUE) + 2 * dispatch.MARGIN)
    return Reminder.unscoped.get(recipient=world.anna, state="unconfirmed")


def test_a_secretary_sees_the_reminders_of_their_side_and_no_others(world: World) -> None:
    plan_all(now=at("2026-10-13"))
    world.person(world.by, "reader-by", "en", "Europe/Minsk", role="reader")
    plan_all(now=at("2026-10-13"))
    page = signed_in(world.anna).get(reverse("meetings:reminders", args=[world.review.pk]))
    assert page.status_code == 200
    said = page.content.decode()
    assert "reader-by" in said
    assert "boris" not in said


def test_people_are_named_in_the_reader_s_language(world: World) -> None:
    in_doubt(world)
    Person.unscoped.filter(user=world.anna).update(name={"en": "Anna Novik", "ru": "Анна Новик"})
    page = reverse("meetings:reminders", args=[world.review.pk])
    for language, name in (("en", "Anna Novik"), ("ru", "Анна Новик")):
        User.objects.filter(pk=world.anna.pk).update(language=language)
        assert name in signed_in(world.anna).get(page).content.decode()


def test_a_reader_sees_their_own_alone(world: World) -> None:
    reader = world.person(world.by, "reader-by", "en", "Europe/Minsk", role="reader")
    in_doubt(world)
    said = signed_in(reader).get(reverse("meetings:reminders", args=[world.review.pk])).content.decode()
    assert "reader-by" in said
    assert "anna" not in said


def test_a_mail_in_doubt_is_sent_again_after_a_question(
    world: World, box: MailBox, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = in_doubt(world)
    monkeypatch.setattr(clock, "now", clock_at(DUE, 16))
    client = signed_in(world.anna)
    listed = client.get(reverse("meetings:reminders", args=[world.review.pk])).content.decode()
    address = reverse("meetings:resend-reminder", args=[row.pk])
    assert address in listed
    asked = client.get(address)
    assert f'name="version" value="{row.version}"' in asked.content.decode()
    assert not box.to("anna")
    assert client.post(address, {"version": row.version}, follow=True).status_code == 200
    dispatch.dispatch(clock=clock_at(DUE, 17))
    assert len(box.to("anna")) == 1
    # A second press finds nothing in doubt, and sends nothing.
    client.post(address, {"version": row.version})
    dispatch.dispatch(clock=clock_at(DUE, 18))
    assert len(box.to("anna")) == 1


def test_what_is_past_its_use_is_not_sent_once_more(
    world: World, box: MailBox, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = in_doubt(world)
    monkeypatch.setattr(clock, "now", clock_at("2026-11-12", 8))
    address = reverse("meetings:resend-reminder", args=[row.pk])
    said = signed_in(world.anna).post(address, {"version": row.version}, follow=True).content.decode()
    assert "of no use any more" in said
    row.refresh_from_db()
    assert row.state == "unconfirmed"


def test_another_side_finds_neither_the_reminder_nor_its_resending(world: World) -> None:
    row = in_doubt(world)
    address = reverse("meetings:resend-reminder", args=[row.pk])
    client = signed_in(world.boris)
    assert client.get(address).status_code == 404
    assert client.post(address, {"version": row.version}).status_code == 404
    row.refresh_from_db()
    assert row.state == "unconfirmed"


def test_a_session_of_another_body_is_not_there(world: World) -> None:
    stranger = type(world.anna).objects.create(email="x@y.example", name="x")
    assert signed_in(stranger).get(reverse("meetings:reminders", args=[world.review.pk])).status_code == 404


def planned_for_anna(world: World) -> Reminder:
    plan_all(now=at("2026-10-13"))
    return Reminder.unscoped.get(recipient=world.anna, lead_days=30)


def deed(world: World, row: Reminder, what: str, **data: object) -> int:
    url = reverse(f"meetings:{what}", args=[row.pk])
    page = signed_in(world.anna)
    assert page.get(url).status_code == 200
    status = page.post(url, {"version": row.version, **data}).status_code
    row.refresh_from_db()
    return status


def test_a_suppressed_reminder_does_not_leave_and_its_reason_is_shown(world: World, box: MailBox) -> None:
    row = planned_for_anna(world)
    assert deed(world, row, "suppress-reminder", reason="She is on leave") == 302
    dispatch.tick(clock=clock_at(DUE))
    assert box.to("anna") == []
    assert len(box.to("boris")) == 1
    said = signed_in(world.anna).get(reverse("meetings:reminders", args=[world.review.pk])).content.decode()
    assert "She is on leave" in said
    assert deed(world, row, "plan-reminder-again") == 302
    dispatch.tick(clock=clock_at(DUE))
    assert len(box.to("anna")) == 1


def test_a_reminder_composed_already_is_taken_out_of_its_mail(world: World, box: MailBox) -> None:
    row = planned_for_anna(world)
    dispatch.compose(dispatch.WORKER, recipient_id=world.anna.pk, now=at(DUE))
    row.refresh_from_db()
    assert row.state == "claimed"
    assert deed(world, row, "suppress-reminder", reason="She is on leave") == 302
    assert row.state == "suppressed"
    dispatch.tick(clock=clock_at(DUE))
    assert box.to("anna") == []


def test_without_a_reason_nothing_is_suppressed(world: World) -> None:
    row = planned_for_anna(world)
    assert deed(world, row, "suppress-reminder", reason="  ") == 400
    assert row.state == "planned"


def test_what_has_left_is_not_suppressed(world: World, box: MailBox) -> None:
    row = planned_for_anna(world)
    dispatch.tick(clock=clock_at(DUE))
    row.refresh_from_db()
    client, address = signed_in(world.anna), reverse("meetings:suppress-reminder", args=[row.pk])
    assert client.get(address).status_code == 409
    client.post(address, {"version": row.version, "reason": "Too late"})
    row.refresh_from_db()
    assert row.state == "sent"


def test_a_mail_that_somebody_knows_to_have_arrived_is_in_doubt_no_more(world: World) -> None:
    row = in_doubt(world)
    assert deed(world, row, "reminder-arrived", reason="She said so") == 302
    assert (row.state, row.reason) == ("sent", "She said so")
    assert row.message is not None
    assert row.message.state == "sent"


def test_a_secretary_sees_beforehand_to_whom_a_session_only_proposed_will_be_said(world: World) -> None:
    type(world.review).unscoped.update(state="proposed")
    url = reverse("meetings:reminders", args=[world.review.pk])
    said = signed_in(world.anna).get(url).content.decode()
    assert "Once it is, these go to your side" in said
    assert "anna" in said
    assert "boris" not in said
    assert not Reminder.unscoped.exists()


def test_a_secretary_reads_what_a_planned_reminder_says_in_its_reader_s_language(world: World) -> None:
    User.objects.filter(pk=world.anna.pk).update(language="ru")
    plan_all(now=at("2026-10-13"))
    row = Reminder.unscoped.get(recipient=world.anna, lead_days=7)
    page = signed_in(world.anna).get(reverse("meetings:reminder-words", args=[row.pk]))
    said = page.content.decode()
    assert "10:00 (Europe/Minsk, UTC+03:00)" in said
    assert "Рабочая группа по сотрудничеству" in said
    assert "(через 7 дней)" in said
    listed = signed_in(world.anna).get(reverse("meetings:reminders", args=[world.review.pk]))
    assert reverse("meetings:reminder-words", args=[row.pk]) in listed.content.decode()


def test_what_it_says_is_read_by_no_other_side_and_by_no_reader(world: World) -> None:
    reader = world.person(world.by, "reader-by", "en", "Europe/Minsk", role="reader")
    plan_all(now=at("2026-10-13"))
    own = Reminder.unscoped.get(recipient=reader, lead_days=7)
    address = reverse("meetings:reminder-words", args=[own.pk])
    assert signed_in(world.boris).get(address).status_code == 404
    assert signed_in(reader).get(address).status_code == 403
    assert signed_in(world.anna).get(address).status_code == 200


def test_of_a_body_a_secretary_sees_whatever_their_side_is_told_and_resolves_it(world: World) -> None:
    agreed = {
        "body": world.body,
        "recipient": world.anna,
        "subject": world.programme.pk,
        "occasion": at(DUE).date(),
    }
    mail = Message.unscoped.create(
        recipient=world.anna, address="anna@by.example", subject="Week", content=b"", language="en",
        state="unconfirmed", next_attempt_at=at(DUE), created_at=at(DUE), handed_over_at=at(DUE),
    )  # fmt: skip
    row = Reminder.unscoped.create(
        **agreed, party=world.by, kind="week", lead_days=0, schedule_version=0, state="unconfirmed", message=mail,
        due_at=at(DUE), use_until=at("2099-01-01"),
    )  # fmt: skip
    address = reverse("meetings:reminders-of-body", args=[world.body.pk])
    said = signed_in(world.anna).get(address).content.decode()
    assert "14 Oct 2026" in said
    assert "One mail was handed over and never confirmed" in said
    assert "anna" not in signed_in(world.boris).get(address).content.decode()
    assert (
        address in signed_in(world.anna).get(reverse("programs:body", args=[world.body.pk])).content.decode()
    )
    assert deed(world, row, "reminder-arrived", reason="She said so") == 302
    assert row.state == "sent"


def test_a_reader_oversees_no_body(world: World) -> None:
    reader = world.person(world.by, "reader-by", "en", "Europe/Minsk", role="reader")
    page = signed_in(reader).get(reverse("meetings:reminders-of-body", args=[world.body.pk]))
    assert page.status_code == 403
