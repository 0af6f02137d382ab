"""One world in which every line of every policy decides something: rows with short names, and whoever may ask.

It is built as the owner of the tables, in one transaction that is taken back. As the owner `visible_to` has to hold by
itself, since row security does not bind it; as the application's role row security has to hold by itself.
"""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import Any

from django.conf import settings
from django.db import connection, models, transaction
from psycopg2.extras import DateRange

from cooperation import clock
from cooperation.access import Actor, Role
from cooperation.accounts.models import User
from cooperation.api.models import KeptAnswer
from cooperation.dates import FuzzyDate
from cooperation.management.commands.migrate import as_owner
from cooperation.readlog.models import Entry
from meetings import models as mm
from programs import models as pm
from tests.cast import Cast, admit, make_cast, make_item, make_organisation, make_party, make_section, text

DAY = date(2026, 11, 2)


@dataclass
class World:
    """`rows`: by table, the keys of the rows that have a name."""

    cast: Cast
    rows: dict[str, dict[str, Any]] = field(default_factory=lambda: defaultdict(dict))
    rounds: dict[str, pm.Round] = field(default_factory=dict)
    programmes: dict[str, pm.Programme] = field(default_factory=dict)
    actors: dict[str, Actor] = field(default_factory=dict)

    def name(self, name: str, row: models.Model) -> Any:
        self.rows[row._meta.db_table][name] = row.pk
        return row


@contextmanager
def as_the_owner() -> Iterator[World]:
    """The world, in a transaction of the owner of the tables; nothing of it stays."""
    with as_owner(connection, settings.DATABASE_OWNER_URL), transaction.atomic():
        world = made()
        with connection.cursor() as cursor:
            # What is still to be checked would stand in the way of altering a table.
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
        yield world
        transaction.set_rollback(True)


def made() -> World:
    """Writes the world into an empty database."""
    cast = make_cast()
    world = World(cast)
    _people(world)
    _places(world)
    _rounds(world)
    _kept_to_a_side(world)
    _positions(world)
    _documents(world)
    _proposals(world)
    _logs(world)
    return world


# --- Who asks, beside the cast ----------------------------------------------------------------------------------------


def _people(world: World) -> None:
    """People whose rights differ in one thing from those of the cast."""
    cast = world.cast
    sibling = world.programmes["sibling"] = pm.Programme.unscoped.create(
        body=cast.body, code="sibling", title=text("Another programme of the body")
    )
    world.programmes.update(here=cast.programme, elsewhere=cast.elsewhere)
    committee, ministry = cast.organisations["by"], cast.organisations["by_ministry"]
    # Of one programme of the body alone.
    admit(cast, "by_narrow", Role.COORDINATOR, body=cast.body, organisation=committee)
    pm.Grant.unscoped.filter(post=cast.posts["by_narrow"]).update(programme=cast.programme)
    # Reads one programme whole, and contributes to the other.
    admit(cast, "by_mixed", Role.CONTRIBUTOR, body=cast.body, organisation=ministry, narrow=True)
    pm.Grant.unscoped.filter(post=cast.posts["by_mixed"]).update(programme=cast.programme)
    pm.Grant.unscoped.create(
        role=Role.READER, body=cast.body, programme=sibling, party=cast.by, post=cast.posts["by_mixed"]
    )
    admit(cast, "by_officer", Role.SECURITY_OFFICER, body=cast.body, organisation=committee)
    pm.Grant.unscoped.filter(post=cast.posts["by_officer"]).update(programme=cast.programme)
    # Contributes to one programme, and in the other admits people without reading what its side keeps.
    admit(cast, "by_apart", Role.CONTRIBUTOR, body=cast.body, organisation=ministry, narrow=True)
    pm.Grant.unscoped.filter(post=cast.posts["by_apart"]).update(programme=cast.programme)
    pm.Grant.unscoped.create(
        role=Role.REGISTRAR, body=cast.body, programme=sibling, party=cast.by, post=cast.posts["by_apart"]
    )
    # Works in a body that keeps no programme; the registrar reads there too, and is of one ministry.
    empty = pm.Body.unscoped.create(name=text("A body without a programme"))
    pm.Member.unscoped.create(body=empty, party=cast.by)
    admit(cast, "by_idle", Role.READER, body=empty, organisation=committee)
    pm.Grant.unscoped.filter(post=cast.posts["by_registrar"]).update(organisation=ministry)
    pm.Grant.unscoped.create(role=Role.READER, body=empty, party=cast.by, post=cast.posts["by_registrar"])
    # Contributes for no organisation yet.
    pm.Grant.unscoped.filter(post=cast.posts["ru_contributor"]).update(organisation=None)
    # A party that has left the programme, whose people still read.
    party = cast.parties["ff"] = make_party("FF", "Former side")
    pm.Member.unscoped.create(body=cast.body, party=party, order=9)
    pm.Side.unscoped.create(programme=cast.programme, party=party, order=9, until=FuzzyDate("2019"))
    # One that joins it later, and one whose term is dated at both ends.
    pm.Side.unscoped.create(
        programme=cast.programme, party=make_party("LL", "Later side"), order=10, since=FuzzyDate("2090")
    )
    pm.Side.unscoped.filter(programme=cast.programme, party=cast.ru).update(
        since=FuzzyDate("2012"), until=FuzzyDate("2090")
    )
    organisation = cast.organisations["ff"] = make_organisation(party, "Former ministry")
    admit(cast, "former", Role.READER, body=cast.body, organisation=organisation)
    # Observes one programme of the body and takes part in the other.
    admit(cast, "half_observer", Role.OBSERVER, body=cast.body, organisation=cast.organisations["oo"])
    pm.Grant.unscoped.create(
        role=Role.READER, body=cast.body, programme=sibling, party=cast.parties["oo"],
        post=cast.posts["half_observer"],
    )  # fmt: skip


