"""The one source of instants. Callers pass what they got here on as a parameter."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


def now() -> datetime:
    """The present instant, aware, in UTC."""
    return datetime.now(UTC)


def today(zone: str = "UTC") -> date:
    """The calendar day at this instant in the IANA time zone `zone`."""
    return day_of(now(), zone)


def day_of(instant: datetime, zone: str) -> date:
    """The calendar day of an aware instant in the IANA time zone `zone`."""
    return instant.astimezone(ZoneInfo(zone)).date()


def is_zone(zone: str) -> bool:
    """Whether there is an IANA time zone of this name."""
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True
