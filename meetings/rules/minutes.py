"""The agreed record of a session as data: its canonical form, its clauses and how they differ, its seal.

Content, in the form of format cooperation-minutes/1, holds strings, whole numbers, lists, objects and null alone:

    {format, languages: [tag], body: {id, name}, session: {id, number, place, first, last}, title: {tag: text},
     version, previous: {session, sha256} | null, sides: [{code, name: {tag: text}}],
     clauses: [{key, kind: "heading" | "paragraph", text: {tag: text}, outcome: id | null}],
     annexes: [{key, title: {tag: text}, rows: [[{tag: text}]]}], signatures: {code: {tag: text}}}

Days are ISO 8601 dates of the session's own time zone. The keys of clauses are unique and stay from version to version.
"""

import hashlib
import json
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

FORMAT = "cooperation-minutes/1"

Content = dict[str, Any]


def canonical(value: Any) -> str:
    """The one text of a value, by RFC 8785 for what content may hold: keys in order, no spaces, UTF-8, NFC.

    TypeError for a fraction, which RFC 8785 writes as only ECMAScript does, and for anything that JSON has not.
    """
    return json.dumps(_plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, Mapping):
        return {_plain(_key(key)): _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    raise TypeError(f"{type(value).__name__} has no canonical form")


def _key(key: Any) -> str:
    if not isinstance(key, str):
        raise TypeError("the keys of an object are strings")
    return key


def digest(text: str | bytes) -> str:
    """SHA-256 (FIPS 180-4) in hexadecimal, of a text in UTF-8 or of bytes."""
    return hashlib.sha256(text.encode() if isinstance(text, str) else text).hexdigest()


# --- Clauses ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Difference:
    """A clause that says in one language something else than it did. `before` None: a clause that was not there."""

    key: str
    language: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Edit:
    """What a clause is to say in one language."""

    key: str
    language: str
    text: str


def differences(before: Content, after: Content) -> list[Difference]:
    """Every clause and language in which two versions differ, in the order of the later one, then what left it."""
    old, new = _texts(before), _texts(after)
    found = [
        Difference(key, tag, old.get((key, tag)), text)
        for (key, tag), text in new.items()
        if old.get((key, tag)) != text
    ]
    return found + [
        Difference(key, tag, text, None) for (key, tag), text in old.items() if (key, tag) not in new
    ]


def _texts(content: Content) -> dict[tuple[str, str], str]:
    return {
        (clause["key"], tag): text for clause in content["clauses"] for tag, text in clause["text"].items()
    }


def of_outcomes(content: Content) -> Content:
    """The same with the clauses of its outcomes alone."""
    return {**content, "clauses": [clause for clause in content["clauses"] if clause["outcome"] is not None]}


def unknown(content: Content, edits: Iterable[Edit]) -> list[Edit]:
    """The edits of a clause or a language that the content has not."""
    keys = {clause["key"] for clause in content["clauses"]}
    return [each for each in edits if each.key not in keys or each.language not in content["languages"]]


def edited(content: Content, edits: Iterable[Edit]) -> Content:
    """The content with its clauses worded as the edits say; the last of two on one clause and language counts.

    LookupError for an edit that is unknown().
    """
    wanted = list(edits)
    if unknown(content, wanted):
        raise LookupError("an edit names no clause of this content")
    said = {(each.key, each.language): each.text for each in wanted}
    clauses = [
        {
            **clause,
            "text": {tag: said.get((clause["key"], tag), text) for tag, text in _every(content, clause)},
        }
        for clause in content["clauses"]
    ]
    return {**content, "clauses": clauses}


def _every(content: Content, clause: dict[str, Any]) -> list[tuple[str, str]]:
    return [(tag, clause["text"].get(tag, "")) for tag in content["languages"]]


def label(content: Content, key: str, language: str) -> str:
    """What a clause is found by in the text: the heading of its outcome, the beginning of its own words, or its key."""
    found = next((clause for clause in content["clauses"] if clause["key"] == key), None)
    if found is None:
        return key
    heading = next(
        (
            clause
            for clause in content["clauses"]
            if clause["kind"] == "heading" and clause["outcome"] and clause["outcome"] == found["outcome"]
        ),
        found,
    )
    words = heading["text"].get(language) or next(filter(None, heading["text"].values()), "")
    return words if len(words) <= 60 else f"{words[:59]}…"


def incomplete(content: Content) -> list[tuple[str, str]]:
    """(key, language) of the clauses that say nothing in a language in which others do: it is not yet a text."""
    return [
        (clause["key"], tag)
        for clause in content["clauses"]
        for tag, text in _every(content, clause)
        if not text.strip() and any(said.strip() for said in clause["text"].values())
    ]


# --- The seal ---------------------------------------------------------------------------------------------------------

SEAL_FORMAT = "cooperation-seal/1"


@dataclass(frozen=True, slots=True)
class Sealed:
    """A seal as it is kept: its record in canonical form, the digest of that, and its place in the body's chain."""

    number: int
    record: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Flaw:
    """What does not hold, of what: `kind` is a word of FLAWS, `what` names the seal, file, act or row."""

    kind: str
    number: int
    what: str = ""


#: What verification may find, by its word in the API and on the command line.
FLAWS = (
    "record", "number", "previous", "seal", "version", "content", "content_missing", "printed", "file", "file_missing",
    "file_added", "act", "act_missing", "act_added", "change", "change_missing", "change_added", "row", "row_missing",
    "row_added", "later", "later_missing",
)  # fmt: skip


def broken_links(seals: Sequence[Sealed]) -> list[Flaw]:
    """What is wrong with a body's chain itself, the seals being given in the order of their numbers.

    Each record digests to what is kept of it, says its own number, and says the digest of the one before.
    """
    flaws: list[Flaw] = []
    before: str | None = None
    for place, seal in enumerate(seals, 1):
        if digest(seal.record) != seal.sha256:
            flaws.append(Flaw("record", seal.number))
        said = read_record(seal.record)
        if seal.number != place or said.get("number") != seal.number:
            flaws.append(Flaw("number", seal.number))
        if said.get("previous") != before:
            flaws.append(Flaw("previous", seal.number))
        before = seal.sha256
    return flaws


def read_record(record: str) -> dict[str, Any]:
    """A seal's record as an object; an empty one where it cannot be read any more."""
    try:
        found = json.loads(record)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def compared(kept: Mapping[str, str], found: Mapping[str, str], number: int, kind: str) -> list[Flaw]:
    """Where digests by name differ from those that a seal keeps: changed, gone, or come in since."""
    flaws = [Flaw(kind, number, name) for name, sha in kept.items() if name in found and found[name] != sha]
    flaws += [Flaw(f"{kind}_missing", number, name) for name in kept if name not in found]
    return flaws + [Flaw(f"{kind}_added", number, name) for name in found if name not in kept]
