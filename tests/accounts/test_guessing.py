"""Wrong passwords stop whoever guesses, and never the owner of the account."""

import pytest
from django.core.cache import cache
from django.test import Client

from cooperation.accounts.models import User

pytestmark = pytest.mark.django_db

PASSWORD = "a long enough passphrase"
STRANGER, OFFICE = "203.0.113.7", "198.51.100.20"


@pytest.fixture
def official() -> User:
    cache.clear()
    return User.objects.create_user("minister@example.org", PASSWORD, name="Minister")


def sign_in(password: str, address: str, email: str = "minister@example.org") -> tuple[bool, str]:
    """Whether one is signed in, and the page that says why not."""
    answer = Client(REMOTE_ADDR=address).post("/accounts/login/", {"login": email, "password": password})
    return answer.status_code == 302, answer.content.decode()


def test_who_guesses_is_stopped_even_with_the_right_password(official: User) -> None:
    for _guess in range(5):
        assert not sign_in("wrong", STRANGER)[0]
    entered, page = sign_in(PASSWORD, STRANGER)
    assert not entered
    assert "Too many failed login attempts" in page


def test_the_owner_enters_from_another_network_while_somebody_guesses(official: User) -> None:
    for _guess in range(12):
        sign_in("wrong", STRANGER)
    assert sign_in(PASSWORD, OFFICE)[0]
    assert sign_in(PASSWORD, OFFICE)[0]


def test_one_address_does_not_guess_at_many_accounts(official: User) -> None:
    for number in range(10):
        sign_in("wrong", STRANGER, f"someone{number}@example.org")
    assert not sign_in(PASSWORD, STRANGER)[0]
    assert sign_in(PASSWORD, OFFICE)[0]


def test_a_network_of_version_six_counts_as_one_address(official: User) -> None:
    for number in range(5):
        sign_in("wrong", f"2001:db8:1:2::{number + 1}")
    assert not sign_in(PASSWORD, "2001:db8:1:2::99")[0]
    assert sign_in(PASSWORD, "2001:db8:9:9::1")[0]


def test_a_few_wrong_passwords_before_the_right_one_do_no_harm(official: User) -> None:
    for _slip in range(4):
        sign_in("wrong", OFFICE)
    assert sign_in(PASSWORD, OFFICE)[0]
