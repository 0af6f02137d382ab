"""Celery: a loop around a service call, nothing else. The schedule stands in the settings."""

from celery import shared_task

from meetings.imports.replies import read_inbox
from meetings.services import dispatch


@shared_task(name="meetings.remind")
def remind() -> None:
    """Plans and sends what is due. Lost, late or doubled ticks do no harm: the rows say what is to be done."""
    read_inbox()
    dispatch.tick()
