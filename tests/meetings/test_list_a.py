"""List A: adopted en bloc by one outcome, exactly as it was shown; an item pulled out is discussed on its own."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cooperation import clock
from cooperation.access import acting_as
from cooperation.dates import FuzzyDate
from cooperation.errors import Conflict, Forbidden, Stale
from meetings.models import AgendaItem, Outcome
from meetings.selectors import brief
from meetings.selectors.list_a import list_a
from meetings.services.effects import OutcomeDraft
from meetings.services.list_a import Seen, adopt_list_a, pull_out, return_to_list_a
from meetings.services.outcomes import record_outcome, withdraw_outcome
from meetings.services.papers import PaperDraft, submit_paper
from meetings.services.points import put_back_point, remove_point
from programs.models import (
    AgreedState,
    Closure,
    Grant,
    Item,
    Placement,
    Position,
    Release,
    Responsibility,
    Wording,
)
from programs.rules.sort_key import sort_key
from programs.services.placements import move_to_list
from tests.cast import text
from tests.meetings.table import Table, lay
from tests.meetings.test_outcomes import said


@pytest.fixture
def agreed(held: Table) -> Table:
    """In session; the sides say the same of 1.1 and 1.2 and differ on 1.10, and no point is about an item."""
    AgendaItem.unscoped.filter(review=held.review, item__isnull=False).delete()
    for party in ("BY", "RU"):
        held.position(party, "1.1", "on_track")
        held.position(party, "1.2", "delayed")
    held.position("BY", "1.10", "on_track")
    held.position("RU", "1.10", "blocked")
    return held


def listed(table: Table, who: str = "by.secretary") -> Any:
    actor = table.actor(who)
    with acting_as(actor):
        return list_a(actor, table.review)


def seen(table: Table) -> list[Seen]:
    return [Seen(one.item_id, one.status, one.mark) for one in listed(table).items]


def adopt(table: Table, shown: list[Seen] | None = None) -> Outcome:
    return adopt_list_a(
        table.actor("by.secretary"), review_id=table.review.pk, seen=seen(table) if shown is None else shown,
        text=text("Adopted en bloc"),
    )  # fmt: skip


def pull(table: Table, number: str = "1.1", who: str = "by.secretary") -> AgendaItem:
    return pull_out(
        table.actor(who), review_id=table.review.pk, item_id=table.items[number].pk, reason=text("To discuss")
    )


def states(table: Table) -> list[tuple[Any, ...]]:
    """What the plan says of the items, without the ids."""
    rows = AgreedState.unscoped.order_by("item_id", "id")
    occurrences = Wording.unscoped.order_by("pk").values_list("item_id", "occurrences_done", "version")
    return [
        *rows.values_list(
            "item_id", "status", "agreed_on", "note", "source_label", "period", "current", "withdrawn", "version"
        ),
        *occurrences,
    ]  # fmt: skip


def test_one_outcome_agrees_the_status_of_every_item_on_which_the_sides_do_not_differ(agreed: Table) -> None:
    outcome = adopt(agreed)
    rows = AgreedState.unscoped.filter(source_id=outcome.pk, current=True)
    assert {(row.item_id, row.status) for row in rows} == {
        (agreed.items["1.1"].pk, "on_track"), (agreed.items["1.2"].pk, "delayed"),
    }  # fmt: skip
    assert (outcome.kind, outcome.item_id, outcome.number) == ("agreed_status", None, 1)
    page = said(agreed.client("ru.reader").get(reverse("meetings:outcome-items", args=[outcome.pk])))
    assert "2 items" in page
    assert "1.1 Certificates On track" in page
    assert "1.10" not in page
    session = said(agreed.client("ru.reader").get(reverse("meetings:session", args=[agreed.review.pk])))
    assert "List A is adopted" in session
    told = agreed.client("ru.reader").get(f"/api/v1/outcomes/{outcome.pk}/").json()
    assert {one["item"] for one in told["agreed"]} == {
        str(agreed.items["1.1"].pk), str(agreed.items["1.2"].pk),
    }  # fmt: skip
    found = agreed.client("ru.reader").get(f"/api/v1/outcomes/?item={agreed.items['1.1'].pk}").json()
    assert [row["id"] for row in found["results"]] == [str(outcome.pk)]


def test_what_it_does_to_the_plan_is_what_the_same_statuses_do_one_by_one(agreed: Table) -> None:
    """With a deadline that recurs, whose occurrence is done."""
    agreed.due("1.2", FuzzyDate("2025", recurs="annually"))
    actor = agreed.actor("by.secretary")
    for key in ("by.coordinator", "ru.coordinator"):
        with acting_as(agreed.actor(key)):
            Position.unscoped.filter(item=agreed.items["1.2"]).update(status="completed")
    move_to_list(actor, item_id=agreed.items["1.2"].pk, listing="a", reason=text("Known to be done"))
    AgreedState.unscoped.create(
        item=agreed.items["1.1"], status="at_risk", agreed_on="2026-01-01", source_label=text("x")
    )
    before = states(agreed)
    one_by_one = [
        record_outcome(
            actor, review_id=agreed.review.pk,
            draft=OutcomeDraft(
                "agreed_status", text("Adopted en bloc"), item_id=one.item_id, status=one.status
            ),
        )
        for one in listed(agreed).items
    ]  # fmt: skip
    expected = states(agreed)
    assert expected != before
    for outcome in reversed(one_by_one):
        withdraw_outcome(actor, outcome_id=outcome.pk, reason=text("x"), version=outcome.version)
    taken_back = states(agreed)
    AgreedState.unscoped.filter(withdrawn=True).delete()
    AgreedState.unscoped.update(version=1)
    Wording.unscoped.update(version=1)
    assert [row[:-1] for row in states(agreed)] == [row[:-1] for row in before]
    outcome = adopt(agreed)
    assert [row[:-1] for row in states(agreed)] == [row[:-1] for row in expected]
    withdraw_outcome(actor, outcome_id=outcome.pk, reason=text("x"), version=outcome.version)
    assert [row[:-1] for row in states(agreed)] == [row[:-1] for row in taken_back]


def test_five_hundred_items_take_as_many_statements_as_two(agreed: Table) -> None:
    actor = agreed.actor("by.secretary")

    def counted() -> int:
        shown = seen(agreed)
        with (
            acting_as(actor),
            CaptureQueriesContext(
                connection,
            ) as captured,
        ):
            outcome = adopt(agreed, shown)
            withdraw_outcome(actor, outcome_id=outcome.pk, reason=text("x"), version=outcome.version)
        return len(captured)

    _many(agreed, 5, "2")
    few = counted()
    _many(agreed, 500, "3")
    assert len(listed(agreed).items) == 507
    assert counted() == few


def _many(table: Table, count: int, section: str) -> None:
    """So many more items of which both sides say the same: half of them done, of which some recur."""
    items = Item.unscoped.bulk_create(Item(programme=table.programme) for _n in range(count))
    Wording.unscoped.bulk_create(
        Wording(
            programme=table.programme, item=item, section=table.section, number=f"{section}.{n}", title=text("x"),
            sort_key=sort_key(f"{section}.{n}"), since_edition=1,
            deadline=FuzzyDate("2025", recurs="annually") if n % 5 == 0 else FuzzyDate("2026-Q4"),
        )
        for n, item in enumerate(items, 1)
    )  # fmt: skip
    Placement.unscoped.bulk_create(
        Placement(item=item, list="a", reason=text("x"), entered_at=clock.now() + timedelta(1))
        for item in items
    )
    for party in ("BY", "RU"):
        with acting_as(table.actor(f"{party.lower()}.coordinator")):
            release = Release.unscoped.get(round=table.round, party=table.parties[party])
            Position.unscoped.bulk_create(
                Position(
                    programme=table.programme, party=table.parties[party], round=table.round, item=item,
                    release=release, exchange=table.round.exchange,
                    status="completed" if n % 2 else "on_track",
                )
                for n, item in enumerate(items, 1)
            )  # fmt: skip


def test_a_list_that_changed_since_it_was_shown_is_not_adopted_and_both_are_shown(agreed: Table) -> None:
    client = agreed.client("by.secretary")
    address = reverse("meetings:list-a", args=[agreed.review.pk])
    shown = "\n".join(f"{one.item_id}:{one.status}:{one.mark}" for one in listed(agreed).items)
    pull(agreed, "1.1", "ru.secretary")
    response = client.post(address, {"seen": shown})
    assert response.status_code == 412
    page = said(response)
    assert "Item 1.1 is on the list no more." in page
    assert "Now on record 1.2 Delayed" in page
    assert "What you wrote 1.1 On track 1.2 Delayed" in page
    assert not Outcome.unscoped.exists()
    fresh = response.context["form"]["seen"].value()
    assert client.post(address, {"seen": fresh}).status_code == 302
    assert AgreedState.unscoped.get().item == agreed.items["1.2"]


def test_a_word_released_anew_makes_the_list_another_one(agreed: Table) -> None:
    shown = seen(agreed)
    with acting_as(agreed.actor("by.coordinator")):
        old = Position.unscoped.get(item=agreed.items["1.1"], party=agreed.parties["BY"])
        Position.unscoped.filter(pk=old.pk).update(current=False, latest=False)
        Position.unscoped.create(
            programme=agreed.programme, party=old.party, round=agreed.round, item=old.item, release=old.release,
            exchange=agreed.round.exchange, status="on_track", edition=2, text=text("Other words"),
        )  # fmt: skip
    with pytest.raises(Stale) as refused:
        adopt(agreed, shown)
    assert [fault.detail for fault in refused.value.faults] == ["What the sides say of item 1.1 has changed."]
    assert not AgreedState.unscoped.exists()


def test_before_every_side_has_released_a_simultaneous_round_has_no_list(db: None) -> None:
    table = lay(exchange="simultaneous")
    AgendaItem.unscoped.filter(review=table.review, item__isnull=False).delete()
    table.position("BY", "1.1", "on_track")
    assert listed(table).items == ()
    assert listed(table, "by.coordinator").items == ()
    table.position("RU", "1.1", "on_track")
    assert [one.number for one in listed(table, "ru.reader").items] == ["1.1"]


def test_an_item_that_one_side_pulls_out_is_a_point_that_all_sides_see(agreed: Table) -> None:
    response = agreed.client("ru.secretary").post(
        reverse("meetings:pull-out", args=[agreed.review.pk, agreed.items["1.1"].pk]), {}
    )
    assert response.status_code == 302
    point = AgendaItem.unscoped.get(item=agreed.items["1.1"])
    assert (point.proposed_by, point.source, point.state) == (agreed.parties["RU"], "pulled_out", "open")
    assert [one.number for one in listed(agreed).items] == ["1.2"]
    page = said(agreed.client("by.reader").get(reverse("meetings:list-a", args=[agreed.review.pk])))
    assert "pulled out by RU" in page
    assert "pulled out of list A" in said(
        agreed.client("by.reader").get(reverse("meetings:session", args=[agreed.review.pk]))
    )
    outcome = adopt(agreed)
    assert not AgreedState.unscoped.filter(item=agreed.items["1.1"]).exists()
    assert AgreedState.unscoped.filter(source_id=outcome.pk).count() == 1


def test_only_the_side_that_pulled_an_item_out_puts_it_back(agreed: Table) -> None:
    point = pull(agreed, who="ru.secretary")
    other = agreed.actor("by.secretary")
    for act in (return_to_list_a, remove_point, put_back_point):
        agreed.review.state = "convened" if act is put_back_point else "in_session"
        agreed.review.save(update_fields=["state"])
        with pytest.raises(Forbidden, match="Only the side that pulled an item out"):
            act(other, point_id=point.pk, version=point.version)
    page = agreed.client("by.secretary").get(reverse("meetings:list-a", args=[agreed.review.pk]))
    assert "Put item 1.1 back" not in said(page)
    return_to_list_a(agreed.actor("ru.secretary"), point_id=point.pk, version=point.version)
    assert [one.number for one in listed(agreed).items] == ["1.1", "1.2"]


def test_a_head_of_delegation_pulls_out_and_a_coordinator_does_not(agreed: Table) -> None:
    with pytest.raises(Forbidden):
        pull(agreed, who="by.coordinator")
    Grant.unscoped.filter(role="coordinator", party=agreed.parties["BY"]).update(role="head_of_delegation")
    assert pull(agreed, who="by.coordinator").proposed_by == agreed.parties["BY"]


def test_what_is_not_on_the_list_is_not_pulled_out(agreed: Table) -> None:
    with pytest.raises(Conflict, match="not on list A"):
        pull(agreed, "1.10")
    adopt(agreed)
    with pytest.raises(Conflict, match="not on list A"):
        pull(agreed, "1.1")


def test_an_item_moved_to_the_list_against_different_statuses_stands_apart(agreed: Table) -> None:
    move_to_list(
        agreed.actor("by.coordinator"), item_id=agreed.items["1.10"].pk, listing="a", reason=text("Small")
    )
    found = listed(agreed)
    assert [one.number for one in found.items] == ["1.1", "1.2"]
    assert [(one.number, one.point) for one in found.apart] == [("1.10", None)]


def test_what_is_over_or_decided_is_not_adopted_again(agreed: Table) -> None:
    actor = agreed.actor("by.secretary")
    draft = OutcomeDraft("agreed_status", text("x"), item_id=agreed.items["1.1"].pk, status="delayed")
    record_outcome(actor, review_id=agreed.review.pk, draft=draft)
    assert [one.number for one in listed(agreed).items] == ["1.2"]
    AgreedState.unscoped.create(
        item=agreed.items["1.2"], status="completed", agreed_on="2026-01-01", source_label=text("x")
    )
    assert listed(agreed).items == ()
    with pytest.raises(Conflict, match="Nothing is on list A"):
        adopt(agreed, [])
    assert not Closure.unscoped.exists()


def test_the_list_through_the_api(agreed: Table) -> None:
    client = agreed.client("by.secretary")
    address = f"/api/v1/reviews/{agreed.review.pk}/list-a/"
    read = client.get(address).json()
    assert [(one["number"], one["status"]) for one in read["items"]] == [
        ("1.1", "on_track"), ("1.2", "delayed"),
    ]  # fmt: skip
    point = client.post(
        f"/api/v1/reviews/{agreed.review.pk}/pull-out/", {"item": str(agreed.items["1.1"].pk)},
        content_type="application/json",
    ).json()  # fmt: skip
    assert (point["source"], point["item"]) == ("pulled_out", str(agreed.items["1.1"].pk))
    apart = client.get(address).json()["apart"]
    assert [(one["number"], one["pulled_out_by"]) for one in apart] == [("1.1", str(agreed.parties["BY"].pk))]
    body = {"items": [{key: one[key] for key in ("item", "status", "mark")} for one in read["items"]]}
    stale = client.post(address, body, content_type="application/json")
    assert stale.status_code == 412
    assert [fault["detail"] for fault in stale.json()["errors"]] == ["Item 1.1 is on the list no more."]
    back = client.post(
        f"/api/v1/agenda-items/{point['id']}/return-to-list-a/", {}, content_type="application/json",
        headers={"If-Match": f'"{point["version"]}"'},
    )  # fmt: skip
    assert back.status_code == 200
    assert client.post(address, body, content_type="application/json").status_code == 201


def test_an_item_goes_back_though_a_paper_that_is_kept_from_its_side_belongs_to_the_point(
    agreed: Table,
) -> None:
    point = pull(agreed)
    ru = agreed.actor("ru.coordinator")
    with acting_as(ru):
        draft = PaperDraft(title=text("Kept"), audience="internal", point_ids=[point.pk])
        paper = submit_paper(ru, review_id=agreed.review.pk, draft=draft)
    return_to_list_a(agreed.actor("by.secretary"), point_id=point.pk, version=point.version)
    connection.check_constraints()
    assert "1.1" in [one.number for one in listed(agreed).items]
    with acting_as(ru):
        assert not paper.points.exists()


def test_what_was_moved_to_the_list_while_a_side_is_silent_is_not_adopted_for_it(held: Table) -> None:
    AgendaItem.unscoped.filter(review=held.review, item__isnull=False).delete()
    for number in ("1.1", "1.2"):
        held.position("BY", number, "on_track")
        for party, organisation in held.organisations.items():
            Responsibility.unscoped.create(
                item=held.items[number], organisation=organisation, party=held.parties[party]
            )
    held.position("RU", "1.2", "on_track")
    move_to_list(held.actor("by.secretary"), item_id=held.items["1.1"].pk, listing="a", reason=text("Known"))
    now = listed(held)
    assert [one.number for one in now.items] == ["1.2"]
    assert [(one.number, one.point) for one in now.apart] == [("1.1", None)]


def test_the_history_of_a_point_says_the_status_with_which_the_list_was_adopted(agreed: Table) -> None:
    outcome = adopt(agreed)
    item = agreed.items["1.1"]
    actor = agreed.actor("by.reader")
    with acting_as(actor):
        ((told,),) = brief.decided(actor, {item.pk}).values()
    assert (told.pk, told.item_id, told.status) == (outcome.pk, item.pk, "on_track")
