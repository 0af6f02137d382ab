"""The minutes as DOCX: what is handed out, and what is found in the file that comes back."""

import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from cooperation.errors import Invalid
from meetings.exports.minutes_docx import document
from meetings.imports.minutes_docx import Returned, edits_in
from meetings.rules.minutes import Content, Difference, Edit, canonical, digest, edited
from meetings.rules.minutes_file import as_said

ODD = "Tab\there, [brackets], “quotes” – dash\nsecond line\r\nthird; no\u00a0break, soft\u00adhyphen, \x0bcontrol, ё й"


def content(*clauses: tuple[str, str, str], version: int = 2) -> Content:
    """Minutes in Russian and English, of (key, Russian, English)."""
    return {
        "format": "cooperation-minutes/1", "languages": ["ru", "en"],
        "body": {"id": "b", "name": {"ru": "Рабочая группа", "en": "Working group"}},
        "session": {"id": "s8", "number": 8, "place": {"ru": "Минск"}, "first": "2026-11-12", "last": "2026-11-12"},
        "title": {"ru": "Протокол", "en": "Minutes"}, "version": version, "previous": None,
        "sides": [{"code": code, "name": {"ru": f"Сторона {code}", "en": f"Side {code}"}} for code in ("BY", "RU")],
        "clauses": [
            {"key": key, "kind": ("paragraph", "heading")[key == "h"], "text": {"ru": ru, "en": en}, "outcome": None}
            for key, ru, en in clauses
        ],
        "annexes": [
            {"key": "agenda", "title": {"ru": "Повестка", "en": "Agenda"},
             "rows": [[{"ru": "1", "en": "1"}, {"ru": "Сертификаты", "en": "Certificates"}]]},
        ],
        "signatures": {code: {"ru": f"За {code}", "en": f"For {code}"} for code in ("BY", "RU")},
    }  # fmt: skip


PLAIN = content(
    ("opening", "Сессия проведена в Минске.", "The session was held in Minsk."),
    ("h", "Решения", "Outcomes"),
    ("o1.1", "Стороны продлили срок.", "The sides extended the deadline."),
    ("o2.r.BY", "Оговорка.", "A reservation."),
)


def upload(raw: bytes, name: str = "minutes.docx") -> Any:
    file: Any = io.BytesIO(raw)
    file.name, file.size = name, len(raw)
    return file


