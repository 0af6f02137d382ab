"""What the services of obstacles, joint projects and cooperation share. Each of them authorises its own actor."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Model
from django.utils.translation import gettext as _

from cooperation.access import Actor
from cooperation.errors import (
    Absent,
    DomainError,
    Fault,
    Forbidden,
    Invalid,
    Stale,
    check_version,
    clean,
    raise_all,
)
from programs import policies
from programs.models import Item, Organisation, Programme, Side
from programs.services.sides import check_present

R = TypeVar("R")
#: Rows that one call may bring.
MAX_ROWS = 1000


@dataclass(frozen=True, slots=True)
class Row:
    """One row of many: what it is known by on the other side, the version it replaces (None: it is new), the input."""

    external_id: str
    given: Any
    version: int | None = None


def tended(actor: Actor, programme_id: UUID) -> Programme:
    """The programme, for whoever may record what stands in its way; Absent, Forbidden, Conflict (its side left)."""
    programme: Programme | None = Programme.objects.visible_to(actor).filter(pk=programme_id).first()
    if programme is None:
        raise Absent
    if not policies.tends_matters(actor, programme_id):
        raise not_tended()
    check_present(actor, programme_id)
    return programme


def not_tended() -> Forbidden:
    """That somebody records nothing of what stands in the way, and of what grows."""
    return Forbidden(
        _("This is entered by a side’s coordinator or secretary, or by the keepers of the record.")
    )


def locked(model: Any, actor: Actor, pk: UUID) -> Any:
    """The row, held until the end of the transaction; Absent where the actor sees none."""
    found = model.objects.visible_to(actor).select_for_update(of=("self",)).filter(pk=pk).first()
    if found is None:
        raise Absent
    return found


def of_version(model: Any, actor: Actor, pk: UUID, version: int | None) -> Any:
    """The row as in `locked`; Stale where it is no longer the one that was read. Its version is raised."""
    found = locked(model, actor, pk)
    check_version(found.version, version)
    found.version += 1
    return found


def faults_of(instance: Model, *fields: str) -> list[Fault]:
    """What is wrong with the named fields themselves."""
    try:
        clean(instance, *fields)
    except Invalid as error:
        return list(error.faults)
    return []


def faults_of_items(programme_id: UUID, item_ids: Collection[UUID], pointer: str = "/items") -> list[Fault]:
    """Items that are not of the programme."""
    known = set(Item.unscoped.filter(programme_id=programme_id, pk__in=item_ids).values_list("pk", flat=True))
    return [] if known >= set(item_ids) else [Fault(pointer, _("Choose items of this programme."))]


def organisations_of_sides(
    actor: Actor, programme_id: UUID, ids: Iterable[UUID | None]
) -> dict[UUID, Organisation]:
    """Those of the organisations that the actor sees and that belong to a side of the programme, by id.

    Of a side that has left, too: what was done with its organisations stays on record.
    """
    sides = Side.unscoped.filter(programme_id=programme_id).values("party_id")
    rows = Organisation.objects.visible_to(actor).filter(pk__in=[pk for pk in ids if pk], party_id__in=sides)
    return {row.pk: row for row in rows}


def link(through: Any, owner: tuple[str, UUID], other: str, wanted: Iterable[UUID]) -> None:
    """Ties the owner to these and no others; what stays tied keeps its row."""
    rows = through._base_manager.filter(**{owner[0]: owner[1]})
    tied = set(rows.values_list(other, flat=True))
    asked = set(wanted)
    if tied - asked:
        rows.filter(**{f"{other}__in": tied - asked}).delete()
    through._base_manager.bulk_create(
        [through(**{owner[0]: owner[1], other: pk}) for pk in sorted(asked - tied)]
    )


def bring(
    model: Any,
    programme_id: UUID,
    rows: Sequence[Row],
    add: Callable[[Row], R],
    edit: Callable[[UUID, Row], R],
) -> list[R]:
    """Writes many rows known by their external id: all, or none and a fault for each that is wrong.

    Invalid: "/rows", "/rows/<n>/external_id" (given, once) and what `add` and `edit` find, under "/rows/<n>".
    Stale where a row's version is not the present one.
    """
    if not 0 < len(rows) <= MAX_ROWS:
        raise Invalid.of("rows", _("Give 1 to %(limit)d rows.") % {"limit": MAX_ROWS})
    raise_all(_faults_of_ids(rows))
    # Two calls that bring the same row: the second finds what the first has written.
    Programme.unscoped.select_for_update(of=("self",)).get(pk=programme_id)
    known = {
        external_id: (pk, version)
        for external_id, pk, version in model.unscoped.filter(
            programme_id=programme_id, external_id__in=[row.external_id for row in rows]
        ).values_list("external_id", "pk", "version")
    }
    done: list[R] = []
    faults: list[Fault] = []
    for index, row in enumerate(rows):
        try:
            done.append(_bring_one(known.get(row.external_id), row, add, edit))
        except Invalid as error:
            faults += under(f"/rows/{index}", error)
    raise_all(faults)
    return done


def _bring_one(
    known: tuple[UUID, int] | None, row: Row, add: Callable[[Row], R], edit: Callable[[UUID, Row], R]
) -> R:
    if known is None:
        return add(row)
    pk, version = known
    if row.version != version:
        raise Stale(version)
    return edit(pk, row)


def _faults_of_ids(rows: Sequence[Row]) -> list[Fault]:
    seen: set[str] = set()
    faults = []
    for index, row in enumerate(rows):
        pointer = f"/rows/{index}/external_id"
        if not row.external_id.strip():
            faults.append(Fault(pointer, _("Give the id by which your system knows it.")))
        elif row.external_id in seen:
            faults.append(Fault(pointer, _("This id stands in another row already.")))
        seen.add(row.external_id)
    return faults


def under(prefix: str, error: DomainError) -> list[Fault]:
    """The faults of an error as they stand inside something larger."""
    if not error.faults:
        return [Fault(prefix, error.detail)]
    return [replace(fault, pointer=prefix + fault.pointer) for fault in error.faults]
