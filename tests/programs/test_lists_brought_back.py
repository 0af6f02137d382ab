"""Lists of organisations, people, posts and appointments out and in again: the same here, the same elsewhere."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from cooperation import clock, lists
from cooperation.accounts.models import Token
from cooperation.api.exports import ExportFace
from cooperation.dates import FuzzyDate
from cooperation.exports.coming_back import OF_INTERFACE, OF_PAGES, Back
from programs.imports import register_runs
from programs.models import (
    Appointment,
    Grant,
    Organisation,
    OrganisationChange,
    Person,
    Post,
    RegisterEntry,
    RegisterImport,
    RegisterOrigin,
    RegisterRow,
)
from programs.rules.registers.directory import ORGANISATION_KINDS
from programs.selectors import register_imports as reading
from programs.services.register_imports import put_away
from tests.api.conftest import Caller
from tests.api.test_exports import served
from tests.cast import Cast, text
from tests.programs.register_files import said, started, verdicts

pytestmark = pytest.mark.django_db(transaction=True)
As = Callable[[str], Client]
MODELS: tuple[Any, ...] = (Organisation, OrganisationChange, Person, Post, Appointment)
#: Lists of the interface, in the order in which they name one another.
LISTS = ("organisations", "people", "posts", "appointments")


@pytest.fixture
def api(cast: Cast) -> Caller:
    """The interface, as the secretary of the first side calls it."""
    _token, secret = Token.issue(cast.users["by_secretary"], name="lists", scopes=["read"])
    return Caller(secret)


@pytest.fixture
def others(cast: Cast) -> set[Any]:
    """The ids of what is there with the cast, and stays."""
    return {pk for model in MODELS for pk in model.unscoped.values_list("pk", flat=True)}


def full(cast: Cast) -> None:
    """Organisations, people and posts of a side with something in every column, some named by others before them."""
    union = Organisation.unscoped.create(
        party=cast.by, kind="committee", name={"en": "=Union", "ru": "Союз; «СЭВ»", "ar": "اتحاد"},
        short_name={"en": "U"}, since=FuzzyDate("1991-Q3"), until=FuzzyDate("1994", uncertain=True), external_id="O-1",
    )  # fmt: skip
    heir = Organisation.unscoped.create(party=cast.by, kind="ministry", name=text("Aaa heir"), parent=union)
    OrganisationChange.unscoped.create(
        organisation=union,
        kind="merged",
        done_on=FuzzyDate("1994-05"),
        successor=heir,
        note=text("By decree"),
    )
    OrganisationChange.unscoped.create(
        organisation=heir, kind="renamed", done_on=FuzzyDate("1996"), former_name=text("Heir", "Преемник")
    )
    chief = Post.unscoped.create(
        organisation=union, title={"en": "Chief", "be": "Кіраўнік"}, external_id="P-1"
    )
    under = Post.unscoped.create(organisation=heir, title=text("-Under"), superior=chief)
    ann = Person.unscoped.create(party=cast.by, name={"en": "Ann", "ru": "Анна"}, external_id="Q1")
    ben = Person.unscoped.create(party=cast.by, name=text("Ben"))
    for person, post, since, until in (
        (ann, chief, FuzzyDate("1991"), FuzzyDate("1992-06", uncertain=True)), (ben, chief, FuzzyDate("1992-H2"), None),
        (ann, under, None, FuzzyDate("1995-01-02")),
    ):  # fmt: skip
        Appointment.unscoped.create(person=person, post=post, since=since, until=until, acting=post == under)


def everything(others: set[Any]) -> list[list[dict[str, Any]]]:
    """All that was added to the cast, whatever its version."""
    found = []
    for model in MODELS:
        rows = model.unscoped.exclude(pk__in=others).order_by("pk").values()
        found.append([{name: value for name, value in row.items() if name != "version"} for row in rows])
    return found


def emptied(others: set[Any]) -> None:
    """An installation that has the cast alone."""
    for model in (RegisterRow, RegisterEntry, RegisterOrigin, RegisterImport):
        model.unscoped.all()._raw_delete("default")
    for model in reversed(MODELS):
        model.unscoped.exclude(pk__in=others)._raw_delete("default")


def uploaded(cast: Cast, client: Client, *files: tuple[str, bytes]) -> RegisterImport:
    """An import as its sender's page makes it, no mapping chosen and no side named."""
    answer = client.post(
        f"/bodies/{cast.body.pk}/register-imports/", {"file": [SimpleUploadedFile(*file) for file in files]}
    )
    assert answer.status_code == 302, answer.content.decode()
    register_runs.work()
    run = RegisterImport.unscoped.get(pk=answer["Location"].rstrip("/").rsplit("/", 1)[1])
    assert run.state == "ready", run.fault
    return run


