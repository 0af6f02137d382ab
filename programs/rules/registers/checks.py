"""What is to be said of an entry as a whole: the order of its dates, what it lacks, what its sources disagree on."""

from collections.abc import Iterator

from .dates import KEPT_CODES, first_day, last_day
from .drafts import Draft
from .records import EntryAct, Remark, Severity, When

#: Years between two dates of one agreement from which on the year of one of them may be a typing error.
FAR = 50
BEGINS = ("signature", "adoption")
#: How a remark names acts that come too early, as "in_force_before_signature".
_EARLY = {
    "entry_into_force": "in_force", "provisional_entry_into_force": "provisional", "termination": "ends",
    "withdrawal": "ends", "end": "ends",
}  # fmt: skip


def checked(draft: Draft, acts: list[EntryAct]) -> Iterator[Remark]:
    """The remarks on a row's acts."""
    for act in acts:
        if act.on and act.effective and act.on != act.effective:
            facts = {"on": act.on.value, "effective": act.effective.value}
            yield Remark("effective_differs", Severity.KEPT, act.kind, facts)
    of_party = "party" in draft.plan.fields
    own = [act for act in acts if (act.party is not None) == of_party]
    yield from _order(own)
    yield from _lacking(draft, own, of_party)
    yield from _also(draft, acts)


def _order(acts: list[EntryAct]) -> Iterator[Remark]:
    """Acts that come before the one that they presuppose."""
    began, start = next(
        ((a.on, kind) for kind in BEGINS for a in acts if a.kind == kind and a.on), (None, "")
    )
    force = next((act.on for act in acts if act.kind == "entry_into_force" and act.on), None)
    for act in acts:
        if act.on is None or began is None or act.kind in BEGINS:
            continue
        facts = {"done": began.value, "on": act.on.value}
        if _before(act.on, began) and act.kind != "beginning":
            yield Remark(f"{_EARLY.get(act.kind, 'act')}_before_{start}", Severity.KEPT, act.kind, facts)
        if act.kind == "entry_into_force" and abs(_year(act.on) - _year(began)) >= FAR:
            yield Remark("years_far_apart", Severity.REPORTED, act.kind, facts)
        if _EARLY.get(act.kind) == "ends" and force and _before(act.on, force):
            yield Remark(
                "ends_before_force", Severity.KEPT, act.kind, {"force": force.value, "on": act.on.value}
            )


def _before(one: When, other: When) -> bool:
    """Whether one date lies before another for certain."""
    return last_day(one.value) < first_day(other.value)


def _year(when: When) -> int:
    return int(when.value[:4])


def _lacking(draft: Draft, acts: list[EntryAct], of_party: bool) -> Iterator[Remark]:
    """What its columns leave empty."""
    fields = draft.plan.fields
    if (
        not of_party
        and "act.entry_into_force.date" in fields
        and not any(act.kind == "entry_into_force" for act in acts)
    ):
        yield Remark("no_entry_into_force", Severity.KEPT, "entry_into_force")
    if "parties" in fields and not draft.all("parties"):
        yield Remark("no_parties", Severity.KEPT, "parties")
    if draft.fields.get("done_on") is None and fields & {
        "act.signature.date",
        "act.adoption.date",
        "done_on",
    }:
        yield Remark("no_date", Severity.KEPT, "done_on")
    if draft.plan.sheet.kind_from_title or "kind" in fields:
        if draft.fields.get("kind"):
            return
        written = draft.fields.get("written_kind", "")
        facts = {"written": written} if written else {}
        yield Remark("kind_other" if written else "kind_not_stated", Severity.KEPT, "kind", facts)


def _also(draft: Draft, acts: list[EntryAct]) -> Iterator[Remark]:
    """Dates of a second source that are not those taken."""
    for kind, heading, read in draft.also:
        own = {act.on.value for act in acts if act.kind == kind and act.on and act.party == draft.party}
        if read.when is not None and read.when.value in own and read.code in ("", *KEPT_CODES):
            continue
        if read.when is None:
            written = draft.cells.get(heading, "")[:80]
            yield Remark(
                read.code, Severity.REPORTED, f"also.{kind}", {"written": written, "column": heading}
            )
        else:
            facts = {"also": read.when.value, "column": heading}
            yield Remark("sources_differ", Severity.REPORTED, f"also.{kind}", facts)
