"""Papers that are kept to one side, or to named sides and observers: the others meet them nowhere."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from cooperation.access import acting_as
from cooperation.accounts.models import User
from cooperation.dates import FuzzyDate
from cooperation.errors import Absent, Conflict, Forbidden, Invalid
from meetings import models as s
from meetings.rules.papers import kept_symbol
from meetings.services.papers import PaperDraft, edit_paper, submit_paper
from meetings.services.points import add_points, put_back_point, remove_point
from programs import models as m
from tests.meetings.table import Table, lay, text
from tests.meetings.test_papers import submit
from tests.refusals.stage import PDF


@pytest.fixture
def trio(db: None) -> Table:
    """Three sides, and a party that observes their body."""
    table = lay(code="trio", names=("BY", "RU", "KZ"))
    oo = m.Party.unscoped.create(code="trio-OO", name=text("Observing State"), short_name=text("OO"))
    table.parties["OO"] = oo
    m.Member.unscoped.create(body=table.body, party=oo, order=9, kind="observer")
    organisation = m.Organisation.unscoped.create(party=oo, kind="ministry", name=text("Ministry"))
    user = User.objects.create_user("trio-oo@example.org", name="oo.observer")
    person = m.Person.unscoped.create(party=oo, user=user, name=text("x"))
    post = m.Post.unscoped.create(organisation=organisation, title=text("x"))
    m.Appointment.unscoped.create(person=person, post=post, since=FuzzyDate("2020"))
    m.Grant.unscoped.create(role="observer", body=table.body, party=oo, post=post)
    table.people["oo.observer"] = user
    return table


def to(table: Table, *names: str) -> dict[str, object]:
    return {"audience": "named", "reader_ids": [table.parties[name].pk for name in names]}


def faces(table: Table, paper: s.Paper) -> list[str]:
    """Where a paper shows: on its page, in the list, on the agenda, in the session's record of changes, in the API."""
    review = table.review.pk
    return [
        reverse("meetings:paper", args=[paper.pk]), reverse("meetings:papers", args=[review]),
        reverse("meetings:session", args=[review]), f"/history/session/{review}/", f"/api/v1/papers/{paper.pk}/",
        f"/api/v1/papers/?review={review}", f"/api/v1/papers/?agenda_item={table.points[0].pk}",
    ]  # fmt: skip


def kept(table: Table, name: str = "by.coordinator", **more: object) -> s.Paper:
    actor = table.actor(name)
    draft = PaperDraft(title={"en": "Kept note", "ru": "Kept note"}, point_ids=[table.points[0].pk], **more)  # type: ignore[arg-type]
    with acting_as(actor):
        return submit_paper(actor, review_id=table.review.pk, draft=draft)


def opened(table: Table, paper: s.Paper, audience: str, *names: str, by: str = "by.coordinator") -> s.Paper:
    actor = table.actor(by)
    with acting_as(actor):
        found = s.Paper.unscoped.filter(pk=paper.pk).first()
        return edit_paper(
            actor, paper_id=paper.pk, title={"en": "Kept note"}, audience=audience, point_ids=[table.points[0].pk],
            version=found.version if found else 1,
            reader_ids=[table.parties[name].pk for name in names] if names else None,
        )  # fmt: skip


@pytest.mark.parametrize(
    ("how", "who"),
    [
        ({"audience": "internal"}, "by.reader by.coordinator"),
        ("RU", "by.reader by.coordinator ru.reader"),
        ("OO", "by.reader by.coordinator oo.observer"),
    ],
)
def test_those_outside_meet_a_paper_that_is_kept_to_some_nowhere(trio: Table, how: Any, who: str) -> None:
    paper = kept(trio, **(how if isinstance(how, dict) else to(trio, how)))
    for name in ("by.reader", "by.coordinator", "ru.reader", "kz.secretary", "oo.observer"):
        # The page does not name a paper in the agenda by its title, but by its symbol.
        client = trio.client(name)
        shown = [
            paper.symbol in client.get(url).content.decode()
            or "Kept note" in client.get(url).content.decode()
            for url in faces(trio, paper)
        ]
        assert shown == [name in who.split()] * len(shown), name
        status = 200 if name in who.split() else 404
        for url in (reverse("meetings:paper", args=[paper.pk]), f"/api/v1/papers/{paper.pk}/"):
            assert client.get(url).status_code == status


def test_what_is_kept_to_some_leaves_no_gap_in_the_numbers_of_the_others(trio: Table) -> None:
    symbols = [
        submit(trio).symbol, kept(trio, audience="internal").symbol, kept(trio, **to(trio, "RU")).symbol,
        kept(trio, "ru.coordinator", **to(trio, "BY")).symbol, submit(trio).symbol,
    ]  # fmt: skip
    assert symbols == [
        "8/WP.1", "8/WP.1 (trio-BY)", "8/WP.1 (trio-BY, trio-RU)", "8/WP.2 (trio-BY, trio-RU)", "8/WP.2"
    ]  # fmt: skip


