"""`python -m tests.check`: Django's own checks on a throwaway database, as `make check` runs them.

Migrations match the models, no migration locks or breaks a running installation, and the settings of an
installation behind https pass the deployment check.
"""

import os
import sys

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
        return int(linter.has_errors) or _piecemeal()


#: From this many on, operations on tables are put into one CreateTogether: each alone costs a first start up to 0.3 s.
SEVERAL = 17


def _piecemeal() -> int:
    """1, and which, where a migration changes many tables one operation at a time."""
    from django.db.migrations.loader import MigrationLoader

    found = [
        f"{app}.{name}: {len(migration.operations)} operations; put them into a CreateTogether."
        for (app, name), migration in MigrationLoader(None).disk_migrations.items()
        if app in ("programs", "meetings", "accounts", "cooperation_api")
        and len(migration.operations) >= SEVERAL
    ]
    print(*found, sep="\n", end="\n" if found else "")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
