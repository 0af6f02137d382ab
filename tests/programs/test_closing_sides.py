"""Whose agreement closes an item: a side takes part up to the day on which its duty ends."""

from datetime import timedelta

import pytest

from cooperation import clock
from programs.models import Responsibility
from programs.services.closures import takes_part
from tests.cast import Cast

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("days", "with_it"), [(30, True), (0, True), (-1, False)])
def test_a_side_takes_part_in_a_closing_until_its_duty_has_ended(
    cast: Cast, days: int, with_it: bool
) -> None:
    item, today = cast.items["1.1"], clock.today()
    Responsibility.unscoped.filter(item=item, party=cast.ru).update(
        since=today - timedelta(days=60), until=today + timedelta(days=days)
    )
    assert (cast.ru.pk in takes_part(item, today)) is with_it
