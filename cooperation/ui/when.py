"""Dates and instants as they are read: always written out, never guessed finer than they are known."""

from contextlib import nullcontext
from datetime import UTC, date, datetime
from functools import lru_cache
from html import escape
from importlib import import_module
from types import ModuleType
from zoneinfo import ZoneInfo

from babel import UnknownLocaleError
from babel.dates import get_timezone_location
from django.http import HttpRequest
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from cooperation.dates import FuzzyDate
from cooperation.ui.marks import language


@lru_cache(maxsize=16)
def words(lang: str) -> ModuleType:
    """The formats module of a language; English where there is none."""
    try:
        return import_module(f"cooperation.ui.formats.{lang.split('-', maxsplit=1)[0]}.formats")
    except ModuleNotFoundError:
        return import_module("cooperation.ui.formats.en.formats")


def day_in(request: HttpRequest, name: str) -> date | None:
    """The day that the address names (`?on=2026-05-03`); None where it names none that is one."""
    try:
        return date.fromisoformat(request.GET.get(name, ""))
    except ValueError:
        return None


def as_of(request: HttpRequest, today: date) -> date | None:
    """The past day that a page is asked to be shown as of (`on`); None: as it is today."""
    chosen = day_in(request, "on")
    return chosen if chosen is not None and chosen < today else None


def day_words(value: date, lang: str | None = None) -> str:
    """ "12 Nov 2026"."""
    return f"{value.day} {words(lang or language()).MONTHS_WITH_DAY[value.month - 1]} {value.year}"


def _period(value: FuzzyDate, lang: str) -> str:
    """The period alone, without its certainty and recurrence."""
    first = value.first_day()
    if first is None:
        return str(words(lang).PERMANENT)
    form = words(lang)
    if value.precision == "day":
        return day_words(first, lang)
    if value.precision == "month":
        return f"{form.MONTHS_ALONE[first.month - 1]} {first.year}"
    patterns = {
        "quarter": form.QUARTERS[(first.month - 1) // 3],
        "half_year": form.HALF_YEARS[(first.month - 1) // 6],
        "year": form.YEAR,
    }
    return str(patterns[value.precision or "year"]).format(year=first.year)


@lru_cache(maxsize=4096)
def _fuzzy_words(value: FuzzyDate, lang: str) -> str:
    said = _period(value, lang)
    if value.uncertain:
        said = words(lang).UNCERTAIN.format(date=said)
    if value.recurs:
        said = words(lang).RECURS[value.recurs].format(date=said)
    return said


def fuzzy_words(value: FuzzyDate | None, lang: str | None = None) -> str:
    """A fuzzy date without markup: "12 Nov 2026", "Q3 2026", "annually, from Q3 2026", "permanent"; "" for None."""
    return "" if value is None else _fuzzy_words(value, lang or language())


@lru_cache(maxsize=4096)
def _fuzzy(value: FuzzyDate, lang: str) -> SafeString:
    said = escape(_fuzzy_words(value, lang))
    # HTML knows years, months and days; a quarter or half-year has no machine-readable form.
    if value.precision in ("day", "month", "year") and not value.recurs:
        return SafeString(f'<time datetime="{value.value}">{said}</time>')
    if value.recurs:
        return SafeString(f"<span>{said}</span>")
    return SafeString(f'<span class="when">{said}</span>')


def fuzzy(value: FuzzyDate | None, lang: str | None = None) -> SafeString:
    """A fuzzy date as HTML; a dash read out as "no date" for None."""
    if value is None:
        return nothing(_("no date"))
    return _fuzzy(value, lang or language())


def day(value: date | None, lang: str | None = None) -> SafeString:
    """A calendar day: "12 Nov 2026" in <time>. An aware instant is taken in the current time zone."""
    if value is None:
        return nothing(_("no date"))
    if isinstance(value, datetime):
        value = timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    return SafeString(f'<time datetime="{value.isoformat()}">{escape(day_words(value, lang))}</time>')


def days(first: date, last: date | None, lang: str | None = None) -> SafeString:
    """A span of days with what they share said once: "12-13 Nov 2026" (with a dash)."""
    if last is None or last == first:
        return day(first, lang)
    form, whole = words(lang or language()), day_words(last, lang)
    if (first.year, first.month) == (last.year, last.month):
        head = str(first.day)
    elif first.year == last.year:
        head = f"{first.day} {form.MONTHS_WITH_DAY[first.month - 1]} "
    else:
        head = f"{day_words(first, lang)} "
    dash = "–" if head.isdigit() else "– "
    return SafeString(
        f'<span class="when"><time datetime="{first.isoformat()}">{escape(head)}</time>{dash}'
        f'<time datetime="{last.isoformat()}">{escape(whole)}</time></span>'
    )


@lru_cache(maxsize=256)
def zone_name(zone: str, lang: str) -> str:
    """How a reader knows a time zone: by its city ("Minsk"), or UTC."""
    if zone in ("UTC", "Etc/UTC", ""):
        return "UTC"
    try:
        return str(get_timezone_location(zone, locale=lang.replace("-", "_"), return_city=True))
    except (LookupError, UnknownLocaleError, ValueError):
        return zone.rpartition("/")[2].replace("_", " ")


def moment(value: datetime | None, zone: str | ZoneInfo | None = None, lang: str | None = None) -> SafeString:
    """An aware instant in `zone` (IANA; the current one by default): "13 Oct 2026, 18:02 Minsk"."""
    if value is None:
        return nothing(_("no date"))
    lang = lang or language()
    key = str(zone) if zone else timezone.get_current_timezone_name()
    try:
        local = value.astimezone(ZoneInfo(key))
    except (LookupError, ValueError):
        key, local = "UTC", value.astimezone(UTC)
    stamp = value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return SafeString(
        f'<time datetime="{stamp}">{escape(day_words(local.date(), lang))}, {local:%H:%M}'
        f' <span class="zone">{escape(zone_name(key, lang))}</span></time>'
    )


def moment_words(value: datetime, zone: str, lang: str | None = None) -> str:
    """An aware instant in `zone` (IANA) without markup: "13 Oct 2026, 18:02 Minsk"."""
    lang = lang or language()
    local = value.astimezone(ZoneInfo(zone))
    return f"{day_words(local.date(), lang)}, {local:%H:%M} {zone_name(zone, lang)}"


def in_days(value: date | None, today: date, lang: str | None = None) -> str:
    """How far a day is from `today`: "in 29 days", "today", "3 days ago"; "" for None."""
    if value is None:
        return ""
    with nullcontext() if lang is None else override(lang):
        return _far((value - today).days)


def _far(distance: int) -> str:
    if distance == 0:
        return _("today")
    if distance > 0:
        return ngettext("in %(count)d day", "in %(count)d days", distance) % {"count": distance}
    return ngettext("%(count)d day ago", "%(count)d days ago", -distance) % {"count": -distance}


def nothing(words_read_out: str) -> SafeString:
    """A dash that says to a screen reader what is missing."""
    return SafeString(
        f'<span class="nil"><span aria-hidden="true">—</span><span class="vh">{escape(words_read_out)}</span></span>'
    )
