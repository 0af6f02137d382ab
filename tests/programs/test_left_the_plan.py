"""What is left of an item that leaves the plan: drafts on it, requests for it, obstacles that blocked it."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from cooperation.access import acting_as
from cooperation.dates import FuzzyDate
from cooperation.errors import Absent, Conflict, Invalid
from programs.models import Blocking, Closure, Position, PositionDraft
from programs.selectors import contributions as requests
from programs.services import agreed, closures, obstacles
from tests.cast import Cast, release, save, text
from tests.programs.test_change_sets import effective, new, proposed, row
from tests.programs.test_contributions import ask, hand_in
from tests.programs.test_obstacles import said

pytestmark = pytest.mark.django_db


def withdrawn(cast: Cast, number: str) -> None:
    with acting_as(cast.actor("by_reader")):
        effective(cast, proposed(cast, row(cast, "withdraw", number)))


def test_a_draft_on_it_does_not_keep_the_side_from_releasing_the_others(
    cast: Cast, client_as: Callable[[str], Client]
) -> None:
    gone = save(cast, "by_coordinator", "1.1")
    save(cast, "by_coordinator", "1.2")
    withdrawn(cast, "1.1")
    client, address = client_as("by_coordinator"), reverse("programs:release", args=[cast.round.pk])
    form = client.get(address).context["form"]
    sent = client.post(address, {"authority": "own_login", "seen": form.initial["seen"]})
    assert sent.status_code == 302
    with acting_as(cast.actor("by_coordinator")):
        assert list(Position.unscoped.values_list("item_id", flat=True)) == [cast.items["1.2"].pk]
        assert PositionDraft.unscoped.get(pk=gone.pk).ready


def test_nothing_is_released_where_only_drafts_on_it_are_ready(cast: Cast) -> None:
    save(cast, "by_coordinator", "1.1")
    withdrawn(cast, "1.1")
    with pytest.raises(Conflict):
        release(cast, "by_coordinator")


def test_nothing_is_drafted_on_it_any_more(cast: Cast) -> None:
    first = save(cast, "by_coordinator", "1.1")
    withdrawn(cast, "1.1")
    with pytest.raises(Absent):
        save(cast, "by_coordinator", "1.1", version=first.version)


def test_its_page_offers_neither_to_report_on_it_nor_to_close_it(
    cast: Cast, client_as: Callable[[str], Client]
) -> None:
    client, address = client_as("by_coordinator"), reverse("programs:item", args=[cast.items["1.1"].pk])
    links = [reverse(f"programs:{name}", args=[cast.items["1.1"].pk]) for name in ("word", "close")]
    before = client.get(address).content.decode()
    withdrawn(cast, "1.1")
    after = client.get(address).content.decode()
    assert [(link in before, link in after) for link in links] == [(True, False)] * 2


def test_a_request_for_it_is_neither_listed_nor_counted(cast: Cast) -> None:
    asked, kept = ask(cast, "2.1")[0], ask(cast, "1.2")[0]
    hand_in(cast, asked, "Done as far as it goes")
    withdrawn(cast, "2.1")
    actor = cast.actor("by_coordinator")
    with acting_as(actor):
        found = requests.requests(actor, cast.round)
        assert [one.contribution.pk for one in found.rows] == [kept.pk]
        assert (found.counts["all"], found.counts["handed_in"]) == (1, 0)
        assert requests.handed_in(actor, cast.round) == []


def test_what_blocked_it_blocks_the_items_in_which_it_goes_on(cast: Cast) -> None:
    actor = cast.actor("by_coordinator")
    found = obstacles.record_obstacle(actor, programme_id=cast.programme.pk, given=said(cast))
    with acting_as(actor):
        effective(cast, proposed(
            cast, row(cast, "split", "2.1"), new(cast, "2.1", part_of_row=0), new(cast, "2.3", part_of_row=0),
            row(cast, "merge", "1.2", title=text("Both")), row(cast, "withdraw", "1.1", part_of_row=3),
        ))  # fmt: skip
        blocked = Blocking.unscoped.filter(obstacle=found, item__wordings__until_edition=None)
        numbers = blocked.order_by("item__wordings__number").values_list("item__wordings__number", flat=True)
        assert list(numbers) == ["1.2", "2.1", "2.3"]


def test_an_obstacle_that_is_solved_does_not_go_on_with_it(cast: Cast) -> None:
    actor = cast.actor("by_coordinator")
    found = obstacles.record_obstacle(actor, programme_id=cast.programme.pk, given=said(cast))
    obstacles.close_obstacle(
        actor, obstacle_id=found.pk, state="solved", resolution=text("Amended"), version=found.version
    )
    with acting_as(actor):
        effective(cast, proposed(
            cast, row(cast, "split", "2.1"), new(cast, "2.1", part_of_row=0), new(cast, "2.3", part_of_row=0),
        ))  # fmt: skip
        assert Blocking.unscoped.filter(obstacle=found).count() == 2


def test_the_deadline_of_a_closed_item_is_not_extended(cast: Cast) -> None:
    with acting_as(cast.actor("by_reader")):
        waiting = proposed(
            cast, row(cast, "extend", "1.1", deadline=FuzzyDate("2098"), reason=text("More time"))
        )
        closures.close_by_session(
            cast.actor("by_secretary"), item_id=cast.items["1.1"].pk, kind=Closure.Kind.LAPSED, result=text("Lapsed"),
            agreed_on=cast.round.opens_on, source_label=text("8th session"), source_id=None,
        )  # fmt: skip
        with pytest.raises(Invalid, match="closed") as refused:
            effective(cast, waiting)
        assert [fault.pointer for fault in refused.value.faults] == ["/rows/0/deadline"]
        with pytest.raises(Conflict, match="closed"):
            agreed.extend_deadline(
                cast.actor("by_secretary"), item_id=cast.items["1.1"].pk, deadline=FuzzyDate("2098"),
                reason=text("More time"), agreed_on=cast.round.opens_on, source_label=text("8th session"),
                source_id=None,
            )  # fmt: skip