# --- What the sides share: one row of every table in each of three programmes -----------------------------------------


def _places(world: World) -> None:
    cast = world.cast
    world.cast.organisations["zz"] = pm.Organisation.unscoped.get(party=cast.parties["zz"])
    parties = {"here": cast.by, "sibling": cast.by, "elsewhere": cast.parties["zz"]}
    organisations = {"here": "by_ministry", "sibling": "by_ministry", "elsewhere": "zz"}
    for place, party in parties.items():
        _plan(world, place, party, cast.organisations[organisations[place]])
    for place in ("here", "elsewhere"):
        _register(world, place, parties[place], cast.organisations[organisations[place]])
        _meet(world, place, parties[place])
    world.name("common", pm.Marking.unscoped.create(code="common", name=text("x")))
    _relate(world)
    # BY's name stands under an agreement of a body in which it does not work, and in a right that it holds there.
    pm.AgreementParty.unscoped.create(
        agreement_id=world.rows["programs_agreement"]["elsewhere"], party=cast.by
    )
    world.name("far", pm.Grant.unscoped.create(
        role=Role.READER, body=cast.elsewhere.body, party=cast.by, user=User.objects.create_user(
            "far@example.org", None, name="Far"
        ),
    ))  # fmt: skip
    world.name("joint", pm.Grant.unscoped.get(user=cast.users["joint_two"]))
    review = mm.Review.unscoped.get(pk=world.rows["meetings_review"]["elsewhere"])
    world.name("far", mm.Reminder.unscoped.create(
        body=cast.elsewhere.body, review=review, recipient=cast.users["by_reader"], lead_days=7, schedule_version=1,
        due_at=clock.now(),
    ))  # fmt: skip


