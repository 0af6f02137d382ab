"""What a secretary records in the session room, seen through the pages."""

import html
import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cooperation.access import acting_as
from cooperation.dates import FuzzyDate
from cooperation.errors import Conflict
from meetings.models import Acknowledgement, AgendaItem, Outcome
from meetings.services.effects import OutcomeDraft
from meetings.services.outcomes import record_outcome, withdraw_outcome
from programs.models import (
    AgreedState,
    Edition,
    Extension,
    Grant,
    Item,
    Organisation,
    Responsibility,
    Wording,
)
from tests.meetings.table import Table, lay


def record(table: Table, client: Client, place: int | None, kind: str, **fields: Any) -> Any:
    """Sends the form of the room as the page has it, for a point by its place (None: outside the agenda)."""
    point = table.points[place - 1] if place else None
    data = {
        "kind": kind,
        "point": str(point.pk) if point else "",
        "version": point.version if point else "",
        **fields,
    }
    return client.post(reverse("meetings:room", args=[table.review.pk]), data)


def said(response: Any) -> str:
    """The page as it reads."""
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", response.content.decode())))


@pytest.mark.parametrize("kind", ["decision", "statement", "referral", "recommendation"])
def test_words_of_record_are_numbered_and_the_point_is_dealt_with(held: Table, kind: str) -> None:
    response = record(
        held, held.client("by.secretary"), 2, kind, text_en="The sides agreed", text_ru="Стороны решили"
    )
    assert response.status_code == 302
    assert response.url.endswith(f"?point={held.points[2].pk}")
    outcome = Outcome.unscoped.get(review=held.review)
    assert (outcome.number, outcome.kind, outcome.text["ru"]) == (1, kind, "Стороны решили")
    held.refresh()
    assert held.points[1].state == AgendaItem.State.DONE
    assert "The sides agreed" in said(
        held.client("ru.reader").get(reverse("meetings:session", args=[held.review.pk]))
    )


def test_an_agreed_status_takes_the_place_of_the_former_one(held: Table) -> None:
    client = held.client("by.secretary")
    record(held, client, 1, "agreed_status", status="at_risk", text_en="Because of customs")
    held.refresh()
    record(held, client, 1, "agreed_status", status="blocked")
    states = AgreedState.unscoped.filter(item=held.items["1.1"]).order_by("id")
    assert [(state.status, state.current) for state in states] == [("at_risk", False), ("blocked", True)]
    assert states[0].note == {"en": "Because of customs"}
    assert states[0].source_label["en"].startswith("8th session, Minsk")
    assert states[0].source_id == Outcome.unscoped.get(number=1).pk


def test_an_extension_goes_to_the_recorded_edition_and_leaves_the_one_in_force_as_it_was(held: Table) -> None:
    before = held.of_edition(1)
    response = record(
        held,
        held.client("by.secretary"),
        1,
        "extension",
        deadline_period="Q3",
        deadline_year="2027",
        reason_en="Customs are not settled",
        reason_ru="Таможня",
    )
    assert response.status_code == 302
    extension = Extension.unscoped.get(item=held.items["1.1"])
    assert (extension.number, extension.before.value, extension.after.value) == (1, "2026-Q4", "2027-Q3")
    recorded = Edition.unscoped.get(programme=held.programme, state=Edition.State.RECORDED)
    assert recorded.number == 2
    assert held.of_edition(1) == before
    assert [row[2].value for row in held.of_edition(2)] == ["2027-Q3", "2026-Q4", "2026-Q4"]
    held.refresh()
    record(
        held,
        held.client("by.secretary"),
        1,
        "extension",
        deadline_year="2028",
        reason_en="Again",
        reason_ru="Снова",
    )
    assert held.wording("1.1").deadline == FuzzyDate("2028")
    assert held.wording("1.1").since_edition == 2
    assert Extension.unscoped.filter(item=held.items["1.1"]).count() == 2
    assert held.of_edition(1) == before


