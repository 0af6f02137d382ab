"""A body's rotation of hosts, and the next session that its cycle proposes."""

from datetime import date, timedelta
from html import unescape
from typing import Any

import pytest

from cooperation import clock
from cooperation.access import acting_as
from cooperation.errors import Conflict, Invalid
from meetings.models import Departure, Review, Rotation
from meetings.selectors import cycle as reading
from meetings.selectors.calendars import Calendars
from meetings.services import cycle
from programs.models import Party, Programme
from tests.meetings.table import Table, lay

#: The last session, and so the next one half a year later: Sunday 3 May 2026.
LAST, NEXT = date(2025, 11, 3), date(2026, 5, 3)


@pytest.fixture
def past(table: Table, time_machine: Any) -> Table:
    """The 7th session was held on 3 November 2025; today is 1 December."""
    table.review.delete()
    table.last.starts_on = table.last.ends_on = LAST
    table.last.host, table.last.covers_to = table.parties["RU"], date(2025, 9, 30)
    table.last.save()
    time_machine.move_to("2025-12-01T09:00:00Z")
    return table


def rotate(table: Table, *codes: str, first: int = 1) -> Rotation:
    draft = cycle.RotationDraft([table.parties[code].pk for code in codes], first)
    return cycle.set_rotation(table.actor("by.secretary"), programme_id=table.programme.pk, draft=draft)


def depart(table: Table, number: int, kind: str, party: str, **more: Any) -> Departure:
    rotation = Rotation.unscoped.get(body=table.body)
    other = more.pop("other", None)
    agreed = more.pop("agreed", ("BY", "RU"))
    draft = cycle.DepartureDraft(
        number=number, kind=kind, party_id=table.parties[party].pk,
        other_id=table.parties[other].pk if other else None,
        agreed_by_ids=[table.parties[code].pk for code in agreed], reason=more.pop("reason", {"en": "As agreed"}),
        **more,
    )  # fmt: skip
    return cycle.record_departure(
        table.actor("by.secretary"), rotation_id=rotation.pk, version=rotation.version, draft=draft
    )


def proposed(table: Table) -> reading.Proposal:
    with acting_as(table.actor("by.secretary")):
        programme = Programme.unscoped.select_related("body").get(pk=table.programme.pk)
        return reading.proposal(programme)


def page(table: Table, path: str, name: str = "by.secretary") -> str:
    answer = table.client(name).get(f"/programmes/{table.programme.pk}/{path}")
    assert answer.status_code == 200, answer.status_code
    return unescape(answer.content.decode())


class TestTheNextSession:
    def test_is_due_an_interval_after_the_last_and_avoids_every_sides_days_off(self, past: Table) -> None:
        found = proposed(past)
        assert (found.number, found.days.aimed) == (8, NEXT)
        # 3 May is a Sunday; 4 and 5 May are working days of both; the days around are looked at nearest first.
        assert found.begins == (date(2026, 5, 4), date(2026, 5, 5), date(2026, 5, 6))
        passed = {
            each.day: [(why.party.code, why.holiday) for _day, why in each.reasons]
            for each in found.days.passed
        }
        assert [code for code, _name in passed[NEXT]] == ["BY", "RU"]
        labour = {code: name and name["en"] for code, name in passed[date(2026, 5, 1)]}
        assert set(labour) == {"BY", "RU"}
        assert "Labo" in (labour["BY"] or "")

    def test_covers_what_follows_what_the_last_one_covered(self, past: Table) -> None:
        found = proposed(past)
        assert (found.covers_from, found.covers_to) == (date(2025, 10, 1), date(2026, 3, 31))

    def test_of_a_side_whose_calendar_is_not_known_it_says_so_and_guesses_nothing(self, past: Table) -> None:
        Party.unscoped.filter(pk=past.parties["RU"].pk).update(code="XX")
        found = proposed(past)
        assert [party.code for party in found.calendars.unknown] == ["XX"]
        assert {why.party.code for each in found.days.passed for _day, why in each.reasons} == {"BY"}
        assert "The public holidays of RU are not known here" in page(past, "sessions/propose/")

    def test_an_organisation_has_no_public_holidays_whatever_its_code(self, past: Table) -> None:
        organisation = Party(code="BY", kind="organisation")
        assert Calendars([organisation]).unknown == [organisation]

    def test_writes_nothing_and_fills_the_form_that_calls_it(self, past: Table) -> None:
        rotate(past, "BY", "RU")
        before = Review.unscoped.count()
        shown = page(past, "sessions/propose/")
        assert Review.unscoped.count() == before
        assert "Passed over" in shown
        form = page(past, "sessions/new/?begins=2026-05-04")
        for value in ('value="2026-05-04"', 'value="2025-10-01"', 'value="2026-03-31"'):
            assert value in form
        assert f'value="{past.parties["RU"].pk}" selected' in form
        assert 'value="2027-01-09"' not in page(past, "sessions/new/?begins=2027-01-09")

    def test_is_called_with_its_host(self, past: Table) -> None:
        fields = {
            "starts_on": "2026-05-04", "ends_on": "2026-05-04", "starts_at_time": "10:00",
            "time_zone": "Europe/Minsk", "place_en": "Minsk", "covers_from": "2025-10-01",
            "covers_to": "2026-03-31", "host": str(past.parties["BY"].pk),
        }  # fmt: skip
        past.client("by.secretary").post(f"/programmes/{past.programme.pk}/sessions/new/", fields)
        assert Review.unscoped.get(number=8).host == past.parties["BY"]

    def test_says_that_one_is_called_already(self, table: Table) -> None:
        assert "is called already" in page(table, "sessions/propose/")
        assert proposed(table).number == 9

    def test_is_offered_to_those_who_call_sessions_and_shown_to_all(self, past: Table) -> None:
        assert "Call it for these days" in page(past, "sessions/propose/")
        assert "Call it for these days" not in page(past, "sessions/propose/", "by.reader")

    def test_of_another_body_is_absent(self, table: Table) -> None:
        other = lay(code="other")
        client = table.client("by.secretary")
        for path in ("sessions/propose/", "rotation/", "rotation/departures/"):
            assert client.get(f"/programmes/{other.programme.pk}/{path}").status_code == 404


