"""The page of an item: what is recorded and not yet in force, who is shown, where one's own word is written."""

import re
from datetime import date
from html import unescape
from typing import Any

import pytest
from django.urls import reverse

from cooperation import clock
from cooperation.dates import FuzzyDate
from programs.models import Agreement, JointProject, Responsibility, Round
from programs.selectors import registers, work
from programs.services.agreed import agree_status, extend_deadline
from tests.cast import Cast, text

pytestmark = pytest.mark.django_db


def item_url(item: Any) -> str:
    return reverse("programs:item", args=[item.pk])


def shown(response: Any) -> str:
    """The page as it reads."""
    assert response.status_code == 200
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", response.content.decode())))


def test_a_wording_of_the_edition_to_come_is_said_not_to_be_in_force(cast: Cast, client_as: Any) -> None:
    page, client = item_url(cast.items["1.1"]), client_as("by_reader")
    assert "not yet in force" not in shown(client.get(page))
    extend_deadline(
        cast.actor("joint_two"), item_id=cast.items["1.1"].pk, deadline=FuzzyDate("2131"), reason=text("Agreed"),
        agreed_on=date(2026, 11, 2), source_label=text("Letters"), source_id=None,
    )  # fmt: skip
    assert shown(client.get(page)).count("recorded, not yet in force") == 1


def test_the_item_leads_to_the_row_where_one_s_own_side_writes_its_word(
    cast: Cast, client_as: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, row = item_url(cast.items["2.1"]), f"#r-{cast.items['2.1'].pk}"
    word, grid = (
        reverse("programs:word", args=[cast.items["2.1"].pk]),
        reverse("programs:grid", args=[cast.round.pk]),
    )
    client = client_as("by_coordinator")
    assert word in client.get(page).content.decode()
    assert word not in client_as("by_reader").get(page).content.decode()
    assert client.get(word)["Location"] == f"{grid}{row}"
    assert client_as("outsider").get(word).status_code == 404
    assert client_as("joint_two").get(word)["Location"] == reverse("programs:work")
    monkeypatch.setattr(work, "PAGE", 1)
    onward = client.get(word)["Location"]
    assert onward.startswith(f"{grid}?after=")
    assert row.replace("#", 'id="') in client.get(onward.split("#")[0]).content.decode()
    Round.unscoped.filter(pk=cast.round.pk).update(closed_at=clock.now())
    assert client.get(word)["Location"] == reverse("programs:work")


def test_of_many_sides_those_that_neither_answer_nor_have_spoken_are_left_out(
    cast: Cast, client_as: Any
) -> None:
    item = cast.nine_items["1.1"]
    client, cards = client_as("n1_coordinator"), 'class="said-by'
    assert client.get(item_url(item)).content.decode().count(cards) == 9
    held = Responsibility.unscoped.filter(item=item)
    held.exclude(pk__in=[row.pk for row in held.order_by("party_id")[:3]]).delete()
    assert client.get(item_url(item)).content.decode().count(cards) == 3


def test_agreements_are_listed_by_date_and_projects_by_name(cast: Cast, client_as: Any) -> None:
    for title, done in (("Middle", "2015"), ("Newest", "2025-03-02"), ("Undated", None)):
        made = Agreement.unscoped.create(
            kind="protocol", level="inter_agency", character="political", title=text(title), body=cast.body,
            done_on=FuzzyDate(done) if done else None,
        )  # fmt: skip
        cast.agreement.participation.model.unscoped.create(agreement=made, party=cast.by, order=1)
    for title in ("Zeta", "Alpha"):
        JointProject.unscoped.create(programme=cast.programme, kind="research", title=text(title))
    client = client_as("by_reader")
    page = client.get(reverse("programs:agreements")).content.decode()
    assert 'aria-sort="descending">Done on' in page
    assert (
        page.index("Newest")
        < page.index("Middle")
        < page.index("Programme of cooperation")
        < page.index("Undated")
    )
    projects = client.get(reverse("programs:projects")).content.decode()
    assert projects.index("Alpha") < projects.index("Zeta")


def test_agreements_are_turned_page_by_page_without_a_gap(
    cast: Cast, client_as: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(registers, "PAGE", 2)
    titles = ["Undated one", "Undated two", "Undated three", "Same day one", "Same day two", "Same day three"]
    for title in titles:
        made = Agreement.unscoped.create(
            kind="protocol", level="inter_agency", character="political", title=text(title), body=cast.body,
            done_on=FuzzyDate("2015-05-05") if "Same" in title else None,
        )  # fmt: skip
        cast.agreement.participation.model.unscoped.create(agreement=made, party=cast.by, order=1)
    client, address, seen = client_as("by_reader"), reverse("programs:agreements"), []
    while address:
        page = client.get(address).content.decode()
        seen += [title for title in titles if title in page]
        onward = re.search(r'href="([^"]*after=[^"]+)"', page)
        address = unescape(onward[1]) if onward else ""
        address = (
            address
            if address.startswith("/")
            else f"{reverse('programs:agreements')}{address}"
            if address
            else ""
        )
    assert sorted(seen) == sorted(titles)


def test_the_day_chosen_changes_everything_on_the_page(
    cast: Cast, client_as: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    item = cast.items["1.1"]
    page, client = item_url(item), client_as("by_secretary")
    first, second = date(2026, 3, 2), date(2026, 5, 4)
    for status, day in (("on_track", first), ("blocked", second)):
        agree_status(
            cast.actor("joint_two"), item_id=item.pk, status=status, agreed_on=day, note={},
            source_label=text("Letters"), source_id=None,
        )  # fmt: skip
    extend_deadline(
        cast.actor("joint_two"), item_id=item.pk, deadline=FuzzyDate("2131"), reason=text("Agreed"),
        agreed_on=second, source_label=text("Letters"), source_id=None,
    )  # fmt: skip
    before = shown(client.get(page, {"on": "2026-05-03"}))
    assert "as it stood on 3 May 2026" in before
    assert "On track" in before
    assert "Blocked" not in before
    assert "2131" not in before
    assert "Write a note" not in before
    after = shown(client.get(page, {"on": "2026-05-04"}))
    assert "Agreed Blocked 4 May 2026" in after
    assert "→ 2131" in after
    assert shown(client.get(page, {"on": "1999-01-01"})).count("not yet in force") == 1
    for nonsense in ("x", "9999-12-31", "2026-02-30", "\x00"):
        assert "as it stood" not in shown(client.get(page, {"on": nonsense}))
