"""What the pages of a session show. Each function is one statement."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.contrib.postgres.aggregates import ArrayAgg
from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db.models import (
    CharField,
    Count,
    Exists,
    F,
    IntegerField,
    JSONField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    UUIDField,
    Value,
)
from django.db.models.functions import Cast, Coalesce, JSONObject, NullIf

from cooperation import clock
from cooperation.access import Actor
from cooperation.dates import FuzzyDate
from cooperation.statements import Slot, any_of, statement
from cooperation.texts import Text
from meetings.models import (
    AgendaItem,
    Bracket,
    Delegate,
    IntersessionalDecision,
    Invitation,
    MinutesSeal,
    Outcome,
    Review,
    Stand,
)
from meetings.models.reviews import first_day_held
from meetings.selectors.home import SideOf
from programs.models import (
    AgreedState,
    ChangeSet,
    Document,
    Extension,
    Organisation,
    Person,
    Position,
    Responsibility,
    Section,
    Side,
    Wording,
)
from programs.models.programmes import responsible_now
from programs.selectors import differences
from programs.selectors.plans import last_wordings

PAGE = 50


def sessions(actor: Actor, *, before: tuple[str, str] | None = None) -> list[Review]:
    """Sessions of the actor's bodies, the newest first; those before the (day, id) given. One more than a page."""
    rows = (
        Review.objects.visible_to(actor)
        .select_related("body")
        .annotate(outcome_count=Count("outcomes"))
        .order_by("-starts_on", "-id")
    )
    if before is not None:
        rows = rows.filter(Q(starts_on__lt=before[0]) | Q(starts_on=before[0], id__lt=before[1]))
    return list(rows[: PAGE + 1])


def sides(review: Review) -> list[Side]:
    """The sides of the programme on the first day of the session, in their order."""
    return list(
        Side.unscoped.filter(programme_id=review.programme_id)
        .present(review.starts_on)
        .select_related("party")
        .order_by("order")
    )


def marked(rows: list[Side]) -> dict[UUID, SideOf]:
    """The sides as the marks show them, by party."""
    return {side.party_id: SideOf(side.party, side.order) for side in rows}


def points(actor: Actor, review: Review) -> list[Any]:
    """The agenda in order, each point with the number of the item it is about."""
    number = last_wordings().values("number")[:1]
    return list(
        AgendaItem.objects.visible_to(actor)
        .filter(review=review)
        .select_related("review__body")
        .annotate(item_number=Subquery(number))
        .order_by("position")
    )


def delegates(actor: Actor, review: Review) -> list[Delegate]:
    """Who comes, heads first."""
    return list(
        Delegate.objects.visible_to(actor)
        .filter(delegation__review=review)
        .select_related("delegation", "person", "post__organisation", "proxy_for__person")
        .order_by("-is_head", "id")
    )


def answers(actor: Actor, review: Review) -> dict[UUID, Invitation]:
    """What those invited to a session answered, by user; without those whose invitation was taken back."""
    rows = Invitation.objects.visible_to(actor).filter(review=review, withdrawn_at=None)
    return {row.user_id: row for row in rows}


def people(review: Review, party_id: UUID) -> QuerySet[Person]:
    """Whom a side may name: its people, those who hold a post on the day first."""
    return Person.unscoped.filter(party_id=party_id).order_by("id")


def outcomes(actor: Actor, *either: Q, **which: Any) -> QuerySet[Any]:
    """Outcomes with the item they are about and who has acknowledged them."""
    wording = last_wordings()
    rows: QuerySet[Any] = (
        Outcome.objects.visible_to(actor)
        .filter(*either, **which)
        .select_related("review__body", "agenda_item", "entered_for", "acts_on")
        .annotate(
            closed_by=ArraySubquery(_later()),
            sealed_in=Subquery(_sealed_in()),
            stood=ArraySubquery(_stood()),
            confirmed=ArraySubquery(_confirmed()),
            open_brackets=Coalesce(Subquery(_in_brackets()), 0),
            about=Subquery(wording.values_list(JSONObject(number="number", title="title"))[:1]),
            acknowledged=ArrayAgg(
                "acknowledgements__party_id", filter=Q(acknowledgements__isnull=False), default=[]
            ),
        )
        .order_by("number")
    )
    return rows


def _later() -> QuerySet[Any]:
    """The outcomes that act on one, as {review, number, called, on}; `on`: the first day of their session."""
    return (
        Outcome.unscoped.filter(acts_on_id=OuterRef("pk"), withdrawn_at__isnull=True, carried=True)
        .order_by("recorded_at", "id")
        .values(
            later=JSONObject(
                review="review_id", number="number", called=_called(), on=first_day_held("review__")
            )
        )
    )


