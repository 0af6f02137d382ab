"""`manage.py import_agreements --profile NAME FILE...`: brings registers of agreements or posts into a body's register.

What the pages do with a worker is done here at once, as the installation itself. Killed, it goes on where it was when
it is called again with the same files. Ends with 0 where what can be brought in was, 1 where all of it was refused, 2
where a file cannot be read.
"""

import json
import sys
import time
from argparse import ArgumentParser
from contextlib import closing
from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError

from cooperation.access import acting_as
from cooperation.errors import DomainError
from programs.imports import register_keeping, register_runs
from programs.models import Body, Party, RegisterImport
from programs.rules.registers.known_profiles import KNOWN_PROFILES
from programs.rules.registers.profiles import Profile
from programs.selectors.register_imports import totals
from programs.services import register_imports
from programs.services.register_imports import Choices, KeptFile
from programs.services.register_stage import WORKER

State = RegisterImport.State
#: Between looks at an import that another process holds.
_PAUSE = 1.0


class Command(BaseCommand):
    help = (
        "Bring CSV or XLSX files of a register into the register of a body. The same files again change nothing; "
        "interrupted, the same command goes on. Ends with 0; 1 where all was refused; 2 where a file cannot be read."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        known = ", ".join(sorted(KNOWN_PROFILES))
        parser.add_argument(
            "--profile", required=True,
            help=f"one of {known}; one that the body has saved; or a JSON file with a mapping of columns to fields",
        )  # fmt: skip
        parser.add_argument("files", type=Path, nargs="+", metavar="FILE", help="CSV or XLSX; in any order")
        parser.add_argument("--body", help="id or external id of the body; by default the only one")
        parser.add_argument("--party", help="code of the party whose posts these are")
        parser.add_argument(
            "--all-or-nothing",
            action="store_true",
            help="bring in nothing where a row is refused or contested",
        )
        parser.add_argument("--json", action="store_true", help="the totals as one JSON object")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            body = _body(options["body"])
            run = self._begun(body, options)
            self._work(run, quiet=options["json"] or not self.stdout.isatty())
        except DomainError as error:
            said = error.detail or "; ".join(f"{fault.pointer}: {fault.detail}" for fault in error.faults)
            raise CommandError(said, returncode=2) from error
        except OSError as error:
            raise CommandError(f"A file cannot be read: {error}.", returncode=2) from error
        run.refresh_from_db()
        self._say(run, options["json"])
        if run.state != State.DONE:
            sys.exit(2 if run.fault.get("code") == "unreadable" else 1)

    def _begun(self, body: Body, options: dict[str, Any]) -> RegisterImport:
        with acting_as(WORKER):
            files = [_kept(path) for path in options["files"]]
            choices = Choices(
                profile=_profile(body.pk, options["profile"]), party_id=_party(options["party"]),
                all_or_nothing=options["all_or_nothing"],
            )  # fmt: skip
            run = register_imports.begin(WORKER, body_id=body.pk, files=files, choices=choices)
            if run.state == State.STOPPED:
                register_imports.resume(run)
            return run

    def _work(self, run: RegisterImport, *, quiet: bool) -> None:
        """Reads it and brings it in; waits for whoever works on it, and goes on where that process died."""
        told = self._told if not quiet else lambda _state, _position: None
        while True:
            run.refresh_from_db()
            if run.state == State.READY:
                with acting_as(WORKER):
                    RegisterImport.unscoped.filter(pk=run.pk, state=State.READY).update(
                        state=State.WRITING, position=0, lease=None, lease_until=None
                    )
            elif not run.running:
                return
            elif not register_runs.work_on(run.pk, told):
                time.sleep(_PAUSE)

    def _told(self, state: str, position: int) -> None:
        self.stderr.write(f"\r{state} {position}", ending="")

    def _say(self, run: RegisterImport, as_json: bool) -> None:
        found = totals(run)
        if as_json:
            self.stdout.write(json.dumps(found, ensure_ascii=False))
            return
        for kind in ("kept", "reported", "refusals"):
            for code, count in sorted(found[kind].items(), key=lambda one: (-one[1], one[0])):
                self.stdout.write(f"{kind}: {code} {count}")
        names = ("rows", "taken", "merged", "refused", "new", "changed", "unchanged", "conflict")
        said = [f"{found[name]} {name}" for name in names]
        said.append(f"{sum(found['reported'].values())} remarks reported")
        self.stdout.write(f"{found['state']}: {', '.join(said)}")
        if found["fault"]:
            self.stdout.write(f"not brought in: {found['fault']}")


def _kept(path: Path) -> KeptFile:
    with closing(register_keeping.LocalFile(path)) as file:
        return register_keeping.keep(file)


def _body(named: str | None) -> Body:
    rows = Body.unscoped.order_by("pk")
    if named:
        found = rows.filter(external_id=named).first()
        if found is None:
            try:
                found = rows.filter(pk=UUID(named)).first()
            except ValueError:
                found = None
        if found is None:
            raise CommandError(f"There is no body {named}.", returncode=2)
        return found
    bodies = list(rows[:2])
    if len(bodies) != 1:
        raise CommandError("Name the body with --body: there are several, or none.", returncode=2)
    return bodies[0]


def _party(code: str | None) -> UUID | None:
    if code is None:
        return None
    found = Party.unscoped.filter(code=code).first()
    if found is None:
        raise CommandError(f"There is no party {code}.", returncode=2)
    return found.pk


def _profile(body_id: UUID, name: str) -> Profile:
    path = Path(name)
    if name not in KNOWN_PROFILES and path.suffix == ".json":
        try:
            return register_imports.profile_given(json.loads(path.read_text(encoding="utf-8")))
        except (ValueError, RecursionError) as error:
            raise CommandError(f"{name} is no JSON: {error}.", returncode=2) from error
    return register_imports.profile_named(body_id, name)
