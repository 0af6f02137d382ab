"""Contributions within a side: asked for by its coordinator, handed in by organisations, taken in or sent back."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from cooperation import clock
from cooperation.access import Actor, verb
from cooperation.announce import announce
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
from cooperation.texts import Text, check_text
from programs import policies
from programs.models import (
    Contribution,
    ContributionEdition,
    DueItem,
    Responsibility,
    Round,
    Section,
    Wording,
)
from programs.selectors.plans import closed
from programs.services.positions import MAX_ROWS, TEXT_LENGTH, PositionContent, faults_of, one_refusal
from programs.services.rounds import hold_open

State = Contribution.State
NOTE_LENGTH = 4_000
CONTENT = ("status", "progress", "text", "proposed_deadline")


@dataclass(frozen=True, slots=True)
class ContributionRow:
    """One row of a bulk answer. `hand_in` False keeps it as the organisation's own working text."""

    contribution_id: UUID
    content: PositionContent
    hand_in: bool = False
    version: int | None = None


def open_round_of(actor: Actor, round_id: UUID) -> Round:
    """The round, where contributions move: Absent; Forbidden for who has no part in them; Conflict once closed."""
    round_: Round | None = Round.objects.visible_to(actor).filter(pk=round_id).first()
    if round_ is None:
        raise Absent
    if not policies.reports(actor, round_.programme_id):
        raise Forbidden(
            _("Only a side’s coordinator, executive secretary or contributors have a part in its positions.")
        )
    hold_open(round_.pk)
    return round_


# --- Asking -----------------------------------------------------------------------------------------------------------


@verb
def request_contributions(
    actor: Actor,
    *,
    round_id: UUID,
    due: date,
    item_ids: Collection[UUID] | None = None,
    section_id: UUID | None = None,
    organisation_ids: Collection[UUID] | None = None,
    note: Text | None = None,
) -> list[Contribution]:
    """Asks the organisations of the actor's side that are responsible for the items: for all, a section's, or these.

    `organisation_ids` narrows to these organisations. Whoever was asked for an item already is not asked twice; the new
    requests are given back. Absent: no such round. Forbidden: not the coordinator or secretary. Conflict: the round is
    closed, or nobody is left to be asked. Invalid: /due, /note, /section, /items.
    """
    round_ = open_round_of(actor, round_id)
    if not policies.drafts(actor, round_.programme_id):
        raise Forbidden(_("Only your side’s coordinator or executive secretary asks for contributions."))
    items = _items(actor, round_, item_ids, section_id)
    faults = _faults_of_request(actor, round_, due, note, item_ids, section_id, items)
    raise_all(faults)
    made = _make(actor, round_, _responsible(actor, items, organisation_ids), due, note or {})
    if not made:
        raise Conflict(_("Every organisation responsible for these items has been asked already."))
    announce("programs.contributions", party_id=actor.side_id)
    return made


def _items(
    actor: Actor, round_: Round, item_ids: Collection[UUID] | None, section_id: UUID | None
) -> set[UUID]:
    rows = Wording.objects.visible_to(actor).filter(
        programme_id=round_.programme_id, until_edition__isnull=True
    )
    if section_id is not None:
        rows = rows.filter(section_id__in=_below(actor, round_.programme_id, section_id))
    # Nobody is asked for a word on what the sides are done with, unless it is named.
    rows = rows.exclude(closed()) if item_ids is None else rows.filter(item_id__in=item_ids)
    if not round_.whole_plan:
        due = DueItem.objects.visible_to(actor).filter(round=round_, party_id=actor.side_id)
        rows = rows.filter(item_id__in=due.values("item_id"))
    return set(rows.values_list("item_id", flat=True))


def _below(actor: Actor, programme_id: UUID, section_id: UUID) -> set[UUID]:
    """The section and those under it."""
    children: dict[UUID | None, list[UUID]] = {}
    for pk, parent in (
        Section.objects.visible_to(actor).filter(programme_id=programme_id).values_list("pk", "parent_id")
    ):
        children.setdefault(parent, []).append(pk)
    found, waiting = {section_id}, [section_id]
    while waiting:
        under = children.get(waiting.pop(), [])
        found.update(under)
        waiting += under
    return found