class TestTheRotation:
    def test_gives_each_session_its_host(self, past: Table) -> None:
        assert proposed(past).host is None
        rotate(past, "BY", "RU")
        found = proposed(past)
        assert (found.host, found.turn) == (past.parties["RU"], past.parties["RU"])
        assert found.place == past.last.place

    def test_a_cancelled_session_uses_up_no_turn(self, past: Table) -> None:
        rotate(past, "BY", "RU", first=7)
        assert proposed(past).host == past.parties["RU"]
        past.last.state = "cancelled"
        past.last.save()
        assert proposed(past).host == past.parties["BY"]

    def test_is_left_where_the_sides_agreed_to_a_swap(self, past: Table) -> None:
        rotate(past, "BY", "RU")
        depart(past, 8, "swap", "RU", other="BY", reason={"en": "The hall is being repaired"})
        found = proposed(past)
        assert (found.turn, found.host) == (past.parties["RU"], past.parties["BY"])
        shown = page(past, "rotation/")
        assert "The hall is being repaired" in shown
        assert "agreed by BY, RU" in shown
        assert "instead of" in page(past, "sessions/propose/")

    def test_a_side_that_is_skipped_loses_its_turn(self, past: Table) -> None:
        rotate(past, "BY", "RU")
        depart(past, 8, "skip", "RU", agreed=("RU",))
        assert proposed(past).host == past.parties["BY"]

    @pytest.mark.parametrize(
        ("change", "where"),
        [
            ({"party": "BY"}, "/party"), ({"number": 500}, "/number"), ({"agreed": ()}, "/agreed_by"),
            ({"reason": {"en": " "}}, "/reason"), ({"kind": "swap", "other": "RU"}, "/other"),
            ({"kind": "swap", "other": "BY", "agreed": ("RU",)}, "/agreed_by"),
            ({"agreed_on": date(2099, 1, 1)}, "/agreed_on"),
        ],
    )  # fmt: skip
    def test_is_not_left_against_its_own_rule(self, past: Table, change: dict[str, Any], where: str) -> None:
        rotate(past, "BY", "RU")
        given = {"number": 8, "kind": "skip", "party": "RU", **change}
        with pytest.raises(Invalid) as refused:
            depart(past, **given)
        assert [fault.pointer for fault in refused.value.faults] == [where]

    def test_is_set_once_and_then_changed(self, past: Table) -> None:
        rotation = rotate(past, "BY", "RU")
        with pytest.raises(Conflict):
            rotate(past, "RU", "BY")
        draft = cycle.RotationDraft([past.parties["RU"].pk], 3)
        changed = cycle.change_rotation(
            past.actor("by.secretary"), rotation_id=rotation.pk, version=rotation.version, draft=draft
        )
        assert changed.from_number == 3
        assert [turn.party for turn in changed.turns.all()] == [past.parties["RU"]]

    def test_keeps_a_record_of_its_changes(self, past: Table) -> None:
        rotation = rotate(past, "BY", "RU")
        depart(past, 8, "skip", "RU", reason={"en": "The hall is being repaired"})
        address = f"/history/rotation/{rotation.pk}/"
        answer = past.client("by.reader").get(address)
        assert answer.status_code == 200
        assert "The hall is being repaired" in answer.content.decode()
        assert (
            past.client("by.reader")
            .get("/history/rotation/01a00000-0000-7000-8000-000000000000/")
            .status_code
            == 404
        )

    @pytest.mark.parametrize("codes", [(), ("BY", "BY")])
    def test_names_each_side_once(self, past: Table, codes: tuple[str, ...]) -> None:
        with pytest.raises(Invalid):
            rotate(past, *codes)

    def test_is_seen_by_a_reader_who_cannot_change_it(self, past: Table) -> None:
        rotate(past, "BY", "RU")
        shown = page(past, "rotation/", "by.reader")
        assert "Set the rotation" not in shown
        assert (
            past.client("by.reader").get(f"/programmes/{past.programme.pk}/rotation/departures/").status_code
            == 403
        )


def test_the_session_after_a_longer_one_is_as_long(past: Table) -> None:
    past.last.ends_on = LAST + timedelta(2)
    past.last.save()
    found = proposed(past)
    assert found.days.length == 3
    first = found.begins[0]
    assert (first, found.ends(first)) == (date(2026, 5, 4), date(2026, 5, 6))
    assert clock.today() < first
