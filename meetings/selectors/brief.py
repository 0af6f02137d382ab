"""What the two-page brief and the pack of a delegation are made of."""

from copy import copy
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Case, Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Value, When

from cooperation.access import Actor
from cooperation.errors import Absent
from meetings.models import AgendaItem, Delegate, Outcome, Review
from meetings.selectors import home
from programs.models import (
    Act,
    AgreedState,
    Agreement,
    Appointment,
    Body,
    ChangeSet,
    Extension,
    InternalNote,
    Member,
    Programme,
    Side,
)
from programs.selectors import duties
from programs.selectors.plans import last_wordings

#: The most that a list of the brief is read of; what is beyond is counted.
READ = 24
#: The most points, notes and earlier decisions of a pack.
PACKED = 500


@dataclass(frozen=True, slots=True)
class Subject:
    """What a brief is about: a programme of a body before its next session, an agreement, or both."""

    body: Body | None
    programme: Programme | None
    review: Review | None
    agreement: Agreement | None = None


def of_review(actor: Actor, pk: UUID) -> Subject:
    """A session, whatever its state; Absent."""
    rows = Review.objects.visible_to(actor).select_related("body", "programme", "round", "host")
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Absent
    return Subject(found.body, found.programme, found)


def of_programme(actor: Actor, pk: UUID) -> Subject:
    """A programme and the next session of its body; Absent."""
    found = Programme.objects.visible_to(actor).select_related("body").filter(pk=pk).first()
    if found is None:
        raise Absent
    return Subject(found.body, found, _next(actor, found.body_id, found.pk))


def of_body(actor: Actor, pk: UUID) -> Subject:
    """A body, its next session, and the programme of that (else its first one); Absent."""
    found = Body.objects.visible_to(actor).filter(pk=pk).first()
    if found is None:
        raise Absent
    review = _next(actor, found.pk, None)
    programmes = Programme.objects.visible_to(actor).filter(body=found).order_by("code")
    return Subject(found, review.programme if review else programmes.first(), review)


def of_agreement(actor: Actor, pk: UUID) -> Subject:
    """An agreement, and the programme that it is the document of, else one of its body; Absent."""
    found = Agreement.objects.visible_to(actor).select_related("body").filter(pk=pk).first()
    if found is None:
        raise Absent
    programmes = Programme.objects.visible_to(actor).select_related("body")
    its = programmes.filter(document=found).order_by("code").first()
    if its is None and found.body_id:
        its = programmes.filter(body_id=found.body_id).order_by("code").first()
    review = _next(actor, its.body_id, its.pk) if its else None
    return Subject(its.body if its else found.body, its, review, found)


def _next(actor: Actor, body_id: UUID, programme_id: UUID | None) -> Review | None:
    known = [each for each in home.next_reviews(actor) if each.body_id == body_id]
    return next((each for each in known if programme_id in (None, each.programme_id)), None)


def standing_review(subject: Subject) -> Review:
    """The session that figures are asked for; where none is called, one that is nobody's."""
    if subject.review is not None:
        return subject.review
    if subject.programme is None:
        raise LookupError("a brief without a programme has no figures")
    return Review(programme=subject.programme, body_id=subject.programme.body_id)


@dataclass(frozen=True, slots=True)
class Some:
    """The first rows of a list, and how many there are; `capped`: more than `total`."""

    rows: list[Any]
    total: int
    capped: bool = False


def _some(rows: QuerySet[Any], most: int = READ) -> Some:
    found = list(rows[: most + 1])
    if len(found) <= most:
        return Some(found, len(found))
    count = rows.order_by().values("pk")[: home.MOST + 1].count()
    return Some(found[:most], min(count, home.MOST), count > home.MOST)


def owed(actor: Actor, programme_id: UUID, today: date, *, own: bool) -> Some:
    """What the actor's side, or every other one, still owes, the first due first: `number`, `title`, `deadline`, ...

    One row a duty of an organisation, as the page of duties has them; where the actor acts for no side, what all owe.
    """
    rows = duties.still_open(duties.duties(actor), wanted=True).filter(item__programme_id=programme_id)
    rows = rows.filter(role="lead")
    if actor.party_id is not None:
        rows = rows.filter(party_id=actor.party_id) if own else rows.exclude(party_id=actor.party_id)
    rows = rows.annotate(
        number=F("newest__number"), title=F("newest__title"), deadline=F("newest__deadline"),
        due_on=F("newest__due_on"), status=F("agreed__status"),
    )  # fmt: skip
    ordered = rows.select_related("organisation", "party").order_by(F("due_on").asc(nulls_last=True), "id")
    found = _some(ordered)
    times = dict(
        Extension.objects.visible_to(actor)
        .filter(item_id__in=[row.item_id for row in found.rows], brought_forward=False)
        .order_by().values("item_id").annotate(times=Count("id")).values_list("item_id", "times")
    )  # fmt: skip
    for row in found.rows:
        row.times, row.late = times.get(row.item_id, 0), bool(row.due_on and row.due_on < today)
    return found


