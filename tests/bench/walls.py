"""What row security costs: the statements of a page as the application's role runs them, beside the same ones run by
the owner of the tables, whom row security does not bind.

Both say in full who may see what: the explicit filters stand in every statement. Plans are kept as pages keep them.
"""

import time
from collections.abc import Iterator
from typing import Any

import psycopg2

from .asking import Ask, NotTheAnswer, anything, results
from .proofs import statements
from .subjects import Asker, compared

AIM = 1.3


class Run:
    """One page's reading statements on a connection of its own; called, it gives the milliseconds of all of them."""

    expected: int | None = None

    def __init__(self, url: str, said: list[str], kept: dict[str, str]) -> None:
        self._connection = psycopg2.connect(url)
        # Each once; the connection keeps them.
        self._said, self._kept = said, dict(kept)
        self.client = self

    def renew(self) -> None:
        """The connection stays: nothing is measured but its statements."""

    def __call__(self) -> float:
        rows, taken = 0, 0.0
        with self._connection.cursor() as cursor:
            for made in self._kept.values():
                cursor.execute(made)
            self._kept = {}
            for sql in self._said:
                begun = time.perf_counter()
                cursor.execute(sql)
                found = cursor.fetchall()
                if "set_config" not in sql:
                    taken += time.perf_counter() - begun
                    rows += len(found)
        self._connection.rollback()
        self._counted(rows)
        return taken * 1000

    def _counted(self, rows: int) -> None:
        if self.expected is None:
            self.expected = rows
        if rows != self.expected:
            raise NotTheAnswer(f"{rows} rows, not {self.expected}")


def of_walls(asker: Asker) -> Iterator[tuple[str, Run, Run, float]]:
    """Pages that read what is internal to a side, and what the exchange shows."""
    plan = asker.plan
    pages: dict[str, Ask] = {
        "item page": asker.item_page(),
        "home": asker.home(),
        "my side's work": asker.page(f"/work/{plan.present}/", anything),
        "API, 100 positions": asker.listed("positions", 100),
        "API, 100 drafts": asker.api(f"rounds/{plan.present}/drafts/?limit=100", results),
        **{f"comparison, {code}": page for code, (page, _data) in compared(asker).items()},
    }
    for name, ask in pages.items():
        said, kept = statements(ask)
        read = [sql for sql in said if _reads(sql, kept)]
        with_it, without = (Run(url, read, kept) for url in (asker.served.app_url, asker.served.owner_url))
        yield f"row security: {name}", with_it, _same(with_it, without), AIM


def _reads(sql: str, kept: dict[str, str]) -> bool:
    """Whether a statement reads only, or says who asks."""
    whole = kept.get(sql.split()[1], sql) if sql.startswith("EXECUTE") else sql
    begins = whole.lstrip(" (").upper()
    return "set_config" in sql or (
        begins.startswith(("SELECT", "WITH", "PREPARE")) and "FOR UPDATE" not in whole
    )


def _same(one: Any, other: Any) -> Any:
    """The second, held to the rows of the first: the explicit filters alone give what row security lets through."""
    one()
    other.expected = one.expected
    return other
