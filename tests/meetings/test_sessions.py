"""The course of a session: opened, concluded, moved, cancelled; its agenda, delegations and protocol."""

import hashlib
import io
from datetime import timedelta

import pytest
from django.urls import reverse
from pypdf import PdfReader

from cooperation import announce, clock
from cooperation.errors import Conflict
from meetings.models import AgendaItem, Delegate, Minutes, Outcome, Review
from meetings.services.effects import OutcomeDraft
from meetings.services.outcomes import record_outcome
from meetings.services.reviews import open_session, unopen_session
from programs.models import Body, Edition, Person
from tests.meetings.table import Table, lay
from tests.meetings.test_outcomes import record, said


def act(table: Table, name: str, page: str, **data: object) -> Review:
    """Sends the form of a page about the session, as somebody."""
    response = table.client(name).post(
        reverse(f"meetings:{page}", args=[table.review.pk]), {"version": table.review.version, **data}
    )
    assert response.status_code == 302, response.content.decode()
    table.review.refresh_from_db()
    return table.review


def test_a_session_is_opened_and_concluded_and_its_edition_comes_into_force(table: Table) -> None:
    assert act(table, "by.secretary", "open", confirmed="yes").state == "in_session"
    client = table.client("by.secretary")
    record(table, client, 1, "extension", deadline_year="2028", reason_en="Customs")
    former = table.of_edition(1)
    table.refresh()
    assert act(table, "ru.secretary", "conclude").state == "concluded"
    editions = Edition.unscoped.filter(programme=table.programme).order_by("number")
    assert [edition.state for edition in editions] == ["superseded", "in_force"]
    assert editions[1].in_force_on == clock.today("Europe/Minsk")
    assert table.review.edition == editions[1]
    assert table.of_edition(1) == former
    assert table.of_edition(2)[0][2].value == "2028"


def test_before_a_session_is_concluded_it_is_said_what_would_stay_open(table: Table) -> None:
    act(table, "by.secretary", "open", confirmed="yes")
    record(table, table.client("by.secretary"), 2, "decision", text_en="x")
    wording = {"clause": 1, "text_en": "y"}
    url = reverse("meetings:brackets", args=[Outcome.unscoped.get().pk])
    assert table.client("ru.secretary").post(url, wording).status_code == 302
    page = table.client("ru.secretary").get(reverse("meetings:conclude", args=[table.review.pk]))
    assert "1 outcome has wording in brackets, which is settled first" in page.content.decode()
    left = AgendaItem.unscoped.filter(review=table.review, state="open").count()
    assert f"{left} point" in page.content.decode()
    assert "1 outcome is not yet acknowledged" in page.content.decode()


def test_an_edition_waits_where_the_rule_is_signature(table: Table) -> None:
    Body.unscoped.filter(pk=table.body.pk).update(in_force_on=Body.InForceOn.SIGNATURE)
    act(table, "by.secretary", "open", confirmed="yes")
    record(table, table.client("by.secretary"), 1, "extension", deadline_year="2028", reason_en="Customs")
    table.refresh()
    act(table, "by.secretary", "conclude")
    assert Edition.unscoped.get(programme=table.programme, number=2).state == Edition.State.RECORDED
    assert Edition.unscoped.get(programme=table.programme, number=1).state == Edition.State.IN_FORCE


def test_concluding_without_an_outcome_is_asked_about_first(held: Table) -> None:
    client, address = held.client("by.secretary"), reverse("meetings:conclude", args=[held.review.pk])
    version = {"version": held.review.version}
    assert "No outcome has been recorded" in said(client.post(address, version))
    assert Review.unscoped.get(pk=held.review.pk).state == "in_session"
    assert client.post(address, {**version, "confirmed": "yes"}).status_code == 302
    assert Review.unscoped.get(pk=held.review.pk).state == "concluded"


