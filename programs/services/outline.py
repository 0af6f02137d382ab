"""The headings of a plan, and the milestones that were reached: what the keepers of the record enter directly."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from cooperation import clock
from cooperation.access import Actor, verb
from cooperation.errors import Absent, Conflict, Invalid, check_version, clean
from cooperation.texts import Text
from programs.models import Milestone, Programme, Section, Wording
from programs.rules.sort_key import sort_key
from programs.services import editions


@verb
def add_section(
    actor: Actor, *, programme_id: UUID, number: str, title: Text, parent_id: UUID | None = None
) -> Section:
    """Adds a heading, under another or at the top. It stands in no edition until an item does.

    Invalid: /number (given and free), /title, /parent (a heading of this plan).
    """
    programme: Programme | None = Programme.objects.visible_to(actor).filter(pk=programme_id).first()
    if programme is None:
        raise Absent
    editions.authorise_keeper(actor, programme.pk)
    editions.locked(programme)
    section = Section(programme=programme)
    _fill(section, number, title, parent_id)
    section.save(force_insert=True)
    return section


@verb
def edit_section(
    actor: Actor, *, section_id: UUID, number: str, title: Text, parent_id: UUID | None, version: int | None
) -> Section:
    """Rewrites a heading under which no item stands; Conflict where one does: items move by a change set."""
    section: Section | None = (
        Section.objects.visible_to(actor).select_related("programme").filter(pk=section_id).first()
    )
    if section is None:
        raise Absent
    editions.authorise_keeper(actor, section.programme_id)
    editions.locked(section.programme)
    section.refresh_from_db()
    check_version(section.version, version)
    if Wording.unscoped.filter(section=section).exists():
        raise Conflict(
            _("Items stand under this heading: it is retitled, and they are moved, by a change set.")
        )
    _fill(section, number, title, parent_id)
    section.version += 1
    section.save()
    return section


def _fill(section: Section, number: str, title: Text, parent_id: UUID | None) -> None:
    section.number, section.title, section.parent_id = number.strip(), title, parent_id
    section.sort_key = sort_key(section.number)[:60]
    clean(section, "number", "title")
    others = Section.unscoped.filter(programme_id=section.programme_id).exclude(pk=section.pk)
    if others.filter(number=section.number).exists():
        raise Invalid.of("number", _("Another heading of this plan has this number."))
    if parent_id is not None and not others.filter(pk=parent_id).exists():
        raise Invalid.of("parent", _("Choose a heading of this plan."))
    above = parent_id
    while above is not None:
        if above == section.pk:
            raise Invalid.of("parent", _("A heading does not stand under itself."))
        above = Section.unscoped.values_list("parent_id", flat=True).get(pk=above)


@verb
def reach_milestone(
    actor: Actor, *, milestone_id: UUID, reached_on: date | None, version: int | None
) -> Milestone:
    """Enters the day on which a milestone was reached, or None where it was not after all. Invalid: /reached_on."""
    milestone: Milestone | None = (
        Milestone.objects.visible_to(actor)
        .select_related("item")
        .select_for_update(of=("self",))
        .filter(pk=milestone_id)
        .first()
    )
    if milestone is None:
        raise Absent
    editions.authorise_keeper(actor, milestone.item.programme_id)
    check_version(milestone.version, version)
    if reached_on is not None and reached_on > clock.today(actor.time_zone):
        raise Invalid.of("reached_on", _("This day is still to come."))
    milestone.reached_on, milestone.version = reached_on, milestone.version + 1
    milestone.save(update_fields=["reached_on", "version"])
    return milestone
