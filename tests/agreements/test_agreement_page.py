"""The page of an agreement, and the same through the API: its state on a day, for whom, and how all that follows."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cooperation.dates import FuzzyDate
from cooperation.errors import Invalid
from programs.models import Act, Agreement, AgreementParty, AgreementRelation, Document, Party
from programs.services.acts import ActGiven, record_act
from programs.services.agreements import AgreementGiven, edit_agreement, record_agreement, relate, unrelate
from programs.services.clauses import record_clauses
from programs.services.standing import differences
from tests.cast import Cast, text

Record = Callable[..., Any]


@pytest.fixture
def in_force(treaty: Agreement, record: Record) -> Agreement:
    """In force since 10 May 2020: received on 10 April, 30 days after that."""
    record("signature", "by", "2020-02-03")
    record("signature", "ru", "2020-02-03")
    record("notification", "by", "2020-03-01", received_on="2020-03-05")
    record("notification", "ru", "2020-04-01", received_on="2020-04-10")
    return treaty


def page(client: Client, agreement: Agreement, query: str = "") -> str:
    response = client.get(f"/agreements/{agreement.pk}/{query}")
    assert response.status_code == 200
    return response.content.decode()


def test_it_says_whether_it_is_in_force_and_how_that_follows(
    in_force: Agreement, client_as: Callable[[str], Client]
) -> None:
    said = page(client_as("by_reader"), in_force)
    assert "10 May 2020" in said
    assert "30 days" in said
    assert "10 Apr 2020" in said
    assert '<svg class="timeline"' in said
    assert "last day for notice" in said.lower()


def test_as_of_a_day_the_whole_page_is_of_that_day(
    in_force: Agreement, client_as: Callable[[str], Client]
) -> None:
    client = client_as("by_reader")
    before = page(client, in_force, "?on=2020-03-20")
    assert "signed, not in force" in before
    assert "Everything here is as of" in before
    # The second notification had not been made; what is awaited is it.
    acts = Act.unscoped.filter(agreement=in_force, kind="notification").order_by("done_first")
    assert f'id="act-{acts[0].pk}"' in before
    assert f'id="act-{acts[1].pk}"' not in before
    assert "notification that internal procedures are complete" in before
    assert page(client, in_force, "?on=2019-01-01").count('id="act-') == 0


def test_as_of_a_day_no_deadline_is_counted_from_today(
    in_force: Agreement, client_as: Callable[[str], Client]
) -> None:
    client = client_as("by_reader")
    then = page(client, in_force, "?on=2020-06-01")
    assert "last day for notice" in then
    assert re.search(r"\d days? ago|in \d+ days", then) is None
    assert re.search(r"in \d+ days", page(client, in_force))


@pytest.mark.parametrize(
    "query", ["?on=", "?on=x", "?on=0001-01-01", "?on=9999-12-31", "?on=2020-01-01&known=0001-01-01"]
)
def test_any_day_is_answered(in_force: Agreement, client_as: Callable[[str], Client], query: str) -> None:
    page(client_as("by_reader"), in_force, query)


def test_what_binds_nobody_has_no_status(cast: Cast, client_as: Callable[[str], Client]) -> None:
    said = page(client_as("by_reader"), cast.agreement)
    assert "It binds nobody in law" in said
    assert "How this follows" not in said


def test_the_api_tells_the_same_with_codes_and_words(
    in_force: Agreement, client_as: Callable[[str], Client]
) -> None:
    client = client_as("by_reader")
    said = client.get(f"/api/v1/agreements/{in_force.pk}/standing/?as_of=2020-05-10").json()
    assert (said["status"], said["entry_into_force"]["on"]) == ("in_force", "2020-05-10")
    codes = [step["code"] for step in said["entry_into_force"]["derivation"]]
    assert codes == ["last_notification", "offset"]
    assert all(step["words"] for step in said["entry_into_force"]["derivation"])
    by = next(each for each in said["participation"] if each["code"] == "BY")
    assert (by["status"], by["since"], len(by["signed"]), len(by["consented"])) == (
        "in_force_for_party", "2020-05-10", 1, 1,
    )  # fmt: skip
    assert {each["due"] for each in said["deadlines"]} >= {"renewal", "last_day_for_notice"}
    bound = "/api/v1/agreements/?in_force_for="
    assert [each["id"] for each in client.get(f"{bound}BY,2020-05-10").json()["results"]] == [
        str(in_force.pk)
    ]
    assert client.get(f"{bound}BY,2020-05-09").json()["results"] == []
    assert client.get(f"{bound}BY,2020-02-30").json()["errors"][0]["pointer"] == "/in_force_for"
    before = client.get(f"/api/v1/agreements/{in_force.pk}/standing/?as_of=2020-03-20").json()
    assert before["status"] == "signed"
    assert [each["what"] for each in before["awaited"]] == ["notification"]
    assert before["entry_into_force"]["missing"][0]["words"]


def test_the_api_calls_parties_in_the_language_of_whoever_asks(
    in_force: Agreement, client_as: Callable[[str], Client]
) -> None:
    row = Party.unscoped.get(code="RU")
    row.short_name = {"be": "Расія", "en": "Russia", "ru": "Россия"}
    row.save(update_fields=["short_name"])
    client, at = client_as("by_reader"), f"/api/v1/agreements/{in_force.pk}/standing/?as_of=2020-05-10"
    for language, name in row.short_name.items():
        client.post("/language/", {"language": language, "next": "/"})
        said = client.get(at).json()
        assert name in said["entry_into_force"]["derivation"][0]["words"]


def test_the_api_points_to_the_other_agreement_as_it_calls_it(
    treaty: Agreement, client_as: Callable[[str], Client]
) -> None:
    refused = client_as("by_secretary").post(
        f"/api/v1/agreements/{treaty.pk}/relations/", {"kind": "amends", "other": str(treaty.pk)},
        content_type="application/json",
    )  # fmt: skip
    assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (400, "/other")


def test_what_became_known_late_changes_what_is_not_what_was_known(
    treaty: Agreement, record: Record, client_as: Callable[[str], Client]
) -> None:
    record("notification", "by", "2020-03-01", received_on="2020-03-05")
    record("notification", "ru", "2020-04-01", received_on="2020-04-10", known_on=date(2024, 1, 15))
    at = f"/api/v1/agreements/{treaty.pk}/standing/?as_of=2023-01-01"
    client = client_as("by_reader")
    assert client.get(at).json()["status"] == "in_force"
    assert client.get(f"{at}&known_on=2023-01-01").json()["status"] == "signed"
    assert "as far as it was known on" in page(client, treaty, "?on=2023-01-01&known=2023-01-01")


def test_relations_are_drawn_and_told_both_ways_and_taken_away(
    cast: Cast, treaty: Agreement, client_as: Callable[[str], Client]
) -> None:
    client = client_as("by_secretary")
    address = f"/agreements/{cast.agreement.pk}/relate/"
    assert "Search for the other agreement first" in client.get(address).content.decode()
    assert "Treaty on joint testing" in client.get(f"{address}?q=joint testing").content.decode()
    typed = {"kind": "implements", "target": str(treaty.pk), "once": "a"}
    assert client.post(f"{address}?q=joint", typed).status_code == 302
    for one in (cast.agreement, treaty):
        said = page(client, one)
        assert "implements" in said
        assert '<svg class="relations"' in said
    relation = AgreementRelation.unscoped.get()
    back = {"kind": "implements", "target": str(cast.agreement.pk), "once": "b"}
    refused = client.post(f"/agreements/{treaty.pk}/relate/?q={cast.agreement.title['en'][:20]}", back)
    assert "on record the other way round" in refused.content.decode()
    told = client.post(
        f"/api/v1/agreements/{treaty.pk}/relations/",
        {"kind": "implements", "other": str(cast.agreement.pk)},
        content_type="application/json",
    )
    assert (told.status_code, "the other way round" in told.json()["detail"]) == (409, True)
    assert AgreementRelation.unscoped.get() == relation
    assert client.post(f"/agreement-relations/{relation.pk}/remove/", {"version": 1}).status_code == 302
    assert not AgreementRelation.unscoped.exists()


def test_texts_are_kept_by_language_and_the_prevailing_one_is_named(
    cast: Cast, treaty: Agreement, client_as: Callable[[str], Client]
) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    Agreement.unscoped.filter(pk=treaty.pk).update(authentic=["be", "ru"], prevailing="ru")
    client, address = client_as("by_secretary"), f"/agreements/{treaty.pk}/texts/"
    file = SimpleUploadedFile("text.txt", "Дагавор".encode())
    typed = {"file": file, "language": "be", "authentic": "on", "audience": "shared", "once": "a"}
    assert client.post(address, typed).status_code == 302
    kept = Document.unscoped.get(agreement=treaty)
    assert (kept.language, kept.authentic) == ("be", True)
    file.seek(0)
    refused = client.post(address, {**typed, "language": "fr", "once": "b"})
    assert refused.status_code == 400
    assert "no authentic text in this language" in refused.content.decode()
    # Refused under an address that nobody can open, the page leads to its own.
    assert f'<form method="get" action="/agreements/{treaty.pk}/"' in refused.content.decode()
    reader = client_as("ru_reader")
    said = page(reader, treaty)
    assert "text.txt" in said
    (told,) = reader.get(f"/api/v1/documents/?agreement={treaty.pk}&authentic=true").json()["results"]
    assert (told["agreement"], told["language"], told["authentic"]) == (str(treaty.pk), "be", True)
    assert "prevails: Russian" in said
    assert client_as("outsider").get(f"/documents/{kept.pk}/").status_code == 404


def test_an_agreement_is_recorded_and_changed_by_form(cast: Cast, client_as: Callable[[str], Client]) -> None:
    client = client_as("by_secretary")
    typed = {
        "title_en": "Agreement on metrology", "kind": "agreement", "level": "intergovernmental", "character": "binding",
        "parties": [str(cast.ru.pk), str(cast.by.pk)], "done_on_year": "2019", "authentic": "be, ru", "once": "a",
    }  # fmt: skip
    made = client.post("/agreements/new/", typed)
    assert made.status_code == 302, made.content.decode()
    found = Agreement.unscoped.get(title__en="Agreement on metrology")
    assert (found.authentic, found.body_id, str(found.done_on.value)) == (["be", "ru"], cast.body.pk, "2019")
    edit = f"/agreements/{found.pk}/edit/"
    stale = client.post(edit, {**typed, "title_en": "Another", "version": "9", "once": "b"})
    assert stale.status_code == 412
    assert client.post(edit, {**typed, "prevailing": "fr", "version": "1", "once": "c"}).status_code == 400
    assert client.post(edit, {**typed, "subject": "Measures", "version": "1", "once": "d"}).status_code == 302
    found.refresh_from_db()
    assert (found.subject, found.version) == ("Measures", 2)


def test_only_addresses_of_the_web_are_led_to(treaty: Agreement, client_as: Callable[[str], Client]) -> None:
    """Registers that are brought in write what they like where an address should be."""
    urls = (
        "https://un.example/1",
        "javascript:alert(1)",
        " JavaScript:alert(2)",
        "data:text/html,x",
        "http://[",
    )
    treaty.references = [{"label": "Printed", "text": "", "url": url} for url in urls]
    treaty.save()
    said = page(client_as("by_reader"), treaty)
    assert 'href="https://un.example/1"' in said
    assert "javascript:alert(1)" in said
    assert not re.findall(r'href="\s*(?:javascript|data):', said, re.IGNORECASE)


def test_clauses_that_are_not_recorded_leave_it_unknown_and_say_what_is_missing(
    treaty: Agreement, record: Record, client_as: Callable[[str], Client]
) -> None:
    Agreement.unscoped.filter(pk=treaty.pk).update(clauses={})
    record("signature", "", "2020-02-03")
    said = page(client_as("by_reader"), treaty)
    assert "Missing:" in said
    assert "rule of entry into force" in said


def test_a_party_that_the_final_clauses_name_stays_on_the_agreement(
    cast: Cast, treaty: Agreement, record: Record
) -> None:
    record("signature", "by", "2020-02-03")
    Agreement.unscoped.filter(pk=treaty.pk).update(clauses={"trigger": "all_named", "named": ["BY", "RU"]})
    given = AgreementGiven(title=text("Treaty"), character="binding", party_ids=(cast.by.pk,))
    secretary = cast.actor("by_secretary")
    with pytest.raises(Invalid) as refused:
        edit_agreement(secretary, agreement_id=treaty.pk, version=treaty.version, given=given)
    assert [fault.pointer for fault in refused.value.faults] == ["/parties"]
    both = replace(given, party_ids=(cast.ru.pk, cast.by.pk))
    edit_agreement(secretary, agreement_id=treaty.pk, version=treaty.version, given=both)
    assert [row.party for row in treaty.participation.order_by("order")] == [cast.ru, cast.by]


def test_a_treaty_gives_way_to_one_that_supersedes_it_once_all_its_parties_are_bound_by_that(
    cast: Cast, in_force: Agreement, client_as: Callable[[str], Client]
) -> None:
    secretary = cast.actor("by_secretary")
    given = AgreementGiven(
        title=text("Second treaty on joint testing"), character="binding", party_ids=(cast.by.pk, cast.ru.pk)
    )
    second = record_agreement(secretary, body_id=cast.body.pk, given=given)
    record_clauses(secretary, agreement_id=second.pk, version=1, clauses={"trigger": "last_notification"})
    relation = relate(secretary, agreement_id=second.pk, target_id=in_force.pk, kind="supersedes")
    standing = f"/api/v1/agreements/{in_force.pk}/standing/"
    client = client_as("by_reader")
    assert client.get(standing).json()["status"] == "in_force"
    for side, day in (("by", "2023-01-10"), ("ru", "2023-02-20")):
        act = ActGiven(
            kind="notification", party_id=getattr(cast, side).pk, done_on=FuzzyDate(day), received_on=FuzzyDate(day)
        )  # fmt: skip
        record_act(secretary, agreement_id=second.pk, given=act)
    assert client.get(standing).json()["status"] == "superseded"
    assert client.get(f"{standing}?as_of=2023-02-19").json()["status"] == "in_force"
    assert client.get(standing).json()["end"] == {"on": "2023-02-20", "cause": "superseded"}
    # The register knows it too, though nothing was recorded on the first one.
    listed = client.get("/api/v1/agreements/?status=superseded").json()["results"]
    assert [row["id"] for row in listed] == [str(in_force.pk)]
    page(client, in_force)
    unrelate(secretary, relation_id=relation.pk, version=1)
    assert client.get(standing).json()["status"] == "in_force"
    assert list(differences([in_force.pk, second.pk])) == []


#: What each costs, whatever number of acts and parties it tells of. A register that fills no page is read to its end:
#: those of which nobody knows when they were done come last, in a statement of their own.
STATEMENTS = {"": 18, "standing": 12, "register": 7, "list": 7}


@pytest.mark.parametrize("what", STATEMENTS)
def test_its_statements_are_counted_whatever_has_been_done_on_it(
    cast: Cast, in_force: Agreement, record: Record, client_as: Callable[[str], Client], what: str
) -> None:
    address = {
        "": f"/agreements/{in_force.pk}/", "standing": f"/api/v1/agreements/{in_force.pk}/standing/",
        "register": "/agreements/", "list": "/api/v1/agreements/",
    }[what]  # fmt: skip
    client = client_as("by_secretary")
    client.get(address)
    counts = []
    for _more in range(2):
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        counts.append(len(asked))
        for key in ("oo", "ru"):
            given = ActGiven(kind="reservation", party_id=cast.parties[key].pk, done_on=FuzzyDate("2021"))
            record_act(cast.actor("by_secretary"), agreement_id=in_force.pk, given=given)
    assert counts == [STATEMENTS[what]] * 2


def test_a_file_is_kept_with_the_act_that_is_named_and_no_other_has_a_form(
    in_force: Agreement, client_as: Callable[[str], Client]
) -> None:
    act = Act.unscoped.filter(agreement=in_force).order_by("done_first")[0]
    client, address = client_as("by_secretary"), f'action="/acts/{act.pk}/documents/"'
    plain, asked = page(client, in_force), page(client, in_force, f"?attach={act.pk}")
    assert ("/documents/" in plain, asked.count("/documents/"), address in asked) == (False, 1, True)
    assert address not in page(client_as("by_reader"), in_force, f"?attach={act.pk}")
    assert address not in page(client, in_force, "?attach=x")


def test_of_many_parties_and_acts_some_are_told_at_first(
    cast: Cast, treaty: Agreement, client_as: Callable[[str], Client]
) -> None:
    others = Party.unscoped.bulk_create(
        Party(code=f"P{number}", name=text(f"Republic {number}"), short_name=text(f"Republic {number}"))
        for number in range(28)
    )
    AgreementParty.unscoped.bulk_create(
        AgreementParty(agreement=treaty, party=party, order=number) for number, party in enumerate(others, 3)
    )
    Act.unscoped.bulk_create(
        Act(agreement=treaty, party=party, kind=kind, done_on=FuzzyDate(f"2021-0{month}-01"))
        for party in others
        for month, kind in ((1, "signature"), (2, "ratification"))
    )
    client = client_as("by_reader")
    first, whole = page(client, treaty, "?on=2022-01-01"), page(client, treaty, "?on=2022-01-01&whole=1")
    assert [said.count('<li class="act"') for said in (first, whole)] == [50, 56]
    assert ("Republic 22<" in first, "Republic 23<" in first, "Republic 23<" in whole) == (True, False, True)
    assert f"/agreements/{treaty.pk}/?on=2022-01-01&amp;whole=1#participation" in first
    assert "Show all 30 parties" in first
    assert "Show all" not in whole
    # What is not told at first is led to all the same.
    early = Act.unscoped.filter(agreement=treaty, kind="signature").order_by("id")[0]
    assert f'"/agreements/{treaty.pk}/?on=2022-01-01&amp;whole=1#act-{early.pk}"' in first
    assert f'"#act-{early.pk}"' in whole


def test_the_drawing_has_a_key_of_what_stands_in_it(
    in_force: Agreement, record: Record, client_as: Callable[[str], Client]
) -> None:
    def key() -> list[str]:
        (found,) = re.findall(r'<ul class="key".*?</ul>', page(client_as("by_reader"), in_force), re.DOTALL)
        return [said.strip() for said in re.findall(r"</svg>([^<]*)</li>", found)]

    signs = ["consent to be bound, entry into force", "another act", "legal deadline", "today"]
    assert [said for said in key() if said in signs] == signs
    assert "in force" in key()
    assert "notice to end it, or its end" not in key()
    record("non_renewal", "by", "2024-05-06", received_on="2024-05-06")
    assert "notice to end it, or its end" in key()


def test_the_key_tells_of_days_known_in_part_where_they_are_drawn_so(
    treaty: Agreement, record: Record, client_as: Callable[[str], Client]
) -> None:
    record("signature", "by", "2020-02-03")
    assert "the day is known in part" not in page(client_as("by_reader"), treaty)
    record("signature", "ru", "2020")
    said = page(client_as("by_reader"), treaty)
    assert said.count('<line class="spread"') == 2
    assert "the day is known in part" in said
