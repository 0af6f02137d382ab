"""What is prepared before a session, as part of the stage."""

from datetime import date, timedelta

from cooperation import clock
from meetings.models import (
    BacklogPoint,
    Delegate,
    Delegation,
    IntersessionalDecision,
    Letter,
    Outcome,
    Paper,
    PaperVersion,
    Review,
)
from tests.cast import Cast, text


def lay_before(cast: Cast, held: Review, ahead: Review) -> None:
    """A point of BY's that waits, a referral that has gone to nobody yet, a paper, a letter, and who came for BY."""
    Review.unscoped.filter(pk__in=(held.pk, ahead.pk)).update(round=cast.round)
    BacklogPoint.unscoped.create(body=cast.body, title=text("Later"), proposed_by=cast.by)
    Outcome.unscoped.create(
        review=held, number=90, kind="referral", text=text("Examine it"), entered_for=cast.by
    )
    paper = Paper.unscoped.create(
        review=ahead, number=1, symbol="WP.1", title=text("A paper"), submitted_by=cast.by
    )
    PaperVersion.unscoped.create(paper=paper, language="ru")
    Letter.unscoped.create(body=cast.body, sent_on=date(2026, 1, 12), subject=text("A letter"))
    _lay_between(cast)
    came = Delegation.unscoped.get(review=held, party=cast.by)
    Delegate.unscoped.create(delegation=came, person=cast.people["by_head"], is_head=True)


def _lay_between(cast: Cast) -> None:
    """A letter of each side, a silence procedure that runs, and one that was kept."""
    for side in (cast.by, cast.ru):
        Letter.unscoped.create(
            body=cast.body, sender=side, sent_on=date(2026, 1, 13), subject=text("Agreed"), number=side.code
        )
    today = clock.today("UTC")
    for number, days in ((90, 9), (91, -2)):
        IntersessionalDecision.unscoped.create(
            body=cast.body, programme=cast.programme, number=number, how="silence", state="pending",
            kind="decision", text=text("Silently"), time_zone="UTC", silent_until=today + timedelta(days),
        )  # fmt: skip
