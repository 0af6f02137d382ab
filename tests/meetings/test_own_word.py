"""What a body calls its sessions stands wherever they are spoken of, in the menu and in the administration too."""

from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.test import Client

from programs.models import Body
from tests.cast import Cast, sit

SignIn = Callable[[str], Client]


def words(answer: Any) -> str:
    return unescape(answer.content.decode())


@pytest.mark.parametrize(
    ("key", "own", "other", "menu", "heading", "column"),
    [
        ("ru_reader", "session", "meeting", "Next session", "Sessions", "Session"),
        ("ru_reader", "meeting", "session", "Next meeting", "Meetings", "Meeting"),
        # Works in both bodies.
        ("observer", "session", "session", "Next session", "Sessions", "Session"),
        ("observer", "meeting", "session", "Next session or meeting", "Sessions and meetings", "Session or meeting"),
    ],
)  # fmt: skip
def test_the_menu_and_the_list_have_the_words_of_the_readers_bodies(
    cast: Cast, client_as: SignIn, key: str, own: str, other: str, menu: str, heading: str, column: str
) -> None:
    Body.unscoped.filter(pk=cast.body.pk).update(review_word=own)
    Body.unscoped.filter(pk=cast.nine_body.pk).update(review_word=other)
    sit(cast)
    page = words(client_as(key).get("/sessions/"))
    assert f"<h1>{heading}</h1>" in page
    assert f">{menu}</a>" in page
    assert f">{heading}</a>" in page
    assert f'<th scope="col">{column}</th>' in page


def test_the_steps_and_the_record_of_a_meeting_have_its_word(cast: Cast, client_as: SignIn) -> None:
    Body.unscoped.filter(pk=cast.body.pk).update(review_word="meeting")
    review = sit(cast, "convened")
    client = client_as("by_secretary")
    said = {"version": review.version, "confirmed": "yes"}
    assert "The meeting is open." in words(client.post(f"/sessions/{review.pk}/open/", said, follow=True))
    record = words(client.get(f"/history/session/{review.pk}/"))
    assert "Session" not in record.split("<main")[1].split("</main>")[0]


def test_the_administration_of_a_body_that_meets_says_so(cast: Cast, client_as: SignIn) -> None:
    address = f"/admin/programs/body/{cast.body.pk}/change/"
    assert "Months between sessions" in words(client_as("administrator").get(address))
    Body.unscoped.filter(pk=cast.body.pk).update(review_word="meeting")
    assert "Months between meetings" in words(client_as("administrator").get(address))
