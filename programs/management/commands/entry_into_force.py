"""`manage.py entry_into_force CASES.json`: whether the days computed for known treaties are the real ones.

Ends with 0 where every case agrees, 1 where one differs or is unknown, 2 where the file cannot be read.
"""

import json
import sys
from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from programs.rules.treaties.cases import Case, Verdict, as_json, decide, read_cases
from programs.rules.treaties.nodes import WrongData
from programs.rules.treaties.outcome import Found
from programs.rules.treaties.words import in_words


class Command(BaseCommand):
    help = (
        "Compute the entry into force of each treaty of a file from its rule and deposits, beside the day expected. "
        "Ends with 0 where all agree, 1 where one differs or is unknown, 2 where the file cannot be read."
    )
    requires_system_checks = []  # it reads a file and no database

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("cases", type=Path, metavar="CASES.json", help="a list of cases")
        parser.add_argument("--json", action="store_true", help="one JSON object instead of sentences")

    def handle(self, *args: Any, **options: Any) -> None:
        decided = [decide(case) for case in _read(options["cases"])]
        counts = Counter(each.verdict for each in decided)
        if options["json"]:
            totals = {verdict: counts[verdict] for verdict in ("agrees", "differs", "unknown")}
            said = {"cases": [as_json(each) for each in decided], **totals}
            self.stdout.write(json.dumps(said, ensure_ascii=False, indent=1))
        else:
            for each in decided:
                self.stdout.write(_line(each))
            summary = f"{counts['agrees']} agree, {counts['differs']} differ, {counts['unknown']} unknown"
            self.stdout.write(summary)
        if counts["agrees"] < len(decided):
            sys.exit(1)


def _read(path: Path) -> tuple[Case, ...]:
    try:
        return read_cases(json.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise CommandError(f"{path} cannot be read: {error.strerror}.", returncode=2) from error
    except WrongData as error:
        raise CommandError(f"{path} is no file of cases: {error}.", returncode=2) from error
    except (ValueError, RecursionError) as error:
        raise CommandError(f"{path} is no JSON: {error}.", returncode=2) from error


def _line(decided: Verdict) -> str:
    """A case with the day expected beside the one computed, or what is missing, and how it came about."""
    case, outcome = decided.case, decided.outcome
    expected = "not in force" if case.expected is None else case.expected.isoformat()
    computed = outcome.on.isoformat() if isinstance(outcome, Found) else "unknown"
    head = f"{case.key} {case.treaty}: computed {computed}, expected {expected}: {decided.verdict}"
    return f"{head}\n  {in_words(outcome)}"
