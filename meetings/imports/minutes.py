"""Enters written minutes of meetings through the services: bodies, sessions, who came, what was decided.

An action is entered as an item of its body's plan at the meeting that first gives it; a later meeting of the same body
that recalls it carries it forward or completes it. What is there already is left alone, so that a second run changes
nothing.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from pathlib import Path
from typing import Any
from uuid import UUID

from cooperation.access import Actor, Right, Role, acting_as
from cooperation.dates import FuzzyDate
from cooperation.errors import DomainError
from meetings.models import AgendaItem, Delegation, Outcome, Review
from meetings.rules.written_minutes import Action, Attendee, Resolution, Written, parse
from meetings.services.agenda import DelegateDraft, add_point, name_delegation
from meetings.services.outcomes import OutcomeDraft, record_outcome
from meetings.services.reviews import ReviewDraft, conclude, create_review, open_session
from programs.models import Body, Item, Member, Organisation, Party, Person, Programme, Section, Side, Status

#: Of each folder of minutes: the name of the body, and the letters by which its actions and resolutions go.
BODIES: dict[str, tuple[str, frozenset[str]]] = {
    "board": ("Board", frozenset({"BM", "AM"})),
    "annual": ("Annual meeting", frozenset({"AM", "BM"})),
    "steering": ("Steering committee", frozenset({"SC"})),
    "technical": ("Technical committee", frozenset({"TC"})),
}
SPACE = "openwis"
#: Answers for what was given to nobody who is known.
SECRETARIAT = "OWIS"


@dataclass(slots=True)
class Told:
    """What became of one file: counts of what came in, and what could not be read or entered, in words."""

    file: str
    kind: str
    body: str
    on: date | None
    outcome: str
    came_in: dict[str, int] = field(default_factory=dict)
    unread: list[str] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """The same as plain values."""
        return {
            "file": self.file, "kind": self.kind, "body": self.body, "on": self.on and self.on.isoformat(),
            "outcome": self.outcome, "came_in": self.came_in, "unread": self.unread,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class _File:
    name: str
    said: Written


@dataclass(frozen=True, slots=True)
class _Plan:
    """A body as it is entered here, with its one programme and the heading under which its actions stand."""

    body: Body
    programme: Programme
    section: Section


def read_folder(folder: Path) -> list[tuple[str, Written]]:
    """(path within the folder, what it says) of every Markdown file below it, by day."""
    found = []
    for path in sorted(folder.rglob("*.md")):
        text = path.read_text(encoding="utf-8", errors="replace")
        said = parse(path.name, text, path.parent.name)
        if "\ufffd" in text:
            said.unread.append("0: characters that are not UTF-8")
        found.append((path.relative_to(folder).as_posix(), said))
    return sorted(found, key=lambda one: (one[1].first or date.max, one[0]))


def bring_in(files: Sequence[tuple[str, Written]]) -> list[Told]:
    """Enters what the files say, each meeting in a transaction of its own; what became of each file, in their order."""
    return _Import([_File(*each) for each in files]).run()


class _Import:
    def __init__(self, files: list[_File]) -> None:
        self.files = files
        self.plans: dict[str, _Plan] = {}
        self.parties: dict[str, Party] = {}
        self.offices: dict[str, Organisation] = {}
        self.member_of: dict[str, str] = {}
        self.told: dict[str, Told] = {}

    def run(self) -> list[Told]:
        with acting_as(Actor(kind="system", name="Import of minutes")):
            self._ground()
        known: set[str] = set()
        taken: set[tuple[str, date]] = set()
        for file in self.files:
            said = file.said
            told = Told(file.name, said.kind, said.body, said.first, "", {}, list(said.unread))
            self.told[file.name] = told
            if said.kind == "minutes" and said.first:
                key = (said.body, said.first)
                told.outcome = (
                    "the same meeting as another file" if key in taken else self._meeting(file, told)
                )
                taken.add(key)
                known |= {action.key for action in said.actions if action.key}
            elif said.kind == "tracker":
                listed = {action.key for action in said.actions}
                told.outcome = "a list between meetings: read, not entered"
                told.came_in = {"actions_listed": len(listed), "actions_known": len(listed & known)}
            elif said.kind == "agenda":
                told.outcome = "its points stand with the minutes of its meeting, or in their place"
                told.came_in = {"points_read": len(said.points)}
            else:
                told.outcome = "not the minutes of a body: not entered"
        return [self.told[file.name] for file in self.files]

    # --- What all meetings stand on -----------------------------------------------------------------------------------

    def _ground(self) -> None:
        minutes = [file.said for file in self.files if file.said.kind == "minutes"]
        self._members([person for said in minutes for person in said.people])
        for folder in sorted({said.body for said in minutes}):
            self.plans[folder] = self._plan(folder)

    def _members(self, people: Sequence[Attendee]) -> None:
        called: dict[str, Counter[str]] = {SECRETARIAT: Counter(["Secretariat of the association"])}
        for person in people:
            called.setdefault(person.member, Counter())[person.organisation or person.member] += 1
            self.member_of.setdefault(person.initials, person.member)
        for code, names in called.items():
            name = {"en": names.most_common(1)[0][0]}
            party, _made = Party.unscoped.get_or_create(
                code=f"OW-{code}"[:12],
                defaults={"kind": Party.Kind.ORGANISATION, "name": name, "short_name": {"en": code}},
            )
            self.parties[code] = party
            self.offices[code], _made = Organisation.unscoped.get_or_create(
                external_id=f"{SPACE}:{code}",
                defaults={"party": party, "kind": "other", "name": name, "short_name": {"en": code}},
            )

    def _plan(self, folder: str) -> _Plan:
        name = {"en": BODIES[folder][0]}
        body, _made = Body.unscoped.get_or_create(
            external_id=f"{SPACE}:{folder}",
            defaults={"name": name, "short_name": name, "languages": ["en"], "review_word": Body.ReviewWord.MEETING},
        )  # fmt: skip
        programme, _made = Programme.unscoped.get_or_create(
            code=f"{SPACE}-{folder}",
            defaults={"body": body, "title": {"en": f"Actions: {BODIES[folder][0]}"}},
        )
        section, _made = Section.unscoped.get_or_create(
            programme=programme, number="1", defaults={"title": {"en": "Actions"}, "sort_key": "000001"}
        )
        for order, party in enumerate(self.parties.values(), 1):
            last = Side.unscoped.filter(programme=programme).count()
            Member.unscoped.get_or_create(body=body, party=party, defaults={"order": max(order, last + 1)})
            Side.unscoped.get_or_create(programme=programme, party=party, defaults={"order": last + 1})
        return _Plan(body, programme, section)

    def _actor(self, plan: _Plan) -> Actor:
        """The secretariat that enters the record of one body."""
        programmes = frozenset({plan.programme.pk})
        return Actor(
            kind="system", name="Import of minutes",
            rights=(Right(Role.JOINT_SECRETARIAT, plan.body.pk, programmes),), programme_ids=programmes,
            body_ids=frozenset({plan.body.pk}),
        )  # fmt: skip

    # --- One meeting --------------------------------------------------------------------------------------------------

    def _meeting(self, file: _File, told: Told) -> str:
        plan, first = self.plans[file.said.body], file.said.first
        if first is None:
            return "not entered"
        if Review.unscoped.filter(body=plan.body, starts_on=first).exists():
            return "there already"
        actor = self._actor(plan)
        try:
            with acting_as(actor):
                _Meeting(self, actor, plan, file, told).enter()
        except DomainError as error:
            told.came_in = {}
            told.unread += [f"refused: {fault.detail}" for fault in error.faults] or [
                f"refused: {error.detail}"
            ]
            return "not entered"
        return "entered"

    def agenda_of(self, said: Written) -> list[str]:
        """The points of the minutes; where they have none, those of the agenda of that day."""
        for each in (said, *(f.said for f in self.files if f.said.kind == "agenda")):
            if each.points and (each.body, each.first) == (said.body, said.first):
                return [point.title for point in each.points]
        return []

    def office_of(self, who: str) -> Organisation | None:
        """The organisation of the first whose initials are known."""
        for initials in who.split("/"):
            if (code := self.member_of.get(initials)) in self.offices:
                return self.offices[str(code)]
        return None


@dataclass(slots=True)
class _Meeting:
    all: _Import
    actor: Actor
    plan: _Plan
    file: _File
    told: Told

    def enter(self) -> None:
        said = self.file.said
        assert said.first is not None  # noqa: S101 (the caller has asked)
        last = said.last or said.first
        place = {"en": said.place or "place not given"}
        review = create_review(
            self.actor, programme_id=self.plan.programme.pk,
            draft=ReviewDraft(said.first, last, time(9), "UTC", place, *self._covers(said.first)),
        )  # fmt: skip
        titles = self.all.agenda_of(said)
        for title in titles:
            add_point(self.actor, review_id=review.pk, title={"en": title})
        came = Counter(points=len(titles), people=self._people(review))
        review.refresh_from_db()
        open_session(self.actor, review_id=review.pk, version=review.version)
        points = dict(AgendaItem.unscoped.filter(review=review).values_list("position", "pk"))
        numbers = {point.number: points.get(place) for place, point in enumerate(said.points, 1)}
        for resolution in said.resolutions:
            self._resolve(review, resolution, numbers.get(resolution.point))
            came["resolutions"] += 1
            came["votes"] += resolution.vote is not None
        for ordinal, action in enumerate(said.actions, 1):
            came[self._act(review, action, ordinal, numbers.get(action.point))] += 1
        review.refresh_from_db()
        conclude(
            self.actor, review_id=review.pk, version=review.version, on=said.first, without_outcomes=True
        )
        self.told.came_in = {name: count for name, count in came.items() if count}

    def _covers(self, first: date) -> tuple[date, date]:
        """Since the meeting before; a first meeting covers its own day."""
        before = (
            Review.unscoped.filter(body=self.plan.body, starts_on__lt=first).order_by("-starts_on").first()
        )
        return (before.ends_on if before else first, first)

    # --- Who came -----------------------------------------------------------------------------------------------------

    def _people(self, review: Review) -> int:
        by_member: dict[str, list[Attendee]] = {}
        for person in self.file.said.people:
            by_member.setdefault(person.member, []).append(person)
        named = 0
        for member, people in by_member.items():
            party = self.all.parties[member]
            rows = {
                self._person(party, each).pk: each for each in people if each.state in ("present", "proxy")
            }
            if rows:
                head = next((pk for pk, each in rows.items() if each.chairs), next(iter(rows)))
                delegation = Delegation.unscoped.filter(review=review, party=party).first()
                name_delegation(
                    self.actor, review_id=review.pk, party_id=party.pk,
                    delegates=[DelegateDraft(pk, is_head=pk == head) for pk in rows],
                    version=delegation.version if delegation else None,
                )  # fmt: skip
            named += len(rows)
            keep_attendance(self.actor, review, party, people)
        return named

    def _person(self, party: Party, each: Attendee) -> Person:
        plain = unicodedata.normalize("NFKD", each.name.casefold())
        letters = "".join(char for char in plain if char.isalnum() or char == " ")
        person, _made = Person.unscoped.get_or_create(
            external_id=f"{SPACE}:{party.code}:{letters}"[:200],
            defaults={"party": party, "name": {"en": each.name}},
        )
        return person

    # --- What was decided ---------------------------------------------------------------------------------------------

    def _record(self, review: Review, point: UUID | None, **given: Any) -> Outcome:
        version = AgendaItem.unscoped.get(pk=point).version if point else None
        draft = OutcomeDraft(agenda_item_id=point, **given)
        return record_outcome(self.actor, review_id=review.pk, draft=draft, version=version)

    def _resolve(self, review: Review, resolution: Resolution, point: UUID | None) -> None:
        words = ": ".join(part for part in (resolution.key, resolution.text) if part)
        outcome = self._record(review, point, kind=Outcome.Kind.DECISION, text={"en": words})
        keep_vote(self.actor, outcome, resolution)

    def _act(self, review: Review, action: Action, ordinal: int, point: UUID | None) -> str:
        """Enters an action that is given, carried forward or completed here; what was done, as it is counted."""
        if action.key and action.key.split("-")[0] not in BODIES[self.file.said.body][1]:
            return "actions_of_other_bodies"
        key = action.key or f"{self.file.said.first:%Y%m%d}-{ordinal}"
        known = Item.unscoped.filter(programme=self.plan.programme, external_id=f"{SPACE}:{key}").first()
        words = {"en": action.text or key}
        if known is not None:
            if action.done:
                self._record(review, point, kind=Outcome.Kind.AGREED_STATUS, item_id=known.pk,
                             status=Status.COMPLETED, text=words)  # fmt: skip
                return "actions_completed"
            self._record(review, point, kind=Outcome.Kind.DECISION, item_id=known.pk,
                         text={"en": f"Carried forward: {key}. {action.text}".strip()})  # fmt: skip
            return "actions_carried_forward"
        self._give(review, action, key, point)
        return "actions_given"

    def _give(self, review: Review, action: Action, key: str, point: UUID | None) -> None:
        office = self.all.office_of(action.who)
        if office is None:
            self.told.unread.append(
                f"{key}: who answers for it is not known ({action.who or 'nobody named'})"
            )
            office = self.all.offices[SECRETARIAT]
        outcome = self._record(
            review, point, kind=Outcome.Kind.NEW_ITEM, section_id=self.plan.section.pk, item_number=key,
            title={"en": (action.text or key)[:1000]}, deadline=FuzzyDate(permanent=True),
            organisation_ids=(office.pk,),
        )  # fmt: skip
        item = outcome.item
        if item is not None:
            item.kind, item.external_id, item.version = (
                Item.Kind.ASSIGNMENT,
                f"{SPACE}:{key}",
                item.version + 1,
            )
            item.save(update_fields=["kind", "external_id", "version"])
        if action.done:
            self._record(review, None, kind=Outcome.Kind.AGREED_STATUS, item_id=outcome.item_id,
                         status=Status.COMPLETED, text={"en": action.text or key})  # fmt: skip


def keep_attendance(actor: Actor, review: Review, party: Party, people: Sequence[Attendee]) -> None:
    """Where each one's attendance (`Attendee.state`) is handed on, once delegates are kept with it."""


def keep_vote(actor: Actor, outcome: Outcome, resolution: Resolution) -> None:
    """Where the vote on a resolution (`Resolution.vote`) is handed on, once outcomes are kept with it."""


def in_words(told: Sequence[Told]) -> Iterator[str]:
    """The same for a reader, a line a file and a line for each thing that was not read."""
    for each in told:
        came = ", ".join(f"{count} {name.replace('_', ' ')}" for name, count in each.came_in.items())
        yield f"{each.file}: {each.outcome}" + (f" ({came})" if came else "")
        yield from (f"    not read: {words}" for words in each.unread)
