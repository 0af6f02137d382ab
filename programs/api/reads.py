"""Who read which internal text of one's own side: for its security officer."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from cooperation.access import Actor
from cooperation.api import params as p
from cooperation.api.pages import ordering
from cooperation.api.resources import Resource
from cooperation.api.shapes import Shape, columns
from cooperation.readlog.models import Entry
from programs.models import Programme
from programs.selectors.reads import bearing

TAG = "read log"
Rows = QuerySet[Any]


def _instant(name: str, path: str, text: str) -> p.Param:
    def parse(value: str) -> datetime:
        try:
            found = parse_datetime(value)
        except ValueError:
            found = None
        if found is None or found.tzinfo is None:
            raise ValueError(_("Give an instant with its offset, such as 2026-05-03T00:00:00Z."))
        return found

    apply: Callable[[Rows, Any, Actor], Rows] = p.lookup(path)
    return p.Param(name, parse, {"type": "string", "format": "date-time"}, text, apply)


def _of_programme(rows: Rows, value: Any, actor: Actor) -> Rows:
    """The log names programmes by their ids alone."""
    if isinstance(value, UUID):
        return rows.filter(programme_id=value)
    return rows.filter(programme_id__in=Programme.objects.visible_to(actor).filter(code=value).values("pk"))


def _marked(rows: Rows, value: Any, actor: Actor) -> Rows:
    return bearing(rows, value)


READS = Resource(
    "reads",
    Shape(
        "Read",
        columns(
            Entry,
            "id version at reader kind object_version marking face address",
            request="request_id",
            party="party_id",
            user="user_id",
            post="post_id",
            object="object_id",
            programme="programme_id",
            item="item_id",
        ),
        text="One reading of one text, by somebody of your own side.",
    ),
    Entry.objects.visible_to,
    text=(
        "Every reading of internal and marked texts by your side's people, newest first, for its security officer."
        " Who opened or received a text before 3 May: `?object={id}&before=2026-05-03T00:00:00Z`."
    ),
    filters=(
        p.uuid("object", "object_id", text="The text that was read."),
        p.uuid("item", "item_id"),
        p.id_or_code("programme", apply=_of_programme),
        p.uuid("user", "user_id", text="The account that read it."),
        p.any_of("kind", Entry.Kind.values),
        p.any_of("face", Entry.Face.values),
        p.string(
            "marking",
            limit=32,
            text="Read while it bore this marking; `*`: while it bore any.",
            apply=_marked,
        ),
        _instant("since", "at__gte", "Read at this instant or later."),
        _instant("before", "at__lt", "Read before this instant."),
    ),
    orderings={"-at": ordering("-at", "-id"), "at": ordering("at", "id")},
    internal=True,
)
