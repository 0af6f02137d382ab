"""Decisions between sessions: by letters of all sides at once, by silence once it was kept; confirmed by an outcome.

Locks: the body, or the decision, then the plan and its items. A session that confirms one is locked before it.
"""

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from uuid import UUID

from django.conf import settings
from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import override

from cooperation import clock
from cooperation.access import Actor, verb
from cooperation.announce import announce
from cooperation.errors import Absent, Conflict, Forbidden, Invalid, check_version, clean, raise_all
from cooperation.texts import Text, has_words
from cooperation.ui.when import day_words
from meetings import policies
from meetings.models import IntersessionalDecision, Letter, Outcome, Review
from meetings.services import effects, symbols
from meetings.services.effects import LASTING, Ground, OutcomeDraft
from meetings.services.rows import save
from programs.models import Body, Edition, Item, Programme, Side
from programs.services.authority import faults_of_shared_document
from programs.services.sides import check_present

Kind, State, How = Outcome.Kind, IntersessionalDecision.State, IntersessionalDecision.How
#: What is decided without a meeting. A new item, or a change set, goes by the procedure of change sets.
KINDS = (Kind.DECISION, Kind.AGREED_STATUS, Kind.EXTENSION, Kind.CLOSURE)
#: What these did stands in an edition.
_REWORDING = LASTING - {Kind.CLOSURE}


@verb
def decide_by_letters(
    actor: Actor, *, programme_id: UUID, draft: OutcomeDraft, letter_ids: Collection[UUID]
) -> IntersessionalDecision:
    """Enters a decision taken by exchange of letters, and carries it out. It was taken on the day of the last letter.

    Absent. Forbidden: not a secretary. Conflict: the side has left, or as the plan says. Invalid: /letters, unless
    they are of this body and each side that takes part has sent one; and those of the draft.
    """
    decision = _begun(actor, programme_id, draft, How.LETTERS)
    letters = list(Letter.objects.visible_to(actor).filter(pk__in=letter_ids, body_id=decision.body_id))
    if len(letters) < len(set(letter_ids)):
        raise Invalid.of("letters", _("Choose letters of this body."))
    lacking = _sides(programme_id) - {letter.sender_id for letter in letters}
    if lacking or not letters:
        raise Invalid.of("letters", _("A decision by letters rests on a letter of every side."))
    decision.decided_on = max(letter.sent_on for letter in letters)
    if decision.decided_on > clock.today(decision.time_zone):
        raise Invalid.of("letters", _("A letter that is still to be sent decides nothing."))
    decision.state = State.DECIDED
    effects.carry_out(actor, decision, draft, _ground(decision, decision.decided_on))
    decision.save(force_insert=True)
    decision.letters.set(letters)
    announce("meetings.intersessional", decision_id=decision.pk)
    return decision


@verb
def open_silence(
    actor: Actor, *, programme_id: UUID, draft: OutcomeDraft, silent_until: date | None
) -> IntersessionalDecision:
    """Puts a decision to the sides by silence. Nothing is decided before the day `silent_until` is over.

    Absent. Forbidden: not a secretary. Conflict: the side has left. Invalid: /silent_until, a day that is over; and
    those of the draft that can be said now.
    """
    decision = _begun(actor, programme_id, draft, How.SILENCE)
    if silent_until is None or silent_until < clock.today(decision.time_zone):
        raise Invalid.of("silent_until", _("Say until when silence runs: today or a day to come."))
    decision.silent_until, decision.state = silent_until, State.PENDING
    decision.status, decision.deadline, decision.reason = draft.status, draft.deadline, draft.reason
    decision.ends = draft.ends
    clean(decision, "status", "deadline", "ends", *(["reason"] if draft.reason else []))
    decision.save(force_insert=True)
    announce("meetings.intersessional", decision_id=decision.pk)
    return decision


@verb
def break_silence(
    actor: Actor, *, decision_id: UUID, reason: Text, version: int | None
) -> IntersessionalDecision:
    """A side objects while silence runs: nothing is decided. It need not say why.

    Absent. Forbidden: neither head of a side's delegation nor its executive secretary. Stale. Conflict: silence runs no
    more. Invalid: /reason.
    """
    decision = _locked(actor, decision_id)
    if not policies.may_break_silence(actor, body_id=decision.body_id, programme_id=decision.programme_id):
        raise Forbidden(_("Silence is broken by the head of a delegation, or by the side’s secretary."))
    check_present(actor, decision.programme_id)
    check_version(decision.version, version)
    if not runs(decision):
        raise Conflict(_("Silence does not run any more."))
    decision.state, decision.broken_by_id = State.BROKEN, actor.party_id
    decision.closed_at, decision.closed_reason = clock.now(), reason
    if reason:
        clean(decision, "closed_reason")
    save(decision, "state", "broken_by", "closed_at", "closed_reason")
    announce("meetings.intersessional", decision_id=decision.pk)
    return decision


