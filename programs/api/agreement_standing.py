"""An agreement in law on a day: its state, for whom it is in force, how that follows, what must happen by when."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import get_language
from rest_framework.request import Request

from cooperation import clock
from cooperation.api import conditions
from cooperation.api import params as p
from cooperation.api.params import Params
from cooperation.api.schema import Answer, Operation
from cooperation.api.shapes import (
    BOOLEAN,
    DAY,
    ID,
    STRING,
    TEXT,
    document,
    list_of,
    nullable,
    object_of,
    one_of,
)
from cooperation.api.views import Face
from cooperation.texts import pick
from programs.models import (
    Act,
    Agreement,
    AgreementParty,
    AgreementRelation,
    AgreementStatus,
    LegalDeadline,
    Party,
)
from programs.rules.treaties.amendments import By, Text
from programs.rules.treaties.awaiting import awaiting
from programs.rules.treaties.days import Period
from programs.rules.treaties.outcome import Found, Missing, Outcome, Step
from programs.rules.treaties.reservations import Reply, ReservationState
from programs.rules.treaties.status import PartyStatus
from programs.selectors import registers, standing
from programs.selectors.amendments import Amending, Amendments, amendments
from programs.selectors.standing import Participation, Standing
from programs.treaty_words.clauses import clauses_in_words
from programs.treaty_words.lacking import irregular, lacking
from programs.treaty_words.states import awaited_of, bound_by
from programs.treaty_words.steps import steps

from .register import TAG

_PERIOD = {
    "type": "string",
    "description": (
        "A day as far as it is known: 1993-12-21, 1993-12, 1993-Q4, 1993, or the first and last with a stroke between"
        " (ISO 8601-1), `..` where one is open."
    ),
    "example": "1993-12-21",
}


_CODED = {
    "type": "object",
    "properties": {"code": STRING, "words": {**STRING, "description": "In the language of whoever asks."}},
    "required": ["code", "words"],
    "additionalProperties": True,
}
_SPAN = {
    "since": nullable(_PERIOD),
    "until": nullable({**_PERIOD, "description": "The first day not any more."}),
}
_ENTRY = object_of(
    on=nullable(DAY), between=nullable(_PERIOD), derivation=list_of(_CODED), doubts=list_of(_CODED),
    missing=list_of(_CODED),
)  # fmt: skip
_AMENDING = object_of(
    agreement={**ID, "description": "The other agreement: the amendment, or what it amends."},
    status=nullable({**one_of(AgreementStatus.values), "description": "Of the amendment."}),
    entry_into_force=nullable({**_ENTRY, "description": "Of the amendment."}),
    parties={
        **list_of(
            object_of(
                party=nullable(ID), code=STRING,
                text={**one_of(each.value for each in Text), "description": "Which text binds it that day."},
                since=nullable(_PERIOD), by=one_of(each.value for each in By), words=STRING,
            )
        ),
        "description": "Of the parties to what is amended, on that day.",
    },
)  # fmt: skip
STANDING = object_of(
    id=ID,
    as_of=DAY,
    known_on=nullable(DAY),
    recorded_since={
        **nullable(DAY),
        "description": (
            "Where it was first recorded later than `known_on`: that day. What was recorded then is taken as always"
            " known."
        ),
    },
    title=TEXT,
    computed={**BOOLEAN, "description": "False: it binds nobody in law, and only the acts are told."},
    status=nullable(one_of(AgreementStatus.values)),
    missing=list_of(_CODED),
    entry_into_force=nullable(_ENTRY),
    clauses={**list_of(STRING), "description": "The final clauses in sentences."},
    end=nullable(object_of(on=_PERIOD, cause=STRING)),
    term=nullable(object_of(number={"type": "integer"}, expiry=_PERIOD, last_day_for_notice=nullable(_PERIOD))),
    deadlines=list_of(object_of(due=one_of(LegalDeadline.Due.values), on=_PERIOD, party=nullable(ID), cause=STRING)),
    awaited=list_of(object_of(what=STRING, party=nullable(ID), words=STRING)),
    irregular=list_of(_CODED),
    participation=list_of(
        object_of(
            party=ID, code=STRING, named=STRING, status=nullable(one_of(status.value for status in PartyStatus)),
            **_SPAN, cause=STRING, provisional=BOOLEAN, suspended=BOOLEAN, obliged=BOOLEAN, derivation=list_of(_CODED),
            missing=list_of(_CODED), signed=list_of(ID), consented=list_of(ID), declared=list_of(ID),
            kind=one_of(Party.Kind.values),
            territories=list_of(object_of(name=STRING, applies=BOOLEAN, since=nullable(_PERIOD))),
        )
    ),
    amendments={**list_of(_AMENDING), "description": "What amends it, and which text binds whom."},
    amends={**list_of(_AMENDING), "description": "What it amends, and whom it binds."},
    reservations=list_of(
        object_of(
            act=ID, party=nullable(ID), stands=BOOLEAN, withdrawn_on=nullable(_PERIOD),
            answers=list_of(object_of(party=ID, reply=one_of(reply.value for reply in Reply), deadline=_PERIOD)),
        )
    ),
    acts=list_of(ID, "The acts done by then and known then, in the versions of then."),
    relations=list_of(
        object_of(agreement=ID, kind=one_of(AgreementRelation.Kind.values), other=ID),
        "What agreements do to one another, `agreement` to the `other`, this one among them.",
    ),
    texts=list_of(ID, "Its texts that you may read, as documents."),
)  # fmt: skip


class AgreementStanding(Face):
    """GET: the standing."""

    tag = TAG
    params = Params.of(
        p.day("as_of", "pk", text="The state on this day; by default today, where you are."),
        p.day(
            "known_on",
            "pk",
            text=(
                "From what was known on this day, to its end where you are: the acts, the title, the final clauses, the"
                " parties, the relations and the texts of then; by default from all that is known now. Who was put"
                " among the parties later is told of where an act of theirs was known."
            ),
        ),
    )
    operations = {
        "get": Operation(
            name="read_agreement_standing",
            text=(
                "An agreement in law on a day: whether it is in force, for whom and since when, until when, what must"
                " happen by when and whose action is awaited; with the derivation of every date, step by step, or what"
                " is missing to say it."
            ),
            answers={200: Answer(schema=STANDING, etag=True)},
            params=params,
        )
    }

    def get(self, request: Request, id: UUID) -> HttpResponseBase:  # noqa: A002 (the name in the address)
        given = self.params.parse(request.GET)
        found: Agreement = registers.one(registers.agreements(self.actor), id)
        rows = list(found.participation.all())
        on = given.get("as_of") or clock.today(self.actor.time_zone)
        seen = standing.standing(self.actor, found, on, given.get("known_on"), rows=rows)
        amending = amendments(self.actor, found, seen)
        parties = _Parties(
            [*amending.parties, *rows, *(each.row for each in seen.parties)],
            get_language() or self.actor.language,
        )
        said = {**_said(seen, parties), **_amendments(amending, parties)}
        body = document({"id": found.pk, **said})
        response = HttpResponse(body, content_type=conditions.JSON)
        response["ETag"] = conditions.etag_of(self.actor, id, found.version, body)
        return conditions.private(response, internal=False)


class _Parties:
    """The parties by their keys in the rules: how they are called by a reader of `language`, and their ids."""

    def __init__(self, rows: list[AgreementParty], language: str) -> None:
        self.language = language
        self.by_code = {row.party.code: row.party for row in rows}

    def name(self, key: str) -> str:
        party = self.by_code.get(key)
        if party is None:
            return key
        return pick(party.short_name or party.name, self.language)[1] or key

    def id(self, party: Any) -> UUID | None:
        found = None if party is None else self.by_code.get(party.key)
        return None if found is None else found.pk


def _said(seen: Standing, parties: _Parties) -> dict[str, Any]:
    state = seen.state
    return {
        "as_of": seen.on, "known_on": seen.known_on, "recorded_since": seen.since, "title": seen.agreement.title,
        "computed": state is not None,
        "status": state and state.status.value,
        "missing": _lacking(state.missing, parties) if state else [],
        "entry_into_force": state and _entry(state.entry, parties),
        "clauses": clauses_in_words(seen.treaty.clauses, parties.name, len(seen.parties)) if state else [],
        "end": state and state.end and {"on": str(state.end.on), "cause": state.end.cause},
        "term": state and state.term and {
            "number": state.term.number, "expiry": str(state.term.expiry),
            "last_day_for_notice": _period(state.term.last_day_for_notice),
        },
        "deadlines": [
            {"due": each.due.value, "on": str(each.on), "party": parties.id(each.party), "cause": each.cause}
            for each in seen.deadlines
        ],
        "awaited": [
            {"what": each.what.value, "party": parties.id(each.party), "words": awaited_of(each, parties.name)}
            for each in (awaiting(seen.treaty, state) if state else ())
        ],
        "irregular": [_coded(each, irregular(each, parties.name)) for each in seen.irregular],
        "participation": [_participation(each, parties) for each in seen.parties],
        "reservations": [_reservation(each, seen, parties) for each in seen.reservations],
        "acts": [each.act.pk for each in seen.acts],
        "relations": [
            {"agreement": each.source_id, "kind": each.kind, "other": each.target_id} for each in seen.relations
        ],
        "texts": [each.pk for each in seen.texts],
    }  # fmt: skip


def _amendments(found: Amendments, parties: _Parties) -> dict[str, Any]:
    return {
        "amendments": [_amending(each, parties) for each in found.by],
        "amends": [_amending(each, parties) for each in found.of],
    }


def _amending(each: Amending, parties: _Parties) -> dict[str, Any]:
    state = each.state
    return {
        "agreement": each.other.pk, "status": state and state.status.value,
        "entry_into_force": state and _entry(state.entry, parties),
        "parties": [
            {
                "party": parties.id(one.party), "code": one.party.key, "text": one.text.value,
                "since": _period(one.since), "by": one.by.value, "words": bound_by(one),
            }
            for one in (state.bound if state else ())
        ],
    }  # fmt: skip


def _period(value: Period | None) -> str | None:
    return None if value is None else str(value)


def _coded(one: Step | Missing, words: str) -> dict[str, Any]:
    return {**one.as_json(), "words": words}


def _lacking(missing: Any, parties: _Parties) -> list[dict[str, Any]]:
    return [_coded(one, words) for one, words in zip(missing, lacking(missing, parties.name), strict=True)]


def _steps(found: Any, parties: _Parties) -> list[dict[str, Any]]:
    return [_coded(one, words) for one, words in zip(found, steps(found, parties.name), strict=True)]


def _entry(outcome: Outcome, parties: _Parties) -> dict[str, Any]:
    on: date | None = outcome.on if isinstance(outcome, Found) else None
    found = isinstance(outcome, Found)
    return {
        "on": on, "between": None if found else _period(outcome.between),  # type: ignore[union-attr]
        "derivation": _steps(outcome.steps, parties) if isinstance(outcome, Found) else [],
        "doubts": _steps(outcome.uncertain, parties) if isinstance(outcome, Found) else [],
        "missing": [] if isinstance(outcome, Found) else _lacking(outcome.missing, parties),
    }  # fmt: skip


def _ids(acts: Any) -> list[UUID]:
    return [act.pk for act in acts if isinstance(act, Act)]


def _participation(each: Participation, parties: _Parties) -> dict[str, Any]:
    state = each.state
    member = state.membership if state else None
    return {
        "party": each.row.party_id, "code": each.row.party.code, "named": each.row.named,
        "status": state and state.status.value, "since": _period(member.since) if member else None,
        "until": _period(member.until) if member else None, "cause": member.cause if member else "",
        "provisional": bool(state and state.provisional), "suspended": bool(state and state.suspended),
        "obliged": bool(state and state.obliged), "derivation": _steps(member.steps, parties) if member else [],
        "missing": _lacking(state.missing, parties) if state else [], "signed": _ids(each.signed),
        "consented": _ids(each.consented), "declared": _ids(each.declared), "kind": each.row.party.kind,
        "territories": [
            {"name": one.name, "applies": one.applies, "since": _period(one.since)} for one in each.territories
        ],
    }  # fmt: skip


def _reservation(each: ReservationState, seen: Standing, parties: _Parties) -> dict[str, Any]:
    held = {str(one.first): one.act.pk for one in seen.acts}
    return {
        "act": held.get(each.act.key, UUID(each.act.key)), "party": parties.id(each.act.party), "stands": each.stands,
        "withdrawn_on": _period(each.withdrawn_on),
        "answers": [
            {"party": parties.id(one.party), "reply": one.reply.value, "deadline": str(one.deadline)}
            for one in each.answers
        ],
    }  # fmt: skip
