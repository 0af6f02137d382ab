"""Rounds: opened by the secretaries, also between sessions, for the whole plan or for some items; closed at cut-off."""

from datetime import timedelta
from typing import Any

import pytest

from cooperation import clock
from cooperation.errors import Absent, Conflict, Forbidden, Invalid
from programs.models import DueItem, Round
from programs.selectors.work import owed
from programs.services.positions import PositionContent, save_draft
from programs.services.rounds import RoundInput, close_round, open_round
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def given(**changes: Any) -> RoundInput:
    today = clock.today()
    values = {"covers_from": today - timedelta(90), "covers_to": today, "cut_off": today + timedelta(14)}
    return RoundInput(**{**values, **changes})


def opened(cast: Cast, key: str = "by_secretary", **changes: Any) -> Round:
    return open_round(cast.actor(key), programme_id=cast.programme.pk, given=given(**changes))


@pytest.mark.parametrize("key", ["by_secretary", "ru_secretary", "joint_two"])
def test_a_secretary_opens_an_interim_round_under_the_rule_of_the_body(cast: Cast, key: str) -> None:
    round_ = opened(cast, key)
    assert (round_.number, round_.exchange, round_.whole_plan) == (2, cast.body.exchange, True)
    assert not round_.reviews.exists()


@pytest.mark.parametrize("key", ["by_coordinator", "by_reader", "by_contributor", "observer"])
def test_nobody_else_does(cast: Cast, key: str) -> None:
    with pytest.raises(Forbidden):
        opened(cast, key)


def test_elsewhere_it_is_absent(cast: Cast) -> None:
    with pytest.raises(Absent):
        opened(cast, "outsider")


def test_a_round_for_some_items_asks_each_side_for_its_own(cast: Cast) -> None:
    items = [cast.items["1.1"].pk, cast.items["2.2"].pk]
    round_ = opened(cast, item_ids=items)
    assert set(DueItem.unscoped.filter(round=round_).values_list("item_id", "party_id")) == {
        (cast.items["1.1"].pk, cast.by.pk), (cast.items["1.1"].pk, cast.ru.pk), (cast.items["2.2"].pk, cast.ru.pk),
    }  # fmt: skip
    by, ru = cast.actor("by_coordinator"), cast.actor("ru_coordinator")
    assert [row.number for row in owed(by, round_)] == ["1.1"]
    assert sorted(row.number for row in owed(ru, round_)) == ["1.1", "2.2"]
    content = PositionContent(status="on_track")
    save_draft(by, item_id=cast.items["1.1"].pk, round_id=round_.pk, content=content)
    with pytest.raises(Absent):
        save_draft(by, item_id=cast.items["1.2"].pk, round_id=round_.pk, content=content)


def test_it_names_its_faults(cast: Cast) -> None:
    today = clock.today()
    with pytest.raises(Invalid) as refused:
        opened(cast, covers_from=today, covers_to=today - timedelta(1), cut_off=today - timedelta(1))
    assert [fault.pointer for fault in refused.value.faults] == ["/covers_to", "/cut_off"]
    with pytest.raises(Invalid) as refused:
        opened(cast, item_ids=[cast.nine_items["1.1"].pk])
    assert [fault.pointer for fault in refused.value.faults] == ["/items"]


def test_it_closes_at_its_cut_off_and_not_before(cast: Cast) -> None:
    round_ = opened(cast)
    with pytest.raises(Conflict, match="not before"):
        close_round(cast.actor("by_secretary"), round_id=round_.pk, version=1)
    Round.unscoped.filter(pk=round_.pk).update(
        cut_off=clock.today(cast.actor("by_secretary").time_zone), opens_on=clock.today() - timedelta(2)
    )
    with pytest.raises(Forbidden):
        close_round(cast.actor("by_coordinator"), round_id=round_.pk, version=1)
    assert close_round(cast.actor("by_secretary"), round_id=round_.pk, version=1).closed_at
    with pytest.raises(Conflict, match="closed"):
        save_draft(
            cast.actor("by_coordinator"), item_id=cast.items["1.1"].pk, round_id=round_.pk,
            content=PositionContent(status="on_track"),
        )  # fmt: skip
