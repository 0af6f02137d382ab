"""`manage.py close_demonstration`: where DEMO is not set any more, nobody signs in with its logins."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from meetings.demonstration.load import close_demonstration


class Command(BaseCommand):
    help = "Closes the demonstration's logins and tokens where it was loaded once; its data stay."

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.DEMO:
            raise CommandError("The demonstration's logins are closed only where DEMO=1 is not set.")
        if said := close_demonstration():
            self.stdout.write(said)
