"""Until when an agreement runs is recorded by a secretary of its body, on its page and through the API."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client

from cooperation import clock
from cooperation.errors import Forbidden, Invalid, Stale
from programs.models import Agreement
from programs.services.terms import record_term
from tests.cast import Cast

ENDS, NOTICE = date(2099, 6, 30), date(2099, 3, 31)


def recorded(cast: Cast) -> tuple[date | None, date | None]:
    found = Agreement.unscoped.get(pk=cast.agreement.pk)
    return found.expires_on, found.notice_by


def test_a_secretary_records_both_days_and_the_page_says_how_far_they_are(
    cast: Cast, client_as: Callable[[str], Client]
) -> None:
    client = client_as("by_secretary")
    page = f"/agreements/{cast.agreement.pk}/"
    assert f"{page}term/" in client.get(page).content.decode()
    ends = clock.today() + timedelta(40)
    typed = {"expires_on": ends.isoformat(), "notice_by": clock.today().isoformat(), "version": 1}
    assert client.post(f"{page}term/", typed).status_code == 302
    assert recorded(cast) == (ends, clock.today())
    said = client.get(page).content.decode()
    assert "in 40 days" in said or "in 41 days" in said or "in 39 days" in said
    assert "Last day for notice" in said


@pytest.mark.parametrize("who", ["by_reader", "by_coordinator", "by_contributor"])
def test_nobody_else_is_offered_the_form_or_may_send_it(
    cast: Cast, client_as: Callable[[str], Client], who: str
) -> None:
    client, page = client_as(who), f"/agreements/{cast.agreement.pk}/"
    assert f"{page}term/" not in client.get(page).content.decode()
    assert client.get(f"{page}term/").status_code == 403
    with pytest.raises(Forbidden):
        record_term(
            cast.actor(who), agreement_id=cast.agreement.pk, version=1, expires_on=ENDS, notice_by=None
        )
    assert recorded(cast) == (None, None)


def test_notice_after_the_end_of_the_term_is_refused(cast: Cast) -> None:
    actor = cast.actor("joint_two")
    with pytest.raises(Invalid) as refused:
        record_term(actor, agreement_id=cast.agreement.pk, version=1, expires_on=NOTICE, notice_by=ENDS)
    assert [fault.pointer for fault in refused.value.faults] == ["/notice_by"]
    record_term(actor, agreement_id=cast.agreement.pk, version=1, expires_on=ENDS, notice_by=ENDS)
    with pytest.raises(Stale):
        record_term(actor, agreement_id=cast.agreement.pk, version=1, expires_on=None, notice_by=None)
    record_term(actor, agreement_id=cast.agreement.pk, version=2, expires_on=None, notice_by=NOTICE)
    assert recorded(cast) == (None, NOTICE)


def test_the_api_shows_the_days(cast: Cast, client_as: Callable[[str], Client]) -> None:
    Agreement.unscoped.filter(pk=cast.agreement.pk).update(expires_on=ENDS, notice_by=NOTICE)
    said = client_as("by_reader").get(f"/api/v1/agreements/{cast.agreement.pk}/").json()
    assert (said["expires_on"], said["notice_by"]) == ("2099-06-30", "2099-03-31")