@verb
def close_silence(actor: Actor, *, decision_id: UUID, version: int | None) -> IntersessionalDecision:
    """Records that silence was kept: the decision is taken, as of its last day, and carried out.

    Absent. Forbidden: not a secretary. Stale. Conflict: it runs still, or was broken; or as the plan says by now.
    """
    decision = _kept(actor, decision_id, version)
    if decision.state != State.PENDING:
        raise Conflict(_("Silence does not run any more."))
    if runs(decision):
        raise Conflict(_("Silence runs still: until its last day is over, any side may object."))
    draft = OutcomeDraft(
        kind=decision.kind, text=decision.text, item_id=decision.item_id, status=decision.status,
        deadline=decision.deadline, reason=decision.reason, ends=decision.ends, document_id=decision.document_id,
        successor_id=decision.successor_id,
    )  # fmt: skip
    assert decision.silent_until is not None  # noqa: S101 - by a constraint of the table
    decision.state, decision.decided_on = State.DECIDED, decision.silent_until
    decision.entered_for_id, decision.entered_by_id = actor.party_id, actor.user_id
    effects.carry_out(actor, decision, draft, _ground(decision, decision.silent_until))
    save(decision, "state", "decided_on", "brought_forward", "entered_for", "entered_by")
    announce("meetings.intersessional", decision_id=decision.pk)
    return decision


@verb
def withdraw_decision(
    actor: Actor, *, decision_id: UUID, reason: Text, version: int | None
) -> IntersessionalDecision:
    """Withdraws what was entered in error; it stays on record with the reason, and an agreed status goes back.

    Absent. Forbidden: not a secretary. Stale. Conflict: it is closed or confirmed, or what it did stands in an edition.
    Invalid: /reason.
    """
    decision = _kept(actor, decision_id, version)
    if decision.state not in (State.PENDING, State.DECIDED) or decision.confirmed_by_id is not None:
        raise Conflict(_("It is confirmed, or nothing is decided by it: there is nothing to withdraw."))
    if decision.state == State.DECIDED and decision.kind in LASTING:
        raise Conflict(
            _(
                "What it did to the plan is not undone: to correct it, record another outcome, which replaces it."
            )
        )
    if not has_words(reason):
        raise Invalid.of("reason", _("Say why it is withdrawn."))
    if decision.state == State.DECIDED:
        effects.take_back(actor, decision)
    decision.state, decision.closed_at, decision.closed_reason = State.WITHDRAWN, clock.now(), reason
    clean(decision, "closed_reason")
    save(decision, "state", "closed_at", "closed_reason")
    announce("meetings.intersessional", decision_id=decision.pk)
    return decision


# --- At the next session ----------------------------------------------------------------------------------------------


def confirm(review: Review, outcome: Outcome, draft: OutcomeDraft) -> None:
    """What an outcome of a locked session says that it confirms; both are saved. Invalid: /confirms."""
    if draft.confirms_id is None:
        return
    refusal = Invalid.of(
        "confirms",
        _("A decision confirms what was decided between sessions and is not confirmed yet: choose one."),
    )
    if outcome.kind != Kind.DECISION:
        # Said before the lock: what changes the plan holds that by now, and comes after what is decided.
        raise refusal
    rows = IntersessionalDecision.unscoped.select_for_update().filter(
        pk=draft.confirms_id, programme_id=review.programme_id, state=State.DECIDED, confirmed_by__isnull=True
    )
    decision = rows.first()
    if decision is None:
        raise refusal
    decision.confirmed_by = outcome
    save(decision, "confirmed_by")
    edition = Edition.unscoped.filter(programme_id=review.programme_id, state=Edition.State.RECORDED).first()
    if decision.kind in _REWORDING and edition is not None and review.edition_id != edition.pk:
        # What it did stands in the recorded edition, which comes into force with this session's.
        review.edition = edition
        save(review, "edition")


def unconfirm(outcome: Outcome) -> None:
    """What a withdrawn outcome of a locked session confirmed waits again, and so does the edition it stands in."""
    confirmed = list(IntersessionalDecision.unscoped.select_for_update().filter(confirmed_by=outcome))
    for decision in confirmed:
        decision.confirmed_by = None
        save(decision, "confirmed_by")
    review = outcome.review
    if any(decision.kind in _REWORDING for decision in confirmed) and not _makes_edition(review):
        review.edition = None
        save(review, "edition")


