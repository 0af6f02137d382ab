"""Bringing in who held which post: organisations, posts, people and appointments of one party, with partial dates."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_noop

from cooperation.dates import FuzzyDate
from cooperation.texts import in_every_language
from programs.models import (
    Appointment,
    Grant,
    Organisation,
    Person,
    Post,
    RegisterEntry,
    RegisterImport,
    RegisterOrigin,
    RegisterRow,
    Verdict,
)
from programs.rules.registers.packing import unpacked
from programs.rules.registers.records import Holding, Remark, Severity, When
from programs.rules.registers.titles import fold

from .register_stage import count, remark_json

_AT_ONCE = 500
#: Where posts stand of which the source names no organisation.
_UNNAMED = gettext_noop("Organisation not named by the source")


def write_holdings(run: RegisterImport) -> bool:
    """A batch of register_stage.Writing."""
    entries = list(
        RegisterEntry.unscoped.filter(run=run, position__gt=run.position)
        .exclude(verdict=Verdict.UNCHANGED)
        .order_by("position")[:_AT_ONCE]
    )
    if not entries:
        return False
    said = _said(run.pk, [entry.record for entry in entries])
    places = _Places(run)
    verdicts = []
    for entry in entries:
        verdict, remarks = _write(run, places, entry, said[entry.record])
        if (verdict, remarks) != (entry.verdict, entry.remarks):
            entry.verdict, entry.remarks = verdict, remarks
            entry.save(update_fields=["verdict", "remarks"])
        verdicts.append(verdict)
    count(run, entries[-1].position, verdicts)
    return True


def _said(run_id: UUID, records: list[str]) -> dict[str, Holding]:
    """What the first row of each says: a row that says the same holding otherwise was reported."""
    rows = RegisterRow.unscoped.filter(run_id=run_id, record__in=records, outcome="taken").order_by(
        "position"
    )
    said: dict[str, Any] = {}
    for record, fragment in rows.values_list("record", "fragment"):
        said.setdefault(record, unpacked(bytes(fragment)))
    return said


# --- One holding ------------------------------------------------------------------------------------------------------


def _write(
    run: RegisterImport, places: "_Places", entry: RegisterEntry, said: Holding
) -> tuple[str, list[dict[str, Any]]]:
    since, until = _date(said.since), _date(said.until)
    origin = RegisterOrigin.unscoped.select_related("appointment", "run").filter(
        body_id=run.body_id, external_id=entry.record, appointment__isnull=False
    ).first()  # fmt: skip
    if origin is not None and origin.appointment is not None:
        return _change(run, entry, origin, origin.appointment, since, until)
    person, post = places.person(said), places.post(said)
    for other in Appointment.unscoped.filter(person_id=person, post_id=post):
        if (other.since, other.until) == (since, until):
            _origin(run, entry, other.pk)
            return Verdict.UNCHANGED, []
        if _meet(other, since, until):
            return Verdict.CONFLICT, [_remark("held_already", _days(other))]
    if _carries_rights(run, post):
        return Verdict.CONFLICT, [_remark("carries_rights", {})]
    made = Appointment(person_id=person, post_id=post, since=since, until=until)
    made.save(force_insert=True)
    _origin(run, entry, made.pk)
    return Verdict.NEW, []


def _change(
    run: RegisterImport, entry: RegisterEntry, origin: RegisterOrigin, there: Appointment, since: FuzzyDate | None,
    until: FuzzyDate | None,
) -> tuple[str, list[dict[str, Any]]]:  # fmt: skip
    former = _said(origin.run_id, [entry.record])[entry.record]
    wanted, before = (since, until), (_date(former.since), _date(former.until))
    now = (there.since, there.until)
    others = Appointment.unscoped.filter(person_id=there.person_id, post_id=there.post_id).exclude(
        pk=there.pk
    )
    if now not in (before, wanted):
        return Verdict.CONFLICT, [_remark("changed_here", {"fields": ["since", "until"]})]
    for other in others:
        if _meet(other, since, until):
            return Verdict.CONFLICT, [_remark("held_already", _days(other))]
    if now != wanted and _carries_rights(run, there.post_id):
        return Verdict.CONFLICT, [_remark("carries_rights", {})]
    origin.run, origin.digest = run, entry.digest
    origin.save(update_fields=["run", "digest"])
    if now == wanted:
        return Verdict.UNCHANGED, []
    there.since, there.until, there.version = since, until, there.version + 1
    there.save(update_fields=["since", "until", "version"])
    return Verdict.CHANGED, []


def _carries_rights(run: RegisterImport, post: UUID) -> bool:
    """Whether who holds the post holds rights by it: whom its side admits, no file that a secretary sends says.

    What the installation itself brings in is its own.
    """
    return run.uploaded_by_id is not None and Grant.unscoped.filter(post_id=post).exists()


def _origin(run: RegisterImport, entry: RegisterEntry, pk: UUID) -> None:
    RegisterOrigin.unscoped.filter(appointment_id=pk).delete()
    RegisterOrigin.unscoped.create(
        body_id=run.body_id, external_id=entry.record, appointment_id=pk, run=run, digest=entry.digest
    )


def _remark(code: str, facts: dict[str, Any]) -> dict[str, Any]:
    return remark_json(Remark(code, Severity.REPORTED, "since", facts))


def _days(other: Appointment) -> dict[str, str]:
    said = {"since": other.since, "until": other.until}
    return {name: date.value for name, date in said.items() if date is not None and date.value}


def _date(when: When | None) -> FuzzyDate | None:
    return FuzzyDate(when.value, when.uncertain) if when else None


def _meet(other: Appointment, since: FuzzyDate | None, until: FuzzyDate | None) -> bool:
    """Whether both are held on some day, as far as their dates may reach (models.held_between)."""
    start, end = since.first_day() if since else None, until.last_day() if until else None
    first = other.since.first_day() if other.since else None
    last = other.until.last_day() if other.until else None
    return not ((end and first and end < first) or (last and start and last < start))


# --- Where and who ----------------------------------------------------------------------------------------------------


@dataclass
class _Places:
    """The organisations, posts and people of a party by what they are called, made as they are met."""

    run: RegisterImport
    organisations: dict[str, UUID] = field(default_factory=dict)
    posts: dict[tuple[UUID, str], UUID] = field(default_factory=dict)
    people: dict[str, UUID] = field(default_factory=dict)

    def __post_init__(self) -> None:
        party = _party(self.run)
        for pk, name in Organisation.unscoped.filter(party_id=party).order_by("pk").values_list("pk", "name"):
            for said in name.values():
                self.organisations.setdefault(fold(said), pk)
        posts = Post.unscoped.filter(organisation__party_id=party).order_by("pk")
        for pk, organisation, title, known in posts.values_list(
            "pk", "organisation_id", "title", "external_id"
        ):
            for key in _keys(title, known):
                self.posts.setdefault((organisation, key), pk)
        people = Person.unscoped.filter(party_id=party).order_by("pk")
        for pk, name, known in people.values_list("pk", "name", "external_id"):
            # Of two who are called the same, one by an id of the source: the other is found by name.
            for key in [known] if known else _keys(name, None):
                self.people.setdefault(key, pk)

    def person(self, said: Holding) -> UUID:
        """Whoever the source means by its id; without one, whoever is called so."""
        key = said.person_id or fold(next(iter(said.person.values())))
        if key not in self.people:
            made = Person(
                party_id=self.run.party_id, name=dict(said.person), external_id=_free(Person, said.person_id)
            )
            made.save(force_insert=True)
            self.people[key] = made.pk
        return self.people[key]

    def post(self, said: Holding) -> UUID:
        organisation = self._organisation(said)
        key = organisation, said.post_id or fold(next(iter(said.post.values())))
        if key not in self.posts:
            made = Post(
                organisation_id=organisation, title=dict(said.post), external_id=_free(Post, said.post_id)
            )
            made.save(force_insert=True)
            self.posts[key] = made.pk
        return self.posts[key]

    def _organisation(self, said: Holding) -> UUID:
        name = dict(said.organisation) or in_every_language(_UNNAMED)
        key = fold(next(iter(name.values())))
        if key not in self.organisations:
            made = Organisation(party_id=_party(self.run), kind=_kind(key), name=name)
            made.save(force_insert=True)
            self.organisations[key] = made.pk
        return self.organisations[key]


def _party(run: RegisterImport) -> UUID:
    """Whose posts they are: an import of posts names a party."""
    if run.party_id is None:
        raise LookupError("an import of posts has no party")
    return run.party_id


def _keys(name: dict[str, str], external_id: str | None) -> list[str]:
    """What a record may be asked for by."""
    return [*(fold(said) for said in name.values()), *([external_id] if external_id else [])]


_KINDS = {
    "ministry": Organisation.Kind.MINISTRY, "committee": Organisation.Kind.COMMITTEE,
    "commission": Organisation.Kind.COMMITTEE, "agency": Organisation.Kind.AGENCY,
}  # fmt: skip


def _kind(name: str) -> str:
    """By the first of its words that names one; `other` where none does."""
    return next((_KINDS[word] for word in name.split() if word in _KINDS), Organisation.Kind.OTHER)


def _free(model: Any, external_id: str) -> str | None:
    """An external id where no other record has it."""
    taken = not external_id or model.unscoped.filter(external_id=external_id).exists()
    return None if taken else external_id
