"""On which days a party does not work: weekends and public holidays, from the library `holidays`.

Known of a State whose code is that of ISO 3166-1 (two letters) and whose calendar the library has. Of any other party
nothing is guessed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

import holidays
from django.conf import settings

from cooperation.texts import Text
from programs.models import Party


@dataclass(frozen=True, slots=True)
class Closed:
    """That a party does not work on a day. `holiday` names the public holiday; None: a weekend."""

    party: Party
    holiday: Text | None


@lru_cache(maxsize=1)
def _countries() -> frozenset[str]:
    return frozenset(holidays.list_supported_countries(include_aliases=False))


def is_known(party: Party) -> bool:
    """Whether the party's public holidays are known here."""
    return party.kind == Party.Kind.STATE and party.code in _countries()


@lru_cache(maxsize=512)
def _year(code: str, year: int) -> tuple[frozenset[int], dict[date, Text]]:
    """The weekend of a country (0 is Monday), and its holidays of a year by day, named in the interface's languages."""
    first = holidays.country_holidays(code, years=year)
    spoken = {tag.split("_")[0]: tag for tag in first.supported_languages}
    named: dict[date, Text] = {day: {} for day in first}
    wanted = {tag: spoken[tag] for tag, _name in settings.LANGUAGES if tag in spoken}
    for tag, language in wanted.items():
        for day, name in holidays.country_holidays(code, years=year, language=language).items():
            named.setdefault(day, {})[tag] = name
    for day, name in first.items():
        if not named[day]:
            named[day] = {(first.default_language or "und").split("_")[0]: name}
    return frozenset(first.weekend), named


class Calendars:
    """The days on which some party of several does not work."""

    def __init__(self, parties: Iterable[Party]) -> None:
        given: dict[Any, Party] = {party.pk: party for party in parties}
        self.known = [party for party in given.values() if is_known(party)]
        self.unknown = [party for party in given.values() if not is_known(party)]

    def closed(self, day: date) -> list[Closed]:
        """Who does not work that day, and why."""
        found = []
        for party in self.known:
            weekend, feasts = _year(party.code, day.year)
            if day in feasts:
                found.append(Closed(party, feasts[day]))
            elif day.weekday() in weekend:
                found.append(Closed(party, None))
        return found


def works_on(code: str, day: date) -> bool:
    """Whether the State of that ISO 3166-1 code works on a day; of an unknown one nothing is guessed: it does."""
    if code not in _countries():
        return True
    weekend, feasts = _year(code, day.year)
    return day not in feasts and day.weekday() not in weekend
