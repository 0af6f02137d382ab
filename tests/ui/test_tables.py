"""Tables, comparisons, figures and the pager."""

from types import SimpleNamespace

import pytest
from django.utils.safestring import SafeString

from cooperation.ui import figures
from cooperation.ui.compare import Row, Say, comparison, outliers
from cooperation.ui.pager import pager
from cooperation.ui.tables import Column, table


def sides(count: int) -> list[SimpleNamespace]:
    return [
        SimpleNamespace(party=SimpleNamespace(code=f"P{n}", name={"en": f"Party {n}"}), position=n)
        for n in range(1, count + 1)
    ]


def test_a_cell_is_escaped_unless_it_is_html_already() -> None:
    html = table([Column("A"), Column("B", css="num")], [("<b>", SafeString("<i>x</i>"))], caption="C")
    assert '<td data-l="A">&lt;b&gt;</td><td class="num" data-l="B"><i>x</i></td>' in html
    assert '<caption class="vh">C</caption>' in html


def test_the_cell_that_names_the_row_is_its_header() -> None:
    assert '<th scope="row">x</th>' in table([Column("A", head=True)], [("x",)])


def test_a_sorted_column_says_so() -> None:
    html = table([Column("A", sort_url="?order=a&b", sorted="descending")], [("x",)])
    assert 'aria-sort="descending"><a href="?order=a&amp;b">A</a>' in html


def test_a_table_without_rows_says_what_would_be_there() -> None:
    assert table([Column("A")], [], empty="No item yet.") == '<div class="empty"><p>No item yet.</p></div>'


def test_a_row_of_the_wrong_length_is_not_shown_askew() -> None:
    with pytest.raises(ValueError, match="zip"):
        table([Column("A")], [("x", "y")])


ROW = Row(
    "1.1", "Title", "/x", [Say("blocked"), Say("on_track", progress=70)], Say("at_risk"), "They <differ>"
)


def test_two_sides_have_the_agreed_state_between_them() -> None:
    html = comparison([ROW], sides(2), agreed="Agreed, 7th session", lang="en")
    assert html.index("Blocked") < html.index("At risk") < html.index("On track")
    assert "They &lt;differ&gt;" in html
    assert "70\xa0%" in html


def test_more_sides_make_a_matrix_with_outliers_framed() -> None:
    says = [Say("on_track"), Say("on_track"), Say("blocked"), Say(hidden=True)]
    html = comparison([Row("1.1", "T", "/x", says)], sides(4), lang="en")
    assert html.count('class="out"') == 1
    assert "not released" in html
    assert "<small>Party 4</small>" in html


def test_a_hidden_position_is_no_outlier() -> None:
    assert outliers([Say("on_track"), Say("on_track"), Say("blocked", hidden=True)]) == [False] * 3


def test_of_another_side_only_what_is_released_is_drawn() -> None:
    html = figures.readiness(sides(2)[1], 2, total=80, released=0, submitted=11, draft=3)
    assert "0 of 80 positions" in html
    assert "draft" not in html
    assert "11" not in html
    assert "hatch" not in html


def test_of_the_own_side_every_stage_is_drawn_and_said() -> None:
    html = figures.readiness(sides(2)[0], 2, total=80, released=40, submitted=20, draft=10, own=True)
    assert 'class="solid" x="0.0%" width="50.0%"' in html
    assert 'class="half" x="50.0%" width="25.0%"' in html
    assert 'class="hatched" x="75.0%" width="12.5%"' in html
    assert "20 ready to release · 10 in draft · 10 not begun" in html


def test_of_the_own_side_a_reader_of_no_draft_is_told_what_is_released() -> None:
    html = figures.readiness(sides(2)[0], 2, total=80, released=40, submitted=None, draft=None, own=True)
    assert "40 of 80 positions" in html
    assert "ready to release" not in html
    assert 'class="half"' not in html


def test_a_side_that_has_released_is_drawn_whole_though_its_figure_is_not_known_yet() -> None:
    html = figures.readiness(sides(3)[1], 3, total=12, released=None)
    assert 'class="solid" x="0.0%" width="100.0%"' in html
    assert "<b>released</b>" in html


def test_progress_stays_within_its_bar() -> None:
    assert '<rect width="100%" height="100%"/>' in figures.progress(140)
    assert "no figure" in figures.progress(None)


def test_the_pager_says_more_than_and_links_only_where_there_is_something() -> None:
    html = pager(next="?after=1&x=2", count=1000, capped=True)
    assert "more than 1,000" in html
    assert 'rel="next"' in html
    assert "&amp;x=2" in html
    assert 'rel="prev"' not in html
    assert pager() == ""
