"""The session room: what is typed is kept for whoever types it, and what is still open is counted."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cooperation.access import acting_as
from meetings.models import AgendaItem, Outcome, RoomDraft
from meetings.selectors import content, open_ends
from meetings.services.effects import OutcomeDraft
from meetings.services.outcomes import record_outcome
from meetings.services.standing import Standing, StandInput
from meetings.views import protocol
from meetings.views.panels import places_of_outcomes
from tests.meetings.table import Table, text
from tests.meetings.test_brackets import decided, propose
from tests.meetings.test_outcomes import record, said
from tests.meetings.test_stands import enter


def page(table: Table, name: str = "by.secretary", place: int | None = 1) -> str:
    point = str(table.points[place - 1].pk) if place else "none"
    url = reverse("meetings:room", args=[table.review.pk])
    return table.client(name).get(url, {"point": point}).content.decode()


def keep(table: Table, client: Client, place: int | None = 1, draft: Any = "", **fields: Any) -> Any:
    point = table.points[place - 1] if place else None
    data = {
        "kind": "decision",
        "point": str(point.pk) if point else "",
        "version": point.version if point else "",
        "draft": draft,
        **fields,
    }
    return client.post(reverse("meetings:keep-draft", args=[table.review.pk]), data)


def drafts(table: Table, name: str = "by.secretary") -> list[RoomDraft]:
    """Those of one person, as the database lets it read them."""
    with acting_as(table.actor(name)):
        return list(RoomDraft.unscoped.order_by("id"))


# --- Drafts -----------------------------------------------------------------------------------------------------------


def test_what_is_typed_is_found_again_by_whoever_typed_it_and_by_nobody_else(held: Table) -> None:
    answer = keep(
        held,
        held.client("by.secretary"),
        text_en="Begun and not",
        kind="new_item",
        deadline_year="2031",
        responsible=[str(pk) for pk in held.parties],
    )
    assert answer.status_code == 200
    assert answer.json()["version"] == 1
    assert re.fullmatch(r"saved \d\d:\d\d", answer.json()["mark"])
    again = page(held)
    assert "Begun and not" in again
    assert 'value="2031"' in again
    assert re.search(r'value="new_item"[^>]*checked', again)
    assert "your draft" in said_of(again)
    assert answer.json()["mark"] in again
    for other in ("ru.secretary",):
        assert "Begun and not" not in page(held, other)
        assert drafts(held, other) == []
    assert "Begun and not" not in page(held, place=2)


def said_of(markup: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", markup))


def test_what_is_typed_outside_the_agenda_is_kept_apart_from_the_points(held: Table) -> None:
    client = held.client("by.secretary")
    keep(held, client, place=None, text_en="Of no point")
    keep(held, client, place=2, text_en="Of the second")
    assert len(drafts(held)) == 2
    assert "Of no point" in page(held, place=None)
    assert "Of the second" not in page(held, place=None)


def test_each_save_carries_the_version_of_the_one_before_and_a_stale_one_overwrites_nothing(
    held: Table,
) -> None:
    client = held.client("by.secretary")
    keep(held, client, text_en="First")
    assert keep(held, client, draft=1, text_en="Second").json()["version"] == 2
    for behind in (1, ""):
        stale = keep(held, client, draft=behind, text_en="Elsewhere")
        assert stale.status_code == 412
    assert [row.said["text_en"] for row in drafts(held)] == [["Second"]]


def test_a_form_that_was_emptied_leaves_no_draft(held: Table) -> None:
    client = held.client("by.secretary")
    keep(held, client, text_en="First")
    assert keep(held, client, draft=1, text_en=" ").json() == {"version": "", "mark": ""}
    assert drafts(held) == []


def test_recording_lets_the_draft_go_unless_the_same_person_typed_elsewhere_since(held: Table) -> None:
    client = held.client("by.secretary")
    keep(held, client, text_en="First")
    keep(held, client, place=2, text_en="Another point")
    record(held, client, 1, "decision", text_en="First", draft="1")
    assert [row.point_id for row in drafts(held)] == [held.points[1].pk]
    keep(held, client, place=2, draft=1, text_en="Typed on in another window")
    held.refresh()
    response = record(held, client, 2, "decision", text_en="Another point", draft="1")
    assert response.status_code == 302
    assert [row.said["text_en"] for row in drafts(held)] == [["Typed on in another window"]]


def test_a_draft_is_discarded_by_its_author_alone(held: Table) -> None:
    keep(held, held.client("by.secretary"), text_en="Begun")
    url = reverse("meetings:discard-draft", args=[held.review.pk])
    sent = {"point": str(held.points[0].pk), "draft": "1"}
    held.client("ru.secretary").post(url, sent)
    assert len(drafts(held)) == 1
    late = held.client("by.secretary").post(url, {**sent, "draft": "7"}, follow=True)
    assert "Nothing is discarded" in said(late)
    done = held.client("by.secretary").post(url, sent, follow=True)
    assert "The draft is discarded." in said(done)
    assert drafts(held) == []


def test_a_draft_on_a_point_that_was_dealt_with_since_is_shown_beside_what_was_recorded(held: Table) -> None:
    client = held.client("by.secretary")
    keep(held, client, text_en="Mine, begun before", text_ru="Моё")
    record(held, held.client("ru.secretary"), 1, "decision", text_en="Theirs", text_ru="Их")
    held.refresh()
    shown = said_of(page(held))
    assert "Someone saved a newer version" in shown
    assert re.search(r"English Now on record 1\. Theirs What you wrote Mine, begun before", shown)
    assert re.search(r"Русский Now on record 1\. Их What you wrote Моё", shown)
    version = held.points[0].version
    assert f'name="version" value="{version}"' in page(held)
    assert record(held, client, 1, "decision", text_en="Mine, begun before", draft="1").status_code == 302


def test_the_point_of_a_draft_can_be_taken_off_the_agenda_by_somebody_else(held: Table) -> None:
    keep(held, held.client("by.secretary"), place=3, text_en="Begun")
    with acting_as(held.actor("ru.secretary")):
        AgendaItem.unscoped.filter(pk=held.points[2].pk).delete()
    assert len(drafts(held)) == 1
    page(held)


@pytest.mark.parametrize(
    ("name", "status"), [("by.reader", 403), ("ru.coordinator", 403)]
)  # fmt: skip
def test_whoever_keeps_no_record_keeps_no_draft(held: Table, name: str, status: int) -> None:
    assert keep(held, held.client(name), text_en="x").status_code == status


def test_a_draft_is_refused_where_there_is_no_such_point_or_the_session_is_over(held: Table) -> None:
    client = held.client("by.secretary")
    for point in ("6f1c1b8e-0000-7000-8000-000000000000", "x"):
        assert keep(held, client, text_en="x", point=point).status_code == 404
    assert keep(held, client, text_en="x" * 300_000).status_code == 400
    assert keep(held, client, text_en="a\x00b").status_code == 200
    held.review.state = "concluded"
    held.review.save()
    assert keep(held, client, place=2, text_en="x").status_code == 409


# --- What is still open -----------------------------------------------------------------------------------------------


def test_the_bar_counts_what_is_open_and_each_count_opens_its_rows(held: Table) -> None:
    decided(held)
    outcome = Outcome.unscoped.get()
    propose(held, "ru", outcome, 1, "Another wording")
    record(held, held.client("by.secretary"), 1, "decision", text_en="In one language")
    record(held, held.client("by.secretary"), None, "referral", text_en="To a body", text_ru="Органу")
    shown = said_of(page(held))
    assert "1 outcome has wording in brackets 8.1" in shown
    assert "1 outcome lacks a language of the protocol 8.2 (Русский)" in shown
    assert "1 outcome is assigned to nobody or has no deadline 8.3" in shown
    assert "1 outcome belongs to no point 8.3" in shown
    url = reverse("meetings:room-protocol", args=[held.review.pk])
    client = held.client("by.secretary")
    for key, words in (
        ("brackets", "Decision"), ("languages", "In one language"), ("unassigned", "To a body"),
    ):  # fmt: skip
        assert f"{url}?only={key}" in page(held)
        only = client.get(url, {"only": key})
        assert only.content.decode().count('class="said-of"') == 1
        assert words in said(only)


def test_the_bar_alone_says_that_somebody_dealt_with_the_point_that_is_open(held: Table) -> None:
    url = reverse("meetings:room-open-ends", args=[held.review.pk])
    asked = {"point": str(held.points[0].pk), "version": held.points[0].version}
    client = held.client("by.secretary")
    assert "dealt with this point" not in said(client.get(url, asked))
    record(held, held.client("ru.secretary"), 1, "decision", text_en="x")
    after = said(client.get(url, asked))
    assert "Somebody dealt with this point" in after
    assert "1 outcome lacks a language" in after
    assert held.client("by.reader").get(url).status_code == 403


def test_the_protocol_is_read_in_the_room_with_its_languages_beside_one_another(held: Table) -> None:
    record(held, held.client("by.secretary"), 1, "decision", text_en="Agreed words", text_ru="Согласовано")
    record(held, held.client("by.secretary"), 2, "decision", text_en="Only English")
    shown = held.client("ru.secretary").get(reverse("meetings:room-protocol", args=[held.review.pk]))
    markup = shown.content.decode()
    assert re.search(r'lang="ru"[^>]*>Согласовано</p>\s*<p lang="en"[^>]*>Agreed words', markup)
    assert "no text in: Русский" in said(shown)
    assert 'id="outcome-2"' in markup
    assert held.client("by.reader").get(shown.request["PATH_INFO"]).status_code == 403


def test_the_dossier_of_an_item_cites_each_outcome_and_says_what_acts_on_what(held: Table) -> None:
    client = held.client("by.secretary")
    record(held, client, 1, "agreed_status", status="at_risk", text_en="Because of customs")
    held.refresh()
    record(held, client, 1, "decision", text_en="Settle the customs", acts_on="8.1")
    held.refresh()
    record(held, client, 1, "decision", text_en="Customs are settled", acts_on="8.2")
    response = held.client("ru.reader").get(reverse("programs:item", args=[held.items["1.1"].pk]))
    shown = said(response)
    session = reverse("meetings:session", args=[held.review.pk])
    assert ", 8.1 : Because of customs acted on by outcome 8.2" in shown
    assert "outcome 8.2 Decision Settle the customs acts on outcome 8.1 acted on by outcome 8.3" in shown
    assert f'<a href="{session}#outcome-2">acted on by outcome 8.2</a>' in response.content.decode()


def test_as_of_a_day_the_dossier_says_nothing_of_what_acted_on_an_outcome_later(held: Table) -> None:
    client = held.client("by.secretary")
    record(held, client, 1, "agreed_status", status="at_risk", text_en="x")
    held.refresh()
    record(held, client, 1, "decision", text_en="y", acts_on="8.1")
    first, later = Outcome.unscoped.order_by("number")
    places = places_of_outcomes(held.actor("ru.reader"), [first.pk], None)
    assert (places[first.pk].called, "acted on by outcome 8.2" in str(places[first.pk].beside)) == (
        "8.1",
        True,
    )
    before = later.review.days_held[0] - timedelta(1)
    assert not places_of_outcomes(held.actor("ru.reader"), [first.pk], before)[first.pk].beside


def test_stale_stands_are_shown_beside_those_on_record(held: Table) -> None:
    outcome = decided(held)
    outcome.refresh_from_db()
    enter(held, outcome, choice_0="for", choice_1="for", reservation_1_en="Subject to funds")
    late = enter(held, outcome, "ru.secretary", choice_0="for", choice_1="against", reservation_1_ru="Против")
    assert late.status_code == 412
    shown = said(late)
    assert "RU stood Now on record for What you wrote against" in shown
    assert "Now on record English: Subject to funds What you wrote Русский: Против" in shown
    assert "BY stood Now on record" not in shown
    outcome.refresh_from_db()
    again = enter(
        held, outcome, "ru.secretary", choice_0="for", choice_1="against", reservation_1_ru="Против"
    )
    assert again.status_code == 302


def test_the_statements_of_a_room_do_not_grow_with_its_outcomes(held: Table) -> None:
    urls = [
        reverse(f"meetings:{name}", args=[held.review.pk])
        for name in ("room", "room-protocol", "room-open-ends")
    ]
    client = held.client("by.secretary")

    def counted(url: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(url).status_code == 200
        return len([q for q in queries if not q["sql"].startswith(("SAVEPOINT", "RELEASE"))])

    record(held, client, 2, "decision", text_en="x")
    [client.get(url) for url in urls]
    before = [counted(url) for url in urls]
    for number in range(12):
        record_outcome(
            held.actor("by.secretary"),
            review_id=held.review.pk,
            draft=OutcomeDraft("decision", text={"en": f"{number}"}),
        )
    keep(held, client, text_en="y")
    assert [counted(url) for url in urls] == before
    assert before[1] <= 20
    assert before[2] <= 8


def test_a_null_byte_in_the_name_of_an_input_is_left_out(held: Table) -> None:
    assert keep(held, held.client("by.secretary"), **{"te\x00xt_en": "Begun"}).status_code == 200
    assert drafts(held)[0].said["text_en"] == ["Begun"]


def test_a_referral_that_was_not_carried_waits_for_no_receiver(held: Table) -> None:
    outcome = decided_against(held)
    with acting_as(held.actor("by.secretary")):
        (line,) = open_ends.lines(held.actor("by.secretary"), held.review)
    assert (line.pk, open_ends.unassigned(line)) == (outcome.pk, False)


def decided_against(table: Table) -> Outcome:
    stands = [StandInput(party.pk, "against") for party in table.parties.values()]
    return record_outcome(
        table.actor("by.secretary"), review_id=table.review.pk, draft=OutcomeDraft("referral", text("On it")),
        stood=Standing(stands),
    )  # fmt: skip


def test_an_outcome_that_is_recorded_while_the_protocol_is_read_does_not_break_the_page(
    held: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    def late(*args: Any, **kwargs: Any) -> Any:
        found = content.assembled(*args, **kwargs)
        decided(held)
        return found

    monkeypatch.setattr(protocol, "assembled", late)
    url = reverse("meetings:room-protocol", args=[held.review.pk])
    assert held.client("by.secretary").get(url).status_code == 200