def _makes_edition(review: Review) -> bool:
    """Whether the session changed the wording of the plan, or confirms what did."""
    own = Outcome.unscoped.filter(review=review, kind__in=_REWORDING, carried=True, withdrawn_at__isnull=True)
    confirmed = IntersessionalDecision.unscoped.filter(confirmed_by__review=review, kind__in=_REWORDING)
    return own.exists() or confirmed.exists()


def runs(decision: IntersessionalDecision) -> bool:
    """Whether a side may still object: through the last day of silence, in the time zone of the decision."""
    until = decision.silent_until
    return decision.state == State.PENDING and until is not None and clock.today(decision.time_zone) <= until


def cited(how: str, on: date) -> Text:
    """ "Exchange of letters, 12 Nov 2026" in every language of the interface: the label of what it made."""
    said: Text = {}
    for tag, _name in settings.LANGUAGES:
        with override(tag):
            pattern = (
                _("Exchange of letters, %(day)s") if how == How.LETTERS else _("Silence procedure, %(day)s")
            )
            said[tag] = pattern % {"day": day_words(on, tag)}
    return said


# --- Inside -----------------------------------------------------------------------------------------------------------


def _begun(actor: Actor, programme_id: UUID, draft: OutcomeDraft, how: str) -> IntersessionalDecision:
    """The row with its number, checked by its kind and not yet saved; the body is locked."""
    programme = Programme.objects.visible_to(actor).filter(pk=programme_id).first()
    if programme is None:
        raise Absent
    if not policies.may_decide_between(actor, body_id=programme.body_id, programme_id=programme.pk):
        raise Forbidden(_("Only an executive secretary or the joint secretariat keeps the shared record."))
    check_present(actor, programme.pk)
    body = Body.unscoped.select_for_update(no_key=True).get(pk=programme.body_id)
    if draft.kind not in KINDS:
        raise Invalid.of("kind", _("This kind of outcome asks for a session, or for a change set."))
    raise_all(effects.missing(replace(draft, text=draft.text or {})))
    last = (IntersessionalDecision.unscoped.filter(body=body).aggregate(last=Max("number"))["last"] or 0) + 1
    zone = Review.unscoped.filter(body=body).order_by("-starts_on").values_list("time_zone", flat=True)
    symbol = symbols.between_sessions(body, clock.today("UTC").year)
    decision = IntersessionalDecision(
        body=body, programme=programme, number=last, symbol=symbol, how=how, kind=draft.kind,
        text=draft.text, time_zone=zone.first() or "UTC", entered_for_id=actor.party_id,
        entered_by_id=actor.user_id,
    )  # fmt: skip
    clean(decision, *(["text"] if draft.text else []))
    if draft.item_id is not None:
        decision.item = Item.unscoped.filter(pk=draft.item_id, programme=programme).first()
        if decision.item is None:
            raise Invalid.of("item", _("Choose an item of this programme."))
    _name_closing(actor, decision, draft)
    return decision


def _name_closing(actor: Actor, decision: IntersessionalDecision, draft: OutcomeDraft) -> None:
    """The document and the successor that a closing names; of what is not to be seen nothing is kept."""
    raise_all(faults_of_shared_document(actor, decision.programme_id, draft.document_id))
    items = Item.unscoped.filter(programme_id=decision.programme_id)
    if draft.successor_id is not None and not items.filter(pk=draft.successor_id).exists():
        raise Invalid.of("successor", _("Choose an item of this programme."))
    decision.document_id, decision.successor_id = draft.document_id, draft.successor_id


def _ground(decision: IntersessionalDecision, on: date) -> Ground:
    return Ground(decision.programme_id, on, cited(decision.how, on), decision.pk)


def _sides(programme_id: UUID) -> set[UUID]:
    rows = Side.unscoped.filter(programme_id=programme_id).present(clock.today("UTC"))
    return set(rows.values_list("party_id", flat=True))


def _locked(actor: Actor, decision_id: UUID) -> IntersessionalDecision:
    rows = IntersessionalDecision.objects.visible_to(actor).select_for_update(of=("self",))
    decision: IntersessionalDecision | None = rows.filter(pk=decision_id).first()
    if decision is None:
        raise Absent
    return decision


def _kept(actor: Actor, decision_id: UUID, version: int | None) -> IntersessionalDecision:
    """The decision, locked, for a secretary who has read it as it stands."""
    decision = _locked(actor, decision_id)
    if not policies.may_decide_between(actor, body_id=decision.body_id, programme_id=decision.programme_id):
        raise Forbidden(_("Only an executive secretary or the joint secretariat keeps the shared record."))
    check_present(actor, decision.programme_id)
    check_version(decision.version, version)
    return decision
