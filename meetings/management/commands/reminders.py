"""`manage.py reminders`: plans and sends reminders without a broker."""

import logging
import signal
import threading
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import DatabaseError, close_old_connections

from meetings.tasks import one_pass

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Plan and send the reminders that are due, once or until stopped; needs no broker."

    def add_arguments(self, parser: ArgumentParser) -> None:
        how = parser.add_mutually_exclusive_group(required=True)
        how.add_argument("--once", action="store_true", help="one pass")
        how.add_argument(
            "--loop", action="store_true", help="a pass every few seconds, until SIGTERM or Ctrl-C"
        )
        parser.add_argument(
            "--every", type=float, default=20.0, metavar="SECONDS", help="between passes (20)"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["once"]:
            done = one_pass()
            self.stdout.write(f"sent {done.sent}, failed {done.failed}, unconfirmed {done.unconfirmed}")
            return
        stop = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        while not stop.is_set():
            self._pass()
            stop.wait(options["every"])

    def _pass(self) -> None:
        """One pass; a database that is away for a while is waited for."""
        close_old_connections()
        try:
            one_pass()
        except DatabaseError:
            logger.exception("This pass failed; the next one follows")
