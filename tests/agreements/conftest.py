"""A treaty of the two sides that enters into force by notification, told through the service."""

from collections.abc import Callable
from typing import Any

import pytest

from cooperation.dates import FuzzyDate
from programs.models import Agreement
from programs.services.acts import ActGiven, record_act
from programs.services.agreements import AgreementGiven, record_agreement
from tests.cast import Cast, text

BY_NOTIFICATION = {
    "trigger": "last_notification",
    "bilateral": True,
    "offset": {"n": 30, "unit": "day"},
    "term": {"n": 5, "unit": "year"},
    "renewal": {"tacit": True, "notice": {"n": 6, "unit": "month"}},
}


@pytest.fixture
def treaty(cast: Cast) -> Agreement:
    """Recorded by a secretary; nothing has been done on it yet."""
    given = AgreementGiven(
        title=text("Treaty on joint testing", "Договор о совместных испытаниях"), kind="treaty", level="inter_state",
        character="binding", scope="bilateral", subject="Testing", party_ids=(cast.by.pk, cast.ru.pk),
        done_on=FuzzyDate("2020-02-03"),
    )  # fmt: skip
    made = record_agreement(cast.actor("by_secretary"), body_id=cast.body.pk, given=given)
    Agreement.unscoped.filter(pk=made.pk).update(clauses=BY_NOTIFICATION)
    made.refresh_from_db()
    return made


@pytest.fixture
def record(cast: Cast, treaty: Agreement) -> Callable[..., Any]:
    """record("notification", "by", "2020-03-01", received_on="2020-03-05"): an act on the treaty."""

    def one(kind: str, side: str, day: str, **more: Any) -> Any:
        for name in ("received_on", "effective_on", "until_on"):
            if name in more:
                more[name] = FuzzyDate(more[name])
        party = getattr(cast, side).pk if side else None
        given = ActGiven(kind=kind, party_id=party, done_on=FuzzyDate(day) if day else None, **more)
        return record_act(cast.actor("joint_two"), agreement_id=treaty.pk, given=given)

    return one
