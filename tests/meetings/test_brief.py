"""The two-page brief: what it says to whom, that it is never longer, and what it never says."""

import io
import re
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.urls import reverse
from pypdf import PdfReader

from cooperation import clock
from cooperation.access import acting_as
from cooperation.dates import FuzzyDate
from cooperation.readlog.models import Entry
from meetings.models import AgendaItem, Delegate, Delegation
from meetings.services.notes import write_review_note
from programs import models as m
from programs.services.notes import write_note
from tests.meetings.table import Table, lay, text

LONG = "Слова о сотрудничестве и words about co-operation, again and again. " * 60


def read(table: Table, who: str, what: str = "reviews", pk: Any = None) -> tuple[str, int]:
    """The text of a brief as it is read, in one line, and how many pages it has."""
    pk = pk or {"reviews": table.review.pk, "programmes": table.programme.pk, "bodies": table.body.pk}[what]
    answer = table.client(who).get(f"/api/v1/{what}/{pk}/brief.pdf")
    assert answer.status_code == 200, answer.content
    pages = PdfReader(io.BytesIO(answer.content)).pages
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pages)), len(pages)


def owe(table: Table, number: str, party: str) -> None:
    m.Responsibility.unscoped.create(
        item=table.items[number], party=table.parties[party], organisation=table.organisations[party]
    )


@pytest.fixture
def told(table: Table) -> Table:
    """Each side owes something, they differ on an item, propose points, and one has lines to take."""
    owe(table, "1.1", "BY")
    owe(table, "1.2", "RU")
    owe(table, "1.10", "BY")
    owe(table, "1.10", "RU")
    table.position("BY", "1.10", "on_track")
    table.position("RU", "1.10", "blocked", text=text("No licence"))
    AgendaItem.unscoped.filter(pk=table.points[1].pk).update(proposed_by=table.parties["RU"])
    write_note(table.actor("by.coordinator"), item_id=table.items["1.1"].pk, text=text("Hold the date"))
    write_review_note(table.actor("by.coordinator"), review_id=table.review.pk, text=text("Be brief"))
    write_note(table.actor("ru.coordinator"), item_id=table.items["1.1"].pk, text=text("Give way"))
    head = m.Person.unscoped.create(party=table.parties["RU"], name=text("Head Abroad"))
    delegation = Delegation.unscoped.get(review=table.review, party=table.parties["RU"])
    post = m.Post.unscoped.filter(organisation=table.organisations["RU"]).first()
    Delegate.unscoped.create(delegation=delegation, person=head, post=post, is_head=True)
    return table


def test_it_says_what_its_reader_needs_before_the_session(told: Table) -> None:
    said, pages = read(told, "by.secretary")
    assert pages <= 2
    for words in (
        "8th session, Minsk", "3 items, edition 1", "4 to decide", "Main differences", "1.10 Joint venture",
        "RU: Blocked – No licence", "What we owe 1.1 Certificates", "What they owe 1.2 Customs",
        "What they will raise Any other business RU, point 2 of the agenda", "Be brief", "Hold the date",
        "RU: Head Abroad", "head of delegation", "Next dates", "BY 3 positions released",
    ):  # fmt: skip
        assert words in said, (words, said)
    assert said.index("Be brief") < said.index("Hold the date")


def test_it_carries_its_reader_and_the_time_in_the_readers_zone(told: Table) -> None:
    told.people["by.reader"].time_zone = "Asia/Vladivostok"
    told.people["by.reader"].save()
    with time_machine.travel(clock.now(), tick=False):
        said, _pages = read(told, "by.reader")
        local = clock.now().astimezone(ZoneInfo("Asia/Vladivostok"))
    assert f"For by.reader, BY; made {local.day}" in said
    assert f"{local:%H:%M} Vladivostok" in said
    assert "Holds internal texts of BY" in said


def test_it_is_in_the_readers_language(told: Table) -> None:
    told.people["by.reader"].language = "ru"
    told.people["by.reader"].save()
    said, _pages = read(told, "by.reader")
    assert "Joint venture (по-русски)" in said
    assert "Main differences" not in said


