"""Papers as pages show them: with their language versions, their points, and what is missing or late."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from cooperation import clock
from cooperation.access import Actor
from meetings.models import Paper, PaperPoint, PaperVersion, Review, ScheduleStep
from meetings.rules import papers as rules
from meetings.rules.papers import Lack, Standing, lacks
from programs.models import Document, Party, Programme
from programs.selectors.audiences import nameable


@dataclass(frozen=True, slots=True)
class PaperView:
    """A paper, its language versions, its points in their order, and what lacks."""

    row: Paper
    versions: list[PaperVersion]
    points: list[Any]
    lacks: list[tuple[Lack, str]]
    #: The files that the reader may open, by id.
    files: dict[UUID, Any]
    #: Those for whom it is named, by their codes.
    readers: list[Party]


def due(review: Review) -> date:
    """The day on which agenda and papers are to be out: that of the session's schedule, else by the body's rule."""
    steps = ScheduleStep.unscoped.filter(review=review, kind=ScheduleStep.Kind.PAPERS, due_on__isnull=False)
    planned: date | None = steps.values_list("due_on", flat=True).first()
    return planned or review.starts_on - timedelta(days=review.body.papers_due_days)


def of_review(actor: Actor, review: Review, **which: Any) -> list[PaperView]:
    """The papers of a session by symbol; three statements more where there is any."""
    points = (
        PaperPoint.unscoped.filter(point__isnull=False).select_related("point").order_by("point__position")
    )
    rows = (
        Paper.objects.visible_to(actor)
        .filter(review=review, **which)
        .select_related("submitted_by", "of")
        .prefetch_related("versions", Prefetch("points", queryset=points))
        .order_by("kind", "number", "form", "form_number", "id")
    )
    return _seen(actor, review, rows)


def _seen(actor: Actor, review: Review, rows: Iterable[Paper]) -> list[PaperView]:
    found = list(rows)
    named = {v.document_id for paper in found for v in paper.versions.all() if v.document_id}
    files = {one.pk: one for one in Document.objects.visible_to(actor).filter(pk__in=named)} if named else {}
    kept_to = {pk for paper in found for pk in paper.readers}
    parties = {one.pk: one for one in Party.unscoped.filter(pk__in=kept_to)} if kept_to else {}
    today, until = clock.today(review.time_zone), due(review) if found else review.starts_on
    return [
        PaperView(
            paper,
            versions := list(paper.versions.all()),
            [link.point for link in paper.points.all()],
            lacks(
                [Standing(v.language, v.state, v.on) for v in versions], review.body.languages, until, today
            ),
            files,
            sorted((parties[pk] for pk in paper.readers), key=lambda party: party.code),
        )
        for paper in found
    ]


def may_go_to(actor: Actor, paper: Paper | None = None) -> list[str]:
    """The audiences that a paper may have: those that keep it to some for a side alone, and none narrower than now."""
    where = rules.WIDER.index(paper.audience) if paper else 0
    if paper and paper.of and paper.of.is_confined:
        return [paper.audience]
    return [one for one in rules.WIDER[where:] if actor.party_id or one not in rules.CONFINED]


def nameable_beside(actor: Actor, review: Review, paper: Paper | None = None) -> QuerySet[Party]:
    """The sides and observers that the actor's side may name as readers of a paper, and those who read it already."""
    programme: Programme = review.programme
    found = {party.pk for party in nameable(programme, clock.today(actor.time_zone))} - {actor.party_id}
    if paper is not None:
        found |= {*paper.readers} - {actor.party_id}
    parties: QuerySet[Party] = Party.unscoped.filter(pk__in=found).order_by("code")
    return parties


def by_point(papers: Iterable[PaperView]) -> dict[UUID, list[PaperView]]:
    """The papers of each point."""
    found: dict[UUID, list[PaperView]] = {}
    for paper in papers:
        for point in paper.points:
            found.setdefault(point.pk, []).append(paper)
    return found
