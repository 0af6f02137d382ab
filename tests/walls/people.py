"""Whoever may ask, beside the cast."""

from cooperation.access import Role
from cooperation.dates import FuzzyDate
from programs import models as pm
from tests.cast import admit, make_organisation, make_party, text

from .rows import World


def people(world: World) -> None:
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
