"""Final clauses: typed into a form that asks only what is chosen, said back in words, recorded, told in history."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from html import unescape
from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from cooperation.access import acting_as
from cooperation.dates import FuzzyDate
from cooperation.errors import Invalid, Stale
from programs.api.clauses_schema import CLAUSES as SCHEMA
from programs.forms.clause_fields import LengthWidget
from programs.forms.clause_triggers import ASKED
from programs.forms.clauses import ClausesEditor, shown_whole
from programs.models import Act, Agreement
from programs.rules.clause_parties import named
from programs.rules.treaties.clauses import Clauses
from programs.rules.treaties.reading_clauses import dump_clauses, parse_clauses
from programs.rules.treaties.rule import Rule
from programs.services.clauses import record_clauses
from tests.cast import Cast

from .test_treaty_reading import CLAUSES, RULES
from .test_treaty_words import EACH

FORM = {
    "do": "preview",
    "entry-trigger": "kth_instrument",
    "entry-k": "2",
    "entry-offset_n": "90",
    "entry-offset_unit": "day",
}
RULE = {"trigger": "kth_instrument", "k": 2, "offset": {"n": 90, "unit": "day"}}


def sent(editor: ClausesEditor) -> QueryDict:
    """What a browser sends of the form as it stands."""
    data = QueryDict(mutable=True)
    for part in editor.parts():
        for name, field in part.fields.items():
            value, html = part[name].value(), part.add_prefix(name)
            if isinstance(field.widget, LengthWidget):
                figure, unit = field.widget.decompress(value)
                data[f"{html}_n"], data[f"{html}_unit"] = str("" if figure is None else figure), unit or "day"
            elif isinstance(value, list):
                data.setlist(html, value)
            elif value is not None and value is not False:
                data[html] = "on" if value is True else str(value)
    return data


def again(clauses: dict[str, Any]) -> dict[str, Any]:
    """Clauses as they come back from the form."""
    parties = [(code, code) for code in sorted(named(clauses))]
    editor = ClausesEditor(sent(ClausesEditor(None, clauses, parties)), clauses, parties)
    assert editor.is_valid(), [part.errors for part in editor.parts()]
    return editor.written()


@settings(max_examples=40)
@given(CLAUSES, st.none() | RULES)
def test_what_is_recorded_stands_in_the_form_and_comes_back_the_same(
    clauses: Clauses, rule: Rule | None
) -> None:
    assume(clauses.term is None or clauses.term.n)
    clauses = replace(clauses, entry=rule)
    written = dump_clauses(clauses)
    if clauses.term is None and clauses.expires is None:
        # Of what has no term the form does not ask what follows it.
        written.pop("renewal", None)
    if clauses.entry is None:
        written.pop("later", None)
    # Nothing begins or ends with a space that is typed into a form, and no code has one.
    assume(not any(" " in code for code in named(written)))
    assume(not re.search('" | "', json.dumps(written, separators=(",", ":"))))
    assert _in_law(parse_clauses(again(written))) == _in_law(parse_clauses(written))


def _in_law(clauses: Clauses) -> Clauses:
    """What is not renewed tacitly is not, however that is written."""
    return clauses if clauses.renewal.tacit else replace(clauses, renewal=Clauses().renewal)


@pytest.mark.parametrize("rule", EACH, ids=lambda rule: rule["trigger"])
def test_the_form_has_a_place_for_every_trigger(rule: dict[str, Any]) -> None:
    assert rule["trigger"] in ASKED
    assert parse_clauses(again(rule)) == parse_clauses(rule)
    conditions = [condition for each in EACH for condition in each.get("conditions", ())]
    assert {*rule, *(name for condition in conditions for name in condition)} <= set(SCHEMA["properties"])


def test_a_rule_that_has_no_place_in_the_form_stays_as_it_is() -> None:
    inner = {
        "trigger": "fixed_date_if",
        "date": "2030-01-01",
        "conditions": [{"count": 2}],
        "else_offset_days": 1,
    }
    deep = {"trigger": "all_of", "conditions": [inner, {"count": 3}], "term": {"n": 5, "unit": "year"}}
    assert not shown_whole(deep)
    assert parse_clauses(again(deep)) == parse_clauses(deep)


def test_the_description_of_the_interface_gives_an_example_that_holds() -> None:
    for example in SCHEMA["examples"]:
        parse_clauses(example)


# --- The page ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def page(cast: Cast) -> str:
    return f"/agreements/{cast.agreement.pk}/clauses/"


@pytest.fixture
def secretary(cast: Cast) -> Client:
    client = Client()
    client.force_login(cast.users["by_secretary"])
    return client


def text_of(answer: Any) -> str:
    return unescape(answer.content.decode())


@pytest.mark.django_db
class TestThePage:
    def test_asks_only_what_the_chosen_trigger_needs(self, secretary: Client, page: str) -> None:
        blank = text_of(secretary.get(page))
        assert 'name="entry-trigger"' in blank
        assert "entry-k" not in blank
        counted = text_of(secretary.get(f"{page}?trigger=kth_instrument"))
        assert 'name="entry-k"' in counted
        assert "entry-body" not in counted
        shown = text_of(
            secretary.post(page, {**FORM, "do": "show", "term-which": "term", "entry-align": "end_of_year"})
        )
        assert 'name="term-term_n"' in shown
        assert 'value="90"' in shown
        assert 'class="notice error' not in shown

    def test_says_what_is_wrong_at_its_field(self, secretary: Client, page: str) -> None:
        answer = secretary.post(page, {**FORM, "entry-k": "0", "withdrawal-which": "period"})
        assert answer.status_code == 400
        assert {"entry-k", "withdrawal-period"} <= {
            part.add_prefix(name) for part in answer.context["editor"].parts() for name in part.errors
        }
        lacking = secretary.post(page, {**FORM, "entry-trigger": "all_of", "entry-conditions-0-trigger": ""})
        assert lacking.status_code == 400
        assert "At least one is needed." in text_of(lacking)

    def test_says_it_in_words_with_what_follows_before_it_is_recorded(
        self, cast: Cast, secretary: Client, page: str
    ) -> None:
        Agreement.unscoped.filter(pk=cast.agreement.pk).update(character="binding")
        with acting_as(cast.actor("by_secretary")):
            for party, day in ((cast.by, "1993-12-01"), (cast.ru, "1993-12-21")):
                Act.unscoped.create(
                    agreement=cast.agreement, party=party, kind="ratification", done_on=FuzzyDate(day)
                )
        answer = secretary.post(page, {**FORM, "version": "1"})
        said = text_of(answer)
        assert answer.status_code == 200
        assert "It enters into force 90 days after the deposit of the 2nd instrument" in said
        assert "21 Mar 1994" in said
        assert "deposit of the 2nd instrument: Russia, 21 Dec 1993" in said
        assert "+ 90 days = 21 Mar 1994" in said
        cast.agreement.refresh_from_db()
        assert cast.agreement.clauses == {}
        form = answer.context["form"]
        held = {
            "version": form["version"].value(),
            "clauses": form["clauses"].value(),
            "once": form["once"].value(),
        }
        back = text_of(secretary.post(page, {**held, "do": "edit"}))
        assert 'value="90"' in back
        assert secretary.post(page, {**held, "do": "record"}).status_code == 302
        cast.agreement.refresh_from_db()
        assert cast.agreement.clauses == RULE

    def test_shows_both_where_another_has_recorded_others(
        self, cast: Cast, secretary: Client, page: str
    ) -> None:
        record_clauses(cast.actor("by_secretary"), agreement_id=cast.agreement.pk, version=1, clauses=RULE)
        stale = secretary.post(
            page, {"do": "record", "version": "1", "clauses": json.dumps({**RULE, "k": 5})}
        )
        assert stale.status_code == 412
        assert "of the 2nd instrument" in text_of(stale)
        assert "of the 5th instrument" in text_of(stale)
        form = stale.context["form"]
        again = {"do": "record", "version": form["version"].value(), "clauses": form["clauses"].value()}
        assert secretary.post(page, again).status_code == 302

    @pytest.mark.parametrize("sent", ["", "{", "[]", "null", "[" * 5000, '{"trigger": "whim"}'])
    def test_what_no_preview_makes_is_refused_and_takes_nothing_away(
        self, cast: Cast, secretary: Client, page: str, sent: str
    ) -> None:
        record_clauses(cast.actor("by_secretary"), agreement_id=cast.agreement.pk, version=1, clauses=RULE)
        for do in ("record", "edit"):
            answer = secretary.post(page, {"do": do, "version": "2", "clauses": sent})
            assert answer.status_code == 400
            assert sent in text_of(answer)
        cast.agreement.refresh_from_db()
        assert cast.agreement.clauses == RULE

    def test_its_history_is_told_in_words(self, cast: Cast, secretary: Client) -> None:
        actor = cast.actor("by_secretary")
        record_clauses(actor, agreement_id=cast.agreement.pk, version=1, clauses=RULE)
        later = {"trigger": "all_named", "named": [cast.by.code]}
        record_clauses(actor, agreement_id=cast.agreement.pk, version=2, clauses=later)
        said = text_of(secretary.get(f"/history/agreement/{cast.agreement.pk}/"))
        assert "90 days after the deposit of the 2nd instrument" in said
        assert "the instruments of all of those named: Belarus" in said
        assert "kth_instrument" not in said


@pytest.mark.django_db
def test_clauses_are_kept_as_the_rules_write_them_and_may_be_taken_away(cast: Cast) -> None:
    actor = cast.actor("by_secretary")
    given = {**RULE, "align": None, "bilateral": False, "later": {"offset": {"n": 0, "unit": "day"}}}
    found = record_clauses(actor, agreement_id=cast.agreement.pk, version=1, clauses=given)
    assert found.clauses == {**RULE, "later": "own_deposit"}
    with pytest.raises(Stale):
        record_clauses(actor, agreement_id=cast.agreement.pk, version=1, clauses={})
    assert record_clauses(actor, agreement_id=cast.agreement.pk, version=2, clauses={}).clauses == {}


def deep(levels: int) -> Any:
    return {"trigger": "signature"} if not levels else {"trigger": "all_of", "conditions": [deep(levels - 1)]}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("clauses", "pointer"),
    [
        ({"trigger": "whim"}, "/clauses/trigger"),
        ({**RULE, "named": ["XX"]}, "/clauses/named/0"),
        ({**RULE, "and": [{"share": 0.5, "table": {"X/X": 1}}]}, "/clauses/and/0/table/X~1X"),
        ({**RULE, "k": 10**30}, "/clauses/k"),
        ({"trigger": "event", "of": "a\x00b"}, "/clauses/of"),
        ({"trigger": "share_of_parties", "share": "1e999999999", "basis": "current"}, "/clauses/share"),
        ({**RULE, "offset": {"n": 1001, "unit": "year"}}, "/clauses/offset/n"),
        ({**RULE, "renewal": {"n": 12_001, "unit": "month", "tacit": True}}, "/clauses/renewal/n"),
        (deep(200), "/clauses"),
        ({"trigger": "all_named", "named": ["BY"] * 3000}, "/clauses"),
        ([], "/clauses"),
    ],
)
def test_what_is_wrong_is_said_by_its_pointer(cast: Cast, clauses: Any, pointer: str) -> None:
    with pytest.raises(Invalid) as refused:
        record_clauses(cast.actor("by_secretary"), agreement_id=cast.agreement.pk, version=1, clauses=clauses)
    assert [fault.pointer for fault in refused.value.faults] == [pointer]


@pytest.mark.django_db
def test_a_period_that_no_treaty_has_is_refused_at_its_field(
    cast: Cast, client_as: Callable[[str], Client]
) -> None:
    client, page = client_as("by_secretary"), f"/agreements/{cast.agreement.pk}/clauses/"
    typed = {
        "entry-trigger": "kth_instrument", "entry-k": "3", "entry-offset_n": "9000", "entry-offset_unit": "year",
        "version": str(cast.agreement.version), "once": "a",
    }  # fmt: skip
    refused = client.post(page, typed)
    assert refused.status_code == 400
    said = refused.content.decode()
    assert "A period of more than 1000 years is not taken." in said
    assert re.search(r'href="#[^"]*offset', said)
