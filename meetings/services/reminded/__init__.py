"""Families of reminders, one file each."""

from meetings.services.reminded import (
    agreements,
    invitations,
    obstacles,
    positions,
    signature,
    steps,
    unanswered,
    vacancies,
    week,
)
from meetings.services.reminded.family import Family

FAMILIES: tuple[Family, ...] = (
    steps.FAMILY,
    positions.FAMILY,
    unanswered.FAMILY,
    vacancies.FAMILY,
    week.FAMILY,
    signature.FAMILY,
    obstacles.FAMILY,
    agreements.FAMILY,
    invitations.FAMILY,
)  # fmt: skip
