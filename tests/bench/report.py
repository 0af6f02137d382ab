"""A run's results: printed as they come, kept as JSON."""

import json
import platform
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from .exporting import Grown
from .minutes import Timing
from .proofs import MOST_STATEMENTS, Proof
from .reminding import Beside
from .runner import Figure
from .start import FIRST, IDLE, LATER, Start
from .visit import Visit

#: MB of a web worker, as the system counts them.
MEMORY = 160


def verdict(reached: bool | None) -> str:
    """In words, for the last column."""
    return "" if reached is None else "reached" if reached else "NOT REACHED"


@dataclass
class Report:
    """Everything a run found."""

    options: dict[str, Any]
    figures: list[Figure] = field(default_factory=list)
    proofs: list[Proof] = field(default_factory=list)
    visits: list[Visit] = field(default_factory=list)
    memory: list[dict[str, float]] = field(default_factory=list)
    timings: list[Timing] = field(default_factory=list)
    besides: list[Beside] = field(default_factory=list)
    growths: list[Grown] = field(default_factory=list)
    start: Start | None = None
    built: dict[str, float] = field(default_factory=dict)
    begun: str = field(default_factory=lambda: datetime.now(UTC).isoformat(timespec="seconds"))

    def head(self, title: str) -> None:
        """The line above figures."""
        print(
            f"\n{title}\n{'':50} {'median':>9} {'floor':>9} {'ratio':>7} {'rounds':>13} {'p95':>7} {'aim':>6}",
            flush=True,
        )

    def figure(self, figure: Figure) -> None:
        """A line: milliseconds of subject and floor, their ratio, that of the single rounds, and that of the p95s."""
        self.figures.append(figure)
        aim = "" if figure.aim is None else f"{figure.aim:g}"
        if figure.most is not None:
            aim = f"{figure.most:g} ms"
        print(
            f"{figure.name:50} {figure.median:6.2f} ms {figure.floor:6.2f} ms {figure.ratio:6.2f}x"
            f" {figure.low:6.2f}-{figure.high:5.2f}x {figure.p95_ratio:6.2f}x {aim:>6}  {verdict(figure.reached)}",
            flush=True,
        )

    def proof(self, proof: Proof) -> None:
        """A line: statements, the most rows one of them read, and what is wrong with the way."""
        if not self.proofs:
            print(
                f"\nStatements (at most {MOST_STATEMENTS}) and, by EXPLAIN, the most rows that one of them read"
            )
        self.proofs.append(proof)
        wrong = [f"reads the whole of {name}" for name in dict.fromkeys(proof.whole)]
        wrong += [f"counts all of {name}" for name in dict.fromkeys(proof.uncapped)]
        wrong += ["skips by OFFSET"] if proof.offsets else []
        print(
            f"{proof.page:34} {proof.size:8,} items {proof.statements:3} statements {proof.read:8,} rows"
            f"  planned {proof.planning:6.1f} ms, executed {proof.executing:6.1f} ms"
            f"  {verdict(proof.reached)}{': ' if wrong else ''}{', '.join(wrong)}",
            flush=True,
        )

    def visit(self, visit: Visit) -> None:
        """A line: bytes on the wire."""
        self.visits.append(visit)
        print(
            f"first visit to {visit.page}: {visit.whole:,} bytes (HTML {visit.html:,}, CSS {visit.css:,},"
            f" JS {visit.js:,}; pictures {visit.other:,} more), at most 40,000: {verdict(visit.reached)}",
            flush=True,
        )

    def worker(self, workers: Sequence[dict[str, float]]) -> None:
        """Lines: memory of the web's workers after everything they were asked."""
        self.memory.extend(workers)
        for each in workers:
            print(
                f"a web worker: {each['rss']:.0f} MB resident, {each['pss']:.0f} MB with what it shares divided,"
                f" less than {MEMORY}: {verdict(each['rss'] < MEMORY)}",
                flush=True,
            )

    def timing(self, timing: Timing) -> None:
        """A line: seconds of one thing, and of each of those that it is made of."""
        self.timings.append(timing)
        each = f", {timing.seconds / timing.count * 1000:.2f} ms each" if timing.count > 1 else ""
        aim = "" if timing.aim is None else f", within {timing.aim:g} s: {verdict(timing.reached)}"
        print(f"{timing.name}: {timing.seconds:.2f} s{each}{aim}", flush=True)

    def beside(self, one: Beside) -> None:
        """A line: seconds of one thing and of its floor, and how many of it a second."""
        self.besides.append(one)
        aim = "" if one.aim is None else f", aim {one.aim:g}x: {verdict(one.reached)}"
        print(
            f"{one.name}: {one.seconds:.3f} s, {one.count / one.seconds:,.0f} a second, {one.ratio:.2f}x its floor"
            f" of {one.floor:.4f} s{aim}",
            flush=True,
        )

    def grew(self, one: Grown) -> None:
        """A line: seconds and memory of few and of many."""
        self.growths.append(one)
        times, more = map(verdict, one.reached)
        print(
            f"{one.name}: {one.few:,} in {one.seconds[0]:.1f} s and {one.memory[0]:.0f} MB, {one.many:,} in"
            f" {one.seconds[1]:.1f} s, {one.times:.1f}x: {times}; {one.more:+.0f} MB: {more}",
            flush=True,
        )

    def started(self, start: Start) -> None:
        """Lines: seconds to the first answered page, and memory of everything together."""
        self.start = start
        first, later, idle = map(verdict, start.reached)
        print(f"\nfirst start: first page after {start.first} s, within {FIRST:g} s: {first}")
        print(f"later start: first page after {start.later} s, within {LATER:g} s: {later}")
        print(f"all processes, idle: {start.idle_mb:.0f} MB, less than {IDLE:g}: {idle}", flush=True)

    def as_json(self) -> dict[str, Any]:
        return {
            "begun": self.begun,
            "python": platform.python_version(),
            "options": self.options,
            "seconds_to_build": self.built,
            "figures": [figure.as_json() for figure in self.figures],
            "statements": [proof.as_json() for proof in self.proofs],
            "first_visit": [visit.as_json() for visit in self.visits],
            "worker_memory_mb": self.memory,
            "timings": [timing.as_json() for timing in self.timings],
            "besides": [one.as_json() for one in self.besides],
            "growths": [one.as_json() for one in self.growths],
            "start": self.start and self.start.as_json(),
        }

    def write(self, path: Path) -> None:
        """Keep it as JSON, and say how many aims were reached."""
        path.write_text(json.dumps(self.as_json(), indent=1), encoding="utf-8")
        judged: list[bool] = [f.reached for f in self.figures if f.reached is not None]
        judged += [each.reached for each in (*self.proofs, *self.visits)]
        judged += [each["rss"] < MEMORY for each in self.memory]
        judged += [each.reached for each in (*self.timings, *self.besides) if each.reached is not None]
        judged += [each for grown in self.growths for each in grown.reached]
        judged += self.start.reached if self.start else []
        print(f"\n{sum(judged)} of {len(judged)} aims reached. Written to {path}.", flush=True)
