"""A side's own notes and lines to take on an item, an agreement or a session: never shown to anybody else."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import F, Q
from django.utils.translation import gettext as _

from cooperation import clock
from cooperation.access import Actor, Role, verb
from cooperation.errors import Absent, Conflict, Forbidden, Invalid, check_version
from cooperation.texts import Text, check_text
from programs import policies
from programs.models import Agreement, InternalNote, Item, Programme, Responsibility
from programs.services.markings import chosen


@dataclass(frozen=True, slots=True)
class Subject:
    """What a note is on: one of `item_id`, `agreement_id` and `review_id`, and the programme in which it is written.

    `organisations`: those of the actor's side that are responsible for the item.
    """

    programme_id: UUID
    item_id: UUID | None = None
    agreement_id: UUID | None = None
    review_id: UUID | None = None
    organisations: AbstractSet[UUID] = field(default_factory=frozenset)

    @property
    def rows(self) -> Q:
        """Condition: notes on the same."""
        return Q(item_id=self.item_id, agreement_id=self.agreement_id, review_id=self.review_id)


@verb
def write_note(
    actor: Actor,
    *,
    item_id: UUID,
    text: Text,
    kind: str = InternalNote.Kind.LINE,
    note_id: UUID | None = None,
    version: int | None = None,
    marking: str | None = None,
) -> InternalNote:
    """Adds a note of the actor's side on an item, or with `note_id` and `version` rewrites one.

    Absent: no such item or note for the actor. Forbidden: not a writer of this item. Invalid: "/text", "/kind",
    "/marking" (the code of the handling level that the note bears).
    """
    item = Item.objects.visible_to(actor).filter(pk=item_id).first()
    if item is None:
        raise Absent
    subject = Subject(item.programme_id, item_id=item.pk, organisations=_own_organisations(actor, item.pk))
    return enter(actor, subject, text=text, kind=kind, note_id=note_id, version=version, marking=marking)


@verb
def write_agreement_note(
    actor: Actor,
    *,
    agreement_id: UUID,
    text: Text,
    kind: str = InternalNote.Kind.LINE,
    note_id: UUID | None = None,
    version: int | None = None,
    marking: str | None = None,
) -> InternalNote:
    """The same on an agreement: by whoever writes notes on every item of a programme of the body that keeps it.

    Conflict: none of the actor's programmes has to do with it.
    """
    agreement = Agreement.objects.visible_to(actor).filter(pk=agreement_id).first()
    if agreement is None:
        raise Absent
    subject = Subject(_programme_of(actor, agreement), agreement_id=agreement.pk)
    return enter(actor, subject, text=text, kind=kind, note_id=note_id, version=version, marking=marking)


def rewrite_note(
    actor: Actor, *, note_id: UUID, text: Text, kind: str, version: int | None, marking: str | None = None
) -> InternalNote:
    """Rewrites a note, whatever it is on; its marking stays where none is said, "" takes it off.

    Absent: no such note for the actor; refused as where it is written."""
    note = InternalNote.objects.visible_to(actor).filter(pk=note_id).first()
    if note is None:
        raise Absent
    own = _own_organisations(actor, note.item_id) if note.item_id else frozenset()
    subject = Subject(note.programme_id, note.item_id, note.agreement_id, note.review_id, own)
    return enter(actor, subject, text=text, kind=kind, note_id=note.pk, version=version, marking=marking)


def _own_organisations(actor: Actor, item_id: UUID) -> frozenset[UUID]:
    """The organisations of the actor's side that are responsible for an item."""
    held = (
        Responsibility.objects.visible_to(actor).now(actor).filter(item_id=item_id, party_id=actor.party_id)
    )
    return frozenset(held.values_list("organisation_id", flat=True))


def may_note_agreement(actor: Actor, agreement: Agreement) -> bool:
    """Whether the actor writes its side's notes on an agreement."""
    try:
        return policies.notes_for(actor, _programme_of(actor, agreement), ())
    except Conflict:
        return False


def _programme_of(actor: Actor, agreement: Agreement) -> UUID:
    """The programme in which a note on an agreement is written: the one that it founds, else one of its body's."""
    about = Q(document=agreement) | Q(body__isnull=False, body_id=agreement.body_id)
    programmes = Programme.objects.visible_to(actor).filter(about if agreement.body_id else Q())
    rows = list(programmes.order_by("code").values_list("pk", "document_id"))
    writes = [row for row in rows if policies.notes_for(actor, row[0], ())] or rows
    if not writes:
        raise Conflict(_("None of your programmes has to do with this agreement."))
    found: UUID = next((pk for pk, document in writes if document == agreement.pk), writes[0][0])
    return found


def enter(
    actor: Actor,
    subject: Subject,
    *,
    text: Text,
    kind: str,
    note_id: UUID | None,
    version: int | None,
    marking: str | None = None,
) -> InternalNote:
    """Adds or rewrites a note; for services that have found its subject to be visible to the actor."""
    if not policies.notes_for(actor, subject.programme_id, subject.organisations):
        raise Forbidden(_refusal(subject))
    content = _checked(text, kind)
    if note_id is not None:
        return _rewrite(actor, subject, note_id, content, kind, version, marking)
    own = actor.organisations(Role.CONTRIBUTOR, subject.programme_id) & subject.organisations
    writes_for_side = policies.drafts(actor, subject.programme_id)
    return InternalNote.unscoped.create(
        programme_id=subject.programme_id,
        party_id=actor.side_id,
        item_id=subject.item_id,
        agreement_id=subject.agreement_id,
        review_id=subject.review_id,
        kind=kind,
        text=content,
        marking_id=chosen(actor, marking),
        written_by_id=actor.user_id,
        organisation_id=None if writes_for_side else min(own, default=None),
    )


def _refusal(subject: Subject) -> str:
    if subject.item_id is not None:
        return _("You may not write your side’s notes on this item.")
    return _("A side’s notes are written by its coordinator, head of delegation or executive secretary.")


def _checked(text: Text, kind: str) -> Text:
    if kind not in InternalNote.Kind.values:
        raise Invalid.of("kind", _("A note is a line to take or a note."))
    try:
        content = check_text(text, max_length=20_000)
    except ValidationError as error:
        raise Invalid.of("text", error.messages[0]) from error
    if not content:
        raise Invalid.of("text", _("Write the text in at least one language."))
    return content


def _rewrite(
    actor: Actor,
    subject: Subject,
    note_id: UUID,
    text: Text,
    kind: str,
    version: int | None,
    marking: str | None,
) -> InternalNote:
    note = InternalNote.objects.visible_to(actor).filter(subject.rows, pk=note_id).first()
    if note is None:
        raise Absent
    note = InternalNote.unscoped.select_for_update(of=("self",)).get(pk=note.pk)
    check_version(note.version, version)
    InternalNote.unscoped.filter(pk=note.pk).update(
        text=text,
        kind=kind,
        marking_id=chosen(actor, marking, now=note.marking_id),
        written_at=clock.now(),
        written_by_id=actor.user_id,
        version=F("version") + 1,
    )
    note.refresh_from_db()
    return note
