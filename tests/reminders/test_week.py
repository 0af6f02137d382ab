"""What is due and overdue is said once a week, on the first working morning of the reader's country."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cooperation.dates import FuzzyDate
from meetings.models import Reminder
from meetings.rules.leads import first_working_day, monday_of, turn_of
from meetings.services import dispatch
from meetings.services.planning import plan_all
from programs import models as m
from tests.cast import make_item, make_section

from .conftest import MailBox, World, at, clock_at, text_of


class Plan:
    """Two coordinators, and a contributor for a second organisation of the first side."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.carl = world.person(world.by, "carl", "en", "Europe/Minsk", role="coordinator")
        self.olga = world.person(world.ru, "olga", "ru", "Europe/Moscow", role="coordinator")
        self.dora = world.person(world.by, "dora", "en", "Europe/Minsk", role="contributor")
        organisations = m.Organisation.unscoped
        self.lead = organisations.get(posts__appointments__person__user=self.carl)
        self.theirs = organisations.get(posts__appointments__person__user=self.olga)
        self.second = organisations.get(posts__appointments__person__user=self.dora)
        m.Grant.unscoped.filter(role="contributor").update(organisation=self.second)
        self.section = make_section(world.programme, "1", "Measures")

    def measure(self, number: str, title: str, deadline: str, *organisations: m.Organisation) -> m.Item:
        made = make_item(self.world.programme, self.section, number, title, FuzzyDate(deadline))
        for one in organisations or (self.lead, self.theirs):
            m.Responsibility.unscoped.create(item=made.item, party=one.party, organisation=one)
        return made.item


def close(item: m.Item) -> None:
    m.AgreedState.unscoped.create(item=item, status="completed", agreed_on=date(2027, 2, 1))


@pytest.fixture
def planned(world: World) -> Plan:
    return Plan(world)


def weeks() -> list[tuple[str, date, datetime, str]]:
    rows = Reminder.unscoped.filter(kind="week")
    return sorted(rows.values_list("recipient__name", "occasion", "due_at", "state"))


def listed(box: MailBox, name: str) -> list[str]:
    (mail,) = box.to(name)
    return [line for line in text_of(mail).splitlines() if line.startswith("- ")]


def test_coordinators_of_both_sides_get_one_digest_on_monday_morning(planned: Plan) -> None:
    planned.measure("1.1", "Late", "2026")
    plan_all(now=at("2027-02-01", 4))
    plan_all(now=at("2027-02-03"))
    monday = date(2027, 2, 1)
    assert weeks() == [
        (name, monday, datetime(2027, 2, 1, 6, tzinfo=UTC), "planned") for name in ("carl", "olga")
    ]


def test_a_week_that_begins_with_a_holiday_is_told_on_its_first_working_day(planned: Plan) -> None:
    planned.measure("1.1", "Late", "2026")
    plan_all(now=at("2027-03-08", 4))
    assert [due.date() for _name, _monday, due, _state in weeks()] == [date(2027, 3, 9)] * 2


def test_the_holidays_are_those_of_the_readers_own_country(planned: Plan) -> None:
    planned.measure("1.1", "Late", "2026")
    # In Russia no day from 1 to 8 January is worked.
    plan_all(now=at("2027-01-04", 4))
    assert [(name, due.day) for name, _monday, due, _state in weeks()] == [("carl", 4)]


def test_a_contributor_is_told_of_what_their_own_organisation_owes(planned: Plan, box: MailBox) -> None:
    planned.measure("1.1", "Of another", "2026")
    planned.measure("1.2", "Found a joint venture", "2027-02-20", planned.second)
    dispatch.tick(clock=clock_at("2027-02-01"))
    assert listed(box, "dora") == ["- 1.2 Found a joint venture: 20 Feb 2027"]
    (mail,) = box.to("dora")
    assert mail["Subject"] == "By 20 Feb 2027: 1 measure due, Plan"
    assert "http://testserver/duties/?programme=plan&side=BY" in text_of(mail)


def test_what_only_the_other_side_owes_is_not_asked_of_this_one(planned: Plan) -> None:
    planned.measure("1.1", "Theirs", "2026", planned.theirs)
    plan_all(now=at("2027-02-01", 4))
    assert [name for name, *_rest in weeks()] == ["olga"]


