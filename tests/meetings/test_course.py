"""A session's date confirmed by every side, moved, postponed; its sittings; what is due before and after it."""

from datetime import date, time, timedelta
from html import unescape
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from cooperation import clock
from cooperation.access import acting_as
from cooperation.errors import Conflict, Forbidden, Invalid
from meetings.models import DateConfirmation, Reminder, Review, ScheduleStep, Sitting
from meetings.rules import cycle as cycle_rule
from meetings.selectors import cycle as cadence
from meetings.services import course, reviews, steps
from meetings.services.planning import plan_all
from programs.services.authority import ActInput
from tests.meetings.table import Table

ZONE = "Europe/Minsk"


def page(table: Table, name: str = "by.secretary", path: str = "") -> str:
    answer = table.client(name).get(path or f"/sessions/{table.review.pk}/")
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def confirm(table: Table, side: str, **act: Any) -> DateConfirmation:
    table.refresh()
    return course.confirm_date(
        table.actor(f"{side}.coordinator"), review_id=table.review.pk, version=table.review.version,
        act=ActInput(**act),
    )  # fmt: skip


def confirmed(table: Table) -> None:
    for side in ("by", "ru"):
        confirm(table, side)
    table.refresh()


def move(table: Table, by: int, **more: Any) -> Review:
    table.refresh()
    review = table.review
    return reviews.move_review(
        table.actor("by.secretary"), review_id=review.pk, version=review.version,
        starts_on=review.starts_on + timedelta(by), ends_on=review.ends_on + timedelta(by),
        starts_at_time=more.get("at", review.starts_at_time),
    )  # fmt: skip


def postpone(table: Table) -> Review:
    table.refresh()
    return course.postpone(
        table.actor("by.secretary"), review_id=table.review.pk, version=table.review.version,
        reason={"en": "The minister is ill", "ru": "Министр болен"},
    )  # fmt: skip


def due(table: Table) -> dict[str, date | None]:
    return dict(ScheduleStep.unscoped.filter(review=table.review).values_list("kind", "due_on"))


class TestTheDate:
    def test_is_confirmed_once_every_side_has_said_so(self, table: Table) -> None:
        act = confirm(table, "by")
        table.refresh()
        assert table.review.state == "proposed"
        assert act.person_id == table.actor("by.coordinator").person_id
        assert act.entered_by_id == table.people["by.coordinator"].pk
        assert "not yet confirmed" in page(table)
        confirm(table, "ru")
        table.refresh()
        assert table.review.state == "confirmed"
        shown = page(table)
        assert "not yet confirmed" not in shown
        assert "by.coordinator" in shown

    def test_is_confirmed_by_a_document_with_its_number_or_not_at_all(self, table: Table) -> None:
        with pytest.raises(Invalid) as refused:
            confirm(table, "by", authority="document")
        assert {fault.pointer for fault in refused.value.faults} >= {"/document_kind", "/document_date"}
        act = confirm(
            table, "by", authority="document", document_kind="Letter", document_number="12-3",
            document_date=date(2026, 1, 5),
        )  # fmt: skip
        assert act.authority == "document"
        assert "Letter 12-3" in page(table)

    def test_is_not_confirmed_for_another_side_nor_twice(self, table: Table) -> None:
        with pytest.raises(Forbidden):
            confirm(table, "by", party_id=table.parties["RU"].pk)
        confirm(table, "by")
        with pytest.raises(Conflict):
            confirm(table, "by")
        act = DateConfirmation.unscoped.get(review=table.review)
        with pytest.raises(IntegrityError), transaction.atomic():
            DateConfirmation.unscoped.create(
                review=table.review, party=act.party, starts_on=act.starts_on, ends_on=act.ends_on
            )

    def test_only_a_confirmed_one_is_convened(self, table: Table) -> None:
        actor = table.actor("by.secretary")
        with pytest.raises(Conflict):
            course.convene(actor, review_id=table.review.pk, version=table.review.version)
        confirmed(table)
        assert "Convene" in page(table)
        course.convene(actor, review_id=table.review.pk, version=table.review.version)
        table.refresh()
        assert table.review.state == "convened"
        assert plan_all(now=clock.now()).made > 0

    def test_that_is_moved_is_proposed_anew_and_what_was_confirmed_is_void(self, table: Table) -> None:
        confirmed(table)
        moved = move(table, 7)
        assert (moved.state, moved.moved_from) == ("proposed", table.review.starts_on)
        assert not DateConfirmation.unscoped.filter(voided_at__isnull=True).exists()
        assert DateConfirmation.unscoped.count() == 2
        assert "not yet confirmed" in page(table)
        confirm(table, "by")

    def test_stays_confirmed_where_only_the_hour_changes(self, table: Table) -> None:
        from datetime import time

        confirmed(table)
        assert move(table, 0, at=time(15)).state == "confirmed"
        assert DateConfirmation.unscoped.filter(voided_at__isnull=True).count() == 2


