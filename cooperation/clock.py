"""The one source of instants. Callers pass what they got here on as a parameter."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo


def now() -> datetime:
    """The present instant, aware, in UTC."""
    return datetime.now(UTC)


def today(zone: str = "UTC") -> date:
    """The calendar day at this instant in the IANA time zone `zone`."""
    return now().astimezone(ZoneInfo(zone)).date()