def _plan(world: World, place: str, party: pm.Party, organisation: pm.Organisation) -> None:
    """One row of every table of a plan."""
    programme = world.programmes[place]
    name = lambda row: world.name(place, row)  # noqa: E731
    name(programme)
    side = pm.Side.unscoped.filter(programme=programme, party=party).first()
    name(side or pm.Side.unscoped.create(programme=programme, party=party, order=1))
    edition = pm.Edition.unscoped.filter(programme=programme).first()
    name(edition or pm.Edition.unscoped.create(programme=programme, number=1, state="in_force"))
    section = name(make_section(programme, "8", "Heading"))
    wording = name(make_item(programme, section, "8.1", "Measure", FuzzyDate("2099")))
    name(pm.FormerTitle.unscoped.create(section_id=wording.section_id, title=text("x"), until_edition=1))
    item, after = name(wording.item), pm.Item.unscoped.create(programme=programme)
    common = {"item": item, "source_label": text("x")}
    # Of the sibling: until a day that is to come.
    until = clock.today() + timedelta(300) if place == "sibling" else None
    name(pm.Responsibility.unscoped.create(item=item, party=party, organisation=organisation, until=until))
    name(pm.AgreedState.unscoped.create(**common, status="delayed", agreed_on=DAY))
    name(
        pm.Extension.unscoped.create(
            **common,
            number=1,
            before=FuzzyDate("2099"),
            after=FuzzyDate("2100"),
            agreed_on=DAY,
            reason=text("x"),
        )
    )
    name(
        pm.Milestone.unscoped.create(
            item=item, position=1, title=text("x"), deadline=FuzzyDate("2099"), since_edition=1
        )
    )
    closure = name(pm.Closure.unscoped.create(item=item, kind="lapsed", result=text("x"), proposed_by=party))
    name(pm.Consent.unscoped.create(programme=programme, party=party, closure=closure, kind="agreement"))
    name(pm.Succession.unscoped.create(item=item, successor=after, kind="split"))
    name(pm.Placement.unscoped.create(item=item, list="b", reason=text("x"), party=party))
    round_ = pm.Round.unscoped.filter(programme=programme).first() or _round(programme, 1, "on_release")
    name(round_)
    name(pm.DueItem.unscoped.create(round=round_, item=item, party=party))
    obstacle = name(
        pm.Obstacle.unscoped.create(programme=programme, kind="legal", title=text("x"), opened_on=DAY)
    )
    name(pm.Stance.unscoped.create(obstacle=obstacle, party=party, kind="alleges"))
    name(pm.Blocking.unscoped.create(obstacle=obstacle, item=item))
    name(pm.ObstacleStep.unscoped.create(obstacle=obstacle, text=text("x")))
    project = name(pm.JointProject.unscoped.create(programme=programme, kind="research", title=text("x")))
    name(pm.Partner.unscoped.create(joint_project=project, party=party, organisation=organisation))
    other = make_organisation(party, f"Partner {place}")
    name(
        pm.Cooperation.unscoped.create(
            programme=programme, kind="horizontal", first=organisation, second=other, subject=text("x")
        )
    )


def _register(world: World, place: str, party: pm.Party, organisation: pm.Organisation) -> None:
    """One row of every table of parties and bodies; of agreements one of the body's and one of no body."""
    body = world.programmes[place].body
    name = lambda row, called=place: world.name(called, row)  # noqa: E731
    name(party)
    name(body)
    name(organisation)
    name(pm.Marking.unscoped.create(code=f"{place}-1", party=party, name=text("x")))
    name(pm.OrganisationChange.unscoped.create(
        organisation=organisation, kind="renamed", former_name=text("x"), done_on=FuzzyDate("2011")
    ))  # fmt: skip
    name(pm.RegisterProfile.unscoped.create(body=body, name="x", profile={}))
    run = name(pm.RegisterImport.unscoped.create(body=body))
    name(pm.RegisterRow.unscoped.create(
        run=run, position=1, file=0, number=2, outcome="refused", cells=[], remarks=[], fragment=b"", relates=False
    ))  # fmt: skip
    name(pm.RegisterEntry.unscoped.create(run=run, position=1, record="x", relates=False, verdict="new"))
    name(pm.RegisterParty.unscoped.create(body=body, party=party))
    name(pm.RegisterOrigin.unscoped.create(body=body, external_id="x", run=run))
    person = name(pm.Person.unscoped.create(party=party, name=text("Somebody")))
    post = name(pm.Post.unscoped.create(organisation=organisation, title=text("Post")))
    name(pm.Appointment.unscoped.create(person=person, post=post, since=FuzzyDate("2012")))
    name(pm.Member.unscoped.filter(body=body, party=party).get())
    name(pm.Presidency.unscoped.create(body=body, party=party, since=FuzzyDate("2012")))
    for called, of in ((place, body), (f"{place}-register", None)):
        agreement = name(
            pm.Agreement.unscoped.create(
                body=of, kind="treaty", level="inter_state", character="binding", title=text("x"),
                done_on=FuzzyDate("2012"),
            ),
            called,
        )  # fmt: skip
        name(pm.AgreementParty.unscoped.create(agreement=agreement, party=party), called)
        name(
            pm.Act.unscoped.create(
                agreement=agreement, party=party, kind="adoption", done_on=FuzzyDate("2012")
            ),
            called,
        )
        _derived(name, agreement, party, called)
    name(pm.Grant.unscoped.filter(body=body, party=party).order_by("id").first())


