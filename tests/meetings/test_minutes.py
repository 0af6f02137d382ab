"""The minutes from the first version to the seal and after it, seen through the pages and the JSON face."""

import io
import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.db.utils import Error
from django.urls import reverse
from pypdf import PdfReader

from cooperation import clock
from cooperation.errors import Conflict, Forbidden, Invalid
from meetings.models import Bracket, Delegate, Delegation, Minutes, MinutesFile, MinutesSeal, Outcome, Review
from meetings.rules.minutes import Edit
from meetings.selectors import minutes as reading
from meetings.selectors.verification import verified
from meetings.services import minutes_acts
from meetings.services.minutes import correct_minutes, make_minutes
from meetings.services.outcomes import OutcomeDraft, record_outcome
from meetings.services.stands import StandInput, enter_stands
from programs.models import Body, Edition, Person
from programs.services.authority import ActInput
from tests.meetings import sealing
from tests.meetings.sealing import AGREED, APPROVED, SIGNED
from tests.meetings.table import Table, lay, text
from tests.meetings.test_outcomes import said


def words_of(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())


def show(table: Table, who: str, minutes: Minutes) -> str:
    return said(table.client(who).get(reverse("meetings:minutes", args=[minutes.pk])))


def standing(minutes: Minutes) -> str:
    return reading.standing(Minutes.unscoped.select_related("review__body").get(pk=minutes.pk)).word


def of_clause(minutes: Minutes, key: str) -> dict[str, str]:
    content = reading.content_of(minutes)
    assert content is not None
    return next(dict(clause["text"]) for clause in content["clauses"] if clause["key"] == key)


def correct(table: Table, minutes: Minutes, *edits: Edit) -> Minutes:
    return correct_minutes(
        table.actor("by.secretary"), minutes_id=minutes.pk, version=1, edits=edits, reason=text("A slip")
    )


# --- The text ---------------------------------------------------------------------------------------------------------


def test_a_version_holds_the_outcomes_how_the_sides_stood_and_what_they_reserved(held: Table) -> None:
    decided = sealing.outcome(held, "First clause\nSecond clause")
    sides = held.parties
    enter_stands(
        held.actor("by.secretary"), outcome_id=decided.pk, version=decided.version, rule="majority",
        stands=[
            StandInput(party_id=sides["BY"].pk, choice="for"),
            StandInput(party_id=sides["RU"].pk, choice="abstain", reservation={"en": "Not yet", "ru": "Пока нет"}),
        ],
    )  # fmt: skip
    minutes = sealing.made(held)
    key = f"o{decided.number}"
    assert of_clause(minutes, f"{key}.1")["en"] == "First clause"
    assert of_clause(minutes, f"{key}.2")["en"] == "Second clause"
    assert of_clause(minutes, f"{key}.vote")["en"] == (
        "Decision rule: majority. for: State BY; abstained: State RU."
    )
    assert of_clause(minutes, f"{key}.r.RU")["ru"].endswith("Пока нет")
    page = show(held, "ru.reader", minutes)
    assert "Second clause" in page
    assert "Пока нет" in page
    assert "Second clause" in words_of(bytes(minutes.pdf))


def test_what_stands_in_brackets_is_in_a_draft_and_keeps_it_from_being_agreed(held: Table) -> None:
    decided = sealing.outcome(held)
    Bracket.unscoped.create(outcome=decided, clause=1, party=held.parties["RU"], text=text("As RU has it"))
    minutes = sealing.made(held)
    assert of_clause(minutes, "o1.b1")["en"] == "[State RU: As RU has it]"
    Review.unscoped.filter(pk=held.review.pk).update(state="concluded", concluded_at=clock.now())
    with pytest.raises(Conflict, match="brackets"):
        sealing.act(held, minutes, "BY", AGREED)
    Bracket.unscoped.update(state="disagreement")
    again = sealing.made(held)
    assert of_clause(again, "o1.d1")["en"] == "Not agreed. Wording, State RU: As RU has it"
    assert sealing.act(held, again, "BY", AGREED).party == held.parties["BY"]


def test_the_content_digests_to_what_is_kept_and_comes_back_through_the_api(held: Table) -> None:
    minutes = sealing.made(held)
    answer = held.client("ru.reader").get(f"/api/v1/minutes/{minutes.pk}/text/")
    assert answer["Content-Type"] == "application/json"
    from hashlib import sha256

    assert sha256(answer.content).hexdigest() == minutes.content_sha256
    assert json.loads(answer.content)["session"]["number"] == 8


