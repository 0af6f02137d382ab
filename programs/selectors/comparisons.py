"""The comparison sheet: the sides' newest words on every item of a plan, weighed by the rule, heaviest first.

Everything is read as the actor may see it: before the exchange there is nothing of another side in it, nor anything
counted from it. The whole plan is weighed in plain tuples; texts are read for one page only.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import lru_cache
from typing import Any, Literal
from uuid import UUID

import orjson
from django.db.models import (
    BooleanField,
    Case,
    Exists,
    F,
    FilteredRelation,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
    Window,
)
from django.db.models.functions import JSONObject, RowNumber

from cooperation.access import Actor
from cooperation.dates import FuzzyDate
from cooperation.statements import Listed, Raw, Slot, any_of, array, statement
from programs.models import (
    Body,
    Document,
    DueItem,
    Obstacle,
    Organisation,
    Position,
    Programme,
    Release,
    Responsibility,
    Round,
    Stance,
)
from programs.rules import comparison
from programs.rules.comparison import Divergence, Listing
from programs.selectors import differences
from programs.selectors.placements import Placed
from programs.selectors.plans import Frame, SideView, present

PAGE = 50
#: Most rows on one sheet of paper or in one file.
MOST_ROWS = 5000
#: The newest rounds that one may choose from.
ROUNDS = 24
#: Most organisations that one may choose from.
OFFERED = 500


@dataclass(frozen=True, slots=True)
class Filters:
    """What narrows the sheet; empty values narrow nothing. `since`: differing at least since the round of that number.

    `round`: the words given in the round of that number, in place of each side's newest one.
    """

    listing: str = Listing.B.value
    kind: str = ""
    section: str = ""
    organisation: UUID | None = None
    since: int | None = None
    round: int | None = None

    @property
    def any(self) -> bool:
        return replace(self, listing="") != Filters(listing="")


@dataclass(frozen=True, slots=True)
class Exchange:
    """How far the exchange of a round has come, as the actor may know it.

    `released`: the parties that have released, with the day where it may be told. `open`: whether the actor sees what
    the others released. `open_to_all`: whether every side does, so that what is said of it may be shared.
    """

    round: Round
    released: Mapping[UUID, datetime | None]
    open: bool
    open_to_all: bool


@dataclass(slots=True)
class Word:
    """What one side said of an item in a round; its text and the word before it are read for a page only."""

    id: UUID
    party_id: UUID
    round: int
    status: str
    progress: int | None
    deadline: FuzzyDate | None
    documented: bool
    released_at: datetime
    edition: int = 1
    text: Mapping[str, str] = field(default_factory=dict)
    previous: "Word | None" = None


@dataclass(slots=True)
class Entry:
    """An item on the sheet: its wording, what was last agreed, each side's word, and how they differ.

    `since`: the number of the round since which the statuses differ, read for a page only.
    """

    item_id: UUID
    number: str
    title_text: str
    deadline: FuzzyDate
    sort_key: str
    section_id: UUID
    agreed_status: str | None
    agreed_on: date | None
    agreed_label_text: str | None
    programme_id: UUID
    due: tuple[UUID, ...] = ()
    organisations: frozenset[UUID] = frozenset()
    words: dict[UUID, Word] = field(default_factory=dict)
    found: tuple[Divergence, ...] = ()
    rank: tuple[int, int] = (0, 0)
    listing: Listing = Listing.SILENT
    placed: Placed | None = None
    since: int | None = None
    decided: Placed | None = None

    @property
    def title(self) -> dict[str, str]:
        return _json(self.title_text)

    @property
    def agreed_label(self) -> dict[str, str]:
        return _json(self.agreed_label_text) if self.agreed_label_text else {}

    @property
    def key(self) -> tuple[int, int, str, str]:
        """Its place on the sheet: the heaviest first, then in the order of the plan."""
        return -self.rank[0], -self.rank[1], self.sort_key, str(self.item_id)


@dataclass(frozen=True, slots=True)
class Around:
    """What belongs to a programme's sheet whatever narrows it.

    `organisations`: those responsible for items, by name, as many as a list can offer. `naming`: by item and open
    obstacle that blocks it, the sides that allege it or agree that it is one.
    """

    organisations: Mapping[UUID, dict[str, str]]
    naming: Mapping[UUID, Mapping[str, set[str]]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The whole sheet as narrowed, in order; `counts` are by list, before narrowing to one of them."""

    entries: Sequence[Entry]
    counts: Mapping[Listing, int]

    def after(self, mark: tuple[Any, ...] | None, most: int = PAGE) -> tuple[list[Entry], bool]:
        """The entries behind a place, and whether there are more."""
        rows = [entry for entry in self.entries if mark is None or entry.key > mark]
        return rows[:most], len(rows) > most


