"""The record of changes of every kind of subject: who, when, before and after; a page at a time."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.db.models import UUIDField
from django.test.utils import CaptureQueriesContext

from cooperation import clock
from cooperation.access import acting_as
from cooperation.accounts.models import User
from cooperation.dates import FuzzyDate
from cooperation.history import subjects
from cooperation.history.pages import Mark, Part, page
from cooperation.history.reading import as_of
from meetings.models import Delegate, Delegation, IntersessionalDecision, Outcome, Rotation
from programs.models import (
    Act,
    JointProject,
    Obstacle,
    Person,
    Stance,
    Wording,
)
from programs.views import record
from tests.cast import Cast, sit, text

pytestmark = pytest.mark.django_db


def shown(response: Any) -> str:
    """The page as it reads."""
    assert response.status_code == 200
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", response.content.decode())))


def an_obstacle(cast: Cast) -> Obstacle:
    return Obstacle.unscoped.create(
        programme=cast.programme, kind="legal", title=text("Customs law"), opened_on=date(2026, 1, 1),
        next_step=text("Ask the ministry"),
    )  # fmt: skip


def a_rotation(cast: Cast) -> Rotation:
    return Rotation.unscoped.create(body=cast.body, from_number=1)


def an_outcome(cast: Cast) -> Outcome:
    return Outcome.unscoped.create(review=sit(cast), number=1, kind="decision", text=text("To wait"))


def a_decision(cast: Cast) -> IntersessionalDecision:
    return IntersessionalDecision.unscoped.create(
        body=cast.body, programme=cast.programme, number=1, how="silence", state="pending", kind="decision",
        silent_until=date(2099, 1, 1), time_zone="UTC", text=text("To wait"),
    )  # fmt: skip


#: A row of each kind, a change to it, and what its record says of it before and after.
SUBJECTS: dict[str, tuple[Callable[[Cast], Any], dict[str, Any], str, str]] = {
    "obstacle": (
        an_obstacle, {"next_step": text("Draft the amendment")}, "Ask the ministry", "Draft the amendment"
    ),
    "joint-project": (
        lambda cast: JointProject.unscoped.create(
            programme=cast.programme, kind="research", title=text("Optics")
        ),
        {"stage": "founded"}, "idea", "founded",
    ),
    "agreement": (
        lambda cast: cast.agreement, {"done_on": FuzzyDate("2012-10-30")}, "29 Oct 2012", "30 Oct 2012"
    ),
    "act": (
        lambda cast: Act.unscoped.get(agreement=cast.agreement, party=cast.by),
        {"signatory_name": text("S. Gurulev")}, "Signatory of BY", "S. Gurulev",
    ),
    "organisation": (
        lambda cast: cast.organisations["by"], {"name": text("BY agency")}, "BY committee", "BY agency"
    ),
    "body": (lambda cast: cast.body, {"quorum": 7}, "quorum, in sides: 2", "7"),
    "programme": (
        lambda cast: cast.programme, {"title": text("New title")}, "Defence-industrial cooperation", "New title"
    ),
    "session": (sit, {"place": text("Brest")}, "Minsk", "Brest"),
    "outcome": (an_outcome, {"text": text("To act")}, "To wait", "To act"),
    "decision": (a_decision, {"text": text("To act")}, "To wait", "To act"),
    "rotation": (a_rotation, {"from_number": 7}, "1", "7"),
}  # fmt: skip


def subject_of(cast: Cast, kind: str) -> Any:
    return SUBJECTS[kind][0](cast)


def test_every_kind_has_its_record() -> None:
    assert set(subjects.kinds()) == set(SUBJECTS)


@pytest.mark.parametrize("kind", SUBJECTS)
def test_the_record_says_who_changed_it_before_and_after_and_to_whom_sees_it_alone(
    cast: Cast, client_as: Any, kind: str
) -> None:
    actor = cast.actor("by_secretary")
    make, change, before, after = SUBJECTS[kind]
    row = make(cast)
    with acting_as(actor):
        type(row).unscoped.filter(pk=row.pk).update(**change)
    address = f"/history/{kind}/{row.pk}/"
    client = client_as("ru_reader")
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(address)
    said = shown(answer)
    assert re.search(f"{re.escape(before)}.* → .*{re.escape(after)}", said), said[-1500:]
    assert f"{actor.name} (BY)" in said
    assert len(asked) <= 12, [query["sql"][:80] for query in asked]
    for key in ("outsider", "administrator"):
        assert client_as(key).get(address).status_code == 404
    assert client.get(f"/history/nothing/{row.pk}/").status_code == 404


@pytest.mark.parametrize("kind", SUBJECTS)
def test_every_field_that_a_record_tells_has_a_word_in_the_reader_s_language(cast: Cast, kind: str) -> None:
    found = subjects.find(kind, cast.actor("by_secretary"), subject_of(cast, kind).pk)
    for part in found.parts:
        for field in part.model._meta.concrete_fields:
            told = not (field.is_relation or isinstance(field, UUIDField) or field.name == "version")
            assert not told or not isinstance(field.verbose_name, str) or field.name in record.WORDS, field


def test_a_change_of_what_is_derived_is_not_told_by_itself(cast: Cast, client_as: Any) -> None:
    wording = cast.wordings["1.2"]
    client, address = client_as("by_reader"), f"/items/{cast.items['1.2'].pk}/record/"
    before = shown(client.get(address)).count("Wording: ")
    with acting_as(cast.actor("by_secretary")):
        Wording.unscoped.filter(pk=wording.pk).update(sort_key="zz")
    assert shown(client.get(address)).count("Wording: ") == before
    with acting_as(cast.actor("by_secretary")):
        Wording.unscoped.filter(pk=wording.pk).update(number="1.7", sort_key="zy")
    assert shown(client.get(address)).count("Wording: ") == before + 1


def test_the_record_of_an_item_is_told_in_russian_without_words_of_its_columns(
    cast: Cast, client_as: Any
) -> None:
    client = client_as("by_reader")
    client.post("/language/", {"language": "ru", "next": "/"})
    said = shown(client.get(f"/items/{cast.items['1.2'].pk}/record/"))
    assert "с редакции: 1" in said
    for column in ("since edition", "sort key", "occurrences done", "due on"):
        assert column not in said


@pytest.mark.parametrize(
    ("kind", "page_of"),
    [
        ("obstacle", "/obstacles/{pk}/"), ("joint-project", "/joint-projects/{pk}/"),
        ("agreement", "/agreements/{pk}/"), ("organisation", "/organisations/{pk}/"), ("session", "/sessions/{pk}/"),
    ],
)  # fmt: skip
def test_the_page_of_a_subject_leads_to_its_record(
    cast: Cast, client_as: Any, kind: str, page_of: str
) -> None:
    row = subject_of(cast, kind)
    answer = client_as("ru_reader").get(page_of.format(pk=row.pk))
    assert f'href="/history/{kind}/{row.pk}/"' in answer.content.decode()


def test_acts_outcomes_and_bodies_are_reached_from_the_pages_that_show_them(
    cast: Cast, client_as: Any
) -> None:
    act = Act.unscoped.get(agreement=cast.agreement, party=cast.by)
    client = client_as("ru_reader")
    assert f"/history/act/{act.pk}/" in client.get(f"/agreements/{cast.agreement.pk}/").content.decode()
    outcome = an_outcome(cast)
    session = client.get(f"/sessions/{outcome.review_id}/").content.decode()
    assert f"/history/outcome/{outcome.pk}/" in session
    assert f"/history/body/{cast.body.pk}/" in session


def test_who_became_responsible_is_named_and_who_entered_it_in_the_reader_s_language(
    cast: Cast, client_as: Any
) -> None:
    client = client_as("by_coordinator")
    client.post(
        f"/items/{cast.items['2.1'].pk}/responsible/",
        {"organisation": str(cast.organisations["by"].pk), "role": "co_executor"},
    )
    user = cast.actor("by_coordinator").user_id
    Person.unscoped.filter(user_id=user).update(name={"en": "Ivan Ivanou", "ru": "Иван Иванов"})
    reader = client_as("by_reader")
    page = shown(reader.get(f"/items/{cast.items['2.1'].pk}/record/"))
    assert f"Responsible organisation: Added Ivan Ivanou (BY) {cast.organisations['by'].name['en']}" in page
    User.objects.filter(pk=cast.actor("by_reader").user_id).update(language="ru")
    assert "Иван Иванов (BY)" in shown(reader.get(f"/items/{cast.items['2.1'].pk}/record/"))


def test_what_was_removed_stays_on_record(cast: Cast, client_as: Any) -> None:
    row = an_obstacle(cast)
    Stance.unscoped.create(obstacle=row, party=cast.by, kind="alleges")
    Stance.unscoped.filter(obstacle=row).delete()
    review = sit(cast)
    delegation = Delegation.unscoped.get(review=review, party=cast.by)
    Delegate.unscoped.create(delegation=delegation, person=cast.people["by_head"], is_head=True)
    Delegate.unscoped.filter(delegation=delegation).delete()
    client = client_as("ru_reader")
    assert "Stance: Removed" in shown(client.get(f"/history/obstacle/{row.pk}/"))
    assert "Member of a delegation: Removed" in shown(client.get(f"/history/session/{review.pk}/"))


def test_the_record_is_turned_page_by_page_without_a_gap(cast: Cast, client_as: Any) -> None:
    row = an_obstacle(cast)
    with acting_as(cast.actor("by_secretary")):
        for number in range(record.PAGE + 10):
            Obstacle.unscoped.filter(pk=row.pk).update(provision=text(f"Article {number}."))
    client = client_as("ru_reader")
    first = client.get(f"/history/obstacle/{row.pk}/")
    second = client.get(first.context["next"])
    assert second.context["next"] == ""
    told = [entry["detail"] for answer in (first, second) for entry in answer.context["entries"]]
    assert len(told) == record.PAGE + 11
    # Also the oldest of a page says what was before it.
    assert told[record.PAGE - 1].endswith("Article 9. → Article 10.")
    assert [re.findall(r"Article (\d+)\.", words)[-1] for words in told[:-1]] == [
        str(n) for n in reversed(range(record.PAGE + 10))
    ]
    for odd in ("x", "%00", "2026~1~1", "2026-01-01T00:00:00+00:00~-1~1", "~~", "9" * 400):
        assert client.get(f"/history/obstacle/{row.pk}/?after={odd}").status_code == 200


def test_rows_of_one_instant_in_several_tables_are_each_told_once(cast: Cast) -> None:
    """All of this was written in one transaction, so that every event bears the same instant."""
    review = sit(cast)
    actor = cast.actor("by_reader")
    parts = list(subjects.find("session", actor, review.pk).parts)
    whole = page(parts, limit=1000)
    seen, mark = [], None
    while True:
        found = page(parts, limit=2, after=mark)
        seen += [(part.model, change.id) for part, change in found.changes]
        if not found.next:
            break
        mark = Mark.parse(found.next)
    assert seen == [(part.model, change.id) for part, change in whole.changes]
    assert len(seen) == len(set(seen)) >= 3


def test_a_record_holds_no_more_than_its_subject(cast: Cast) -> None:
    rows = Obstacle.objects.visible_to(cast.actor("by_reader"))
    other = an_obstacle(cast)
    one = an_obstacle(cast)
    found = page([Part(Obstacle, "x", rows.filter(pk=one.pk))], limit=10)
    assert len(found.changes) == 1
    assert len(page([Part(Obstacle, "x", rows)], limit=10).changes) == 2
    assert other.pk != one.pk


class TestAsOf:
    """What rows were at an instant: the past does not change when the present does."""

    @pytest.mark.django_db(transaction=True)
    def test_each_instant_has_its_own_state(self, cast: Cast) -> None:
        row, instants = an_obstacle(cast), []
        for words, due in (("Second", "2099-Q3"), ("Third", "2100")):
            instants.append(clock.now())
            with acting_as(cast.actor("by_secretary")):
                Obstacle.unscoped.filter(pk=row.pk).update(
                    next_step=text(words), next_step_due=FuzzyDate(due)
                )
        instants.append(clock.now())
        states = [as_of(Obstacle, [row.pk], instant)[row.pk] for instant in instants]
        assert [state["next_step"]["en"] for state in states] == ["Ask the ministry", "Second", "Third"]
        assert [state["next_step_due"] for state in states] == [None, FuzzyDate("2099-Q3"), FuzzyDate("2100")]
        assert as_of(Obstacle, [row.pk], instants[0] - timedelta(days=1)) == {}

    @pytest.mark.django_db(transaction=True)
    def test_a_removed_row_was_there_until_it_was_removed(self, cast: Cast) -> None:
        row = Stance.unscoped.create(obstacle=an_obstacle(cast), party=cast.by, kind="alleges")
        pk, then = row.pk, clock.now()
        row.delete()
        assert as_of(Stance, [pk], then)[pk]["kind"] == "alleges"
        assert as_of(Stance, [pk], clock.now()) == {}

    def test_several_rows_are_read_in_two_statements_whatever_their_number(self, cast: Cast) -> None:
        ids = [wording.pk for wording in cast.wordings.values()]
        with CaptureQueriesContext(connection) as asked:
            found = as_of(Wording, ids, clock.now() + timedelta(days=1))
        assert set(found) == set(ids)
        assert len(asked) == 2

    def test_bulk_and_raw_writes_are_seen_too(self, cast: Cast) -> None:
        wording = cast.wordings["1.2"]
        with connection.cursor() as cursor:
            cursor.execute("UPDATE programs_wording SET number = '9.9' WHERE id = %s", [wording.pk])
        state = as_of(Wording, [wording.pk], clock.now() + timedelta(days=1))
        assert state[wording.pk]["number"] == "9.9"

    def test_another_side_s_draft_has_no_past_either(self, cast: Cast) -> None:
        from programs.models import PositionDraft
        from tests.cast import save

        draft = save(cast, "by_coordinator", "1.1", text=text("Ours"))
        later = clock.now() + timedelta(days=1)
        with acting_as(cast.actor("by_reader")):
            assert as_of(PositionDraft, [draft.pk], later)[draft.pk]["text"] == text("Ours")
        with acting_as(cast.actor("ru_secretary")):
            assert as_of(PositionDraft, [draft.pk], later) == {}
