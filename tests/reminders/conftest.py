"""Two sides and a joint secretariat with their people, one coming session, and where mail goes."""

import email
import logging
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from cooperation.accounts.models import User
from meetings.models import Message, Reminder, Review
from meetings.services.steps import lay_out
from programs import models as m


class World:
    """A body of two sides; its session begins on 12 November 2026 at 10:00 in Minsk."""

    def __init__(self) -> None:
        self.body = m.Body.unscoped.create(
            name={"en": "Working Group on Cooperation", "ru": "Рабочая группа по сотрудничеству"},
            languages=["en", "ru"],
            # Deadlines have tests of their own.
            step_leads=[],
        )
        self.programme = m.Programme.unscoped.create(body=self.body, code="plan", title={"en": "Plan"})
        self.by, self.ru = self.party("BY", "Europe/Minsk"), self.party("RU", "Europe/Moscow")
        self.anna = self.person(self.by, "anna", "en", "Europe/Minsk")
        self.boris = self.person(self.ru, "boris", "ru", "Asia/Vladivostok")
        self.review = Review.unscoped.create(
            body=self.body,
            programme=self.programme,
            number=8,
            state="confirmed",
            place={"en": "Minsk", "ru": "Минск"},
            starts_on=date(2026, 11, 12),
            ends_on=date(2026, 11, 13),
            starts_at_time=time(10),
            time_zone="Europe/Minsk",
            covers_from=date(2026, 1, 1),
            covers_to=date(2026, 6, 30),
        )
        lay_out([self.review])

    def party(self, code: str, zone: str) -> m.Party:
        party = m.Party.unscoped.create(code=code, name={"en": code}, short_name={"en": code}, time_zone=zone)
        m.Member.unscoped.create(body=self.body, party=party)
        order = m.Side.unscoped.filter(programme=self.programme).count() + 1
        m.Side.unscoped.create(programme=self.programme, party=party, order=order)
        return party

    def person(
        self,
        party: m.Party,
        name: str,
        language: str,
        zone: str,
        role: str = "executive_secretary",
        joint: bool = False,
    ) -> User:
        user = User.objects.create(
            email=f"{name}@{party.code.lower()}.example", name=name, language=language, time_zone=zone
        )
        organisation = m.Organisation.unscoped.create(party=party, kind="ministry", name={"en": "Ministry"})
        post = m.Post.unscoped.create(organisation=organisation, title={"en": "Secretary", "ru": "Секретарь"})
        person = m.Person.unscoped.create(party=party, user=user, name={"en": name})
        m.Appointment.unscoped.create(person=person, post=post, since=None)
        m.Grant.unscoped.create(role=role, body=self.body, party=None if joint else party, post=post)
        return user

    def move(self, days: int, **changes: Any) -> None:
        """What the service that moves a session does to its row."""
        review = Review.unscoped.get(pk=self.review.pk)
        Review.unscoped.filter(pk=review.pk).update(
            starts_on=review.starts_on + timedelta(days=days),
            ends_on=review.ends_on + timedelta(days=days),
            schedule_version=review.schedule_version + 1,
            **changes,
        )

    def states(self) -> list[tuple[str, str, int, int, str]]:
        """(reader, kind, lead, schedule version, state) of every reminder."""
        rows = Reminder.unscoped.values_list(
            "recipient__name", "kind", "lead_days", "schedule_version", "state"
        )
        return sorted(rows)


@pytest.fixture
def world(transactional_db: None) -> World:
    return World()


def at(day: str, hour: int = 12) -> datetime:
    """An instant in UTC."""
    return datetime.combine(date.fromisoformat(day), time(hour), UTC)


def clock_at(day: str, hour: int = 12) -> Callable[[], datetime]:
    return lambda: at(day, hour)


def parsed(content: bytes) -> EmailMessage:
    return email.message_from_bytes(content, policy=default)  # type: ignore[return-value]


def text_of(mail: EmailMessage) -> str:
    body = mail.get_body(("plain",))
    assert body is not None
    return str(body.get_content())


class MailBox:
    """The folder of the file carrier."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def mails(self) -> list[EmailMessage]:
        return [parsed(path.read_bytes()) for path in sorted(self.folder.glob("*.eml"))]

    def to(self, name: str) -> list[EmailMessage]:
        return [mail for mail in self.mails() if name in mail["To"]]


@pytest.fixture
def box(settings: Any, tmp_path: Path) -> MailBox:
    settings.MAIL_DIR = tmp_path / "mail"
    settings.EMAIL_URL = "file"
    return MailBox(settings.MAIL_DIR)


class Sink:
    """An SMTP server: answers as it is told, keeps what it accepted, calls `at_dot` before it answers the dot."""

    def __init__(self) -> None:
        self.accepted: list[bytes] = []
        self.recipients: list[str] = []
        self.at_dot: Callable[[], None] = lambda: None
        self.answers: dict[str, list[str]] = {"RCPT": [], "DATA": []}

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:
        if self.answers["RCPT"]:
            return self.answers["RCPT"].pop(0)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        import asyncio

        await asyncio.get_running_loop().run_in_executor(None, self.at_dot)
        answer = self.answers["DATA"].pop(0) if self.answers["DATA"] else "250 OK"
        if answer == "hang up":
            server.transport.abort()
            return "421 bye"
        if answer.startswith("250"):
            self.accepted.append(envelope.original_content)
            self.recipients.extend(envelope.rcpt_tos)
        return answer


@pytest.fixture
def sink(settings: Any) -> Iterator[Sink]:
    from cooperation.up.ports import free_port

    # It speaks of each line that it hears, also when the test is over.
    logging.getLogger("mail.log").setLevel(logging.WARNING)
    handler = Sink()
    controller = Controller(handler, hostname="127.0.0.1", port=free_port())
    controller.start()
    settings.EMAIL_URL = f"smtp://127.0.0.1:{controller.port}"
    try:
        yield handler
    finally:
        controller.stop()


def only_message() -> Message:
    return Message.unscoped.get()


@pytest.fixture(autouse=True)
def families(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Leaves out what has tests of its own: invitations, and with `pytest.mark.families(...)` all but those named."""
    from meetings.services import planning
    from meetings.services.reminded import FAMILIES, invitations

    named = request.node.get_closest_marker("families")
    kept = [each for each in FAMILIES if each is not invitations.FAMILY]
    if named is not None:
        kept = [each for each in kept if each.wanted.__module__.rpartition(".")[2] in named.args]
        assert len(kept) == len(named.args), "no such family"
    monkeypatch.setattr(planning, "FAMILIES", kept)