def test_a_text_that_lacks_a_language_is_seen_and_is_not_agreed_before_it_is_corrected(held: Table) -> None:
    decided = sealing.outcome(held)
    Outcome.unscoped.filter(pk=decided.pk).update(text={"en": "Only English"})
    sealing.concluded(held)
    minutes = sealing.made(held)
    assert "missing in this language" in show(held, "by.secretary", minutes)
    with pytest.raises(Conflict, match=r"8\.1\. Decision \[ru\]"):
        sealing.act(held, minutes, "BY", AGREED)
    corrected = correct(held, minutes, Edit("o1.1", "ru", "Теперь и по-русски"))
    sealing.act(held, corrected, "BY", AGREED)


# --- Versions ---------------------------------------------------------------------------------------------------------


def test_a_correction_is_a_new_version_that_says_what_it_words_otherwise_and_why(held: Table) -> None:
    sealing.outcome(held, "Before it was corrected")
    first = sealing.made(held)
    address = reverse("meetings:correct-minutes", args=[first.pk, "o1.1"])
    form = held.client("by.secretary").get(address).content.decode()
    assert "Before it was corrected" in form
    typed = {"text_0": "Исправлено", "text_1": "As corrected", "reason_en": "A slip of the pen", "version": 1}
    assert held.client("by.secretary").post(address, typed).status_code == 302
    second = Minutes.unscoped.get(number=2)
    assert (second.based_on, of_clause(second, "o1.1")["en"]) == (first, "As corrected")
    assert of_clause(first, "o1.1")["en"] == "Before it was corrected"
    page = show(held, "ru.reader", second)
    assert "A slip of the pen" in page
    assert "What it words otherwise" in page
    assert "Before it was corrected" in page
    assert "this one is superseded" in show(held, "ru.reader", first)
    with pytest.raises(Conflict, match="superseded"):
        correct(held, first, Edit("o1.1", "en", "x"))


@pytest.mark.parametrize("edit", [Edit("o9.1", "en", "x"), Edit("opening", "de", "x")])
def test_an_edit_of_no_clause_is_refused_and_makes_nothing(held: Table, edit: Edit) -> None:
    minutes = sealing.made(held)
    with pytest.raises(Invalid) as refused:
        correct(held, minutes, Edit("opening", "en", "y"), edit)
    assert [fault.pointer for fault in refused.value.faults] == ["/edits/1"]
    assert Minutes.unscoped.count() == 1


@pytest.mark.parametrize(
    "words", ["soft\vline \a\x1b\uffff end", "слово" * 4000], ids=["controls", "one long word"]
)
def test_what_office_programs_paste_is_set_without_what_cannot_be(held: Table, words: str) -> None:
    minutes = sealing.made(held)
    made = correct(held, minutes, Edit("opening", "ru", words))
    assert of_clause(made, "opening")["ru"] == words
    assert "line end" in words_of(bytes(made.pdf)) or "словослово" in words_of(bytes(made.pdf))


def test_a_symbol_without_a_typeface_is_named(held: Table) -> None:
    with pytest.raises(Conflict, match="🎉"):
        correct(held, sealing.made(held), Edit("opening", "en", "Done 🎉"))


def test_words_that_would_read_otherwise_than_they_are_written_are_refused(held: Table) -> None:
    with pytest.raises(Invalid, match="direction of writing"):
        correct(held, sealing.made(held), Edit("opening", "en", "in \u202e6202"))


def test_what_is_worded_as_before_makes_no_version(held: Table) -> None:
    minutes = sealing.made(held)
    with pytest.raises(Invalid):
        correct(held, minutes, Edit("opening", "en", of_clause(minutes, "opening")["en"]))


# --- What the sides do ------------------------------------------------------------------------------------------------


