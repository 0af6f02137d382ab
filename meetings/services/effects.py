"""What a decision does to the plan, by its kind: the one place where it is carried out, and where it is taken back.

Called by services that have authorised their actor and locked what decides: the session, or the decision itself.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from cooperation.access import Actor
from cooperation.dates import FuzzyDate
from cooperation.errors import DomainError, Fault, Invalid, clean
from cooperation.texts import Text
from meetings.models import Outcome
from programs.models import ChangeSet, Section, Status
from programs.services import agreed, closures, taking_effect

Kind = Outcome.Kind


@dataclass(frozen=True, slots=True)
class Ground:
    """On what an entry in the plan rests: the day of the agreement, the words it is cited by, the id of the record."""

    programme_id: UUID
    agreed_on: date
    label: Text
    source_id: UUID


@dataclass(frozen=True, slots=True)
class OutcomeDraft:
    """An outcome as it is entered. Which fields count depends on `kind`:

    agreed_status: `item_id`, `status`; extension: `item_id`, `deadline`, `reason`; new_item: `section_id`,
    `item_number`, `title`, `expected_result`, `deadline`, `organisation_ids`; changes: `change_set_id` and, where only
    some rows of the set are adopted, `change_ids`; closure: `item_id`, `ends`, `text` (what came of the item),
    `document_id` unless the closing that a side proposed has it, `successor_id`; the others: `text`. Where a point of
    the agenda is named, an item that it is about need not be named again. `acts_on_id`: the earlier outcome, of any
    session of the body, that this one acts on. `confirms_id`, of a decision: what was decided between sessions and is
    confirmed by it. `side_id`, of a statement: whose it is, where whoever enters it acts for no side.
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
    confirms_id: UUID | None = None
    side_id: UUID | None = None


#: What these did stands in an edition of the plan, in the ledger or in the record of an item.
LASTING = frozenset({Kind.EXTENSION, Kind.NEW_ITEM, Kind.CHANGES, Kind.CLOSURE})


def missing(draft: OutcomeDraft) -> list[Fault]:
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


def _agree_status(actor: Actor, record: Any, draft: OutcomeDraft, ground: Ground) -> None:
    if draft.status not in Status.values:
        raise Invalid.of("status", _("Choose one of the statuses."))
    record.status = draft.status
    agreed.agree_status(
        actor, item_id=_item_id(record), status=draft.status, agreed_on=ground.agreed_on, note=draft.text,
        source_label=ground.label, source_id=ground.source_id,
    )  # fmt: skip


def _extend(actor: Actor, record: Any, draft: OutcomeDraft, ground: Ground) -> None:
    assert draft.deadline is not None  # noqa: S101 - missing() has asked for it
    record.deadline, record.reason = draft.deadline, draft.reason
    clean(record, "deadline", "reason")
    entered = agreed.extend_deadline(
        actor, item_id=_item_id(record), deadline=draft.deadline, reason=draft.reason,
        agreed_on=ground.agreed_on, source_label=ground.label, source_id=ground.source_id,
    )  # fmt: skip
    record.brought_forward = entered.brought_forward


def _add_item(actor: Actor, record: Any, draft: OutcomeDraft, ground: Ground) -> None:
    assert draft.deadline is not None  # noqa: S101 - missing() has asked for it
    assert draft.section_id is not None  # noqa: S101
    record.section = Section.unscoped.filter(pk=draft.section_id, programme_id=ground.programme_id).first()
    record.item_number, record.title = draft.item_number.strip(), draft.title
    record.expected_result, record.deadline = draft.expected_result, draft.deadline
    clean(record, "item_number", "title", "expected_result", "deadline")
    try:
        record.item = agreed.add_item(
            actor, programme_id=ground.programme_id, section_id=draft.section_id, number=draft.item_number,
            title=draft.title, expected_result=draft.expected_result, deadline=draft.deadline,
            organisation_ids=draft.organisation_ids, agreed_on=ground.agreed_on, source_label=ground.label,
            source_id=ground.source_id,
        )  # fmt: skip
    except Invalid as error:
        raise _in_terms_of_draft(error) from error


