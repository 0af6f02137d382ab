"""Rows of every table of parties, bodies and their registers of agreements, with names."""

from datetime import date
from typing import Any

from psycopg2.extras import DateRange

from cooperation.dates import FuzzyDate
from programs import models as pm
from tests.cast import text

from .rows import World


def register(world: World, place: str, party: pm.Party, organisation: pm.Organisation) -> None:
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
