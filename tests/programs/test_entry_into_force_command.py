"""`manage.py entry_into_force`: the days computed beside those expected, and how it ends."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from .treaty_acts import kept

CASE: dict[str, Any] = {
    "id": "1", "treaty": "Example", "rule": {"trigger": "kth_instrument", "k": 2, "offset": {"n": 30, "unit": "day"}},
    "count_regional_orgs": False, "count_successions": False,
    "deposits": [
        {"party": "A", "date": "2001-01-01", "action": "ratification"},
        {"party": "European Union", "date": "2001-01-02", "action": "formal confirmation"},
        {"party": "B", "date": "2001-02-01", "action": "accession"},
    ],
    "expected_entry_into_force": "2001-03-03", "computed": "1999-09-09",
}  # fmt: skip


def run(path: Path, *options: str) -> tuple[int, str]:
    """How it ended, and what it said."""
    out = StringIO()
    try:
        call_command("entry_into_force", str(path), *options, stdout=out)
    except SystemExit as ended:
        return int(ended.code or 0), out.getvalue()
    except CommandError as refused:
        return refused.returncode, str(refused)
    return 0, out.getvalue()


@pytest.fixture
def saved(tmp_path: Path) -> Any:
    def save(*cases: Any, text: str | None = None) -> Path:
        path = tmp_path / "cases.json"
        path.write_text(json.dumps(list(cases)) if text is None else text, encoding="utf-8")
        return path

    return save


def test_every_real_treaty_agrees() -> None:
    code, said = run(kept("multilateral.json"))
    assert (code, said.splitlines()[-1]) == (0, "12 agree, 0 differ, 0 unknown")
    assert "27-7 UNFCCC: computed 1994-03-21, expected 1994-03-21: agrees" in said


def test_a_case_that_agrees_says_how(saved: Any) -> None:
    code, said = run(saved(CASE))
    assert code == 0
    assert said == (
        "1 Example: computed 2001-03-03, expected 2001-03-03: agrees\n"
        "  3 Mar 2001: 2nd instrument: B, 1 Feb 2001; + 30 days = 3 Mar 2001\n"
        "1 agree, 0 differ, 0 unknown\n"
    )


def test_a_regional_organisation_counts_where_the_case_says_so(saved: Any) -> None:
    code, said = run(saved({**CASE, "count_regional_orgs": True}))
    assert code == 1
    assert "computed 2001-02-01, expected 2001-03-03: differs" in said
    assert said.endswith("0 agree, 1 differ, 0 unknown\n")


@pytest.mark.parametrize(("counted", "computed"), [(False, "2001-02-01"), (True, "2001-01-02")])
def test_so_does_one_that_stands_in_conditions(saved: Any, counted: bool, computed: str) -> None:
    rule = {
        "trigger": "all_of",
        "conditions": [{"count": 2}, {"trigger": "fixed_date", "date": "2001-01-01"}],
    }
    assert f"computed {computed}, " in run(saved({**CASE, "rule": rule, "count_regional_orgs": counted}))[1]


def test_a_rule_that_counts_nothing_may_stand_in_a_case(saved: Any) -> None:
    rule = {"trigger": "fixed_date", "date": "2001-03-03"}
    assert run(saved({**CASE, "rule": rule, "count_regional_orgs": True}))[0] == 0


def test_an_unknown_day_says_what_is_missing(saved: Any) -> None:
    code, said = run(saved(CASE, {**CASE, "deposits": CASE["deposits"][:1]}))
    assert code == 1
    assert (
        "computed unknown, expected 2001-03-03: unknown\n  unknown: missing 1 more instrument (have 1 of 2)"
        in said
    )
    assert said.endswith("1 agree, 0 differ, 1 unknown\n")


def test_a_day_that_the_file_doubts_is_said_to_be_uncertain(saved: Any) -> None:
    deposits = [*CASE["deposits"][:2], {**CASE["deposits"][2], "date": "2001-02-01?"}]
    code, said = run(saved({**CASE, "deposits": deposits}))
    assert code == 0
    assert "(uncertain: its source doubts the day of the accession of B, 1 Feb 2001)" in said


def test_what_is_no_consent_is_not_counted(saved: Any) -> None:
    more = [{"party": name, "date": "2001-01-01", "action": "signature"} for name in "CD"]
    assert run(saved({**CASE, "deposits": [*more, *CASE["deposits"]]}))[0] == 0


def test_a_month_is_not_made_a_day(saved: Any) -> None:
    deposits = [*CASE["deposits"][:2], {**CASE["deposits"][2], "date": "2001-02"}]
    code, said = run(saved({**CASE, "deposits": deposits}))
    assert code == 1
    assert (
        "unknown, between 3 Mar 2001 and 30 Mar 2001: missing the day of the accession of B (known: Feb 2001)"
        in said
    )


def test_as_json_it_says_the_same(saved: Any) -> None:
    code, said = run(saved(CASE, {**CASE, "deposits": []}), "--json")
    found = json.loads(said)
    assert (code, found["agrees"], found["differs"], found["unknown"]) == (1, 1, 0, 1)
    first, second = found["cases"]
    assert (first["computed"], first["expected"], first["verdict"]) == ("2001-03-03", "2001-03-03", "agrees")
    assert [step["code"] for step in first["derivation"]] == ["kth_instrument", "offset"]
    assert second["missing"] == [{"code": "instruments", "have": 0, "need": 2, "more": 2}]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"deposits": None}, "/0/deposits: needed"), ({"rule": {"trigger": "whim"}}, "/0/rule/trigger: one of"),
        ({"rule": []}, "/0/rule: an object is needed"),
        ({"count_successions": "no"}, "/0/count_successions: true or false"),
        ({"deposits": [{"party": "A", "date": "2001-13-01", "action": "ratification"}]}, "/0/deposits/0/date: "),
        ({"deposits": [{"party": "A", "date": "2001-12-01", "action": "whim"}]}, "/0/deposits/0/action: one of"),
        ({"expected_entry_into_force": "soon"}, "/0/expected_entry_into_force: write it as"),
    ],
)  # fmt: skip
def test_a_wrong_file_is_refused_by_path(saved: Any, wrong: dict[str, Any], said: str) -> None:
    code, refused = run(saved({**CASE, **wrong}))
    assert code == 2
    assert f"is no file of cases: {said}" in refused


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000, '{"cases": []}', "null"])
def test_what_is_no_list_of_cases_is_refused(saved: Any, text: str) -> None:
    assert run(saved(text=text))[0] == 2


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    code, said = run(tmp_path / "none.json")
    assert code == 2
    assert "cannot be read" in said


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    (tmp_path / "cases.json").write_bytes(b"\xff\xfe[]")
    assert run(tmp_path / "cases.json")[0] == 2
