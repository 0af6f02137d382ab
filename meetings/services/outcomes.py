"""Outcomes of a session: recorded, corrected, acknowledged. What an outcome does to the plan happens in the same go."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from django.db.models import Max
from django.utils.translation import gettext as _

from cooperation import clock
from cooperation.access import Actor, verb
from cooperation.announce import announce
from cooperation.dates import FuzzyDate
from cooperation.errors import (
    Absent,
    Conflict,
    DomainError,
    Fault,
    Forbidden,
    Invalid,
    check_version,
    clean,
    raise_all,
)
from cooperation.texts import Text, has_words
from meetings import policies
from meetings.models import Acknowledgement, AgendaItem, Outcome, Review
from meetings.rules.schedule import day_of_agreement
from meetings.selectors import labels
from meetings.selectors.labels import cited
from meetings.services.rows import (
    authorise_keeper,
    kept_review,
    local_today,
    locked_point,
    locked_review,
    not_sealed,
    over,
    save,
)
from programs.models import ChangeSet, Edition, Item, Organisation, Section, Status
from programs.rules.schemes import numbered
from programs.services import agreed, closures, taking_effect
from programs.services.sides import check_present

Kind = Outcome.Kind


@dataclass(frozen=True, slots=True)
class OutcomeDraft:
    """An outcome as it is entered. Which fields count depends on `kind`:

    agreed_status: `item_id`, `status`; extension: `item_id`, `deadline`, `reason`; new_item: `section_id`,
    `item_number`, `title`, `expected_result`, `deadline`, `organisation_ids`; changes: `change_set_id` and, where only
    some rows of the set are adopted, `change_ids`; closure: `item_id`, `ends`, `text` (what came of the item),
    `document_id` unless the closing that a side proposed has it, `successor_id`; the others: `text`. Where a point of
    the agenda is named, an item that it is about need not be named again. `acts_on_id`: the earlier outcome, of any
    session of the body, that this one acts on.
    """

    kind: str
    text: Text = field(default_factory=dict)
    agenda_item_id: UUID | None = None
    item_id: UUID | None = None
    status: str = ""
    deadline: FuzzyDate | None = None
    reason: Text = field(default_factory=dict)
    section_id: UUID | None = None
    item_number: str = ""
    title: Text = field(default_factory=dict)
    expected_result: Text = field(default_factory=dict)
    organisation_ids: tuple[UUID, ...] = ()
    change_set_id: UUID | None = None
    change_ids: tuple[UUID, ...] = ()
    ends: str = ""
    document_id: UUID | None = None
    successor_id: UUID | None = None
    acts_on_id: UUID | None = None


@verb
def record_outcome(
    actor: Actor, *, review_id: UUID, draft: OutcomeDraft, version: int | None = None
) -> Outcome:
    """Records an outcome of a session that is being held, numbers it without a gap, and carries it out.

    `version` is that of the point of the agenda, where one is named: Stale when somebody dealt with the point in the
    meantime. The point is then dealt with (or deferred). Raises Absent, Forbidden, Conflict (not in session), Stale,
    Invalid (each fault points to its field of the draft).
    """
    review = kept_review(actor, review_id)
    if review.state != Review.State.IN_SESSION:
        raise Conflict(
            labels.by_word(
                review.body,
                _("Outcomes are recorded while the session is open."),
                _("Outcomes are recorded while the meeting is open."),
            )
        )
    point = None
    if draft.agenda_item_id is not None:
        point = locked_point(review, draft.agenda_item_id)
        check_version(point.version, version)
        draft = replace(draft, item_id=draft.item_id or point.item_id)
    outcome = _outcome(actor, review, point, draft)
    _CARRY_OUT.get(draft.kind, _nothing_more)(actor, outcome, draft)
    outcome.save(force_insert=True)
    if draft.kind == Kind.NEW_ITEM:
        outcome.responsible.set(Organisation.unscoped.filter(pk__in=draft.organisation_ids))
    if point is not None:
        point.state = AgendaItem.State.DEFERRED if draft.kind == Kind.DEFERRAL else AgendaItem.State.DONE
        save(point, "state")
    announce("meetings.outcome", outcome_id=outcome.pk, review_id=review.pk)
    return outcome


def _outcome(actor: Actor, review: Review, point: AgendaItem | None, draft: OutcomeDraft) -> Outcome:
    """The row, checked by its kind and not yet saved. The lock on the session keeps the numbers without a gap."""
    last = Outcome.unscoped.filter(review=review).aggregate(last=Max("number"))["last"] or 0
    outcome = Outcome(
        review=review, agenda_item=point, number=last + 1, symbol=_symbol(review, last + 1), kind=draft.kind,
        text=draft.text, acts_on=_acts_on(review, draft),
        entered_for_id=actor.party_id, entered_by_id=actor.user_id,
    )  # fmt: skip
    clean(outcome, "kind", *(["text"] if draft.text else []))
    faults = _missing(draft)
    raise_all(faults)
    if draft.item_id is not None and draft.kind != Kind.NEW_ITEM:
        outcome.item = Item.unscoped.filter(pk=draft.item_id, programme_id=review.programme_id).first()
        if outcome.item is None:
            raise Invalid.of("item", _("Choose an item of this programme."))
    return outcome


def _symbol(review: Review, number: int) -> str:
    """The number by the scheme of the body."""
    body = review.body
    return numbered(
        body.outcome_scheme,
        body=body.symbol,
        session=review.number,
        year=review.starts_on.year,
        number=number,
    )


def _acts_on(review: Review, draft: OutcomeDraft) -> Outcome | None:
    if draft.acts_on_id is None:
        return None
    found: Outcome | None = Outcome.unscoped.filter(
        pk=draft.acts_on_id, review__body_id=review.body_id, withdrawn_at__isnull=True
    ).first()
    if found is None:
        raise Invalid.of("acts_on", _("Choose an earlier outcome of this body that stands."))
    return found


def _missing(draft: OutcomeDraft) -> list[Fault]:
    """What the kind of outcome asks for and the draft does not give."""
    asked: dict[str, list[tuple[str, Any, Any]]] = {
        Kind.AGREED_STATUS: [
            ("item", draft.item_id, _("Say of which item.")),
            ("status", draft.status, _("Choose the agreed status.")),
        ],
        Kind.EXTENSION: [
            ("item", draft.item_id, _("Say of which item.")),
            ("deadline", draft.deadline, _("Give the new deadline.")),
            ("reason", draft.reason, _("Say why the deadline changes.")),
        ],
        Kind.NEW_ITEM: [
            ("section", draft.section_id, _("Choose a section of this plan.")),
            ("item_number", draft.item_number, _("Give the item its number in the plan.")),
            ("title", draft.title, _("Give the item a title.")),
            ("deadline", draft.deadline, _("Give the deadline, or “permanent”.")),
            ("responsible", draft.organisation_ids, _("Name at least one responsible organisation.")),
        ],
        Kind.CHANGES: [("change_set", draft.change_set_id, _("Choose a change set that is proposed."))],
        Kind.CLOSURE: [
            ("item", draft.item_id, _("Say of which item.")),
            ("ends", draft.ends, _("Choose how the item ends.")),
            ("text", draft.text, _("Say what came of the item.")),
        ],
        Kind.DEFERRAL: [("agenda_item", draft.agenda_item_id, _("Say which point is deferred."))],
    }
    text = [("text", draft.text, _("Write what was decided."))]
    return [Fault(f"/{name}", detail) for name, given, detail in asked.get(draft.kind, text) if not given]


# --- What each kind does to the plan ----------------------------------------------------------------------------------


def _agree_status(actor: Actor, outcome: Outcome, draft: OutcomeDraft) -> None:
    if draft.status not in Status.values:
        raise Invalid.of("status", _("Choose one of the statuses."))
    outcome.status = draft.status
    agreed.agree_status(
        actor, item_id=_item_id(outcome), status=draft.status, agreed_on=_agreed_on(outcome.review), note=draft.text,
        source_label=cited(outcome.review), source_id=outcome.pk,
    )  # fmt: skip


def _extend(actor: Actor, outcome: Outcome, draft: OutcomeDraft) -> None:
    assert draft.deadline is not None  # noqa: S101 - _missing() has asked for it
    outcome.deadline, outcome.reason = draft.deadline, draft.reason
    clean(outcome, "deadline", "reason")
    entered = agreed.extend_deadline(
        actor, item_id=_item_id(outcome), deadline=draft.deadline, reason=draft.reason,
        agreed_on=_agreed_on(outcome.review), source_label=cited(outcome.review), source_id=outcome.pk,
    )  # fmt: skip
    outcome.brought_forward = entered.brought_forward
    _note_edition(outcome.review)


def _add_item(actor: Actor, outcome: Outcome, draft: OutcomeDraft) -> None:
    assert draft.deadline is not None  # noqa: S101 - _missing() has asked for it
    assert draft.section_id is not None  # noqa: S101
    review = outcome.review
    outcome.section = Section.unscoped.filter(pk=draft.section_id, programme_id=review.programme_id).first()
    outcome.item_number, outcome.title = draft.item_number.strip(), draft.title
    outcome.expected_result, outcome.deadline = draft.expected_result, draft.deadline
    clean(outcome, "item_number", "title", "expected_result", "deadline")
    try:
        outcome.item = agreed.add_item(
            actor, programme_id=review.programme_id, section_id=draft.section_id, number=draft.item_number,
            title=draft.title, expected_result=draft.expected_result, deadline=draft.deadline,
            organisation_ids=draft.organisation_ids, agreed_on=_agreed_on(review), source_label=cited(review),
            source_id=outcome.pk,
        )  # fmt: skip
    except Invalid as error:
        raise _in_terms_of_draft(error) from error
    _note_edition(review)


def _in_terms_of_draft(error: Invalid) -> DomainError:
    """The plan calls it "number"; in an outcome that is the outcome's own, and the item's is `item_number`."""
    faults = [
        replace(fault, pointer="/item_number") if fault.pointer == "/number" else fault
        for fault in error.faults
    ]
    return Invalid(error.detail, faults=faults)


def _adopt(actor: Actor, outcome: Outcome, draft: OutcomeDraft) -> None:
    assert draft.change_set_id is not None  # noqa: S101 - _missing() has asked for it
    review = outcome.review
    proposed = ChangeSet.objects.visible_to(actor).filter(programme_id=review.programme_id)
    if not proposed.filter(pk=draft.change_set_id).exists():
        raise Invalid.of("change_set", _("Choose a change set that is proposed."))
    outcome.change_set = taking_effect.adopt(
        actor, change_set_id=draft.change_set_id, row_ids=draft.change_ids or None, agreed_on=_agreed_on(review),
        source_label=cited(review), source_id=outcome.pk,
    )  # fmt: skip
    _note_edition(review)


def _close(actor: Actor, outcome: Outcome, draft: OutcomeDraft) -> None:
    outcome.ends = draft.ends
    try:
        closures.close_by_session(
            actor, item_id=_item_id(outcome), kind=draft.ends, result=draft.text, document_id=draft.document_id,
            successor_id=draft.successor_id, agreed_on=_agreed_on(outcome.review),
            source_label=cited(outcome.review), source_id=outcome.pk,
        )  # fmt: skip
    except Invalid as error:
        called = {"/kind": "/ends", "/result": "/text"}
        faults = [replace(fault, pointer=called.get(fault.pointer, fault.pointer)) for fault in error.faults]
        raise Invalid(error.detail, faults=faults) from error


def _nothing_more(actor: Actor, outcome: Outcome, draft: OutcomeDraft) -> None:
    """A decision, a statement, a deferral, a referral and a recommendation are words of record only."""


_CARRY_OUT: dict[str, Callable[[Actor, Outcome, OutcomeDraft], None]] = {
    Kind.AGREED_STATUS: _agree_status,
    Kind.EXTENSION: _extend,
    Kind.NEW_ITEM: _add_item,
    Kind.CHANGES: _adopt,
    Kind.CLOSURE: _close,
}


def _item_id(outcome: Outcome) -> UUID:
    assert outcome.item_id is not None  # noqa: S101 - _missing() has asked for it
    return outcome.item_id


def _agreed_on(review: Review) -> Any:
    return day_of_agreement(local_today(review), review.ends_on)


def _note_edition(review: Review) -> None:
    """The session remembers the edition that its outcomes make."""
    edition = Edition.unscoped.get(programme_id=review.programme_id, state=Edition.State.RECORDED)
    if review.edition_id != edition.pk:
        review.edition = edition
        save(review, "edition")


# --- Correcting and acknowledging -------------------------------------------------------------------------------------


@verb
def correct_outcome(actor: Actor, *, outcome_id: UUID, text: Text, version: int | None) -> Outcome:
    """Corrects the words of an outcome until the session is concluded; what it did to the plan stays.

    The correction stands for the side that made it, and the others acknowledge it anew. A statement for the record is
    changed by nobody but its side (Forbidden).
    """
    outcome = locked_outcome(actor, outcome_id)
    authorise_keeper(actor, outcome.review)
    if outcome.review.state not in (Review.State.IN_SESSION, Review.State.ADJOURNED):
        raise over(outcome.review)
    not_withdrawn(outcome)
    _own_statement(actor, outcome)
    check_version(outcome.version, version)
    outcome.text, outcome.entered_for_id, outcome.entered_by_id = text, actor.party_id, actor.user_id
    if text:
        clean(outcome, "text")
    elif outcome.kind not in _CARRY_OUT:
        raise Invalid.of("text", _("Write what was decided."))
    Acknowledgement.unscoped.filter(outcome=outcome).delete()
    save(outcome, "text", "entered_for", "entered_by")
    return outcome


#: What these did stands in an edition of the plan, in the ledger or in the record of an item.
LASTING = frozenset({Kind.EXTENSION, Kind.NEW_ITEM, Kind.CHANGES, Kind.CLOSURE})


def may_be_withdrawn(outcome: Outcome) -> bool:
    """Whether an outcome of its kind can be withdrawn: words of record, an agreed status, the deferral of a point."""
    return outcome.kind not in LASTING and outcome.withdrawn_at is None


@verb
def withdraw_outcome(actor: Actor, *, outcome_id: UUID, reason: Text, version: int | None) -> Outcome:
    """Withdraws an outcome that was recorded in error; it stays on record under its number, with the reason.

    The agreed status of its item goes back to the former one, and its point is open again where nothing else stands
    there. Absent. Forbidden: not a secretary. Stale. Conflict: the session is over, it is withdrawn already, or what it
    did to the plan stands in an edition. Invalid: /reason.
    """
    outcome = locked_outcome(actor, outcome_id)
    authorise_keeper(actor, outcome.review)
    if outcome.review.state not in (Review.State.IN_SESSION, Review.State.ADJOURNED):
        raise over(outcome.review)
    not_withdrawn(outcome)
    _own_statement(actor, outcome)
    check_version(outcome.version, version)
    if outcome.kind in LASTING:
        raise Conflict(
            _(
                "What it did to the plan is not undone: to correct it, record another outcome, which replaces it."
            )
        )
    if not has_words(reason):
        raise Invalid.of("reason", _("Say why it is withdrawn."))
    outcome.withdrawn_at, outcome.withdrawn_by_id, outcome.withdrawn_reason = (
        clock.now(),
        actor.user_id,
        reason,
    )
    clean(outcome, "withdrawn_reason")
    save(outcome, "withdrawn_at", "withdrawn_by", "withdrawn_reason")
    if outcome.kind == Kind.AGREED_STATUS:
        agreed.take_back_status(actor, item_id=_item_id(outcome), source_id=outcome.pk)
    _reopen_point(outcome)
    announce("meetings.outcome", outcome_id=outcome.pk, review_id=outcome.review_id)
    return outcome


def may_be_changed_by(actor: Actor, outcome: Outcome) -> bool:
    """Whether it is not the statement of another side, which stands verbatim as that side made it."""
    return outcome.kind != Kind.STATEMENT or outcome.entered_for_id in (None, actor.party_id)


def _own_statement(actor: Actor, outcome: Outcome) -> None:
    if not may_be_changed_by(actor, outcome):
        raise Forbidden(_("A statement for the record is changed only by the side that made it."))


def not_withdrawn(outcome: Outcome) -> None:
    if outcome.withdrawn_at is not None:
        raise Conflict(_("This outcome is withdrawn."))


def _reopen_point(outcome: Outcome) -> None:
    """The point stands as what is left on it says: dealt with, deferred, or open."""
    if outcome.agenda_item_id is None:
        return
    point = AgendaItem.unscoped.select_for_update().get(pk=outcome.agenda_item_id)
    kinds = Outcome.unscoped.filter(agenda_item=point, withdrawn_at__isnull=True).order_by("number")
    left = list(kinds.values_list("kind", flat=True))
    states = AgendaItem.State
    state = states.OPEN if not left else states.DEFERRED if left[-1] == Kind.DEFERRAL else states.DONE
    if point.state != state:
        point.state = state
        save(point, "state")


@verb
def acknowledge(actor: Actor, *, outcome_id: UUID, version: int | None) -> Acknowledgement:
    """Confirms, for the actor's side, an outcome that another side's secretary entered. Twice the same counts once.

    `version` is that of the outcome which was read: a text corrected since is not acknowledged unread.
    """
    return _acknowledge(actor, locked_outcome(actor, outcome_id), version)


@verb
def acknowledge_all(actor: Actor, *, review_id: UUID, read: Mapping[UUID, int]) -> list[Acknowledgement]:
    """Confirms, for the actor's side, several outcomes of one session at once, or none of them.

    `read`: the version of each outcome that was read. Raises as acknowledge() does for the first that it refuses;
    Invalid where none is named, or one that is not of this session.
    """
    review = locked_review(actor, review_id)
    rows = (
        Outcome.unscoped.select_for_update(of=("self",)).filter(review=review, pk__in=read).order_by("number")
    )
    found = list(rows)
    if not found or len(found) < len(read):
        raise Invalid.of(
            "outcomes",
            labels.by_word(
                review.body,
                _("Name the outcomes of this session that you have read."),
                _("Name the outcomes of this meeting that you have read."),
            ),
        )
    for outcome in found:
        outcome.review = review
    return [_acknowledge(actor, outcome, read[outcome.pk]) for outcome in found]


def _acknowledge(actor: Actor, outcome: Outcome, version: int | None) -> Acknowledgement:
    """The outcome and its session are locked."""
    if not policies.may_acknowledge(actor, outcome):
        raise Forbidden(
            _("An outcome is acknowledged by the executive secretary of another side than entered it.")
        )
    check_present(actor, outcome.review.programme_id)
    not_withdrawn(outcome)
    check_version(outcome.version, version)
    not_sealed(outcome.review)
    acknowledgement, _made = Acknowledgement.unscoped.get_or_create(
        outcome=outcome, party_id=actor.party_id, defaults={"acknowledged_by_id": actor.user_id}
    )
    return acknowledgement


def locked_outcome(actor: Actor, outcome_id: UUID) -> Outcome:
    """The outcome, locked, or Absent. The session first, then the outcome: the same order as in recording."""
    found = (
        Outcome.objects.visible_to(actor).filter(pk=outcome_id).values_list("review_id", flat=True).first()
    )
    if found is None:
        raise Absent
    review = Review.unscoped.select_related("body").select_for_update(of=("self",)).get(pk=found)
    outcome = Outcome.unscoped.select_for_update(of=("self",)).get(pk=outcome_id)
    outcome.review = review
    return outcome
