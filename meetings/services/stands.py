"""How the sides stood on an outcome: entered whole by a secretary, with the rule by which it was put to them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from cooperation.access import Actor, verb
from cooperation.errors import Conflict, Invalid, check_version, clean
from cooperation.texts import Text
from meetings.models import Acknowledgement, Outcome, Review, Stand
from meetings.selectors.stands import result_of
from meetings.services.effects import LASTING
from meetings.services.outcomes import locked_outcome, not_withdrawn
from meetings.services.rows import authorise_keeper, over, save
from programs.models import Body, Side

Rule = Body.Decision


@dataclass(frozen=True, slots=True)
class StandInput:
    """How one side stood. `proxy_id`: the side that spoke for it."""

    party_id: UUID
    choice: str
    proxy_id: UUID | None = None
    reservation: Text = field(default_factory=dict)


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
    is withdrawn, or by this it would not be adopted though it has changed the plan. Invalid: /rule, /silent_until,
    /stands.
    """
    outcome = locked_outcome(actor, outcome_id)
    authorise_keeper(actor, outcome.review)
    if outcome.review.state not in (Review.State.IN_SESSION, Review.State.ADJOURNED):
        raise over(outcome.review)
    not_withdrawn(outcome)
    check_version(outcome.version, version)
    sides = _sides(outcome.review)
    _check(stands, sides)
    outcome.decision_rule = rule or outcome.review.body.decision_rule
    if outcome.decision_rule not in Rule.values:
        raise Invalid.of("rule", _("Choose one of the rules by which sides decide."))
    outcome.silent_until = silent_until if outcome.decision_rule == Rule.SILENCE else None
    if outcome.decision_rule == Rule.SILENCE and silent_until is None:
        raise Invalid.of("silent_until", _("Say until when silence runs."))
    told = {str(one.party_id): one.choice for one in stands}
    if outcome.kind in LASTING and result_of(outcome, told, len(sides)) in ("not_adopted", "no_quorum"):
        raise Conflict(
            _(
                "What it did to the plan stands: by this rule the sides have not adopted it. Withdraw the outcome where"
                " that is possible, or record another."
            )
        )
    _replace(outcome, stands)
    outcome.entered_for_id, outcome.entered_by_id = actor.party_id, actor.user_id
    Acknowledgement.unscoped.filter(outcome=outcome).delete()
    save(outcome, "decision_rule", "silent_until", "entered_for", "entered_by")
    return outcome


def _sides(review: Review) -> set[UUID]:
    rows = Side.unscoped.filter(programme_id=review.programme_id).present(review.starts_on)
    return set(rows.values_list("party_id", flat=True))


def _check(stands: Sequence[StandInput], sides: set[UUID]) -> None:
    """That each is a side, once, and who spoke for another was there itself."""
    choices = {one.party_id: one for one in stands}
    if len(choices) < len(stands) or not choices.keys() <= sides:
        raise Invalid.of("stands", _("Only a side of this programme stands on an outcome, and each once."))
    for one in stands:
        if one.proxy_id is None:
            continue
        if one.choice == Stand.Choice.ABSENT:
            raise Invalid.of("stands", _("A side that was absent has nobody who spoke for it."))
        speaker = choices.get(one.proxy_id)
        there = speaker is not None and speaker.choice != Stand.Choice.ABSENT and speaker.proxy_id is None
        if one.proxy_id == one.party_id or not there:
            raise Invalid.of(
                "stands", _("Another side of this programme that was there itself speaks for a side.")
            )


def _replace(outcome: Outcome, stands: Sequence[StandInput]) -> None:
    """What a side says again stays the row it was, so that its record goes on."""
    former = {row.party_id: row for row in Stand.unscoped.select_for_update().filter(outcome=outcome)}
    for one in stands:
        row = former.pop(one.party_id, None)
        if row is None:
            row = Stand(outcome=outcome, party_id=one.party_id, choice=one.choice)
            _fill(row, one)
            row.save(force_insert=True)
        elif (row.choice, row.proxy_id, row.reservation) != (one.choice, one.proxy_id, one.reservation):
            _fill(row, one)
            save(row, "choice", "proxy", "reservation")
    Stand.unscoped.filter(pk__in=[row.pk for row in former.values()]).delete()


def _fill(row: Stand, one: StandInput) -> None:
    row.choice, row.proxy_id, row.reservation = one.choice, one.proxy_id, one.reservation
    clean(row, "choice", "reservation")
