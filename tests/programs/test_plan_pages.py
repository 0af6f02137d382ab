"""The pages of change sets, editions, the ledger, closures and of who is responsible."""

import re
from collections.abc import Callable
from datetime import date
from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from cooperation import clock
from cooperation.access import acting_as
from cooperation.dates import FuzzyDate
from programs import models as m
from programs.services import changes, taking_effect
from programs.services.authority import ActInput
from programs.services.change_rows import ChangeInput
from tests.cast import Cast, make_section, text

pytestmark = pytest.mark.django_db
SignIn = Callable[[str], Client]
PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n%%EOF\n"


def words(answer: Any) -> str:
    """The words of a page, without markup and with single spaces."""
    return " ".join(unescape(re.sub(r"<[^>]+>", "", answer.content.decode())).split())


def version(page: Any) -> str:
    found = re.search(r'name="version" value="(\d+)"', page.content.decode())
    assert found
    return found[1]


def the_set(cast: Cast) -> m.ChangeSet:
    with acting_as(cast.actor("by_reader")):
        return m.ChangeSet.unscoped.get()


def drafted(cast: Cast, client: Client) -> str:
    """The address of a new draft of side BY, made through its page."""
    made = client.post(
        f"/programmes/{cast.programme.code}/change-sets/new/",
        {"title_en": "Autumn changes", "reason_en": "As agreed"},
    )
    assert made.status_code == 302, words(made)
    return made["Location"]


def row(client: Client, address: str, query: str, **fields: str) -> Any:
    steps = {"steps-TOTAL_FORMS": "0", "steps-INITIAL_FORMS": "0"}
    return client.post(f"{address}changes/new/?{query}", {**steps, **fields})


def reworded(cast: Cast, client: Client) -> str:
    address = drafted(cast, client)
    wording = cast.wordings["1.1"]
    sent = row(
        client, address, f"kind=reword&item={cast.items['1.1'].pk}", title_en="Draft the treaty on joint ventures",
        title_ru=wording.title["ru"], number="1.1", section=str(wording.section_id), deadline_period="H1",
        deadline_year="2020",
    )  # fmt: skip
    assert sent.status_code == 302, words(sent)
    return address


def act(client: Client, address: str, verb: str, **fields: Any) -> Any:
    return client.post(f"{address}{verb}/", {"version": version(client.get(address)), **fields})


def test_a_change_goes_from_a_draft_to_the_edition_in_force(cast: Cast, client_as: SignIn) -> None:
    by, ru = client_as("by_secretary"), client_as("ru_secretary")
    address = reworded(cast, by)
    page = by.get(address).content.decode()
    assert "<del>agreement</del><ins>treaty</ins>" in page
    assert "<del>2020" not in page
    assert ru.get(address).status_code == 404
    assert "Autumn changes" not in words(ru.get(f"/programmes/{cast.programme.code}/change-sets/"))
    assert act(by, address, "propose").status_code == 302
    assert "Autumn changes" in words(ru.get(f"/programmes/{cast.programme.code}/change-sets/"))
    letter = {"kind": "letter", "authority": "own_login"}
    assert act(by, address, "consents", **letter).status_code == 302
    assert act(ru, address, "take-effect").status_code == 409
    scan = {
        "authority": "document", "document_kind": "Note", "document_number": "7", "document_date": "2026-11-02",
        "scan": SimpleUploadedFile("note.pdf", PDF),
    }  # fmt: skip
    assert act(ru, address, "consents", **letter | scan).status_code == 302
    assert "note.pdf" in words(by.get(address))
    assert act(ru, address, "take-effect").status_code == 302
    assert "Made edition 2" in words(by.get(address))
    assert the_set(cast).state == "taken_effect"


def test_what_was_typed_over_unchanged_is_no_change(cast: Cast, client_as: SignIn) -> None:
    client = client_as("by_coordinator")
    reworded(cast, client)
    with acting_as(cast.actor("by_reader")):
        change = m.Change.unscoped.get()
    assert (change.number, change.section_id, change.deadline, change.milestones) == ("", None, None, None)


