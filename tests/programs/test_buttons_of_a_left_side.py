"""A side that has left, or joins later, is shown no button that would refuse."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from cooperation import clock
from meetings.services import outcomes
from programs.services import closures, obstacles, projects
from programs.services.authority import ActInput
from tests.cast import Cast, release, save, sit, text
from tests.programs.test_change_sets import drafted, proposed, row
from tests.programs.test_obstacles import said
from tests.programs.test_sides_present import leave

SignIn = Callable[[str], Client]


def an_obstacle(cast: Cast, key: str) -> Any:
    return obstacles.record_obstacle(cast.actor(key), programme_id=cast.programme.pk, given=said(cast))


def own_obstacle(cast: Cast) -> tuple[str, list[str]]:
    found = an_obstacle(cast, "ru_coordinator")
    return f"/obstacles/{found.pk}/", [f"/obstacles/{found.pk}/edit/", f"/obstacles/{found.pk}/close/"]


def their_obstacle(cast: Cast) -> tuple[str, list[str]]:
    found = an_obstacle(cast, "by_coordinator")
    return f"/obstacles/{found.pk}/", [f"/obstacles/{found.pk}/stance/"]


def registers(address: str, form: str) -> Callable[[Cast], tuple[str, list[str]]]:
    return lambda cast: (address, [form])


def a_project(cast: Cast) -> tuple[str, list[str]]:
    given = projects.ProjectInput("joint_venture", "idea", text("Optics"), {})
    found = projects.record_project(cast.actor("by_coordinator"), programme_id=cast.programme.pk, given=given)
    return f"/joint-projects/{found.pk}/", [f"/joint-projects/{found.pk}/edit/"]


def the_work(cast: Cast) -> tuple[str, list[str]]:
    save(cast, "ru_coordinator", "1.1")
    return f"/work/{cast.round.pk}/", [f"/work/{cast.round.pk}/release/"]


def compared(cast: Cast) -> tuple[str, list[str]]:
    for side, status in (("by", "on_track"), ("ru", "delayed")):
        save(cast, f"{side}_coordinator", "1.1", status=status)
        release(cast, f"{side}_coordinator")
    pk = cast.items["1.1"].pk
    return (
        f"/programmes/by-ru/comparison/{pk}/",
        [f"/items/{pk}/list/", "/programmes/by-ru/obstacles/new/"],
    )


def a_draft_set(cast: Cast) -> tuple[str, list[str]]:
    found = drafted(cast, row(cast, "withdraw", "3.1"), key="ru_coordinator")
    return f"/change-sets/{found.pk}/", [f"/change-sets/{found.pk}/{verb}/" for verb in ("propose", "edit")]


def their_set(cast: Cast) -> tuple[str, list[str]]:
    found = proposed(cast, row(cast, "withdraw", "3.1"))
    return f"/change-sets/{found.pk}/", [f"/change-sets/{found.pk}/{verb}/" for verb in ("consents", "anew")]


def a_closure(cast: Cast) -> tuple[str, list[str]]:
    found = closures.propose_closure(
        cast.actor("by_coordinator"), item_id=cast.items["1.1"].pk, kind="lapsed", result=text("Nothing"),
        act=ActInput(kind="agreement"),
    )  # fmt: skip
    return f"/closures/{found.pk}/", ['value="agree"', 'value="refuse"']


def an_item(cast: Cast) -> tuple[str, list[str]]:
    pk = cast.items["1.1"].pk
    return f"/items/{pk}/", [f"/items/{pk}/close/"]


def who_is_responsible(cast: Cast) -> tuple[str, list[str]]:
    return f"/items/{cast.items['1.1'].pk}/responsible/", ['name="organisation"']


def the_rounds(cast: Cast) -> tuple[str, list[str]]:
    return "/programmes/by-ru/rounds/", ['name="cut_off"']


def a_session_ahead(cast: Cast) -> tuple[str, list[str]]:
    address = f"/sessions/{sit(cast, 'convened').pk}/"
    return address, [f"{address}{part}/" for part in ("open", "move", "cancel", "points")]


def a_session_held(cast: Cast) -> tuple[str, list[str]]:
    review = sit(cast)
    draft = outcomes.OutcomeDraft(kind="decision", text=text("Agreed"))
    made = outcomes.record_outcome(cast.actor("by_secretary"), review_id=review.pk, draft=draft)
    parts = [f"/sessions/{review.pk}/room/", f"/sessions/{review.pk}/conclude/"]
    return f"/sessions/{review.pk}/", [
        *parts, *(f"/outcomes/{made.pk}/{part}/" for part in ("acknowledge", "correct", "withdraw")),
    ]  # fmt: skip


def home_without_a_session(cast: Cast) -> tuple[str, list[str]]:
    return "/", [f"/programmes/{cast.programme.pk}/sessions/new/"]


@pytest.mark.parametrize("key", ["ru_coordinator", "ru_secretary"])
@pytest.mark.parametrize(
    "page",
    [
        own_obstacle, their_obstacle, registers("/obstacles/", "/programmes/by-ru/obstacles/new/"),
        registers("/joint-projects/", "/programmes/by-ru/joint-projects/new/"),
        registers("/cooperation/", "/programmes/by-ru/cooperation/new/"), a_project, the_work, compared,
        registers("/programmes/by-ru/change-sets/", "/programmes/by-ru/change-sets/new/"), a_draft_set, their_set,
        a_closure, an_item, who_is_responsible, the_rounds,
        registers("/programmes/by-ru/headings/", 'name="number"'), a_session_ahead, a_session_held,
        home_without_a_session,
    ],
)  # fmt: skip
def test_a_left_side_sees_no_button_that_would_refuse(
    cast: Cast, client_as: SignIn, page: Callable[[Cast], tuple[str, list[str]]], key: str
) -> None:
    address, buttons = page(cast)

    def shown() -> set[str]:
        answer = client_as(key).get(address)
        assert answer.status_code == 200
        return {button for button in buttons if button in answer.content.decode()}

    before = shown()
    leave(cast, cast.ru, 2)
    assert shown() == before
    leave(cast, cast.ru)
    assert shown() == set()
    if key == SHOWN.get(page.__name__, "ru_secretary"):
        assert before == set(buttons)


#: To whom a page shows all of its buttons, where that is not the secretary.
SHOWN = {"the_work": "ru_coordinator"}


def test_a_side_sees_them_from_the_day_on_which_it_joins(cast: Cast, client_as: SignIn) -> None:
    from cooperation.dates import FuzzyDate
    from programs.models import Side

    def records() -> bool:
        page = client_as("ru_coordinator").get("/obstacles/").content.decode()
        return "/programmes/by-ru/obstacles/new/" in page

    side = Side.unscoped.filter(programme=cast.programme, party=cast.ru)
    side.update(since=FuzzyDate.of_day(clock.today() + timedelta(1)))
    assert not records()
    side.update(since=FuzzyDate.of_day(clock.today()))
    assert records()


def test_who_acts_for_no_side_keeps_its_buttons(cast: Cast, client_as: SignIn) -> None:
    leave(cast, cast.ru)
    assert "/programmes/by-ru/obstacles/new/" in client_as("joint_two").get("/obstacles/").content.decode()
