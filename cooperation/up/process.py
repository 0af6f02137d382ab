"""Starting and ending other programs so that none outlives the one that started it.

Each part leads a session of its own, asks the kernel for a signal at its parent's death, and carries a mark in its
environment by which a later start knows it from a stranger with the same number.
"""

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from cooperation.up import kernel
from cooperation.up.privileges import Identity

MARK = "COOPERATION_PART_OF"


def spawn(
    command: Sequence[str | Path],
    *,
    environment: Mapping[str, str],
    folder: Path,
    output: IO[bytes] | int | None = None,
    stdin: IO[bytes] | int | None = None,
    identity: Identity | None = None,
    ends_by: signal.Signals = signal.SIGTERM,
    keep_files: Sequence[int] = (),
) -> "subprocess.Popen[bytes]":
    """Start a program in its own session. It gets `ends_by` when this process ends, however that happens.

    Call it from the main thread: the kernel counts the death of the starting thread as the parent's.
    """
    parent = os.getpid()

    def before_exec() -> None:
        if identity is not None:
            identity.assume()
        kernel.die_with_parent(ends_by, parent)

    return subprocess.Popen(
        [os.fspath(part) for part in command],
        env=dict(environment),
        cwd=folder,
        stdin=subprocess.DEVNULL if stdin is None else stdin,
        stdout=output,
        stderr=subprocess.STDOUT,
        start_new_session=True,
        pass_fds=keep_files,
        preexec_fn=before_exec,  # noqa: PLW1509 - this process has one thread
    )


@dataclass(frozen=True)
class Sighting:
    """A process as the system knows it: its number is reused, number and start together are not."""

    pid: int
    started: int
    session: int


def sight(pid: int) -> Sighting | None:
    """The living process with that number; None when there is none, or it waits only to be reaped."""
    try:
        text = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None
    # The second field is the program's name in brackets and may hold anything.
    fields = text.rpartition(")")[2].split()
    if fields[0] in ("Z", "X"):
        return None
    return Sighting(pid, int(fields[19]), int(fields[3]))


def marked(pid: int, mark: str) -> bool:
    """Whether the process carries this mark in the environment it was started with."""
    try:
        content = Path(f"/proc/{pid}/environ").read_bytes()
    except OSError:
        return False
    return f"{MARK}={mark}".encode() in content.split(b"\0")


def _numbers() -> list[str]:
    try:
        return [name for name in os.listdir("/proc") if name.isdigit()]
    except OSError:
        return []


def marked_processes(mark: str) -> list[Sighting]:
    """All living processes with this mark, whatever session they moved to."""
    found = (sight(int(name)) for name in _numbers() if marked(int(name), mark))
    return [one for one in found if one is not None]


def send(target: Sighting, number: signal.Signals) -> bool:
    """Signal exactly this process, never another that took its number; False when it is gone or not ours."""
    if sight(target.pid) != target:
        return False
    try:
        os.kill(target.pid, number)
    except (ProcessLookupError, PermissionError):
        return False
    return True


def sweep(session: int) -> None:
    """Kill what is left of a session whose leader, a child of this process, has ended."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(session, signal.SIGKILL)


def wait_gone(targets: Sequence[Sighting], seconds: float) -> list[Sighting]:
    """Wait until the processes are gone; those that are not after `seconds`."""
    deadline = time.monotonic() + seconds
    left = list(targets)
    while left:
        left = [one for one in left if sight(one.pid) == one]
        if not left or time.monotonic() > deadline:
            break
        time.sleep(0.02)
    return left


def end(process: "subprocess.Popen[bytes]", number: signal.Signals, seconds: float) -> None:
    """Ask a child to end, kill it with its session when it has not after `seconds`, and reap it."""
    if process.poll() is None:
        process.send_signal(number)
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    sweep(process.pid)
