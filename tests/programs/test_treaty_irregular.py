"""Denunciations that are questioned: those by whom the treaty did not bind then, however many there are."""

from typing import Any

import pytest

from programs.rules.treaties import irregular
from programs.rules.treaties.irregular import irregularities

from .treaty_acts import A, B, C, act, day, treaty

SECOND = {"trigger": "kth_instrument", "k": 2, "signature_needed": False}
NOTICE = SECOND | {"withdrawal": {"period": {"n": 6, "unit": "month"}}}
TWO = (act("ratification", "2000-01-01", A), act("ratification", "2000-03-01", B))


def codes(clauses: dict[str, Any], *acts: Any, as_of: str | None = None) -> list[str]:
    found = irregularities(treaty(clauses, *acts), as_of=day(as_of) if as_of else None)
    return [each.code for each in found]


def test_one_that_denounces_again_or_never_was_a_party_is_questioned() -> None:
    first = act("denunciation", "2002-01-01", A)
    assert codes(NOTICE, *TWO, first) == []
    assert codes(NOTICE, *TWO, first, act("denunciation", "2002-06-01", A)) == []
    assert codes(NOTICE, *TWO, first, act("denunciation", "2003-01-01", A)) == ["not_in_force"]
    assert codes(NOTICE, *TWO, act("denunciation", "2002-01-01", C)) == ["not_in_force"]
    # It came back: the one that denounced in between is questioned as before.
    again = (act("denunciation", "2003-01-01", A), act("accession", "2004-01-01", A))
    assert codes(NOTICE, *TWO, first, *again, act("denunciation", "2005-01-01", A)) == ["not_in_force"]


def test_what_was_done_later_than_the_day_is_not_questioned() -> None:
    odd = act("denunciation", "2000-02-01", A)
    assert codes(NOTICE, *TWO, odd, as_of="2000-01-31") == []
    assert codes(NOTICE, *TWO, odd, as_of="2000-02-01") == ["not_in_force"]


def test_many_denunciations_are_not_each_asked_for_a_day_of_their_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[Any] = []
    derive = irregular.ground_of

    def counted(*given: Any) -> Any:
        asked.append(given)
        return derive(*given)

    monkeypatch.setattr(irregular, "ground_of", counted)
    kinds = {2: "denunciation", 3: "accession", 4: "denunciation", 5: "accession", 6: "denunciation"}
    assert codes(NOTICE, *TWO, *(act(kind, f"200{year}-01-01", A) for year, kind in kinds.items())) == []
    assert len(asked) == 1
