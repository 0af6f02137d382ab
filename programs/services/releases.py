"""Release: the act of authority by which a side shows its set of positions to the other sides."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.db import connection
from django.db.models import Exists, F, Max, OuterRef
from django.utils.translation import gettext as _

from cooperation import clock
from cooperation.access import Actor, verb
from cooperation.announce import announce
from cooperation.errors import Absent, Conflict, Fault, Forbidden, raise_all
from programs import policies
from programs.models import Document, Position, PositionDraft, Release, Round, Side
from programs.selectors.plans import present
from programs.services.authority import faults_of_signatory
from programs.services.rounds import hold_open
from programs.services.sides import check_present

#: What makes a new edition of a position necessary.
CONTENT = ("status", "progress", "text", "proposed_deadline")


@verb
def release_set(
    actor: Actor,
    *,
    round_id: UUID,
    authority: str = Release.Authority.OWN_LOGIN,
    authority_note: str = "",
    person_id: UUID | None = None,
    post_id: UUID | None = None,
    seen: Mapping[UUID, int] | None = None,
) -> Release:
    """Shows the drafts of the actor's side that are ready, as positions of the round; later ones as new editions.

    Whose act it is: the actor's own person and post, or with `authority` "document" those named, with the document's
    kind, number and date in `authority_note`. `seen`: versions by id of the drafts whoever releases has looked at;
    another set than that is not released. Absent: no such round. Forbidden: not the side's coordinator. Conflict: its
    side has left, nothing is ready, nothing changed, it is not the set seen, or the round is closed. Drafts of items
    that have left the plan stay what they are.
    Invalid: /authority, /authority_note, /person, /post.
    """
    round_ = Round.objects.visible_to(actor).filter(pk=round_id).first()
    if round_ is None:
        raise Absent
    if not policies.releases(actor, round_.programme_id):
        raise Forbidden(_("Only your side’s coordinator releases its positions."))
    person, post = _signatory(actor, authority, authority_note, person_id, post_id)
    _hold_plan(round_.programme_id)
    # One release of a side at a time: whoever comes second waits here and then finds nothing ready.
    Side.unscoped.select_for_update(of=("self",)).filter(
        programme_id=round_.programme_id, party_id=actor.side_id
    ).first()
    check_present(actor, round_.programme_id)
    hold_open(round_.pk)
    standing = present(actor).filter(programme_id=round_.programme_id, item_id=OuterRef("item_id"))
    drafts = list(
        PositionDraft.unscoped.filter(Exists(standing), round=round_, party_id=actor.side_id, ready=True)
        .select_for_update(of=("self",))
        .order_by("pk")
    )
    if not drafts:
        raise Conflict(_("No position is ready to release."))
    if seen is not None and dict(seen) != {draft.pk: draft.version for draft in drafts}:
        raise Conflict(
            _("The set has changed since you looked at it. Nothing was released: look at it again.")
        )
    return _release(actor, round_, drafts, authority, authority_note, person, post)


def _hold_plan(programme_id: UUID) -> None:
    """Waits for what is being written into the plan, and holds up what is to come; other releases go on."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM programs_programme WHERE id = %s FOR SHARE", [programme_id])


def _signatory(
    actor: Actor, authority: str, note: str, person_id: UUID | None, post_id: UUID | None
) -> tuple[UUID | None, UUID | None]:
    """The person and post whose act it is; the actor's own where none is named."""
    faults = faults_of_signatory(actor, actor.side_id, authority, person_id, post_id)
    if len(note) > 300:
        faults.append(Fault("/authority_note", _("At most 300 characters.")))
    elif "\x00" in note:
        faults.append(Fault("/authority_note", _("Null characters are not allowed.")))
    elif authority == Release.Authority.DOCUMENT and not note.strip():
        faults.append(Fault("/authority_note", _("Name the document: its kind, number and date.")))
    raise_all(faults)
    if authority == Release.Authority.OWN_LOGIN or (person_id is None and post_id is None):
        return actor.person_id, actor.post_id
    return person_id, post_id


