"""What a treaty is to territories, and to a later treaty that replaces it."""

from dataclasses import replace
from typing import Any

import pytest

from programs.rules.treaties.spans import bound
from programs.rules.treaties.status import TreatyStatus, status_at
from programs.rules.treaties.supersession import superseded_on
from programs.rules.treaties.territories import extents, territories
from programs.rules.treaties.treaty import Treaty

from .treaty_acts import A, B, C, act, day, treaty

FIRST: dict[str, Any] = {
    "trigger": "kth_instrument",
    "k": 1,
    "withdrawal": {"period": {"n": 1, "unit": "year"}},
}


class TestTerritories:
    case = treaty(
        FIRST, act("ratification", "2000-01-01", A),
        act("territorial_application", "2000-02-01", A, of="Aruba", effective="2000-05-01"),
        act("exclusion", "2000-02-01", A, of="Curaçao"), act("exclusion", "2000-03-01", A),
        act("exclusion", "2004", A, of="Aruba"), act("territorial_application", "2000-02-01", B, of="Aruba"),
    )  # fmt: skip

    def said(self, when: str) -> list[tuple[str, str, bool]]:
        return [(each.party.key, each.name, each.applies) for each in territories(self.case, day(when))]

    def test_are_those_of_the_last_declaration_that_has_taken_effect(self) -> None:
        others = [("a", "", False), ("a", "Curaçao", False), ("b", "Aruba", True)]
        assert self.said("2000-04-30") == others
        assert self.said("2000-05-01") == [others[0], ("a", "Aruba", True), *others[1:]]
        # The day in 2004 is not known: until the year is over the treaty is said to apply.
        assert self.said("2004-07-01") == [others[0], ("a", "Aruba", True), *others[1:]]
        assert self.said("2004-12-31") == [others[0], ("a", "Aruba", False), *others[1:]]

    def test_change_nothing_of_who_is_a_party(self) -> None:
        bare = replace(self.case, acts=self.case.acts[:1])
        assert status_at(self.case, day("2005-01-01")).of("a") == status_at(bare, day("2005-01-01")).of("a")

    def test_are_told_apart_where_an_act_names_several_and_begin_with_the_party_itself(self) -> None:
        case = treaty(
            {**FIRST, "k": 2, "later": {"offset": {"n": 30, "unit": "day"}}},
            act("exclusion", "2000-01-01", A, of="Aruba; Curaçao ;"), act("ratification", "2000-01-01", A),
            act("territorial_application", "1999-01-01", B, of="Jersey"), act("ratification", "2001-01-01", B),
        )  # fmt: skip
        declared = territories(case, day("2001-01-01"))
        state = status_at(case, day("2001-01-01"))

        def told(party: Any) -> list[tuple[str, bool, str]]:
            of = state.of(party.key)
            own = [each for each in declared if each.party == party]
            return [(each.name, each.applies, str(each.since)) for each in extents(own, of and of.membership)]

        assert told(A) == [("Aruba", False, "2001-01-01"), ("Curaçao", False, "2001-01-01")]
        assert told(B) == [("Jersey", True, "2001-01-01")]
        assert [each.since for each in extents(declared, None)] == [None] * 3


def ratified(*acts: tuple[str, Any]) -> Treaty:
    return treaty(FIRST, *(act("ratification", when, party) for when, party in acts))


EARLIER = ratified(("1990-01-01", A), ("1990-01-01", B))
LEFT = replace(EARLIER, acts=(*EARLIER.acts, act("denunciation", "2001-05-01", B)))


@pytest.mark.parametrize(
    ("earlier", "later", "expected"),
    [
        (EARLIER, ratified(("2000-01-01", A), ("2001-01-01", B)), "2001-01-01"),
        (EARLIER, ratified(("2000-01-01", A), ("2001-01-01", C)), "None"),
        (EARLIER, ratified(("2000-01-01", A), ("2000-01-01", B), ("1999-01-01", C)), "2000-01-01"),
        # One that leaves the earlier treaty need not be bound by the later one.
        (LEFT, ratified(("2000-01-01", A)), "2002-05-01"),
        (ratified(), ratified(("2000-01-01", A)), "None"),
    ],
)  # fmt: skip
def test_a_treaty_gives_way_once_the_later_one_binds_all_its_parties(
    earlier: Treaty, later: Treaty, expected: str
) -> None:
    today = day("2010-01-01")
    when = superseded_on(bound(earlier, today), bound(later, today))
    assert str(when) == expected
    if when is not None:
        replaced = replace(earlier, acts=(*earlier.acts, act("superseded", when.isoformat())))
        assert status_at(replaced, when).status is TreatyStatus.SUPERSEDED
