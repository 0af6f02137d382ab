"""What is remembered of the records of a very long register, out of memory: a table in a temporary file (SQLite)."""

import sqlite3
from collections.abc import Iterator, MutableMapping
from contextlib import closing, contextmanager

from programs.rules.registers.keys import Keys, Known
from programs.rules.registers.profiles import Profile

#: `seen` has 64 bits; whole numbers of SQLite have a sign.
_HALF = 1 << 63


@contextmanager
def keys_for(profile: Profile) -> Iterator[Keys]:
    """Keys whose records take no memory, where rows find each other by the ids of one table alone."""
    (sheet, *more) = profile.sheets or (None,)
    if sheet is None or more or sheet.joins or profile.of == "holdings":
        yield Keys()
        return
    with closing(StoredRecords()) as records:
        yield Keys(records=records)


class StoredRecords(MutableMapping[str, Known]):
    """Records by id, each as it was put in: what is changed of one that was given out is not remembered."""

    def __init__(self) -> None:
        self._table = sqlite3.connect("", isolation_level=None)
        self._table.execute("PRAGMA journal_mode = OFF")
        self._table.execute("PRAGMA synchronous = OFF")
        self._table.execute(
            "CREATE TABLE known (record TEXT PRIMARY KEY, file TEXT, number INTEGER, sheets INTEGER, seen INTEGER)"
            " WITHOUT ROWID"
        )
        self._table.execute("BEGIN")

    def close(self) -> None:
        """Nothing is remembered any more."""
        self._table.close()

    def __getitem__(self, record: str) -> Known:
        found = self._table.execute("SELECT * FROM known WHERE record = ?", (record,)).fetchone()
        if found is None:
            raise KeyError(record)
        known, file, number, sheets, seen = found
        return Known(known, file, number, sheets, seen + _HALF)

    def __contains__(self, record: object) -> bool:
        found = self._table.execute("SELECT 1 FROM known WHERE record = ?", (record,))
        return found.fetchone() is not None

    def __setitem__(self, record: str, known: Known) -> None:
        row = (record, known.file, known.number, known.sheets, known.seen - _HALF)
        self._table.execute("INSERT OR REPLACE INTO known VALUES (?, ?, ?, ?, ?)", row)

    def __delitem__(self, record: str) -> None:
        if record not in self:
            raise KeyError(record)
        self._table.execute("DELETE FROM known WHERE record = ?", (record,))

    def __iter__(self) -> Iterator[str]:
        return (record for (record,) in self._table.execute("SELECT record FROM known"))

    def __len__(self) -> int:
        count: int = self._table.execute("SELECT count(*) FROM known").fetchone()[0]
        return count