def test_a_version_is_agreed_by_every_side_before_any_signs_and_signed_by_all_before_it_is_sealed(
    held: Table,
) -> None:
    sealing.outcome(held)
    with pytest.raises(Conflict, match="concluded"):
        sealing.act(held, sealing.made(held), "BY", AGREED)
    sealing.concluded(held)
    minutes = sealing.made(held)
    assert standing(minutes) == "circulated"
    sealing.act(held, minutes, "BY", AGREED)
    with pytest.raises(Conflict, match=r"agreed to this version: RU"):
        sealing.act(held, minutes, "BY", SIGNED)
    with pytest.raises(Conflict, match="done so already"):
        sealing.act(held, minutes, "BY", AGREED)
    sealing.act(held, minutes, "RU", AGREED)
    assert standing(minutes) == "agreed"
    sealing.act(held, minutes, "RU", SIGNED)
    with pytest.raises(Conflict, match=r"signed this version: BY"):
        sealing.seal(held, minutes)
    with pytest.raises(Conflict, match="transcribed"):
        make_minutes(held.actor("by.secretary"), review_id=held.review.pk)
    sealing.act(held, minutes, "BY", SIGNED)
    with pytest.raises(Conflict, match="sealed first"):
        correct(held, minutes, Edit("opening", "en", "x"))
    assert standing(minutes) == "signed"
    sealing.seal(held, minutes)
    assert standing(minutes) == "sealed"


def test_only_the_head_of_the_delegation_agrees(held: Table) -> None:
    head = Person.unscoped.create(party=held.parties["BY"], name=text("The head"))
    delegation = Delegation.unscoped.get(review=held.review, party=held.parties["BY"])
    Delegate.unscoped.create(delegation=delegation, person=head, is_head=True)
    sealing.concluded(held)
    minutes = sealing.made(held)
    with pytest.raises(Invalid, match="head"):
        sealing.act(held, minutes, "BY", AGREED)
    made = minutes_acts.enter_act(
        held.actor("by.secretary"), minutes_id=minutes.pk, version=1, kind=AGREED,
        act=ActInput(
            authority="document", person_id=head.pk, document_kind="letter", document_number="7",
            document_date=held.review.starts_on,
        ),
    )  # fmt: skip
    assert (made.signatory_name, made.authority) == (head.name, "document")


def test_each_side_has_an_original_in_which_it_is_named_and_signs_first(held: Table) -> None:
    sealing.concluded(held)
    minutes = sealing.made(held)
    assert not MinutesFile.unscoped.exists()
    sealing.act(held, minutes, "RU", AGREED)
    originals = {row.party.code: words_of(bytes(row.content)) for row in MinutesFile.unscoped.all()}
    assert sorted(originals) == ["BY", "RU"]
    for own, other in (("BY", "RU"), ("RU", "BY")):
        words = originals[own]
        assert f"Original: State {own}" in words
        assert words.index(f"For State {own}") < words.index(f"For State {other}")
        head = words[: words.index("8th session: held") if "8th session: held" in words else 600]
        assert head.index(f"State {own}", head.index("Version")) < head.index(
            f"State {other}", head.index("Version")
        )
        assert minutes.content_sha256 in words
    sealing.act(held, minutes, "BY", AGREED)
    assert MinutesFile.unscoped.count() == 2


def test_a_signature_keeps_who_signed_where_and_where_the_original_is_kept(held: Table) -> None:
    sealing.concluded(held)
    minutes = sealing.made(held)
    for code in held.parties:
        sealing.act(held, minutes, code, AGREED)
    post = {
        "authority": "own_login", "place_en": "Minsk, Independence Square", "kept_at_en": "Archive of the Ministry",
        "version": 1,
    }  # fmt: skip
    client = held.client("ru.secretary")
    assert client.post(reverse("meetings:minutes-act", args=[minutes.pk, "signed"]), post).status_code == 302
    page = show(held, "by.reader", minutes)
    assert "Independence Square" in page
    assert "Archive of the Ministry" in page
    assert "ru.secretary" in page


