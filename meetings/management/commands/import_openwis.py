"""`manage.py import_openwis FOLDER [--json]`: enters the minutes of an association's meetings."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from meetings.imports.minutes import bring_in, in_words, read_folder


class Command(BaseCommand):
    help = (
        "Enter written minutes (Markdown) of meetings through the services: bodies, meetings, who came, resolutions,"
        " actions carried forward. Says by file what came in and what could not be read; a second run changes nothing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "folder", type=Path, help="the folder with the minutes, read with what is below it"
        )
        parser.add_argument("--json", action="store_true", help="the same as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        folder: Path = options["folder"]
        if not folder.is_dir():
            raise CommandError(f"{folder} is no folder.")
        told = bring_in(read_folder(folder))
        if not told:
            raise CommandError(f"There is no Markdown file in {folder}.")
        if options["json"]:
            self.stdout.write(json.dumps([each.as_json() for each in told], ensure_ascii=False, indent=1))
        else:
            self.stdout.write("\n".join(in_words(told)))
