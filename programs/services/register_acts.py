"""Acts that an import brings in: new ones, and new versions of those of which their source says otherwise."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_noop
from uuid_utils.compat import uuid7

from cooperation import clock
from cooperation.access import Actor
from cooperation.texts import in_every_language
from programs.models import Act

from .bulk import copy_in
from .register_changes import Change
from .register_values import ACT_COLUMNS, key_of

_COLUMNS = (
    "id", "version", "agreement_id", "entered_at", "entered_by_id", "about_id", "replaces_id", "reason", "void",
    *ACT_COLUMNS,
)  # fmt: skip
_OTHERWISE = gettext_noop("The register from which it came says otherwise by now.")
_NO_MORE = gettext_noop("The register from which it came does not say so any more.")
_reason = cache(in_every_language)


@dataclass(frozen=True, slots=True)
class Version:
    """An act as it is to be written, by column (register_values.Values.acts).

    In the place of another version: why, and since when that is known where the source does not say.
    """

    act: dict[str, Any]
    replaces: UUID | None = None
    reason: str = ""
    since: date | None = None
    void: bool = False

    def columns(self) -> Iterator[Any]:
        """The values of ACT_COLUMNS."""
        for name in ACT_COLUMNS:
            yield self.act[name] or self.since if name == "known_on" else self.act[name]


def versions_of(change: Change, today: date) -> Iterator[Version]:
    """What a change writes of acts."""
    for act in change.acts_in:
        yield Version(act)
    for pk, act in change.acts_corrected:
        yield Version(act, pk, _OTHERWISE, today)
    for pk, act in change.acts_struck:
        yield Version(act, pk, _NO_MORE, today, void=True)


def write_acts(actor: Actor, given: Iterable[tuple[UUID, Iterable[Version], Mapping[str, UUID]]]) -> None:
    """Writes the acts of each agreement, which may be about one another or about those that it has, by key_of()."""
    now, rows = clock.now(), []
    for agreement, some, there in given:
        versions = [(uuid7(), each) for each in some]
        known = _by_key(versions, there)
        rows += [
            (
                pk, 1, agreement, now, actor.user_id, known.get(each.act["about"]), each.replaces,
                _reason(each.reason) if each.reason else {}, each.void, *each.columns(),
            )
            for pk, each in versions
        ]  # fmt: skip
    copy_in(Act._meta.db_table, _COLUMNS, rows)


def _by_key(versions: Sequence[tuple[UUID, Version]], there: Mapping[str, UUID]) -> dict[str, UUID]:
    """The acts that others may be about; empty where none is about another."""
    if not any(each.act["about"] for _pk, each in versions):
        return {}
    return {**there, **{key_of(each.act): pk for pk, each in versions if not each.void}}
