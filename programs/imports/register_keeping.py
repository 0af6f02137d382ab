"""Files of registers: looked at, stored under their SHA-256 as documents are, and removed once nothing needs them."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.storage import default_storage
from django.utils.translation import gettext as _

from cooperation import clock
from cooperation.access import acting_as
from cooperation.errors import Invalid
from programs.imports.register_files import look
from programs.services.documents import ARRIVING, digest_of, store
from programs.services.register_imports import FOLDER, KeptFile, hold_files, needed, path_of, put_away
from programs.services.register_stage import WORKER

#: Longer than any file takes to arrive: what is older was cut off.
_ARRIVES = timedelta(days=1)


def keep(file: Any) -> KeptFile:
    """A file, stored. Invalid: /file, in words."""
    size = file.seek(0, 2) or file.size or 0
    if size > settings.MAX_REGISTER_BYTES:
        raise Invalid.of("file", _("The file is larger than %(limit)d MB.") % {
            "limit": settings.MAX_REGISTER_BYTES // 1024**2
        })  # fmt: skip
    found = look(file, size)
    sha256 = digest_of(file)
    hold_files()
    store(file, path_of(sha256), size)
    return KeptFile(found.name, found.content_type, size, sha256, found.headings, found.samples)


def clear() -> int:
    """Puts away old imports of which nothing was brought in, and removes the files that no import needs; how many.

    None while somebody sends one: the next pass does it.
    """
    now = clock.now()
    # On record before a file of theirs is gone.
    with acting_as(WORKER):
        put_away(now)
    with acting_as(WORKER):
        if not hold_files(alone=True):
            return 0
        kept = needed(now)
        registers = Path(default_storage.path(FOLDER)).glob("*/*")
        removed = sum(_removed(path) for path in registers if path.name not in kept)
    half = Path(default_storage.path(ARRIVING)).glob("*")
    return removed + sum(_removed(path, before=now - _ARRIVES) for path in half)


def _removed(path: Path, before: datetime | None = None) -> bool:
    """Whether a file could be removed; `before`: unless it was written since."""
    try:
        if before is not None and path.stat().st_mtime >= before.timestamp():
            return False
        path.unlink()
    except FileNotFoundError:
        return False
    return True


class LocalFile:
    """A file of this machine, as forms hand them in."""

    def __init__(self, path: Path) -> None:
        self.name, self.size = path.name, path.stat().st_size
        self.file = path.open("rb")

    def seek(self, offset: int, whence: int = 0, /) -> int:
        return self.file.seek(offset, whence)

    def read(self, size: int = -1, /) -> bytes:
        return self.file.read(size)

    def tell(self) -> int:
        return self.file.tell()

    def close(self) -> None:
        self.file.close()
