"""What comes to minutes out of the usual order: an approval before the seal, a side that joined later, a new code."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from cooperation import clock
from cooperation.dates import FuzzyDate
from cooperation.errors import Conflict, Forbidden, Invalid
from meetings.models import Minutes, MinutesAct
from meetings.rules.minutes import Edit
from meetings.selectors import minutes as reading
from meetings.selectors.verification import verified
from meetings.services.minutes import correct_minutes
from meetings.services.minutes_acts import confirm_change, confirm_minutes, enter_act, transcribe_change
from programs.models import Body, Party, Side
from programs.services.authority import ActInput
from tests.meetings import sealing
from tests.meetings.sealing import AGREED, APPROVED, SIGNED
from tests.meetings.table import Table
from tests.meetings.test_minutes import correct, of_clause, show, words_of


def flaws(table: Table) -> list[str]:
    return [flaw.kind for flaw in verified(Body.unscoped.get(pk=table.body.pk)).flaws]


def changed_by_hand(table: Table, minutes: Minutes, edit: Edit) -> None:
    row = transcribe_change(
        table.actor("by.secretary"), minutes_id=minutes.pk, version=minutes.version, edit=edit
    )
    confirm_change(table.actor("ru.secretary"), change_id=row.pk, version=row.version)


def test_an_approval_that_came_before_the_seal_is_sealed_with_it(held: Table) -> None:
    Body.unscoped.filter(pk=held.body.pk).update(minutes_approved=True)
    minutes = sealing.signed(held)
    sealing.act(held, minutes, "BY", APPROVED)
    sealing.seal(held, minutes)
    assert flaws(held) == []
    sealing.act(held, minutes, "RU", APPROVED)
    assert flaws(held) == []
    sealing.another(held, 9)
    sealing.sealed(held)
    assert flaws(held) == []


def test_a_reason_in_another_form_of_unicode_is_no_flaw(held: Table) -> None:
    sealing.outcome(held)
    sealing.concluded(held)
    second = correct_minutes(
        held.actor("by.secretary"), minutes_id=sealing.made(held).pk, version=1,
        edits=[Edit("o1.1", "en", "As corrected")], reason={"be": "Памылка ў радку", "fr": "Erreur de\u0301celée"},
    )  # fmt: skip
    for kind in (AGREED, SIGNED):
        for code in held.parties:
            sealing.act(held, second, code, kind)
    sealing.seal(held, second)
    assert flaws(held) == []


def test_a_side_that_takes_another_code_is_no_flaw(held: Table) -> None:
    sealing.sealed(held)
    Party.unscoped.filter(pk=held.parties["BY"].pk).update(code="BLR")
    assert flaws(held) == []


def test_a_correction_after_the_seal_keeps_what_was_changed_by_hand(held: Table) -> None:
    sealing.outcome(held, "First clause\nSecond clause")
    minutes = sealing.signed(held)
    changed_by_hand(held, minutes, Edit("o1.1", "en", "First clause, in ink"))
    sealing.seal(held, minutes)
    address = reverse("meetings:correct-minutes", args=[minutes.pk, "o1.1"])
    assert "First clause, in ink" in held.client("by.secretary").get(address).content.decode()
    second = correct(held, minutes, Edit("o1.2", "en", "Second clause, corrected"))
    assert of_clause(second, "o1.1")["en"] == "First clause, in ink"
    assert of_clause(second, "o1.2")["en"] == "Second clause, corrected"
    with pytest.raises(Invalid):
        correct(held, second, Edit("o1.1", "en", "First clause, in ink"))


def test_a_correction_of_sealed_minutes_that_every_side_has_signed_is_sealed_before_another(
    held: Table,
) -> None:
    sealing.outcome(held)
    second = correct(held, sealing.sealed(held).minutes, Edit("o1.1", "en", "As corrected"))
    for kind in (AGREED, SIGNED):
        for code in held.parties:
            sealing.act(held, second, code, kind)
    with pytest.raises(Conflict, match="sealed first"):
        correct(held, second, Edit("o1.1", "en", "Otherwise again"))


@pytest.mark.parametrize("what", ["a side does not sign", "a side does not confirm what was written by hand"])
def test_minutes_on_which_a_side_stops_are_made_anew_and_hold_no_later_session_up(
    held: Table, what: str
) -> None:
    sealing.outcome(held)
    sealing.concluded(held)
    minutes, confirmed = sealing.made(held), what == "a side does not sign"
    for code in held.parties:
        sealing.act(held, minutes, code, AGREED)
    for code in held.parties if not confirmed else ("BY",):
        sealing.act(held, minutes, code, SIGNED)
    if not confirmed:
        edit = Edit("o1.1", "en", "In ink")
        transcribe_change(held.actor("by.secretary"), minutes_id=minutes.pk, version=1, edit=edit)
    assert "Bring in an edited DOCX" in show(held, "by.secretary", minutes)
    second = correct(held, minutes, Edit("o1.1", "en", "As both can sign it"))
    assert not second.acts.exists()
    assert minutes.acts.filter(kind=SIGNED).exists()
    sealing.another(held, 9)
    sealing.concluded(held)
    assert sealing.act(held, sealing.made(held), "BY", AGREED).party == held.parties["BY"]


def test_a_side_that_joined_after_the_session_acts_on_none_of_its_minutes(held: Table) -> None:
    _held_from(held, days=3)
    minutes = sealing.signed(held)
    _joins(held, "KZ", clock.today(held.review.time_zone) - timedelta(days=1))
    with pytest.raises(Forbidden, match="joined later"):
        sealing.act(held, minutes, "KZ", SIGNED)
    assert not MinutesAct.unscoped.filter(party=held.parties["KZ"]).exists()
    assert (
        reading.standing(Minutes.unscoped.select_related("review__body").get(pk=minutes.pk)).word == "signed"
    )


def _joins(table: Table, code: str, since: date) -> None:
    from tests.meetings.table import _side

    _side(table, code, 3, prefix="")
    Side.unscoped.filter(party=table.parties[code]).update(since=FuzzyDate(since.isoformat()))


def test_a_version_that_lacks_an_outcome_recorded_since_is_not_agreed(held: Table) -> None:
    sealing.outcome(held)
    first = correct(held, sealing.made(held), Edit("o1.1", "en", "As corrected"))
    sealing.outcome(held, "Decided in the last minute", place=1)
    sealing.concluded(held)
    with pytest.raises(Conflict, match=r"after this version was made: 8\.2\. Decision\. Make"):
        sealing.act(held, first, "BY", AGREED)
    again = correct(held, sealing.made(held), Edit("o1.1", "en", "As corrected"))
    assert sealing.act(held, again, "BY", AGREED).party == held.parties["BY"]


def test_a_body_of_three_working_languages_has_its_minutes_in_those_that_are_ticked(held: Table) -> None:
    page = reverse("meetings:session", args=[held.review.pk])
    assert 'name="languages"' not in held.client("by.secretary").get(page).content.decode()
    Body.unscoped.filter(pk=held.body.pk).update(languages=["ru", "en", "be"])
    assert held.client("by.secretary").get(page).content.decode().count('name="languages"') == 3
    address = reverse("meetings:make-minutes", args=[held.review.pk])
    for given in ([], ["ru", "en", "be"], ["be"]):
        held.client("by.secretary").post(address, {"languages": given})
    made = Minutes.unscoped.order_by("number").values_list("languages", flat=True)
    assert list(made) == [["ru", "en"], ["ru", "en", "be"], ["be"]]


def test_an_original_names_the_delegation_of_its_side_first(held: Table) -> None:
    sealing.concluded(held)
    minutes = sealing.made(held)
    assert [key for key in keys_of(minutes) if key.startswith("side.")] == ["side.BY", "side.RU"]
    sealing.act(held, minutes, "RU", AGREED)
    for own, other in (("BY", "RU"), ("RU", "BY")):
        words = words_of(bytes(minutes.files.get(party=held.parties[own]).content))
        assert words.index(f"Delegation: State {own}") < words.index(f"Delegation: State {other}")


def keys_of(minutes: Minutes) -> list[str]:
    content = reading.content_of(minutes)
    assert content is not None
    return [clause["key"] for clause in content["clauses"]]


def test_an_approval_is_of_no_day_before_the_last_signature(held: Table) -> None:
    Body.unscoped.filter(pk=held.body.pk).update(minutes_approved=True)
    _held_from(held, days=3)
    minutes = sealing.signed(held)
    day = clock.today(held.review.time_zone)
    act = ActInput(done_on=day - timedelta(days=1))
    with pytest.raises(Invalid, match="last signature"):
        enter_act(held.actor("by.secretary"), minutes_id=minutes.pk, version=1, kind=APPROVED, act=act)
    assert sealing.act(held, minutes, "BY", APPROVED).done_on == day


def test_a_confirmation_in_a_session_that_goes_on_is_of_today(held: Table) -> None:
    minutes = sealing.sealed(held).minutes
    sealing.another(held, 9)
    _held_from(held, days=1, until=2)
    outcome = sealing.outcome(held)
    done = confirm_minutes(
        held.actor("by.secretary"), minutes_id=minutes.pk, version=1, outcome_id=outcome.pk
    )
    assert done.done_on == clock.today(held.review.time_zone)


def _held_from(table: Table, *, days: int, until: int = 0) -> None:
    """The session began so many days ago, and ends in `until` days."""
    day = clock.today(table.review.time_zone)
    table.review.starts_on, table.review.ends_on = day - timedelta(days=days), day + timedelta(days=until)
    table.review.save(update_fields=["starts_on", "ends_on"])
