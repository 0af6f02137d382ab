"""The agenda proposed from the record and the plan: with reasons, ticked, added, remembered; and never from more than
every side may see."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse

from cooperation import clock
from cooperation.access import acting_as
from cooperation.dates import FuzzyDate
from cooperation.errors import Conflict, Forbidden, Invalid
from meetings import models as s
from meetings.rules.agenda import months_on
from meetings.selectors import proposals as selectors
from meetings.services.agenda import defer_point
from meetings.services.backlog import add_to_backlog
from meetings.services.points import add_points
from programs import models as m
from programs.services.positions import PositionContent, save_draft
from tests.meetings.table import Table, lay, text
from tests.meetings.test_outcomes import said


def bare(table: Table) -> Table:
    """Nothing stands on the agenda yet."""
    s.AgendaItem.unscoped.filter(review=table.review).delete()
    table.points.clear()
    return table


def proposed(table: Table, name: str = "by.secretary") -> list[selectors.Proposal]:
    actor = table.actor(name)
    with acting_as(actor):
        review = s.Review.objects.visible_to(actor).select_related("body").get(pk=table.review.pk)
        return selectors.proposals(actor, review)


def kinds(table: Table, name: str = "by.secretary") -> list[str]:
    return [str(one.source) for one in proposed(table, name)]


def of_item(table: Table, number: str) -> selectors.Proposal:
    return next(one for one in proposed(table) if one.item_id == table.items[number].pk)


def reasons(table: Table, number: str) -> list[str]:
    return [str(reason.kind) for reason in of_item(table, number).reasons]


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 11, 12), 6, date(2027, 5, 12)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(2026, 1, 31), 12, date(2027, 1, 31)),
    ],
)
def test_months_are_counted_to_the_same_day_or_the_last_of_the_month(
    day: date, months: int, then: date
) -> None:
    assert months_on(day, months) == then


def test_the_last_record_and_the_next_session_are_proposed_in_the_working_languages(table: Table) -> None:
    bare(table)
    first, *_rest, last = proposed(table)
    assert (first.source, first.source_id) == ("minutes", table.last.pk)
    assert first.title == {
        "ru": "Утверждение протокола: 7-е заседание, Минск", "en": "Approval of the protocol: 7th session, Minsk"
    }  # fmt: skip
    assert last.source == "next_session"
    assert set(last.title) == {"ru", "en"}


def test_what_stands_on_the_agenda_is_not_proposed(table: Table) -> None:
    table.due("1.1", FuzzyDate("2020"))
    assert table.items["1.1"].pk not in {one.item_id for one in proposed(table)}
    bare(table)
    assert table.items["1.1"].pk in {one.item_id for one in proposed(table)}


def test_an_item_is_proposed_once_with_every_reason(table: Table) -> None:
    bare(table)
    table.due("1.1", FuzzyDate("2020"))
    obstacle = m.Obstacle.unscoped.create(
        programme=table.programme, kind="financial", title=text("No funds"), opened_on=date(2026, 1, 1)
    )
    m.Blocking.unscoped.create(obstacle=obstacle, item=table.items["1.1"])
    assert reasons(table, "1.1") == ["overdue", "blocked"]
    for party, status in (("BY", "blocked"), ("RU", "on_track")):
        m.Responsibility.unscoped.create(
            item=table.items["1.1"], party=table.parties[party], organisation=table.organisations[party]
        )
        table.position(party, "1.1", status)
    assert reasons(table, "1.1") == ["divergence", "overdue", "blocked"]
    found = of_item(table, "1.1")
    assert found.reasons[1].due_on == date(2020, 12, 31)
    assert found.reasons[2].obstacles == (text("No funds"),)
    m.Obstacle.unscoped.update(state="removed", closed_on=date(2026, 2, 1))
    m.AgreedState.unscoped.create(
        item=table.items["1.1"], status="completed", agreed_on=date(2026, 1, 1), source_label=text("x")
    )
    assert reasons(table, "1.1") == ["divergence"]


def test_due_is_what_falls_before_the_session_after_this_one(table: Table) -> None:
    bare(table)
    after = months_on(table.review.starts_on, 6)
    table.due("1.1", FuzzyDate(str(after - timedelta(1))))
    table.due("1.2", FuzzyDate(str(after)))
    table.due("1.10", FuzzyDate(str(clock.today("Europe/Minsk") - timedelta(1))))
    about = {one.item_id: str(one.source) for one in proposed(table)}
    assert about.get(table.items["1.1"].pk) == "due"
    assert table.items["1.2"].pk not in about
    assert about[table.items["1.10"].pk] == "overdue"


def test_the_heaviest_difference_comes_first(table: Table) -> None:
    bare(table)
    for number, theirs in (("1.2", "at_risk"), ("1.1", "blocked")):
        table.position("BY", number, "on_track")
        table.position("RU", number, theirs)
    assert [one.number for one in proposed(table) if one.source == "divergence"] == ["1.1", "1.2"]


# --- Nothing that some side does not see ------------------------------------------------------------------------------


def alike(table: Table) -> list[tuple[Any, ...]]:
    """The proposals as both sides' people see them, which must be the same."""
    seen = {}
    for name in ("by.secretary", "ru.secretary", "by.coordinator", "ru.reader"):
        seen[name] = [
            (
                str(one.source),
                one.source_id,
                one.title,
                [(str(r.kind), r.found, r.since) for r in one.reasons],
            )
            for one in proposed(table, name)
        ]
    assert len({str(each) for each in seen.values()}) == 1, seen
    return seen["by.secretary"]


