"""A side's own notes and lines to take on an item: never shown to anybody else."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import F
from django.utils.translation import gettext as _

from cooperation import clock
from cooperation.access import Actor, Role, verb
from cooperation.errors import Absent, Forbidden, Invalid, check_version
from cooperation.texts import Text, check_text
from programs import policies
from programs.models import InternalNote, Item, Responsibility


@verb
def write_note(
    actor: Actor,
    *,
    item_id: UUID,
    text: Text,
    kind: str = InternalNote.Kind.LINE,
    note_id: UUID | None = None,
    version: int | None = None,
) -> InternalNote:
    """Adds a note of the actor's side on an item, or with `note_id` and `version` rewrites one.

    Absent: no such item or note for the actor. Forbidden: not a writer of this item. Invalid: "/text", "/kind".
    """
    item = Item.objects.visible_to(actor).filter(pk=item_id).first()
    if item is None:
        raise Absent
    organisations = set(
        Responsibility.objects.visible_to(actor)
        .now()
        .filter(item=item, party_id=actor.party_id)
        .values_list("organisation_id", flat=True)
    )
    if not policies.notes_for(actor, item.programme_id, organisations):
        raise Forbidden(_("You may not write your side's notes on this item."))
    content = _checked(text, kind)
    if note_id is not None:
        return _rewrite(actor, item, note_id, content, kind, version)
    own = actor.organisations(Role.CONTRIBUTOR, item.programme_id) & organisations
    writes_for_side = policies.drafts_everywhere(actor, item.programme_id)
    return InternalNote.unscoped.create(
        programme_id=item.programme_id,
        party_id=actor.side_id,
        item=item,
        kind=kind,
        text=content,
        written_by_id=actor.user_id,
        organisation_id=None if writes_for_side else min(own, default=None),
    )


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
    actor: Actor, item: Item, note_id: UUID, text: Text, kind: str, version: int | None
) -> InternalNote:
    note = InternalNote.objects.visible_to(actor).filter(pk=note_id, item=item).first()
    if note is None:
        raise Absent
    note = InternalNote.unscoped.select_for_update(of=("self",)).get(pk=note.pk)
    check_version(note.version, version)
    InternalNote.unscoped.filter(pk=note.pk).update(
        text=text, kind=kind, written_at=clock.now(), written_by_id=actor.user_id, version=F("version") + 1
    )
    note.refresh_from_db()
    return note
