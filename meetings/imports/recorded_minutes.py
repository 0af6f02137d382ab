"""Real minutes brought in: a folder of Markdown as an association keeps them, through the services that a secretary
uses.

Each body is a programme of its own, whose plan is its actions; each meeting is called, opened, recorded and concluded
as it was, in the order of its days, one meeting a transaction. A second run finds them there and changes nothing. What
could not be read, or has no place, is said file by file.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from pathlib import Path
from uuid import UUID

from django.db import transaction

from cooperation.access import Actor, Right, Role, acting_as
from cooperation.dates import FuzzyDate
from cooperation.errors import DomainError
from meetings.models import AgendaItem, Delegate, Delegation, Outcome, Review
from meetings.rules.recorded_minutes import (
    AGENDA,
    MINUTES,
    TRACKER,
    Action,
    Attendee,
    Presence,
    Record,
    Vote,
    read,
)
from meetings.services import agenda, outcomes, reviews
from meetings.services.agenda import DelegateDraft
from meetings.services.attendance import Seen, record_attendance
from meetings.services.effects import OutcomeDraft
from meetings.services.reviews import ReviewDraft
from programs.models import (
    AgreedState,
    Body,
    Item,
    Member,
    Organisation,
    Party,
    Person,
    Programme,
    Section,
    Side,
)
from programs.rules.sort_key import sort_key

#: The bodies by who keeps their minutes, with their letters in numbers: (letters, name, its parent).
BODIES = {
    "annual": ("AM", "Annual meeting", ""),
    "board": ("BM", "Board", ""),
    "steering": ("SC", "Steering committee", "board"),
    "technical": ("TC", "Technical committee", "steering"),
}
_SYSTEM = Actor(kind="system", name="Import of minutes")
#: Nobody says when in the day a meeting began.
_BEGINS = time(0)
_HALF_YEAR = timedelta(days=182)


@dataclass(slots=True)
class FileReport:
    """What became of one file: counts of what came in, and a sentence for each thing that did not."""

    name: str
    came_in: Counter[str] = field(default_factory=Counter)
    unread: list[str] = field(default_factory=list)

    def as_json(self) -> dict[str, object]:
        return {"file": self.name, "came_in": dict(sorted(self.came_in.items())), "unread": self.unread}


@dataclass(slots=True)
class _Meeting:
    """A meeting with the files that speak of it, its minutes first."""

    owner: str
    record: Record
    report: FileReport
    points: list[tuple[str, str]]


def import_minutes(folder: Path) -> list[FileReport]:
    """Brings in all Markdown files below a folder. Said file by file, in the order of their names."""
    reports, found = [], []
    for path in sorted(folder.rglob("*.md")):
        name = path.relative_to(folder).as_posix()
        report = FileReport(name)
        reports.append(report)
        try:
            record = read(path.name, path.read_text(encoding="utf-8"))
        except UnicodeDecodeError:
            report.unread.append("Its letters could not be read: it is not written in UTF-8.")
            continue
        report.unread += record.unread
        found.append((path, record, report))
    _Import(found).run()
    return reports


class _Import:
    def __init__(self, found: list[tuple[Path, Record, FileReport]]) -> None:
        self.found = found
        self.members = _members(found)

    def run(self) -> None:
        with acting_as(_SYSTEM), transaction.atomic():
            self.parties = {code: self._party(code, name) for code, name in self.members.items()}
            self.bodies: dict[str, Body] = {}
            for owner in BODIES:
                self._body(owner)
        for meeting in self._meetings():
            self._bring_in(meeting)

    # --- Who and what there is ----------------------------------------------------------------------------------------

    def _party(self, code: str, name: str) -> Party:
        party, _made = Party.unscoped.get_or_create(
            code=code, defaults={"kind": Party.Kind.ORGANISATION, "name": {"en": name}, "short_name": {"en": code}}
        )  # fmt: skip
        Organisation.unscoped.get_or_create(
            external_id=f"minutes:{code}",
            defaults={"party": party, "kind": Organisation.Kind.OTHER, "name": {"en": name}},
        )
        return party

    def _body(self, owner: str) -> None:
        letters, name, parent = BODIES[owner]
        body, made = Body.unscoped.get_or_create(
            external_id=f"minutes:{letters}",
            defaults={
                "name": {"en": name}, "short_name": {"en": letters}, "symbol": letters, "languages": ["en"],
                "parent": self.bodies.get(parent), "quorum": max(1, -(-len(self.parties) * 3 // 4)),
                "decision_rule": Body.Decision.MAJORITY, "review_word": Body.ReviewWord.MEETING,
                "minutes_word": Body.MinutesWord.AGREED_MINUTES,
            },
        )  # fmt: skip
        self.bodies[owner] = body
        if not made:
            return
        programme = Programme.unscoped.create(
            body=body, code=f"minutes-{letters.lower()}", title={"en": f"{name}: actions"}
        )
        Section.unscoped.create(
            programme=programme, number="1", sort_key=sort_key("1"), title={"en": "Actions"}
        )
        for order, party in enumerate(self.parties.values(), 1):
            Member.unscoped.create(body=body, party=party, order=order)
            Side.unscoped.create(programme=programme, party=party, order=order)

    def _meetings(self) -> Iterator[_Meeting]:
        """In the order of their days; the agenda of a meeting beside its minutes, another copy of them left out."""
        agendas: dict[tuple[str, date], Record] = {}
        met: dict[tuple[str, date], str] = {}
        meetings = []
        for path, record, report in self.found:
            owner = record.owner or path.parent.name
            if record.kind == TRACKER:
                report.came_in["actions told open or closed"] = len(record.actions)
            elif record.kind not in (MINUTES, AGENDA) or owner not in BODIES or record.days is None:
                if path.name != "README.md":
                    report.unread.append("It is the record of no meeting of these bodies, and was left out.")
            elif record.kind == AGENDA:
                agendas[owner, record.days[0]] = record
                report.came_in["points of an agenda"] = len(record.points)
            elif (owner, record.days[0]) in met:
                report.unread.append(f"It is another copy of {met[owner, record.days[0]]}, and was left out.")
            else:
                met[owner, record.days[0]] = report.name
                meetings.append(_Meeting(owner, record, report, record.points))
        for meeting in sorted(meetings, key=_day):
            before = agendas.get((meeting.owner, _day(meeting)))
            meeting.points = meeting.points or (before.points if before else [])
            yield meeting

    # --- One meeting --------------------------------------------------------------------------------------------------

    def _bring_in(self, meeting: _Meeting) -> None:
        body = self.bodies[meeting.owner]
        programme = Programme.unscoped.get(body=body)
        first, last = meeting.record.days or (date.min, date.min)
        if Review.unscoped.filter(body=body, starts_on=first).exists():
            meeting.report.came_in["there already"] = 1
            return
        actor = Actor(
            kind="system", name=_SYSTEM.name, programme_ids=frozenset({programme.pk}), body_ids=frozenset({body.pk}),
            rights=(Right(Role.JOINT_SECRETARIAT, body.pk, frozenset({programme.pk})),),
        )  # fmt: skip
        with acting_as(actor), transaction.atomic():
            review = reviews.create_review(
                actor,
                programme_id=programme.pk,
                draft=ReviewDraft(
                    starts_on=first, ends_on=last, starts_at_time=_BEGINS, time_zone="UTC",
                    place={"en": meeting.record.place or "not said"}, covers_from=_since(body, first), covers_to=last,
                ),
            )  # fmt: skip
            _Recording(self, actor, review, meeting).record()


def _day(meeting: _Meeting) -> date:
    assert meeting.record.days is not None  # noqa: S101 - only those that have one are kept
    return meeting.record.days[0]


def _since(body: Body, day: date) -> date:
    """The day after the last meeting, or half a year before this one."""
    before = Review.unscoped.filter(body=body, ends_on__lt=day).order_by("-ends_on").first()
    return before.ends_on + timedelta(days=1) if before else day - _HALF_YEAR


class _Recording:
    """What one meeting did, recorded point by point."""

    def __init__(self, of: _Import, actor: Actor, review: Review, meeting: _Meeting) -> None:
        self.of, self.actor, self.review, self.meeting = of, actor, review, meeting
        self.report, self.came_in = meeting.report, meeting.report.came_in
        self.section = Section.unscoped.get(programme_id=review.programme_id, number="1")
        self.speak_for = {a.initials: a.code for a in meeting.record.attendees if a.initials and a.code}

    def record(self) -> None:
        self.points = [
            agenda.add_point(self.actor, review_id=self.review.pk, title={"en": title[:500]})
            for _number, title in self.meeting.points
        ]
        self.came_in["points of an agenda"] = len(self.points)
        self._delegations()
        reviews.open_session(self.actor, review_id=self.review.pk, version=self._version())
        self._note_attendance()
        self._close_by_trackers()
        for resolution in self.meeting.record.resolutions:
            recommends = resolution.text.lower().startswith("recommend")
            kind = Outcome.Kind.RECOMMENDATION if recommends else Outcome.Kind.DECISION
            words = f"{resolution.number}: {resolution.text}" if resolution.number else resolution.text
            if resolution.vote is not None:
                words = f"{words} {_voted(resolution.vote)}"
                self.came_in["votes"] += 1
            self._outcome(OutcomeDraft(kind, {"en": words}), resolution.point, "resolutions")
        for action in self.meeting.record.actions:
            self._take(action)
        last = self.meeting.record.days[1] if self.meeting.record.days else None
        reviews.conclude(
            self.actor, review_id=self.review.pk, version=self._version(), on=last, without_outcomes=True
        )

    def _version(self) -> int:
        return Review.unscoped.values_list("version", flat=True).get(pk=self.review.pk)

    def _outcome(self, draft: OutcomeDraft, point: int, what: str) -> Outcome | None:
        on = self.points[point - 1] if 0 < point <= len(self.points) else None
        version = None
        if on is not None:
            version = AgendaItem.unscoped.values_list("version", flat=True).get(pk=on.pk)
            draft = OutcomeDraft(
                **{name: getattr(draft, name) for name in draft.__slots__} | {"agenda_item_id": on.pk}
            )
        try:
            with transaction.atomic():
                made = outcomes.record_outcome(
                    self.actor, review_id=self.review.pk, draft=draft, version=version
                )
        except DomainError as refused:
            said = "; ".join(fault.detail for fault in getattr(refused, "faults", ())) or str(refused.detail)
            self.report.unread.append(f"Refused: “{next(iter(draft.text.values()), '')[:80]}”: {said}")
            return None
        self.came_in[what] += 1
        return made

    # --- Delegations --------------------------------------------------------------------------------------------------

    def _delegations(self) -> None:
        """Everybody named of a member, those who came first: the delegate, else the chair, heads the delegation."""
        self.named: dict[str, list[Attendee]] = {}
        for attendee in self.meeting.record.attendees:
            if attendee.code not in self.of.parties:
                self.came_in["others who took part"] += 1
            elif all(
                _folded(one.name) != _folded(attendee.name) for one in self.named.get(attendee.code, ())
            ):
                self.named.setdefault(attendee.code, []).append(attendee)
        for code, people in self.named.items():
            people.sort(key=_rank)
            party = self.of.parties[code]
            agenda.name_delegation(
                self.actor, review_id=self.review.pk, party_id=party.pk, version=self._delegation(code).version,
                delegates=[DelegateDraft(self._person(code, one.name), is_head=not place)
                           for place, one in enumerate(people)],
            )  # fmt: skip
            self.came_in["delegates"] += len(people)

    def _delegation(self, code: str) -> Delegation:
        found: Delegation = Delegation.unscoped.get(review=self.review, party=self.of.parties[code])
        return found

    def _note_attendance(self) -> None:
        """How each came; a proxy for somebody of whom nothing else is said stays a presence."""
        rows = Delegate.unscoped.filter(delegation__review=self.review).select_related("person", "delegation")
        there = {_folded(row.person.name.get("en", "")): row for row in rows}
        for code, people in self.named.items():
            seen = []
            for one in people:
                row = there[_folded(one.name)]
                spoken_for = there.get(_folded(one.proxy_for.split("[")[0].split("(")[0]))
                proxy = spoken_for if one.proxy_for and spoken_for and spoken_for.pk != row.pk else None
                state = Delegate.Attendance.PROXY if proxy else Delegate.Attendance(one.presence)
                self.came_in[str(state.value)] += 1
                seen.append(Seen(row.pk, state, proxy.pk if proxy else None))
            delegation = self._delegation(code)
            record_attendance(self.actor, delegation_id=delegation.pk, seen=seen, version=delegation.version)

    def _person(self, code: str, name: str) -> UUID:
        party = self.of.parties[code]
        known = {_folded(each.name.get("en", "")): each.pk for each in Person.unscoped.filter(party=party)}
        found = known.get(_folded(name))
        return found or Person.unscoped.create(party=party, name={"en": name}).pk

    # --- Actions ------------------------------------------------------------------------------------------------------

    def _take(self, action: Action) -> None:
        """A new action is an item of the plan; one that is known was looked at again."""
        if not action.number:
            by = f"{'/'.join(action.by)}: " if action.by else ""
            self._outcome(
                OutcomeDraft(Outcome.Kind.DECISION, {"en": f"{by}{action.text}"}),
                action.point,
                "actions without a number",
            )
            return
        number = action.number.removeprefix("ACT-")
        known = Item.unscoped.filter(programme_id=self.review.programme_id, wordings__number=number).first()
        if known is not None:
            draft = OutcomeDraft(Outcome.Kind.DECISION, {"en": f"Reviewed: {action.text}"}, item_id=known.pk)
            self._outcome(draft, action.point, "outstanding actions reviewed")
            return
        draft = OutcomeDraft(
            Outcome.Kind.NEW_ITEM, section_id=self.section.pk, item_number=number, title={"en": action.text[:1000]},
            deadline=FuzzyDate(None, permanent=True), organisation_ids=self._responsible(action),
        )  # fmt: skip
        self._outcome(draft, action.point, "new actions")

    def _responsible(self, action: Action) -> tuple[UUID, ...]:
        """The organisations of those who are named; where nobody is, or somebody unknown, all members."""
        codes = [self.speak_for.get(initials, "") for initials in action.by]
        chosen = [code for code in dict.fromkeys(codes) if code in self.of.parties]
        if not chosen or "" in codes:
            self.came_in["actions of nobody in particular"] += not chosen
            chosen = chosen or list(self.of.parties)
        rows = Organisation.unscoped.filter(external_id__in=[f"minutes:{code}" for code in chosen])
        return tuple(rows.order_by("external_id").values_list("pk", flat=True))

    def _close_by_trackers(self) -> None:
        """What a tracker of before this meeting, and after the last one, says is closed."""
        since = self.review.covers_from
        until = self.review.ends_on
        for _path, record, report in self.of.found:
            if record.kind != TRACKER or record.days is None or not since <= record.days[0] <= until:
                continue
            for action in record.actions:
                if action.closed and action.number:
                    self._close(action, record.days[0], report)

    def _close(self, action: Action, day: date, report: FileReport) -> None:
        number = action.number.removeprefix("ACT-")
        item = Item.unscoped.filter(programme_id=self.review.programme_id, wordings__number=number).first()
        if item is None or AgreedState.unscoped.filter(item=item, current=True, status="completed").exists():
            return
        text = {"en": f"Closed by the action tracker of {day:%d %B %Y}."}
        draft = OutcomeDraft(Outcome.Kind.AGREED_STATUS, text, item_id=item.pk, status="completed")
        if self._outcome(draft, 0, "actions closed") is not None:
            report.came_in["actions closed"] += 1


def _voted(vote: Vote) -> str:
    """The vote in words: the minutes count voices and seldom say whose they were, so that no side's stand is known."""
    who = f" ({', '.join(vote.abstained)})" if vote.abstained else ""
    return f"[Vote: {vote.favour} in favour, {vote.against} against, {vote.abstentions} abstained{who}.]"


def _rank(one: Attendee) -> tuple[bool, bool, bool]:
    return (
        one.presence is not Presence.PRESENT,
        "delegate" not in one.remark,
        "chair" not in one.remark.lower(),
    )


# --- Names ------------------------------------------------------------------------------------------------------------


def _folded(text: str) -> str:
    """Without accents, case, hyphens and apostrophes: one person is written in many ways."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(
        "".join(c if c.isalnum() else " " for c in bare.casefold().replace("'", "").replace("’", "")).split()
    )


def _members(found: list[tuple[Path, Record, FileReport]]) -> dict[str, str]:
    """By code, the organisations whose people came to three meetings or more: its name as most often written."""
    names: dict[str, Counter[str]] = {}
    met: Counter[str] = Counter()
    for _path, record, _report in found:
        codes = {one.code for one in record.attendees if one.code and one.organisation}
        met.update(codes)
        for one in record.attendees:
            if one.code and one.organisation:
                names.setdefault(one.code, Counter())[one.organisation] += 1
    return {code: names[code].most_common(1)[0][0] for code in sorted(met) if met[code] >= 3}
