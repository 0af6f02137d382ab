"""Answers to invitations and reports of failed delivery, read from a folder: what counts, and what is refused."""

import contextlib
from datetime import datetime, timedelta
from email.mime.base import MIMEBase
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from cooperation.accounts.models import User
from meetings.imports.replies import read_folder
from meetings.models import IncomingMail, Invitation, Message, Reminder, Review
from meetings.rules.replies import Answer, Bounce, Unreadable, read
from meetings.services.mails import host
from tests.reminders.conftest import at

from .conftest import MailBox, World
from .test_invitations import named, tick

NOW = at("2026-10-02")


@pytest.fixture
def invited(world: World, box: MailBox) -> Invitation:
    user = world.person(world.by, "vera", "ru", "Europe/Minsk", role="reader")
    delegate = named(world, user)
    return Invitation.unscoped.create(
        review=world.review, user=delegate.person.user, address="Vera@by.example", sequence=1
    )


def reply(invitation: Invitation, answer: str = "ACCEPTED", **changes: Any) -> bytes:
    address = invitation.address.lower()
    given_: dict[str, Any] = {
        "sender": address, "attendee": address, "uid": invitation.review_id, "sequence": 1, "stamp": NOW,
        "method": "REPLY", "more": "", **changes,
    }  # fmt: skip
    stamp: datetime = given_["stamp"]
    lines = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//x//EN", f"METHOD:{given_['method']}", "BEGIN:VEVENT",
        f"UID:{given_['uid']}", f"DTSTAMP:{stamp:%Y%m%dT%H%M%SZ}", f"SEQUENCE:{given_['sequence']}",
        f"ATTENDEE;PARTSTAT={answer}:mailto:{given_['attendee']}", *filter(None, [given_["more"]]),
        "ORGANIZER:mailto:cooperation@localhost", "END:VEVENT", "END:VCALENDAR", "",
    ]  # fmt: skip
    mail = MIMEMultipart("alternative")
    mail["From"] = f"V <{given_['sender']}>"
    mail.attach(MIMEText("ok"))
    part = MIMEText("\r\n".join(lines), "calendar", "utf-8")
    part.set_param("method", "REPLY")
    mail.attach(part)
    return bytes(mail)


def take(folder: Path, *files: bytes) -> list[tuple[str, str]]:
    """(verdict, reason) of each file, in order."""
    folder.mkdir(exist_ok=True)
    for number, content in enumerate(files):
        (folder / f"{number}.eml").write_bytes(content)
    return [(str(mail.verdict), mail.reason) for mail in read_folder(folder, now=NOW + timedelta(days=1))]


def test_an_answer_of_the_one_invited_counts_and_the_file_is_put_aside(
    invited: Invitation, tmp_path: Path
) -> None:
    assert take(tmp_path / "in", reply(invited, more="COMMENT:Буду")) == [("applied", "")]
    invited.refresh_from_db()
    assert (invited.answer, invited.comment, invited.answered_sequence) == ("accepted", "Буду", 1)
    assert invited.answered_stamp == NOW
    assert invited.answered_at is not None
    assert [path.name for path in (tmp_path / "in" / "done").iterdir()] == ["0.eml"]


def test_of_answers_in_the_wrong_order_the_last_one_given_counts(invited: Invitation, tmp_path: Path) -> None:
    found = take(
        tmp_path / "in",
        reply(invited, "DECLINED", stamp=NOW),
        reply(invited, "ACCEPTED", stamp=NOW - timedelta(hours=1)),
        reply(invited, "TENTATIVE", sequence=0, stamp=NOW + timedelta(hours=5)),
    )
    assert [verdict for verdict, _reason in found] == ["applied", "outdated", "outdated"]
    invited.refresh_from_db()
    assert invited.answer == "declined"


@pytest.mark.parametrize(
    "changes",
    [
        {"sender": "mallory@evil.example"},
        {"sender": "mallory@evil.example", "attendee": "mallory@evil.example"},
        {"attendee": "anna@by.example"},
        {"uid": "019a0000-0000-7000-8000-000000000001"},
        {"uid": "x\x00y"},
        {"sequence": 7},
        {"method": "REQUEST"},
        {"answer": "DELEGATED"},
        {"more": "ATTENDEE;PARTSTAT=DECLINED:mailto:anna@by.example"},
        {"more": "RECURRENCE-ID:20261112T100000Z"},
    ],
)
def test_what_is_not_the_answer_of_the_one_invited_is_refused_with_a_reason(
    invited: Invitation, tmp_path: Path, changes: dict[str, Any]
) -> None:
    ((verdict, reason),) = take(tmp_path / "in", reply(invited, **changes))
    assert verdict == "refused"
    assert reason
    invited.refresh_from_db()
    assert invited.answer == "needs-action"
    assert [path.name for path in (tmp_path / "in" / "refused").iterdir()] == ["0.eml"]


def test_an_invitation_that_was_taken_back_takes_no_answer(invited: Invitation, tmp_path: Path) -> None:
    Invitation.unscoped.update(withdrawn_at=NOW)
    assert take(tmp_path / "in", reply(invited))[0][0] == "refused"


