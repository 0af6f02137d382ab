"""Points of the agenda: deferred, told apart from items of the plan, and shown on the page of an item."""

import pytest
from django.urls import reverse

from cooperation.access import acting_as
from cooperation.errors import Absent, Conflict, Forbidden, Stale
from meetings.models import AgendaItem, Outcome
from meetings.services.agenda import defer_point
from programs import models as m
from tests.meetings.table import Table, lay
from tests.meetings.test_outcomes import record, said

NINE = ("AM", "AZ", "BY", "KZ", "KG", "MD", "RU", "TJ", "UZ")


def defer(
    table: Table, name: str, place: int = 3, version: int | None = 1, words: str = "Papers are late"
) -> Outcome:
    actor = table.actor(name)
    with acting_as(actor):
        return defer_point(actor, point_id=table.points[place - 1].pk, text={"en": words}, version=version)


def test_a_deferred_point_has_an_outcome_that_names_its_item(held: Table) -> None:
    outcome = defer(held, "by.secretary")
    held.refresh()
    assert held.points[2].state == AgendaItem.State.DEFERRED
    assert (outcome.kind, outcome.agenda_item, outcome.item) == (
        "deferral",
        held.points[2],
        held.items["1.2"],
    )
    assert outcome.text == {"en": "Papers are late"}
    page = said(held.client("ru.reader").get(reverse("meetings:session", args=[held.review.pk])))
    assert "deferred" in page
    assert "Papers are late" in page


def test_who_keeps_no_record_defers_nothing(held: Table) -> None:
    for name in ("by.reader", "by.coordinator"):
        with pytest.raises(Forbidden):
            defer(held, name)
    assert not Outcome.unscoped.exists()


def test_a_point_changed_in_the_meantime_is_not_deferred(held: Table) -> None:
    record(held, held.client("by.secretary"), 3, "decision", text_en="Agreed")
    with pytest.raises(Stale):
        defer(held, "ru.secretary", version=1)
    assert Outcome.unscoped.get().kind == "decision"


def test_before_the_session_is_open_no_point_is_deferred(table: Table) -> None:
    with pytest.raises(Conflict):
        defer(table, "by.secretary")


def test_a_stranger_finds_no_point_to_defer(held: Table) -> None:
    actor = lay(code="other", names=("KZ", "AM")).actor("kz.secretary")
    with acting_as(actor), pytest.raises(Absent):
        defer_point(actor, point_id=held.points[0].pk, text={"en": "x"}, version=1)


# --- In the room ------------------------------------------------------------------------------------------------------


def room(table: Table, name: str = "by.secretary", place: int = 1) -> str:
    url = reverse("meetings:room", args=[table.review.pk])
    return said(table.client(name).get(f"{url}?point={table.points[place - 1].pk}"))


def test_the_number_of_a_point_and_that_of_its_item_are_told_apart_in_words(held: Table) -> None:
    page = room(held, place=3)
    assert "Point 3 · Item 1.2 On customs" in page
    assert "3. " not in page
    assert "Point 2 Any other business" in room(held, place=2)


def test_the_room_says_where_the_sides_differ_as_the_plan_does(held: Table) -> None:
    for party in ("BY", "RU"):
        m.Responsibility.unscoped.create(
            item=held.items["1.1"], party=held.parties[party], organisation=held.organisations[party]
        )
    held.position("BY", "1.1", "blocked", progress=10)
    held.position("RU", "1.1", "on_track", progress=60)
    sentence = "Status differs; progress 50 points apart"
    assert sentence in room(held)
    pages = {
        "home": "/",
        "plan": reverse("programs:programme", args=[held.programme.code]),
        "item": reverse("programs:item", args=[held.items["1.1"].pk]),
    }
    for url in pages.values():
        assert sentence in said(held.client("by.reader").get(url))
    assert "not responsible" not in room(held)


def test_of_nine_sides_the_room_shows_each_once_and_who_is_not_responsible(db: None) -> None:
    table = lay(code="nine", names=NINE, exchange="simultaneous")
    table.review.state = "in_session"
    table.review.save(update_fields=["state"])
    for name in ("KZ", "RU", "UZ"):
        m.Responsibility.unscoped.create(
            item=table.items["1.1"], party=table.parties[name], organisation=table.organisations[name]
        )
        table.position(name, "1.1", "blocked" if name == "UZ" else "on_track", text={"en": f"word of {name}"})
    page = table.client("kz.secretary").get(
        reverse("meetings:room", args=[table.review.pk]), {"point": table.points[0].pk}
    )
    content = page.content.decode()
    assert content.count('<td data-l="nine-') == len(NINE)
    assert content.count('class="out"') == 1
    assert content.count("not responsible") == len(NINE) - 3
    assert "Status differs" in said(page)
    unreleased = table.client("am.secretary").get(
        reverse("meetings:room", args=[table.review.pk]), {"point": table.points[0].pk}
    )
    assert "Status differs" not in said(unreleased)
    assert 'class="out"' not in unreleased.content.decode()


def test_of_nine_sides_who_owes_nothing_is_said_so_before_the_session(db: None) -> None:
    table = lay(code="nine", names=NINE, exchange="simultaneous")
    for number in ("1.1", "1.2"):
        m.Responsibility.unscoped.create(
            item=table.items[number], party=table.parties["KZ"], organisation=table.organisations["KZ"]
        )
    page = said(table.client("kz.reader").get("/"))
    assert page.count("owes nothing") == len(NINE) - 1
    assert "0 of 2 positions released" in page


# --- On the page of an item -------------------------------------------------------------------------------------------


def test_the_page_of_an_item_tells_what_sessions_decided_of_it(held: Table) -> None:
    item = reverse("programs:item", args=[held.items["1.1"].pk])
    assert "Decided by sessions" not in said(held.client("ru.reader").get(item))
    client = held.client("by.secretary")
    record(held, client, 1, "agreed_status", status="at_risk", text_en="Because of customs")
    held.refresh()
    record(held, client, 3, "decision", text_en="Of another item")
    answer = held.client("ru.reader").get(item)
    page = said(answer)
    assert "Because of customs" in page
    assert "Of another item" not in page
    # What was agreed stands once, in the chain, and leads to its outcome.
    assert "Decided by sessions" not in page
    place = f"{reverse('meetings:session', args=[held.review.pk])}#outcome-1"
    assert answer.content.decode().count(f'href="{place}"') == 1
    held.refresh()
    record(held, client, 1, "referral", text_en="To the experts")
    answer = held.client("ru.reader").get(item)
    assert "8th session, Minsk, outcome 8.3" in said(answer).split("Decided by sessions")[1]
    assert "To the experts" not in said(held.client("ru.reader").get(item, {"on": "2020-01-01"}))
