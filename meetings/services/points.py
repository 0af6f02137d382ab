"""Points of an agenda before they are dealt with: taken from proposals, reworded, put back, removed."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db.models import SET_NULL, F
from django.utils.translation import gettext as _

from cooperation.access import Actor, verb
from cooperation.errors import Conflict, Forbidden, Invalid, check_version, clean
from cooperation.texts import Text
from meetings import policies
from meetings.models import AgendaItem, BacklogPoint, PaperPoint, Referral, Review
from meetings.rules import schedule
from meetings.selectors import labels
from meetings.selectors.proposals import Proposal, proposals
from meetings.services.agenda import next_place, point_of, proposed_review
from meetings.services.paper_points import hand_on, let_go
from meetings.services.rows import save
from programs.services.sides import check_present

Source = AgendaItem.Source


@verb
def add_points(actor: Actor, *, review_id: UUID, chosen: Sequence[tuple[str, UUID]]) -> list[AgendaItem]:
    """Puts what is proposed onto the agenda, in the order given: all of it, or nothing.

    `chosen`: (source, source id) of each proposal. What waited in the backlog or was left over stands on the agenda
    from then on. Absent, Forbidden; Conflict where the session is over or one is proposed no more; Invalid: /proposals.
    """
    review = proposed_review(actor, review_id)
    if not chosen:
        raise Invalid.of("proposals", _("Choose at least one proposal."))
    known = {proposal.key: proposal for proposal in proposals(actor, review)}
    taken = [known.get(key) for key in dict.fromkeys(chosen)]
    place = next_place(review)
    points = []
    for number, proposal in enumerate(taken, place):
        if proposal is None:
            raise Conflict(
                _(
                    "Some of this is proposed no more: it is on the agenda by now, or its ground is gone. Look anew."
                )
            )
        points.append(_take(actor, review, proposal, number))
    return points


def _take(actor: Actor, review: Review, proposal: Proposal, place: int) -> AgendaItem:
    point = AgendaItem(
        review=review, position=place, title=proposal.title, item_id=proposal.item_id,
        proposed_by_id=proposal.proposed_by_id or actor.party_id, carried_over=proposal.carried_over,
        source=proposal.source, source_id=proposal.source_id, continues=proposal.earlier,
    )  # fmt: skip
    waiting = proposal.waiting
    if waiting is not None:
        point.source, point.source_id = waiting.source or point.source, waiting.source_id or point.source_id
        point.continues_id = waiting.continues_id
    clean(point, "title")
    point.save(force_insert=True)
    if proposal.earlier is not None:
        _hand_on(point, point=proposal.earlier)
    if waiting is not None:
        if waiting.referral_id:
            _hand_on(point, pk=waiting.referral_id)
        hand_on(waiting, point)
        waiting.delete()
    return point


def _hand_on(to: AgendaItem, **which: Any) -> None:
    """The referrals of which this holds stand at the point `to` from now on."""
    Referral.unscoped.filter(**which).update(point=to, version=F("version") + 1)


@verb
def edit_point(actor: Actor, *, point_id: UUID, title: Text, version: int | None) -> AgendaItem:
    """Words a point anew, in any language. Absent, Forbidden, Stale, Conflict once it is over, Invalid: /title."""
    _review, point = _own_point(actor, point_id, version)
    point.title = title
    clean(point, "title")
    save(point, "title")
    return point


@verb
def remove_point(actor: Actor, *, point_id: UUID, version: int | None) -> AgendaItem:
    """Takes a point off the agenda while nothing hangs on it; those after it move up.

    What it took up again is left over, and what had been referred waits in the backlog again. Absent, Forbidden, Stale.
    Conflict: the session is over, or something hangs on it.
    """
    review, point = _own_point(actor, point_id, version)
    if point.state != AgendaItem.State.OPEN or something_hangs_on(point):
        raise Conflict(
            _(
                "Outcomes, papers or other records hang on this point: it is deferred, or put back, not removed."
            )
        )
    check_own(actor, point)
    referral = Referral.unscoped.filter(point=point).first()
    earlier = point.continues_id
    if referral is not None and earlier is None:
        _wait(review, point, referral)
    elif referral is not None and earlier is not None:
        _hand_on(AgendaItem.unscoped.get(pk=earlier), pk=referral.pk)
    let_go(point)
    take_off(review, point)
    return point


@verb
def put_back_point(actor: Actor, *, point_id: UUID, version: int | None) -> BacklogPoint:
    """Defers a point before its session: from the agenda back to the backlog of the body, with its papers.

    Absent, Forbidden, Stale. Conflict: the session has begun (then an outcome defers it), or the point is dealt with.
    """
    review, point = _own_point(actor, point_id, version)
    if review.state not in schedule.MOVABLE:
        raise Conflict(
            labels.by_word(
                review.body,
                _("The session has begun: from now on an outcome defers a point."),
                _("The meeting has begun: from now on an outcome defers a point."),
            )
        )
    check_own(actor, point)
    if something_hangs_on(point, but=PaperPoint):
        raise Conflict(_("Something is recorded on this point already."))
    waiting = _wait(review, point, Referral.unscoped.filter(point=point).first())
    hand_on(point, waiting)
    take_off(review, point)
    return waiting


def check_own(actor: Actor, point: AgendaItem) -> None:
    """Forbidden where another side pulled the item of the point out of list A."""
    if point.source == Source.PULLED_OUT and point.proposed_by_id != actor.party_id:
        raise Forbidden(_("Only the side that pulled an item out of list A puts it back."))


def _own_point(actor: Actor, point_id: UUID, version: int | None) -> tuple[Review, AgendaItem]:
    """The session and its point, locked, for somebody who may rewrite the point as it was read."""
    review, point = point_of(actor, point_id)
    point.review = review
    if not policies.may_rewrite_point(actor, point):
        raise Forbidden(_("A point is changed by a secretary, or by the side that proposed it."))
    check_present(actor, review.programme_id)
    check_version(point.version, version)
    return review, point


def _wait(review: Review, point: AgendaItem, referral: Referral | None) -> BacklogPoint:
    made: BacklogPoint = BacklogPoint.unscoped.create(
        body_id=review.body_id, title=point.title, item_id=point.item_id, proposed_by_id=point.proposed_by_id,
        carried_over=point.carried_over + 1, source=point.source, source_id=point.source_id,
        continues_id=point.continues_id, referral=referral,
    )  # fmt: skip
    return made


def take_off(review: Review, point: AgendaItem) -> None:
    """Takes a point off the agenda of a locked session; those after it move up."""
    place = point.position
    AgendaItem.unscoped.filter(pk=point.pk).delete()
    for other in AgendaItem.unscoped.filter(review=review, position__gt=place).order_by("position"):
        other.position -= 1
        save(other, "position")


def something_hangs_on(point: AgendaItem, but: type[PaperPoint] | None = None) -> bool:
    """Whether any row would go with the point, or keep it: of whatever table names points of an agenda."""
    for link in AgendaItem._meta.related_objects:
        model: Any = link.related_model
        loose = link.on_delete is SET_NULL or link.field.name == "pgh_obj" or model is but
        if not loose and model._base_manager.filter(**{link.field.name: point}).exists():
            return True
    return False
