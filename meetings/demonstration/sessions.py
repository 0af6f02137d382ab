"""Writes sessions: agenda, delegations, outcomes and their acknowledgement."""

from datetime import time, timedelta
from typing import Any

from cooperation import clock
from cooperation.access import Actor, acting_as
from cooperation.texts import Text
from meetings.models import Acknowledgement, AgendaItem, Delegate, Delegation, Outcome, Review, ScheduleStep
from meetings.selectors.states import state_after
from meetings.services.snapshots import freeze_afterwards
from meetings.services.steps import lay_out
from programs.models import Body, Party, Round

from .cycle import write_confirmations
from .frame import Frame, noon, round_of
from .measures import LETTERS, Measure
from .plan import deadlines, reason_of, turns
from .words import ADDED, AGREED, EXTENDED, NEXT, NOTED

#: Since when the made-up staff is in office, counted in sessions.
STAFFED = 8


def prepare(frame: Frame, places: dict[str, Text]) -> None:
    """Writes the rounds and makes the sessions, hosted by the sides in `places` in turn."""
    frame.rounds = [round_of(frame, index) for index in range(len(frame.days))]
    Round.unscoped.bulk_create(frame.rounds)
    frame.reviews = [review_of(frame, index, places) for index in range(len(frame.days))]


def review_of(frame: Frame, index: int, places: dict[str, Text]) -> Review:
    """One session, not yet written: concluded where it is past, convened where it is to come."""
    day, past = frame.days[index], index < frame.past
    host = list(places)[index % len(places)]
    covers = frame.rounds[index]
    return Review(
        body=frame.body, programme=frame.programme, round=covers, number=index + 1, place=places[host],
        state=Review.State.CONCLUDED if past else Review.State.CONVENED, host=frame.parties[host], starts_on=day,
        ends_on=day, starts_at_time=time(10), time_zone=frame.parties[host].time_zone,
        covers_from=covers.covers_from, covers_to=covers.covers_to, concluded_at=noon(day) if past else None,
        illustrative=index > 0 or "be" not in frame.languages,
    )  # fmt: skip


def write_sessions(frame: Frame, agenda: list[Text], points: dict[str, int]) -> None:
    """`points`: under which point of the agenda (from 0) the measures of a section are discussed."""
    Review.unscoped.bulk_create(frame.reviews)
    rows = [agenda_of(frame, review, agenda) for review in frame.reviews]
    AgendaItem.unscoped.bulk_create(point for one in rows for point in one)
    _write_steps(frame.reviews[frame.past - 1 :])
    write_confirmations(frame, frame.reviews[-1])
    _write_delegations(frame)
    outcomes: list[Outcome] = []
    for index in range(frame.past):
        outcomes += _outcomes(frame, index, rows[index], points)
    Outcome.unscoped.bulk_create(outcomes)
    _write_responsible(frame, outcomes)
    _acknowledge(frame, outcomes)


def agenda_of(frame: Frame, review: Review, agenda: list[Text]) -> list[AgendaItem]:
    """The points of a session; the one to come also has the measures on which the sides proposed to speak."""
    past = review.state == Review.State.CONCLUDED
    state = AgendaItem.State.DONE if past else AgendaItem.State.OPEN
    return [
        AgendaItem(review=review, position=position, title=frame.say(title), state=state)
        for position, title in enumerate(agenda, 1)
    ]


def _write_steps(reviews: list[Review]) -> None:
    """What is due before and after sessions; of one that was held all that has a day was done in time."""
    lay_out(reviews)
    held = [review for review in reviews if review.state == Review.State.CONCLUDED]
    for row in ScheduleStep.unscoped.filter(review__in=held, due_on__lte=clock.today()):
        row.done_on = row.due_on
        row.save(update_fields=["done_on"])


def add_points(frame: Frame, numbers: dict[str, str], after: int) -> None:
    """Puts measures on the agenda of the next session: number of the measure to code of who proposed it."""
    titles = {m.number: m.title for m in frame.measures}
    AgendaItem.unscoped.bulk_create(
        AgendaItem(
            review=frame.reviews[-1], position=position, item=frame.items[number], proposed_by=frame.parties[code],
            title=titles[number],
        )
        for position, (number, code) in enumerate(numbers.items(), after + 1)
    )  # fmt: skip


def _write_delegations(frame: Frame) -> None:
    delegations, delegates = [], []
    for index in {0, *range(max(0, frame.past - STAFFED), len(frame.days))}:
        for code, party in frame.parties.items():
            keys = _members(frame, index, code)
            if index == frame.past and frame.named is not None and code not in frame.named:
                keys = []
            delegation = Delegation(review=frame.reviews[index], party=party)
            delegations.append(delegation)
            delegates += [
                Delegate(
                    delegation=delegation,
                    person=frame.people[key],
                    post=frame.posts[post],
                    is_head=place == 0,
                    attendance=Delegate.Attendance.PRESENT if index < frame.past else "",
                )
                for place, (key, post) in enumerate(keys)
            ]
    Delegation.unscoped.bulk_create(delegations)
    Delegate.unscoped.bulk_create(delegates)


