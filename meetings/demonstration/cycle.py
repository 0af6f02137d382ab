"""Writes a body's cycle: in which order its sides host, and who has confirmed the date of the session to come."""

from datetime import timedelta

from meetings.models import DateConfirmation, Review, Rotation, Turn

from .frame import Frame, noon


def write_rotation(frame: Frame, order: list[str], *, from_number: int = 1) -> None:
    """The sides host in this order, the first of them the session `from_number`."""
    rotation = Rotation.unscoped.create(body=frame.body, from_number=from_number)
    Turn.unscoped.bulk_create(
        Turn(rotation=rotation, position=position, party=frame.parties[code])
        for position, code in enumerate(order, 1)
    )


def write_confirmations(frame: Frame, review: Review) -> None:
    """Each side's head of delegation has confirmed the date of a session that is convened, from their own login."""
    day = min(frame.today, review.starts_on - timedelta(days=40))
    rows = []
    for code, party in frame.parties.items():
        key = f"head_of_delegation-{code}"
        person, post = frame.people.get(key), frame.posts.get(key)
        rows.append(
            DateConfirmation(
                review=review, party=party, starts_on=review.starts_on, ends_on=review.ends_on, done_on=day,
                person=person, post=post, signatory_name=person.name if person else {},
                signatory_post=post.title if post else {}, entered_by=frame.users.get(key), entered_at=noon(day),
            )
        )  # fmt: skip
    DateConfirmation.unscoped.bulk_create(rows)
