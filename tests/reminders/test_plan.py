"""Which reminders there are to be."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db import connection
from django.db.models import F
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from cooperation.accounts.models import User
from cooperation.dates import FuzzyDate
from meetings.models import Reminder
from meetings.rules.leads import asks, due_at, due_leads, pause
from meetings.services import reminders
from meetings.services.planning import plan_all
from meetings.services.reminders import plan
from programs.models import Appointment, Body, Grant

from .conftest import World, at

EARLY = at("2026-08-01")


def test_every_reader_of_both_sides_has_one_reminder_a_lead(world: World) -> None:
    assert plan_all(now=EARLY).made == 10
    assert world.states() == sorted(
        (name, "review", lead, 1, "planned") for name in ("anna", "boris") for lead in (60, 30, 14, 7, 1)
    )


def test_planning_again_changes_nothing_and_writes_nothing(world: World) -> None:
    plan_all(now=EARLY)
    before = world.states()
    with CaptureQueriesContext(
        connection,
    ) as queries:
        again = plan_all(now=EARLY)
    assert (again.made, again.renewed, again.withdrawn) == (0, 0, 0)
    assert world.states() == before
    assert not [q for q in queries if q["sql"].startswith(("INSERT", "UPDATE"))]


def test_the_number_of_statements_does_not_grow_with_the_people(world: World) -> None:
    with CaptureQueriesContext(connection) as few:
        plan_all(now=EARLY)
    for number in range(12):
        world.person(world.by, f"reader{number}", "en", "Europe/Minsk", role="reader")
    with CaptureQueriesContext(connection) as many:
        assert plan_all(now=EARLY).made == 60
    assert len(many) <= len(few)


def test_a_reminder_is_due_at_nine_in_its_readers_own_morning(world: World) -> None:
    plan_all(now=EARLY)
    due = {
        row.recipient.name: row.due_at
        for row in Reminder.unscoped.filter(lead_days=7).select_related("recipient")
    }
    assert due["anna"] == datetime(2026, 11, 5, 9, tzinfo=ZoneInfo("Europe/Minsk"))
    assert due["boris"] == datetime(2026, 11, 5, 9, tzinfo=ZoneInfo("Asia/Vladivostok"))


def test_a_session_called_late_is_said_at_once_and_once(world: World) -> None:
    plan_all(now=at("2026-10-20"))
    plan_all(now=at("2026-10-21"))
    leads = Reminder.unscoped.filter(recipient=world.anna).values_list("lead_days", flat=True)
    assert sorted(leads) == [1, 7, 14, 30]


def test_a_session_that_has_begun_is_not_reminded_of(world: World) -> None:
    assert plan_all(now=at("2026-11-12", 7)).made == 0


def test_a_session_only_proposed_is_not_reminded_of(world: World) -> None:
    world.move(0, state="proposed")
    assert plan_all(now=EARLY).made == 0


def test_the_joint_secretariat_is_reminded_too_and_once(world: World) -> None:
    world.person(world.by, "clara", "be", "Europe/Minsk", role="joint_secretariat", joint=True)
    plan_all(now=EARLY)
    assert Reminder.unscoped.filter(recipient__name="clara").count() == 5


def test_each_side_is_planned_as_that_side(world: World) -> None:
    plan_all(now=EARLY)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT u.name, e.pgh_context->>'party', e.pgh_context->>'kind' FROM meetings_reminderevent e"
            " JOIN accounts_user u ON u.id = e.recipient_id GROUP BY 1, 2, 3"
        )
        assert sorted(cursor.fetchall()) == [("anna", "BY", "system"), ("boris", "RU", "system")]


def test_whoever_left_their_post_is_not_reminded_any_more(world: World) -> None:
    plan_all(now=EARLY)
    Appointment.unscoped.filter(person__user=world.anna).update(until=FuzzyDate("2026-08-31"))
    plan_all(now=at("2026-09-02"))
    assert set(Reminder.unscoped.filter(recipient=world.anna).values_list("state", flat=True)) == {
        "cancelled"
    }
    assert set(Reminder.unscoped.filter(recipient=world.boris).values_list("state", flat=True)) == {"planned"}
    Appointment.unscoped.filter(person__user=world.anna).update(until=None)
    plan_all(now=at("2026-09-03"))
    assert set(Reminder.unscoped.filter(recipient=world.anna).values_list("state", flat=True)) == {"planned"}


def test_a_right_on_another_programme_of_the_body_does_not_count(world: World) -> None:
    other = type(world.programme).unscoped.create(body=world.body, code="other", title={"en": "Other"})
    Grant.unscoped.filter(party=world.ru).update(programme=other)
    plan_all(now=EARLY)
    assert not Reminder.unscoped.filter(recipient=world.boris).exists()


def test_a_moved_session_is_planned_anew_and_the_unsent_old_rows_are_cancelled(world: World) -> None:
    plan_all(now=EARLY)
    world.move(7)
    plan_all(now=EARLY + timedelta(minutes=1))
    states = world.states()
    assert {row[4] for row in states if row[3] == 1} == {"cancelled"}
    assert [row[1:] for row in states if row[0] == "anna" and row[3] == 2] == [
        ("review", lead, 2, "planned") for lead in (1, 7, 14, 30, 60)
    ]


def test_other_leads_of_the_body_take_effect_on_what_is_not_sent(world: World) -> None:
    plan_all(now=EARLY)
    Body.unscoped.filter(pk=world.body.pk).update(reminder_leads=[21, 7])
    plan_all(now=EARLY)
    planned = Reminder.unscoped.filter(recipient=world.anna, state="planned").values_list(
        "lead_days", flat=True
    )
    assert sorted(planned) == [7, 21]


def test_a_reader_who_moves_to_another_time_zone_is_reminded_in_its_morning(world: World) -> None:
    plan_all(now=EARLY)
    type(world.anna).objects.filter(pk=world.anna.pk).update(time_zone="America/New_York")
    assert plan_all(now=EARLY).renewed == 5
    row = Reminder.unscoped.get(recipient=world.anna, lead_days=1)
    assert row.due_at == datetime(2026, 11, 11, 9, tzinfo=ZoneInfo("America/New_York"))


def test_a_person_plans_for_their_own_side_alone(world: World) -> None:
    from cooperation.access import actor_of

    plan(actor_of(world.anna), now=EARLY)
    assert {row[0] for row in world.states()} == {"anna"}


# --- The rule itself --------------------------------------------------------------------------------------------------


ZONES = st.sampled_from(
    ["UTC", "Europe/Minsk", "Pacific/Kiritimati", "Pacific/Pago_Pago", "America/New_York", "nowhere"]
)


@given(
    leads=st.lists(st.integers(0, 400), max_size=8),
    ahead=st.integers(-5, 500),
    hour=st.integers(0, 23),
    zone=ZONES,
    told=st.booleans(),
)
def test_leads_are_earliest_first_before_the_session_and_at_most_one_is_past(
    leads: list[int], ahead: int, hour: int, zone: str, told: bool
) -> None:
    now = datetime(2026, 3, 28, 12, tzinfo=UTC)
    starts_at = now.replace(hour=hour) + timedelta(days=ahead)
    due = due_leads(
        leads, starts_on=starts_at.date(), starts_at=starts_at, time_zone=zone, now=now, told=told
    )
    assert [one.at for one in due] == sorted(one.at for one in due)
    assert all(one.at < starts_at for one in due)
    assert len({one.lead for one in due}) == len(due)
    assert sum(one.at <= now for one in due) <= (0 if told else 1)
    if starts_at <= now:
        assert not due


def test_nine_stays_nine_across_a_change_of_clocks() -> None:
    assert due_at(date(2026, 10, 26), 1, "Europe/Berlin") == datetime(2026, 10, 25, 8, tzinfo=UTC)
    assert due_at(date(2026, 10, 25), 1, "Europe/Berlin") == datetime(2026, 10, 24, 7, tzinfo=UTC)


def test_what_is_asked_is_what_is_still_ahead_nearest_first() -> None:
    due = {"positions": date(2026, 10, 13), "papers": date(2026, 10, 28), "proposals": date(2026, 10, 22)}
    assert [ask.what for ask in asks(due, today=date(2026, 10, 14))] == ["proposals", "papers"]
    assert asks(due, today=date(2026, 11, 1)) == []


def test_pauses_double_up_to_an_hour_and_are_spread() -> None:
    assert [pause(n, 0.5).total_seconds() for n in (1, 2, 3, 99)] == [30, 60, 120, 3600]
    assert pause(1, 0.0) < pause(1, 0.99) < pause(3, 0.0)


def test_a_row_that_a_dispatcher_takes_while_it_is_planned_anew_stays_with_the_dispatcher(
    world: World, monkeypatch: Any
) -> None:
    plan_all(now=EARLY)
    User.objects.filter(pk=world.anna.pk).update(time_zone="Asia/Tokyo")
    read = reminders._rows_of

    def taken(*args: Any) -> Any:
        rows = read(*args)
        Reminder.unscoped.filter(recipient=world.anna, lead_days=60, state="planned").update(
            state="claimed", version=F("version") + 1
        )
        return rows

    monkeypatch.setattr(reminders, "_rows_of", taken)
    assert plan_all(now=EARLY).renewed == 4
    row = Reminder.unscoped.get(recipient=world.anna, lead_days=60)
    assert (row.state, row.version) == ("claimed", 2)
    # The thirteenth is a Sunday: it leaves on the Friday before.
    assert row.due_at == datetime(2026, 9, 11, 9, tzinfo=ZoneInfo("Europe/Minsk"))


def test_a_reader_is_reminded_from_the_day_on_which_it_is_where_they_are(world: World) -> None:
    Appointment.unscoped.update(since=FuzzyDate("2026-10-02"))
    plan_all(now=at("2026-10-01", 20))  # 23:00 in Minsk, six in the morning of the next day in Vladivostok.
    assert {row[0] for row in world.states()} == {"boris"}
