r"""Lists in one cell of the installation's own table: a line for each, its parts between " | ".

Within a part "\" stands before "|", before itself, and as "\n" for the end of a line.

    parties      Belarus | state | BY
    acts         signature | Belarus | 2012-10-29? | effective=2012-11 | place.ru=Минск | note.en=...
    references   Treaty Series | Cmnd 5179 | https://...
    relations    amends | 58135
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from .dates import KEPT_CODES, read_date
from .records import KINDS, EntryAct, PartyKind, PartyName, Reference, Relation, When

Named = Callable[[str], PartyName]
_BETWEEN = " | "
_TEXTS = ("place", "note", "signatory", "post")
_PART = re.compile(
    r"(?P<name>effective|place|note|signatory|post)(?:\.(?P<tag>[A-Za-z0-9-]+))?=(?P<said>.*)", re.DOTALL
)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_PIPE = re.compile(r"(?<!\\)((?:\\\\)*)\|")


def closed(part: str) -> str:
    """A part as it stands in a line."""
    said = part.replace("\r\n", "\n").replace("\r", "\n").replace("\\", "\\\\").replace("|", "\\|")
    return said.replace("\n", "\\n")


def plain(line: str) -> str:
    """A part, or a line of one part, as it was."""
    return _ESCAPED.sub(lambda found: "\n" if found[1] == "n" else found[1], line).strip()


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
    if act.effective:
        parts.append(f"effective={written(act.effective)}")
    for name in _TEXTS:
        texts: Mapping[str, str] = getattr(act, name)
        parts += [f"{name}.{tag}={said}" for tag, said in texts.items()]
    return line_of(parts)


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
    dated = _date(on)
    texts: dict[str, dict[str, str]] = {name: {} for name in _TEXTS}
    effective = None
    for part in rest:
        found = _PART.fullmatch(part)
        if found is None and part:
            return None
        if found is not None and found["name"] == "effective":
            effective = _date(found["said"])
        elif found is not None:
            texts[found["name"]][found["tag"] or language] = found["said"]
    if kind not in KINDS or (on and dated is None) or (dated is None and effective is None):
        return None
    return EntryAct(kind, dated, named(who) if who else None, effective, **texts)


def _date(said: str) -> When | None:
    read = read_date(said)
    return read.when if not read.code or read.code in KEPT_CODES else None


def references(cell: str) -> Iterable[Reference]:
    for line in split_lines(cell):
        label, text, url = (*parts_of(line), "", "", "")[:3]
        yield Reference(label, text, url)


def relations(cell: str) -> Iterable[Relation]:
    for line in split_lines(cell):
        kind, target = (*parts_of(line), "", "")[:2]
        if target:
            yield Relation(kind, target)
