"""Points before they are dealt with: worded anew, moved, put back, removed; and referred from one body to another."""

import pytest
from django.urls import reverse

from cooperation.access import Role, acting_as
from cooperation.errors import Conflict, Forbidden, Invalid, Stale
from meetings import models as s
from meetings.services.points import add_points, edit_point, put_back_point, remove_point
from meetings.services.referrals import refer
from programs import models as m
from tests.meetings.table import Table, lay, text
from tests.meetings.test_outcomes import record, said


def order(table: Table) -> list[tuple[int, str]]:
    rows = s.AgendaItem.unscoped.filter(review=table.review).order_by("position")
    return [(point.position, point.title["en"]) for point in rows]


def test_a_point_is_worded_anew_in_the_working_languages(table: Table) -> None:
    point = table.points[0]
    s.AgendaItem.unscoped.filter(pk=point.pk).update(
        title={"en": "Old", "ru": "Старое", "be": "Старое па-беларуску"}
    )
    url = reverse("meetings:edit-point", args=[point.pk])
    client = table.client("by.secretary")
    assert 'name="title_be"' not in client.get(url).content.decode()
    assert client.post(url, {"title_en": "New", "title_ru": "Новое", "version": 1}).status_code == 302
    point.refresh_from_db()
    assert point.title == {"en": "New", "ru": "Новое", "be": "Старое па-беларуску"}
    late = client.post(url, {"title_en": "Newer", "title_ru": "", "version": 1})
    assert late.status_code == 412
    assert "Newer" in said(late)


def test_a_side_words_the_points_that_it_proposed_and_no_others(table: Table) -> None:
    point = table.points[0]
    actor = table.actor("by.coordinator")
    with acting_as(actor), pytest.raises(Forbidden):
        edit_point(actor, point_id=point.pk, title=text("Mine"), version=1)
    s.AgendaItem.unscoped.filter(pk=point.pk).update(proposed_by=table.parties["BY"])
    with acting_as(actor):
        edit_point(actor, point_id=point.pk, title=text("Mine"), version=1)
    other = table.actor("ru.coordinator")
    with acting_as(other), pytest.raises(Forbidden):
        remove_point(other, point_id=point.pk, version=2)


def test_a_removed_point_leaves_no_gap(table: Table) -> None:
    client = table.client("by.secretary")
    client.post(reverse("meetings:remove-point", args=[table.points[1].pk]), {"version": 1})
    assert order(table) == [(1, "On certificates"), (2, "On customs"), (3, "On the venture")]


def test_a_point_on_which_something_hangs_is_not_removed(held: Table) -> None:
    record(held, held.client("by.secretary"), 1, "statement", text_en="For the record")
    s.AgendaItem.unscoped.filter(pk=held.points[0].pk).update(state="open")
    actor = held.actor("by.secretary")
    with acting_as(actor), pytest.raises(Conflict):
        remove_point(actor, point_id=held.points[0].pk, version=2)
    assert len(order(held)) == 4


def test_before_the_session_a_point_goes_back_to_the_backlog_and_returns_with_its_count_and_papers(
    table: Table,
) -> None:
    point = table.points[2]
    paper = s.Paper.unscoped.create(review=table.review, number=1, symbol="WP.1", title=text("Note"))
    s.PaperPoint.unscoped.create(paper=paper, point=point)
    actor = table.actor("ru.secretary")
    with acting_as(actor):
        waiting = put_back_point(actor, point_id=point.pk, version=1)
        assert order(table) == [(1, "On certificates"), (2, "Any other business"), (3, "On the venture")]
        assert (waiting.item, waiting.carried_over) == (table.items["1.2"], 1)
        assert s.PaperPoint.unscoped.get().waiting == waiting
        (again,) = add_points(actor, review_id=table.review.pk, chosen=[("backlog", waiting.pk)])
    assert (again.item, again.carried_over, again.position) == (table.items["1.2"], 1, 4)
    assert s.PaperPoint.unscoped.get().point == again


def test_once_the_session_has_begun_an_outcome_defers_a_point(held: Table) -> None:
    actor = held.actor("by.secretary")
    with acting_as(actor), pytest.raises(Conflict):
        put_back_point(actor, point_id=held.points[0].pk, version=1)


def test_the_keys_that_move_a_point_are_its_buttons(table: Table) -> None:
    page = (
        table.client("by.secretary").get(reverse("meetings:session", args=[table.review.pk])).content.decode()
    )
    assert page.count("data-point") == 4
    assert "agenda.js" in page
    assert page.count('name="to" value="up"') == 3
    assert (
        "data-point"
        not in table.client("by.reader")
        .get(reverse("meetings:session", args=[table.review.pk]))
        .content.decode()
    )


# --- Referred to another body -----------------------------------------------------------------------------------------


@pytest.fixture
def group(held: Table) -> Table:
    """A working group in which the secretary of BY works as well."""
    other = lay(code="group", names=("KZ", "AM"))
    post = m.Post.unscoped.get(appointments__person__user=held.people["by.secretary"])
    m.Member.unscoped.create(body=other.body, party=held.parties["BY"], order=3)
    m.Side.unscoped.create(programme=other.programme, party=held.parties["BY"], order=3)
    m.Grant.unscoped.create(
        role=Role.EXECUTIVE_SECRETARY, body=other.body, party=held.parties["BY"], post=post
    )
    return other


