"""What is due leaves once, in its reader's language; what is stale does not leave at all."""

import threading
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, transaction

from cooperation.access import actor_of
from cooperation.accounts.models import User
from cooperation.errors import Absent, Conflict, Forbidden, Stale
from meetings.models import Message, Reminder, Tick
from meetings.selectors.reminders import status
from meetings.services import dispatch, mails, planning
from meetings.services.carriers import carrier
from meetings.services.dispatch import WORKER, Overtaken
from meetings.services.planning import plan_all
from meetings.services.reminded.family import Family
from meetings.services.reminders import resend
from programs.models import Grant

from .conftest import MailBox, World, at, clock_at, only_message, text_of

DUE = "2026-10-14"


def planned(world: World) -> None:
    plan_all(now=at("2026-10-01"))


def test_each_reader_gets_one_mail_in_their_own_language(world: World, box: MailBox) -> None:
    dispatch.tick(clock=clock_at(DUE))
    (anna,), (boris,) = box.to("anna"), box.to("boris")
    assert (anna["Content-Language"], boris["Content-Language"]) == ("en", "ru")
    assert "8th session" in anna["Subject"]
    assert "Minsk, 12 Nov 2026" in anna["Subject"]
    assert "Минск, 12 ноября 2026" in boris["Subject"]


def test_the_mail_says_what_when_where_and_why(world: World, box: MailBox) -> None:
    dispatch.tick(clock=clock_at("2026-10-01"))
    (mail,) = box.to("boris")
    said = text_of(mail)
    assert "12 ноября 2026, 10:00 (Europe/Minsk, UTC+03:00)" in said
    assert "12 ноября 2026, 17:00 (Asia/Vladivostok, UTC+10:00)" in said
    assert f"http://testserver/sessions/{world.review.pk}/" in said
    assert "13 октября 2026" in said  # positions are due thirty days before
    assert "Секретарь" in said
    html = mail.get_body(("html",)).get_content()
    assert '<html lang="ru">' in html


def test_names_and_places_can_not_break_out_of_the_mail(world: World, box: MailBox) -> None:
    type(world.anna).objects.filter(pk=world.anna.pk).update(name='anna\r\nBcc: x@evil.example <b>"q"')
    dispatch.tick(clock=clock_at(DUE))
    (mail,) = box.to("anna")
    assert mail["Bcc"] is None
    assert "<b>" not in mail.get_body(("html",)).get_content()


def test_a_long_subject_arrives_as_it_was_written(world: World, box: MailBox) -> None:
    name = "Межправительственная рабочая группа по сотрудничеству в области обороны и промышленности " * 3
    type(world.body).unscoped.filter(pk=world.body.pk).update(name={"ru": name, "en": "Working group " * 30})
    dispatch.tick(clock=clock_at(DUE))
    for mail in box.mails():
        assert mail["Subject"] == Message.unscoped.get(pk=mail["Message-ID"][1:].split("@")[0]).subject
    assert name.strip() in box.to("boris")[0]["Subject"]
    for path in box.folder.iterdir():
        assert max(map(len, path.read_bytes().split(b"\r\n"))) < 998


def test_ticking_again_sends_nothing_again(world: World, box: MailBox) -> None:
    first = dispatch.tick(clock=clock_at(DUE))
    second = dispatch.tick(clock=clock_at(DUE, 13))
    assert (first.sent, second.sent) == (2, 0)
    assert len(box.mails()) == 2
    assert {row[4] for row in world.states() if row[2] == 30} == {"sent"}


def test_two_dispatchers_at_once_send_one_mail_a_reader(world: World, box: MailBox) -> None:
    for number in range(15):
        world.person(world.by, f"reader{number}", "en", "Europe/Minsk", role="reader")
    start = threading.Barrier(2)
    done: list[int] = []

    def run() -> None:
        start.wait()
        try:
            done.append(dispatch.tick(clock=clock_at(DUE)).sent)
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(done) == 17
    recipients = [mail["To"] for mail in box.mails()]
    assert len(recipients) == len(set(recipients)) == 17


def test_a_second_sessions_reminder_due_at_the_same_moment_goes_in_the_same_mail(
    world: World, box: MailBox
) -> None:
    second = world.review
    first_pk = second.pk
    second.pk, second.number, second._state.adding = None, 9, True
    from uuid_utils.compat import uuid7

    second.pk = uuid7()
    second.save(force_insert=True)
    dispatch.tick(clock=clock_at(DUE))
    (mail,) = box.to("anna")
    assert str(first_pk) in text_of(mail)
    assert str(second.pk) in text_of(mail)
    assert "and 1 more session" in mail["Subject"]


