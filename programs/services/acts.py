"""Recording what was done on an agreement: acts, and their corrections.

An act is never overwritten: its correction is a new version that says why and since when it is known, and an act that
was none is struck out in the same way. What follows from the acts is derived anew in the same transaction.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from psycopg2.extras import DateRange
from uuid_utils.compat import uuid7

from cooperation import clock
from cooperation.access import Actor, verb
from cooperation.dates import FuzzyDate
from cooperation.errors import Absent, Conflict, Fault, Invalid, check_version, clean, raise_all
from cooperation.texts import Text, has_words
from programs.models import NEWEST_ACTS, Act, Agreement, AgreementParty, Appointment, Person, Post
from programs.rules.treaties.acts import Kind
from programs.rules.treaties.asked import Asked, Need, Whose, asked
from programs.selectors.parties import parties_named
from programs.selectors.treaties import lines_of
from programs.services import standing
from programs.services.agreements import kept
from programs.services.matters import faults_of


@dataclass(frozen=True, slots=True)
class ActGiven:
    """One act as it is told. What its kind does not ask (rules.treaties.asked) is empty.

    `signatory_name`, `signatory_post`: of who stands in no register; else `person_id` and `post_id` say so.
    `confirmed`: that the person signed in this post, or in none, although no appointment says so of that day.
    """

    kind: str
    party_id: UUID | None = None
    done_on: FuzzyDate | None = None
    received_on: FuzzyDate | None = None
    effective_on: FuzzyDate | None = None
    until_on: FuzzyDate | None = None
    retroactive: bool = False
    known_on: date | None = None
    about_id: UUID | None = None
    named: str = ""
    predecessor_id: UUID | None = None
    place: Text = field(default_factory=dict)
    person_id: UUID | None = None
    post_id: UUID | None = None
    signatory_name: Text = field(default_factory=dict)
    signatory_post: Text = field(default_factory=dict)
    note: Text = field(default_factory=dict)
    confirmed: bool = False


_DAYS = ("done_on", "received_on", "effective_on", "until_on")


@verb
def record_act(actor: Actor, *, agreement_id: UUID, given: ActGiven) -> Act:
    """Records an act; who was not on the agreement is on it from now on.

    Absent: no such agreement. Forbidden: keeps the record of no body that it concerns. Invalid: /kind, /party and what
    else is asked of this kind, /post where no appointment says that the person held it that day, or any where none is
    named and no capacity is written.
    """
    agreement = kept(actor, agreement_id)
    act = _checked(actor, agreement, given)
    return _written(act, agreement)


@verb
def correct_act(actor: Actor, *, act_id: UUID, version: int | None, given: ActGiven, reason: Text) -> Act:
    """Records the act anew in the place of this version, which stays on record; the new version.

    As record_act; and Invalid /reason, Conflict where this version has been corrected already. Documents stay with the
    version to which they were added, and are shown with the last.
    """
    former, agreement = _last(actor, act_id, version)
    if given.kind != former.kind:
        raise Invalid.of("kind", _("A correction leaves the kind: strike out this act and record the other."))
    act = _checked(actor, agreement, given, former, _faults_of_reason(reason))
    act.reason = reason
    return _written(act, agreement)


@verb
def strike_act(
    actor: Actor, *, act_id: UUID, version: int | None, reason: Text, known_on: date | None = None
) -> Act:
    """Strikes out an act that was not done, or not on this agreement; the version that says so.

    Absent, Forbidden, Stale, VersionMissing. Invalid /reason, /known_on. Conflict: it is struck out or corrected
    already, or another act is about it.
    """
    former, agreement = _last(actor, act_id, version)
    if Act.unscoped.filter(NEWEST_ACTS, about__in=_versions(agreement.pk, former.pk)).exists():
        raise Conflict(_("Another act is about this one. Correct or strike out that one first."))
    raise_all([*_faults_of_reason(reason), *_faults_of_known(actor, known_on)])
    act = Act.unscoped.get(pk=former.pk)
    act.pk, act.version, act.replaces, act.void = uuid7(), 1, former, True
    act.reason, act.known_on = reason, known_on or clock.today(actor.time_zone)
    act.entered_at, act.entered_by_id = clock.now(), actor.user_id
    clean(act, "reason")
    return _written(act, agreement)


def _last(actor: Actor, act_id: UUID, version: int | None) -> tuple[Act, Agreement]:
    """The act, which has to be the last version of it, and its agreement, held."""
    found = Act.objects.visible_to(actor).filter(pk=act_id).first()
    if found is None:
        raise Absent
    agreement = kept(actor, found.agreement_id)
    former = Act.unscoped.get(pk=act_id)
    check_version(former.version, version)
    if former.void:
        raise Conflict(_("This act is struck out."))
    if Act.unscoped.filter(replaces=former).exists():
        raise Conflict(_("This act has been corrected already. Look at its last version."))
    return former, agreement


def _versions(agreement_id: UUID, act_id: UUID) -> list[UUID]:
    """Every version of an act of an agreement, the first first: another act may be about any of them."""
    lines = lines_of(Act.unscoped.filter(agreement=agreement_id).values_list("pk", "replaces_id"))
    line = [pk for pk in lines if act_id in lines and lines[pk][0] == lines[act_id][0]]
    return sorted(line, key=lambda pk: lines[pk][1])


def _written(act: Act, agreement: Agreement) -> Act:
    act.save(force_insert=True)
    standing.derive([agreement.pk])
    return act


def _checked(
    actor: Actor,
    agreement: Agreement,
    given: ActGiven,
    former: Act | None = None,
    more: list[Fault] | None = None,
) -> Act:
    """The row of an act that is in order; Invalid with everything that is not."""
    if given.kind not in Act.Kind.values:
        raise Invalid.of("kind", _("Choose what kind of act it is."))
    wants = asked(Kind(given.kind))
    act = _row(actor, agreement, given)
    if former is not None:
        act.replaces = former
        act.known_on = given.known_on or clock.today(actor.time_zone)
    faults = [
        *(more or []),
        *faults_of(act, "place", "note", "signatory_name", "signatory_post", "named", *_DAYS),
        *_faults_of_unasked(given, wants),
        *_faults_of_party(agreement, given, wants, actor),
        *_faults_of_days(actor, given, wants),
        *_faults_of_known(actor, given.known_on),
        *_faults_of_about(agreement, given, wants, former),
        *_faults_of_signatory(given, act),
    ]
    raise_all(faults)
    if given.party_id is not None:
        _put_on(agreement, given.party_id)
    return act


def _row(actor: Actor, agreement: Agreement, given: ActGiven) -> Act:
    """The row as told."""
    person = Person.objects.visible_to(actor).filter(pk=given.person_id).first() if given.person_id else None
    posts = Post.objects.visible_to(actor).select_related("organisation")
    post = posts.filter(pk=given.post_id).first() if given.post_id else None
    return Act(
        agreement=agreement,
        party_id=given.party_id,
        kind=given.kind,
        done_on=given.done_on,
        received_on=given.received_on,
        effective_on=given.effective_on,
        until_on=given.until_on,
        retroactive=given.retroactive,
        known_on=given.known_on,
        about_id=given.about_id,
        named=given.named.strip(),
        predecessor_id=given.predecessor_id,
        place=given.place,
        note=given.note,
        person=person,
        post=post,
        signatory_name=person.name if person else given.signatory_name,
        signatory_post=post.title if post else given.signatory_post,
        entered_at=clock.now(),
        entered_by_id=actor.user_id,
    )


def _put_on(agreement: Agreement, party_id: UUID) -> None:
    last = (
        AgreementParty.unscoped.filter(agreement=agreement).order_by("-order").values_list("order", flat=True)
    )
    AgreementParty.unscoped.get_or_create(
        agreement=agreement, party_id=party_id, defaults={"order": (last.first() or 0) + 1}
    )


# --- What may be wrong ------------------------------------------------------------------------------------------------


def _faults_of_party(agreement: Agreement, given: ActGiven, wants: Asked, actor: Actor) -> list[Fault]:
    if given.party_id is None:
        if wants.whose is Whose.ONE:
            return [Fault("/party", _("Say whose act it is."))]
        return []
    if wants.whose is Whose.ALL:
        return [Fault("/party", _("This is done by all parties together: name none."))]
    faults = []
    known = parties_named(actor)
    if not known.filter(pk=given.party_id).exists():
        faults.append(Fault("/party", _("Choose a party.")))
    if given.predecessor_id is not None and not known.filter(pk=given.predecessor_id).exists():
        faults.append(Fault("/predecessor", _("Choose the State that is succeeded.")))
    if given.predecessor_id is not None and given.predecessor_id == given.party_id:
        faults.append(Fault("/predecessor", _("A State does not succeed itself.")))
    return faults


def _faults_of_unasked(given: ActGiven, wants: Asked) -> list[Fault]:
    """What was said although an act of this kind does not say it: nothing is left out without a word."""
    said = {
        "received_on": (wants.received, given.received_on), "effective_on": (wants.effective, given.effective_on),
        "until_on": (wants.until, given.until_on), "named": (wants.named, given.named.strip()),
        "predecessor": (wants.predecessor, given.predecessor_id), "retroactive": (wants.effective, given.retroactive),
    }  # fmt: skip
    unasked = [name for name, (need, value) in said.items() if need is Need.NO and value]
    unasked += ["about"] if given.about_id and not wants.about else []
    if not wants.signatory:
        signed = {
            "person": given.person_id, "post": given.post_id, "signatory_name": given.signatory_name,
            "signatory_post": given.signatory_post,
        }  # fmt: skip
        unasked += [name for name, value in signed.items() if value]
    return [Fault(f"/{name}", _("An act of this kind does not say this.")) for name in unasked]


def _faults_of_days(actor: Actor, given: ActGiven, wants: Asked) -> list[Fault]:
    faults = []
    today = clock.today(actor.time_zone)
    effective = given.effective_on if wants.effective is not Need.NO else None
    if given.done_on is None and effective is None:
        faults.append(Fault("/done_on", _("Say when it was done, as far as is known.")))
    for name in ("done_on", "received_on"):
        day = getattr(given, name)
        if _first(day) is not None and _first(day) > today:
            faults.append(Fault(f"/{name}", _("An act that is still to come is not entered yet.")))
    if _before(given.received_on, given.done_on) and wants.received is not Need.NO:
        faults.append(Fault("/received_on", _("It was not received before it was done.")))
    if _before(effective, given.done_on) and not given.retroactive and not _looks_back(given.kind):
        detail = _("It takes effect before it was done. Say that it is retroactive if it is.")
        faults.append(Fault("/effective_on", detail))
    if wants.until is Need.MUST and given.until_on is None:
        faults.append(Fault("/until_on", _("Say until when it is extended.")))
    if wants.until is not Need.NO and _before(given.until_on, effective or given.done_on):
        faults.append(Fault("/until_on", _("It ends before it begins.")))
    return faults


def _looks_back(kind: str) -> bool:
    """These take effect before they are done by their nature, or are what a register says of the past."""
    return kind in (Act.Kind.SUCCESSION, Act.Kind.CONTINUATION, Act.Kind.ENTERED_INTO_FORCE, Act.Kind.ENDED)


def _first(day: FuzzyDate | None) -> Any:
    return None if day is None else day.first_day()


def _before(one: FuzzyDate | None, other: FuzzyDate | None) -> bool:
    """Whether one day is certainly before another."""
    last = None if one is None else one.last_day()
    first = _first(other)
    return last is not None and first is not None and last < first


def _faults_of_known(actor: Actor, known_on: date | None) -> list[Fault]:
    if known_on is not None and known_on > clock.today(actor.time_zone):
        return [Fault("/known_on", _("It is known here today at the latest."))]
    return []


def _faults_of_reason(reason: Text) -> list[Fault]:
    if not any(said.strip() for said in reason.values()):
        return [Fault("/reason", _("Say why it is corrected."))]
    return []


def _faults_of_about(agreement: Agreement, given: ActGiven, wants: Asked, former: Act | None) -> list[Fault]:
    faults = []
    if wants.named is Need.MUST and not given.named.strip():
        event = given.kind == Act.Kind.EVENT
        detail = _("Name the event as the final clauses do.") if event else _("Name the territory.")
        faults.append(Fault("/named", detail))
    if not wants.about:
        return faults
    if given.about_id is None:
        if wants.about_needed:
            faults.append(Fault("/about", _("Choose the act that it is about.")))
        return faults
    line = _versions(agreement.pk, given.about_id)
    of = Act.unscoped.filter(NEWEST_ACTS, kind__in=[kind.value for kind in wants.about], pk__in=line[-1:])
    if (former is not None and former.pk in line) or not of.exists():
        faults.append(Fault("/about", _("Choose the act that it is about.")))
    return faults


def _faults_of_signatory(given: ActGiven, act: Act) -> list[Fault]:
    faults = []
    if given.person_id and act.person is None:
        faults.append(Fault("/person", _("Choose a person on record.")))
    if given.post_id and act.post is None:
        faults.append(Fault("/post", _("Choose a post on record.")))
    if act.person is not None and act.party_id and act.person.party_id not in (None, act.party_id):
        faults.append(Fault("/person", _("Choose a person of the party that acts.")))
    if act.post is not None and act.party_id and act.post.organisation.party_id != act.party_id:
        faults.append(Fault("/post", _("Choose a post of the party that acts.")))
    if not faults and not given.confirmed and act.done_on is not None and not _held(act, act.done_on):
        detail = _(
            "As far as is on record this person did not hold this post that day. Say so if it was so all the same."
        )
        if act.post_id is None:
            detail = _(
                "As far as is on record this person held no post that day, and no capacity is given. Say so if the "
                "person signed all the same."
            )  # fmt: skip
        faults.append(Fault("/post", detail))
    return faults


def _held(act: Act, day: FuzzyDate) -> bool:
    """Whether an appointment says that the person may have held the post that day, any post where none is named.

    No question of who stands in no register, nor where the capacity is written out.
    """
    first, last = day.first_day(), day.last_day()
    written = act.post_id is None and has_words(act.signatory_post)
    if act.person_id is None or written or first is None or last is None:
        return True
    held = Appointment.unscoped.filter(person_id=act.person_id)
    of = held if act.post_id is None else held.filter(post_id=act.post_id)
    return of.filter(held__overlap=DateRange(first, last, "[]")).exists()
