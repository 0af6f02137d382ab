"""`@tracked`: a table whose every insert, update and delete leaves a change event, also by bulk and raw statements.

Events are written by statement-level triggers. Each carries who acted (set by `acting_as`) in `pgh_context`.

pgtrigger's triggers ask a function of the database whether they are to be ignored, and any session may answer that by
a setting. `seal` makes the answer always no; the grants of `migrate` keep the application's role from altering or
deleting an event. Still open to that role: adding an event of its own making, since the triggers write with the rights
of whoever changed the row.
"""

from collections.abc import Callable
from typing import Any, TypeVar

import pghistory
from django.db import models

M = TypeVar("M", bound=type[models.Model])


def tracked(*, exclude: tuple[str, ...] = ()) -> Callable[[M], M]:
    """Tracks a model. Generated columns are left out; name in `exclude` what else is derived."""

    def decorate(model: M) -> M:
        generated = tuple(f.name for f in model._meta.fields if isinstance(f, models.GeneratedField))
        return pghistory.track(  # type: ignore[no-any-return]
            pghistory.InsertEvent("added", trigger_name=f"{model.__name__.lower()}_added"),
            pghistory.UpdateEvent("changed", trigger_name=f"{model.__name__.lower()}_changed"),
            pghistory.DeleteEvent("removed", trigger_name=f"{model.__name__.lower()}_removed"),
            exclude=[*generated, *exclude],
            level=pghistory.Statement,
            append_only=False,
            obj_field=pghistory.ObjForeignKey(
                db_index=False, related_name="events", related_query_name="events_query"
            ),
            context_field=pghistory.ContextJSONField(),
            context_id_field=None,  # type: ignore[arg-type]
            meta={
                "indexes": [
                    models.Index(
                        fields=["pgh_obj", "-pgh_created_at", "-pgh_id"],
                        name=f"{model._meta.db_table[:16]}_{abs(_stable_hash(model.__name__)) % 10**6}_asof",
                    )
                ]
            },
        )(model)

    return decorate


def seal(connection: Any) -> None:
    """Lets no session ignore the triggers. Done as the owner after each `migrate`, which may bring it anew."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regprocedure('public._pgtrigger_should_ignore(name)') IS NOT NULL")
        if cursor.fetchone() == (True,):
            cursor.execute(
                "CREATE OR REPLACE FUNCTION public._pgtrigger_should_ignore(trigger_name name) RETURNS boolean"
                " LANGUAGE sql IMMUTABLE PARALLEL SAFE AS 'SELECT false'"
            )


def _stable_hash(name: str) -> int:
    value = 0
    for char in name:
        value = (value * 131 + ord(char)) % 2**31
    return value


def changed_fields(before: dict[str, Any] | None, after: dict[str, Any]) -> dict[str, tuple[Any, Any]]:
    """{field: (before, after)} of the fields that differ between two states of a row."""
    if before is None:
        return {}
    return {key: (before.get(key), value) for key, value in after.items() if before.get(key) != value}
