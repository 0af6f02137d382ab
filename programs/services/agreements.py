"""Keeping agreements: what they are, who is on them, and what they do to one another."""

from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from cooperation.access import Actor, verb
from cooperation.dates import FuzzyDate
from cooperation.errors import Absent, Conflict, Fault, Forbidden, check_version, raise_all
from cooperation.texts import Text, has_words, is_tag
from programs import policies
from programs.models import Act, Agreement, AgreementParty, AgreementRelation, Body
from programs.rules.clause_parties import named
from programs.selectors.parties import parties_named
from programs.selectors.terms import bodies_of
from programs.services import standing
from programs.services.matters import faults_of

_TEXTS = ("title", "summary", "note", "done_at", "depositary")
_PLAIN = ("kind", "level", "character", "scope", "subject", "prevailing", "external_id")


@dataclass(frozen=True, slots=True)
class AgreementGiven:
    """What an agreement is. `authentic`: BCP 47 tags of the languages of its authentic texts; `prevailing` one of them.

    `party_ids`: in their order; those who have done an act on it, or whom its final clauses name, stay on it.
    """

    title: Text
    kind: str = ""
    level: str = ""
    character: str = ""
    scope: str = ""
    subject: str = ""
    summary: Text = field(default_factory=dict)
    note: Text = field(default_factory=dict)
    done_on: FuzzyDate | None = None
    done_at: Text = field(default_factory=dict)
    depositary: Text = field(default_factory=dict)
    authentic: tuple[str, ...] = ()
    prevailing: str = ""
    external_id: str | None = None
    party_ids: tuple[UUID, ...] = ()


@verb
def record_agreement(actor: Actor, *, body_id: UUID, given: AgreementGiven) -> Agreement:
    """Puts an agreement on the register of a body.

    Absent: no such body. Forbidden: does not keep its record. Invalid: /title, /kind, /level, /character, /scope,
    /subject, /done_on, /prevailing, /authentic, /parties, /external_id.
    """
    body = Body.objects.visible_to(actor).filter(pk=body_id).first()
    if body is None:
        raise Absent
    if not policies.keeps_agreements(actor, [body_id]):
        raise _not_kept()
    agreement = Agreement(body=body)
    _set(actor, agreement, given)
    agreement.save(force_insert=True)
    _put_parties(agreement, given.party_ids)
    standing.derive([agreement.pk])
    return agreement


@verb
def edit_agreement(
    actor: Actor, *, agreement_id: UUID, version: int | None, given: AgreementGiven
) -> Agreement:
    """Says anew what an agreement is; the former wording stays in its history.

    Absent, Forbidden, Stale, VersionMissing; Invalid as in record_agreement, and /parties where one is left out that
    has done an act on it or is named in its final clauses.
    """
    agreement = kept(actor, agreement_id)
    check_version(agreement.version, version)
    _set(actor, agreement, given)
    agreement.version += 1
    agreement.save()
    _put_parties(agreement, given.party_ids)
    standing.derive([agreement.pk])
    return agreement


@verb
def relate(actor: Actor, *, agreement_id: UUID, target_id: UUID, kind: str) -> AgreementRelation:
    """Records what one agreement does to another that the actor sees.

    Absent, Forbidden. Invalid: /target, /kind. Conflict: it is on record already, or the other way round.
    """
    _hold(actor, agreement_id, target_id)
    agreement = kept(actor, agreement_id)
    relation = AgreementRelation(source=agreement, target_id=target_id, kind=kind)
    faults = faults_of(relation, "kind")
    if not Agreement.objects.visible_to(actor).filter(pk=target_id).exclude(pk=agreement_id).exists():
        faults.append(Fault("/target", _("Choose another agreement.")))
    raise_all(faults)
    if AgreementRelation.unscoped.filter(source=agreement, target_id=target_id, kind=kind).exists():
        raise Conflict(_("This relation is on record already."))
    if AgreementRelation.unscoped.filter(source_id=target_id, target=agreement, kind=kind).exists():
        raise Conflict(_("This relation is on record the other way round: one of the two is wrong."))
    relation.save(force_insert=True)
    standing.derive([agreement.pk, target_id])
    return relation


