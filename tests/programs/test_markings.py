"""Markings are data: a side gives its own to notes and files, they go where these go, and readings are kept."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.http import content_disposition_header

from cooperation.access import acting_as
from cooperation.readlog.models import Entry
from programs.models import Act, Document, InternalNote, Marking
from programs.services.closures import propose_closure
from programs.services.documents import attach, mark_document
from programs.services.notes import write_note
from tests.cast import Cast, release, save, sit, text
from tests.programs.test_documents import PDF

pytestmark = pytest.mark.django_db
As = Callable[[str], Client]
LABEL = "For official use"


@pytest.fixture(autouse=True)
def markings(cast: Cast) -> dict[str, Marking]:
    """BY's, one of which is above the ceiling; RU's; and a common one."""
    rows = [
        Marking(code="BY-OUO", party=cast.by, name=text(LABEL, "Для служебного пользования")),
        Marking(code="BY-S", party=cast.by, name=text("Secret"), level=2, kept=False),
        Marking(code="RU-OUO", party=cast.ru, name=text("Official (RU)")),
        Marking(code="TLP:AMBER", name=text("TLP:AMBER")),
    ]
    return {row.code: row for row in Marking.unscoped.bulk_create(rows)}


def upload() -> SimpleUploadedFile:
    return SimpleUploadedFile("report.pdf", PDF)


def logged(cast: Cast, key: str = "by_security") -> list[tuple[str, str]]:
    with acting_as(cast.actor(key)):
        return list(Entry.objects.visible_to(cast.actor(key)).order_by("at").values_list("kind", "marking"))


# --- Choosing ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", ["/items/{item}/", "/agreements/{agreement}/"])
def test_a_form_offers_the_side_its_own_and_the_common_ones_that_are_kept(
    cast: Cast, client_as: As, page: str
) -> None:
    address = page.format(item=cast.items["1.1"].pk, agreement=cast.agreement.pk)
    shown = client_as("by_coordinator").get(address).content.decode()
    assert '<option value="BY-OUO"' in shown
    assert '<option value="TLP:AMBER"' in shown
    assert "BY-S" not in shown
    assert "RU-OUO" not in shown
    assert '<option value="RU-OUO"' in client_as("ru_coordinator").get(address).content.decode()


def test_where_no_marking_is_kept_nothing_is_asked(cast: Cast, client_as: As) -> None:
    Marking.unscoped.update(kept=False)
    assert (
        'name="marking"'
        not in client_as("by_coordinator").get(f"/items/{cast.items['1.1'].pk}/").content.decode()
    )


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("RU-OUO", "Choose one of your side’s markings."),
        ("nonsense", "Choose one of your side’s markings."),
        ("BY-S", "This installation keeps nothing that bears this marking."),
    ],
)
def test_another_sides_marking_and_one_above_the_ceiling_are_refused(
    cast: Cast, client_as: As, code: str, why: str
) -> None:
    own = client_as("by_coordinator")
    address = f"/api/v1/items/{cast.items['1.1'].pk}/notes/"
    answer = own.post(address, {"text": {"en": "x"}, "marking": code}, "application/json")
    assert (answer.status_code, answer.json()["errors"]) == (400, [{"pointer": "/marking", "detail": why}])
    draft = save(cast, "by_coordinator", "1.1")
    answer = own.post("/api/v1/documents/", {"file": upload(), "draft": str(draft.pk), "marking": code})
    assert (answer.status_code, answer.json()["errors"]) == (400, [{"pointer": "/marking", "detail": why}])
    page = f"/items/{cast.items['1.1'].pk}/notes/"
    assert own.post(page, {"kind": "note", "text_en": "Typed", "marking": code}).status_code == 400
    assert not InternalNote.unscoped.exists()
    assert not Document.unscoped.filter(drafts=draft).exists()


# --- Wherever the text goes -------------------------------------------------------------------------------------------


def test_the_label_stands_beside_a_note_on_every_page_and_in_the_api(cast: Cast, client_as: As) -> None:
    sit(cast, "confirmed")
    own = client_as("by_coordinator")
    item = cast.items["1.1"].pk
    sent = own.post(f"/items/{item}/notes/", {"kind": "line", "text_en": "Our line", "marking": "BY-OUO"})
    assert sent.status_code == 302
    for page in (f"/items/{item}/", "/"):
        shown = client_as("by_reader").get(page).content.decode()
        assert "Our line" in shown
        assert LABEL in shown, page
    for query in ("", "?fields=text", "?marking=BY-OUO"):
        assert [row["marking"] for row in own.get(f"/api/v1/notes/{query}").json()["results"]] == ["BY-OUO"]
    assert own.get("/api/v1/notes/?marking=TLP:AMBER").json()["results"] == []


def test_a_rewritten_note_keeps_its_marking_until_one_says_otherwise(cast: Cast, client_as: As) -> None:
    note = write_note(
        cast.actor("by_coordinator"), item_id=cast.items["1.1"].pk, text=text("x"), marking="BY-OUO"
    )
    own, version = client_as("by_coordinator"), note.version
    for said, expected in (({}, "BY-OUO"), ({"marking": "TLP:AMBER"}, "TLP:AMBER"), ({"marking": ""}, None)):
        answer = own.put(
            f"/api/v1/notes/{note.pk}/", {"text": {"en": "y"}, **said}, "application/json",
            headers={"If-Match": own.get(f"/api/v1/notes/{note.pk}/")["ETag"]},
        )  # fmt: skip
        assert answer.status_code == 200, answer.content
        assert answer.json()["marking"] == expected
        version += 1
    assert answer.json()["version"] == version


def test_a_note_keeps_a_marking_that_the_installation_has_since_put_above_its_ceiling(cast: Cast) -> None:
    actor = cast.actor("by_coordinator")
    note = write_note(actor, item_id=cast.items["1.1"].pk, text=text("x"), marking="BY-OUO")
    Marking.unscoped.filter(code="BY-OUO").update(kept=False)
    again = write_note(
        actor, item_id=cast.items["1.1"].pk, text=text("y"), note_id=note.pk, version=note.version,
        marking="BY-OUO",
    )  # fmt: skip
    assert again.marking_id == "BY-OUO"


def test_a_released_file_shows_its_label_to_the_other_side_and_in_the_name_of_its_copy(
    cast: Cast, client_as: As
) -> None:
    save(cast, "ru_coordinator", "1.1", text=text("Said"))
    own = client_as("ru_coordinator")
    page = f"/items/{cast.items['1.1'].pk}/"
    sent = own.post(f"{page}documents/", {"file": upload(), "marking": "RU-OUO"})
    assert sent.status_code == 302, sent.content
    assert "Official (RU)" in own.get(page).content.decode()
    assert "Official (RU)" in own.get(f"/work/{cast.round.pk}/release/").content.decode()
    release(cast, "ru_coordinator")
    file = Document.unscoped.get(name="report.pdf")
    save(cast, "by_coordinator", "1.1", text=text("Said"))
    release(cast, "by_coordinator")
    assert "Official (RU)" in client_as("by_reader").get(page).content.decode()
    for address in (f"/documents/{file.pk}/", f"/api/v1/documents/{file.pk}/content/"):
        copy = client_as("by_reader").get(address)
        assert copy.getvalue() == PDF
        assert 'filename="RU-OUO report.pdf"' in copy["Content-Disposition"]
    row = client_as("by_reader").get(f"/api/v1/documents/{file.pk}/").json()
    assert (row["name"], row["marking"]) == ("report.pdf", "RU-OUO")


def test_a_file_of_an_act_bears_one_too(cast: Cast, client_as: As) -> None:
    act = Act.unscoped.filter(agreement=cast.agreement, party=cast.by).get()
    sent = client_as("by_coordinator").post(
        f"/acts/{act.pk}/documents/", {"file": upload(), "audience": "shared", "marking": "TLP:AMBER"}
    )
    assert sent.status_code == 302, sent.content
    assert Document.unscoped.get(act=act, name="report.pdf").file_name == "TLP AMBER report.pdf"
    shown = client_as("ru_reader").get(f"/agreements/{cast.agreement.pk}/").content.decode()
    assert '<span class="marking">' in shown


def test_what_shows_that_an_item_is_completed_bears_one_too(cast: Cast, client_as: As) -> None:
    page = f"/items/{cast.items['1.1'].pk}/close/"
    sent = client_as("by_coordinator").post(
        page, {"kind": "completed", "result_en": "Done", "document": upload(), "marking": "BY-OUO"}
    )
    assert sent.status_code == 302, sent.content
    shown = client_as("ru_reader").get(sent["Location"]).content.decode()
    assert LABEL in shown


# --- The read log -----------------------------------------------------------------------------------------------------


def test_reading_a_marked_file_is_kept_whoever_may_read_it(cast: Cast, client_as: As) -> None:
    act = Act.unscoped.filter(agreement=cast.agreement, party=cast.by).get()
    given: dict[str, Any] = {"act_id": act.pk, "audience": "shared"}
    marked = attach(cast.actor("by_coordinator"), file=upload(), marking="BY-OUO", **given)
    plain = attach(cast.actor("by_coordinator"), file=SimpleUploadedFile("b.pdf", PDF + b"%\n"), **given)
    for file in (marked, plain):
        client_as("ru_reader").get(f"/documents/{file.pk}/").getvalue()
        client_as("by_reader").get(f"/api/v1/documents/{file.pk}/content/").getvalue()
    assert logged(cast, "ru_security") == [("document", "BY-OUO")]
    assert logged(cast) == [("document", "BY-OUO")]


def test_the_security_officer_asks_by_marking(cast: Cast, client_as: As) -> None:
    actor = cast.actor("by_coordinator")
    for number, code in (("1.1", "BY-OUO"), ("1.2", "TLP:AMBER"), ("2.1", None)):
        write_note(actor, item_id=cast.items[number].pk, text=text("x"), marking=code)
    reader = client_as("by_reader")
    for number in ("1.1", "1.2", "2.1"):
        reader.get(f"/items/{cast.items[number].pk}/")
    reader.get("/api/v1/notes/?fields=text&limit=1")
    officer = client_as("by_security")
    for asked, found in (
        ("BY-OUO", {"BY-OUO"}),
        ("*", {"BY-OUO", "TLP:AMBER"}),
        ("", {"BY-OUO", "TLP:AMBER", ""}),
    ):
        lines = officer.get(f"/readings/file/?marking={asked}").getvalue().decode("utf-8-sig").splitlines()
        place = lines[0].split(",").index("marking")
        assert {line.split(",")[place] for line in lines[1:]} == found
        if asked:
            rows = officer.get(f"/api/v1/reads/?marking={asked}").json()["results"]
            assert {row["marking"] for row in rows} == found
            assert len(rows) == len(lines) - 1
    page = officer.get("/readings/?marking=BY-OUO").content.decode()
    assert LABEL in page
    assert officer.get("/readings/?marking=nonsense").status_code == 400


def test_every_reader_learns_what_the_labels_mean(client_as: As) -> None:
    rows = client_as("ru_reader").get("/api/v1/markings/?ordering=code").json()["results"]
    assert [(row["code"], row["kept"]) for row in rows] == [
        ("BY-OUO", True), ("BY-S", False), ("RU-OUO", True), ("TLP:AMBER", True),
    ]  # fmt: skip
    assert [row["code"] for row in client_as("outsider").get("/api/v1/markings/").json()["results"]] == [
        "TLP:AMBER"
    ]


# --- Mended afterwards ------------------------------------------------------------------------------------------------


def test_the_marking_of_a_file_is_changed_beside_it_on_its_page(cast: Cast, client_as: As) -> None:
    act = Act.unscoped.filter(agreement=cast.agreement, party=cast.by).get()
    draft = save(cast, "by_coordinator", "1.1", text=text("Said"))
    own, actor = client_as("by_coordinator"), cast.actor("by_coordinator")
    for given, page in (
        ({"act_id": act.pk, "audience": "shared"}, f"/agreements/{cast.agreement.pk}/"),
        ({"draft_id": draft.pk}, f"/items/{cast.items['1.1'].pk}/"),
    ):
        file = attach(actor, file=upload(), **given)
        address = f"/documents/{file.pk}/marking/"
        assert address in own.get(page).content.decode()
        assert address not in client_as("by_reader").get(page).content.decode()
        sent = own.post(address, {"marking": "BY-OUO", "version": file.version})
        assert (sent.status_code, sent["Location"]) == (302, page)
        assert '<option value="BY-OUO" selected>' in own.get(page).content.decode()
        again = own.post(
            f"/api/v1/documents/{file.pk}/marking/", {"marking": ""}, "application/json",
            headers={"If-Match": own.get(f"/api/v1/documents/{file.pk}/")["ETag"]},
        )  # fmt: skip
        assert (again.status_code, again.json()["marking"]) == (200, None)


def test_a_release_that_was_looked_at_before_a_marking_changed_is_stale(cast: Cast, client_as: As) -> None:
    draft = save(cast, "by_coordinator", "1.1", text=text("Said"))
    actor, own = cast.actor("by_coordinator"), client_as("by_coordinator")
    file = attach(actor, draft_id=draft.pk, file=upload())
    with acting_as(actor):
        draft.refresh_from_db()
    looked_at = [{"id": str(draft.pk), "version": draft.version}]
    mark_document(actor, document_id=file.pk, marking="BY-OUO", version=file.version)
    address = f"/api/v1/rounds/{cast.round.pk}/release/"
    refused = own.post(address, {"drafts": looked_at}, "application/json")
    assert refused.status_code in (409, 412), refused.content
    looked_at[0]["version"] += 1
    assert own.post(address, {"drafts": looked_at}, "application/json").status_code == 201


def test_another_sides_shared_file_keeps_the_marking_that_side_gave_it(cast: Cast, client_as: As) -> None:
    act = Act.unscoped.filter(agreement=cast.agreement, party=cast.by).get()
    file = attach(cast.actor("by_coordinator"), act_id=act.pk, file=upload(), marking="BY-OUO")
    sent = client_as("ru_coordinator").post(
        f"/documents/{file.pk}/marking/", {"marking": "", "version": file.version}
    )
    assert sent.status_code == 403
    assert Document.unscoped.get(pk=file.pk).marking_id == "BY-OUO"


def test_a_file_taken_off_a_draft_is_not_shown_by_its_release(cast: Cast, client_as: As) -> None:
    item = cast.items["1.1"].pk
    draft = save(cast, "by_coordinator", "1.1", text=text("Said"))
    actor, own = cast.actor("by_coordinator"), client_as("by_coordinator")
    kept, wrong = (
        attach(actor, draft_id=draft.pk, file=SimpleUploadedFile(name, PDF))
        for name in ("kept.pdf", "wrong.pdf")
    )
    with acting_as(actor):
        draft.refresh_from_db()
    sent = own.post(f"/drafts/{draft.pk}/documents/{wrong.pk}/", {"version": draft.version})
    assert (sent.status_code, sent["Location"]) == (302, f"/items/{item}/")
    assert "wrong.pdf" not in own.get(f"/items/{item}/").content.decode()
    with acting_as(actor):
        assert type(draft).unscoped.get(pk=draft.pk).version == draft.version + 1
    release(cast, "by_coordinator")
    save(cast, "ru_coordinator", "1.1", text=text("Said"))
    release(cast, "ru_coordinator")
    shown = client_as("ru_reader").get(f"/items/{item}/").content.decode()
    assert "kept.pdf" in shown
    assert "wrong.pdf" not in shown
    assert client_as("ru_reader").get(f"/documents/{wrong.pk}/").status_code == 404
    assert client_as("ru_reader").get(f"/documents/{kept.pk}/").getvalue() == PDF


def test_what_a_release_has_shown_stays_when_its_file_is_taken_off_the_draft(
    cast: Cast, client_as: As
) -> None:
    draft = save(cast, "by_coordinator", "1.1", text=text("Said"))
    file = attach(cast.actor("by_coordinator"), draft_id=draft.pk, file=upload())
    release(cast, "by_coordinator")
    own = client_as("by_coordinator")
    at = f"/api/v1/rounds/{cast.round.pk}/positions/{draft.item_id}/draft/"
    address = f"/api/v1/drafts/{draft.pk}/documents/{file.pk}/"
    gone = own.delete(address, headers={"If-Match": own.get(at)["ETag"]})
    assert gone.status_code == 200, gone.content
    again = own.delete(f"/api/v1/drafts/{draft.pk}/documents/{file.pk}/", headers={"If-Match": gone["ETag"]})
    assert again.status_code == 404
    row = own.get(f"/api/v1/documents/{file.pk}/").json()
    assert (row["audience"], len(row["positions"])) == ("position", 1)


# --- What is no marking -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", ["BY\nOUO", "BY\u202eOUO", "BY\u200bOUO", "*"])
def test_a_code_that_no_file_name_and_no_question_to_the_log_can_hold_is_refused(
    cast: Cast, code: str
) -> None:
    with pytest.raises(ValidationError) as refusal:
        Marking(code=code, party=cast.by, name=text(LABEL)).full_clean()
    assert set(refusal.value.message_dict) == {"code"}


@pytest.mark.parametrize(
    ("code", "called"),
    [
        ("К/С: «А»", "К С «А» report.pdf"),
        ('A"B\\C', "A B C report.pdf"),
        ("BY\r\nSet-Cookie: a=b", "BY Set-Cookie a=b report.pdf"),
        ("ДЛЯ СЛУЖЕБНОГО ПОЛЬЗОВАНИЯ № 123", "ДЛЯ СЛУЖЕБНОГО ПОЛЬЗОВАНИЯ № 123 report.pdf"),
        ("سري", "سري report.pdf"),
    ],
    ids=["path", "quotes", "header", "longest", "right-to-left"],
)
def test_a_copy_is_called_by_its_marking_whatever_signs_that_has(
    cast: Cast, client_as: As, code: str, called: str
) -> None:
    Marking.unscoped.create(code=code, party=cast.by, name=text(LABEL))
    act = Act.unscoped.filter(agreement=cast.agreement, party=cast.by).get()
    file = attach(cast.actor("by_coordinator"), act_id=act.pk, file=upload(), marking=code)
    for address in (f"/documents/{file.pk}/", f"/api/v1/documents/{file.pk}/content/"):
        copy = client_as("by_reader").get(address)
        assert copy.getvalue() == PDF
        assert copy["Content-Disposition"] == content_disposition_header(True, called)


def test_a_marking_with_a_null_character_is_none(cast: Cast, client_as: As) -> None:
    act = Act.unscoped.filter(agreement=cast.agreement, party=cast.by).get()
    file = attach(cast.actor("by_coordinator"), act_id=act.pk, file=upload())
    sent = client_as("by_coordinator").post(
        f"/documents/{file.pk}/marking/", {"marking": "BY\x00", "version": file.version}
    )
    assert sent.status_code == 400
    assert "Choose one of your side’s markings." in sent.content.decode()


def test_a_marking_refused_in_its_small_form_is_said_at_its_input_on_the_page(
    cast: Cast, client_as: As
) -> None:
    act = Act.unscoped.filter(agreement=cast.agreement, party=cast.by).get()
    draft = save(cast, "by_coordinator", "1.1", text=text("Said"))
    own, actor = client_as("by_coordinator"), cast.actor("by_coordinator")
    files = [
        attach(actor, act_id=act.pk, file=upload(), audience="shared", marking="BY-OUO"),
        attach(actor, draft_id=draft.pk, file=upload(), marking="BY-OUO"),
    ]
    titles = ("Programme of cooperation", "Draft the agreement on joint ventures")
    for file, heading in zip(files, titles, strict=True):
        sent = own.post(f"/documents/{file.pk}/marking/", {"marking": "BY-S", "version": file.version})
        page = sent.content.decode()
        assert sent.status_code == 400
        assert heading in page
        form = page[page.index(f'action="/documents/{file.pk}/marking/"') :].split("</form>")[0]
        assert "This installation keeps nothing that bears this marking." in form
        assert 'aria-invalid="true"' in form
        assert '<option value="BY-OUO" selected>' in form
        assert Document.unscoped.get(pk=file.pk).marking_id == "BY-OUO"


def test_after_the_marking_of_a_file_of_the_programme_one_is_where_the_file_is_shown(
    cast: Cast, client_as: As
) -> None:
    own, actor = client_as("by_coordinator"), cast.actor("by_coordinator")
    file = attach(actor, programme_id=cast.programme.pk, file=upload())
    address = f"/documents/{file.pk}/marking/"
    sent = own.post(address, {"marking": "BY-OUO", "version": file.version})
    assert sent["Location"] == f"/programmes/{cast.programme.code}/"
    closure = propose_closure(
        actor, item_id=cast.items["1.1"].pk, kind="completed", result=text("Done"), document_id=file.pk
    )
    sent = own.post(address, {"marking": "", "version": file.version + 1})
    assert sent["Location"] == f"/closures/{closure.pk}/"
    refused = own.post(address, {"marking": "x", "version": file.version + 2}, follow=True)
    assert refused.redirect_chain == [(f"/closures/{closure.pk}/", 302)]
    assert "Choose one of your side’s markings." in refused.content.decode()
