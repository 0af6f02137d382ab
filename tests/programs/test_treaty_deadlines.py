"""The legal deadlines of a treaty, seen from a day."""

from programs.rules.treaties.deadlines import deadlines
from programs.rules.treaties.status import status_at
from programs.rules.treaties.treaty import Treaty

from .treaty_acts import A, B, C, D, act, day, treaty

RENEWED = {
    "trigger": "signature", "bilateral": True, "term": {"n": 5, "unit": "year"}, "offset": {"n": 30, "unit": "day"},
    "renewal": {"n": 3, "unit": "year", "tacit": True, "notice": {"n": 6, "unit": "month"}},
}  # fmt: skip
SIGNED = act("signature", "2000-01-02")


def ahead(case: Treaty, when: str) -> list[tuple[str, ...]]:
    found = deadlines(case, status_at(case, day(when)))
    return [
        (
            str(each.on),
            each.due.value,
            *([each.party.key] if each.party else []),
            *([each.cause] if each.cause else []),
        )
        for each in found
    ]


def test_entry_into_force_comes_first_for_the_treaty_and_each_party() -> None:
    case = treaty(RENEWED, SIGNED, sides=(A, B))
    assert ahead(case, "2000-01-10") == [
        ("2000-02-01", "entry_into_force"), ("2000-02-01", "in_force_for_party", "a"),
        ("2000-02-01", "in_force_for_party", "b"),
    ]  # fmt: skip


def test_then_the_last_day_for_notice_and_the_renewal() -> None:
    case = treaty(RENEWED, SIGNED, sides=(A, B))
    assert ahead(case, "2004-08-01") == [("2004-08-01", "last_day_for_notice"), ("2005-02-01", "renewal")]
    assert ahead(case, "2004-08-02") == [("2005-02-01", "renewal")]
    assert ahead(case, "2005-02-01") == [("2007-08-01", "last_day_for_notice"), ("2008-02-01", "renewal")]


def test_after_notice_the_end() -> None:
    case = treaty(RENEWED, SIGNED, act("non_renewal", "2004-05-01", A), sides=(A, B))
    assert ahead(case, "2004-06-01") == [
        ("2005-02-01", "end", "expired"), ("2005-02-01", "withdrawal_effective", "a", "non_renewal"),
    ]  # fmt: skip
    assert ahead(case, "2005-02-02") == []


def test_a_withdrawal_and_the_last_days_for_objection_to_a_reservation() -> None:
    clauses = {"trigger": "kth_instrument", "k": 2, "withdrawal": {"period": {"n": 1, "unit": "year"}}}
    ratified = [act("ratification", "2000-01-01", party) for party in (A, B, C)]
    case = treaty(
        clauses, *ratified, act("reservation", "2000-01-01", A), act("denunciation", "2000-05-01", C)
    )
    # D has signed and not consented: it may object until it does.
    case = treaty(clauses, *case.acts, act("signature", "2000-02-01", D))
    assert ahead(case, "2000-06-01") == [
        ("2001-01-01", "last_day_for_objection", "b"), ("2001-01-01", "last_day_for_objection", "c"),
        ("2001-05-01", "withdrawal_effective", "c", "denunciation"),
    ]  # fmt: skip
    assert ahead(case, "2001-01-02") == [("2001-05-01", "withdrawal_effective", "c", "denunciation")]