@pytest.mark.parametrize(
    ("fields", "complaint"),
    [
        ({"deadline_year": "2027"}, "Say why the deadline changes."),
        ({"reason_en": "Because"}, "Give the new deadline."),
        (
            {"deadline_year": "2026", "reason_en": "Because"},
            "The new deadline is the present one.",
        ),
        (
            {"deadline_period": "Q4", "deadline_year": "2026", "reason_en": "x"},
            "The new deadline is the present one.",
        ),
    ],
)
def test_an_extension_without_reason_date_or_change_is_refused(
    held: Table, fields: dict[str, str], complaint: str
) -> None:
    response = record(held, held.client("by.secretary"), 1, "extension", **fields)
    assert response.status_code == 400
    assert complaint in said(response)
    assert not Extension.unscoped.exists()
    assert not Outcome.unscoped.exists()
    assert not Edition.unscoped.filter(state=Edition.State.RECORDED).exists()
    held.refresh()
    assert held.points[0].state == AgendaItem.State.OPEN


def test_a_deadline_is_brought_forward_with_a_reason_and_not_counted_as_extended(held: Table) -> None:
    client = held.client("by.secretary")
    reason = {"reason_en": "Sooner", "reason_ru": "Раньше"}
    record(held, client, 1, "extension", deadline_year="2099", **reason)
    held.refresh()
    record(held, client, 1, "extension", deadline_period="Q3", deadline_year="2098", **reason)
    item = held.items["1.1"]
    entries = Extension.unscoped.filter(item=item).order_by("number")
    assert [(entry.after.value, entry.brought_forward) for entry in entries] == [
        ("2099", False), ("2098-Q3", True),
    ]  # fmt: skip
    assert held.wording("1.1").deadline == FuzzyDate("2098-Q3")
    reader = held.client("ru.reader")
    page = said(reader.get(reverse("programs:item", args=[item.pk])))
    assert "extended once" in page
    assert "Deadline brought forward: 2099 → Q3 2098" in page
    ledger = said(reader.get(reverse("programs:ledger", args=[held.programme.code])))
    assert "2099 → Q3 2098 (brought forward)" in ledger
    assert "1 time" in ledger
    assert "2 times" not in ledger
    session = said(reader.get(reverse("meetings:session", args=[held.review.pk])))
    assert "(Certificates): deadline brought forward to Q3 2098. Reason: Sooner" in session
    row = reader.get(f"/api/v1/extensions/?item={item.pk}").json()["results"][1]
    assert (row["number"], row["brought_forward"]) == (2, True)


def test_a_deadline_is_not_brought_forward_behind_the_day_on_which_that_is_agreed(held: Table) -> None:
    before = held.wording("1.1").deadline
    reason = {"reason_en": "Sooner", "reason_ru": "Раньше"}
    answer = record(held, held.client("by.secretary"), 1, "extension", deadline_year="2020", **reason)
    assert "not brought forward to before the day on which that is agreed" in said(answer)
    assert held.wording("1.1").deadline == before
    assert not Extension.unscoped.filter(item=held.items["1.1"]).exists()


def test_a_withdrawn_agreed_status_gives_way_to_the_former_one_and_both_stay_on_record(held: Table) -> None:
    client, item = held.client("by.secretary"), held.items["1.1"]
    record(held, client, 1, "agreed_status", status="at_risk")
    held.refresh()
    record(held, client, 1, "agreed_status", status="completed", text_en="Entered in error")
    wrong = Outcome.unscoped.get(review=held.review, number=2)
    address = reverse("meetings:withdraw-outcome", args=[wrong.pk])
    shown = said(client.get(address))
    assert "agreed status “Completed”" in shown
    answer = client.post(address, {"reason_en": "The wrong line", "version": wrong.version})
    assert answer.status_code == 302
    states = AgreedState.unscoped.filter(item=item).order_by("id")
    assert [(state.status, state.current, state.withdrawn) for state in states] == [
        ("at_risk", True, False), ("completed", False, True),
    ]  # fmt: skip
    wrong.refresh_from_db()
    assert (wrong.withdrawn_by, wrong.withdrawn_reason) == (
        held.people["by.secretary"],
        {"en": "The wrong line"},
    )
    reader = held.client("ru.reader")
    session = said(reader.get(reverse("meetings:session", args=[held.review.pk])))
    assert "withdrawn The wrong line" in session
    assert "Entered in error" in session
    dossier = said(reader.get(reverse("programs:item", args=[item.pk])))
    assert "Agreed, and withdrawn: Completed" in dossier
    assert "Entered in error" in dossier
    history = said(reader.get(reverse("programs:history", args=["outcome", wrong.pk])))
    assert "The wrong line" in history
    rows = reader.get(f"/api/v1/outcomes/?review={held.review.pk}&withdrawn=true").json()["results"]
    assert [(row["number"], row["withdrawn_reason"]["en"]) for row in rows] == [(2, "The wrong line")]


