"""The comparison sheet: what each side may see of it, its lists, its filters, and that every row is told in words."""

import html
import io
import re
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cooperation import clock
from cooperation.access import acting_as
from cooperation.accounts.models import User
from cooperation.dates import FuzzyDate
from programs.models import Body, Placement, Release, Responsibility, Round
from programs.services.positions import PositionContent, save_draft
from programs.services.releases import release_set
from tests.cast import Cast, release, save, sit, text

pytestmark = pytest.mark.django_db

As = Callable[[str], Client]
SHEET = "/programmes/by-ru/comparison/"
NINE = "/programmes/nine/comparison/"


def both(cast: Cast, said: dict[str, tuple[dict[str, Any] | None, dict[str, Any] | None]]) -> None:
    """Both sides report and release: number of the item: (what BY says, what RU says); None says nothing."""
    for place, key in enumerate(("by_coordinator", "ru_coordinator")):
        for number, contents in said.items():
            content = contents[place]
            if content is not None:
                save(cast, key, number, **content)
        release(cast, key)


def page(client: Client, address: str = SHEET) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, answer.content[:300]
    return answer.content.decode()


def numbers(client: Client, query: str = "", address: str = SHEET) -> list[str]:
    """The numbers of the items on a page of the sheet, in its order."""
    return re.findall(
        r'<span class="no">([\d.]+)</span> <a href="/programmes/', page(client, address + query)
    )


def nine_say(cast: Cast, n: int, **content: Any) -> None:
    actor = cast.actor(f"n{n}_coordinator")
    save_draft(
        actor, item_id=cast.nine_items["1.1"].pk, round_id=cast.nine_round.pk, ready=True,
        content=PositionContent(**content),
    )  # fmt: skip
    release_set(actor, round_id=cast.nine_round.pk)


