"""An edited DOCX through the pages and the API: shown by clause, and what is accepted makes a new version."""

import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from cooperation.accounts.models import Token
from meetings.models import Minutes
from meetings.rules.minutes import Edit
from meetings.selectors.minutes import content_of
from meetings.services.minutes import correct_minutes, make_minutes
from tests.meetings.table import Table, text
from tests.meetings.test_minutes_docx import by_hand, clauses_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def version(held: Table) -> Minutes:
    """The first version of the minutes, in Russian and English."""
    return make_minutes(held.actor("by.secretary"), review_id=held.review.pk)


def taken(table: Table, minutes: Minutes) -> bytes:
    """The DOCX as a secretary downloads it."""
    answer = table.client("by.secretary").get(f"/minutes/{minutes.pk}/docx/")
    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith("attachment;")
    assert answer["Cache-Control"] == "private, no-store"
    return bytes(answer.content)


def edited(raw: bytes, **cells: str) -> SimpleUploadedFile:
    """The file with other words in cells named as ru_1 for the first clause in Russian."""

    def change(opened: Any) -> None:
        for name, words in cells.items():
            tag, row = name.split("_")
            clauses_of(opened).rows[int(row)].cells[{"ru": 1, "en": 2}[tag]].text = words

    return SimpleUploadedFile("minutes.docx", by_hand(raw, change))


def sent(table: Table, minutes: Minutes, file: Any, who: str = "by.secretary") -> Any:
    return table.client(who).post(f"/minutes/{minutes.pk}/returned/", {"file": file})


def accept(table: Table, minutes: Minutes, shown: Any, **more: Any) -> Any:
    """Sends on what a page carried."""
    form = shown.context["form"]
    found = form["found"].value()
    fields = {"found": found, "version": form["version"].value(), "reason_en": "As agreed by letter", **more}
    return table.client("by.secretary").post(f"/minutes/{minutes.pk}/returned/", fields)


def said(minutes: Minutes, key: str, tag: str) -> str:
    content = content_of(minutes)
    assert content is not None
    return next(str(clause["text"][tag]) for clause in content["clauses"] if clause["key"] == key)


def test_what_is_accepted_makes_a_new_version_and_the_rest_stays(held: Table, version: Minutes) -> None:
    shown = sent(
        held, version, edited(taken(held, version), ru_1="Открыта в Минске.", en_1="Opened in Minsk.")
    )
    page = shown.content.decode()
    assert shown.status_code == 200
    assert [(row.found.clause, row.found.language) for row in shown.context["rows"]] == [
        ("opening", "ru"), ("opening", "en"),
    ]  # fmt: skip
    assert "<ins>Opened in Minsk</ins>" in page or "<ins>" in page
    assert not any(row.accepted for row in shown.context["rows"])
    assert Minutes.unscoped.count() == 1

    answer = accept(held, version, shown, accept=["1"])
    made = Minutes.unscoped.get(number=2)
    assert answer["Location"] == f"/minutes/{made.pk}/"
    assert said(made, "opening", "en") == "Opened in Minsk."
    assert said(made, "opening", "ru") == said(version, "opening", "ru")
    assert (made.based_on_id, made.reason) == (version.pk, {"en": "As agreed by letter"})


def test_all_may_be_accepted_at_once(held: Table, version: Minutes) -> None:
    shown = sent(held, version, edited(taken(held, version), ru_1="Открыта.", en_1="Opened."))
    accept(held, version, shown, all="yes")
    made = Minutes.unscoped.get(number=2)
    assert (said(made, "opening", "ru"), said(made, "opening", "en")) == ("Открыта.", "Opened.")


def test_nothing_accepted_is_refused_and_the_differences_stay(held: Table, version: Minutes) -> None:
    shown = sent(held, version, edited(taken(held, version), en_1="Opened."))
    answer = accept(held, version, shown)
    assert answer.status_code == 400
    assert "Nothing is worded otherwise." in answer.content.decode()
    assert [row.found.text for row in answer.context["rows"]] == ["Opened."]
    assert Minutes.unscoped.count() == 1


def test_a_file_without_differences_says_so(held: Table, version: Minutes) -> None:
    shown = sent(held, version, edited(taken(held, version)))
    assert "there is nothing to accept" in shown.content.decode()


def test_a_bad_file_is_refused_at_its_field(held: Table, version: Minutes) -> None:
    answer = sent(held, version, SimpleUploadedFile("x.docx", b"%PDF-1.7\n"))
    assert answer.status_code == 400
    assert answer.context["form"].errors == {"file": ["This is not a DOCX file."]}


def test_a_newer_version_made_meanwhile_loses_nothing(held: Table, version: Minutes) -> None:
    shown = sent(held, version, edited(taken(held, version), ru_1="Открыта.", en_1="Opened."))
    newer = correct_minutes(
        held.actor("ru.secretary"), minutes_id=version.pk, version=version.version,
        edits=[Edit("opening", "en", "Held.")], reason=text("Misprint"),
    )  # fmt: skip
    answer = accept(held, version, shown, all="yes")
    assert answer.status_code == 409
    assert Minutes.unscoped.count() == 2
    rows = {row.found.language: row for row in answer.context["rows"]}
    assert answer.context["minutes"].pk == newer.pk
    assert [(tag, row.accepted, row.found.meanwhile) for tag, row in rows.items()] == [
        ("ru", True, False), ("en", False, True),
    ]  # fmt: skip
    assert "".join(piece.text for piece in rows["en"].before) == "Held."

    accept(held, newer, answer, accept=["0"])
    made = Minutes.unscoped.get(number=3)
    assert (said(made, "opening", "ru"), said(made, "opening", "en")) == ("Открыта.", "Held.")


