"""Correspondence of a body: entered with both ends' numbers, completed on arrival, and tied to what it answers."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from cooperation import clock
from cooperation.access import acting_as
from cooperation.errors import Forbidden, Invalid
from meetings import models as s
from meetings.services.letters import LetterDraft, enter_letter
from meetings.services.referrals import refer
from programs import models as m
from tests.meetings.table import Table, lay, text
from tests.meetings.test_outcomes import record, said
from tests.refusals.stage import PDF


def enter(table: Table, name: str = "by.secretary", **more: object) -> s.Letter:
    actor = table.actor(name)
    values = {"subject": text("On dates"), "sent_on": date(2026, 3, 2), **more}
    with acting_as(actor):
        return enter_letter(actor, body_id=table.body.pk, draft=LetterDraft(**values))  # type: ignore[arg-type]


def test_a_letter_and_its_answer_with_the_numbers_of_both_ends(table: Table) -> None:
    by, ru = table.client("by.secretary"), table.client("ru.secretary")
    page = reverse("meetings:letters", args=[table.body.pk])
    parties = {code: str(party.pk) for code, party in table.parties.items()}
    sent = by.post(
        reverse("meetings:new-letter", args=[table.body.pk]),
        {
            "subject_en": "Dates of the session", "sender": parties["BY"], "recipient": parties["RU"],
            "number": "04-11/212", "sent_on": "2026-03-02", "file": SimpleUploadedFile("letter.pdf", PDF),
        },
    )  # fmt: skip
    assert sent.status_code == 302, sent.content
    letter = s.Letter.unscoped.get()
    shown = said(ru.get(page))
    assert "04-11/212" in shown
    assert "not received yet" in shown
    assert "letter.pdf" in shown
    arrived = {
        "subject_en": "Dates of the session", "sender": parties["BY"], "recipient": parties["RU"],
        "number": "04-11/212", "sent_on": "2026-03-02", "received_on": "2026-03-05",
        "received_number": "77-in", "version": 1,
    }  # fmt: skip
    url = reverse("meetings:edit-letter", args=[letter.pk])
    assert ru.post(url, arrived).status_code == 302
    letter.refresh_from_db()
    assert (letter.received_number, letter.document is not None) == ("77-in", True)
    stale = by.post(url, {**arrived, "received_number": "78-in"})
    assert stale.status_code == 412
    assert "77-in" in said(stale)
    answer = ru.post(
        reverse("meetings:new-letter", args=[table.body.pk]),
        {
            "subject_en": "Agreed", "sender": parties["RU"], "recipient": parties["BY"], "number": "77-out",
            "sent_on": "2026-03-09", "answers": str(letter.pk),
        },
    )  # fmt: skip
    assert answer.status_code == 302
    assert s.Letter.unscoped.get(number="77-out").answers == letter
    assert "answered by 77-out" in said(by.get(page))


def test_the_api_enters_completes_and_finds_letters(table: Table) -> None:
    client = table.client("by.secretary")
    body = {"body": str(table.body.pk), "subject": {"en": "Dates"}, "sent_on": "2026-03-02", "number": "1"}
    made = client.post("/api/v1/letters/", body, content_type="application/json")
    assert made.status_code == 201, made.content
    url = f"/api/v1/letters/{made.json()['id']}/"
    del body["body"]
    assert client.get("/api/v1/letters/?received=false").json()["results"][0]["number"] == "1"
    done = client.patch(
        url, {**body, "received_on": "2026-03-04", "received_number": "9"}, content_type="application/json",
        headers={"If-Match": made["ETag"]},
    )  # fmt: skip
    assert (done.status_code, done.json()["received_number"]) == (200, "9")
    assert client.get("/api/v1/letters/?received=false").json()["results"] == []


def test_what_cannot_be_of_a_letter_is_refused(table: Table) -> None:
    stranger = lay(code="other", names=("KZ", "AM"))
    first = enter(table)
    foreign = enter(stranger, "kz.secretary")
    for wrong in (
        {"received_on": date(2026, 3, 1)}, {"received_number": "9"}, {"sender_id": stranger.parties["KZ"].pk},
        {"answers_id": foreign.pk}, {"answers_id": first.pk, "sent_on": date(2026, 3, 1)}, {"subject": {}},
        {"document_id": first.pk},
    ):  # fmt: skip
        with pytest.raises(Invalid):
            enter(table, **wrong)
    with pytest.raises(Forbidden):
        enter(table, "by.coordinator")


def test_a_stranger_finds_no_letter(table: Table) -> None:
    letter = enter(table)
    stranger = lay(code="other", names=("KZ", "AM")).client("kz.secretary")
    for url in (
        reverse("meetings:letters", args=[table.body.pk]), reverse("meetings:edit-letter", args=[letter.pk]),
        f"/api/v1/letters/{letter.pk}/",
    ):  # fmt: skip
        assert stranger.get(url).status_code == 404


def referred_to_ministry(held: Table) -> tuple[s.Outcome, s.Referral]:
    record(held, held.client("by.secretary"), 1, "recommendation", text_en="Bring the rules into line")
    outcome, actor = s.Outcome.unscoped.get(review=held.review), held.actor("by.secretary")
    with acting_as(actor):
        return outcome, refer(
            actor, outcome_id=outcome.pk, version=outcome.version, organisation_id=held.organisations["RU"].pk
        )


def test_what_was_referred_is_answered_by_a_letter_and_both_show_it(held: Table) -> None:
    outcome, referral = referred_to_ministry(held)
    by, ru = held.client("by.secretary"), held.client("ru.reader")
    session = reverse("meetings:session", args=[held.review.pk])
    assert "no answer yet" in said(ru.get(session))
    assert "Enter the answer by letter" not in said(ru.get(session))
    new = f"{reverse('meetings:new-letter', args=[held.body.pk])}?referral={referral.pk}"
    assert new in by.get(session).content.decode()
    assert f'<option value="{referral.pk}" selected' in by.get(new).content.decode()
    day = str(held.review.starts_on)
    sent = by.post(
        new.partition("?")[0],
        {
            "subject_en": "The rules are in line", "sender": str(held.parties["RU"].pk), "number": "17-out",
            "sent_on": day, "referral": str(referral.pk),
        },
    )  # fmt: skip
    assert sent.status_code == 302, sent.content
    shown = said(ru.get(session))
    assert "no answer yet" not in shown
    assert "The rules are in line" in shown
    assert "17-out" in shown
    letters = ru.get(reverse("meetings:letters", args=[held.body.pk])).content.decode()
    assert f'href="{session}#outcome-{outcome.number}"' in letters
    letter = s.Letter.unscoped.get()
    told = ru.get("/api/v1/referrals/").json()["results"][0]
    assert [(one["id"], one["number"]) for one in told["letters"]] == [(str(letter.pk), "17-out")]
    found = ru.get(f"/api/v1/letters/?referral={referral.pk}").json()["results"]
    assert [one["referral"] for one in found] == [str(referral.pk)]
    url = reverse("meetings:edit-letter", args=[letter.pk])
    assert f'<option value="{referral.pk}" selected' in by.get(url).content.decode()


def test_a_letter_answers_what_its_body_has_referred_before(held: Table) -> None:
    _outcome, referral = referred_to_ministry(held)
    other = lay(code="other", names=("KZ", "AM"))
    before = held.review.starts_on - timedelta(1)
    for table, day in ((held, before), (other, held.review.starts_on)):
        with pytest.raises(Invalid) as refused:
            enter(
                table,
                "by.secretary" if table is held else "kz.secretary",
                sent_on=day,
                referral_id=referral.pk,
            )
        assert [fault.pointer for fault in refused.value.faults] == ["/referral"]
    answer = held.client("by.secretary").post(
        "/api/v1/letters/",
        {
            "body": str(held.body.pk),
            "subject": {"en": "x"},
            "sent_on": str(before),
            "referral": str(referral.pk),
        },
        content_type="application/json",
    )
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (400, "/referral")


def test_whoever_reads_no_letters_is_not_told_that_nobody_answered(held: Table) -> None:
    _outcome, referral = referred_to_ministry(held)
    m.Grant.unscoped.filter(post__appointments__person__user=held.people["ru.reader"]).update(role="observer")
    enter(held, sent_on=held.review.starts_on, referral_id=referral.pk, number="secret-7")
    session = said(held.client("ru.reader").get(reverse("meetings:session", args=[held.review.pk])))
    assert "Bring the rules into line" in session
    assert "no answer yet" not in session
    assert "secret-7" not in session
    assert held.client("ru.reader").get("/api/v1/referrals/").json()["results"][0]["letters"] == []


def test_a_letter_keeps_what_it_answered_though_that_was_withdrawn_since(held: Table) -> None:
    outcome, referral = referred_to_ministry(held)
    letter = enter(held, sent_on=held.review.starts_on, referral_id=referral.pk)
    s.Outcome.unscoped.filter(pk=outcome.pk).update(withdrawn_at=clock.now())
    client, url = held.client("by.secretary"), reverse("meetings:edit-letter", args=[letter.pk])
    assert f'<option value="{referral.pk}" selected' in client.get(url).content.decode()
    form = {
        "sender": str(letter.sender_id or ""), "sent_on": letter.sent_on.isoformat(), "subject_en": "Renamed",
        "referral": str(referral.pk), "version": letter.version,
    }  # fmt: skip
    assert client.post(url, form).status_code == 302
    letter.refresh_from_db()
    assert (letter.referral_id, letter.subject["en"]) == (referral.pk, "Renamed")