class TestTwoSides:
    def test_each_item_stands_on_the_list_that_its_divergences_give(self, cast: Cast, client_as: As) -> None:
        both(
            cast,
            {
                "1.1": ({"status": "on_track"}, {"status": "blocked"}),
                "1.2": ({"status": "on_track"}, {"status": "on_track"}),
                "2.1": ({"status": "at_risk"}, None),
                "2.10": ({"status": "completed"}, {"status": "blocked"}),
                "3.1": ({"status": "on_track"}, None),
            },
        )
        client = client_as("by_reader")
        assert numbers(client) == ["2.10", "1.1"]
        # Of 3.1 one side alone is responsible; of 2.2 nobody has said anything.
        assert numbers(client, "?list=a") == ["1.2", "3.1"]
        assert numbers(client, "?list=silent") == ["2.1", "2.2"]
        shown = page(client)
        assert "Status differs since round 1" in shown
        assert "List B: to discuss <small>2</small>" in shown
        assert "Russia has not reported" in page(client, SHEET + "?list=silent")

    @pytest.mark.parametrize(
        ("kind", "found"),
        [("deadline", ["1.2"]), ("progress", ["2.1"]), ("status", ["1.1"]), ("no_document", ["2.10"]), ("silent", [])],
    )  # fmt: skip
    def test_it_is_narrowed_by_the_kind_of_difference(
        self, cast: Cast, client_as: As, kind: str, found: list[str]
    ) -> None:
        both(
            cast,
            {
                "1.1": ({"status": "on_track"}, {"status": "blocked"}),
                "1.2": ({"proposed_deadline": FuzzyDate("2030")}, {}),
                "2.1": ({"progress": 10}, {"progress": 30}),
                "2.10": ({"status": "completed"}, {"status": "completed"}),
            },
        )
        assert numbers(client_as("ru_reader"), f"?kind={kind}") == found

    def test_it_is_narrowed_by_section_and_organisation_and_a_wrong_value_narrows_nothing(
        self, cast: Cast, client_as: As
    ) -> None:
        both(cast, {n: ({"status": "on_track"}, {"status": "at_risk"}) for n in ("1.1", "1.2", "2.1")})
        client = client_as("by_reader")
        assert numbers(client, "?section=1") == ["1.1", "1.2"]
        assert numbers(client, f"?organisation={cast.organisations['ru_ministry'].pk}") == ["2.1"]
        assert numbers(client, "?section=9&kind=x&since=99&organisation=1&round=7&list=z") == [
            "1.1", "1.2", "2.1",
        ]  # fmt: skip

    def test_what_was_said_before_stands_beside_and_since_when_they_differ(
        self, cast: Cast, client_as: As
    ) -> None:
        both(cast, {"1.1": ({"status": "on_track"}, {"status": "delayed"}), "1.2": ({}, {})})
        today = clock.today()
        cast.round = Round.unscoped.create(
            programme=cast.programme, number=2, covers_from=today, covers_to=today, opens_on=today,
            cut_off=today + timedelta(9), exchange="on_release",
        )  # fmt: skip
        both(
            cast,
            {
                "1.1": ({"status": "at_risk", "text": text("Letters were sent")}, {"status": "blocked"}),
                "1.2": ({"status": "at_risk"}, {"status": "on_track"}),
            },
        )
        client = client_as("by_reader")
        shown = page(client)
        assert "before: On track" in shown
        assert "before: Delayed" in shown
        assert "&lt;" not in shown
        assert numbers(client, "?since=2") == ["1.1", "1.2"]
        assert numbers(client, "?since=1") == ["1.1"]
        # The round before, as it was.
        assert numbers(client, "?round=1") == ["1.1"]
        one = page(client, f"{SHEET}{cast.items['1.1'].pk}/")
        assert "Letters were sent" in one
        assert "Before, in round 1" in one
        part = page(client, f"{SHEET}{cast.items['1.1'].pk}/?part=1")
        assert "Letters were sent" in part
        assert "<html" not in part

    def test_an_obstacle_that_one_side_alone_names_is_to_be_discussed(
        self, cast: Cast, client_as: As
    ) -> None:
        from programs.models import Blocking, Obstacle, Stance

        both(cast, {"1.1": ({}, {}), "1.2": ({}, {})})
        obstacle = Obstacle.unscoped.create(
            programme=cast.programme, kind="legal", title=text("Export rules"), opened_on=clock.today()
        )
        Blocking.unscoped.create(obstacle=obstacle, item=cast.items["1.2"])
        Stance.unscoped.create(obstacle=obstacle, party=cast.by, kind="alleges")
        client = client_as("ru_reader")
        assert numbers(client) == ["1.2"]
        assert "Obstacle named by Belarus alone" in page(client)
        Stance.unscoped.create(obstacle=obstacle, party=cast.ru, kind="agrees")
        assert numbers(client) == []

    def test_a_long_list_goes_on_page_by_page_and_is_whole_on_paper(self, cast: Cast, client_as: As) -> None:
        from tests.cast import make_item

        many = [f"2.{n}" for n in range(100, 160)]
        for number in many:
            wording = make_item(
                cast.programme, cast.sections["2"], number, f"Measure {number}", FuzzyDate("2099")
            )
            cast.items[number] = wording.item
            for code in ("by", "ru"):
                Responsibility.unscoped.create(
                    item=wording.item, party=cast.parties[code], organisation=cast.organisations[code]
                )
        both(cast, {n: ({"status": "on_track"}, {"status": "at_risk"}) for n in many})
        client = client_as("by_reader")
        first = numbers(client)
        assert len(first) == 50
        following = client.get(SHEET).context["next"]
        assert first + numbers(client, following.removeprefix(SHEET)) == many
        assert numbers(client, "?whole=1") == many
        assert numbers(client, "?after=spoilt") == first

    def test_a_page_asks_few_statements_whatever_the_number_of_items(self, cast: Cast, client_as: As) -> None:
        both(cast, {n: ({"status": "on_track"}, {"status": "at_risk"}) for n in ("1.1", "1.2", "2.1")})
        client = client_as("by_reader")
        client.get(SHEET)
        with CaptureQueriesContext(connection) as asked:
            page(client)
        said = [q["sql"] for q in asked if "SAVEPOINT" not in q["sql"]]
        assert len(said) <= 12, "\n".join(one[:160] for one in said)