def test_a_language_that_the_form_does_not_show_is_kept(cast: Cast, client_as: SignIn) -> None:
    client, wording = client_as("by_coordinator"), cast.wordings["1.1"]
    m.Wording.unscoped.filter(pk=wording.pk).update(title={**wording.title, "be": "Скласці пагадненне"})
    address = drafted(cast, client)
    row(
        client,
        address,
        f"kind=reword&item={cast.items['1.1'].pk}",
        title_en="Other words",
        title_ru="Другие слова",
    )
    with acting_as(cast.actor("by_reader")):
        change = m.Change.unscoped.get()
    assert change.title == {"en": "Other words", "ru": "Другие слова", "be": "Скласці пагадненне"}
    assert "<del>Скласці" not in client.get(address).content.decode()


def test_a_new_item_with_its_organisations_and_milestones(cast: Cast, client_as: SignIn) -> None:
    client = client_as("by_coordinator")
    address = drafted(cast, client)
    empty = row(client, address, "kind=add")
    assert empty.status_code == 400
    assert "Number: This field is required." in words(empty)
    by, ministry = cast.organisations["by"], cast.organisations["by_ministry"]
    sent = client.post(f"{address}changes/new/?kind=add", {
        "section": str(cast.sections["2"].pk), "number": "2.3",
        "title_en": "Found an institute",
        "deadline_period": "Q4", "deadline_year": "2098", "item_kind": "measure",
        f"lead_{cast.by.pk}": str(ministry.pk),
        f"co_{cast.by.pk}": [str(by.pk), str(ministry.pk)], f"lead_{cast.ru.pk}": str(cast.organisations["ru"].pk),
        "origin_id": str(cast.agreement.pk), "steps-TOTAL_FORMS": "2", "steps-INITIAL_FORMS": "0",
        "steps-0-title_en": "Statute", "steps-0-deadline_year": "2097",
    })  # fmt: skip
    assert sent.status_code == 302, words(sent)
    with acting_as(cast.actor("by_reader")):
        change = m.Change.unscoped.get()
    assert change.organisation_ids == [ministry.pk, by.pk, cast.organisations["ru"].pk]
    assert change.milestones[0]["deadline"]["value"] == "2097"
    assert change.origin_id == cast.agreement.pk
    page = words(client.get(address))
    assert "Statute" in page
    assert "BY ministry" in page
    again = client.get(f"/changes/{change.pk}/").content.decode()
    assert f'value="{ministry.pk}" selected' in again


def test_a_row_is_rewritten_removed_and_refused_to_others(cast: Cast, client_as: SignIn) -> None:
    client = client_as("by_coordinator")
    address = reworded(cast, client)
    with acting_as(cast.actor("by_reader")):
        change = m.Change.unscoped.get()
    assert client_as("by_reader").get(f"/changes/{change.pk}/").status_code == 403
    assert client_as("ru_coordinator").get(f"/changes/{change.pk}/").status_code == 404
    fields = {"version": "1", "title_en": "Third words", "steps-TOTAL_FORMS": "0", "steps-INITIAL_FORMS": "0"}
    assert client.post(f"/changes/{change.pk}/", fields).status_code == 302
    assert client.post(f"/changes/{change.pk}/", fields).status_code in (409, 412)
    assert "Third words" in words(client.get(address))
    assert client.post(f"/changes/{change.pk}/remove/", {"version": "2"}).status_code == 302
    assert "Nothing yet." in words(client.get(address))
    refused = act(client, address, "propose")
    assert refused.status_code == 409
    assert "This change set changes nothing yet." in words(refused)
    assert act(client, address, "discard").status_code == 302


def test_no_form_is_shown_to_who_may_not_send_it(cast: Cast, client_as: SignIn) -> None:
    client, code = client_as("by_coordinator"), cast.programme.code
    address = reworded(cast, client)
    forms = (
        f"{address}edit/", f"/programmes/{code}/change-sets/new/", f"/items/{cast.items['1.1'].pk}/close/",
    )  # fmt: skip
    for form in forms:
        assert client.get(form).status_code == 200, form
        assert client_as("by_reader").get(form).status_code == 403, form
    act(client, address, "propose")
    assert client.get(forms[0]).status_code == 409
    assert client_as("ru_coordinator").get(forms[0]).status_code == 403


def test_a_proposal_is_withdrawn_with_its_reason_and_drafted_anew(cast: Cast, client_as: SignIn) -> None:
    client = client_as("by_coordinator")
    address = reworded(cast, client)
    act(client, address, "propose")
    assert act(client, address, "withdraw").status_code == 400
    assert (
        client_as("ru_coordinator").post(f"{address}withdraw/", {"why_en": "x", "version": "3"}).status_code
        == 403
    )
    assert act(client, address, "withdraw", why_en="On reflection").status_code == 302
    assert "On reflection" in words(client_as("ru_reader").get(address))
    anew = client.post(f"{address}anew/")
    assert "treaty" in words(client.get(anew["Location"]))