@pytest.mark.parametrize("exchange", ["on_release", "simultaneous"])
def test_databases_that_differ_in_unreleased_positions_propose_the_same(db: None, exchange: str) -> None:
    table = bare(lay(exchange=exchange))
    for number in ("1.1", "1.2"):
        for party in ("BY", "RU"):
            m.Responsibility.unscoped.create(
                item=table.items[number], party=table.parties[party], organisation=table.organisations[party]
            )
    before = alike(table)
    for name, number, status in (
        ("by.coordinator", "1.1", "blocked"), ("ru.coordinator", "1.1", "on_track"),
        ("ru.coordinator", "1.2", "delayed"),
    ):  # fmt: skip
        save_draft(
            table.actor(name), item_id=table.items[number].pk, round_id=table.round.pk, ready=True, version=None,
            content=PositionContent(status=status, text=text("Ours alone"), progress=40),
        )  # fmt: skip
    assert alike(table) == before


def test_before_the_exchange_a_side_that_has_released_is_proposed_no_more_than_the_others(db: None) -> None:
    table = bare(lay(exchange="simultaneous"))
    earlier = table.round
    for party, status in (("BY", "on_track"), ("RU", "delayed")):
        table.position(party, "1.2", status)
    before = alike(table)
    assert [one[0] for one in before].count("divergence") == 1
    table.round = m.Round.unscoped.create(
        programme=table.programme, number=2, covers_from=earlier.covers_from, covers_to=earlier.covers_to,
        opens_on=earlier.opens_on, cut_off=earlier.cut_off, exchange="simultaneous",
    )  # fmt: skip
    with acting_as(table.actor("by.coordinator")):
        m.Position.unscoped.filter(party=table.parties["BY"]).update(latest=False)
    # It says the contrary of what it said, and something new; RU has yet to release.
    table.position("BY", "1.2", "delayed")
    table.position("BY", "1.1", "blocked")
    assert alike(table) == before
    with acting_as(table.actor("ru.coordinator")):
        m.Position.unscoped.filter(party=table.parties["RU"]).update(latest=False)
    table.position("RU", "1.1", "on_track")
    assert alike(table) != before
    assert [one[1] for one in alike(table) if one[0] == "divergence"] == [table.items["1.1"].pk]


def test_a_side_that_has_left_does_not_make_others_miss_a_difference(db: None) -> None:
    table = bare(lay(exchange="simultaneous", names=("BY", "KZ", "RU")))
    m.Side.unscoped.filter(programme=table.programme, party=table.parties["RU"]).update(
        until=FuzzyDate("2019")
    )
    table.position("BY", "1.1", "blocked")
    table.position("KZ", "1.1", "on_track")
    assert "divergence" not in kinds(table, "ru.reader")
    assert "divergence" in kinds(table, "by.secretary")
    assert "divergence" in kinds(table, "kz.reader")