def test_the_symbol_of_a_large_circle_stays_within_its_bounds_and_is_that_of_no_other() -> None:
    many = [", ".join(f"PARTY-{n:06}" for n in range(start, start + 9)) for start in (1, 2)]
    made = [kept_symbol("JC/8/WP.1", circle) for circle in many]
    assert len(set(made)) == 2
    assert all(len(one) < 96 and one.startswith("JC/8/WP.1 (9: ") for one in made)


def test_a_paper_is_opened_to_more_with_what_belongs_to_it_and_takes_their_next_number(trio: Table) -> None:
    submit(trio)
    paper = kept(trio, audience="internal")
    revision = kept(trio, of_id=paper.pk, form="Rev")
    assert (revision.audience, revision.symbol) == ("internal", "8/WP.1 (trio-BY)/Rev.1")
    opened(trio, paper, "named", "RU")
    with acting_as(trio.actor("ru.reader")):
        found = [one.symbol for one in s.Paper.unscoped.filter(pk__in=[paper.pk, revision.pk]).order_by("id")]
    assert found == ["8/WP.1 (trio-BY, trio-RU)", "8/WP.1 (trio-BY, trio-RU)/Rev.1"]
    assert trio.client("ru.reader").get(f"/api/v1/papers/{revision.pk}/").status_code == 200
    assert trio.client("kz.reader").get(f"/api/v1/papers/{revision.pk}/").status_code == 404
    opened(trio, paper, "shared")
    assert trio.client("kz.reader").get(f"/api/v1/papers/{revision.pk}/").json()["symbol"] == "8/WP.2/Rev.1"
    record = trio.client("kz.reader").get(f"/history/session/{trio.review.pk}/").content.decode()
    assert "WP.1 (trio-BY" not in record
    assert (
        "WP.1 (trio-BY"
        in trio.client("by.reader").get(f"/history/session/{trio.review.pk}/").content.decode()
    )


def test_a_paper_is_never_taken_away_from_those_who_could_read_it(trio: Table) -> None:
    shared, named = submit(trio), kept(trio, **to(trio, "RU"))
    for paper, audience, names in (
        (shared, "internal", ()), (shared, "named", ("RU", "KZ", "OO")), (named, "internal", ()),
        (named, "named", ("KZ",)),
    ):  # fmt: skip
        with pytest.raises(Conflict):
            opened(trio, paper, audience, *names)
    assert opened(trio, named, "named").readers == named.readers
    assert set(opened(trio, named, "named", "RU", "KZ").readers) == {
        trio.parties[n].pk for n in ("BY", "RU", "KZ")
    }
    # Only the side that keeps it opens it, whoever else reads it and keeps the record.
    with pytest.raises(Forbidden):
        opened(trio, named, "shared", by="ru.secretary")
    with pytest.raises(Absent):
        opened(trio, kept(trio, audience="internal"), "shared", by="ru.secretary")


def test_who_is_named_is_a_side_or_an_observer_and_somebody_else(trio: Table) -> None:
    stranger = lay(code="other", names=("AM", "UZ"))
    trio.parties.update(AM=stranger.parties["AM"])
    for wrong in (to(trio), to(trio, "BY"), to(trio, "AM"), {**to(trio, "RU"), "audience": "internal"}):
        with pytest.raises(Invalid) as refused:
            kept(trio, **wrong)
        assert [fault.pointer for fault in refused.value.faults] == ["/readers"]
    with pytest.raises(Invalid) as refused:
        kept(trio, of_id=submit(trio).pk, form="Rev", audience="internal")
    assert [fault.pointer for fault in refused.value.faults] == ["/audience"]
    foreign = kept(trio, **to(trio, "RU"))
    with pytest.raises(Invalid):
        kept(trio, "ru.coordinator", of_id=foreign.pk, form="Rev")


def test_its_file_is_kept_to_the_same_and_opened_with_it(trio: Table) -> None:
    paper = kept(trio, **to(trio, "RU"))
    version = reverse("meetings:paper-version", args=[paper.pk, "ru"])
    sent = trio.client("by.coordinator").post(
        version, {"state": "draft", "file": SimpleUploadedFile("n.pdf", PDF), "version": 1}
    )
    assert sent.status_code == 302, sent.content
    with acting_as(trio.actor("by.reader")):
        document = s.PaperVersion.unscoped.get(paper=paper, language="ru").document
    assert document is not None
    urls = (
        reverse("programs:document", args=[document.pk]), f"/api/v1/documents/{document.pk}/",
        f"/api/v1/documents/{document.pk}/content/",
    )  # fmt: skip

    def statuses(name: str) -> set[int]:
        client, found = trio.client(name), set()
        for url in urls:
            response = client.get(url)
            found.add(response.status_code)
            response.getvalue()
        return found

    assert [statuses(f"{name}.reader") for name in ("by", "ru", "kz")] == [{200}, {200}, {404}]
    assert statuses("oo.observer") == {404}
    opened(trio, paper, "shared")
    assert (statuses("kz.reader"), statuses("oo.observer")) == ({200}, {404})