def made_edition_two(cast: Cast) -> None:
    """Edition 2: 1.1 is 1.7 with other words, 1.2 is extended, 2.2 withdrawn."""
    by, ru = cast.actor("by_secretary"), cast.actor("ru_secretary")
    rows = [
        ChangeInput("reword", cast.items["1.1"].pk, number="1.7", title=text("Draft the treaty on joint ventures")),
        ChangeInput("extend", cast.items["1.2"].pk, deadline=FuzzyDate("2100"), reason=text("Parliament dissolved")),
        ChangeInput("withdraw", cast.items["2.2"].pk),
    ]  # fmt: skip
    found = changes.draft_change_set(
        by, programme_id=cast.programme.pk, title=text("Changes"), reason=text("Because"), rows=rows
    )
    found = changes.propose(by, change_set_id=found.pk, version=found.version)
    for actor in (by, ru):
        with acting_as(actor):
            found.refresh_from_db()
        taking_effect.consent(
            actor,
            change_set_id=found.pk,
            version=found.version,
            act=ActInput("letter", done_on=date(2026, 11, 2)),
        )
    taking_effect.take_effect(by, change_set_id=found.pk, version=found.version + 1)


def test_the_plan_and_its_items_are_read_as_of_an_older_edition(cast: Cast, client_as: SignIn) -> None:
    made_edition_two(cast)
    client, plan, item = (
        client_as("ru_reader"),
        f"/programmes/{cast.programme.code}/",
        f"/items/{cast.items['1.1'].pk}/",
    )
    old, new = words(client.get(f"{plan}?edition=1")), words(client.get(f"{plan}?edition=2"))
    assert "Draft the agreement on joint ventures" in old
    assert "Publish the register of suppliers" in old
    assert "Draft the treaty on joint ventures" in new
    assert "Publish the register of suppliers" not in new
    assert "Edition 1, superseded, 29 Oct 2012" in old
    assert "Edition 2, in force, 2 Nov 2026" in new
    assert client.get(f"{plan}?edition=3").status_code == 404
    assert "Edition 1, superseded" in words(client.get(f"{item}?edition=1"))
    assert "<del>1.1</del> <ins>1.7</ins>" in client.get(f"{item}editions/").content.decode()
    assert client.get(f"/items/{cast.items['2.2'].pk}/?edition=2").status_code == 404
    section = words(client.get(f"{plan}text/?edition=1&section=2"))
    assert "Publish the register of suppliers" in section
    assert "Draft the agreement" not in section


def test_an_old_number_still_leads_to_its_item(cast: Cast, client_as: SignIn) -> None:
    made_edition_two(cast)
    client, base = client_as("by_reader"), f"/programmes/{cast.programme.code}/items/"
    item = f"/items/{cast.items['1.1'].pk}/"
    assert client.get(f"{base}1.7/")["Location"] == item
    assert client.get(f"{base}1.1/")["Location"] == item
    assert client.get(f"{base}1.1/?edition=1")["Location"] == f"{item}?edition=1"
    assert client.get(f"{base}1.1/?edition=2").status_code == 404
    assert client.get(f"{base}9.9/").status_code == 404
    assert client_as("outsider").get(f"{base}1.1/").status_code == 404


def test_the_ledger_says_each_change_who_agreed_and_how_often(cast: Cast, client_as: SignIn) -> None:
    made_edition_two(cast)
    page = words(client_as("ru_reader").get(f"/programmes/{cast.programme.code}/extensions/"))
    assert "Parliament dissolved" in page
    assert "exchange of letters of 2 Nov 2026" in page
    assert "30 Nov 2099" in page
    assert "1 time" in page
    assert "Edition 2" in page


