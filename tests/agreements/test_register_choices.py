"""What the register offers is read anew only where it has changed, and then at once."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from cooperation.access import acting_as
from programs.models import Agreement, Party, RegisterParty
from programs.selectors.register_choices import choices
from tests.cast import Cast, text


def page(client: Any) -> str:
    return str(client.get("/agreements/").content.decode())


def test_a_party_is_called_by_its_new_name_at_once(cast: Cast, client_as: Any, treaty: Agreement) -> None:
    client = client_as("by_secretary")
    assert "Ruritania" not in page(client)
    Party.unscoped.filter(pk=cast.ru.pk).update(short_name=text("Ruritania", "Руритания"))
    shown = page(client)
    assert '<option value="RU">Ruritania</option>' in shown
    assert "Ruritania</td>" in shown


def test_a_party_is_offered_once_a_register_names_it_and_to_its_readers_alone(
    cast: Cast, client_as: Any, treaty: Agreement
) -> None:
    client, other = client_as("by_secretary"), client_as("n3_coordinator")
    for one in (client, other):
        assert 'value="XR"' not in page(one)
    party = Party.unscoped.create(code="XR", name=text("Ruritania", "Руритания"))
    RegisterParty.unscoped.create(body=cast.body, party=party)
    assert page(client).count('<option value="XR">Ruritania</option>') == 2
    assert 'value="XR"' not in page(other)
    RegisterParty.unscoped.filter(party=party).delete()
    assert 'value="XR"' not in page(client)


@pytest.mark.parametrize("language", ["en", "ru"])
def test_as_long_as_nothing_changes_parties_are_the_same_object(
    cast: Cast, treaty: Agreement, language: str
) -> None:
    actor, colleague = cast.actor("by_secretary"), cast.actor("by_coordinator")
    with override(language), acting_as(actor), CaptureQueriesContext(connection) as asked:
        first, again = choices(actor).parties, choices(actor).parties
        assert len(asked) == 2
    assert again is first
    assert first.names[str(cast.ru.pk)] == cast.ru.short_name
    with override(language), acting_as(colleague):
        assert choices(colleague).parties is first
