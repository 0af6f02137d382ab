"""The comparison of the sides' positions over a programme: where they differ, since when, in which words."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from rest_framework.request import Request

from cooperation.access import Actor
from cooperation.api import conditions
from cooperation.api import params as p
from cooperation.api.pages import DEFAULT_LIMIT, LARGEST_LIMIT, Cursor
from cooperation.api.schema import Answer, Operation
from cooperation.api.shapes import FUZZY, ID, INTEGER, TEXT, document, list_of, nullable, object_of, one_of
from cooperation.api.views import Face
from cooperation.errors import Absent, Forbidden, Invalid
from programs.models import Programme, Status
from programs.rules.comparison import Divergence, Kind, Listing
from programs.selectors import comparisons as selectors
from programs.selectors import plans
from programs.selectors.comparisons import Entry, Exchange, Filters, Word

TAG = "reports"
#: What the cursor's seal is for.
NAME = "comparison"
_LISTS = tuple(each.value for each in Listing)
_KINDS = tuple(each.value for each in Kind)


_DAY = {"type": ["string", "null"], "format": "date"}
_INSTANT = {"type": ["string", "null"], "format": "date-time"}
_SAID: dict[str, Any] = {
    "position": ID, "round": INTEGER, "edition": INTEGER, "status": one_of(Status.values),
    "progress": nullable(INTEGER), "proposed_deadline": nullable(FUZZY), "text": TEXT, "released_at": _INSTANT,
}  # fmt: skip
_BEFORE = {**object_of(**_SAID), "type": ["object", "null"]}
ROW = object_of(
    "An item with each side's word on it.",
    id=ID, number={"type": "string"}, title=TEXT, section=ID, deadline=FUZZY,
    agreed=object_of(
        "What the sides last agreed.", status=nullable(one_of(Status.values)), on=_DAY, at=nullable(TEXT)
    ),
    list=one_of(_LISTS),
    weight={**INTEGER, "description": "How heavily the divergences weigh together."},
    divergences=list_of(
        object_of(
            kind=one_of(_KINDS), parties=list_of(ID),
            apart={
                **INTEGER,
                "description": "Steps of a status, whole months of a deadline, points of progress, or obstacles.",
            },
        )
    ),
    since_round={
        **nullable(INTEGER),
        "description": "The number of the round since which the statuses differ; null where they do not.",
    },
    due=list_of(ID, "The parties that are to speak of it."),
    says=list_of(object_of(party=ID, **_SAID, previous=_BEFORE)),
)  # fmt: skip
SHEET = object_of(
    exchange={
        **object_of(
            "How far the exchange of the newest round has come.",
            round=ID, number=INTEGER, cut_off={"type": "string", "format": "date"},
            open={"type": "boolean", "description": "Whether you see what the others have released."},
            released=list_of(ID, "The parties that have released."),
        ),
        "type": ["object", "null"],
    },
    edition=nullable(INTEGER),
    results=list_of(ROW),
    next={"type": ["string", "null"], "format": "uri"},
    previous={"type": "null"},
)  # fmt: skip


def _unused(rows: Any, value: Any, actor: Actor) -> Any:
    return rows


def _one(name: str, values: Any, text: str) -> p.Param:
    return p.pattern(name, "|".join(values), text=text, apply=_unused)


PARAMS = p.Params.of(
    _one(
        "list", _LISTS, "a: no divergence; b: to discuss; silent: a side has not reported. All if not given."
    ),
    _one("kind", _KINDS, "Items with a divergence of this kind."),
    p.string("section", limit=20, text="The number of a section.", apply=_unused),
    p.uuid("organisation", text="An organisation responsible now.", apply=_unused),
    p.integer("since", text="Statuses differ at least since the round of this number.", apply=_unused),
    p.integer("round", text="The words given in this round, not each side's last one.", apply=_unused),
    p.integer("limit", high=LARGEST_LIMIT, text=f"Rows; {DEFAULT_LIMIT} if not given.", apply=_unused),
    p.string("cursor", limit=2000, text="From `next`.", apply=_unused),
)


class Comparison(Face):
    """GET: the sheet of a programme."""

    tag = TAG
    operations = {
        "get": Operation(
            name="compare_positions",
            text=(
                "Where the sides differ on the items of a programme, the heaviest first: each side's word, the one"
                " before it, what was last agreed, and since when they differ. Before the exchange of a round there is"
                " nothing in it of what others have released."
            ),
            answers={200: Answer(schema=SHEET)},
            params=PARAMS,
        )
    }

    def get(self, request: Request, id: UUID) -> HttpResponseBase:  # noqa: A002
        values = PARAMS.parse(request.GET)
        frame = self._frame(id)
        rounds = selectors.rounds(self.actor, id)
        known = {each.number for each in rounds}
        for name in ("round", "since"):
            if name in values and values[name] not in known:
                raise Invalid.of(name, _("There is no round of this number."))
        filters = Filters(
            listing=values.get("list", ""), kind=values.get("kind", ""), section=values.get("section", ""),
            organisation=values.get("organisation"), since=values.get("since"), round=values.get("round"),
        )  # fmt: skip
        mark = Cursor.opened(values["cursor"], NAME).values if "cursor" in values else None
        sheet = selectors.sheet(self.actor, frame, filters, rounds)
        entries, more = sheet.after(mark, values.get("limit") or DEFAULT_LIMIT)
        selectors.complete(self.actor, entries, filters.round)
        exchange = selectors.exchange(self.actor, rounds[0], frame.sides) if rounds else None
        said = {
            "exchange": exchange and _exchange(exchange),
            "edition": frame.edition,
            "results": [_row(entry) for entry in entries],
            "next": self._link(request, entries[-1]) if more else None,
            "previous": None,
        }
        return conditions.private(HttpResponse(document(said), content_type=conditions.JSON))

    def _frame(self, programme_id: UUID) -> plans.Frame:
        programmes = Programme.objects.visible_to(self.actor).filter(pk=programme_id)
        code = programmes.values_list("code", flat=True).first()
        if code is None:
            raise Absent(_("There is nothing here that you may see."))
        if programme_id in self.actor.observed_ids:
            raise Forbidden(_("What the sides tell one another is not shown to observers."))
        return plans.frame(self.actor, code)

    @staticmethod
    def _link(request: Request, last: Entry) -> str:
        query = request.GET.copy()
        query["cursor"] = Cursor("", False, last.key).sealed(NAME)
        return request.build_absolute_uri(f"{request.path}?{query.urlencode()}")


def _exchange(state: Exchange) -> dict[str, Any]:
    return {
        "round": state.round.pk, "number": state.round.number, "cut_off": state.round.cut_off, "open": state.open,
        "released": sorted(state.released),
    }  # fmt: skip


def _row(entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.item_id, "number": entry.number, "title": entry.title, "section": entry.section_id,
        "deadline": entry.deadline.as_json(),
        "agreed": {
            "status": entry.agreed_status, "on": entry.agreed_on,
            "at": entry.agreed_label if entry.agreed_label_text else None,
        },
        "list": entry.listing, "weight": entry.rank[0],
        "divergences": [_divergence(each) for each in entry.found],
        "since_round": entry.since, "due": entry.due,
        "says": [
            {"party": word.party_id, **_word(word), "previous": word.previous and _word(word.previous)}
            for word in sorted(entry.words.values(), key=lambda word: str(word.party_id))
        ],
    }  # fmt: skip


def _divergence(found: Divergence) -> dict[str, Any]:
    return {"kind": found.kind, "parties": found.sides, "apart": found.apart}


def _word(word: Word) -> dict[str, Any]:
    return {
        "position": word.id, "round": word.round, "edition": word.edition, "status": word.status,
        "progress": word.progress, "proposed_deadline": word.deadline and word.deadline.as_json(),
        "text": word.text, "released_at": word.released_at,
    }  # fmt: skip
