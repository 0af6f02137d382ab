"""How a request becomes an actor: sessions, bearer tokens, and the transaction around the view."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import path

from cooperation import clock, urls
from cooperation.access import NOBODY, Role, actor_of, current
from cooperation.accounts.guard import ForAdministrator, ForParticipant, SignedIn
from cooperation.accounts.middleware import ActorMiddleware
from cooperation.accounts.models import Token, User
from cooperation.errors import Conflict
from programs.models import Grant
from tests.cast import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def token(cast: Cast) -> tuple[Token, str]:
    """A token of a service account that coordinates for Belarus; and its secret."""
    user = User.objects.create_user("robot@example.org", None, name="Robot", is_service=True)
    Grant.unscoped.create(role=Role.COORDINATOR, body=cast.body, party=cast.by, user=user)
    return Token.issue(user, name="robot", scopes=["read"])


def bearer(secret: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {secret}"}


def run(request: HttpRequest, view: Callable[[HttpRequest], HttpResponse]) -> HttpResponse:
    return ActorMiddleware(view)(request)


def ask(view: Callable[[HttpRequest], HttpResponse], user: User | None = None) -> HttpResponse:
    from django.contrib.auth.models import AnonymousUser

    request = RequestFactory().get("/page/")
    request.user = user or AnonymousUser()
    return run(request, view)


def api(client: Client, secret: str | None = None, **kwargs: object) -> HttpResponse:
    return client.get("/api/v1/parties/", headers=bearer(secret) if secret else {}, **kwargs)


class TestTokens:
    def test_a_token_opens_the_api_for_the_side_it_acts_for(
        self, client: Client, token: tuple[Token, str]
    ) -> None:
        response = api(client, token[1])
        assert response.status_code == 200
        assert {party["code"] for party in response.json()["results"]} >= {"BY", "RU"}

    def test_nobody_is_asked_for_a_token(self, client: Client, cast: Cast) -> None:
        response = api(client)
        assert response.status_code == 401
        assert response["WWW-Authenticate"].startswith("Bearer")
        assert response["Content-Type"] == "application/problem+json"

    @pytest.mark.parametrize(
        "fault",
        [
            {"revoked_at": clock.now()},
            {"expires_at": clock.now() - timedelta(seconds=1)},
            {"networks": ["203.0.113.0/24"]},
            {"networks": ["not a network"]},
        ],
        ids=["revoked", "expired", "from elsewhere", "with a network that is none"],
    )
    def test_a_token_that_does_not_hold_is_refused(
        self, client: Client, token: tuple[Token, str], fault: dict[str, object]
    ) -> None:
        Token.objects.filter(pk=token[0].pk).update(**fault)
        response = api(client, token[1])
        assert response.status_code == 401
        assert response["WWW-Authenticate"] == 'Bearer realm="Cooperation", error="invalid_token"'

    @pytest.mark.parametrize("header", ["Bearer coop_guessed", "Bearer ", "Basic eDp5", "Bearer \u00e9"])
    def test_anything_else_in_the_header_is_refused(self, client: Client, cast: Cast, header: str) -> None:
        assert client.get("/api/v1/parties/", headers={"Authorization": header}).status_code == 401

    def test_a_token_of_an_account_that_was_closed_is_refused(
        self, client: Client, token: tuple[Token, str]
    ) -> None:
        User.objects.filter(pk=token[0].user_id).update(is_active=False)
        assert api(client, token[1]).status_code == 401

    def test_a_token_from_an_allowed_network_holds(self, client: Client, token: tuple[Token, str]) -> None:
        Token.objects.filter(pk=token[0].pk).update(networks=["192.0.2.0/24", "10.1.0.0/16"])
        assert api(client, token[1], REMOTE_ADDR="10.1.200.3").status_code == 200

    def test_a_token_signs_nobody_in_on_pages(self, client: Client, token: tuple[Token, str]) -> None:
        response = client.get("/accounts/mail/", headers=bearer(token[1]))
        assert response["Location"].startswith("/accounts/login/")

    def test_its_use_is_noted_at_most_every_five_minutes(
        self, client: Client, token: tuple[Token, str]
    ) -> None:
        def used() -> object:
            return Token.objects.get(pk=token[0].pk).last_used_at

        api(client, token[1])
        first = used()
        assert first is not None
        api(client, token[1])
        assert used() == first
        long_ago = clock.now() - timedelta(minutes=6)
        Token.objects.filter(pk=token[0].pk).update(last_used_at=long_ago)
        api(client, token[1])
        assert used() > long_ago

    def test_its_scopes_bound_what_it_may_do(self, token: tuple[Token, str]) -> None:
        seen = []
        request = RequestFactory().get("/api/v1/parties/", headers=bearer(token[1]))
        run(request, lambda request: seen.append(request.actor) or HttpResponse())
        assert (seen[0].kind, seen[0].party_code, seen[0].scopes) == ("service", "BY", frozenset({"read"}))


class TestSessions:
    def test_a_session_writes_through_the_api_only_with_the_csrf_token(self, cast: Cast) -> None:
        client = Client(enforce_csrf_checks=True)
        client.force_login(cast.users["by_coordinator"])
        assert client.get("/api/v1/parties/").status_code == 200
        response = client.post("/api/v1/parties/", b"{}", content_type="application/json")
        assert response.status_code == 403
        assert "CSRF" in response.json()["detail"]

    def test_a_right_that_ends_with_its_appointment_ends_in_the_open_session(
        self, cast: Cast, client_as: Callable[[str], Client]
    ) -> None:
        client = client_as("by_coordinator")
        assert client.get("/api/v1/programmes/").json()["results"]
        cast.people["by_coordinator"].appointments.all().delete()
        assert client.get("/api/v1/programmes/").json()["results"] == []


class TestTransaction:
    def test_the_database_knows_who_asks_inside_the_view(self, cast: Cast) -> None:
        told = []

        def view(request: HttpRequest) -> HttpResponse:
            with connection.cursor() as cursor:
                cursor.execute("SELECT current_setting('cooperation.party', true)")
                told.append((cursor.fetchone()[0], current().name))
            return HttpResponse()

        ask(view, cast.users["by_coordinator"])
        assert told == [(str(cast.by.pk), "By Coordinator")]
        assert current() is None

    @pytest.mark.parametrize(
        ("status", "kept"), [(200, True), (302, True), (400, False), (404, False), (500, False)]
    )
    def test_what_a_refused_request_wrote_is_taken_back(self, cast: Cast, status: int, kept: bool) -> None:
        user = cast.users["by_coordinator"]

        def view(request: HttpRequest) -> HttpResponse:
            User.objects.filter(pk=user.pk).update(name="Changed")
            return HttpResponse(status=status)

        ask(view, user)
        assert (User.objects.get(pk=user.pk).name == "Changed") is kept

    def test_each_response_bears_its_number_and_history_knows_it(self, cast: Cast) -> None:
        user = cast.users["by_coordinator"]

        def view(request: HttpRequest) -> HttpResponse:
            User.objects.filter(pk=user.pk).update(name="Renamed")
            return HttpResponse()

        response = ask(view, user)
        event = user.events.order_by("-pgh_id").first()
        assert event.pgh_context["request"] == response["X-Request-Id"]
        assert event.pgh_context["user"] == str(user.pk)

    def test_nobody_is_the_actor_of_a_visitor(self, cast: Cast) -> None:
        seen = []
        ask(lambda request: seen.append(request.actor) or HttpResponse())
        assert seen == [NOBODY]


def refuse(request: HttpRequest) -> HttpResponse:
    raise Conflict("The session is <closed>.")


class _Answer:
    def dispatch(self, request: HttpRequest) -> HttpResponse:
        return HttpResponse(f"for {self.actor.name}")


class Everyone(SignedIn, _Answer):
    pass


class Participants(ForParticipant, _Answer):
    pass


class Administrators(ForAdministrator, _Answer):
    pass


@pytest.fixture
def pages(settings: object) -> None:
    """Pages of this test beside those of the installation."""
    import types

    module = types.ModuleType("tests_urls")
    module.urlpatterns = [
        path("refuse/", refuse),
        path("api/refuse/", refuse),
        *(
            path(f"{c.__name__}/", lambda request, c=c: c().dispatch(request))
            for c in (Everyone, Participants, Administrators)
        ),
        *urls.urlpatterns,
    ]
    module.handler404, module.handler500 = urls.handler404, urls.handler500
    settings.ROOT_URLCONF = module


@pytest.mark.usefixtures("pages")
class TestGuards:
    @pytest.mark.parametrize(
        ("who", "everyone", "participants", "administrators"),
        [("anonymous", 302, 302, 302), ("by_reader", 200, 200, 404), ("administrator", 200, 403, 200)],
    )
    def test_a_guard_lets_in_whom_it_names(
        self,
        client_as: Callable[[str], Client],
        who: str,
        everyone: int,
        participants: int,
        administrators: int,
    ) -> None:
        client = client_as(who)
        found = [
            client.get(f"/{name}/").status_code for name in ("Everyone", "Participants", "Administrators")
        ]
        assert found == [everyone, participants, administrators]

    def test_a_visitor_comes_back_after_signing_in(self, client_as: Callable[[str], Client]) -> None:
        response = client_as("anonymous").get("/Everyone/?a=1")
        assert response["Location"] == "/accounts/login/?next=/Everyone/%3Fa%3D1"

    def test_a_refusal_is_said_as_a_page_and_as_a_problem(self, client_as: Callable[[str], Client]) -> None:
        client = client_as("by_reader")
        page = client.get("/refuse/")
        assert page.status_code == 409
        assert "The session is &lt;closed&gt;." in page.content.decode()
        problem = client.get("/api/refuse/")
        assert (problem.status_code, problem["Content-Type"]) == (409, "application/problem+json")
        assert problem.json()["detail"] == "The session is <closed>."


class TestSeveralRights:
    def test_rights_for_a_second_party_open_nothing(self, cast: Cast) -> None:
        user = User.objects.get(pk=cast.actor("by_coordinator").user_id)
        before = actor_of(user)
        Grant.unscoped.create(
            role=Role.COORDINATOR, body=cast.elsewhere.body, party=cast.parties["zz"], user=user
        )
        after = actor_of(User.objects.get(pk=user.pk))
        assert after == before
        assert after.party_ids == before.party_ids

    def test_an_administrator_reads_no_programme_whatever_rights_the_account_is_given(
        self, cast: Cast
    ) -> None:
        user = User.objects.get(pk=cast.actor("administrator").user_id)
        Grant.unscoped.create(role=Role.COORDINATOR, body=cast.body, party=cast.by, user=user)
        actor = actor_of(user)
        assert (actor.is_administrator, actor.rights, actor.party_id) == (True, (), None)
        assert not actor.programme_ids | actor.body_ids | actor.party_ids