def raised(actor: Actor, subject: Subject) -> Some:
    """The points of the next agenda that other sides proposed, and their change sets, as (party, words) pairs."""
    points: list[Any] = []
    if subject.review is not None:
        rows = AgendaItem.objects.visible_to(actor).filter(
            review=subject.review, proposed_by__isnull=False, state=AgendaItem.State.OPEN
        )
        found = rows.exclude(proposed_by_id=actor.party_id) if actor.party_id else rows
        points = list(found.select_related("proposed_by").order_by("position")[:READ])
    sets: list[Any] = []
    if subject.programme is not None:
        proposed = ChangeSet.objects.visible_to(actor).filter(
            programme=subject.programme, state=ChangeSet.State.PROPOSED
        )
        others = proposed.exclude(party_id=actor.party_id) if actor.party_id else proposed
        sets = list(others.select_related("party").order_by("-number")[:READ])
    return Some([*points, *sets], len(points) + len(sets))


def lines_to_take(actor: Actor, subject: Subject, most: int = READ) -> Some:
    """The actor's own side's lines to take: on the session, on what is on its agenda, on the rest; newest first."""
    if actor.party_id is None:
        return Some([], 0)
    about = Q(pk__isnull=True)
    if subject.programme is not None:
        about |= Q(programme=subject.programme, item__isnull=False)
    if subject.review is not None:
        about |= Q(review_id=subject.review.pk)
    if subject.agreement is not None:
        about |= Q(agreement=subject.agreement)
    on_agenda = AgendaItem.unscoped.filter(review=subject.review, item_id=OuterRef("item_id"))
    rank = Case(
        When(item__isnull=True, then=Value(0)),
        When(Exists(on_agenda), then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    rows = (
        InternalNote.objects.visible_to(actor)
        .filter(about, kind=InternalNote.Kind.LINE)
        .select_related("marking")
        .annotate(rank=rank, number=last_wordings().values("number")[:1])
        .order_by("rank", "-written_at", "-id")
    )
    return _some(rows, most)


def across(actor: Actor, subject: Subject, today: date) -> list[tuple[Any, Any, Any, bool]]:
    """Who speaks for the other sides: (party, name, post or None, head); where none is named, who chairs for them."""
    found: list[tuple[Any, Any, Any, bool]] = []
    if subject.review is not None:
        rows = Delegate.objects.visible_to(actor).filter(delegation__review=subject.review)
        named = rows.select_related("delegation__party", "person", "post__organisation").order_by(
            "-is_head", "id"
        )
        found = [
            (each.delegation.party, each.person.name, each.post, each.is_head)
            for each in named[: 4 * READ]
            if each.delegation.party_id != actor.party_id
        ]
    if subject.body is not None:
        known = {party.pk for party, _name, _post, _head in found} | {actor.party_id}
        found += _chairs(actor, subject.body, known)
    return found


def _chairs(actor: Actor, body: Body, known: set[Any]) -> list[tuple[Any, Any, Any, bool]]:
    members = Member.objects.visible_to(actor).filter(body=body, kind=Member.Kind.FULL, until__isnull=True)
    rows = list(members.select_related("party", "chair__organisation").order_by("order"))
    posts = {row.chair_id for row in rows if row.chair_id and row.party_id not in known}
    held: dict[UUID, Appointment] = {}
    for each in duties.holders(actor).filter(post_id__in=posts).select_related("person"):
        held.setdefault(each.post_id, each)
    return [
        (row.party, held[row.chair_id].person.name if row.chair_id in held else {}, row.chair, False)
        for row in rows
        if row.chair_id in posts
    ]


def acts(actor: Actor, agreement: Agreement) -> list[Act]:
    """The last acts on an agreement, newest first."""
    rows = Act.objects.visible_to(actor).filter(agreement=agreement).select_related("party")
    return list(rows.order_by("-done_first", "-id")[:READ])


def sides(programme: Programme) -> list[Side]:
    """The sides of a programme in their order."""
    return list(Side.unscoped.filter(programme=programme).select_related("party").order_by("order"))


# --- The pack ---------------------------------------------------------------------------------------------------------


def points(actor: Actor, review: Review) -> list[Any]:
    """The agenda, each point with the number of its item."""
    rows = AgendaItem.objects.visible_to(actor).filter(review=review).select_related("proposed_by")
    return list(rows.annotate(number=last_wordings().values("number")[:1]).order_by("position")[:PACKED])


def decided(actor: Actor, items: set[UUID]) -> dict[UUID, list[Any]]:
    """What sessions decided of each of these items, newest first; what adopted a list says the status of each item."""
    states = AgreedState.objects.visible_to(actor).filter(
        item_id__in=items, source_id__isnull=False, withdrawn=False
    )
    listed: dict[UUID, list[tuple[UUID, str]]] = {}
    for source, item, status in states.values_list("source_id", "item_id", "status"):
        listed.setdefault(source, []).append((item, status))
    rows = Outcome.objects.visible_to(actor).filter(
        Q(item_id__in=items) | Q(item_id__isnull=True, pk__in=list(listed)),
        withdrawn_at__isnull=True,
        carried=True,
    )
    found: dict[UUID, list[Any]] = {}
    for row in rows.select_related("review__body").order_by("-review__starts_on", "-number")[: PACKED * 4]:
        of_list = [] if row.item_id else listed[row.pk]
        for item, status in of_list:
            one = copy(row)
            one.item_id, one.status = item, status
            found.setdefault(item, []).append(one)
        if row.item_id:
            found.setdefault(row.item_id, []).append(row)
    return found
