"""The plan as a session left it, and what became of it from one session to another, through the API."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from rest_framework.request import Request

from cooperation.access import Actor
from cooperation.api import conditions
from cooperation.api import params as p
from cooperation.api.pages import DEFAULT_LIMIT, LARGEST_LIMIT, Cursor
from cooperation.api.schema import Answer, Operation
from cooperation.api.shapes import (
    DAY,
    FUZZY,
    ID,
    INTEGER,
    TEXT,
    document,
    list_of,
    nullable,
    object_of,
    one_of,
)
from cooperation.api.views import Face
from meetings.selectors import states
from meetings.selectors.states import Became, Kind, Line, Mark, State
from programs.models import Status

from .resources import TAG

_MAYBE_DAY = {"type": ["string", "null"], "format": "date"}
_BOOLEAN = {"type": "boolean"}


_NEXT = {"type": ["string", "null"], "format": "uri"}
_SOURCE = object_of(
    "Where the state is read. `frozen`: written when the session was concluded; otherwise it is computed from what is"
    " dated in the history. `known`: false where neither is possible.",
    review=ID, number=INTEGER, on=DAY, edition=nullable(INTEGER), frozen=_BOOLEAN, known=_BOOLEAN,
)  # fmt: skip
_STOOD = {
    "status": nullable(one_of(Status.values)), "agreed_on": _MAYBE_DAY, "closed": _BOOLEAN, "deadline": FUZZY,
    "due_on": _MAYBE_DAY, "times_extended": INTEGER,
    "promised": {**INTEGER, "description": "How many times running the sides agreed this same status."},
    "progress": list_of(object_of(party=ID, per_cent=INTEGER)),
    "responsible": list_of(object_of(party=ID, organisation=ID, role={"type": "string"})),
    "wording_edition": INTEGER, "section": ID,
}  # fmt: skip
_NAMED = {"id": ID, "number": {"type": "string"}, "title": TEXT}
STATE = object_of(
    "The plan as a session left it.",
    state=_SOURCE,
    results=list_of(object_of(**_NAMED, **_STOOD)),
    next=_NEXT,
    previous={"type": "null"},
)
_MAYBE = {**object_of(**_STOOD), "type": ["object", "null"]}
COMPARED = object_of(
    "What became of the items of a plan between two sessions.",
    before=_SOURCE, after=_SOURCE,
    counts=object_of(**dict.fromkeys((*map(str, Kind), "unchanged"), INTEGER)),
    results=list_of(
        object_of(
            **_NAMED, kinds=list_of(one_of(tuple(map(str, Kind)))),
            slipped_days={**nullable(INTEGER), "description": "By how many days the deadline moved."},
            before=_MAYBE, after=_MAYBE,
        )
    ),
    next=_NEXT, previous={"type": "null"},
)  # fmt: skip


def _unused(rows: Any, value: Any, actor: Actor) -> Any:
    return rows


_PAGED = (
    p.integer("limit", high=LARGEST_LIMIT, text=f"Rows; {DEFAULT_LIMIT} if not given.", apply=_unused),
    p.string("cursor", limit=2000, text="From `next`.", apply=_unused),
)


class _StateFace(Face):
    """What both share: where a page begins, and the address of the next one."""

    tag = TAG

    @staticmethod
    def _place(values: dict[str, Any], name: str) -> Mark | None:
        if "cursor" not in values:
            return None
        key, item = Cursor.opened(values["cursor"], name).values
        return (str(key), str(item))

    @staticmethod
    def _answer(request: Request, said: dict[str, Any], last: Line | None, name: str) -> HttpResponseBase:
        following = None
        if last is not None:
            query = request.GET.copy()
            query["cursor"] = Cursor("", False, (last.sort_key, last.item_id)).sealed(name)
            following = request.build_absolute_uri(f"{request.path}?{query.urlencode()}")
        body = document({**said, "next": following, "previous": None})
        return conditions.private(HttpResponse(body, content_type=conditions.JSON))


class ReviewState(_StateFace):
    """GET: the plan as of a session."""

    params = p.Params.of(
        p.boolean("thrice", text="What is promised three times or more, alone.", apply=_unused), *_PAGED
    )
    operations = {
        "get": Operation(
            name="read_review_state",
            text="The plan as a concluded session left it, in the order of the plan.",
            answers={200: Answer(schema=STATE)},
            params=params,
        )
    }

    def get(self, request: Request, id: UUID) -> HttpResponseBase:  # noqa: A002
        values = self.params.parse(request.GET)
        found = states.state_after(states.review(self.actor, id))
        rows, more = states.lines(
            found, after=self._place(values, "state"), limit=values.get("limit") or DEFAULT_LIMIT,
            thrice=bool(values.get("thrice")),
        )  # fmt: skip
        said = {"state": _source(found), "results": [{**_named(row), **_stood(row)} for row in rows]}
        return self._answer(request, said, rows[-1] if more else None, "state")


class ReviewsCompared(_StateFace):
    """GET: two sessions compared."""

    params = p.Params.of(
        p.uuid("with", text="The other session; the concluded one before if not given.", apply=_unused),
        p.pattern("kind", "|".join(Kind), text="What became of them; all that changed if not given.", apply=_unused),
        *_PAGED,
    )  # fmt: skip
    operations = {
        "get": Operation(
            name="compare_reviews",
            text=(
                "What moved, what slipped and by how long, what was closed, what is new and what is promised three"
                " times or more, from one concluded session of a programme to another."
            ),
            answers={200: Answer(schema=COMPARED)},
            params=params,
        )
    }

    def get(self, request: Request, id: UUID) -> HttpResponseBase:  # noqa: A002
        values = self.params.parse(request.GET)
        before, after = states.pair(self.actor, id, values.get("with"))
        kind = Kind(values["kind"]) if "kind" in values else None
        result = states.compared(
            states.state_after(before), states.state_after(after), kind=kind,
            behind=self._place(values, "compared"), limit=values.get("limit") or DEFAULT_LIMIT,
        )  # fmt: skip
        said = {
            "before": _source(result.before), "after": _source(result.after),
            "counts": {**{str(kind): count for kind, count in result.counts.items()}, "unchanged": result.unchanged},
            "results": [_became(row) for row in result.rows],
        }  # fmt: skip
        return self._answer(request, said, result.rows[-1].line if result.more else None, "compared")


def _source(state: State) -> dict[str, Any]:
    return {
        "review": state.review.pk, "number": state.review.number, "on": state.day, "edition": state.edition,
        "frozen": state.frozen, "known": state.known,
    }  # fmt: skip


def _named(line: Line) -> dict[str, Any]:
    return {"id": line.item_id, "number": line.number, "title": line.title}


def _stood(line: Line) -> dict[str, Any]:
    return {
        "status": line.status or None, "agreed_on": line.agreed_on, "closed": line.closed,
        "deadline": line.deadline.as_json(), "due_on": line.due_on, "times_extended": line.times_extended,
        "promised": line.promised,
        "progress": [{"party": party, "per_cent": done} for party, done in sorted(line.progress.items())],
        "responsible": line.responsible, "wording_edition": line.wording_edition, "section": line.section_id,
    }  # fmt: skip


def _became(row: Became) -> dict[str, Any]:
    return {
        **_named(row.line), "kinds": [str(kind) for kind in row.kinds], "slipped_days": row.slipped_days,
        "before": row.before and _stood(row.before), "after": row.after and _stood(row.after),
    }  # fmt: skip
