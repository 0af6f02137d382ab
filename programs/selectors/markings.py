"""Markings as a form offers them, lowest level first: codes, and names in the reader's language."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import QuerySet
from django.db.models.functions import JSONObject
from django.utils.translation import get_language

from cooperation.access import Actor
from cooperation.texts import pick
from programs.models import Marking

#: Values and their words, as a form's choice has them.
Choices = tuple[tuple[str, str], ...]


def choices(actor: Actor) -> Choices:
    """Those that the actor may give to a text."""
    return named(actor, _said(Marking.objects.visible_to(actor).chosen_by(actor)))


def known(actor: Actor) -> Choices:
    """Those that a text may be found to bear."""
    return named(actor, _said(Marking.objects.visible_to(actor)))


def offered(actor: Actor) -> ArraySubquery:
    """SQL: what `named` makes the choices of, for a statement that asks for something else, too."""
    rows = _said(Marking.objects.visible_to(actor).chosen_by(actor))
    return ArraySubquery(rows.values(json=JSONObject(code="code", name="name")))


def named(actor: Actor, rows: Iterable[Mapping[str, Any]]) -> Choices:
    """Markings as choices."""
    language = get_language() or actor.language
    return tuple((row["code"], pick(row["name"], language)[1]) for row in rows)


def _said(rows: QuerySet[Marking]) -> QuerySet[Marking, Any]:
    return rows.order_by("party__code", "level", "code").values("code", "name")
