"""What the tests of the API share: a caller with a token of one of the cast."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from cooperation.accounts.models import Token


class Caller:
    """A client that bears a token and speaks JSON. `call.get("items/")` asks /api/v1/items/."""

    def __init__(self, secret: str | None) -> None:
        self.client = Client(raise_request_exception=False)
        self.headers = {"Authorization": f"Bearer {secret}"} if secret else {}

    def __call__(self, method: str, path: str, body: Any = None, **headers: str) -> Any:
        address = path if path.startswith(("/", "http")) else f"/api/v1/{path}"
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        sent = {} if body is None else {"data": body, "content_type": "application/json"}
        return getattr(self.client, method)(address, headers={**self.headers, **named}, **sent)

    def get(self, path: str, **headers: str) -> Any:
        return self("get", path, **headers)

    def post(self, path: str, body: Any = None, **headers: str) -> Any:
        return self("post", path, {} if body is None else body, **headers)

    def put(self, path: str, body: Any, **headers: str) -> Any:
        return self("put", path, body, **headers)

    def patch(self, path: str, body: Any, **headers: str) -> Any:
        return self("patch", path, body, **headers)

    def rows(self, path: str) -> list[dict[str, Any]]:
        """The results of a list."""
        response = self.get(path)
        assert response.status_code == 200, response.content
        found: list[dict[str, Any]] = response.json()["results"]
        return found


@pytest.fixture
def api(cast: Any) -> Callable[..., Caller]:
    """api("by_coordinator") bears a token of that person; api("anonymous") bears none."""

    def caller(key: str, *scopes: str) -> Caller:
        if key == "anonymous":
            return Caller(None)
        _token, secret = Token.issue(cast.users[key], name=key, scopes=list(scopes) or ["read", "write"])
        return Caller(secret)

    return caller


def problem(response: Any, status: int) -> dict[str, Any]:
    """The problem that a response says, checked to be one."""
    assert response.status_code == status, response.content
    assert response["Content-Type"] == "application/problem+json"
    said: dict[str, Any] = response.json()
    assert said["status"] == status
    assert said["title"]
    return said


def pointers(response: Any, status: int = 400) -> set[str]:
    """Where a refusal points."""
    return {fault["pointer"] for fault in problem(response, status)["errors"]}