def test_withdrawing_the_first_agreed_status_leaves_none_and_opens_the_point_again(held: Table) -> None:
    record(held, held.client("by.secretary"), 1, "agreed_status", status="completed")
    outcome = Outcome.unscoped.get(review=held.review)
    withdraw_outcome(held.actor("ru.secretary"), outcome_id=outcome.pk, reason={"en": "No"}, version=1)
    assert not AgreedState.unscoped.filter(item=held.items["1.1"], current=True).exists()
    held.refresh()
    assert held.points[0].state == AgendaItem.State.OPEN


def test_a_later_agreed_status_stands_when_an_earlier_one_is_withdrawn(held: Table) -> None:
    client = held.client("by.secretary")
    for status in ("at_risk", "blocked"):
        record(held, client, 1, "agreed_status", status=status)
        held.refresh()
    first = Outcome.unscoped.get(review=held.review, number=1)
    withdraw_outcome(held.actor("by.secretary"), outcome_id=first.pk, reason={"en": "No"}, version=1)
    current = AgreedState.unscoped.get(item=held.items["1.1"], current=True)
    assert current.status == "blocked"
    assert held.points[0].state == AgendaItem.State.DONE


def test_what_stands_in_an_edition_is_not_withdrawn_and_nothing_is_twice(held: Table) -> None:
    client, actor = held.client("by.secretary"), held.actor("by.secretary")
    record(held, client, 1, "extension", deadline_year="2027", reason_en="Later", reason_ru="Позже")
    record(held, client, 2, "decision", text_en="Decided", text_ru="Решено")
    extension, decision = Outcome.unscoped.filter(review=held.review).order_by("number")
    with pytest.raises(Conflict):
        withdraw_outcome(actor, outcome_id=extension.pk, reason={"en": "No"}, version=1)
    withdrawn = withdraw_outcome(actor, outcome_id=decision.pk, reason={"en": "No"}, version=1)
    with pytest.raises(Conflict):
        withdraw_outcome(actor, outcome_id=decision.pk, reason={"en": "No"}, version=withdrawn.version)
    other = held.client("ru.secretary")
    page = said(other.get(reverse("meetings:session", args=[held.review.pk])))
    assert "Acknowledge outcome 1" in page
    assert "Acknowledge outcome 2" not in page
    assert "Withdraw outcome" not in page


def test_a_new_item_comes_into_the_plan_with_organisations_of_both_sides(held: Table) -> None:
    before = held.of_edition(1)
    response = record(
        held,
        held.client("by.secretary"),
        2,
        "new_item",
        section=str(held.section.pk),
        item_number="1.11",
        title_en="Exchange of trainees",
        title_ru="Обмен стажёрами",
        deadline_period="06",
        deadline_year="2028",
        responsible=[str(held.organisations["BY"].pk), str(held.organisations["RU"].pk)],
    )
    assert response.status_code == 302
    outcome = Outcome.unscoped.get(review=held.review)
    item = Item.unscoped.exclude(pk__in=[item.pk for item in held.items.values()]).get()
    assert outcome.item == item
    assert set(outcome.responsible.values_list("party__code", flat=True)) == {"BY", "RU"}
    wording = Wording.unscoped.get(item=item)
    assert (wording.number, wording.deadline.value, wording.since_edition) == ("1.11", "2028-06", 2)
    roles = Responsibility.unscoped.filter(item=item).values_list("party__code", "role")
    assert set(roles) == {("BY", "lead"), ("RU", "lead")}
    assert held.of_edition(1) == before
    assert [row[0] for row in held.of_edition(2)] == ["1.1", "1.2", "1.10", "1.11"]


