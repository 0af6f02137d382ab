"""What was changed, by whom, and what rows were at an instant."""

from datetime import UTC, datetime

import pghistory.models
import pytest
from django.apps import apps
from django.db import connection
from django.utils import timezone, translation

from cooperation import clock
from cooperation.access import acting_as
from cooperation.accounts.models import Token, User
from cooperation.history.reading import as_of, changes, entries
from tests.cast import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def user(cast: Cast) -> User:
    """An account renamed twice by the coordinator of Belarus."""
    user = User.objects.create_user("someone@example.org", None, name="First")
    with acting_as(cast.actor("by_coordinator"), request="r-1"):
        User.objects.filter(pk=user.pk).update(name="Second")
    with acting_as(cast.actor("by_coordinator"), request="r-2"):
        User.objects.filter(pk=user.pk).update(name="Third", language="ru")
    return user


def test_changes_say_who_and_what_before_and_after(user: User) -> None:
    newest, middle, first = changes(User, user.pk, limit=10)
    assert (newest.label, newest.who, newest.party, newest.request) == (
        "changed",
        "By Coordinator",
        "BY",
        "r-2",
    )
    assert newest.fields == {"name": ("Second", "Third"), "language": ("en", "ru")}
    assert middle.fields == {"name": ("First", "Second")}
    assert first.label == "added"
    assert first.fields["name"] == (None, "First")
    assert newest.at.tzinfo


def test_a_page_of_changes_goes_on_where_the_one_before_ended(user: User) -> None:
    (newest,) = changes(User, user.pk, limit=1)
    assert newest.fields["name"] == ("Second", "Third")
    rest = changes(User, user.pk, limit=10, before=newest)
    assert [change.label for change in rest] == ["changed", "added"]


def test_a_removal_is_in_the_history(user: User) -> None:
    key = user.pk
    user.delete()
    assert changes(User, key, limit=1)[0].label == "removed"


def test_rows_are_read_as_they_were(user: User) -> None:
    assert as_of(User, [user.pk], clock.now())[user.pk]["name"] == "Third"
    assert as_of(User, [user.pk], user.created_at.replace(year=2000)) == {}
    assert as_of(User, [], clock.now()) == {}


def test_entries_are_words_of_the_reader_s_language(user: User) -> None:
    found = changes(User, user.pk, limit=1)
    with translation.override("en"):
        (entry,) = entries(User, found)
    assert entry["who"] == "By Coordinator (BY)"
    assert entry["detail"] == "name: Second → Third; language: English → Русский"
    assert entry["at"] == found[0].at


def test_instants_are_told_in_the_reader_s_zone(user: User) -> None:
    User.objects.filter(pk=user.pk).update(created_at=datetime(2026, 5, 3, 22, 30, tzinfo=UTC))
    with translation.override("en"), timezone.override("Europe/Minsk"):
        (entry,) = entries(User, changes(User, user.pk, limit=1))
    assert entry["detail"].endswith("→ 4 May 2026, 01:30")


def test_several_values_of_a_field_are_told_one_after_the_other(user: User) -> None:
    token, _secret = Token.issue(user, name="Ministry", scopes=["read", "write"])
    with translation.override("en"):
        (entry,) = entries(Token, changes(Token, token.pk, limit=1))
    assert "scopes: read, write" in entry["detail"]


#: What is no word of the record: mail as it went out, and how far the loop came, which both keep their own state; what
#: was frozen, which is written once; what somebody types and has told nobody, or keeps for themselves; what follows
#: from acts that are recorded; the rows of files that were brought in, and from which of them a record is.
UNRECORDED = {
    "meetings_message", "meetings_tick", "meetings_snapshotline", "meetings_roomdraft", "programs_savedfilter",
    "programs_agreementspan", "programs_partyspan", "programs_legaldeadline", "programs_awaited", "programs_derivation",
    "programs_registerrow", "programs_registerentry", "programs_registerorigin", "programs_registerparty",
}  # fmt: skip


def test_every_table_of_the_record_keeps_what_happens_to_it() -> None:
    recorded = {
        model._meta.db_table
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_label in ("accounts", "programs", "meetings")
        and not issubclass(model, pghistory.models.Event)
    }
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgrelid::regclass::text, array_agg(tgname::text) FROM pg_trigger"
            " WHERE NOT tgisinternal GROUP BY 1"
        )
        found = dict(cursor.fetchall())
    missing = {
        (table, label)
        for table in recorded - UNRECORDED
        for label in ("_added", "_changed", "_removed")
        if not any(label in name for name in found.get(table, ()))
    }
    assert missing == set()
