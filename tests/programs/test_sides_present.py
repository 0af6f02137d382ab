"""Which sides take part: one that has left acts no more, is waited for no more, and keeps what it did on record."""

from collections.abc import Callable, Iterator
from datetime import date, time, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from cooperation import clock
from cooperation.access import acting_as
from cooperation.accounts.models import Token
from cooperation.dates import FuzzyDate
from cooperation.errors import Conflict, Forbidden, Invalid
from meetings.services import agenda, outcomes, reviews
from programs import models as m
from programs.selectors import comparisons, duties, matters, plans
from programs.services import (
    changes,
    closures,
    obstacles,
    placements,
    projects,
    responsible,
    rounds,
    taking_effect,
)
from programs.services.authority import ActInput
from programs.services.documents import attach
from tests.api.conftest import Caller
from tests.cast import Cast, release, save, sit, text
from tests.programs.test_change_sets import letters, proposed, row
from tests.programs.test_obstacles import said
from tests.refusals.stage import PDF

TODAY = date(2026, 11, 26)


def leave(cast: Cast, party: m.Party, days: int = -1, **more: Any) -> None:
    """The last day on which the party takes part is so many days from today."""
    until = FuzzyDate.of_day(clock.today() + timedelta(days))
    m.Side.unscoped.filter(programme=cast.programme, party=party).update(until=until, **more)


# --- The rule ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("since", "until", "present"),
    [
        (None, None, True), ("2026-11-26", None, True), ("2026-11-27", None, False), ("2026-11", None, True),
        ("2026-12", None, False), (None, "2026-11-26", True), (None, "2026-11-25", False), (None, "2026", True),
        (None, "2026-10", False), ("2026-11", "2026-11", True), ("2025", "2026-Q3", False),
    ],
)  # fmt: skip
def test_a_side_is_present_from_its_first_day_to_its_last(
    cast: Cast, since: str | None, until: str | None, present: bool
) -> None:
    rows = m.Side.unscoped.filter(programme=cast.programme, party=cast.ru)
    rows.update(since=since and FuzzyDate(since), until=until and FuzzyDate(until))
    assert rows.present(TODAY).exists() is present
    assert rows.with_presence(TODAY).get().takes_part is present


# --- Acts -------------------------------------------------------------------------------------------------------------


def outcome(cast: Cast, key: str) -> Any:
    draft = outcomes.OutcomeDraft(kind="decision", text=text("Agreed"))
    return outcomes.record_outcome(cast.actor(key), review_id=sit(cast).pk, draft=draft)


def acknowledging(cast: Cast) -> Callable[[], Any]:
    made = outcome(cast, "by_secretary")
    return lambda: outcomes.acknowledge(cast.actor("ru_secretary"), outcome_id=made.pk, version=made.version)


def releasing(cast: Cast) -> Callable[[], Any]:
    save(cast, "ru_coordinator", "1.1")
    return lambda: release(cast, "ru_coordinator")


def alleging(cast: Cast) -> Callable[[], Any]:
    return lambda: obstacles.record_obstacle(
        cast.actor("ru_coordinator"), programme_id=cast.programme.pk, given=said(cast)
    )


def taking_a_stand(cast: Cast) -> Callable[[], Any]:
    found = obstacles.record_obstacle(
        cast.actor("by_coordinator"), programme_id=cast.programme.pk, given=said(cast)
    )
    return lambda: obstacles.take_stance(
        cast.actor("ru_coordinator"), obstacle_id=found.pk, kind="agrees", version=found.version
    )


def rewriting_an_obstacle(cast: Cast) -> Callable[[], Any]:
    found = alleging(cast)()
    return lambda: obstacles.close_obstacle(
        cast.actor("ru_coordinator"), obstacle_id=found.pk, state="solved", resolution=text("It went"),
        version=found.version,
    )  # fmt: skip


def recording_a_project(cast: Cast) -> Callable[[], Any]:
    given = projects.ProjectInput("joint_venture", "idea", text("Optics"), {})
    return lambda: projects.record_project(
        cast.actor("ru_coordinator"), programme_id=cast.programme.pk, given=given
    )


def proposing_changes(cast: Cast) -> Callable[[], Any]:
    found = changes.draft_change_set(
        cast.actor("ru_coordinator"), programme_id=cast.programme.pk, title=text("Changes"), reason=text("So"),
        rows=[row(cast, "withdraw", "3.1")],
    )  # fmt: skip
    return lambda: changes.propose(
        cast.actor("ru_coordinator"), change_set_id=found.pk, version=found.version
    )


def agreeing_by_letter(cast: Cast) -> Callable[[], Any]:
    found = proposed(cast, row(cast, "withdraw", "3.1"))
    return lambda: letters(cast, found, "ru")


def agreeing_to_a_closure(cast: Cast) -> Callable[[], Any]:
    found = closures.propose_closure(
        cast.actor("by_coordinator"), item_id=cast.items["1.1"].pk, kind="lapsed", result=text("Nothing")
    )
    return lambda: closures.agree_closure(
        cast.actor("ru_coordinator"), closure_id=found.pk, act=ActInput(), version=found.version
    )