class TestExchange:
    def test_before_any_release_nothing_is_compared(self, cast: Cast, client_as: As) -> None:
        shown = page(client_as("by_reader"))
        assert "There is nothing to compare yet." in shown
        assert "List A" not in shown

    def test_on_release_it_says_who_has_not_released(self, cast: Cast, client_as: As) -> None:
        save(cast, "ru_coordinator", "1.1")
        release(cast, "ru_coordinator")
        assert "Not yet released: Belarus." in page(client_as("by_reader"))

    def test_the_day_of_a_release_is_the_one_where_the_reader_is(self, cast: Cast, client_as: As) -> None:
        save(cast, "by_coordinator", "1.1")
        release(cast, "by_coordinator")
        late = datetime(2026, 11, 3, 22, 30, tzinfo=UTC)  # half past one in Minsk, the day after
        with acting_as(cast.actor("by_coordinator")):
            Release.unscoped.update(released_at=late)
        User.objects.filter(pk=cast.actor("by_reader").user_id).update(time_zone="Europe/Minsk")
        client, code = client_as("by_reader"), cast.programme.code
        for address in (f"/programmes/{code}/comparison/", f"/items/{cast.items['1.1'].pk}/"):
            shown = client.get(address).content.decode()
            assert 'datetime="2026-11-04"' in shown, address
            assert 'datetime="2026-11-03"' not in shown, address

    def test_simultaneously_it_says_what_opens_the_others_and_shows_nothing_of_them(
        self, cast: Cast, client_as: As
    ) -> None:
        Round.unscoped.filter(pk=cast.round.pk).update(exchange=Body.Exchange.SIMULTANEOUS)
        before = page(client_as("by_reader"))
        cast.round.refresh_from_db()
        save(cast, "ru_coordinator", "1.1", status="blocked", text=text("Zqword"))
        release(cast, "ru_coordinator")
        shown = page(client_as("by_reader"))
        assert "You will see Russia’s positions once you release yours." in shown
        assert "There is nothing to compare yet." in shown
        assert "Zqword" not in page(client_as("by_reader"), f"{SHEET}{cast.items['1.1'].pk}/")
        assert before.count("not released") == shown.count("not released") + 1
        save(cast, "by_coordinator", "1.1", status="on_track")
        release(cast, "by_coordinator")
        assert numbers(client_as("by_reader")) == ["1.1"]

    def test_an_observer_and_an_outsider_see_no_sheet(self, cast: Cast, client_as: As) -> None:
        both(cast, {"1.1": ({}, {"status": "blocked"})})
        assert client_as("observer").get(SHEET).status_code == 403
        assert client_as("outsider").get(SHEET).status_code == 404
        for key in ("observer", "outsider"):
            assert client_as(key).get(f"/api/v1/programmes/{cast.programme.pk}/comparison/").status_code in (
                403, 404,
            )  # fmt: skip


