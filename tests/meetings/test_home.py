"""Before the session: what an official reads first, and what a side must not learn there."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cooperation import clock
from cooperation.access import acting_as
from cooperation.accounts.models import User
from cooperation.dates import FuzzyDate
from programs import models as m
from tests.meetings.table import Table, lay
from tests.meetings.test_outcomes import record, said

HOME = "/"


def test_the_head_says_which_session_and_in_how_many_days(table: Table) -> None:
    page = said(table.client("by.reader").get(HOME))
    assert "8th session, Minsk" in page
    assert "in 30 days" in page
    assert "programme edition 1" in page
    assert "Agenda proposals" in page


def test_the_other_sides_drafts_are_neither_shown_nor_counted(table: Table) -> None:
    with acting_as(table.actor("by.coordinator")):
        for number, ready in (("1.1", True), ("1.2", False)):
            m.PositionDraft.unscoped.create(
                programme=table.programme, party=table.parties["BY"], round=table.round, item=table.items[number],
                status="blocked", ready=ready, text={"en": "canary"},
            )  # fmt: skip
        m.InternalNote.unscoped.create(
            programme=table.programme,
            party=table.parties["BY"],
            item=table.items["1.1"],
            text={"en": "Our line"},
        )
    own = said(table.client("by.reader").get(HOME))
    assert "1 ready to release" in own
    assert "1 in draft" in own
    assert "Our line" in own
    other = table.client("ru.secretary").get(HOME).content.decode()
    for hidden in ("canary", "ready to release", "in draft", "Our line"):
        assert hidden not in other


def test_where_the_sides_differ_the_heaviest_comes_first_in_words(table: Table) -> None:
    table.position("BY", "1.1", "on_track", progress=30)
    table.position("RU", "1.1", "on_track", progress=70)
    table.position("BY", "1.2", "blocked", proposed_deadline=FuzzyDate("2027-Q3"))
    table.position("RU", "1.2", "on_track")
    table.position("BY", "1.10", "on_track")
    table.position("RU", "1.10", "on_track")
    page = said(table.client("by.reader").get(HOME))
    assert "2 of 3 items" in page
    assert page.index("Status differs; deadlines 9 months apart") < page.index("Progress 40 points apart")
    assert "Joint venture" not in page.split("At a glance")[0].split("Where the sides differ")[1]


def test_since_when_the_status_differs_is_said_by_the_session(table: Table) -> None:
    former = m.Round.unscoped.create(
        programme=table.programme, number=7, covers_from=date(2025, 7, 1), covers_to=date(2025, 12, 31),
        opens_on=date(2025, 12, 1), cut_off=date(2025, 12, 20), exchange="on_release",
    )  # fmt: skip
    table.last.round, table.round.number = former, 8
    table.last.save()
    table.round.save()
    now, table.round = table.round, former
    for party, status in (("BY", "at_risk"), ("RU", "on_track")):
        table.position(party, "1.1", status, latest=False)
        table.position(party, "1.2", "on_track", latest=False)
    table.round = now
    for party, status in (("BY", "at_risk"), ("RU", "on_track")):
        table.position(party, "1.1", status)
        table.position(party, "1.2", status)
    page = said(table.client("by.reader").get(HOME))
    assert "Certificates Status differs since the 7th session" in page
    assert "Customs Status differs" in page
    assert page.count("Status differs since the 7th session") == 1


def test_a_gap_is_said_beside_the_difference(table: Table) -> None:
    table.position("BY", "1.1", "completed", progress=100)
    table.position("RU", "1.1", "on_track", progress=40)
    page = said(table.client("by.reader").get(HOME))
    assert "Completed for one side only; progress 60 points apart; no document attached" in page


@pytest.mark.django_db
def test_under_simultaneous_exchange_a_side_that_has_not_released_sees_no_difference() -> None:
    table = lay(code="sim", exchange="simultaneous")
    table.position("RU", "1.1", "blocked", text={"en": "canary"})
    page = table.client("by.secretary").get(HOME).content.decode()
    assert "canary" not in page
    assert "No difference among the positions that you may see." in page
    table.position("BY", "1.1", "on_track")
    assert "canary" in table.client("by.secretary").get(HOME).content.decode()


def test_what_was_agreed_and_extended_shows_at_once(held: Table) -> None:
    client = held.client("by.secretary")
    record(held, client, 1, "agreed_status", status="on_track")
    record(held, client, 3, "extension", deadline_year="2029", reason_en="x")
    page = said(held.client("ru.reader").get(HOME))
    assert "Item 1.1, Certificates: agreed status" in page
    assert "Item 1.2, Customs: deadline extended to 2029" in page


def test_a_new_item_and_a_plain_decision_are_among_what_changed(held: Table) -> None:
    client = held.client("by.secretary")
    record(held, client, 2, "decision", text_en="The sides open a joint register.")
    record(
        held, client, 4, "new_item", section=str(held.section.pk), item_number="3.7", title_en="Set up a fund",
        deadline_year="2029", responsible=str(held.organisations["BY"].pk),
    )  # fmt: skip
    page = held.client("ru.reader").get(HOME)
    changed = said(page).split("Changed since")[1]
    assert "Decision: The sides open a joint register." in changed
    assert "New item 3.7: Set up a fund." in changed
    assert f"{reverse('meetings:session', args=[held.review.pk])}#outcome-1" in page.content.decode()


def act_on(table: Table, title: str, day: date, **more: object) -> m.Agreement:
    """An act on a new agreement, which is the body's unless said otherwise."""
    agreement = m.Agreement.unscoped.create(
        kind="protocol", level="inter_agency", character="political", title={"en": title}, **{"body": table.body} | more
    )  # fmt: skip
    for order, party in enumerate(table.parties.values(), 1):
        m.AgreementParty.unscoped.create(agreement=agreement, party=party, order=order)
    m.Act.unscoped.create(
        agreement=agreement, party=table.parties["RU"], kind="signature", done_on=FuzzyDate.of_day(day),
        signatory_name={"en": "I. Ivanov"},
    )  # fmt: skip
    return agreement


