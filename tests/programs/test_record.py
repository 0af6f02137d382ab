"""The record of changes of an item."""

import pytest

from cooperation.access import acting_as
from programs.models import AgreedState, Wording

pytestmark = pytest.mark.django_db


def test_the_record_names_who_changed_the_wording_and_what_it_was(cast, client_as) -> None:
    actor, item = cast.actor("by_secretary"), cast.items["1.1"]
    with acting_as(actor):
        Wording.unscoped.filter(item=item).update(title={"en": "A title put right"})
        AgreedState.unscoped.create(
            item=item,
            status="at_risk",
            agreed_on="2026-05-12",
            source_label={"en": "7th session"},
            current=False,
        )
    page = client_as("ru_reader").get(f"/items/{item.pk}/record/").content.decode()
    assert "A title put right" in page
    assert "Agreed status: Added" in page
    assert f"{actor.name} (BY)" in page


def test_who_does_not_see_the_item_does_not_see_its_record(cast, client_as) -> None:
    assert client_as("outsider").get(f"/items/{cast.items['1.1'].pk}/record/").status_code == 404