def _derived(name: Any, agreement: pm.Agreement, party: pm.Party, called: str) -> None:
    """One row of every table that is derived from an agreement."""
    of: dict[str, Any] = {"agreement": agreement, "party": party}
    during = DateRange(date(2012, 1, 1), None)
    name(pm.AgreementSpan.unscoped.create(agreement=agreement, status="adopted", during=during), called)
    name(pm.PartySpan.unscoped.create(**of, during=during), called)
    name(pm.LegalDeadline.unscoped.create(**of, due="end", on=date(2032, 1, 1)), called)
    name(pm.Awaited.unscoped.create(**of, what="ratification"), called)
    name(pm.Derivation.unscoped.create(agreement=agreement, rules=1), called)


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


def _meet(world: World, place: str, party: pm.Party) -> None:
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


def _relate(world: World) -> None:
    """Relations between agreements of which the asker sees both, the source alone, the target alone."""
    seen = world.rows["programs_agreement"]
    for called, source, target in (
        ("both", "here", "here-register"), ("source", "here", "elsewhere"), ("target", "elsewhere", "here"),
    ):  # fmt: skip
        world.name(
            called,
            pm.AgreementRelation.unscoped.create(
                source_id=seen[source], target_id=seen[target], kind="implements"
            ),
        )


# --- What a side keeps, and what it shows -----------------------------------------------------------------------------


def _round(programme: pm.Programme, number: int, exchange: str) -> pm.Round:
    return pm.Round.unscoped.create(
        programme=programme, number=number, covers_from=DAY, covers_to=DAY, opens_on=DAY,
        cut_off=DAY + timedelta(30), exchange=exchange,
    )  # fmt: skip


def _rounds(world: World) -> None:
    """In round "open" BY has released, in "waiting" BY alone, in "both" both sides; the last two are simultaneous."""
    cast = world.cast
    world.rounds = {
        "open": cast.round,
        "waiting": _round(cast.programme, 2, "simultaneous"),
        "both": _round(cast.programme, 3, "simultaneous"),
        "sibling": _round(world.programmes["sibling"], 9, "on_release"),
    }
    for name, codes in (("open", "by"), ("waiting", "by by"), ("both", "by ru")):
        numbers: dict[str, int] = {}
        for code in codes.split():
            numbers[code] = numbers.get(code, 0) + 1
            label = f"{name}-{code}" + ("-again" if numbers[code] > 1 else "")
            world.name(
                label,
                pm.Release.unscoped.create(
                    programme=cast.programme, round=world.rounds[name], party=cast.parties[code], number=numbers[code],
                    count=1,
                ),
            )  # fmt: skip

    world.name("sibling", pm.Release.unscoped.create(
        programme=world.programmes["sibling"], round=world.rounds["sibling"], party=cast.by, number=1, count=1
    ))  # fmt: skip


