"""Whatever is sent, well formed or not: no answer is a failure of the server, and each is as the document says."""

from typing import Any

import hypothesis
import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from cooperation.wsgi import application

CHECKS = [
    schemathesis.checks.not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
#: Requests to each operation.
EXAMPLES = 4


@pytest.fixture
def known(cast, api) -> dict[str, Any]:
    """Ids of things that are there, by the first word of the address: a request should reach the services."""
    from tests.api.test_sessions import call
    from tests.cast import save

    keeper = api("by_secretary")
    review = keeper.post("reviews/", call(cast))
    path = f"reviews/{review.json()['id']}/"
    keeper.post(f"{path}open/", If_Match=review["ETag"])
    point = keeper.post(f"{path}agenda-items/", {"title": {"en": "Point"}})
    outcome = keeper.post(f"{path}outcomes/", {"kind": "decision", "text": {"en": "Go on"}})
    note = keeper.post(f"items/{cast.items['1.1'].pk}/notes/", {"text": {"en": "Note"}})
    save(cast, "by_coordinator", "1.1")
    reword = {"kind": "reword", "item": str(cast.items["1.2"].pk), "title": {"en": "Better words"}}
    changes = keeper.post(
        "change-sets/", {"programme": str(cast.programme.pk), "title": {"en": "Changes"}, "rows": [reword]}
    )
    closure = keeper.post(
        f"items/{cast.items['2.1'].pk}/closures/", {"kind": "lapsed", "result": {"en": "Not asked"}}
    )
    return {
        "agreements": cast.agreement.pk,
        "agenda-items": point.json()["id"],
        "bodies": cast.body.pk,
        "change-sets": changes.json()["id"],
        "changes": keeper.rows("changes/")[0]["id"],
        "closures": closure.json()["id"],
        "editions": cast.edition.pk,
        "items": cast.items["1.1"].pk,
        "notes": note.json()["id"],
        "organisations": cast.organisations["by"].pk,
        "outcomes": outcome.json()["id"],
        "parties": cast.by.pk,
        "programmes": cast.programme.pk,
        "responsibilities": cast.items["2.2"].responsibilities.get().pk,
        "reviews": review.json()["id"],
        "rounds": cast.round.pk,
        "sections": cast.sections["1"].pk,
        "item": cast.items["1.1"].pk,
    }


@pytest.fixture
def one_connection(known):
    """The application is called as a server calls it, but inside the test's own transaction.

    Comes behind `known`: Django's test client puts the signals back.
    """
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


def test_no_request_makes_the_server_fail_and_every_answer_is_as_described(api, known, one_connection):
    headers = api("by_secretary").headers
    schema = schemathesis.openapi.from_wsgi("/api/v1/schema/", application, headers=headers)
    tried, wrong = set(), []
    for found in schema.get_all_operations():
        operation = found.ok()
        if operation.path.startswith(("/api/v1/schema", "/api/v1/docs")):
            continue
        tried.add(operation.label)
        try:
            _asking(operation, known, headers)()
        except BaseExceptionGroup as group:
            wrong += [f"{operation.label}: {error}"[:2000] for error in group.exceptions]
        except Exception as error:  # (each operation is tried; all that failed are told together)
            wrong.append(f"{operation.label}: {error!r} {getattr(error, 'exceptions', '')}"[:3000])
    assert not wrong, "\n\n".join(wrong)
    assert len(tried) >= 60


def _asking(operation: Any, known: dict[str, Any], headers: dict[str, str]) -> Any:
    """A function that sends well-formed and malformed requests to one operation."""

    def ask(case: Any) -> None:
        _aim(case, known)
        response = case.call(headers=headers)
        case.validate_response(response, checks=CHECKS, headers=headers)

    positive, negative = (
        operation.as_strategy(generation_mode=mode)
        for mode in (schemathesis.GenerationMode.POSITIVE, schemathesis.GenerationMode.NEGATIVE)
    )
    settings = hypothesis.settings(
        max_examples=EXAMPLES,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    return settings(hypothesis.given(hypothesis.strategies.one_of(positive, negative))(ask))


def _aim(case: Any, known: dict[str, Any]) -> None:
    """Puts the id of something that is there into the address."""
    word = case.operation.path.split("/")[3]
    for name in case.path_parameters or {}:
        found = known.get("item" if name == "item" else word)
        if found is not None:
            case.path_parameters[name] = str(found)