def _faults_of_request(
    actor: Actor,
    round_: Round,
    due: date,
    note: Text | None,
    item_ids: Collection[UUID] | None,
    section_id: UUID | None,
    items: Collection[UUID],
) -> list[Fault]:
    faults = []
    if not round_.opens_on <= due <= round_.cut_off:
        faults.append(
            Fault("/due", _("Contributions are due between the opening of the round and its cut-off."))
        )
    faults += _faults_of_words("/note", note)
    sections = Section.objects.visible_to(actor).filter(pk=section_id, programme_id=round_.programme_id)
    if section_id is not None and not sections.exists():
        faults.append(Fault("/section", _("Choose a section of this programme.")))
    elif item_ids is not None and section_id is None and len(items) < len(set(item_ids)):
        faults.append(Fault("/items", _("Choose items of this programme that are due in this round.")))
    return faults


def _faults_of_words(pointer: str, words: Text | None) -> list[Fault]:
    try:
        check_text(words or {}, max_length=NOTE_LENGTH)
    except ValidationError as error:
        return [Fault(pointer, message) for message in error.messages]
    return []


def _responsible(
    actor: Actor, items: Collection[UUID], organisation_ids: Collection[UUID] | None
) -> list[tuple[UUID, UUID]]:
    """(item, organisation) of the actor's side, each once."""
    rows = Responsibility.objects.visible_to(actor).now(actor).filter(party_id=actor.side_id)
    rows = rows.filter(item__programme_id__in=actor.programme_ids)
    if len(items) <= MAX_ROWS:
        rows = rows.filter(item_id__in=items)
    if organisation_ids is not None:
        rows = rows.filter(organisation_id__in=organisation_ids)
    pairs = rows.order_by("item_id", "organisation_id").values_list("item_id", "organisation_id").distinct()
    return [pair for pair in pairs if pair[0] in items]


def _make(
    actor: Actor, round_: Round, pairs: Sequence[tuple[UUID, UUID]], due: date, note: Text
) -> list[Contribution]:
    rows = [
        Contribution(
            programme_id=round_.programme_id, party_id=actor.side_id, round=round_, item_id=item_id,
            organisation_id=organisation_id, due=due, note=check_text(note, max_length=NOTE_LENGTH),
            asked_by_id=actor.user_id,
        )
        for item_id, organisation_id in pairs
    ]  # fmt: skip
    Contribution.unscoped.bulk_create(rows, ignore_conflicts=True, batch_size=2_000)
    mine = Contribution.unscoped.filter(round=round_, party_id=actor.side_id)
    asked_now = set(mine.filter(pk__in=[row.pk for row in rows]).values_list("pk", flat=True))
    return [row for row in rows if row.pk in asked_now]


# --- Answering --------------------------------------------------------------------------------------------------------


@verb
def write_contribution(
    actor: Actor,
    *,
    contribution_id: UUID,
    content: PositionContent,
    hand_in: bool = False,
    version: int | None,
) -> Contribution:
    """Keeps the organisation's answer as its own working text, or hands it in as the next edition.

    Absent: no such request to an organisation of the actor's. Forbidden: asked of another organisation of the side, or
    no contributor. Conflict: the round is closed. Stale. Invalid: faults point into the content.
    """
    found = Contribution.objects.visible_to(actor).filter(pk=contribution_id).first()
    if found is None:
        raise Absent
    check_version(found.version, version)
    rows = [ContributionRow(contribution_id, content, hand_in, version)]
    try:
        return write_contributions(actor, round_id=found.round_id, rows=rows)[0]
    except DomainError as error:
        error.faults = tuple(
            Fault(fault.pointer.removeprefix("/0"), fault.detail)
            for fault in error.faults
            if fault.pointer != "/0"
        )
        raise


