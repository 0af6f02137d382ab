"""Rows of every table of a session, with names."""

from datetime import time
from typing import Any

from cooperation import clock
from meetings import models as mm
from programs import models as pm
from tests.cast import text

from .rows import DAY, World


def _record(world: World, place: str, minutes: mm.Minutes, party: pm.Party) -> None:
    """What belongs to minutes, the seal last: with it nothing more comes to their session."""
    name = lambda row: world.name(place, row)  # noqa: E731
    name(
        mm.MinutesFile.unscoped.create(
            minutes=minutes, kind="original", party=party, name="x.pdf", media_type="application/pdf", content=b"x",
            size=1, sha256="0",
        )
    )  # fmt: skip
    name(mm.MinutesAct.unscoped.create(minutes=minutes, kind="agreed", party=party))
    change = name(mm.HandwrittenChange.unscoped.create(minutes=minutes, clause="x", language="en", text="x"))
    name(mm.ChangeConfirmation.unscoped.create(change=change, party=party))
    name(mm.MinutesNote.unscoped.create(minutes=minutes, party=party, text=text("x")))
    name(
        mm.MinutesSeal.unscoped.create(
            minutes=minutes,
            review=minutes.review,
            body=minutes.review.body,
            number=1,
            record="{}",
            sha256="0",
        )
    )


def meet(world: World, place: str, party: pm.Party) -> None:
    """One row of every table of a session."""
    programme, cast = world.programmes[place], world.cast
    name = lambda row: world.name(place, row)  # noqa: E731
    review = name(
        mm.Review.unscoped.create(
            body=programme.body, programme=programme, number=1, place=text("Minsk"), starts_on=DAY, ends_on=DAY,
            starts_at_time=time(10), time_zone="Europe/Minsk", covers_from=DAY, covers_to=DAY,
        )
    )  # fmt: skip
    name(mm.AgendaItem.unscoped.create(review=review, position=1, title=text("x")))
    delegation = name(mm.Delegation.unscoped.create(review=review, party=party))
    person = pm.Person.unscoped.get(pk=world.rows["programs_person"][place])
    name(mm.Delegate.unscoped.create(delegation=delegation, person=person))
    outcome = name(
        mm.Outcome.unscoped.create(
            review=review, number=1, kind="decision", text=text("x"), entered_for=party
        )
    )
    name(mm.Acknowledgement.unscoped.create(outcome=outcome, party=party))
    name(mm.Bracket.unscoped.create(outcome=outcome, clause=1, party=party, text=text("x")))
    name(mm.Stand.unscoped.create(outcome=outcome, party=party, choice="for"))
    minutes = name(mm.Minutes.unscoped.create(review=review, number=1, pdf=b"x", sha256="0"))
    name(mm.BacklogPoint.unscoped.create(body=programme.body, title=text("x")))
    organisation = pm.Organisation.unscoped.filter(party=party).order_by("id").first()
    name(mm.Referral.unscoped.create(outcome=outcome, to_organisation=organisation, cited=text("x")))
    letter = name(mm.Letter.unscoped.create(body=programme.body, sent_on=DAY, subject=text("x")))
    decision = name(
        mm.IntersessionalDecision.unscoped.create(
            body=programme.body, programme=programme, number=1, how="letters", state="decided", kind="decision",
            text=text("x"), time_zone="UTC", decided_on=DAY,
        )
    )  # fmt: skip
    decision.letters.add(letter)
    _papers(world, place, review)
    if place == "elsewhere":
        further = mm.Outcome.unscoped.create(review=review, number=2, kind="referral", text=text("x"))
        world.name(
            "received", mm.Referral.unscoped.create(outcome=further, to_body=cast.body, cited=text("x"))
        )
    name(mm.DateConfirmation.unscoped.create(review=review, party=party, starts_on=DAY, ends_on=DAY))
    name(mm.Sitting.unscoped.create(review=review, number=1, held_on=DAY, from_time=time(10)))
    name(mm.ScheduleStep.unscoped.create(review=review, kind="signed", due_on=DAY))
    rotation = name(mm.Rotation.unscoped.create(body=programme.body))
    name(mm.Turn.unscoped.create(rotation=rotation, position=1, party=party))
    name(mm.Departure.unscoped.create(
        rotation=rotation, number=1, kind="skip", party=party, agreed_on=DAY, reason=text("x")
    ))  # fmt: skip
    wording = pm.Wording.unscoped.get(pk=world.rows["programs_wording"][place])
    frozen = name(mm.Snapshot.unscoped.create(review=review, programme=programme, edition=1, taken_on=DAY))
    name(
        mm.SnapshotLine.unscoped.create(
            snapshot=frozen, item_id=wording.item_id, section_id=wording.section_id, number="8.1", sort_key="8",
            title=text("x"), wording_edition=1, closed=False, deadline=wording.deadline, times_extended=0, promised=0,
        )
    )  # fmt: skip
    _record(world, place, minutes, party)
    invited = mm.Invitation.unscoped.create(
        review=review, user=cast.users["outsider"], address="x@example.org"
    )
    world.name(place, invited)
    world.name(
        place,
        mm.IncomingMail.unscoped.create(digest=place, name="x", verdict="applied", invitation=invited),
    )
    told = {"here": ("by_reader", "ru_reader", "joint_two"), "elsewhere": ("outsider",)}
    for key in told[place]:
        user = cast.users[key]
        world.name(
            key,
            mm.Reminder.unscoped.create(
                body=programme.body,
                review=review,
                recipient=user,
                lead_days=7,
                schedule_version=1,
                due_at=clock.now(),
            ),
        )
        world.name(
            key,
            mm.Message.unscoped.create(
                recipient=user, address=user.email, subject="x", content=b"x", language="en"
            ),
        )
    if place == "here":
        world.name("beat", mm.Tick.unscoped.create(name="beat", at=clock.now()))
        world.name("stray", mm.IncomingMail.unscoped.create(digest="stray", name="x", verdict="refused"))


