"""What stands in the way and what grows: every write of them, as the page and the API send it."""

from typing import Any

from cooperation import clock
from programs.models import (
    Cooperation,
    JointProject,
    Obstacle,
    Organisation,
    OrganisationChange,
    Responsibility,
)
from tests.refusals.stage import Stage
from tests.refusals.ways import TYPED, Way, Wrong

NO_ROWS = {"steps-TOTAL_FORMS": "0", "steps-INITIAL_FORMS": "0"}
NO_PARTNERS = {"partners-TOTAL_FORMS": "0", "partners-INITIAL_FORMS": "0"}


def obstacle(s: Stage) -> Obstacle:
    """An obstacle that side BY alleges."""
    return Obstacle.unscoped.get(programme=s.cast.programme, title__en="Licences")


def shut(s: Stage) -> Obstacle:
    """One that is closed."""
    return Obstacle.unscoped.get(programme=s.cast.programme, title__en="Customs")


def project(s: Stage) -> JointProject:
    return JointProject.unscoped.get(programme=s.cast.programme, title__en="Optics")


def cooperation(s: Stage) -> Cooperation:
    return Cooperation.unscoped.get(programme=s.cast.programme)


def merger(s: Stage) -> OrganisationChange:
    return OrganisationChange.unscoped.get()


def old_plant(s: Stage) -> Organisation:
    return Organisation.unscoped.get(pk=merger(s).organisation_id)


def duty(s: Stage) -> Responsibility:
    return Responsibility.unscoped.get(organisation=old_plant(s))


def closed(s: Stage) -> None:
    Obstacle.unscoped.filter(pk=obstacle(s).pk).update(state="solved", closed_on=clock.today())


def opened(s: Stage) -> None:
    Obstacle.unscoped.filter(pk=shut(s).pk).update(state="open", closed_on=None)


def handed_over(s: Stage) -> None:
    OrganisationChange.unscoped.update(handed_over_on=clock.today())
    Responsibility.unscoped.filter(pk=duty(s).pk).update(until=clock.today())


def fields(**more: Any) -> dict[str, Any]:
    return {"kind": "legal", "title_en": TYPED, **NO_ROWS, **more}


def body(**more: Any) -> dict[str, Any]:
    return {"kind": "legal", "title": {"en": TYPED}, **more}


TO_COME = Wrong({"opened_on": "2199-01-01"}, {"opened_on": "2199-01-01"})
UNTITLED = Wrong({"title_en": ""}, {"title": {}})

OBSTACLES = (
    Way(
        "record_obstacle", "by_coordinator", "by_reader",
        lambda s: (f"/programmes/{s.cast.programme.code}/obstacles/new/", fields()),
        lambda s: ("post", "obstacles/", body(programme=str(s.cast.programme.pk)), None),
        lambda s: s.cast.programme, None, None, (UNTITLED, TO_COME),
    ),
    Way(
        "edit_obstacle", "by_coordinator", "ru_coordinator",
        lambda s: (f"/obstacles/{obstacle(s).pk}/edit/", fields(version=obstacle(s).version)),
        lambda s: ("put", f"obstacles/{obstacle(s).pk}/", body(), obstacle(s).version),
        obstacle, obstacle, closed, (UNTITLED, TO_COME),
    ),
    Way(
        "take_stance", "ru_coordinator", "ru_reader",
        lambda s: (
            f"/obstacles/{obstacle(s).pk}/stance/",
            {"kind": "disputes", "note_en": TYPED, "version": obstacle(s).version},
        ),
        lambda s: (
            "post", f"obstacles/{obstacle(s).pk}/stance/", {"kind": "disputes", "note": {"en": TYPED}},
            obstacle(s).version,
        ),
        obstacle, obstacle, closed,
    ),
    Way(
        "close_obstacle", "by_coordinator", "ru_coordinator",
        lambda s: (
            f"/obstacles/{obstacle(s).pk}/close/",
            {"state": "solved", "resolution_en": TYPED, "version": obstacle(s).version},
        ),
        lambda s: (
            "post", f"obstacles/{obstacle(s).pk}/close/", {"state": "solved", "resolution": {"en": TYPED}},
            obstacle(s).version,
        ),
        obstacle, obstacle, closed,
        (
            Wrong({"resolution_en": ""}, {"resolution": {}}),
            Wrong({"closed_on": "2199-01-01"}, {"closed_on": "2199-01-01"}),
        ),
    ),
    Way(
        "reopen_obstacle", "by_coordinator", "ru_coordinator",
        lambda s: (f"/obstacles/{shut(s).pk}/reopen/", {"version": shut(s).version}),
        lambda s: ("post", f"obstacles/{shut(s).pk}/reopen/", {}, shut(s).version),
        shut, shut, opened, button=True,
    ),
)  # fmt: skip


