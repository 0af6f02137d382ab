"""Addresses: unknown ones, missing slashes, the language, signing in."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from cooperation.accounts.models import User
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def test_an_unknown_address_of_the_api_is_a_problem(client: Client) -> None:
    response = client.get("/api/v1/nothing-such/")
    assert (response.status_code, response["Content-Type"]) == (404, "application/problem+json")


def test_an_unknown_page_is_a_page(client: Client) -> None:
    response = client.get("/nothing-such/")
    assert response.status_code == 404
    assert response["Content-Type"].startswith("text/html")


def test_an_address_that_only_takes_a_form_says_so_to_who_reads_it(cast: Cast, client_as: Any) -> None:
    response = client_as("by_coordinator").get(f"/work/{cast.round.pk}/contributions/take-in/")
    assert (response.status_code, response["Allow"]) == (405, "POST")
    assert "takes what a form sends" in response.content.decode()


def test_a_missing_slash_is_added_for_who_reads_and_refused_for_who_writes(client: Client) -> None:
    assert client.get("/api/v1/parties")["Location"] == "/api/v1/parties/"
    assert client.post("/api/v1/parties", b"{}", content_type="application/json").status_code == 404


def test_the_schema_and_its_page_are_open_and_load_nothing_from_elsewhere(client: Client) -> None:
    schema = client.get("/api/v1/schema/")
    assert schema.status_code == 200
    assert schema.json()["openapi"].startswith("3.1")
    page = client.get("/api/v1/docs/").content.decode()
    assert "://" not in page
    assert "<style" not in page
    script = client.get("/api/v1/docs/?script=")
    assert script["Content-Type"].startswith("application/javascript")


class TestLanguage:
    def test_a_visitor_reads_in_the_language_of_the_browser(self, client: Client) -> None:
        response = client.get("/accounts/login/", headers={"Accept-Language": "be, en;q=0.5"})
        assert response["Content-Language"] == "be"
        assert 'lang="be"' in response.content.decode()

    def test_the_choice_is_kept_in_a_cookie_and_with_the_account(
        self, cast: Cast, client_as: Callable[[str], Client]
    ) -> None:
        client = client_as("by_reader")
        response = client.post("/language/", {"language": "ru", "next": "/accounts/password/set/"})
        assert response["Location"] == "/accounts/password/set/"
        cast.users["by_reader"].refresh_from_db()
        assert cast.users["by_reader"].language == "ru"
        assert client.get("/accounts/password/set/")["Content-Language"] == "ru"
        client.post("/accounts/logout/")
        assert client.get("/accounts/login/")["Content-Language"] == "ru"

    def test_an_account_s_language_goes_before_the_browser_s(
        self, client_as: Callable[[str], Client]
    ) -> None:
        client = client_as("ru_secretary")
        response = client.get("/accounts/password/set/", headers={"Accept-Language": "en"})
        assert response["Content-Language"] == "ru"

    @pytest.mark.parametrize(
        "target", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)", ""]
    )
    def test_it_leads_nowhere_else(self, client: Client, target: str) -> None:
        assert client.post("/language/", {"language": "en", "next": target})["Location"] == "/"

    @pytest.mark.parametrize("language", ["", "xx", "en\x00", "e" * 5000])
    def test_a_language_that_is_not_there_is_refused(self, client: Client, language: str) -> None:
        assert client.post("/language/", {"language": language}).status_code == 400

    def test_it_is_not_chosen_by_a_link(self, client: Client) -> None:
        assert client.get("/language/?language=ru").status_code == 405


class TestSigningIn:
    PASSWORD = "a long enough sentence"

    def test_a_person_signs_in_by_address_and_out_again(self, cast: Cast, client: Client) -> None:
        user = cast.users["by_reader"]
        user.set_password(self.PASSWORD)
        user.save()
        form = {"login": "BY_reader@example.org", "password": self.PASSWORD}
        response = client.post("/accounts/login/?next=/accounts/password/change/", form)
        assert (response.status_code, response["Location"]) == (302, "/accounts/password/change/")
        assert client.get("/accounts/password/change/").status_code == 200
        assert client.post("/accounts/logout/").status_code == 302
        assert client.get("/accounts/password/change/").status_code == 302

    def test_a_wrong_password_is_said_without_saying_who_has_an_account(
        self, cast: Cast, client: Client
    ) -> None:
        answers = [
            client.post("/accounts/login/", {"login": address, "password": "wrong " * 3}).content.decode()
            for address in ("by_reader@example.org", "no_one@example.org")
        ]
        said = [page[page.index('role="alert"') :].split("</div>")[0] for page in answers]
        assert said[0] == said[1]

    def test_nobody_opens_an_account_alone(self, client: Client) -> None:
        from cooperation.accounts.models import User

        form = {"email": "new@example.org", "password1": self.PASSWORD, "password2": self.PASSWORD}
        client.post("/accounts/signup/", form)
        assert not User.objects.exists()

    def test_a_forgotten_password_is_replaced_through_the_mail_and_read_in_the_account_s_language(
        self, cast: Cast, client: Client, settings: object, tmp_path: object
    ) -> None:
        import re

        from cooperation.accounts import mail

        settings.EMAIL_BACKEND = "cooperation.accounts.mail.CarrierBackend"
        settings.MAIL_DIR = tmp_path
        client.post(
            "/accounts/password/reset/",
            {"email": "ru_secretary@example.org"},
            headers={"Accept-Language": "en"},
        )
        (kept,) = mail.kept()
        assert kept.recipients == "ru_secretary@example.org"
        text = mail.body_of(kept.name)[1]
        assert re.search("[а-я]{4}", text)
        link = re.search(r"http://testserver(\S+)", text)[1]
        page = client.get(link, follow=True)
        form = {"password1": self.PASSWORD, "password2": self.PASSWORD}
        client.post(page.redirect_chain[-1][0], form)
        cast.users["ru_secretary"].refresh_from_db()
        assert cast.users["ru_secretary"].check_password(self.PASSWORD)


class TestAdministration:
    def test_it_is_there_for_administrators_alone(self, client_as: Callable[[str], Client]) -> None:
        assert client_as("administrator").get("/admin/").status_code == 200
        assert client_as("by_secretary").get("/admin/", follow=True).status_code == 404
        assert client_as("anonymous").get("/admin/", follow=True).request["PATH_INFO"] == "/accounts/login/"

    def test_it_opens_an_account_without_a_password(self, client_as: Callable[[str], Client]) -> None:
        from cooperation.accounts.models import User

        form = {
            "email": "first@example.org",
            "name": "First",
            "language": "ru",
            "time_zone": "Europe/Minsk",
            "is_active": "on",
        }
        assert client_as("administrator").post("/admin/accounts/user/add/", form).status_code == 302
        user = User.objects.get(email="first@example.org")
        assert not user.has_usable_password()
        assert user.events.get().pgh_context["name"] == "Administrator"

    def test_it_shows_no_token_s_secret_and_revokes(
        self, cast: Cast, client_as: Callable[[str], Client]
    ) -> None:
        from cooperation.accounts.models import Token

        token, secret = Token.issue(cast.users["by_reader"], name="t", scopes=["read"])
        client = client_as("administrator")
        page = client.get(f"/admin/accounts/token/{token.pk}/change/")
        assert page.status_code == 200
        assert secret not in page.content.decode()
        client.post("/admin/accounts/token/", {"action": "revoke", "_selected_action": [str(token.pk)]})
        token.refresh_from_db()
        assert token.revoked_at


def test_signing_in_shows_no_notice_in_another_language(client: Client) -> None:
    user = User.objects.create_user("notice@example.org", "a long enough password", name="N", language="be")
    page = client.post(
        "/accounts/login/", {"login": user.email, "password": "a long enough password"}, follow=True
    ).content.decode()
    assert "notice@example.org" not in page
