"""The project: settings, addresses, and what both apps stand on."""

from cooperation.celery import app as celery_app

__all__ = ["celery_app"]
