"""A page and the API refuse the same act in the same words, with the same meaning, and write nothing."""

import ast
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from tests.refusals.importing import Plan
from tests.refusals.stage import Stage, touch
from tests.refusals.table import INNER, OWN, TYPED, WAYS, WORKER, Way, Wrong, file

pytestmark = pytest.mark.django_db

ROOT = Path(__file__).parents[2]
NAMES = [f"{way.verb}{'' if way.verb != 'attach' else way.wrong and n}" for n, way in enumerate(WAYS)]


# --- Sending ----------------------------------------------------------------------------------------------------------


@dataclass
class Said:
    """A refusal, as one face says it."""

    status: int
    words: str
    answer: Any


def fresh(values: dict[str, Any]) -> dict[str, Any]:
    """A form's values, with any file anew: one that was sent is at its end."""
    return {name: _value(value) for name, value in values.items()}


def _value(value: Any) -> Any:
    if callable(value):
        return file(value())
    return type(value)() if isinstance(value, Plan) else file() if hasattr(value, "chunks") else value


def by_page(stage: Stage, key: str, address: str, fields: dict[str, Any]) -> Said:
    client = Client(raise_request_exception=False)
    client.force_login(stage.cast.users[key])
    answer = client.post(address, fresh(fields))
    status = answer.status_code
    if status == 302:
        answer = client.get(answer["Location"], follow=True)
    return Said(status, unescape(answer.content.decode()), answer)


def by_call(stage: Stage, key: str, call: tuple[str, str, Any, int | None]) -> Said:
    method, path, body, version = call
    headers = {"Authorization": f"Bearer {stage.token(key)}"}
    if version is not None:
        headers["If-Match"] = f'"{version}"'
    client = Client(raise_request_exception=False, headers=headers)
    sent: dict[str, Any] = {"data": body, "content_type": "application/json"}
    if isinstance(body, dict) and "file" in body:
        sent = {"data": fresh(body)}
    answer = getattr(client, method)(f"/api/v1/{path}", **({} if body is None else sent))
    return Said(answer.status_code, answer.content.decode(), answer)


def sentences(said: Said) -> list[str]:
    """What a problem says: its detail and each fault's."""
    assert said.answer["Content-Type"] == "application/problem+json", said.words
    problem = said.answer.json()
    assert problem["status"] == said.status
    faults = [fault["detail"] for fault in problem.get("errors", [])]
    return [words for words in (problem.get("detail", ""), *faults) if words] or [problem["title"]]


@pytest.fixture(params=WAYS, ids=NAMES)
def way(request: pytest.FixtureRequest) -> Way:
    found: Way = request.param
    return found


def refused(
    stage: Stage, way: Way, who: str, page: tuple[str, dict[str, Any]], call: tuple[str, str, Any, int | None],
    status: int, *, page_status: int | None = None,
) -> tuple[Said, Said]:  # fmt: skip
    """Sends the act through both faces and compares what they say; nothing may have been written."""
    before = stage.rows()
    shown, told = by_page(stage, who, *page), by_call(stage, who, call)
    assert told.status == status, told.words
    assert shown.status == (page_status or status), shown.words[-3000:]
    for sentence in sentences(told):
        assert sentence in shown.words, sentence
    assert stage.rows() == before
    return shown, told


# --- The refusals -----------------------------------------------------------------------------------------------------


def test_the_act_itself_is_done_by_both_faces(stage: Stage, way: Way) -> None:
    """The ground of every test below: what is refused there is refused for its one reason."""
    from django.db import transaction

    for send in (
        lambda: by_page(stage, way.who, *way.page(stage)),
        lambda: by_call(stage, way.who, way.call(stage)),
    ):
        before = stage.rows()
        mark = transaction.savepoint()
        done = send()
        assert done.status in (200, 201, 204, 302), done.words
        assert 'class="notice error' not in done.words
        assert stage.rows() != before
        transaction.savepoint_rollback(mark)


def test_who_has_not_the_right_is_told_so(stage: Stage, way: Way) -> None:
    refused(stage, way, way.wrong_who, way.page(stage), way.call(stage), 403)


def test_to_whom_does_not_see_it_the_subject_is_absent(stage: Stage, way: Way) -> None:
    way.subject(stage)
    before = stage.rows()
    shown = by_page(stage, "outsider", *way.page(stage))
    told = by_call(stage, "outsider", way.call(stage))
    assert (shown.status, told.status) == (404, 404), (shown.words[-500:], told.words)
    assert stage.rows() == before