def of_pages(client: Client, form: str) -> list[tuple[str, bytes]]:
    return [
        (f"{name}.{form}", client.get(f"/lists/{name}.{form}").getvalue())
        for name in ("organisations", "appointments")
    ]


def of_interface(client: Caller, form: str) -> list[tuple[str, bytes]]:
    return [(f"{name}.{form}", client.get(f"{name}/export.{form}").getvalue()) for name in LISTS]


def outcome(run: RegisterImport) -> dict[str, set[str]]:
    """By kind of record, the verdicts on it."""
    found: dict[str, set[str]] = {}
    for line in reading.report(run):
        found.setdefault(line.record.partition(":")[0], set()).add(line.verdict)
    return found


@pytest.mark.parametrize("form", ["csv", "xlsx", "jsonl"])
@pytest.mark.parametrize("language", ["en", "ru"])
def test_lists_of_pages_come_back(
    cast: Cast, others: set[Any], client_as: As, form: str, language: str
) -> None:
    full(cast)
    cast.users["by_secretary"].language = language
    cast.users["by_secretary"].save()
    client = client_as("by_secretary")
    files, before = of_pages(client, form), everything(others)
    run = started(cast, uploaded(cast, client, *files))
    assert outcome(run) == {"organisation": {"unchanged"}, "appointment": {"unchanged"}}, said(run)
    assert everything(others) == before
    versions = [list(model.unscoped.order_by("pk").values_list("version", flat=True)) for model in MODELS]
    assert {number for each in versions for number in each} == {1}
    emptied(others)
    run = started(cast, uploaded(cast, client, *files))
    assert outcome(run) == {"organisation": {"new", "unchanged"}, "appointment": {"new", "unchanged"}}, said(
        run
    )
    # Posts and people are made of what the list of appointments says of them.
    there = everything(others)
    assert [there[place] for place in (0, 1, 2, 4)] == [before[place] for place in (0, 1, 2, 4)]
    assert [each | {"superior_id": None} for each in before[3]] == there[3]
    run = started(cast, uploaded(cast, client, *files))
    assert set(verdicts(run)) == {"unchanged"}


def test_rows_of_which_records_are_made_stay_with_them(
    cast: Cast, others: set[Any], client_as: As, settings: Any
) -> None:
    full(cast)
    client = client_as("by_secretary")
    files = of_pages(client, "csv")
    idle = started(cast, uploaded(cast, client, *files))
    emptied(others)
    made = started(cast, uploaded(cast, client, *files))
    long_before = clock.now() - timedelta(days=settings.REGISTER_FILE_DAYS + 1)
    RegisterImport.unscoped.update(uploaded_at=long_before, ended_at=long_before)
    again = started(cast, uploaded(cast, client, *files))
    RegisterImport.unscoped.filter(pk=again.pk).update(uploaded_at=long_before)
    put_away(clock.now())
    assert list(RegisterImport.unscoped.values_list("pk", flat=True)) == [made.pk]
    assert RegisterRow.unscoped.filter(run=made).exists()
    assert idle.pk != made.pk


def test_the_register_of_agreements_is_recognised_as_they_are(cast: Cast, client_as: As) -> None:
    client = client_as("by_secretary")
    for form in ("csv", "xlsx", "jsonl"):
        content = client.get(f"/lists/agreements.{form}").getvalue()
        run = started(cast, uploaded(cast, client, (f"agreements.{form}", content)))
        assert (run.profile["name"], run.party, set(verdicts(run))) == ("cooperation", None, {"unchanged"})


@pytest.mark.parametrize("form", ["csv", "xlsx", "jsonl"])
def test_lists_of_the_interface_come_back_whole(
    cast: Cast, others: set[Any], client_as: As, api: Caller, form: str
) -> None:
    full(cast)
    client = client_as("by_secretary")
    files, before = of_interface(api, form), everything(others)
    run = started(cast, uploaded(cast, client, *reversed(files)))
    assert set(verdicts(run)) == {"unchanged"}
    assert everything(others) == before
    emptied(others)
    # In whichever order the files come: what a record names is put before it.
    run = started(cast, uploaded(cast, client, *reversed(files)))
    assert not {"conflict", "refused", "changed"} & set(verdicts(run)), said(run)
    assert everything(others) == before
    assert set(verdicts(started(cast, uploaded(cast, client, *files)))) == {"unchanged"}


