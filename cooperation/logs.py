"""What is written to the log."""

import logging


def in_a_line(record: logging.LogRecord) -> bool:
    """Keeps of a request that was refused on sight what was wrong with it, without the stack that refused it."""
    record.exc_info, record.exc_text = None, None
    return True
