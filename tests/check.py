"""`python -m tests.check`: Django's own checks on a throwaway database, as `make check` runs them.

Migrations match the models, no migration locks or breaks a running installation, and the settings of an
installation behind https pass the deployment check.
"""

import os
import sys
from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import UniqueConstraint

from tests import servers


def main() -> int:
    """0 when everything passes; what does not is printed."""
    servers.provide()
    os.environ["BASE_URL"] = "https://ledger.example.org"
    os.environ["SECURE_SSL_REDIRECT"] = "1"
    try:
        return _check()
    finally:
        servers.release()


def _check() -> int:
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django_migration_linter import MigrationLinter

    with servers.databases("check"):
        call_command("makemigrations", check=True, dry_run=True)
        call_command("check", deploy=True, fail_level="WARNING")
        linter = MigrationLinter(str(settings.BASE_DIR), no_cache=True, **settings.MIGRATION_LINTER_OPTIONS)
        linter.lint_all_migrations()
        linter.print_summary()
        return int(linter.has_errors) or _piecemeal() or _unique_at_once()


#: From this many on, operations on tables are put into one CreateTogether: each alone costs a first start up to 0.3 s.
SEVERAL = 17


def _migrations() -> Iterator[tuple[str, Any]]:
    """Our own, by name."""
    from django.db.migrations.loader import MigrationLoader

    for (app, name), migration in MigrationLoader(None).disk_migrations.items():
        if app in ("programs", "meetings", "accounts", "cooperation_api"):
            yield f"{app}.{name}", migration


def _piecemeal() -> int:
    """1, and which, where a migration changes many tables one operation at a time."""
    return _told(
        f"{name}: {len(migration.operations)} operations; put them into a CreateTogether."
        for name, migration in _migrations()
        if len(migration.operations) >= SEVERAL
    )


def _unique_at_once() -> int:
    """1, and which, where a migration forbids a value twice in a column that may hold it twice already."""
    from django.db.migrations import operations as made

    found = []
    for name, migration in _migrations():
        every = [one for each in migration.operations for one in getattr(each, "operations", [each])]
        new = {one.name_lower for one in every if isinstance(one, made.CreateModel)}
        # Columns that are new, and those that lose a uniqueness of their own: what is asked instead is less.
        changing = (made.AddField, made.AlterField)
        columns = {(one.model_name_lower, one.name) for one in every if isinstance(one, changing)}
        found += [
            f"{name}: {one.constraint.name} is asked of rows that are there."
            for one in every
            if isinstance(one, made.AddConstraint)
            and isinstance(one.constraint, UniqueConstraint)
            and one.model_name_lower not in new
            and not columns & {(one.model_name_lower, field) for field in one.constraint.fields}
        ]
    return _told(found)


def _told(found: Iterable[str]) -> int:
    lines = list(found)
    print(*lines, sep="\n", end="\n" if lines else "")
    return int(bool(lines))


if __name__ == "__main__":
    sys.exit(main())
