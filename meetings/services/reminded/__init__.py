"""Families of reminders, one file each."""

from meetings.services.reminded import steps
from meetings.services.reminded.family import Family

FAMILIES: tuple[Family, ...] = (
    steps.FAMILY,
)  # fmt: skip
