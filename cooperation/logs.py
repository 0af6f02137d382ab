"""What is written to the log."""

import logging
import re

# The last part of such an address is a key to what its person may read, also where the rest is mistyped.
_SECRET = re.compile(r"(/calendars?/+)[^/\s\"']{20,}", re.IGNORECASE)


def in_a_line(record: logging.LogRecord) -> bool:
    """Keeps of a request that was refused on sight what was wrong with it, without the stack that refused it."""
    record.exc_info, record.exc_text = None, None
    return True


def without_secrets(record: logging.LogRecord) -> bool:
    """Writes no address of a calendar: whoever has one can read it."""
    try:
        message = record.getMessage()
    except Exception:  # noqa: BLE001 (whatever a caller gave to be formatted)
        # Arguments that do not fit their words: logging says so itself.
        return True
    if "/calendar" in message.lower():
        record.msg, record.args = _SECRET.sub(r"\1...", message), ()
    return True
