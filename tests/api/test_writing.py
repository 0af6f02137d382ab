"""Writing: drafts, their release, notes and documents, through the services of the pages."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from cooperation.access import acting_as
from cooperation.api.models import KeptAnswer
from programs.models import PositionDraft
from tests.api.conftest import pointers, problem
from tests.cast import release, save


def draft_path(cast, number="1.1"):
    return f"rounds/{cast.round.pk}/positions/{cast.items[number].pk}/draft/"


SAID = {"status": "at_risk", "progress": 40, "text": {"en": "Two of five done"}, "ready": True}


def test_a_draft_is_made_then_changed_with_the_version_that_was_read(api, cast):
    call = api("by_coordinator")
    made = call.put(draft_path(cast), SAID)
    assert made.status_code == 201, made.content
    assert made.json().items() >= {**SAID, "version": 1, "proposed_deadline": None}.items()
    assert made["Cache-Control"] == "private, no-store"
    read = call.get(draft_path(cast))
    assert read["ETag"] == made["ETag"]
    changed = call.put(
        draft_path(cast), {**SAID, "progress": 50, "proposed_deadline": "2026-Q4"}, If_Match=read["ETag"]
    )
    assert (changed.status_code, changed.json()["version"]) == (200, 2)
    assert changed.json()["proposed_deadline"]["precision"] == "quarter"


def test_a_change_without_a_version_or_with_an_old_one_is_refused_and_nothing_is_lost(api, cast):
    call = api("by_coordinator")
    first = call.put(draft_path(cast), SAID)
    problem(call.put(draft_path(cast), {**SAID, "progress": 1}), 428)
    call.put(draft_path(cast), {**SAID, "progress": 50}, If_Match=first["ETag"])
    stale = problem(call.put(draft_path(cast), {**SAID, "progress": 2}, If_Match=first["ETag"]), 412)
    assert stale["current_version"] == 2
    assert call.get(draft_path(cast)).json()["progress"] == 50


def test_a_draft_may_leave_its_status_open_until_it_is_ready(api, cast):
    call = api("by_coordinator")
    assert pointers(call.put(draft_path(cast), {**SAID, "status": ""})) == {"/status"}
    made = call.put(draft_path(cast), {**SAID, "status": "", "ready": False})
    assert (made.status_code, made.json()["status"]) == (201, "")
    problem(call.put(draft_path(cast), {**SAID, "status": ""}, If_Match=made["ETag"]), 400)
    assert call.put(draft_path(cast), SAID, If_Match=made["ETag"]).json()["status"] == "at_risk"


def test_the_etag_of_another_object_is_no_version_of_this_one(api, cast):
    call = api("by_coordinator")
    call.put(draft_path(cast), SAID)
    other = call.put(draft_path(cast, "1.2"), SAID)
    problem(call.put(draft_path(cast), SAID, If_Match=other["ETag"]), 412)
    assert call.put(draft_path(cast), SAID, If_Match='"1"').status_code == 200
    problem(call.put(draft_path(cast), SAID, If_Match="1"), 400)
    problem(call.put(draft_path(cast), SAID, If_Match='"2", "1"'), 400)
    for unknown in ('"nope"', 'W/"2"', '""'):
        problem(call.put(draft_path(cast), SAID, If_Match=unknown), 412)


def test_drafts_are_seen_by_their_own_side_only(api, cast):
    api("by_coordinator").put(draft_path(cast), SAID)
    problem(api("ru_coordinator").get(draft_path(cast)), 404)
    assert api("ru_coordinator").rows(f"rounds/{cast.round.pk}/drafts/") == []
    assert len(api("by_reader").rows(f"rounds/{cast.round.pk}/drafts/")) == 1
    problem(api("outsider").get(f"rounds/{cast.round.pk}/drafts/"), 404)


def test_a_token_without_the_scope_write_writes_nothing(api, cast):
    problem(api("by_coordinator", "read").put(draft_path(cast), SAID), 403)
    assert not PositionDraft.unscoped.exists()


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"status": "splendid"}, "/status"),
        ({"status": None}, "/status"),
        ({"progress": 101}, "/progress"),
        ({"progress": "many"}, "/progress"),
        ({"text": "not an object"}, "/text"),
        ({"text": {"en": "nul\x00"}}, "/text"),
        ({"text": {"en": "x" * 20_001}}, "/text"),
        ({"text": {"not a tag": "x"}}, "/text"),
        ({"proposed_deadline": "soon"}, "/proposed_deadline"),
        ({"proposed_deadline": {"value": 7}}, "/proposed_deadline"),
        ({"colour": "red"}, "/colour"),
    ],
)
def test_each_wrong_property_is_named(api, cast, change, pointer):
    assert pointers(api("by_coordinator").put(draft_path(cast), {**SAID, **change})) == {pointer}


def test_a_body_that_is_not_json_or_not_an_object_or_too_large_is_refused(api, cast):
    call = api("by_coordinator")
    send = call.client.put
    address = f"/api/v1/{draft_path(cast)}"
    problem(send(address, data="{", content_type="application/json", headers=call.headers), 400)
    problem(send(address, data="[]", content_type="application/json", headers=call.headers), 400)
    problem(send(address, data="a=1", content_type="text/plain", headers=call.headers), 415)
    large = '{"text": {"en": "' + "x" * 10_000_000 + '"}}'
    problem(send(address, data=large, content_type="application/json", headers=call.headers), 413)


def test_many_drafts_are_saved_together_or_not_at_all(api, cast):
    call = api("by_coordinator")
    path = f"rounds/{cast.round.pk}/drafts/"
    rows = [{"item": str(cast.items[number].pk), "status": "on_track"} for number in ("1.1", "1.2", "2.1")]
    saved = call.post(path, {"rows": rows})
    assert saved.status_code == 200, saved.content
    assert {row["version"] for row in saved.json()["results"]} == {1}
    rows[0]["version"] = 1
    stale = problem(call.post(path, {"rows": rows}), 412)
    assert {fault["pointer"] for fault in stale["errors"]} == {"/rows/1", "/rows/2"}
    rows[1]["status"] = "splendid"
    assert pointers(call.post(path, {"rows": rows})) == {"/rows/1/status"}
    assert set(PositionDraft.unscoped.values_list("version", flat=True)) == {1}


def test_a_released_set_is_seen_by_the_other_side(api, cast):
    call = api("by_coordinator")
    call.put(draft_path(cast), SAID)
    assert api("ru_reader").rows(f"positions/?round={cast.round.pk}") == []
    released = call.post(f"rounds/{cast.round.pk}/release/")
    assert released.status_code == 201, released.content
    assert released.json()["count"] == 1
    seen = api("ru_reader").rows(f"positions/?round={cast.round.pk}")
    assert [(row["status"], row["party_code"], row["text"]) for row in seen] == [
        ("at_risk", "BY", SAID["text"])
    ]
    dossier = api("ru_reader").get(f"items/{cast.items['1.1'].pk}/").json()
    assert [row["progress"] for row in dossier["positions"]] == [40]
    problem(call.post(f"rounds/{cast.round.pk}/release/"), 409)


def test_in_a_simultaneous_exchange_nothing_is_seen_before_ones_own_release(api, cast):
    item, other = cast.nine_items["1.1"], cast.nine_items["1.2"]
    path = f"rounds/{cast.nine_round.pk}"
    for key in ("n1_coordinator", "n2_coordinator"):
        assert api(key).put(f"{path}/positions/{item.pk}/draft/", SAID).status_code == 201
    assert api("n1_coordinator").post(f"{path}/release/").status_code == 201
    assert api("n2_coordinator").rows(f"positions/?round={cast.nine_round.pk}") == []
    assert api("joint").rows(f"positions/?round={cast.nine_round.pk}") == []
    assert api("n2_coordinator").get(f"items/{item.pk}/").json()["positions"] == []
    assert api("n2_coordinator").post(f"{path}/release/").status_code == 201
    assert len(api("n2_coordinator").rows(f"positions/?round={cast.nine_round.pk}")) == 2
    assert other.pk


def test_only_the_coordinator_releases(api, cast):
    save(cast, "by_coordinator", "1.1")
    problem(api("by_contributor").post(f"rounds/{cast.round.pk}/release/"), 403)
    problem(api("outsider").post(f"rounds/{cast.round.pk}/release/"), 404)


def test_notes_are_written_rewritten_and_kept_from_the_other_side(api, cast):
    call = api("by_coordinator")
    made = call.post(f"items/{cast.items['1.1'].pk}/notes/", {"kind": "line", "text": {"en": "Hold"}})
    assert made.status_code == 201, made.content
    path = f"notes/{made.json()['id']}/"
    problem(call.put(path, {"text": {"en": "Yield"}}), 428)
    changed = call.put(path, {"kind": "line", "text": {"en": "Yield"}}, If_Match=made["ETag"])
    assert (changed.status_code, changed.json()["text"], changed.json()["version"]) == (
        200,
        {"en": "Yield"},
        2,
    )
    problem(api("ru_coordinator").get(path), 404)
    problem(api("ru_coordinator").put(path, {"text": {"en": "x"}}, If_Match=changed["ETag"]), 412)
    problem(api("ru_coordinator").put(path, {"text": {"en": "x"}}, If_Match='"2"'), 404)
    assert api("ru_coordinator").rows("notes/") == []


# --- Documents --------------------------------------------------------------------------------------------------------

PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


def upload(call, name="scan.pdf", content=PDF, **fields):
    data = {"file": SimpleUploadedFile(name, content), **fields}
    return call.client.post("/api/v1/documents/", data, headers=call.headers)


def test_a_document_supports_a_draft_and_is_seen_with_the_released_position(api, cast):
    draft = save(cast, "by_coordinator", "1.1")
    made = upload(api("by_coordinator"), draft=str(draft.pk))
    assert made.status_code == 201, made.content
    path = f"documents/{made.json()['id']}/"
    assert (made.json()["content_type"], made.json()["size"]) == ("application/pdf", len(PDF))
    problem(api("ru_reader").get(path), 404)
    problem(api("ru_reader").get(f"{path}content/"), 404)
    release(cast, "by_coordinator")
    assert api("ru_reader").get(path).json()["sha256"] == made.json()["sha256"]
    content = api("ru_reader").get(f"{path}content/")
    assert b"".join(content.streaming_content) == PDF
    assert content["Content-Disposition"].startswith("attachment")
    assert content["X-Content-Type-Options"] == "nosniff"
    position = api("ru_reader").rows(f"positions/?item={cast.items['1.1'].pk}")[0]
    assert position["documents"] == [made.json()["id"]]


@pytest.mark.parametrize(
    ("name", "content"),
    [("page.pdf", b"<html><script>alert(1)</script>"), ("empty.pdf", b""), ("run.exe", b"MZ\x90\x00")],
)
def test_a_file_that_is_not_what_it_says_is_refused(api, cast, name, content):
    draft = save(cast, "by_coordinator", "1.1")
    assert pointers(upload(api("by_coordinator"), name, content, draft=str(draft.pk))) == {"/file"}


def test_an_upload_needs_a_form_with_known_fields(api, cast):
    call = api("by_coordinator")
    problem(call.post("documents/", {"file": "x"}), 415)
    assert pointers(call.client.post("/api/v1/documents/", {"colour": "red"}, headers=call.headers)) == {
        "/colour"
    }
    assert pointers(call.client.post("/api/v1/documents/", {}, headers=call.headers)) == {"/file"}


def test_of_two_files_under_one_name_none_is_lost_without_a_word(api, cast):
    draft, call = save(cast, "by_coordinator", "1.1"), api("by_coordinator")
    files = [SimpleUploadedFile(f"{n}.pdf", PDF) for n in (1, 2)]
    sent = call.client.post(
        "/api/v1/documents/", {"file": files, "draft": str(draft.pk)}, headers=call.headers
    )
    assert pointers(sent) == {"/file"}
    assert call.rows("documents/") == []


# --- Idempotency ------------------------------------------------------------------------------------------------------


def test_the_same_key_with_the_same_body_is_answered_as_before_and_does_nothing(api, cast):
    call = api("by_coordinator")
    path, note = f"items/{cast.items['1.1'].pk}/notes/", {"text": {"en": "Once"}}
    first = call.post(path, note, Idempotency_Key="k-1")
    again = call.post(path, note, Idempotency_Key="k-1")
    assert (again.status_code, again.content, again["ETag"]) == (201, first.content, first["ETag"])
    assert again["Idempotency-Replayed"] == "true"
    assert len(call.rows("notes/")) == 1
    assert call.post(path, note, Idempotency_Key="k-2").status_code == 201
    assert len(call.rows("notes/")) == 2


def test_a_key_used_for_another_body_or_address_is_refused(api, cast):
    call = api("by_coordinator")
    path = f"items/{cast.items['1.1'].pk}/notes/"
    call.post(path, {"text": {"en": "Once"}}, Idempotency_Key="k-1")
    problem(call.post(path, {"text": {"en": "Other"}}, Idempotency_Key="k-1"), 422)
    problem(
        call.post(f"items/{cast.items['1.2'].pk}/notes/", {"text": {"en": "Once"}}, Idempotency_Key="k-1"),
        422,
    )
    problem(call.post(path, {"text": {"en": "x"}}, Idempotency_Key="no spaces"), 400)


def test_a_refused_request_leaves_its_key_free_and_keys_belong_to_their_account(api, cast):
    path = f"items/{cast.items['1.1'].pk}/notes/"
    problem(api("by_coordinator").post(path, {"text": {}}, Idempotency_Key="k-1"), 400)
    problem(api("by_reader").post(path, {"text": {"en": "x"}}, Idempotency_Key="k-1"), 403)
    for key in ("by_coordinator", "ru_coordinator"):
        assert api(key).post(path, {"text": {"en": key}}, Idempotency_Key="k-1").status_code == 201


@pytest.mark.django_db(transaction=True)
def test_two_requests_with_one_key_at_the_same_moment_write_once(api, cast):
    call = api("by_coordinator")
    path = f"items/{cast.items['1.1'].pk}/notes/"

    def post(_number):
        try:
            return call.post(path, {"text": {"en": "Once"}}, Idempotency_Key="k-1").status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(post, range(4))) == [201] * 4
    assert len(call.rows("notes/")) == 1


def test_kept_answers_are_hidden_from_everybody_else_by_the_database(api, cast):
    api("by_coordinator").post(
        f"items/{cast.items['1.1'].pk}/notes/", {"text": {"en": "x"}}, Idempotency_Key="k-1"
    )
    with acting_as(cast.actor("by_coordinator")):
        assert KeptAnswer.objects.count() == 1
    for key in ("by_reader", "ru_coordinator", "joint"):
        with acting_as(cast.actor(key)):
            assert not KeptAnswer.objects.exists()
