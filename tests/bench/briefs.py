"""The two-page brief, and the comparison of two sessions, measured."""

from collections.abc import Callable, Iterator

import orjson

from . import asking
from .runner import Most
from .subjects import PAGE, Asker, Subject

#: The brief is to be there within half a second.
BRIEF = Most(500)


def of_briefs(asker: Asker) -> Iterator[Subject]:
    """A brief of the plan and of the session ahead, beside two pages of running text set by the same program."""
    plan = asker.plan
    for name, path in (("programme", f"programmes/{plan.programme}"), ("session", f"reviews/{plan.ahead}")):
        shown = asker.api(f"{path}/brief.pdf", _pdf, 1)
        yield f"brief of the {name}, to two pages of PDF", shown, asker.page("/floor/pdf/", _pdf, 1), BRIEF


def of_compared(asker: Asker) -> Iterator[Subject]:
    """Page and answer of the API beside one plain statement: the same rows joined, and a page of those that changed."""
    plan = asker.plan
    if plan.frozen is None:
        return
    earlier, later = plan.frozen
    floor = asker.page(f"/floor/compared/{earlier}/{later}/", asking.results, PAGE)
    shown = asker.page(f"/sessions/{later}/compared/?with={earlier}", asking.items, PAGE)
    yield f"two sessions of {plan.size:,} items compared, to one join", shown, floor, None
    told = asker.api(f"reviews/{later}/compared/?with={earlier}&limit={PAGE}", _told(plan.size), PAGE)
    yield "the same through the API, to one join", told, floor, None


def _pdf(body: bytes) -> int:
    """One document."""
    return int(body.startswith(b"%PDF-"))


def _told(size: int) -> Callable[[bytes], int]:
    def rows(body: bytes) -> int:
        """Rows of an answer that speaks of every item."""
        said = orjson.loads(body)
        # An item may be of several kinds: what moved and what is as it was are none of them twice.
        whole = said["counts"]["moved"] + said["counts"]["unchanged"] <= size and said["counts"]["moved"] > 0
        return len(said["results"]) if whole else 0

    return rows
