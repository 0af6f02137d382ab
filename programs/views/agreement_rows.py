"""The cells of the register of agreements. What many rows say alike is written once a language."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from html import escape
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cooperation.ui import marks
from cooperation.ui.when import day, fuzzy, in_days
from programs.models import Agreement, LegalDeadline
from programs.selectors.agreement_rows import Row, parties_of
from programs.selectors.register_choices import Parties
from programs.views.agreement_tables import status_badge

#: Stands in an address where the id of a row is put.
_ID = UUID(int=0)


def cells(rows: Iterable[Row], today: date, parties: Parties) -> Iterator[tuple[Any, ...]]:
    """Of each row: the agreement, its parties, when it was done, its status today, its next legal deadline.

    `parties`: those that the register names.
    """
    lang = marks.language()
    before, _id, behind = reverse("programs:agreement", args=[_ID]).partition(str(_ID))
    for row in rows:
        said = _said(row.kind, row.written_kind, row.level, row.subject, lang)
        link = f'<a href="{before}{row.pk}{behind}">{marks.text(row.title, lang)}</a>'
        yield (
            SafeString(f'{link}<br><small class="quiet">{said}</small>'),
            _named(row.parties, parties, lang), fuzzy(row.done_on, lang),
            _status(row.status_today, row.character, lang), _next(row.next_due, row.next_on, today, lang),
        )  # fmt: skip


@lru_cache(maxsize=1024)
def _said(kind: str, written_kind: str, level: str, subject: str, lang: str) -> str:
    """Kind, level and subject, as far as they are recorded."""
    kinds, levels = dict(Agreement.Kind.choices), dict(Agreement.Level.choices)
    said = (kinds.get(kind) or written_kind, levels.get(level), subject)
    return escape(" · ".join(str(each) for each in said if each))


@lru_cache(maxsize=2048)
def _named(text: str | None, parties: Parties, lang: str) -> SafeString:
    """The first parties by name; of the others, how many."""
    count, ids = parties_of(text)
    named = [marks.text(parties.names[pk], lang) for pk in ids if pk in parties.names]
    names, others = "; ".join(named), count - len(named)
    if others <= 0:
        return SafeString(names)
    more = ngettext("and %(count)d more", "and %(count)d more", others) % {"count": others}
    return SafeString(f'{names} <small class="quiet">{escape(more)}</small>')


@lru_cache(maxsize=256)
def _status(status: str | None, character: str, lang: str) -> SafeString:
    """The state of an agreement today; of what binds nobody in law, that."""
    if status:
        return status_badge(status)
    character = "" if character == Agreement.Character.BINDING else character
    said = dict(Agreement.Character.choices).get(character) or _("nothing recorded")
    return SafeString(f'<span class="quiet">{escape(str(said))}</span>')


@lru_cache(maxsize=4096)
def _next(due: str | None, on: date | None, today: date, lang: str) -> SafeString:
    """The next legal deadline and how far it is, where there is one."""
    if due is None or on is None:
        return SafeString("")
    said, distance = LegalDeadline.Due(due).label, in_days(on, today)
    return format_html('{}: {} <small class="quiet">{}</small>', said, day(on, lang), distance)
