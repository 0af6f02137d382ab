"""The symbols of what a body decides, in its sessions and between them: none of them twice."""

from itertools import count

from meetings.models import IntersessionalDecision, Outcome, Review
from programs.models import Body
from programs.rules.schemes import numbered


def of_outcome(review: Review, number: int) -> str:
    """That of the outcome of this number in a locked session, by the scheme of its body."""
    body = review.body
    if "{session}" not in body.outcome_scheme:
        return _next(body, review.starts_on.year)
    return numbered(
        body.outcome_scheme,
        body=body.symbol,
        session=review.number,
        year=review.starts_on.year,
        number=number,
    )


def between_sessions(body: Body, year: int) -> str:
    """That of a decision between sessions, where the scheme does not number within each session; else none."""
    return "" if "{session}" in body.outcome_scheme else _next(body, year)


def _next(body: Body, year: int) -> str:
    """The next one of a scheme that numbers through. The body is locked, after the session where there is one."""
    Body.unscoped.select_for_update(no_key=True).get(pk=body.pk)
    outcomes = Outcome.unscoped.filter(review__body=body).values_list("symbol", flat=True)
    decisions = IntersessionalDecision.unscoped.filter(body=body).values_list("symbol", flat=True)
    taken = {*outcomes, *decisions}
    made = (numbered(body.outcome_scheme, body=body.symbol, year=year, number=number) for number in count(1))
    return next(symbol for symbol in made if symbol not in taken)
