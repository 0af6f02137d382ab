"""Under simultaneous exchange a side tells nothing by releasing: what stood before stays, as it was, for the others."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from cooperation.access import acting_as
from programs.models import Position, Release, Round
from programs.services.positions import PositionContent, save_draft
from programs.services.releases import release_set
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def next_round(cast: Cast) -> Round:
    """One more round of the nine, in which nobody has released."""
    first = cast.nine_round
    return Round.unscoped.create(
        programme=cast.nine, number=first.number + 1, covers_from=first.covers_to,
        covers_to=first.covers_to + timedelta(days=180), opens_on=first.opens_on, cut_off=first.cut_off,
        exchange=first.exchange,
    )  # fmt: skip


def says(cast: Cast, key: str, round_: Round, **said: str) -> None:
    """Releases a side's word on items by their numbers, underscores for dots."""
    actor = cast.actor(key)
    for number, status in said.items():
        item = cast.nine_items[number.strip("_").replace("_", ".")].pk
        save_draft(actor, item_id=item, round_id=round_.pk, content=PositionContent(status), ready=True)
    release_set(actor, round_id=round_.pk)


def _unsigned(page: str) -> str:
    """A page without what passes: tokens, and the moment at which it was printed."""
    return re.sub(r'(nonce|value|content)="[^"]{20,}"|<p class="on-paper">.*?</p>', "", page)


def seen(cast: Cast, key: str, api, client_as) -> dict[str, object]:
    """What this side reads of the plan in pages, lists, filters and figures."""
    program, reader, item = api(key), client_as(key), cast.nine_items["1.1"].pk
    plan = reverse("programs:programme", args=[cast.nine.code])
    told = [
        f"positions/?item={item}",
        f"positions/?latest=true&item={item}",
        "positions/?latest=false",
        f"items/{item}/",
    ]
    pages = [plan, f"{plan}?differ=on", f"{plan}?status=at_risk", f"{plan}?status=blocked", f"/items/{item}/"]
    found: dict[str, object] = {path: program.get(path).json() for path in told}
    found |= {path: _unsigned(reader.get(path).content.decode()) for path in pages}
    with acting_as(cast.actor(key)):
        found["events"] = list(Position.pgh_event_model.objects.values_list("pgh_id", flat=True))
    return found


def test_a_newer_position_not_yet_exchanged_leaves_the_one_before_it_as_it_was(
    cast: Cast, api, client_as
) -> None:
    says(cast, "n1_coordinator", cast.nine_round, _1_1="on_track", _1_2="on_track")
    says(cast, "n2_coordinator", cast.nine_round, _1_1="at_risk", _1_2="on_track")
    later = next_round(cast)
    before = seen(cast, "n1_coordinator", api, client_as)
    assert {row["latest"] for row in before[f"positions/?item={cast.nine_items['1.1'].pk}"]["results"]} == {
        True
    }
    assert len(before[f"items/{cast.nine_items['1.1'].pk}/"]["positions"]) == 2
    assert "At risk" in before[reverse("programs:programme", args=[cast.nine.code])]
    says(cast, "n2_coordinator", later, _1_1="blocked")
    assert Release.unscoped.filter(round=later).count() == 1
    after = seen(cast, "n1_coordinator", api, client_as)
    for path, said in before.items():
        assert after[path] == said, path


def test_once_exchanged_the_newer_position_stands_everywhere(cast: Cast, api, client_as) -> None:
    for key, status in (("n1_coordinator", "on_track"), ("n2_coordinator", "at_risk")):
        says(cast, key, cast.nine_round, _1_1=status)
    later = next_round(cast)
    says(cast, "n2_coordinator", later, _1_1="blocked")
    says(cast, "n1_coordinator", later, _1_1="delayed")
    item = cast.nine_items["1.1"].pk
    program, plan = api("n1_coordinator"), reverse("programs:programme", args=[cast.nine.code])
    newest = program.get(f"positions/?latest=true&item={item}").json()["results"]
    assert {row["status"] for row in newest} == {"blocked", "delayed"}
    assert {row["status"] for row in program.get(f"items/{item}/").json()["positions"]} == {
        "blocked",
        "delayed",
    }
    page = client_as("n1_coordinator").get(f"{plan}?differ=on").context["page"]
    assert {said.status for said in page.rows[0].said.values()} == {"blocked", "delayed"}
    assert page.count == 1
    assert client_as("n1_coordinator").get(f"{plan}?status=at_risk").context["page"].count == 0
    # A side that has not released in the later round still reads the earlier one, if it released in that.
    assert client_as("n3_coordinator").get(plan).context["page"].rows[0].said == {}
