"""What stands around the register of agreements: what its filters offer, and the filters that a reader has kept.

One statement, and none of it is looked for in all of the register.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from uuid import UUID

import orjson
from django.db.models import Func, QuerySet, TextField, Value
from django.db.models.functions import JSONObject
from django.utils.translation import get_language

from cooperation.access import Actor
from cooperation.accounts.models import User
from cooperation.statements import Listed, array, statement
from cooperation.texts import order_of, pick
from programs.models import Agreement, SavedFilter
from programs.selectors.parties import parties_named

#: So many subjects are offered.
SUBJECTS = 1000


@dataclass(frozen=True, slots=True)
class PartyChoice:
    """A party as a list offers it, its names as the reader is shown them."""

    pk: UUID
    code: str
    name: str
    short_name: str


@dataclass(frozen=True, slots=True)
class Saved:
    """A filter that was kept: its name, and what stands in the address."""

    pk: str
    name: str
    query: str


@dataclass(frozen=True, slots=True)
class Choices:
    """Parties in the order of their names, subjects in theirs, and one's own filters by name."""

    parties: tuple[PartyChoice, ...]
    subjects: tuple[str, ...]
    saved: tuple[Saved, ...]


def choices(actor: Actor) -> Choices:
    """What the register's page offers the actor, in the language of the page."""
    language = get_language() or actor.language
    parties, of_bodies, of_none, saved = _around(actor, language).first() or ("[]", "[]", "[]", "[]")
    subjects = {*orjson.loads(of_bodies), *orjson.loads(of_none)}
    return Choices(
        _parties(parties, language), tuple(sorted(subjects)[:SUBJECTS]),
        tuple(Saved(**each) for each in orjson.loads(saved)),
    )  # fmt: skip


def parties(actor: Actor) -> tuple[PartyChoice, ...]:
    """The parties that the register names, in the order of their names as the reader is shown them."""
    return choices(actor).parties


class _Subjects(Func):
    """SQL: the subjects in the registers of bodies, from one to the next by index: as many looks as there are."""

    template = """(
WITH RECURSIVE found(body_id, subject) AS (
  SELECT body_id, ''::varchar FROM unnest(%(expressions)s::uuid[]) body(body_id)
  UNION ALL
  SELECT found.body_id, (SELECT a.subject FROM programs_agreement a
                          WHERE a.body_id = found.body_id AND a.subject > found.subject ORDER BY a.subject LIMIT 1)
    FROM found WHERE found.subject IS NOT NULL)
SELECT coalesce(jsonb_agg(subject), '[]')::text
  FROM (SELECT subject FROM found WHERE subject <> '' LIMIT 1000) listed)"""
    output_field = TextField()


class _AsJSON(Func):
    """SQL: a value as jsonb."""

    function = "to_jsonb"
    output_field = TextField()


@statement
def _around(actor: Actor, language: str) -> QuerySet[Any, tuple[str, str, str, str]]:
    named = parties_named(actor).order_by(order_of("name", language), "pk")
    seen: QuerySet[Agreement] = Agreement.objects.visible_to(actor)
    of_none = seen.filter(body__isnull=True).exclude(subject="").order_by()
    saved = SavedFilter.objects.visible_to(actor).filter(list=SavedFilter.List.AGREEMENTS).order_by("name")
    of_bodies = array(sorted(actor.body_ids))
    return User.objects.filter(pk__in=[actor.user_id] if actor.user_id else []).values_list(
        Listed(named.values(one=JSONObject(pk="pk", code="code", name="name", short_name="short_name"))),
        _Subjects(Value(of_bodies)),
        Listed(of_none.values(one=_AsJSON("subject")).distinct()[:SUBJECTS]),
        Listed(saved.values(one=JSONObject(pk="pk", name="name", query="query"))),
    )  # fmt: skip


@lru_cache(maxsize=64)
def _parties(text: str, language: str) -> tuple[PartyChoice, ...]:
    def shown(name: dict[str, str]) -> str:
        return pick(name, language)[1]

    return tuple(
        PartyChoice(
            UUID(each["pk"]),
            each["code"],
            shown(each["name"]),
            shown(each["short_name"]) or shown(each["name"]),
        )
        for each in orjson.loads(text)
    )
