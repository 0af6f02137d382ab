"""Posts from files, `manage.py import_agreements`, and the real registers."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from cooperation.dates import FuzzyDate
from cooperation.errors import Forbidden
from programs.models import (
    Agreement,
    AgreementParty,
    Appointment,
    Grant,
    Organisation,
    Person,
    Post,
    RegisterEntry,
    RegisterImport,
)
from programs.rules.registers.known_profiles import KNOWN_PROFILES
from programs.selectors import register_imports as reading
from programs.services.register_imports import stop_register_import
from tests.cast import Cast
from tests.programs.register_data import BELARUS, DATA, ENVIRONMENT, UK, needs_data
from tests.programs.register_files import as_csv, brought_in, row, said, sent, verdicts, written

pytestmark = pytest.mark.django_db(transaction=True)

# --- Posts ------------------------------------------------------------------------------------------------------------

POSTS = (
    b"position,person,personID,start,end\n"
    b"Minister of Trade,Ann,Q1,1994,1996-05\n"
    b"Minister of Trade,Ben,Q2,1996-04-01,1999-01-01\n"
    b"Minister of Trade,Cas,Q3,2001-01-01,\n"
    b"Ambassador,Ann,Q1,,\n"
    b"Minister of Trade,Ann,Q1,1995,1997\n"
)


def posts(cast: Cast, content: bytes = POSTS) -> RegisterImport:
    return brought_in(cast, content, profile=KNOWN_PROFILES["posts_belarus"], party_id=cast.by.pk)


def test_holders_of_posts_come_in_with_partial_dates_overlaps_and_gaps(cast: Cast) -> None:
    run = posts(cast)
    assert verdicts(run) == ["new", "new", "new", "new", "conflict"]
    held = Appointment.unscoped.filter(origin__run=run, post__title={"en": "Minister of Trade"}).order_by(
        "person__external_id"
    )
    assert [(each.person.name["en"], each.since, each.until) for each in held] == [
        ("Ann", FuzzyDate("1994"), FuzzyDate("1996-05")), ("Ben", FuzzyDate("1996-04-01"), FuzzyDate("1999-01-01")),
        ("Cas", FuzzyDate("2001-01-01"), None),
    ]  # fmt: skip
    assert held[0].post.organisation.name == {"en": "Ministry of Trade"}
    assert held[0].post.organisation.kind == "ministry"
    other = Post.unscoped.get(title={"en": "Ambassador"})
    assert other.organisation.name["ru"] == "Организация, не названная источником"
    by_row = {line.number: {remark["code"] for remark in line.remarks} for line in reading.lines(run)}
    assert "overlap" in by_row[3]
    assert "vacant_before" in by_row[4]
    assert "held_already" in by_row[6]


def test_posts_again_change_nothing_and_a_new_end_changes_one_appointment(cast: Cast) -> None:
    posts(cast)
    counted = [model.unscoped.count() for model in (Organisation, Post, Person, Appointment)]
    assert verdicts(posts(cast)) == ["unchanged"] * 4 + ["conflict"]
    run = posts(cast, POSTS.replace(b"2001-01-01,", b"2001-01-01,2005"))
    assert verdicts(run) == ["unchanged", "unchanged", "changed", "unchanged", "conflict"]
    assert [model.unscoped.count() for model in (Organisation, Post, Person, Appointment)] == counted
    assert Appointment.unscoped.get(person__external_id="Q3").until == FuzzyDate("2005")


def test_all_or_nothing_brings_in_no_post_where_one_is_contested(cast: Cast) -> None:
    made = (Organisation, Post, Person, Appointment)
    counted = [model.unscoped.count() for model in made]
    choices = {"profile": KNOWN_PROFILES["posts_belarus"], "party_id": cast.by.pk, "all_or_nothing": True}
    run = brought_in(cast, POSTS, **choices)
    assert (run.state, run.fault["code"]) == ("failed", "not_whole")
    assert [model.unscoped.count() for model in made] == counted
    agreed = POSTS.rsplit(b"Minister", 1)[0]
    assert verdicts(brought_in(cast, agreed, **choices)) == ["new"] * 4


def test_a_side_brings_in_its_own_posts_alone_and_none_with_which_rights_go(cast: Cast) -> None:
    profile = KNOWN_PROFILES["posts_belarus"]
    with pytest.raises(Forbidden):
        sent(cast, POSTS, profile=profile, party_id=cast.ru.pk)
    with pytest.raises(Forbidden):
        sent(cast, POSTS, key="joint_two", profile=profile, party_id=cast.by.pk)
    run = sent(cast, POSTS, profile=profile, party_id=cast.by.pk)
    with pytest.raises(Forbidden):
        stop_register_import(cast.actor("ru_secretary"), import_id=run.pk, version=run.version)
    run.delete()
    posts(cast)
    post = Post.unscoped.get(title={"en": "Minister of Trade"})
    Grant.unscoped.create(role="coordinator", body=cast.body, party=cast.by, post=post)
    before = {(each.person_id, each.until) for each in post.appointments.all()}
    changed = POSTS.replace(b"2001-01-01,", b"2001-01-01,2005") + b"Minister of Trade,Dan,Q9,2006,\n"
    run = posts(cast, changed)
    assert verdicts(run) == ["unchanged", "unchanged", "conflict", "unchanged", "conflict", "conflict"]
    assert {(each.person_id, each.until) for each in post.appointments.all()} == before
    assert "carries_rights" in said(run)


# --- The command, and the registers themselves ------------------------------------------------------------------------


def command(*arguments: object) -> tuple[int, Any]:
    """How the command ends, and its totals."""
    out = StringIO()
    try:
        call_command("import_agreements", "--json", *map(str, arguments), stdout=out)
    except SystemExit as ended:
        return int(ended.code or 0), json.loads(out.getvalue())
    except CommandError as refused:
        return refused.returncode, str(refused)
    return 0, json.loads(out.getvalue())


def test_the_command_brings_in_and_counts_and_the_second_time_finds_nothing_new(
    cast: Cast, tmp_path: Path
) -> None:
    path = tmp_path / "treaties.csv"
    path.write_bytes(as_csv(row(1), row(2, title=""), row(3)))
    given = ("--profile", "treaties_uk", "--body", cast.body.pk, path)
    code, found = command(*given)
    assert (code, found["state"], found["new"], found["refused"]) == (0, "done", 2, 1)
    code, found = command(*given)
    assert (code, found["new"], found["unchanged"]) == (0, 0, 2)
    code, found = command(*given, "--all-or-nothing")
    assert (code, found["state"], found["fault"]) == (1, "failed", "not_whole")


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (("--profile", "treaties_uk"), "Name the body"),
        (("--profile", "unknown", "--body", "here"), "no mapping of this name"),
        (("--profile", "posts_belarus", "--body", "here"), "whose posts"),
        (("--profile", "treaties_uk", "--body", "nowhere"), "no body"),
        (("--profile", "posts_belarus", "--body", "here", "--party", "QQ"), "no party"),
    ],
)
def test_the_command_says_what_it_lacks(
    cast: Cast, tmp_path: Path, given: tuple[str, ...], says: str
) -> None:
    path = tmp_path / "treaties.csv"
    path.write_bytes(as_csv(row(1)))
    code, found = command(*(str(cast.body.pk) if each == "here" else each for each in given), path)
    assert code == 2
    assert says in found


@needs_data
def test_the_uk_register_comes_in_whole(cast: Cast) -> None:
    given = ("--profile", "treaties_uk", "--body", cast.body.pk, DATA / UK)
    code, found = command(*given)
    assert (code, found["rows"], found["new"], found["refused"]) == (0, 8134, 8134, 0)
    assert Agreement.unscoped.filter(external_id__isnull=False, body=cast.body).count() == 8134
    # The longest list has 290 names, 31 of which are other names of parties that stand in it already.
    assert max(AgreementParty.unscoped.values_list("order", flat=True)) == 259
    assert found["kept"]["in_force_before_signature:entry_into_force"] == 212
    before = written()
    code, found = command(*given)
    assert (code, found["unchanged"], written()) == (0, 8134, before)


@needs_data
def test_the_environmental_registers_come_in_as_one(cast: Cast) -> None:
    files = [DATA / name for name in ENVIRONMENT]
    code, found = command("--profile", "treaties_environment", "--body", cast.body.pk, *files)
    assert (code, found["rows"], found["merged"], found["new"]) == (0, 30955, 24634, 6321)
    assert RegisterEntry.unscoped.count() == 6321


@needs_data
def test_the_posts_come_in_with_their_people(cast: Cast) -> None:
    code, found = command(
        "--profile", "posts_belarus", "--body", cast.body.pk, "--party", "BY", DATA / BELARUS
    )
    assert (code, found["rows"], found["new"]) == (0, 384, 384)
    assert Person.unscoped.filter(external_id__startswith="Q").count() == 293
    assert Appointment.unscoped.filter(origin__isnull=False).count() == 384
