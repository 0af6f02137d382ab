"""`manage.py load_demonstration`: what there is to look at where DEMO is set."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from meetings.demonstration.load import load_demonstration


class Command(BaseCommand):
    help = (
        "Loads the demonstration once; a later run only adds the next session when the last one has passed."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("The demonstration is loaded only where DEMO=1 is set.", returncode=1)
        self.stdout.write(load_demonstration())
