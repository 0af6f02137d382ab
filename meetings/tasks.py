"""Celery: a loop around a service call, nothing else. The schedule stands in the settings."""

from celery import shared_task

from meetings.imports.replies import read_inbox
from meetings.services import dispatch
from programs.services import standing

#: So many agreements are derived anew in a pass: the next one does not wait for more.
DERIVED_AT_ONCE = 2000


def one_pass() -> dispatch.Sent:
    """Reads what arrived, plans and sends what is due; then derives what has run out of agreements."""
    read_inbox()
    sent = dispatch.tick()
    standing.refresh(limit=DERIVED_AT_ONCE)
    return sent


@shared_task(name="meetings.remind")
def remind() -> None:
    """One pass. Lost, late or doubled ticks do no harm: the rows say what is to be done."""
    one_pass()
