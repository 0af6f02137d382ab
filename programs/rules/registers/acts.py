"""Kinds of acts as registers date them, and the acts on record that they become and come from."""

from dataclasses import dataclass

from .records import EVENT_KINDS, EntryAct, When


@dataclass(frozen=True, slots=True)
class Recorded:
    """An act as it is recorded. `named`: the source's own event, where two of them are one kind of act."""

    kind: str
    done: When | None
    effective: When | None
    named: str = ""


#: event: (kind of act, whether the event is named with it since another one is the same kind).
_ACTS = {
    "entry_into_force": ("entered_into_force", False),
    "provisional_entry_into_force": ("provisional_application", True),
    "termination": ("terminated", False),
    "withdrawal": ("denunciation", True),
    "consent": ("consent_to_be_bound", False),
    "deposit": ("consent_to_be_bound", True),
    "beginning": ("entered_into_force", True),
    "end": ("ended", False),
}
assert set(_ACTS) == set(EVENT_KINDS)  # noqa: S101 (one table, checked against the other)
_EVENTS = {kind: event for event, (kind, named) in _ACTS.items() if not named}


def recorded(act: EntryAct) -> Recorded:
    """The act that an entry's act or event becomes. Of a withdrawal a register gives the day it took effect."""
    if act.kind not in _ACTS:
        return Recorded(act.kind, act.on, act.effective)
    kind, named = _ACTS[act.kind]
    event = act.kind if named else ""
    if act.kind == "withdrawal":
        return Recorded(kind, None, act.effective or act.on, event)
    return Recorded(kind, act.on, act.effective, event)


def event_of(kind: str, named: str) -> str:
    """The other way round: what an export calls an act of this kind."""
    if named in _ACTS and _ACTS[named] == (kind, True):
        return named
    return _EVENTS.get(kind, kind)
