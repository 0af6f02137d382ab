"""The floors: views that do the least that the same answer takes, behind a session login and the same server."""

import io
from collections.abc import Callable
from html import escape
from typing import Any
from uuid import UUID

import orjson
import typst
from django.contrib.auth.decorators import login_required
from django.db import connection, connections, transaction
from django.db.models import F, FilteredRelation, Q
from django.http import HttpRequest, HttpResponse
from django.urls import path
from python_calamine import CalamineWorkbook
from rest_framework import generics, serializers
from rest_framework.authentication import SessionAuthentication
from rest_framework.parsers import JSONParser
from rest_framework.permissions import IsAuthenticated

from cooperation.accounts.api import OrjsonRenderer
from cooperation.dates import FuzzyDate
from programs import models as m
from programs.api.plans import ITEM_COLUMNS
from programs.api.reports import POSITIONS
from programs.imports.sheets import read

from . import ledger_floors
from .models import PlainDraft

_TABLE = """
SELECT w.item_id, w.number, w.title->>'en', w.deadline->>'value', s.status,
       a.status, a.progress, a.proposed_deadline->>'value', b.status, b.progress, b.proposed_deadline->>'value'
  FROM programs_wording w
  LEFT JOIN programs_agreedstate s ON s.item_id = w.item_id AND s.current
  LEFT JOIN programs_position a ON a.item_id = w.item_id AND a.party_id = %s AND a.latest
  LEFT JOIN programs_position b ON b.item_id = w.item_id AND b.party_id = %s AND b.latest
 WHERE w.programme_id = %s AND w.until_edition IS NULL
 ORDER BY w.sort_key, w.id LIMIT 50
"""


