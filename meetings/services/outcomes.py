"""Outcomes of a session: recorded, corrected, acknowledged. What an outcome does to the plan happens in the same go."""

from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from django.db.models import Max
from django.utils.translation import gettext as _

from cooperation import clock
from cooperation.access import Actor, verb
from cooperation.announce import announce
from cooperation.errors import (
    Absent,
    Conflict,
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
from meetings.services import effects, intersessional, standing, symbols
from meetings.services.effects import EFFECTIVE, LASTING, Ground, OutcomeDraft
from meetings.services.rows import (
    authorise_keeper,
    faults_of_letters,
    kept_review,
    local_today,
    locked_point,
    locked_review,
    not_sealed,
    over,
    save,
)
from meetings.services.standing import Standing
from programs.models import Edition, Item, Organisation, Side
from programs.services.sides import check_present

Kind = Outcome.Kind


@verb
def record_outcome(
    actor: Actor,
    *,
    review_id: UUID,
    draft: OutcomeDraft,
    version: int | None = None,
    stood: Standing | None = None,
) -> Outcome:
    """Records an outcome of a session that is being held, numbers it without a gap, and carries it out.

    `version` is that of the point of the agenda, where one is named: Stale when somebody dealt with the point in the
    meantime. The point is then dealt with (or deferred). `stood`: how the sides stood, where they were heard one by
    one. What by their rule they did not adopt is recorded as not carried: it does nothing, and its point stays open.
    Raises Absent, Forbidden, Conflict (not in session, silence still runs), Stale, Invalid (each fault points to its
    field of the draft, or of the standing).
    """
    review = held_review(actor, review_id)
    point = None
    if draft.agenda_item_id is not None:
        point = locked_point(review, draft.agenda_item_id)
        check_version(point.version, version)
        draft = replace(draft, item_id=draft.item_id or point.item_id)
    outcome = _outcome(actor, review, point, draft)
    if stood is not None:
        _put(outcome, stood)
    if outcome.carried:
        effects.carry_out(actor, outcome, draft, ground_of(outcome))
        if draft.kind in LASTING - {Kind.CLOSURE}:
            _note_edition(review)
    else:
        effects.note(actor, outcome, draft)
    outcome.save(force_insert=True)
    if stood is not None:
        standing.write(outcome, stood.stands)
    if draft.kind == Kind.NEW_ITEM:
        outcome.responsible.set(Organisation.unscoped.filter(pk__in=draft.organisation_ids))
    if outcome.carried:
        _settle(review, outcome, draft, point)
    announce("meetings.outcome", outcome_id=outcome.pk, review_id=review.pk)
    return outcome


def _put(outcome: Outcome, stood: Standing) -> None:
    """Whether the outcome is carried by its rule; what changes the plan waits for nobody who was not heard."""
    result = standing.put(outcome, stood)
    outcome.carried = result not in standing.FAILED
    if result != "pending" or outcome.kind not in EFFECTIVE:
        return
    if outcome.silent_until is not None:
        raise Conflict(
            _(
                "Silence still runs, and this changes the plan: put it to the sides as a decision between sessions."
            )
        )
    raise Invalid.of("stands", _("Say how every side stood: on that depends what it does to the plan."))


def _settle(review: Review, outcome: Outcome, draft: OutcomeDraft, point: AgendaItem | None) -> None:
    """What else a carried outcome does: it confirms, and its point is dealt with."""
    intersessional.confirm(review, outcome, draft)
    if point is not None:
        point.state = AgendaItem.State.DEFERRED if draft.kind == Kind.DEFERRAL else AgendaItem.State.DONE
        save(point, "state")


def held_review(actor: Actor, review_id: UUID) -> Review:
    """The session, locked, for somebody who keeps its record while it sits. Absent, Forbidden, Conflict."""
    review = kept_review(actor, review_id)
    if review.state != Review.State.IN_SESSION:
        raise Conflict(
            labels.by_word(
                review.body,
                _("Outcomes are recorded while the session is open."),
                _("Outcomes are recorded while the meeting is open."),
            )
        )
    return review


def next_outcome(actor: Actor, review: Review, kind: str, text: Text) -> Outcome:
    """The next outcome of a locked session, not yet saved. The lock on the session keeps the numbers without a gap."""
    last = Outcome.unscoped.filter(review=review).aggregate(last=Max("number"))["last"] or 0
    return Outcome(
        review=review, number=last + 1, symbol=symbols.of_outcome(review, last + 1), kind=kind, text=text,
        entered_for_id=actor.party_id, entered_by_id=actor.user_id,
    )  # fmt: skip


def ground_of(outcome: Outcome) -> Ground:
    """What its entries in the plan rest on: its session."""
    review = outcome.review
    agreed_on = day_of_agreement(local_today(review), review.ends_on)
    return Ground(review.programme_id, agreed_on, cited(review), outcome.pk)


def _note_edition(review: Review) -> None:
    """The session remembers the edition that its outcomes make."""
    edition = Edition.unscoped.get(programme_id=review.programme_id, state=Edition.State.RECORDED)
    if review.edition_id != edition.pk:
        review.edition = edition
        save(review, "edition")


def _outcome(actor: Actor, review: Review, point: AgendaItem | None, draft: OutcomeDraft) -> Outcome:
    """The row, checked by its kind and not yet saved."""
    outcome = next_outcome(actor, review, draft.kind, draft.text)
    outcome.agenda_item, outcome.acts_on = point, _acts_on(review, draft)
    clean(outcome, "kind", *(["text"] if draft.text else []))
    raise_all([*effects.missing(draft), *_unsettable(draft)])
    if draft.kind == Kind.STATEMENT:
        outcome.entered_for_id = _stating(actor, review, draft)
    if draft.item_id is not None and draft.kind != Kind.NEW_ITEM:
        outcome.item = Item.unscoped.filter(pk=draft.item_id, programme_id=review.programme_id).first()
        if outcome.item is None:
            raise Invalid.of("item", _("Choose an item of this programme."))
    return outcome


def _unsettable(draft: OutcomeDraft) -> list[Fault]:
    """What could not be set in the minutes, which are closed to correction once the session is concluded."""
    texts = {
        "text": draft.text,
        "reason": draft.reason,
        "title": draft.title,
        "expected_result": draft.expected_result,
    }
    return [fault for name, text in texts.items() for fault in faults_of_letters(name, text)]


def _stating(actor: Actor, review: Review, draft: OutcomeDraft) -> UUID:
    """Whose statement it is: the actor's side's, or that which a joint secretariat names."""
    if actor.party_id is not None:
        if draft.side_id not in (None, actor.party_id):
            raise Forbidden(
                _("A statement for the record is entered for the side that makes it by its own secretary.")
            )
        return actor.party_id
    sides = Side.unscoped.filter(programme_id=review.programme_id).present(review.starts_on)
    if draft.side_id is None or not sides.filter(party_id=draft.side_id).exists():
        raise Invalid.of("side", _("Choose the side whose statement it is."))
    return draft.side_id


def _acts_on(review: Review, draft: OutcomeDraft) -> Outcome | None:
    if draft.acts_on_id is None:
        return None
    found: Outcome | None = Outcome.unscoped.filter(
        pk=draft.acts_on_id, review__body_id=review.body_id, withdrawn_at__isnull=True, carried=True
    ).first()
    if found is None:
        raise Invalid.of("acts_on", _("Choose an earlier outcome of this body that stands."))
    return found


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
    own_statement(actor, outcome)
    check_version(outcome.version, version)
    outcome.text, outcome.entered_for_id, outcome.entered_by_id = text, actor.party_id, actor.user_id
    if text:
        clean(outcome, "text")
    elif outcome.kind not in EFFECTIVE:
        raise Invalid.of("text", _("Write what was decided."))
    raise_all(faults_of_letters("text", text))
    Acknowledgement.unscoped.filter(outcome=outcome).delete()
    save(outcome, "text", "entered_for", "entered_by")
    return outcome


def may_be_withdrawn(outcome: Outcome) -> bool:
    """Whether an outcome can be withdrawn: words of record, an agreed status, a deferral, what was not carried."""
    return (outcome.kind not in LASTING or not outcome.carried) and outcome.withdrawn_at is None


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
    own_statement(actor, outcome)
    check_version(outcome.version, version)
    if outcome.kind in LASTING and outcome.carried:
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
    effects.take_back(actor, outcome)
    intersessional.unconfirm(outcome)
    settle_point(outcome)
    announce("meetings.outcome", outcome_id=outcome.pk, review_id=outcome.review_id)
    return outcome


def may_be_changed_by(actor: Actor, outcome: Outcome) -> bool:
    """Whether it is not the statement of another side, which stands verbatim as that side made it."""
    return outcome.kind != Kind.STATEMENT or outcome.entered_for_id in (None, actor.party_id)


def own_statement(actor: Actor, outcome: Outcome) -> None:
    if not may_be_changed_by(actor, outcome):
        raise Forbidden(_("A statement for the record is changed only by the side that made it."))


def not_withdrawn(outcome: Outcome) -> None:
    if outcome.withdrawn_at is not None:
        raise Conflict(_("This outcome is withdrawn."))


def settle_point(outcome: Outcome) -> None:
    """The point of an outcome stands as what was carried on it says: dealt with, deferred, or open."""
    if outcome.agenda_item_id is None:
        return
    point = AgendaItem.unscoped.select_for_update().get(pk=outcome.agenda_item_id)
    standing_there = Outcome.unscoped.filter(agenda_item=point, withdrawn_at__isnull=True, carried=True)
    kinds = standing_there.order_by("number")
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
