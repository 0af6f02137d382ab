"""The folder in which a mail server leaves what arrives: read, taken in, and put aside, each file once."""

import logging
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError

from cooperation import clock
from cooperation.access import Actor
from meetings.models import IncomingMail
from meetings.rules.replies import LARGEST
from meetings.services.replies import take_in

logger = logging.getLogger(__name__)

#: The worker that reads what arrives.
READER = Actor(kind="system", name="mail")
#: So many files at one go.
AT_ONCE = 200
_TAKEN = frozenset({IncomingMail.Verdict.APPLIED, IncomingMail.Verdict.OUTDATED})


def read_inbox() -> None:
    """What arrived since the last look, from INBOX_DIR; nothing that is there keeps the caller from going on."""
    try:
        read_folder(settings.INBOX_DIR, now=clock.now())
    except OSError:
        logger.exception("The folder of what arrived could not be read")


def read_folder(folder: Path, *, now: datetime) -> list[IncomingMail]:
    """Takes in `*.eml` of a folder and what is new in it where it is a Maildir; what became of each file.

    A file goes to `done` or `refused` beside it, with what a mail server may still be writing left alone: in a Maildir
    by its rules, as `*.eml` by being renamed when it is whole. A file that was read before goes to `done`.
    """
    found: list[IncomingMail] = []
    for path in list(_files(folder)):
        if len(found) >= AT_ONCE:
            break
        try:
            with path.open("rb") as file:
                # One byte more than is read: longer ones are refused without being held.
                content = file.read(LARGEST + 1)
            kept = take_in(READER, name=path.name, content=content, now=now)
            _put_aside(folder, path, taken=kept is None or kept.verdict in _TAKEN)
        except (OSError, DatabaseError):
            # It is read again at the next look.
            logger.exception("A mail that arrived could not be taken in")
            continue
        if kept is not None:
            found.append(kept)
    return found


def _files(folder: Path) -> Iterator[Path]:
    for some, pattern in ((folder, "*.eml"), (folder / "new", "*")):
        if some.is_dir():
            # A link may lead anywhere.
            yield from sorted(path for path in some.glob(pattern) if path.is_file() and not path.is_symlink())


def _put_aside(folder: Path, path: Path, *, taken: bool) -> None:
    beside = folder / ("done" if taken else "refused")
    beside.mkdir(mode=0o700, exist_ok=True)
    target, number = beside / path.name, 1
    while target.exists():
        target, number = beside / f"{number}-{path.name}", number + 1
    path.replace(target)
