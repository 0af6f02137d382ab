"""How sides decide: what comes of where each stood, by the rule of the body. Pure."""

from collections.abc import Mapping
from datetime import date
from typing import Literal

Rule = Literal["consensus", "silence", "majority"]
Choice = Literal["for", "against", "abstain", "absent"]
#: `pending`: not every side has been heard yet, or silence still runs.
Result = Literal["adopted", "not_adopted", "no_quorum", "pending"]


def result(
    rule: str,
    stands: Mapping[str, str],
    sides: int,
    *,
    quorum: int = 0,
    silent_until: date | None = None,
    today: date | None = None,
) -> Result:
    """What the sides decided. `stands`: each side that was heard, and how it stood; `sides`: how many there are.

    Consensus: nobody against, once all are heard. Silence: nobody against by the end of the day `silent_until`; one
    objection breaks it at once. Majority: more for than against, of those that voted. A side that spoke through
    another counts as there; those that are there make the quorum, which silence does not ask for.
    """
    told = list(stands.values())
    against, support = told.count("against"), told.count("for")
    if rule == "silence":
        if against:
            return "not_adopted"
        return "adopted" if silent_until and today and silent_until < today else "pending"
    if rule == "consensus" and against:
        return "not_adopted"
    if len(told) < sides:
        return "pending"
    if len(told) - told.count("absent") < quorum:
        return "no_quorum"
    if rule == "consensus":
        return "adopted"
    return "adopted" if support > against else "not_adopted"