def test_the_room_offers_the_next_number_and_boxes_by_side_and_takes_who_leads(held: Table) -> None:
    second = Organisation.unscoped.create(
        party=held.parties["BY"], kind="ministry", name={"en": "Second of BY"}
    )
    client = held.client("by.secretary")
    page = client.get(reverse("meetings:room", args=[held.review.pk]) + f"?point={held.points[1].pk}")
    assert "1 Legal framework (next number: 1.11)" in said(page)
    content = page.content.decode()
    assert f'type="checkbox" name="responsible" value="{second.pk}"' in content
    assert "BY: lead" in said(page)
    sent = record(
        held, client, 2, "new_item", section=str(held.section.pk), item_number="1.11", title_en="Trainees",
        deadline_year="2028", lead_0=str(second.pk), responsible=[str(held.organisations["BY"].pk)],
    )  # fmt: skip
    assert sent.status_code == 302, said(sent)
    roles = Responsibility.unscoped.filter(item=Outcome.unscoped.get().item).values_list(
        "organisation", "role"
    )
    assert set(roles) == {(second.pk, "lead"), (held.organisations["BY"].pk, "co_executor")}


def test_a_new_item_says_all_that_it_lacks_and_keeps_what_was_typed(held: Table) -> None:
    response = record(held, held.client("by.secretary"), 2, "new_item", title_en="Typed title")
    page = said(response)
    for complaint in (
        "Choose a section of this plan.",
        "Give the item its number",
        "Name at least one responsible",
    ):
        assert complaint in page
    assert 'value="Typed title"' in response.content.decode()
    taken = record(
        held,
        held.client("by.secretary"),
        2,
        "new_item",
        section=str(held.section.pk),
        item_number="1.10",
        title_en="x",
        deadline_year="2028",
        responsible=[str(held.organisations["RU"].pk)],
    )
    assert "This number is taken in this edition." in said(taken)
    assert not Outcome.unscoped.exists()


def test_organisations_of_a_stranger_to_the_programme_are_refused(held: Table) -> None:
    stranger = lay(code="other", names=("KZ", "AM"))
    response = record(
        held,
        held.client("by.secretary"),
        2,
        "new_item",
        section=str(held.section.pk),
        item_number="1.11",
        title_en="x",
        deadline_year="2028",
        responsible=[str(stranger.organisations["KZ"].pk)],
    )
    assert response.status_code == 400
    assert not Outcome.unscoped.exists()


def test_a_deferred_point_is_carried_over_to_the_following_session(held: Table) -> None:
    client = held.client("by.secretary")
    assert record(held, client, 3, "deferral").status_code == 302
    held.refresh()
    assert held.points[2].state == AgendaItem.State.DEFERRED
    assert Outcome.unscoped.get(review=held.review).item == held.items["1.2"]


def test_numbers_have_no_gap_after_a_refusal(held: Table) -> None:
    client = held.client("by.secretary")
    record(held, client, 2, "decision", text_en="One")
    record(held, client, 1, "extension", deadline_year="2030")
    held.refresh()
    record(held, client, 2, "decision", text_en="Two")
    record(held, client, None, "statement", text_en="Three")
    assert list(Outcome.unscoped.order_by("number").values_list("number", "text__en")) == [
        (1, "One"),
        (2, "Two"),
        (3, "Three"),
    ]


