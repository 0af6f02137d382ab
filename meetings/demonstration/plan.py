"""Writes a programme's editions, items, wordings, responsibilities, extensions and agreed states."""

from django.db.models import Model

from cooperation.dates import FuzzyDate
from cooperation.texts import Text
from programs.models import (
    AgreedState,
    Edition,
    Extension,
    Item,
    Responsibility,
    Section,
    Side,
    Wording,
)
from programs.rules.sort_key import sort_key

from .calendar import deadline
from .frame import Frame
from .measures import LETTERS, Measure
from .words import REASONS


def write_plan(frame: Frame, sections: list[tuple[str, Text]]) -> None:
    """The whole plan; sessions (`frame.reviews`, not yet written) are what its entries rest on."""
    Side.unscoped.bulk_create(
        Side(programme=frame.programme, party=party, order=order)
        for order, party in enumerate(frame.parties.values(), 1)
    )
    for number, title in sections:
        frame.sections[number] = Section(
            programme=frame.programme, number=number, title=title, sort_key=sort_key(number)
        )
    Section.unscoped.bulk_create(frame.sections.values())
    _write_editions(frame)
    for measure in frame.measures:
        index = frame.added(measure)
        frame.items[measure.number] = Item(
            programme=frame.programme,
            illustrative=True,
            origin=frame.label(index),
            origin_id=frame.reviews[index].pk,
        )
    Item.unscoped.bulk_create(frame.items.values())
    rows: dict[type[Model], list[Model]] = {Wording: [], Responsibility: [], Extension: [], AgreedState: []}
    for measure in frame.measures:
        rows[Wording] += _wordings(frame, measure)
        rows[Responsibility] += _responsibilities(frame, measure)
        rows[Extension] += _extensions(frame, measure)
        rows[AgreedState] += _agreed(frame, measure)
    for model, made in rows.items():
        model.unscoped.bulk_create(made)  # type: ignore[attr-defined]


def _write_editions(frame: Frame) -> None:
    """An edition for the first session and for each that added a measure or extended a deadline."""
    changed = {0} | {frame.added(m) for m in frame.measures}
    changed |= {frame.ago(sessions) for m in frame.measures for _former, sessions in m.was}
    states = Edition.State
    for number, index in enumerate(sorted(changed), 1):
        frame.editions[index] = Edition(
            programme=frame.programme, number=number, in_force_on=frame.days[index],
            state=states.IN_FORCE if index == max(changed) else states.SUPERSEDED,
            source_label=frame.label(index), source_id=frame.reviews[index].pk,
        )  # fmt: skip
        frame.reviews[index].edition = frame.editions[index]
    Edition.unscoped.bulk_create(frame.editions.values())


def deadlines(frame: Frame, measure: Measure) -> list[tuple[int, FuzzyDate]]:
    """(index of the session that set it, the deadline), oldest first."""
    values = [
        deadline(spec, frame.today) for spec in (*(former for former, _ago in measure.was), measure.due)
    ]
    since = [frame.added(measure), *(frame.ago(sessions) for _former, sessions in measure.was)]
    return list(zip(since, values, strict=True))


def _wordings(frame: Frame, measure: Measure) -> list[Wording]:
    set_by = deadlines(frame, measure)
    until = [frame.editions[index].number for index, _value in set_by[1:]]
    return [
        Wording(
            programme=frame.programme, item=frame.items[measure.number],
            section=frame.sections[measure.number.split(".")[0]], number=measure.number,
            sort_key=sort_key(measure.number), title=measure.title, expected_result=measure.result, deadline=value,
            since_edition=frame.editions[index].number, until_edition=end,
            occurrences_done=len(_done(frame, measure, value)),
        )
        for (index, value), end in zip(set_by, [*until, None], strict=True)
    ]  # fmt: skip


def _done(frame: Frame, measure: Measure, series: FuzzyDate) -> list[tuple[int, int]]:
    """(occurrence, index of the session that agreed to it) for each past period of a deadline that recurs."""
    found: list[tuple[int, int]] = []
    while series.recurs and (day := series.last_day(len(found))) and day < frame.today:
        later = (index for index in range(frame.added(measure), frame.past) if frame.days[index] >= day)
        found.append((len(found), next(later, frame.past - 1)))
    return found


def _responsibilities(frame: Frame, measure: Measure) -> list[Responsibility]:
    roles = Responsibility.Role
    named = [(key, roles.LEAD) for key in measure.lead] + [(key, roles.CO_EXECUTOR) for key in measure.others]
    return [
        Responsibility(
            item=frame.items[measure.number], party=frame.offices[key].party, organisation=frame.offices[key],
            role=role, since=frame.days[frame.added(measure)],
        )
        for key, role in named
    ]  # fmt: skip


def _extensions(frame: Frame, measure: Measure) -> list[Extension]:
    set_by = deadlines(frame, measure)
    return [
        Extension(
            item=frame.items[measure.number], number=number, before=set_by[number - 1][1], after=value,
            reason=frame.say(reason_of(measure, number)), agreed_on=frame.days[index],
            source_label=frame.label(index), source_id=frame.reviews[index].pk,
        )
        for number, (index, value) in enumerate(set_by[1:], 1)
    ]  # fmt: skip


def reason_of(measure: Measure, number: int) -> Text:
    """Why the deadline of a measure was extended for the `number`-th time."""
    return REASONS[(number + len(measure.path)) % len(REASONS)]


def turns(frame: Frame, measure: Measure) -> list[tuple[int, str]]:
    """(index of a session, letter) where a session agreed a status other than the one before."""
    found: list[tuple[int, str]] = []
    for index in range(frame.added(measure), frame.past):
        letter = frame.letter(measure, index)
        if letter not in ("", ".") and (not found or found[-1][1] != letter):
            found.append((index, letter))
    return found


def _agreed(frame: Frame, measure: Measure) -> list[AgreedState]:
    made = [
        AgreedState(
            item=frame.items[measure.number], status=LETTERS[letter], agreed_on=frame.days[index], current=False,
            source_label=frame.label(index), source_id=frame.reviews[index].pk,
        )
        for index, letter in turns(frame, measure)
    ]  # fmt: skip
    if made:
        made[-1].current = True
    series = deadlines(frame, measure)[-1][1]
    return made + [
        AgreedState(
            item=frame.items[measure.number], status=LETTERS["c"], agreed_on=frame.days[index], current=False,
            period=series.period(number), source_label=frame.label(index), source_id=frame.reviews[index].pk,
        )
        for number, index in _done(frame, measure, series)
    ]  # fmt: skip
