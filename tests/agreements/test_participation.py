"""What the participation table tells beside consent: territories, kinds of parties, reservations withdrawn."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from cooperation.errors import Invalid
from programs.models import Agreement, Party
from tests.cast import Cast

Record = Callable[..., Any]


def standing(client: Client, agreement: Agreement, query: str = "") -> Any:
    said = client.get(f"/api/v1/agreements/{agreement.pk}/standing/{query}").json()
    return {each["code"]: each for each in said["participation"]}


def page(client: Client, agreement: Agreement, query: str = "") -> str:
    return client.get(f"/agreements/{agreement.pk}/{query}").content.decode()


def in_force(record: Record) -> None:
    record("notification", "by", "2020-03-01", received_on="2020-03-05")
    record("notification", "ru", "2020-04-01", received_on="2020-04-10")


def test_it_says_to_which_territories_consent_extends(
    treaty: Agreement, record: Record, client_as: Callable[[str], Client]
) -> None:
    record("territorial_application", "by", "2020-03-01", named="Aruba; Curaçao")
    client = client_as("by_reader")
    assert standing(client, treaty)["BY"]["territories"] == [
        {"name": "Aruba", "applies": True, "since": None}, {"name": "Curaçao", "applies": True, "since": None},
    ]  # fmt: skip
    in_force(record)
    record("exclusion", "by", "2022-01-01", named="Aruba", effective_on="2022-06-01")
    said = standing(client, treaty, "?as_of=2022-05-31")["BY"]["territories"]
    assert [(each["name"], each["applies"], each["since"]) for each in said] == [
        ("Aruba", True, "2020-05-10"), ("Curaçao", True, "2020-05-10"),
    ]  # fmt: skip
    now = page(client, treaty)
    assert "Aruba: does not apply, 1 Jun 2022" in now
    assert "Curaçao: applies from 10 May 2020" in now
    assert "Aruba: applies from 10 May 2020" in page(client, treaty, "?on=2022-05-31")


def test_the_form_asks_a_territorial_declaration_which_territories(
    cast: Cast, treaty: Agreement, record: Record, client_as: Callable[[str], Client]
) -> None:
    form = client_as("by_secretary").get(f"/agreements/{treaty.pk}/acts/new/?kind=exclusion").content.decode()
    assert "Territories" in form
    assert "several apart by semicolons" in form
    with pytest.raises(Invalid) as refused:
        record("exclusion", "by", "2020-03-01")
    assert [fault.pointer for fault in refused.value.faults] == ["/named"]


def test_territories_that_are_parties_are_told_from_States(
    cast: Cast, treaty: Agreement, record: Record, client_as: Callable[[str], Client]
) -> None:
    client = client_as("by_reader")
    assert '<small class="quiet">territory</small>' not in page(client, treaty)
    Party.unscoped.filter(pk=cast.ru.pk).update(kind="territory")
    assert '<small class="quiet">territory</small>' in page(client, treaty)
    assert {code: each["kind"] for code, each in standing(client, treaty).items()} == {
        "BY": "state", "RU": "territory",
    }  # fmt: skip


def test_a_reservation_that_was_withdrawn_is_marked_so(
    treaty: Agreement, record: Record, client_as: Callable[[str], Client]
) -> None:
    in_force(record)
    made = record("reservation", "ru", "2020-05-01")
    record("withdrawal_of_reservation", "ru", "2021-02-01", received_on="2021-02-09", about_id=made.pk)
    client = client_as("by_reader")

    def row(query: str = "") -> str:
        return page(client, treaty, query).split('id="participation"')[1].split("</section>")[0]

    assert "withdrawn 9 Feb 2021" in row()
    assert "withdrawn" not in row("?on=2021-02-08")
