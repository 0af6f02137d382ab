"""What every service of a session does first: find the row among those the actor sees, lock it, check its version."""

from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from cooperation import clock
from cooperation.access import Actor
from cooperation.errors import Absent, Conflict, Fault, Forbidden
from cooperation.texts import Text
from cooperation.ui import marks
from meetings import policies
from meetings.models import AgendaItem, Review
from meetings.rules import schedule
from meetings.rules.typefaces import strange_letter
from meetings.selectors import labels, minutes
from programs.services.sides import check_present


def locked_review(actor: Actor, review_id: UUID) -> Review:
    """The session, locked until the transaction ends; Absent where the actor does not see one."""
    review = (
        Review.objects.visible_to(actor)
        .select_related("body", "programme", "edition", "round")
        .select_for_update(of=("self",))
        .filter(pk=review_id)
        .first()
    )
    if review is None:
        raise Absent
    return review  # type: ignore[no-any-return]


def kept_review(actor: Actor, review_id: UUID) -> Review:
    """The same, for somebody who keeps its record; Forbidden, Conflict for the others who see it."""
    review = locked_review(actor, review_id)
    authorise_keeper(actor, review)
    return review


def authorise_keeper(actor: Actor, review: Review) -> None:
    """Forbidden for whoever does not keep the record of the session, Conflict where their side has left."""
    if not policies.may_keep_record(actor, review):
        raise Forbidden(_("Only an executive secretary or the joint secretariat keeps the shared record."))
    check_present(actor, review.programme_id)


def locked_point(review: Review, point_id: UUID) -> AgendaItem:
    """A point of this session's agenda, locked."""
    point = AgendaItem.unscoped.select_for_update().filter(pk=point_id, review=review).first()
    if point is None:
        raise Absent
    return point


def over(review: Review) -> Conflict:
    """That the record of a session that is over stands."""
    return Conflict(
        labels.by_word(
            review.body,
            _("This session is over: its record is not changed any more."),
            _("This meeting is over: its record is not changed any more."),
        )
    )


def not_over(review: Review) -> None:
    """Conflict where the session is concluded or cancelled."""
    if review.state not in schedule.AHEAD:
        raise over(review)


def not_sealed(review: Review) -> None:
    """Conflict where the minutes of the session are sealed. The database refuses what forgets to ask."""
    if minutes.is_sealed(review.pk):
        raise Conflict(_("The minutes are sealed: the record is not changed any more."))


def faults_of_letters(name: str, text: Text) -> list[Fault]:
    """That a text, of the field `name`, could not be set in the minutes; of each language whose own script could be."""
    return [
        Fault(
            f"/{name}",
            _(
                "“%(letter)s” is of a script for which there is no typeface here: the minutes could not be set."
            )
            % {"letter": strange},
        )
        for tag, words in text.items()
        if not strange_letter(marks.own_name(tag)) and (strange := strange_letter(words))
    ]


def local_today(review: Review) -> date:
    """Today in the session's own time zone."""
    return clock.today(review.time_zone)


def save(row: Any, *fields: str) -> None:
    """Saves the named fields of a locked row and raises its version."""
    row.version += 1
    row.save(update_fields=[*fields, "version"])


def go_over(review: Review, then: str) -> None:
    """Brings a locked session into a state; Conflict where that does not follow. The caller saves it."""
    if not schedule.may_follow(review.state, then):
        raise Conflict(
            labels.by_word(
                review.body,
                _("The session is “%(state)s”: it cannot become “%(then)s”."),
                _("The meeting is “%(state)s”: it cannot become “%(then)s”."),
            )
            % {"state": review.get_state_display(), "then": Review.State(then).label}
        )
    review.state = then
