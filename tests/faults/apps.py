"""The product in a hurry: its own code, with a shorter lease, pause and beat, so that a proof takes seconds.

Each is a number of seconds in the environment; 0, or none, leaves what the product has.
"""

import os
from datetime import timedelta
from math import inf
from typing import Any

from django.apps import AppConfig


class Faults(AppConfig):
    name = "tests.faults"
    label = "faults"

    def ready(self) -> None:
        from meetings.rules import leads
        from meetings.services import carriers, dispatch

        _set(dispatch, "LEASE", "FAULTS_LEASE")
        if hasattr(dispatch, "MARGIN"):
            _set(dispatch, "MARGIN", "FAULTS_LEASE")
        answer: Any = carriers.SmtpCarrier.__init__.__kwdefaults__
        answer["answer_seconds"] = min(answer["answer_seconds"], _seconds("FAULTS_LEASE") or inf)
        _set(leads, "FIRST_PAUSE", "FAULTS_PAUSE")


def _set(module: Any, name: str, variable: str) -> None:
    """Each name has to be there: a hurry that is not felt would prove less than it says."""
    if seconds := _seconds(variable):
        assert isinstance(getattr(module, name), timedelta), name
        setattr(module, name, timedelta(seconds=seconds))


def _seconds(variable: str) -> float:
    return float(os.environ.get(variable, "0"))