def _kept_to_a_side(world: World) -> None:
    """Drafts, notes and contributions: of the committee, the ministry, the sibling programme, the other side."""
    cast, sibling = world.cast, world.programmes["sibling"]
    of_sibling = pm.Item.unscoped.get(pk=world.rows["programs_item"]["sibling"])
    # The ministry answered for 1.2 once, and does no more.
    pm.Responsibility.unscoped.create(
        item=cast.items["1.2"], party=cast.by, organisation=cast.organisations["by_ministry"],
        since=DAY - timedelta(900), until=DAY - timedelta(300),
    )  # fmt: skip
    # It answers for the sibling's measure twice over: to lead and to help.
    pm.Responsibility.unscoped.create(
        item=of_sibling, party=cast.by, organisation=cast.organisations["by_ministry"], role="co_executor",
        until=clock.today() + timedelta(300),
    )  # fmt: skip
    for name, code, programme, round_, item, organisation in (
        ("by", "by", cast.programme, "open", cast.items["1.1"], "by"),
        ("by-ministry", "by", cast.programme, "open", cast.items["2.1"], "by_ministry"),
        ("by-former", "by", cast.programme, "open", cast.items["1.2"], "by"),
        ("by-sibling", "by", sibling, "sibling", of_sibling, "by_ministry"),
        ("ru", "ru", cast.programme, "open", cast.items["1.1"], "ru"),
    ):
        party = cast.parties[code]
        common = {"programme": programme, "party": party}
        asked = {**common, "round": world.rounds[round_], "item": item}
        draft = world.name(name, pm.PositionDraft.unscoped.create(**asked, status="blocked", text=text("x")))
        world.name(name, pm.InternalNote.unscoped.create(**common, item=item, text=text("x")))
        by = cast.organisations[organisation]
        request = world.name(name, pm.Contribution.unscoped.create(**asked, organisation=by, due=DAY))
        edition = world.name(
            name,
            pm.ContributionEdition.unscoped.create(
                **common, contribution=request, organisation=by, number=1, status="blocked"
            ),
        )
        world.name(name, pm.DraftSource.unscoped.create(**common, draft=draft, edition=edition))
    for name, subject in (
        ("by-agreement", {"agreement": cast.agreement}), ("by-session", {"review_id": cast.round.pk}),
    ):  # fmt: skip
        note = pm.InternalNote(programme=cast.programme, party=cast.by, text=text("x"), **subject)
        note.save(force_insert=True)
        world.name(name, note)
    world.name("asked", mm.Reminder.unscoped.create(
        body=cast.body, recipient=cast.users["by_contributor"], kind="asked", lead_days=0, schedule_version=0,
        contribution_id=world.rows["programs_contribution"]["by-ministry"], due_at=clock.now(),
    ))  # fmt: skip
    for name, code, programme in (
        ("by", "by", cast.programme), ("by-sibling", "by", sibling), ("ru", "ru", cast.programme)
    ):  # fmt: skip
        sent = pm.PlanImport(
            programme=programme, party=cast.parties[code], name="x", size=1, sha256="0", content=b"x"
        )
        sent.save(force_insert=True)
        world.name(name, sent)


def _positions(world: World) -> None:
    cast = world.cast
    for name, round_, code, number in (
        ("open", "open", "by", "1.1"), ("open-too", "open", "by", "1.2"), ("waiting", "waiting", "by", "1.1"),
        ("both-by", "both", "by", "1.1"), ("both-ru", "both", "ru", "2.1"),
    ):  # fmt: skip
        release = pm.Release.unscoped.filter(round=world.rounds[round_], party=cast.parties[code]).first()
        world.name(
            name,
            pm.Position.unscoped.create(
                programme=cast.programme, party=cast.parties[code], round=world.rounds[round_],
                item=cast.items[number], release=release, exchange=world.rounds[round_].exchange, status="on_track",
                latest=False,
            ),
        )  # fmt: skip


