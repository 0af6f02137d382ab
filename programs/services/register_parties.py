"""Parties as registers name them, matched with those that there are, or made anew with the code that ISO 3166 gives."""

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple
from uuid import UUID

from babel import Locale
from django.db import connection
from uuid_utils.compat import uuid7

from programs.models import Party
from programs.rules.registers.party_codes import FORMER, TERRITORIES
from programs.rules.registers.records import PartyKind, PartyName
from programs.rules.registers.titles import fold

from .bulk import copy_in

#: What a party of no code is known by: it says nothing of it.
_MADE = "X-"
_SHORT = 100
_LANGUAGES = ("en", "ru", "be")
_FORMER = {code: names[0] for code, _kind, _present, names in FORMER}


class Known(NamedTuple):
    """A party: its id, and what it is called here; its code, "" of one that is not there yet and has none."""

    id: UUID
    called: str
    code: str


class Parties:
    """The parties of an installation, for one import; made anew where a transaction of it was taken back.

    `makes`: without it, what is not known has an id that is nobody's, to be told apart by alone.
    """

    def __init__(self, language: str, *, makes: bool = True) -> None:
        self._language, self._makes = language, makes
        self._known: dict[PartyName, Known] = {}
        self._read()

    def of(self, names: Iterable[PartyName]) -> dict[PartyName, Known]:
        """The party that each name stands for; what is not known is made, in the transaction that is open."""
        wanted = {name for name in names if name not in self._known}
        lacking = self._find(wanted)
        if lacking and not self._makes:
            self._known |= {name: Known(uuid7(), name.name, name.code) for name in lacking}
        elif lacking:
            # Two imports make one party: whoever comes second finds it.
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(hashtext('programs.register_parties'))")
            self._read()
            self._make(self._find(lacking))
        return self._known

    def _read(self) -> None:
        self._codes: dict[str, Known] = {}
        self._names: dict[tuple[str, str], Known] = {}
        self._number = 0
        for pk, code, kind, name in Party.unscoped.order_by("code").values_list("pk", "code", "kind", "name"):
            self._remember(pk, code, kind, name)

    def _remember(self, pk: UUID, code: str, kind: str, name: dict[str, str]) -> None:
        known = Known(pk, name.get("en") or next(iter(name.values()), code), code)
        self._codes[code] = known
        if code.startswith(_MADE) and code[len(_MADE) :].isdigit():
            self._number = max(self._number, int(code[len(_MADE) :]))
        for said in name.values():
            self._names.setdefault((kind, fold(said)), known)
            # Of a name whose kind the register does not know, any party of that name is meant.
            self._names.setdefault((PartyKind.UNKNOWN, fold(said)), known)

    def _find(self, names: Iterable[PartyName]) -> list[PartyName]:
        """Remembers those that there are; returns the others, in order."""
        lacking = []
        for name in names:
            found = self._codes.get(name.code) or self._names.get((name.kind, fold(name.name)))
            if found is None:
                lacking.append(name)
            else:
                self._known[name] = found
        return sorted(lacking, key=lambda each: (each.code, each.name))

    def _make(self, names: list[PartyName]) -> None:
        # One after the other: two names of one party are one.
        rows = [self._new(name) for name in names if self._find([name])]
        copy_in("programs_party", ("id", "version", "code", "kind", "name", "short_name", "time_zone"), rows)

    def _new(self, name: PartyName) -> tuple[object, ...]:
        code = name.code
        if not code:
            self._number += 1
            code = f"{_MADE}{self._number:04}"
        called = names_of(name.code) or {self._language: name.name}
        pk = uuid7()
        # What a register has as a territory of its time may be a State of that code today.
        kind = kind_of(name.code) or name.kind.value
        self._remember(pk, code, kind, called)
        self._known[name] = self._codes[code]
        short = {
            tag: said if len(said) <= _SHORT else said[: _SHORT - 1] + "…" for tag, said in called.items()
        }
        return pk, 1, code, kind, called, short, "UTC"


def kind_of(code: str) -> str:
    """How ISO 3166 lists the holder of a code; "" where there is no code, or it has left ISO 3166-1."""
    if len(code) != 2:
        return ""
    return (PartyKind.TERRITORY if code in TERRITORIES else PartyKind.STATE).value


def names_of(code: str) -> dict[str, str]:
    """What the holder of a code is called, by language: CLDR of those in ISO 3166-1; {} where there is no code."""
    if len(code) == 2:
        return {tag: said for tag in _LANGUAGES if (said := _territories(tag).get(code))}
    return {"en": _FORMER[code]} if code in _FORMER else {}


@cache
def _territories(tag: str) -> dict[str, str]:
    return dict(Locale.parse(tag).territories)
