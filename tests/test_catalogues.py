"""The interface is complete in every language; the tool that says so finds each kind of fault."""

import polib
import pytest

from cooperation.ui import catalogues
from cooperation.ui.sources import Message, of_python, of_template


def test_every_string_is_translated_into_every_language() -> None:
    assert catalogues.check() == []


MESSAGE = Message("%(count)d item", plural="%(count)d items")


def catalogue(**entry: object) -> polib.POFile:
    made = polib.POFile()
    made.metadata = {"Plural-Forms": catalogues.PLURALS["ru"]}
    made.append(polib.POEntry(msgid="%(count)d item", msgid_plural="%(count)d items", **entry))
    return made


WHOLE = {0: "%(count)d пункт", 1: "%(count)d пункта", 2: "%(count)d пунктов"}


def faults(made: polib.POFile) -> str:
    return "\n".join(catalogues.faults_of("ru", made, {MESSAGE.key: MESSAGE}))


def test_a_whole_entry_has_no_fault() -> None:
    assert faults(catalogue(msgstr_plural=WHOLE)) == ""


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        ({"msgstr_plural": WHOLE | {1: ""}}, "untranslated"),
        ({"msgstr_plural": {0: WHOLE[0], 1: WHOLE[1]}}, "2 plural forms"),
        ({"msgstr_plural": WHOLE | {0: "один пункт"}}, "placeholders differ"),
        ({"msgstr_plural": WHOLE, "flags": ["fuzzy"]}, "fuzzy"),
    ],
)
def test_each_kind_of_fault_is_named(entry: dict[str, object], fault: str) -> None:
    assert fault in faults(catalogue(**entry))


def test_what_is_missing_and_what_is_no_longer_said_are_named() -> None:
    other = polib.POFile()
    other.metadata = {"Plural-Forms": catalogues.PLURALS["ru"]}
    other.append(polib.POEntry(msgid="Gone", msgstr="Нет"))
    said = faults(other)
    assert "missing: '%(count)d item'" in said
    assert "no longer said: 'Gone'" in said


def test_strings_are_found_in_python_under_any_imported_name() -> None:
    source = (
        "from django.utils.translation import gettext_lazy as word, npgettext\n"
        "word('One ' 'line')\nnpgettext('c', 'a', 'b', n)\nother('no')\nword(variable)\n"
    )
    found = {(m.context, m.text, m.plural) for m in of_python(source, "x.py")}
    assert found == {("", "One line", ""), ("c", "a", "b")}


def test_strings_are_found_in_every_branch_of_a_template() -> None:
    source = (
        '{% if x %}{% translate "One" %}{% else %}'
        '{% for y in z %}{% translate "Two" context "c" %}{% endfor %}{% endif %}'
        "{% block b %}{% blocktranslate count n=k trimmed %}\n 5% of {{ n }}\n"
        "{% plural %}all {{ n }}{% endblocktranslate %}"
        '{% include "404.html" with title=_("Three") %}{% endblock %}'
    )
    found = {(m.context, m.text, m.plural) for m in of_template(source, "x.html")}
    assert found == {("", "One", ""), ("c", "Two", ""), ("", "5%% of %(n)s", "all %(n)s"), ("", "Three", "")}


def test_bringing_a_catalogue_up_to_date_keeps_translations_and_guesses_none() -> None:
    old = catalogue(msgstr_plural=WHOLE)
    near = Message("%(count)d items in all")
    new = catalogues.merged("ru", old, {MESSAGE.key: MESSAGE, near.key: near})
    assert {entry.msgid: entry.msgstr_plural or entry.msgstr for entry in new} == {
        "%(count)d item": WHOLE,
        "%(count)d items in all": "",
    }