def test_a_subject_that_is_not_there_is_absent_in_the_same_words(stage: Stage, way: Way) -> None:
    """The problem of an absent subject and of a hidden one are the same to the letter."""
    known, unknown = str(way.subject(stage).pk), str(uuid4())
    address, fields = way.page(stage)
    method, path, body, version = way.call(stage)
    if known in path or known in str(body):
        hidden = by_call(stage, "outsider", (method, path, body, version))
        changed = {name: unknown if str(value) == known else value for name, value in (body or {}).items()}
        absent = by_call(
            stage,
            way.who,
            (method, path.replace(known, unknown), changed if body is not None else None, version),
        )
        assert (absent.status, absent.words) == (hidden.status, hidden.words)
    if known in address:
        assert by_page(stage, way.who, address.replace(known, unknown), fields).status == 404


def test_a_stale_version_is_refused_and_nothing_typed_is_lost(stage: Stage, way: Way) -> None:
    if way.versioned is None:
        pytest.skip("this write makes something new: it has no version to be stale")
    page, call = way.page(stage), way.call(stage)
    touch(way.versioned(stage))
    shown, _told = refused(stage, way, way.who, page, call, 412, page_status=302 if way.button else 412)
    if TYPED in str(page[1]) and not page[0].endswith("/row/"):
        # Beside what is on record, and in the form to be sent again.
        assert shown.words.count(TYPED) >= 2


def test_a_state_that_does_not_allow_it_is_a_conflict(stage: Stage, way: Way) -> None:
    if way.spoil is None:
        pytest.skip("this write is possible in any state")
    page, call = way.page(stage), way.call(stage)
    way.spoil(stage)
    shown, _told = refused(stage, way, way.who, page, call, 409, page_status=302 if way.button else 409)
    if TYPED in str(page[1]) and not page[0].endswith("/row/"):
        assert TYPED in shown.words


WRONG = [
    pytest.param(way, wrong, id=f"{name}-{n}")
    for name, way in zip(NAMES, WAYS, strict=True)
    for n, wrong in enumerate(way.wrong)
]


@pytest.mark.parametrize(("way", "wrong"), WRONG)
def test_wrong_values_are_refused_in_the_same_words(stage: Stage, way: Way, wrong: Wrong) -> None:
    address, fields = way.page(stage)
    method, path, body, version = way.call(stage)
    changed = {
        f"{name}-{stage.draft.item_id}" if address.endswith("/row/") else name: value
        for name, value in wrong.fields.items()
    }
    refused(
        stage,
        way,
        way.who,
        (address, {**fields, **changed}),
        (method, path, {**body, **wrong.body}, version),
        400,
    )


def test_a_call_that_names_no_version_is_asked_for_one(stage: Stage, way: Way) -> None:
    method, path, body, version = way.call(stage)
    if version is None:
        pytest.skip("this call carries no If-Match")
    before = stage.rows()
    assert by_call(stage, way.who, (method, path, body, None)).status == 428
    address, fields = way.page(stage)
    unversioned = {name: value for name, value in fields.items() if not name.startswith("version")}
    shown = by_page(stage, way.who, address, unversioned)
    assert shown.status in (302, 400, 412, 428), shown.words[-2000:]
    assert stage.rows() == before


def test_a_token_that_only_reads_writes_nothing(stage: Stage, way: Way) -> None:
    from cooperation.accounts.models import Token

    secret = Token.issue(stage.cast.users[way.who], name="r", scopes=["read"])[1]
    method, path, body, _version = way.call(stage)
    before = stage.rows()
    client = Client(headers={"Authorization": f"Bearer {secret}"})
    sent: dict[str, Any] = {} if body is None else {"data": body, "content_type": "application/json"}
    if isinstance(body, dict) and "file" in body:
        sent = {"data": fresh(body)}
    assert getattr(client, method)(f"/api/v1/{path}", **sent).status_code == 403
    assert stage.rows() == before


# --- The table is whole -----------------------------------------------------------------------------------------------


def verbs() -> set[str]:
    """Every function that carries @verb, in the services of all apps."""
    return {
        node.name
        for app in ("cooperation", "programs", "meetings")
        for path in (ROOT / app).rglob("services/*.py" if app != "cooperation" else "**/services.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef)
        and any(getattr(mark, "id", "") == "verb" for mark in node.decorator_list)
    }


def called_by_faces() -> set[str]:
    """The name of whatever a view or the API calls."""
    faces = [path for part in ("views", "api") for path in ROOT.glob(f"*/{part}/*.py")]
    return {
        getattr(node.func, "attr", getattr(node.func, "id", ""))
        for path in [*faces, *ROOT.glob("cooperation/accounts/*.py")]
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call)
    }


def test_every_verb_that_a_face_calls_stands_in_the_table() -> None:
    """Whoever gives a new verb a page or an address adds its line to the table."""
    listed = {way.verb for way in WAYS}
    sent = verbs() & called_by_faces() - WORKER - OWN
    assert sent - listed == set(), "these writes have a face and no line in tests/refusals/table.py"
    assert listed <= verbs()
    assert set(INNER) | WORKER | OWN <= verbs()
    assert set(INNER.values()) <= listed
