"""A plan that is exported and brought back says what it said: every row is unchanged, whatever its texts and dates."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from cooperation.dates import RECURRENCES, FuzzyDate
from programs.exports.plans import Layout, lines, workbook
from programs.imports.sheets import read
from programs.models import Section
from programs.rules.plan_columns import recognised
from programs.rules.plan_held import Kind, Plan, Standing, Verdict
from programs.rules.plan_sheet import Head, Line, head_of, rows_of
from programs.rules.plan_verdicts import Judge
from programs.selectors.plan_imports import read as read_deadline
from programs.selectors.plan_rows import Block, Sides, called

LANGUAGES = ["en", "ru", "be"]
ID = [str(UUID(int=number)) for number in range(5)]
ORGANISATIONS = {
    ID[1]: ("BY", {"en": "Committee", "ru": "Комитет"}, {"en": "Cttee"}, ""),
    ID[2]: ("BY", {"ru": "Министерство «Промышленность»; и торговля"}, {}, ""),
    ID[3]: ("RU", {"en": "=Institute"}, {}, "i-3"),
    ID[4]: ("RU", {"en": "Institute 4"}, {}, ""),
}
SIDES = Sides(("BY", "RU"), {"BY": ("Belarus",), "RU": ("Russia",)}, ORGANISATIONS)

#: What a person types: a file with control characters in it is no text, and noncharacters are none anywhere.
LETTERS = some.characters(exclude_categories=("Cs", "Cn", "Cc"), exclude_characters="\u202d\u202e")
AWKWARD = some.sampled_from(
    ["=1+1", "'=x", "''", "-", "@a", "+7", "…", "a\r\nb", "a\rb", "_x000D_", "\\n", "a\\", " ; ", "1.10", "2026-01-02",
     "1", "TRUE", "#N/A", "a\tb", '"quoted", and; so', "x" * 300, "\u200f"]
)  # fmt: skip
WORDS = some.one_of(AWKWARD, some.text(LETTERS, min_size=1, max_size=40)).filter(lambda text: text.strip())


def texts(least: int) -> Any:
    tags = some.sampled_from(LANGUAGES)
    return some.dictionaries(tags, WORDS.map(str.strip), min_size=least, max_size=3)


@some.composite
def dates(draw: Any) -> FuzzyDate:
    day = draw(some.dates(date(1900, 1, 1), date(2200, 12, 31)))
    value = draw(
        some.sampled_from(
            [f"{day.year}", f"{day.year}-H{day.day % 2 + 1}", f"{day.year}-Q{day.day % 4 + 1}", f"{day:%Y-%m}",
             f"{day:%Y-%m-%d}"]
        )
    )  # fmt: skip
    if draw(some.integers(0, 9)) == 0:
        return FuzzyDate(permanent=True)
    return FuzzyDate(value, draw(some.booleans()), draw(some.sampled_from(["", *RECURRENCES])))


@some.composite
def items(draw: Any) -> Standing:
    sides = {
        code: draw(some.lists(some.sampled_from(ids), unique=True, max_size=2).map(tuple))
        for code, ids in (("BY", (ID[1], ID[2])), ("RU", (ID[3], ID[4])))
    }
    return Standing(
        item=str(draw(some.uuids())), section=draw(some.sampled_from(["1", "1.1", "Part II"])),
        number=draw(some.text("0123456789.abя-", min_size=1, max_size=8)), title=draw(texts(1)),
        expected_result=draw(texts(0)), deadline=draw(dates()),
        milestones=tuple(draw(some.lists(some.tuples(texts(1), dates()), max_size=3))),
        kind=draw(some.sampled_from(["measure", "assignment"])), external_id=draw(some.sampled_from(["", "x-1"])),
        origin=draw(texts(0)), organisations={code: ids for code, ids in sides.items() if ids},
    )  # fmt: skip


def blocks(plan: list[Standing]) -> Iterator[Block]:
    for number in ("1", "1.1", "Part II"):
        section = Section(number=number, title={"en": "Law", "ru": "Право"})
        yield Block(section, number.count("."), iter([each for each in plan if each.section == number]))


def written(plan: list[Standing], form: str, reader: str) -> bytes:
    """The file that is made of a plan."""
    layout = Layout(LANGUAGES, SIDES, reader)
    head = ["Edition 3, in force", "made today"]
    if form == "csv":
        delimiter = "," if reader == "en" else ";"
        made = lines(title="Plan", head=head, layout=layout, blocks=blocks(plan), delimiter=delimiter)
        return "".join(made).encode()
    made_on = date(2026, 1, 1)
    return b"".join(workbook(title="Plan", head=head, layout=layout, blocks=blocks(plan), made_on=made_on))


def judged(plan: list[Standing], content: bytes, form: str) -> tuple[Head, list[Verdict]]:
    """What is said of the file when it is brought back."""
    table = read(SimpleUploadedFile(f"plan.{form}", content))
    head = head_of(table.rows, LANGUAGES, SIDES.names)
    assert isinstance(head, Head)
    sections = {"1": None, "1.1": None, "Part II": None}
    held = {each.item: each for each in plan}
    against = Plan(held, held, frozenset, sections, called(SIDES), read_deadline)
    found = [row for row in rows_of(table.rows, head, sections) if isinstance(row, Line)]
    return head, Judge(against, head.columns.found).all(found)


def renumbered(plan: list[Standing]) -> list[Standing]:
    """A number is borne once."""
    return list({each.number.strip("."): each for each in plan if each.number.strip(".")}.values())


@pytest.mark.parametrize("form", ["xlsx", "csv"])
@settings(max_examples=120, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    plan=some.lists(items(), min_size=1, max_size=5, unique_by=lambda each: each.item),
    reader=some.sampled_from(LANGUAGES),
)
def test_an_export_that_is_brought_back_changes_nothing(form: str, plan: list[Standing], reader: str) -> None:
    plan = renumbered(plan)
    head, found = judged(plan, written(plan, form, reader), form)
    assert head.edition == 3
    assert (head.columns.unknown, head.columns.twice, head.columns.passed) == ([], [], [])
    assert {verdict.standing.item for verdict in found if verdict.standing} == {each.item for each in plan}
    told = [(v.changes, v.flaws, v.remarks) for v in found if v.kind is not Kind.UNCHANGED or v.remarks]
    assert told == []


def test_the_headings_of_every_language_are_known_again() -> None:
    for reader in LANGUAGES:
        layout = Layout(LANGUAGES, SIDES, reader)
        found = recognised(layout.headings(), LANGUAGES, SIDES.names)
        assert [(column.name, column.qualifier) for column in found.found] == layout.columns()