def test_a_coordinator_reads_what_comes_first_and_then_what_is_late(planned: Plan, box: MailBox) -> None:
    planned.measure("1.1", "Draft the rules", "2026")
    planned.measure("1.2", "Found a joint venture", "2027-02-20", planned.second, planned.lead)
    planned.measure("1.3", "Publish the register", "2027-02")
    planned.measure("1.4", "Open a post", "2027-02-10")
    dispatch.tick(clock=clock_at("2027-02-01"))
    (mail,) = box.to("carl")
    assert mail["Subject"] == "By 10 Feb 2027: 3 measures due, 1 overdue, Plan"
    assert listed(box, "carl") == [
        "- 1.4 Open a post: 10 Feb 2027",
        "- 1.2 Found a joint venture: 20 Feb 2027",
        "- 1.3 Publish the register: Feb 2027",
        "- 1.1 Draft the rules: 2026, overdue by 32 days",
    ]


def test_a_deadline_is_late_only_after_its_last_day(planned: Plan, box: MailBox) -> None:
    planned.measure("1.1", "Today", "2027-02-01")
    dispatch.tick(clock=clock_at("2027-02-01"))
    assert listed(box, "carl") == ["- 1.1 Today: 1 Feb 2027"]


def test_what_is_due_in_31_days_is_not_spoken_of_yet(planned: Plan) -> None:
    planned.measure("1.1", "Far", "2027-03-04")
    plan_all(now=at("2027-02-01", 4))
    assert weeks() == []
    planned.measure("1.2", "Near", "2027-03-03")
    plan_all(now=at("2027-02-01", 4))
    assert len(weeks()) == 2


def test_what_the_sides_agreed_to_be_done_meanwhile_is_not_said(planned: Plan, box: MailBox) -> None:
    done = planned.measure("1.1", "Done", "2026")
    plan_all(now=at("2027-02-01", 4))
    close(done)
    assert dispatch.dispatch(clock=clock_at("2027-02-01")).composed == 0
    assert [state for *_rest, state in weeks()] == ["lapsed", "lapsed"]
    assert box.mails() == []


def test_what_is_done_before_the_morning_is_withdrawn(planned: Plan) -> None:
    done = planned.measure("1.1", "Done", "2026")
    plan_all(now=at("2027-02-01", 4))
    close(done)
    plan_all(now=at("2027-02-01", 5))
    assert [state for *_rest, state in weeks()] == ["cancelled", "cancelled"]


def test_after_twenty_measures_only_the_number_of_the_others_is_said(planned: Plan, box: MailBox) -> None:
    for number in range(25):
        planned.measure(f"1.{number + 1}", "Late", "2026")
    dispatch.tick(clock=clock_at("2027-02-01"))
    lines = listed(box, "olga")
    assert len(lines) == 21
    assert lines[-1] == "- и ещё 5"
    assert box.to("olga")[0]["Subject"] == "25 мероприятий просрочено, Plan"


def test_the_next_week_says_it_again(planned: Plan, box: MailBox) -> None:
    planned.measure("1.1", "Late", "2026")
    for day in ("2027-02-01", "2027-02-05", "2027-02-08"):
        dispatch.tick(clock=clock_at(day))
    assert len(box.to("carl")) == 2


@given(st.dates(date(2020, 1, 1), date(2040, 12, 31)), st.sets(st.integers(0, 6)))
def test_the_first_working_day_is_open_and_none_before_it_is(day: date, closed: set[int]) -> None:
    monday = monday_of(day)
    found = first_working_day(monday, lambda one: one.weekday() not in closed)
    assert monday.weekday() == 0
    assert timedelta(0) <= day - monday < timedelta(7)
    assert (found is None) == (len(closed) == 7)
    if found is not None:
        assert found.weekday() == min(set(range(7)) - closed)


@given(st.dates(date(2020, 1, 1), date(2040, 12, 31)), st.integers(0, 400), st.integers(1, 60))
def test_turns_follow_each_other_without_gap_or_overlap(first: date, later: int, every: int) -> None:
    now = datetime.combine(first + timedelta(later), datetime.min.time(), UTC)
    turn = turn_of(first, every, time_zone="UTC", now=now)
    assert turn is not None
    assert turn.number == later // every
    assert turn.on <= now.date()
    assert now < turn.use_until
    following = turn_of(first, every, time_zone="UTC", now=turn.use_until)
    assert following is not None
    assert following.number == turn.number + 1
    before = datetime.combine(first, datetime.min.time(), UTC) - timedelta(seconds=1)
    assert turn_of(first, every, time_zone="UTC", now=before) is None