def referred(held: Table, group: Table) -> s.Outcome:
    record(held, held.client("by.secretary"), 1, "referral", text_en="Examine the certificates")
    outcome = s.Outcome.unscoped.get(review=held.review)
    client = held.client("by.secretary")
    answer = client.post(
        reverse("meetings:refer", args=[outcome.pk]), {"body": str(group.body.pk), "version": outcome.version}
    )
    assert answer.status_code == 302
    return outcome


def test_a_referral_lands_on_the_receiving_body_and_its_answer_returns(held: Table, group: Table) -> None:
    outcome = referred(held, group)
    kz = group.client("kz.secretary")
    backlog = said(kz.get(reverse("meetings:backlog", args=[group.body.pk])))
    assert "Examine the certificates" in backlog
    assert "Referred by: 8th session, Minsk" in backlog
    waiting = s.BacklogPoint.unscoped.get()
    url = f"/api/v1/reviews/{group.review.pk}/proposals/"
    row = next(row for row in kz.get(url).json()["results"] if row["source"] == "referral")
    assert row["reasons"][0]["referred_by"]["en"].startswith("8th session, Minsk")
    kz.post(reverse("meetings:proposals", args=[group.review.pk]), {"proposal": f"referral:{waiting.pk}"})
    point = s.AgendaItem.unscoped.get(review=group.review, source="referral")
    assert point.source_id == s.Referral.unscoped.get().pk
    place = reverse("meetings:session", args=[held.review.pk])
    assert "no answer yet" in said(held.client("ru.reader").get(place))
    s.Review.unscoped.filter(pk=group.review.pk).update(state="in_session")
    kz.post(
        reverse("meetings:room", args=[group.review.pk]),
        {"kind": "decision", "point": str(point.pk), "version": point.version, "text_en": "They are sound"},
    )
    page = said(held.client("ru.reader").get(place))
    assert "They are sound" in page
    assert "no answer yet" not in page
    # RU does not work in the group: it reads the answer, and nothing else of it.
    answers = held.client("ru.reader").get("/api/v1/referrals/").json()["results"][0]
    assert answers["outcome"] == str(outcome.pk)
    assert [one["text"] for one in answers["answers"]] == [{"en": "They are sound"}]
    assert (
        held.client("ru.reader").get(reverse("meetings:session", args=[group.review.pk])).status_code == 404
    )


def test_a_referred_point_that_is_removed_or_deferred_is_not_lost(held: Table, group: Table) -> None:
    referred(held, group)
    actor = group.actor("kz.secretary")
    waiting = s.BacklogPoint.unscoped.get()
    with acting_as(actor):
        (point,) = add_points(actor, review_id=group.review.pk, chosen=[("referral", waiting.pk)])
        remove_point(actor, point_id=point.pk, version=1)
        again = s.BacklogPoint.unscoped.get()
        assert again.referral == s.Referral.unscoped.get()
        (point,) = add_points(actor, review_id=group.review.pk, chosen=[("referral", again.pk)])
    assert s.Referral.unscoped.get().point == point
    s.Review.unscoped.filter(pk=group.review.pk).update(state="in_session")
    group.client("kz.secretary").post(
        reverse("meetings:room", args=[group.review.pk]),
        {"kind": "deferral", "point": str(point.pk), "version": point.version, "text_en": "Next time"},
    )
    place = reverse("meetings:session", args=[held.review.pk])
    assert "no answer yet" in said(held.client("ru.reader").get(place))
    point.refresh_from_db()
    assert point.state == "deferred"


def test_only_a_referral_goes_to_somebody_and_once(held: Table, group: Table) -> None:
    outcome = referred(held, group)
    actor = held.actor("by.secretary")
    with acting_as(actor), pytest.raises(Conflict):
        refer(actor, outcome_id=outcome.pk, version=outcome.version, body_id=group.body.pk)
    held.refresh()
    record(held, held.client("by.secretary"), 2, "decision", text_en="Decided")
    decision = s.Outcome.unscoped.get(review=held.review, number=2)
    with acting_as(actor), pytest.raises(Conflict):
        refer(actor, outcome_id=decision.pk, version=1, body_id=group.body.pk)
    with acting_as(actor), pytest.raises(Stale):
        refer(actor, outcome_id=decision.pk, version=7, body_id=group.body.pk)


def test_a_body_that_one_does_not_see_receives_nothing(held: Table) -> None:
    stranger = lay(code="far", names=("KZ", "AM"))
    record(held, held.client("by.secretary"), 1, "recommendation", text_en="Do so")
    outcome = s.Outcome.unscoped.get(review=held.review)
    actor = held.actor("by.secretary")
    for which in ({"body_id": stranger.body.pk}, {"body_id": held.body.pk}, {}):
        with acting_as(actor), pytest.raises(Invalid):
            refer(actor, outcome_id=outcome.pk, version=1, **which)
    with acting_as(actor):
        found = refer(actor, outcome_id=outcome.pk, version=1, organisation_id=held.organisations["RU"].pk)
    assert found.to_organisation == held.organisations["RU"]
    assert "Ministry of RU" in said(
        held.client("ru.reader").get(reverse("meetings:session", args=[held.review.pk]))
    )
