"""My side's work as pages: contributions asked for, answered, taken in; a grid that starts from the last position."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from cooperation import clock
from cooperation.access import acting_as
from programs.models import Contribution, PositionDraft, Round
from tests.cast import Cast, release, save, text
from tests.programs.test_contributions import ask, draft_of, hand_in

pytestmark = pytest.mark.django_db

As = Callable[[str], Client]
MOST_STATEMENTS = 15


def page(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return answer.content.decode()


class TestTheCoordinator:
    def test_asks_takes_in_and_sends_back(self, cast: Cast, client_as: As) -> None:
        client, address = client_as("by_coordinator"), f"/work/{cast.round.pk}/contributions/"
        due = str(clock.today() + timedelta(3))
        assert "5 contributions asked for" in client.post(address, {"due": due}, follow=True).content.decode()
        found = Contribution.objects.visible_to(cast.actor("by_contributor")).get()
        handed = hand_in(cast, found, "From the ministry")
        assert "From the ministry" in page(client, address)
        client.post(
            f"/contributions/{found.pk}/send-back/", {"comment_en": "Which day?", "version": handed.version}
        )
        answers = page(client_as("by_contributor"), address)
        assert "Which day?" in answers
        found.refresh_from_db()
        again = hand_in(cast, found, "On 5 May")
        client.post(f"/contributions/{found.pk}/take-in/", {"version": again.version})
        assert draft_of(cast, "2.1").text == text("On 5 May")
        whole = page(client, f"/contributions/{found.pk}/")
        assert "From the ministry" in whole
        assert "On 5 May" in whole
        assert "BY ministry" in page(client, f"/work/{cast.round.pk}/")

    def test_takes_in_all_that_the_page_showed_and_nothing_newer(self, cast: Cast, client_as: As) -> None:
        (found,) = ask(cast, "2.1")
        handed = hand_in(cast, found, "First")
        client, address = client_as("by_coordinator"), f"/work/{cast.round.pk}/contributions/"
        (seen,) = re.findall(r'name="seen" value="([^"]+)"', page(client, address))
        hand_in(cast, handed, "Second, not seen")
        client.post(f"{address}take-in/", {"seen": [seen]})
        with acting_as(cast.actor("by_coordinator")):
            assert not PositionDraft.unscoped.exists()
        (seen,) = re.findall(r'name="seen" value="([^"]+)"', page(client, address))
        client.post(f"{address}take-in/", {"seen": [seen]})
        assert draft_of(cast, "2.1").text == text("Second, not seen")

    def test_finds_the_tabs_of_the_work(self, cast: Cast, client_as: As) -> None:
        asked = ask(cast, "1.1", "2.1")
        client, address = client_as("by_coordinator"), f"/work/{cast.round.pk}/"
        shown = page(client, f"{address}?tab=asked")
        assert shown.count("data-row=") == 2
        assert page(client, f"{address}?tab=sent_back").count("data-row=") == 0
        assert page(client, f"{address}?tab=owed").count("data-row=") == 5
        assert len(asked) == 2

    def test_asks_no_more_statements_for_more_rows(
        self, cast: Cast, client_as: As, django_assert_max_num_queries
    ) -> None:
        for found in ask(cast):
            if found.organisation_id == cast.organisations["by_ministry"].pk:
                hand_in(cast, found, "x")
        save(cast, "by_coordinator", "1.1")
        client = client_as("by_coordinator")
        for address in (f"/work/{cast.round.pk}/", f"/work/{cast.round.pk}/contributions/"):
            with django_assert_max_num_queries(MOST_STATEMENTS) as asked:
                page(client, address)
            print(address, len(asked))


class TestAnOrganisation:
    def test_answers_in_a_grid_and_hands_in_what_it_marked(self, cast: Cast, client_as: As) -> None:
        ask(cast, "1.1", "2.1")
        found = Contribution.objects.visible_to(cast.actor("by_contributor")).get()
        client, address = client_as("by_contributor"), f"/work/{cast.round.pk}/contributions/"
        shown = page(client, address)
        assert "Found a joint venture" in shown
        assert "Draft the agreement" not in shown
        row = {f"status-{found.pk}": "on_track", f"text-{found.pk}": "Typed", f"version-{found.pk}": 1}
        kept = client.post(f"{address}row/", row)
        assert kept.json() == {"version": 2}
        stale = client.post(address, {**row, f"text-{found.pk}": "Too late"})
        assert stale.status_code == 412
        assert "Too late" in stale.content.decode()
        assert "Typed" in stale.content.decode()
        client.post(address, {**row, f"version-{found.pk}": 2, f"ready-{found.pk}": "on"})
        found.refresh_from_db()
        assert (found.state, found.edition) == ("handed_in", 1)

    def test_saves_no_row_that_nobody_touched(self, cast: Cast, client_as: As) -> None:
        (found,) = ask(cast, "2.1")
        client, address = client_as("by_contributor"), f"/work/{cast.round.pk}/contributions/"
        row = {
            f"status-{found.pk}": "",
            f"progress-{found.pk}": "",
            f"deadline-{found.pk}": "",
            f"text-{found.pk}": "",
        }
        assert client.post(address, {**row, f"version-{found.pk}": 1}).status_code == 302
        found.refresh_from_db()
        assert found.version == 1
        client.post(address, {**row, f"text-{found.pk}": "Typed", f"version-{found.pk}": 1})
        found.refresh_from_db()
        assert (found.version, found.text) == (2, text("Typed"))

    def test_may_not_ask_take_in_or_see_another_s(self, cast: Cast, client_as: As) -> None:
        asked = {row.item_id: row for row in ask(cast, "1.1", "2.1")}
        client = client_as("by_contributor")
        page(client, f"/contributions/{asked[cast.items['1.1'].pk].pk}/", 404)
        own = asked[cast.items["2.1"].pk]
        handed = hand_in(cast, own, "x")
        assert (
            client.post(f"/contributions/{own.pk}/take-in/", {"version": handed.version}).status_code == 403
        )
        assert client.post(f"/work/{cast.round.pk}/contributions/take-in/").status_code == 403


class TestTheGrid:
    def test_starts_from_the_last_position(self, cast: Cast, client_as: As) -> None:
        save(cast, "by_coordinator", "1.1", status="at_risk", text=text("Said before", "Сказано"))
        release(cast, "by_coordinator")
        today = clock.today()
        new = Round.unscoped.create(
            programme=cast.programme, number=2, covers_from=today, covers_to=today, opens_on=today,
            cut_off=today + timedelta(9), exchange="on_release",
        )  # fmt: skip
        client = client_as("by_coordinator")
        assert "Start from the last position" in page(client, f"/work/{new.pk}/")
        done = client.post(f"/work/{new.pk}/start/", follow=True).content.decode()
        assert "1 draft starts" in done
        assert "Start from the last position" not in done

    @pytest.mark.parametrize("by_itself", [True, False], ids=["by script", "by form"])
    def test_one_key_says_unchanged_in_every_language(
        self, cast: Cast, client_as: As, by_itself: bool
    ) -> None:
        save(cast, "by_coordinator", "1.1", status="at_risk", text=text("Said before", "Сказано"))
        release(cast, "by_coordinator")
        today, item = clock.today(), cast.items["1.1"].pk
        new = Round.unscoped.create(
            programme=cast.programme, number=2, covers_from=today, covers_to=today, opens_on=today,
            cut_off=today + timedelta(9), exchange="on_release",
        )  # fmt: skip
        address = f"/work/{new.pk}/row/" if by_itself else f"/work/{new.pk}/"
        client_as("by_coordinator").post(address, {f"status-{item}": "", "unchanged": str(item)})
        with acting_as(cast.actor("by_coordinator")):
            draft = PositionDraft.unscoped.get(round=new)
        assert (draft.status, draft.text, draft.ready) == ("at_risk", text("Said before", "Сказано"), True)


class TestRounds:
    def test_are_opened_and_closed_on_a_page(self, cast: Cast, client_as: As) -> None:
        client, address = client_as("by_secretary"), f"/programmes/{cast.programme.code}/rounds/"
        today = clock.today()
        form = {"covers_from": "2026-01-01", "covers_to": "2026-06-30", "cut_off": str(today + timedelta(9))}
        wrong = client.post(address, {**form, "items": "1.1, 9.9"})
        assert wrong.status_code == 400
        assert "There is no item 9.9" in wrong.content.decode()
        client.post(address, {**form, "items": "1.1, 2.10"})
        made = Round.unscoped.get(programme=cast.programme, number=2)
        assert made.due_items.count() == 4
        assert "some items" in page(client, address)
        Round.unscoped.filter(pk=made.pk).update(cut_off=today, opens_on=today)
        client.post(f"/rounds/{made.pk}/close/", {"version": made.version})
        made.refresh_from_db()
        assert made.closed_at

    def test_are_not_opened_by_others(self, cast: Cast, client_as: As) -> None:
        address = f"/programmes/{cast.programme.code}/rounds/"
        assert "Open the round" not in page(client_as("by_coordinator"), address)
        assert client_as("by_coordinator").post(address, {}).status_code == 403
        page(client_as("outsider"), address, 404)
