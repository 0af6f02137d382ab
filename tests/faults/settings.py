"""The product's settings; FAULTS_EVERY in the environment shortens the beat (seconds; 0 leaves the product's)."""

from cooperation.settings import *  # noqa: F403
from cooperation.settings import CELERY_BEAT_SCHEDULE, INSTALLED_APPS, env

INSTALLED_APPS = [*INSTALLED_APPS, "tests.faults.apps.Faults"]
if every := env.float("FAULTS_EVERY", default=0.0):
    tick = CELERY_BEAT_SCHEDULE["remind"]
    CELERY_BEAT_SCHEDULE = {"remind": {**tick, "schedule": every, "options": {"expires": every}}}
