"""A side's working positions: drafts, internal to it until its coordinator releases the set."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from cooperation import clock
from cooperation.access import Actor, verb
from cooperation.dates import FuzzyDate
from cooperation.errors import (
    Absent,
    Conflict,
    DomainError,
    Fault,
    Forbidden,
    Invalid,
    Stale,
    check_version,
    raise_all,
)
from cooperation.statements import Slot, any_of, array, statement
from cooperation.texts import Text, check_text
from programs import policies
from programs.models import DueItem, Position, PositionDraft, Responsibility, Round, Status, Wording
from programs.rules.languages import behind
from programs.selectors.plans import present
from programs.selectors.work import round_of
from programs.services.rounds import hold_open

#: Rows of one bulk save.
MAX_ROWS = 5_000
TEXT_LENGTH = 20_000


@dataclass(frozen=True, slots=True)
class PositionContent:
    """What a side says of an item. `progress` in per cent; an empty `proposed_deadline` keeps the plan's."""

    status: str
    progress: int | None = None
    text: Text | None = None
    proposed_deadline: FuzzyDate | None = None


@dataclass(frozen=True, slots=True)
class DraftRow:
    """One row of a bulk save; `version` is None where the item has no draft yet."""

    item_id: UUID
    content: PositionContent
    ready: bool = False
    version: int | None = None


@verb
def save_draft(
    actor: Actor,
    *,
    item_id: UUID,
    round_id: UUID,
    content: PositionContent,
    ready: bool = False,
    version: int | None = None,
) -> PositionDraft:
    """Saves the actor's side's draft on an item in a round. `version` is None for the first save only.

    Absent: no such round or item for the actor. Forbidden: not its side's coordinator or secretary. Invalid: faults
    point into the content. Conflict: the round is closed, or the item is not this side's. Stale: changed meanwhile.
    """
    ground = _Ground.of(actor, round_id, [item_id])
    row = DraftRow(item_id, content, ready, version)
    refusal = ground.refusal(row)
    if refusal is not None:
        raise refusal
    faults = list(faults_of(content, final=ready))
    raise_all(faults)
    return _write(actor, ground, [row])[0]


@verb
def save_drafts(actor: Actor, *, round_id: UUID, rows: Sequence[DraftRow]) -> list[PositionDraft]:
    """Saves many drafts in a few statements: all, or none with a fault for each wrong row (pointer "/3/status").

    A single kind of refusal keeps its own error (Forbidden, Stale, ...); several kinds become Invalid.
    """
    if len(rows) > MAX_ROWS:
        raise Invalid(_("At most %(limit)d rows at once.") % {"limit": MAX_ROWS})
    ground = _Ground.of(actor, round_id, [row.item_id for row in rows])
    refusals: list[DomainError] = []
    faults: list[Fault] = []
    seen: set[UUID] = set()
    for index, row in enumerate(rows):
        if row.item_id in seen:
            faults.append(Fault(f"/{index}/item", _("This item is in the list twice.")))
            continue
        seen.add(row.item_id)
        refusal = ground.refusal(row)
        if refusal is not None:
            refusals.append(refusal)
            faults.append(Fault(f"/{index}", refusal.detail))
        else:
            faults += [
                Fault(f"/{index}{fault.pointer}", fault.detail)
                for fault in faults_of(row.content, final=row.ready)
            ]
    if faults:
        raise one_refusal(refusals, faults)
    return _write(actor, ground, rows)


def one_refusal(refusals: Sequence[DomainError], faults: Sequence[Fault]) -> DomainError:
    """Refusals and faults of many rows as one error: of a single kind where they are, else Invalid."""
    kinds = {type(refusal) for refusal in refusals}
    if len(kinds) != 1 or len(refusals) != len(faults):
        return Invalid(faults=faults)
    first = refusals[0]
    first.faults = tuple(faults)
    return first


# --- What may be written ----------------------------------------------------------------------------------------------


def faults_of(content: PositionContent, *, final: bool) -> Iterable[Fault]:
    """What is wrong with a content, field by field. Until it is final its status may be left open ("")."""
    if content.status not in Status.values and (final or content.status):
        yield Fault("/status", _("Choose one of the statuses."))
    if content.progress is not None and not 0 <= content.progress <= 100:
        yield Fault("/progress", _("Progress is from 0 to 100 per cent."))
    if content.text:
        try:
            check_text(content.text, max_length=TEXT_LENGTH)
        except ValidationError as error:
            yield from (Fault("/text", message) for message in error.messages)
    if content.proposed_deadline is not None and content.proposed_deadline.recurs:
        yield Fault("/proposed_deadline", _("A proposed deadline does not recur."))


