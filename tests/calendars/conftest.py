"""The world of the reminders, with a third side outside of it, and how a calendar is looked at from outside."""

import ctypes
import ctypes.util
from typing import Any

import pytest
from icalendar import Calendar

from meetings.models import Review
from programs import models as m
from tests.reminders.conftest import MailBox, Sink, World, box, sink

__all__ = ["MailBox", "Sink", "World", "box", "sink", "world"]


@pytest.fixture
def world(transactional_db: None) -> World:
    return World()


def another_session(world: World, **changes: Any) -> Review:
    """A session of a body of which nobody in the world is a member."""
    body = m.Body.unscoped.create(name={"en": "Secret Group"}, languages=["en"], step_leads=[])
    programme = m.Programme.unscoped.create(body=body, code="secret", title={"en": "Secret plan"})
    return next_session(world, body=body, programme=programme, number=1, **changes)


def next_session(world: World, **changes: Any) -> Review:
    review = Review.unscoped.get(pk=world.review.pk)
    review.pk, review._state.adding = None, True
    review.id = Review._meta.pk.get_default()  # type: ignore[union-attr]
    for name, value in {"number": 9, **changes}.items():
        setattr(review, name, value)
    review.save()
    return review


def events(content: bytes) -> dict[str, Any]:
    """The events of a calendar by UID."""
    found = Calendar.from_ical(content)
    return {str(event["UID"]): event for event in found.walk("VEVENT")}


def unfolded(content: bytes) -> str:
    return content.decode().replace("\r\n ", "")


def libical() -> Any:
    name = ctypes.util.find_library("ical")
    if name is None:
        pytest.skip("libical is not installed here")
    library = ctypes.CDLL(name)
    library.icalparser_parse_string.restype = ctypes.c_void_p
    library.icalparser_parse_string.argtypes = [ctypes.c_char_p]
    library.icalrestriction_check.argtypes = [ctypes.c_void_p]
    library.icalcomponent_count_errors.argtypes = [ctypes.c_void_p]
    library.icalcomponent_as_ical_string.argtypes = [ctypes.c_void_p]
    library.icalcomponent_as_ical_string.restype = ctypes.c_char_p
    library.icalcomponent_free.argtypes = [ctypes.c_void_p]
    return library


def faults_by_libical(content: bytes) -> list[str]:
    """What libical has to say against a calendar, checked against the restrictions of RFC 5545 and 5546."""
    library = libical()
    parsed = library.icalparser_parse_string(content)
    assert parsed, "not a calendar"
    try:
        sound = library.icalrestriction_check(parsed)
        written = library.icalcomponent_as_ical_string(parsed).decode()
        found = [line for line in written.splitlines() if line.startswith("X-LIC-ERROR")]
        assert library.icalcomponent_count_errors(parsed) == len(found)
        return found if sound or found else ["restriction"]
    finally:
        library.icalcomponent_free(parsed)