def test_the_scan_given_with_a_signature_is_kept_with_the_originals_and_sealed(held: Table) -> None:
    sealing.concluded(held)
    minutes = sealing.made(held)
    for code in held.parties:
        sealing.act(held, minutes, code, AGREED)
    scanned = SimpleUploadedFile("signed.pdf", b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n")
    url = reverse("meetings:minutes-act", args=[minutes.pk, "signed"])
    for code in held.parties:
        post = {"authority": "own_login", "version": 1, "scan": scanned} if code == "RU" else {}
        if post:
            assert held.client("ru.secretary").post(url, post).status_code == 302
        else:
            sealing.act(held, minutes, code, SIGNED)
    kept = MinutesFile.unscoped.get(kind=MinutesFile.Kind.SCAN)
    assert (kept.name, kept.party.code) == ("signed.pdf", "RU")
    assert "signed.pdf" in show(held, "by.reader", minutes)
    assert kept.sha256 in sealing.seal(held, minutes).record


def test_a_signature_whose_scan_is_not_kept_is_not_entered_either(held: Table) -> None:
    sealing.concluded(held)
    minutes = sealing.made(held)
    for code in held.parties:
        sealing.act(held, minutes, code, AGREED)
    post = {"authority": "own_login", "version": 1, "scan": SimpleUploadedFile("signed.txt", b"words")}
    url = reverse("meetings:minutes-act", args=[minutes.pk, "signed"])
    answer = held.client("ru.secretary").post(url, post)
    assert answer.status_code == 400
    assert "A scan is a PDF, PNG, JPEG or TIFF file." in said(answer)
    assert standing(minutes) == "agreed"


def test_the_minutes_say_whose_a_statement_is_and_only_that_side_words_it_otherwise(held: Table) -> None:
    point = held.points[1]
    point.refresh_from_db()
    draft = OutcomeDraft(kind="statement", agenda_item_id=point.pk, text={"en": "Ours", "ru": "Наше"})
    made = record_outcome(
        held.actor("by.secretary"), review_id=held.review.pk, draft=draft, version=point.version
    )
    minutes = sealing.made(held)
    key = f"o{made.number}"
    assert of_clause(minutes, key)["en"].endswith("Statement for the record: State BY")
    with pytest.raises(Forbidden):
        correct_minutes(
            held.actor("ru.secretary"), minutes_id=minutes.pk, version=1, edits=[Edit(f"{key}.1", "en", "Theirs")],
            reason=text("A slip"),
        )  # fmt: skip
    assert of_clause(correct(held, minutes, Edit(f"{key}.1", "en", "Ours, corrected")), f"{key}.1")["en"] == (
        "Ours, corrected"
    )


@pytest.mark.parametrize(("rule", "kind"), [("signature", SIGNED), ("approval", APPROVED)])
def test_the_edition_comes_into_force_with_the_last_act_that_the_body_waits_for(
    held: Table, rule: str, kind: str
) -> None:
    Body.unscoped.filter(pk=held.body.pk).update(in_force_on=rule)
    edition = Edition.unscoped.create(programme=held.programme, number=2, state=Edition.State.RECORDED)
    Review.unscoped.filter(pk=held.review.pk).update(edition=edition)
    minutes = sealing.signed(held) if kind == APPROVED else None
    if minutes is None:
        sealing.concluded(held)
        minutes = sealing.made(held)
        for code in held.parties:
            sealing.act(held, minutes, code, AGREED)
    sealing.act(held, minutes, "BY", kind)
    edition.refresh_from_db()
    assert edition.state == Edition.State.RECORDED
    sealing.act(held, minutes, "RU", kind)
    edition.refresh_from_db()
    assert edition.state == Edition.State.IN_FORCE


def test_minutes_that_need_no_approval_are_not_approved(held: Table) -> None:
    with pytest.raises(Conflict, match="no approval"):
        sealing.act(held, sealing.signed(held), "BY", APPROVED)


# --- Changes by hand --------------------------------------------------------------------------------------------------


def test_a_change_by_hand_is_transcribed_and_confirmed_by_the_other_side_before_the_seal(held: Table) -> None:
    sealing.outcome(held)
    minutes = sealing.signed(held)
    address = reverse("meetings:transcribe", args=[minutes.pk, "o1.1"])
    form = {"language": "en", "text": "The sides agreed, in ink", "version": 1}
    assert held.client("by.secretary").post(address, form).status_code == 302
    with pytest.raises(Conflict, match=r"o1\.1, RU"):
        sealing.seal(held, minutes)
    page = show(held, "ru.secretary", minutes)
    assert "The sides agreed, in ink" in page
    assert "Confirm the change of o1.1" in page
    change = minutes.changes.get()
    own = held.client("by.secretary").post(
        reverse("meetings:confirm-change", args=[change.pk]), {"version": 1}
    )
    assert own.status_code == 403
    held.client("ru.secretary").post(reverse("meetings:confirm-change", args=[change.pk]), {"version": 1})
    seal = sealing.seal(held, minutes)
    assert json.loads(seal.record)["changes"][0]["text"] == "The sides agreed, in ink"


# --- The seal ---------------------------------------------------------------------------------------------------------


def test_a_seal_takes_up_the_one_before_whose_digest_the_next_minutes_print(held: Table) -> None:
    first = sealing.sealed(held)
    sealing.another(held, 9)
    sealing.concluded(held)
    minutes = sealing.made(held)
    assert first.sha256 in words_of(bytes(minutes.pdf))
    for kind in (AGREED, SIGNED):
        for code in held.parties:
            sealing.act(held, minutes, code, kind)
    second = sealing.seal(held, minutes)
    assert (second.number, second.previous_sha256) == (2, first.sha256)
    found = verified(Body.unscoped.get(pk=held.body.pk))
    assert (found.seals, found.flaws) == (2, ())


def test_a_version_that_prints_another_head_of_the_chain_is_made_anew_before_it_is_agreed(
    held: Table,
) -> None:
    eighth = held.review
    minutes = sealing.signed(held)
    sealing.another(held, 9)
    sealing.concluded(held)
    other = sealing.made(held)
    with pytest.raises(Conflict, match="being signed"):
        sealing.act(held, other, "BY", AGREED)
    held.review = eighth
    sealing.seal(held, minutes)
    with pytest.raises(Conflict, match="Make a new version"):
        sealing.act(held, other, "BY", AGREED)


def test_nothing_of_a_sealed_session_changes_by_service_or_by_sql(held: Table) -> None:
    decided = sealing.outcome(held)
    seal = sealing.sealed(held)
    page = held.client("ru.secretary").post(
        reverse("meetings:acknowledge", args=[decided.pk]), {"version": decided.version}, follow=True
    )
    assert "the record is not changed any more" in said(page)
    for sql in (
        "UPDATE meetings_outcome SET text = '{}'", "DELETE FROM meetings_agendaitem",
        "UPDATE meetings_review SET place = '{}' WHERE number = 8", "UPDATE meetings_minutes SET content = ''",
        "DELETE FROM meetings_minutesseal", "UPDATE meetings_minutesfile SET content = ''",
    ):  # fmt: skip
        with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)
    with pytest.raises(Error), transaction.atomic():
        Outcome.unscoped.create(review=held.review, number=99, kind="decision", text=text("Slipped in"))
    assert MinutesSeal.unscoped.get().sha256 == seal.sha256


