"""`migrate` and `create_administrator`."""

import re
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from cooperation.accounts.models import User


@pytest.mark.django_db
class TestRightsOfTheApplication:
    def held(self, table: str) -> set[str]:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT name FROM unnest(%s) name WHERE has_table_privilege(current_user, %s, name)",
                [["SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER"], table],
            )
            return {right for (right,) in cursor.fetchall()}

    def test_records_are_written_and_never_truncated(self) -> None:
        assert self.held("programs_item") == {"SELECT", "INSERT", "UPDATE", "DELETE"}

    def test_change_events_are_added_to_and_never_altered(self) -> None:
        from django.apps import apps
        from pghistory.models import Event

        tables = [model._meta.db_table for model in apps.get_models() if issubclass(model, Event)]
        assert "accounts_userevent" in tables
        assert {table: held for table in tables if (held := self.held(table)) != {"SELECT", "INSERT"}} == {}

    def test_the_record_of_migrations_is_only_read(self) -> None:
        assert self.held("django_migrations") == {"SELECT"}


def open_account(**options: object) -> str:
    out = StringIO()
    call_command("create_administrator", stdout=out, **options)
    return out.getvalue()


@pytest.mark.django_db
class TestCreateAdministrator:
    def test_the_password_is_made_up_and_printed_once(self) -> None:
        said = open_account(email="admin@example.org", name="Admin", generate=True)
        user = User.objects.get(email="admin@example.org")
        assert user.is_administrator
        assert user.check_password(re.search(r": (\S{20,})\n", said)[1])
        assert user.events.get().pgh_context["name"] == "create_administrator"

    def test_an_address_that_has_an_account_is_refused_and_left_as_it_was(self) -> None:
        User.objects.create_user("someone@example.org", None, name="Someone")
        with pytest.raises(CommandError, match="has an account already; nothing was changed"):
            open_account(email="Someone@Example.org", name="Other", generate=True)
        user = User.objects.get()
        assert (user.name, user.is_administrator) == ("Someone", False)

    @pytest.mark.parametrize(("email", "name"), [("nonsense", "N"), ("a@example.org", "n" * 201)])
    def test_input_that_does_not_do_is_said(self, email: str, name: str) -> None:
        with pytest.raises(CommandError):
            open_account(email=email, name=name, generate=True)
        assert not User.objects.exists()
