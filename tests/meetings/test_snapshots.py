"""The plan as each session left it: frozen when it is concluded, never changed, and compared with another."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.utils import Error
from django.urls import reverse

from cooperation import clock
from cooperation.access import acting_as
from cooperation.dates import FuzzyDate
from meetings.models import Review, Snapshot, SnapshotLine
from meetings.services.reviews import conclude
from programs import models as m
from programs.models import Body
from tests.meetings.table import Table
from tests.meetings.test_outcomes import record, said


def close(table: Table) -> Review:
    review = Review.unscoped.get(pk=table.review.pk)
    table.review = conclude(
        table.actor("by.secretary"), review_id=review.pk, version=review.version, without_outcomes=True
    )
    return table.review


def call_another(table: Table, number: int) -> None:
    """The next session is called and in session at once; what its points were is asked of the former."""
    former = table.review
    review = Review.unscoped.get(pk=former.pk)
    review.pk, review.number, review.state, review.round, review.edition = (
        None,
        number,
        "in_session",
        None,
        None,
    )
    review.concluded_at = None
    review._state.adding = True
    review.id = Review._meta.pk.get_default()
    review.save(force_insert=True)
    for point in former.agenda_items.order_by("position"):
        point.pk, point.id, point.review = None, type(point)._meta.pk.get_default(), review
        point.state = "open"
        point._state.adding = True
        point.save(force_insert=True)
    table.review = review
    table.points = list(review.agenda_items.order_by("position"))


def line(table: Table, number: str) -> SnapshotLine:
    return SnapshotLine.unscoped.get(snapshot__review=table.review, number=number)


def read(table: Table, who: str, what: str, review: Review | None = None, **query: Any) -> Any:
    answer = table.client(who).get(f"/api/v1/reviews/{(review or table.review).pk}/{what}/", query)
    assert answer.status_code == 200, answer.content
    return answer.json()


def test_a_session_that_is_concluded_freezes_every_item_of_the_plan(held: Table) -> None:
    m.Responsibility.unscoped.create(
        item=held.items["1.1"], party=held.parties["BY"], organisation=held.organisations["BY"]
    )
    held.position("BY", "1.1", "on_track", progress=40)
    record(held, held.client("by.secretary"), 1, "agreed_status", status="at_risk")
    held.refresh()
    review = close(held)
    snapshot = Snapshot.unscoped.get(review=review)
    assert (snapshot.programme, snapshot.taken_on) == (held.programme, clock.today("Europe/Minsk"))
    assert [row.number for row in snapshot.lines.order_by("sort_key")] == ["1.1", "1.2", "1.10"]
    frozen = line(held, "1.1")
    assert (frozen.status, frozen.wording_edition, frozen.times_extended, frozen.promised) == (
        "at_risk",
        1,
        0,
        1,
    )
    assert frozen.deadline == FuzzyDate("2026-Q4")
    assert frozen.section == held.section
    assert not frozen.closed
    assert frozen.progress == {str(held.parties["BY"].pk): 40}
    assert [row["organisation"] for row in frozen.responsible] == [str(held.organisations["BY"].pk)]


def test_it_is_the_edition_that_the_session_made_also_where_that_waits_for_its_signature(held: Table) -> None:
    Body.unscoped.filter(pk=held.body.pk).update(in_force_on=Body.InForceOn.SIGNATURE)
    record(held, held.client("by.secretary"), 1, "extension", deadline_year="2028", reason_en="Customs")
    held.refresh()
    close(held)
    assert Snapshot.unscoped.get(review=held.review).edition == 2
    assert (line(held, "1.1").deadline, line(held, "1.1").times_extended) == (FuzzyDate("2028"), 1)
    assert line(held, "1.2").wording_edition == 1


def test_what_a_side_has_not_shown_to_all_is_not_in_it(held: Table) -> None:
    m.Round.unscoped.filter(pk=held.round.pk).update(exchange="simultaneous")
    held.round.refresh_from_db()
    held.position("BY", "1.1", "on_track", progress=41)
    close(held)
    assert line(held, "1.1").progress == {}


def test_nothing_changes_or_removes_what_was_frozen(held: Table) -> None:
    close(held)
    for table in ("meetings_snapshot", "meetings_snapshotline"):
        for words in (f"UPDATE {table} SET version = 2", f"DELETE FROM {table}"):
            with (
                pytest.raises(Error, match="permission denied"),
                transaction.atomic(),
                connection.cursor() as cursor,
            ):
                cursor.execute(words)


def test_what_happens_later_leaves_it_as_it_was(held: Table) -> None:
    close(held)
    first = held.review
    call_another(held, 9)
    record(held, held.client("by.secretary"), 1, "agreed_status", status="completed", text_en="Done")
    held.refresh()
    close(held)
    (was,) = [row for row in read(held, "ru.reader", "state", first)["results"] if row["number"] == "1.1"]
    assert (was["status"], was["closed"]) == (None, False)
    assert line(held, "1.1").closed


def test_two_sessions_say_what_moved_slipped_was_closed_and_is_promised_again(held: Table) -> None:
    close(held)
    first = held.review
    for number, year in ((9, 2028), (10, 2029), (11, 2030)):
        call_another(held, number)
        record(held, held.client("by.secretary"), 1, "extension", deadline_year=year, reason_en="Customs")
        if number == 11:
            record(held, held.client("by.secretary"), 3, "agreed_status", status="completed", text_en="Done")
        held.refresh()
        close(held)
    for who in ("by.reader", "ru.secretary"):
        told = read(held, who, "compared", **{"with": first.pk})
        assert told["counts"] == {
            "moved": 1,
            "slipped": 1,
            "closed": 1,
            "new": 0,
            "thrice": 1,
            "unchanged": 1,
        }
        rows = {row["number"]: row for row in told["results"]}
        assert set(rows) == {"1.1", "1.2"}
        assert rows["1.1"]["kinds"] == ["slipped", "thrice"]
        assert (
            rows["1.1"]["slipped_days"]
            == (FuzzyDate("2030").last_day() - FuzzyDate("2026-Q4").last_day()).days
        )
        assert rows["1.2"]["kinds"] == ["moved", "closed"]
        assert told["before"]["frozen"]
        assert told["after"]["number"] == 11
    page = held.client("by.reader").get(
        reverse("meetings:compared", args=[held.review.pk]), {"with": first.pk}
    )
    assert "slipped by 1461 days, extended 3 times; promised three times or more" in page.content.decode()
    alone = held.client("by.reader").get(
        reverse("meetings:compared", args=[held.review.pk]), {"with": first.pk, "kind": "closed"}
    )
    assert "Customs" in alone.content.decode()
    assert "Certificates" not in alone.content.decode()


def test_the_pages_of_a_comparison_follow_one_another(held: Table) -> None:
    close(held)
    first = held.review
    call_another(held, 9)
    for point in (1, 3, 4):
        record(held, held.client("by.secretary"), point, "agreed_status", status="at_risk")
        held.refresh()
    close(held)
    seen, told = [], read(held, "by.reader", "compared", **{"with": first.pk, "limit": 2})
    while True:
        seen += [row["number"] for row in told["results"]]
        if told["next"] is None:
            break
        told = held.client("by.reader").get(told["next"]).json()
    assert seen == ["1.1", "1.2", "1.10"]


def test_an_older_session_is_computed_from_the_history_and_that_is_said(held: Table) -> None:
    """The 7th session was concluded before anything was frozen."""
    on = held.last.ends_on
    m.AgreedState.unscoped.create(
        item=held.items["1.1"], status="delayed", agreed_on=on, source_label={"en": "7th session"}
    )
    record(held, held.client("by.secretary"), 1, "agreed_status", status="on_track")
    held.refresh()
    close(held)
    told = read(held, "by.reader", "compared")
    assert (told["before"]["number"], told["before"]["frozen"], told["before"]["known"]) == (7, False, True)
    (row,) = told["results"]
    assert (row["before"]["status"], row["after"]["status"]) == ("delayed", "on_track")
    page = held.client("by.reader").get(reverse("meetings:compared", args=[held.review.pk])).content.decode()
    assert "Concluded before snapshots were kept" in page


def test_a_state_that_cannot_be_known_is_not_invented(held: Table) -> None:
    Review.unscoped.filter(pk=held.last.pk).update(
        starts_on=held.last.starts_on - timedelta(9000), ends_on=held.last.ends_on - timedelta(9000)
    )
    told = read(held, "by.reader", "state", held.last)
    assert (told["state"]["known"], told["results"]) == (False, [])
    page = held.client("by.reader").get(reverse("meetings:state", args=[held.last.pk])).content.decode()
    assert "the state is not known" in page


def test_the_first_session_says_that_nothing_was_concluded_before_it(held: Table) -> None:
    first, client = held.last, held.client("by.reader")
    address = reverse("meetings:compared", args=[first.pk])
    assert "This is the only session concluded so far" in said(client.get(address))
    assert b"<select" not in client.get(address).content
    close(held)
    page = said(client.get(address))
    assert "No session was concluded before this one" in page
    assert "Choose a later session above" in page
    assert f'<option value="{held.review.pk}">' in client.get(address).content.decode()
    assert "3 items are as they were" in said(client.get(address, {"with": held.review.pk}))
    answer = client.get(f"/api/v1/reviews/{first.pk}/compared/")
    assert answer.status_code == 404
    assert answer.json()["detail"].startswith("Nothing was concluded before this one")
    assert read(held, "by.reader", "compared", first, **{"with": held.review.pk})["before"]["number"] == 7
    m.Body.unscoped.update(review_word="meeting")
    assert "No meeting was concluded before this one" in said(client.get(address))


def test_what_is_not_concluded_or_not_seen_is_absent(held: Table) -> None:
    for what in ("state", "compared"):
        assert held.client("by.reader").get(f"/api/v1/reviews/{held.review.pk}/{what}/").status_code == 404
        assert (
            held.client("by.reader").get(reverse(f"meetings:{what}", args=[held.review.pk])).status_code
            == 404
        )


def test_the_plan_the_item_and_the_session_lead_to_what_was_frozen(held: Table) -> None:
    close(held)
    client, address = held.client("by.reader"), reverse("meetings:state", args=[held.review.pk])
    for page in (
        reverse("programs:programme", args=[held.programme.code]),
        reverse("programs:item", args=[held.items["1.1"].pk]) + "?sessions=1",
        reverse("meetings:session", args=[held.review.pk]),
    ):
        assert address in client.get(page).content.decode(), page
    assert "?sessions=1" in client.get(reverse("programs:item", args=[held.items["1.1"].pk])).content.decode()


def test_an_observer_is_not_shown_what_the_sides_told_one_another(held: Table) -> None:
    close(held)
    party = m.Party.unscoped.create(code="OO", name={"en": "Observer"}, short_name={"en": "Observer"})
    m.Member.unscoped.create(body=held.body, party=party, order=9, kind=m.Member.Kind.OBSERVER)
    user = held.people["by.reader"]
    m.Grant.unscoped.filter(post__appointments__person__user=user).update(role="observer", party=party)
    with acting_as(held.actor("by.reader")):
        assert not SnapshotLine.objects.visible_to(held.actor("by.reader")).exists()
    assert held.client("by.reader").get(f"/api/v1/reviews/{held.review.pk}/state/").status_code == 404