def parts(raw: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(said: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in said.items():
            package.writestr(name, part)
    return out.getvalue()


def with_words(raw: bytes, *changes: tuple[str, str], part: str = "word/document.xml") -> bytes:
    """The file with pieces of its XML in place of others, each of which is there."""
    said = parts(raw)
    words = said[part].decode()
    for before, after in changes:
        assert before in words, before
        words = words.replace(before, after, 1)
    return packed({**said, part: words.encode()})


def by_hand(raw: bytes, change: Callable[[Any], None]) -> bytes:
    """The file as somebody edited and saved it with another program."""
    opened = Document(io.BytesIO(raw))
    change(opened)
    out = io.BytesIO()
    opened.save(out)
    return out.getvalue()


def clauses_of(opened: Any) -> Any:
    return next(table for table in opened.tables if table.rows[0].cells[0].text == "№")


def back(raw: bytes, of: Content = PLAIN, base: Content | None = None) -> Returned:
    return edits_in(upload(raw), of, base)


def refused(raw: bytes, of: Content = PLAIN) -> str:
    with pytest.raises(Invalid) as caught:
        back(raw, of)
    [fault] = caught.value.faults
    assert fault.pointer == "/file"
    return str(fault.detail)


# --- Out --------------------------------------------------------------------------------------------------------------


def test_the_same_content_makes_the_same_file() -> None:
    assert document(PLAIN) == document(PLAIN)


def test_each_language_is_marked_and_the_digest_stands_at_the_foot() -> None:
    said = parts(document(PLAIN))
    body = said["word/document.xml"].decode()
    assert 'w:lang w:val="ru-RU"' in body
    assert 'w:lang w:val="en-GB"' in body
    assert 'w:w="11906" w:h="16838"' in body
    foot = next(part for name, part in said.items() if name.startswith("word/footer"))
    assert digest(canonical(PLAIN)).encode() in foot
    assert b"NUMPAGES" in foot


def test_the_side_whose_original_it_is_stands_first() -> None:
    def order(first: str) -> list[str]:
        words = parts(document(PLAIN, first))["word/document.xml"].decode()
        places = {code: words.index(f"Сторона {code}") for code in ("BY", "RU")}
        signs = {code: words.index(f"За {code}") for code in ("BY", "RU")}
        assert sorted(places, key=places.__getitem__) == sorted(signs, key=signs.__getitem__)
        return sorted(places, key=places.__getitem__)

    assert order("RU") == ["RU", "BY"]
    assert order("BY") == order("") == ["BY", "RU"]


def test_another_program_opens_it_and_finds_headings() -> None:
    table = clauses_of(Document(io.BytesIO(document(PLAIN))))
    assert [row.cells[2].text for row in table.rows][1:3] == ["The session was held in Minsk.", "Outcomes"]
    assert table.rows[2].cells[1].paragraphs[0].style.name == "Heading 2"


# --- Back: nothing changed --------------------------------------------------------------------------------------------


def test_an_untouched_file_says_nothing_new() -> None:
    for first in ("", "RU"):
        found = back(document(PLAIN, first))
        assert (found.differences, found.missing, found.outside) == ((), (), ())
        assert (found.version, found.same, found.tracked, found.comments) == (2, True, False, 0)


def test_odd_characters_come_back_as_they_were() -> None:
    of = content(("a", ODD, ""), ("b", "", "\n\nlines\n\n"), ("c", "Сегодня", "<w:p>&amp;</w:p>"))
    assert back(document(of), of).differences == ()


_WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=80) | st.sampled_from(
    [ODD, "[скобки] [", "ы" * 5_000, " \t ", "e\u0301"]
)


@given(st.lists(st.tuples(_WORDS, _WORDS), min_size=1, max_size=5))
@settings(max_examples=15, deadline=None)
def test_whatever_the_clauses_say_an_untouched_file_says_the_same(texts: list[tuple[str, str]]) -> None:
    of = content(*((f"o{number}.{ru[:3]}", ru, en) for number, (ru, en) in enumerate(texts)))
    found = back(document(of), of)
    assert (found.differences, found.missing, found.outside) == ((), (), ())


@given(st.lists(st.tuples(_WORDS, _WORDS), min_size=1, max_size=4), st.data())
@settings(max_examples=15, deadline=None)
def test_one_clause_that_was_changed_is_found_and_no_other(
    texts: list[tuple[str, str]], data: st.DataObject
) -> None:
    of = content(*((f"o{number}", ru, en) for number, (ru, en) in enumerate(texts)))
    place, tag = data.draw(st.integers(0, len(texts) - 1)), data.draw(st.sampled_from(["ru", "en"]))
    words = data.draw(_WORDS.filter(lambda said: as_said(said) != as_said(of["clauses"][place]["text"][tag])))
    column = of["languages"].index(tag) + 1

    def change(opened: Any) -> None:
        clauses_of(opened).rows[place + 1].cells[column].text = as_said(words)

    found = back(by_hand(document(of), change), of).differences
    before = as_said(of["clauses"][place]["text"][tag])
    assert found == (Difference(f"o{place}", tag, before, as_said(words)),)


# --- Back: what was done to it ----------------------------------------------------------------------------------------


def test_a_clause_of_several_paragraphs_is_joined_by_lines() -> None:
    def split(opened: Any) -> None:
        cell = clauses_of(opened).rows[3].cells[2]
        cell.paragraphs[0].runs[0].text = "The sides"
        cell.add_paragraph("extended it.")

    [one] = back(by_hand(document(PLAIN), split)).differences
    assert (one.key, one.language, one.after) == ("o1.1", "en", "The sides\nextended it.")


def test_words_are_composed() -> None:
    def type_apart(opened: Any) -> None:
        clauses_of(opened).rows[3].cells[1].paragraphs[0].runs[0].text = "Стороны ее\u0308 и\u0306"

    [one] = back(by_hand(document(PLAIN), type_apart)).differences
    assert one.after == "Стороны её й"


def test_tracked_changes_count_as_accepted_and_are_told_of() -> None:
    tracked = (
        "<w:del w:id='901' w:author='A'><w:r><w:delText>extended</w:delText></w:r></w:del>"
        "<w:ins w:id='902' w:author='A'><w:r><w:t>kept</w:t></w:r></w:ins>"
        "<w:r><w:t xml:space='preserve'> the deadline.</w:t></w:r>"
    )
    raw = with_words(
        document(PLAIN),
        (
            "<w:t>The sides extended the deadline.</w:t></w:r>",
            "<w:t xml:space='preserve'>The sides </w:t></w:r>" + tracked,
        ),
    )
    found = back(raw)
    assert found.tracked
    assert [(each.key, each.after) for each in found.differences] == [
        ("o1.1", "The sides kept the deadline.")
    ]


def test_two_paragraphs_joined_under_tracking_are_one_line() -> None:
    said = "<w:t>The sides extended the deadline.</w:t></w:r></w:p>"
    second = "<w:p><w:r><w:t>Twice.</w:t></w:r></w:p>"
    words = parts(document(PLAIN))["word/document.xml"].decode()
    start = words.rindex("<w:p>", 0, words.index(said))
    properties = words[start : words.index(said)]
    gone = properties.replace("</w:rPr></w:pPr>", "<w:del w:id='9' w:author='A'/></w:rPr></w:pPr>", 1)
    raw = with_words(document(PLAIN), (properties + said, gone + said + second))
    [one] = back(raw).differences
    assert one.after == "The sides extended the deadline.Twice."


def test_a_row_that_was_deleted_is_missing_and_is_no_difference() -> None:
    def delete(opened: Any) -> None:
        row = clauses_of(opened).rows[3]._tr
        row.getparent().remove(row)

    found = back(by_hand(document(PLAIN), delete))
    assert found.differences == ()
    assert found.missing == (("o1.1", "ru"), ("o1.1", "en"))


def test_a_row_deleted_under_tracking_is_missing_too() -> None:
    words = parts(document(PLAIN))["word/document.xml"].decode()
    row = words[words.rindex("<w:tr>", 0, words.index("A reservation.")) :].split("</w:tr>", 1)[0]
    raw = with_words(
        document(PLAIN), (row, row.replace("<w:tr>", "<w:tr><w:trPr><w:del w:id='7' w:author='A'/></w:trPr>"))
    )
    found = back(raw)
    assert found.missing == (("o2.r.BY", "ru"), ("o2.r.BY", "en"))
    assert found.tracked


def test_rows_that_changed_places_and_a_row_put_in_between_do_not_confuse_it() -> None:
    def move(opened: Any) -> None:
        table = clauses_of(opened)
        last = table.rows[4]._tr
        table.rows[1]._tr.addprevious(last)
        added = table.add_row()
        added.cells[2].text = "A clause of one’s own."

    found = back(by_hand(document(PLAIN), move))
    assert (found.differences, found.missing) == ((), ())
    assert found.outside == ("A clause of one’s own.",)


def test_columns_that_changed_places_are_read_by_their_heads() -> None:
    def swap(opened: Any) -> None:
        for row in clauses_of(opened).rows:
            first, second = row._tr.tc_lst[1:]
            first.addprevious(second)

    assert back(by_hand(document(PLAIN), swap)).differences == ()


def test_a_row_that_lost_its_bookmark_is_found_by_its_number() -> None:
    def strip(opened: Any) -> None:
        row = clauses_of(opened).rows[3]
        for mark in row._tr.xpath(".//w:bookmarkStart | .//w:bookmarkEnd"):
            mark.getparent().remove(mark)
        row.cells[2].text = "They did not."

    found = back(by_hand(document(PLAIN), strip))
    assert [(each.key, each.language, each.after) for each in found.differences] == [
        ("o1.1", "en", "They did not.")
    ]
    assert found.missing == ()


def test_what_was_written_outside_the_clauses_is_told() -> None:
    def scribble(opened: Any) -> None:
        opened.add_paragraph("To be checked.")
        opened.tables[-1].rows[0].cells[1].text = "Licences"

    found = back(by_hand(document(PLAIN), scribble))
    assert found.differences == ()
    assert set(found.outside) == {"To be checked.", "Licences"}


def test_comments_are_counted_and_not_read() -> None:
    def comment(opened: Any) -> None:
        opened.add_comment(clauses_of(opened).rows[3].cells[2].paragraphs[0].runs, text="Why?")

    found = back(by_hand(document(PLAIN), comment))
    assert (found.comments, found.differences, found.outside) == (1, (), ())


def test_an_emptied_clause_is_a_difference() -> None:
    def empty(opened: Any) -> None:
        clauses_of(opened).rows[3].cells[2].text = " "

    [one] = back(by_hand(document(PLAIN), empty)).differences
    assert one.after == ""


# --- Back: from another version ---------------------------------------------------------------------------------------


def test_a_file_of_another_version_says_so() -> None:
    later = {**PLAIN, "version": 3}
    found = back(document(PLAIN), later)
    assert (found.version, found.same) == (2, False)


def test_an_older_file_does_not_take_back_what_was_corrected_meanwhile() -> None:
    later = {
        **edited(PLAIN, [Edit("opening", "en", "Held in Minsk."), Edit("h", "en", "Decisions")]),
        "version": 3,
    }

    def change(opened: Any) -> None:
        clauses_of(opened).rows[3].cells[2].text = "They extended it."
        clauses_of(opened).rows[2].cells[2].text = "Results"

    raw = by_hand(document(PLAIN), change)
    found = back(raw, later, base=PLAIN)
    assert found.differences == (
        Difference("h", "en", "Decisions", "Results"),
        Difference("o1.1", "en", "The sides extended the deadline.", "They extended it."),
    )
    assert found.meanwhile == {("h", "en")}


# --- Back: what is no such file ---------------------------------------------------------------------------------------


def test_what_is_not_a_docx_is_refused() -> None:
    assert refused(b"") == "The file is empty."
    assert refused(b"Words") == "This is not a DOCX file."
    assert refused(b"%PDF-1.7\n") == "This is not a DOCX file."
    assert "locked with a password" in refused(bytes.fromhex("d0cf11e0a1b11ae1") + b"\x00" * 600)
    assert "damaged" in refused(document(PLAIN)[:-40])


def test_a_file_with_macros_is_refused() -> None:
    said = parts(document(PLAIN))
    assert "macros" in refused(packed({**said, "word/vbaProject.bin": b"x"}))


def test_a_file_that_unpacks_to_too_much_is_refused() -> None:
    said = parts(document(PLAIN))
    assert "unpacks" in refused(packed({**said, "word/media/x.bin": b"\0" * 30_000_000}))
    noise = b"".join(digest(str(number)).encode() for number in range(400_000))
    assert "unpacks" in refused(packed({**said, "word/comments.xml": b"<a>" + noise + b"</a>"}))


def test_a_part_with_a_document_type_or_none_that_is_xml_is_refused() -> None:
    said = parts(document(PLAIN))
    bomb = b'<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;">]><a>&d;</a>'
    assert "damaged" in refused(packed({**said, "word/document.xml": bomb}))
    assert "damaged" in refused(packed({**said, "word/document.xml": b"<a>"}))


def test_a_file_of_another_session_or_of_something_else_is_refused() -> None:
    other = {**PLAIN, "session": {**PLAIN["session"], "id": "s9"}}
    assert "another session" in refused(document(other))
    out = io.BytesIO()
    letter = Document()
    letter.add_paragraph("A letter")
    letter.save(out)
    assert "No clause" in refused(out.getvalue())
