"""Records of a long register are remembered outside of memory, as they are in it."""

from dataclasses import replace
from typing import Any

import pytest

from programs.imports.register_records import StoredRecords, keys_for
from programs.rules.registers.keys import Keys, Known
from programs.rules.registers.known_profiles import (
    COOPERATION,
    POSTS_BELARUS,
    TREATIES_ENVIRONMENT,
    TREATIES_UK,
)
from programs.rules.registers.reading import read
from tests.programs.register_files import row


@pytest.mark.parametrize("seen", [0, 1, 2**63 - 1, 2**63, 2**64 - 1])
def test_what_was_put_in_comes_out(seen: int) -> None:
    records, known = StoredRecords(), Known("u1", "a.csv", 2, 1, seen)
    records["u1"] = known
    assert (records["u1"], records.get("u2"), "u1" in records, "u2" in records) == (known, None, True, False)
    records["u1"] = replace(known, number=3)
    assert (records["u1"].number, list(records), len(records)) == (3, ["u1"], 1)
    del records["u1"]
    with pytest.raises(KeyError):
        records["u1"]
    with pytest.raises(KeyError):
        del records["u1"]


def test_where_rows_of_several_tables_find_each_other_they_are_remembered_in_memory() -> None:
    kinds: list[type] = []
    for profile in (TREATIES_UK, COOPERATION, TREATIES_ENVIRONMENT, POSTS_BELARUS):
        with keys_for(profile) as keys:
            kinds.append(type(keys.records))
    assert kinds == [StoredRecords, StoredRecords, dict, dict]


def test_rows_are_read_the_same_either_way() -> None:
    rows: list[dict[str, Any]] = [row(1), row(2), row(1), row(2, title="Another"), row(3, uuid="")]
    with keys_for(TREATIES_UK) as keys:
        assert list(read(TREATIES_UK, rows, keys=Keys())) == list(read(TREATIES_UK, rows, keys=keys))