class TestASessionPostponedWithoutADate:
    def test_halts_reminders_and_tells_who_was_reminded(self, table: Table) -> None:
        confirmed(table)
        now = clock.now()
        plan_all(now=now)
        told, *others = Reminder.unscoped.filter(review=table.review, kind="review").order_by("due_at")
        Reminder.unscoped.filter(pk=told.pk).update(state="sent")
        assert others
        postpone(table)
        plan_all(now=now)
        left = Reminder.unscoped.filter(review=table.review, state="planned").exclude(kind="step")
        assert [(row.kind, row.recipient_id) for row in left] == [("postponed", told.recipient_id)]

    def test_is_reminded_of_again_once_it_has_a_new_date_that_is_confirmed(self, table: Table) -> None:
        confirmed(table)
        postpone(table)
        move(table, 30)
        plan_all(now=clock.now())
        assert (
            not Reminder.unscoped.filter(review=table.review, state="planned").exclude(kind="step").exists()
        )
        confirmed(table)
        plan_all(now=clock.now())
        assert Reminder.unscoped.filter(review=table.review, state="planned", kind="review").exists()

    def test_owes_nothing_by_any_day_until_it_has_one_again(self, table: Table) -> None:
        before = due(table)
        postpone(table)
        assert {on for kind, on in due(table).items() if kind != "positions_due"} == {None}
        move(table, 0)
        assert due(table) == before

    def test_says_why_and_that_it_has_no_date(self, table: Table) -> None:
        postpone(table)
        shown = page(table)
        assert "postponed without a date" in shown
        assert "The minister is ill" in shown
        home = page(table, path="/")
        assert "postponed without a date" in home
        assert "days before" not in home

    def test_is_not_postponed_without_a_reason(self, table: Table) -> None:
        with pytest.raises(Invalid):
            course.postpone(
                table.actor("by.secretary"), review_id=table.review.pk, version=1, reason={"en": " "}
            )


def test_who_knows_a_date_that_is_moved_is_told_though_the_new_one_is_not_confirmed_yet(table: Table) -> None:
    confirmed(table)
    plan_all(now=clock.now())
    told = Reminder.unscoped.filter(review=table.review, kind="review").order_by("due_at").first()
    assert told is not None
    Reminder.unscoped.filter(pk=told.pk).update(state="sent")
    move(table, 7)
    plan_all(now=clock.now())
    left = Reminder.unscoped.filter(review=table.review, state="planned").exclude(kind="step")
    assert [(row.kind, row.recipient_id) for row in left] == [("moved", told.recipient_id)]
    plan_all(now=clock.now())
    assert left.count() == 1


