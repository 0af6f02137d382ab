"""Where the sides differ over a whole programme: SQL and the rule agree, and nobody learns what is not released."""

import random
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cooperation import clock
from cooperation.access import acting_as
from cooperation.dates import FuzzyDate
from programs.models import Round
from programs.rules import comparison
from programs.selectors import differences, plans
from programs.services.agreed import extend_deadline
from programs.services.positions import PositionContent, save_draft
from programs.services.releases import release_set
from tests.cast import Cast, release, save, text
from tests.programs.test_change_sets import effective, proposed, row

pytestmark = pytest.mark.django_db


def weighed(cast: Cast, key: str, nine: bool = False) -> differences.Weighed:
    actor = cast.actor(key)
    with acting_as(actor):
        return differences.weighed(actor, (cast.nine if nine else cast.programme).pk, 20)


def test_sql_and_the_rule_weigh_alike(cast: Cast) -> None:
    pick = random.Random(2012)
    agreed = {cast.items[number].pk: cast.wordings[number].deadline for number in ("1.1", "1.2", "2.1")}
    for key in ("by_coordinator", "ru_coordinator"):
        for number in ("1.1", "1.2", "2.1"):
            dates = [None, agreed[cast.items[number].pk], FuzzyDate("2027"), FuzzyDate("2028-Q1")]
            save(
                cast, key, number, status=pick.choice(sorted(comparison.GRAVITY)), ready=True,
                progress=pick.choice([None, 0, 15, 60]), proposed_deadline=pick.choice(dates),
            )  # fmt: skip
        release(cast, key)
    actor = cast.actor("by_coordinator")
    with acting_as(actor):
        rows = differences.newest(actor, False)
        heavy = dict(differences.apart(rows, 20).values_list("item_id", "weight"))
        said: dict[UUID, list[comparison.Said]] = {}
        for row in rows:
            said.setdefault(row.item_id, []).append(
                comparison.Said(str(row.party_id), row.status, row.progress, row.proposed_deadline)
            )
    expected = {
        item: comparison.weight(comparison.compare((), told, threshold=20, agreed=agreed[item]))
        for item, told in said.items()
    }
    assert heavy == {item: found for item, found in expected.items() if found}
    assert heavy


@pytest.mark.parametrize(("proposed", "differ"), [(None, 0), ("agreed", 0), ("2031", 1)])
def test_who_proposes_no_date_means_the_agreed_one(cast: Cast, proposed: str | None, differ: int) -> None:
    agreed = cast.wordings["1.1"].deadline
    dates = {None: None, "agreed": agreed, "2031": FuzzyDate("2031")}
    save(cast, "by_coordinator", "1.1", status="on_track", ready=True, proposed_deadline=dates[proposed])
    save(cast, "ru_coordinator", "1.1", status="on_track", ready=True)
    for key in ("by_coordinator", "ru_coordinator"):
        release(cast, key)
    assert weighed(cast, "ru_coordinator").count == differ


def test_an_extension_is_weighed_anew(cast: Cast) -> None:
    until = FuzzyDate("2131")
    save(cast, "by_coordinator", "1.1", status="on_track", ready=True, proposed_deadline=until)
    save(cast, "ru_coordinator", "1.1", status="on_track", ready=True)
    for key in ("by_coordinator", "ru_coordinator"):
        release(cast, key)
    assert weighed(cast, "ru_coordinator").count == 1
    extend_deadline(
        cast.actor("joint_two"), item_id=cast.items["1.1"].pk, deadline=until, reason=text("Agreed"),
        agreed_on=date(2026, 11, 2), source_label=text("Letters"), source_id=None,
    )  # fmt: skip
    assert weighed(cast, "ru_coordinator").count == 0


def test_the_heaviest_stands_first_and_all_are_counted(cast: Cast) -> None:
    for number, by, ru in (
        ("1.1", "on_track", "at_risk"),
        ("1.2", "blocked", "completed"),
        ("2.1", "delayed", "delayed"),
    ):
        save(cast, "by_coordinator", number, status=by, ready=True)
        save(cast, "ru_coordinator", number, status=ru, ready=True)
    release(cast, "by_coordinator")
    assert weighed(cast, "by_coordinator").count == 0
    release(cast, "ru_coordinator")
    found = weighed(cast, "by_coordinator")
    assert found.count == 2
    assert [heavy.item_id for heavy in found.heaviest] == [cast.items["1.2"].pk, cast.items["1.1"].pk]
    assert {heavy.since for heavy in found.heaviest} == {cast.round.number}


