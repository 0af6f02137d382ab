"""What stands around the register of agreements: what its filters offer, and the filters that a reader has kept.

One statement, and none of it is looked for in all of the register.
"""

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock
from typing import Any
from uuid import UUID

import orjson
from django.db.models import Case, Func, QuerySet, Subquery, TextField, Value, When
from django.db.models.functions import Concat, JSONObject
from django.db.models.lookups import Exact
from django.utils.translation import get_language

from cooperation.access import Actor
from cooperation.accounts.models import User
from cooperation.statements import Listed, Slot, array, statement
from cooperation.texts import Text, order_of, pick
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


@dataclass(frozen=True, slots=True, eq=False)
class Parties:
    """Parties in the order of their names, and by their ids as text what each is called in short.

    As long as none of them changes it is one object, so that what is made of it is found by it. `stamp` says of what.
    """

    stamp: str
    listed: tuple[PartyChoice, ...]
    names: Mapping[str, Text]


@dataclass(frozen=True, slots=True)
class Choices:
    """The parties, subjects in their order, and one's own filters by name."""

    parties: Parties
    subjects: tuple[str, ...]
    saved: tuple[Saved, ...]


#: By who asks and in which language: the parties as they were read last. Whether they still are, each page asks.
_read: OrderedDict[tuple[Actor, str], Parties] = OrderedDict()
_reading = Lock()
#: Of so many readers.
_KEPT = 256


def choices(actor: Actor) -> Choices:
    """What the register's page offers the actor, in the language of the page."""
    language = get_language() or actor.language
    held = _read.get((actor, language), _NONE)
    said = _around(actor, language).first(known=held.stamp) or ("", "[]", "[]", "[]")
    changed, of_bodies, of_none, saved = said
    if changed:
        stamp, text = changed.split(" ", 1)
        held = _parties(stamp, text, language)
        _keep(actor, language, held)
    subjects = {*orjson.loads(of_bodies), *orjson.loads(of_none)}
    kept = tuple(Saved(**each) for each in orjson.loads(saved))
    return Choices(held, tuple(sorted(subjects)[:SUBJECTS]), kept)


def parties(actor: Actor) -> tuple[PartyChoice, ...]:
    """The parties that the register names, in the order of their names as the reader is shown them."""
    return choices(actor).parties.listed


def _keep(actor: Actor, language: str, parties: Parties) -> None:
    with _reading:
        _read[actor, language] = parties
        while len(_read) > _KEPT:
            _read.popitem(last=False)


_NONE = Parties("", (), {})


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


class _Stamp(Subquery):
    """SQL: what tells the rows of a query with one column of text from any others."""

    template = (
        "(SELECT encode(sha256(convert_to(coalesce(string_agg(one, '' ORDER BY one), ''), 'UTF8')), 'hex')"
        " FROM (%(subquery)s) listed(one))"
    )
    output_field = TextField()
    empty_result_set_value = ""


@statement
def _around(actor: Actor, language: str) -> QuerySet[Any, tuple[str, str, str, str]]:
    """The parties with their stamp, "" where that is `known`; subjects of bodies, and of none; filters."""
    named = parties_named(actor)
    whole = Func("pk", "code", "name", "short_name", function="concat", output_field=TextField())
    stamp = _Stamp(named.order_by().values(one=whole))
    in_order = named.order_by(order_of("name", language), "pk")
    listed = Listed(
        in_order.values(one=JSONObject(pk="pk", code="code", name="name", short_name="short_name"))
    )
    seen: QuerySet[Agreement] = Agreement.objects.visible_to(actor)
    of_none = seen.filter(body__isnull=True).exclude(subject="").order_by()
    saved = SavedFilter.objects.visible_to(actor).filter(list=SavedFilter.List.AGREEMENTS).order_by("name")
    of_bodies = array(sorted(actor.body_ids))
    known: Any = Exact(stamp, Slot("known", TextField()))
    return User.objects.filter(pk__in=[actor.user_id] if actor.user_id else []).values_list(
        Case(When(known, then=Value("", TextField())), default=Concat(stamp, Value(" ", TextField()), listed)),
        _Subjects(Value(of_bodies)),
        Listed(of_none.values(one=_AsJSON("subject")).distinct()[:SUBJECTS]),
        Listed(saved.values(one=JSONObject(pk="pk", name="name", query="query"))),
    )  # fmt: skip


@lru_cache(maxsize=64)
def _parties(stamp: str, text: str, language: str) -> Parties:
    """One object for all who see the same ones."""
    rows = orjson.loads(text)
    names = {each["pk"]: each["short_name"] or each["name"] for each in rows}
    return Parties(stamp, tuple(_choice(each, language) for each in rows), names)


def _choice(row: Mapping[str, Any], language: str) -> PartyChoice:
    name, short_name = (pick(row[key], language)[1] for key in ("name", "short_name"))
    return PartyChoice(UUID(row["pk"]), row["code"], name, short_name or name)
