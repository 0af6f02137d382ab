"""A change set by which many items leave the plan takes as many statements as one by which few do."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cooperation.access import acting_as
from cooperation.dates import FuzzyDate
from programs import models as m
from programs.services import taking_effect
from programs.services.change_rows import ChangeInput
from tests.cast import Cast, make_item, text
from tests.programs.test_change_sets import letters, proposed, row

pytestmark = pytest.mark.django_db


def items(cast: Cast, first: str, count: int) -> list[m.Item]:
    """So many items, each with a milestone and a status agreed, a closing of it proposed, and blocked."""
    made = []
    for number in range(count):
        wording = make_item(
            cast.programme, cast.sections["3"], f"{first}.{number}", "Measure", FuzzyDate("2099")
        )
        item = wording.item
        m.Milestone.unscoped.create(
            item=item, position=1, title=text("A step"), deadline=FuzzyDate("2098"), since_edition=1
        )
        m.AgreedState.unscoped.create(
            item=item, status="on_track", agreed_on="2026-01-01", source_label=text("1st session")
        )
        m.Closure.unscoped.create(
            item=item, kind="lapsed", result=text("Overtaken"), proposed_by=cast.ru, proposed_on="2026-01-01"
        )
        obstacle = m.Obstacle.unscoped.create(
            programme=cast.programme, kind="legal", title=text("The law"), opened_on="2026-01-01"
        )
        m.Blocking.unscoped.create(obstacle=obstacle, item=item)
        made.append(item)
    return made


def statements(cast: Cast, target: str, count: int) -> tuple[int, list[m.Item], list[m.Item]]:
    """How many it takes to withdraw and to merge into the item numbered `target` so many; those items."""
    gone, merged = items(cast, f"8.{count}", count), items(cast, f"9.{count}", count)
    rows = [
        row(cast, "merge", target, title=text("All of them")),
        *(ChangeInput(kind="withdraw", item_id=item.pk, part_of_row=0) for item in merged),
        *(ChangeInput(kind="withdraw", item_id=item.pk, reason=text("No need")) for item in gone),
    ]
    found = letters(cast, proposed(cast, *rows))
    with CaptureQueriesContext(connection) as asked:
        taking_effect.take_effect(cast.actor("by_secretary"), change_set_id=found.pk, version=found.version)
    return len(asked), gone, merged


def test_many_items_leave_in_as_many_statements_as_few(cast: Cast) -> None:
    with acting_as(cast.actor("by_reader")):
        few, _gone, _merged = statements(cast, "1.1", 3)
        many, gone, merged = statements(cast, "1.2", 30)
        assert many == few
        left = [item.pk for item in [*gone, *merged]]
        standing = {"item_id__in": left, "until_edition": None}
        assert not m.Wording.unscoped.filter(**standing).exists()
        assert not m.Milestone.unscoped.filter(**standing).exists()
        agreed = m.Closure.unscoped.filter(item_id__in=left, state="agreed")
        assert sorted(agreed.values_list("kind", flat=True)) == ["merged"] * 30 + ["withdrawn"] * 30
        assert agreed.filter(item__in=gone).values_list("result", flat=True)[0] == text("No need")
        refused = m.Closure.unscoped.filter(item_id__in=left, state="refused")
        assert set(refused.values_list("version", flat=True)) == {2}
        assert refused.count() == 60
        states = m.AgreedState.unscoped.filter(item_id__in=left)
        assert set(states.values_list("status", "current")) == {("on_track", False), ("dropped", True)}
        into = m.Succession.unscoped.filter(successor=cast.items["1.2"])
        assert set(into.values_list("item_id", "kind")) == {(item.pk, "merged") for item in merged}
        assert m.Blocking.unscoped.filter(item=cast.items["1.2"]).count() == 30
