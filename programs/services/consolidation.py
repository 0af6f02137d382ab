"""Consolidation: contributions go into a side's drafts, sources kept; drafts start from the last positions."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from cooperation.access import Actor, verb
from cooperation.errors import Conflict, DomainError, Fault, Forbidden, Invalid, check_version
from programs import policies
from programs.models import (
    Contribution,
    ContributionEdition,
    DraftSource,
    Position,
    PositionDraft,
    Responsibility,
)
from programs.rules.consolidation import Said, consolidated
from programs.selectors.work import owed
from programs.services.contributions import CONTENT, for_consolidation, open_round_of
from programs.services.positions import MAX_ROWS, DraftRow, PositionContent, one_refusal, save_drafts

State = Contribution.State


@dataclass(frozen=True, slots=True)
class Taken:
    """A contribution to take in, and the version of it that was read."""

    contribution_id: UUID
    version: int | None


@verb
def take_in(actor: Actor, *, contribution_id: UUID, version: int | None) -> Contribution:
    """Takes what an organisation handed in last into its side's draft on the item, and keeps where it came from.

    The draft is never overwritten: rules.consolidation says what becomes of it. It is no longer marked ready.
    Absent. Forbidden: not the coordinator or secretary. Stale. Conflict: not handed in, or the round is closed.
    """
    found = for_consolidation(actor, contribution_id, version)
    if found.state == State.TAKEN_IN:
        raise Conflict(_("This edition has been taken in already."))
    _consolidate(actor, [found])
    return found


@verb
def take_in_many(actor: Actor, *, round_id: UUID, rows: Sequence[Taken]) -> list[Contribution]:
    """Takes in many contributions of a round: all, or none and a fault for each wrong row (pointer "/3")."""
    if len(rows) > MAX_ROWS:
        raise Invalid(_("At most %(limit)d rows at once.") % {"limit": MAX_ROWS})
    round_ = open_round_of(actor, round_id)
    if not policies.drafts(actor, round_.programme_id):
        raise Forbidden(
            _("Only your side’s coordinator or executive secretary takes in or sends back contributions.")
        )
    if not rows:
        raise Conflict(_("No contribution has been handed in."))
    known = {
        found.pk: found
        for found in Contribution.objects.visible_to(actor)
        .filter(round=round_, pk__in=[row.contribution_id for row in rows])
        .order_by("pk")
        .select_for_update(of=("self",))
    }
    refusals: list[DomainError] = []
    faults: list[Fault] = []
    for index, row in enumerate(rows):
        try:
            _check(known.get(row.contribution_id), row)
        except DomainError as error:
            refusals.append(error)
            faults.append(Fault(f"/{index}", error.detail or str(error.title)))
    if faults:
        raise one_refusal(refusals, faults)
    taken = list({row.contribution_id: known[row.contribution_id] for row in rows}.values())
    _consolidate(actor, taken)
    return taken


def _check(found: Contribution | None, row: Taken) -> None:
    if found is None:
        raise Invalid(_("There is no such request for a contribution in this round."))
    check_version(found.version, row.version)
    if found.state != State.HANDED_IN:
        raise Conflict(_("This contribution has not been handed in."))


def _consolidate(actor: Actor, taken: Sequence[Contribution]) -> None:
    """One draft an item, the lead organisation's words first."""
    round_id = taken[0].round_id
    editions = {
        (edition.contribution_id, edition.number): edition
        for edition in ContributionEdition.objects.visible_to(actor).filter(
            contribution_id__in=[found.pk for found in taken]
        )
    }
    items = {found.item_id for found in taken}
    drafts = {
        draft.item_id: draft
        for draft in PositionDraft.unscoped.filter(
            round_id=round_id, party_id=actor.side_id, item_id__in=items
        )
        .order_by("pk")
        .select_for_update()
    }
    before = _taken_before(drafts.values())
    said = {item: _said(draft) for item, draft in drafts.items()}
    for found in _leads_first(actor, taken):
        now = editions[found.pk, found.edition]
        former = before.get((found.item_id, found.pk))
        said[found.item_id] = consolidated(
            said.get(found.item_id), _said(now), _said(editions[found.pk, former]) if former else None
        )
    saved = save_drafts(
        actor,
        round_id=round_id,
        rows=[
            DraftRow(item, _content(said[item]), version=drafts[item].version if item in drafts else None)
            for item in items
        ],
    )
    _keep_sources(actor, taken, editions, {draft.item_id: draft for draft in saved})


def _said(row: Any) -> Said:
    return Said(*(getattr(row, name) for name in CONTENT))


def _content(said: Said) -> PositionContent:
    return PositionContent(said.status, said.progress, dict(said.text or {}), said.proposed_deadline)


def _taken_before(drafts: Any) -> dict[tuple[UUID, UUID], int]:
    """The newest edition that went into each draft before, by item and contribution."""
    found: dict[tuple[UUID, UUID], int] = {}
    rows = DraftSource.unscoped.filter(draft__in=list(drafts)).values_list(
        "draft__item_id", "edition__contribution_id", "edition__number"
    )
    for item_id, contribution_id, number in rows:
        key = (item_id, contribution_id)
        found[key] = max(number, found.get(key, 0))
    return found


def _leads_first(actor: Actor, taken: Sequence[Contribution]) -> list[Contribution]:
    leads = set(
        Responsibility.objects.visible_to(actor)
        .now(actor)
        .filter(
            party_id=actor.side_id,
            role=Responsibility.Role.LEAD,
            item_id__in={found.item_id for found in taken},
        )
        .values_list("item_id", "organisation_id")
    )
    return sorted(taken, key=lambda found: ((found.item_id, found.organisation_id) not in leads, found.pk))


def _keep_sources(
    actor: Actor,
    taken: Sequence[Contribution],
    editions: dict[tuple[UUID, int], ContributionEdition],
    drafts: dict[UUID, PositionDraft],
) -> None:
    DraftSource.unscoped.bulk_create(
        (
            DraftSource(
                programme_id=found.programme_id,
                party_id=found.party_id,
                draft=drafts[found.item_id],
                edition=editions[found.pk, found.edition],
                taken_by_id=actor.user_id,
            )
            for found in taken
        ),
        ignore_conflicts=True,
    )
    for found in taken:
        found.state, found.version = State.TAKEN_IN, found.version + 1
    Contribution.unscoped.bulk_create(
        taken,
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=["state", "version"],
        batch_size=1_000,
    )


@verb
def start_from_last(actor: Actor, *, round_id: UUID) -> int:
    """Gives each owed item without a draft one that says what the side's newest position says; how many were made.

    None of them is marked ready. Absent, Forbidden. Conflict: the round is closed, or there is nothing to start from.
    """
    round_ = open_round_of(actor, round_id)
    if not policies.drafts(actor, round_.programme_id):
        raise Forbidden(_("Only a side’s coordinator or executive secretary writes its positions."))
    drafted = PositionDraft.objects.visible_to(actor).filter(round=round_, party_id=actor.side_id)
    last = Position.objects.visible_to(actor).filter(
        party_id=actor.side_id, latest=True, programme_id=round_.programme_id,
        item_id__in=owed(actor, round_).values("item_id"),
    )  # fmt: skip
    rows = [
        DraftRow(position.item_id, _content(_said(position)))
        for position in last.exclude(item_id__in=drafted.values("item_id")).order_by("id")
    ]
    if not rows:
        raise Conflict(_("There is no item without a draft that has a former position."))
    for start in range(0, len(rows), MAX_ROWS):
        save_drafts(actor, round_id=round_id, rows=rows[start : start + MAX_ROWS])
    return len(rows)