def test_a_schedule_missed_while_everything_was_down_is_caught_up_with_one_mail(
    world: World, box: MailBox
) -> None:
    plan_all(now=at("2026-08-01"))
    dispatch.tick(clock=clock_at("2026-11-06"))
    assert len(box.to("anna")) == 1
    states = {row[2]: row[4] for row in world.states() if row[0] == "anna"}
    assert states == {60: "lapsed", 30: "lapsed", 14: "lapsed", 7: "sent", 1: "planned"}


def test_those_already_told_of_a_session_that_moved_are_corrected_once(world: World, box: MailBox) -> None:
    dispatch.tick(clock=clock_at(DUE))
    world.move(7)
    for hour in (13, 14):
        dispatch.tick(clock=clock_at(DUE, hour))
    _reminder, correction = box.to("anna")
    assert correction["Subject"].startswith("New date: 8th session, Minsk, 19 Nov 2026")
    assert len(box.mails()) == 4
    world.person(world.by, "late", "en", "Europe/Minsk", role="reader")
    dispatch.tick(clock=clock_at(DUE, 15))
    (first,) = box.to("late")
    assert "New date" not in first["Subject"]


@pytest.mark.parametrize(("state", "word"), [("cancelled", "Cancelled:"), ("postponed", "Postponed:")])
def test_those_already_told_learn_that_it_was_called_off_and_the_others_nothing(
    world: World, box: MailBox, state: str, word: str
) -> None:
    dispatch.tick(clock=clock_at(DUE))
    world.person(world.by, "late", "en", "Europe/Minsk", role="reader")
    world.move(0, state=state)
    for hour in (13, 14):
        dispatch.tick(clock=clock_at(DUE, hour))
    assert [mail["Subject"].startswith(word) for mail in box.to("anna")] == [False, True]
    assert not box.to("late")
    assert {row[4] for row in world.states() if row[1] == "review" and row[2] != 30} == {"cancelled"}


def test_those_already_told_learn_why_it_was_cancelled_in_their_own_language(
    world: World, box: MailBox
) -> None:
    dispatch.tick(clock=clock_at(DUE))
    world.move(0, state="cancelled", cancelled_reason={"en": "No quorum & no hall", "ru": "Нет кворума"})
    dispatch.tick(clock=clock_at(DUE, 13))
    first, correction = box.to("anna")
    assert "Reason: No quorum & no hall" in text_of(correction)
    assert "quorum" not in text_of(first)
    html = correction.get_body(("html",))
    assert html is not None
    assert "No quorum &amp; no hall" in html.get_content()
    assert "Причина: Нет кворума" in text_of(box.to("boris")[-1])


def test_nobody_is_reminded_of_a_session_that_is_held_ahead_of_its_date_unless_that_was_a_mistake(
    world: World, box: MailBox
) -> None:
    planned(world)
    rows = type(world.review).unscoped.filter(pk=world.review.pk)
    rows.update(state="in_session")
    dispatch.tick(clock=clock_at(DUE))
    assert not box.mails()
    assert {row[4] for row in world.states() if row[1] == "review"} == {"cancelled"}
    rows.update(state="confirmed")
    dispatch.tick(clock=clock_at(DUE, 13))
    assert len(box.to("anna")) == 1


def test_a_postponed_session_with_a_new_date_is_said_again(world: World, box: MailBox) -> None:
    dispatch.tick(clock=clock_at(DUE))
    world.move(0, state="postponed")
    dispatch.tick(clock=clock_at(DUE, 13))
    world.move(10, state="confirmed")
    dispatch.tick(clock=clock_at(DUE, 14))
    assert box.to("anna")[-1]["Subject"].startswith("New date: 8th session, Minsk, 22 Nov 2026")


def test_a_session_moved_between_lease_and_hand_over_stops_the_mail(world: World, box: MailBox) -> None:
    planned(world)
    assert dispatch.compose(WORKER, recipient_id=world.anna.pk, now=at(DUE))
    claim = dispatch.lease(WORKER, now=at(DUE))
    assert claim is not None
    world.move(7)
    assert dispatch.attempt(claim, by=carrier(), clock=clock_at(DUE)) is None
    assert not list(box.folder.iterdir())
    assert only_message().state == "withdrawn"
    dispatch.tick(clock=clock_at(DUE, 13))
    (mail,) = box.to("anna")
    assert "19 Nov 2026" in mail["Subject"]


