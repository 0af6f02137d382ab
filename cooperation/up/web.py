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

# Nothing of what is loaded now is garbage: looking for some would take a tenth of the time.
gc.disable()


def when_ready(server: Any) -> None:
    """Load what the first request would, once for all workers, and keep it shared.

    What was loaded is left out of the garbage collector's rounds: they write to all that they visit.
    """
    from django.urls import get_resolver

    # Django imports the views when somebody asks for the first address.
    server.log.info("%s addresses", len(get_resolver().url_patterns))
    gc.collect()
    gc.freeze()
    # A page makes some ten thousand objects, and leaves next to none in circles.
    gc.set_threshold(10_000, 10, 10)
    gc.enable()
