"""The words in which pages say what the rules find."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cooperation.access import Actor
from cooperation.ui import marks
from programs.rules.comparison import COMPLETED, Divergence, Kind, Said, compare, first_of_run
from programs.selectors.plans import ItemRow, SideView


def names(sides: Sequence[SideView]) -> dict[str, str]:
    """How each side is named in a sentence, by the id of its party."""
    return {
        str(side.id): marks.plain(side.party.short_name) or marks.plain(side.party.name) for side in sides
    }


def difference(row: ItemRow, sides: Sequence[SideView], called: Mapping[str, str], threshold: int) -> str:
    """Where the sides differ on an item of a plan, in one line; "" where they do not. `called`: names() of `sides`."""
    if not row.said:
        return ""
    said = [
        Said(key, entry.status, entry.progress, entry.deadline)
        for side, key in zip(sides, called, strict=True)
        if (entry := row.said.get(side.id)) is not None
    ]
    due = [key for side, key in zip(sides, called, strict=True) if side.id in row.responsible]
    return in_words(compare(due, said, threshold=threshold, agreed=row.deadline), called)


def in_words(found: Sequence[Divergence], called: Mapping[str, str], since: str = "") -> str:
    """What the comparison of an item found, as the sentence an official reads first; "" for nothing.

    `called`: how each side is named. `since`: since when the statuses differ ("since the 6th session"), "" if unsaid.
    """
    said = "; ".join(_part(divergence, called, since) for divergence in found)
    return said[:1].upper() + said[1:]


#: Puts the session before which a round's positions were given into words: (actor, programme, number of the round).
_sessions: list[Callable[[Actor, UUID, int], str]] = []


def name_rounds(namer: Callable[[Actor, UUID, int], str]) -> None:
    """Registers who knows the sessions of rounds: "since the 6th session", or "" where none has been held."""
    _sessions[:] = [namer]


#: The same for all rounds of a programme at once: (actor, programme) -> {number of the round: words}.
_all_sessions: list[Callable[[Actor, UUID], Mapping[int, str]]] = []


def name_all_rounds(namer: Callable[[Actor, UUID], Mapping[int, str]]) -> None:
    """Registers who knows the sessions of all rounds of a programme; a round without one is left out."""
    _all_sessions[:] = [namer]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a source is read, how it is cited there ("" where by no symbol), and what it stands with, as HTML."""

    address: str
    called: str = ""
    beside: SafeString | None = None


Placer = Callable[[Actor, Sequence[UUID], date | None], Mapping[UUID, Place]]

#: Where what agreements rest on is read.
_places: list[Placer] = []


def place_sources(placer: Placer) -> None:
    """Registers who knows where the sources of agreed states and extensions are read; the unknown are left out."""
    _places[:] = [placer]


def places_of(actor: Actor, sources: Sequence[UUID], on: date | None = None) -> Mapping[UUID, Place]:
    """By the id of a source, where it is read; what it stands with, as of the day `on`."""
    return _places[0](actor, sources, on) if _places and sources else {}


def sessions_of_rounds(actor: Actor, programme_id: UUID) -> Mapping[int, str]:
    """By the number of a round, since when: "since the 6th session"."""
    return _all_sessions[0](actor, programme_id) if _all_sessions else {}


def since(actor: Actor, programme_id: UUID, rounds: Iterable[tuple[int, Sequence[str]]]) -> str:
    """Since when the statuses of an item differ, in words; "" where they do not, or only now. See the rule."""
    began = first_of_run(rounds)
    return _sessions[0](actor, programme_id, began) if _sessions and began is not None else ""


def _part(found: Divergence, called: Mapping[str, str], since: str) -> str:
    return _PARTS[found.kind](found, called, since)


def _status(found: Divergence, called: Mapping[str, str], since: str) -> str:
    if since:
        return _("status differs %(since)s") % {"since": since}
    return _("status differs")


def _one_sided(found: Divergence, called: Mapping[str, str], since: str) -> str:
    once = found.values.count(COMPLETED) == 1
    words = _("completed for one side only") if once else _("completed for some of the sides only")
    return f"{words}, {since}" if since else words


def _silent(found: Divergence, called: Mapping[str, str], since: str) -> str:
    count = len(found.sides)
    if count > MOST_NAMES:
        return ngettext(
            "%(count)d side has not reported", "%(count)d sides have not reported", count
        ) % {"count": count}  # fmt: skip
    names = ", ".join(called.get(side, side) for side in found.sides)
    return ngettext("%(sides)s has not reported", "%(sides)s have not reported", count) % {"sides": names}


def _deadline(found: Divergence, called: Mapping[str, str], since: str) -> str:
    if not found.apart:
        return _("deadlines differ")
    return ngettext(
        "deadlines %(count)d month apart", "deadlines %(count)d months apart", found.apart
    ) % {"count": found.apart}  # fmt: skip


def _progress(found: Divergence, called: Mapping[str, str], since: str) -> str:
    return ngettext(
        "progress %(count)d point apart", "progress %(count)d points apart", found.apart
    ) % {"count": found.apart}  # fmt: skip


def _no_document(found: Divergence, called: Mapping[str, str], since: str) -> str:
    return _("no document attached to the completion")


def _obstacle(found: Divergence, called: Mapping[str, str], since: str) -> str:
    names = ", ".join(called.get(side, side) for side in found.sides)
    return ngettext(
        "obstacle named by %(sides)s alone", "%(count)d obstacles named by one side alone (%(sides)s)", found.apart
    ) % {"sides": names, "count": found.apart}  # fmt: skip


#: More silent sides than these are counted, not named.
MOST_NAMES = 3
_PARTS = {
    Kind.STATUS: _status, Kind.ONE_SIDED: _one_sided, Kind.SILENT: _silent, Kind.DEADLINE: _deadline,
    Kind.PROGRESS: _progress, Kind.OBSTACLE: _obstacle, Kind.NO_DOCUMENT: _no_document,
}  # fmt: skip


def parsed(value: Any) -> Any:
    """A date that came out of a JSON column as text."""
    return date.fromisoformat(value) if isinstance(value, str) else value


def side_of(sides: Sequence[SideView], party_id: UUID | None) -> SideView | None:
    """The side of this party."""
    return next((side for side in sides if side.id == party_id), None)


def paragraph(text: Any) -> SafeString:
    """A text with its line breaks, as HTML of its own language."""
    return mark_safe(str(marks.text(text)).replace("\n", "<br>"))  # noqa: S308 (marks.text has escaped it)


def languages(tags: Iterable[str]) -> str:
    """Languages by their own names: "русский, беларуская"; "" for none."""
    return ", ".join(marks.own_name(tag) for tag in tags)
