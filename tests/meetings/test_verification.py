"""What was sealed is verified: one flipped byte, row, file or link is found and named, by page, API and command."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import StringIO
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from django.utils.translation import override

from cooperation.access import acting_as
from meetings.migrations._sealing import _ADDED_TO, _OF_SESSION
from meetings.models import MinutesSeal
from meetings.rules.minutes import FLAWS, Edit
from meetings.selectors import flaws
from meetings.selectors.verification import verified
from meetings.services.minutes_acts import confirm_change, dispute_wording, enter_act, transcribe_change
from programs import models as m
from programs.models import Body
from programs.services.authority import ActInput
from tests.meetings.sealing import another, outcome, seal, sealed, signed
from tests.meetings.table import Table, lay, text


def three(table: Table) -> Table:
    """Three sealed sessions; a handwritten change on the first, and after its sealing an approval and a note."""
    Body.unscoped.filter(pk=table.body.pk).update(minutes_approved=True)
    outcome(table)
    minutes = signed(table)
    row = transcribe_change(
        table.actor("by.secretary"), minutes_id=minutes.pk, version=minutes.version,
        edit=Edit("opening", "en", "Held, as corrected by hand"),
    )  # fmt: skip
    confirm_change(table.actor("ru.secretary"), change_id=row.pk, version=row.version)
    seal(table, minutes)
    dispute_wording(
        table.actor("ru.secretary"), minutes_id=minutes.pk, version=minutes.version, text=text("Not so")
    )
    enter_act(
        table.actor("by.secretary"), minutes_id=minutes.pk, version=minutes.version, kind="approved",
        act=ActInput(),
    )  # fmt: skip
    for number in (9, 10):
        another(table, number)
        outcome(table, f"Decided at {number}")
        sealed(table)
    return table


@pytest.fixture
def as_owner(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Django connects as the owner of the tables, whom row security and a disabled trigger do not keep from writing."""
    owner, kept = urlsplit(settings.DATABASE_OWNER_URL), dict(connection.settings_dict)
    with django_db_blocker.unblock():
        connection.close()
    connection.settings_dict.update(USER=owner.username, PASSWORD=owner.password)
    yield
    with django_db_blocker.unblock():
        connection.close()
    connection.settings_dict.update(kept)


@pytest.fixture
def chain(as_owner: None, request: pytest.FixtureRequest) -> Table:
    """Three sealed sessions, met as the owner."""
    request.getfixturevalue("db")
    table = lay()
    table.review.state = "in_session"
    table.review.save(update_fields=["state"])
    return three(table)