# --- Added in one act -------------------------------------------------------------------------------------------------


def test_the_page_gives_reasons_and_adds_what_is_ticked_in_one_act(table: Table) -> None:
    bare(table)
    table.due("1.1", FuzzyDate("2020"))
    client, url = table.client("by.coordinator"), reverse("meetings:proposals", args=[table.review.pk])
    page = said(client.get(url))
    assert "Overdue since 31 Dec 2020" in page
    assert "Approval of the protocol: 7th session, Minsk" in page
    chosen = [one for one in proposed(table) if one.source in ("minutes", "overdue")]
    answer = client.post(url, {"proposal": [f"{one.source}:{one.source_id}" for one in chosen]})
    assert answer.status_code == 302
    points = list(s.AgendaItem.unscoped.filter(review=table.review).order_by("position"))
    assert [(p.position, p.source, p.source_id) for p in points] == [
        (1, "minutes", table.last.pk), (2, "overdue", table.items["1.1"].pk)
    ]  # fmt: skip
    assert points[1].item == table.items["1.1"]
    assert points[1].proposed_by == table.parties["BY"]
    assert "2 points are on the agenda." in said(client.get(answer["Location"]))
    again = client.post(url, {"proposal": [f"minutes:{table.last.pk}"]})
    assert again.status_code == 409
    assert "proposed no more" in said(again)
    nothing = client.post(url, {})
    assert nothing.status_code == 400
    assert "Choose at least one proposal." in said(nothing)


def test_the_api_proposes_and_adds_the_same(table: Table) -> None:
    bare(table)
    table.due("1.1", FuzzyDate("2020"))
    client, url = table.client("by.secretary"), f"/api/v1/reviews/{table.review.pk}/proposals/"
    rows = client.get(url).json()["results"]
    assert [(row["source"], row["source_id"]) for row in rows] == [
        (str(one.source), str(one.source_id)) for one in proposed(table)
    ]
    overdue = next(row for row in rows if row["source"] == "overdue")
    assert overdue["reasons"][0]["due_on"] == "2020-12-31"
    body = {"proposals": [{"source": row["source"], "source_id": row["source_id"]} for row in rows]}
    headers = {"Idempotency-Key": "once", "content_type": "application/json"}
    added = client.post(url, body, headers={"Idempotency-Key": "once"}, content_type="application/json")
    assert added.status_code == 201, headers
    assert [row["position"] for row in added.json()["results"]] == list(range(1, len(rows) + 1))
    again = client.post(url, body, headers={"Idempotency-Key": "once"}, content_type="application/json")
    assert (again.status_code, again.json()) == (201, added.json())
    assert client.get(url).json()["results"] == []


def test_all_of_it_is_added_or_nothing(table: Table) -> None:
    bare(table)
    actor = table.actor("by.secretary")
    for chosen, error in (
        ([], Invalid),
        ([("minutes", table.last.pk), ("overdue", table.last.pk)], Conflict),
    ):
        with acting_as(actor), pytest.raises(error):
            add_points(actor, review_id=table.review.pk, chosen=chosen)
    reader = table.actor("by.reader")
    with acting_as(reader), pytest.raises(Forbidden):
        add_points(reader, review_id=table.review.pk, chosen=[("minutes", table.last.pk)])
    assert not s.AgendaItem.unscoped.filter(review=table.review).exists()


# --- What was left, and what waits ------------------------------------------------------------------------------------


def following(table: Table) -> s.Review:
    """The session after, called while this one is held."""
    day = table.review.starts_on + timedelta(180)
    return s.Review.unscoped.create(
        body=table.body, programme=table.programme, number=9, place=text("Minsk"), starts_on=day, ends_on=day,
        starts_at_time=table.review.starts_at_time, time_zone="Europe/Minsk", covers_from=date(2026, 7, 1),
        covers_to=date(2026, 12, 31),
    )  # fmt: skip


