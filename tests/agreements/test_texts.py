"""The texts of an agreement: kept by those who keep its record, one authentic in a language, and taken back."""

from collections.abc import Callable
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from cooperation.accounts.models import User
from cooperation.errors import Absent, Conflict, Forbidden, Invalid
from programs.models import Agreement, Document
from programs.services.agreement_texts import attach_text, take_back_text
from tests.cast import Cast, text


def keep(cast: Cast, who: str, agreement: Agreement, language: str = "be", **more: Any) -> Document:
    file = SimpleUploadedFile(f"{who}-{language}.txt", f"{who} {language}".encode())
    return attach_text(cast.actor(who), agreement_id=agreement.pk, file=file, language=language, **more)


def back(
    cast: Cast, who: str, document: UUID, version: int = 1, why: str = "Not the text that was signed"
) -> Any:
    return take_back_text(cast.actor(who), document_id=document, version=version, reason=text(why))


def test_a_text_is_kept_by_who_keeps_the_agreement_and_by_no_coordinator(
    cast: Cast, treaty: Agreement, client_as: Callable[[str], Client]
) -> None:
    with pytest.raises(Forbidden):
        keep(cast, "by_coordinator", treaty)
    assert "Add a text" not in client_as("by_coordinator").get(f"/agreements/{treaty.pk}/").content.decode()
    assert "Add a text" in client_as("by_secretary").get(f"/agreements/{treaty.pk}/").content.decode()
    assert keep(cast, "joint_two", treaty).party_id is None


def test_one_text_in_a_language_is_authentic_until_it_is_taken_back(cast: Cast, treaty: Agreement) -> None:
    first = keep(cast, "by_secretary", treaty, authentic=True)
    with pytest.raises(Conflict):
        keep(cast, "ru_secretary", treaty, "BE", authentic=True)
    keep(cast, "ru_secretary", treaty, "ru", authentic=True)
    keep(cast, "ru_secretary", treaty)
    back(cast, "by_secretary", first.pk)
    assert keep(cast, "ru_secretary", treaty, authentic=True).authentic


def test_what_another_side_keeps_to_itself_does_not_show_through_a_refusal(
    cast: Cast, treaty: Agreement
) -> None:
    keep(cast, "ru_secretary", treaty, authentic=True, audience="internal")
    assert keep(cast, "by_secretary", treaty, authentic=True).authentic


def test_a_text_is_taken_back_with_a_reason_and_stays_for_who_could_read_it(
    cast: Cast, treaty: Agreement, client_as: Callable[[str], Client]
) -> None:
    kept = keep(cast, "by_secretary", treaty, authentic=True)
    with pytest.raises(Invalid):
        back(cast, "by_secretary", kept.pk, why=" ")
    client, address = client_as("by_secretary"), f"/documents/{kept.pk}/take-back/"
    assert address in client.get(f"/agreements/{treaty.pk}/").content.decode()
    assert "by_secretary-be.txt" in client.get(address).content.decode()
    assert client.post(address, {"reason_en": "Wrong scan", "version": "1", "once": "a"}).status_code == 302
    with pytest.raises(Conflict):
        back(cast, "by_secretary", kept.pk, 2)
    reader = client_as("ru_reader")
    said = reader.get(f"/agreements/{treaty.pk}/").content.decode()
    assert ("1 text was taken back" in said, "Wrong scan" in said, address in said) == (True, True, False)
    content = b"".join(reader.get(f"/documents/{kept.pk}/").streaming_content)
    assert content == b"by_secretary be"
    assert reader.get(f"/api/v1/agreements/{treaty.pk}/standing/").json()["texts"] == []
    (told,) = reader.get(f"/api/v1/documents/?agreement={treaty.pk}&taken_back=true").json()["results"]
    assert told["taken_back_why"] == {"en": "Wrong scan"}
    assert reader.get(f"/api/v1/documents/?agreement={treaty.pk}&taken_back=false").json()["results"] == []
    history = client.get(f"/history/agreement/{treaty.pk}/").content.decode()
    assert "Wrong scan" in history


def test_a_side_takes_back_its_own_texts_and_a_joint_secretariat_its(cast: Cast, treaty: Agreement) -> None:
    own, joint = keep(cast, "by_secretary", treaty), keep(cast, "joint_two", treaty, "ru")
    for who, document in (("ru_secretary", own), ("joint_two", own), ("by_secretary", joint)):
        with pytest.raises(Forbidden):
            back(cast, who, document.pk)
    with pytest.raises(Forbidden):
        back(cast, "by_coordinator", own.pk)
    with pytest.raises(Absent):
        back(cast, "outsider", own.pk)
    assert back(cast, "joint_two", joint.pk).taken_back_at is not None


def test_the_page_says_which_text_is_authentic_and_which_prevails(
    cast: Cast, treaty: Agreement, client_as: Callable[[str], Client]
) -> None:
    Agreement.unscoped.filter(pk=treaty.pk).update(authentic=["be", "ru"], prevailing="ru")
    for language in ("be", "RU", "en"):
        keep(cast, "by_secretary", treaty, language, authentic=language != "en")
    said = client_as("by_reader").get(f"/agreements/{treaty.pk}/").content.decode()
    assert [said.count(f"· {words} ·") for words in ("authentic text", "authentic text, prevails", "translation")] == [
        1, 1, 1,
    ]  # fmt: skip


def test_the_record_tells_when_a_text_was_added_in_the_readers_zone(
    cast: Cast, treaty: Agreement, client_as: Callable[[str], Client]
) -> None:
    User.objects.filter(pk=cast.users["by_secretary"].pk).update(time_zone="Asia/Tashkent")
    added = keep(cast, "by_secretary", treaty).uploaded_at
    said = client_as("by_secretary").get(f"/history/agreement/{treaty.pk}/").text
    there = added.astimezone(ZoneInfo("Asia/Tashkent"))
    assert f"{there:%H:%M}" in said.split("added on: ")[1][:40]
