"""`python -m cooperation.up [--demo]`: run everything until Ctrl-C or SIGTERM.

With --demo, DEMO is 1 unless it is set.
"""

import io
import os
import signal
import sys

from cooperation.up import kernel
from cooperation.up.configuration import CLONE, read
from cooperation.up.refusal import Refusal
from cooperation.up.supervisor import Supervisor


def main(arguments: list[str]) -> int:
    """0 when it was stopped as asked, 1 with one sentence on stderr when it could not start."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    os.chdir(CLONE)
    os.umask(0o077)
    if "MAKELEVEL" in os.environ:
        # Started by make, it ends with make, and a make that was killed leaves nothing behind.
        kernel.die_with_parent(signal.SIGTERM, os.getppid())
    try:
        Supervisor(read(demo_unless_told="--demo" in arguments)).run()
    except Refusal as reason:
        print(reason, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
