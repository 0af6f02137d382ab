"""A register brought in by hand: sent, mapped, looked at row by row, started, the report taken along; and by API."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import translation

from programs.forms.register_imports import offered
from programs.imports import register_runs
from programs.models import Agreement, RegisterImport
from programs.views import register_imports
from tests.cast import Cast
from tests.programs.register_files import as_csv, row

pytestmark = pytest.mark.django_db(transaction=True)


def sent(client: Client, cast: Cast, content: bytes, **fields: str) -> str:
    file = SimpleUploadedFile("treaties.csv", content)
    answer = client.post(f"/bodies/{cast.body.pk}/register-imports/", {"file": file, **fields})
    assert answer.status_code == 302, answer.text
    return str(answer["Location"])


def press(client: Client, at: str, verb: str, **fields: str) -> Any:
    run = RegisterImport.unscoped.get()
    return client.post(f"{at}{verb}/", {"version": run.version, **fields}, follow=True)


def test_from_the_file_to_the_report(cast: Cast, client_as: Callable[[str], Client]) -> None:
    client = client_as("by_secretary")
    at = sent(
        client,
        cast,
        as_csv(row(1), row(2, title=""), row(3, signed_event_date="1957-07")),
        profile="treaties_uk",
    )
    waiting = client.get(at)
    assert waiting["Refresh"] == "3"
    assert "Refresh" not in client.get(f"{at}?still").headers
    register_runs.work()
    page = client.get(at)
    assert "Refresh" not in page.headers
    assert page.text.count("<tr><td") == 3
    refused = client.get(f"{at}?verdict=refused").text
    assert refused.count("<tr><td") == 1
    assert "It has no title." in refused
    assert not Agreement.unscoped.filter(origin__isnull=False).exists()
    started = press(client, at, "start")
    assert "The worker is bringing the register in." in started.text
    register_runs.work()
    assert "brought in" in client.get(at).text
    record = Agreement.unscoped.get(external_id="u1")
    its_own = client_as("ru_reader").get(f"/agreements/{record.pk}/").text
    assert "treaties.csv, row 2" in its_own
    assert at in its_own
    report = client.get(f"{at}report/").getvalue().decode("utf-8-sig").splitlines()
    assert report[0] == "File,Row,Verdict,Record,Remarks"
    assert report[1].startswith("treaties.csv,2,new,u1")
    assert report[2].startswith("treaties.csv,3,refused,,")
    assert client_as("by_reader").get(at).text.count('<form method="post" action="/register-imports') == 0
    assert client_as("outsider").get(at).status_code == 404


def test_columns_are_mapped_on_a_page_and_saved_for_the_next_file(
    cast: Cast, client_as: Callable[[str], Client]
) -> None:
    client = client_as("by_secretary")
    at = sent(client, cast, b"No;Name;Signed\n1;On parcels;03/04/1964\n")
    page = client.get(f"{at}columns/").text
    assert "On parcels" in page
    fields = {"order": "mdy", "language": "en", "split": ";", "save_as": "Ours", "column_0_0": "external_id"}
    wrong = client.post(f"{at}columns/", {**fields, "version": 1})
    assert wrong.status_code == 400
    assert "One column must feed the field" in wrong.text
    said = client.post(f"{at}columns/", {**fields, "version": 1, "column_0_1": "No such field"})
    assert "Choose one of those that are offered." in said.text
    press(client, at, "columns", **fields, column_0_1="title", column_0_2="Signature: date")
    register_runs.work()
    press(client, at, "start")
    register_runs.work()
    (made,) = Agreement.unscoped.filter(origin__isnull=False)
    assert (made.title, made.done_on.value) == ({"en": "On parcels"}, "1964-03-04")
    assert client.get(f"{at}columns/").status_code == 409
    assert ">Ours</option>" in client.get(f"/bodies/{cast.body.pk}/register-imports/").text


@pytest.mark.parametrize(("language", "said"), [("ru", "Нет названия."), ("be", "Няма назвы.")])
def test_remarks_are_in_the_readers_language(
    cast: Cast, client_as: Callable[[str], Client], language: str, said: str
) -> None:
    client = client_as("by_secretary")
    at = sent(client, cast, as_csv(row(1, title="")), profile="treaties_uk")
    register_runs.work()
    client.post("/language/", {"language": language, "next": "/"})
    assert said in client.get(at).text
    assert said in client.get(f"{at}report/").getvalue().decode()


def test_the_same_through_the_api(cast: Cast, client_as: Callable[[str], Client]) -> None:
    client = client_as("by_secretary")
    file = SimpleUploadedFile("treaties.csv", as_csv(row(1), row(2, title="")))
    made = client.post(
        f"/api/v1/bodies/{cast.body.pk}/register-imports/", {"file": file, "profile": "treaties_uk"}
    )
    assert made.status_code == 201, made.text
    at = f"/api/v1/register-imports/{made.json()['id']}/"
    register_runs.work()
    read = client.get(at)
    assert (read.json()["state"], read.json()["counts"]["entries"]["new"]) == ("ready", 1)
    rows = client.get(f"{at}rows/?limit=1").json()
    assert (rows["results"][0]["verdict"], rows["results"][0]["record"]) == ("new", "u1")
    assert client.get(rows["next"]).json()["results"][0]["remarks"][-1]["code"] == "no_title"
    started = client.post(
        f"{at}start/", {}, content_type="application/json", headers={"If-Match": read["ETag"]}
    )
    assert started.json()["state"] == "writing"
    register_runs.work()
    assert client.get(at).json()["state"] == "done"
    for verdicts, positions in (
        ("refused", [2]),
        ("new", [1]),
        ("new,refused", [1, 2]),
        ("changed,merged", []),
    ):
        found = client.get(f"{at}rows/?verdict={verdicts}").json()["results"]
        assert [each["position"] for each in found] == positions


def test_what_columns_may_mean_is_written_once_however_many_there_are(
    cast: Cast, client_as: Callable[[str], Client]
) -> None:
    client = client_as("by_secretary")
    wide = b",".join(b"Heading %d" % number for number in range(100))
    few = client.get(sent(client, cast, b"Heading 0,Heading 1\n1,2\n") + "columns/").content
    many = client.get(sent(client, cast, wide + b"\n" + b"1," * 99 + b"1\n") + "columns/").content
    assert few.count(b"<option") == many.count(b"<option")
    assert len(many) - len(few) < 100 * 600


@pytest.mark.parametrize("language", ["en", "ru", "be"])
def test_no_two_meanings_of_a_column_are_called_alike(language: str) -> None:
    with translation.override(language):
        said = [label.casefold() for label in offered().values()]
    assert len(set(said)) == len(said)
    # What the mapping of the UK register feeds is among them.
    assert {"act.entry_into_force.date", "act.termination.effective", "party_act.consent.date"} <= set(
        offered()
    )


def test_an_event_of_a_register_is_told_in_words(cast: Cast, client_as: Callable[[str], Client]) -> None:
    client = client_as("by_secretary")
    at = sent(client, cast, b"Name;Provisional;Left\nOn parcels;1964-03-04;1970-01-02\n")
    fields = {
        "order": "dmy", "language": "en", "split": ";", "column_0_0": "title",
        "column_0_1": "act.provisional_entry_into_force.date", "column_0_2": "act.withdrawal.date",
    }  # fmt: skip
    press(client, at, "columns", **fields)
    register_runs.work()
    press(client, at, "start")
    register_runs.work()
    (made,) = Agreement.unscoped.filter(origin__isnull=False)
    page = client.get(f"/agreements/{made.pk}/").text
    assert "provisional entry into force" in page
    assert "provisional_entry_into_force" not in page


def test_the_list_of_imports_goes_on_over_pages_and_stands_under_agreements(
    cast: Cast, client_as: Callable[[str], Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(register_imports, "PAGE", 2)
    client = client_as("by_secretary")
    for number in range(3):
        sent(client, cast, as_csv(row(number), row(number)), profile="treaties_uk")
    register_runs.work()
    page = client.get("/register-imports/").text
    assert page.count('<tr><th scope="row"') == 2
    assert 'href="/agreements/" aria-current="page"' in page
    assert '<td class="num" data-l="Merged">1</td>' in page
    (following,) = re.findall(r"/register-imports/\?before=[0-9a-f-]+", page)
    assert client.get(following).text.count('<tr><th scope="row"') == 1
    assert client.get("/register-imports/?before=none").text.count('<tr><th scope="row"') == 2


def test_rows_with_a_remark_are_counted_on_their_tab(cast: Cast, client_as: Callable[[str], Client]) -> None:
    client = client_as("by_secretary")
    at = sent(
        client,
        cast,
        as_csv(row(1), row(2, title=""), row(3, title="")),
        profile="treaties_uk",
    )
    register_runs.work()
    shown = client.get(f"{at}?verdict=remarks").text
    (counted,) = re.findall(r'aria-current="page">with a remark <small>([0-9]+)<', shown)
    assert int(counted) == shown.count("<tr><td") == 2