def test_an_item_that_leaves_the_plan_is_counted_no_more(cast: Cast, time_machine: Any) -> None:
    """Also where what was weighed before has been kept: nothing was released since."""
    for key, status in (("by_coordinator", "on_track"), ("ru_coordinator", "blocked")):
        for number in ("1.1", "1.2"):
            save(cast, key, number, status=status, ready=True)
        release(cast, key)
    time_machine.move_to(clock.now() + timedelta(minutes=10))
    assert weighed(cast, "ru_coordinator").count == 2
    with acting_as(cast.actor("by_reader")):
        effective(cast, proposed(cast, row(cast, "withdraw", "1.1")))
    assert weighed(cast, "ru_coordinator").count == 1


def test_what_was_weighed_just_after_a_change_is_not_kept(cast: Cast) -> None:
    """A change that began before may still come, with an id older than the newest: it would not be noticed."""
    cache.clear()
    for key, status in (("by_coordinator", "on_track"), ("ru_coordinator", "blocked")):
        save(cast, key, "1.1", status=status, ready=True)
        release(cast, key)
    extend_deadline(
        cast.actor("joint_two"), item_id=cast.items["1.1"].pk, deadline=FuzzyDate("2131"), reason=text("Agreed"),
        agreed_on=date(2026, 11, 2), source_label=text("Letters"), source_id=None,
    )  # fmt: skip
    actor = cast.actor("ru_coordinator")
    for _turn in range(2):
        with acting_as(actor), CaptureQueriesContext(connection) as queries:
            assert differences.weighed(actor, cast.programme.pk, 20).count == 1
        assert len(queries) == 3


def test_what_was_weighed_is_kept_until_the_next_release(cast: Cast, time_machine: Any) -> None:
    cache.clear()
    for key, status in (("by_coordinator", "on_track"), ("ru_coordinator", "blocked")):
        save(cast, key, "1.1", status=status, ready=True)
        release(cast, key)
    time_machine.move_to(clock.now() + timedelta(minutes=10))
    assert weighed(cast, "ru_coordinator").count == 1
    actor = cast.actor("ru_coordinator")
    with acting_as(actor), CaptureQueriesContext(connection) as queries:
        assert differences.weighed(actor, cast.programme.pk, 20).count == 1
    assert len(queries) == 1
    save(cast, "ru_coordinator", "1.1", status="on_track", ready=True, version=2)
    release(cast, "ru_coordinator")
    assert weighed(cast, "ru_coordinator").count == 0


def said_by(cast: Cast, key: str, status: str) -> None:
    """A released position of one of the nine on their first measure."""
    actor, item, round_ = cast.actor(key), cast.nine_items["1.1"].pk, cast.nine_round.pk
    save_draft(actor, item_id=item, round_id=round_, content=PositionContent(status=status), ready=True)
    release_set(actor, round_id=round_)


def test_under_simultaneous_exchange_a_side_learns_nothing_before_it_has_released(cast: Cast) -> None:
    said_by(cast, "n1_coordinator", "on_track")
    said_by(cast, "n2_coordinator", "blocked")
    assert weighed(cast, "n1_coordinator", nine=True).count == 1
    assert weighed(cast, "n3_coordinator", nine=True).count == 0
    assert weighed(cast, "joint", nine=True).count == 0
    actor = cast.actor("n3_coordinator")
    with acting_as(actor):
        assert not differences.newest(actor).exists()


def test_what_a_side_said_in_the_round_before_stays_in_the_plan_while_its_newest_word_is_hidden(
    cast: Cast,
) -> None:
    said_by(cast, "n1_coordinator", "on_track")
    said_by(cast, "n2_coordinator", "blocked")
    first = cast.nine_round
    cast.nine_round = Round.unscoped.create(
        programme=first.programme, number=first.number + 1, covers_from=first.covers_from, covers_to=first.covers_to,
        opens_on=first.opens_on, cut_off=first.cut_off, exchange=first.exchange,
    )  # fmt: skip
    said_by(cast, "n2_coordinator", "delayed")

    def plan(key: str, **filters: Any) -> dict[str, str]:
        actor = cast.actor(key)
        with acting_as(actor):
            page = plans.page_of_items(
                actor,
                plans.frame(actor, cast.nine.code),
                filters=plans.Filters(**filters),
                today=first.opens_on,
            )
            return {str(party): said.status for row in page.rows for party, said in row.said.items()}

    one, two = (str(cast.actor(f"n{n}_coordinator").party_id) for n in (1, 2))
    assert plan("n1_coordinator") == {one: "on_track", two: "blocked"}
    assert plan("n1_coordinator", differ=True) == {one: "on_track", two: "blocked"}
    assert plan("n1_coordinator", status="delayed") == {}
    assert plan("n2_coordinator") == {one: "on_track", two: "delayed"}
