"""As whom the parts run. PostgreSQL refuses root, and nothing here needs it: root is given up for `nobody`."""

import os
import pwd
import stat
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from cooperation.up import kernel
from cooperation.up.refusal import Refusal

# What lets an unprivileged user pass folders that only root may enter: the weaker right first. Containers often
# withhold it and grant the stronger one.
_PASSES = (kernel.CAP_DAC_READ_SEARCH, kernel.CAP_DAC_OVERRIDE)

_REACHED, _HIDDEN, _REFUSED = 0, 1, 2


@dataclass(frozen=True)
class Identity:
    """A user to run as, and the one capability kept, if any."""

    uid: int
    gid: int
    keep: int | None = None

    def assume(self) -> None:
        """Become this user for good; OSError where the system refuses."""
        kernel.change_user(self.uid, self.gid, self.keep)


def unprivileged(paths: Iterable[Path]) -> Identity | None:
    """Who runs PostgreSQL and the rest: None for the present user, an unprivileged one when that is root.

    `paths` are files and folders that the user has to read; where it cannot, it keeps one capability that lets it.
    Raises Refusal where the system allows neither.
    """
    if os.geteuid() != 0:
        return None
    try:
        entry = pwd.getpwnam("nobody")
        uid, gid = entry.pw_uid, entry.pw_gid
    except KeyError:
        uid = gid = 65534
    wanted = [*paths, Path(sys.executable).resolve(), Path(os.__file__)]
    for keep in (None, *_PASSES):
        identity = Identity(uid, gid, keep)
        outcome = _try(identity, wanted)
        if outcome == _REACHED:
            return identity
        if outcome == _REFUSED and keep is None:
            raise Refusal(
                "PostgreSQL does not run as root and this system does not let root become another user: "
                "start as an ordinary user."
            )
    raise Refusal(
        "PostgreSQL does not run as root, and the unprivileged user that runs it instead may not read this clone, "
        "its environment or the state folder: move them out of folders closed to others, or start as an ordinary user."
    )


def _try(identity: Identity, paths: list[Path]) -> int:
    """What a child that assumed the identity says of the paths."""
    child = os.fork()
    if child == 0:
        outcome = _REFUSED
        try:
            identity.assume()
            seen = all(os.access(path, os.R_OK) for path in paths)
            outcome = _REACHED if seen else _HIDDEN
        finally:
            os._exit(outcome)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def hand_over(path: Path, identity: Identity | None) -> None:
    """Give a file, or a folder with all it holds, to the identity. Links are not followed."""
    if identity is None or not os.path.lexists(path):
        return
    _give(path, identity)
    if path.is_symlink() or not path.is_dir():
        return
    for folder, folders, files in os.walk(path):
        for name in (*folders, *files):
            _give(Path(folder, name), identity)


def _give(path: Path, identity: Identity) -> None:
    found = path.lstat()
    if stat.S_ISREG(found.st_mode) and found.st_nlink > 1:
        return  # a second name of a file that stands elsewhere is no file of ours
    if (found.st_uid, found.st_gid) != (identity.uid, identity.gid):
        os.chown(path, identity.uid, identity.gid, follow_symlinks=False)