def test_a_deferred_point_is_proposed_until_it_stands_again_and_counts_how_often(held: Table) -> None:
    actor = held.actor("by.secretary")
    s.AgendaItem.unscoped.filter(pk=held.points[2].pk).update(carried_over=1)
    with acting_as(actor):
        defer_point(actor, point_id=held.points[2].pk, text={"en": "Late"}, version=1)
    then = held.review
    held.review = following(held)
    found = next(one for one in proposed(held) if one.source == "deferred")
    assert (found.source_id, found.carried_over, found.reasons[0].times) == (held.points[2].pk, 2, 2)
    backlog = reverse("meetings:backlog", args=[held.body.pk])
    assert "On customs" in said(held.client("ru.reader").get(backlog))
    with acting_as(actor):
        (point,) = add_points(actor, review_id=held.review.pk, chosen=[found.key])
    assert (point.continues, point.carried_over, point.item) == (held.points[2], 2, held.items["1.2"])
    assert "deferred" not in kinds(held)
    assert "On customs" not in said(held.client("ru.reader").get(backlog))
    # Nor is it carried over a second time at the conclusion.
    held.client("by.secretary").post(
        reverse("meetings:conclude", args=[then.pk]),
        {"version": s.Review.unscoped.get(pk=then.pk).version, "confirmed": "yes"},
    )
    assert s.Review.unscoped.get(pk=then.pk).state == "concluded"
    assert s.AgendaItem.unscoped.filter(review=held.review).count() == 1


def test_a_point_that_a_session_did_not_reach_is_left_over(held: Table) -> None:
    s.Review.unscoped.filter(pk=held.review.pk).update(state="concluded")
    held.review = following(held)
    left = [one for one in proposed(held) if one.source == "deferred"]
    assert len(left) == len(held.points)
    api = held.client("by.reader").get("/api/v1/agenda-items/?left_over=true").json()["results"]
    assert {row["id"] for row in api} == {str(point.pk) for point in held.points}


def test_what_is_proposed_for_later_waits_in_the_backlog_until_it_is_taken(table: Table) -> None:
    url = reverse("meetings:backlog", args=[table.body.pk])
    client = table.client("ru.coordinator")
    assert client.post(url, {"title_en": "A common register"}).status_code == 302
    assert "A common register" in said(table.client("by.reader").get(url))
    waiting = s.BacklogPoint.unscoped.get()
    found = next(one for one in proposed(table) if one.source == "backlog")
    assert (found.source_id, found.proposed_by_id) == (waiting.pk, table.parties["RU"].pk)
    page = reverse("meetings:proposals", args=[table.review.pk])
    table.client("by.secretary").post(page, {"proposal": f"backlog:{waiting.pk}"})
    point = s.AgendaItem.unscoped.get(review=table.review, source="backlog")
    assert (point.title, point.proposed_by) == ({"en": "A common register"}, table.parties["RU"])
    assert not s.BacklogPoint.unscoped.exists()


def test_whoever_proposed_a_point_for_later_may_give_it_up_and_others_not(table: Table) -> None:
    actor = table.actor("by.coordinator")
    with acting_as(actor):
        point = add_to_backlog(actor, body_id=table.body.pk, title=text("Later"))
    url = f"/api/v1/backlog/{point.pk}/"
    headers = {"If-Match": '"1"'}
    assert table.client("ru.coordinator").delete(url, headers=headers).status_code == 403
    assert table.client("by.coordinator").delete(url, headers={"If-Match": '"7"'}).status_code == 412
    assert table.client("by.coordinator").delete(url, headers=headers).status_code == 204
    assert not s.BacklogPoint.unscoped.exists()


def test_a_stranger_finds_no_proposals_and_no_backlog(table: Table) -> None:
    stranger = lay(code="other", names=("KZ", "AM")).client("kz.secretary")
    for url in (
        reverse("meetings:proposals", args=[table.review.pk]), reverse("meetings:backlog", args=[table.body.pk]),
        f"/api/v1/reviews/{table.review.pk}/proposals/",
    ):  # fmt: skip
        assert stranger.get(url).status_code == 404