def _called(path: str = "") -> Coalesce:
    """How an outcome is cited: `Outcome.called`, in SQL."""
    return Coalesce(NullIf(f"{path}symbol", Value("")), Cast(f"{path}number", CharField()))


def _sealed_in() -> QuerySet[Any]:
    """The sealed minutes of an outcome's session, those that correct others before these."""
    rows = MinutesSeal.unscoped.filter(review_id=OuterRef("review_id")).order_by("-number")
    return rows.values("minutes_id")[:1]


def _stood() -> QuerySet[Any]:
    """How the sides stood on an outcome, as {party, choice, proxy, reservation}."""
    rows = Stand.unscoped.filter(outcome_id=OuterRef("pk")).order_by("party__code")
    return rows.values(
        stand=JSONObject(party="party_id", choice="choice", proxy="proxy_id", reservation="reservation")
    )


def _confirmed() -> QuerySet[Any]:
    """What was decided between sessions and an outcome confirms, as {id, called}."""
    rows = IntersessionalDecision.unscoped.filter(confirmed_by_id=OuterRef("pk")).order_by("number")
    called = Coalesce(NullIf("symbol", Value("")), Cast("number", CharField()))
    return rows.values(one=JSONObject(id="pk", called=called))


def _in_brackets() -> QuerySet[Any]:
    """How many wordings of an outcome stand in brackets."""
    rows = Bracket.unscoped.filter(outcome_id=OuterRef("pk"), state=Bracket.State.OPEN)
    return rows.order_by().values("outcome_id").annotate(count=Count("pk")).values("count")


def earlier_outcomes(review: Review) -> QuerySet[Outcome]:
    """What an outcome of the session may act on: the outcomes of its body that stand, the latest first."""
    rows: QuerySet[Outcome] = (
        Outcome.unscoped.filter(review__body_id=review.body_id, withdrawn_at__isnull=True, carried=True)
        .select_related("review")
        .order_by("-review__number", "number")
    )
    return rows


def about(item: Any) -> Q:
    """Condition on outcomes: they are about the item, or it is on the list that one of them adopted."""
    agreed = AgreedState.unscoped.filter(item_id=item, source_id__isnull=False)
    return Q(item_id=item) | Q(item_id__isnull=True, pk__in=agreed.values("source_id"))


@statement
def outcomes_of_item(actor: Actor, most: int) -> QuerySet[Any]:
    """What sessions have decided of the item in the slot "item", newest first."""
    return outcomes(actor, item_id=Slot("item"), withdrawn_at__isnull=True).order_by(
        first_day_held("review__").desc(), "-number"
    )[:most]


#: Of an outcome that is cited: its id, its session, number and symbol, what it acts on, what acts on it, and the sealed
#: minutes of its session.
Cited = tuple[
    UUID, UUID, int | None, str | None, dict[str, Any] | None, list[dict[str, Any]] | None, UUID | None
]


@statement
def cited(actor: Actor) -> QuerySet[Any, Cited]:
    """The outcomes whose ids are in the slot "ids"; of sessions, the first two only.

    What it acts on and what acts on it: {review, number, called}; `number` is null where it acts on nothing. What acts
    on it has the first day of its session as `on`.
    Of what was decided between sessions its own id in place of the session's, and 0 as number.
    """
    asked = any_of("id", Slot("ids"))
    whole = Review.objects.visible_to(actor).filter(asked).order_by()
    between = IntersessionalDecision.objects.visible_to(actor).filter(asked).order_by()
    rows = Outcome.objects.visible_to(actor).filter(asked).order_by()
    acts_on = JSONObject(
        review="acts_on__review_id", number="acts_on__number", called=_called("acts_on__")
    )  # fmt: skip
    found: QuerySet[Any, Cited] = rows.values_list(
        "pk", "review_id", "number", _called(), acts_on, ArraySubquery(_later()), Subquery(_sealed_in())
    ).union(
        whole.values_list(
            "pk", F("pk"), Value(None, output_field=IntegerField()), Value(None, output_field=CharField()),
            Value(None, output_field=JSONField()), Value(None, output_field=ArrayField(JSONField())),
            Value(None, output_field=UUIDField()),
        ),
        between.values_list(
            "pk", F("pk"), Value(0, output_field=IntegerField()), Value(None, output_field=CharField()),
            Value(None, output_field=JSONField()), Value(None, output_field=ArrayField(JSONField())),
            Value(None, output_field=UUIDField()),
        ),
        all=True,
    )  # fmt: skip
    return found


