"""The questions that people ask before a session: each has its answer in one call, and on one page."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from cooperation import clock
from cooperation.dates import FuzzyDate
from meetings.models import Delegate, Delegation, Review
from meetings.services.effects import OutcomeDraft
from meetings.services.outcomes import record_outcome
from meetings.services.reviews import conclude
from programs.models import Appointment, Obstacle, Organisation, Person, Programme
from programs.services.acts import ActGiven, record_act
from programs.services.agreements import AgreementGiven, record_agreement
from programs.services.clauses import record_clauses
from programs.services.obstacles import ObstacleInput, StepInput, record_obstacle
from programs.services.successions import ChangeOfOrganisation, enter_organisation_change
from tests.cast import Cast, release, save, sit, text

pytestmark = pytest.mark.django_db

As = Callable[[str], Client]


@pytest.fixture
def held(cast: Cast) -> Review:
    """The session before the next one: it agreed on 1.1 that it is delayed, and extended its deadline."""
    review: Review = sit(cast)
    for party in ("by", "ru"):
        delegation = Delegation.unscoped.get(review=review, party=getattr(cast, party))
        Delegate.unscoped.create(
            delegation=delegation, person=cast.people[f"{party}_head"], post=cast.posts[f"{party}_head"], is_head=True
        )  # fmt: skip
    secretary, item = cast.actor("by_secretary"), cast.items["1.1"].pk
    for draft in (
        OutcomeDraft("agreed_status", item_id=item, status="delayed", text=text("Late by a year")),
        OutcomeDraft(
            "extension", item_id=item, deadline=FuzzyDate("2020-12"), reason=text("The law changed")
        ),
    ):
        record_outcome(secretary, review_id=review.pk, draft=draft)
    review.refresh_from_db()
    return conclude(secretary, review_id=review.pk, version=review.version)


def obstacle(programme: Programme, kind: str, title: str) -> Obstacle:
    return Obstacle.unscoped.create(
        programme=programme, kind=kind, title=text(title), opened_on=date(2025, 1, 1)
    )


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def test_what_must_i_decide_next_and_what_did_we_say_last_time(
    cast: Cast, api: Any, client_as: As, held: Review
) -> None:
    save(cast, "by_coordinator", "1.1", text=text("Ours, said last"))
    release(cast, "by_coordinator")
    ahead = sit(cast, "convened")
    sit(cast, "proposed")
    with_item, without = api("by_reader").rows("decisions/?programme=by-ru")
    assert {row["review"] for row in (with_item, without)} == {str(ahead.pk)}
    assert (with_item["review_number"], with_item["number"]) == (ahead.number, "1.1")
    assert (with_item["status"], with_item["deadline"]["value"]) == ("delayed", "2020-12")
    (said,) = with_item["positions"]
    assert (said["party_code"], said["text"]["en"]) == ("BY", "Ours, said last")
    decided = [(row["kind"], row["review_number"], row["text"].get("en")) for row in with_item["decided"]]
    assert decided == [
        ("agreed_status", held.number, "Late by a year"), ("extension", held.number, None),
    ]  # fmt: skip
    assert (without["item"], without["positions"], without["decided"]) == (None, [], [])
    assert api("outsider").rows("decisions/") == []
    assert api("observer").rows("decisions/?programme=by-ru")[0]["positions"] == []
    ahead.agenda_items.update(state="done")
    assert api("by_reader").rows("decisions/") == []
    assert "Point 1" in page(client_as("by_reader"), f"/sessions/{ahead.pk}/")


def test_what_do_we_owe_by_date_ministry_and_named_holder(
    cast: Cast, api: Any, client_as: As, held: Review
) -> None:
    asked = f"duties/?programme=by-ru&party={cast.by.pk}&open=true&ordering=due_on"
    rows = api("by_reader").rows(asked)
    assert [row["number"] for row in rows] == ["1.1", "2.10", "1.2", "2.1", "3.1"]
    assert {row["number"]: row["organisation_name"]["en"] for row in rows}["2.1"] == "BY ministry"
    assert "By Coordinator" in {held["person_name"]["en"] for held in rows[0]["holders"]}
    shown = page(client_as("by_reader"), "/duties/")
    places = [
        shown.index(f"/items/{cast.items[number].pk}/") for number in ("1.1", "2.10", "1.2", "2.1", "3.1")
    ]
    assert places == sorted(places)
    assert str(cast.items["2.2"].pk) not in shown
    assert "By Reader" in shown
    assert f"{len(rows[0]['holders']) - 1} more" in shown
    ministry = page(client_as("by_reader"), f"/duties/?organisation={cast.organisations['by_ministry'].pk}")
    assert str(cast.items["2.1"].pk) in ministry
    assert str(cast.items["1.1"].pk) not in ministry


def test_what_is_agreed_to_be_completed_is_owed_no_more(
    cast: Cast, api: Any, client_as: As, held: Review
) -> None:
    review = sit(cast)
    draft = OutcomeDraft("agreed_status", item_id=cast.items["1.1"].pk, status="completed", text=text("Done"))
    record_outcome(cast.actor("by_secretary"), review_id=review.pk, draft=draft)
    caller = api("by_reader")
    assert "1.1" not in {row["number"] for row in caller.rows("duties/?open=true")}
    assert {row["number"] for row in caller.rows("duties/?open=false")} == {"1.1"}
    assert str(cast.items["1.1"].pk) not in page(client_as("by_reader"), "/duties/?side=RU")


def test_what_does_the_other_side_owe_us_and_how_often_was_it_extended(
    cast: Cast, api: Any, client_as: As, held: Review
) -> None:
    rows = api("by_reader").rows(f"duties/?party={cast.ru.pk}&open=true&ordering=due_on")
    assert [(row["number"], row["times_extended"]) for row in rows][:2] == [("1.1", 1), ("2.10", 0)]
    assert {row["party_code"] for row in rows} == {"RU"}
    shown = page(client_as("by_reader"), "/duties/?side=RU")
    assert str(cast.items["2.2"].pk) in shown
    assert "1 time" in shown


def test_where_do_we_differ_since_when_and_in_which_words(cast: Cast, api: Any, client_as: As) -> None:
    save(cast, "by_coordinator", "1.1", status="blocked", text=text("The law stands in the way"))
    save(cast, "ru_coordinator", "1.1", status="on_track", text=text("All goes well"))
    release(cast, "by_coordinator")
    release(cast, "ru_coordinator")
    (row,) = api("by_reader").get(f"programmes/{cast.programme.pk}/comparison/?list=b").json()["results"]
    assert (row["number"], row["since_round"]) == ("1.1", 1)
    assert {each["kind"] for each in row["divergences"]} == {"status"}
    said = {each["party"]: each["text"]["en"] for each in row["says"]}
    assert said == {str(cast.by.pk): "The law stands in the way", str(cast.ru.pk): "All goes well"}
    shown = page(client_as("by_reader"), "/programmes/by-ru/comparison/")
    assert str(cast.items["1.1"].pk) in shown


def test_which_items_wait_for_a_change_of_law_whose_and_at_what_stage(
    cast: Cast, api: Any, client_as: As
) -> None:
    given = ObstacleInput(
        kind="legal", title=text("Licences"), description={}, provision=text("Article 5 of the law"),
        agreement_id=None, owner_id=cast.organisations["ru"].pk, opened_on=date(2025, 1, 1),
        item_ids=(cast.items["1.2"].pk, cast.items["2.1"].pk),
        steps=(
            StepInput(text("Put before the group"), None, None, date(2025, 2, 1)),
            StepInput(text("Submit the draft"), cast.organisations["ru"].pk, FuzzyDate("2099-Q1"), None),
        ),
    )  # fmt: skip
    record_obstacle(cast.actor("by_coordinator"), programme_id=cast.programme.pk, given=given)
    obstacle(cast.programme, "financial", "No money")
    (row,) = api("ru_reader").rows("obstacles/?programme=by-ru&kind=legal&state=open")
    assert [each["number"] for each in row["waiting"]] == ["1.2", "2.1"]
    assert (row["owner_party_code"], row["owner_name"]["en"]) == ("RU", "RU committee")
    assert (row["provision"]["en"], row["next_step"]["en"]) == ("Article 5 of the law", "Submit the draft")
    assert row["next_step_due"]["value"] == "2099-Q1"
    shown = page(client_as("ru_reader"), "/obstacles/?kind=legal&state=open")
    for words in ("Licences", "RU committee", "Submit the draft", "1.2", "2.1"):
        assert words in shown
    assert "No money" not in shown


def test_what_was_agreed_on_an_item_by_whom_in_which_paragraph_under_which_edition(
    cast: Cast, api: Any, client_as: As, held: Review
) -> None:
    status, extended = api("by_reader").rows("outcomes/?programme=by-ru&plan_number=1.1&ordering=number")
    assert [(row["kind"], row["number"]) for row in (status, extended)] == [
        ("agreed_status", 1),
        ("extension", 2),
    ]
    assert (status["review_number"], status["edition"]) == (held.number, 2)
    assert (status["status"], extended["deadline"]["value"]) == ("delayed", "2020-12")
    assert status["held_on"] == str(held.starts_on)
    assert [(head["party_code"], head["person_name"]["en"]) for head in status["heads"]] == [
        ("BY", cast.people["by_head"].name["en"]),
        ("RU", cast.people["ru_head"].name["en"]),
    ]
    assert status["entered_for"] == str(cast.by.pk)
    assert api("by_reader").rows("outcomes/?programme=by-ru&plan_number=1.2") == []
    assert api("outsider").rows("outcomes/?plan_number=1.1") == []
    dossier = api("by_reader").get(f"items/{cast.items['1.1'].pk}/").json()
    (agreed,) = dossier["agreed"]
    assert (agreed["status"], agreed["source_id"]) == ("delayed", status["id"])
    assert agreed["source_label"]["en"].startswith("1st session, Minsk")
    assert [(each["since_edition"], each["deadline"]["value"]) for each in dossier["wordings"]] == [
        (1, "2020-H1"), (2, "2020-12"),
    ]  # fmt: skip
    shown = page(client_as("by_reader"), f"/items/{cast.items['1.1'].pk}/")
    assert "Late by a year" in shown
    assert "The law changed" in shown


def test_is_this_instrument_in_force_today_for_each_party_and_what_is_the_last_day_for_notice(
    cast: Cast, api: Any, client_as: As
) -> None:
    secretary = cast.actor("by_secretary")
    given = AgreementGiven(
        title=text("Treaty on joint testing"), character="binding", party_ids=(cast.by.pk, cast.ru.pk)
    )
    treaty = record_agreement(secretary, body_id=cast.body.pk, given=given)
    today = clock.today()
    clauses = {
        "trigger": "signature", "bilateral": True, "term": {"n": 5, "unit": "year"},
        "renewal": {"tacit": True, "notice": {"n": 6, "unit": "month"}},
    }  # fmt: skip
    record_clauses(secretary, agreement_id=treaty.pk, version=1, clauses=clauses)
    signed = FuzzyDate.of_day(date(today.year - 1, 3, 10))
    record_act(secretary, agreement_id=treaty.pk, given=ActGiven(kind="signature", done_on=signed))
    said = api("by_reader").get(f"agreements/{treaty.pk}/standing/").json()
    assert said["status"] == "in_force"
    assert {each["code"]: each["status"] for each in said["participation"]} == {
        "BY": "in_force_for_party", "RU": "in_force_for_party",
    }  # fmt: skip
    notice = f"{today.year + 3}-09-10"
    assert {each["on"] for each in said["deadlines"] if each["due"] == "last_day_for_notice"} == {notice}
    shown = page(client_as("by_reader"), f"/agreements/{treaty.pk}/")
    assert f"10 Sept {today.year + 3}" in shown or f"10 Sep {today.year + 3}" in shown
    assert [row["id"] for row in api("by_reader").rows("agreements/?in_force=" + today.isoformat())] == [
        str(treaty.pk)
    ]


def test_who_held_this_post_that_day_and_who_inherited_its_duties(
    cast: Cast, api: Any, client_as: As
) -> None:
    post = cast.posts["by_coordinator"]
    now = Appointment.unscoped.get(post=post)
    Appointment.unscoped.filter(pk=now.pk).update(since=FuzzyDate("2021-05-04"))
    before = Person.unscoped.create(party=cast.by, name=text("Who was before"))
    Appointment.unscoped.create(
        person=before, post=post, since=FuzzyDate("2012"), until=FuzzyDate("2021-05-03")
    )
    said = api("ru_reader").get(f"posts/{post.pk}/holding/?on=2015-06-01").json()
    assert [each["name"] for each in said["held"]] == [text("Who was before")]
    assert [each["person"] for each in said["holds"]] == [str(now.person_id)]
    # Until something becomes of its organisation the duties stay with the post.
    assert said["inherited"] == []
    organisation = Organisation.unscoped.get(pk=post.organisation_id)
    gone = ChangeOfOrganisation(
        kind="merged", done_on=FuzzyDate.of_day(clock.today()), name={}, parent_id=None, note={},
        successor_id=cast.organisations["by_ministry"].pk,
    )  # fmt: skip
    enter_organisation_change(
        cast.actor("by_secretary"), organisation_id=organisation.pk, given=gone, version=organisation.version
    )
    said = api("ru_reader").get(f"posts/{post.pk}/holding/?on=2015-06-01").json()
    assert [each["successor"] for each in said["inherited"]] == [str(cast.organisations["by_ministry"].pk)]
    shown = page(client_as("ru_reader"), f"/posts/{post.pk}/?on=2015-06-01")
    assert "Who was before" in shown
    assert "duties not handed over yet" in shown
    assert client_as("outsider").get(f"/posts/{post.pk}/").status_code == 404


def test_who_opened_or_received_a_text_before_a_day(cast: Cast, api: Any, client_as: As) -> None:
    draft = save(cast, "by_coordinator", "1.1", text=text("Ours alone"))
    page(client_as("by_reader"), f"/items/{cast.items['1.1'].pk}/")
    assert api("by_head").get(f"rounds/{cast.round.pk}/drafts/").status_code == 200
    tomorrow = clock.now() + timedelta(days=1)
    officer = api("by_security")
    path = f"reads/?programme=by-ru&object={draft.pk}&before={tomorrow:%Y-%m-%dT00:00:00Z}&ordering=at"
    assert [(row["reader"], row["face"]) for row in officer.rows(path)] == [
        (cast.users["by_reader"].name, "page"), (cast.users["by_head"].name, "api"),
    ]  # fmt: skip
    before = clock.now() - timedelta(days=1)
    assert officer.rows(f"reads/?object={draft.pk}&before={before:%Y-%m-%dT00:00:00Z}") == []
    assert api("ru_security").rows(f"reads/?object={draft.pk}") == []
    assert cast.users["by_reader"].name in page(client_as("by_security"), f"/readings/?about={draft.pk}")


@pytest.mark.parametrize(
    "path", ["obstacles", "items", "editions", "rounds", "duties", "outcomes", "reviews"]
)
def test_a_programme_is_named_by_its_code_as_well_as_by_its_id(cast: Cast, api: Any, path: str) -> None:
    sit(cast)
    obstacle(cast.programme, "legal", "Licences")
    caller = api("by_reader")
    by_code, by_id = (caller.rows(f"{path}/?programme={name}") for name in ("by-ru", cast.programme.pk))
    assert by_code == by_id
    assert by_code or path == "outcomes"
    assert caller.rows(f"{path}/?programme=nine") == caller.rows(f"{path}/?programme={cast.nine.pk}") == []
    assert caller.get(f"{path}/?programme=a%20b").status_code == 400


def test_pages_name_a_programme_by_its_code_as_well_as_by_its_id(cast: Cast, client_as: As) -> None:
    from cooperation.access import Role
    from programs.models import Grant

    Grant.unscoped.create(role=Role.READER, body=cast.nine_body, party=cast.by, post=cast.posts["by_reader"])
    for programme, title in ((cast.programme, "Ours"), (cast.nine, "Theirs")):
        obstacle(programme, "legal", title)
    client = client_as("by_reader")
    for name in ("by-ru", str(cast.programme.pk)):
        shown = page(client, f"/obstacles/?programme={name}")
        assert "Ours" in shown
        assert "Theirs" not in shown
        assert str(cast.items["1.1"].pk) in page(client, f"/duties/?programme={name}")
    assert "Theirs" in page(client, "/obstacles/?programme=nine")
