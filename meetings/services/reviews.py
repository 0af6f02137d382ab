"""The course of a session: called, opened, concluded; moved or cancelled."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import F, Max
from django.utils.translation import gettext as _

from cooperation import clock
from cooperation.access import Actor, verb
from cooperation.announce import announce
from cooperation.errors import Absent, Conflict, Forbidden, Invalid, check_version, clean
from cooperation.texts import Text
from meetings import policies
from meetings.models import AgendaItem, Delegation, Minutes, Outcome, Referral, Review
from meetings.rules import schedule
from meetings.selectors import brackets, labels
from meetings.services import course, steps
from meetings.services.rows import go_over, kept_review, local_today, save
from meetings.services.snapshots import freeze
from programs.models import Body, Edition, Programme, Round, Side
from programs.services import agreed
from programs.services.sides import check_present

State = Review.State


@dataclass(frozen=True, slots=True)
class ReviewDraft:
    """Where and when a session is to be held. Days and time are local to `time_zone` (IANA)."""

    starts_on: date
    ends_on: date
    starts_at_time: time
    time_zone: str
    place: Text
    covers_from: date
    covers_to: date
    host_id: UUID | None = None
    round_id: UUID | None = None


@verb
def create_review(actor: Actor, *, programme_id: UUID, draft: ReviewDraft) -> Review:
    """Calls the next session of the body that keeps a programme; numbered after the last, one delegation a side.

    Absent where the programme is not visible; Forbidden for others than the secretaries; Invalid names wrong fields.
    """
    programme = Programme.objects.visible_to(actor).filter(pk=programme_id).first()
    if programme is None:
        raise Absent
    if not policies.may_convene(actor, body_id=programme.body_id, programme_id=programme.pk):
        raise Forbidden(
            labels.by_word(
                programme.body,
                _("Only an executive secretary or the joint secretariat calls a session."),
                _("Only an executive secretary or the joint secretariat calls a meeting."),
            )
        )
    check_present(actor, programme.pk)
    body = Body.unscoped.select_for_update(of=("self",)).get(pk=programme.body_id)
    last = Review.unscoped.filter(body=body).aggregate(last=Max("number"))["last"] or 0
    review = Review(
        body=body, programme=programme, number=last + 1, place=draft.place, covers_from=draft.covers_from,
        covers_to=draft.covers_to,
    )  # fmt: skip
    present = Side.unscoped.filter(programme=programme).present(draft.starts_on)
    sides = list(present.values_list("party_id", flat=True))
    review.round = _known_round(programme, draft.round_id)
    review.host_id = _known_host(sides, draft.host_id)
    _set_days(review, draft.starts_on, draft.ends_on, draft.starts_at_time, draft.time_zone)
    _check_period(draft)
    clean(review, "place")
    review.save(force_insert=True)
    Delegation.unscoped.bulk_create([Delegation(review=review, party_id=party_id) for party_id in sides])
    _take_over(review)
    steps.lay_out([review])
    announce("meetings.review", review_id=review.pk)
    return review


def _check_period(draft: ReviewDraft) -> None:
    if draft.covers_to < draft.covers_from:
        raise Invalid.of("covers_to", _("The period covered ends before it begins."))


def _known_round(programme: Programme, round_id: UUID | None) -> Round | None:
    if round_id is None:
        return None
    found = Round.unscoped.filter(pk=round_id, programme=programme).first()
    if found is None:
        raise Invalid.of("round", _("Choose a round of this programme."))
    return found


def _known_host(sides: list[UUID], host_id: UUID | None) -> UUID | None:
    if host_id is not None and host_id not in sides:
        raise Invalid.of("host", _("Choose a side of this programme."))
    return host_id


def _set_days(review: Review, starts_on: date, ends_on: date, at: time, zone: str) -> None:
    if ends_on < starts_on:
        raise Invalid.of(
            "ends_on",
            labels.by_word(
                review.body, _("The session ends before it begins."), _("The meeting ends before it begins.")
            ),
        )
    if not clock.is_zone(zone):
        raise Invalid.of("time_zone", _("This is not a known time zone."))
    if _is_skipped(starts_on, at, zone):
        raise Invalid.of("starts_at_time", _("The clocks leap over this hour on that day."))
    review.starts_on, review.ends_on, review.starts_at_time, review.time_zone = starts_on, ends_on, at, zone


def _is_skipped(day: date, at: time, zone: str) -> bool:
    """Whether the clocks of the zone never show that hour on that day."""
    local = datetime.combine(day, at)
    there = local.replace(tzinfo=ZoneInfo(zone))
    return there.astimezone(UTC).astimezone(there.tzinfo).replace(tzinfo=None) != local


@verb
def open_session(actor: Actor, *, review_id: UUID, version: int | None) -> Review:
    """Opens the session, or resumes it where it was adjourned: a sitting begins in which outcomes are recorded."""
    review = kept_review(actor, review_id)
    check_version(review.version, version)
    former = review.state
    go_over(review, State.IN_SESSION)
    review.opened_from = review.opened_from if former == State.ADJOURNED else former
    save(review, "state", "opened_from")
    course.begin_sitting(review)
    announce("meetings.review", review_id=review.pk)
    return review


@verb
def unopen_session(actor: Actor, *, review_id: UUID, version: int | None) -> Review:
    """Takes back that a session was opened, while nothing was recorded in it: it stands as it stood before.

    Absent. Forbidden: not a secretary. Stale. Conflict: it is not in session, or something was recorded.
    """
    review = kept_review(actor, review_id)
    check_version(review.version, version)
    if review.state != State.IN_SESSION:
        raise Conflict(_("It is not open."))
    if Outcome.unscoped.filter(review=review).exists() or Minutes.unscoped.filter(review=review).exists():
        raise Conflict(_("Something was recorded since it was opened: it can only be concluded."))
    review.state, review.opened_from = review.opened_from or State.CONVENED, ""
    save(review, "state", "opened_from")
    course.strike_sittings(review)
    announce("meetings.review", review_id=review.pk)
    return review


@verb
def conclude(
    actor: Actor,
    *,
    review_id: UUID,
    version: int | None,
    on: date | None = None,
    without_outcomes: bool = False,
) -> Review:
    """Concludes the session. By the body's rule its edition comes into force now, or waits as recorded.

    `on` is the day of conclusion at the place, by default today there: today, or a day since the first one. Today may
    come before the first day, where a session was held ahead of its date.
    Points that were deferred go onto the agenda of the next session, where there is one.
    Conflict where wording stands in brackets.
    Invalid: /on; /without_outcomes, where nothing was decided and that is not said.
    """
    review = kept_review(actor, review_id)
    check_version(review.version, version)
    go_over(review, State.CONCLUDED)
    today = local_today(review)
    concluded_on = today if on is None else on
    if concluded_on != today and not review.starts_on <= concluded_on < today:
        raise Invalid.of(
            "on",
            labels.by_word(
                review.body,
                _("A session is concluded between its first day and today."),
                _("A meeting is concluded between its first day and today."),
            ),
        )
    if not without_outcomes and decided_nothing(review):
        raise Invalid.of(
            "without_outcomes",
            _("No outcome has been recorded. The record will say that nothing was decided."),
        )
    if brackets.open_in(review).exists():
        raise Conflict(
            _("Wording stands in brackets. Agree on it, drop it, or record it as a disagreement first.")
        )
    review.concluded_at = clock.now()
    save(review, "state", "concluded_at")
    course.end_sitting(review, on=concluded_on)
    _bring_into_force(actor, review, concluded_on)
    freeze(review, on=concluded_on, read_on=max(concluded_on, today))
    _carry_over(review)
    announce("meetings.review", review_id=review.pk)
    return review


def decided_nothing(review: Review) -> bool:
    """Whether no outcome of the session stands: to conclude it so is confirmed."""
    return not Outcome.unscoped.filter(review=review, withdrawn_at__isnull=True).exists()


def _bring_into_force(actor: Actor, review: Review, on: date) -> None:
    if review.edition is None or review.body.in_force_on != Body.InForceOn.CONCLUSION:
        return
    if review.edition.state == Edition.State.RECORDED:
        agreed.bring_into_force(actor, edition_id=review.edition.pk, on=on)


def _carry_over(review: Review) -> None:
    """Puts what was deferred onto the next agenda, counting how often."""
    following = (
        Review.unscoped.select_for_update()
        .filter(programme_id=review.programme_id, number__gt=review.number, state__in=schedule.MOVABLE)
        .order_by("number")
        .first()
    )
    if following is not None:
        _defer_to(following, review)


def _take_over(review: Review) -> None:
    """What the last session deferred goes onto the agenda of the first one that is called after it."""
    others = Review.unscoped.filter(programme_id=review.programme_id).exclude(pk=review.pk)
    former = others.filter(state=State.CONCLUDED).order_by("-number").first()
    if former and not others.filter(number__gt=former.number).exclude(state=State.CANCELLED).exists():
        _defer_to(review, former)


def _defer_to(following: Review, review: Review) -> None:
    deferred = (
        AgendaItem.unscoped.filter(review=review, state=AgendaItem.State.DEFERRED)
        .filter(continued_by__isnull=True, waiting__isnull=True)
        .order_by("position")
    )
    last = AgendaItem.unscoped.filter(review=following).aggregate(last=Max("position"))["last"] or 0
    for place, point in enumerate(deferred, 1):
        again = AgendaItem.unscoped.create(
            review=following, position=last + place, title=point.title, item_id=point.item_id,
            proposed_by_id=point.proposed_by_id, carried_over=point.carried_over + 1, continues=point,
            source=AgendaItem.Source.DEFERRED, source_id=point.pk,
        )  # fmt: skip
        Referral.unscoped.filter(point=point).update(point=again, version=F("version") + 1)


@verb
def move_review(
    actor: Actor,
    *,
    review_id: UUID,
    version: int | None,
    starts_on: date,
    ends_on: date,
    starts_at_time: time,
    time_zone: str | None = None,
    place: Text | None = None,
) -> Review:
    """Postpones or advances a session that has not begun. Reminders of the former days are void by the new version.

    So are the sides' confirmations, where other days are named: the date is proposed anew. What is due before and after
    it moves along, unless it is done or was set by hand; `moved_from` of its steps says from where.
    """
    review = kept_review(actor, review_id)
    check_version(review.version, version)
    if review.state not in schedule.MOVABLE:
        raise Conflict(
            labels.by_word(
                review.body,
                _("A session that has begun, ended or been cancelled is not moved."),
                _("A meeting that has begun, ended or been cancelled is not moved."),
            )
        )
    former = (review.starts_on, review.ends_on)
    if starts_on < former[0] and starts_on < clock.today(time_zone or review.time_zone):
        raise Invalid.of("starts_on", _("This day has passed."))
    _set_days(review, starts_on, ends_on, starts_at_time, time_zone or review.time_zone)
    if place is not None:
        review.place = place
        clean(review, "place")
    if former != (review.starts_on, review.ends_on):
        review.moved_from = former[0]
        course.void_confirmations(review)
    if review.state == State.POSTPONED:
        review.state, review.postponed_reason = State.PROPOSED, {}
    review.schedule_version += 1
    save(
        review, "starts_on", "ends_on", "starts_at_time", "time_zone", "place", "state", "schedule_version",
        "moved_from", "postponed_reason",
    )  # fmt: skip
    steps.shift(review)
    announce("meetings.review", review_id=review.pk)
    return review


@verb
def cancel_review(
    actor: Actor, *, review_id: UUID, version: int | None, reason: Text | None = None
) -> Review:
    """Cancels a session that has not begun. Who was told of it is told that it will not be held, and why.

    `reason` may be empty here: the page asks for one.
    """
    review = kept_review(actor, review_id)
    check_version(review.version, version)
    go_over(review, State.CANCELLED)
    review.schedule_version += 1
    review.cancelled_reason = reason or {}
    clean(review, "cancelled_reason")
    save(review, "state", "schedule_version", "cancelled_reason")
    announce("meetings.review", review_id=review.pk)
    return review
