"""The carrier of sign-in mail, and the administrator's page of it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult
from django.core.exceptions import ImproperlyConfigured
from django.core.mail import EmailMessage
from django.test import Client

from cooperation.accounts import mail
from cooperation.accounts.mail import CarrierBackend, MailAddress, parse_email_url


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("file", MailAddress("file")),
        ("smtp://mail.example", MailAddress("smtp", "mail.example", 25)),
        (
            "smtp+starttls://u%40x:p%3A%2F@mail.example",
            MailAddress("smtp+starttls", "mail.example", 587, "u@x", "p:/"),
        ),
        ("smtps://u:p@[2001:db8::1]:4650", MailAddress("smtps", "2001:db8::1", 4650, "u", "p")),
    ],
)
def test_an_address_is_read(url: str, address: MailAddress) -> None:
    assert parse_email_url(url) == address


@pytest.mark.parametrize(
    "url", ["", "smtp", "http://u:hush@mail.example", "smtp://u:hush@", "smtp://u:hush@mail.example:x"]
)
def test_an_address_that_says_nothing_is_refused_without_its_password(url: str) -> None:
    with pytest.raises(ImproperlyConfigured) as refusal:
        parse_email_url(url)
    assert "hush" not in str(refusal.value)
    assert "hush" not in repr(MailAddress("smtp", "h", 25, "u", "hush"))


def message(subject: str = "Тема ѣ", body: str = "Текст") -> EmailMessage:
    return EmailMessage(subject, body, "from@example.org", ["to@example.org"])


@pytest.fixture
def folder(settings: Any, tmp_path: Path) -> Path:
    settings.MAIL_DIR = tmp_path / "mail"
    return settings.MAIL_DIR


def test_a_message_is_kept_whole_for_its_owner_only(folder: Path) -> None:
    assert CarrierBackend().send_messages([message(), message("Second")]) == 2
    assert [path.suffix for path in folder.iterdir()] == [".eml", ".eml"]
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o600}
    kept = {one.subject: one for one in mail.kept()}
    assert set(kept) == {"Тема ѣ", "Second"}
    assert mail.body_of(kept["Тема ѣ"].name)[1].strip() == "Текст"


@pytest.mark.parametrize("name", ["../../../etc/passwd", "/etc/passwd", "", "..", "nothing"])
def test_no_other_file_is_read(folder: Path, name: str) -> None:
    folder.mkdir()
    assert mail.body_of(name) is None


class Inbox:
    """A mail server's memory."""

    def __init__(self) -> None:
        self.envelopes: list[Any] = []

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        assert session.authenticated
        self.envelopes.append(envelope)
        return "250 kept"


@pytest.fixture
def inbox(settings: Any) -> Iterator[Inbox]:
    from cooperation.up.ports import free_port

    inbox = Inbox()
    controller = Controller(
        inbox, hostname="127.0.0.1", port=free_port(), auth_require_tls=False, auth_required=False,
        authenticator=lambda server, session, envelope, mechanism, data: AuthResult(
            success=(data.login, data.password) == (b"us@er", b"p:w")
        ),
    )  # fmt: skip
    controller.start()
    settings.EMAIL_URL = f"smtp://us%40er:p%3Aw@127.0.0.1:{controller.port}"
    yield inbox
    controller.stop()


def test_a_message_goes_over_smtp(inbox: Inbox) -> None:
    assert CarrierBackend().send_messages([message()]) == 1
    (envelope,) = inbox.envelopes
    assert (envelope.mail_from, envelope.rcpt_tos) == ("from@example.org", ["to@example.org"])


@pytest.mark.django_db
class TestPage:
    def test_it_gives_the_envelope_and_no_text(
        self, folder: Path, client_as: Callable[[str], Client]
    ) -> None:
        CarrierBackend().send_messages([message("<b>Subject</b>", "Secret link")])
        (folder / "half.tmp").write_bytes(b"Subject: Halfway\r\n\r\nSecret link")
        client = client_as("administrator")
        page = client.get("/accounts/mail/").content.decode()
        assert "&lt;b&gt;Subject&lt;/b&gt;" in page
        assert "Halfway" in page
        assert "Secret link" not in page
        (kept, _half) = sorted(mail.kept(), key=lambda one: one.state)
        assert client.get(f"/accounts/mail/{kept.name}/").status_code == 404

    def test_a_demonstration_gives_the_text(
        self, folder: Path, settings: Any, client_as: Callable[[str], Client]
    ) -> None:
        settings.DEMO = True
        CarrierBackend().send_messages([message(body="Follow https://testserver/x/ <now>")])
        client = client_as("administrator")
        (kept,) = mail.kept()
        assert f"/accounts/mail/{kept.name}/" in client.get("/accounts/mail/").content.decode()
        page = client.get(f"/accounts/mail/{kept.name}/").content.decode()
        assert "&lt;now&gt;" in page

    def test_it_is_not_there_for_others(self, folder: Path, client_as: Callable[[str], Client]) -> None:
        assert client_as("by_secretary").get("/accounts/mail/").status_code == 404
        assert client_as("anonymous").get("/accounts/mail/").status_code == 302

    def test_it_is_there_before_the_first_message(
        self, folder: Path, client_as: Callable[[str], Client]
    ) -> None:
        assert client_as("administrator").get("/accounts/mail/").status_code == 200
