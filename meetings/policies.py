"""Who may do what in a session: one predicate a verb. Rows that an actor does not see never come here."""

from uuid import UUID

from cooperation.access import Actor, Role
from meetings.models import AgendaItem, Outcome, Paper, Review

SECRETARIES = (Role.EXECUTIVE_SECRETARY, Role.JOINT_SECRETARIAT)


def _writes(actor: Actor, *roles: Role, body_id: UUID, programme_id: UUID) -> bool:
    """One of the roles is held on the body and the programme, and the token may write."""
    return "write" in actor.scopes and actor.holds(*roles, body_id=body_id, programme_id=programme_id)


def _writes_in(actor: Actor, review: Review, *roles: Role) -> bool:
    return _writes(actor, *roles, body_id=review.body_id, programme_id=review.programme_id)


def may_keep_record(actor: Actor, review: Review) -> bool:
    """The executive secretary of a side, or the joint secretariat: opens, records, corrects, moves, concludes."""
    return _writes_in(actor, review, *SECRETARIES)


def may_convene(actor: Actor, *, body_id: UUID, programme_id: UUID) -> bool:
    """Whoever keeps the record of the body calls its next session."""
    return _writes(actor, *SECRETARIES, body_id=body_id, programme_id=programme_id)


def may_propose_point(actor: Actor, review: Review) -> bool:
    """A side's coordinator proposes points for the agenda; the secretaries enter them too."""
    return _writes_in(actor, review, *SECRETARIES, Role.COORDINATOR, Role.HEAD_OF_DELEGATION)


def may_pull_out(actor: Actor, review: Review) -> bool:
    """The head of a side's delegation, or its executive secretary on behalf of the head."""
    own = actor.party_id is not None
    return own and _writes_in(actor, review, Role.HEAD_OF_DELEGATION, Role.EXECUTIVE_SECRETARY)


def may_rewrite_point(actor: Actor, point: AgendaItem) -> bool:
    """Whoever keeps the record, and the side that proposed the point."""
    if may_keep_record(actor, point.review):
        return True
    own = actor.party_id is not None and actor.party_id == point.proposed_by_id
    return own and may_propose_point(actor, point.review)


def may_tend_paper(actor: Actor, paper: Paper) -> bool:
    """Whoever keeps the record, and the side that submitted the paper: it alone while the paper is kept to some."""
    if not paper.is_confined and may_keep_record(actor, paper.review):
        return True
    own = actor.party_id is not None and actor.party_id == paper.submitted_by_id
    return own and may_propose_point(actor, paper.review)


def may_fill_backlog(actor: Actor, body_id: UUID) -> bool:
    """What waits for an agenda of the body is proposed by those who propose points for one."""
    roles = (*SECRETARIES, Role.COORDINATOR, Role.HEAD_OF_DELEGATION)
    return "write" in actor.scopes and actor.holds(*roles, body_id=body_id)


def may_keep_letters(actor: Actor, body_id: UUID) -> bool:
    """The secretaries of the body keep its correspondence."""
    return "write" in actor.scopes and actor.holds(*SECRETARIES, body_id=body_id)


def may_decide_between(actor: Actor, *, body_id: UUID, programme_id: UUID) -> bool:
    """The secretaries enter what was decided between sessions, as they keep the record of a session."""
    return _writes(actor, *SECRETARIES, body_id=body_id, programme_id=programme_id)


def may_break_silence(actor: Actor, *, body_id: UUID, programme_id: UUID) -> bool:
    """The head of a side's delegation, or its executive secretary on behalf of the head."""
    roles = (Role.HEAD_OF_DELEGATION, Role.EXECUTIVE_SECRETARY)
    return actor.party_id is not None and _writes(actor, *roles, body_id=body_id, programme_id=programme_id)


def may_name_delegation(actor: Actor, review: Review, party_id: UUID) -> bool:
    """A side names its own delegation; a joint secretariat enters what a side has notified."""
    if actor.party_id is None:
        return _writes_in(actor, review, Role.JOINT_SECRETARIAT)
    own = actor.party_id == party_id
    return own and _writes_in(actor, review, Role.EXECUTIVE_SECRETARY, Role.COORDINATOR)


def may_acknowledge(actor: Actor, outcome: Outcome) -> bool:
    """The executive secretary of a side other than the one for which the outcome was entered."""
    if actor.party_id is None or outcome.entered_for_id is None:
        return False
    another = actor.party_id != outcome.entered_for_id
    return another and _writes_in(actor, outcome.review, Role.EXECUTIVE_SECRETARY)


def may_confirm_change(actor: Actor, review: Review, entered_for: UUID | None) -> bool:
    """The executive secretary or coordinator of a side other than the one that transcribed the change.

    Or a joint secretariat, for the sides.
    """
    if actor.party_id is None:
        return _writes_in(actor, review, Role.JOINT_SECRETARIAT)
    if actor.party_id == entered_for:
        return False
    return _writes_in(actor, review, Role.EXECUTIVE_SECRETARY, Role.COORDINATOR)


def may_dispute(actor: Actor, review: Review) -> bool:
    """A side notes what it disputes: its coordinator, head of delegation or secretary."""
    if actor.party_id is None:
        return False
    return _writes_in(actor, review, Role.EXECUTIVE_SECRETARY, Role.COORDINATOR, Role.HEAD_OF_DELEGATION)
