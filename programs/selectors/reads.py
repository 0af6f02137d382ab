"""The read log as its security officer asks it: about which text, by whom, between which days."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet

from cooperation.access import Actor
from cooperation.accounts.models import User
from cooperation.readlog.models import Entry
from programs.models import ANY_MARKING, Document, Marking, Wording

PAGE = 100
#: Documents and items that one question may mean.
MOST_MEANT = 200


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of the log. From the beginning of `since` to that of `before`, in the reader's zone.

    `about`: the id of a text or of an item, an item's number, or a part of a document's name. `who`: a part of a name.
    `marking`: the code of one, or `ANY_MARKING`.
    """

    about: str = ""
    who: str = ""
    kind: str = ""
    marking: str = ""
    face: str = ""
    since: date | None = None
    before: date | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """An entry with what it speaks of, as far as the reader sees it today."""

    entry: Entry
    wording: Wording | None
    document: Document | None
    marking: Marking | None = None


def _instant(day: date, zone: str) -> datetime:
    return datetime.combine(day, time(), ZoneInfo(zone))


def _about(actor: Actor, about: str) -> Q:
    try:
        found = UUID(about)
    except ValueError:
        items = Wording.objects.visible_to(actor).filter(number=about, until_edition__isnull=True)
        files = Document.objects.visible_to(actor).filter(name__icontains=about)
        return Q(item_id__in=list(items.values_list("item_id", flat=True)[:MOST_MEANT])) | Q(
            object_id__in=list(files.values_list("pk", flat=True)[:MOST_MEANT])
        )
    return Q(object_id=found) | Q(item_id=found)


def bearing(rows: QuerySet[Entry], marking: str) -> QuerySet[Entry]:
    """Readings of what bore this marking when it was read; with `ANY_MARKING` of what bore any."""
    return rows.exclude(marking="") if marking == ANY_MARKING else rows.filter(marking=marking)


def entries(actor: Actor, asked: Asked) -> QuerySet[Entry]:
    """The readings asked for, newest first."""
    rows: QuerySet[Entry] = Entry.objects.visible_to(actor).order_by("-at", "-id")
    if asked.about:
        rows = rows.filter(_about(actor, asked.about))
    if asked.who:
        rows = rows.filter(user_id__in=User.objects.filter(name__icontains=asked.who).values("pk"))
    if asked.kind:
        rows = rows.filter(kind=asked.kind)
    if asked.marking:
        rows = bearing(rows, asked.marking)
    if asked.face:
        rows = rows.filter(face=asked.face)
    if asked.since:
        rows = rows.filter(at__gte=_instant(asked.since, actor.time_zone))
    if asked.before:
        rows = rows.filter(at__lt=_instant(asked.before, actor.time_zone))
    return rows


def _behind(rows: QuerySet[Entry], last: Entry) -> QuerySet[Entry]:
    return rows.filter(Q(at__lt=last.at) | Q(at=last.at, pk__lt=last.pk), at__lte=last.at)


def page(actor: Actor, asked: Asked, after: UUID | None) -> tuple[list[Named], str]:
    """A hundred readings and the mark of the next page, "" where there is none. `after`: the last id seen."""
    rows = entries(actor, asked)
    last = Entry.objects.visible_to(actor).filter(pk=after).first() if after else None
    if last is not None:
        rows = _behind(rows, last)
    found = list(rows[: PAGE + 1])
    more, found = len(found) > PAGE, found[:PAGE]
    return named(actor, found), str(found[-1].pk) if more else ""


def named(actor: Actor, found: Iterable[Entry]) -> list[Named]:
    """At most three statements: the items' newest wordings, the documents, and the markings."""
    listed = list(found)
    items = {entry.item_id for entry in listed if entry.item_id}
    files = {entry.object_id for entry in listed if entry.kind == Entry.Kind.DOCUMENT}
    wordings: Any = Wording.objects.visible_to(actor).filter(item_id__in=items, until_edition__isnull=True)
    by_item = {wording.item_id: wording for wording in wordings.defer("search", "editions")} if items else {}
    by_id = Document.objects.visible_to(actor).in_bulk(files) if files else {}
    codes = {entry.marking for entry in listed if entry.marking}
    marks = (
        {each.code: each for each in Marking.objects.visible_to(actor).filter(code__in=codes)}
        if codes
        else {}
    )
    return [
        Named(entry, by_item.get(entry.item_id), by_id.get(entry.object_id), marks.get(entry.marking))
        for entry in listed
    ]


def everything(actor: Actor, asked: Asked, chunk: int = 1000) -> Iterator[Named]:
    """All the readings asked for, some at a time."""
    rows, last = entries(actor, asked), None
    while True:
        found = list((_behind(rows, last) if last else rows)[:chunk])
        yield from named(actor, found)
        if len(found) < chunk:
            return
        last = found[-1]
