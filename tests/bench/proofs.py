"""What each page asks of the database: how many statements, and by EXPLAIN how many rows they read, by which way.

The statements are those that the served page executed, explained as the application's role, under row security.
"""

import json
import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

import orjson
import psycopg2

from .asking import Ask
from .served import Served

#: A table with more rows than this is not to be read whole.
LARGE = 1000
#: Rows that a count may pass over without a limit: what belongs to one item or one session.
COUNTED = 1000
MOST_STATEMENTS = 12


@dataclass
class Proof:
    """`read` is the most rows that any one statement fetched from tables; the lists name what should not be.

    `planning` and `executing` are the database's milliseconds for all of them, measured once; `slowest` is the
    statement that took most of it.
    """

    page: str
    size: int
    statements: int
    read: int = 0
    planning: float = 0
    executing: float = 0
    slowest: str = ""
    slowest_ms: float = 0
    whole: list[str] = field(default_factory=list)
    uncapped: list[str] = field(default_factory=list)
    offsets: int = 0

    @property
    def reached(self) -> bool:
        """Few statements, by index, and nothing skipped or counted to its end."""
        return self.statements <= MOST_STATEMENTS and not (self.whole or self.uncapped or self.offsets)

    def as_json(self) -> dict[str, Any]:
        return {**asdict(self), "reached": self.reached}


def statements(ask: Ask) -> tuple[list[str], dict[str, str]]:
    """The SQL of one request, its parameters filled in, and how those were prepared that are run by name.

    Transactions' beginnings and ends are not among them.
    """
    sent = ask.make().replace(b"\r\n", b"\r\nX-Bench-Statements: 1\r\n", 1)
    # The first requests of a connection of the server's own may prepare it.
    for _turn in range(3):
        ask.client.send(sent)
    found = orjson.loads(ask.client.send(sent).body)
    if found["status"] != ask.status:
        raise SystemExit(f"{sent[:80]!r}: {found['status']}")
    return list(found["statements"]), dict(found["kept"])


def prove(page: str, size: int, ask: Ask, served: Served) -> Proof:
    """Explains every reading statement of a page with the rows it really read."""
    said, kept = statements(ask)
    proof = Proof(page, size, len(said))
    proof.offsets = sum(bool(re.search(r"\bOFFSET\b", sql)) for sql in (*said, *kept.values()))
    with psycopg2.connect(served.owner_url) as connection, connection.cursor() as cursor:
        cursor.execute("SELECT relname, reltuples FROM pg_class WHERE relkind = 'r'")
        large = {name: rows for name, rows in cursor.fetchall() if rows > LARGE}
    connection = psycopg2.connect(served.app_url)
    try:
        with connection.cursor() as cursor:
            # Who asks is read before the transaction in which plans fit every value; here all is one transaction.
            for made in kept.values():
                cursor.execute(made.replace("%", "%%"), ())
            for sql in said:
                if "set_config" in sql:
                    cursor.execute(sql)
                elif sql.lstrip(" (").upper().startswith(("SELECT", "WITH", "EXECUTE")):
                    cursor.execute(f"EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) {sql.replace('%', '%%')}", ())
                    _judge(proof, sql, _explained(cursor.fetchone()[0]), large)
        connection.rollback()
    finally:
        connection.close()
    return proof


def _explained(said: Any) -> dict[str, Any]:
    return dict((json.loads(said) if isinstance(said, str) else said)[0])


def _judge(proof: Proof, sql: str, said: dict[str, Any], large: Mapping[str, float]) -> None:
    plan = said["Plan"]
    proof.planning += said["Planning Time"]
    proof.executing += said["Execution Time"]
    taken = said["Planning Time"] + said["Execution Time"]
    if taken > proof.slowest_ms:
        proof.slowest, proof.slowest_ms = sql, taken
    read = 0
    for node in _nodes(plan):
        rows = _fetched(node)
        read += rows
        table = node.get("Relation Name", "")
        # A capped count may walk along a table in which most rows are wanted: it does not go on to the end.
        if node["Node Type"] == "Seq Scan" and rows > large.get(table, math.inf) / 2:
            proof.whole.append(table)
        if _counts_to_the_end(node):
            proof.uncapped.append(_tables(node))
    proof.read = max(proof.read, read)


def _nodes(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield plan
    for part in plan.get("Plans", ()):
        yield from _nodes(part)


def _fetched(node: dict[str, Any]) -> int:
    """Rows that a node took from a table or an index, over all its runs, also those it threw away again."""
    if "Relation Name" not in node and node["Node Type"] != "Bitmap Index Scan":
        return 0
    if node["Node Type"] == "Bitmap Heap Scan":
        # Its index scan counts.
        return 0
    away = sum(node.get(f"Rows Removed by {why}", 0) for why in ("Filter", "Index Recheck"))
    return int((node["Actual Rows"] + away) * node["Actual Loops"])


def _counts_to_the_end(node: dict[str, Any]) -> bool:
    """An aggregate over many rows with no limit below it."""
    if node["Node Type"] != "Aggregate" or node.get("Strategy") != "Plain":
        return False
    below = [part for part in node.get("Plans", ()) if part.get("Parent Relationship") == "Outer"]
    return any(part["Actual Rows"] > COUNTED and not _limited(part) for part in below)


def _limited(node: dict[str, Any]) -> bool:
    outer = [part for part in node.get("Plans", ()) if part.get("Parent Relationship") == "Outer"]
    return node["Node Type"] == "Limit" or any(_limited(part) for part in outer)


def _tables(node: dict[str, Any]) -> str:
    return "+".join(sorted({part["Relation Name"] for part in _nodes(node) if "Relation Name" in part}))
