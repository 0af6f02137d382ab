"""Joint projects with their partners, and cooperation between organisations as a list and a matrix."""

import re
from decimal import Decimal
from html import unescape
from typing import Any
from uuid import UUID

import pytest

from cooperation.errors import Invalid
from programs.models import Cooperation, JointProject, Partner, Programme, Side
from programs.services import projects
from programs.services.projects import CooperationInput, PartnerInput, ProjectInput
from tests.cast import Cast, text
from tests.refusals.matters import NO_PARTNERS

pytestmark = pytest.mark.django_db


def partner(cast: Cast, key: str, share: str | None = None) -> PartnerInput:
    return PartnerInput(cast.organisations[key].pk, text("Designer"), Decimal(share) if share else None)


def said(cast: Cast, *partners: PartnerInput, stage: str = "running", **more: Any) -> ProjectInput:
    return ProjectInput("research", stage, text("Optics"), {}, partners=partners, **more)


def recorded(cast: Cast, *partners: PartnerInput, **more: Any) -> JointProject:
    return projects.record_project(
        cast.actor("by_coordinator"), programme_id=cast.programme.pk, given=said(cast, *partners, **more)
    )


def faults(cast: Cast, *partners: PartnerInput, **more: Any) -> set[str]:
    with pytest.raises(Invalid) as refused:
        recorded(cast, *partners, **more)
    assert not JointProject.unscoped.exists()
    return {fault.pointer for fault in refused.value.faults}


def test_partners_are_of_the_sides_each_once_and_share_at_most_the_whole(cast: Cast) -> None:
    by, ru = partner(cast, "by", "60"), partner(cast, "ru", "40")
    assert faults(cast, by, partner(cast, "n1")) == {"/partners/1/organisation"}
    assert faults(cast, by, by) == {"/partners/1/organisation"}
    assert faults(cast, by, partner(cast, "ru", "40.01")) == {"/partners"}
    assert faults(cast, by, partner(cast, "ru", "-1")) == {"/partners/1/share"}
    assert faults(cast, by, partner(cast, "by_ministry")) == {"/partners"}
    assert recorded(cast, by, ru).partners.count() == 2


def test_an_idea_may_have_partners_of_one_side_and_what_it_is_tied_to_is_of_its_programme(cast: Cast) -> None:
    foreign = cast.nine_items["1.1"].pk
    assert faults(cast, partner(cast, "by"), stage="idea", item_ids=(foreign,)) == {"/items"}
    assert faults(cast, stage="idea", obstacle_ids=(foreign,), agreement_ids=(foreign,)) == {
        "/obstacles", "/agreements",
    }  # fmt: skip
    found = recorded(cast, partner(cast, "by"), stage="idea", agreement_ids=(cast.agreement.pk,))
    assert list(found.agreements.values_list("pk", flat=True)) == [cast.agreement.pk]


def test_rewriting_keeps_the_partners_that_stay(cast: Cast) -> None:
    found = recorded(cast, partner(cast, "by", "60"), partner(cast, "ru", "40"))
    kept = Partner.unscoped.get(joint_project=found, organisation=cast.organisations["by"])
    projects.edit_project(
        cast.actor("ru_secretary"), project_id=found.pk, version=found.version,
        given=said(cast, partner(cast, "by", "60"), partner(cast, "ru_ministry", "40")),
    )  # fmt: skip
    rows = Partner.unscoped.filter(joint_project=found).order_by("organisation__party__code")
    assert [(row.organisation_id, row.share) for row in rows] == [
        (cast.organisations["by"].pk, Decimal(60)), (cast.organisations["ru_ministry"].pk, Decimal(40)),
    ]  # fmt: skip
    kept.refresh_from_db()
    assert kept.version == 1


