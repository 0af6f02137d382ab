"""Who may do what in a session: one predicate a verb. Rows that an actor does not see never come here."""

from uuid import UUID

from cooperation.access import Actor, Role
from meetings.models import Outcome, Review

SECRETARIES = (Role.EXECUTIVE_SECRETARY, Role.JOINT_SECRETARIAT)


def _keeps(actor: Actor, body_id: UUID, programme_id: UUID) -> bool:
    return "write" in actor.scopes and actor.holds(*SECRETARIES, body_id=body_id, programme_id=programme_id)


def may_keep_record(actor: Actor, review: Review) -> bool:
    """The executive secretary of a side, or the joint secretariat: opens, records, corrects, moves, concludes."""
    return _keeps(actor, review.body_id, review.programme_id)


def may_convene(actor: Actor, *, body_id: UUID, programme_id: UUID) -> bool:
    """Whoever keeps the record of the body calls its next session."""
    return _keeps(actor, body_id, programme_id)


def may_propose_point(actor: Actor, review: Review) -> bool:
    """A side's coordinator proposes points for the agenda; the secretaries enter them too."""
    return "write" in actor.scopes and actor.holds(
        *SECRETARIES, Role.COORDINATOR, Role.HEAD_OF_DELEGATION,
        body_id=review.body_id, programme_id=review.programme_id,
    )  # fmt: skip


def may_name_delegation(actor: Actor, review: Review, party_id: UUID) -> bool:
    """A side names its own delegation; a joint secretariat enters what a side has notified."""
    if "write" not in actor.scopes:
        return False
    if actor.holds(Role.JOINT_SECRETARIAT, body_id=review.body_id):
        return True
    return actor.party_id == party_id and actor.holds(
        Role.EXECUTIVE_SECRETARY, Role.COORDINATOR, body_id=review.body_id, programme_id=review.programme_id
    )


def may_acknowledge(actor: Actor, outcome: Outcome) -> bool:
    """The executive secretary of a side other than the one for which the outcome was entered."""
    return (
        "write" in actor.scopes
        and actor.party_id is not None
        and outcome.entered_for_id is not None
        and actor.party_id != outcome.entered_for_id
        and actor.holds(Role.EXECUTIVE_SECRETARY, body_id=outcome.review.body_id)
    )
