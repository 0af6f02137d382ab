"""What kind of party a name stands for, and its code in ISO 3166-1 or 3166-3. What is not known stays unknown."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from babel import Locale
from babel.core import get_global

from .party_codes import FORMER, NOT_ISO, TERRITORIES
from .party_names import FORMER_STATES, ORGANISATION_MARK, ORGANISATIONS, OTHER_NAMES
from .party_names import TERRITORIES as UNLISTED
from .records import PartyKind, PartyName
from .titles import fold

Known = tuple[PartyKind, str, str]
_LONGEST = 300
_TWO = re.compile(r"[A-Z]{3} - [A-Z]{3}")


def party(name: str, territories_by_case: bool = False) -> PartyName:
    """The party that a name, an alpha-2, alpha-3 or ISO 3166-3 code stands for.

    `territories_by_case`: the register writes parties in capitals, and as other names do the territories to which an
    agreement extends (the British one does): such a name is a territory even where a State is so called today.
    """
    name = name.strip()
    # No name that is known is as long.
    return _party(name, territories_by_case) if len(name) <= _LONGEST else PartyName(name)


@lru_cache(maxsize=16_384)
def _party(name: str, territories_by_case: bool) -> PartyName:
    key = fold(name)
    known = _known().get(key)
    if known is None and key.startswith(ORGANISATION_MARK):
        known = PartyKind.ORGANISATION, "", ""
    if (
        territories_by_case
        and not name.isupper()
        and (known is None or known[0] is not PartyKind.ORGANISATION)
    ):
        code, present = known[1:] if known else ("", "")
        return PartyName(name, PartyKind.TERRITORY, code, present)
    return PartyName(name, *known) if known else PartyName(name)


def several(name: str) -> bool:
    """Whether a cell for one party names two, as "KOR - PRK" does: which of them is meant it does not say."""
    return _TWO.fullmatch(name.strip()) is not None


@cache
def _known() -> dict[str, Known]:
    """By folded name or code."""
    known: dict[str, Known] = {}
    for code, names in _listed():
        kind = PartyKind.TERRITORY if code in TERRITORIES or code in NOT_ISO else PartyKind.STATE
        for name in names:
            known[fold(name)] = kind, "" if code in NOT_ISO else code, ""
    for code, former, present, names in FORMER:
        for name in (code, *names):
            known[fold(name)] = PartyKind(former), code, present
    for listed, unlisted in (
        (FORMER_STATES, PartyKind.FORMER_STATE),
        (UNLISTED, PartyKind.TERRITORY),
        (ORGANISATIONS, PartyKind.ORGANISATION),
    ):
        for name in listed:
            known[fold(name)] = unlisted, "", ""
    return known


def _listed() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Codes of ISO 3166-1 with names of what they stand for: CLDR's, the three-letter code, and other names."""
    for code, name in Locale("en").territories.items():
        if len(code) == 2 and code.isalpha() and code not in NOT_ISO:
            yield code, (name, code, name.replace("&", "and"))
    for three, codes in get_global("territory_aliases").items():
        # Codes withdrawn from ISO 3166-1 are aliases there too; those of 3166-3 replace them.
        if len(three) == 3 and three.isalpha() and len(codes) == 1 and codes[0] not in NOT_ISO:
            yield codes[0], (three,)
    yield from OTHER_NAMES.items()
