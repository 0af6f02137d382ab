"""`make bench`: each page and endpoint beside its floor, interleaved in one run; medians and p95 as ratios.

Builds a database a size, serves each through the installation's own gunicorn settings on this machine, and asks
both subject and floor signed in, in shuffled rounds. An aim is reported, reached or not; statuses and row counts are
asserted. Floors run behind Django's ordinary middleware only and read without row security. The database neither
syncs nor vacuums by itself meanwhile, which shortens floors and subjects alike.

Parts: pages, sheets (the comparison of positions), work (my side's), rooms (a session with 200 points),
briefs (two pages of PDF), compared (two sessions of up to 10,000 items), lists, files
(the preview of a plan that is brought in), walls (what row security costs), writes, bulk, growth (the larger programme
beside the smaller one), statements (their number, and by EXPLAIN the rows that they read), visit (bytes of a first
visit), memory (of a web worker), minutes (a protocol of 100 clauses in two languages as PDF), verification (a chain of
1,000 sealed protocols), exporting (agreements as files beside values(), and ten times as many), importing (registers
brought in beside COPY into the same tables, and the memory of the worker), ledger (the register of agreements, page,
search and API, and the status of many as of a day), reminding (100,000
reminders planned, 2,000 mails sent, a calendar of 1,000 events), start (seconds until an installation answers, and its
memory when idle).
"""

import argparse
import contextlib
import os
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tests import servers

PARTS = (
    "pages", "sheets", "work", "rooms", "briefs", "compared", "lists", "files", "walls", "writes", "bulk", "growth",
    "statements", "visit", "memory", "minutes", "verification", "exporting", "importing", "ledger", "reminding",
    "start",
)  # fmt: skip
#: What needs no plan to be built.
_ALONE = {"minutes", "verification", "exporting", "importing", "ledger", "reminding", "start"}
#: Requests of each before the first one that counts: all threads of all workers have then served both.
_WARM = 24


