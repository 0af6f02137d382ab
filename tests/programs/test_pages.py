"""The pages of a programme, met as their readers meet them."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cooperation import clock
from cooperation.access import acting_as
from programs.models import (
    AgreedState,
    Blocking,
    InternalNote,
    JointProject,
    Obstacle,
    Partner,
    PositionDraft,
    Release,
    Responsibility,
    Stance,
)
from tests.cast import Cast, release, save


def plan_url(code: str = "by-ru") -> str:
    return reverse("programs:programme", args=[code])


def body(response: Any) -> str:
    return response.content.decode()


def test_the_plan_shows_both_sides_and_the_agreed_status(cast: Cast, client_as) -> None:
    save(cast, "by_coordinator", "1.1", status="blocked")
    release(cast, "by_coordinator")
    AgreedState.unscoped.create(
        item=cast.items["1.1"],
        status="at_risk",
        agreed_on=date(2026, 5, 1),
        source_label={"en": "7th session"},
    )
    page = client_as("ru_reader").get(plan_url())
    assert page.status_code == 200
    for words in (
        "Draft the agreement on joint ventures",
        "Blocked",
        "At risk",
        "Russia has not reported",
        "2.10",
    ):
        assert words in body(page)
    assert body(page).index(">2.2<") < body(page).index(">2.10<")


def test_the_plan_is_headed_by_sections_and_marks_what_is_late(cast: Cast, client_as) -> None:
    page = body(client_as("by_reader").get(plan_url()))
    heads = re.findall(r'<tr class="group">.*?<span class="no">(.*?)</span>', page)
    assert heads == ["1", "2", "3"]
    assert (
        page.index('<span class="no">1</span>')
        < page.index(">1.1<")
        < page.index('<span class="no">2</span>')
    )
    marked = [row for row in page.split("<tr>") if ">late</span>" in row]
    assert [">1.1<" in row for row in marked] == [True]
    AgreedState.unscoped.create(
        item=cast.items["1.1"],
        status="completed",
        agreed_on=date(2026, 5, 1),
        source_label={"en": "7th session"},
    )
    assert ">late</span>" not in body(client_as("by_reader").get(plan_url()))


def test_the_plan_of_many_sides_is_headed_by_sections_too(cast: Cast, client_as) -> None:
    page = body(client_as("n1_coordinator").get(plan_url(cast.nine.code)))
    assert f'<tr class="group"><th scope="rowgroup" colspan="{2 + 9}">' in page


def test_who_works_in_one_programme_is_led_to_its_plan(cast: Cast, client_as) -> None:
    assert client_as("by_reader").get(reverse("programs:programmes"))["Location"] == plan_url()
    page = body(client_as("by_reader").get(plan_url()))
    lead = page[: page.index('<form method="get"')]
    for name in ("edition", "change-sets", "ledger", "sections"):
        assert reverse(f"programs:{name}", args=[cast.programme.code]) in lead


def test_a_draft_never_shows_on_the_other_sides_pages(cast: Cast, client_as) -> None:
    save(cast, "by_coordinator", "1.1", status="blocked", text={"en": "hidden words"})
    item = reverse("programs:item", args=[cast.items["1.1"].pk])
    for key in ("ru_coordinator", "joint_two"):
        for url in (plan_url(), item):
            page = body(client_as(key).get(url))
            assert "hidden words" not in page
            assert "Blocked</span>" not in page
    assert "hidden words" in body(client_as("by_reader").get(item))


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("late=on", {"1.1"}),
        ("section=1", {"1.1", "1.2"}),
        ("side=RU", {"1.1", "1.2", "2.1", "2.2", "2.10"}),
        ("q=ventures", {"1.1", "2.1"}),
        ("q=venture", {"1.1", "2.1"}),
        ("status=blocked", {"1.2"}),
        ("agreed=completed", {"3.1"}),
        ("blocked=on", {"2.1"}),
        ("differ=on", {"1.2"}),
        ("q=nothing+of+the+kind", set()),
        ("section=nonsense", {"1.1", "1.2", "2.1", "2.2", "2.10", "3.1"}),
        ("q=ventures&late=on&section=1&side=RU", {"1.1"}),
        ("q=" + "a" * 300, {"1.1", "1.2", "2.1", "2.2", "2.10", "3.1"}),
    ],
)
def test_the_plan_is_narrowed(cast: Cast, client_as, query: str, shown: set[str]) -> None:
    save(cast, "by_coordinator", "1.2", status="blocked")
    release(cast, "by_coordinator")
    save(cast, "ru_coordinator", "1.2", status="on_track")
    release(cast, "ru_coordinator")
    AgreedState.unscoped.create(
        item=cast.items["3.1"],
        status="completed",
        agreed_on=date(2026, 5, 1),
        source_label={"en": "7th session"},
    )
    obstacle = Obstacle.unscoped.create(
        programme=cast.programme, kind="legal", title={"en": "Licence"}, opened_on=date(2026, 1, 1)
    )
    Blocking.unscoped.create(obstacle=obstacle, item=cast.items["2.1"])
    page = client_as("by_reader").get(f"{plan_url()}?{query}")
    assert {row.number for row in page.context["page"].rows} == shown


def test_the_filters_say_what_was_asked_and_what_was_wrong(cast: Cast, client_as) -> None:
    client = client_as("by_reader")
    for _again in range(2):
        page = body(client.get(f"{plan_url()}?section=2&q=%22%3Cb%3E&late=on"))
        assert '<option value="2" selected>' in page
        assert 'value="&quot;&lt;b&gt;"' in page
        assert 'id="id_late" checked' in page
        assert 'role="alert"' not in page
        wrong = body(client.get(f"{plan_url()}?status=nonsense&section=2"))
        assert '<a href="#id_status">' in wrong
        assert '<option value="2" selected>' in wrong
    cast.sections["2"].title = {"en": "A new heading"}
    cast.sections["2"].save()
    assert "A new heading" in body(client.get(plan_url()))


def test_who_is_no_longer_responsible_is_not_shown_as_such(cast: Cast, client_as) -> None:
    client, today = client_as("by_reader"), clock.today()
    held = Responsibility.unscoped.filter(item=cast.items["2.2"])
    for until, shown in ((today, True), (today - timedelta(days=1), False)):
        held.update(until=until)
        numbers = {row.number for row in client.get(f"{plan_url()}?side=RU").context["page"].rows}
        assert ("2.2" in numbers) is shown
        row = next(r for r in client.get(plan_url()).context["page"].rows if r.number == "2.2")
        assert (cast.ru.pk in row.responsible) is shown


def test_a_long_plan_is_read_page_by_page_both_ways(cast: Cast, client_as, monkeypatch) -> None:
    from programs.selectors import plans

    monkeypatch.setattr(plans, "PAGE", 4)
    client = client_as("by_reader")
    first = client.get(plan_url())
    assert [row.number for row in first.context["page"].rows] == ["1.1", "1.2", "2.1", "2.2"]
    assert not first.context["where"]["previous"]
    second = client.get(first.context["where"]["next"])
    assert [row.number for row in second.context["page"].rows] == ["2.10", "3.1"]
    assert not second.context["where"]["next"]
    back = client.get(second.context["where"]["previous"])
    assert [row.number for row in back.context["page"].rows] == ["1.1", "1.2", "2.1", "2.2"]
    assert client.get(f"{plan_url()}?after=%00spoilt").status_code == 200


def test_nine_sides_stand_in_a_matrix(cast: Cast, client_as) -> None:
    page = client_as("n1_coordinator").get(plan_url("nine"))
    assert page.status_code == 200
    assert 'class="data matrix"' in body(page)


@pytest.mark.parametrize(("url", "most"), [("plan", 6), ("item", 12), ("work", 12)])
def test_pages_cost_few_statements(cast: Cast, client_as, url: str, most: int) -> None:
    save(cast, "by_coordinator", "1.1")
    release(cast, "by_coordinator")
    client = client_as("by_coordinator")
    address = {
        "plan": plan_url(),
        "item": reverse("programs:item", args=[cast.items["1.1"].pk]),
        "work": reverse("programs:grid", args=[cast.round.pk]),
    }[url]
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    # The savepoint stands in for the transaction that a test has open already.
    statements = [query["sql"] for query in asked.captured_queries if "SAVEPOINT" not in query["sql"]]
    assert len(statements) <= most, statements


def test_what_belongs_to_another_programme_is_not_found(cast: Cast, client_as) -> None:
    client = client_as("outsider")
    for url in (
        plan_url(),
        reverse("programs:item", args=[cast.items["1.1"].pk]),
        reverse("programs:agreement", args=[cast.agreement.pk]),
        reverse("programs:grid", args=[cast.round.pk]),
    ):
        assert client.get(url).status_code == 404, url
    assert client_as("anonymous").get(plan_url()).status_code == 302


def test_a_note_is_read_by_its_side_alone(cast: Cast, client_as) -> None:
    item = reverse("programs:item", args=[cast.items["1.1"].pk])
    sent = client_as("by_head").post(
        f"{item}notes/", {"kind": "line", "text_en": "Do not yield", "text_ru": "", "text_be": ""}
    )
    assert sent.status_code == 302
    assert "Do not yield" in body(client_as("by_reader").get(item))
    assert "Do not yield" not in body(client_as("ru_coordinator").get(item))
    assert client_as("by_head").post(f"{item}notes/", {"kind": "line", "text_en": ""}).status_code == 400
    assert client_as("by_reader").post(f"{item}notes/", {"kind": "line", "text_en": "x"}).status_code == 403
    with acting_as(cast.actor("by_head")):
        assert InternalNote.unscoped.count() == 1


# --- My side's work ---------------------------------------------------------------------------------------------------


def typed(cast: Cast, number: str, **values: str) -> dict[str, str]:
    pk = cast.items[number].pk
    filled = {"status": "on_track", "progress": "", "deadline": "", "text": "", "version": "", **values}
    return {f"{name}-{pk}": value for name, value in filled.items()}


def grid_url(cast: Cast) -> str:
    return reverse("programs:grid", args=[cast.round.pk])


def test_the_grid_saves_and_the_set_is_released(cast: Cast, client_as) -> None:
    client = client_as("by_coordinator")
    assert client.get(reverse("programs:work")).headers["Location"] == grid_url(cast)
    assert "2.2" not in {row["wording"].number for row in client.get(grid_url(cast)).context["rows"]}
    sent = client.post(
        grid_url(cast),
        typed(
            cast,
            "1.1",
            status="delayed",
            progress="40",
            deadline="2027-q3",
            text="Waits for the law",
            ready="on",
        ),
    )
    assert sent.status_code == 302, body(sent)
    asked = client.get(reverse("programs:release", args=[cast.round.pk]))
    assert "Waits for the law" in body(asked)
    assert (
        client.post(reverse("programs:release", args=[cast.round.pk]), {"authority": "own_login"}).status_code
        == 302
    )
    assert Release.unscoped.get().count == 1
    assert "Waits for the law" in body(
        client_as("ru_reader").get(reverse("programs:item", args=[cast.items["1.1"].pk]))
    )
    again = client.post(reverse("programs:release", args=[cast.round.pk]), {"authority": "own_login"})
    assert again.status_code == 409


def test_a_stale_grid_keeps_both_texts(cast: Cast, client_as) -> None:
    save(cast, "by_secretary", "1.1", text={"en": "What stands now"})
    sent = client_as("by_coordinator").post(grid_url(cast), typed(cast, "1.1", text="What I typed"))
    assert sent.status_code == 412
    assert "What stands now" in body(sent)
    assert "What I typed" in body(sent)
    assert f'<a href="#status-{cast.items["1.1"].pk}">1.1</a>: Someone saved a newer version' in body(sent)
    assert f'id="status-{cast.items["1.1"].pk}"' in body(sent)
    with acting_as(cast.actor("by_reader")):
        assert PositionDraft.unscoped.get().text == {"en": "What stands now"}


@pytest.mark.parametrize(
    ("values", "fault"),
    [
        ({"progress": "many"}, "progress"),
        ({"progress": "101"}, "progress"),
        ({"deadline": "soon"}, "deadline"),
        ({"status": "splendid"}, "status"),
        ({"text": "x" * 20_001}, "text"),
    ],
)
def test_a_wrong_row_is_marked_and_nothing_typed_is_lost(
    cast: Cast, client_as, values: dict[str, str], fault: str
) -> None:
    rows = {**typed(cast, "1.1", **values), **typed(cast, "1.2", text="Kept words")}
    sent = client_as("by_coordinator").post(grid_url(cast), rows)
    assert sent.status_code == 400
    assert "Kept words" in body(sent)
    row = next(row for row in sent.context["rows"] if row["wording"].number == "1.1")
    assert list(row["faults"]) == [fault]
    target = f"{fault}-{cast.items['1.1'].pk}"
    assert f'<a href="#{target}">1.1 · ' in body(sent)
    assert f'id="{target}" aria-invalid="true" aria-describedby="fault-{target}"' in body(sent)
    assert f'<p class="error" id="fault-{target}">' in body(sent)
    with acting_as(cast.actor("by_reader")):
        assert PositionDraft.unscoped.count() == 0


def test_other_languages_of_a_text_are_kept(cast: Cast, client_as) -> None:
    draft = save(cast, "by_coordinator", "1.1", text={"ru": "По-русски"})
    client_as("by_coordinator").post(
        grid_url(cast), typed(cast, "1.1", text="In English", version=str(draft.version))
    )
    with acting_as(cast.actor("by_reader")):
        assert PositionDraft.unscoped.get().text == {"ru": "По-русски", "en": "In English"}


def test_one_row_is_saved_while_typing(cast: Cast, client_as) -> None:
    client, url = client_as("by_coordinator"), reverse("programs:row", args=[cast.round.pk])
    assert client.post(url, typed(cast, "1.1")).json() == {"version": 1}
    assert client.post(url, typed(cast, "1.1")).status_code == 412
    assert client.post(url, typed(cast, "1.1", version="1", progress="x")).status_code == 400
    assert client_as("by_reader").post(url, typed(cast, "1.1")).status_code == 403


def test_what_is_typed_before_a_status_is_chosen_is_kept_and_is_not_ready(cast: Cast, client_as) -> None:
    client, url = client_as("by_coordinator"), reverse("programs:row", args=[cast.round.pk])
    assert client.post(url, typed(cast, "1.1", status="", text="Half a thought")).json() == {"version": 1}
    refused = client.post(url, typed(cast, "1.1", status="", text="Half a thought", version="1", ready="on"))
    assert (refused.status_code, [each["pointer"] for each in refused.json()["errors"]]) == (400, ["/status"])
    page = body(client.get(grid_url(cast)))
    assert "Half a thought" in page
    assert "saved; choose a status before it is ready" in page
    with acting_as(cast.actor("by_coordinator")):
        draft = PositionDraft.unscoped.get()
        assert (draft.status, draft.ready) == ("", False)
        with pytest.raises(IntegrityError, match="programs_draft_ready_status"), transaction.atomic():
            PositionDraft.unscoped.update(ready=True)


@pytest.mark.parametrize("key", ["by_reader", "by_head", "joint_two"])
def test_who_writes_no_positions_has_no_grid(cast: Cast, client_as, key: str) -> None:
    assert client_as(key).get(grid_url(cast)).status_code == 403


# --- Registers --------------------------------------------------------------------------------------------------------


def test_registers_show_what_they_hold(cast: Cast, client_as) -> None:
    obstacle = Obstacle.unscoped.create(
        programme=cast.programme, kind="legal", title={"en": "Export licence law"}, opened_on=date(2026, 1, 1),
        owner=cast.organisations["ru"], provision={"en": "Article 5"},
    )  # fmt: skip
    Blocking.unscoped.create(obstacle=obstacle, item=cast.items["1.1"])
    Stance.unscoped.create(obstacle=obstacle, party=cast.by, kind="alleges")
    project = JointProject.unscoped.create(
        programme=cast.programme, kind="joint_venture", title={"en": "Optics venture"}
    )
    Partner.unscoped.create(
        joint_project=project, party=cast.by, organisation=cast.organisations["by"], share="50.00"
    )
    client = client_as("by_reader")
    expected = {
        reverse("programs:obstacles"): ["Export licence law", "RU committee"],
        reverse("programs:obstacle", args=[obstacle.pk]): ["Article 5", "alleges", "Draft the agreement"],
        reverse("programs:projects"): ["Optics venture", "BY committee"],
        reverse("programs:project", args=[project.pk]): ["50.00", "BY committee"],
        reverse("programs:agreements"): ["Programme of cooperation", "Russia"],
        reverse("programs:agreement", args=[cast.agreement.pk]): ["Signatory of BY", "Chairman then"],
        reverse("programs:organisations"): ["RU ministry", "Post of By Coordinator"],
        reverse("programs:programmes") + "?all=1": ["Defence-industrial cooperation"],
    }
    for url, words in expected.items():
        page = client.get(url)
        assert page.status_code == 200, url
        for word in words:
            assert word in body(page), (url, word)
        assert all(word not in body(client_as("outsider").get(url)) for word in words if word != "Russia"), (
            url
        )


def test_hostile_text_is_shown_as_text(cast: Cast, client_as) -> None:
    save(cast, "by_coordinator", "1.1", text={"en": "<script>alert(1)</script>"})
    page = body(client_as("by_coordinator").get(grid_url(cast)))
    assert "<script>alert" not in page
    release(cast, "by_coordinator")
    assert "<script>alert" not in body(
        client_as("ru_reader").get(reverse("programs:item", args=[cast.items["1.1"].pk]))
    )


def test_a_file_goes_with_its_position(cast: Cast, client_as) -> None:
    save(cast, "by_coordinator", "1.1")
    item = reverse("programs:item", args=[cast.items["1.1"].pk])
    file = SimpleUploadedFile("report.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n%%EOF\n")
    sent = client_as("by_coordinator").post(f"{item}documents/", {"file": file})
    assert sent.status_code == 302, body(sent)
    assert "report.pdf" not in body(client_as("ru_reader").get(item))
    release(cast, "by_coordinator")
    assert "report.pdf" in body(client_as("ru_reader").get(item))
