"""One row of who held a post, and whom it overlaps with."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from programs.rules.languages import language_of

from .dates import KEPT_CODES, first_day, last_day, read_date
from .drafts import Refused
from .keys import Held, Keys
from .plans import Plan
from .records import Holding, Remark, Severity, When
from .titles import fold

LIMITS = {"external_id": 200, "person": 200, "post": 300, "organisation": 500}
#: As many holders of one post are compared; of a post with more, those nearest in the file.
MOST_COMPARED = 500
_FIRST, _LAST = date.min.toordinal(), date.max.toordinal()
_OF_COUNTRY = re.compile(r"\s+of (?:the )?(?:Republic of )?Belarus$")
#: Titles that name the organisation as it is called.
_NAMED = re.compile(
    r"(?:(?:first )?(?:deputy )?(?:chairman|chairperson|chair|head|governor|chief|director|president|vice-president)) "
    r"of (?:the )?(?P<name>.+)",
    re.IGNORECASE,
)
_MINISTER = re.compile(r"(?:first )?(?:deputy )?minister of (?P<name>.+)", re.IGNORECASE)


def holding_of(plan: Plan, cells: Mapping[str, str], keys: Keys, number: int) -> tuple[Holding, list[Remark]]:
    """The holding of a row, and what is to be said of it; Refused where it names no post or person."""
    said = _said(plan, cells)
    remarks: list[Remark] = []
    since, until = (_date(plan, said, field, remarks) for field in ("since", "until"))
    if since and until and last_day(until.value) < first_day(since.value):
        raise Refused("ends_before_it_begins", "until", since=since.value, until=until.value)
    organisation = said.get("organisation") or _organisation(said["post"], remarks)
    person_id = said.get("person_id", "")
    _named_otherwise(keys, person_id, said["person"], remarks)
    who, what = person_id or fold(said["person"]), said.get("post_id") or fold(said["post"])
    external_id = said.get("external_id") or ":".join((who, what, since.value if since else ""))
    _within("external_id", external_id)
    language = plan.profile.language
    holding = Holding(
        external_id, {_language(said["person"], language): said["person"]}, person_id, {language: said["post"]},
        said.get("post_id", ""), {language: organisation} if organisation else {}, since, until,
    )  # fmt: skip
    if external_id not in keys.records:
        _overlaps(keys, what, Held(who, number, _bounds(since, _FIRST), _bounds(until, _LAST)), remarks)
    return holding, remarks


def _said(plan: Plan, cells: Mapping[str, str]) -> dict[str, str]:
    """By field, what the row says; Refused."""
    said: dict[str, str] = {}
    for column in plan.columns:
        text = cells.get(column.heading, "").strip()
        if text and text not in plan.profile.nothing:
            said.setdefault(column.field, text)
    for field in ("person", "post"):
        if field not in said:
            raise Refused(f"no_{field}", field)
    for field in LIMITS:
        _within(field, said.get(field, ""))
    return said


def _within(field: str, said: str) -> None:
    if len(said) > LIMITS[field]:
        raise Refused("too_long", field, count=len(said), limit=LIMITS[field])


def _date(plan: Plan, said: Mapping[str, str], field: str, remarks: list[Remark]) -> When | None:
    written = said.get(field, "")
    read = read_date(written, plan.profile.order)
    if read.code:
        severity = Severity.KEPT if read.code in KEPT_CODES else Severity.REPORTED
        remarks.append(Remark(read.code, severity, field, {"written": written[:80]}))
    elif read.when and len(read.when.value) < 10:
        remarks.append(Remark("partial", Severity.KEPT, field, {"written": written}))
    elif not written and field == "since":
        remarks.append(Remark("no_beginning", Severity.KEPT, field))
    return read.when


def _organisation(post: str, remarks: list[Remark]) -> str:
    """The organisation that the title of the post names."""
    title = _OF_COUNTRY.sub("", post)
    if (found := _MINISTER.fullmatch(title)) is not None:
        remarks.append(Remark("organisation_derived", Severity.KEPT, "organisation", {"post": post}))
        return f"Ministry of {found['name']}"
    if (found := _NAMED.fullmatch(title)) is not None:
        return found["name"]
    # President, ambassador, assistant: the title is of an office that stands in none.
    remarks.append(Remark("organisation_unnamed", Severity.REPORTED, "organisation", {"post": post}))
    return ""


def _named_otherwise(keys: Keys, person_id: str, name: str, remarks: list[Remark]) -> None:
    if person_id and (first := keys.people.setdefault(person_id, name)) != name:
        remarks.append(Remark("named_otherwise", Severity.KEPT, "person", {"first": first, "here": name}))


def _language(name: str, language: str) -> str:
    """The language whose letters a name is written in."""
    found = language_of(name, ("be", "ru"))
    return language if found == "en" else found


def _bounds(when: When | None, unknown: int) -> tuple[int, int]:
    if when is None:
        return unknown, unknown
    return first_day(when.value).toordinal(), last_day(when.value).toordinal()


def _overlaps(keys: Keys, post: str, here: Held, remarks: list[Remark]) -> None:
    """Others who held the post at the same time. One who begins on the day another ends takes over from them."""
    sure: list[int] = []
    perhaps: list[int] = []
    others = keys.held.setdefault(post, [])
    for other in others[-MOST_COMPARED:]:
        if _meet(here.since[1], here.until[0], other.since[1], other.until[0]):
            sure.append(other.number)
        elif _meet(here.since[0], here.until[1], other.since[0], other.until[1]):
            perhaps.append(other.number)
    others.append(here)
    for code, numbers in (("overlap", sure), ("overlap_possible", perhaps)):
        if numbers:
            facts = {"rows": numbers[:20], "count": len(numbers)}
            remarks.append(Remark(code, Severity.KEPT, "since", facts))


def _meet(start: int, end: int, other_start: int, other_end: int) -> bool:
    return start < other_end and other_start < end


def gaps(keys: Keys) -> Iterator[tuple[int, Remark]]:
    """When nobody held a post, between the first and the last who did: (row of who came next, what is said of it).

    Only what is certain: whatever days partial dates stand for, somebody is missing between them.
    """
    for held in keys.held.values():
        latest: int | None = None
        for each in sorted(held, key=lambda one: one.since):
            start = each.since[0]
            if latest is not None and start > latest + 1:
                facts = {
                    "from": date.fromordinal(latest + 1).isoformat(),
                    "to": date.fromordinal(start - 1).isoformat(),
                }
                yield each.number, Remark("vacant_before", Severity.KEPT, "since", facts)
            latest = max(latest or 0, each.until[1])