def test_a_lease_that_ran_out_before_hand_over_is_taken_by_another(world: World, box: MailBox) -> None:
    planned(world)
    dispatch.compose(WORKER, recipient_id=world.anna.pk, now=at(DUE))
    dead = dispatch.lease(WORKER, now=at(DUE))
    assert dead is not None
    assert dispatch.lease(WORKER, now=at(DUE)) is None
    later = at(DUE) + dispatch.LEASE
    heir = dispatch.lease(WORKER, now=later)
    assert heir is not None
    assert heir.message_id == dead.message_id
    with pytest.raises(Overtaken):
        dispatch.hand_over(WORKER, claim=dead, now=later)
    dispatch.attempt(heir, by=carrier(), clock=lambda: later)
    (mail,) = box.mails()
    assert mail["Message-ID"] == f"<{heir.message_id}@testserver>"


def test_a_mail_handed_over_without_an_answer_is_in_doubt_and_only_a_secretary_resends_it(
    world: World, box: MailBox
) -> None:
    planned(world)
    reader = world.person(world.by, "reader", "en", "Europe/Minsk", role="reader")
    dispatch.compose(WORKER, recipient_id=world.anna.pk, now=at(DUE))
    claim = dispatch.lease(WORKER, now=at(DUE))
    assert claim is not None
    dispatch.hand_over(WORKER, claim=claim, now=at(DUE))  # and here the process dies
    for hour in (13, 14, 15):
        dispatch.tick(clock=clock_at(DUE, hour))
    assert not box.to("anna")
    row = Reminder.unscoped.get(recipient=world.anna, lead_days=30)
    assert row.state == "unconfirmed"
    assert status(at(DUE, 15))["unconfirmed"] == 1

    again = {"reminder_id": row.pk, "version": row.version, "now": at(DUE, 16)}
    with pytest.raises(Absent):
        resend(actor_of(world.boris), **again)
    with pytest.raises(Absent):
        resend(actor_of(reader), **again)
    with pytest.raises(Stale):
        resend(actor_of(world.anna), **{**again, "version": row.version - 1})
    resend(actor_of(world.anna), **again)
    with pytest.raises(Conflict):
        resend(actor_of(world.anna), **{**again, "version": row.version + 1})
    dispatch.tick(clock=clock_at(DUE, 16))
    (mail,) = box.to("anna")
    assert mail["Message-ID"] == f"<{claim.message_id}@testserver>"


def test_a_reader_sees_but_does_not_resend_their_own_mail_in_doubt(world: World, box: MailBox) -> None:
    reader = world.person(world.by, "reader", "en", "Europe/Minsk", role="reader")
    planned(world)
    dispatch.compose(WORKER, recipient_id=reader.pk, now=at(DUE))
    claim = dispatch.lease(WORKER, now=at(DUE))
    assert claim is not None
    dispatch.hand_over(WORKER, claim=claim, now=at(DUE))
    dispatch.expire(dispatch.WORKER, now=at(DUE) + 2 * dispatch.MARGIN)
    row = Reminder.unscoped.get(recipient=reader, lead_days=30)
    with pytest.raises(Forbidden):
        resend(actor_of(reader), reminder_id=row.pk, version=row.version, now=at(DUE, 16))


def test_an_answer_that_comes_late_still_counts(world: World, box: MailBox) -> None:
    from meetings.services.carriers import Reply, Verdict

    planned(world)
    dispatch.compose(WORKER, recipient_id=world.anna.pk, now=at(DUE))
    claim = dispatch.lease(WORKER, now=at(DUE))
    assert claim is not None
    dispatch.hand_over(WORKER, claim=claim, now=at(DUE))
    assert dispatch.expire(dispatch.WORKER, now=at(DUE) + 2 * dispatch.MARGIN) == 1
    assert dispatch.settle(WORKER, claim=claim, reply=Reply(Verdict.SENT), now=at(DUE) + 4 * dispatch.MARGIN)
    assert only_message().state == "sent"


def test_a_closed_account_gets_nothing(world: World, box: MailBox) -> None:
    planned(world)
    type(world.anna).objects.filter(pk=world.anna.pk).update(is_active=False)
    dispatch.tick(clock=clock_at(DUE))
    assert not box.to("anna")
    assert len(box.to("boris")) == 1


def test_the_end_of_a_tick_is_noted_for_the_state_of_the_installation(world: World, box: MailBox) -> None:
    planned(world)
    now = at(DUE)
    waiting = status(now)
    assert waiting["last_tick"] is None
    assert waiting["overdue"] == 4
    assert waiting["oldest_overdue_seconds"] > 0
    dispatch.tick(clock=lambda: now)
    dispatch.tick(clock=lambda: now + timedelta(seconds=20))
    assert Tick.unscoped.filter(name="reminders").count() == 1
    after = status(now + timedelta(seconds=20))
    assert after["last_tick"] == after["last_planned"] == (now + timedelta(seconds=20)).isoformat()
    assert after["overdue"] == 0