@verb
def write_contributions(
    actor: Actor, *, round_id: UUID, rows: Sequence[ContributionRow]
) -> list[Contribution]:
    """Many answers in a few statements: all, or none with a fault for each wrong row (pointer "/3/status")."""
    if len(rows) > MAX_ROWS:
        raise Invalid(_("At most %(limit)d rows at once.") % {"limit": MAX_ROWS})
    round_ = open_round_of(actor, round_id)
    asked = {
        found.pk: found
        for found in Contribution.objects.visible_to(actor)
        .filter(round=round_, pk__in=[row.contribution_id for row in rows])
        .order_by("pk")
        .select_for_update(of=("self",))
    }
    refusals: list[DomainError] = []
    faults: list[Fault] = []
    seen: set[UUID] = set()
    for index, row in enumerate(rows):
        if row.contribution_id in seen:
            faults.append(Fault(f"/{index}/id", _("This contribution is in the list twice.")))
            continue
        seen.add(row.contribution_id)
        refusal = _refusal(actor, asked.get(row.contribution_id), row)
        if refusal is not None:
            refusals.append(refusal)
            faults.append(Fault(f"/{index}", refusal.detail))
        else:
            faults += [
                Fault(f"/{index}{fault.pointer}", fault.detail)
                for fault in faults_of(row.content, final=row.hand_in)
            ]
    if faults:
        raise one_refusal(refusals, faults)
    return _answer(actor, [(asked[row.contribution_id], row) for row in rows])


def _refusal(actor: Actor, found: Contribution | None, row: ContributionRow) -> DomainError | None:
    if found is None:
        return Absent(_("There is no such request for a contribution in this round."))
    if not policies.contributes(actor, found.programme_id, found.organisation_id):
        return Forbidden(_("Only the organisation that was asked hands in its contribution."))
    if row.version != found.version:
        return Stale(found.version)
    return None


_WRITTEN = (*CONTENT, "state", "edition", "version")


def _answer(actor: Actor, pairs: Sequence[tuple[Contribution, ContributionRow]]) -> list[Contribution]:
    now = clock.now()
    editions = []
    for found, row in pairs:
        content = row.content
        text = check_text(content.text, max_length=TEXT_LENGTH) if content.text else {}
        found.status, found.progress, found.text = content.status, content.progress, text
        found.proposed_deadline = content.proposed_deadline
        found.version += 1
        if not row.hand_in:
            continue
        found.edition, found.state = found.edition + 1, State.HANDED_IN
        editions.append(
            ContributionEdition(
                programme_id=found.programme_id, party_id=found.party_id, organisation_id=found.organisation_id,
                contribution=found, number=found.edition, handed_in_at=now, handed_in_by_id=actor.user_id,
                **{name: getattr(found, name) for name in CONTENT},
            )
        )  # fmt: skip
    changed = [found for found, _row in pairs]
    Contribution.unscoped.bulk_create(
        changed, update_conflicts=True, unique_fields=["id"], update_fields=_WRITTEN, batch_size=1_000
    )
    ContributionEdition.unscoped.bulk_create(editions)
    return changed


# --- Sending back -----------------------------------------------------------------------------------------------------


@verb
def send_back(actor: Actor, *, contribution_id: UUID, comment: Text, version: int | None) -> Contribution:
    """Gives what was handed in back to its organisation, with a comment in the organisation's languages.

    Absent. Forbidden: not the coordinator or secretary. Stale. Conflict: nothing was handed in since, or the round is
    closed. Invalid: /comment.
    """
    found = for_consolidation(actor, contribution_id, version)
    faults = _faults_of_words("/comment", comment)
    raise_all(faults)
    said = check_text(comment or {}, max_length=NOTE_LENGTH)
    if not said:
        raise Invalid.of("comment", _("Say in the comment what is missing."))
    found.state, found.comment = State.SENT_BACK, said
    found.version += 1
    found.save(update_fields=["state", "comment", "version"])
    announce("programs.contributions", party_id=actor.side_id)
    return found


def for_consolidation(actor: Actor, contribution_id: UUID, version: int | None) -> Contribution:
    """A contribution that was handed in, locked for its side's coordinator or secretary."""
    found: Contribution | None = (
        Contribution.objects.visible_to(actor)
        .select_for_update(of=("self",))
        .filter(pk=contribution_id)
        .first()
    )
    if found is None:
        raise Absent
    if not policies.drafts(actor, found.programme_id):
        raise Forbidden(
            _("Only your side’s coordinator or executive secretary takes in or sends back contributions.")
        )
    open_round_of(actor, found.round_id)
    check_version(found.version, version)
    if found.state not in (State.HANDED_IN, State.TAKEN_IN):
        raise Conflict(_("This contribution has not been handed in."))
    return found
