"""Celery: a loop around a service call, nothing else. The schedule stands in the settings."""

from celery import shared_task

from meetings.imports.replies import read_inbox
from meetings.services import dispatch


def one_pass() -> dispatch.Sent:
    """Reads what arrived, then plans and sends what is due."""
    read_inbox()
    return dispatch.tick()


@shared_task(name="meetings.remind")
def remind() -> None:
    """One pass. Lost, late or doubled ticks do no harm: the rows say what is to be done."""
    one_pass()
