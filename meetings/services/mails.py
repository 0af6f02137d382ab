"""A reader's mail: what is due for them at one moment, in their language and time zone, as one frozen MIME message."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from email.header import Header
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.policy import compat32
from email.utils import format_datetime, formataddr, parseaddr
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from cooperation.accounts.models import User
from cooperation.texts import Text, pick
from cooperation.ui.when import day_words, in_days
from meetings.models import Reminder, Review, ScheduleStep
from meetings.rules.leads import asks, zone
from meetings.rules.schedule import Step
from meetings.selectors import labels
from meetings.selectors.labels import numbered
from meetings.selectors.steps import due_days, not_done
from meetings.services import asking
from meetings.services.reminded.family import Entry
from meetings.services.reminded.invitations import takes_back
from programs.models import Grant

#: 7-bit whatever the text: no server on the way needs an extension, and a retry sends the same bytes.
MIME = compat32.clone(cte_type="7bit", linesep="\r\n", mangle_from_=False)
LINE_LIMIT = 900
SUBJECT_LIMIT = 500


@dataclass(frozen=True, slots=True)
class Attached:
    """A calendar message (RFC 6047): its method, which the header of its part repeats, and the object."""

    method: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Mail:
    """What is frozen: the subject as text, and the whole message as it goes over the wire (CRLF, 7-bit)."""

    subject: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Said:
    """What a mail says, in its reader's language: one entry a session, one for what each organisation is asked for in
    a round, those of the families; and a line for each thing that should have been said before and is past.
    """

    subject: str
    entries: list[dict[str, Any]]
    missed: list[dict[str, str]]


def words(
    recipient: User,
    reminders: Sequence[Reminder],
    *,
    entries: Sequence[Entry] = (),
    late: Sequence[Reminder | Entry] = (),
    posts: Mapping[UUID, list[Text]],
    now: datetime,
    days: "Days | None" = None,
) -> Said:
    """What is said at `now`; in the active language, which is the reader's. `posts`: the titles held, by body. `days`
    keeps what is due before each session for the mails that are made together.
    """
    language = recipient.language
    days = {} if days is None else days
    said = [
        entry(reminder, recipient, posts.get(reminder.body_id, []), now, days)
        for reminder in reminders
        if reminder.review_id is not None
    ]
    said += [
        asking.entry(rows, language, _why(body, posts.get(rows[0].body_id, []), language))
        for body, rows in asking.together(reminders, language)
    ]
    said += [_told(one, posts.get(one.body_id, []), language) for one in entries]
    missed = [_missed(one, recipient, posts.get(one.body_id, []), now, days) for one in late]
    subject = _subject(said or [{"subject": _("Told late: %(what)s") % {"what": m["line"]}} for m in missed])
    return Said(subject, said, missed)


def compose(
    *, message_id: UUID, recipient: User, said: Said, now: datetime, calendar: Attached | None = None
) -> Mail:
    """The mail of one reader, as it goes over the wire."""
    context = {
        "subject": said.subject,
        "entries": said.entries,
        "missed": said.missed,
        "why_missed": dict.fromkeys(each["why"] for each in said.missed),
        "answered": calendar is not None and calendar.method == "REQUEST",
        "language": recipient.language,
        "name": called(recipient),
        "base_url": settings.BASE_URL,
    }
    with override(recipient.language):
        plain = render_to_string("emails/reminder.txt", context)
        html = render_to_string("emails/reminder.html", context)
    content = _mime(message_id, recipient, said.subject, plain.strip() + "\n", html, now, calendar)
    return Mail(said.subject, content)


def _told(one: Entry, posts: list[Text], language: str) -> dict[str, Any]:
    """An entry of a family in the shape of one about a session."""
    return {
        "subject": one.subject,
        "session": one.title,
        "headline": one.headline,
        "body": one.body,
        "url": one.url,
        "lines": one.lines,
        "why": one.why or _why(one.body, posts, language),
    }


def _missed(
    one: Reminder | Entry, recipient: User, posts: list[Text], now: datetime, days: "Days"
) -> dict[str, str]:
    """What would have been said, and of which day, in one line; where it stands; and why one is told."""
    if isinstance(one, Entry):
        return {"line": one.subject, "url": one.url, "why": _why(one.body, posts, recipient.language)}
    facts = entry(one, recipient, posts, now, days)
    return {"line": _line(one, facts, []), "url": facts["url"], "why": facts["why"]}


def _subject(entries: list[dict[str, Any]]) -> str:
    first = entries[0]["subject"]
    if len(entries) > 1:
        more = len(entries) - 1
        words = ngettext("and %(count)d more session", "and %(count)d more sessions", more)
        if any(each.get("meets", True) for each in entries):
            words = ngettext("and %(count)d more", "and %(count)d more", more)
        first += " " + words % {"count": more}
    return " ".join(first.split())[:SUBJECT_LIMIT]


#: By session: by when what is still asked for is due.
Days = dict[UUID, dict[str, date]]


def entry(
    reminder: Reminder, recipient: User, posts: list[Text], now: datetime, days: Days
) -> dict[str, Any]:
    """What is said of one session, in the active language; days and hours local to the session and to the reader."""
    review, language = reminder.review, recipient.language
    if review is None:
        raise LookupError("this reminder is about no session")
    body = pick(review.body.short_name or review.body.name, language)[1]
    here, theirs = zone(review.time_zone), zone(recipient.time_zone)
    starts_at, first = review.starts_at, review.days_held[0]
    reports = Grant.unscoped.filter(
        body_id=review.body_id,
        party__sides__programme_id=review.programme_id,
        post__appointments__person__user=recipient,
    ).exists()
    facts = {
        "session": numbered(review, language),
        "body": body,
        "place": pick(review.place, language)[1],
        "day": day_words(first, language),
        "moment": _moment(starts_at.astimezone(here), language),
    }
    if review.pk not in days:
        days[review.pk] = _due(review)
    asked = [
        {"what": _WORDS[ask.what](), "by": day_words(ask.by, language)}
        for ask in asks(days[review.pk], today=now.astimezone(theirs).date())
        if ask.what not in OF_SIDES or reports
    ]
    return {
        **facts,
        "subject": _line(reminder, facts, asked),
        "headline": _headline(reminder, facts, in_days(first, now.astimezone(here).date(), language)),
        "yours": _moment(starts_at.astimezone(theirs), language)
        if _other_hour(starts_at, here, theirs)
        else "",
        "asked": asked if reminder.kind in (Reminder.Kind.REVIEW, Reminder.Kind.MOVED) else [],
        "off": reminder.kind in (Reminder.Kind.POSTPONED, Reminder.Kind.CANCELLED),
        "reason": pick(_reason(reminder, review), language)[1],
        "url": f"{settings.BASE_URL}/sessions/{review.pk}/",
        "meets": labels.meets(review.body),
        "lines": _of_answers(reminder),
        "why": _why(body, posts, language),
    }


def _reason(reminder: Reminder, review: Review) -> Text:
    """Why it was called off."""
    said: Text = {}
    if reminder.kind == Reminder.Kind.CANCELLED:
        said = review.cancelled_reason
    elif reminder.kind == Reminder.Kind.POSTPONED:
        said = review.postponed_reason
    return said


#: What is asked of the sides; a joint secretariat and an observer owe none of it.
OF_SIDES = frozenset({"positions", "proposals", "delegations"})

_WORDS = {
    "positions": lambda: _("Positions of your side"),
    "proposals": lambda: _("Proposals for the agenda"),
    "papers": lambda: _("Agenda and papers"),
    "delegations": lambda: _("Names of the delegation"),
}

_ASKED = {
    Step.POSITIONS_DUE: "positions",
    Step.PROPOSALS_DUE: "proposals",
    Step.PAPERS_OUT: "papers",
    Step.DELEGATIONS_NAMED: "delegations",
}


def _due(review: Review) -> dict[str, date]:
    """By when what is still asked for is due, as the schedule of the session has it."""
    rows = not_done(ScheduleStep.unscoped.filter(review=review))
    return {_ASKED[step]: on for step, on in due_days(rows).items() if step in _ASKED}


def _line(reminder: Reminder, facts: dict[str, str], asked: list[dict[str, str]]) -> str:
    """The subject: what happened or is asked and by when, then session, place and day."""
    patterns = {
        Reminder.Kind.MOVED: _("New date: %(session)s, %(place)s, %(day)s (%(body)s)"),
        Reminder.Kind.POSTPONED: _("Postponed: %(session)s, %(place)s, %(day)s (%(body)s)"),
        Reminder.Kind.CANCELLED: _("Cancelled: %(session)s, %(place)s, %(day)s (%(body)s)"),
        Reminder.Kind.INVITATION: _("Invitation: %(session)s, %(place)s, %(moment)s (%(body)s)"),
    }
    if takes_back(reminder):
        return _("No longer invited: %(session)s, %(place)s, %(day)s (%(body)s)") % facts
    if reminder.kind in patterns:
        return patterns[Reminder.Kind(reminder.kind)] % facts
    if asked:
        return _("%(what)s by %(by)s: %(session)s, %(place)s, %(day)s (%(body)s)") % {**facts, **asked[0]}
    return _("%(session)s, %(place)s, %(moment)s (%(body)s)") % facts


def _headline(reminder: Reminder, facts: dict[str, str], distance: str) -> str:
    of_sessions = {
        Reminder.Kind.MOVED: _(
            "The date of this session has changed. It now begins on %(moment)s (%(distance)s)."
        ),
        Reminder.Kind.POSTPONED: _(
            "This session is postponed. It does not begin on %(day)s; a new date follows."
        ),
        Reminder.Kind.CANCELLED: _("This session is cancelled. It does not begin on %(day)s."),
        Reminder.Kind.REVIEW: _("This session begins on %(moment)s (%(distance)s)."),
        Reminder.Kind.INVITATION: _(
            "You are invited to this session. It begins on %(moment)s (%(distance)s)."
        ),
    }
    of_meetings = {
        Reminder.Kind.MOVED: _(
            "The date of this meeting has changed. It now begins on %(moment)s (%(distance)s)."
        ),
        Reminder.Kind.POSTPONED: _(
            "This meeting is postponed. It does not begin on %(day)s; a new date follows."
        ),
        Reminder.Kind.CANCELLED: _("This meeting is cancelled. It does not begin on %(day)s."),
        Reminder.Kind.REVIEW: _("This meeting begins on %(moment)s (%(distance)s)."),
        Reminder.Kind.INVITATION: _(
            "You are invited to this meeting. It begins on %(moment)s (%(distance)s)."
        ),
    }
    review = reminder.review
    if takes_back(reminder) and review is not None:
        return labels.by_word(
            review.body,
            _("You are no longer invited to this session: you are not named in a delegation any more."),
            _("You are no longer invited to this meeting: you are not named in a delegation any more."),
        )
    patterns = of_meetings if review is not None and labels.meets(review.body) else of_sessions
    said = patterns[Reminder.Kind(reminder.kind)] % {**facts, "distance": distance}
    if reminder.kind == Reminder.Kind.MOVED and review is not None and review.state == Review.State.PROPOSED:
        said += " " + _("The sides have yet to confirm the new date.")
    return said


def _of_answers(reminder: Reminder) -> list[str]:
    if reminder.kind != Reminder.Kind.INVITATION or takes_back(reminder):
        return []
    return [_("Answer in your calendar program: the answer that it sends is read, and the sides see it.")]


def _moment(local: datetime, language: str) -> str:
    """ "12 Nov 2026, 10:00 (Europe/Minsk, UTC+03:00)": nobody has to guess whose hour it is."""
    offset = local.strftime("%z")
    return (
        f"{day_words(local.date(), language)}, {local:%H:%M} ({local.tzinfo}, UTC{offset[:3]}:{offset[3:5]})"
    )


def _other_hour(instant: datetime, here: Any, theirs: Any) -> bool:
    return instant.astimezone(here).utcoffset() != instant.astimezone(theirs).utcoffset()


def _why(body: str, posts: list[Text], language: str) -> str:
    held = ", ".join(dict.fromkeys(pick(title, language)[1] for title in posts))
    if held:
        return _("You receive this because of your work in %(body)s as: %(posts)s.") % {
            "body": body,
            "posts": held,
        }
    return _("You receive this because of your work in %(body)s.") % {"body": body}


# --- MIME -------------------------------------------------------------------------------------------------------------


def host() -> str:
    """The host of BASE_URL, which makes Message-IDs unique in the world."""
    return urlsplit(settings.BASE_URL).hostname or "localhost"


def _mime(
    message_id: UUID,
    recipient: User,
    subject: str,
    plain: str,
    html: str,
    now: datetime,
    calendar: Attached | None = None,
) -> bytes:
    # The older classes: `EmailMessage` of Python 3.11 loses spaces between the encoded words of a folded subject.
    mail: Any = MIMEMultipart("alternative", policy=MIME)
    mail["From"] = _address(*parseaddr(settings.DEFAULT_FROM_EMAIL))
    mail["To"] = _address(called(recipient), recipient.email)
    mail["Subject"] = Header(subject, "us-ascii" if subject.isascii() else "utf-8", header_name="Subject")
    mail["Date"] = format_datetime(now)
    mail["Message-ID"] = f"<{message_id}@{host()}>"
    mail["Content-Language"] = recipient.language
    # RFC 3834: no answering machine replies to this.
    mail["Auto-Submitted"] = "auto-generated"
    # RFC 2046, 5.1.4: the plainest first.
    mail.attach(_part(plain, "plain"))
    mail.attach(_part(html, "html"))
    if calendar is not None:
        mail.attach(_calendar(calendar))
    return bytes(mail.as_bytes(policy=MIME))


def _calendar(calendar: Attached) -> MIMEText:
    """RFC 6047, 2.4: the method stands in the header too; the last alternative is what a calendar program takes."""
    part = MIMEText(calendar.content.decode(), "calendar", "utf-8", policy=MIME)
    part.set_param("method", calendar.method)
    return part


def _part(text: str, subtype: str) -> MIMEText:
    if text.isascii() and max(map(len, text.splitlines()), default=0) < LINE_LIMIT:
        return MIMEText(text, subtype, "us-ascii", policy=MIME)
    # In base64 the line ends are part of what is encoded: CRLF (RFC 2045, 6.8).
    return MIMEText(text.replace("\n", "\r\n"), subtype, "utf-8", policy=MIME)


def called(recipient: User) -> str:
    """The person's name in their own language; that of the account where it is nobody's."""
    person = getattr(recipient, "person", None)
    return (pick(person.name, recipient.language)[1] if person else "") or recipient.name


def _address(name: str, address: str) -> str:
    """A header's address; whatever the name holds, it stays one line."""
    return formataddr((" ".join(name.split()), deliverable(address) or ""))


def deliverable(address: str) -> str | None:
    """The address as any mail server takes it, its domain in ASCII (RFC 5890); None where its other half is not."""
    local, _at, domain = "".join(address.split()).rpartition("@")
    try:
        return f"{local.encode('ascii').decode()}@{domain.encode('idna').decode()}" if local else None
    except UnicodeError:
        return None
