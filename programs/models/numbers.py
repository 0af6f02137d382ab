"""The number of a heading or an item, in every table that keeps one."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from programs.rules.numbers import is_number


def check_number(given: str) -> None:
    """ValidationError where it is no number of a plan."""
    if not is_number(given):
        raise ValidationError(
            _("A number has letters, digits and . - / ( ) only, and no spaces."), code="number"
        )


def number_field(label: Any, **kwargs: Any) -> "models.CharField[str, str]":
    """A column for such a number."""
    return models.CharField(label, max_length=20, validators=[check_number], **kwargs)