@verb
def unrelate(actor: Actor, *, relation_id: UUID, version: int | None) -> UUID:
    """Takes away a relation that was recorded by mistake; the id of the agreement of which it was said.

    Absent, Forbidden, Stale, VersionMissing.
    """
    rows = AgreementRelation.objects.visible_to(actor).filter(pk=relation_id)
    ends = rows.values_list("source_id", "target_id").first()
    if ends is None:
        raise Absent
    _hold(actor, *ends)
    kept(actor, ends[0])
    found: AgreementRelation | None = rows.first()
    if found is None:
        raise Absent
    check_version(found.version, version)
    found.delete()
    standing.derive(ends)
    return found.source_id


def _hold(actor: Actor, *agreement_ids: UUID) -> None:
    """Locks agreements one after the other, always in the same order: of two who relate the same two one waits."""
    rows = Agreement.objects.visible_to(actor).filter(pk__in=agreement_ids).order_by("pk")
    list(rows.select_for_update(of=("self",)).values_list("pk"))


def kept(actor: Actor, agreement_id: UUID) -> Agreement:
    """The agreement, held until the end of the transaction, for whoever keeps it; Absent, Forbidden."""
    found: Agreement | None = (
        Agreement.objects.visible_to(actor).filter(pk=agreement_id).select_for_update(of=("self",)).first()
    )
    if found is None:
        raise Absent
    if not keeps(actor, found):
        raise _not_kept()
    return found


def keeps(actor: Actor, agreement: Agreement) -> bool:
    """Whether the actor keeps the record of an agreement that it sees."""
    return policies.keeps_agreements(actor, bodies_of([agreement])[agreement.pk])


def check_keeps(actor: Actor, agreement: Agreement) -> None:
    """Forbidden for whoever does not."""
    if not keeps(actor, agreement):
        raise _not_kept()


def _not_kept() -> Forbidden:
    return Forbidden(_("Agreements are kept by the secretaries of a body that they concern."))


def _set(actor: Actor, agreement: Agreement, given: AgreementGiven) -> None:
    """Writes what is given into the row; Invalid with everything that is wrong."""
    for name in (*_TEXTS, *_PLAIN, "done_on"):
        setattr(agreement, name, getattr(given, name))
    agreement.external_id = given.external_id or None
    agreement.authentic = list(given.authentic)
    faults = faults_of(agreement, *_TEXTS, *_PLAIN, "done_on", "authentic")
    if not has_words(given.title):
        faults.append(Fault("/title", _("Give the title.")))
    if not all(map(is_tag, given.authentic)):
        faults.append(Fault("/authentic", _("Give the tags of the languages, such as be, ru or en.")))
    if given.prevailing and given.prevailing not in given.authentic:
        faults.append(Fault("/prevailing", _("The text that prevails is one of the authentic ones.")))
    if given.external_id and _taken(agreement, given.external_id):
        faults.append(Fault("/external_id", _("Another agreement has this id already.")))
    faults += _faults_of_parties(actor, agreement, given.party_ids)
    raise_all(faults)


def _taken(agreement: Agreement, external_id: str) -> bool:
    """Whether another agreement on the same register has the id."""
    others = Agreement.unscoped.filter(body=agreement.body_id, external_id=external_id)
    return others.exclude(pk=agreement.pk).exists()


def _faults_of_parties(actor: Actor, agreement: Agreement, party_ids: tuple[UUID, ...]) -> list[Fault]:
    known = set(parties_named(actor).filter(pk__in=party_ids).values_list("pk", flat=True))
    if known != set(party_ids):
        return [Fault("/parties", _("Choose parties on record."))]
    acting = Act.unscoped.filter(agreement=agreement, party__isnull=False).exclude(party__in=party_ids)
    if acting.exists():
        return [Fault("/parties", _("A party that has done an act on it stays on the agreement."))]
    leaving = AgreementParty.unscoped.filter(agreement=agreement, party__code__in=named(agreement.clauses))
    if leaving.exclude(party__in=party_ids).exists():
        return [Fault("/parties", _("A party that the final clauses name stays on the agreement."))]
    return []


def _put_parties(agreement: Agreement, party_ids: tuple[UUID, ...]) -> None:
    rows = AgreementParty.unscoped.filter(agreement=agreement)
    rows.filter(~Q(party__in=party_ids)).delete()
    on_it = {row.party_id: row for row in rows}
    for order, party_id in enumerate(dict.fromkeys(party_ids), 1):
        row = on_it.get(party_id)
        if row is None:
            AgreementParty.unscoped.create(agreement=agreement, party_id=party_id, order=order)
        elif row.order != order:
            row.order = order
            row.save(update_fields=["order"])