def test_a_session_that_was_called_off_takes_no_answer(invited: Invitation, tmp_path: Path) -> None:
    Review.unscoped.filter(pk=invited.review_id).update(state="cancelled")
    assert take(tmp_path / "in", reply(invited))[0][0] == "refused"


def test_two_senders_are_nobody(invited: Invitation, tmp_path: Path) -> None:
    mail = reply(invited).replace(b"From: V <vera@by.example>", b"From: a@b.example, vera@by.example")
    assert take(tmp_path / "in", mail)[0][0] == "refused"


def test_each_file_is_read_once(invited: Invitation, tmp_path: Path) -> None:
    content = reply(invited)
    assert take(tmp_path / "in", content, content) == [("applied", "")]
    assert take(tmp_path / "in", content) == []
    assert IncomingMail.unscoped.count() == 1


def test_a_maildir_and_the_command_do_the_same(invited: Invitation, tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "1.host").write_bytes(reply(invited))
    (tmp_path / "elsewhere").write_bytes(b"x")
    (tmp_path / "new" / "link").symlink_to(tmp_path / "elsewhere")
    call_command("read_mail", str(tmp_path))
    assert IncomingMail.unscoped.get().verdict == "applied"
    assert (tmp_path / "elsewhere").exists()


HOSTILE = [
    b"", b"\x00" * 100, b"From: \xff\xfe\r\n\r\n", b"x" * 1_000_001,
    b"Content-Type: multipart/mixed; boundary=a\r\n\r\n" + b"--a\r\n" * 500,
    b"Content-Type: text/calendar; charset=nonsense\r\n\r\nBEGIN:VCALENDAR\r\nEND:VCALENDAR",
    b"Content-Type: text/calendar\r\n\r\n" + b"BEGIN:VEVENT\r\n" * 3000,
    (b"Content-Type: text/calendar\r\n\r\nBEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nUID:1\r\n"
    b"DTSTART;TZID=Europe:20260101T000000\r\n"
    b"DTSTAMP:99991231T235959\r\nATTENDEE:mailto:a\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"),
    b"Content-Type: multipart/report; report-type=delivery-status; boundary=a\r\n\r\n--a\r\n\r\n--a--",
    (b"Content-Type: message/rfc822\r\n\r\n" * 300),
]  # fmt: skip


@pytest.mark.django_db(transaction=True)
def test_hostile_files_get_a_verdict_and_nothing_else(tmp_path: Path) -> None:
    found = take(tmp_path / "in", *HOSTILE)
    assert len(found) == len(HOSTILE)
    assert {verdict for verdict, _reason in found} <= {"refused", "unreadable"}


@given(
    st.binary(max_size=400),
    st.sampled_from([b"text/calendar", b"multipart/report; report-type=delivery-status"]),
)
def test_any_bytes_are_an_answer_a_report_or_unreadable(content: bytes, kind: bytes) -> None:
    with contextlib.suppress(Unreadable):
        assert isinstance(read(b"Content-Type: " + kind + b"\r\n\r\n" + content), Answer | Bounce)


def bounce(message: Message, action: str = "failed", at_host: str = "") -> bytes:
    mail = MIMEMultipart("report", **{"report-type": "delivery-status"})
    mail["From"] = "MAILER-DAEMON@mx.example"
    mail.attach(MIMEText("sorry"))
    status = MIMEBase("message", "delivery-status")
    lines = f"Reporting-MTA: dns; mx\n\nFinal-Recipient: rfc822; x\nAction: {action}\nStatus: 5.1.1\n"
    status.set_payload([MIMEText("")])
    content = bytes(mail).decode()
    boundary = content.split('boundary="')[1].split('"')[0]
    head, _sep, _end = bytes(mail).decode().rpartition(f"--{boundary}--")
    original = f"Message-ID: <{message.pk}@{at_host or host()}>\nSubject: x\n\n"
    return (
        f"{head}--{boundary}\nContent-Type: message/delivery-status\n\n{lines}\n"
        f"--{boundary}\nContent-Type: text/rfc822-headers\n\n{original}\n--{boundary}--\n"
    ).encode()


def test_a_report_of_failure_marks_the_mail_and_what_it_said(
    world: World, box: MailBox, tmp_path: Path
) -> None:
    tick()
    message = Message.unscoped.filter(recipient=world.anna, state="sent").first()
    assert message is not None
    verdicts = take(
        tmp_path / "in", bounce(message, "delayed"), bounce(message, at_host="evil.example"), bounce(message)
    )
    assert [verdict for verdict, _reason in verdicts] == ["refused", "refused", "applied"]
    message.refresh_from_db()
    assert (message.state, message.last_reply) == ("bounced", "5.1.1")
    assert {str(row.state) for row in Reminder.unscoped.filter(message=message)} == {"refused"}


def page_of(user: User, world: World) -> str:
    client = Client()
    client.force_login(user)
    page = client.get(reverse("meetings:session", args=[world.review.pk]))
    assert page.status_code == 200
    return page.content.decode()


def test_the_page_of_the_session_says_who_answered_what(
    world: World, invited: Invitation, tmp_path: Path
) -> None:
    assert "no answer: 1" in page_of(world.anna, world)
    take(tmp_path / "in", reply(invited, "DECLINED"))
    said = page_of(world.anna, world)
    assert "declined: 1" in said
    assert '">declined</span>' in said