def project_fields(**more: Any) -> dict[str, Any]:
    return {"kind": "research", "stage": "idea", "title_en": TYPED, **NO_PARTNERS, **more}


def project_body(**more: Any) -> dict[str, Any]:
    return {"kind": "research", "stage": "idea", "title": {"en": TYPED}, **more}


def pair(s: Stage) -> tuple[str, str]:
    return str(s.cast.organisations["by"].pk), str(s.cast.organisations["ru"].pk)


def cooperation_fields(s: Stage, **more: Any) -> dict[str, Any]:
    first, second = pair(s)
    return {"kind": "horizontal", "first": first, "second": second, "subject_en": TYPED, **more}


def cooperation_body(s: Stage, **more: Any) -> dict[str, Any]:
    first, second = pair(s)
    return {"kind": "horizontal", "first": first, "second": second, "subject": {"en": TYPED}, **more}


UNFOUNDED = Wrong({"stage": "running"}, {"stage": "running"})
BACKWARDS = Wrong({"since_year": "2026", "until_year": "2020"}, {"since": "2026", "until": "2020"})
UNTOLD = Wrong({"subject_en": ""}, {"subject": {}})

GROWING = (
    Way(
        "record_project", "by_coordinator", "by_reader",
        lambda s: (f"/programmes/{s.cast.programme.code}/joint-projects/new/", project_fields()),
        lambda s: ("post", "joint-projects/", project_body(programme=str(s.cast.programme.pk)), None),
        lambda s: s.cast.programme, None, None, (UNTITLED, UNFOUNDED, BACKWARDS),
    ),
    Way(
        "edit_project", "ru_coordinator", "ru_reader",
        lambda s: (f"/joint-projects/{project(s).pk}/edit/", project_fields(version=project(s).version)),
        lambda s: ("put", f"joint-projects/{project(s).pk}/", project_body(), project(s).version),
        project, project, None, (UNTITLED, UNFOUNDED, BACKWARDS),
    ),
    Way(
        "record_cooperation", "by_coordinator", "by_reader",
        lambda s: (f"/programmes/{s.cast.programme.code}/cooperation/new/", cooperation_fields(s)),
        lambda s: ("post", "cooperations/", cooperation_body(s, programme=str(s.cast.programme.pk)), None),
        lambda s: s.cast.programme, None, None, (UNTOLD, BACKWARDS),
    ),
    Way(
        "edit_cooperation", "ru_coordinator", "ru_reader",
        lambda s: (
            f"/cooperation/{cooperation(s).pk}/edit/", cooperation_fields(s, version=cooperation(s).version)
        ),
        lambda s: ("put", f"cooperations/{cooperation(s).pk}/", cooperation_body(s), cooperation(s).version),
        cooperation, cooperation, None, (UNTOLD, BACKWARDS),
    ),
    Way(
        "enter_organisation_change", "by_registrar", "by_reader",
        lambda s: (
            f"/organisations/{old_plant(s).pk}/change/",
            {"kind": "renamed", "done_on_year": "2026", "name_en": TYPED, "version": old_plant(s).version},
        ),
        lambda s: (
            "post", f"organisations/{old_plant(s).pk}/changes/",
            {"kind": "renamed", "done_on": "2026", "name": {"en": TYPED}}, old_plant(s).version,
        ),
        old_plant, old_plant, None,
        (
            Wrong({"done_on_year": "2199"}, {"done_on": "2199"}), Wrong({"kind": "split"}, {"kind": "split"}),
            Wrong({"name_en": ""}, {"name": {}}),
        ),
    ),
    Way(
        "hand_over_duties", "by_coordinator", "by_reader",
        lambda s: (
            f"/organisation-changes/{merger(s).pk}/hand-over/",
            {"responsibilities": str(duty(s).pk), "version": merger(s).version},
        ),
        lambda s: ("post", f"organisation-changes/{merger(s).pk}/hand-over/", {}, merger(s).version),
        merger, merger, handed_over, (Wrong({"on": "2199-01-01"}, {"on": "2199-01-01"}),),
    ),
)  # fmt: skip
