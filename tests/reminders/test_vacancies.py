"""Posts on which rights rest and that nobody holds; and to which post a post reports."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.test import Client

from cooperation.accounts.models import User
from cooperation.dates import FuzzyDate
from meetings.models import Reminder
from meetings.services import dispatch
from programs.models import Appointment, Person, Post
from tests.cast import Cast, make_cast, text

from .conftest import MailBox, clock_at, text_of

pytestmark = pytest.mark.families("vacancies")


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    """The coordinator of one side left at the end of 2026."""
    with transaction.atomic():
        made = make_cast()
        held = Appointment.unscoped.filter(post=made.posts["by_coordinator"])
        held.update(until=FuzzyDate("2026-12-31"))
    return made


def tick(day: str) -> None:
    dispatch.tick(clock=clock_at(day))


def to(box: MailBox, cast: Cast, key: str) -> list[Any]:
    return box.to(cast.users[key].email)


def chief(cast: Cast) -> tuple[User, Post]:
    user = User.objects.create(email="chief@by.example", name="Chief", time_zone="Europe/Minsk")
    person = Person.unscoped.create(party=cast.by, user=user, name=text("Chief"))
    post = Post.unscoped.create(organisation=cast.organisations["by"], title=text("Head of department"))
    Appointment.unscoped.create(person=person, post=post, since=None)
    return user, post


def test_the_secretary_of_the_side_is_told_of_a_vacant_post_once_a_month(cast: Cast, box: MailBox) -> None:
    for day in ("2027-01-15", "2027-01-15", "2027-01-20"):
        tick(day)
    (mail,) = to(box, cast, "by_secretary")
    assert mail["Subject"] == "Name who holds a vacant post: Post of By Coordinator, BY committee"
    said = text_of(mail)
    assert "last held until 31 Dec 2026" in said
    assert "coordinator (Defence-industrial cooperation)" in said
    assert "is responsible for 4 open items" in said
    tick("2027-02-01")
    assert len(to(box, cast, "by_secretary")) == 2
    assert to(box, cast, "ru_secretary") == []


def test_the_holder_of_the_post_above_is_told_and_nothing_of_what_they_may_not_read(
    cast: Cast, box: MailBox
) -> None:
    user, above = chief(cast)
    # Nobody holds the post between: it goes to the next one above.
    between = Post.unscoped.create(organisation=above.organisation, title=text("Between"), superior=above)
    Post.unscoped.filter(pk=cast.posts["by_coordinator"].pk).update(superior=between)
    tick("2027-01-15")
    (mail,) = box.to(user.email)
    assert "Post of By Coordinator, BY committee" in mail["Subject"]
    said = text_of(mail)
    assert "this post reports to you" in said
    assert "Defence" not in said
    assert "open item" not in said
    assert to(box, cast, "by_secretary") == []


def test_who_acts_for_the_post_is_told_so_and_nobody_else(cast: Cast, box: MailBox) -> None:
    Appointment.unscoped.create(
        person=cast.people["by_reader"],
        post=cast.posts["by_coordinator"],
        since=FuzzyDate("2027"),
        acting=True,
    )
    tick("2027-01-15")
    (mail,) = to(box, cast, "by_reader")
    assert mail["Subject"].startswith("You act as Post of By Coordinator")
    assert to(box, cast, "by_secretary") == []


def test_a_post_that_is_held_again_is_not_spoken_of(cast: Cast, box: MailBox) -> None:
    dispatch.plan_all(now=clock_at("2027-02-01", 1)())
    assert Reminder.unscoped.filter(kind="vacant", state="planned").count() == 1
    Appointment.unscoped.create(
        person=cast.people["by_reader"], post=cast.posts["by_coordinator"], since=FuzzyDate("2027")
    )
    tick("2027-02-01")
    assert box.mails() == []


def test_a_post_does_not_report_to_itself_nor_in_a_circle_nor_to_another_party(cast: Cast) -> None:
    first, second = cast.posts["by_coordinator"], cast.posts["by_reader"]
    first.superior = first
    with pytest.raises(ValidationError, match="does not report to itself"):
        first.full_clean()
    Post.unscoped.filter(pk=second.pk).update(superior=first)
    first.superior = Post.unscoped.get(pk=second.pk)
    with pytest.raises(ValidationError, match="does not report to itself"):
        first.full_clean()
    first.superior = cast.posts["ru_reader"]
    with pytest.raises(ValidationError, match="another party"):
        first.full_clean()
    first.superior = cast.posts["by_head"]
    first.full_clean()


def test_the_administrator_enters_it_and_page_and_api_show_it(cast: Cast) -> None:
    post, above = cast.posts["by_coordinator"], cast.posts["by_head"]
    client = Client()
    client.force_login(cast.users["administrator"])
    url = f"/admin/programs/post/{post.pk}/change/"
    assert "Reports to" in client.get(url).content.decode()
    data = {
        "organisation": str(post.organisation_id), "title_en": "Coordinator", "title_0": "Coordinator",
        "superior": str(post.pk), "seen": str(post.version),
    }  # fmt: skip
    assert "does not report to itself" in client.post(url, data).content.decode()
    Post.unscoped.filter(pk=post.pk).update(superior=above)
    client.force_login(cast.users["by_reader"])
    page = client.get(f"/organisations/{post.organisation_id}/").content.decode()
    assert "reports to:" in page
    shown = client.get(f"/api/v1/posts/{post.pk}/").json()
    assert shown["superior"] == str(above.pk)
