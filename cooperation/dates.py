# ruff: noqa: E501 (SQL reads better in its own lines)
"""Dates as plans and history speak of them: known to a day, month, quarter, half-year or year, or recurring, or permanent.

Value syntax: `2026`, `2026-H1`, `2026-Q3`, `2026-11`, `2026-11-12`; shapes as in ISO 8601-1 where it has them.
"""

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, cast

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

Precision = Literal["day", "month", "quarter", "half_year", "year"]
Recurrence = Literal["", "monthly", "quarterly", "semi-annually", "annually"]

RECURRENCES: dict[str, int] = {"monthly": 1, "quarterly": 3, "semi-annually": 6, "annually": 12}
MONTHS: dict[str, int] = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}

_PATTERN = re.compile(
    r"(?P<year>[0-9]{4})(?:-(?:(?P<month>0[1-9]|1[0-2])(?:-(?P<day>0[1-9]|[12][0-9]|3[01]))?|Q(?P<quarter>[1-4])|H(?P<half>[12])))?",
)


@dataclass(frozen=True, slots=True)
class FuzzyDate:
    """A date with its precision.

    `value` is None only where `permanent`. With `recurs`, `value` is the first occurrence. `uncertain` says that the
    source itself doubts the date.
    """

    value: str | None = None
    uncertain: bool = False
    recurs: Recurrence = ""
    permanent: bool = False

    def __post_init__(self) -> None:
        if self.permanent:
            if self.value or self.recurs:
                raise ValueError("a permanent deadline has no date and does not recur")
        elif self.value is None:
            raise ValueError("a date is needed")
        else:
            _parts(self.value)
        if self.recurs and self.recurs not in RECURRENCES:
            raise ValueError("unknown recurrence")

    @property
    def precision(self) -> Precision | None:
        """How much of the date is known; None where permanent."""
        return None if self.value is None else _parts(self.value)[0]

    def first_day(self) -> date | None:
        """The first day of the (first) period; None where permanent."""
        if self.value is None:
            return None
        _precision, year, month, day = _parts(self.value)
        return date(year, month, day)

    def last_day(self, occurrence: int = 0) -> date | None:
        """The last day of the period, of the `occurrence`-th one (from 0) where it recurs; None where permanent."""
        if self.value is None:
            return None
        precision, year, month, day = _parts(self.value)
        step = RECURRENCES.get(self.recurs, 0) * occurrence
        span = 0 if precision == "day" else MONTHS[precision] - 1
        year, month = divmod(year * 12 + month - 1 + step + span, 12)
        length = monthrange(year, month + 1)[1]
        return date(year, month + 1, min(day, length) if precision == "day" else length)

    def period(self, occurrence: int) -> "FuzzyDate":
        """The `occurrence`-th period (from 0), as precise as the first and not recurring; ValueError where permanent.

        What recurs oftener than its precision tells apart ("2026, monthly") is known by its last day.
        """
        last = self.last_day(occurrence)
        if self.value is None or last is None:
            raise ValueError("a permanent deadline has no periods")
        precision, year, month, day = _parts(self.value)
        step = RECURRENCES.get(self.recurs, 0)
        if precision != "day" and step % MONTHS[precision]:
            return FuzzyDate(last.isoformat(), self.uncertain)
        year, month = divmod(year * 12 + month - 1 + step * occurrence, 12)
        written = {
            "year": "", "half_year": f"-H{month // 6 + 1}", "quarter": f"-Q{month // 3 + 1}", "month": f"-{month + 1:02}",
            "day": f"-{month + 1:02}-{min(day, monthrange(year, month + 1)[1]):02}",
        }  # fmt: skip
        return FuzzyDate(f"{year:04}{written[precision]}", self.uncertain)

    def first_open(self, day: date) -> int:
        """The first occurrence (from 0) whose period has not ended before `day`; 0 where it does not recur."""
        occurrence = 0
        while self.recurs and (last := self.last_day(occurrence)) and last < day:
            occurrence += 1
        return occurrence

    def as_json(self) -> dict[str, Any]:
        """The shape the API and the database keep."""
        return {
            "value": self.value,
            "precision": self.precision,
            "uncertain": self.uncertain,
            "recurs": self.recurs,
            "permanent": self.permanent,
        }

    @classmethod
    def of_day(cls, day: date) -> "FuzzyDate":
        """A date known to the day."""
        return cls(day.isoformat())

    @classmethod
    def parse(cls, data: Any) -> "FuzzyDate":
        """From the API's object, or a bare value such as "2026-Q3"; ValueError says what is wrong."""
        if isinstance(data, FuzzyDate):
            return data
        if isinstance(data, str):
            return cls(data)
        if not isinstance(data, Mapping):
            raise ValueError("not an object")
        for key, kind in (
            ("value", str | None),
            ("uncertain", bool),
            ("recurs", str | None),
            ("permanent", bool),
        ):
            if key in data and not isinstance(data[key], kind):
                raise ValueError(f"{key} has the wrong type")
        parsed = cls(
            value=data.get("value"),
            uncertain=data.get("uncertain", False),
            recurs=cast("Recurrence", data.get("recurs") or ""),
            permanent=data.get("permanent", False),
        )
        if data.get("precision") not in (None, parsed.precision):
            raise ValueError("precision does not fit value")
        return parsed


