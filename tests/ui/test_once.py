"""A form that is rendered once for all readers of a language: blank it differs by its mark alone."""

import re

from django.utils.translation import override

from programs.forms.items import NoteForm


def mark(html: str) -> str:
    found = re.search(r'name="once" value="([0-9a-f-]{36})"', html)
    assert found, html
    return found[1]


def test_each_blank_form_has_a_mark_of_its_own_and_is_the_same_otherwise() -> None:
    one, other = str(NoteForm()), str(NoteForm())
    assert mark(one) != mark(other)
    assert one.replace(mark(one), "") == other.replace(mark(other), "")
    assert "Text" in one


def test_it_speaks_the_language_of_its_reader() -> None:
    with override("ru"):
        said = str(NoteForm())
    assert "Текст" in said
    assert "Текст" not in str(NoteForm())


def test_what_was_typed_and_what_is_wrong_stand_in_the_form_and_in_no_other() -> None:
    str(NoteForm())
    typed = str(NoteForm({"kind": "line", "text_en": "Do not yield <b>", "once": ""}))
    assert "Do not yield &lt;b&gt;" in typed
    assert "error" in str(NoteForm({"kind": "strange"}))
    assert "Do not yield" not in str(NoteForm())
    assert "Begun" in str(NoteForm(initial={"text": {"en": "Begun"}}))
    assert 'id="other-' in str(NoteForm(auto_id="other-%s"))
