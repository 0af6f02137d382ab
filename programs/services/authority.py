"""Acts of authority: whose act it is, who entered it, and on what it rests.

A side's own people enter its acts. The joint secretariat, which acts for no side, enters those that a document proves.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from cooperation import clock
from cooperation.access import Actor
from cooperation.errors import Fault, Forbidden, clean, raise_all
from programs import policies
from programs.models import Consent, Document, Person, Post, Release, Side
from programs.services.sides import check_present

_OWN = Release.Authority.OWN_LOGIN


@dataclass(frozen=True, slots=True)
class ActInput:
    """One act of a side. On one's own login person and post are the actor's, and no document is named.

    `party_id` None: the actor's own side. `document_id`: the scan, a document that the sides share.
    """

    kind: str = Consent.Kind.AGREEMENT
    party_id: UUID | None = None
    done_on: date | None = None
    authority: str = _OWN
    person_id: UUID | None = None
    post_id: UUID | None = None
    document_kind: str = ""
    document_number: str = ""
    document_date: date | None = None
    document_id: UUID | None = None


def enter(actor: Actor, *, programme_id: UUID, given: ActInput, **subject: Any) -> Consent:
    """Writes the act of a side on a change set or a closure (`subject`); refused as `checked` says, and with /kind."""
    act = Consent(
        programme_id=programme_id, kind=given.kind, **checked(actor, programme_id=programme_id, given=given), **subject
    )  # fmt: skip
    clean(act, "kind", "document_kind", "document_number")
    act.save(force_insert=True)
    return act


def checked(actor: Actor, *, programme_id: UUID, given: ActInput, zone: str | None = None) -> dict[str, Any]:
    """The fields of an act of a side: whose it is, who enters it, and on what it rests.

    `zone`: the IANA time zone in which it is done, by default the actor's; without `done_on` it is of the day there.

    Forbidden: the actor may not enter acts of that side. Conflict: the actor's own side has left.
    Invalid: /party, /done_on, /authority, /person, /post,
    /document_kind, /document_number, /document_date, /document.
    """
    party_id = acting_party(actor, programme_id, given)
    check_present(actor, programme_id)
    today = clock.today(zone or actor.time_zone)
    raise_all(_faults(actor, programme_id, party_id, given, max(today, clock.today(actor.time_zone))))
    own = given.authority == _OWN
    person_id = actor.person_id if own else given.person_id
    post_id = actor.post_id if own else given.post_id
    return {
        "party_id": party_id, "done_on": given.done_on or today, "person_id": person_id,
        "post_id": post_id, "authority": given.authority, "document_kind": given.document_kind.strip(),
        "document_number": given.document_number.strip(), "document_date": given.document_date,
        "document_id": given.document_id, "entered_by_id": actor.user_id, **_named(person_id, post_id),
    }  # fmt: skip


def acting_party(actor: Actor, programme_id: UUID, given: ActInput) -> UUID:
    """The side whose act is entered; Forbidden where the actor may not enter its acts."""
    party_id = given.party_id or actor.party_id
    if party_id is None or not policies.enters_acts(actor, programme_id, party_id):
        raise Forbidden(
            _("Acts of a side are entered by its own coordinator or secretary, or by the joint secretariat.")
        )
    return party_id


def _named(person_id: UUID | None, post_id: UUID | None) -> dict[str, Any]:
    """Signatory and post as they are named that day."""
    person = Person.unscoped.filter(pk=person_id).first() if person_id else None
    post = Post.unscoped.filter(pk=post_id).first() if post_id else None
    return {
        "signatory_name": person.name if person else {},
        "signatory_post": post.title if post else {},
    }


def _faults(actor: Actor, programme_id: UUID, party_id: UUID, given: ActInput, latest: date) -> list[Fault]:
    faults = []
    present = Side.unscoped.filter(programme_id=programme_id).present(clock.today(actor.time_zone))
    if not present.filter(party_id=party_id).exists():
        faults.append(Fault("/party", _("Say which side of this programme acts.")))
    if given.done_on is not None and given.done_on > latest:
        faults.append(Fault("/done_on", _("An act that is still to come is not entered yet.")))
    if given.authority != _OWN:
        faults += _faults_of_document(actor, programme_id, given)
    return faults + faults_of_signatory(actor, party_id, given.authority, given.person_id, given.post_id)


def faults_of_signatory(
    actor: Actor, party_id: UUID, authority: str, person_id: UUID | None, post_id: UUID | None
) -> list[Fault]:
    """What is wrong with whose act of a party it is said to be, and on what authority: /authority, /person, /post."""
    if authority == _OWN:
        return _faults_of_own(actor, person_id, post_id)
    faults = []
    if authority != Release.Authority.DOCUMENT:
        faults.append(Fault("/authority", _("The authority is your own login or a document.")))
    return faults + _faults_of_people(party_id, person_id, post_id)


def _faults_of_own(actor: Actor, person_id: UUID | None, post_id: UUID | None) -> list[Fault]:
    if actor.party_id is None:
        return [Fault("/authority", _("Whoever acts for no side names the document that proves the act."))]
    faults = []
    if person_id not in (None, actor.person_id):
        detail = _("On your own login the act is your own; name the document of another’s act.")
        faults.append(Fault("/person", detail))
    if post_id not in (None, actor.post_id):
        faults.append(Fault("/post", _("On your own login the act is done from your own post.")))
    return faults


def _faults_of_document(actor: Actor, programme_id: UUID, given: ActInput) -> list[Fault]:
    asked = (
        ("document_kind", given.document_kind.strip(), _("Say what kind of document it is.")),
        ("document_number", given.document_number.strip(), _("Give the number of the document.")),
        ("document_date", given.document_date, _("Give the date of the document.")),
    )
    faults = [Fault(f"/{name}", detail) for name, said, detail in asked if not said]
    return faults + faults_of_shared_document(actor, programme_id, given.document_id)


def faults_of_shared_document(actor: Actor, programme_id: UUID, document_id: UUID | None) -> list[Fault]:
    """What is wrong with a document that is to be seen by the sides beside an act or a closure."""
    if document_id is None:
        return []
    seen = Document.objects.visible_to(actor).filter(pk=document_id, programme_id=programme_id)
    if seen.filter(audience__in=(Document.Audience.SHARED, Document.Audience.PUBLIC)).exists():
        return []
    return [Fault("/document", _("Choose a document that the sides of this programme share."))]


def _faults_of_people(party_id: UUID, person_id: UUID | None, post_id: UUID | None) -> list[Fault]:
    faults = []
    people = Person.unscoped.filter(party_id=party_id)
    if person_id and not people.filter(pk=person_id).exists():
        faults.append(Fault("/person", _("Choose a person of the side that acts.")))
    posts = Post.unscoped.filter(organisation__party_id=party_id)
    if post_id and not posts.filter(pk=post_id).exists():
        faults.append(Fault("/post", _("Choose a post of the side that acts.")))
    return faults