def test_sealed_minutes_are_corrected_by_a_new_version_that_every_side_signs_and_that_is_sealed_in_turn(
    held: Table,
) -> None:
    sealing.outcome(held)
    seal = sealing.sealed(held)
    with pytest.raises(Conflict, match="later correction"):
        make_minutes(held.actor("by.secretary"), review_id=held.review.pk)
    second = correct(held, seal.minutes, Edit("o1.1", "en", "As corrected"))
    for kind in (AGREED, SIGNED):
        for code in held.parties:
            sealing.act(held, second, code, kind)
    again = sealing.seal(held, second)
    assert (again.number, again.previous_sha256) == (2, seal.sha256)
    assert of_clause(seal.minutes, "o1.1")["en"] == "The sides agreed"
    assert verified(Body.unscoped.get(pk=held.body.pk)).holds


def test_a_disputed_wording_is_a_note_of_a_side_beside_the_sealed_text(held: Table) -> None:
    sealing.outcome(held)
    minutes = sealing.sealed(held).minutes
    address = reverse("meetings:minutes-note", args=[minutes.pk, "o1.1"])
    form = {"text_en": "We read this otherwise", "version": 1}
    assert held.client("ru.coordinator").post(address, form).status_code == 302
    page = show(held, "by.reader", minutes)
    assert "We read this otherwise" in page
    assert "The sides agreed" in page
    assert verified(Body.unscoped.get(pk=held.body.pk)).holds


def test_a_later_session_confirms_the_minutes_by_its_outcome(held: Table) -> None:
    minutes = sealing.sealed(held).minutes
    sealing.another(held, 9)
    confirming = sealing.outcome(held, "The minutes of the 8th session are confirmed")
    page = held.client("by.secretary").post(
        reverse("meetings:minutes-confirmed", args=[minutes.pk]),
        {"outcome": str(confirming.pk), "version": 1},
    )
    assert page.status_code == 302
    assert standing(minutes) == "confirmed"
    assert f"by outcome {confirming.called}" in show(held, "ru.reader", minutes)


