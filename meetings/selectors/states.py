# ruff: noqa: S608 (only constants are joined into statements)
"""The state of a programme as its sessions left it, and what became of it from one session to another.

A session concluded since snapshots are kept has one. Of an older one the state is computed from what is dated in the
history: editions, agreed statuses, extensions, responsibilities and released positions.
"""

import json
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import connection
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from cooperation.access import Actor
from cooperation.dates import FuzzyDate
from cooperation.errors import Absent
from cooperation.texts import Text
from meetings.models import Review, Snapshot, SnapshotLine
from programs.models import Edition

PAGE = 50
#: From how many times on a promise is said to be made again and again.
THRICE = 3

COLUMNS = (
    "item_id", "section_id", "number", "sort_key", "title", "wording_edition", "status", "agreed_on", "closed",
    "deadline", "due_on", "times_extended", "promised", "progress", "responsible",
)  # fmt: skip

_FROZEN = "SELECT {columns} FROM meetings_snapshotline WHERE snapshot_id = %({p}snapshot)s"

#: Of each item of an edition what holds on a day. Progress is what every side could see: of a round that is exchanged
#: on release, or that every side has released.
_COMPUTED = """
SELECT w.item_id, w.section_id, w.number, w.sort_key, w.title, w.since_edition AS wording_edition,
       coalesce(a.status, '') AS status, a.agreed_on,
       coalesce(a.status IN ('completed', 'dropped') AND a.period IS NULL, false) AS closed,
       w.deadline, w.due_on,
       (SELECT count(*) FROM programs_extension x
         WHERE x.item_id = w.item_id AND NOT x.brought_forward AND x.agreed_on <= %({p}day)s)::int AS times_extended,
       (SELECT count(DISTINCT s.agreed_on) FROM programs_agreedstate s
         WHERE s.item_id = w.item_id AND NOT s.withdrawn AND s.agreed_on <= %({p}day)s AND s.status = a.status
           AND NOT EXISTS (SELECT 1 FROM programs_agreedstate o
                            WHERE o.item_id = s.item_id AND NOT o.withdrawn AND o.agreed_on <= %({p}day)s
                              AND o.status <> s.status AND (o.agreed_on, o.id) > (s.agreed_on, s.id)))::int AS promised,
       coalesce((SELECT jsonb_object_agg(p.party_id, p.progress) FROM programs_position p
                  WHERE p.item_id = w.item_id AND p.round_id = %({p}round)s AND p.current AND p.progress IS NOT NULL
                    AND (p.exchange = 'on_release'
                         OR p.round_id = ANY((SELECT cooperation_rounds_released_by_all())::uuid[]))),
                '{{}}') AS progress,
       coalesce((SELECT jsonb_agg(jsonb_build_object('party', r.party_id, 'organisation', r.organisation_id,
                                                     'role', r.role) ORDER BY r.role DESC, r.id)
                   FROM programs_responsibility r
                  WHERE r.item_id = w.item_id AND r.since <= %({p}day)s
                    AND (r.until IS NULL OR r.until >= %({p}day)s)), '[]') AS responsible
  FROM programs_wording w
  LEFT JOIN LATERAL (
       SELECT g.status, g.agreed_on, g.period FROM programs_agreedstate g
        WHERE g.item_id = w.item_id AND NOT g.withdrawn AND g.agreed_on <= %({p}day)s
        ORDER BY g.agreed_on DESC, g.id DESC LIMIT 1) a ON true
 WHERE w.programme_id = %({p}programme)s AND w.editions @> %({p}edition)s
"""


@dataclass(frozen=True, slots=True)
class State:
    """Where the state of the programme at the end of a session is read: in its snapshot, or from the history."""

    review: Review
    day: date
    edition: int | None
    snapshot_id: UUID | None = None

    @property
    def frozen(self) -> bool:
        """Whether it was frozen at the conclusion."""
        return self.snapshot_id is not None

    @property
    def known(self) -> bool:
        """False where nothing was frozen and no edition of the plan was in force by then."""
        return self.frozen or self.edition is not None

    def sql(self, prefix: str = "") -> tuple[str, dict[str, Any]]:
        """The statement of its rows, in COLUMNS, and the statement's parameters, named with a prefix."""
        if self.snapshot_id is not None:
            return _FROZEN.format(columns=", ".join(COLUMNS), p=prefix), {
                f"{prefix}snapshot": self.snapshot_id
            }
        given = {
            "day": self.day, "programme": self.review.programme_id, "round": self.review.round_id,
            "edition": self.edition,
        }  # fmt: skip
        return _COMPUTED.format(p=prefix), {f"{prefix}{name}": value for name, value in given.items()}