def test_after_conclusion_nothing_is_recorded_or_concluded_again(held: Table) -> None:
    act(held, "by.secretary", "conclude", confirmed="yes")
    page = held.client("by.secretary").post(
        reverse("meetings:conclude", args=[held.review.pk]), {"version": held.review.version}, follow=True
    )
    assert "cannot become" in said(page)
    assert "while the session is open" in said(
        record(held, held.client("by.secretary"), 2, "decision", text_en="x")
    )


def test_a_deferred_point_stands_on_the_next_agenda(held: Table) -> None:
    today = clock.today("Europe/Minsk")
    response = held.client("by.secretary").post(
        reverse("meetings:call", args=[held.programme.pk]),
        {
            "starts_on": today + timedelta(days=200), "ends_on": today + timedelta(days=201), "starts_at_time": "10:00",
            "time_zone": "Europe/Moscow", "place_en": "Moscow", "covers_from": "2026-07-01", "covers_to": "2026-12-31",
        },
    )  # fmt: skip
    following = Review.unscoped.get(number=9)
    assert response.url == reverse("meetings:session", args=[following.pk])
    assert following.delegations.count() == 2
    record(held, held.client("by.secretary"), 3, "deferral", text_en="Not ready")
    act(held, "by.secretary", "conclude")
    point = AgendaItem.unscoped.get(review=following)
    assert (point.title, point.item, point.carried_over) == (held.points[2].title, held.items["1.2"], 1)


def test_a_session_called_after_the_conclusion_takes_over_what_was_deferred(held: Table) -> None:
    record(held, held.client("by.secretary"), 3, "deferral", text_en="Not ready")
    act(held, "by.secretary", "conclude")
    today = clock.today("Europe/Minsk")
    for number, carried in ((9, 1), (10, 0)):
        held.client("by.secretary").post(
            reverse("meetings:call", args=[held.programme.pk]),
            {
                "starts_on": today + timedelta(days=200), "ends_on": today + timedelta(days=201),
                "starts_at_time": "10:00", "time_zone": "Europe/Moscow", "place_en": "Moscow",
                "covers_from": "2026-07-01", "covers_to": "2026-12-31",
            },
        )  # fmt: skip
        taken = AgendaItem.unscoped.filter(review__number=number)
        assert [point.title for point in taken] == [held.points[2].title] * carried


def test_a_session_is_moved_after_the_question_and_its_schedule_version_rises(table: Table) -> None:
    told = []
    announce.subscribe("meetings.review", lambda **ids: told.append(ids))
    day = table.review.starts_on + timedelta(days=14)
    days = {
        "starts_on": day,
        "ends_on": day,
        "starts_at_time": "09:30",
        "time_zone": "Europe/Minsk",
        "place_en": "Brest",
    }
    url = reverse("meetings:move", args=[table.review.pk])
    asked = table.client("by.secretary").post(url, {"version": 1, **days})
    assert "The session moves from" in said(asked)
    table.review.refresh_from_db()
    assert table.review.schedule_version == 1
    assert act(table, "by.secretary", "move", confirmed="yes", **days).starts_on == day
    assert table.review.schedule_version == 2
    assert table.review.place["en"] == "Brest"
    stale = table.client("ru.secretary").post(
        url, {"version": 1, "confirmed": "yes", **days, "place_en": "Gomel"}
    )
    assert stale.status_code == 412
    assert "Brest" in stale.content.decode()
    assert "Gomel" in stale.content.decode()
    early = table.client("ru.secretary").post(url, {"version": 1, **days, "place_en": "Gomel"})
    assert early.status_code == 412
    assert early.context["asked"] is None
    assert [each["label"] for each in early.context["fields"]] == ["Place · English"]