@dataclass(slots=True)
class _Ground:
    """What a save stands on, read once for all its rows; the existing drafts are locked.

    `items`: those of the rows that stand in the plan. Of one that has left it nothing is reported any more.
    """

    round: Round
    items: set[UUID]
    #: Those of the items for which the side is responsible.
    owed: set[UUID]
    drafts: dict[UUID, PositionDraft]

    @classmethod
    def of(cls, actor: Actor, round_id: UUID, item_ids: Sequence[UUID]) -> "_Ground":
        round_ = round_of(actor, round_id)
        if not policies.drafts(actor, round_.programme_id):
            raise Forbidden(_("Only a side’s coordinator or executive secretary writes its positions."))
        hold_open(round_.pk)
        items = set(_items(actor)(programme=round_.programme_id, items=array(item_ids)))
        if not round_.whole_plan:
            due = DueItem.objects.visible_to(actor).filter(round=round_, party_id=actor.side_id)
            items &= set(due.values_list("item_id", flat=True))
        owed = set(_held(actor)(items=array(items)))
        found = _locked(actor.side_id)(round=round_.pk, items=array(items))
        return cls(round_, items, owed, {draft.item_id: draft for draft in found})

    def refusal(self, row: DraftRow) -> DomainError | None:
        """Why the row may not be saved; None where it may."""
        if row.item_id not in self.items:
            return Absent(_("There is no such item in this round."))
        if row.item_id not in self.owed:
            return Conflict(_("No organisation of your side is responsible for this item."))
        draft = self.drafts.get(row.item_id)
        current = draft.version if draft else None
        if current != row.version:
            return Stale(current or 0)
        return None


@statement
def _items(actor: Actor) -> QuerySet[Wording, UUID]:
    """Those of the items that stand in the plan."""
    rows = present(actor).filter(programme_id=Slot("programme"))
    return rows.filter(any_of("item_id", Slot("items"))).values_list("item_id", flat=True)


@statement
def _held(actor: Actor) -> QuerySet[Responsibility, UUID]:
    """Those of the items for which somebody answers on the actor's side."""
    rows = Responsibility.objects.visible_to(actor).now(actor).filter(party_id=actor.side_id)
    held: QuerySet[Responsibility, UUID] = rows.filter(any_of("item_id", Slot("items"))).values_list(
        "item_id", flat=True
    )
    return held


@statement
def _locked(party_id: UUID) -> QuerySet[PositionDraft]:
    """A side's drafts on items in a round, kept from others until the transaction ends."""
    rows = PositionDraft.unscoped.filter(round_id=Slot("round"), party_id=party_id)
    return rows.filter(any_of("item_id", Slot("items"))).order_by("pk").select_for_update()


# --- Writing ----------------------------------------------------------------------------------------------------------

_WRITTEN = (
    "status",
    "progress",
    "text",
    "proposed_deadline",
    "ready",
    "saved_at",
    "saved_by_id",
    "still_right",
)


def _write(actor: Actor, ground: _Ground, rows: Sequence[DraftRow]) -> list[PositionDraft]:
    """One INSERT for the new ones and one for those that exist, whatever their number."""
    now = clock.now()
    new: list[PositionDraft] = []
    changed: list[PositionDraft] = []
    written: list[PositionDraft] = []
    for row in rows:
        draft = ground.drafts.get(row.item_id)
        if draft is None:
            draft = PositionDraft(
                programme_id=ground.round.programme_id, party_id=actor.side_id, round=ground.round,
                item_id=row.item_id,
            )  # fmt: skip
            new.append(draft)
        else:
            draft.version += 1
            changed.append(draft)
        for name, value in _values(actor, row, now, draft).items():
            setattr(draft, name, value)
        written.append(draft)
    try:
        with transaction.atomic():
            # In one order for all: who begins the same drafts at the same time waits once, and for one.
            PositionDraft.unscoped.bulk_create(sorted(new, key=lambda draft: draft.item_id))
    except IntegrityError as error:
        # Somebody of this side saved the first version of the same item a moment ago.
        raise Stale(1) from error
    if changed:
        PositionDraft.unscoped.bulk_create(
            changed,
            update_conflicts=True,
            unique_fields=["round", "party", "item"],
            update_fields=["version", *(name.removesuffix("_id") for name in _WRITTEN)],
        )
    return written


def _values(actor: Actor, row: DraftRow, now: Any, draft: PositionDraft) -> dict[str, Any]:
    content = row.content
    text = check_text(content.text, max_length=TEXT_LENGTH) if content.text else {}
    # What was found right beside the former words is to be looked at again beside the new ones.
    still_right = draft.still_right if text == draft.text else []
    return dict(
        zip(
            _WRITTEN,
            (
                content.status,
                content.progress,
                text,
                content.proposed_deadline,
                row.ready,
                now,
                actor.user_id,
                still_right,
            ),
            strict=True,
        )
    )


# --- Languages that stayed behind -------------------------------------------------------------------------------------


@verb
def mark_still_right(actor: Actor, *, draft_id: UUID, version: int | None) -> PositionDraft:
    """Says of a draft that the languages that stayed behind when another was changed are still right.

    Absent. Forbidden: not its side's coordinator or secretary. Stale. Conflict: the round is closed, or none is behind.
    """
    draft: PositionDraft | None = (
        PositionDraft.objects.visible_to(actor)
        .select_related("round")
        .select_for_update(of=("self",))
        .filter(pk=draft_id)
        .first()
    )
    if draft is None:
        raise Absent
    if not policies.drafts(actor, draft.programme_id):
        raise Forbidden(_("Only a side’s coordinator or executive secretary writes its positions."))
    hold_open(draft.round_id)
    check_version(draft.version, version)
    former = Position.unscoped.filter(party_id=draft.party_id, item_id=draft.item_id, latest=True).first()
    found = behind(draft.text, former.text if former else None, draft.still_right)
    if not found:
        raise Conflict(_("No language of this text has stayed behind."))
    draft.still_right, draft.version = sorted({*draft.still_right, *found}), draft.version + 1
    draft.save(update_fields=["still_right", "version"])
    return draft
