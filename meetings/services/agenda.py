"""The agenda and the delegations of a session."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import F, Max
from django.utils.translation import gettext as _

from cooperation.access import Actor, verb
from cooperation.errors import Absent, Conflict, Forbidden, Invalid, check_version, clean
from cooperation.texts import Text
from meetings import policies
from meetings.models import AgendaItem, Delegate, Delegation, Outcome, Review
from meetings.services.effects import OutcomeDraft
from meetings.services.outcomes import record_outcome
from meetings.services.rows import locked_point, locked_review, not_over, save
from programs.models import Item, Person, Post, Side
from programs.services.sides import check_present


@verb
def add_point(actor: Actor, *, review_id: UUID, title: Text, item_id: UUID | None = None) -> AgendaItem:
    """Puts a point at the end of the agenda, proposed by the actor's side.

    A side's coordinator may as well as the secretaries, until the session is over.
    """
    review = proposed_review(actor, review_id)
    point = AgendaItem(
        review=review,
        position=next_place(review),
        title=title,
        item_id=item_id,
        proposed_by_id=actor.party_id,
    )
    clean(point, "title")
    if (
        item_id is not None
        and not Item.unscoped.filter(pk=item_id, programme_id=review.programme_id).exists()
    ):
        raise Invalid.of("item", _("Choose an item of this programme."))
    point.save(force_insert=True)
    return point


def next_place(review: Review) -> int:
    """The place after the last point of a locked session's agenda."""
    last: int | None = AgendaItem.unscoped.filter(review=review).aggregate(last=Max("position"))["last"]
    return (last or 0) + 1


@verb
def move_point(actor: Actor, *, point_id: UUID, place: int, version: int | None) -> AgendaItem:
    """Moves a point to `place` (from 1) on the agenda; the points between make room. Beyond the end means the end."""
    review, point = point_of(actor, point_id)
    if not policies.may_keep_record(actor, review):
        raise Forbidden(_("Only an executive secretary or the joint secretariat orders the agenda."))
    check_present(actor, review.programme_id)
    check_version(point.version, version)
    if place < 1:
        raise Invalid.of("position", _("Places on the agenda are counted from 1."))
    points = list(AgendaItem.unscoped.filter(review=review).exclude(pk=point.pk).order_by("position"))
    points.insert(place - 1, point)
    for number, other in enumerate(points, 1):
        if other.position != number:
            other.position = number
            save(other, "position")
    return point


@verb
def defer_point(
    actor: Actor, *, point_id: UUID, text: Text, version: int | None, reason: Text | None = None
) -> Outcome:
    """Defers a point to the next session: an outcome like any other, recorded while the session is open."""
    review, point = point_of(actor, point_id)
    draft = OutcomeDraft(
        kind=Outcome.Kind.DEFERRAL, text=text or reason or {}, agenda_item_id=point.pk, item_id=point.item_id
    )
    return record_outcome(actor, review_id=review.pk, draft=draft, version=version)


def proposed_review(actor: Actor, review_id: UUID) -> Review:
    """The session, locked, for somebody who may put points onto its agenda. Absent, Forbidden, Conflict."""
    review = locked_review(actor, review_id)
    if not policies.may_propose_point(actor, review):
        raise Forbidden(_("A point is proposed by a side’s coordinator or entered by a secretary."))
    check_present(actor, review.programme_id)
    not_over(review)
    return review


def point_of(actor: Actor, point_id: UUID) -> tuple[Review, AgendaItem]:
    """The session first, then its point, both locked; the session is not over."""
    found = (
        AgendaItem.objects.visible_to(actor).filter(pk=point_id).values_list("review_id", flat=True).first()
    )
    if found is None:
        raise Absent
    review = locked_review(actor, found)
    not_over(review)
    return review, locked_point(review, point_id)


@dataclass(frozen=True, slots=True)
class DelegateDraft:
    """A member of a delegation, in the post held then."""

    person_id: UUID
    post_id: UUID | None = None
    is_head: bool = False


