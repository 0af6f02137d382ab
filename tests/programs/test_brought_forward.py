"""A change set brings a deadline forward: with a reason, in the ledger, and not counted as an extension."""

import pytest

from cooperation import clock
from cooperation.dates import FuzzyDate
from programs.models import Extension
from programs.selectors import duties
from programs.services.change_rows import ChangeInput
from programs.services.changes import draft_change_set, propose
from programs.services.taking_effect import adopt
from tests.cast import Cast, text

pytestmark = pytest.mark.django_db


def moved(cast: Cast, deadline: str) -> Extension:
    actor = cast.actor("by_secretary")
    row = ChangeInput(
        kind="extend", item_id=cast.items["1.2"].pk, deadline=FuzzyDate(deadline), reason=text("Sooner")
    )
    made = draft_change_set(
        actor, programme_id=cast.programme.pk, title=text("Set"), reason=text("Why"), rows=[row]
    )
    found = propose(actor, change_set_id=made.pk, version=made.version)
    adopt(
        actor, change_set_id=found.pk, agreed_on=clock.today(), source_label=text("Session"), source_id=None
    )
    entered: Extension = Extension.unscoped.order_by("-number")[0]
    return entered


def test_an_earlier_deadline_is_an_entry_of_the_ledger_that_counts_as_no_extension(cast: Cast) -> None:
    entry = moved(cast, "2098")
    assert (entry.before, entry.after, entry.brought_forward) == (
        FuzzyDate("2099-11-30"), FuzzyDate("2098"), True,
    )  # fmt: skip
    assert entry.reason == text("Sooner")
    actor = cast.actor("by_reader")
    asked = duties.Asked(organisation_id=cast.organisations["by"].pk)
    times = {row.number: row.times for row in duties.owed(actor, asked, None, clock.today()).rows}
    assert times["1.2"] == 0
    assert moved(cast, "2099").brought_forward is False
    times = {row.number: row.times for row in duties.owed(actor, asked, None, clock.today()).rows}
    assert times["1.2"] == 1
