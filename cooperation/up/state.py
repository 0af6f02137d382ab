"""The state folder: one start at a time, secrets made once, files that only their owner reads."""

import contextlib
import errno
import fcntl
import json
import os
import secrets
import stat
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cooperation.up.privileges import Identity, hand_over
from cooperation.up.refusal import Refusal

# Everything that is made here, by any part; a start as root gives these, and nothing else, to the unprivileged user.
NAMES = (
    *("lock", "secrets.json", "settings.env", "access.json", "demonstration.json", "prepared.json"),
    *("postgres", "postgres.making", "log", "run", "static", "static.new", "files", "mail"),
)
_FIRST_MEGABYTES = 150
_LATER_MEGABYTES = 16


def write_private(path: Path, text: str) -> None:
    """Write a file that only its owner may read, whole or not at all."""
    temporary = path.with_name(path.name + ".new")
    temporary.unlink(missing_ok=True)
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)


def read_json(path: Path) -> Any:
    """What a JSON file holds; an empty object when it is missing or damaged."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}


@dataclass(frozen=True)
class Secrets:
    """What is made up once for an installation. `fresh` when it was made up just now."""

    secret_key: str
    owner_password: str
    app_password: str
    valkey_password: str
    mark: str
    fresh: bool = field(default=False, compare=False)


@dataclass
class State:
    """The folder, held by this process from open() on."""

    folder: Path
    _lock: int | None = None

    def path(self, name: str) -> Path:
        return self.folder / name

    def open(self) -> None:
        """Make the folder where it is missing and hold it, or raise Refusal: in use, full, closed to writing."""
        try:
            self._make()
            self._hold()
            self._check_space()
        except OSError as reason:
            raise self.refusal(reason) from reason

    def refusal(self, reason: OSError) -> Refusal:
        """The sentence for a file that could not be read or written."""
        if reason.errno == errno.ENOSPC:
            return Refusal(f"There is no space left for the state folder {self.folder}.")
        if reason.errno == errno.EROFS:
            return Refusal(f"The state folder {self.folder} is on a file system that is read-only.")
        return Refusal(
            f"The state folder {self.folder} cannot be used: {reason.strerror} ({reason.filename})."
        )

    def _make(self) -> None:
        if not self.folder.exists():
            self.folder.mkdir(mode=0o700, parents=True)
        if not self.folder.is_dir():
            raise Refusal(f"The state folder {self.folder} is a file: choose another STATE_DIR.")
        strangers = any(path.name not in (*NAMES, "lost+found") for path in self.folder.iterdir())
        shared = self.folder.stat().st_mode & stat.S_ISVTX and strangers
        if shared or len(self.folder.parts) < 2 or (self.folder / "manage.py").exists():
            raise Refusal(f"STATE_DIR is {self.folder}, which others use too: choose a folder of its own.")

    def _hold(self) -> None:
        self._lock = os.open(self.path("lock"), os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Refusal(
                f"Cooperation already runs on the state folder {self.folder}; it was left alone."
            ) from None

    def _check_space(self) -> None:
        if os.statvfs(self.folder).f_flag & os.ST_RDONLY:
            raise OSError(errno.EROFS, "read-only", str(self.folder))
        needed = _LATER_MEGABYTES if self.path("postgres").exists() else _FIRST_MEGABYTES
        free = self._free()
        if free < needed:
            raise Refusal(
                f"The state folder {self.folder} has {free} MB of free space and needs {needed} MB."
            )
        # The lock file is opened even on a full disk; a first byte shows whether writing works.
        probe = self.path("lock")
        probe.write_bytes(b"held\n")

    def _free(self) -> int:
        """Megabytes left on its disk for this user."""
        found = os.statvfs(self.folder)
        return found.f_bavail * found.f_frsize // 2**20

    def running_out(self) -> str:
        """The sentence for a disk with less left than a start needs; empty where there is enough."""
        free = self._free()
        if free >= _LATER_MEGABYTES:
            return ""
        return (
            f"The disk of the state folder {self.folder} is full: {free} MB are left. Nothing is lost; "
            f"changes are refused until there is space again."
        )

    def hand_over(self, identity: Identity | None) -> None:
        """Give the folder and what is ours in it to the user that the parts run as."""
        if identity is None:
            return
        os.chown(self.folder, identity.uid, identity.gid)
        for name in NAMES:
            hand_over(self.path(name), identity)

    def folders(self) -> None:
        """The folders that the parts write into."""
        for name in ("log", "run", "files", "mail"):
            self.path(name).mkdir(mode=0o700, exist_ok=True)

    def secrets(self) -> Secrets:
        """What was made up at the first start; made up now where it is missing."""
        path = self.path("secrets.json")
        kept = read_json(path)
        names = ("secret_key", "owner_password", "app_password", "valkey_password", "mark")
        values = {name: str(kept.get(name) or secrets.token_hex(32)) for name in names}
        fresh = kept != values
        if fresh:
            write_private(path, json.dumps(values, indent=2) + "\n")
        return Secrets(**values, fresh=fresh)

    def write_settings(self, values: dict[str, str]) -> None:
        """What `manage.py` in another shell reads, so that it works on this installation."""
        lines = ["# Written at every start. Set the environment or `.env` to change a value."]
        lines += [f"{name}={value}" for name, value in values.items()]
        write_private(self.path("settings.env"), "\n".join(lines) + "\n")

    def forget_access(self) -> None:
        """Nobody may take an installation for ready that is not."""
        with contextlib.suppress(OSError):
            self.path("access.json").unlink(missing_ok=True)
