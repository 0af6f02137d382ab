"""The floors of the register of agreements: one statement each, which finds and reads what the page shows of a row."""

from html import escape
from typing import Any
from uuid import UUID

import orjson
from django.contrib.auth.decorators import login_required
from django.db import connections
from django.http import HttpRequest, HttpResponse
from django.urls import path

PAGE = 100
_IN_FORCE = (
    "EXISTS (SELECT FROM programs_agreementspan s WHERE s.agreement_id = a.id"
    " AND s.status IN ('in_force', 'suspended') AND s.during @> %(value)s::date) AND a.done_first <= %(value)s::date"
)
_STATUS = (
    "EXISTS (SELECT FROM programs_agreementspan s WHERE s.agreement_id = a.id AND s.status = %(value)s"
    " AND s.during @> current_date)"
)
_PARTY = (
    "EXISTS (SELECT FROM programs_agreementparty p WHERE p.agreement_id = a.id AND p.party_id = %(value)s)"
)
_WITHIN = (
    "a.id IN (SELECT d.agreement_id FROM programs_legaldeadline d WHERE d.due IN ('end', 'renewal')"
    " AND d.on BETWEEN current_date AND current_date + %(value)s::int)"
)
_AWAITING = "EXISTS (SELECT FROM programs_awaited w WHERE w.agreement_id = a.id AND w.party_id = %(value)s)"
#: What narrows the register, by the names that the page has for it.
CONDITIONS = {
    "": "true", "q": "a.search @@ cooperation_query(%(value)s)", "in_force": _IN_FORCE, "status": _STATUS,
    "party": _PARTY, "within": _WITHIN, "awaiting": _AWAITING,
}  # fmt: skip
_FOUND = """
WITH found AS MATERIALIZED (
  SELECT a.* FROM programs_agreement a WHERE a.body_id = %(body)s AND {condition}
   ORDER BY a.done_first DESC, a.id DESC LIMIT %(limit)s)
"""
_ROWS = """
SELECT a.id, a.title->>'en', a.kind, a.level, a.subject, a.done_on->>'value',
       ARRAY(SELECT coalesce(nullif(o.short_name, '{}'), o.name)->>'en' FROM programs_agreementparty p
               JOIN programs_party o ON o.id = p.party_id
              WHERE p.agreement_id = a.id ORDER BY p."order" LIMIT 5),
       (SELECT count(*) FROM programs_agreementparty p WHERE p.agreement_id = a.id),
       (SELECT s.status FROM programs_agreementspan s WHERE s.agreement_id = a.id AND s.during @> current_date LIMIT 1),
       next.due, next.on
  FROM found a
  LEFT JOIN LATERAL (SELECT d.due, d.on FROM programs_legaldeadline d
                      WHERE d.agreement_id = a.id AND d.on >= current_date ORDER BY d.on, d.id LIMIT 1) next ON true
 ORDER BY a.done_first DESC, a.id DESC
"""
_WHOLE = """
SELECT a.id, a.version, a.body_id, a.kind, a.written_kind, a.level, a.character, a.scope, a.subject, a.title::text,
       a.other_titles::text, a.summary::text, a.note::text, a.done_on::text, a.done_at::text, a.expires_on, a.notice_by,
       a.authentic, a.prevailing, a.depositary::text, a.external_id, a.illustrative, a.clauses::text,
       a."references"::text, a.particulars::text,
       (SELECT jsonb_agg(jsonb_build_object('id', p.id, 'party', p.party_id, 'order', p."order", 'named', p.named,
               'code', o.code) ORDER BY p."order")::text
          FROM programs_agreementparty p JOIN programs_party o ON o.id = p.party_id WHERE p.agreement_id = a.id),
       (SELECT jsonb_agg(jsonb_build_object('id', r.id, 'kind', r.kind, 'agreement', r.target_id))::text
          FROM programs_agreementrelation r WHERE r.source_id = a.id)
  FROM found a ORDER BY a.done_first DESC, a.id DESC
"""
_NAMES = [
    "id", "version", "body", "kind", "written_kind", "level", "character", "scope", "subject", "title", "other_titles",
    "summary", "note", "done_on", "done_at", "expires_on", "notice_by", "authentic", "prevailing", "depositary",
    "external_id", "illustrative", "clauses", "references", "particulars", "participation", "relations",
]  # fmt: skip
_JSON = {
    "title", "other_titles", "summary", "note", "done_on", "done_at", "depositary", "clauses", "references",
    "particulars", "participation", "relations",
}  # fmt: skip


def _read(what: str, request: HttpRequest, body: UUID) -> list[tuple[Any, ...]]:
    """A page of the register of a body, narrowed by one thing."""
    name = next((name for name in CONDITIONS if name and name in request.GET), "")
    values = {"body": body, "limit": PAGE, "value": request.GET.get(name)}
    with connections["floor"].cursor() as cursor:
        cursor.execute(_FOUND.format(condition=CONDITIONS[name]) + what, values)
        return list(cursor.fetchall())


@login_required
def table(request: HttpRequest, body: UUID) -> HttpResponse:
    """The rows as a table, a cell each."""
    rows = "".join(
        f'<tr><th><a href="/agreements/{row[0]}/">{escape(row[1])}</a></th>'
        + "".join(f"<td>{'' if cell is None else escape(str(cell))}</td>" for cell in row[2:])
        + "</tr>"
        for row in _read(_ROWS, request, body)
    )
    return HttpResponse(f"<!doctype html><html><body><table>{rows}</table></body></html>")


@login_required
def listed(request: HttpRequest, body: UUID) -> HttpResponse:
    """The rows as JSON, with what belongs to them."""
    rows = [
        {
            name: orjson.Fragment(cell) if name in _JSON and cell else cell
            for name, cell in zip(_NAMES, row, strict=True)
        }
        for row in _read(_WHOLE, request, body)
    ]
    return HttpResponse(orjson.dumps({"results": rows}), content_type="application/json")


urlpatterns: list[Any] = [
    path("floor/agreements/<uuid:body>/", table),
    path("floor/agreements.json/<uuid:body>/", listed),
]
