"""`python -m tests.faults`: are reminders lost or doubled while everything around them dies?

Ends with 1 unless nothing was doubled, nothing lost without a word, and of what is in doubt (at most 1 %) everything
is listed. `--outage`: how soon is a day without servers caught up with? `--death`: how soon is sent what a killed
worker had in hand? --hurry shortens lease, pause and beat (seconds each), for a proof that takes seconds.
"""

import argparse
import json
import os
import random
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from tests.faults import harness, sink
from tests.faults.parts import Parts

#: A mail server that does what it should.
QUIET = sink.Rates(0, 0, 0, 0, 0, 0, 0)


def say(words: str) -> None:
    print(words, flush=True)


@contextmanager
def set_up(seed: int, rates: sink.Rates, hurry: list[float] | None) -> Iterator[Parts]:
    """Parts with servers running and tables made; Django set up in this process."""
    names = ("FAULTS_LEASE", "FAULTS_PAUSE", "FAULTS_EVERY")
    short = {name: str(seconds) for name, seconds in zip(names, hurry or (), strict=False)}
    with (
        tempfile.TemporaryDirectory(prefix="cooperation-faults-") as folder,
        Parts(Path(folder), seed=seed, rates=rates, hurry=short) as parts,
    ):
        parts.prepare()
        os.environ.update(parts.environment)
        import django

        django.setup()
        yield parts


def lease() -> float:
    from meetings.services import dispatch

    return dispatch.LEASE.total_seconds()


def report(run: harness.Run, wish: harness.Wish) -> bool:
    """Says the figures; whether they are as they have to be."""
    kills = sum(number for what, number in run.disturbed.items() if what.startswith("kill"))
    say(
        f"seed {run.seed}: {wish.reminders} reminders, {kills} kills, {sum(run.disturbed.values()) - kills} freezes "
        f"of {wish.frozen:.0f} s, {run.seconds:.0f} s"
    )
    say(f"disturbances: {_words(run.disturbed)}; ended by themselves and started again: {run.revived}")
    say(f"mail server: {_words(run.reckoning['book'])}")
    share = run.count("unconfirmed") / wish.reminders
    say(
        f"sent {run.sent}, refused {run.reckoning['states'].get('refused', 0)}, doubled {run.count('doubled')}, "
        f"silently lost {run.count('lost')}, unconfirmed {run.count('unconfirmed')} ({share:.2%}), "
        f"of these not listed {run.count('unlisted')}"
    )
    for name in ("doubled", "lost", "unlisted"):
        for one in run.reckoning[name][:20]:
            say(f"  {name}: {one}")
    wrong = any(run.count(name) for name in ("doubled", "lost", "unlisted"))
    # Of a few reminders one is more than a hundredth.
    return not wrong and (share <= harness.IN_DOUBT or wish.reminders < 1000) and kills == wish.kills


def _words(counted: dict[str, int]) -> str:
    return ", ".join(f"{name} {number}" for name, number in sorted(counted.items()))


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.faults")
    parser.add_argument("--reminders", type=int, default=10_000)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--freezes", type=int, default=10)
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--outage", action="store_true")
    parser.add_argument("--death", action="store_true")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--hurry", type=float, nargs=3, metavar=("LEASE", "PAUSE", "EVERY"))
    sink.arguments(parser)
    given = vars(parser.parse_args())
    seed = random.SystemRandom().randrange(10**6) if given["seed"] is None else given["seed"]
    rates = sink.Rates(**{name: given[name] for name in sink.Rates.__dataclass_fields__})
    say(f"seed {seed}")
    if given["outage"]:
        with set_up(seed, QUIET, given["hurry"]) as parts:
            return int(harness.outage(parts, given["reminders"], say) > harness.CAUGHT_UP)
    if given["death"]:
        with set_up(seed, replace(QUIET, hold=True), given["hurry"]) as parts:
            return int(harness.death(parts, say) > harness.RETAKEN)
    with set_up(seed, rates, given["hurry"]) as parts:
        # A tenth longer than the lease, and a second.
        wish = harness.Wish(
            given["reminders"], given["kills"], given["freezes"], seed, frozen=lease() * 1.1 + 1
        )
        done = harness.run(parts, wish, say)
        good = report(done, wish)
    if given["json"]:
        given["json"].write_text(json.dumps({**done.as_json(), "good": good}, indent=1))
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