def test_a_file_of_an_older_version_is_held_against_the_last(held: Table, version: Minutes) -> None:
    raw = taken(held, version)
    newer = correct_minutes(
        held.actor("ru.secretary"), minutes_id=version.pk, version=version.version,
        edits=[Edit("opening", "en", "Held.")], reason=text("Misprint"),
    )  # fmt: skip
    for at in (version, newer):
        shown = sent(held, at, edited(raw, ru_1="Открыта."))
        assert [row.found.language for row in shown.context["rows"]] == ["ru"]
        assert "The file was made of version 1" in shown.content.decode()
        assert shown.context["minutes"].pk == newer.pk


def test_differences_that_did_not_arrive_whole_are_asked_for_again(held: Table, version: Minutes) -> None:
    address = f"/minutes/{version.pk}/returned/"
    for found in (
        "", "no", "{}", '[{"clause": 1}]', '[{"clause": "opening", "language": "en"}]', "[" * 20_000,
        '[{"clause": "opening", "language": "en", "text": "\\ud800"}]',
        json.dumps([{"clause": "opening", "language": "en", "text": "x", "else": 1}]),
        json.dumps([{"clause": "opening", "language": "en", "text": "x" * 20_001}]),
    ):  # fmt: skip
        answer = held.client("by.secretary").post(address, {"found": found, "all": "yes", "reason_en": "x"})
        assert answer.status_code == 400, found[:40]
    assert Minutes.unscoped.count() == 1


def test_only_those_who_keep_the_record_bring_a_file_in(held: Table, version: Minutes) -> None:
    raw = taken(held, version)
    for who in ("by.coordinator", "by.reader"):
        assert held.client(who).get(f"/minutes/{version.pk}/docx/").status_code == 200
        assert held.client(who).get(f"/minutes/{version.pk}/returned/").status_code == 403
        assert sent(held, version, edited(raw), who).status_code == 403
    assert Client().get(f"/minutes/{version.pk}/docx/").status_code == 302


def test_a_version_without_content_has_no_docx(held: Table, version: Minutes) -> None:
    old = Minutes.unscoped.create(review=held.review, number=2, pdf=b"%PDF-1.7", sha256="0" * 64)
    for path, status in (("docx", 409), ("returned", 409)):
        assert held.client("by.secretary").get(f"/minutes/{old.pk}/{path}/").status_code == status
    assert "/docx/" not in held.client("by.secretary").get(f"/minutes/{old.pk}/").content.decode()


# --- The API ----------------------------------------------------------------------------------------------------------


def api(table: Table, who: str = "by.secretary") -> Client:
    secret = Token.issue(table.people[who], name=who, scopes=["read", "write"])[1]
    return Client(headers={"Authorization": f"Bearer {secret}"})


def test_the_api_hands_the_file_out_and_compares_what_comes_back(held: Table, version: Minutes) -> None:
    client = api(held)
    handed = client.get(f"/api/v1/minutes/{version.pk}/docx/")
    assert handed.content == taken(held, version)
    file = edited(handed.content, en_1="Opened in Minsk.")
    answer = client.post(f"/api/v1/minutes/{version.pk}/returned/", {"file": file})
    assert answer.status_code == 200, answer.content
    found = answer.json()
    assert found["differences"] == [
        {"clause": "opening", "language": "en", "before": said(version, "opening", "en"), "after": "Opened in Minsk.",
         "meanwhile": False},
    ]  # fmt: skip
    assert found["made_of"] == {"number": 1, "content_sha256": version.content_sha256, "same": True}
    assert (found["missing"], found["outside"], found["comments"], found["tracked_changes"]) == (
        [],
        [],
        0,
        False,
    )
    assert Minutes.unscoped.count() == 1

    edits = [
        {"clause": each["clause"], "language": each["language"], "text": each["after"]}
        for each in found["differences"]
    ]
    made = client.post(
        f"/api/v1/minutes/{version.pk}/correct/", {"edits": edits, "reason": {"en": "As agreed"}},
        content_type="application/json", headers={"If-Match": f'"{version.version}"'},
    )  # fmt: skip
    assert made.status_code == 201, made.content
    assert said(Minutes.unscoped.get(number=2), "opening", "en") == "Opened in Minsk."


def test_the_api_refuses_as_the_page_does(held: Table, version: Minutes) -> None:
    address = f"/api/v1/minutes/{version.pk}/returned/"
    bad = api(held).post(address, {"file": SimpleUploadedFile("x.docx", b"words")})
    assert (bad.status_code, bad.json()["errors"]) == (
        400, [{"pointer": "/file", "detail": "This is not a DOCX file."}],
    )  # fmt: skip
    raw = taken(held, version)
    assert api(held, "by.coordinator").post(address, {"file": edited(raw)}).status_code == 403