@verb
def name_delegation(
    actor: Actor,
    *,
    review_id: UUID,
    party_id: UUID,
    delegates: Sequence[DelegateDraft],
    version: int | None = None,
) -> Delegation:
    """Names a side's delegation anew: who comes, in which post, and one head.

    `version` is the delegation's; it is left out only where there is none yet. Whoever holds a post there on the
    day of the session need not be given it: it is found.
    """
    review = locked_review(actor, review_id)
    if not policies.may_name_delegation(actor, review, party_id):
        raise Forbidden(_("A side names its own delegation."))
    not_over(review)
    delegation, made = _delegation(review, party_id)
    if not made:
        check_version(delegation.version, version)
    rows = _delegates(review, delegation, delegates)
    _seat(delegation, rows)
    save(delegation)
    return delegation


def _seat(delegation: Delegation, rows: Sequence[Delegate]) -> None:
    """These are its members now. Who was one already stays with what was noted of his or her coming."""
    named = {row.person_id: row for row in rows}
    known = {row.person_id: row for row in Delegate.unscoped.filter(delegation=delegation)}
    gone = [row.pk for person, row in known.items() if person not in named]
    Delegate.unscoped.filter(proxy_for_id__in=gone).update(
        attendance=Delegate.Attendance.PRESENT, proxy_for=None, version=F("version") + 1
    )
    Delegate.unscoped.filter(pk__in=gone).delete()
    # A delegation has one head at any moment.
    for row in sorted(rows, key=lambda row: row.is_head):
        there = known.get(row.person_id)
        if there is None:
            row.save(force_insert=True)
        elif (there.post_id, there.is_head) != (row.post_id, row.is_head):
            there.post_id, there.is_head = row.post_id, row.is_head
            save(there, "post", "is_head")


def _delegation(review: Review, party_id: UUID) -> tuple[Delegation, bool]:
    """The side's delegation, locked, and whether it was made just now."""
    sides = Side.unscoped.filter(programme_id=review.programme_id).present(review.starts_on)
    if not sides.filter(party_id=party_id).exists():
        raise Invalid.of("party", _("Choose a side of this programme."))
    _row, made = Delegation.unscoped.get_or_create(review=review, party_id=party_id)
    return Delegation.unscoped.select_for_update().get(review=review, party_id=party_id), made


def _delegates(review: Review, delegation: Delegation, drafts: Sequence[DelegateDraft]) -> list[Delegate]:
    people = set(
        Person.unscoped.filter(
            pk__in=[d.person_id for d in drafts], party_id=delegation.party_id
        ).values_list("pk", flat=True)
    )
    if len(people) != len(drafts):
        raise Invalid.of("delegates", _("A delegation consists of people of its own side, each named once."))
    if sum(draft.is_head for draft in drafts) != 1:
        raise Invalid.of("delegates", _("A delegation has one head."))
    held = _posts_held(review, [draft.person_id for draft in drafts])
    posts = set(
        Post.unscoped.filter(
            pk__in=[d.post_id for d in drafts if d.post_id], organisation__party_id=delegation.party_id
        ).values_list("pk", flat=True)
    )
    if any(draft.post_id and draft.post_id not in posts for draft in drafts):
        raise Conflict(_("A delegate speaks for a post of his or her own side."))
    return [
        Delegate(
            delegation=delegation, person_id=draft.person_id, post_id=draft.post_id or held.get(draft.person_id),
            is_head=draft.is_head,
        )
        for draft in drafts
    ]  # fmt: skip


def _posts_held(review: Review, people: Sequence[UUID]) -> dict[UUID, UUID]:
    """The post each person holds on the first day of the session."""
    return dict(
        Post.unscoped.filter(
            appointments__person_id__in=people, appointments__held__contains=review.starts_on
        ).values_list("appointments__person_id", "pk")
    )
