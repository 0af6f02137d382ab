"""Papers: numbered by the body's scheme, in each language awaited, draft or final, and flagged where they lack."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from cooperation import clock
from cooperation.access import acting_as
from cooperation.errors import Invalid, Stale
from meetings import models as s
from meetings.rules.papers import Lack, Standing, lacks
from meetings.services.papers import PaperDraft, VersionDraft, set_version, submit_paper
from programs import models as m
from tests.meetings.table import Table, lay, text
from tests.meetings.test_outcomes import said
from tests.refusals.stage import PDF

DUE = date(2026, 5, 10)


@pytest.mark.parametrize(
    ("versions", "today", "found"),
    [
        ([], DUE, [(Lack.MISSING, "ru"), (Lack.MISSING, "en")]),
        ([Standing("ru", "draft", DUE)], DUE, [(Lack.MISSING, "en")]),
        ([Standing("ru", "draft", DUE), Standing("en", "final", DUE)], date(2026, 5, 11), [(Lack.LATE, "ru")]),
        ([Standing("ru", "awaited", None)], date(2026, 5, 11), [(Lack.LATE, "ru"), (Lack.LATE, "en")]),
        (
            [Standing("ru", "final", date(2026, 5, 11)), Standing("en", "final", DUE)], date(2026, 6, 1),
            [(Lack.CAME_LATE, "ru")],
        ),
    ],
)  # fmt: skip
def test_what_lacks_of_a_paper(versions: list[Standing], today: date, found: list[tuple[Lack, str]]) -> None:
    assert lacks(versions, ["ru", "en"], DUE, today) == found


@given(
    st.lists(
        st.builds(Standing, st.sampled_from(["ru", "en", "be"]), st.just("final"), st.dates(max_value=DUE)),
        max_size=3,
    ),
    st.dates(),
)
def test_what_is_final_in_time_lacks_nothing_whatever_the_day(versions: list[Standing], today: date) -> None:
    wanted = [version.language for version in versions]
    assert lacks(versions, wanted, DUE, today) == []


def submit(table: Table, name: str = "by.coordinator", **more: object) -> s.Paper:
    actor = table.actor(name)
    with acting_as(actor):
        return submit_paper(actor, review_id=table.review.pk, draft=PaperDraft(title=text("Note"), **more))  # type: ignore[arg-type]


def test_symbols_follow_the_scheme_of_the_body_and_what_revises_a_paper_its_symbol(table: Table) -> None:
    m.Body.unscoped.filter(pk=table.body.pk).update(symbol="JC")
    first, second, other = submit(table), submit(table), submit(table, kind="INF")
    assert [paper.symbol for paper in (first, second, other)] == ["JC/8/WP.1", "JC/8/WP.2", "JC/8/INF.1"]
    revised = submit(table, of_id=second.pk, form="Rev")
    again = submit(table, of_id=second.pk, form="Rev")
    added = submit(table, of_id=again.pk, form="Corr")
    assert [paper.symbol for paper in (revised, again, added)] == [
        "JC/8/WP.2/Rev.1", "JC/8/WP.2/Rev.2", "JC/8/WP.2/Rev.2/Corr.1"
    ]  # fmt: skip
    assert submit(table).symbol == "JC/8/WP.3"
    assert {v.language for v in s.PaperVersion.unscoped.filter(paper=first, state="awaited")} == {"ru", "en"}
    for wrong in ({"form": "Rev"}, {"of_id": first.pk}, {"form": "Rev", "of_id": table.review.pk}):
        with pytest.raises(Invalid):
            submit(table, **wrong)


def test_a_scheme_of_another_shape_is_followed(table: Table) -> None:
    m.Body.unscoped.filter(pk=table.body.pk).update(symbol="", paper_scheme="{kind} {number}/{year}")
    assert submit(table).symbol == f"WP 1/{table.review.starts_on.year}"


def test_a_paper_is_submitted_and_its_versions_come_through_the_pages(table: Table) -> None:
    client = table.client("by.coordinator")
    point = table.points[0]
    url = reverse("meetings:new-paper", args=[table.review.pk])
    sent = client.post(
        url,
        {
            "title_en": "On forms",
            "kind": "WP",
            "audience": "shared",
            "points": [str(point.pk)],
            "original": "ru",
        },
    )
    paper = s.Paper.unscoped.get()
    assert (sent.status_code, sent["Location"]) == (302, reverse("meetings:paper", args=[paper.pk]))
    assert paper.submitted_by == table.parties["BY"]
    session = reverse("meetings:session", args=[table.review.pk])
    assert "not there yet in: Русский, English" in said(table.client("ru.reader").get(session))
    version = reverse("meetings:paper-version", args=[paper.pk, "ru"])
    today = str(clock.today("Europe/Minsk"))
    done = client.post(
        version,
        {
            "state": "final",
            "on": today,
            "is_original": "on",
            "file": SimpleUploadedFile("n.pdf", PDF),
            "version": 1,
        },
    )
    assert done.status_code == 302, done.content
    page = said(table.client("ru.reader").get(session))
    assert "not there yet in: English" in page
    shown = table.client("ru.reader").get(reverse("meetings:paper", args=[paper.pk])).content.decode()
    assert "n.pdf" in shown
    document = s.PaperVersion.unscoped.get(language="ru").document
    assert document is not None
    file = table.client("ru.reader").get(reverse("programs:document", args=[document.pk]))
    assert file.getvalue() == PDF
    late = client.post(version, {"state": "draft", "version": 1})
    assert late.status_code == 412
    room = said(
        table.client("by.secretary").get(
            reverse("meetings:room", args=[table.review.pk]), {"point": point.pk}
        )
    )
    assert paper.symbol in room


def test_after_the_day_papers_are_out_what_is_not_final_is_late_on_its_point(table: Table) -> None:
    submit(table, point_ids=[table.points[0].pk])
    # No schedule: the rule of the body says when.
    s.ScheduleStep.unscoped.filter(review=table.review).delete()
    today = clock.today("Europe/Minsk")
    s.Review.unscoped.filter(pk=table.review.pk).update(starts_on=today + timedelta(15))
    session = reverse("meetings:session", args=[table.review.pk])
    assert "late in" not in said(table.client("ru.reader").get(session))
    s.Review.unscoped.filter(pk=table.review.pk).update(starts_on=today + timedelta(14))
    page = said(table.client("ru.reader").get(session))
    assert "late in: Русский, English" in page
    assert "1 of them late" in page


def test_a_day_set_in_the_schedule_of_the_session_takes_the_place_of_the_rule(table: Table) -> None:
    paper = submit(table, point_ids=[table.points[0].pk])
    today = clock.today("Europe/Minsk")
    s.ScheduleStep.unscoped.update_or_create(
        review=table.review, kind="papers_out", defaults={"due_on": today - timedelta(1), "by_hand": True}
    )
    page = said(table.client("ru.reader").get(reverse("meetings:session", args=[table.review.pk])))
    assert "late in: Русский, English" in page
    row = table.client("ru.reader").get(f"/api/v1/papers/{paper.pk}/").json()
    assert row["due_on"] == str(today - timedelta(1))


def test_the_api_submits_changes_and_reads_papers(table: Table) -> None:
    client = table.client("ru.secretary")
    body = {
        "review": str(table.review.pk),
        "title": {"en": "Report"},
        "kind": "R",
        "points": [str(table.points[1].pk)],
    }
    made = client.post("/api/v1/papers/", body, content_type="application/json")
    assert made.status_code == 201, made.content
    row = made.json()
    assert row["points"] == [str(table.points[1].pk)]
    assert row["due_on"] == str(table.review.starts_on - timedelta(15))
    assert [one["state"] for one in row["versions"]] == ["awaited", "awaited"]
    url = f"/api/v1/papers/{row['id']}/"
    said_ = client.post(
        f"{url}versions/", {"language": "en", "state": "draft"}, content_type="application/json",
        headers={"If-Match": made["ETag"]},
    )  # fmt: skip
    assert said_.status_code == 200, said_.content
    assert next(one for one in said_.json()["versions"] if one["language"] == "en")["on"] == str(
        clock.today("Europe/Minsk")
    )
    changed = client.patch(
        url, {"title": {"en": "A report"}, "audience": "public", "points": []}, content_type="application/json",
        headers={"If-Match": said_["ETag"]},
    )  # fmt: skip
    assert (changed.status_code, changed.json()["points"]) == (200, [])
    found = client.get(f"/api/v1/papers/?review={table.review.pk}").json()["results"]
    assert [one["title"] for one in found] == [{"en": "A report"}]


def test_a_version_is_of_a_working_language_and_of_no_day_to_come(table: Table) -> None:
    paper = submit(table)
    actor = table.actor("by.secretary")
    tomorrow = clock.today("Europe/Minsk") + timedelta(1)
    for language, draft in (
        ("be", VersionDraft("draft")), ("ru", VersionDraft("draft", on=tomorrow)), ("ru", VersionDraft("splendid")),
        ("ru", VersionDraft("draft", document_id=paper.pk)),
    ):  # fmt: skip
        with acting_as(actor), pytest.raises(Invalid):
            set_version(actor, paper_id=paper.pk, language=language, draft=draft, version=1)
    with acting_as(actor), pytest.raises(Stale):
        set_version(actor, paper_id=paper.pk, language="ru", draft=VersionDraft("draft"), version=9)


def test_a_stranger_finds_no_paper(table: Table) -> None:
    paper = submit(table)
    stranger = lay(code="other", names=("KZ", "AM")).client("kz.secretary")
    for url in (
        reverse("meetings:paper", args=[paper.pk]), reverse("meetings:papers", args=[table.review.pk]),
        reverse("meetings:paper-version", args=[paper.pk, "ru"]), f"/api/v1/papers/{paper.pk}/",
    ):  # fmt: skip
        assert stranger.get(url).status_code == 404


def test_a_scheme_without_kinds_numbers_all_papers_through(table: Table) -> None:
    type(table.body).unscoped.filter(pk=table.body.pk).update(paper_scheme="P/{number}")
    made = [submit(table, kind=kind).symbol for kind in ("WP", "INF", "WP")]
    assert made == ["P/1", "P/2", "P/3"]