def objects(others: set[Any], api: Caller, name: str) -> list[dict[str, Any]]:
    rows = api.rows(f"{name}/?limit=1000")
    return [row for row in rows if row["id"] not in set(map(str, others))]


def lines(*rows: dict[str, Any]) -> bytes:
    return "\n".join(json.dumps(row) for row in rows).encode()


def test_agreements_leave_the_interface_in_the_form_that_is_read(
    cast: Cast, client_as: As, api: Caller
) -> None:
    client = client_as("by_secretary")
    for form in ("csv", "xlsx", "jsonl"):
        content = api.get(f"agreements/export.{form}?own_form=true").getvalue()
        assert content == client.get(f"/lists/agreements.{form}").getvalue() or form == "xlsx"
        run = started(cast, uploaded(cast, client, (f"agreements.{form}", content)))
        assert (run.profile["name"], set(verdicts(run))) == ("cooperation", {"unchanged"})


# --- Every list that is exported --------------------------------------------------------------------------------------

#: By list, the test in which its file comes back.
COME_BACK = {
    "agreements": test_the_register_of_agreements_is_recognised_as_they_are,
    **dict.fromkeys(("organisations", "appointments"), test_lists_of_pages_come_back),
    **dict.fromkeys(LISTS, test_lists_of_the_interface_come_back_whole),
}


def test_of_every_list_it_is_said_what_brings_it_in_again_or_why_nothing_does() -> None:
    assert set(lists.names()) == set(OF_PAGES)
    assert {face.resource.name for _path, face in served(ExportFace)} == set(OF_INTERFACE)
    for told in (OF_PAGES, OF_INTERFACE):
        assert {name for name, back in told.items() if back is Back.IMPORT} <= set(COME_BACK)


# --- Rows that are changed, and rows that are not taken ---------------------------------------------------------------


def test_what_was_edited_changes_what_differs_and_what_is_older_than_the_record_is_in_conflict(
    cast: Cast, others: set[Any], client_as: As, api: Caller
) -> None:
    full(cast)
    (ann,) = (row for row in objects(others, api, "people") if row["external_id"] == "Q1")
    ann["name"] = {"en": "Anna", "ru": "Анна"}
    run = started(cast, uploaded(cast, client_as("by_secretary"), ("people.jsonl", lines(ann))))
    assert verdicts(run) == ["changed"]
    there = Person.unscoped.get(external_id="Q1")
    assert (there.name, there.version) == (ann["name"], 2)
    ann["name"] = {"en": "Hanna"}
    run = started(cast, uploaded(cast, client_as("by_secretary"), ("people.jsonl", lines(ann))))
    assert (verdicts(run), said(run)) == (["conflict"], {"changed_here"})
    there.refresh_from_db()
    assert there.name == {"en": "Anna", "ru": "Анна"}


def test_another_sides_records_and_posts_with_rights_are_left_alone(
    cast: Cast, others: set[Any], client_as: As, api: Caller
) -> None:
    full(cast)
    theirs = Organisation.unscoped.create(party=cast.ru, kind="agency", name=text("Theirs"))
    (org,) = (row for row in objects(others, api, "organisations") if row["id"] == str(theirs.pk))
    post = Post.unscoped.get(external_id="P-1")
    Grant.unscoped.create(role="coordinator", body=cast.body, party=cast.by, post=post)
    held = next(row for row in objects(others, api, "appointments") if row["post"] == str(post.pk))
    taken = next(row for row in objects(others, api, "posts") if row["id"] == str(post.pk))
    files = {
        "a": lines(org | {"name": {"en": "Ours now"}, "kind": "other"}, org | {"party_code": "BY"}),
        "b": lines(
            held | {"until": None}, held | {"id": "0190c3a0-0000-7000-8000-000000000001", "since": None}
        ),
        "c": lines(taken | {"title": {"en": "Emperor"}}),
    }
    before = everything(others)
    client = client_as("by_secretary")
    runs = {
        name: started(cast, uploaded(cast, client, (f"{name}.jsonl", content)))
        for name, content in files.items()
    }
    assert verdicts(runs["a"])[0] == "unchanged"
    assert "another_side" in said(runs["a"])
    assert verdicts(runs["b"]) == ["conflict", "conflict"]
    assert said(runs["b"]) == {"carries_rights"}
    assert (verdicts(runs["c"]), said(runs["c"])) == (["conflict"], {"carries_rights"})
    assert everything(others) == before