def left_on(review: Review) -> date:
    """The day, at the place, on which a session was concluded; its last day where that is not recorded."""
    if review.concluded_at is None:
        return review.ends_on
    return review.concluded_at.astimezone(ZoneInfo(review.time_zone)).date()


def concluded(actor: Actor, programme_id: UUID) -> QuerySet[Review]:
    """The concluded sessions of a programme in which the actor takes part, the last one first."""
    rows: QuerySet[Review] = Review.objects.visible_to(actor).filter(
        programme_id=programme_id, programme_id__in=actor.programme_ids - actor.observed_ids,
        state=Review.State.CONCLUDED,
    )  # fmt: skip
    return rows.select_related("body", "programme", "edition", "snapshot").order_by("-number")


def review(actor: Actor, pk: UUID) -> Review:
    """A concluded session of a programme in which the actor takes part; Absent."""
    found = Review.objects.visible_to(actor).filter(
        pk=pk, programme_id__in=actor.programme_ids - actor.observed_ids, state=Review.State.CONCLUDED
    )
    row = found.select_related("body", "programme", "edition", "snapshot").first()
    if row is None:
        raise Absent
    return row  # type: ignore[no-any-return]


def pair(actor: Actor, pk: UUID, other: UUID | None) -> tuple[Review, Review]:
    """Two concluded sessions of one programme, the earlier first: `pk`, and `other` or the one before; Absent."""
    one = review(actor, pk)
    rest = concluded(actor, one.programme_id).exclude(pk=pk)
    rest = rest.filter(number__lt=one.number) if other is None else rest.filter(pk=other)
    another = rest.first()
    if another is None and other is None:
        raise Absent(_("Nothing was concluded before this one: name a later one in “with”."))
    if another is None:
        raise Absent
    return (another, one) if another.number < one.number else (one, another)


def state_after(found: Review) -> State:
    """Where the state that a session left is read. `found` comes from review() or concluded()."""
    snapshot: Snapshot | None = getattr(found, "snapshot", None)
    if snapshot is not None:
        return State(found, snapshot.taken_on, snapshot.edition, snapshot.pk)
    day = left_on(found)
    number = found.edition.number if found.edition else None
    if number is None:
        held = Edition.unscoped.filter(programme_id=found.programme_id, in_force_on__lte=day)
        number = held.order_by("-number").values_list("number", flat=True).first()
    return State(found, day, number)


@dataclass(frozen=True, slots=True)
class Line:
    """One item as a session left it; the names are those of SnapshotLine."""

    item_id: UUID
    section_id: UUID
    number: str
    sort_key: str
    title: Text
    wording_edition: int
    status: str
    agreed_on: date | None
    closed: bool
    deadline: FuzzyDate
    due_on: date | None
    times_extended: int
    promised: int
    progress: dict[str, int]
    responsible: list[dict[str, str]]

    @property
    def thrice(self) -> bool:
        """Whether it is promised again and again: extended, or agreed in the same status, three times or more."""
        return not self.closed and max(self.times_extended, self.promised) >= THRICE


Mark = tuple[str, str]


def _line(data: dict[str, Any]) -> Line:
    made = Line(**{name: data[name] for name in COLUMNS})
    return replace(
        made, item_id=UUID(data["item_id"]), section_id=UUID(data["section_id"]),
        agreed_on=_day(data["agreed_on"]), due_on=_day(data["due_on"]), deadline=FuzzyDate.parse(data["deadline"]),
    )  # fmt: skip


def _day(given: str | None) -> date | None:
    return date.fromisoformat(given) if given else None


def _one(sql: str, given: dict[str, Any]) -> tuple[Any, ...]:
    with connection.cursor() as cursor:
        cursor.execute(sql, given)
        row: tuple[Any, ...] = cursor.fetchone()
    return tuple(json.loads(value) if isinstance(value, str) else value for value in row)


def _after(mark: Mark | None) -> tuple[str, dict[str, Any]]:
    if mark is None:
        return "", {}
    return (
        " AND (sort_key, item_id) > (%(mark_key)s, %(mark_item)s::uuid)",
        {
            "mark_key": mark[0],
            "mark_item": mark[1],
        },
    )


def lines(
    state: State, *, after: Mark | None = None, limit: int = PAGE, thrice: bool = False
) -> tuple[list[Line], bool]:
    """A page of the state in the order of the plan, and whether more follows. `thrice`: those alone."""
    if not state.known:
        return [], False
    inner, given = state.sql()
    behind, place = _after(after)
    only = " AND NOT closed AND greatest(times_extended, promised) >= %(thrice)s" if thrice else ""
    (found,) = _one(
        f"SELECT coalesce(json_agg(page), '[]')::text FROM (SELECT * FROM ({inner}) state WHERE true{behind}{only}"
        " ORDER BY sort_key, item_id LIMIT %(limit)s) page",
        {**given, **place, "limit": limit + 1, "thrice": THRICE},
    )
    return [_line(row) for row in found[:limit]], len(found) > limit


