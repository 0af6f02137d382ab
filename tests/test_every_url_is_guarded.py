"""Every address of the installation stands in the table below, and is met as nobody, as an outsider and as others.

A new address without a line here fails: decide who may open it before it is served.
"""

import re
from collections.abc import Callable, Iterator
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from tests.cast import Cast

#: Open to everybody.
PUBLIC = {
    "livez", "readyz", "admin:logout", "statusz", "set_language", "api-schema", "api-docs", "api",
    "account_login", "account_logout", "account_inactive", "account_signup", "account_reset_password",
    "account_reset_password_done", "account_reset_password_from_key", "account_reset_password_from_key_done",
    "meetings:calendar",
}  # fmt: skip
#: For whoever is signed in; what they see is their own affair or narrowed by visible_to.
SIGNED_IN = {"list", "account_reauthenticate", "account_change_password", "account_set_password"}
#: For administrators of the installation; absent for everybody else.
ADMINISTRATOR = {"mail", "mail_message", "admin:*"}
#: The JSON face: a token or a session; subjects are narrowed by visible_to.
API = {"/api/v1/*"}
#: Pages of the two apps: signed in, subjects narrowed by visible_to.
PAGES = {"programs:*", "meetings:*"}

SAMPLES = {
    "uuid": lambda: str(uuid4()),
    "int": lambda: "1",
    "slug": lambda: "none",
    "str": lambda: "none",
    "path": lambda: "none",
}


def walk(
    patterns: list[URLPattern | URLResolver], prefix: str = "/", space: str = ""
) -> Iterator[tuple[str, str]]:
    """(name with its namespace, address with something in place of each parameter) of every address."""
    for pattern in patterns:
        part = str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from walk(pattern.url_patterns, prefix + part, inner)
        else:
            yield f"{space}{pattern.name or ''}", prefix + part


def sample(route: str) -> str:
    """An address that the route matches."""
    route = re.sub(r"<(?:(\w+):)?\w+>", lambda found: SAMPLES.get(found[1] or "str", SAMPLES["str"])(), route)
    return route if "(?P" not in route else ""


def group(name: str, route: str) -> str | None:
    """In which of the sets an address stands."""
    space = f"{name.split(':', maxsplit=1)[0]}:*" if ":" in name else name
    for title, names in (
        ("public", PUBLIC),
        ("signed in", SIGNED_IN),
        ("administrator", ADMINISTRATOR),
        ("page", PAGES),
    ):
        if name in names or space in names:
            return title
    return "api" if route.startswith("/api/v1/") else None


ADDRESSES = sorted(set(walk(get_resolver().url_patterns)))


@pytest.mark.parametrize(("name", "route"), ADDRESSES)
def test_every_address_is_classified(name: str, route: str) -> None:
    assert group(name, route), f"{name!r} at {route} stands in no set of this file"


def test_no_line_of_the_table_is_left_over() -> None:
    served = {name for name, _route in ADDRESSES}
    assert {name for name in PUBLIC | SIGNED_IN | ADMINISTRATOR if not name.endswith("*")} <= served


def guarded(*titles: str) -> list[tuple[str, str]]:
    return [(name, route) for name, route in ADDRESSES if group(name, route) in titles and sample(route)]


@pytest.mark.django_db
class TestNobody:
    def test_is_sent_to_the_sign_in_page_by_every_page(self, client: Client) -> None:
        wrong = {}
        for name, route in guarded("signed in", "page", "administrator"):
            for method in (client.get, client.post):
                response = method(sample(route))
                sent = response.status_code == 302 and "/login/" in response["Location"]
                if not sent and response.status_code not in (404, 405):
                    wrong[f"{name} {route}"] = response.status_code
        assert wrong == {}

    def test_is_asked_for_a_token_by_the_whole_api(self, client: Client) -> None:
        answers = {
            route: {client.get(sample(route)).status_code, client.post(sample(route)).status_code}
            for _name, route in guarded("api")
        }
        assert {route: found for route, found in answers.items() if not found <= {401}} == {}


@pytest.mark.django_db
class TestOthers:
    @pytest.mark.parametrize("key", ["by_secretary", "outsider", "joint"])
    def test_nobody_but_an_administrator_meets_the_administration(
        self, client_as: Callable[[str], Client], key: str
    ) -> None:
        client = client_as(key)
        wrong = {}
        for name, route in guarded("administrator"):
            response = client.get(sample(route), follow=True)
            if response.status_code not in (404, 405):
                wrong[name] = response.status_code
        assert wrong == {}

    def test_a_subject_that_is_not_there_is_absent_everywhere(
        self, cast: Cast, client_as: Callable[[str], Client]
    ) -> None:
        client = client_as("by_coordinator")
        wrong = {}
        for name, route in guarded("page", "api"):
            if "<uuid:" in route:
                status = client.get(sample(route)).status_code
                if status not in (404, 405):
                    wrong[f"{name} {route}"] = status
        assert wrong == {}