def test_each_side_reads_its_own_line_alone_and_a_secretariat_none(told: Table) -> None:
    own, _pages = read(told, "by.reader")
    other, _pages = read(told, "ru.reader")
    assert "Give way" not in own
    assert "Give way" in other
    assert "Hold the date" not in other
    assert "Be brief" not in other
    user = type(told.people["by.reader"]).objects.create_user("joint@example.org", name="Joint")
    m.Grant.unscoped.create(role="joint_secretariat", body=told.body, user=user)
    told.people["joint"] = user
    joint, _pages = read(told, "joint")
    for words in ("Give way", "Hold the date", "Be brief", "Line to take", "internal"):
        assert words not in joint
    assert "What the sides owe" in joint


def test_what_is_not_released_is_in_nobody_elses_brief(table: Table) -> None:
    m.Round.unscoped.filter(pk=table.round.pk).update(exchange="simultaneous")
    table.round.refresh_from_db()
    owe(table, "1.1", "BY")
    owe(table, "1.1", "RU")
    table.position("BY", "1.1", "blocked", text=text("Secret so far"))
    said, _pages = read(table, "ru.reader")
    assert "Secret so far" not in said
    assert "Blocked" not in said


def test_the_lines_that_it_shows_are_kept_in_the_read_log(told: Table) -> None:
    post = m.Post.unscoped.get(appointments__person__user=told.people["by.reader"])
    m.Grant.unscoped.create(role="security_officer", body=told.body, party=told.parties["BY"], post=post)
    read(told, "by.secretary")
    officer = told.actor("by.reader")
    with acting_as(officer):
        kept = {(entry.kind, entry.face, entry.object_id) for entry in Entry.objects.visible_to(officer)}
        notes = m.InternalNote.objects.visible_to(officer).values_list("pk", flat=True)
        assert kept == {("note", "export", pk) for pk in notes}
    assert len(kept) == 2


def test_of_a_programme_a_body_and_an_agreement(told: Table) -> None:
    for what in ("programmes", "bodies"):
        assert "8th session, Minsk" in read(told, "by.reader", what)[0]
    agreement = m.Agreement.unscoped.create(
        body=told.body, kind="treaty", level="inter_state", character="binding", title=text("On customs")
    )
    m.AgreementParty.unscoped.create(agreement=agreement, party=told.parties["RU"])
    m.Act.unscoped.create(
        agreement=agreement, party=told.parties["RU"], kind="signature", done_on=FuzzyDate("2020-05"),
        signatory_name=text("A. Name"),
    )  # fmt: skip
    said, _pages = read(told, "by.reader", "agreements", agreement.pk)
    assert "Brief: On customs" in said
    assert "RU: signature, May 2020" in said


def test_a_body_without_a_session_or_a_programme_has_a_brief_too(told: Table) -> None:
    told.review.state = "cancelled"
    told.review.save()
    assert "No session is called" in read(told, "by.reader", "programmes")[0]


@pytest.mark.parametrize("names", [("BY", "RU"), tuple(f"N{n}" for n in range(1, 10))])
def test_it_has_two_pages_whatever_there_is_to_say_and_counts_what_it_left_out(
    db: None, names: tuple[str, ...]
) -> None:
    table = lay(names=names)
    mine = names[0]
    long = {"en": LONG[:900], "ru": LONG[:900]}
    for number in range(60):
        item = m.Item.unscoped.create(programme=table.programme)
        m.Wording.unscoped.create(
            programme=table.programme, item=item, section=table.section, number=f"1.{number + 20}", title=long,
            sort_key=f"1.{number:05}", deadline=FuzzyDate("2026-Q1"), since_edition=1,
        )  # fmt: skip
        for name in names:
            m.Responsibility.unscoped.create(
                item=item, party=table.parties[name], organisation=table.organisations[name]
            )
            table.items[str(number)] = item
        write_note(table.actor(f"{mine.lower()}.coordinator"), item_id=item.pk, text={"en": LONG, "ru": LONG})
        AgendaItem.unscoped.create(
            review=table.review,
            position=number + 10,
            title={"en": LONG[:450]},
            proposed_by=table.parties[names[1]],
        )
    for name in names:
        table.position(name, "0", "blocked" if name == mine else "on_track", text={"en": LONG, "ru": LONG})
        delegation = Delegation.unscoped.get(review=table.review, party=table.parties[name])
        for _member in range(25):
            person = m.Person.unscoped.create(party=table.parties[name], name={"en": LONG[:190]})
            Delegate.unscoped.create(delegation=delegation, person=person)
    m.Organisation.unscoped.update(name={"en": LONG[:400]}, short_name={"en": LONG[:290]})
    m.Party.unscoped.update(short_name={"en": LONG[:80]})
    m.Programme.unscoped.update(title={"en": LONG[:990]})
    m.Body.unscoped.update(name={"en": LONG[:490]})
    said, pages = read(table, f"{mine.lower()}.secretary")
    assert pages <= 2
    assert re.search(r"\d+ more are not shown; \d+ texts? (is|are) shortened", said)
    we = re.search(r"What we owe (.*?) What they owe", said)
    assert we
    assert (
        int(re.search(r"(\d+) more are not shown", we[1])[1]) + len(re.findall(r" 1\.\d\d ", f" {we[1]}"))
        == 60
    )


