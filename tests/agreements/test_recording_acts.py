"""Acts on an agreement: recorded by its keepers, corrected by versions with a reason, never overwritten."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from cooperation.dates import FuzzyDate
from cooperation.errors import Conflict, Forbidden, Invalid, Stale
from programs.models import Act, Agreement, AgreementParty, Appointment
from programs.rules.treaties.acts import Kind
from programs.rules.treaties.asked import GROUPS, asked
from programs.selectors.standing import standing
from programs.services.acts import ActGiven, correct_act, record_act, strike_act
from tests.cast import Cast, text

Record = Callable[..., Any]


def pointers(refused: Any) -> list[str]:
    return [fault.pointer for fault in refused.value.faults]


def status(cast: Cast, treaty: Agreement, on: str, known: str | None = None) -> str:
    from datetime import date

    rows = list(treaty.participation.all())
    seen = standing(
        cast.actor("by_reader"),
        treaty,
        date.fromisoformat(on),
        date.fromisoformat(known) if known else None,
        rows=rows,
    )
    assert seen.state is not None
    return seen.state.status.value


def test_every_kind_stands_in_one_group_and_says_what_it_asks() -> None:
    listed = [kind for kinds in GROUPS.values() for kind in kinds]
    assert sorted(listed) == sorted(Kind)
    assert {kind.value for kind in Kind} == set(Act.Kind.values)
    assert all(asked(kind) for kind in Kind)


def test_two_notifications_bring_a_treaty_into_force(cast: Cast, treaty: Agreement, record: Record) -> None:
    record("signature", "", "2020-02-03")
    record("notification", "by", "2020-03-01", received_on="2020-03-05")
    assert status(cast, treaty, "2026-01-01") == "signed"
    record("notification", "ru", "2020-04-01", received_on="2020-04-10")
    assert status(cast, treaty, "2020-05-09") == "signed"
    assert status(cast, treaty, "2020-05-10") == "in_force"


def test_a_correction_is_another_version_and_the_former_stays_as_it_was_known(
    cast: Cast, treaty: Agreement, record: Record
) -> None:
    record("notification", "by", "2020-03-01", received_on="2020-03-05", known_on=None)
    wrong = record("notification", "ru", "2020-04-01", received_on="2020-04-10")
    given = ActGiven(
        kind="notification", party_id=cast.ru.pk, done_on=FuzzyDate("2020-04-01"), received_on=FuzzyDate("2020-06-10")
    )  # fmt: skip
    secretary = cast.actor("ru_secretary")
    right = correct_act(
        secretary, act_id=wrong.pk, version=1, given=given, reason=text("The letter was stamped in June")
    )
    assert right.replaces_id == wrong.pk
    assert Act.unscoped.get(pk=wrong.pk).received_on == FuzzyDate("2020-04-10")
    assert status(cast, treaty, "2020-06-01") == "signed"
    assert status(cast, treaty, "2020-07-10") == "in_force"
    # Before the correction was known it was in force in June.
    assert status(cast, treaty, "2020-06-01", known="2021-01-01") == "in_force"
    with pytest.raises(Conflict):
        correct_act(secretary, act_id=wrong.pk, version=1, given=given, reason=text("again"))
    with pytest.raises(Stale):
        correct_act(secretary, act_id=right.pk, version=7, given=given, reason=text("again"))
    with pytest.raises(Invalid) as refused:
        correct_act(secretary, act_id=right.pk, version=1, given=given, reason={})
    assert pointers(refused) == ["/reason"]


def test_what_is_struck_out_stays_on_record_and_nothing_follows_from_it(
    cast: Cast, treaty: Agreement, record: Record
) -> None:
    record("notification", "by", "2020-03-01", received_on="2020-03-05")
    other = record("notification", "ru", "2020-04-01", received_on="2020-04-10")
    reservation = record("reservation", "ru", "2020-04-01")
    objection = record("objection", "by", "2020-05-01", about_id=reservation.pk)
    secretary = cast.actor("by_secretary")
    with pytest.raises(Conflict):
        strike_act(secretary, act_id=reservation.pk, version=1, reason=text("none was made"))
    strike_act(secretary, act_id=objection.pk, version=1, reason=text("it was about another treaty"))
    strike_act(secretary, act_id=reservation.pk, version=1, reason=text("none was made"))
    struck = strike_act(secretary, act_id=other.pk, version=1, reason=text("of another treaty"))
    assert struck.void
    assert Act.unscoped.filter(pk=other.pk).exists()
    assert status(cast, treaty, "2026-01-01") != "in_force"
    with pytest.raises(Conflict):
        strike_act(secretary, act_id=struck.pk, version=1, reason=text("again"))


@pytest.mark.parametrize(
    ("given", "at"),
    [
        ({"kind": "ratification"}, ["/party"]),
        ({"kind": "ratification", "side": "by", "day": None}, ["/done_on"]),
        ({"kind": "extended"}, ["/until_on"]),
        ({"kind": "event"}, ["/named"]),
        ({"kind": "objection", "side": "by"}, ["/about"]),
        ({"kind": "terminated", "side": "by"}, ["/party"]),
        ({"kind": "signature", "side": "by", "received_on": FuzzyDate("2020-01-02")}, ["/received_on"]),
        ({"kind": "notification", "side": "by", "received_on": FuzzyDate("2019")}, ["/received_on"]),
        ({"kind": "denunciation", "side": "by", "effective_on": FuzzyDate("2019")}, ["/effective_on"]),
        ({"kind": "nothing"}, ["/kind"]),
        ({"kind": "signature", "side": "by", "day": "2999-01-01"}, ["/done_on"]),
    ],
)
def test_what_a_kind_lacks_or_does_not_say_is_refused_at_its_field(
    cast: Cast, treaty: Agreement, given: dict[str, Any], at: list[str]
) -> None:
    side, day = given.pop("side", None), given.pop("day", "2020-01-01")
    said = ActGiven(
        party_id=getattr(cast, side).pk if side else None, done_on=FuzzyDate(day) if day else None, **given
    )
    with pytest.raises(Invalid) as refused:
        record_act(cast.actor("by_secretary"), agreement_id=treaty.pk, given=said)
    assert pointers(refused) == at
    assert not Act.unscoped.filter(agreement=treaty).exists()


def test_a_post_that_the_person_did_not_hold_that_day_is_questioned(
    cast: Cast, treaty: Agreement, client_as: Callable[[str], Client]
) -> None:
    held = Appointment.unscoped.filter(post__organisation__party=cast.by).first()
    assert held is not None
    Appointment.unscoped.filter(pk=held.pk).update(since=FuzzyDate("2021"), until=None)
    client, page = client_as("by_secretary"), f"/agreements/{treaty.pk}/acts/new/?kind=definitive_signature"
    typed = {
        "party": str(cast.by.pk), "person": str(held.person_id), "post": str(held.post_id), "done_on_day": "3",
        "done_on_period": "02", "done_on_year": "2020", "once": "one",
    }  # fmt: skip
    asked_back = client.post(page, typed)
    assert asked_back.status_code == 400
    said = asked_back.content.decode()
    assert "did not hold this post that day" in said
    assert 'name="confirmed"' in said
    assert not Act.unscoped.filter(agreement=treaty).exists()
    assert client.post(page, {**typed, "confirmed": "on", "once": "two"}).status_code == 302
    act = Act.unscoped.get(agreement=treaty)
    assert (act.person_id, act.signatory_name) == (held.person_id, held.person.name)


def test_a_person_who_held_no_post_that_day_and_signs_without_one_is_questioned_too(
    cast: Cast, treaty: Agreement, record: Record, client_as: Callable[[str], Client]
) -> None:
    held = Appointment.unscoped.filter(post__organisation__party=cast.by).first()
    assert held is not None
    Appointment.unscoped.filter(person=held.person_id).update(since=FuzzyDate("2021"), until=None)
    client, page = client_as("by_secretary"), f"/agreements/{treaty.pk}/acts/new/?kind=definitive_signature"
    typed = {
        "party": str(cast.by.pk), "person": str(held.person_id), "done_on_day": "3", "done_on_period": "02",
        "done_on_year": "2020", "once": "one",
    }  # fmt: skip
    asked_back = client.post(page, typed)
    assert asked_back.status_code == 400
    assert "held no post that day" in asked_back.content.decode()
    assert "The person signed without a post all the same" in asked_back.content.decode()
    with pytest.raises(Invalid) as refused:
        record("signature", "by", "2020-02-03", person_id=held.person_id)
    assert pointers(refused) == ["/post"]
    # Whoever says in which capacity, or held a post that day, is not asked.
    record("signature", "by", "2020-02-03", person_id=held.person_id, signatory_post=text("Special envoy"))
    record("definitive_signature", "by", "2021-05-01", person_id=held.person_id)
    assert client.post(page, {**typed, "confirmed": "on", "once": "two"}).status_code == 302


def test_a_post_held_that_day_is_not_questioned(cast: Cast, treaty: Agreement, record: Record) -> None:
    held = Appointment.unscoped.filter(post__organisation__party=cast.by).first()
    assert held is not None
    Appointment.unscoped.filter(pk=held.pk).update(since=FuzzyDate("2020-02"), until=FuzzyDate("2020-02"))
    record("definitive_signature", "by", "2020-02-29", person_id=held.person_id, post_id=held.post_id)
    with pytest.raises(Invalid) as refused:
        record("definitive_signature", "by", "2020-03-01", person_id=held.person_id, post_id=held.post_id)
    assert pointers(refused) == ["/post"]


def test_who_accedes_is_on_the_agreement_from_then_on(cast: Cast, treaty: Agreement, record: Record) -> None:
    unknown = ActGiven(kind="accession", party_id=cast.parties["zz"].pk, done_on=FuzzyDate("2021"))
    with pytest.raises(Invalid) as refused:
        record_act(cast.actor("by_secretary"), agreement_id=treaty.pk, given=unknown)
    assert pointers(refused) == ["/party"]
    given = ActGiven(kind="accession", party_id=cast.parties["oo"].pk, done_on=FuzzyDate("2021"))
    record_act(cast.actor("by_secretary"), agreement_id=treaty.pk, given=given)
    assert AgreementParty.unscoped.filter(agreement=treaty, party=cast.parties["oo"]).exists()


@pytest.mark.parametrize("who", ["by_reader", "by_coordinator", "by_contributor", "observer"])
def test_only_keepers_record_correct_and_strike_out(
    cast: Cast, treaty: Agreement, record: Record, client_as: Callable[[str], Client], who: str
) -> None:
    act = record("signature", "by", "2020-02-03")
    client = client_as(who)
    page = client.get(f"/agreements/{treaty.pk}/").content.decode()
    assert "/acts/new/" not in page
    for address in (
        f"agreements/{treaty.pk}/acts/new/",
        f"acts/{act.pk}/correct/",
        f"acts/{act.pk}/strike-out/",
    ):
        assert client.get(f"/{address}").status_code == 403
    with pytest.raises(Forbidden):
        strike_act(cast.actor(who), act_id=act.pk, version=1, reason=text("x"))


def test_the_form_of_a_kind_asks_only_what_it_needs(
    cast: Cast, treaty: Agreement, client_as: Callable[[str], Client]
) -> None:
    client = client_as("by_secretary")
    new = f"/agreements/{treaty.pk}/acts/new/"
    kinds = client.get(new).content.decode()
    assert "?kind=ratification" in kinds
    ratification = client.get(f"{new}?kind=ratification").content.decode()
    assert 'name="received_on_year"' in ratification
    assert 'name="until_on_year"' not in ratification
    extension = client.get(f"{new}?kind=extended").content.decode()
    assert 'name="until_on_year"' in extension
    assert 'name="party"' not in extension
    assert 'name="person"' not in extension


def test_what_an_act_is_about_may_have_been_corrected_since(
    cast: Cast, treaty: Agreement, record: Record, client_as: Callable[[str], Client]
) -> None:
    secretary = cast.actor("by_secretary")
    reservation = record("reservation", "ru", "2020-04-01")
    objection = record("objection", "by", "2020-05-01", about_id=reservation.pk)
    given = ActGiven(kind="reservation", party_id=cast.ru.pk, done_on=FuzzyDate("2020-04-07"))
    corrected = correct_act(
        secretary, act_id=reservation.pk, version=1, given=given, reason=text("The day was misread")
    )
    with pytest.raises(Conflict):
        strike_act(secretary, act_id=corrected.pk, version=1, reason=text("none was made"))
    client = client_as("by_secretary")
    said = client.get(f"/agreements/{treaty.pk}/").content.decode()
    assert re.search(r"about: reservation, [^,<]+, 7.Apr.2020", said)
    form = client.get(f"/acts/{objection.pk}/correct/").context["form"]
    assert form["about"].value() == corrected.pk
    # Whoever read the objection knows the reservation by its first version.
    later = ActGiven(
        kind="objection", party_id=cast.by.pk, done_on=FuzzyDate("2020-05-02"), about_id=reservation.pk
    )
    assert correct_act(secretary, act_id=objection.pk, version=1, given=later, reason=text("The day"))


def test_whose_act_it_is_is_asked_of_a_treaty_of_many_and_not_guessed(
    cast: Cast, treaty: Agreement, client_as: Callable[[str], Client]
) -> None:
    client, address = client_as("by_secretary"), f"/agreements/{treaty.pk}/acts/new/?kind=signature"
    together = '<option value="all" selected>'
    assert together in client.get(address).content.decode()
    one = client.get(f"{address}&party={cast.ru.pk}").content.decode()
    assert (together in one, f'<option value="{cast.ru.pk}" selected>' in one) == (False, True)
    AgreementParty.unscoped.create(agreement=treaty, party=cast.parties["oo"], order=3)
    assert together not in client.get(address).content.decode()
    typed = {"party": "", "done_on_day": "3", "done_on_period": "02", "done_on_year": "2020", "once": "a"}
    refused = client.post(address, typed)
    assert (refused.status_code, "Say whose act it is." in refused.content.decode()) == (400, True)
    assert client.post(address, {**typed, "party": "all", "once": "b"}).status_code == 302
    assert Act.unscoped.get(agreement=treaty, kind="signature").party_id is None


def test_the_readers_language_is_asked_first_and_what_is_written_in_others_is_shown(
    treaty: Agreement, client_as: Callable[[str], Client]
) -> None:
    client = client_as("by_secretary")
    client.post("/language/", {"language": "ru", "next": "/"})
    address = f"/agreements/{treaty.pk}/acts/new/?kind=signature"
    form = client.get(address).content.decode()
    assert form.index('name="note_ru"') < form.index('name="note_en"')
    assert '<details class="more" open' not in form
    back = client.post(address, {"note_be": "Па-беларуску", "once": "a"}).content.decode()
    assert back.count('<details class="more" open') == 1
    assert "Па-беларуску" in back


def test_a_correction_keeps_the_signatory_whom_the_choice_no_longer_reaches(
    cast: Cast, treaty: Agreement, client_as: Callable[[str], Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("programs.views.acts._MOST", 0)
    held = Appointment.unscoped.filter(post__organisation__party=cast.by).first()
    assert held is not None
    given = ActGiven(
        kind="signature", party_id=cast.by.pk, done_on=FuzzyDate("2020-02-03"), person_id=held.person_id,
        post_id=held.post_id, confirmed=True,
    )  # fmt: skip
    act = record_act(cast.actor("by_secretary"), agreement_id=treaty.pk, given=given)
    form = client_as("by_secretary").get(f"/acts/{act.pk}/correct/").content.decode()
    assert f'<option value="{held.person_id}" selected>' in form
    assert f'<option value="{held.post_id}" selected>' in form