class TestAMissedCadence:
    def test_shows_once_the_interval_is_over_and_no_session_has_a_date(
        self, table: Table, time_machine: Any
    ) -> None:
        actor = table.actor("by.reader")
        with acting_as(actor):
            assert cadence.missed(actor) == []
        postpone(table)
        assert "missed its cadence" not in page(table, path="/sessions/")
        time_machine.move_to(clock.now() + timedelta(days=60))
        due = cycle_rule.later(table.last.starts_on, table.body.interval_months)
        assert cadence.proposal(table.programme).missed == due
        assert "missed its cadence" in page(table, path="/sessions/")
        assert "missed its cadence" in page(table, path="/")
        assert "/sessions/propose/" in page(table, path="/sessions/")
        assert "/sessions/propose/" not in page(table, "by.reader", "/sessions/")

    def test_is_over_with_a_new_date(self, table: Table, time_machine: Any) -> None:
        postpone(table)
        time_machine.move_to(clock.now() + timedelta(days=60))
        move(table, 100)
        assert "missed its cadence" not in page(table, path="/sessions/")


class TestSittings:
    def run(self, table: Table, name: str, **more: Any) -> Review:
        table.refresh()
        act = {"open": reviews.open_session, "adjourn": course.adjourn, "unopen": reviews.unopen_session}[
            name
        ]
        return act(
            table.actor("by.secretary"), review_id=table.review.pk, version=table.review.version, **more
        )

    def test_are_begun_by_opening_and_ended_by_adjourning_and_concluding(
        self, table: Table, time_machine: Any
    ) -> None:
        self.run(table, "open")
        tomorrow = clock.today(ZONE) + timedelta(1)
        assert self.run(table, "adjourn", resumes_on=tomorrow).state == "adjourned"
        time_machine.move_to(clock.now() + timedelta(days=1))
        self.run(table, "open")
        first, second = Sitting.unscoped.order_by("number")
        assert (first.resumes_on, second.held_on) == (tomorrow, clock.today(ZONE))
        assert first.to_time is not None
        assert second.to_time is None
        shown = page(table)
        assert "adjourned to" in shown
        assert "Adjourn the session" in shown
        table.refresh()
        reviews.conclude(
            table.actor("by.secretary"), review_id=table.review.pk, version=table.review.version,
            without_outcomes=True,
        )  # fmt: skip
        assert Sitting.unscoped.get(number=2).to_time is not None

    def test_a_session_opened_by_mistake_has_not_sat(self, table: Table) -> None:
        self.run(table, "open")
        self.run(table, "unopen")
        assert not Sitting.unscoped.exists()

    def test_is_not_resumed_before_it_was_adjourned(self, table: Table) -> None:
        self.run(table, "open")
        with pytest.raises(Invalid):
            self.run(table, "adjourn", resumes_on=clock.today(ZONE) - timedelta(1))


