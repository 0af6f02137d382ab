"""A session's date confirmed by every side and convened; its sittings; postponed without a date."""

from datetime import date, datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Max
from django.utils.translation import gettext as _

from cooperation import clock
from cooperation.access import Actor, verb
from cooperation.announce import announce
from cooperation.errors import Absent, Conflict, Invalid, check_version, clean
from cooperation.texts import Text
from meetings.models import DateConfirmation, Review, Sitting
from meetings.selectors import course as reading
from meetings.selectors import labels
from meetings.services import steps
from meetings.services.rows import go_over, kept_review, locked_review, not_sealed, save
from programs.services import authority
from programs.services.authority import ActInput

State = Review.State

# --- The date ---------------------------------------------------------------------------------------------------------


@verb
def confirm_date(actor: Actor, *, review_id: UUID, version: int | None, act: ActInput) -> DateConfirmation:
    """A side confirms the days of a session. Once every side that takes part has, the session is confirmed.

    Absent. Forbidden: neither of that side, nor the joint secretariat with a document. Stale: the session was changed
    since it was read. Conflict: its date is not open for confirmation, the side has confirmed it or has left.
    Invalid: as programs.services.authority.checked() says.
    """
    review = locked_review(actor, review_id)
    fields = authority.checked(actor, programme_id=review.programme_id, given=act)
    check_version(review.version, version)
    if review.state != State.PROPOSED:
        raise Conflict(
            labels.by_word(
                review.body,
                _("The session is “%(state)s”: its date is not open for confirmation."),
                _("The meeting is “%(state)s”: its date is not open for confirmation."),
            )
            % {"state": review.get_state_display()}
        )
    standing = DateConfirmation.unscoped.filter(review=review, voided_at__isnull=True)
    if standing.filter(party_id=fields["party_id"]).exists():
        raise Conflict(_("This side has confirmed the date already."))
    row = DateConfirmation(review=review, starts_on=review.starts_on, ends_on=review.ends_on, **fields)
    clean(row, "document_kind", "document_number")
    row.save(force_insert=True)
    if not reading.unconfirmed(review):
        go_over(review, State.CONFIRMED)
    save(review, "state")
    announce("meetings.review", review_id=review.pk)
    return row


def void_confirmations(review: Review) -> None:
    """What the sides confirmed of a locked session whose days change is void: it is proposed anew.

    The caller saves the session.
    """
    standing = DateConfirmation.unscoped.select_for_update().filter(review=review, voided_at__isnull=True)
    rows = list(standing.order_by("pk"))
    for row in rows:
        row.voided_at = clock.now()
        save(row, "voided_at")
    if rows and review.state != State.PROPOSED:
        review.state = State.PROPOSED


@verb
def convene(actor: Actor, *, review_id: UUID, version: int | None) -> Review:
    """Convenes a session whose date every side has confirmed: from now on everybody is reminded of it.

    Absent. Forbidden: not a secretary. Stale. Conflict: its date is not confirmed by every side.
    """
    review = kept_review(actor, review_id)
    check_version(review.version, version)
    if review.state == State.PROPOSED:
        raise Conflict(_("Its date is not yet confirmed by every side."))
    go_over(review, State.CONVENED)
    save(review, "state")
    announce("meetings.review", review_id=review.pk)
    return review


@verb
def postpone(actor: Actor, *, review_id: UUID, version: int | None, reason: Text) -> Review:
    """Postpones a session without a day (sine die). Nobody is reminded of it any more; who was is told.

    What the sides confirmed is void, and what was due before and after it has no day but by hand. A new date
    is given by moving it. Absent. Forbidden: not a secretary. Stale.
    Conflict: it has begun, or is over. Invalid: /reason.
    """
    review = kept_review(actor, review_id)
    check_version(review.version, version)
    if not any(words.strip() for words in reason.values()):
        raise Invalid.of("reason", _("Say why."))
    go_over(review, State.POSTPONED)
    review.postponed_reason = reason
    clean(review, "postponed_reason")
    _void(review)
    review.schedule_version += 1
    save(review, "state", "postponed_reason", "schedule_version")
    steps.shift(review)
    announce("meetings.review", review_id=review.pk)
    return review


def _void(review: Review) -> None:
    """Voids the confirmations without proposing anything."""
    state = review.state
    void_confirmations(review)
    review.state = state


# --- Sittings ---------------------------------------------------------------------------------------------------------


def _local_now(review: Review) -> datetime:
    """The date and the time to the minute at the session's place."""
    return clock.now().astimezone(ZoneInfo(review.time_zone)).replace(second=0, microsecond=0)


def begin_sitting(review: Review) -> Sitting:
    """The next sitting of a locked session begins."""
    now = _local_now(review)
    last = Sitting.unscoped.filter(review=review).aggregate(last=Max("number"))["last"] or 0
    return Sitting.unscoped.create(
        review=review, number=last + 1, held_on=now.date(), from_time=now.time().replace(tzinfo=None)
    )


def end_sitting(review: Review, *, on: date, resumes_on: date | None = None) -> None:
    """The sitting that goes on ends; at what hour is known only where it ends today."""
    going_on = Sitting.unscoped.select_for_update().filter(review=review, to_time__isnull=True)
    row = going_on.order_by("-number").first()
    if row is None:
        return
    now = _local_now(review)
    row.to_time, row.resumes_on = now.time() if now.date() == on else None, resumes_on
    save(row, "to_time", "resumes_on")


def strike_sittings(review: Review) -> None:
    """A session that was opened by mistake has not sat."""
    Sitting.unscoped.filter(review=review).delete()


@verb
def adjourn(actor: Actor, *, review_id: UUID, version: int | None, resumes_on: date | None = None) -> Review:
    """Ends the sitting; the session goes on with another one, which is opened as the first was.

    Absent. Forbidden: not a secretary. Stale. Conflict: it is not in session. Invalid: /resumes_on, a day that is over.
    """
    review = kept_review(actor, review_id)
    check_version(review.version, version)
    go_over(review, State.ADJOURNED)
    today = clock.today(review.time_zone)
    if resumes_on is not None and resumes_on < today:
        raise Invalid.of("resumes_on", _("It is resumed today or on a day to come."))
    save(review, "state")
    end_sitting(review, on=today, resumes_on=resumes_on)
    announce("meetings.review", review_id=review.pk)
    return review


@verb
def correct_sitting(
    actor: Actor,
    *,
    sitting_id: UUID,
    version: int | None,
    held_on: date,
    from_time: time,
    to_time: time | None = None,
) -> Sitting:
    """Says when a sitting was really held; local to the session. It may end after midnight.

    Absent. Forbidden: not a secretary. Stale. Invalid: /held_on, a day that is still to come; /to_time, left empty of a
    sitting that is over.
    """
    found = Sitting.objects.visible_to(actor).filter(pk=sitting_id).values_list("review", flat=True).first()
    if found is None:
        raise Absent
    review = kept_review(actor, found)
    row = Sitting.unscoped.select_for_update().get(pk=sitting_id)
    check_version(row.version, version)
    not_sealed(review)
    if held_on > clock.today(review.time_zone):
        raise Invalid.of("held_on", _("What is still to come has not been held yet."))
    if row.resumes_on is not None and row.resumes_on < held_on:
        raise Invalid.of("held_on", _("It is resumed on the day of the sitting or after it."))
    row.held_on, row.from_time, row.to_time = held_on, from_time, to_time
    save(row, "held_on", "from_time", "to_time")
    announce("meetings.review", review_id=review.pk)
    return row
