"""When a side sees what another side has released of a round (the body's rule on the exchange of positions)."""

from typing import Literal

Exchange = Literal["on_release", "simultaneous"]
ON_RELEASE: Exchange = "on_release"
SIMULTANEOUS: Exchange = "simultaneous"


def shows_others(exchange: str, *, own_released: bool, acts_for_side: bool = True) -> bool:
    """Whether the others' released positions of a round are shown.

    On release: to every side at once. Simultaneous: only to a side that has released its own, also after the cut-off;
    never to somebody who acts for no side.
    """
    return exchange == ON_RELEASE or (acts_for_side and own_released)