def test_an_item_is_closed_when_the_other_side_agrees(cast: Cast, client_as: SignIn) -> None:
    by, ru, item = client_as("by_coordinator"), client_as("ru_coordinator"), f"/items/{cast.items['2.1'].pk}/"
    bare = by.post(f"{item}close/", {"kind": "completed", "result_en": "Founded"})
    assert "Add the document that shows that the item is completed." in words(bare)
    made = by.post(
        f"{item}close/",
        {"kind": "completed", "result_en": "Founded", "document": SimpleUploadedFile("a.pdf", PDF)},
    )
    assert made.status_code == 302, words(made)
    assert "Closing proposed: completed" in words(ru.get(item))
    page = ru.get(made["Location"])
    assert "a.pdf" in words(page)
    fields = {"version": version(page), "answer": "agree", "authority": "own_login"}
    assert client_as("ru_reader").post(made["Location"], fields).status_code == 403
    assert ru.post(made["Location"], fields).status_code == 302
    assert "Closed: completed" in words(by.get(item))


def test_a_side_notifies_who_is_responsible_on_it(cast: Cast, client_as: SignIn) -> None:
    client, address = client_as("by_coordinator"), f"/items/{cast.items['2.1'].pk}/responsible/"
    sent = client.post(address, {"organisation": str(cast.organisations["by"].pk), "role": "co_executor"})
    assert sent.status_code == 302, words(sent)
    found = m.Responsibility.unscoped.get(item=cast.items["2.1"], organisation=cast.organisations["by"])
    assert (
        client_as("ru_coordinator").post(f"/responsibilities/{found.pk}/end/", {"version": "1"}).status_code
        == 403
    )
    assert client.post(f"/responsibilities/{found.pk}/end/", {"version": "1"}).status_code == 302
    found.refresh_from_db()
    assert found.until is not None
    again = client.post(address, {"organisation": str(cast.organisations["by"].pk), "role": "lead"})
    assert "Your side has a lead for this item." in words(again)
    assert client_as("by_reader").get(address).status_code == 200
    assert client_as("outsider").get(address).status_code == 404


def test_headings_are_added_as_a_tree(cast: Cast, client_as: SignIn) -> None:
    address = f"/programmes/{cast.programme.code}/headings/"
    fields = {"number": "2.9", "title_en": "Optics", "parent": str(cast.sections["2"].pk)}
    assert client_as("by_coordinator").post(address, fields).status_code == 403
    assert client_as("joint_two").post(address, fields).status_code == 302
    assert "Optics" in words(client_as("ru_reader").get(address))
    assert client_as("joint_two").post(address, fields).status_code == 400


def test_a_heading_is_rewritten_while_no_item_stands_under_it(cast: Cast, client_as: SignIn) -> None:
    empty = make_section(cast.programme, "8", "Nothing yet")
    listing, address = f"/programmes/{cast.programme.code}/headings/", f"/headings/{empty.pk}/"
    keeper = client_as("by_secretary")
    shown = keeper.get(listing).content.decode()
    assert address in shown
    assert f"/headings/{cast.sections['2'].pk}/" not in shown
    assert address not in client_as("by_coordinator").get(listing).content.decode()
    assert client_as("by_coordinator").get(address).status_code == 403
    assert "Nothing yet" in keeper.get(address).content.decode()
    assert keeper.post(address, {"number": "8", "title_en": "Space", "version": "1"}).status_code == 302
    assert "Space" in words(keeper.get(listing))


def test_a_day_that_is_none_does_not_take_back_when_a_milestone_was_reached(
    cast: Cast, client_as: SignIn
) -> None:
    step = m.Milestone.unscoped.create(
        item=cast.items["2.1"], position=1, title=text("Draft"), deadline=FuzzyDate("2099"), since_edition=1,
        reached_on=clock.today(),
    )  # fmt: skip
    sent = client_as("by_secretary").post(
        f"/milestones/{step.pk}/reached/", {"reached_on": "2026-02-30", "version": "1"}
    )
    assert sent.status_code == 400
    step.refresh_from_db()
    assert step.reached_on == clock.today()


def test_that_the_reason_is_missing_leads_to_where_it_is_written(cast: Cast, client_as: SignIn) -> None:
    found = changes.draft_change_set(
        cast.actor("by_coordinator"), programme_id=cast.programme.pk, title=text("Changes"), reason={},
        rows=[ChangeInput(kind="withdraw", item_id=cast.items["3.1"].pk)],
    )  # fmt: skip
    client = client_as("by_coordinator")
    refused = client.post(f"/change-sets/{found.pk}/propose/", {"version": found.version})
    assert refused.status_code == 400
    address = f"/change-sets/{found.pk}/edit/"
    page = refused.content.decode()
    assert f'<a href="{address}#id_reason_0">Reason</a>: Say why your side proposes this.' in page
    assert 'id="id_reason_0"' in client.get(address).content.decode()
