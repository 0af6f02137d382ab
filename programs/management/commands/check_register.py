"""`manage.py check_register --profile NAME FILE...`: what is in a register of treaties or posts, and what is odd in it.

Reads alone: nothing is written down. Ends with 0 where every row can be taken, 1 where one is refused, 2 where a file
cannot be read.
"""

import csv
import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from programs.rules.registers.known_profiles import KNOWN_PROFILES
from programs.rules.registers.profile_json import NotAProfile, from_json
from programs.rules.registers.profiles import Profile
from programs.rules.registers.reading import read_files
from programs.rules.registers.records import Remark, Row, Severity, Tally

#: Characters of one cell.
LONGEST = 1_000_000


class Command(BaseCommand):
    help = (
        "Read CSV files of a register and say what each row would become, writing nothing: rows taken, merged with "
        "one before, refused, and by row what is odd. Ends with 0 where none is refused, 1 where one is, 2 where a "
        "file cannot be read."
    )
    requires_system_checks = []  # it reads files and no database

    def add_arguments(self, parser: ArgumentParser) -> None:
        known = ", ".join(sorted(KNOWN_PROFILES))
        parser.add_argument(
            "--profile",
            required=True,
            help=f"one of {known}; or a JSON file with a mapping of columns to fields",
        )
        parser.add_argument(
            "files",
            type=Path,
            nargs="+",
            metavar="FILE",
            help="CSV in UTF-8; several of one source in any order",
        )
        parser.add_argument(
            "--json", action="store_true", help="JSON: a line a row with remarks, then the totals"
        )
        parser.add_argument(
            "--all", action="store_true", help="also what is kept as it is, not only what is reported"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        profile, tally = _profile(options["profile"]), Tally()
        # For the whole process: given back, whoever else reads here.
        former = csv.field_size_limit(LONGEST)
        try:
            for row in read_files(profile, [(path.name, _rows(path)) for path in options["files"]]):
                tally.add(row)
                self._say(row, options)
        except (OSError, UnicodeDecodeError, csv.Error) as error:
            raise CommandError(f"A file cannot be read: {error}.", returncode=2) from error
        finally:
            csv.field_size_limit(former)
        self._total(tally, options)
        if tally.refused:
            sys.exit(1)

    def _say(self, row: Row, options: dict[str, Any]) -> None:
        remarks = [one for one in row.remarks if options["all"] or one.severity != Severity.KEPT]
        if not remarks:
            return
        if options["json"]:
            said = [
                {
                    "code": one.code,
                    "severity": str(one.severity),
                    "field": one.field,
                    "facts": dict(one.facts),
                }
                for one in remarks
            ]
            line = {"file": row.file, "row": row.number, "outcome": str(row.outcome), "remarks": said}
            self.stdout.write(json.dumps(line, ensure_ascii=False, default=str))
        else:
            self.stdout.write(f"{row.file}, row {row.number}: {'; '.join(map(_words, remarks))}")

    def _total(self, tally: Tally, options: dict[str, Any]) -> None:
        if options["json"]:
            self.stdout.write(json.dumps(tally.as_json(), ensure_ascii=False))
            return
        for name, counts in (
            ("kept as it is", tally.kept),
            ("reported", tally.reported),
            ("refused", tally.refusals),
        ):
            for code, count in sorted(counts.items(), key=lambda one: (-one[1], one[0])):
                self.stdout.write(f"{name}: {code} {count}")
        self.stdout.write(
            f"{tally.rows} rows: {tally.taken} taken, {tally.merged} merged, {tally.refused} refused"
        )


def _words(remark: Remark) -> str:
    facts = ", ".join(f"{name} {value}" for name, value in remark.facts.items())
    return " ".join(part for part in (remark.field, remark.code, f"({facts})" if facts else "") if part)


def _profile(name: str) -> Profile:
    if name in KNOWN_PROFILES:
        return KNOWN_PROFILES[name]
    try:
        return from_json(json.loads(Path(name).read_text(encoding="utf-8")))
    except OSError as error:
        known = ", ".join(sorted(KNOWN_PROFILES))
        raise CommandError(
            f"There is no profile {name}: name one of {known}, or a file.", returncode=2
        ) from error
    except NotAProfile as error:
        faults = "; ".join(f"{fault.pointer}: {fault.detail}" for fault in error.faults)
        raise CommandError(f"{name} is no profile: {faults}", returncode=2) from error
    except (ValueError, RecursionError) as error:
        raise CommandError(f"{name} is no JSON: {error}.", returncode=2) from error


def _rows(path: Path) -> Iterator[Mapping[str, Any]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)
