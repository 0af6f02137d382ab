"""What is prepared before a session, as part of the stage."""

from meetings.models import BacklogPoint, Outcome, Review
from tests.cast import Cast, text


def lay_before(cast: Cast, held: Review, ahead: Review) -> None:
    """A point of BY's that waits, and a referral that has gone to nobody yet."""
    BacklogPoint.unscoped.create(body=cast.body, title=text("Later"), proposed_by=cast.by)
    Outcome.unscoped.create(
        review=held, number=90, kind="referral", text=text("Examine it"), entered_for=cast.by
    )
