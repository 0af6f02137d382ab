"""`manage.py read_mail FOLDER`: takes in what a mail server left in a folder."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cooperation import clock
from meetings.imports.replies import read_folder


class Command(BaseCommand):
    help = "Read answers to invitations and reports of failed delivery from a folder (*.eml, or a Maildir)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "folder", type=Path, help="where the files are; they go to done/ or refused/ in it"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        folder: Path = options["folder"]
        if not folder.is_dir():
            raise CommandError(f"{folder} is no folder")
        for mail in read_folder(folder, now=clock.now()):
            self.stdout.write(f"{mail.name}: {mail.verdict} {mail.reason}".rstrip())
