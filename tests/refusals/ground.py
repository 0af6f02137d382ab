"""What stands in the way and what grows, on the stage: obstacles, a joint project, cooperation, a merger."""

from cooperation import clock
from cooperation.dates import FuzzyDate
from programs.models import (
    Cooperation,
    JointProject,
    Obstacle,
    OrganisationChange,
    Responsibility,
    Stance,
)
from tests.cast import Cast, make_organisation, text


def lay_matters(cast: Cast) -> None:
    """One row of each, all of the programme of two sides."""
    today = clock.today()
    for title, state, closed_on in (("Licences", "open", None), ("Customs", "solved", today)):
        found = Obstacle.unscoped.create(
            programme=cast.programme, kind="legal", title=text(title), opened_on=today, state=state,
            closed_on=closed_on,
        )  # fmt: skip
        Stance.unscoped.create(obstacle=found, party=cast.by, kind="alleges")
    JointProject.unscoped.create(programme=cast.programme, kind="research", title=text("Optics"))
    Cooperation.unscoped.create(
        programme=cast.programme, kind="vertical", first=cast.organisations["by"], subject=text("Parts"),
        second=cast.organisations["ru"],
    )  # fmt: skip
    old = make_organisation(cast.by, "Old plant", "enterprise")
    OrganisationChange.unscoped.create(
        organisation=old,
        kind="merged",
        done_on=FuzzyDate("2026"),
        successor=cast.organisations["by_ministry"],
    )
    Responsibility.unscoped.create(
        item=cast.items["1.2"], party=cast.by, organisation=old, role="co_executor"
    )