class TestNineSides:
    def test_the_others_are_hidden_until_ones_own_release_and_the_secretariat_waits_for_all(
        self, cast: Cast, client_as: As
    ) -> None:
        for n in range(2, 10):
            nine_say(cast, n, status="blocked" if n == 5 else "on_track", text=text("Zqword"))
        for key in ("n1_coordinator", "joint"):
            shown = page(client_as(key), NINE)
            assert "There is nothing to compare yet." in shown
            assert "Zqword" not in page(client_as(key), f"{NINE}{cast.nine_items['1.1'].pk}/")
        assert "once every side has released" in page(client_as("joint"), NINE)
        nine_say(cast, 1, status="on_track")
        for key in ("n1_coordinator", "n9_coordinator", "joint"):
            shown = page(client_as(key), NINE)
            assert 'class="data matrix"' in shown
            assert shown.count('class="out"') == 1
            assert numbers(client_as(key), address=NINE) == ["1.1"]

    def test_who_has_released_early_sees_who_else_has_and_not_when_before(
        self, cast: Cast, client_as: As
    ) -> None:
        nine_say(cast, 1, status="on_track")
        assert Release.unscoped.count() == 1
        assert "1 of 9 sides have released" in page(client_as("n1_coordinator"), NINE)
        Responsibility.unscoped.filter(party=cast.parties["n2"]).update(until=clock.today() - timedelta(1))
        assert "7 sides have not reported" in page(client_as("n1_coordinator"), NINE + "?list=silent")


class TestLists:
    """An item that somebody moved stands on that list for everybody, with the reason, until a side speaks anew."""

    def placed(self, client: Client, item: Any, **fields: Any) -> Any:
        return client.post(
            f"/items/{item.pk}/list/", {"list": "a", "reason_en": "Settled by letter", **fields}
        )

    def test_a_move_is_recorded_with_its_reason_and_every_side_sees_it(
        self, cast: Cast, client_as: As
    ) -> None:
        both(cast, {"1.1": ({"status": "on_track"}, {"status": "blocked"})})
        item = cast.items["1.1"]
        assert self.placed(client_as("by_coordinator"), item).status_code == 302
        ru = client_as("ru_reader")
        assert numbers(ru) == []
        assert numbers(ru, "?list=a") == ["1.1"]
        assert "Settled by letter" in page(ru, SHEET + "?list=a")
        row = Placement.unscoped.get()
        assert (row.party_id, row.list) == (cast.by.pk, "a")
        # What a side says anew counts again.
        save(cast, "ru_coordinator", "1.1", status="delayed", version=2)
        release(cast, "ru_coordinator")
        assert numbers(ru) == ["1.1"]
        assert "Settled by letter" not in page(ru)

    def test_an_item_without_divergence_may_be_put_up_for_discussion_by_the_secretariat(
        self, cast: Cast, client_as: As
    ) -> None:
        both(cast, {"1.1": ({}, {})})
        assert self.placed(client_as("joint_two"), cast.items["1.1"], list="b").status_code == 302
        assert numbers(client_as("by_reader")) == ["1.1"]
        assert "Moved here by the secretariat" in page(client_as("by_reader"))

    def test_two_who_move_it_at_once_are_told(self, cast: Cast, client_as: As) -> None:
        both(cast, {"1.1": ({}, {"status": "blocked"})})
        item = cast.items["1.1"]
        assert self.placed(client_as("by_coordinator"), item).status_code == 302
        late = self.placed(client_as("ru_coordinator"), item, list="b", reason_en="Not so", version="7")
        assert late.status_code == 412
        shown = late.content.decode()
        assert "Settled by letter" in shown
        assert "Not so" in shown
        again = self.placed(client_as("ru_coordinator"), item, list="b", reason_en="Not so", version="1")
        assert again.status_code == 302
        assert Placement.unscoped.filter(item=item).count() == 2
        assert Placement.unscoped.get(item=item, current=True).party_id == cast.ru.pk

    def test_who_may_not_move_and_what_cannot_be_moved(self, cast: Cast, client_as: As) -> None:
        item = cast.items["1.1"]
        assert self.placed(client_as("by_coordinator"), item).status_code == 409
        both(cast, {"1.1": ({}, {"status": "blocked"})})
        for key in ("by_reader", "by_contributor", "observer"):
            assert self.placed(client_as(key), item).status_code == 403, key
        assert self.placed(client_as("outsider"), item).status_code == 404
        assert self.placed(client_as("by_coordinator"), item, reason_en=" ").status_code == 400
        assert not Placement.unscoped.exists()

    def test_what_some_side_may_not_see_yet_is_not_sorted_for_it(self, cast: Cast, client_as: As) -> None:
        nine_say(cast, 1, status="on_track")
        nine_say(cast, 2, status="blocked")
        item = cast.nine_items["1.1"]
        assert self.placed(client_as("n1_coordinator"), item).status_code == 409
        for n in range(3, 10):
            nine_say(cast, n, status="on_track")
        assert self.placed(client_as("n1_coordinator"), item).status_code == 302

    def test_the_row_offers_what_may_be_done_next(self, cast: Cast, client_as: As) -> None:
        both(cast, {"1.2": ({}, {"status": "blocked"}), "1.1": ({}, {"status": "blocked"})})
        review = sit(cast, "confirmed")
        part = page(client_as("by_coordinator"), f"{SHEET}{cast.items['1.2'].pk}/?part=1")
        assert 'data-key="a"' in part
        assert 'data-key="b"' not in part
        assert f'href="/sessions/{review.pk}/points/?item=1.2"' in part
        assert 'data-key="o"' in part
        point = page(client_as("by_coordinator"), f"/sessions/{review.pk}/points/?item=1.2")
        assert 'value="1.2"' in point
        assert "Align the rules on the transfer of technology" in point
        assert "data-key" not in page(client_as("by_reader"), f"{SHEET}{cast.items['1.2'].pk}/?part=1")
        # 1.1 stands on the agenda.
        shown = page(client_as("by_reader"))
        assert f'<a href="/sessions/{review.pk}/">1st session, point 1</a>' in shown