def _papers(world: World, place: str, review: mm.Review) -> None:
    """A paper for the sides and one for everybody, each at a point and in one language; and what is kept to some."""
    _paper(world, review, place, 1, "shared")
    _paper(world, review, f"{place}-public", 2, "public")
    if place == "elsewhere":
        return
    parties = world.cast.parties
    sibling = mm.Review.unscoped.create(
        body=review.body, programme=world.programmes["sibling"], number=77, place=text("x"), starts_on=DAY, ends_on=DAY,
        starts_at_time=time(10), time_zone="Europe/Minsk", covers_from=DAY, covers_to=DAY,
    )  # fmt: skip
    mm.AgendaItem.unscoped.create(review=sibling, position=1, title=text("x"))
    for number, (called, of, audience, codes) in enumerate(
        (
            ("by-internal", review, "internal", "by"), ("ru-internal", review, "internal", "ru"),
            ("by-named", review, "named", "by oo"), ("sibling-internal", sibling, "internal", "by"),
            ("sibling-named", sibling, "named", "by ru"),
        ),
        3,
    ):  # fmt: skip
        readers = [parties[code].pk for code in codes.split()]
        _paper(world, of, called, number, audience, readers=readers, circle=codes)


def _paper(world: World, review: mm.Review, called: str, number: int, audience: str, **more: Any) -> None:
    point = mm.AgendaItem.unscoped.get(review=review)
    paper = mm.Paper.unscoped.create(
        review=review, number=number, symbol=str(number), title=text("x"), audience=audience, **more
    )
    world.name(called, paper)
    world.name(called, mm.PaperPoint.unscoped.create(paper=paper, point=point))
    world.name(called, mm.PaperVersion.unscoped.create(paper=paper, language="ru"))
