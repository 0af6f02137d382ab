"""The correspondence of a body: letters entered with the numbers of both ends, and completed when they arrive."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from cooperation.access import Actor, verb
from cooperation.errors import Absent, Forbidden, Invalid, check_version, clean
from cooperation.texts import Text
from meetings import policies
from meetings.models import Letter, Referral
from meetings.selectors.referrals import of_body
from meetings.services.backlog import check_takes_part, seen_body
from programs.models import Document, Member

_FIELDS = ("sender_name", "recipient_name", "number", "received_number", "sent_on", "received_on", "subject")


@dataclass(frozen=True, slots=True)
class LetterDraft:
    """A letter. Sender and recipient are members of the body, or named; neither: the secretariat of the body.

    `number` is the sender's, `received_number` the recipient's. `answers_id`: the letter that it answers;
    `referral_id`: the referral or recommendation of a session that it answers.
    """

    subject: Text
    sent_on: date
    sender_id: UUID | None = None
    sender_name: str = ""
    recipient_id: UUID | None = None
    recipient_name: str = ""
    number: str = ""
    received_number: str = ""
    received_on: date | None = None
    answers_id: UUID | None = None
    referral_id: UUID | None = None
    document_id: UUID | None = None


@verb
def enter_letter(actor: Actor, *, body_id: UUID, draft: LetterDraft) -> Letter:
    """Enters a letter. Absent, Forbidden, Conflict where the side has left; Invalid names each wrong field."""
    body = seen_body(actor, body_id)
    _authorise(actor, body.pk)
    letter = Letter(body=body, entered_for_id=actor.party_id, entered_by_id=actor.user_id)
    _fill(actor, letter, draft)
    letter.save(force_insert=True)
    return letter


@verb
def edit_letter(actor: Actor, *, letter_id: UUID, draft: LetterDraft, version: int | None) -> Letter:
    """Corrects or completes a letter: the other end's number and day, its file. What is not named of a file stays.

    Absent, Forbidden, Stale, Conflict where the side has left; Invalid names each wrong field.
    """
    rows = Letter.objects.visible_to(actor).select_for_update(of=("self",)).filter(pk=letter_id)
    letter: Letter | None = rows.first()
    if letter is None:
        raise Absent
    _authorise(actor, letter.body_id)
    check_version(letter.version, version)
    _fill(actor, letter, draft)
    letter.version += 1
    letter.save()
    return letter


def _authorise(actor: Actor, body_id: UUID) -> None:
    if not policies.may_keep_letters(actor, body_id):
        raise Forbidden(_("The correspondence is kept by an executive secretary or the joint secretariat."))
    check_takes_part(actor, body_id)


def _fill(actor: Actor, letter: Letter, draft: LetterDraft) -> None:
    for name in _FIELDS:
        setattr(letter, name, getattr(draft, name))
    clean(letter, *_FIELDS)
    letter.sender_id = _member(letter.body_id, "sender", draft.sender_id)
    letter.recipient_id = _member(letter.body_id, "recipient", draft.recipient_id)
    letter.answers = _answered(letter, draft.answers_id)
    letter.referral = _referral(actor, letter, draft.referral_id)
    if draft.document_id is not None:
        letter.document = _document(actor, letter.body_id, draft.document_id)
    try:
        letter.validate_constraints()
    except ValidationError as error:
        # Both rules are about its arrival.
        raise Invalid.of("received_on", error.messages[0]) from error


def _member(body_id: UUID, name: str, party_id: UUID | None) -> UUID | None:
    if party_id is not None and not Member.unscoped.filter(body_id=body_id, party_id=party_id).exists():
        raise Invalid.of(name, _("Choose a member of the body."))
    return party_id


def _answered(letter: Letter, pk: UUID | None) -> Letter | None:
    if pk is None:
        return None
    found: Letter | None = Letter.unscoped.filter(pk=pk, body_id=letter.body_id).exclude(pk=letter.pk).first()
    if found is None or found.sent_on > letter.sent_on:
        raise Invalid.of("answers", _("Choose an earlier letter of this body."))
    return found


def _referral(actor: Actor, letter: Letter, pk: UUID | None) -> Referral | None:
    if pk is None:
        return None
    # One that was withdrawn since stays with the letter that answered it.
    rows = Referral.unscoped if pk == letter.referral_id else of_body(actor, letter.body_id)
    found: Referral | None = rows.select_related("outcome__review").filter(pk=pk).first()
    if found is None or found.outcome.review.starts_on > letter.sent_on:
        raise Invalid.of("referral", _("Choose what a session has referred before the letter was sent."))
    return found


def _document(actor: Actor, body_id: UUID, pk: UUID) -> Any:
    shared = (Document.Audience.SHARED, Document.Audience.PUBLIC)
    found = Document.objects.visible_to(actor).filter(pk=pk, programme__body_id=body_id, audience__in=shared)
    document = found.first()
    if document is None:
        raise Invalid.of("document", _("Choose a file that the sides of this programme share."))
    return document