def test_where_only_the_place_changes_it_is_not_said_that_the_days_do(table: Table) -> None:
    review = table.review
    same = {
        "starts_on": review.starts_on, "ends_on": review.ends_on, "starts_at_time": review.starts_at_time,
        "time_zone": review.time_zone, "place_en": "Brest", "version": 1,
    }  # fmt: skip
    url = reverse("meetings:move", args=[review.pk])
    client = table.client("by.secretary")
    asked = said(client.post(url, same))
    assert "The days stay as they are" in asked
    assert "moves from" not in asked
    done = said(client.post(url, {**same, "confirmed": "yes"}, follow=True))
    assert "Changed. Who had been reminded is told." in done
    assert "Brest" in done


def test_a_cancelled_session_has_a_new_schedule_version_and_cannot_be_opened(table: Table) -> None:
    assert act(table, "by.secretary", "cancel", reason_en="No quorum").state == "cancelled"
    assert table.review.schedule_version == 2
    act(table, "by.secretary", "open", confirmed="yes")
    assert table.review.state == "cancelled"


def test_a_session_is_cancelled_with_the_reason_which_its_page_the_list_and_the_record_show(
    table: Table,
) -> None:
    client = table.client("by.secretary")
    url = reverse("meetings:cancel", args=[table.review.pk])
    assert "Say why it is cancelled." in said(client.post(url, {"version": 1, "reason_en": " "}))
    table.review.refresh_from_db()
    assert table.review.state == "proposed"
    done = said(client.post(url, {"version": 1, "reason_en": "No quorum <b>"}, follow=True))
    assert "The session is cancelled." in done
    session = reverse("meetings:session", args=[table.review.pk])
    record = reverse("programs:history", args=["session", table.review.pk])
    for page in (session, reverse("meetings:sessions"), record):
        assert "No quorum <b>" in said(table.client("ru.reader").get(page)), page


def test_a_cancellation_written_beside_a_newer_version_keeps_the_reason(table: Table) -> None:
    type(table.review).unscoped.filter(pk=table.review.pk).update(version=2)
    url = reverse("meetings:cancel", args=[table.review.pk])
    response = table.client("by.secretary").post(url, {"version": 1, "reason_en": "No quorum"})
    assert response.status_code == 412
    assert said(response).count("No quorum") == 2
    assert 'name="version" value="2"' in response.content.decode()


@pytest.mark.parametrize("page", ["open", "conclude", "move", "cancel"])
def test_a_reader_does_not_change_the_course(table: Table, page: str) -> None:
    client = table.client("by.reader")
    assert client.get(reverse(f"meetings:{page}", args=[table.review.pk])).status_code == 403
    assert client.post(reverse(f"meetings:{page}", args=[table.review.pk]), {"version": 1}).status_code == 403
    table.review.refresh_from_db()
    assert table.review.state == "proposed"


def test_a_coordinator_proposes_a_point_and_a_secretary_orders_the_agenda(table: Table) -> None:
    url = reverse("meetings:add-point", args=[table.review.pk])
    response = table.client("ru.coordinator").post(url, {"title_en": "Trainees", "item": "1.10"})
    assert response.status_code == 302
    point = AgendaItem.unscoped.get(review=table.review, title__en="Trainees")
    assert (point.position, point.item, point.proposed_by) == (5, table.items["1.10"], table.parties["RU"])
    wrong = table.client("ru.coordinator").post(url, {"title_en": "x", "item": "9.9"})
    assert "The plan has no item of this number." in said(wrong)
    move = reverse("meetings:move-point", args=[point.pk])
    table.client("by.secretary").post(move, {"version": point.version, "to": "up"})
    order = (
        AgendaItem.unscoped.filter(review=table.review)
        .order_by("position")
        .values_list("title__en", flat=True)
    )
    assert list(order)[3:] == ["Trainees", "On the venture"]
    assert (
        table.client("ru.coordinator").post(move, {"version": point.version, "to": "up"}).status_code == 403
    )


