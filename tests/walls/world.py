"""One world in which every line of every policy decides something: rows with short names, and whoever may ask.

It is built as the owner of the tables, in one transaction that is taken back. As the owner `visible_to` has to hold by
itself, since row security does not bind it; as the application's role row security has to hold by itself.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import connection, transaction

from cooperation import clock
from cooperation.access import Role
from cooperation.accounts.models import User
from cooperation.api.models import KeptAnswer
from cooperation.dates import FuzzyDate
from cooperation.management.commands.migrate import as_owner
from cooperation.readlog.models import Entry
from meetings import models as mm
from programs import models as pm
from tests.cast import make_cast, make_item, make_organisation, make_section, text

from .people import people
from .registers import register
from .rows import DAY, World
from .sessions import meet


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
    people(world)
    _places(world)
    _rounds(world)
    _kept_to_a_side(world)
    _positions(world)
    _documents(world)
    _proposals(world)
    _logs(world)
    return world


# --- What the sides share: one row of every table in each of three programmes -----------------------------------------


def _places(world: World) -> None:
    cast = world.cast
    world.cast.organisations["zz"] = pm.Organisation.unscoped.get(party=cast.parties["zz"])
    parties = {"here": cast.by, "sibling": cast.by, "elsewhere": cast.parties["zz"]}
    organisations = {"here": "by_ministry", "sibling": "by_ministry", "elsewhere": "zz"}
    for place, party in parties.items():
        _plan(world, place, party, cast.organisations[organisations[place]])
    for place in ("here", "elsewhere"):
        register(world, place, parties[place], cast.organisations[organisations[place]])
        meet(world, place, parties[place])
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
        "text-nobodys": ("shared", {"agreement": act.agreement, "language": "ru"}),
        "text-nobodys-public": ("public", {"agreement": act.agreement, "language": "en"}),
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
