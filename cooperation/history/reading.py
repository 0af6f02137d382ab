"""Change events: who changed what of one row, and what rows were at an instant.

The caller has narrowed the rows to those that its actor may see; row security on the event tables stands behind it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import connection, models
from django.db.models import Q
from django.utils import timezone
from django.utils.formats import localize
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from psycopg2 import sql

from cooperation.dates import FuzzyDate
from cooperation.texts import pick
from cooperation.tracking import changed_fields

Row = dict[str, Any]

#: Fields that say nothing to a reader: the event's own, and what every write raises.
_SILENT = frozenset({"id", "version"})


@dataclass(frozen=True, slots=True)
class Change:
    """One insert ("added"), update ("changed") or delete ("removed") of a row.

    `at` is in UTC. `who` is the name at that time, `party` the code of the side acted for; both are empty for the
    installation itself. `fields` gives (before, after) by field name, foreign keys as ids; `row` all columns after it.
    """

    id: int
    at: datetime
    label: str
    who: str = ""
    party: str = ""
    kind: str = ""
    request: str = ""
    user_id: str | None = None
    post_id: str | None = None
    fields: dict[str, tuple[Any, Any]] = field(default_factory=dict)
    row: Row = field(default_factory=dict)


def event_model(model: type[models.Model]) -> type[models.Model]:
    """The table of change events of a tracked model; LookupError where the model is not tracked."""
    found = getattr(model, "pgh_event_model", None)
    if found is None:
        raise LookupError(f"{model.__name__} is not tracked")
    return found  # type: ignore[no-any-return]


def columns_of(events: type[models.Model]) -> list[str]:
    """The columns of an event that are those of its subject."""
    return [f.attname for f in events._meta.concrete_fields if not f.name.startswith("pgh_")]


def changes(
    model: type[models.Model], obj_id: Any, *, limit: int, before: Change | None = None
) -> list[Change]:
    """The newest `limit` changes of one row, newest first; with `before`, those that precede it."""
    events = event_model(model)
    columns = columns_of(events)
    rows = events._default_manager.filter(pgh_obj_id=obj_id)
    if before is not None:
        rows = rows.filter(
            Q(pgh_created_at__lt=before.at) | Q(pgh_created_at=before.at, pgh_id__lt=before.id)
        )
    # One more than is shown: the state before the oldest of them.
    found = list(
        rows.order_by("-pgh_created_at", "-pgh_id").values(
            "pgh_id", "pgh_created_at", "pgh_label", "pgh_context", *columns
        )[: limit + 1]
    )
    return [
        change_of(row, found[place + 1] if place + 1 < len(found) else None, columns)
        for place, row in enumerate(found[:limit])
    ]


def change_of(row: Row, earlier: Row | None, columns: Sequence[str]) -> Change:
    """A Change of an event's row and of the one before it of the same subject."""
    who = row["pgh_context"] or {}
    after = {name: row[name] for name in columns if name not in _SILENT}
    differ: dict[str, tuple[Any, Any]] = {}
    if row["pgh_label"] == "changed" and earlier is not None:
        differ = changed_fields({name: earlier[name] for name in after}, after)
    elif row["pgh_label"] == "added":
        differ = {name: (None, value) for name, value in after.items() if value not in (None, "", {}, [])}
    return Change(
        id=row["pgh_id"],
        at=row["pgh_created_at"],
        label=row["pgh_label"],
        who=who.get("name") or "",
        party=who.get("party") or "",
        kind=who.get("kind") or "",
        request=who.get("request") or "",
        user_id=who.get("user"),
        post_id=who.get("post"),
        fields=differ,
        row=after,
    )


def as_of(model: type[models.Model], ids: Iterable[Any], at: datetime) -> dict[Any, Row]:
    """What the rows were at an instant: {id: {column: value}}, without those not yet added or already removed."""
    events = event_model(model)
    columns = columns_of(events)
    wanted = list(ids)
    if not wanted:
        return {}
    key = model._meta.pk
    assert key is not None  # noqa: S101 (a model has one)
    statement = sql.SQL(
        "SELECT e.pgh_id FROM unnest(%s::{type}[]) AS w(id) CROSS JOIN LATERAL ("
        " SELECT pgh_id, pgh_label FROM {table} WHERE pgh_obj_id = w.id AND pgh_created_at <= %s"
        " ORDER BY pgh_created_at DESC, pgh_id DESC LIMIT 1) e WHERE e.pgh_label <> 'removed'"
    ).format(table=sql.Identifier(events._meta.db_table), type=sql.SQL(key.db_type(connection) or "uuid"))
    with connection.cursor() as cursor:
        cursor.execute(statement, [[str(one) for one in wanted], at])
        found = [number for (number,) in cursor.fetchall()]
    rows = events._default_manager.filter(pk__in=found).values("pgh_obj_id", *columns)
    return {row.pop("pgh_obj_id"): row for row in rows}


# --- For components/history.html --------------------------------------------------------------------------------------


def entries(
    model: type[models.Model],
    found: Iterable[Change],
    *,
    dates: Callable[[FuzzyDate], str] = str,
    words: Mapping[str, Any] | None = None,
    told: Mapping[str, Callable[[Any], str]] | None = None,
) -> list[dict[str, Any]]:
    """What the page's component shows of changes: at, who, what, detail. Nothing in it is marked safe.

    `dates` puts an uncertain date into the page's words; `words` names fields, by column, where their model
    does not, and leaves out those that it names None; `told` says the values of a column that is data.
    """
    labels = {"added": _("Added"), "changed": _("Changed"), "removed": _("Removed")}
    return [
        {
            "at": change.at,
            "who": f"{change.who} ({change.party})" if change.party else change.who or _("the installation"),
            "what": labels.get(change.label, change.label),
            "detail": "; ".join(_sentences(model, change, dates, words or {}, told or {})),
        }
        for change in found
    ]


def _sentences(
    model: type[models.Model],
    change: Change,
    dates: Callable[[FuzzyDate], str],
    words: Mapping[str, Any],
    told: Mapping[str, Callable[[Any], str]],
) -> list[str]:
    """Fields in words. Those that name other rows are left out: an id says nothing, and its name may be hidden."""
    said = []
    for name, (before, after) in change.fields.items():
        try:
            about = model._meta.get_field(name)
        except FieldDoesNotExist:
            continue  # a foreign key by its column, or a field that the model no longer has
        if about.is_relation or isinstance(about, models.UUIDField):
            continue
        label = getattr(about, "verbose_name", name)
        if isinstance(label, str):  # what Django made of the column, in no language
            label = words.get(name, label)
        if label is None:
            continue
        values = {
            "field": label,
            "before": told[name](before) if before and name in told else _plain(about, before, dates),
            "after": told[name](after) if after and name in told else _plain(about, after, dates),
        }
        if change.label == "added":
            said.append(_("%(field)s: %(after)s") % values)
        else:
            said.append(_("%(field)s: %(before)s → %(after)s") % values)
    return said


def _plain(about: Any, value: Any, dates: Callable[[FuzzyDate], str]) -> str:
    if value in (None, "", {}, []):
        return "—"
    choices = dict(getattr(about, "flatchoices", None) or ())
    if not isinstance(value, dict | list) and value in choices:
        return str(choices[value])
    if isinstance(value, FuzzyDate):
        return dates(value)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, dict):
        return pick(value, get_language() or "en")[1]
    if isinstance(value, list):
        return ", ".join(_plain(about, each, dates) for each in value)
    if isinstance(value, datetime) and timezone.is_aware(value):
        value = timezone.localtime(value)  # the page says that its times are in the reader's zone
    return str(localize(value))