#: Planned anew with each: what is read of a small programme must not be read as of a large one.
_PROGRAMME = Slot("programme", weighs=True)


@lru_cache(maxsize=4096)
def _date(text: str) -> FuzzyDate:
    return FuzzyDate.parse(orjson.loads(text))


def _json(text: str) -> dict[str, str]:
    found: dict[str, str] = orjson.loads(text)
    return found


# --- The exchange -----------------------------------------------------------------------------------------------------


def rounds(actor: Actor, programme_id: UUID) -> list[Round]:
    """The rounds of a programme, newest first."""
    return _rounds(actor)(programme=programme_id)


@statement
def _rounds(actor: Actor) -> QuerySet[Round]:
    found: QuerySet[Round] = Round.objects.visible_to(actor).filter(programme_id=Slot("programme"))
    return found.order_by("-number")[:ROUNDS]


@statement
def _released(actor: Actor) -> QuerySet[Release, tuple[UUID, datetime | None]]:
    rows = Release.objects.visible_to(actor).filter(round_id=Slot("round"), number=1)
    found: QuerySet[Release, tuple[UUID, datetime | None]] = rows.values_list("party_id", "told_released_at")
    return found


def exchange(actor: Actor, round_: Round, sides: Sequence[SideView]) -> Exchange:
    """Who has released in a round, and whether the actor and everybody may see it."""
    released = dict(_released(actor)(round=round_.pk))
    everybody = {side.id for side in sides if side.present} <= set(released)
    on_release = round_.exchange == Body.Exchange.ON_RELEASE
    own = everybody if actor.party_id is None else actor.party_id in released
    return Exchange(round_, released, on_release or own, on_release or everybody)


def around_of(actor: Actor, programme_id: UUID) -> Around:
    """What belongs to the sheet of a programme, in one statement."""
    organisations, named = _around(actor).first(programme=programme_id) or ("[]", "[]")
    naming: dict[UUID, dict[str, set[str]]] = {}
    for one in orjson.loads(named):
        naming.setdefault(UUID(one["item"]), {}).setdefault(one["obstacle"], set()).add(one["party"])
    return Around({UUID(one["pk"]): one["name"] for one in orjson.loads(organisations)}, naming)


@statement
def _around(actor: Actor) -> QuerySet[Any, tuple[str, str]]:
    held = Responsibility.objects.visible_to(actor).now(actor).filter(item__programme_id=Slot("programme"))
    organisations = Organisation.objects.visible_to(actor).filter(pk__in=held.values("organisation_id"))
    stances = Stance.objects.visible_to(actor).filter(
        obstacle__programme_id=Slot("programme"), obstacle__state=Obstacle.State.OPEN,
        kind__in=(Stance.Kind.ALLEGES, Stance.Kind.AGREES), obstacle__blockings__isnull=False,
    )  # fmt: skip
    naming = JSONObject(item="obstacle__blockings__item_id", obstacle="obstacle_id", party="party_id")
    named = JSONObject(pk="pk", name="name")
    rows: QuerySet[Programme] = Programme.objects.visible_to(actor).filter(pk=Slot("programme"))
    return rows.values_list(
        Listed(organisations.order_by("name", "id").values(one=named)[:OFFERED]),
        Listed(stances.order_by("id").values(one=naming)),
    )


