"""Reading: every resource has a list and an object, one's own and nothing else."""

from datetime import date
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from drf_spectacular.generators import SchemaGenerator

from programs.models import AgreedState, Edition, Grant
from tests.api.conftest import pointers, problem

RESOURCES = [
    "parties", "organisations", "people", "posts", "appointments", "agreements", "acts", "bodies", "documents",
    "programmes", "editions", "sections", "items", "obstacles", "joint-projects", "rounds", "releases", "positions",
    "notes", "reviews", "agenda-items", "outcomes", "minutes", "reminders",
]  # fmt: skip


@pytest.mark.parametrize("resource", RESOURCES)
def test_a_list_is_read_with_a_token_and_each_row_is_found_again_as_an_object(api, resource):
    call = api("by_coordinator")
    for row in call.rows(f"{resource}/?limit=5"):
        found = call.get(f"{resource}/{row['id']}/")
        assert found.status_code == 200, found.content
        assert found.json().items() >= row.items()


@pytest.mark.parametrize("resource", RESOURCES)
def test_nobody_reads_without_a_token(api, resource):
    response = api("anonymous").get(f"{resource}/")
    problem(response, 401)
    assert response["WWW-Authenticate"].startswith("Bearer")


def test_an_item_says_its_wording_in_the_edition_in_force_and_who_is_responsible(api, cast):
    rows = {row["number"]: row for row in api("by_reader").rows(f"items/?programme={cast.programme.pk}")}
    assert list(rows) == ["1.1", "1.2", "2.1", "2.2", "2.10", "3.1"]
    assert rows["1.1"]["title"]["en"] == "Draft the agreement on joint ventures"
    assert rows["1.1"]["deadline"] == {
        "value": "2020-H1", "precision": "half_year", "uncertain": False, "recurs": "", "permanent": False,
    }  # fmt: skip
    assert {row["party_code"] for row in rows["2.1"]["responsible"]} == {"BY", "RU"}
    assert [row["party_code"] for row in rows["2.2"]["responsible"]] == ["RU"]


def test_items_are_filtered_by_agreed_status_lateness_words_and_responsible_organisation(api, cast):
    call = api("by_reader")

    def numbers(query):
        return [row["number"] for row in call.rows(f"items/?programme={cast.programme.pk}&{query}")]

    assert numbers("late=true") == ["1.1"]
    # What is permanent is never late, and is not lost either.
    assert numbers("late=false") == ["1.2", "2.1", "2.2", "2.10", "3.1"]
    for number in ("1.1", "2.1"):
        AgreedState.unscoped.create(
            item=cast.items[number],
            status="completed",
            agreed_on=date(2026, 5, 1),
            source_label={"en": "7th"},
        )
    assert numbers("late=true") == []
    assert numbers("status=completed,dropped") == ["1.1", "2.1"]
    assert numbers("q=optics") == ["2.1"]
    assert numbers(f"responsible={cast.organisations['by_ministry'].pk}") == ["2.1"]
    assert numbers(f"section={cast.sections['3'].pk}") == ["3.1"]
    assert numbers("edition=9999&number=1.1") == ["1.1"]


def test_a_list_follows_the_edition_in_force_and_the_rights_of_whoever_asks(api, cast):
    call = api("by_reader")
    address = f"items/?programme={cast.programme.pk}"
    assert len(call.rows(address)) == 6
    Edition.unscoped.filter(programme=cast.programme).update(state=Edition.State.SUPERSEDED)
    assert call.rows(address) == []
    assert len(call.rows(f"{address}&edition=newest")) == 6
    Grant.unscoped.filter(post=cast.posts["by_reader"]).delete()
    assert call.rows(f"{address}&edition=newest") == []


@pytest.mark.parametrize(
    ("path", "most"), [("items/", 6), ("positions/", 6), ("rounds/", 6), ("items/{item}/", 10)]
)
def test_reading_costs_the_same_few_statements_whatever_is_asked_twice(api, cast, path, most):
    call = api("by_reader")
    address = path.format(item=cast.items["1.1"].pk)
    call.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert call.get(address).status_code == 200
    statements = [query["sql"] for query in asked.captured_queries if "SAVEPOINT" not in query["sql"]]
    assert len(statements) <= most, statements


def test_what_is_foreign_and_what_is_absent_are_answered_with_the_same_body(api, cast):
    call = api("outsider")
    foreign = call.get(f"items/{cast.items['1.1'].pk}/")
    absent = call.get("items/00000000-0000-7000-8000-000000000000/")
    problem(foreign, 404)
    assert foreign.content == absent.content
    assert call.rows("items/") == []


def test_pages_go_on_from_the_last_row_in_both_directions(api, cast):
    call = api("by_reader")
    page = call.get("items/?limit=2").json()
    seen, pages = [], [page]
    while page["next"]:
        page = call.get(page["next"]).json()
        pages.append(page)
    seen = [row["number"] for one in pages for row in one["results"]]
    assert seen == ["1.1", "1.2", "2.1", "2.2", "2.10", "3.1"]
    assert pages[0]["previous"] is None
    back = call.get(pages[-1]["previous"]).json()
    assert back["results"] == pages[-2]["results"]
    assert call.get(call.get(back["previous"]).json()["next"]).json()["results"] == back["results"]