def test_a_side_names_its_own_delegation_and_no_other(table: Table) -> None:
    url = reverse("meetings:delegation", args=[table.review.pk])
    people = list(Person.unscoped.filter(party=table.parties["BY"]).order_by("id"))
    response = table.client("by.coordinator").post(
        url, {"head": str(people[0].pk), "members": [str(people[1].pk)], "version": 1}
    )
    assert response.status_code == 302
    delegates = Delegate.unscoped.filter(delegation__review=table.review)
    assert {(d.person_id, d.is_head) for d in delegates} == {(people[0].pk, True), (people[1].pk, False)}
    assert all(d.post for d in delegates)
    foreign = Person.unscoped.filter(party=table.parties["RU"]).first()
    table.client("by.coordinator").post(url, {"head": str(foreign.pk), "version": 2})
    assert delegates.count() == 2
    assert table.client("by.reader").post(url, {"head": str(people[0].pk)}).status_code == 403


def test_the_protocol_is_a_file_in_two_languages_whose_digest_is_shown(held: Table) -> None:
    client = held.client("by.secretary")
    people = list(Person.unscoped.filter(party=held.parties["BY"]).order_by("id"))
    client.post(
        reverse("meetings:delegation", args=[held.review.pk]), {"head": str(people[0].pk), "version": 1}
    )
    record(
        held,
        client,
        2,
        "decision",
        text_en="The sides agreed #panic() *boldly* $x$ \\ [a]",
        text_ru="Стороны решили",
    )
    held.refresh()
    record(held, client, 1, "extension", deadline_year="2028", reason_en="Customs", reason_ru="Таможня")
    client.post(reverse("meetings:make-minutes", args=[held.review.pk]))
    version = Minutes.unscoped.get(review=held.review)
    assert version.languages == ["ru", "en"]
    response = held.client("ru.reader").get(reverse("meetings:minutes-pdf", args=[version.pk]))
    assert response["Content-Disposition"].startswith("attachment;")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert hashlib.sha256(response.content).hexdigest() == version.sha256
    words = " ".join(
        "".join(page.extract_text() + " " for page in PdfReader(io.BytesIO(response.content)).pages).split()
    )
    for expected in (
        "Стороны решили", "The sides agreed", "#panic()", "boldly", "Минск", "Minsk", "On certificates",
        "On certificates (по-русски)", "State BY", "State RU", "Таможня", "Customs", "by.reader",
    ):  # fmt: skip
        assert expected in words, words
    assert words.index("The sides agreed") < words.index("Customs.") if "Customs." in words else True
    page = held.client("ru.reader").get(reverse("meetings:session", args=[held.review.pk])).content.decode()
    assert version.sha256 in page
    client.post(reverse("meetings:make-minutes", args=[held.review.pk]))
    assert Minutes.unscoped.filter(review=held.review).count() == 2
    stranger = lay(code="other", names=("KZ", "AM")).client("kz.secretary")
    assert stranger.get(reverse("meetings:minutes-pdf", args=[version.pk])).status_code == 404


def test_a_text_without_a_typeface_is_refused_plainly(held: Table) -> None:
    page = record(held, held.client("by.secretary"), 2, "decision", text_en="Agreed 同意")
    assert "“同” is of a script for which there is no typeface here" in said(page)
    assert not Outcome.unscoped.exists()
    point = held.points[1]
    AgendaItem.unscoped.filter(pk=point.pk).update(title={"en": "同意", "ru": "同意"})
    page = held.client("by.secretary").post(
        reverse("meetings:make-minutes", args=[held.review.pk]), follow=True
    )
    assert "a letter of a script for which there is no typeface" in said(page)
    assert not Minutes.unscoped.exists()


def test_sessions_are_listed_newest_first(table: Table) -> None:
    page = said(table.client("ru.reader").get(reverse("meetings:sessions")))
    assert page.index("8th session, Minsk") < page.index("7th session, Minsk")
    lay(code="other", names=("KZ", "AM"))
    assert page.count("8th session") == said(
        table.client("ru.reader").get(reverse("meetings:sessions"))
    ).count("8th session")