def test_a_letter_that_cannot_be_set_is_refused_in_words(told: Table) -> None:
    m.Programme.unscoped.update(title={"en": "合作"})
    answer = told.client("by.reader").get(f"/api/v1/reviews/{told.review.pk}/brief.pdf")
    assert answer.status_code == 409
    assert "合" in answer.json()["detail"]


def test_home_and_the_session_offer_it_and_the_foreign_is_absent(told: Table) -> None:
    address = reverse("meetings:brief", args=[told.review.pk])
    for page in (reverse("meetings:home"), reverse("meetings:session", args=[told.review.pk])):
        assert address in told.client("by.reader").get(page).content.decode()
    file = told.client("by.reader").get(address)
    assert (file.status_code, file["Content-Type"]) == (200, "application/pdf")
    assert file["Cache-Control"] == "private, no-store"
    other = lay(code="other", names=("ZZ",))
    for page in (
        address, reverse("meetings:brief-programme", args=[told.programme.pk]),
        reverse("meetings:brief-body", args=[told.body.pk]),
    ):  # fmt: skip
        assert other.client("zz.reader").get(page).status_code == 404


def test_a_session_in_the_past_has_the_state_of_today(told: Table) -> None:
    day = told.review.starts_on - timedelta(200)
    type(told.review).unscoped.filter(pk=told.review.pk).update(starts_on=day, ends_on=day, state="concluded")
    assert "concluded" in read(told, "by.reader")[0]


def test_the_pack_of_a_delegation_has_each_point_with_its_own_sides_line_alone(told: Table) -> None:
    def pack(who: str) -> str:
        answer = told.client(who).get(f"/api/v1/reviews/{told.review.pk}/pack.pdf")
        assert answer.status_code == 200, answer.content
        pages = PdfReader(io.BytesIO(answer.content)).pages
        return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pages))

    own, other = pack("by.coordinator"), pack("ru.coordinator")
    for words in (
        "Point 1: On certificates",
        "Hold the date",
        "Be brief",
        "RU Blocked No licence",
        "no earlier decision",
    ):
        assert words in own, (words, own)
    assert "Give way" not in own
    assert "Give way" in other
    for words in ("Hold the date", "Be brief"):
        assert words not in other
    assert reverse("meetings:pack", args=[told.review.pk]) in told.client("by.reader").get(
        reverse("meetings:session", args=[told.review.pk])
    ).content.decode()  # fmt: skip


def test_who_acts_for_no_side_has_no_pack(told: Table) -> None:
    user = type(told.people["by.reader"]).objects.create_user("joint@example.org", name="Joint")
    m.Grant.unscoped.create(role="joint_secretariat", body=told.body, user=user)
    told.people["joint"] = user
    assert told.client("joint").get(f"/api/v1/reviews/{told.review.pk}/pack.pdf").status_code == 404
    assert told.client("joint").get(reverse("meetings:pack", args=[told.review.pk])).status_code == 404