def _in_terms_of_draft(error: Invalid) -> DomainError:
    """The plan calls it "number"; in an outcome that is the outcome's own, and the item's is `item_number`."""
    faults = [
        replace(fault, pointer="/item_number") if fault.pointer == "/number" else fault
        for fault in error.faults
    ]
    return Invalid(error.detail, faults=faults)


def _adopt(actor: Actor, record: Any, draft: OutcomeDraft, ground: Ground) -> None:
    assert draft.change_set_id is not None  # noqa: S101 - missing() has asked for it
    _proposed(actor, ground.programme_id, draft.change_set_id)
    record.change_set = taking_effect.adopt(
        actor, change_set_id=draft.change_set_id, row_ids=draft.change_ids or None, agreed_on=ground.agreed_on,
        source_label=ground.label, source_id=ground.source_id,
    )  # fmt: skip


def _close(actor: Actor, record: Any, draft: OutcomeDraft, ground: Ground) -> None:
    record.ends = draft.ends
    try:
        closures.close_by_session(
            actor, item_id=_item_id(record), kind=draft.ends, result=draft.text, document_id=draft.document_id,
            successor_id=draft.successor_id, agreed_on=ground.agreed_on,
            source_label=ground.label, source_id=ground.source_id,
        )  # fmt: skip
    except Invalid as error:
        called = {"/kind": "/ends", "/result": "/text"}
        faults = [replace(fault, pointer=called.get(fault.pointer, fault.pointer)) for fault in error.faults]
        raise Invalid(error.detail, faults=faults) from error


def _nothing_more(actor: Actor, record: Any, draft: OutcomeDraft, ground: Ground) -> None:
    """A decision, a statement, a deferral, a referral and a recommendation are words of record only."""


_CARRY_OUT: dict[str, Callable[[Actor, Any, OutcomeDraft, Ground], None]] = {
    Kind.AGREED_STATUS: _agree_status,
    Kind.EXTENSION: _extend,
    Kind.NEW_ITEM: _add_item,
    Kind.CHANGES: _adopt,
    Kind.CLOSURE: _close,
}
#: Kinds that do something to the plan; the others are words of record.
EFFECTIVE = frozenset(_CARRY_OUT)


def carry_out(actor: Actor, record: Any, draft: OutcomeDraft, ground: Ground) -> None:
    """Does to the plan what was decided, and fills `record` with it, which the caller saves.

    `record` has the fields of an Outcome that its kind asks for, its item among them. Raises as the services of the
    plan do, each fault pointing to its field of the draft.
    """
    _CARRY_OUT.get(draft.kind, _nothing_more)(actor, record, draft, ground)


def note(actor: Actor, record: Any, draft: OutcomeDraft) -> None:
    """Fills `record` with what was put to the sides and not carried. Nothing is done to the plan.

    Invalid: a field that cannot be kept, a section or a change set of another plan.
    """
    names = ("status", "deadline", "reason", "ends", "item_number", "title", "expected_result")
    for name in names:
        setattr(record, name, getattr(draft, name))
    clean(record, *(name for name in names if getattr(draft, name)))
    if draft.section_id is not None:
        record.section = Section.unscoped.filter(
            pk=draft.section_id, programme_id=record.review.programme_id
        ).first()
        if record.section is None:
            raise Invalid.of("section", _("Choose a section of this plan."))
    if draft.change_set_id is not None:
        record.change_set = _proposed(actor, record.review.programme_id, draft.change_set_id)


def _proposed(actor: Actor, programme_id: UUID, pk: UUID) -> ChangeSet:
    rows = ChangeSet.objects.visible_to(actor).filter(programme_id=programme_id)
    found: ChangeSet | None = rows.filter(pk=pk).first()
    if found is None:
        raise Invalid.of("change_set", _("Choose a change set that is proposed."))
    return found


def take_back(actor: Actor, record: Any) -> None:
    """Undoes what a decision that is not LASTING did: the former agreed status of its item, or items, is back."""
    if record.kind == Kind.AGREED_STATUS:
        agreed.take_back_statuses(actor, source_id=record.pk)


def _item_id(record: Any) -> UUID:
    assert record.item_id is not None  # noqa: S101 - the caller has asked for it
    return record.item_id  # type: ignore[no-any-return]