def together(cast: Cast, first: str, second: str, kind: str = "vertical", item: UUID | None = None) -> Any:
    given = CooperationInput(
        kind, cast.organisations[first].pk, cast.organisations[second].pk, text("Lenses"), item_id=item
    )
    return projects.record_cooperation(
        cast.actor("by_coordinator"), programme_id=cast.programme.pk, given=given
    )


def test_cooperation_is_between_two_sides(cast: Cast) -> None:
    for first, second in (("by", "by_ministry"), ("by", "by"), ("by", "n1")):
        with pytest.raises(Invalid) as refused:
            together(cast, first, second)
        assert {fault.pointer for fault in refused.value.faults} == {"/second"}
    with pytest.raises(Invalid):
        together(cast, "by", "ru", item=cast.nine_items["1.1"].pk)
    assert not Cooperation.unscoped.exists()


def words(answer: Any) -> str:
    assert answer.status_code == 200, answer.content[-800:]
    return unescape(answer.content.decode())


def test_who_works_with_whom_stands_in_a_list_and_in_a_matrix(cast: Cast, client_as: Any) -> None:
    together(cast, "by", "ru")
    together(cast, "ru", "by", "horizontal")
    recorded(cast, partner(cast, "by_ministry"), partner(cast, "ru"))
    client = client_as("ru_reader")
    page = words(client.get("/cooperation/"))
    assert page.count("Lenses") == 2
    assert words(client.get("/cooperation/?kind=vertical")).count("Lenses") == 1
    page = words(client.get(f"/programmes/{cast.programme.code}/cooperation/"))
    for part in ("1 vertical", "1 horizontal", "Optics", "BY ministry", "RU committee"):
        assert part in page, part
    assert "RU ministry" not in page
    assert "1 vertical" not in words(client_as("outsider").get("/cooperation/"))
    assert client_as("outsider").get(f"/programmes/{cast.programme.code}/cooperation/").status_code == 404


def test_a_matrix_of_nine_sides_shows_the_two_that_are_chosen(cast: Cast, client_as: Any) -> None:
    given = CooperationInput(
        "horizontal", cast.organisations["n2"].pk, cast.organisations["n5"].pk, text("Railways")
    )
    projects.record_cooperation(cast.actor("n2_coordinator"), programme_id=cast.nine.pk, given=given)
    client, address = client_as("n1_coordinator"), f"/programmes/{cast.nine.code}/cooperation/"
    assert "1 horizontal" in words(client.get(f"{address}?one=N5&other=N2"))
    assert "1 horizontal" not in words(client.get(f"{address}?one=N1&other=N2"))
    assert client.get(f"{address}?one=N1&other=N1").status_code == 200


def test_a_joint_project_is_recorded_and_rewritten_through_its_pages(cast: Cast, client_as: Any) -> None:
    by = client_as("by_coordinator")
    typed = {
        "kind": "joint_venture", "stage": "founded", "title_en": "Optics venture", "items": "2.1",
        "agreements": [str(cast.agreement.pk)], "partners-TOTAL_FORMS": "2", "partners-INITIAL_FORMS": "0",
        "partners-0-organisation": str(cast.organisations["by"].pk), "partners-0-share": "51",
        "partners-1-organisation": str(cast.organisations["ru"].pk), "partners-1-share": "49.5",
    }  # fmt: skip
    address = f"/programmes/{cast.programme.code}/joint-projects/new/"
    assert "more than 100 per cent" in unescape(by.post(address, typed).content.decode())
    made = by.post(address, {**typed, "partners-1-share": "49"})
    assert made.status_code == 302, made.content[-2000:]
    page = words(client_as("ru_reader").get(made["Location"]))
    for part in ("Optics venture", "founded", "51.00 %", "49.00 %", "Programme of cooperation", "2.1"):
        assert part in page, part
    found = JointProject.unscoped.get()
    assert 'value="51.00"' in words(by.get(f"/joint-projects/{found.pk}/edit/"))
    ended = {
        "kind": "joint_venture",
        "stage": "ended",
        "title_en": "Optics venture",
        "version": "1",
        **NO_PARTNERS,
    }
    assert by.post(f"/joint-projects/{found.pk}/edit/", ended).status_code == 302
    assert not Partner.unscoped.exists()
    assert "Optics venture" in words(by.get("/joint-projects/?stage=ended"))
    assert "Optics venture" not in words(by.get("/joint-projects/?stage=founded"))


