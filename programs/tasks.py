"""Celery: a loop around a call, nothing else. The schedule stands in the settings."""

from celery import shared_task

from programs.imports import register_keeping
from programs.imports.register_runs import work


@shared_task(name="programs.bring_in")
def bring_in() -> None:
    """Reads and brings in registers that wait. Lost, late or doubled ticks do no harm: the rows say what is to do."""
    work()


@shared_task(name="programs.clear_register_files")
def clear_register_files() -> None:
    """Removes the files of registers that nothing needs any more. A pass that was cut off is finished by the next."""
    register_keeping.clear()
