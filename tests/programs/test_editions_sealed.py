"""What PostgreSQL itself refuses: to change an edition in force, or a deadline without an entry in the ledger."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models import F

from cooperation.dates import FuzzyDate
from programs import models as m
from programs.services.agreed import bring_into_force, extend_deadline
from tests.cast import Cast, make_cast, text


@pytest.fixture
def in_force(transactional_db: None) -> Cast:
    """The cast with its plan, put in force by a transaction that is over."""
    with transaction.atomic():
        return make_cast()


def milestone(cast: Cast, **more: Any) -> m.Milestone:
    return m.Milestone.unscoped.create(
        item=cast.items["2.1"], position=1, title=text("Site chosen"), deadline=FuzzyDate("2098"), **more
    )


@contextmanager
def refused(constraint: str) -> Iterator[None]:
    with pytest.raises(IntegrityError) as error, transaction.atomic():
        yield
    assert error.value.__cause__.diag.constraint_name == constraint  # type: ignore[union-attr]


FORGERIES: dict[str, Callable[[Any], Any]] = {
    "title": lambda rows: rows.update(title=text("Something else")),
    "number": lambda rows: rows.update(number="9.9"),
    "result": lambda rows: rows.update(expected_result=text("Nothing")),
    "since": lambda rows: rows.update(since_edition=2),
    "ends within": lambda rows: rows.update(until_edition=1),
    "deleted": lambda rows: rows.delete(),
}


@pytest.mark.parametrize("name", FORGERIES)
def test_a_wording_of_an_edition_in_force_is_neither_changed_nor_deleted(in_force: Cast, name: str) -> None:
    with refused("programs_wording_sealed"):
        FORGERIES[name](m.Wording.unscoped.filter(pk=in_force.wordings["2.1"].pk))


def test_an_edition_in_force_takes_no_further_wording(in_force: Cast) -> None:
    with refused("programs_wording_sealed"):
        m.Wording.unscoped.create(
            programme=in_force.programme, item=m.Item.unscoped.create(programme=in_force.programme),
            section=in_force.sections["1"], number="1.9", sort_key="x", title=text("Smuggled in"),
            deadline=FuzzyDate("2099"), since_edition=1,
        )  # fmt: skip


def test_the_heading_of_an_edition_in_force_stays(in_force: Cast) -> None:
    rows = m.Section.unscoped.filter(pk=in_force.sections["2"].pk)
    with refused("programs_section_sealed"):
        rows.update(title=text("Other ventures"))
    fresh = m.Section.unscoped.create(
        programme=in_force.programme, number="9", title=text("New"), sort_key="000009"
    )
    m.Section.unscoped.filter(pk=fresh.pk).update(title=text("Newer"))


@pytest.mark.parametrize(
    "change",
    [
        {"state": "recorded"},
        {"number": 7},
        {"in_force_on": date(2013, 1, 1)},
        {"source_label": text("Other")},
    ],
)
def test_an_edition_that_was_in_force_stays_what_it_was(in_force: Cast, change: dict[str, Any]) -> None:
    with refused("programs_edition_sealed"):
        m.Edition.unscoped.filter(pk=in_force.edition.pk).update(**change)
    with refused("programs_edition_sealed"):
        m.Edition.unscoped.filter(pk=in_force.nine.editions.get().pk).delete()


def test_milestones_are_sealed_with_their_edition_but_not_when_they_are_reached(in_force: Cast) -> None:
    with refused("programs_milestone_sealed"):
        milestone(in_force, since_edition=1)
    with transaction.atomic():
        edition = m.Edition.unscoped.create(programme=in_force.programme, number=2)
        kept = milestone(in_force, since_edition=2)
    bring_into_force(in_force.actor("by_secretary"), edition_id=edition.pk, on=date(2026, 11, 1))
    rows = m.Milestone.unscoped.filter(pk=kept.pk)
    with refused("programs_milestone_sealed"):
        rows.update(title=text("Site left"))
    with refused("programs_milestone_sealed"):
        rows.delete()
    assert rows.update(reached_on=date(2026, 11, 2), version=F("version") + 1) == 1


def extend(cast: Cast, value: str) -> m.Extension:
    return extend_deadline(
        cast.actor("by_secretary"), item_id=cast.items["2.1"].pk, deadline=FuzzyDate(value), reason=text("Late"),
        agreed_on=date(2026, 11, 1), source_label=text("8th session"), source_id=None,
    )  # fmt: skip


def test_the_next_edition_is_written_beside_the_one_in_force(in_force: Cast) -> None:
    extend(in_force, "2100")
    extend(in_force, "2101")
    rows = m.Wording.unscoped.filter(item=in_force.items["2.1"]).order_by("since_edition")
    assert [(row.deadline.value, row.since_edition, row.until_edition) for row in rows] == [
        ("2099", 1, 2),
        ("2101", 2, None),
    ]


def test_a_deadline_changes_with_an_entry_in_the_ledger_alone(in_force: Cast) -> None:
    extend(in_force, "2100")
    newest = m.Wording.unscoped.get(item=in_force.items["2.1"], until_edition=None)
    with refused("programs_deadline_entered"):
        m.Wording.unscoped.filter(pk=newest.pk).update(deadline=FuzzyDate("2150"))
    with refused("programs_deadline_entered"):
        m.Wording.unscoped.filter(pk=newest.pk).update(deadline=FuzzyDate("2099"))
    other = m.Wording.unscoped.get(item=in_force.items["1.2"])
    with refused("programs_deadline_entered"):
        m.Wording.unscoped.filter(pk=other.pk).update(until_edition=2)
        m.Wording.unscoped.create(
            programme=other.programme, item=other.item, section=other.section, number=other.number,
            sort_key=other.sort_key, title=other.title, deadline=FuzzyDate("2150"), since_edition=2,
        )  # fmt: skip


def test_an_old_entry_does_not_carry_a_deadline_back_and_forth(in_force: Cast) -> None:
    extend(in_force, "2100")
    extend(in_force, "2101")
    newest = m.Wording.unscoped.filter(item=in_force.items["2.1"], until_edition=None)
    with refused("programs_deadline_entered"):
        newest.update(deadline=FuzzyDate("2100"))


def test_an_entry_of_the_ledger_stays(in_force: Cast) -> None:
    entry = extend(in_force, "2100")
    with refused("programs_extension_sealed"):
        m.Extension.unscoped.filter(pk=entry.pk).update(reason=text("Another"))
    with refused("programs_extension_sealed"):
        m.Extension.unscoped.filter(pk=entry.pk).delete()


def test_the_application_cannot_switch_the_seals_off(in_force: Cast) -> None:
    for statement in (
        "ALTER TABLE programs_wording DISABLE TRIGGER programs_wording_sealed",
        "SET session_replication_role = replica",
        "SELECT set_config('pgtrigger.ignore', '{programs_wording:programs_wording_sealed}', false)",
    ):
        # Refused or taken, it changes nothing.
        with suppress(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
        with refused("programs_wording_sealed"):
            m.Wording.unscoped.filter(pk=in_force.wordings["2.1"].pk).update(title=text("x"))
