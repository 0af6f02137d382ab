"""A heading is retitled by a change set, and earlier editions keep the title that they had."""

from typing import Any

import pytest
from django.db import transaction

from cooperation import clock
from cooperation.errors import Conflict, Invalid
from programs.models import Change, ChangeSet, FormerTitle, Section
from programs.services.change_rows import ChangeInput
from programs.services.changes import draft_change_set, propose
from programs.services.outline import edit_section
from programs.services.taking_effect import adopt
from tests.cast import Cast, make_cast, text
from tests.programs.test_editions_sealed import refused

pytestmark = pytest.mark.django_db


def proposed(cast: Cast, *rows: ChangeInput) -> ChangeSet:
    actor = cast.actor("by_secretary")
    made = draft_change_set(
        actor, programme_id=cast.programme.pk, title=text("Set"), reason=text("Clearer"), rows=rows
    )
    return propose(actor, change_set_id=made.pk, version=made.version)


def retitle(cast: Cast, title: str, number: str = "1") -> ChangeInput:
    return ChangeInput(kind="retitle", section_id=cast.sections[number].pk, title=text(title))


def take(cast: Cast, found: ChangeSet) -> ChangeSet:
    return adopt(
        cast.actor("by_secretary"), change_set_id=found.pk, agreed_on=clock.today(), source_label=text("Session"),
        source_id=None,
    )  # fmt: skip


def test_the_new_title_stands_from_its_edition_on_and_earlier_ones_keep_theirs(
    cast: Cast, client_as: Any
) -> None:
    take(cast, proposed(cast, retitle(cast, "Law and order")))
    client = client_as("ru_reader")
    first, second = (
        client.get(f"/programmes/by-ru/text/?edition={number}").content.decode() for number in (1, 2)
    )
    assert "Legal framework" in first
    assert "Law and order" not in first
    assert "Law and order" in second
    assert "Legal framework" not in second
    (row,) = client.get("/api/v1/sections/?programme=by-ru&number=1").json()["results"]
    assert row["title"] == text("Law and order")
    assert [(each["title"], each["until_edition"]) for each in row["former_titles"]] == [
        (text("Legal framework"), 2)
    ]


def test_retitled_again_before_the_edition_is_in_force_the_first_title_is_kept(cast: Cast) -> None:
    for title in ("Second", "Third"):
        take(cast, proposed(cast, retitle(cast, title)))
    assert Section.unscoped.get(pk=cast.sections["1"].pk).title == text("Third")
    assert [row.title for row in FormerTitle.unscoped.all()] == [text("Legal framework")]


def test_a_row_written_against_a_title_that_changed_meanwhile_is_settled_first(cast: Cast) -> None:
    late = proposed(cast, retitle(cast, "Late"))
    take(cast, proposed(cast, retitle(cast, "Early")))
    with pytest.raises(Conflict):
        take(cast, late)
    assert Section.unscoped.get(pk=cast.sections["1"].pk).title == text("Early")


def test_a_set_names_a_heading_once_and_gives_it_a_title(cast: Cast) -> None:
    with pytest.raises(Invalid) as refused:
        proposed(cast, retitle(cast, "One"), retitle(cast, "Two"))
    assert [fault.pointer for fault in refused.value.faults] == ["/rows/1/section"]
    with pytest.raises(Invalid) as refused:
        proposed(cast, ChangeInput(kind="retitle", section_id=cast.sections["1"].pk))
    assert [fault.pointer for fault in refused.value.faults] == ["/rows/0/title"]
    with pytest.raises(Invalid) as refused:
        proposed(cast, ChangeInput(kind="retitle", item_id=cast.items["1.1"].pk, title=text("x")))
    assert {fault.pointer for fault in refused.value.faults} == {"/rows/0/section", "/rows/0/item"}


def test_nobody_retitles_a_heading_of_an_edition_in_force_directly(cast: Cast) -> None:
    section = cast.sections["1"]
    with pytest.raises(Conflict):
        edit_section(
            cast.actor("by_secretary"),
            section_id=section.pk,
            number="1",
            title=text("x"),
            parent_id=None,
            version=1,
        )


def test_the_database_itself_keeps_the_headings_of_editions_in_force(transactional_db: None) -> None:
    with transaction.atomic():
        cast = make_cast()
    rows = Section.unscoped.filter(pk=cast.sections["1"].pk)
    for forged in ({"title": text("x")}, {"number": "9"}):
        with refused("programs_section_sealed"):
            rows.update(**forged)
    take(cast, proposed(cast, retitle(cast, "Second")))
    assert rows.get().title == text("Second")
    with refused("programs_section_sealed"):
        rows.update(number="9")
    with refused("programs_formertitle_sealed"):
        FormerTitle.unscoped.update(title=text("x"))
    with refused("programs_formertitle_sealed"):
        FormerTitle.unscoped.all().delete()


def test_pages_and_api_draft_it_alike_and_show_the_difference(cast: Cast, client_as: Any) -> None:
    actor, client = cast.actor("by_secretary"), client_as("by_secretary")
    found = draft_change_set(actor, programme_id=cast.programme.pk, title=text("Set"), reason=text("Why"))
    address = f"/change-sets/{found.pk}/changes/new/?kind=retitle"
    assert address in client.get(f"/change-sets/{found.pk}/").content.decode()
    typed = {"section": str(cast.sections["1"].pk), "title_en": "Law and order"}
    assert client.post(address, typed).status_code == 302
    found.refresh_from_db()
    body = {"rows": [{"kind": "retitle", "section": str(cast.sections["2"].pk), "title": {"en": "Ventures"}}]}
    answer = client.post(
        f"/api/v1/change-sets/{found.pk}/rows/",
        body,
        "application/json",
        headers={"If-Match": f'"{found.version}"'},
    )
    assert answer.status_code in (200, 201), answer.content
    rows = Change.objects.visible_to(actor).filter(change_set=found).order_by("position")
    assert [(row.kind, row.title) for row in rows] == [
        ("retitle", text("Law and order")), ("retitle", text("Ventures")),
    ]  # fmt: skip
    shown = client.get(f"/change-sets/{found.pk}/").content.decode()
    assert "<del>Legal framework</del>" in shown
    assert "<ins>Law and order</ins>" in shown