def _parts(value: str) -> tuple[Precision, int, int, int]:
    match = _PATTERN.fullmatch(value)
    if not match or match["year"] == "0000":
        raise ValueError("write it as 2026, 2026-H1, 2026-Q3, 2026-11 or 2026-11-12")
    year = int(match["year"])
    if match["day"]:
        date(year, int(match["month"]), int(match["day"]))
        return "day", year, int(match["month"]), int(match["day"])
    if match["month"]:
        return "month", year, int(match["month"]), 1
    if match["quarter"]:
        return "quarter", year, int(match["quarter"]) * 3 - 2, 1
    if match["half"]:
        return "half_year", year, int(match["half"]) * 6 - 5, 1
    return "year", year, 1, 1


class FuzzyDateField(models.JSONField):
    """A FuzzyDate in one jsonb column. SQL reads it through cooperation_first_day() and cooperation_last_day()."""

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> FuzzyDate | None:
        raw = super().from_db_value(value, expression, connection)
        return None if raw is None else FuzzyDate.parse(raw)

    def to_python(self, value: Any) -> FuzzyDate | None:
        if value in (None, ""):
            return None
        try:
            return FuzzyDate.parse(value)
        except ValueError as error:
            raise ValidationError(
                _("Not a date: %(reason)s."), code="invalid", params={"reason": str(error)}
            ) from error

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        if isinstance(value, FuzzyDate):
            value = value.as_json()
        return super().get_db_prep_value(value, connection, prepared)

    def validate(self, value: Any, model_instance: Any) -> None:
        super().validate(value.as_json() if isinstance(value, FuzzyDate) else value, model_instance)

    def value_to_string(self, obj: Any) -> Any:
        value = self.value_from_object(obj)
        return value.as_json() if isinstance(value, FuzzyDate) else value


class FirstDay(models.Func):
    """SQL: the first day of a fuzzy date's period; null where permanent or absent."""

    function = "cooperation_first_day"
    output_field = models.DateField(null=True)


class LastDay(models.Func):
    """SQL: the last day of a fuzzy date's period (second argument: the occurrence, from 0)."""

    function = "cooperation_last_day"
    output_field = models.DateField(null=True)


class Within(models.Func):
    """SQL: whether a day (third) lies between two fuzzy dates, from the first of the one to the last of the other.

    A bound that is absent, or is no date, bounds nothing.
    """

    function = "cooperation_within"
    output_field = models.BooleanField()


SQL_FUNCTIONS = """
CREATE OR REPLACE FUNCTION cooperation_first_day(d jsonb) RETURNS date LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE
  WHEN d->>'value' IS NULL THEN NULL
  WHEN d->>'precision' = 'day' THEN make_date(substr(d->>'value', 1, 4)::int, substr(d->>'value', 6, 2)::int, substr(d->>'value', 9, 2)::int)
  WHEN d->>'precision' = 'month' THEN make_date(substr(d->>'value', 1, 4)::int, substr(d->>'value', 6, 2)::int, 1)
  WHEN d->>'precision' = 'quarter' THEN make_date(substr(d->>'value', 1, 4)::int, substr(d->>'value', 7, 1)::int * 3 - 2, 1)
  WHEN d->>'precision' = 'half_year' THEN make_date(substr(d->>'value', 1, 4)::int, substr(d->>'value', 7, 1)::int * 6 - 5, 1)
  ELSE make_date(substr(d->>'value', 1, 4)::int, 1, 1)
END;
CREATE OR REPLACE FUNCTION cooperation_last_day(d jsonb, occurrence int DEFAULT 0) RETURNS date LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE
  WHEN d->>'value' IS NULL THEN NULL
  WHEN d->>'precision' = 'day' THEN (cooperation_first_day(d) + make_interval(months => occurrence *
    CASE d->>'recurs' WHEN 'monthly' THEN 1 WHEN 'quarterly' THEN 3 WHEN 'semi-annually' THEN 6 WHEN 'annually' THEN 12 ELSE 0 END))::date
  ELSE (cooperation_first_day(d) + make_interval(months =>
    CASE d->>'precision' WHEN 'month' THEN 1 WHEN 'quarter' THEN 3 WHEN 'half_year' THEN 6 ELSE 12 END + occurrence *
    CASE d->>'recurs' WHEN 'monthly' THEN 1 WHEN 'quarterly' THEN 3 WHEN 'semi-annually' THEN 6 WHEN 'annually' THEN 12 ELSE 0 END))::date - 1
END;
CREATE OR REPLACE FUNCTION cooperation_within(since jsonb, until jsonb, day date) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN coalesce(cooperation_first_day(since) <= day, true) AND coalesce(cooperation_last_day(until) >= day, true);
"""
