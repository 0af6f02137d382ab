"""Memory that one request took is given back to the system once it is answered.

The C library keeps what was freed for the next request, in each of a worker's threads: after a plan's file of ten
thousand rows some tens of megabytes, for good.
"""

import ctypes
import sys
import threading
from typing import Any

from django.core.signals import request_finished

_here = threading.local()


def takes_much() -> None:
    """Says that the request at work takes much memory. Where there is no request, nothing happens."""
    _here.much = True


def _give_back(**_signal: Any) -> None:
    if getattr(_here, "much", False):
        _here.much = False
        _trim(0)


def _trim_of_library() -> Any:
    """malloc_trim(3), which the GNU C library alone has."""
    try:
        return ctypes.CDLL(None).malloc_trim
    except (AttributeError, OSError, TypeError):
        return lambda _kept: 0


_trim = _trim_of_library() if sys.platform == "linux" else lambda _kept: 0
request_finished.connect(_give_back, dispatch_uid="cooperation.memory")
