"""Files of registers on their way in: looked at, then stored under their SHA-256 as documents are."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from cooperation.errors import Invalid
from programs.imports.register_files import look
from programs.services.documents import digest_of, store
from programs.services.register_imports import KeptFile, path_of


def keep(file: Any) -> KeptFile:
    """A file, stored. Invalid: /file, in words."""
    size = file.seek(0, 2) or file.size or 0
    if size > settings.MAX_REGISTER_BYTES:
        raise Invalid.of("file", _("The file is larger than %(limit)d MB.") % {
            "limit": settings.MAX_REGISTER_BYTES // 1024**2
        })  # fmt: skip
    found = look(file, size)
    sha256 = digest_of(file)
    store(file, path_of(sha256), size)
    return KeptFile(found.name, found.content_type, size, sha256, found.headings, found.samples)


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
