"""How the sides stood on an outcome: entered whole by a secretary, with the rule by which it was put to them."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from cooperation.access import Actor, verb
from cooperation.errors import Conflict, check_version
from meetings.models import Acknowledgement, Outcome, Review
from meetings.services import intersessional, standing
from meetings.services.effects import EFFECTIVE, LASTING
from meetings.services.outcomes import locked_outcome, not_withdrawn, settle_point
from meetings.services.rows import authorise_keeper, local_today, over, save
from meetings.services.standing import FAILED, Standing, StandInput


@verb
def enter_stands(
    actor: Actor,
    *,
    outcome_id: UUID,
    stands: Sequence[StandInput],
    rule: str = "",
    silent_until: date | None = None,
    version: int | None,
) -> Outcome:
    """Enters anew, whole, how the sides stood on an outcome. `rule`: that of the body unless another is named.

    The other sides acknowledge the outcome anew. Absent, Forbidden, Stale. Conflict: the session is over, the outcome
    is withdrawn, or what it did to the plan is not what by this came of it: the plan does not change by how the sides
    are said to have stood, but by an outcome that is withdrawn and recorded anew. Invalid: /rule, /silent_until,
    /stands.
    """
    outcome = locked_outcome(actor, outcome_id)
    authorise_keeper(actor, outcome.review)
    if outcome.review.state not in (Review.State.IN_SESSION, Review.State.ADJOURNED):
        raise over(outcome.review)
    not_withdrawn(outcome)
    check_version(outcome.version, version)
    if outcome.kind == Outcome.Kind.STATEMENT:
        raise Conflict(_("A statement for the record is one side’s own: the others do not decide on it."))
    failed = standing.put(outcome, Standing(stands, rule, silent_until)) in FAILED
    running = outcome.silent_until is not None and outcome.silent_until >= local_today(outcome.review)
    if outcome.kind in EFFECTIVE and outcome.carried and (failed or running):
        raise Conflict(_not_undone(outcome))
    if outcome.kind in EFFECTIVE and not outcome.carried and not failed:
        raise Conflict(_("It was not carried and did nothing to the plan: withdraw it, and record it anew."))
    turned, outcome.carried = outcome.carried == failed, not failed
    standing.write(outcome, stands)
    outcome.entered_for_id, outcome.entered_by_id = actor.party_id, actor.user_id
    Acknowledgement.unscoped.filter(outcome=outcome).delete()
    save(outcome, "decision_rule", "silent_until", "carried", "entered_for", "entered_by")
    if turned:
        _follow(outcome)
    return outcome


def _follow(outcome: Outcome) -> None:
    """Its point is as open as what was carried on it leaves it, and what was not carried confirms nothing."""
    settle_point(outcome)
    if not outcome.carried:
        intersessional.unconfirm(outcome)


def _not_undone(outcome: Outcome) -> str:
    """What a secretary may do instead: what changed the plan does not go back by a form about stands."""
    if outcome.kind in LASTING:
        return _(
            "What it did to the plan stands: by this rule the sides have not adopted it. Withdraw the outcome where"
            " that is possible, or record another."
        )
    return _(
        "The agreed status stands in the plan, but by this rule the sides have not adopted it. Withdraw the outcome,"
        " and record it anew with how the sides stood."
    )