def missing_acknowledgements(outcome: Any, parties: list[UUID]) -> list[UUID]:
    """The sides that have yet to acknowledge an outcome; none where a joint secretariat entered it."""
    if outcome.entered_for_id is None or outcome.withdrawn_at is not None:
        return []
    return [
        party for party in parties if party != outcome.entered_for_id and party not in outcome.acknowledged
    ]


@dataclass(slots=True)
class ItemFile:
    """What the room shows of the item a point is about."""

    item_id: UUID
    number: str
    title: Text
    expected_result: Text
    deadline: FuzzyDate
    agreed: dict[str, Any] | None
    #: The parties that answer for it.
    due: list[UUID] = field(default_factory=list)
    extensions: list[dict[str, Any]] = field(default_factory=list)


def item_file(actor: Actor, item_id: UUID) -> ItemFile | None:
    """The item's newest wording, what was last agreed of it, and each extension of its deadline: one statement."""
    agreed = AgreedState.unscoped.filter(item_id=OuterRef("item_id"), current=True)
    extensions = Extension.unscoped.filter(item_id=OuterRef("item_id")).order_by("number")
    due = Responsibility.unscoped.filter(responsible_now(actor), item_id=OuterRef("item_id"))
    row = (
        Wording.unscoped.filter(item_id=item_id, until_edition__isnull=True)
        .values(
            "item_id", "number", "title", "expected_result", "deadline",
            due=ArraySubquery(due.order_by().values("party_id").distinct()),
            agreed=Subquery(agreed.values_list(JSONObject(status="status", on="agreed_on", label="source_label"))[:1]),
            extensions=ArraySubquery(
                extensions.values_list(
                    JSONObject(
                        before="before", after="after", reason="reason", label="source_label", forward="brought_forward"
                    )
                )
            ),
        )
        .first()
    )  # fmt: skip
    return ItemFile(**row) if row else None


def latest_positions(actor: Actor, item_id: UUID) -> dict[UUID, Any]:
    """The latest position of each side on an item, as far as the actor may see them, in one statement.

    `documented`: it has a file; `files`: {id, name, marking} of those that the actor may see.
    `told`: [round, status, number of the session held after it] of every side and round.
    """
    documents = Document.positions.through._default_manager.filter(position_id=OuterRef("pk"))
    files = Document.objects.visible_to(actor).filter(positions=OuterRef("pk")).order_by("pk")
    held = Review.unscoped.filter(round_id=OuterRef("round_id"), state=Review.State.CONCLUDED)
    told = Position.objects.visible_to(actor).filter(item_id=OuterRef("item_id"), current=True)
    entry = JSONObject(round="round__number", status="status", session=Subquery(held.values("number")[:1]))
    rows = (
        differences.newest(actor)
        .filter(item_id=item_id)
        .annotate(
            documented=Exists(documents),
            files=ArraySubquery(files.values(one=JSONObject(id="pk", name="name", marking="marking__name"))),
            told=ArraySubquery(told.order_by().values(one=entry)),
        )
    )
    return {position.party_id: position for position in rows}


def sections(review: Review) -> QuerySet[Section]:
    """The headings under which a new item may stand, each with the `last_number` of the plan under it."""
    last = Wording.unscoped.filter(section_id=OuterRef("pk"), until_edition__isnull=True).order_by(
        "-sort_key"
    )
    rows = Section.unscoped.filter(programme_id=review.programme_id).order_by("sort_key")
    return rows.annotate(last_number=Subquery(last.values("number")[:1]))


def change_sets(review: Review) -> QuerySet[ChangeSet]:
    """The change sets that are proposed for the plan, which a session may adopt."""
    rows = ChangeSet.unscoped.filter(programme_id=review.programme_id, state=ChangeSet.State.PROPOSED)
    return rows.select_related("party").order_by("number")


def organisations(review: Review) -> QuerySet[Organisation]:
    """Organisations of the sides that take part in the programme today, by side."""
    today = clock.today(review.time_zone)
    parties = Side.unscoped.filter(programme_id=review.programme_id).present(today).values("party_id")
    return (
        Organisation.unscoped.filter(party__in=parties).select_related("party").order_by("party__code", "id")
    )


def item_by_number(review: Review, number: str) -> UUID | None:
    """The item that has this number in the plan now."""
    found = wording_by_number(review, number)
    return found.item_id if found else None


def wording_by_number(review: Review, number: str) -> Wording | None:
    """The newest wording of the item that has this number in the plan now."""
    rows = Wording.unscoped.filter(
        programme_id=review.programme_id, number=number, until_edition__isnull=True
    )
    found: Wording | None = rows.first()
    return found