@pytest.mark.parametrize("ordering", ["due_on", "-due_on"])
def test_rows_without_a_value_in_the_ordering_stand_on_one_page_only(api, ordering):
    call = api("by_reader")
    page = call.get(f"items/?limit=1&ordering={ordering}").json()
    seen = [row["id"] for row in page["results"]]
    while page["next"]:
        page = call.get(page["next"]).json()
        seen += [row["id"] for row in page["results"]]
    assert len(seen) == len(set(seen)) == 6


def test_only_the_fields_asked_for_are_given(api):
    row = api("by_reader").rows("items/?fields=number,title&limit=1")[0]
    assert set(row) == {"id", "version", "number", "title"}


@pytest.mark.parametrize(
    ("query", "pointer"),
    [
        ("colour=red", "/colour"),
        ("limit=0", "/limit"),
        ("limit=1001", "/limit"),
        ("limit=x", "/limit"),
        ("limit=5&limit=6", "/limit"),
        ("ordering=title", "/ordering"),
        ("fields=secret", "/fields"),
        ("section=1", "/section"),
        ("status=good", "/status"),
        ("late=perhaps", "/late"),
        ("q=%00", "/q"),
        ("q=" + "x" * 201, "/q"),
        ("cursor=made-up", "/cursor"),
        ("edition=0", "/edition"),
        ("edition=99999999999", "/edition"),
    ],
)
def test_a_parameter_that_is_not_valid_is_refused_by_name(api, query, pointer):
    assert pointers(api("by_reader").get(f"items/?{query}")) == {pointer}


def test_a_cursor_of_another_list_or_ordering_is_refused(api):
    call = api("by_reader")
    following = call.get("items/?limit=1").json()["next"].partition("cursor=")[2]
    assert pointers(call.get(f"sections/?cursor={following}")) == {"/cursor"}
    assert pointers(call.get(f"items/?ordering=due_on&cursor={following}")) == {"/cursor"}


def test_an_unchanged_object_is_not_sent_again_and_a_changed_one_has_another_etag(api, cast):
    call = api("by_reader")
    path = f"items/{cast.items['1.1'].pk}/"
    first = call.get(path)
    assert first["Cache-Control"] == "private, no-cache"
    assert {"Authorization", "Cookie"} <= {name.strip() for name in first["Vary"].split(",")}
    again = call.get(path, If_None_Match=first["ETag"])
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    AgreedState.unscoped.create(
        item=cast.items["1.1"], status="at_risk", agreed_on=date(2026, 5, 1), source_label={"en": "7th"}
    )
    changed = call.get(path, If_None_Match=first["ETag"])
    assert changed.status_code == 200
    assert changed["ETag"] != first["ETag"]
    assert api("ru_reader").get(path)["ETag"] != changed["ETag"]


def test_a_token_without_the_scope_read_reads_nothing(api):
    problem(api("by_reader", "write").get("items/"), 403)


@pytest.mark.parametrize(
    ("method", "path", "headers", "status"),
    [
        ("get", "nothing/", {}, 404),
        ("get", "items/not-an-id/", {}, 404),
        ("put", "items/", {}, 405),
        ("get", "items/", {"Accept": "text/html"}, 406),
    ],
)
def test_every_refusal_is_a_problem(api, method, path, headers, status):
    problem(api("by_coordinator")(method, path, **headers), status)


def test_the_number_of_statements_does_not_grow_with_the_page(api):
    call = api("by_coordinator")
    call.get("items/")
    counts = []
    for limit in (1, 6):
        with CaptureQueriesContext(
            connection,
        ) as captured:
            call.get(f"items/?limit={limit}")
        counts.append(len(captured))
    assert counts[0] == counts[1] <= 12


FILTERED = [
    (path.removeprefix("/api/v1/"), parameter["name"], parameter["schema"])
    for path, methods in SchemaGenerator().get_schema(public=True)["paths"].items()
    if "{" not in path
    for parameter in methods.get("get", {}).get("parameters", [])
    if parameter["in"] == "query" and parameter["name"] not in ("cursor", "fields")
]


def likely(schema):
    """A value that the schema of a parameter allows."""
    given = {"uuid": str(uuid4()), "date": "2026-11-12", "date-time": "2026-11-12T00:00:00Z"}.get(
        schema.get("format")
    )
    if schema["type"] == "array":
        return schema["items"]["enum"][0]
    return (
        given or schema.get("enum", [None])[0] or {"boolean": "true", "integer": "1"}.get(schema["type"], "x")
    )


def test_every_parameter_of_every_list_is_one_that_the_database_understands(api):
    """A filter on a column that is not there shows only where it is asked for."""
    call, wrong = api("by_coordinator"), {}
    for path, name, schema in FILTERED:
        answer = call.get(f"{path}?{name}={likely(schema)}")
        if answer.status_code != 200 and "pattern" not in schema:
            wrong[f"{path}?{name}"] = answer.status_code
        assert answer.status_code < 500, (path, name)
    assert wrong == {}
    assert len(FILTERED) > 100