# --- The sheet --------------------------------------------------------------------------------------------------------


def sheet(
    actor: Actor,
    frame: Frame,
    filters: Filters,
    rounds_: Sequence[Round],
    around: Around | None = None,
) -> Sheet:
    """The sheet of a programme as the actor may see it. `around` is read where it is not given."""
    programme_id = frame.programme.pk
    chosen = next((each for each in rounds_ if each.number == filters.round), None)
    entries = _entries(actor, programme_id, filters, chosen)
    on_release = (each.exchange == Body.Exchange.ON_RELEASE for each in rounds_)
    _say(actor, programme_id, entries, chosen, len(rounds_) < ROUNDS and all(on_release))
    _answer_for(actor, entries, chosen)
    _weigh(entries, frame, around or around_of(actor, programme_id))
    rows = [entry for entry in entries.values() if _passes(entry, filters)]
    if filters.since is not None:
        began = differences.since_rounds(actor, [entry.item_id for entry in rows])
        rows = [entry for entry in rows if began.get(entry.item_id, filters.since + 1) <= filters.since]
    counts = {listing: sum(entry.listing is listing for entry in rows) for listing in Listing}
    shown = [entry for entry in rows if not filters.listing or entry.listing == filters.listing]
    return Sheet(sorted(shown, key=lambda entry: entry.key), counts)


def entry_of(actor: Actor, frame: Frame, item_id: UUID) -> Entry | None:
    """One item's entry with texts and the words before; None where it stands in no plan that the actor sees."""
    entries = _entries(actor, frame.programme.pk, Filters(listing=""), None, item_id)
    if not entries:
        return None
    _say(actor, frame.programme.pk, entries, None)
    _answer_for(actor, entries, None)
    _weigh(entries, frame, around_of(actor, frame.programme.pk))
    complete(actor, list(entries.values()))
    return entries[item_id]


def _passes(entry: Entry, filters: Filters) -> bool:
    kind = not filters.kind or any(each.kind == filters.kind for each in entry.found)
    return kind and (filters.organisation is None or filters.organisation in entry.organisations)


def _entries(
    actor: Actor, programme_id: UUID, filters: Filters, chosen: Round | None, item_id: UUID | None = None
) -> dict[UUID, Entry]:
    asked = chosen is not None and not chosen.whole_plan
    found = _wordings(actor, bool(filters.section), asked, item_id is not None)(
        programme=programme_id, section=filters.section, round=chosen and chosen.pk, item=item_id
    )
    entries = {}
    for pk, number, title, deadline, key, section, status, on, label, *decided, reason in found:
        entries[pk] = Entry(pk, number, title, _date(deadline), key, section, status, on, label, programme_id)
        if reason is not None:
            place_id, version, listing, party, at = decided
            entries[pk].decided = Placed(place_id, version, listing, party, at, _json(reason))
    return entries


@statement
def _wordings(actor: Actor, in_section: bool, asked: bool, one: bool) -> QuerySet[Any, tuple[Any, ...]]:
    """The columns of an entry, and those of what was decided of its list."""
    rows = present(actor).filter(programme_id=_PROGRAMME)
    if one:
        rows = rows.filter(item_id=Slot("item"))
    if in_section:
        rows = rows.filter(section__number=Slot("section"))
    if asked:
        due = DueItem.objects.visible_to(actor).filter(round_id=Slot("round"))
        rows = rows.filter(item_id__in=due.values("item_id"))
    return rows.alias(
        agreed=FilteredRelation("item__agreed_states", condition=Q(item__agreed_states__current=True)),
        placed=FilteredRelation("item__placements", condition=Q(item__placements__current=True)),
    ).values_list(
        "item_id", "number", Raw("title"), Raw("deadline"), "sort_key", "section_id",
        "agreed__status", "agreed__agreed_on", Raw("agreed__source_label"),
        "placed__id", "placed__version", "placed__list", "placed__party_id", "placed__entered_at",
        Raw("placed__reason"),
    )  # fmt: skip