def test_what_names_nothing_that_is_here_is_reported_and_stops_no_other(
    cast: Cast, others: set[Any], client_as: As, api: Caller
) -> None:
    full(cast)
    rows = objects(others, api, "posts")
    emptied(others)
    home = str(cast.organisations["by_ministry"].pk)
    kept = rows[0] | {"organisation": home, "superior": None}
    other = {"id": "", "party_code": "BY", "organisation": home, "superior": None, "title": {"en": "No id"}}
    run = started(
        cast, uploaded(cast, client_as("by_secretary"), ("posts.jsonl", lines(kept, rows[1], other)))
    )
    assert verdicts(run) == ["new", "conflict", "refused"]
    assert [line.number for line in reading.lines(run)] == [1, 2, 3]
    assert {"names_absent", "id_missing"} <= said(run)
    assert Post.unscoped.get(pk=kept["id"]).organisation_id == cast.organisations["by_ministry"].pk


def test_a_row_that_says_what_cannot_be_kept_stops_no_other(cast: Cast, client_as: As) -> None:
    plain = {
        "id": "", "version": 1, "party_code": "BY", "kind": "ministry", "name": {"en": "A"}, "parent": None,
        "external_id": "A-1", "changes": [],
    }  # fmt: skip
    said_of_null = {
        "kind": "renamed",
        "done_on": {"value": "1996"},
        "former_name": {"en": "B"},
        "external_id": "\0",
    }
    rows = lines(
        plain, plain | {"external_id": "A-2", "version": "9" * 5000},
        plain | {"external_id": "A-3", "changes": [said_of_null]},
        plain | {"external_id": "A-4", "name": {"en": "a\0b"}},
    )  # fmt: skip
    run = started(cast, uploaded(cast, client_as("by_secretary"), ("organisations.jsonl", rows)))
    assert (verdicts(run), said(run)) == (["new"] * 4, {"line_unclear"})
    there = Organisation.unscoped.filter(external_id__startswith="A-").order_by("external_id")
    assert [(one.version, one.name["en"]) for one in there] == [(1, "A"), (1, "A"), (1, "A"), (1, "a\ufffdb")]
    assert not OrganisationChange.unscoped.exists()


def test_a_record_without_an_id_whose_external_id_another_side_has_is_made_once(
    cast: Cast, client_as: As
) -> None:
    Organisation.unscoped.create(party=cast.ru, kind="agency", name=text("Theirs"), external_id="Q7")
    plain = {"id": "", "party_code": "BY", "kind": "ministry", "name": {"en": "Ours"}, "parent": None}
    client = client_as("by_secretary")
    found = []
    for _again in range(2):
        rows = lines(plain | {"external_id": "Q7"})
        run = started(cast, uploaded(cast, client, ("organisations.jsonl", rows)))
        found.append(verdicts(run))
    assert found == [["new"], ["unchanged"]]
    (ours,) = Organisation.unscoped.filter(party=cast.by, name=text("Ours"))
    assert ours.external_id is None


def test_whoever_acts_for_no_side_brings_in_no_people(
    cast: Cast, others: set[Any], client_as: As, api: Caller
) -> None:
    full(cast)
    content = lines(*objects(others, api, "people"))
    client = client_as("ru_secretary")
    run = uploaded(cast, client, ("people.jsonl", content))
    # They are of another side, whose id the file names.
    assert set(verdicts(run)) == {"unchanged"}
    assert run.party == cast.ru


def test_a_line_that_is_no_object_ends_the_import_in_words(cast: Cast, client_as: As) -> None:
    client = client_as("by_secretary")
    answer = client.post(
        f"/bodies/{cast.body.pk}/register-imports/",
        {"file": SimpleUploadedFile("a.jsonl", b'{"id": 1}\nnothing\n')},
    )
    assert answer.status_code == 400
    assert "Line 2 is no JSON object." in answer.content.decode()


def test_the_kinds_are_those_of_the_model() -> None:
    assert set(ORGANISATION_KINDS) == set(Organisation.Kind.values)
