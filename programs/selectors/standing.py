"""One agreement as the law of treaties sees it on a day: its state, each party's, the acts that were known."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from cooperation import clock
from cooperation.access import Actor
from programs.models import Act, Agreement, AgreementParty, AgreementRelation, Document
from programs.rules.treaties.acts import CONSENT, SIGNING, Kind, known
from programs.rules.treaties.acts import Act as LegalAct
from programs.rules.treaties.days import Period
from programs.rules.treaties.deadlines import Deadline, deadlines
from programs.rules.treaties.irregular import irregularities
from programs.rules.treaties.outcome import Missing
from programs.rules.treaties.reservations import ReservationState, reservations_at
from programs.rules.treaties.spans import Outlook, outlook
from programs.rules.treaties.status import PartyState, TreatyState, status_at
from programs.rules.treaties.territories import Extent, Territory, extents, territories
from programs.rules.treaties.treaty import Treaty, done
from programs.selectors.recorded import Day, Recorded, parties_then, recorded, relations_then
from programs.selectors.treaties import COMPUTED, lines_of, treaty_from

_CONSENTING = CONSENT | {Kind.SUCCESSION, Kind.CONTINUATION}
_DECLARING = frozenset(
    {Kind.RESERVATION, Kind.DECLARATION, Kind.OBJECTION, Kind.TERRITORIAL_APPLICATION, Kind.EXCLUSION}
)


@dataclass(frozen=True, slots=True)
class ActSeen:
    """An act in the version known then. `first`: the id of its first version; `versions`: how many there are by now."""

    act: Act
    first: UUID
    versions: int
    files: Sequence[Document]


@dataclass(frozen=True, slots=True)
class Participation:
    """One party on that day, beside the acts by which it stands there; `state` None where nothing is computed."""

    row: AgreementParty
    state: PartyState | None
    signed: Sequence[Act]
    consented: Sequence[Act]
    declared: Sequence[Act]
    territories: Sequence[Extent] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """An agreement on a day, as known on another; `state` and what follows from it only where status is computed.

    `agreement`: as it was on record then; `since`: the day on which it was first recorded, where that is later than
    `known_on`, and what was recorded that day is taken as always known.
    """

    agreement: Agreement
    since: date | None
    treaty: Treaty
    on: date
    known_on: date | None
    state: TreatyState | None
    acts: Sequence[ActSeen]
    parties: Sequence[Participation]
    deadlines: Sequence[Deadline]
    irregular: Sequence[Missing]
    reservations: Sequence[ReservationState]
    outlook: Outlook | None
    relations: Sequence[AgreementRelation]
    texts: Sequence[Document]
    taken_back: Sequence[Document]

    def withdrawn(self) -> Mapping[UUID, Period]:
        """The reservations that no longer stand, by the ids of their acts, and since when."""
        first = {str(seen.first): seen.act.pk for seen in self.acts}
        return {
            first[each.act.key]: each.withdrawn_on
            for each in self.reservations
            if not each.stands and each.withdrawn_on is not None and each.act.key in first
        }


def standing(
    actor: Actor,
    agreement: Agreement,
    on: date,
    known_on: date | None = None,
    *,
    rows: Sequence[AgreementParty],
) -> Standing:
    """The agreement on the day `on` as known on `known_on` (None: now). `rows`: its parties of now in their order."""
    day = Day(known_on, actor.time_zone) if known_on else None
    then = recorded(agreement, day) if day else Recorded(agreement)
    versions = list(_in_versions(actor, agreement, then.until))
    on_record = rows if day is None else parties_then([agreement.pk], day)
    treaty = treaty_from(then.agreement, on_record, versions, day)
    counted = done(known(treaty.acts, known_on), on)
    acts = _acts(versions, counted)
    rows = _with_acting(on_record, rows, known(treaty.acts, known_on))
    computed = then.agreement.character in COMPUTED
    state = status_at(treaty, on, known_on) if computed else None
    declared = territories(treaty, on, known_on) if computed else ()
    of: dict[UUID | None, list[Act]] = {}
    for seen in acts:
        of.setdefault(seen.act.party_id, []).append(seen.act)
    texts, taken_back = _texts(actor, agreement, then.until)
    return Standing(
        agreement=then.agreement,
        since=then.since,
        treaty=treaty,
        on=on,
        known_on=known_on,
        state=state,
        acts=acts,
        parties=[_participation(row, state, of, treaty, declared) for row in rows],
        deadlines=deadlines(treaty, state) if state else (),
        irregular=irregularities(treaty, known_on, as_of=on) if computed else (),
        reservations=reservations_at(treaty, on, known_on) if computed else (),
        outlook=_outlook(treaty, on, known_on) if computed and treaty.acts else None,
        relations=_relations(actor, then.agreement, on, day),
        texts=texts,
        taken_back=taken_back,
    )


def _in_versions(actor: Actor, agreement: Agreement, until: datetime | None) -> QuerySet[Act]:
    """Every version of its acts, with the files that were kept with it by then."""
    rows: QuerySet[Act] = Act.objects.visible_to(actor).filter(agreement=agreement)
    files = Prefetch("documents", _kept(actor, until).order_by("id"))
    return rows.select_related("party", "about__party", "predecessor", "entered_by").prefetch_related(files)


def _kept(actor: Actor, until: datetime | None) -> QuerySet[Document]:
    """The files that the actor may read, of those that were kept before that instant."""
    rows: QuerySet[Document] = Document.objects.visible_to(actor).select_related("marking")
    return rows.filter(uploaded_at__lt=until) if until else rows


def _with_acting(
    on_record: Sequence[AgreementParty], rows: Sequence[AgreementParty], acts: Iterable[LegalAct]
) -> list[AgreementParty]:
    """Those who were on record, and those of `rows` who were not yet, but of whom an act was known."""
    there = {row.party_id for row in on_record}
    acting = {act.party.key for act in acts if act.party is not None}
    return [*on_record, *(row for row in rows if row.party_id not in there and row.party.code in acting)]


def _outlook(treaty: Treaty, on: date, known_on: date | None) -> Outlook:
    """What was known then of every day; on a day that has passed, by what had been done."""
    acts = known(treaty.acts, known_on)
    return outlook(replace(treaty, acts=done(acts, on) if on < clock.today("UTC") else acts), on)


def _acts(rows: Sequence[Act], counted: Iterable[LegalAct]) -> list[ActSeen]:
    """The rows of these acts, each in the version that counts, with the files of all its versions."""
    by_line: dict[UUID, dict[int, Act]] = {}
    versions = {row.pk: row for row in rows}
    lines = lines_of((row.pk, row.replaces_id) for row in rows)
    for pk, (first, number) in lines.items():
        by_line.setdefault(first, {})[number] = versions[pk]
    keys = {str(first): first for first in by_line}
    found = []
    for one in sorted(counted, key=_told):
        # What follows from another agreement is no act on this one.
        line = by_line.get(keys.get(one.key, _NOBODYS), {})
        if one.version in line:
            files = [document for row in line.values() for document in row.documents.all()]
            found.append(ActSeen(line[one.version], keys[one.key], len(line), files))
    then = {seen.first: seen.act for seen in found}
    for seen in found:
        if seen.act.about_id is not None:
            # What it is about is told in the version of then as well.
            seen.act.about = then.get(lines[seen.act.about_id][0], seen.act.about)
    return found


_NOBODYS = UUID(int=0)


def _told(act: LegalAct) -> tuple[date, date, str]:
    """Acts in the order of the days on which they were done; what is known by its effect alone, by that."""
    day = act.takes_effect if act.undated else act.on
    return day.first, day.last, act.key


def _participation(
    row: AgreementParty,
    state: TreatyState | None,
    acts: Mapping[UUID | None, Sequence[Act]],
    treaty: Treaty,
    declared: Sequence[Territory],
) -> Participation:
    """`acts`: by the id of the party that did them, None: all together."""
    own = acts.get(row.party_id, ())
    with_all = acts.get(None, ()) if row.party.code in treaty.side_keys else ()
    party = state.of(row.party.code) if state else None
    of_party = [each for each in declared if each.party.key == row.party.code]
    return Participation(
        row,
        party,
        # What is recorded of all together is told of those of whom nothing of their own is.
        signed=_signing(own) or _signing(with_all),
        consented=[act for act in own if Kind(act.kind) in _CONSENTING],
        declared=[act for act in own if Kind(act.kind) in _DECLARING],
        territories=extents(of_party, party.membership if party else None),
    )


def _signing(acts: Iterable[Act]) -> list[Act]:
    return [act for act in acts if Kind(act.kind) in SIGNING]


def versions(actor: Actor, act: Act) -> list[Act]:
    """Every version of an act, the first first."""
    rows = (
        Act.objects.visible_to(actor)
        .filter(agreement_id=act.agreement_id)
        .select_related("party", "entered_by")
    )
    held: Mapping[UUID, Any] = {row.pk: row for row in rows}
    lines = lines_of((row.pk, row.replaces_id) for row in held.values())
    line = [(number, held[pk]) for pk, (first, number) in lines.items() if first == lines[act.pk][0]]
    return [row for _number, row in sorted(line, key=lambda each: each[0])]


def newest(actor: Actor, act: Act) -> Act:
    """The last version of an act."""
    return versions(actor, act)[-1]


def _relations(actor: Actor, agreement: Agreement, on: date, day: Day | None) -> list[AgreementRelation]:
    """What this agreement does to others and they to it, of those done by the day `on` as far as is known."""
    both = _related(actor, agreement) if day is None else relations_then(actor, agreement, day)

    def there(one: Agreement) -> bool:
        return one.done_first is None or one.done_first <= on

    return [one for one in both if there(one.target if one.source_id == agreement.pk else one.source)]


def _related(actor: Actor, agreement: Agreement) -> list[AgreementRelation]:
    seen = AgreementRelation.objects.visible_to(actor).select_related("source", "target")
    return [
        *seen.filter(source=agreement).order_by("kind", "id"),
        *seen.filter(target=agreement).order_by("kind", "id"),
    ]


def _texts(
    actor: Actor, agreement: Agreement, until: datetime | None
) -> tuple[list[Document], list[Document]]:
    """The texts of an agreement that the actor may read, and those that had been taken back: authentic ones first, by
    language.
    """
    texts: list[Document] = []
    taken_back: list[Document] = []
    for one in _kept(actor, until).filter(agreement=agreement).order_by("-authentic", "language", "id"):
        gone = one.taken_back_at is not None and (until is None or one.taken_back_at < until)
        (taken_back if gone else texts).append(one)
    return texts, taken_back
