"""One record of a list at a time, against what is here: found, compared, made or changed.

Records name others: those that are not here yet and stand in the same import are put first.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid5

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from cooperation.dates import FuzzyDate
from programs.models import (
    Appointment,
    Grant,
    Organisation,
    OrganisationChange,
    Person,
    Post,
    RegisterImport,
    Verdict,
)
from programs.rules.registers.records import Listed, Remark, Severity

Judged = tuple[Verdict, list[Remark]]
_MODELS: dict[str, Any] = {
    "organisation": Organisation, "person": Person, "post": Post, "appointment": Appointment,
}  # fmt: skip
#: By table, where the party of a record stands, as a path of its model.
_PARTY = {
    "organisation": "party_id", "person": "party_id", "post": "organisation__party_id",
    "appointment": "post__organisation__party_id",
}  # fmt: skip
_DATES = ("since", "until")
#: By table, the fields that name another record, and of which table that is.
_NAMED = {
    "organisation": {"parent": "organisation"},
    "person": {},
    "post": {"organisation": "organisation", "superior": "post"},
    "appointment": {"person": "person", "post": "post"},
}
_OWN = {
    "organisation": ("kind", "name", "short_name", *_DATES, "external_id", "illustrative"),
    "person": ("name", "external_id", "illustrative"),
    "post": ("title", "external_id", "illustrative"),
    "appointment": (*_DATES, "acting"),
}
#: Without which there is none.
_NEEDED = {
    "organisation": ("name", "kind"), "person": ("name",), "post": ("title", "organisation"),
    "appointment": ("person", "post"),
}  # fmt: skip
_CHANGE = ("kind", "done_on", "successor", "former_name", "former_parent", "note")


class _Refused(Exception):
    """A record that is left as it is, and why."""

    def __init__(self, code: str, *fields: str) -> None:
        facts = {"fields": list(fields)} if fields else {}
        self.remark = Remark(code, Severity.REPORTED, "", facts)
        super().__init__(code)


class _Waits(_Refused):
    """What a record names waits for that record itself."""


@dataclass
class Ledger:
    """The records of one party. `row`: what the import says of a record, by its key, None where it says nothing."""

    run: RegisterImport
    row: Callable[[str], Listed | None]
    #: What became of those that were put, and of which others are waiting to be.
    done: dict[str, Judged] = field(default_factory=dict)
    waiting: set[str] = field(default_factory=set)
    #: Organisations of which the changes name one that waits for them.
    later: list[Listed] = field(default_factory=list)

    def put(self, listed: Listed) -> Judged:
        """What becomes of a record: made, changed, left. Nothing of it is written where it is in conflict."""
        if listed.external_id not in self.done:
            self.waiting.add(listed.external_id)
            self.done[listed.external_id] = self._put(listed)
            self.waiting.discard(listed.external_id)
            while self.later and not self.waiting:
                last = self.later.pop()
                self.done[last.external_id] = self._left(last, self.done[last.external_id])
        return self.done[listed.external_id]

    def _put(self, listed: Listed) -> Judged:
        if self._of_another_side(listed):
            return Verdict.UNCHANGED, [Remark("another_side", Severity.REPORTED)]
        return self._tried(lambda: self._written(listed))

    def _left(self, listed: Listed, judged: Judged) -> Judged:
        """A record of which only the changes were left to be put."""
        verdict, remarks = judged
        left, more = self._tried(lambda: self._with_changes(listed, self._found(listed), verdict))
        return left, [*remarks, *more]

    def _tried(self, write: Callable[[], Verdict]) -> Judged:
        """What a record comes to."""
        try:
            with self._whole():
                return write(), []
        except _Refused as refused:
            remark = refused.remark
        except ValidationError as error:
            fields = sorted(getattr(error, "message_dict", {}))
            facts = {"fields": [name for name in fields if name != "__all__"]}
            remark = Remark("not_kept", Severity.REPORTED, "", facts)
        except IntegrityError:
            remark = Remark("not_kept", Severity.REPORTED)
        return Verdict.CONFLICT, [remark]

    @contextmanager
    def _whole(self) -> Iterator[None]:
        """What is written here stands or falls as one: others that were put for its sake are then put anew."""
        before, later = set(self.done), len(self.later)
        try:
            with transaction.atomic():
                yield
        except BaseException:
            for record in self.done.keys() - before:
                del self.done[record]
            del self.later[later:]
            raise

    def _of_another_side(self, listed: Listed) -> bool:
        """By what the row says, or where the id is one of theirs: of that the import is told nothing else."""
        party = self.run.party
        if party is None:
            raise LookupError("an import of lists has a party")
        if listed.party and listed.party != party.code:
            return True
        model = _MODELS[listed.table]
        there = model.unscoped.filter(pk=listed.id) if listed.id else model.unscoped.none()
        return bool(there.exclude(**{_PARTY[listed.table]: party.pk}).exists())

    # --- One record ---------------------------------------------------------------------------------------------------

    def _written(self, listed: Listed) -> Verdict:
        found = self._found(listed)
        values = self._values(listed, found)
        if found is None and listed.table == "appointment":
            found = _same_appointment(values)
        if found is None:
            found = self._make(listed, values)
            verdict = Verdict.NEW
        else:
            verdict = self._change(listed, found, values)
        try:
            with self._whole():
                return self._with_changes(listed, found, verdict)
        except _Waits:
            # The heir names it too, and is put first.
            self.later.append(listed)
            return verdict

    def _with_changes(self, listed: Listed, found: Any, verdict: Verdict) -> Verdict:
        added = self._changes(listed, found)
        return Verdict.CHANGED if added and verdict is Verdict.UNCHANGED else verdict

    def _found(self, listed: Listed) -> Any:
        return self.find(listed.table, listed.id, str(listed.said.get("external_id") or ""))

    def find(self, table: str, known: str, external_id: str) -> Any:
        """The record of the party with this id, or with this external id; None."""
        model = _MODELS[table]
        own = model.unscoped.select_for_update(of=("self",), no_key=True).filter(
            **{_PARTY[table]: self.run.party_id}
        )
        found = own.filter(pk=known).first() if known else None
        if found is None and external_id and table != "appointment":
            found = own.filter(external_id=external_id).first()
            found = found or own.filter(pk=self._id_instead(table, external_id)).first()
        return found

    def _id_instead(self, table: str, external_id: str) -> UUID:
        """By which a record is known again that has no id where it is from and whose external id is another side's."""
        if self.run.party_id is None:
            raise LookupError("an import of lists has a party")
        return uuid5(self.run.party_id, f"{table}:{external_id}")

    def _make(self, listed: Listed, values: dict[str, Any]) -> Any:
        lacking = [name for name in _NEEDED[listed.table] if not values.get(name)]
        if lacking:
            raise _Refused("lacks", *lacking)
        if listed.table == "appointment":
            self._check_rights(values["post"].pk)
        made = _MODELS[listed.table](**values)
        if listed.id:
            made.pk = UUID(listed.id)
        elif not made.external_id:
            made.pk = self._id_instead(listed.table, str(listed.said.get("external_id", "")))
        if listed.table in ("organisation", "person"):
            made.party = self.run.party
        made.version = max(listed.version, 1)
        made.full_clean()
        made.save(force_insert=True)
        return made

    def _change(self, listed: Listed, found: Any, values: dict[str, Any]) -> Verdict:
        different = [name for name, value in values.items() if getattr(found, name) != value]
        if not different:
            return Verdict.UNCHANGED
        if 0 < listed.version < found.version:
            raise _Refused("changed_here", *different)
        if listed.table in ("post", "appointment"):
            self._check_rights(found.pk if listed.table == "post" else found.post_id)
            if "post" in different:
                self._check_rights(values["post"].pk)
        for name in different:
            setattr(found, name, values[name])
        found.version += 1
        found.full_clean()
        found.save()
        return Verdict.CHANGED

    def _check_rights(self, post: UUID) -> None:
        """Whom a side admits by a post, no file that a secretary sends says."""
        if self.run.uploaded_by_id is not None and Grant.unscoped.filter(post_id=post).exists():
            raise _Refused("carries_rights")

    # --- What it says -------------------------------------------------------------------------------------------------

    def _values(self, listed: Listed, found: Any) -> dict[str, Any]:
        """By field, what the row says as the record has it."""
        values: dict[str, Any] = {}
        for name in _OWN[listed.table]:
            if name in listed.said:
                values[name] = _value(name, listed.said[name], getattr(found, name, None))
        if values.get("external_id") and self._taken(listed.table, values["external_id"], found):
            del values["external_id"]
        for name, table in _NAMED[listed.table].items():
            if name in listed.said:
                values[name] = self._named(table, name, listed.said)
        return values

    def _taken(self, table: str, external_id: str, found: Any) -> bool:
        others = _MODELS[table].unscoped.filter(external_id=external_id)
        return bool(others.exclude(pk=found.pk if found else None).exists())

    def _named(self, table: str, name: str, said: Mapping[str, Any]) -> Any:
        """The record that another names; where it is not here, it is made of what the import says of it."""
        known = said.get(name) or ""
        external_id = str(said.get(f"{name}_external_id") or "")
        if not (known or external_id):
            return None
        found = self.find(table, known, external_id)
        if found is None:
            found = self._of_the_import(table, known) or self._of_the_row(table, name, known, said)
        if found is None:
            raise _Refused("names_absent", name)
        return found

    def _of_the_import(self, table: str, known: str) -> Any:
        key = f"{table}:{known}"
        if key in self.waiting:
            raise _Waits("names_absent", table)
        listed = self.row(key) if known else None
        if listed is None:
            return None
        self.put(listed)
        return self._found(listed)

    def _of_the_row(self, table: str, name: str, known: str, said: Mapping[str, Any]) -> Any:
        """Who holds which post says enough of the person, the post and its organisation to make them."""
        texts = {each: said.get(f"{name}_{each}", {}) for each in ("name", "title")}
        if not any(_text(text, None) for text in texts.values()):
            return None
        about: dict[str, Any] = {each: text for each, text in texts.items() if text}
        about["external_id"] = said.get(f"{name}_external_id", "")
        if table == "post":
            about |= {key: value for key, value in said.items() if key.startswith("organisation")}
        if table == "organisation":
            about["kind"] = said.get("organisation_kind", "")
        made = Listed(f"{table}:{known or about['external_id']}", table, known, 0, "", about)
        self.put(made)
        return self.find(table, known, str(about["external_id"]))

    # --- What became of an organisation -------------------------------------------------------------------------------

    def _changes(self, listed: Listed, organisation: Any) -> bool:
        """Whether a change was added. One that is here and of which the row says otherwise is in conflict."""
        added = False
        for said in listed.said.get("changes", ()):
            values = self._change_values(said)
            found = self._change_here(organisation, said, values)
            if found is None:
                known = _uuid(said.get("id"))
                made = OrganisationChange(
                    organisation=organisation, **values, **({"pk": known} if known else {})
                )
                made.external_id = self._change_id(said)
                made.illustrative = said.get("illustrative") is True
                made.full_clean()
                made.save(force_insert=True)
                added = True
            elif any(getattr(found, name) != value for name, value in values.items()):
                raise _Refused("changed_here", "changes")
        return added

    def _change_values(self, said: Mapping[str, Any]) -> dict[str, Any]:
        """What the side has confirmed since (who takes the duties) it confirms by itself, and no file for it."""
        try:
            done_on = FuzzyDate.parse(said.get("done_on"))
        except ValueError as error:
            raise _Refused("not_kept", "changes") from error
        values: dict[str, Any] = {"kind": said.get("kind", ""), "done_on": done_on}
        for name in ("former_name", "note"):
            text = said.get(name)
            values[name] = _text(text, None) if isinstance(text, dict) else {}
        for name in ("successor", "former_parent"):
            values[name] = self._named("organisation", name, {name: str(_uuid(said.get(name)) or "")})
        return values

    def _change_here(self, organisation: Any, said: Mapping[str, Any], values: Mapping[str, Any]) -> Any:
        rows = OrganisationChange.unscoped.filter(organisation=organisation)
        known = _uuid(said.get("id"))
        found = rows.filter(pk=known).first() if known else None
        return found or rows.filter(
            kind=values["kind"], done_on=values["done_on"], successor=values["successor"]
        ).first()  # fmt: skip

    def _change_id(self, said: Mapping[str, Any]) -> str | None:
        known = said.get("external_id")
        taken = (
            not isinstance(known, str)
            or not known
            or OrganisationChange.unscoped.filter(external_id=known).exists()
        )
        return None if taken else known


def _same_appointment(values: Mapping[str, Any]) -> Appointment | None:
    """The appointment that says the same under another id."""
    rows = Appointment.unscoped.filter(person=values.get("person"), post=values.get("post"))
    return next((row for row in rows if all(getattr(row, name) == values[name] for name in values)), None)


def _value(name: str, said: Any, now: Any) -> Any:
    if name in _DATES:
        return FuzzyDate(said.rstrip("?"), said.endswith("?")) if said else None
    if name == "external_id":
        return said or None
    return _text(said, now) if isinstance(said, dict) else said


def _text(said: Mapping[str, Any], now: Mapping[str, str] | None) -> dict[str, str]:
    """A text as the row says it; languages for which it has no column stay as they are."""
    found = {**{tag: text for tag, text in (now or {}).items() if tag not in said}, **said}
    return {tag: str(text) for tag, text in found.items() if text}


def _uuid(said: Any) -> UUID | None:
    try:
        return UUID(said) if isinstance(said, str) else None
    except ValueError:
        return None