def naming_who_is_responsible(cast: Cast) -> Callable[[], Any]:
    return lambda: responsible.notify_responsible(
        cast.actor("ru_coordinator"),
        item_id=cast.items["3.1"].pk,
        organisation_id=cast.organisations["ru"].pk,
    )


def sorting_lists(cast: Cast) -> Callable[[], Any]:
    save(cast, "by_coordinator", "1.1")
    release(cast, "by_coordinator")
    return lambda: placements.move_to_list(
        cast.actor("ru_coordinator"), item_id=cast.items["1.1"].pk, listing="a", reason=text("Alike")
    )


def opening_a_round(cast: Cast) -> Callable[[], Any]:
    day = clock.today() + timedelta(30)
    return lambda: rounds.open_round(
        cast.actor("ru_secretary"), programme_id=cast.programme.pk, given=rounds.RoundInput(day, day, day)
    )


def recording_an_outcome(cast: Cast) -> Callable[[], Any]:
    return lambda: outcome(cast, "ru_secretary")


def correcting_an_outcome(cast: Cast) -> Callable[[], Any]:
    made = outcome(cast, "by_secretary")
    return lambda: outcomes.correct_outcome(
        cast.actor("ru_secretary"), outcome_id=made.pk, text=text("Other words"), version=made.version
    )


def proposing_a_point(cast: Cast) -> Callable[[], Any]:
    review = sit(cast, "convened")
    return lambda: agenda.add_point(
        cast.actor("ru_coordinator"), review_id=review.pk, title=text("Another point")
    )


def calling_a_session(cast: Cast) -> Callable[[], Any]:
    return lambda: call(cast, "ru_secretary")


def call(cast: Cast, key: str) -> Any:
    day = clock.today() + timedelta(60)
    draft = reviews.ReviewDraft(
        place=text("Minsk"), starts_on=day, ends_on=day, starts_at_time=time(10), time_zone="Europe/Minsk",
        covers_from=clock.today(), covers_to=day,
    )  # fmt: skip
    return reviews.create_review(cast.actor(key), programme_id=cast.programme.pk, draft=draft)


def taking_back_a_proposal(cast: Cast) -> Callable[[], Any]:
    found = proposed(cast, row(cast, "withdraw", "3.1"), key="ru_coordinator")
    return lambda: changes.withdraw(
        cast.actor("ru_coordinator"), change_set_id=found.pk, why=text("No"), version=found.version
    )


def settling_a_conflict(cast: Cast) -> Callable[[], Any]:
    found = proposed(cast, row(cast, "withdraw", "3.1"), key="ru_coordinator")
    change = m.Change.unscoped.get(change_set=found)
    return lambda: changes.settle(cast.actor("ru_secretary"), change_id=change.pk, version=change.version)


def adding_a_shared_document(cast: Cast) -> Callable[[], Any]:
    file = SimpleUploadedFile("letter.pdf", PDF)
    return lambda: attach(cast.actor("ru_coordinator"), file=file, programme_id=cast.programme.pk)


ACTS = (
    releasing, acknowledging, alleging, taking_a_stand, rewriting_an_obstacle, recording_a_project, proposing_changes,
    agreeing_by_letter, agreeing_to_a_closure, naming_who_is_responsible, sorting_lists, opening_a_round,
    recording_an_outcome, correcting_an_outcome, proposing_a_point, calling_a_session,
    taking_back_a_proposal, settling_a_conflict, adding_a_shared_document,
)  # fmt: skip


@pytest.fixture
def reading(cast: Cast) -> Iterator[None]:
    """The test itself reads as side RU; the services act as whom they are told."""
    with acting_as(cast.actor("ru_reader")):
        yield


@pytest.mark.usefixtures("reading")
@pytest.mark.parametrize("begin", ACTS)
def test_a_side_that_has_left_acts_no_more(cast: Cast, begin: Callable[[Cast], Callable[[], Any]]) -> None:
    act = begin(cast)
    leave(cast, cast.ru)
    with pytest.raises(Conflict, match="takes no part in this programme today"):
        act()


@pytest.mark.usefixtures("reading")
@pytest.mark.parametrize("begin", ACTS)
def test_on_its_last_day_a_side_acts_still(cast: Cast, begin: Callable[[Cast], Callable[[], Any]]) -> None:
    act = begin(cast)
    leave(cast, cast.ru, 0)
    act()


def test_a_side_that_joins_later_does_not_act_yet(cast: Cast) -> None:
    act = releasing(cast)
    m.Side.unscoped.filter(party=cast.ru).update(since=FuzzyDate.of_day(clock.today() + timedelta(1)))
    with pytest.raises(Conflict):
        act()


def test_a_party_that_is_no_side_is_told_so(cast: Cast) -> None:
    act = releasing(cast)
    m.Side.unscoped.filter(programme=cast.programme, party=cast.ru).delete()
    with pytest.raises(Forbidden, match="not a side"):
        act()