def run(sql: str, *values: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


@contextmanager
def forged(*statements: tuple[str, tuple[Any, ...]]) -> Iterator[None]:
    """What the statements make of the tables while their triggers are off; taken back afterwards."""
    point = transaction.savepoint()
    run("SET CONSTRAINTS ALL IMMEDIATE")
    for sql, values in statements:
        table = sql.split()[2 if sql.startswith(("INSERT", "DELETE")) else 1]
        run(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        run(sql, *values)
    yield
    transaction.savepoint_rollback(point)


def found(table: Table) -> list[str]:
    """What verification says of the body."""
    return [each.sentence for each in flaws.said(table.body.pk, verified(table.body).flaws)]


FIRST = "(SELECT minutes_id FROM meetings_minutesseal WHERE number = 1)"
#: By name: the statement, what it is about ({x}: the id that the subquery finds), and what verification says of it.
FORGERIES: dict[str, tuple[str, str, list[str]]] = {
    "a byte of an original": (
        "UPDATE meetings_minutesfile SET content = set_byte(content, 900, get_byte(content, 900) # 1) WHERE id = '{x}'",
        (f"SELECT f.id FROM meetings_minutesfile f JOIN programs_party p ON p.id = f.party_id"
        f" WHERE f.minutes_id = {FIRST} AND p.code = 'BY'"),
        ["session 8, version 1, original:BY: the file is not what was sealed"],
    ),
    "a byte of an original, and its digest": (
        ("UPDATE meetings_minutesfile SET content = content || '\\x00'::bytea,"
        " sha256 = encode(sha256(content || '\\x00'::bytea), 'hex') WHERE id = '{x}'"),
        (f"SELECT f.id FROM meetings_minutesfile f JOIN programs_party p ON p.id = f.party_id"
        f" WHERE f.minutes_id = {FIRST} AND p.code = 'RU'"),
        ["session 8, version 1, original:RU: the file is not what was sealed"],
    ),
    "a byte of the copy": (
        "UPDATE meetings_minutes SET pdf = set_byte(pdf, 900, get_byte(pdf, 900) # 1) WHERE id = '{x}'",
        f"SELECT {FIRST}",
        ["session 8, version 1, copy: the file is not what was sealed"],
    ),
    "a letter of the text": (
        "UPDATE meetings_minutes SET content = replace(content, 'agreed', 'Agreed') WHERE id = '{x}'",
        f"SELECT {FIRST}",
        ["session 8, version 1, seal 1: the text is not what was sealed"],
    ),
    "the instant of a version": (
        "UPDATE meetings_minutes SET made_at = made_at + interval '1 second' WHERE id = '{x}'",
        f"SELECT {FIRST}",
        ["session 8, version 1, seal 1: what is kept of the version is not what was sealed"],
    ),
    "a letter of the record": (
        "UPDATE meetings_minutesseal SET record = replace(record, 'Working group', 'Working Group') WHERE id = '{x}'",
        "SELECT id FROM meetings_minutesseal WHERE number = 2",
        ["session 9, version 1, seal 2: the record of the seal is not what was digested"],
    ),
    "who sealed": (
        "UPDATE meetings_minutesseal SET sealed_by_id = NULL WHERE id = '{x}'",
        "SELECT id FROM meetings_minutesseal WHERE number = 1",
        ["session 8, version 1, seal 1: what is kept of the seal is not what its record says"],
    ),
    "the record and its digest": (
        ("UPDATE meetings_minutesseal SET record = replace(record, 'Working group', 'Working Group'), sha256 ="
        " encode(sha256(convert_to(replace(record, 'Working group', 'Working Group'), 'UTF8')), 'hex')"
        " WHERE id = '{x}'"),
        "SELECT id FROM meetings_minutesseal WHERE number = 2",
        ["session 10, version 1, seal 3: it does not take up the digest of the seal before it"],
    ),
    "the instant of a seal": (
        "UPDATE meetings_minutesseal SET sealed_at = sealed_at - interval '1 day' WHERE id = '{x}'",
        "SELECT id FROM meetings_minutesseal WHERE number = 2",
        ["session 9, version 1, seal 2: what is kept of the seal is not what its record says"],
    ),
    "an outcome": (
        "UPDATE meetings_outcome SET text = jsonb_set(text, '{{en}}', '\"The sides refused\"') WHERE id = '{x}'",
        "SELECT o.id FROM meetings_outcome o JOIN meetings_review r ON r.id = o.review_id WHERE r.number = 8",
        ["session 8, version 1, outcome:{x}: the row of the record is not what was sealed"],
    ),
    "a point that is gone": (
        "DELETE FROM meetings_agendaitem WHERE id = '{x}'",
        ("SELECT a.id FROM meetings_agendaitem a JOIN meetings_review r ON r.id = a.review_id"
        " WHERE r.number = 10 AND a.position = 1"),
        ["session 10, version 1, agenda-item:{x}: the row of the record is gone"],
    ),
    "a row that is put in": (
        ("INSERT INTO meetings_sitting (id, version, review_id, number, held_on, from_time)"
        " VALUES ('0193e1c2-0000-7000-8000-000000000001', 1, '{x}', 1, '2026-05-01', '10:00')"),
        "SELECT id FROM meetings_review WHERE number = 9",
        [
            ("session 9, version 1, sitting:0193e1c2-0000-7000-8000-000000000001: "
            "the row of the record was not there when the version was sealed")
        ],
    ),
    "the day of a signature": (
        "UPDATE meetings_minutesact SET done_on = done_on - 1 WHERE id = '{x}'",
        (f"SELECT a.id FROM meetings_minutesact a JOIN programs_party p ON p.id = a.party_id"
        f" WHERE a.minutes_id = {FIRST} AND p.code = 'RU' AND a.kind = 'signed'"),
        ["session 8, version 1, act:{x}: the act is not what was sealed"],
    ),
    "a signature that is gone": (
        "DELETE FROM meetings_minutesact WHERE id = '{x}'",
        (f"SELECT a.id FROM meetings_minutesact a JOIN programs_party p ON p.id = a.party_id"
        f" WHERE a.minutes_id = {FIRST} AND p.code = 'RU' AND a.kind = 'signed'"),
        ["session 8, version 1, act:{x}: the act is gone"],
    ),
    "a handwritten change": (
        "UPDATE meetings_handwrittenchange SET text = 'Held otherwise' WHERE id = '{x}'",
        "SELECT id FROM meetings_handwrittenchange",
        ["session 8, version 1, change:{x}: the handwritten change is not what was sealed"],
    ),
    "a note taken up later": (
        "UPDATE meetings_minutesnote SET text = '{{\"en\": \"Quite so\"}}' WHERE id = '{x}'",
        "SELECT id FROM meetings_minutesnote",
        [
            "session 9, version 1, note:{x}: what came to earlier minutes and was taken up here is not what it was"
        ],
    ),
    "an approval taken up later that is gone": (
        "DELETE FROM meetings_minutesact WHERE id = '{x}'",
        "SELECT id FROM meetings_minutesact WHERE kind = 'approved'",
        ["session 9, version 1, act:{x}: what came to earlier minutes and was taken up here is gone"],
    ),
    "a file that is gone": (
        "DELETE FROM meetings_minutesfile WHERE id = '{x}'",
        (f"SELECT f.id FROM meetings_minutesfile f JOIN programs_party p ON p.id = f.party_id"
        f" WHERE f.minutes_id = {FIRST} AND p.code = 'BY'"),
        ["session 8, version 1, original:BY: the file is gone"],
    ),
    "a seal that is gone from the middle": (
        "DELETE FROM meetings_minutesseal WHERE id = '{x}'",
        "SELECT id FROM meetings_minutesseal WHERE number = 2",
        [
            ("session 10, version 1, seal 3: it does not stand at its place in the chain:"
            " a seal before it is gone or was put in"),
            "session 10, version 1, seal 3: it does not take up the digest of the seal before it",
        ],
    ),
    "a record that is no record": (
        "UPDATE meetings_minutesseal SET record = '{{\"files\": [1], \"acts\": 2, \"minutes\": []}}' WHERE id = '{x}'",
        "SELECT id FROM meetings_minutesseal WHERE number = 3",
        ["session 10, version 1, seal 3: the record of the seal is not what was digested"],
    ),
}  # fmt: skip


def test_each_thing_that_was_tampered_with_is_found_and_named(chain: Table) -> None:
    assert found(chain) == []
    missed = {}
    for name, (sql, about, expected) in FORGERIES.items():
        with connection.cursor() as cursor:
            cursor.execute(about)
            ((one,),) = cursor.fetchall()
        with forged(
            (sql.replace("{x}", str(one)).replace("{{", "{").replace("}}", "}").replace("%", "%%"), ())
        ):
            said = found(chain)
        wanted = [sentence.replace("{x}", str(one)) for sentence in expected]
        if name == "a record that is no record":
            assert set(wanted) < set(said)
        elif said != wanted:
            missed[name] = said
    assert missed == {}
    assert found(chain) == []


def test_the_words_of_each_flaw_stand_in_one_place() -> None:
    assert set(flaws.WORDS) == set(FLAWS)


def command(*arguments: str) -> tuple[int, str]:
    """The status with which the command ends, and what it printed."""
    out = StringIO()
    try:
        call_command("verify_minutes", *arguments, stdout=out)
    except SystemExit as end:
        return int(end.code or 0), out.getvalue()
    return 0, out.getvalue()


def test_the_command_says_that_all_holds(held: Table) -> None:
    three(held)
    status, said = command("--body", str(held.body.pk))
    assert status == 0
    assert (
        said
        == f"Working group plan ({held.body.pk}): seals 3, files 9, rows {verified(held.body).rows}: all holds\n"
    )
    status, said = command("--json")
    assert status == 0
    told = json.loads(said)
    assert told["holds"]
    (body,) = told["bodies"]
    assert (body["seals"], body["files"], body["flaws"]) == (3, 9, [])


def test_the_command_names_what_does_not_hold_and_ends_with_one(chain: Table) -> None:
    Body.unscoped.filter(pk=chain.body.pk).update(external_id="JC-7")
    with forged(("DELETE FROM meetings_minutesfile", ())):
        status, said = command("--body", "JC-7")
        assert status == 1
        assert "seals 3, files 3," in said
        assert ": NOT as sealed 6\n" in said
        assert "  session 10, version 1, original:RU: the file is gone\n" in said
        status, said = command("--body", "JC-7", "--json")
        assert status == 1
        (body,) = json.loads(said)["bodies"]
        assert not body["holds"]
        assert {
            "kind": "file_missing", "seal": 1, "session": 8, "version": 1, "thing": "original:BY",
            "detail": "session 8, version 1, original:BY: the file is gone",
        } in body["flaws"]  # fmt: skip


def test_page_and_api_name_what_does_not_hold_in_the_words_of_the_command(chain: Table) -> None:
    client, page = chain.client("ru.reader"), reverse("meetings:chain", args=[chain.body.pk])
    with forged(("UPDATE meetings_minutesfile SET content = content || '\\x00'::bytea", ())):
        said = client.get(page, {"verify": "1"}).content.decode()
        assert "6 things are not as they were sealed." in said
        told = client.get(f"/api/v1/bodies/{chain.body.pk}/verification/").json()
    assert not told["holds"]
    assert len(told["flaws"]) == 6
    for flaw in told["flaws"]:
        assert flaw["kind"] == "file"
        assert flaw["detail"] == (
            f"session {flaw['session']}, version 1, {flaw['thing']}: the file is not what was sealed"
        )
        assert flaw["detail"] in said


def test_the_words_are_in_the_language_of_the_reader(chain: Table) -> None:
    with forged(("DELETE FROM meetings_minutesfile", ())), override("ru"):
        assert "заседание 8, версия 1, original:BY: файл пропал" in found(chain)


@pytest.mark.django_db
def test_the_command_ends_with_two_where_it_could_not_find_out(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("none", "0193e1c2-0000-7000-8000-000000000001"):
        with pytest.raises(CommandError, match="There is no body") as error:
            call_command("verify_minutes", "--body", name)
        assert error.value.returncode == 2

    def away(*_args: Any, **_more: Any) -> Any:
        raise DatabaseError("away")

    monkeypatch.setattr("meetings.management.commands.verify_minutes._verified", away)
    with pytest.raises(CommandError, match="could not be read") as error:
        call_command("verify_minutes")
    assert error.value.returncode == 2


# --- What PostgreSQL refuses ------------------------------------------------------------------------------------------


def full(table: Table) -> MinutesSeal:
    """A sealed session with a row in every table that a seal covers, and beside it a note after the sealing."""
    with acting_as(table.actor("by.secretary")):
        row = outcome(table)
        row.responsible.add(table.organisations["BY"])
        row.stands.create(party=table.parties["BY"], choice="for")
        row.brackets.create(clause=1, party=table.parties["RU"], text=text("x"), state="dropped")
        row.acknowledgements.get_or_create(party=table.parties["RU"])
        review = table.review
        review.sittings.create(number=1, held_on=review.starts_on, from_time="10:00")
        review.confirmations.create(
            party=table.parties["BY"], starts_on=review.starts_on, ends_on=review.ends_on
        )
        delegation = review.delegations.get(party=table.parties["BY"])
        person = m.Person.unscoped.get(user=table.people["by.reader"])
        delegation.delegates.create(person=person)
    minutes = signed(table)
    change = transcribe_change(
        table.actor("by.secretary"), minutes_id=minutes.pk, version=minutes.version,
        edit=Edit("opening", "en", "As corrected by hand"),
    )  # fmt: skip
    confirm_change(table.actor("ru.secretary"), change_id=change.pk, version=change.version)
    found = seal(table, minutes)
    dispute_wording(
        table.actor("ru.secretary"), minutes_id=minutes.pk, version=minutes.version, text=text("Not so")
    )
    return found


#: Into which nothing of a sealed session or version may come; into the others its later life does.
CLOSED = [name for name, _path in _OF_SESSION if name != "meetings_review"] + [
    "meetings_minutesfile", "meetings_minutesact", "meetings_handwrittenchange", "meetings_changeconfirmation",
]  # fmt: skip
TABLES = [name for name, _path in _OF_SESSION] + list(_ADDED_TO)


def columns(table: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped"
            " AND attgenerated = ''",
            [table],
        )
        return [name for (name,) in cursor.fetchall()]


def writes(table: str) -> Iterator[tuple[str, str]]:
    """What may be tried on a row of a table: each column written, the row deleted, a copy of it put in."""
    names = columns(table)
    for name in names:
        yield f"{table}.{name} written", f"UPDATE {table} SET {name} = {name} WHERE id = %s"
    yield f"{table} deleted", f"DELETE FROM {table} WHERE id = %s"
    if table in CLOSED:
        taken = ", ".join(f"t.{name}" for name in names if name != "id")
        listed = ", ".join(name for name in names if name != "id")
        if table == "meetings_outcome_responsible":
            yield (
                f"{table} added",
                f"INSERT INTO {table} ({listed}) SELECT {taken} FROM {table} t WHERE id = %s",
            )
        else:
            yield (
                f"{table} added",
                f"INSERT INTO {table} (id, {listed}) SELECT gen_random_uuid(), {taken} FROM {table} t WHERE id = %s",
            )


def of_sealed(table: str, review: Any) -> Any:
    """A row of the table that belongs to the sealed session."""
    path = dict(_OF_SESSION).get(table)
    if path is None:
        path = {
            "meetings_minutes": "{row}.review_id",
            "meetings_minutesseal": "{row}.review_id",
            "meetings_changeconfirmation": (
                "(SELECT m.review_id FROM meetings_handwrittenchange c"
                " JOIN meetings_minutes m ON m.id = c.minutes_id WHERE c.id = {row}.change_id)"
            ),
        }.get(table, "(SELECT m.review_id FROM meetings_minutes m WHERE m.id = {row}.minutes_id)")
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT t.id FROM {table} t WHERE {path.format(row='t')} = %s LIMIT 1",
            [review.pk],
        )
        found = cursor.fetchone()
    assert found, f"{table} has no row of the sealed session"
    return found[0]


def not_refused(review: Any, refusal: Callable[[Any], bool]) -> list[str]:
    """The writes that PostgreSQL lets through on the record of a sealed session, or refuses in other words."""
    passed = []
    for table in TABLES:
        one = of_sealed(table, review)
        for name, sql in writes(table):
            try:
                with transaction.atomic():
                    run(sql, one)
            except DatabaseError as error:
                if not refusal(error.__cause__.diag):  # type: ignore[union-attr]
                    passed.append(f"{name}: {error}")
            else:
                passed.append(name)
    return passed


def by_trigger(said: Any) -> bool:
    """Whether the refusal is that of the seal; the application's role may not even try with minutes (42501)."""
    return (said.constraint_name or "").endswith(("_sealed", "_kept"))


def test_nothing_of_a_sealed_record_can_be_written_with_the_role_of_the_application(held: Table) -> None:
    found = full(held)
    assert not_refused(found.review, lambda said: by_trigger(said) or said.sqlstate == "42501") == []
    for table in TABLES:
        for sql in (f"TRUNCATE {table} CASCADE", f"ALTER TABLE {table} DISABLE TRIGGER USER"):
            with pytest.raises(DatabaseError, match=r"permission denied|must be owner"), transaction.atomic():
                run(sql)
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        run("SET session_replication_role = replica")
    assert verified(held.body).holds


def test_nothing_of_a_sealed_record_can_be_written_by_the_owner_either(
    as_owner: None, request: pytest.FixtureRequest
) -> None:
    held: Table = request.getfixturevalue("held")
    assert not_refused(full(held).review, by_trigger) == []


def test_the_record_of_a_session_that_is_not_sealed_is_written(held: Table) -> None:
    """What the two tests above see refused is refused because of the seal."""
    outcome(held)
    signed(held)
    for table in ("meetings_review", "meetings_agendaitem", "meetings_outcome", "meetings_delegation"):
        run(f"UPDATE {table} SET version = version WHERE id = %s", of_sealed(table, held.review))
