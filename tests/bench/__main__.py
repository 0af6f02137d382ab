"""`make bench`: each page and endpoint beside its floor, interleaved in one run; medians and p95 as ratios.

    python -m tests.bench [--sizes 10000,100000] [--rounds 5] [--json FILE]

An aim is reported, reached or not; only row counts and statuses are asserted.
"""

import argparse
import json
import os
import random
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests import servers

Measure = Callable[[], int]


def main() -> int:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--sizes", default="10000,100000")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", default=os.environ.get("BENCH_JSON", "bench.json"))
    options = parser.parse_args()
    servers.provide()
    try:
        import django

        django.setup()
        from django.core.management import call_command

        call_command("collectstatic", interactive=False, verbosity=0)
        with servers.databases("bench"):
            report = run([int(size) for size in options.sizes.split(",")], options.rounds)
    finally:
        servers.release()
    Path(options.json).write_text(json.dumps(report, indent=1))
    return 0


def run(sizes: list[int], rounds: int) -> list[dict[str, Any]]:
    """Builds the data and measures; one row a (subject, size)."""
    from tests.bench import data, subjects

    programmes = {}
    for size in sizes:
        begun = time.perf_counter()
        programmes[size] = data.build(f"bench-{size}", size)
        print(f"built {size:,} items in {time.perf_counter() - begun:.1f} s", flush=True)
    servers.run_as_owner(["VACUUM ANALYZE"], "cooperation_bench")
    user = data.coordinator(list(programmes.values()))
    report = []
    for size, programme in programmes.items():
        report.extend(
            {"size": size, **measure(subject.name, subject.measured, subject.floor, subject.aim, rounds)}
            for subject in subjects.of(user, programme)
        )
    return report


def measure(name: str, measured: Measure, floor: Measure, aim: float, rounds: int) -> dict[str, Any]:
    """Interleaves subject and floor in shuffled order; times are milliseconds."""
    times: dict[str, list[float]] = {"measured": [], "floor": []}
    rows = {"measured": measured(), "floor": floor()}
    if rows["measured"] != rows["floor"]:
        raise SystemExit(f"{name}: {rows['measured']} rows, its floor {rows['floor']}: not the same work")
    shuffle = random.Random(1)
    for _ in range(rounds):
        batch = [("measured", measured), ("floor", floor)] * 10
        shuffle.shuffle(batch)
        for key, function in batch:
            begun = time.perf_counter()
            function()
            times[key].append((time.perf_counter() - begun) * 1000)
    median = {key: statistics.median(values) for key, values in times.items()}
    p95 = {key: statistics.quantiles(values, n=20)[-1] for key, values in times.items()}
    ratio = median["measured"] / median["floor"]
    verdict = "reached" if ratio <= aim else "not reached"
    print(
        f"{name:44} {median['measured']:8.2f} ms  floor {median['floor']:8.2f} ms  x{ratio:5.2f}"
        f"  p95 x{p95['measured'] / p95['floor']:5.2f}  aim {aim:g}: {verdict}",
        flush=True,
    )
    return {"name": name, "median": median, "p95": p95, "ratio": ratio, "aim": aim, "rows": rows["measured"]}


if __name__ == "__main__":
    sys.exit(main())