def _words(rows: QuerySet[Position]) -> QuerySet[Any, tuple[Any, ...]]:
    with_file = Exists(Document.positions.through._default_manager.filter(position_id=OuterRef("pk")))
    documented = Case(
        When(status=comparison.COMPLETED, then=with_file), default=Value(True), output_field=BooleanField()
    )
    return rows.values_list(
        "item_id", "id", "party_id", "round__number", "status", "progress", Raw("proposed_deadline"), documented,
        "release__released_at",
    )  # fmt: skip


def _say(
    actor: Actor,
    programme_id: UUID,
    entries: dict[UUID, Entry],
    chosen: Round | None,
    all_on_release: bool = False,
) -> None:
    """Each side's word on each item: that of the round `chosen`, or its newest one."""
    which: _Which = "round" if chosen is not None else "latest" if all_on_release else "newest"
    one = next(iter(entries)) if len(entries) == 1 else None
    said = _newest(actor, which, one is not None)(
        programme=programme_id, round=chosen and chosen.pk, item=one
    )
    for item_id, pk, party, number, status, progress, deadline, documented, at in said:
        if entry := entries.get(item_id):
            proposed = _date(deadline) if deadline else None
            entry.words[party] = Word(pk, party, number, status, progress, proposed, documented, at)


_Which = Literal["round", "latest", "newest"]


@statement
def _newest(actor: Actor, which: _Which, one: bool) -> QuerySet[Any, tuple[Any, ...]]:
    """Of a programme or of one of its items: the words of a round, or each side's newest.

    `latest` asserts that all rounds are shown on release: then the newest of all is always seen.
    """
    seen = Position.objects.visible_to(actor).filter(programme_id=_PROGRAMME, current=True)
    if one:
        seen = seen.filter(item_id=Slot("item"))
    if which == "round":
        return _words(seen.filter(round_id=Slot("round")))
    if which == "latest":
        return _words(seen.filter(latest=True))
    newest = seen.order_by("item_id", "party_id", "-round__number")
    return _words(newest.distinct("item_id", "party_id"))


def _answer_for(actor: Actor, entries: dict[UUID, Entry], chosen: Round | None) -> None:
    """Who is to speak of each item: the sides responsible, in a round of chosen items those that are asked."""
    due: dict[UUID, dict[UUID, None]] = {}
    organisations: dict[UUID, set[UUID]] = {}
    for item_id, party, organisation in _held(actor)(items=array(entries)):
        due.setdefault(item_id, {})[party] = None
        organisations.setdefault(item_id, set()).add(organisation)
    asked = None
    if chosen is not None and not chosen.whole_plan:
        rows = DueItem.objects.visible_to(actor).filter(round=chosen)
        asked = set(rows.values_list("item_id", "party_id"))
    for entry in entries.values():
        entry.due = tuple(
            party for party in due.get(entry.item_id, ()) if asked is None or (entry.item_id, party) in asked
        )
        entry.organisations = frozenset(organisations.get(entry.item_id, ()))


@statement
def _held(actor: Actor) -> QuerySet[Any, tuple[UUID, UUID, UUID]]:
    """Who answers for items, by the items: those of other programmes are not gone through."""
    held = (
        Responsibility.objects.visible_to(actor)
        .now(actor)
        .filter(any_of("item_id", Slot("items", weighs=True)))
    )
    rows: QuerySet[Any, tuple[UUID, UUID, UUID]] = held.order_by("party_id").values_list(
        "item_id", "party_id", "organisation_id"
    )
    return rows


