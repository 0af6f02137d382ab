"""How the sides stood on an outcome, and what by their rule came of it; for services that have locked the outcome."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from cooperation.errors import Invalid, clean
from cooperation.texts import Text
from meetings.models import Outcome, Review, Stand
from meetings.rules.deciding import Result
from meetings.selectors.stands import result_of
from meetings.services.rows import save
from programs.models import Body, Side

Rule = Body.Decision
#: What the sides have not adopted does nothing.
FAILED = ("not_adopted", "no_quorum")


@dataclass(frozen=True, slots=True)
class StandInput:
    """How one side stood. `proxy_id`: the side that spoke for it."""

    party_id: UUID
    choice: str
    proxy_id: UUID | None = None
    reservation: Text = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Standing:
    """How the sides stood, whole. `rule`: that of the body unless another is named."""

    stands: Sequence[StandInput] = ()
    rule: str = ""
    silent_until: date | None = None


def put(outcome: Outcome, standing: Standing) -> Result:
    """Checks how the sides stood, and says by which rule they did so on the outcome; what came of it.

    The caller saves the outcome, then write() keeps the stands. Invalid: /rule, /silent_until, /stands.
    """
    sides = _sides(outcome.review)
    _check(standing.stands, sides)
    outcome.decision_rule = standing.rule or outcome.review.body.decision_rule
    if outcome.decision_rule not in Rule.values:
        raise Invalid.of("rule", _("Choose one of the rules by which sides decide."))
    outcome.silent_until = standing.silent_until if outcome.decision_rule == Rule.SILENCE else None
    if outcome.decision_rule == Rule.SILENCE and outcome.silent_until is None:
        raise Invalid.of("silent_until", _("Say until when silence runs."))
    told = {str(one.party_id): one.choice for one in standing.stands}
    return result_of(outcome, told, len(sides))


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


def write(outcome: Outcome, stands: Sequence[StandInput]) -> None:
    """Keeps the stands of an outcome that is saved. What a side says again stays the row it was: its record goes on."""
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
