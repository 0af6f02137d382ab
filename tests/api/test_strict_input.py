"""What is taken: no key twice in an object, numbers of a plan that are numbers, origins that one sees."""

from typing import Any
from uuid import uuid4

import pytest

from programs.models import Change, Wording
from programs.rules.numbers import is_number
from programs.services.changes import draft_change_set
from tests.api.conftest import pointers, problem
from tests.cast import Cast, sit, text

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "body",
    [
        '{"text": {"en": "One"}, "kind": "note", "text": {"en": "Two"}}',
        '{"text": {"en": "One", "ru": "x", "en": "Two"}, "kind": "note"}',
    ],
)
def test_a_key_given_twice_is_refused_by_its_name(cast: Cast, api: Any, body: str) -> None:
    answer = api("by_coordinator").post(f"items/{cast.items['1.1'].pk}/notes/", body)
    twice = "text" if body.count('"text"') == 2 else "en"
    assert problem(answer, 400)["detail"] == f"The key “{twice}” stands twice in one object."


def test_json_too_deep_is_refused_as_what_it_is(cast: Cast, api: Any) -> None:
    deep = '{"text": ' + "[" * 900 + "]" * 900 + "}"
    assert api("by_coordinator").post(f"items/{cast.items['1.1'].pk}/notes/", deep).status_code == 400


@pytest.mark.parametrize("number", ["1", "2.10", "1.1.а", "II-7", "12/1", "5(b)", "ІV.3", "第3", "٣.١"])
def test_a_number_has_letters_and_digits_of_any_script(number: str) -> None:
    assert is_number(number)


@pytest.mark.parametrize(
    "number", ["", " 1", "1 2", "1\t", "<b>", "1;2", "=1+1", "...", "()", "1_2", "1\n", "№1"]
)
def test_anything_else_is_no_number(number: str) -> None:
    assert not is_number(number)


def _refused(answer: Any, told: Any, words: str, pointer: str) -> None:
    assert pointers(told) == {pointer}
    assert problem(told, 400)["errors"][0]["detail"] == words
    assert answer.status_code == 400
    assert words in answer.content.decode()


def test_both_faces_refuse_the_same_numbers_of_headings_changes_and_new_items(
    cast: Cast, api: Any, client_as: Any
) -> None:
    words = "A number has letters, digits and . - / ( ) only, and no spaces."
    secretary, call = client_as("by_secretary"), api("by_secretary")
    _refused(
        secretary.post("/programmes/by-ru/headings/", {"number": "4 <x>", "title_en": "New"}),
        call.post(f"programmes/{cast.programme.pk}/sections/", {"number": "4 <x>", "title": {"en": "New"}}),
        words, "/number",
    )  # fmt: skip
    found = draft_change_set(
        cast.actor("by_secretary"), programme_id=cast.programme.pk, title=text("Set"), reason=text("Why")
    )
    item = cast.items["1.1"].pk
    _refused(
        secretary.post(
            f"/change-sets/{found.pk}/changes/new/?kind=reword&item={item}",
            {"number": "1;1", "steps-TOTAL_FORMS": "0", "steps-INITIAL_FORMS": "0"},
        ),
        call.post(
            f"change-sets/{found.pk}/rows/", {"rows": [{"kind": "reword", "item": str(item), "number": "1;1"}]},
            If_Match=f'"{found.version}"',
        ),
        words, "/rows/0/number",
    )  # fmt: skip
    review = sit(cast)
    new = {"kind": "new_item", "item_number": "9 9", "deadline": "2099"}
    told = call.post(
        f"reviews/{review.pk}/outcomes/",
        {
            **new, "title": {"en": "New"}, "section": str(cast.sections["1"].pk),
            "responsible": [str(cast.organisations["by"].pk)],
        },
    )  # fmt: skip
    answer = secretary.post(
        f"/sessions/{review.pk}/room/",
        {
            "kind": "new_item", "item_number": "9 9", "deadline_year": "2099", "title_en": "New",
            "section": str(cast.sections["1"].pk), "responsible": [str(cast.organisations["by"].pk)],
        },
    )  # fmt: skip
    _refused(answer, told, words, "/item_number")
    assert not Change.unscoped.exists()
    assert Wording.unscoped.filter(programme=cast.programme).count() == 6


def test_both_faces_take_an_origin_that_is_seen_and_no_other(cast: Cast, api: Any, client_as: Any) -> None:
    from programs.models import Agreement

    hidden = Agreement.unscoped.create(
        body=cast.nine_body, kind="treaty", level="inter_state", character="binding", title=text("Elsewhere")
    )
    review = sit(cast)
    found = draft_change_set(
        cast.actor("by_secretary"), programme_id=cast.programme.pk, title=text("Set"), reason=text("Why")
    )
    words = "Choose an agreement, an act or a session that you see."
    call, page = api("by_secretary"), client_as("by_secretary")

    def row(origin: Any, number: str) -> dict[str, Any]:
        return {
            "kind": "add", "number": number, "title": {"en": "New"}, "section": str(cast.sections["1"].pk),
            "deadline": "2099", "responsible": [str(cast.organisations["by"].pk)], "origin_id": str(origin),
        }  # fmt: skip

    path = f"change-sets/{found.pk}/rows/"
    for wrong in (hidden.pk, uuid4(), cast.items["1.1"].pk):
        typed = {
            "number": "1.9", "title_en": "New", "section": str(cast.sections["1"].pk), "deadline_year": "2099",
            f"lead_{cast.by.pk}": str(cast.organisations["by"].pk), "origin_id": str(wrong),
            "steps-TOTAL_FORMS": "0", "steps-INITIAL_FORMS": "0",
        }  # fmt: skip
        _refused(
            page.post(f"/change-sets/{found.pk}/changes/new/?kind=add", typed),
            call.post(path, {"rows": [row(wrong, "1.9")]}, If_Match=f'"{found.version}"'),
            words, "/rows/0/origin_id",
        )  # fmt: skip
    for place, right in enumerate((cast.agreement.pk, cast.agreement.acts.first().pk, review.pk)):
        found.refresh_from_db()
        answer = call.post(path, {"rows": [row(right, f"1.9{place}")]}, If_Match=f'"{found.version}"')
        assert answer.status_code in (200, 201), answer.content


def test_the_plan_of_the_demonstration_has_such_numbers() -> None:
    from meetings.demonstration import plan_law, plan_links, plan_research, regional

    numbers = [
        measure.number
        for module in (plan_law, plan_links, plan_research, regional)
        for value in vars(module).values()
        if isinstance(value, (list, tuple))
        for measure in value
        if hasattr(measure, "number")
    ]
    assert len(numbers) > 30
    assert all(map(is_number, numbers))
