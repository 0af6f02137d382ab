"""The rounds of a programme as the secretaries read them."""

from collections.abc import Iterable
from uuid import UUID

from cooperation.access import Actor
from programs.models import Release, Round, Section, Wording


def of_programme(actor: Actor, programme_id: UUID) -> list[tuple[Round, list[Release]]]:
    """The newest rounds, each with the first release of every side that has released in it."""
    found = list(Round.objects.visible_to(actor).filter(programme_id=programme_id).order_by("-number")[:100])
    firsts: dict[UUID, list[Release]] = {}
    rows = Release.objects.visible_to(actor).filter(round__in=found, number=1).select_related("party")
    for release in rows.order_by("party__code"):
        firsts.setdefault(release.round_id, []).append(release)
    return [(round_, firsts.get(round_.pk, [])) for round_ in found]


def sections(actor: Actor, programme_id: UUID) -> list[Section]:
    """The headings of a plan, in its order."""
    return list(
        Section.objects.visible_to(actor).filter(programme_id=programme_id).order_by("sort_key", "id")
    )


def numbered(actor: Actor, programme_id: UUID, numbers: Iterable[str]) -> dict[str, UUID]:
    """The items that bear these numbers in the newest edition."""
    rows = Wording.objects.visible_to(actor).filter(
        programme_id=programme_id, until_edition__isnull=True, number__in=list(numbers)
    )
    return dict(rows.values_list("number", "item_id"))
