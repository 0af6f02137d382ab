"""What a row says, as bytes that are kept until it is written: out and back to the same."""

from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b
from typing import Any

import orjson

from .records import Entry, EntryAct, Holding, Listed, PartyKind, PartyName, Reference, Relation, When

Said = Entry | Holding | Listed


def packed(said: Said) -> bytes:
    """What a row says as bytes. Of an entry or holding, what is empty takes no room."""
    if isinstance(said, Listed):
        return orjson.dumps(said)
    return orjson.dumps(_filled(orjson.loads(orjson.dumps(said))))


def _filled(value: Any) -> Any:
    kind = type(value)
    if kind is dict:
        return {key: each if type(each) is str else _filled(each) for key, each in value.items() if each}
    return [_filled(each) for each in value] if kind is list else value


def digest(data: bytes) -> str:
    """Sixteen hexadecimal digits over what was packed."""
    return blake2b(data, digest_size=8).hexdigest()


def unpacked(data: bytes) -> Said:
    """What was packed."""
    given = orjson.loads(data)
    if "table" in given:
        return Listed(**given)
    return _holding(given) if "person" in given else _entry(given)


def _entry(given: dict[str, Any]) -> Entry:
    for name in ("parties", "acts", "references", "particulars", "relations", "other_titles", "urls"):
        if name in given:
            given[name] = tuple(_MAKERS[name](each) for each in given[name])
    if "authentic" in given:
        given["authentic"] = tuple(given["authentic"])
    return Entry(**_dated(given, ("done_on", "expires_on", "notice_by")))


def _holding(given: dict[str, Any]) -> Holding:
    return Holding(**{"person_id": ""} | _dated(given, ("since", "until")))


def _act(given: dict[str, Any]) -> EntryAct:
    for name in ("party", "predecessor"):
        if name in given:
            given[name] = _party(given[name])
    return EntryAct(**_dated(given, ("on", "effective", "received", "until", "known")))


def _dated(given: dict[str, Any], names: Iterable[str]) -> dict[str, Any]:
    return given | {name: When(**given[name]) for name in names if name in given}


def _party(given: dict[str, Any]) -> PartyName:
    return _party_named(given["name"], given["kind"], given.get("code", ""), given.get("present", ""))


@lru_cache(maxsize=16_384)
def _party_named(name: str, kind: str, code: str, present: str) -> PartyName:
    return PartyName(name, PartyKind(kind), code, present)


def _reference(given: dict[str, Any]) -> Reference:
    return Reference(**{"label": "", "text": ""} | given)


def _relation(given: dict[str, Any]) -> Relation:
    return Relation(**{"kind": ""} | given)


_MAKERS: dict[str, Any] = {
    "parties": _party, "acts": _act, "references": _reference, "particulars": _reference, "relations": _relation,
    "other_titles": str, "urls": str,
}  # fmt: skip
