"""The OpenAPI document: valid, complete, the same for everybody."""

import json
import re

import pytest
from django.test import Client
from django.urls import get_resolver
from django.urls.resolvers import URLPattern
from openapi_spec_validator import validate


@pytest.fixture
def schema(api):
    response = api("by_reader").get("schema/")
    assert response.status_code == 200
    return json.loads(response.content)


def addresses(patterns, prefix=""):
    for pattern in patterns:
        path = prefix + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield pattern, "/" + path
        else:
            yield from addresses(pattern.url_patterns, path)


def operations(schema):
    for path, methods in schema["paths"].items():
        for method, operation in methods.items():
            yield f"{method} {path}", operation


def test_it_is_valid_openapi_3_1(schema):
    assert schema["openapi"].startswith("3.1")
    validate(schema)


def test_every_address_and_method_is_described(schema):
    for pattern, path in addresses(get_resolver().url_patterns):
        if not path.startswith("/api/v1/") or path in ("/api/v1/", "/api/v1/schema/", "/api/v1/docs/"):
            continue
        described = set(schema["paths"][re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", path)])
        view = pattern.callback.cls
        assert described == {
            name for name in ("get", "post", "put", "patch", "delete") if hasattr(view, name)
        }, path


def test_every_operation_says_its_errors_as_problems_and_who_may_ask(schema):
    names = set()
    for name, operation in operations(schema):
        assert operation["description"], name
        assert {"bearer": []} in operation["security"], name
        assert {"400", "401", "403", "404", "429"} <= set(operation["responses"]), name
        for status, response in operation["responses"].items():
            if status >= "400":
                assert list(response["content"]) == ["application/problem+json"], name
        names.add(operation["operationId"])
    assert len(names) == len(list(operations(schema)))


def test_the_resources_of_the_design_are_there(schema):
    listed = {path.split("/")[3] for path in schema["paths"] if path.count("/") == 4}
    assert listed >= {
        "parties", "organisations", "people", "posts", "appointments", "agreements", "acts", "bodies", "programmes",
        "editions", "items", "rounds", "positions", "obstacles", "joint-projects", "reviews", "agenda-items",
        "outcomes", "minutes", "reminders",
    }  # fmt: skip


def test_the_page_that_explains_it_takes_nothing_from_elsewhere(api):
    response = api("by_reader").get("docs/", Accept="text/html")
    assert response.status_code == 200
    for address in re.findall(rb'(?:src|href)="([^"]+)"', response.content):
        assert not re.match(rb"(https?:)?//", address), address


def test_every_operation_has_a_summary_a_tag_and_says_why_it_refuses(schema):
    found = list(operations(schema))
    assert len(found) > 100
    for name, operation in found:
        summary = operation["summary"]
        assert 8 <= len(summary) <= 100, (name, summary)
        assert "\n" not in summary, name
        assert operation["description"].startswith(summary[:20]), name
        (tag,) = operation["tags"]
        assert tag, name
        refusals = {code: said for code, said in operation["responses"].items() if code >= "400"}
        assert {"400", "401", "403", "404", "429"} <= set(refusals), name
        assert all(said["description"] for said in refusals.values()), name


def test_the_document_is_said_again_as_it_was_in_either_type_and_each_language() -> None:
    def asked(**headers: str) -> tuple[str, bytes]:
        answer = Client().get("/api/v1/schema/", headers=headers)
        assert answer.status_code == 200
        return answer["Content-Type"], answer.content

    kind, first = asked(Accept="application/json")
    assert asked(Accept="application/json") == (kind, first)
    assert kind == "application/json"
    other, same = asked(Accept="application/vnd.oai.openapi+json")
    assert other == "application/vnd.oai.openapi+json"
    assert json.loads(same) == json.loads(first)
    russian = {"Accept": "application/json", "Accept-Language": "ru"}
    assert asked(**russian) == asked(**russian)
    assert asked(Accept="application/json") == (kind, first)
