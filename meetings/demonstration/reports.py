"""Writes releases, positions, drafts and internal notes: each side's as that side, as row security asks."""

import re
from collections.abc import Iterator
from datetime import timedelta

from cooperation.access import acting_as
from programs.models import InternalNote, Position, PositionDraft, Release

from .calendar import deadline
from .frame import Frame, noon
from .measures import LETTERS, Measure
from .words import LINES, MARKED, variant

_SAYS = re.compile(r"([a-z])([0-9]*)(?:>(.+))?")


def write_reports(frame: Frame, *, released: set[str], drafting: set[str], kept_back: set[str]) -> None:
    """Every past round in full, and the one that runs: `released` by these sides except the measures `kept_back`."""
    for code in frame.parties:
        with acting_as(frame.actor(code)):
            _write_positions(frame, code, code in released, kept_back)
            if code in drafting:
                PositionDraft.unscoped.bulk_create(
                    _drafts(frame, code, kept_back if code in released else None)
                )
                InternalNote.unscoped.bulk_create(_notes(frame, code))


def _write_positions(frame: Frame, code: str, released: bool, kept_back: set[str]) -> None:
    releases, positions = [], []
    seen: set[str] = set()
    for index in range(frame.past if released else frame.past - 1, -1, -1):
        now = index == frame.past
        told = [m for m in _owed(frame, code, index) if not (now and m.number in kept_back)]
        if not told:
            continue
        release = _release(frame, code, index, len(told))
        releases.append(release)
        for measure in told:
            made = _position(frame, code, index, measure, release, now or not released)
            made.latest = measure.number not in seen
            seen.add(measure.number)
            positions.append(made)
    Release.unscoped.bulk_create(reversed(releases))
    Position.unscoped.bulk_create(reversed(positions))


def _owed(frame: Frame, code: str, index: int) -> list[Measure]:
    """What a side reports on before a session: in the plan by then, not finished, and it does speak of it."""
    return [
        m
        for m in frame.measures
        if m.says.get(code)
        and (frame.added(m) < index or index == frame.added(m) == 0)
        and (index == 0 or frame.standing(m, index - 1) not in "cx")
    ]


def _release(frame: Frame, code: str, index: int, count: int) -> Release:
    known = index > frame.past - 8
    day = frame.rounds[index].cut_off if index < frame.past else frame.today - timedelta(days=2)
    key = f"coordinator-{code}"
    return Release(
        programme=frame.programme, round=frame.rounds[index], party=frame.parties[code], number=1, count=count,
        released_at=noon(day), person=frame.people.get(key) if known else None,
        post=frame.posts.get(key) if known else None, entered_by=frame.users.get(key) if known else None,
    )  # fmt: skip


def _content(frame: Frame, code: str, measure: Measure) -> dict[str, object]:
    """What a side says of a measure now."""
    match = _SAYS.fullmatch(measure.says[code])
    if match is None:
        raise ValueError(measure.says[code])
    letter, progress, proposed = match.groups()
    return {
        "status": LETTERS[letter],
        "progress": int(progress) if progress else None,
        "text": frame.say(frame.texts[measure.number][code]),
        "proposed_deadline": deadline(proposed, frame.today) if proposed else None,
    }


def _differed(measure: Measure) -> int:
    """In how many of the last rounds the sides have said of a measure what they say now: it is not the same."""
    letters = {said[0] for said in measure.says.values() if said}
    return 1 + sum(int(digit) for digit in measure.number if digit.isdigit()) % 6 if len(letters) > 1 else 0


def _then(frame: Frame, code: str, measure: Measure, index: int) -> dict[str, object]:
    """What a side said of a measure in an earlier round: what the session then agreed, or the same as now."""
    content = _content(frame, code, measure)
    standing = LETTERS[frame.standing(measure, index)]
    same = index >= frame.past - _differed(measure) and content["status"] != "completed"
    status = str(content["status"]) if same else standing
    reached = content["progress"]
    if isinstance(reached, int):
        reached = max(0, reached - 8 * (frame.past - index))
    if status in ("completed", "not_started"):
        reached = 100 if status == "completed" else 0
    turn = index + sum(map(ord, measure.number + code))
    return {
        "status": status,
        "progress": reached,
        "text": frame.say(variant(status, turn)),
        "proposed_deadline": None,
    }


def _position(
    frame: Frame, code: str, index: int, measure: Measure, release: Release, present: bool
) -> Position:
    newest = present and index >= frame.past - 1
    content = _content(frame, code, measure) if newest else _then(frame, code, measure, index)
    return Position(
        programme=frame.programme, party=frame.parties[code], round=frame.rounds[index],
        item=frame.items[measure.number], release=release, exchange=frame.body.exchange, **content,
    )  # fmt: skip


def _drafts(frame: Frame, code: str, kept_back: set[str] | None) -> Iterator[PositionDraft]:
    """The working texts of the running round: all a side owes, or what it kept back; some of them not yet ready."""
    for measure in _owed(frame, code, frame.past):
        if kept_back is not None and measure.number not in kept_back:
            continue
        content = _content(frame, code, measure)
        progress = content["progress"]
        if isinstance(progress, int) and content["status"] in ("on_track", "at_risk"):
            content["progress"] = min(95, progress + 5)
        yield PositionDraft(
            programme=frame.programme, party=frame.parties[code], round=frame.rounds[-1],
            item=frame.items[measure.number], ready=kept_back is None and not measure.number.endswith(("4", "7")),
            saved_at=noon(frame.today - timedelta(days=1)), saved_by=frame.users.get(f"coordinator-{code}"), **content,
        )  # fmt: skip


def _notes(frame: Frame, code: str) -> Iterator[InternalNote]:
    for number, text in LINES.items():
        if number in frame.items and code == "BY":
            yield InternalNote(
                programme=frame.programme, party=frame.parties[code], item=frame.items[number], text=frame.say(text),
                marking_id="BY-OUO" if number in MARKED else None,
                written_at=noon(frame.today - timedelta(days=3)), written_by=frame.users.get(f"coordinator-{code}"),
            )  # fmt: skip