def _members(frame: Frame, index: int, code: str) -> list[tuple[str, str]]:
    """(person, post) of a delegation, its head first. The first session's heads are public knowledge."""
    if index == 0 and "gurulev" in frame.people:
        return [{"BY": ("gurulev", "gvpk-chair"), "RU": ("borisov", "vpk-first")}[code]]
    roles = ("head_of_delegation", "executive_secretary", "coordinator", "contributor")
    return [(f"{role}-{code}", f"{role}-{code}") for role in roles if f"{role}-{code}" in frame.people]


def _outcomes(frame: Frame, index: int, agenda: list[AgendaItem], points: dict[str, int]) -> list[Outcome]:
    """What one session decided: the information noted, each measure's changes, the next session."""
    kinds = Outcome.Kind
    found: list[dict[str, Any]] = [{"kind": kinds.DECISION, "text": NOTED, "agenda_item": agenda[0]}]
    for measure in frame.measures:
        point = agenda[points[measure.number.split(".")[0]]]
        found += [change | {"agenda_item": point} for change in _changes(frame, index, measure)]
    found.append({"kind": kinds.DECISION, "text": NEXT, "agenda_item": agenda[-1]})
    joint = frame.users.get("joint_secretariat-")
    host = frame.reviews[index].host
    secretary = joint or frame.users.get(f"executive_secretary-{host.code if host else ''}")
    return [
        Outcome(
            review=frame.reviews[index], number=number, symbol=f"{frame.reviews[index].number}.{number}",
            entered_for=None if joint else host,
            entered_by=secretary if index >= frame.past - STAFFED else None,
            recorded_at=noon(frame.days[index]), **(one | {"text": frame.say(one["text"])}),
        )
        for number, one in enumerate(found, 1)
    ]  # fmt: skip


def _changes(frame: Frame, index: int, measure: Measure) -> list[dict[str, Any]]:
    """What one session did to one measure."""
    item, kinds = frame.items[measure.number], Outcome.Kind
    found: list[dict[str, Any]] = []
    set_by = deadlines(frame, measure)
    if index and index == frame.added(measure):
        found.append({
            "kind": kinds.NEW_ITEM, "text": ADDED, "item": item, "title": measure.title, "deadline": set_by[0][1],
            "item_number": measure.number, "section": frame.sections[measure.number.split(".")[0]],
        })  # fmt: skip
    for number, (when, value) in enumerate(set_by[1:], 1):
        if when == index:
            reason = frame.say(reason_of(measure, number))
            found.append(
                {"kind": kinds.EXTENSION, "text": EXTENDED, "item": item, "deadline": value, "reason": reason}
            )
    for when, letter in turns(frame, measure):
        if when == index:
            found.append(
                {"kind": kinds.AGREED_STATUS, "text": AGREED, "item": item, "status": LETTERS[letter]}
            )
    return found


def _write_responsible(frame: Frame, outcomes: list[Outcome]) -> None:
    """The organisations named by the outcomes that added a measure."""
    leads = {frame.items[m.number].pk: m.lead for m in frame.measures}
    through = Outcome.responsible.through
    through._default_manager.bulk_create(
        through(outcome_id=one.pk, organisation_id=frame.offices[key].pk)
        for one in outcomes
        if one.kind == Outcome.Kind.NEW_ITEM and one.item_id
        for key in leads[one.item_id]
    )


def _acknowledge(frame: Frame, outcomes: list[Outcome]) -> None:
    """The other sides' acknowledgement of all but the last three outcomes of the last session."""
    Acknowledgement.unscoped.bulk_create(
        Acknowledgement(
            outcome=one, party=party, acknowledged_by=frame.users.get(f"executive_secretary-{party.code}"),
            acknowledged_at=one.recorded_at + timedelta(days=5),
        )
        for one in outcomes[:-3]
        for party in _others(frame, one)
    )  # fmt: skip


def _others(frame: Frame, outcome: Outcome) -> list[Party]:
    return [
        party
        for party in frame.parties.values()
        if outcome.entered_for_id and party.pk != outcome.entered_for_id
    ]


def add_next(body: Body, frame: Frame, places: dict[str, Text], agenda: list[Text]) -> Review:
    """Convenes one more session of a body whose last one has passed; what is stored stays as it is."""
    index = len(frame.days) - 1
    covering = round_of(frame, index)
    covering.save(force_insert=True)
    frame.rounds = [covering] * len(frame.days)
    review = review_of(frame, index, places)
    review.save(force_insert=True)
    _write_steps([review])
    write_confirmations(frame, review)
    AgendaItem.unscoped.bulk_create(agenda_of(frame, review, agenda))
    return review


def freeze_concluded(frame: Frame) -> None:
    """The state of the plan as each past session left it, with the progress that all sides have shown."""
    reader = Actor(kind="system", name="Demonstration", programme_ids=frozenset({frame.programme.pk}))
    with acting_as(reader):
        for review in frame.reviews[: frame.past]:
            freeze_afterwards(state_after(review))