class TestFile:
    def test_it_holds_the_list_names_edition_and_round_and_no_formula(
        self, cast: Cast, client_as: As
    ) -> None:
        evil = '=HYPERLINK("http://example.org","x")'
        both(
            cast,
            {"1.1": ({"text": text(evil)}, {"status": "blocked"}), "1.2": ({}, {})},
        )
        answer = client_as("by_reader").get("/programmes/by-ru/comparison.xlsx")
        assert answer.status_code == 200
        assert client_as("by_reader").get("/programmes/by-ru/comparison.xlsx").content == answer.content
        assert "by-ru-comparison-b.xlsx" in answer["Content-Disposition"]
        book = zipfile.ZipFile(io.BytesIO(answer.content)).read("xl/workbook.xml").decode()
        assert '<sheet name="Comparison"' in book
        with zipfile.ZipFile(io.BytesIO(answer.content)) as book:
            sheet = book.read("xl/worksheets/sheet1.xml").decode()
            words = book.read("xl/sharedStrings.xml").decode()
            styles = book.read("xl/styles.xml").decode()
        assert "<f>" not in sheet
        assert html.escape(evil, quote=False) in words
        assert 'quotePrefix="1"' in styles
        for said in ("edition 1", "round 1, cut-off", "List B: to discuss", "Status differs since round 1"):
            assert said in words, said
        assert "Align the rules" not in words
        assert 'orientation="landscape"' in sheet

    def test_it_shows_nothing_that_the_page_hides(self, cast: Cast, client_as: As) -> None:
        for n in range(2, 10):
            nine_say(cast, n, status="blocked", text=text("Zqword"))
        for listing in ("a", "b", "silent"):
            answer = client_as("n1_coordinator").get(f"/programmes/nine/comparison.xlsx?list={listing}")
            with zipfile.ZipFile(io.BytesIO(answer.content)) as book:
                assert not any(b"Zqword" in book.read(name) for name in book.namelist())
                assert b"Blocked" not in book.read("xl/sharedStrings.xml")
        assert client_as("outsider").get("/programmes/nine/comparison.xlsx").status_code == 404
        assert client_as("observer").get("/programmes/nine/comparison.xlsx").status_code == 403