class TestTheSchedule:
    def step(self, table: Table, kind: str) -> ScheduleStep:
        return ScheduleStep.unscoped.get(review=table.review, kind=kind)

    def keep(self, table: Table, kind: str, **draft: Any) -> ScheduleStep:
        row = self.step(table, kind)
        return steps.keep_step(
            table.actor("by.secretary"), step_id=row.pk, version=row.version, draft=steps.StepDraft(**draft)
        )

    def test_is_laid_out_when_a_session_is_called(self, table: Table) -> None:
        begins = table.review.starts_on
        assert due(table) == {
            "positions_due": table.round.cut_off, "proposals_due": begins - timedelta(21),
            "papers_out": begins - timedelta(15), "delegations_named": begins - timedelta(10),
            "draft_out": table.review.ends_on + timedelta(10), "signed": table.review.ends_on + timedelta(30),
            "entry_reported": table.review.ends_on + timedelta(90),
        }  # fmt: skip

    def test_moves_with_the_session_but_for_what_is_done_or_set_by_hand(self, table: Table) -> None:
        today = clock.today(ZONE)
        by_hand = today + timedelta(3)
        self.keep(table, "proposals_due", due_on=by_hand)
        self.keep(table, "papers_out", due_on=None, done_on=today)
        before = due(table)
        move(table, 7)
        after = due(table)
        assert {kind for kind in after if before[kind] != after[kind]} == {
            "delegations_named", "draft_out", "signed", "entry_reported",
        }  # fmt: skip
        named = self.step(table, "delegations_named")
        assert named.moved_from == before["delegations_named"]
        move(table, 0)
        assert self.step(table, "delegations_named").moved_from is None

    def test_the_page_says_what_moves_before_and_after(self, table: Table) -> None:
        client, review = table.client("by.secretary"), table.review
        day = (review.starts_on + timedelta(7)).isoformat()
        fields = {
            "starts_on": day, "ends_on": day, "starts_at_time": "10:00", "time_zone": ZONE, "place_en": "Minsk",
            "version": review.version,
        }  # fmt: skip
        address = f"/sessions/{review.pk}/move/"
        asked = unescape(client.post(address, fields).content.decode())
        assert "Delegations named:" in asked
        assert "→" in asked
        assert "Positions due:" not in asked
        done = unescape(client.post(address, {**fields, "confirmed": "yes"}, follow=True).content.decode())
        assert "Delegations named:" in done
        assert "moved from" in done

    def test_says_what_is_late_and_what_is_done(self, table: Table) -> None:
        today = clock.today(ZONE)
        self.keep(table, "papers_out", due_on=today - timedelta(1))
        shown = page(table)
        assert "late" in shown
        assert "set by hand" in shown
        self.keep(table, "papers_out", due_on=today - timedelta(1), done_on=today)
        assert ">late<" not in page(table)

    def test_goes_by_the_rule_again_when_its_day_is_taken_back(self, table: Table) -> None:
        rule = due(table)["papers_out"]
        assert self.keep(table, "papers_out", due_on=date(2030, 1, 1)).by_hand
        row = self.keep(table, "papers_out")
        assert (row.by_hand, row.due_on) == (False, rule)

    def test_of_an_open_round_has_its_cut_off(self, table: Table) -> None:
        with pytest.raises(Conflict):
            self.keep(table, "positions_due", due_on=date(2030, 1, 1))

    def test_follows_the_rules_of_the_body_when_they_change(self, table: Table) -> None:
        table.body.papers_due_days = 20
        table.body.save()
        steps.follow_rules(body_id=table.body.pk)
        assert due(table)["papers_out"] == table.review.starts_on - timedelta(20)
        assert due(table)["proposals_due"] == table.review.starts_on - timedelta(21)

    def test_of_a_body_whose_minutes_are_approved_waits_for_that(self, table: Table) -> None:
        table.body.minutes_approved = True
        table.body.save()
        table.refresh()
        ScheduleStep.unscoped.all().delete()
        steps.lay_out([Review.unscoped.get(pk=table.review.pk)])
        assert due(table)["approved"] == table.review.ends_on + timedelta(60)
        assert "Approval by the governments" in page(table)

    def test_is_kept_by_the_secretaries_alone_and_seen_by_all(self, table: Table) -> None:
        row = self.step(table, "papers_out")
        assert table.client("by.reader").get(f"/schedule/{row.pk}/").status_code == 403
        assert f"/schedule/{row.pk}/" not in page(table, "by.reader")
        assert "Agenda and papers out" in page(table, "by.reader")


def test_a_session_is_not_moved_to_a_day_that_has_passed(table: Table) -> None:
    with pytest.raises(Invalid) as refused:
        move(table, -40_000)
    assert refused.value.faults[0].pointer == "/starts_on"


def test_a_session_does_not_begin_at_an_hour_that_the_clocks_leap_over(table: Table) -> None:
    table.refresh()
    spring = date(2099, 3, 29)
    with pytest.raises(Invalid) as refused:
        reviews.move_review(
            table.actor("by.secretary"), review_id=table.review.pk, version=table.review.version, starts_on=spring,
            ends_on=spring, starts_at_time=time(2, 30), time_zone="Europe/Warsaw",
        )  # fmt: skip
    assert refused.value.faults[0].pointer == "/starts_at_time"
