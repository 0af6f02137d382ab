"""Row security, table by table and verb by verb, where no filter of ours helps."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass

import pytest
from django.db import connection, transaction

from tests.walls.conditions import function_without_a_line, without_a_line
from tests.walls.database import VERBS, WALLS, differences
from tests.walls.rows import World

pytestmark = pytest.mark.xdist_group("walls")


@pytest.mark.parametrize("table", WALLS)
def test_the_database_lets_each_do_what_the_table_says(world: World, table: str) -> None:
    assert list(differences(world, table)) == []


@dataclass(frozen=True)
class Mutant:
    """A policy without one of its lines: as the statement that makes it so, and in words."""

    table: str
    policy: str
    statement: str

    def survives(self, world: World, verbs: tuple[str, ...]) -> bool:
        """Whether the table of answers does not notice. Nothing of it stays."""
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(self.statement)
            with closing(differences(world, self.table, verbs)) as told:
                noticed = next(told, None)
            transaction.set_rollback(True)
        return noticed is None


#: What a policy for one command can decide; a row that is to be read back is to be seen as well.
DECIDES = {
    "ALL": VERBS, "SELECT": ("see",), "INSERT": ("add",), "UPDATE": ("change", "give"), "DELETE": ("remove",),
}  # fmt: skip


def mutants() -> Iterator[tuple[Mutant, tuple[str, ...]]]:
    """Every policy of the database without each of its lines, and without itself; every table without its wall."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tablename, policyname, cmd, qual, with_check FROM pg_policies"
            " WHERE schemaname = 'public' ORDER BY tablename, policyname"
        )
        policies = cursor.fetchall()
    for table in sorted({policy[0] for policy in policies}):
        yield Mutant(table, "", f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY"), VERBS
    for table, name, command, *conditions in policies:
        yield Mutant(table, name, f"DROP POLICY {name} ON {table}"), DECIDES[command]
        for clause, condition in zip(("USING", "WITH CHECK"), conditions, strict=True):
            for fewer in without_a_line(condition) if condition else ():
                statement = f"ALTER POLICY {name} ON {table} {clause} ({fewer})"
                yield Mutant(table, name, statement), DECIDES[command]
            for function in _asked_by(condition or ""):
                for fewer in function_without_a_line(function):
                    yield Mutant(table, name, fewer), DECIDES[command]


def _asked_by(condition: str) -> list[str]:
    """The functions that read tables for a policy, as the statements that make them."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_get_functiondef(oid) FROM pg_proc WHERE provolatile = 's' AND proname ~ '^cooperation_'"
            " AND position(proname || '(' IN %s) > 0",
            [condition],
        )
        return [made for (made,) in cursor.fetchall()]


def test_no_line_of_a_policy_can_be_removed_unnoticed(world: World) -> None:
    made = list(mutants())
    assert {mutant.table for mutant, _verbs in made} == set(WALLS)
    assert len(made) > 200
    assert [m.statement for m, verbs in made if m.survives(world, verbs)] == []
