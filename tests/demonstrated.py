"""The demonstration in a database of its own, made once for the tests of a module."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection

from tests import servers


@contextmanager
def demonstrated(blocker: Any, name: str, folder: Path) -> Iterator[Path]:
    """Meanwhile this process is connected to it, also from another thread; yields the file that tells its logins.

    `blocker`: pytest-django's; `name`: whose database it is, beside the worker's own; `folder`: STATE_DIR meanwhile.
    """
    former = connection.settings_dict["NAME"], settings.DATABASE_OWNER_URL
    with pytest.MonkeyPatch.context() as patch, blocker.unblock():
        patch.setattr(settings, "DEMO", True)
        patch.setattr(settings, "STATE_DIR", folder)
        connection.close()
        with servers.databases(name):
            call_command("load_demonstration", verbosity=0)
            yield folder / "demonstration.json"
        settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = former[0]
        settings.DATABASE_OWNER_URL = former[1]
        servers.flush_as_owner(connection, former[0])
