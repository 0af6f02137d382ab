"""The bench itself, on a small plan and without a clock: it asks what it says, and pages read by index.

Its figures are not looked at here; statements and plans of the database are.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from cooperation.up.configuration import CLONE
from tests.bench.asking import Ask, NotTheAnswer, items
from tests.bench.client import Client, Reply
from tests.bench.copying import Ids
from tests.bench.words import SIZE, Vocabulary

SMALL = 3000
#: What a page may read: a capped count of 1,001, its own fifty items, and what belongs to them.
FEW = 1500
pytestmark = pytest.mark.xdist_group("bench")


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory, django_db_setup: None) -> dict[str, Any]:
    """What a trial run wrote. The database that all tests copy is made before: making it takes long."""
    written: Path = tmp_path_factory.mktemp("bench") / "bench.json"
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench", "--trial", f"--sizes={SMALL}", f"--json={written}"],
        cwd=CLONE, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return dict(json.loads(written.read_text()))


def proof(report: dict[str, Any], page: str) -> dict[str, Any]:
    return next(each for each in report["statements"] if each["page"] == page)


def test_every_subject_answers_with_rows_beside_its_floor(report: dict[str, Any]) -> None:
    figures = report["figures"]
    names = " ".join(figure["name"] for figure in figures)
    for subject in (
        "plan", "item page", "home", "a rare word", "positions", "one draft", "1,000 drafts", "comparison of 200",
        "my side's work", "grid", "row security", "session room", "one outcome",
        "brief of the programme", "two sessions of", "page, in force on a day", "API, a rare word",
        "page of 10 beside 300 to beside 200",
    ):  # fmt: skip
        assert subject in names
    assert all(figure["rows"] > 0 and figure["floor"] > 0 for figure in figures)
    assert next(f["rows"] for f in figures if f["name"].startswith("plan, first page")) == 50
    assert next(f["rows"] for f in figures if f["name"].startswith("1,000 drafts")) == 1000


def test_every_worker_says_its_memory(report: dict[str, Any]) -> None:
    assert report["worker_memory_mb"]
    assert all(each["rss"] >= each["pss"] > 0 for each in report["worker_memory_mb"])


def test_the_minutes_are_set_and_their_chain_is_verified(report: dict[str, Any]) -> None:
    names = [each["name"] for each in report["timings"] if "agreements" not in each["name"]]
    assert names == ["protocol PDF, 100 clauses in two languages", "verification of 20 sealed protocols"]
    assert all(each["seconds"] > 0 for each in report["timings"])


def test_reminders_are_planned_and_sent_and_a_calendar_is_the_same_by_hand(report: dict[str, Any]) -> None:
    names = [each["name"] for each in report["besides"] if "agreements" not in each["name"]]
    assert names == [
        "50 reminders planned", "50 reminders planned again", "20 mails composed and sent", "a calendar of 20 events",
        "the same, none of its parts known", "the same, read at its address",
    ]  # fmt: skip
    assert all(each["seconds"] > 0 and each["floor"] > 0 for each in report["besides"])


def test_agreements_are_exported_beside_their_values_and_twice_as_many(report: dict[str, Any]) -> None:
    files = [each for each in report["besides"] if each["name"].startswith("50 agreements, ")]
    assert len(files) == 5
    assert all(each["seconds"] > 0 and each["floor"] > 0 for each in files)
    assert [(each["few"], each["many"]) for each in report["growths"]] == [(50, 100)] * 3
    assert all(min(each["memory"]) > 0 for each in report["growths"])


def test_the_status_of_agreements_on_a_day_is_read_and_computed(report: dict[str, Any]) -> None:
    timed = [each for each in report["timings"] if "agreements" in each["name"]]
    assert [each["count"] for each in timed] == [200, 200, 200, 300, 300, 300]
    assert all(each["seconds"] > 0 for each in timed)


def test_a_page_takes_few_statements_skips_nothing_and_counts_nothing_to_its_end(
    report: dict[str, Any],
) -> None:
    for each in report["statements"]:
        assert each["statements"] <= 12, each
        assert each["offsets"] == 0, each
        assert each["uncapped"] == [], each


@pytest.mark.parametrize(
    "page",
    [
        "plan, first page",
        "plan, deep page",
        "plan, a rare word",
        "plan, a medium word",
        "plan, a frequent word",
        "item page",
        "API, 100 positions",
        "API, 100 items",
        "API, items with a rare word",
        "API, items with a frequent word",
    ],
)
def test_lists_and_searches_read_little_more_than_they_show_by_index(
    report: dict[str, Any], page: str
) -> None:
    found = proof(report, page)
    assert found["whole"] == [], found
    assert found["read"] <= FEW, found


def test_home_reads_no_table_whole(report: dict[str, Any]) -> None:
    """It counts to its limits, which are higher than a list's; what lies beyond them, and behind it, is not read."""
    found = proof(report, "home")
    assert found["whole"] == [], found
    assert found["uncapped"] == [], found


def test_an_answer_with_another_status_or_other_rows_stops_the_bench() -> None:
    two = Ask(Client(0), lambda: b"GET / HTTP/1.1\r\n\r\n", items, expected=2)
    one_item = b'<a href="/items/019b76da-a801-75d5-b922-067918ae0fe0/">1.1</a>'
    with pytest.raises(NotTheAnswer, match="1 rows, not 2"):
        two.check(two.make(), Reply(200, {}, one_item, 1.0))
    with pytest.raises(NotTheAnswer, match="404"):
        two.check(two.make(), Reply(404, {}, one_item * 2, 1.0))


def test_the_same_seed_gives_the_same_words_and_ids() -> None:
    assert Vocabulary(7).text(50) == Vocabulary(7).text(50) != Vocabulary(8).text(50)
    one, other = Ids(7), Ids(7)
    ids = [one() for _ in range(100)]
    assert ids == [other() for _ in range(100)]
    assert ids == sorted(ids)
    assert {UUID(str(each)).version for each in ids} == {7}


def test_few_words_are_frequent_and_most_are_rare() -> None:
    words = Vocabulary(7)
    drawn = words.text(100_000).split()
    assert len(set(words.words)) == SIZE
    assert drawn.count(words.words[0]) > 20 * drawn.count(words.words[100]) > 0