def options(arguments: list[str] | None = None) -> argparse.Namespace:
    """What was asked for."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--sizes", type=_numbers, default=[10_000, 100_000], help="items of each data set: 10000,100000"
    )
    parser.add_argument(
        "--agreements", type=_numbers, default=[100_000, 1_000_000],
        help="agreements that are exported: 100000,1000000",
    )  # fmt: skip
    parser.add_argument(
        "--registers", type=_numbers, default=[10_000, 100_000, 1_000_000],
        help="agreements of each register: 10000,100000,1000000",
    )  # fmt: skip
    parser.add_argument("--rounds", type=int, default=5, help="shuffled rounds of each subject (default: 5)")
    parser.add_argument(
        "--repeat",
        type=int,
        default=12,
        help="requests of subject and of floor in a round, at most (default: 12)",
    )
    parser.add_argument("--only", type=_parts, default=list(PARTS), help="some of the parts: pages,writes")
    parser.add_argument(
        "--json",
        type=Path,
        default=os.environ.get("BENCH_JSON", "bench.json"),
        help="where to write the result",
    )
    parser.add_argument(
        "--trial",
        action="store_true",
        help="one request of each, cold, with static files as they lie: it works; its figures say nothing",
    )
    return _tried(parser.parse_args(arguments))


def _tried(chosen: argparse.Namespace) -> argparse.Namespace:
    chosen.warm = _WARM
    if chosen.trial:
        chosen.rounds = chosen.repeat = chosen.warm = 1
        chosen.only = [part for part in chosen.only if part not in ("visit", "start")]
    return chosen


def _numbers(text: str) -> list[int]:
    return sorted(int(part) for part in text.replace("_", "").split(","))


def _parts(text: str) -> list[str]:
    parts = text.split(",")
    if unknown := [part for part in parts if part not in PARTS]:
        raise argparse.ArgumentTypeError(f"{unknown[0]!r} is none of {', '.join(PARTS)}")
    return parts


def main() -> int:
    chosen = options()
    servers.provide()
    try:
        import django

        django.setup()
        from django.conf import settings
        from django.core.management import call_command

        if chosen.trial:
            os.environ |= {"BENCH_TRIAL": "1", "WEB_WORKERS": "1"}
        elif not (settings.STATIC_ROOT / "staticfiles.json").exists():
            call_command("collectstatic", interactive=False, verbosity=0)
        run(chosen).write(Path(chosen.json))
    finally:
        servers.release()
    return 0


def run(chosen: argparse.Namespace) -> Any:
    """Builds, serves, measures; the Report."""
    from . import served, subjects
    from .report import Report

    sizes = chosen.sizes if set(chosen.only) - _ALONE else []
    report = Report({"sizes": sizes, "rounds": chosen.rounds, "repeat": chosen.repeat})
    with contextlib.ExitStack() as stack:
        askers = []
        for size in sizes:
            plan = _built(report, size)
            askers.append(subjects.Asker(stack.enter_context(served.serve(_database(size))), plan))
        for asker in askers:
            _measure(report, asker, chosen)
        if "growth" in chosen.only and len(askers) > 1:
            report.head("Growth")
            _figures(report, subjects.of_growth(askers[0], askers[-1]), askers[-1].plan.size, chosen)
        for part, say in _LAST.items():
            if part in chosen.only:
                say(report, askers)
    _of_minutes(report, chosen)
    for part, of in (
        ("exporting", _of_exports), ("importing", _of_imports), ("ledger", _of_ledger),
        ("reminding", _of_reminders), ("start", _of_start),
    ):  # fmt: skip
        if part in chosen.only:
            of(report, chosen)
    return report


def _of_minutes(report: Any, chosen: argparse.Namespace) -> None:
    from django.db import connection

    from . import minutes

    if {"minutes", "verification"} & set(chosen.only):
        print()
    if "minutes" in chosen.only:
        report.timing(minutes.pdf(chosen.rounds))
    if "verification" in chosen.only:
        connection.close()
        with servers.databases("bench_verification"):
            report.timing(minutes.verification(20 if chosen.trial else minutes.SEALS))


def _of_exports(report: Any, chosen: argparse.Namespace) -> None:
    from django.db import connection

    from . import exporting

    sizes = [50, 100] if chosen.trial else chosen.agreements
    print()
    names = []
    for size in sizes:
        connection.close()
        with servers.databases(f"bench_exporting_{size}") as name:
            exporting.build(name, size)
        names.append(name)
    for found in exporting.beside(names[0], sizes[0], chosen.rounds):
        report.beside(found)
    if len(sizes) > 1:
        for grown in exporting.grown((names[0], names[-1]), (sizes[0], sizes[-1])):
            report.grew(grown)


def _of_imports(report: Any, chosen: argparse.Namespace) -> None:
    import tempfile

    from django.db import connection

    from tests.programs.register_data import DATA, UK

    from . import importing

    print()
    with tempfile.TemporaryDirectory() as folder:
        made = importing.written(Path(folder, "register.csv"), 50 if chosen.trial else importing.SIZE)
        registers = [("made up", made)]
        if (DATA / UK).is_file() and not chosen.trial:
            registers.insert(0, ("the UK register", DATA / UK))
        for name, path in registers:
            connection.close()
            with servers.databases("bench_importing") as database:
                for found in importing.beside(database, name, path):
                    report.beside(found)


def _of_ledger(report: Any, chosen: argparse.Namespace) -> None:
    from django.db import connection

    from . import agreements, ledger, served

    sizes = [200, 300] if chosen.trial else chosen.registers
    with contextlib.ExitStack() as stack:
        askers = []
        for size in sizes:
            begun = time.perf_counter()
            connection.close()
            with servers.databases(f"bench_ledger_{size}") as name:
                register = agreements.build(name, size)
                print(f"\n{size:,} agreements built in {time.perf_counter() - begun:.1f} s", flush=True)
                for told in ledger.as_of(min(size, ledger.ASKED)):
                    report.timing(told)
            askers.append(ledger.Asker(stack.enter_context(served.serve(name)), register))
        for asker in askers:
            report.head(f"{asker.register.size:,} agreements")
            for of in (ledger.of_pages, ledger.of_lists, ledger.of_many):
                _figures(report, of(asker), asker.register.size, chosen)
        if len(askers) > 1:
            report.head("Beside more of others")
            _figures(report, ledger.of_growth(askers[0], askers[-1]), sizes[-1], chosen)


def _of_reminders(report: Any, chosen: argparse.Namespace) -> None:
    from django.db import connection

    from . import reminding

    small = chosen.trial
    print()
    for name, of in (
        ("planning", lambda: reminding.planning(50 if small else reminding.PLANNED)),
        ("dispatching", lambda: [reminding.dispatching(20 if small else reminding.SENT)]),
        ("calendars", lambda: reminding.calendars(20 if small else reminding.EVENTS, chosen.repeat)),
    ):
        connection.close()
        with servers.databases(f"bench_{name}"):
            for found in of():
                report.beside(found)


def _of_start(report: Any, chosen: argparse.Namespace) -> None:
    from . import start

    report.started(start.measure())


def _database(size: int) -> str:
    return f"cooperation_bench_{size}"


def _built(report: Any, size: int) -> Any:
    from django.db import connection

    from . import data, models

    begun = time.perf_counter()
    connection.close()
    with servers.databases(f"bench_{size}") as name:
        servers.run_as_owner(models.CREATE, name)
        plan = data.build("bench", size)
    servers.run_as_owner(["VACUUM ANALYZE"], name)
    report.built[str(size)] = round(time.perf_counter() - begun, 1)
    print(f"{size:,} items built in {report.built[str(size)]} s", flush=True)
    return plan


def _measure(report: Any, asker: Any, chosen: argparse.Namespace) -> None:
    """Everything about one size; writing comes last."""
    from . import briefs, files, rooms, subjects, walls, work

    size = asker.plan.size
    if "statements" in chosen.only:
        _statements(report, asker)
    if set(chosen.only) - {"growth", "statements", *_LAST, *_ALONE}:
        report.head(f"{size:,} items")
    for part, of in (
        ("pages", subjects.of_pages),
        ("sheets", subjects.of_sheets),
        ("work", work.of_work),
        ("rooms", rooms.of_rooms),
        ("briefs", briefs.of_briefs),
        ("compared", briefs.of_compared),
        ("lists", subjects.of_lists),
        ("files", files.of_files),
        ("walls", walls.of_walls),
        ("writes", subjects.of_writes),
    ):
        if part in chosen.only:
            _figures(report, of(asker), size, chosen)
    if "bulk" in chosen.only:
        # A thousand rows a request: fewer of them.
        few = {"repeat": min(chosen.repeat, 2), "warm": min(chosen.warm, 2)}
        _figures(report, subjects.of_bulk(asker), size, argparse.Namespace(**vars(chosen) | few))
    asker.check_history()


def _figures(
    report: Any, found: Iterable[Any], size: int, chosen: argparse.Namespace, warm: int = 24
) -> None:
    from .runner import measure

    for name, measured, floor, aim in found:
        report.figure(
            measure(
                name,
                size,
                measured,
                floor,
                aim,
                rounds=chosen.rounds,
                repeat=chosen.repeat,
                warm=chosen.warm,
            )
        )


def _statements(report: Any, asker: Any) -> None:
    from .asking import anything
    from .proofs import prove
    from .subjects import compared

    plan = asker.plan
    pages = {
        "plan, first page": asker.first_page(),
        "plan, deep page": asker.deep_page(),
        "plan, a rare word": asker.found(plan.rare),
        "plan, a medium word": asker.found(plan.medium),
        "plan, a frequent word": asker.found(plan.frequent),
        "item page": asker.item_page(),
        "home": asker.home(),
        "API, 100 positions": asker.listed("positions", 100),
        "API, 100 items": asker.listed("items", 100),
        "API, items with a frequent word": asker.listed("items", 100, q=plan.frequent),
        "API, items with a rare word": asker.listed("items", 100, q=plan.rare),
        "my side's work": asker.page(f"/work/{plan.present}/", anything),
        **{f"comparison, {code}": page for code, (page, _data) in compared(asker).items()},
    }
    for name, ask in pages.items():
        report.proof(prove(name, plan.size, ask, asker.served))


def _visit(report: Any, askers: list[Any]) -> None:
    from .visit import weigh

    asker = askers[0]
    print()
    report.visit(weigh("the sign-in page", asker.client, "/accounts/login/"))
    report.visit(weigh("the home page", asker.client, "/", asker.person))


def _memory(report: Any, askers: list[Any]) -> None:
    print()
    for asker in askers:
        report.worker(asker.served.memory())


_LAST = {"visit": _visit, "memory": _memory}

if __name__ == "__main__":
    sys.exit(main())
