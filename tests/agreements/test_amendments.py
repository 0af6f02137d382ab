"""Amendments on page and API: in force by a rule of their own, for those who accept them (VCLT 39 and 40)."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from cooperation.accounts.models import User
from cooperation.dates import FuzzyDate
from programs.models import Agreement, RegisterParty
from programs.services.acts import ActGiven, record_act
from programs.services.agreements import AgreementGiven, record_agreement, relate, unrelate
from programs.services.clauses import record_clauses
from programs.services.standing import differences
from tests.cast import Cast, text

Done = Callable[..., Any]
KEYS = ("by", "ru", "oo", "n1")


@pytest.fixture
def done(cast: Cast) -> Done:
    """done(agreement, "acceptance", "by", "2005-01-01"): an act on it, received that day."""

    def one(agreement: Agreement, kind: str, key: str, day: str, **more: Any) -> Any:
        party = cast.parties[key].pk if key else None
        given = ActGiven(kind=kind, party_id=party, done_on=FuzzyDate(day), **more)
        return record_act(cast.actor("by_secretary"), agreement_id=agreement.pk, given=given)

    return one


def recorded(cast: Cast, title: str, clauses: dict[str, Any]) -> Agreement:
    secretary = cast.actor("by_secretary")
    made = record_agreement(
        secretary, body_id=cast.body.pk, given=AgreementGiven(title=text(title), character="binding")
    )
    return record_clauses(secretary, agreement_id=made.pk, version=1, clauses=clauses)


@pytest.fixture
def convention(cast: Cast, done: Done) -> Agreement:
    """In force since 2000 for three, since 2010 for a fourth."""
    made = recorded(
        cast, "Convention on measures", {"trigger": "kth_instrument", "k": 2, "signature_needed": False}
    )
    RegisterParty.unscoped.bulk_create(
        (RegisterParty(body=cast.body, party=cast.parties[key]) for key in (*KEYS, "zz")),
        ignore_conflicts=True,
    )
    for key, day in zip(KEYS, ("2000-01-01", "2000-01-01", "2001-01-01", "2010-01-01"), strict=True):
        done(made, "ratification", key, day)
    return made


def amendment(cast: Cast, convention: Agreement, clauses: dict[str, Any]) -> Agreement:
    made = recorded(cast, "Amendment to the Convention", clauses)
    relate(cast.actor("by_secretary"), agreement_id=made.pk, target_id=convention.pk, kind="amends")
    return made


def standing(client: Client, agreement: Agreement, query: str = "") -> Any:
    return client.get(f"/api/v1/agreements/{agreement.pk}/standing/{query}").json()


def texts(said: Any) -> dict[str, tuple[str, str | None, str]]:
    (only,) = said
    return {each["code"]: (each["text"], each["since"], each["by"]) for each in only["parties"]}


SHARE = {
    "trigger": "share_of_parties",
    "share": "2/3",
    "basis": "current",
    "offset": {"n": 30, "unit": "day"},
}


def test_an_amended_agreement_says_which_text_binds_whom(
    cast: Cast, convention: Agreement, done: Done, client_as: Callable[[str], Client]
) -> None:
    changed = amendment(cast, convention, SHARE)
    client = client_as("by_reader")
    done(changed, "acceptance", "by", "2005-01-01")
    waiting = standing(client, convention, "?as_of=2006-01-01")["amendments"][0]
    (lacks,) = waiting["entry_into_force"]["missing"]
    assert (lacks["code"], lacks["have"], lacks["need"], lacks["parties"]) == ("acceptances", 1, 2, 3)
    assert lacks["words"] == "1 more acceptance (1 of 2); counted: 3 parties on that day"
    done(changed, "acceptance", "ru", "2005-02-01")
    said = standing(client, convention)["amendments"]
    assert said[0]["entry_into_force"]["on"] == "2005-03-03"
    assert "needed: 2 (3 parties on that day)" in said[0]["entry_into_force"]["derivation"][0]["words"]
    codes = {key: cast.parties[key].code for key in KEYS}
    assert texts(said) == {
        codes["by"]: ("amended", "2005-03-03", "acceptance"), codes["ru"]: ("amended", "2005-03-03", "acceptance"),
        codes["oo"]: ("unamended", None, "nothing"), codes["n1"]: ("amended", "2010-01-01", "joined"),
    }  # fmt: skip
    # As of a day before, nobody had it; as known then, too.
    before = standing(client, convention, "?as_of=2005-02-10")["amendments"]
    assert texts(before)[codes["by"]] == ("pending", "2005-03-03", "acceptance")
    page = client.get(f"/agreements/{convention.pk}/").content.decode()
    assert 'id="amendments"' in page
    for part in (
        "Bound by the amended text",
        "became a party to the amended treaty (VCLT 40(5))",
        "3 Mar 2005",
    ):
        assert part in page


def test_its_own_page_says_what_it_amends_and_for_whom_and_the_register_knows_it(
    cast: Cast, convention: Agreement, done: Done, client_as: Callable[[str], Client]
) -> None:
    changed = amendment(cast, convention, SHARE)
    client = client_as("by_reader")
    done(changed, "acceptance", "by", "2005-01-01")
    own = standing(client, changed)
    assert own["status"] == "signed"
    assert {each["party"] for each in own["awaited"]} == {
        str(cast.parties[key].pk) for key in ("ru", "oo", "n1")
    }
    for key in ("ru", "oo"):
        done(changed, "acceptance", key, "2011-02-01")
    assert standing(client, changed)["entry_into_force"]["on"] == "2011-03-03"
    assert texts(standing(client, changed)["amends"])[cast.parties["n1"].code][0] == "unamended"
    page = client.get(f"/agreements/{changed.pk}/").content.decode()
    assert 'id="amends"' in page
    assert "Convention on measures" in page
    # A party that leaves the Convention changes by how many the amendment had to be accepted.
    done(convention, "ceased_to_exist", "n1", "2010-06-01")
    assert standing(client, changed)["entry_into_force"]["on"] == "2011-03-03"
    done(convention, "ceased_to_exist", "oo", "2010-06-01")
    assert standing(client, changed)["entry_into_force"]["on"] == "2011-03-03"
    assert list(differences([convention.pk, changed.pk])) == []
    assert standing(client, changed)["status"] == "in_force"
    listed = client.get("/api/v1/agreements/?status=in_force&q=amendment").json()["results"]
    assert [row["id"] for row in listed] == [str(changed.pk)]


def test_without_the_relation_it_is_missing_what_is_amended(
    cast: Cast, convention: Agreement, done: Done, client_as: Callable[[str], Client]
) -> None:
    changed = amendment(cast, convention, SHARE)
    for key in ("by", "ru", "oo"):
        done(changed, "acceptance", key, "2005-01-01")
    client = client_as("by_reader")
    assert standing(client, changed)["status"] == "in_force"
    relation = changed.relations.get()
    unrelate(cast.actor("by_secretary"), relation_id=relation.pk, version=1)
    assert [each["code"] for each in standing(client, changed)["missing"]] == ["amended"]
    assert list(differences([changed.pk])) == []
    assert standing(client, convention)["amendments"] == []


def test_tacit_acceptance_binds_all_but_those_who_object_to_what_was_circulated(
    cast: Cast, convention: Agreement, done: Done, client_as: Callable[[str], Client]
) -> None:
    rule = {"trigger": "tacit_acceptance", "period": {"n": 6, "unit": "month"}, "max_objections": 1}
    changed = amendment(cast, convention, rule)
    sent = done(changed, "circulation", "", "2011-01-01")
    done(changed, "objection", "ru", "2011-02-01", about_id=sent.pk)
    client = client_as("by_reader")
    said = texts(standing(client, convention)["amendments"])
    assert said[cast.ru.code] == ("unamended", None, "objection")
    assert said[cast.by.code] == said[cast.parties["n1"].code] == ("amended", "2011-07-01", "silence")
    assert "by tacit acceptance" in client.get(f"/agreements/{convention.pk}/").content.decode()


def test_an_amendment_that_is_hidden_does_not_show(
    cast: Cast, convention: Agreement, done: Done, client_as: Callable[[str], Client]
) -> None:
    """One on the register of another body, which the reader does not see, is neither named nor counted."""
    changed = amendment(cast, convention, SHARE)
    done(changed, "acceptance", "zz", "2005-01-01")
    Agreement.unscoped.filter(pk=changed.pk).update(body=None)
    client = client_as("by_reader")
    assert client.get(f"/agreements/{changed.pk}/").status_code == 404
    assert standing(client, convention)["amendments"] == []
    assert "Amendment to the Convention" not in client.get(f"/agreements/{convention.pk}/").content.decode()


@pytest.mark.parametrize("lang", ["ru", "be"])
def test_it_is_said_in_the_language_of_the_reader(
    cast: Cast, convention: Agreement, done: Done, client_as: Callable[[str], Client], lang: str
) -> None:
    changed = amendment(cast, convention, SHARE)
    for key in ("by", "ru"):
        done(changed, "acceptance", key, "2005-01-01")
    User.objects.filter(pk=cast.actor("by_reader").user_id).update(language=lang)
    client = client_as("by_reader")
    page = client.get(f"/agreements/{convention.pk}/").content.decode()
    said = {
        "ru": ("Участники договора с поправкой", "став участниками договора с поправкой", "двух третей"),
        "be": ("Удзельнікі дагавора з папраўкай", "стаўшы ўдзельнікамі дагавора з папраўкай", "дзвюх трэцяў"),
    }[lang]
    assert said[0] in page
    assert said[1] in page
    assert said[2] in client.get(f"/agreements/{changed.pk}/").content.decode()
