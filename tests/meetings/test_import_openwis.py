"""Written minutes of real meetings are entered whole where they can be read, and what cannot is said by file."""

import io
import json
import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from meetings.models import AgendaItem, Delegate, Outcome, Review, SnapshotLine
from meetings.rules.written_minutes import Vote, actions, attendee, bare, parse, vote
from programs.models import Body, Item, Party, Person

#: Beside the clone, or where SHARED says.
SHARED = Path(os.environ.get("SHARED") or Path(__file__).resolve().parents[3] / "shared")
FOLDER = SHARED / "data" / "minutes_openwis" / "_minutes"


def run(folder: Path) -> list[dict[str, Any]]:
    out = io.StringIO()
    call_command("import_openwis", folder, "--json", stdout=out)
    return json.loads(out.getvalue())  # type: ignore[no-any-return]


def counts() -> tuple[int, ...]:
    return tuple(
        model.unscoped.count()
        for model in (Body, Review, AgendaItem, Delegate, Outcome, Item, Party, Person, SnapshotLine)
    )


class TestReading:
    """One line of minutes at a time, as it is written in them."""

    @pytest.mark.parametrize(
        ("line", "expected"),
        [
            ("- WQ - Weiqing Qu, Bureau of Meteorology, Australia [BoM], TC Chair", "WQ Weiqing Qu BoM True present"),
            ("  - Rémy Giraud (RGr), Météo France [MF] - SC Chair", "RGr Rémy Giraud MF True present"),
            ("- Jeremy Tandy (JT), Met Office [UKMO] - SC Vice Chair", "JT Jeremy Tandy UKMO False present"),
            ("- Steve Olson (SO) representing National Weather Service (NWS) with authority from Kari Sheets",
             "SO Steve Olson NWS False proxy"),
            ("•	KMA - Sungsoo Do (SD) representing with authority from Mr. YUN", "SD Sungsoo Do KMA False proxy"),
            ("- Matteo Dell'Acqua [MDA], Meteo France, France [MF], Chair", "MDA Matteo Dell'Acqua MF True present"),
        ],
    )  # fmt: skip
    def test_somebody_who_took_part(self, line: str, expected: str) -> None:
        found = attendee(line)
        assert found
        assert f"{found.initials} {found.name} {found.member} {found.chairs} {found.state}" == expected

    @pytest.mark.parametrize(
        "line", ["- JT - I am the Representative for UKMO.", "- None.", "", "- All agreed (5 votes)"]
    )
    def test_what_names_nobody(self, line: str) -> None:
        assert attendee(line) is None

    @pytest.mark.parametrize(
        ("words", "expected"),
        [
            ("Vote: 4-0 in favour, MFI abstained – Rule change", Vote(4, 0, 1)),
            ("Vote: 4-0 in favou-r with 1 abstention – Clarification", Vote(4, 0, 1)),
            ("vote:  6 in favour, 0 against and 1 abstained", Vote(6, 0, 1)),
            ("agreed unanimously (5 votes)", Vote(5, 0, 0, unanimous=True)),
            ("The Board voted and unanimously approved", Vote(None, 0, 0, unanimous=True)),
            ("The SC is content", None),
        ],
    )
    def test_a_vote(self, words: str, expected: Vote | None) -> None:
        assert vote(words) == expected

    def test_an_action_has_its_id_who_and_what(self) -> None:
        for line in (
            "5. ACT-OWIS-TC-2016-43: SO/MGo/MGi - will speak on Friday. OWIS-ACT",
            "    - SO/MGo - [Action-TC-2016-43 will speak on Friday.](https://x.org/1)",
        ):
            (found,) = actions(bare(line), 2)
            assert (found.key, found.who.split("/")[0]) == ("TC-2016-43", "SO")
            assert found.text.startswith("will speak on Friday")
        (bare_one,) = actions(bare("**ACTION: JD to send a copy of the RFP** UPDATE: Complete"), 5)
        assert (bare_one.key, bare_one.who, bare_one.done) == ("", "JD", True)

    def test_days_that_contradict_the_name_of_the_file_are_said_and_not_taken(self) -> None:
        said = parse(
            "2019-05-22-X.md", "---\nminuteOwner: steering\n---\n#### 30th - 22nd May 2019 - Washington\n"
        )
        assert (said.first, said.last) == (date(2019, 5, 22), date(2019, 5, 22))
        assert any("do not agree" in words for words in said.unread)

    def test_a_file_that_is_no_minutes_is_read_without_a_fault(self) -> None:
        for text in ("", "\ufeff", "no\nstructure", "1. \n" * 50, "\x00" * 10, "**1.**"):
            assert parse("x.md", text).kind == "other"


def test_a_folder_without_minutes_is_refused(db: None, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="no Markdown"):
        call_command("import_openwis", tmp_path)
    with pytest.raises(CommandError, match="no folder"):
        call_command("import_openwis", tmp_path / "none")


@pytest.mark.skipif(not FOLDER.is_dir(), reason="../shared/data/minutes_openwis is not here")
def test_the_real_minutes_come_in_and_a_second_run_changes_nothing(db: None) -> None:
    told = run(FOLDER)
    by_file = {each["file"]: each for each in told}
    assert len(told) == len(list(FOLDER.rglob("*.md")))
    assert Review.unscoped.filter(state="concluded").count() == sum(
        each["outcome"] == "entered" for each in told
    )
    assert sum(each["outcome"] == "entered" for each in told) >= 48
    total = {name: sum(each["came_in"].get(name, 0) for each in told) for name in by_file_names(told)}
    assert total["resolutions"] == Outcome.unscoped.filter(kind="decision", item=None).count()
    assert total["resolutions"] > 100
    assert total["votes"] > 50
    assert total["actions_given"] == Item.unscoped.count() > 250
    assert total["actions_carried_forward"] > 10
    sc = Review.unscoped.get(body__external_id="openwis:steering", starts_on=date(2018, 5, 30))
    assert (sc.place["en"], sc.ends_on) == ("Helsinki, Finland", date(2018, 5, 31))
    assert Outcome.unscoped.filter(review=sc, text__en__startswith="RES-SC-2018-01: ").count() == 1
    item = Item.unscoped.get(external_id="openwis:SC-2017-14")
    meetings = list(
        Outcome.unscoped.filter(item=item).values_list("review__number", flat=True).order_by("number")
    )
    assert len(set(meetings)) > 1, "given at one meeting and carried forward to another"
    tracker = by_file["action/2016-09-13-OpenWIS-Action-Tracker-2016-Sep.md"]["came_in"]
    assert tracker["actions_known"] > tracker["actions_listed"] // 2
    assert any(
        "do not agree" in words
        for words in by_file["board/2019-05-23-OpenWIS-Board-Meeting-2019-May.md"]["unread"]
    )
    before = counts()
    again = run(FOLDER)
    assert counts() == before
    assert {each["outcome"] for each in again if each["came_in"].get("people")} == set()
    assert "entered" not in {each["outcome"] for each in again}


def by_file_names(told: list[dict[str, Any]]) -> set[str]:
    return {name for each in told for name in each["came_in"]}
