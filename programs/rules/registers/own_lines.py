r"""Lists in one cell of the installation's own table: a line for each, its parts between " | ".

Within a part "\" stands before "|", before itself, and as "\n" and "\r" for the ends of lines.

    parties      Belarus | state | BY
    acts         signature | Belarus | 2012-10-29? | effective=2012-11 | place.ru=Минск | note.en=...
                 objection | Sweden | 1989-02-01 | received=1989-02-03 | about=reservation 1988-11-01 Belarus
    references   Treaty Series | Cmnd 5179 | https://...
    relations    amends | 58135
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from .dates import KEPT_CODES, read_date
from .records import KINDS, EntryAct, PartyKind, PartyName, Reference, Relation, When

Named = Callable[[str], PartyName]
_BETWEEN = " | "
_DATES = ("effective", "received", "until", "known")
_PLAIN = ("named", "about")
_TEXTS = ("place", "note", "signatory", "post")
_NAMES = "|".join((*_DATES, *_PLAIN, *_TEXTS, "predecessor", "retroactive"))
_PART = re.compile(rf"(?P<name>{_NAMES})(?:\.(?P<tag>[A-Za-z0-9-]+))?=(?P<said>.*)", re.DOTALL)
_SPECIAL = re.compile(r"[\\|\r\n]")
_ENDS = {"n": "\n", "r": "\r"}
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_PIPE = re.compile(r"(?<!\\)((?:\\\\)*)\|")


def closed(part: str) -> str:
    """A part as it stands in a line."""
    if not _SPECIAL.search(part):
        return part
    said = part.replace("\\", "\\\\").replace("|", "\\|")
    return said.replace("\n", "\\n").replace("\r", "\\r")


def plain(line: str) -> str:
    """A part, or a line of one part, as it was."""
    if "\\" not in line:
        return line.strip()
    return _ESCAPED.sub(lambda found: _ENDS.get(found[1], found[1]), line).strip()


def line_of(parts: Sequence[str]) -> str:
    """Parts as one line; those at the end that are empty are left out."""
    kept = list(parts)
    while kept and not kept[-1]:
        kept.pop()
    return _BETWEEN.join(closed(part) for part in kept)


def split_lines(cell: str) -> list[str]:
    """The lines of a cell that say something."""
    lines = cell.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return [line.strip() for line in lines if line.strip()]


def parts_of(line: str) -> list[str]:
    """The parts of a line."""
    return [plain(part) for part in _PIPE.sub("\\1\x00", line).split("\x00")]


# --- Written ----------------------------------------------------------------------------------------------------------


def written(when: When | None) -> str:
    """A date as a cell has it."""
    return "" if when is None else f"{when.value}?" if when.uncertain else when.value


def party_line(party: PartyName) -> str:
    return line_of([party.name, party.kind.value, party.code, party.present])


def act_line(act: EntryAct) -> str:
    parts = [act.kind, act.party.name if act.party else "", written(act.on)]
    parts += [f"{name}={written(when)}" for name in _DATES if (when := getattr(act, name))]
    if act.retroactive:
        parts.append("retroactive=yes")
    parts += [f"{name}={said}" for name in _PLAIN if (said := getattr(act, name))]
    if act.predecessor:
        parts.append(f"predecessor={act.predecessor.name}")
    for name in _TEXTS:
        texts: Mapping[str, str] = getattr(act, name)
        parts += [f"{name}.{tag}={said}" for tag, said in texts.items()]
    return line_of(parts)


def act_called(kind: str, on: When | None, party: str) -> str:
    """An act as another one of its agreement names it: "reservation 1988-11-01 Belarus"."""
    return f"{kind} {written(on) or '-'} {party}".strip()


def reference_line(reference: Reference) -> str:
    return line_of([reference.label, reference.text, reference.url])


def relation_line(relation: Relation) -> str:
    return line_of([relation.kind, relation.target])


# --- Read back --------------------------------------------------------------------------------------------------------


def parties(cell: str, named: Named) -> Iterable[PartyName]:
    """The parties of a cell; a line of a name alone is looked up."""
    for line in split_lines(cell):
        name, kind, code, present = (*parts_of(line), "", "", "", "")[:4]
        if kind in {each.value for each in PartyKind}:
            yield PartyName(name, PartyKind(kind), code, present)
        elif name:
            yield named(name)


def act(line: str, named: Named, language: str) -> EntryAct | None:
    """The act of a line; None where it is none."""
    kind, who, on, *rest = (*parts_of(line), "", "", "")[: max(3, len(parts_of(line)))]
    dated, said = _date(on), _said(rest, named, language)
    if said is None or kind not in KINDS or (on and dated is None):
        return None
    if dated is None and "effective" not in said:
        return None
    return EntryAct(kind, dated, named(who) if who else None, **said)


def _said(parts: Iterable[str], named: Named, language: str) -> dict[str, Any] | None:
    """What the parts behind the third say of an act; None where one says nothing that is known."""
    said: dict[str, Any] = {name: {} for name in _TEXTS}
    for part in filter(None, parts):
        found = _PART.fullmatch(part)
        if found is None:
            return None
        name, value = found["name"], found["said"]
        if name in _TEXTS:
            said[name][found["tag"] or language] = value
        elif name in _DATES:
            if when := _date(value):
                said[name] = when
        elif name == "retroactive":
            said[name] = value == "yes"
        else:
            said[name] = named(value) if name == "predecessor" else value
    return said


def _date(said: str) -> When | None:
    read = read_date(said)
    return read.when if not read.code or read.code in KEPT_CODES else None


def parties_in(line: str) -> list[str]:
    """The names of the parties in a line of an act."""
    who, *parts = parts_of(line)[1:]
    return [who, *(part.removeprefix("predecessor=") for part in parts if part.startswith("predecessor="))]


def references(cell: str) -> Iterable[Reference]:
    for line in split_lines(cell):
        label, text, url = (*parts_of(line), "", "", "")[:3]
        yield Reference(label, text, url)


def relations(cell: str) -> Iterable[Relation]:
    for line in split_lines(cell):
        kind, target = (*parts_of(line), "", "")[:2]
        if target:
            yield Relation(kind, target)