def test_acts_since_the_last_session_are_among_what_changed(table: Table) -> None:
    since = table.last.ends_on
    own = act_on(table, "Protocol on tests", since + timedelta(days=10))
    act_on(table, "Old protocol", since)
    strange = act_on(table, "Strange protocol", since + timedelta(days=12), body=None)
    page = table.client("by.reader").get(HOME)
    assert "RU: signature by I. Ivanov, Protocol on tests" in said(page)
    assert reverse("programs:agreement", args=[own.pk]) in page.content.decode()
    assert "Old protocol" not in said(page)
    assert "Strange protocol" not in said(page)
    m.AgreementRelation.unscoped.create(source=strange, target=own, kind="supplements")
    assert "Strange protocol" in said(table.client("by.reader").get(HOME))


def test_late_counts_what_is_past_its_period_without_agreed_completion(table: Table) -> None:
    table.due("1.1", FuzzyDate("2020"))
    table.due("1.2", FuzzyDate("2021"))
    m.AgreedState.unscoped.create(
        item=table.items["1.2"],
        status="completed",
        agreed_on=table.last.starts_on,
        source_label={"en": "7th"},
    )
    response = table.client("by.reader").get(HOME)
    tally = {entry["label"]: entry["number"] for entry in response.context["tally"]}
    assert tally["item late"] == "1"
    assert tally["decisions needed"] == "4"


def test_late_is_counted_by_the_day_of_the_reader_as_in_the_list_of_the_plan(
    table: Table, time_machine
) -> None:
    reader = table.people["by.reader"]
    User.objects.filter(pk=reader.pk).update(time_zone="Pacific/Kiritimati")
    table.due("1.1", FuzzyDate("2026-11-26"))
    client = table.client("by.reader")
    # On Kiritimati the day after has begun, in Minsk it has not.
    time_machine.move_to(datetime(2026, 11, 26, 12, tzinfo=UTC))
    client.force_login(reader)
    tally = {entry["label"]: entry["number"] for entry in client.get(HOME).context["tally"]}
    assert tally["item late"] == "1"
    assert "Certificates" in said(
        client.get(reverse("programs:programme", args=[table.programme.code]) + "?late=on")
    )


