"""Whether what was sealed is still what it was: the chain of a body, and every text, file, act and row behind it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from meetings.models import Minutes, MinutesFile, MinutesSeal
from meetings.rules.minutes import Flaw, Sealed, broken_links, canonical, compared, digest, read_record
from meetings.selectors import sealed
from meetings.selectors.minutes import file_name
from programs.models import Body

#: How many seals are read at once: the memory stays the same however long the chain.
AT_ONCE = 50


@dataclass(frozen=True, slots=True)
class Verified:
    """What was found of one body: how many seals, files and rows were looked at, and what does not hold."""

    body: Body
    seals: int
    files: int
    rows: int
    flaws: tuple[Flaw, ...]

    @property
    def holds(self) -> bool:
        """Whether everything is as it was sealed."""
        return not self.flaws


def verified(body: Body) -> Verified:
    """Verifies the whole chain of a body against what is kept now; nothing is written."""
    links = [Sealed(*row) for row in _of(body.pk).values_list("number", "record", "sha256")]
    flaws, files, rows = broken_links(links), 0, 0
    flaws += _later(body.pk, links)
    for seals in _batches(body.pk):
        for found in _looked_at(seals):
            files, rows = files + found.files, rows + found.rows
            flaws += found.flaws
    return Verified(
        body, len(links), files, rows, tuple(sorted(flaws, key=lambda flaw: (flaw.number, flaw.kind)))
    )


def _of(body_id: UUID) -> Any:
    return MinutesSeal.unscoped.filter(body_id=body_id).order_by("number", "id")


def _batches(body_id: UUID) -> Iterator[list[MinutesSeal]]:
    after = 0
    while seals := list(_of(body_id).filter(number__gt=after)[:AT_ONCE]):
        yield seals
        after = seals[-1].number


@dataclass(frozen=True, slots=True)
class _Looked:
    files: int
    rows: int
    flaws: list[Flaw]


def _looked_at(seals: Sequence[MinutesSeal]) -> Iterator[_Looked]:
    """What each seal covers, as it is now, against its record. A fixed number of statements."""
    ids = [seal.minutes_id for seal in seals]
    versions = {row.pk: row for row in Minutes.unscoped.filter(pk__in=ids)}
    files = _digests(ids)
    acts, changes = sealed.acts_of(ids), sealed.changes_of(ids)
    rows = sealed.rows_of({seal.review_id for seal in seals})
    for seal in seals:
        record, number = read_record(seal.record), seal.number
        flaws = _flaws_of_seal(record, seal)
        flaws += _flaws_of_version(record, seal, versions.get(seal.minutes_id))
        kept, bytes_of = files[seal.minutes_id]
        said = _digests_in(record, "files")
        flaws += compared(said, kept, number, "file")
        flaws += [
            Flaw("file", number, name)
            for name, sha in bytes_of.items()
            if kept[name] != sha and said.get(name) == kept[name]
        ]
        done = _by_id(_list_in(record, "acts"))
        flaws += compared(done, _covered(acts[seal.minutes_id], done), number, "act")
        flaws += compared(
            _by_id(_list_in(record, "changes")), _by_id(changes[seal.minutes_id]), number, "change"
        )
        flaws += compared(_digests_in(record, "rows"), rows[seal.review_id], number, "row")
        yield _Looked(len(kept) + 1, len(rows[seal.review_id]), flaws)


def _flaws_of_seal(record: dict[str, Any], seal: MinutesSeal) -> list[Flaw]:
    """Whether the row of a seal says what its record says."""
    version = _object_in(record, "minutes")
    kept = (
        str(seal.body_id), str(seal.review_id), str(seal.minutes_id), sealed.plain(seal.sealed_at),
        sealed.plain(seal.sealed_by_id),
    )  # fmt: skip
    said = (
        _object_in(record, "body").get("id"), _object_in(version, "session").get("id"), version.get("id"),
        record.get("sealed_at"), record.get("sealed_by"),
    )  # fmt: skip
    return [] if kept == said else [Flaw("seal", seal.number)]


def _flaws_of_version(record: dict[str, Any], seal: MinutesSeal, minutes: Minutes | None) -> list[Flaw]:
    """Whether the version's row, text and copy are those that were sealed, and print the seal before it."""
    if minutes is None:
        return [Flaw("content_missing", seal.number)]
    said = _object_in(record, "minutes")
    kept = {
        "version": minutes.number, "reason": minutes.reason, "based_on": sealed.plain(minutes.based_on_id),
        "made_at": sealed.plain(minutes.made_at),
    }  # fmt: skip
    flaws = []
    # In canonical form, as the record has it: what was typed in another form of Unicode is the same.
    same = read_record(canonical(kept)) == {name: said.get(name) for name in kept}
    if minutes.review_id != seal.review_id or not same:
        flaws.append(Flaw("version", seal.number))
    if not digest(minutes.content) == minutes.content_sha256 == said.get("content"):
        flaws.append(Flaw("content", seal.number))
    if not digest(bytes(minutes.pdf)) == minutes.sha256 == said.get("copy"):
        flaws.append(Flaw("file", seal.number, "copy"))
    printed = _object_in(read_record(minutes.content), "previous").get("sha256")
    if printed != record.get("previous") or (seal.previous_sha256 or None) != record.get("previous"):
        flaws.append(Flaw("printed", seal.number))
    return flaws


# A record that was tampered with may hold anything.


def _object_in(value: dict[str, Any], name: str) -> dict[str, Any]:
    found = value.get(name)
    return found if isinstance(found, dict) else {}


def _list_in(value: dict[str, Any], name: str) -> list[dict[str, Any]]:
    found = value.get(name)
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []


def _digests_in(value: dict[str, Any], name: str) -> dict[str, str]:
    return {name: str(sha) for name, sha in _object_in(value, name).items()}


def _digests(minutes: Sequence[UUID]) -> dict[UUID, tuple[dict[str, str], dict[str, str]]]:
    """By version: the digests that are kept of its files, and those of their bytes; read one file at a time."""
    found: dict[UUID, tuple[dict[str, str], dict[str, str]]] = {pk: ({}, {}) for pk in minutes}
    rows = MinutesFile.unscoped.filter(minutes__in=minutes).select_related("party")
    for row in rows.iterator(chunk_size=8):
        kept, of_bytes = found[row.minutes_id]
        kept[file_name(row)] = row.sha256
        of_bytes[file_name(row)] = digest(bytes(row.content))
    return found


def _by_id(rows: Sequence[dict[str, Any]]) -> dict[str, str]:
    return {str(row.get("id")): _digest_of(row) for row in rows}


def _digest_of(row: dict[str, Any]) -> str:
    try:
        return digest(canonical(row))
    except TypeError:
        return ""


def _covered(acts: Sequence[dict[str, Any]], done: dict[str, str]) -> dict[str, str]:
    """The acts that a seal covers, `done` before it: an approval that came after it is taken up by the next one."""
    return _by_id([act for act in acts if act["id"] in done or act["kind"] in ("agreed", "signed")])


def _later(body_id: UUID, links: Sequence[Sealed]) -> list[Flaw]:
    """What a seal took up of acts and notes that came to earlier minutes."""
    now = sealed.later_of(body_id)
    flaws: list[Flaw] = []
    for link in links:
        taken = _digests_in(read_record(link.record), "later")
        flaws += compared(taken, {name: now[name] for name in taken if name in now}, link.number, "later")
    return flaws
