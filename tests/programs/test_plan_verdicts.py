"""What is said of rows whose cells say the same of items that do not."""

from cooperation.dates import FuzzyDate
from programs.rules.plan_held import Plan, Standing
from programs.rules.plan_sheet import Chapter, Head, Line, head_of
from programs.rules.plan_verdicts import Judge
from programs.selectors.plan_imports import read as read_deadline

HEADINGS = ["No.", "Title (en)", "Deadline", "Responsible", "Item id"]
SIDES = {"BY": ("Belarus",), "RU": ("Russia",)}


def item(number: str, **organisations: tuple[str, ...]) -> Standing:
    return Standing(
        f"item {number}", "1", number, {"en": "Works"}, {}, FuzzyDate("2027"), organisations=organisations
    )


def remarks(*items: Standing, said: str) -> list[list[str]]:
    """What is remarked on rows in whose one column of organisations `said` stands."""
    head = head_of([HEADINGS], ["en"], SIDES)
    assert isinstance(head, Head)
    held = {each.item: each for each in items}
    plan = Plan(
        held,
        held,
        frozenset,
        {"1": None},
        {"plant": [("p", "BY")], "institute": [("i", "RU")]},
        read_deadline,
    )
    chapter = Chapter(1, "1", "")
    rows = [
        Line(row, [each.number, "Works", "2027", said, each.item], chapter)
        for row, each in enumerate(items, 2)
    ]
    found = Judge(plan, head.columns.found).all(rows)
    return [[remark.code for remark in verdict.remarks] for verdict in found]


def test_the_same_names_are_held_against_who_is_responsible_for_each_item() -> None:
    """In one column for all sides, too, where a cell that fits one item stands beside another."""
    ours, both = item("1.1", BY=("p",)), item("1.2", BY=("p",), RU=("i",))
    assert remarks(ours, both, said="Plant") == [[], ["responsible_stays"]]
    assert remarks(both, ours, said="Plant\nInstitute") == [[], ["responsible_stays"]]
