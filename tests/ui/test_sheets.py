"""The style sheets know no left and no right, so a script that is written from the right needs none of its own."""

import re
from pathlib import Path

import pytest

SHEETS = sorted((Path(__file__).parents[2] / "static").glob("*.css"))
PHYSICAL = re.compile(
    r"(?:margin|padding|border|inset|scroll-margin|scroll-padding)-(?:left|right|top|bottom)\b"
    r"|(?<![\w-])(?:left|right|top|bottom)\s*:"
    r"|(?:float|clear|text-align|caption-side)\s*:\s*(?:left|right)\b"
)
FOUR = re.compile(r"(?<![\w-])(?:margin|padding|inset|border-width)\s*:\s*([^;{}()]+)")


def rules(sheet: Path) -> str:
    return re.sub(r"/\*.*?\*/", "", sheet.read_text("utf-8"), flags=re.DOTALL)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_nothing_is_placed_by_left_or_right(sheet: Path) -> None:
    assert PHYSICAL.findall(rules(sheet)) == []


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_a_shorthand_of_four_sides_has_the_same_at_either_hand(sheet: Path) -> None:
    fours = [value.replace("!important", "").split() for value in FOUR.findall(rules(sheet))]
    assert [four for four in fours if len(four) == 4 and four[1] != four[3]] == []


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_nothing_moves_unless_the_reader_allows_it(sheet: Path) -> None:
    text = rules(sheet)
    outside = text.split("prefers-reduced-motion")[0]
    assert not re.search(r"(?<![\w-])(?:transition|animation|scroll-behavior)\b", outside)


def test_the_sheets_on_paper_can_be_read() -> None:
    from tests.test_look_contrast import TEXTS, contrast

    paper = (SHEETS[0].parent / "print.css").read_text("utf-8")
    colours = dict(re.findall(r"--([a-z-]+):\s*(#[0-9a-f]{3,6})", paper))
    for name in TEXTS:
        short = colours[name].lstrip("#")
        colour = "#" + (short if len(short) == 6 else "".join(2 * digit for digit in short))
        assert contrast(colour, "#ffffff") >= 4.5, name
        assert contrast(colour, colours["own"]) >= 4.5, name
