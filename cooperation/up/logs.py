"""What the parts say goes to files under the state folder, each kept below a size."""

import os
import shutil
from pathlib import Path
from typing import IO

_LIMIT = 8 * 2**20


def open_log(folder: Path, name: str) -> IO[bytes]:
    """The file a part writes to, opened so that every line goes to its present end."""
    handle = os.open(folder / f"{name}.log", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    return os.fdopen(handle, "wb", buffering=0)


def cap(folder: Path) -> None:
    """Copy each file that grew over the limit aside, over the former copy, and empty it: the writers go on."""
    for path in folder.glob("*.log"):
        if path.stat().st_size > _LIMIT:
            try:
                shutil.copyfile(path, path.with_suffix(".log.1"))
            except OSError:
                # A full disk: the present file is given up rather than grown.
                path.with_suffix(".log.1").unlink(missing_ok=True)
            os.truncate(path, 0)


def last_line(folder: Path, name: str) -> str:
    """The last thing a part said that is not empty, shortened."""
    try:
        with (folder / f"{name}.log").open("rb") as file:
            file.seek(max(0, file.seek(0, os.SEEK_END) - 4096))
            lines = [
                line.strip() for line in file.read().decode(errors="replace").splitlines() if line.strip()
            ]
    except OSError:
        return ""
    return lines[-1][:300] if lines else ""