def _documents(world: World) -> None:
    """Files of every audience; see the names in the tables of what is seen."""
    cast = world.cast
    act = pm.Act.unscoped.get(pk=world.rows["programs_act"]["here"])
    far_act = pm.Act.unscoped.get(pk=world.rows["programs_act"]["elsewhere"])
    here, by, ru = cast.programme, cast.by, cast.ru
    files: dict[str, tuple[str, dict[str, Any]]] = {
        "draft": ("internal", {"programme": here, "party": by}),
        "draft-ministry": ("internal", {"programme": here, "party": by}),
        "ru-draft": ("internal", {"programme": here, "party": ru}),
        "act-kept": ("internal", {"act": act, "party": by}),
        "far-kept": ("internal", {"act": far_act, "party": by}),
        "released": ("position", {"programme": here, "party": by}),
        "released-waiting": ("position", {"programme": here, "party": by}),
        "released-not": ("internal", {"programme": here, "party": by}),
        "borrowed": ("position", {"programme": here, "party": by}),
        "shared": ("shared", {"programme": here, "party": by}),
        "act-shared": ("shared", {"act": act, "party": by}),
        "public": ("public", {"programme": here, "party": by}),
        "act-public": ("public", {"act": act, "party": by}),
        "far-shared": ("shared", {"act": far_act, "party": cast.parties["zz"]}),
        "text-shared": ("shared", {"agreement": act.agreement, "language": "be", "party": by}),
        "text-kept": ("internal", {"agreement": act.agreement, "language": "be", "party": by}),
        "text-far": (
            "shared",
            {"agreement": far_act.agreement, "language": "be", "party": cast.parties["zz"]},
        ),
        "nobodys": ("shared", {"act": act}),
        "nobodys-public": ("public", {"act": act}),
        "nobodys-kept": ("internal", {"act": act}),
        "named": ("named", {"programme": here, "party": by, "readers": [by.pk, cast.parties["oo"].pk]}),
        "named-sibling": (
            "named",
            {"programme": world.programmes["sibling"], "party": ru, "readers": [by.pk, ru.pk]},
        ),
    }
    for name, (audience, of) in files.items():
        world.name(name, pm.Document.unscoped.create(audience=audience, name=name, size=1, sha256="0", **of))
    document, draft, position = (
        world.rows[table] for table in ("programs_document", "programs_positiondraft", "programs_position")
    )
    drafts, positions = pm.Document.drafts.through, pm.Document.positions.through
    for name, of in (("draft", "by"), ("draft-ministry", "by-ministry"), ("ru-draft", "ru")):
        world.name(name, drafts.objects.create(document_id=document[name], positiondraft_id=draft[of]))
    for name, of in (
        ("released", "open"), ("released-waiting", "waiting"), ("released-not", "both-by"), ("borrowed", "both-ru"),
    ):  # fmt: skip
        world.name(name, positions.objects.create(document_id=document[name], position_id=position[of]))
    # The same file with two positions that are seen: it is listed once.
    positions.objects.create(document_id=document["released"], position_id=position["open-too"])


def _proposals(world: World) -> None:
    cast, sibling = world.cast, world.programmes["sibling"]
    for name, code, programme, proposed in (
        ("by-draft", "by", cast.programme, False), ("by-proposed", "by", cast.programme, True),
        ("by-sibling", "by", sibling, False), ("ru-draft", "ru", cast.programme, False),
    ):  # fmt: skip
        common = {"programme": programme, "party": cast.parties[code], "title": text("x")}
        found = world.name(name, pm.ChangeSet.unscoped.create(**common))
        item = cast.items["1.1"] if programme == cast.programme else None
        row = world.name(
            name,
            pm.Change.unscoped.create(
                **common, change_set=found, position=1, kind="reword" if item else "add", item=item
            ),
        )
        if proposed:
            pm.Change.unscoped.filter(pk=row.pk).update(shared=True)
            pm.ChangeSet.unscoped.filter(pk=found.pk).update(state="proposed", number=1)


def _logs(world: World) -> None:
    """Readings and kept answers, each by its reader."""
    cast = world.cast
    for name, key, code, programme in (
        ("by-here", "by_coordinator", "by", "here"), ("by-sibling", "by_coordinator", "by", "sibling"),
        ("by-nowhere", "by_coordinator", "by", ""), ("ru-here", "ru_coordinator", "ru", "here"),
        ("joint-here", "joint_two", "", "here"),
    ):  # fmt: skip
        entry = Entry(
            request_id=cast.round.pk, user_id=cast.users[key].pk, reader="x", kind="note", object_id=cast.round.pk,
            party_id=cast.parties[code].pk if code else None, face="page",
            programme_id=world.programmes[programme].pk if programme else None,
        )  # fmt: skip
        entry.save(force_insert=True)
        world.name(name, entry)
    for code in ("by", "ru"):
        world.name(
            code, KeptAnswer.objects.create(user=cast.users[f"{code}_coordinator"], key="x", digest=b"x")
        )
        own = cast.users[f"{code}_coordinator"]
        world.name(code, mm.ReminderChoice.unscoped.create(user=own, topic="session"))
        world.name(code, pm.SavedFilter.unscoped.create(user=own, list="agreements", name="x", query="q=x"))
        world.name(code, mm.Feed.unscoped.create(user=own, digest=code.encode()))
        world.name(
            code,
            mm.RoomDraft.unscoped.create(
                user=cast.users[f"{code}_coordinator"],
                review_id=world.rows["meetings_review"]["here"],
                said={},
            ),
        )