def test_a_stale_page_shows_the_two_as_they_were_typed_and_in_each_language_that_differs(
    cast: Cast, client_as: Any
) -> None:
    given = said(cast, stage="idea", item_ids=(cast.items["2.1"].pk,))
    found = projects.record_project(cast.actor("by_coordinator"), programme_id=cast.programme.pk, given=given)
    address = f"/joint-projects/{found.pk}/edit/"
    sent = {"kind": "research", "stage": "idea", "title_en": "Optics", "version": "1", **NO_PARTNERS}
    client = client_as("by_coordinator")
    first = client.post(address, {**sent, "title_ru": "Оптика", "items": "2.1"})
    assert first.status_code == 302
    stale = client.post(address, {**sent, "title_ru": "Лазеры", "items": "1.1"})
    assert stale.status_code == 412
    shown = {each["label"]: (each["theirs"], each["yours"]) for each in stale.context["fields"]}
    assert shown == {
        "Title": ("Русский: Оптика", "Русский: Лазеры"),
        "Items it carries out": ("2.1", "1.1"),
    }
    again = {**sent, "title_ru": "Лазеры", "items": "1.1", "version": "2"}
    assert client.post(address, again).status_code == 302


def test_what_is_wrong_with_a_partner_is_said_at_the_top_with_its_number(cast: Cast, client_as: Any) -> None:
    typed = {
        "kind": "research", "stage": "idea", "title_en": "Optics", "items": "9.9",
        "partners-TOTAL_FORMS": "2", "partners-INITIAL_FORMS": "0", "partners-1-share": "half",
    }  # fmt: skip
    address = f"/programmes/{cast.programme.code}/joint-projects/new/"
    refused = client_as("by_coordinator").post(address, typed)
    assert refused.status_code == 400
    page = unescape(refused.content.decode())
    assert page.count('role="alert"') == 1
    summary = page[page.index('role="alert"') : page.index('id="id_kind"')]
    assert '<a href="#id_partners-1-share">Partner 2 · Share, per cent</a>' in summary
    assert "The plan has no item 9.9." in summary


@pytest.mark.parametrize(
    ("register", "page", "form"),
    [
        ("/obstacles/", "/obstacles/new/", "/programmes/{}/obstacles/new/"),
        ("/joint-projects/", "/joint-projects/new/", "/programmes/{}/joint-projects/new/"),
        ("/cooperation/", "/cooperation/new/", "/programmes/{}/cooperation/new/"),
    ],
)
def test_a_register_has_one_button_that_asks_for_the_programme_where_there_are_several(
    cast: Cast, client_as: Any, register: str, page: str, form: str
) -> None:
    def leads(address: str) -> list[str]:
        shown = client_as("by_coordinator").get(address).content.decode()
        return re.findall(r'<a class="btn" href="([^"]+)"', shown)

    assert leads(register) == [form.format("by-ru")]
    other = Programme.unscoped.create(body=cast.body, code="second", title=text("Second programme"))
    Side.unscoped.create(programme=other, party=cast.by, order=1)
    assert leads(register) == [page]
    assert leads(f"{register}?programme=second") == [form.format("second")]
    asked = client_as("by_coordinator").get(page).content.decode()
    for code in ("by-ru", "second"):
        assert f'href="{form.format(code)}"' in asked
    assert client_as("by_coordinator").get(form.format("second")).status_code == 200
    assert client_as("by_reader").get(page).status_code == 403
    assert page not in client_as("by_reader").get(register).content.decode()
