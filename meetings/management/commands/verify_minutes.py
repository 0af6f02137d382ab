"""`manage.py verify_minutes`: whether every protocol that was sealed is still what it was.

Ends with 0 where all holds, 1 where something does not, 2 where it could not be found out.
"""

import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from django.db.models import QuerySet

from cooperation import clock
from cooperation.access import Actor, acting_as
from cooperation.texts import pick
from meetings.selectors import flaws
from meetings.selectors.verification import Verified, verified
from programs.models import Body

READER = Actor(kind="system", name="verification")


class Command(BaseCommand):
    help = (
        "Verify the sealed protocols of every body, or of one: their chain, and every text, file, act and row. "
        "Ends with 0 where all holds, 1 where something does not, 2 where it could not be found out."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--body", metavar="ID", help="the id or external id of one body")
        parser.add_argument("--json", action="store_true", help="one JSON object instead of sentences")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with acting_as(READER):
                holds = self._say(_verified(options["body"]), as_json=options["json"])
        except DatabaseError as error:
            raise CommandError(f"The database could not be read: {error}", returncode=2) from error
        if not holds:
            sys.exit(1)

    def _say(self, bodies: Iterator[Verified], *, as_json: bool) -> bool:
        if as_json:
            found = [flaws.as_object(body) for body in bodies]
            holds = all(body["holds"] for body in found)
            said = {"holds": holds, "verified_at": clock.now().isoformat(), "bodies": found}
            self.stdout.write(json.dumps(said, ensure_ascii=False))
            return holds
        # Every body is said, also behind one that does not hold.
        holding = [self._lines(body) for body in bodies]
        return all(holding)

    def _lines(self, found: Verified) -> bool:
        counts = f"seals {found.seals}, files {found.files}, rows {found.rows}"
        verdict = "all holds" if found.holds else f"NOT as sealed {len(found.flaws)}"
        self.stdout.write(f"{pick(found.body.name, 'en')[1]} ({found.body.pk}): {counts}: {verdict}")
        for flaw in flaws.said(found.body.pk, found.flaws):
            self.stdout.write(f"  {flaw.sentence}")
        return found.holds


def _verified(given: str | None) -> Iterator[Verified]:
    for body in _bodies(given).order_by("id"):
        yield verified(body)


def _bodies(given: str | None) -> QuerySet[Body]:
    if given is None:
        return Body.unscoped.all()
    try:
        rows = Body.unscoped.filter(pk=UUID(given))
    except ValueError:
        rows = Body.unscoped.filter(external_id=given)
    if not rows.exists():
        raise CommandError(f"There is no body {given!r}.", returncode=2)
    return rows