# --- Two sessions -----------------------------------------------------------------------------------------------------


class Kind(StrEnum):
    """What became of an item between two sessions."""

    MOVED = "moved"
    SLIPPED = "slipped"
    CLOSED = "closed"
    NEW = "new"
    THRICE = "thrice"


#: On a full join of the items as the earlier session (e) and the later one (l) left them.
_KINDS = {
    Kind.MOVED: "coalesce(e.status <> l.status, false)",
    Kind.SLIPPED: "coalesce(l.times_extended > e.times_extended, false)",
    Kind.CLOSED: "e.number IS NOT NULL AND NOT e.closed AND coalesce(l.closed, true)",
    Kind.NEW: "e.number IS NULL",
    Kind.THRICE: "coalesce(NOT l.closed AND greatest(l.times_extended, l.promised) >= %(thrice)s, false)",
}
_SOME = " OR ".join(_KINDS)
_NAMES = ", ".join(_KINDS)
_MARKS = ", ".join(f"{condition} AS {name}" for name, condition in _KINDS.items())
_COUNTS = ", ".join(f"'{name}', count(*) FILTER (WHERE {name})" for name in _KINDS)


@dataclass(frozen=True, slots=True)
class Became:
    """One item between two sessions: None where a session did not have it (yet, or any more)."""

    before: Line | None
    after: Line | None
    kinds: tuple[Kind, ...]

    @property
    def line(self) -> Line:
        """What names the item: the later line, or where there is none the earlier."""
        found = self.after or self.before
        if found is None:
            raise LookupError("an item is in one of the two states")
        return found

    @property
    def slipped_days(self) -> int | None:
        """By how many days its deadline moved; None where it did not slip, or a deadline has no last day."""
        if Kind.SLIPPED not in self.kinds or self.before is None or self.after is None:
            return None
        if self.before.due_on is None or self.after.due_on is None:
            return None
        return (self.after.due_on - self.before.due_on).days


@dataclass(frozen=True, slots=True)
class Comparison:
    """What became of a programme from one session to another. `counts` are of everything, `rows` a page."""

    before: State
    after: State
    counts: dict[Kind, int]
    unchanged: int
    rows: list[Became]
    more: bool


def compared(
    before: State, after: State, *, kind: Kind | None = None, behind: Mark | None = None, limit: int = PAGE
) -> Comparison:
    """Two sessions of one programme compared, in one statement. A page of those of a kind, or of all that changed."""
    if not (before.known and after.known):
        return Comparison(before, after, dict.fromkeys(Kind, 0), 0, [], more=False)
    earlier, given_b = before.sql("b_")
    later, given_a = after.sql("a_")
    place, given_place = _after(behind)
    sql = f"""
WITH earlier AS MATERIALIZED ({earlier}), later AS MATERIALIZED ({later}),
d AS MATERIALIZED (
  SELECT item_id, coalesce(l.sort_key, e.sort_key) AS sort_key, {_MARKS}
    FROM earlier e FULL JOIN later l USING (item_id)),
page AS (
  SELECT item_id, sort_key, {_NAMES} FROM d
   WHERE {kind or f"({_SOME})"}{place} ORDER BY sort_key, item_id LIMIT %(limit)s)
SELECT (SELECT json_build_object({_COUNTS}, 'unchanged', count(*) FILTER (WHERE NOT ({_SOME}))) FROM d)::text,
       (SELECT coalesce(json_agg(json_build_object(
               'b', CASE WHEN e.number IS NOT NULL THEN to_json(e) END,
               'a', CASE WHEN l.number IS NOT NULL THEN to_json(l) END,
               'kinds', to_json(page)) ORDER BY page.sort_key, item_id), '[]')
          FROM page LEFT JOIN earlier e USING (item_id) LEFT JOIN later l USING (item_id))::text
"""
    found, rows = _one(sql, {**given_b, **given_a, **given_place, "limit": limit + 1, "thrice": THRICE})
    became = [_became(row) for row in rows[:limit]]
    told = {each: found[each] for each in Kind}
    return Comparison(before, after, told, found["unchanged"], became, len(rows) > limit)


def _became(row: dict[str, Any]) -> Became:
    kinds = tuple(each for each in Kind if row["kinds"][each])
    return Became(row["b"] and _line(row["b"]), row["a"] and _line(row["a"]), kinds)


def standings(actor: Actor, item_id: UUID) -> list[SnapshotLine]:
    """One item as each session since snapshots are kept left it, the last one first."""
    rows = SnapshotLine.objects.visible_to(actor).filter(item_id=item_id)
    return list(rows.select_related("snapshot__review__body").order_by("-snapshot__review__number")[:PAGE])