def test_the_second_of_two_secretaries_is_shown_both_texts_and_loses_nothing(held: Table) -> None:
    first, second = held.client("by.secretary"), held.client("ru.secretary")
    record(held, first, 1, "decision", text_en="Text of the first")
    response = record(held, second, 1, "decision", text_en="Text of the second")
    assert response.status_code == 412
    page = response.content.decode()
    assert "Text of the first" in page
    assert page.count("Text of the second") >= 2
    assert Outcome.unscoped.count() == 1
    version = re.search(r'name="version" value="(\d+)"[^>]* id="id_version"', page)
    assert version
    again = second.post(
        reverse("meetings:room", args=[held.review.pk]),
        {
            "kind": "decision",
            "point": str(held.points[0].pk),
            "version": version[1],
            "text_en": "Text of the second",
        },
    )
    assert again.status_code == 302
    assert Outcome.unscoped.count() == 2


def test_the_other_side_acknowledges_what_one_side_entered(held: Table) -> None:
    record(held, held.client("by.secretary"), 2, "decision", text_en="Agreed")
    outcome = Outcome.unscoped.get()
    page = reverse("meetings:session", args=[held.review.pk])
    url = reverse("meetings:acknowledge", args=[outcome.pk])
    assert "not yet acknowledged by RU" in said(held.client("ru.secretary").get(page))
    assert held.client("by.secretary").post(url, {"version": outcome.version}).status_code == 403
    assert held.client("ru.coordinator").post(url, {"version": outcome.version}).status_code == 403
    assert not Acknowledgement.unscoped.exists()
    assert held.client("ru.secretary").post(url, {"version": outcome.version}).status_code == 302
    assert "not yet acknowledged" not in said(held.client("by.reader").get(page))


def test_all_outcomes_are_acknowledged_in_one_act_or_none(held: Table) -> None:
    for place, words in ((1, "First words"), (2, "Second words")):
        record(held, held.client("by.secretary"), place, "decision", text_en=words)
    record(held, held.client("ru.secretary"), 3, "decision", text_en="Our own")
    first, second, own = Outcome.unscoped.order_by("number")
    page, url = (
        reverse(f"meetings:{name}", args=[held.review.pk]) for name in ("session", "acknowledge-all")
    )
    client = held.client("ru.secretary")
    assert url in client.get(page).content.decode()
    assert url not in held.client("by.secretary").get(page).content.decode()
    asked = client.get(url)
    assert "First words" in said(asked)
    assert "Our own" not in said(asked)
    shown = re.findall(r'name="outcome" value="([^"]+)"', asked.content.decode())
    assert shown == [f"{row.pk}:{row.version}" for row in (first, second)]
    correction = {"version": second.version, "text_en": "Second, corrected", "text_ru": "x"}
    held.client("by.secretary").post(reverse("meetings:correct", args=[second.pk]), correction)
    client.post(url, {"outcome": shown})
    assert not Acknowledgement.unscoped.exists()
    client.post(url, {"outcome": [*shown[:1], f"{own.pk}:{own.version}"]})
    assert not Acknowledgement.unscoped.exists()
    again = re.findall(r'name="outcome" value="([^"]+)"', client.get(url).content.decode())
    assert client.post(url, {"outcome": again}).status_code == 302
    assert set(Acknowledgement.unscoped.values_list("outcome", "party__code")) == {
        (first.pk, "RU"), (second.pk, "RU")
    }  # fmt: skip
    assert "not yet acknowledged by RU" not in said(client.get(page))


def test_it_is_said_how_an_outcome_that_changed_the_plan_is_corrected(held: Table) -> None:
    client, page = held.client("by.secretary"), reverse("meetings:session", args=[held.review.pk])
    record(held, client, 2, "decision", text_en="Words")
    assert "record another outcome, which replaces it" not in said(client.get(page))
    record(held, client, 1, "agreed_status", status="on_track")
    assert "record another outcome, which replaces it" not in said(client.get(page))
    held.refresh()
    record(held, client, 1, "extension", deadline_year="2028", reason_en="Customs")
    assert said(client.get(page)).count("record another outcome, which replaces it") == 1