def test_a_file_that_others_read_is_not_put_under_a_paper_that_is_kept_to_some(trio: Table) -> None:
    paper = kept(trio, audience="internal")
    client = trio.client("by.coordinator")

    def uploaded(**more: object) -> str:
        sent = client.post(
            "/api/v1/documents/",
            {"file": SimpleUploadedFile("n.pdf", PDF), "programme": str(trio.programme.pk), **more},
        )
        assert sent.status_code == 201, sent.content
        return str(sent.json()["id"])

    url = f"/api/v1/papers/{paper.pk}/"
    named = uploaded(audience="named", readers=[str(trio.parties["RU"].pk), str(trio.parties["KZ"].pk)])
    assert len(client.get(f"/api/v1/documents/{named}/").json()["readers"]) == 3
    for document, status in ((uploaded(), 400), (named, 400), (uploaded(audience="internal"), 200)):
        said_ = client.post(
            f"{url}versions/", {"language": "en", "state": "draft", "document": document},
            content_type="application/json", headers={"If-Match": client.get(url)["ETag"]},
        )  # fmt: skip
        assert said_.status_code == status, said_.content


def test_a_point_moves_and_goes_whatever_is_kept_under_it(trio: Table) -> None:
    paper = kept(trio, audience="internal")
    actor, point = trio.actor("ru.secretary"), trio.points[0]
    with acting_as(actor):
        waiting = put_back_point(actor, point_id=point.pk, version=1)
    assert s.PaperPoint.unscoped.count() == 0, "the wall keeps it from this connection"
    url = f"/api/v1/papers/{paper.pk}/"
    with acting_as(actor):
        (again,) = add_points(actor, review_id=trio.review.pk, chosen=[("backlog", waiting.pk)])
    assert trio.client("by.reader").get(url).json()["points"] == [str(again.pk)]
    with acting_as(actor):
        remove_point(actor, point_id=again.pk, version=1)
    assert trio.client("by.reader").get(url).json()["points"] == []


def test_the_pages_and_the_api_keep_a_paper_to_those_who_are_named(trio: Table) -> None:
    client = trio.client("by.coordinator")
    new = reverse("meetings:new-paper", args=[trio.review.pk])
    sent = client.post(
        new,
        {"title_en": "Kept note", "kind": "WP", "audience": "named", "readers": [str(trio.parties["OO"].pk)]},
    )
    assert sent.status_code == 302, sent.content
    page = client.get(sent["Location"]).content.decode()
    assert "only for BY, OO" in page
    edit = f"{sent['Location']}edit/"
    assert "checked" in client.get(edit).content.decode()
    assert 'value="internal"' not in client.get(edit).content.decode()
    url = f"/api/v1{sent['Location']}"
    changed = client.patch(
        url, {"title": {"en": "Kept note"}, "audience": "public"}, content_type="application/json",
        headers={"If-Match": client.get(url)["ETag"]},
    )  # fmt: skip
    assert (changed.status_code, changed.json()["readers"], changed.json()["symbol"]) == (200, [], "8/WP.1")
    made = client.post(
        "/api/v1/papers/",
        {
            "review": str(trio.review.pk), "title": {"en": "x"}, "audience": "named",
            "readers": [str(trio.parties["RU"].pk)],
        },
        content_type="application/json",
    )  # fmt: skip
    assert (made.status_code, len(made.json()["readers"])) == (201, 2), made.content


def test_the_page_and_the_api_refuse_in_the_same_words_to_keep_from_some_what_they_could_read(
    trio: Table,
) -> None:
    paper, client = submit(trio), trio.client("by.coordinator")
    page = client.post(f"/papers/{paper.pk}/edit/", {"title_en": "x", "audience": "internal", "version": 1})
    answer = client.patch(
        f"/api/v1/papers/{paper.pk}/", {"title": {"en": "x"}, "audience": "internal"},
        content_type="application/json", headers={"If-Match": client.get(f"/api/v1/papers/{paper.pk}/")["ETag"]},
    )  # fmt: skip
    assert answer.status_code == 409
    assert answer.json()["detail"] in page.content.decode()
    assert 'value="internal"' not in page.content.decode().replace('name="audience" value="internal"', "")


def test_a_reader_who_has_left_since_still_reads_a_paper_that_is_changed_on_its_page(trio: Table) -> None:
    paper = kept(trio, **to(trio, "RU", "KZ"))
    m.Side.unscoped.filter(party=trio.parties["KZ"]).update(until=FuzzyDate("2020"))
    answer = trio.client("by.coordinator").post(
        reverse("meetings:edit-paper", args=[paper.pk]),
        {
            "title_en": "Renamed", "audience": "named", "version": paper.version,
            "readers": [str(trio.parties[name].pk) for name in ("RU", "KZ")],
        },
    )  # fmt: skip
    assert answer.status_code == 302, answer.content.decode()
    with acting_as(trio.actor("by.coordinator")):
        assert {*s.Paper.unscoped.get().readers} == {trio.parties[name].pk for name in ("BY", "RU", "KZ")}
