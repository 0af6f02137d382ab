"""List A of a session: adopted en bloc by one outcome; an item is pulled out by a side, and put back by that side.

Locks in the order of all that writes in a session: the session, its point, then the plan and its items by their ids.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from cooperation.access import Actor, verb
from cooperation.announce import announce
from cooperation.errors import Conflict, Fault, Forbidden, Invalid, Stale, check_version, clean
from cooperation.texts import Text
from meetings import policies
from meetings.models import AgendaItem, Outcome, Review
from meetings.selectors import labels
from meetings.selectors.list_a import ListA, list_a
from meetings.selectors.proposals import TITLE
from meetings.services.agenda import next_place, point_of
from meetings.services.outcomes import ground_of, held_review, next_outcome
from meetings.services.paper_points import let_go
from meetings.services.points import check_own, something_hangs_on, take_off
from meetings.services.rows import locked_review, not_over
from programs.models import Wording
from programs.services import agreed
from programs.services.sides import check_present


@dataclass(frozen=True, slots=True)
class Seen:
    """An item as the preview showed it: with its status, and the mark of the words on which that rests."""

    item_id: UUID
    status: str
    mark: str


@verb
def adopt_list_a(actor: Actor, *, review_id: UUID, seen: Sequence[Seen], text: Text) -> Outcome:
    """Adopts list A by one outcome: the agreed status of each item is the one that all its sides report.

    `seen`: the list as it was shown, whole. The outcome is an agreed status without an item of its own; the agreed
    states of the items name it as their source. What this does to the plan is what as many agreed statuses would do.
    Absent. Forbidden: not a secretary. Conflict: the session is not held, has no round, or nothing is on its list.
    Stale, with a fault for each item: the list is another one by now. Invalid: /text, and as agree_statuses() says.
    """
    review = held_review(actor, review_id)
    now = _list(actor, review)
    if not now.items:
        raise Conflict(_("Nothing is on list A now."))
    _check_seen(seen, now)
    outcome = next_outcome(actor, review, Outcome.Kind.AGREED_STATUS, text)
    if text:
        clean(outcome, "text")
    ground = ground_of(outcome)
    agreed.agree_statuses(
        actor, programme_id=review.programme_id, statuses={one.item_id: one.status for one in now.items},
        agreed_on=ground.agreed_on, note=text, source_label=ground.label, source_id=outcome.pk,
    )  # fmt: skip
    outcome.save(force_insert=True)
    announce("meetings.outcome", outcome_id=outcome.pk, review_id=review.pk)
    return outcome


def _list(actor: Actor, review: Review) -> ListA:
    if review.round is None:
        raise Conflict(
            labels.by_word(
                review.body,
                _("No round of positions belongs to this session: it has no list A."),
                _("No round of positions belongs to this meeting: it has no list A."),
            )
        )
    return list_a(actor, review)


def _check_seen(seen: Sequence[Seen], now: ListA) -> None:
    """Stale where the list is not, word for word, the one that was shown."""
    shown = {one.item_id: one for one in seen}
    if len(shown) < len(seen):
        raise Invalid.of("items", _("Name each item once."))
    standing = {one.item_id: one for one in now.items}
    faults = [
        Fault("/items", _("Item %(number)s is on the list by now.") % {"number": one.number})
        for one in now.items
        if one.item_id not in shown
    ]
    faults += [
        Fault("/items", _("What the sides say of item %(number)s has changed.") % {"number": one.number})
        for one in now.items
        if (was := shown.get(one.item_id)) is not None and (was.status, was.mark) != (one.status, one.mark)
    ]
    gone = [item_id for item_id in shown if item_id not in standing]
    faults += [
        Fault("/items", _("Item %(number)s is on the list no more.") % {"number": number})
        for number in _numbers(gone)
    ]
    if faults:
        raise Stale(0, _("List A has changed since it was shown. Nothing was adopted."), faults=faults)


def _numbers(item_ids: Sequence[UUID]) -> list[str]:
    """How the plan numbers items; one that stands in none is named by its id."""
    rows = Wording.unscoped.filter(item_id__in=item_ids, until_edition__isnull=True)
    found: Mapping[Any, str] = dict(rows.order_by("sort_key").values_list("item_id", "number"))
    return [*found.values(), *(str(item_id) for item_id in item_ids if item_id not in found)]


@verb
def pull_out(actor: Actor, *, review_id: UUID, item_id: UUID, reason: Text) -> AgendaItem:
    """Pulls an item out of list A: it stands at the end of the agenda as a point of its own, which all sides see.

    Absent. Forbidden: neither head of a side's delegation nor its executive secretary. Conflict: the session is over,
    has no round, or the item is not on its list. Invalid: /reason.
    """
    review = locked_review(actor, review_id)
    _authorise(actor, review)
    not_over(review)
    found = next((one for one in _list(actor, review).items if one.item_id == item_id), None)
    if found is None:
        raise Conflict(_("This item is not on list A: it is discussed on its own, or was decided."))
    title = {tag: words[:TITLE] for tag, words in found.title.items()}
    point = AgendaItem(
        review=review, position=next_place(review), title=title, item_id=item_id, proposed_by_id=actor.party_id,
        source=AgendaItem.Source.PULLED_OUT, source_id=item_id, reason=reason,
    )  # fmt: skip
    if reason:
        clean(point, "reason")
    point.save(force_insert=True)
    return point


@verb
def return_to_list_a(actor: Actor, *, point_id: UUID, version: int | None) -> AgendaItem:
    """Puts an item back that the actor's side pulled out: its point is off the agenda.

    Absent. Forbidden: another side pulled it out, or none. Stale. Conflict: the session is over, or something hangs on
    the point.
    """
    review, point = point_of(actor, point_id)
    _authorise(actor, review)
    check_own(actor, point)
    if point.source != AgendaItem.Source.PULLED_OUT:
        raise Conflict(_("This point was not pulled out of list A."))
    check_version(point.version, version)
    if point.state != AgendaItem.State.OPEN or something_hangs_on(point):
        raise Conflict(_("Something is recorded on this point already."))
    let_go(point)
    take_off(review, point)
    return point


def _authorise(actor: Actor, review: Review) -> None:
    if not policies.may_pull_out(actor, review):
        raise Forbidden(
            _("An item is pulled out of list A by the head of a delegation, or by the side’s secretary.")
        )
    check_present(actor, review.programme_id)