def test_a_text_corrected_in_the_meantime_is_not_acknowledged_unread(held: Table) -> None:
    record(held, held.client("by.secretary"), 2, "decision", text_en="Agreed", text_ru="Решено")
    outcome = Outcome.unscoped.get()
    url = reverse("meetings:correct", args=[outcome.pk])
    correction = {"version": outcome.version, "text_en": "Agreed, corrected", "text_ru": "Решено"}
    assert held.client("by.secretary").post(url, correction).status_code == 302
    held.client("ru.secretary").post(
        reverse("meetings:acknowledge", args=[outcome.pk]), {"version": outcome.version}
    )
    assert not Acknowledgement.unscoped.exists()
    stale = held.client("ru.secretary").post(url, {**correction, "text_en": "Mine"})
    assert stale.status_code == 412
    assert "Agreed, corrected" in stale.content.decode()
    assert "Mine" in stale.content.decode()
    outcome.refresh_from_db()
    assert outcome.text["en"] == "Agreed, corrected"


@pytest.mark.parametrize("name", ["by.reader", "by.coordinator"])
def test_others_of_a_side_do_not_enter_the_room(held: Table, name: str) -> None:
    assert record(held, held.client(name), 2, "decision", text_en="x").status_code == 403
    assert not Outcome.unscoped.exists()


@pytest.mark.parametrize(
    "page", ["session", "room", "open", "conclude", "move", "cancel", "add-point", "delegation"]
)
def test_to_a_stranger_the_session_does_not_exist(held: Table, page: str) -> None:
    stranger = lay(code="other", names=("KZ", "AM")).client("kz.secretary")
    assert stranger.get(reverse(f"meetings:{page}", args=[held.review.pk])).status_code == 404


def test_nothing_is_recorded_before_the_session_is_open(table: Table) -> None:
    response = record(table, table.client("by.secretary"), 2, "decision", text_en="x")
    assert "Outcomes are recorded while the session is open." in said(response)
    actor = table.actor("by.secretary")
    with acting_as(actor), pytest.raises(Conflict):
        record_outcome(
            actor, review_id=table.review.pk, draft=OutcomeDraft(kind="decision", text={"en": "x"})
        )


def test_hostile_text_is_shown_as_it_was_typed(held: Table) -> None:
    record(held, held.client("by.secretary"), 2, "decision", text_en="<script>alert(1)</script>")
    page = held.client("ru.reader").get(reverse("meetings:session", args=[held.review.pk])).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


@pytest.mark.parametrize("value", ["a\x00b", "x" * 20_001])
def test_a_null_byte_and_an_overlong_text_are_refused_with_a_word(held: Table, value: str) -> None:
    response = record(held, held.client("by.secretary"), 2, "decision", text_en=value)
    assert response.status_code == 400
    assert "summary" in response.content.decode()
    assert not Outcome.unscoped.exists()


def test_a_statement_is_its_sides_also_where_a_joint_secretariat_enters_it(held: Table) -> None:
    user = type(held.people["by.reader"]).objects.create_user(
        "joint@example.org", name="Joint", language="en"
    )
    Grant.unscoped.create(role="joint_secretariat", body=held.body, user=user)
    held.people["joint"] = user
    client = held.client("joint")
    typed = {"kind": "statement", "text_en": "We hold otherwise", "text_ru": "Мы полагаем иначе"}
    address = reverse("meetings:room", args=[held.review.pk])
    refused = client.post(address, {**typed, "point": ""})
    assert "Choose the side whose statement it is" in said(refused)
    assert client.post(address, {**typed, "point": "", "side": str(held.parties["RU"].pk)}).status_code == 302
    statement = Outcome.unscoped.get()
    assert statement.entered_for == held.parties["RU"]
    for key, status in (("by.secretary", 403), ("ru.secretary", 302)):
        answer = held.client(key).post(
            reverse("meetings:correct", args=[statement.pk]),
            {"text_en": f"By {key}", "text_ru": "x", "version": statement.version},
        )
        assert answer.status_code == status, key
    stood = held.client("by.secretary").post(
        reverse("meetings:stands", args=[statement.pk]),
        {"rule": "consensus", "version": statement.version + 1},
    )
    assert "one side’s own" in said(stood)