def test_whoever_opens_what_not_every_side_has_confirmed_is_told_so(table: Table) -> None:
    url = reverse("meetings:open", args=[table.review.pk])
    Review.unscoped.filter(pk=table.review.pk).update(state="proposed")
    client = table.client("by.secretary")
    assert "Not every side has confirmed the date." in said(client.get(url))
    Review.unscoped.filter(pk=table.review.pk).update(state="confirmed")
    assert "Not every side" not in said(client.get(url))


def test_a_session_is_opened_out_of_its_days_only_when_asked_twice(table: Table) -> None:
    client, url = table.client("by.secretary"), reverse("meetings:open", args=[table.review.pk])
    page = client.get(reverse("meetings:session", args=[table.review.pk])).content.decode()
    assert f'class="btn quiet" href="{url}"' in page
    asked = client.post(url, {"version": table.review.version})
    assert asked.status_code == 200
    assert "in 30 days. Today is not its day." in said(asked)
    table.review.refresh_from_db()
    assert table.review.state == "proposed"
    assert act(table, "by.secretary", "open", confirmed="yes").state == "in_session"


def test_on_its_day_a_session_is_opened_by_the_one_primary_button(table: Table) -> None:
    table.review.starts_on = clock.today(table.review.time_zone)
    table.review.save()
    url = reverse("meetings:open", args=[table.review.pk])
    page = table.client("by.secretary").get(reverse("meetings:session", args=[table.review.pk]))
    assert f'class="btn" href="{url}"' in page.content.decode()
    assert "Today is not its day" not in said(table.client("by.secretary").get(url))
    assert act(table, "by.secretary", "open").state == "in_session"


def test_a_session_opened_by_mistake_stands_again_as_before_while_nothing_is_recorded(table: Table) -> None:
    table.review.state = "confirmed"
    table.review.save(update_fields=["state"])
    actor, client = table.actor("by.secretary"), table.client("by.secretary")
    opened = open_session(actor, review_id=table.review.pk, version=table.review.version)
    address = reverse("meetings:unopen", args=[table.review.pk])
    assert address in client.get(reverse("meetings:session", args=[table.review.pk])).content.decode()
    client.post(address, {"version": opened.version})
    table.review.refresh_from_db()
    assert table.review.state == "confirmed"
    opened = open_session(actor, review_id=table.review.pk, version=table.review.version)
    draft = OutcomeDraft(kind="decision", text={"en": "Decided"})
    record_outcome(actor, review_id=table.review.pk, draft=draft)
    with pytest.raises(Conflict):
        unopen_session(actor, review_id=table.review.pk, version=opened.version)
    assert address not in client.get(reverse("meetings:session", args=[table.review.pk])).content.decode()


def test_a_body_that_calls_its_sessions_meetings_is_spoken_to_in_its_word(table: Table) -> None:
    table.body.review_word = "meeting"
    table.body.save()
    client = table.client("by.secretary")
    call = client.get(reverse("meetings:call", args=[table.programme.pk])).content.decode()
    assert "Call a meeting" in call
    assert "Call a session" not in call
    move = client.get(reverse("meetings:move", args=[table.review.pk])).content.decode()
    assert "Change the days of the meeting" in move
    refused = client.post(
        reverse("meetings:make-minutes", args=[table.review.pk]), follow=True
    ).content.decode()
    assert "before the meeting is open" in refused


@pytest.mark.parametrize("page", ["session", "room", "open", "move", "cancel"])
def test_the_way_back_is_called_by_the_bodys_own_word(table: Table, page: str) -> None:
    address = reverse(f"meetings:{page}", args=[table.review.pk])
    crumb = '<a href="/sessions/">%s</a>'
    assert crumb % "Sessions" in table.client("by.secretary").get(address).content.decode()
    Body.unscoped.filter(pk=table.body.pk).update(review_word="meeting")
    shown = table.client("by.secretary").get(address).content.decode()
    assert crumb % "Meetings" in shown
    assert crumb % "Sessions" not in shown
