"""What a mail says of contributions: which organisation is asked, on how many items, by when, and where to answer.

Nothing of what anybody wrote stands in it: neither the note with the request nor the comment it was sent back with.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cooperation.texts import pick
from cooperation.ui.when import day_words
from meetings.models import Reminder
from programs.models import Contribution


def together(reminders: Sequence[Reminder], language: str) -> list[tuple[str, list[Reminder]]]:
    """The reminders about contributions by what makes one entry (round, organisation, kind), and their body's name."""
    groups: dict[tuple[UUID, UUID, str], list[Reminder]] = defaultdict(list)
    for reminder in reminders:
        asked = reminder.contribution
        if asked is not None:
            groups[asked.round_id, asked.organisation_id, reminder.kind].append(reminder)
    return [
        (pick(rows[0].body.short_name or rows[0].body.name, language)[1], rows) for rows in groups.values()
    ]


def entry(reminders: Sequence[Reminder], language: str, why: str) -> dict[str, Any]:
    """What is said of them, in the active language, in the shape of an entry about a session."""
    asked = [_subject(reminder) for reminder in reminders]
    first, count = asked[0], len(asked)
    facts = {
        "count": count,
        "organisation": pick(first.organisation.short_name or first.organisation.name, language)[1],
        "day": day_words(min(each.due for each in asked), language),
        "round": _("round %(number)d") % {"number": first.round.number},
        "programme": pick(first.round.programme.title, language)[1],
    }
    back = reminders[0].kind == Reminder.Kind.SENT_BACK
    headline = _back(count) if back else _asked(count)
    subject = _("Contribution sent back, due by %(day)s: %(programme)s, %(round)s")
    if not back:
        subject = _("Contribution asked for by %(day)s: %(programme)s, %(round)s")
    return {
        "body": pick(reminders[0].body.name, language)[1],
        "session": f"{facts['programme']}, {facts['round']}",
        "subject": subject % facts,
        "headline": headline % facts,
        "url": f"{settings.BASE_URL}/work/{first.round_id}/contributions/",
        "why": why,
    }


def _subject(reminder: Reminder) -> Contribution:
    if reminder.contribution is None:
        raise LookupError("this reminder is about no contribution")
    return reminder.contribution


def _asked(count: int) -> str:
    return ngettext(
        "%(organisation)s is asked for its contribution on %(count)d item by %(day)s.",
        "%(organisation)s is asked for its contributions on %(count)d items by %(day)s.",
        count,
    )


def _back(count: int) -> str:
    return ngettext(
        "The contribution of %(organisation)s on %(count)d item was sent back with a comment. It is due by %(day)s.",
        "The contributions of %(organisation)s on %(count)d items were sent back with comments. The first is due by"
        " %(day)s.",
        count,
    )
