"""The registers that the tests read, where they lie beside the clone."""

import csv
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

#: None of it is part of the repository.
DATA = Path(
    os.environ.get("COOPERATION_SHARED_DATA") or Path(__file__).resolve().parents[3] / "shared" / "data"
)
UK = "treaties_uk/treaties.csv"
ENVIRONMENT = tuple(
    f"treaties_environment/{name}.csv"
    for name in ("agreements_GGO", "agreements_IEADB", "parties_IEADB", "parties_HUGGO_env_raw")
)
BELARUS = "posts_belarus/holders21.csv"

needs_data = pytest.mark.skipif(not (DATA / UK).is_file(), reason=f"the registers are not at {DATA}")


def rows_in(name: str) -> Iterator[dict[str, str]]:
    """The rows of a table as csv.DictReader gives them."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