def addresses(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: these addresses, not the product's."""

    def answer(request: HttpRequest) -> HttpResponse:
        request.urlconf = __name__  # type: ignore[attr-defined]
        return get_response(request)

    return answer


@login_required
def view(request: HttpRequest) -> HttpResponse:
    """Nothing but knowing who asks."""
    return HttpResponse(f"<!doctype html><p>{escape(request.user.name)}</p>")  # type: ignore[union-attr]


@login_required
def table(request: HttpRequest, programme: UUID, one: UUID, other: UUID) -> HttpResponse:
    """Fifty items of a plan with what two sides say, from one statement."""
    with connections["floor"].cursor() as cursor:
        cursor.execute(_TABLE, [one, other, programme])
        rows = cursor.fetchall()
    body = "".join(
        f'<tr><td><a href="/items/{row[0]}/">{escape(row[1])}</a></td>'
        + "".join(f"<td>{'' if cell is None else escape(str(cell))}</td>" for cell in row[2:])
        + "</tr>"
        for row in rows
    )
    return HttpResponse(f"<!doctype html><html><body><table>{body}</table></body></html>")


def _json(rows: list[dict[str, Any]]) -> HttpResponse:
    return HttpResponse(
        orjson.dumps({"results": rows}, default=FuzzyDate.as_json), content_type="application/json"
    )


# What is computed for the reader has a plain column of the same name here.
_POSITION = [
    column.source if isinstance(column.source, str) else column.name for column in POSITIONS.shape.columns
]


@login_required
def positions(request: HttpRequest, programme: UUID, limit: int) -> HttpResponse:
    """values() and orjson: the columns of the API's list of positions."""
    rows = m.Position.unscoped.using("floor").filter(programme_id=programme).order_by("id")
    return _json(list(rows.values(*_POSITION)[:limit]))


_ITEM = {column.name: column.source for column in ITEM_COLUMNS}


@login_required
def items(request: HttpRequest, programme: UUID, limit: int) -> HttpResponse:
    """values() and orjson: the columns of the API's list of items, and a second values() for who is responsible."""
    rows = (
        m.Wording.unscoped.using("floor")
        .annotate(
            agreed=FilteredRelation("item__agreed_states", condition=Q(item__agreed_states__current=True))
        )
        .filter(programme_id=programme, until_edition__isnull=True)
        .order_by("sort_key", "id")
        .values_list(*_ITEM.values())[:limit]
    )
    found = {row[0]: dict(zip(_ITEM, row, strict=True)) | {"responsible": []} for row in rows}
    held = m.Responsibility.unscoped.using("floor").filter(item_id__in=list(found), until__isnull=True)
    for row in held.values(
        "item_id", "id", "party_id", "organisation_id", "role", "since", code=F("party__code")
    ):
        found[row.pop("item_id")]["responsible"].append(row)
    return _json(list(found.values()))


@login_required
def copy_out(request: HttpRequest, programme: UUID, limit: int) -> HttpResponse:
    """COPY of the same rows, a line each."""
    out = io.BytesIO()
    with connections["floor"].cursor() as cursor:
        rows = "SELECT * FROM programs_position WHERE programme_id = %s ORDER BY id LIMIT %s"
        select = cursor.cursor.mogrify(rows, [str(programme), limit]).decode()
        cursor.cursor.copy_expert(f"COPY ({select}) TO STDOUT", out)
    return HttpResponse(out.getvalue(), content_type="text/plain")


# --- One object, and writing ------------------------------------------------------------------------------------------


class _Position(serializers.ModelSerializer[m.Position]):
    class Meta:
        model = m.Position
        exclude = ("exchange",)


class _Draft(serializers.ModelSerializer[PlainDraft]):
    class Meta:
        model = PlainDraft
        fields = "__all__"


class _Plain:
    authentication_classes = [SessionAuthentication]
    permission_classes = [IsAuthenticated]
    renderer_classes = [OrjsonRenderer]
    parser_classes = [JSONParser]


class OneObject(_Plain, generics.RetrieveAPIView[m.Position]):
    """A bare serializer of one position."""

    serializer_class = _Position
    queryset = m.Position.unscoped.using("floor")


class OneWrite(_Plain, generics.CreateAPIView[PlainDraft]):
    """A plain serializer's create."""

    serializer_class = _Draft
    queryset = PlainDraft.unscoped.all()


def _parsed(request: HttpRequest) -> list[PlainDraft]:
    sent = orjson.loads(request.body)
    common = {name: sent[name] for name in ("programme_id", "party_id", "round_id")}
    return [
        PlainDraft(
            **common, item_id=row["item"], status=row["status"], progress=row["progress"], text=row["text"]
        )
        for row in sent["rows"]
    ]


@login_required
def bulk_create(request: HttpRequest) -> HttpResponse:
    """bulk_create of what was sent: no validation, no history."""
    with transaction.atomic():
        made = PlainDraft.unscoped.bulk_create(_parsed(request))
    return _json([{"id": draft.pk} for draft in made])


@login_required
def copy_in(request: HttpRequest) -> HttpResponse:
    """COPY of what was sent."""
    made = _parsed(request)
    names = ("id", "programme_id", "party_id", "round_id", "item_id", "status", "progress")
    lines = io.StringIO(
        "".join(
            "\t".join(str(getattr(draft, name)) for name in names)
            + f"\t{orjson.dumps(draft.text).decode()}\tf\tf\t1\t2026-01-01\t{{}}\n"
            for draft in made
        )
    )
    listed = ", ".join(names)
    with connection.cursor() as cursor:
        cursor.cursor.copy_expert(
            f"COPY bench_plaindraft ({listed}, text, ready, released, version, saved_at, still_right) FROM STDIN",
            lines,
        )
    return _json([{"id": draft.pk} for draft in made])


@login_required
def read_file(request: HttpRequest) -> HttpResponse:
    """The rows of a workbook that is sent, as lists."""
    with CalamineWorkbook.from_filelike(io.BytesIO(request.FILES["file"].read())) as book:  # type: ignore[union-attr]
        rows = book.get_sheet_by_index(0).to_python()
    items = sum(1 for row in rows if row[-1]) - 1
    return HttpResponse(orjson.dumps({"items": items}), content_type="application/json")


@login_required
def check_file(request: HttpRequest) -> HttpResponse:
    """The same, measured first as every file is that comes from outside."""
    rows = read(request.FILES["file"]).rows  # type: ignore[arg-type]
    items = sum(1 for row in rows if row[-1]) - 1
    return HttpResponse(orjson.dumps({"items": items}), content_type="application/json")


_COMPARED = """
WITH d AS MATERIALIZED (
  SELECT item_id, coalesce(l.number, e.number) AS number, coalesce(l.title, e.title)->>'en' AS title,
         coalesce(l.sort_key, e.sort_key) AS sort_key, e.status AS before, l.status AS after, e.due_on, l.due_on AS then
    FROM (SELECT c.* FROM meetings_snapshotline c JOIN meetings_snapshot s ON s.id = c.snapshot_id
           WHERE s.review_id = %s) e
    FULL JOIN (SELECT c.* FROM meetings_snapshotline c JOIN meetings_snapshot s ON s.id = c.snapshot_id
                WHERE s.review_id = %s) l USING (item_id))
SELECT *, (SELECT count(*) FROM d WHERE before IS DISTINCT FROM after) FROM d
 WHERE before IS DISTINCT FROM after ORDER BY sort_key, item_id LIMIT 50
"""


@login_required
def compared(request: HttpRequest, earlier: UUID, later: UUID) -> HttpResponse:
    """Fifty of the items whose status two sessions left otherwise, and how many there are."""
    with connections["floor"].cursor() as cursor:
        cursor.execute(_COMPARED, [earlier, later])
        rows = [list(row) for row in cursor.fetchall()]
    return HttpResponse(orjson.dumps({"results": rows}, default=str), content_type="application/json")


#: Two pages, as long as a brief is.
_PAGES = b"#lorem(900)"


@login_required
def pdf(request: HttpRequest) -> HttpResponse:
    """Two pages of running text as PDF."""
    made = typst.compile(_PAGES, format="pdf", ignore_system_fonts=True)
    return HttpResponse(made, content_type="application/pdf")


urlpatterns = [
    *ledger_floors.urlpatterns,
    path("floor/compared/<uuid:earlier>/<uuid:later>/", compared),
    path("floor/pdf/", pdf),
    path("floor/view/", view),
    path("floor/table/<uuid:programme>/<uuid:one>/<uuid:other>/", table),
    path("floor/positions/<uuid:programme>/<int:limit>/", positions),
    path("floor/items/<uuid:programme>/<int:limit>/", items),
    path("floor/copy/<uuid:programme>/<int:limit>/", copy_out),
    path("floor/object/<uuid:pk>/", OneObject.as_view()),
    path("floor/create/", OneWrite.as_view()),
    path("floor/bulk/", bulk_create),
    path("floor/copy-in/", copy_in),
    path("floor/read-file/", read_file),
    path("floor/check-file/", check_file),
]