def _release(
    actor: Actor,
    round_: Round,
    drafts: Sequence[PositionDraft],
    authority: str,
    note: str,
    person: UUID | None,
    post: UUID | None,
) -> Release:
    former = {
        position.item_id: position
        for position in Position.unscoped.filter(round=round_, party_id=actor.side_id, current=True)
    }
    attached = _documents_of(drafts)
    shown = _documents_shown(former)
    changed = [
        draft
        for draft in drafts
        if _differs(draft, former.get(draft.item_id))
        or attached.get(draft.pk, set()) - shown.get(draft.item_id, set())
    ]
    if not changed:
        raise Conflict(_("Nothing changed since your last release."))
    last = Release.unscoped.filter(round=round_, party_id=actor.side_id).aggregate(last=Max("number"))["last"]
    release = Release.unscoped.create(
        programme_id=round_.programme_id,
        round=round_,
        party_id=actor.side_id,
        number=(last or 0) + 1,
        released_at=clock.now(),
        count=len(changed),
        person_id=person,
        post_id=post,
        entered_by_id=actor.user_id,
        authority=authority,
        authority_note=note.strip(),
    )
    positions = _publish(actor, round_, release, changed, former)
    _show_documents(positions, changed, attached)
    # What was released is no longer waiting; the text stays as the ground of the next revision.
    PositionDraft.unscoped.filter(pk__in=[draft.pk for draft in drafts]).update(
        ready=False, released=True, version=F("version") + 1
    )
    announce("programs.release", release_id=release.pk, round_id=round_.pk)
    return release


def _differs(draft: PositionDraft, former: Position | None) -> bool:
    return former is None or any(getattr(draft, name) != getattr(former, name) for name in CONTENT)


def _publish(
    actor: Actor,
    round_: Round,
    release: Release,
    drafts: Sequence[PositionDraft],
    former: dict[UUID, Position],
) -> list[Position]:
    """Writes the positions and moves the flags: one is current a round, one is latest over all rounds."""
    items = [draft.item_id for draft in drafts]
    of_side = Position.unscoped.filter(party_id=actor.side_id, item_id__in=items)
    newer = set(
        of_side.filter(latest=True, round__number__gt=round_.number).values_list("item_id", flat=True)
    )
    of_side.filter(round=round_, current=True).update(current=False, version=F("version") + 1)
    # No new version: who sees that position need not see the one that takes its place.
    of_side.filter(latest=True).exclude(item_id__in=newer).update(latest=False)
    return Position.unscoped.bulk_create(
        Position(
            programme_id=round_.programme_id,
            party_id=actor.side_id,
            round=round_,
            item_id=draft.item_id,
            release=release,
            exchange=round_.exchange,
            edition=former[draft.item_id].edition + 1 if draft.item_id in former else 1,
            current=True,
            latest=draft.item_id not in newer,
            **{name: getattr(draft, name) for name in CONTENT},
        )
        for draft in drafts
    )


# --- Documents --------------------------------------------------------------------------------------------------------


def _documents_of(drafts: Sequence[PositionDraft]) -> dict[UUID, set[UUID]]:
    """Documents by draft."""
    found: dict[UUID, set[UUID]] = {}
    through = Document.drafts.through
    for draft_id, document_id in through._default_manager.filter(
        positiondraft_id__in=[draft.pk for draft in drafts]
    ).values_list("positiondraft_id", "document_id"):
        found.setdefault(draft_id, set()).add(document_id)
    return found


def _documents_shown(former: dict[UUID, Position]) -> dict[UUID, set[UUID]]:
    """Documents of the present positions, by item."""
    items = {position.pk: item_id for item_id, position in former.items()}
    found: dict[UUID, set[UUID]] = {}
    through = Document.positions.through
    for position_id, document_id in through._default_manager.filter(position_id__in=items).values_list(
        "position_id", "document_id"
    ):
        found.setdefault(items[position_id], set()).add(document_id)
    return found


def _show_documents(
    positions: Sequence[Position], drafts: Sequence[PositionDraft], attached: dict[UUID, set[UUID]]
) -> None:
    """What supports a draft now supports the position, and is seen by whoever sees that."""
    through = Document.positions.through
    links = [
        through(document_id=document_id, position_id=position.pk)
        for position, draft in zip(positions, drafts, strict=True)
        for document_id in attached.get(draft.pk, ())
    ]
    if not links:
        return
    through._default_manager.bulk_create(links)
    Document.unscoped.filter(
        pk__in={link.document_id for link in links}, audience=Document.Audience.INTERNAL
    ).update(audience=Document.Audience.POSITION, version=F("version") + 1)
