"""Gunicorn's settings. The socket is bound by the supervisor and passed on: it stays open over restarts."""

import gc
import os
import tempfile
from typing import Any

bind = f"fd://{os.environ.get('COOPERATION_SOCKET', '')}"
worker_class = "gthread"
workers = int(os.environ.get("WEB_WORKERS") or 2)
threads = int(os.environ.get("WEB_THREADS") or 4)
# The application is loaded once and its memory shared by the workers.
preload_app = True
timeout = 120
graceful_timeout = 10
keepalive = 5
# A worker shows that it lives by touching a file: in memory where there is such a folder.
worker_tmp_dir = "/dev/shm" if os.access("/dev/shm", os.W_OK) else tempfile.gettempdir()  # noqa: S108 - random names
control_socket_disable = True
errorlog = "-"
loglevel = "info"


def when_ready(server: Any) -> None:
    """Leave what was loaded out of the garbage collector's rounds, so that the workers go on sharing it."""
    gc.collect()
    gc.freeze()
