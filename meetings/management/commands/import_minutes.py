"""`manage.py import_minutes FOLDER`: brings in real minutes, and says file by file what came in and what did not."""

import json
from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from meetings.imports.recorded_minutes import import_minutes


class Command(BaseCommand):
    help = "Bring in minutes kept as Markdown; a second run changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path)
        parser.add_argument("--json", action="store_true", help="the report as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        folder: Path = options["folder"]
        if not folder.is_dir():
            raise CommandError(f"{folder} is no folder.")
        reports = import_minutes(folder)
        if not reports:
            raise CommandError(f"There is no Markdown file below {folder}.")
        if options["json"]:
            self.stdout.write(
                json.dumps([report.as_json() for report in reports], ensure_ascii=False, indent=1)
            )
            return
        whole: Counter[str] = Counter()
        for report in reports:
            whole.update(report.came_in)
            self.stdout.write(f"{report.name}: {_said(report.came_in)}")
            for sentence in report.unread:
                self.stdout.write(f"  not read: {sentence}")
        self.stdout.write(f"{len(reports)} files: {_said(whole)}")


def _said(counts: Counter[str]) -> str:
    return ", ".join(f"{count} {what}" for what, count in sorted(counts.items()) if count) or "nothing"