def test_the_frozen_mail_is_seven_bit_and_the_same_on_every_attempt(world: World, box: MailBox) -> None:
    planned(world)
    dispatch.compose(WORKER, recipient_id=world.boris.pk, now=at(DUE))
    content = bytes(Message.unscoped.get().content)
    assert content.isascii()
    assert b"\n" not in content.replace(b"\r\n", b"")
    dispatch.tick(clock=clock_at(DUE))
    assert (box.folder / f"{only_message_id(world)}.eml").read_bytes() == content


def only_message_id(world: World) -> str:
    return str(Message.unscoped.get(recipient=world.boris).pk)


def test_who_acts_for_no_side_is_not_asked_for_its_positions(world: World, box: MailBox) -> None:
    world.person(world.by, "clara", "en", "Europe/Minsk", role="joint_secretariat", joint=True)
    dispatch.tick(clock=clock_at("2026-10-01"))
    (anna,), (clara,) = box.to("anna"), box.to("clara")
    assert "Positions of your side" in text_of(anna)
    assert "Positions of your side" not in clara["Subject"] + text_of(clara)
    assert "Agenda and papers" in text_of(clara)


def test_a_family_that_fails_keeps_nobody_from_being_told_of_everything_else(
    world: World, box: MailBox, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(*_arguments: object) -> list[object]:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 / 0")
        return []

    broken = Family(frozenset({Reminder.Kind.VACANT}), fails, fails)  # type: ignore[arg-type]
    monkeypatch.setattr(planning, "FAMILIES", [broken, *planning.FAMILIES])
    dispatch.tick(clock=clock_at(DUE))
    assert len(box.mails()) == 2
    assert "Not all reminders could be planned" in caplog.text


def test_a_reader_whose_mail_cannot_be_made_holds_up_nobody_else(
    world: World, box: MailBox, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    made = mails.words

    def breaks(recipient: User, *arguments: Any, **more: Any) -> Any:
        if recipient == world.anna:
            raise AttributeError("no such thing")
        return made(recipient, *arguments, **more)

    monkeypatch.setattr(mails, "words", breaks)
    dispatch.tick(clock=clock_at(DUE))
    assert [mail["To"] for mail in box.mails()] == [mail["To"] for mail in box.to("boris")]
    assert len(box.mails()) == 1
    assert "No mail could be made" in caplog.text


def test_what_somebody_is_changing_does_not_keep_others_from_their_mail(
    world: World, box: MailBox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dispatch, "LOCK_SECONDS", 0.05)
    plan_all(now=at(DUE))
    held, done = threading.Event(), threading.Event()

    def hold() -> None:
        try:
            with transaction.atomic():
                User.objects.select_for_update().get(pk=world.anna.pk)
                held.set()
                done.wait(60)
        finally:
            connection.close()

    for user in (world.anna, world.boris):
        dispatch.compose(WORKER, recipient_id=user.pk, now=at(DUE))
    changing = threading.Thread(target=hold)
    changing.start()
    try:
        assert held.wait(30)
        dispatch.dispatch(clock=clock_at(DUE))
        assert [mail["To"] for mail in box.mails()] == [mail["To"] for mail in box.to("boris")]
        assert len(box.mails()) == 1
    finally:
        done.set()
        changing.join()
    dispatch.tick(clock=clock_at(DUE, 13))
    assert len(box.to("anna")) == 1


def test_who_lost_their_right_since_is_not_sent_what_was_in_doubt(
    world: World, box: MailBox, settings: Any
) -> None:
    settings.RESEND_UNCONFIRMED_AFTER = 1
    planned(world)
    dispatch.compose(WORKER, recipient_id=world.anna.pk, now=at(DUE))
    claim = dispatch.lease(WORKER, now=at(DUE))
    assert claim is not None
    dispatch.hand_over(WORKER, claim=claim, now=at(DUE))
    dispatch.expire(WORKER, now=at(DUE) + 2 * dispatch.MARGIN)
    Grant.unscoped.filter(post__appointments__person__user=world.anna).delete()
    dispatch.tick(clock=clock_at(DUE, 16))
    dispatch.tick(clock=clock_at(DUE, 17))
    assert not box.to("anna")


def test_an_address_that_no_mail_server_takes_is_refused_with_a_reason(world: World, box: MailBox) -> None:
    User.objects.filter(pk=world.anna.pk).update(email="анна@by.example")
    User.objects.filter(pk=world.boris.pk).update(email="boris@почта.example")
    dispatch.tick(clock=clock_at(DUE))
    (mail,) = box.mails()
    assert "boris@xn--80a1acny.example" in mail["To"]
    row = Reminder.unscoped.get(recipient=world.anna, lead_days=30)
    assert row.state == "refused"
    assert "анна@by.example" in row.reason
