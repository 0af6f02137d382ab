"""What was in force on a day is read from that day on, and none is missed that was done later or nobody knows when."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from cooperation.dates import FuzzyDate
from programs.models import Agreement, Derivation
from programs.services import standing
from programs.services.agreements import AgreementGiven, record_agreement
from tests.cast import Cast, text


@pytest.fixture
def done_later(treaty: Agreement, record: Callable[..., Any]) -> Agreement:
    """In force since May 2019, and by its register done in February 2020."""
    for side in ("by", "ru"):
        record("notification", side, "2019-04-01", received_on="2019-04-01")
    return treaty


def shown(client: Any, day: str, **more: str) -> list[str]:
    """Titles on the page of the register, and the same of the API."""
    page = client.get("/agreements/", {"in_force": day, **more}).content.decode()
    asked = {"in_force_for": f"{more['party']},{day}"} if more else {"in_force": day}
    found = [row["title"]["en"] for row in client.get("/api/v1/agreements/", asked).json()["results"]]
    assert all(title in page for title in found)
    assert page.count('<th scope="row">') == len(found)
    return found


@pytest.mark.parametrize("more", [{}, {"party": "BY"}])
def test_an_agreement_in_force_before_it_was_done_is_found(
    cast: Cast, client_as: Any, done_later: Agreement, more: dict[str, str]
) -> None:
    assert Derivation.unscoped.get(agreement=done_later).early
    client = client_as("by_secretary")
    assert shown(client, "2019-06-01", **more) == ["Treaty on joint testing"]
    assert shown(client, "2021-06-01", **more) == ["Treaty on joint testing"]
    assert "Treaty on joint testing" not in shown(client, "2019-04-30", **more)


@pytest.mark.parametrize("more", [{}, {"party": "BY"}])
def test_an_agreement_done_nobody_knows_when_is_found(
    cast: Cast, client_as: Any, done_later: Agreement, more: dict[str, str]
) -> None:
    Agreement.unscoped.filter(pk=done_later.pk).update(done_on=None)
    standing.derive([done_later.pk])
    assert not Derivation.unscoped.get(agreement=done_later).early
    assert shown(client_as("by_secretary"), "2019-06-01", **more) == ["Treaty on joint testing"]


@pytest.fixture
def further(cast: Cast, done_later: Agreement) -> list[str]:
    """Titles of all that was in force on 1 June 2019, the newest first: one was done nobody knows when, one later."""
    actor = cast.actor("by_secretary")
    for number, day in enumerate(("2019-03-01", "2018-03-01", None)):
        given = AgreementGiven(
            title=text(f"Further {number}", f"Ещё {number}"), character="binding",
            party_ids=(cast.by.pk, cast.ru.pk), done_on=FuzzyDate(day) if day else None,
        )  # fmt: skip
        made = record_agreement(actor, body_id=cast.body.pk, given=given)
        Agreement.unscoped.filter(pk=made.pk).update(clauses={})
        _enter(cast, made)
    return ["Further 2", "Treaty on joint testing", "Further 0", "Further 1"]


def paged(client: Any, address: str) -> list[str]:
    """Titles on all pages from this one on."""
    found = []
    while address:
        page = client.get(address).content.decode()
        found += re.findall(r'<th scope="row">.*?<a [^>]*>([^<]+)</a>', page)
        address = next(iter(re.findall(r'href="([^"]+)" rel="next"', page)), "").replace("&amp;", "&")
    return found


@pytest.mark.parametrize("size", [1, 2, 3, 100])
def test_pages_of_what_is_all_dated_go_on_behind_each_other(
    client_as: Any, further: list[str], monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    monkeypatch.setattr("programs.selectors.agreement_rows.PAGE", size)
    Agreement.unscoped.filter(title__en="Further 2").update(done_on=FuzzyDate("2017-03-01"))
    assert paged(client_as("by_secretary"), "/agreements/?q=Further") == [
        "Further 0",
        "Further 1",
        "Further 2",
    ]


@pytest.mark.parametrize("asked", ["in_force=2019-06-01", "", "character=binding", "q=Further", "party={by}"])
@pytest.mark.parametrize("size", [1, 2, 100])
def test_pages_go_on_behind_each_other_and_end_with_what_has_no_date(
    cast: Cast, client_as: Any, further: list[str], monkeypatch: pytest.MonkeyPatch, asked: str, size: int
) -> None:
    monkeypatch.setattr("programs.selectors.agreement_rows.PAGE", size)
    found = paged(client_as("by_secretary"), f"/agreements/?{asked.format(by=cast.by.pk)}")
    expected = [*further[1:], further[0]]
    if asked == "q=Further":
        expected.remove("Treaty on joint testing")
    assert [title for title in found if title in further] == expected
    assert len(found) == len(set(found))
    assert found[-1] == "Further 2"


@pytest.mark.parametrize("asked", ["in_force=2019-06-01", "in_force_for=BY,2019-06-01"])
@pytest.mark.parametrize("limit", [1, 2, 3])
@pytest.mark.parametrize("ordering", ["-done_on", "done_on"])
def test_pages_of_the_interface_go_on_behind_each_other_and_back(
    client_as: Any, further: list[str], ordering: str, limit: int, asked: str
) -> None:
    expected = further if ordering == "-done_on" else further[::-1]
    client, pages = client_as("by_secretary"), []
    address = f"/api/v1/agreements/?{asked}&limit={limit}&ordering={ordering}"
    while address:
        pages.append(client.get(address).json())
        address = pages[-1]["next"]
    titles = [[row["title"]["en"] for row in page["results"]] for page in pages]
    assert [title for page in titles for title in page] == expected
    back, address = [], pages[-1]["previous"]
    while address:
        page = client.get(address).json()
        back.append([row["title"]["en"] for row in page["results"]])
        address = page["previous"]
    assert back == titles[-2::-1]


def _enter(cast: Cast, agreement: Agreement) -> None:
    from programs.services.acts import ActGiven, record_act

    given = ActGiven(kind="entered_into_force", party_id=None, done_on=FuzzyDate("2019-05-02"))
    record_act(cast.actor("joint_two"), agreement_id=agreement.pk, given=given)