def test_an_actor_with_two_bodies_has_the_choice(table: Table) -> None:
    other = lay(code="second", names=("KZ", "BYX"))
    post = m.Post.unscoped.filter(appointments__person__user=table.people["by.reader"]).get()
    m.Grant.unscoped.create(role="reader", body=other.body, party=table.parties["BY"], post=post)
    client = table.client("by.reader")
    assert "Working group second" in said(client.get(HOME))
    assert (
        "Working group second" in said(client.get(f"{HOME}?body={other.body.pk}")).split("session, Minsk")[1]
    )


def test_without_a_body_the_page_says_what_to_do(table: Table) -> None:
    m.Grant.unscoped.all().delete()
    assert "You work in no body yet" in said(table.client("by.reader").get(HOME))


def test_without_a_session_the_secretary_is_offered_to_call_one(table: Table) -> None:
    table.review.state = "cancelled"
    table.review.save()
    assert "Call a session" in said(table.client("by.secretary").get(HOME))
    assert "Call a session" not in said(table.client("by.reader").get(HOME))


@pytest.mark.parametrize("page", ["home", "sessions", "session", "room"])
def test_the_number_of_statements_is_bounded_and_does_not_grow(
    held: Table, page: str, time_machine: Any
) -> None:
    url = reverse(f"meetings:{page}", args=[held.review.pk] if page in ("session", "room") else [])
    client = held.client("by.secretary")
    counts = []
    for _round in range(3):
        if _round == 2:
            # Just after a change home weighs the differences with each request; then it keeps them.
            time_machine.move_to(clock.now() + timedelta(minutes=10))
        client.get(url)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(url).status_code == 200
        counts.append([q["sql"] for q in queries if not q["sql"].startswith(("SAVEPOINT", "RELEASE"))])
        for number in ("1.1", "1.2"):
            if not _round:
                held.position("BY", number, "on_track")
                held.position("RU", number, "blocked")
        if not _round:
            record(held, client, 1, "agreed_status", status="at_risk", text_en="x")
            held.refresh()
            record(held, client, 2, "decision", text_en="y")
            held.review.refresh_from_db()
    assert len(counts[2]) <= len(counts[0]) + 1, counts[2]
    # The page of a session has its papers, its schedule and one's own notes besides; the room its papers, what is
    # still open and one's own drafts.
    most = {"session": 14, "room": 15}.get(page, 12)
    for each in counts:
        assert len(each) <= most, "\n".join(sql[:200] for sql in each)


def test_the_session_is_said_by_the_day_at_its_own_place(table: Table) -> None:
    table.review.starts_on += timedelta(days=1)
    table.review.ends_on += timedelta(days=1)
    table.review.save()
    assert "in 31 days" in said(table.client("by.reader").get(HOME))


def test_what_one_side_alone_says_is_blocked_by_law_is_said_to_be_its_word(table: Table) -> None:
    def blocked(title: str, *items: str, kind: str = "legal", **stances: str) -> None:
        obstacle = m.Obstacle.unscoped.create(
            programme=table.programme, kind=kind, title={"en": title}, opened_on=date(2026, 1, 5)
        )
        for item in items:
            m.Blocking.unscoped.create(obstacle=obstacle, item=table.items[item])
        for party, stance in stances.items():
            m.Stance.unscoped.create(obstacle=obstacle, party=table.parties[party], kind=stance)

    blocked("Customs code", "1.1", "1.2", BY="alleges", RU="disputes")
    blocked("Tax code", "1.2", RU="alleges", BY="agrees")
    blocked("No money", "1.10", kind="financial", RU="alleges")
    page = said(table.client("by.reader").get(HOME)).split("At a glance")[1]
    assert "2 blocked by law 1 alleged by BY only" in page
    assert "alleged by RU" not in page
    blocked("Patent law", "1.10", RU="alleges")
    page = said(table.client("by.reader").get(HOME)).split("At a glance")[1]
    assert "1 alleged by BY only; 1 alleged by RU only" in page