def _weigh(entries: dict[UUID, Entry], frame: Frame, around: Around) -> None:
    naming = around.naming
    threshold = frame.programme.body.progress_threshold
    called = {side.id: str(side.id) for side in frame.sides}
    for entry in entries.values():
        said = [
            comparison.Said(called.get(party) or str(party), w.status, w.progress, w.deadline, w.documented)
            for party, w in entry.words.items()
        ]
        entry.found = comparison.compare(
            [called.get(party) or str(party) for party in entry.due], said, threshold=threshold, agreed=entry.deadline,
            obstacles=naming.get(entry.item_id, {}).values(),
        )  # fmt: skip
        entry.rank = comparison.rank(entry.found)
        entry.listing = comparison.listed(entry.found, spoken=bool(said))
        _place(entry)


def _place(entry: Entry) -> None:
    """What was decided of the item's list holds until a side speaks anew."""
    decided = entry.decided
    spoken = max((word.released_at for word in entry.words.values()), default=None)
    if decided is not None and spoken is not None and decided.entered_at >= spoken:
        entry.placed, entry.listing = decided, Listing(decided.listing)


# --- A page of it -----------------------------------------------------------------------------------------------------


def complete(actor: Actor, entries: Sequence[Entry], until: int | None = None) -> None:
    """Reads into the entries of one page their texts, the words before them, and since when they differ.

    `until`: the number of the round whose words they show, None for the newest.
    """
    shown = {word.id for entry in entries for word in entry.words.values()}
    told: dict[tuple[UUID, UUID], list[Word]] = {}
    began: dict[UUID, dict[int, list[str]]] = {}
    items = array(entry.item_id for entry in entries)
    for item_id, current, place, deadline, text, *said in _told(actor)(items=items, until=until or _LAST):
        pk, party, number, status, progress, at, edition = said
        if current:
            began.setdefault(item_id, {}).setdefault(number, []).append(status)
        if place <= _SHOWN and number <= (until or _LAST):
            word = Word(
                pk, party, number, status, progress, _date(deadline) if deadline else None, True, at, edition,
                _json(text),
            )  # fmt: skip
            told.setdefault((item_id, party), []).append(word)
    for entry in entries:
        entry.since = comparison.first_of_run(began.get(entry.item_id, {}).items())
        for party, word in entry.words.items():
            both = told.get((entry.item_id, party), [])
            at_ = next((place for place, each in enumerate(both) if each.id in shown), None)
            if at_ is not None:
                word.text, word.edition = both[at_].text, both[at_].edition
                word.previous = both[at_ + 1] if at_ + 1 < len(both) else None


#: A word and the one before it; beyond the number of any round.
_SHOWN, _LAST = 2, 2**31 - 1


@statement
def _told(actor: Actor) -> QuerySet[Any, tuple[Any, ...]]:
    """Everything said of some items, by item and side newest first; what comes after the round in a slot, last.

    The texts are those of the first two alone.
    """
    rows: QuerySet[Position] = Position.objects.visible_to(actor).filter(
        any_of("item_id", Slot("items", weighs=True))
    )
    beyond = Case(When(round__number__gt=Slot("until"), then=Value(1)), default=Value(0))
    place = Window(
        RowNumber(),
        partition_by=[F("item_id"), F("party_id")],
        order_by=[beyond.asc(), F("round__number").desc(), F("edition").desc()],
    )
    return (
        rows.annotate(place=place, told=Case(When(place__lte=_SHOWN, then=Raw("text"))))
        .order_by("place")
        .values_list(
            "item_id", "current", "place", Raw("proposed_deadline"), "told", "id", "party_id", "round__number",
            "status", "progress", "release__released_at", "edition",
        )
    )  # fmt: skip


# --- What one chooses from --------------------------------------------------------------------------------------------


def codes(actor: Actor) -> list[str]:
    """The codes of the programmes whose positions one may read, in order."""
    rows = Programme.objects.visible_to(actor).exclude(pk__in=actor.observed_ids)
    return list(rows.order_by("code").values_list("code", flat=True)[:2])
