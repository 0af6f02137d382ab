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
from programs.selectors.agreement_rows import Row, named_of
from programs.views.agreement_tables import status_badge

#: Stands in an address where the id of a row is put.
_ID = UUID(int=0)


def cells(rows: Iterable[Row], today: date) -> Iterator[tuple[Any, ...]]:
    """Of each row: the agreement, its parties, when it was done, its status today, its next legal deadline."""
    lang = marks.language()
    before, _id, behind = reverse("programs:agreement", args=[_ID]).partition(str(_ID))
    for row in rows:
        said = _said(row.kind, row.written_kind, row.level, row.subject, lang)
        link = f'<a href="{before}{row.pk}{behind}">{marks.text(row.title, lang)}</a>'
        yield (
            SafeString(f'{link}<br><small class="quiet">{said}</small>'),
            _parties(row.named, row.party_count, lang), fuzzy(row.done_on, lang),
            _status(row.status_today, row.character, lang), _next(row, today),
        )  # fmt: skip


@lru_cache(maxsize=1024)
def _said(kind: str, written_kind: str, level: str, subject: str, lang: str) -> str:
    """Kind, level and subject, as far as they are recorded."""
    kinds, levels = dict(Agreement.Kind.choices), dict(Agreement.Level.choices)
    said = (kinds.get(kind) or written_kind, levels.get(level), subject)
    return escape(" · ".join(str(each) for each in said if each))


@lru_cache(maxsize=2048)
def _parties(named: str, count: int, lang: str) -> SafeString:
    """The first parties by name; of the others, how many."""
    parties = named_of(named)
    names = "; ".join(marks.text(each["short_name"] or each["name"], lang) for each in parties)
    others = count - len(parties)
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


def _next(row: Row, today: date) -> SafeString:
    if row.next_on is None or row.next_due is None:
        return SafeString("")
    said, distance = LegalDeadline.Due(row.next_due).label, in_days(row.next_on, today)
    return format_html('{}: {} <small class="quiet">{}</small>', said, day(row.next_on), distance)