def test_both_faces_refuse_the_release_of_a_side_that_has_left(
    cast: Cast, client_as: Callable[[str], Client]
) -> None:
    save(cast, "ru_coordinator", "1.1")
    leave(cast, cast.ru)
    _token, secret = Token.issue(cast.users["ru_coordinator"], name="ru", scopes=["read", "write"])
    told = Caller(secret).post(f"rounds/{cast.round.pk}/release/")
    assert told.status_code == 409
    assert "takes no part in this programme today" in told.json()["detail"]
    client = client_as("ru_coordinator")
    page = client.post(
        reverse("programs:release", args=[cast.round.pk]), {"authority": "own_login"}, follow=True
    )
    assert "takes no part in this programme today" in page.content.decode()
    assert not m.Release.unscoped.exists()


def test_the_joint_secretariat_enters_no_act_of_a_side_that_has_left(cast: Cast) -> None:
    found = proposed(cast, row(cast, "withdraw", "3.1"))
    leave(cast, cast.ru)
    act = ActInput(
        kind="letter", party_id=cast.ru.pk, authority="document", document_kind="Letter", document_number="1",
        document_date=TODAY,
    )  # fmt: skip
    with pytest.raises(Invalid) as refusal:
        taking_effect.consent(cast.actor("joint_two"), change_set_id=found.pk, act=act, version=found.version)
    assert [fault.pointer for fault in refusal.value.faults] == ["/party"]


# --- What is waited for and offered -----------------------------------------------------------------------------------


def test_a_side_that_has_left_is_not_waited_for(cast: Cast, client_as: Callable[[str], Client]) -> None:
    save(cast, "by_coordinator", "1.1")
    release(cast, "by_coordinator")
    sheet = reverse("programs:comparison", args=[cast.programme.code])
    assert "Not yet released: Russia" in client_as("by_reader").get(sheet).content.decode()
    leave(cast, cast.ru)
    assert "All sides have released" in client_as("by_reader").get(sheet).content.decode()


def test_a_simultaneous_exchange_is_complete_without_the_side_that_has_left(cast: Cast) -> None:
    m.Round.unscoped.filter(pk=cast.round.pk).update(exchange="simultaneous")
    save(cast, "by_coordinator", "1.1")
    release(cast, "by_coordinator")
    joint = cast.actor("joint_two")

    def seen() -> tuple[int, bool]:
        with acting_as(joint):
            frame = plans.frame(joint, cast.programme.code)
            state = comparisons.exchange(joint, comparisons.rounds(joint, cast.programme.pk)[0], frame.sides)
            return m.Position.objects.visible_to(joint).count(), state.open_to_all

    assert seen() == (0, False)
    leave(cast, cast.ru, 0)
    assert seen() == (0, False)
    leave(cast, cast.ru)
    assert seen() == (1, True)
    later = FuzzyDate.of_day(clock.today() + timedelta(1))
    m.Side.unscoped.filter(party=cast.ru).update(since=later, until=None)
    assert seen() == (1, True)
    m.Side.unscoped.filter(party=cast.ru).update(since=FuzzyDate.of_day(clock.today()))
    assert seen() == (0, False)


def test_a_change_set_takes_effect_without_the_side_that_has_left(cast: Cast) -> None:
    with acting_as(cast.actor("by_reader")):
        found = letters(cast, proposed(cast, row(cast, "withdraw", "3.1")), "by")
        leave(cast, cast.ru)
        made = taking_effect.take_effect(
            cast.actor("by_secretary"), change_set_id=found.pk, version=found.version
        )
    assert made.state == "taken_effect"


def test_an_item_is_closed_without_the_side_that_has_left(cast: Cast) -> None:
    leave(cast, cast.ru)
    assert closures.takes_part(cast.items["1.1"], clock.today()) == {cast.by.pk}


def test_a_session_after_it_left_has_no_delegation_of_that_side(cast: Cast) -> None:
    leave(cast, cast.ru, 59)
    made = call(cast, "by_secretary")
    assert [delegation.party_id for delegation in made.delegations.all()] == [cast.by.pk]


def test_organisations_of_a_side_that_has_left_are_offered_only_where_they_are_named_already(
    cast: Cast,
) -> None:
    leave(cast, cast.ru)
    actor, ministry = cast.actor("by_coordinator"), cast.organisations["ru_ministry"]
    with acting_as(actor):
        offered = {found.party_id for found in matters.organisations(actor, cast.programme.pk)}
        again = matters.organisations(actor, cast.programme.pk, [ministry.pk, None])
        assert [party.pk for party in duties.parties(actor)] == [cast.by.pk]
    assert offered == {cast.by.pk}
    assert {found.pk for found in again if found.party_id == cast.ru.pk} == {ministry.pk}


def test_who_names_an_organisation_of_a_side_that_has_left_as_responsible_is_refused(cast: Cast) -> None:
    leave(cast, cast.ru)
    with acting_as(cast.actor("by_reader")), pytest.raises(Invalid) as refusal:
        proposed(cast, changes.ChangeInput(
            kind="add", section_id=cast.sections["2"].pk, number="2.9", title=text("New"),
            deadline=FuzzyDate("2098"), organisation_ids=(cast.organisations["ru"].pk,),
        ))  # fmt: skip
    assert [fault.pointer for fault in refusal.value.faults] == ["/rows/0/responsible"]