def test_what_the_sides_did_not_adopt_confirms_no_minutes(held: Table) -> None:
    minutes = sealing.sealed(held).minutes
    sealing.another(held, 9)
    failed = sealing.outcome(held, "The minutes of the 8th session are confirmed")
    type(failed).unscoped.filter(pk=failed.pk).update(carried=False)
    address = reverse("meetings:minutes-confirmed", args=[minutes.pk])
    assert str(failed.pk) not in held.client("by.secretary").get(address).content.decode()
    actor = held.actor("by.secretary")
    with pytest.raises(Invalid, match="later session that stands"):
        minutes_acts.confirm_minutes(actor, minutes_id=minutes.pk, version=1, outcome_id=failed.pk)


def test_a_stranger_finds_none_of_it(held: Table) -> None:
    seal = sealing.sealed(held)
    stranger = lay(code="other", names=("KZ", "AM")).client("kz.secretary")
    original = MinutesFile.unscoped.first()
    assert original is not None
    addresses: list[Any] = [
        reverse("meetings:minutes", args=[seal.minutes_id]), reverse("meetings:minutes-file", args=[original.pk]),
        f"/api/v1/minutes/{seal.minutes_id}/text/", f"/api/v1/minutes/files/{original.pk}/",
    ]  # fmt: skip
    assert [stranger.get(address).status_code for address in addresses] == [404] * 4


def test_an_items_dossier_leads_to_the_sealed_paragraph_of_each_decision(held: Table) -> None:
    from tests.meetings.test_outcomes import record

    held.refresh()
    record(held, held.client("by.secretary"), 1, "agreed_status", status="on_track")
    held.refresh()
    record(held, held.client("by.secretary"), 3, "decision", text_en="On customs", text_ru="О таможне")
    items = {number: reverse("programs:item", args=[held.items[number].pk]) for number in ("1.1", "1.2")}
    reader = held.client("ru.reader")
    assert "in the sealed minutes" not in said(reader.get(items["1.1"]))
    minutes = sealing.sealed(held).minutes
    place = reverse("meetings:minutes", args=[minutes.pk])
    text_of = {number: reader.get(url).content.decode() for number, url in items.items()}
    assert f'{place}#o1"' in text_of["1.1"]
    assert f'{place}#o2"' in text_of["1.2"]
    assert 'id="o2"' in reader.get(place).content.decode()


def test_of_three_sides_one_that_stayed_away_is_not_waited_for_once_that_is_on_record(db: None) -> None:
    table = lay(code="three", names=("BY", "RU", "KZ"))
    Review.unscoped.filter(pk=table.review.pk).update(state="in_session")
    table.review.refresh_from_db()
    heads = {}
    for code, party in table.parties.items():
        delegation = Delegation.unscoped.get(review=table.review, party=party)
        person = Person.unscoped.filter(party=party, user=table.people[f"{code.lower()}.secretary"]).get()
        heads[code] = Delegate.unscoped.create(delegation=delegation, person=person, is_head=True)
    sealing.concluded(table)
    minutes = sealing.made(table)
    needed = lambda: [party.pk for party in reading.acting_sides(table.review)]  # noqa: E731
    everybody = [party.pk for party in table.parties.values()]
    assert needed() == everybody
    for code, how in (("BY", "present"), ("RU", "present")):
        Delegate.unscoped.filter(pk=heads[code].pk).update(attendance=how)
    assert needed() == everybody
    Delegate.unscoped.filter(pk=heads["KZ"].pk).update(attendance="excused")
    assert needed() == everybody[:2]
    for kind in (AGREED, SIGNED):
        for code in ("BY", "RU"):
            sealing.act(table, minutes, code, kind)
    sealing.seal(table, minutes)
    assert standing(minutes) == "sealed"


def test_of_two_sides_each_is_waited_for(held: Table) -> None:
    for party in held.parties.values():
        delegation = Delegation.unscoped.get(review=held.review, party=party)
        person = Person.unscoped.filter(party=party).order_by("id").first()
        attendance = "present" if party == held.parties["BY"] else "absent"
        Delegate.unscoped.create(delegation=delegation, person=person, is_head=True, attendance=attendance)
    assert len(reading.acting_sides(held.review)) == 2
