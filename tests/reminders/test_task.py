"""What wakes the dispatcher up: Celery by a fixed name, or a command without a broker."""

import pytest
from django.conf import settings
from django.core.management import call_command

from cooperation import clock
from cooperation.celery import app

from .conftest import MailBox, World


def test_the_worker_finds_the_task_that_the_schedule_names(db: None) -> None:
    app.loader.import_default_modules()
    assert {entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()} <= set(app.tasks)


def test_the_task_sends_what_is_due_and_the_command_finds_nothing_left(
    world: World, box: MailBox, capsys: pytest.CaptureFixture[str]
) -> None:
    world.move((clock.today() - world.review.starts_on).days + 20)
    app.loader.import_default_modules()
    app.tasks["meetings.remind"].apply()
    assert len(box.mails()) == 2
    call_command("reminders", "--once")
    assert "sent 0" in capsys.readouterr().out
    assert len(box.mails()) == 2
