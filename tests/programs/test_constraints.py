"""What the database refuses, whoever writes: each rule by its name, with a row that breaks it and one that does not."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.utils import DataError, IntegrityError

from cooperation.access import acting_as
from cooperation.dates import FuzzyDate
from programs import models as m
from programs.services.positions import PositionContent, save_draft
from tests.cast import Cast, release

DAY = date(2026, 3, 1)


def made(model: Any, **values: Any) -> Any:
    return model.unscoped.create(**values)


def an_agreement(cast: Cast, **more: Any) -> m.Agreement:
    values = {"kind": "agreement", "level": "intergovernmental", "character": "binding", "title": {"en": "A"}}
    return made(m.Agreement, **values, **more)


def a_wording(cast: Cast, number: str, since: int, until: int | None = None, item: Any = None) -> m.Wording:
    return made(
        m.Wording,
        programme=cast.programme,
        item=item or made(m.Item, programme=cast.programme),
        section=cast.sections["1"],
        number=number,
        sort_key=number,
        title={"en": "W"},
        deadline=FuzzyDate("2026"),
        since_edition=since,
        until_edition=until,
    )


def a_position(cast: Cast, **more: Any) -> m.Position:
    done = m.Release.unscoped.filter(party=cast.by).first() or made(
        m.Release, programme=cast.programme, round=cast.round, party=cast.by, number=1, count=1
    )
    values = {
        "programme": cast.programme, "party": cast.by, "round": cast.round, "item": cast.items["1.1"],
        "release": done, "exchange": "on_release", "status": "on_track", "latest": False, "current": False,
    }  # fmt: skip
    return made(m.Position, **values | more)


def a_draft(cast: Cast, **more: Any) -> m.PositionDraft:
    values = {"programme": cast.programme, "party": cast.by, "round": cast.round, "item": cast.items["1.2"]}
    return made(m.PositionDraft, status="on_track", **values | more)


def a_round(cast: Cast, number: int, **more: Any) -> m.Round:
    values = {"covers_from": DAY, "covers_to": DAY, "opens_on": DAY, "cut_off": DAY, "exchange": "on_release"}
    return made(m.Round, programme=cast.programme, number=number, **values | more)


def an_obstacle(cast: Cast, **more: Any) -> m.Obstacle:
    return made(m.Obstacle, programme=cast.programme, kind="legal", title={"en": "O"}, opened_on=DAY, **more)


def a_project(cast: Cast) -> m.JointProject:
    return m.JointProject.unscoped.first() or made(
        m.JointProject, programme=cast.programme, kind="venture", title={"en": "P"}
    )


def an_appointment(cast: Cast, since: str, until: str | None = None) -> m.Appointment:
    person = m.Person.unscoped.filter(name={"en": "Somebody"}).first() or made(
        m.Person, party=cast.by, name={"en": "Somebody"}
    )
    return made(
        m.Appointment,
        person=person,
        post=cast.posts["by_reader"],
        since=FuzzyDate(since),
        until=FuzzyDate(until) if until else None,
    )


def an_organisation_change(cast: Cast, kind: str, **more: Any) -> m.OrganisationChange:
    values = {"organisation": cast.organisations["by_ministry"], "done_on": FuzzyDate("2012")}
    return made(m.OrganisationChange, kind=kind, **values | more)


def a_presidency(cast: Cast, party: Any, since: str, until: str | None = None) -> m.Presidency:
    held = {"since": FuzzyDate(since), "until": FuzzyDate(until) if until else None}
    return made(m.Presidency, body=cast.body, party=party, **held)


def an_act(cast: Cast, party: Any) -> m.Act:
    return made(m.Act, agreement=cast.agreement, party=party, kind="signature", done_on=FuzzyDate("2012-10"))


Row = Callable[[Cast], Any]

#: {constraint: (rows that stand together, the row that it refuses beside them)}
RULES: dict[str, tuple[tuple[Row, ...], Row]] = {
    "programs_appointment_no_overlap": (
        (lambda c: an_appointment(c, "2010", "2012-06"), lambda c: an_appointment(c, "2012-Q3")),
        lambda c: an_appointment(c, "2012-H1"),
    ),
    "programs_act_party_on_agreement": (
        (lambda c: an_act(c, c.by), lambda c: an_act(c, None)),
        lambda c: an_act(c, c.parties["n1"]),
    ),
    "programs_agreementparty_once": ((), lambda c: made(m.AgreementParty, agreement=c.agreement, party=c.by)),
    "programs_relation_other": (
        (lambda c: made(m.AgreementRelation, source=c.agreement, target=an_agreement(c), kind="amends"),),
        lambda c: made(m.AgreementRelation, source=c.agreement, target=c.agreement, kind="amends"),
    ),
    "programs_wording_number": (
        (
            lambda c: a_wording(c, "7.1", 5, 7),
            lambda c: a_wording(c, "7.1", 7),
            lambda c: a_wording(c, "7.2", 5),
        ),
        lambda c: a_wording(c, "7.1", 6),
    ),
    "programs_wording_item": (
        (),
        lambda c: a_wording(c, "7.9", 1, item=c.items["1.1"]),
    ),
    "programs_edition_number": (
        (),
        lambda c: made(m.Edition, programme=c.programme, number=1, state="superseded"),
    ),
    "programs_edition_one_in_force": (
        (lambda c: made(m.Edition, programme=c.programme, number=8, state="superseded"),),
        lambda c: made(m.Edition, programme=c.programme, number=9, state="in_force"),
    ),
    "programs_edition_one_recorded": (
        (lambda c: made(m.Edition, programme=c.programme, number=8),),
        lambda c: made(m.Edition, programme=c.programme, number=9),
    ),
    "programs_section_number": (
        (),
        lambda c: made(m.Section, programme=c.programme, number="1", sort_key="1", title={"en": "S"}),
    ),
    "programs_position_one_current": (
        (lambda c: a_position(c, current=True), lambda c: a_position(c, edition=2)),
        lambda c: a_position(c, edition=3, current=True),
    ),
    "programs_position_edition": ((lambda c: a_position(c),), lambda c: a_position(c)),
    "programs_position_one_latest": (
        (lambda c: a_position(c, latest=True),),
        lambda c: a_position(c, edition=2, latest=True),
    ),
    "programs_position_progress": (
        (lambda c: a_position(c, progress=100),),
        lambda c: a_position(c, edition=2, progress=101),
    ),
    "programs_draft_once": ((a_draft,), a_draft),
    "programs_draft_progress": ((), lambda c: a_draft(c, progress=101)),
    "programs_round_number": ((), lambda c: a_round(c, 1)),
    "programs_round_period": (
        (lambda c: a_round(c, 2),),
        lambda c: a_round(c, 3, covers_to=date(2026, 2, 28)),
    ),
    "programs_release_number": (
        (lambda c: a_position(c),),
        lambda c: made(m.Release, programme=c.programme, round=c.round, party=c.by, number=1, count=1),
    ),
    "programs_member_once": (
        (lambda c: made(m.Member, body=c.body, party=c.by, until=FuzzyDate("2001")),),
        lambda c: made(m.Member, body=c.body, party=c.by),
    ),
    "programs_side_once": ((), lambda c: made(m.Side, programme=c.programme, party=c.by, order=9)),
    "programs_side_order": (
        (),
        lambda c: made(m.Side, programme=c.programme, party=c.parties["n1"], order=1),
    ),
    "programs_grant_one_holder": (
        (),
        lambda c: made(m.Grant, role="reader", body=c.body, party=c.by),
    ),
    "programs_grant_party": (
        (lambda c: made(m.Grant, role="observer", body=c.body, post=c.posts["by_reader"]),),
        lambda c: made(m.Grant, role="coordinator", body=c.body, post=c.posts["by_reader"]),
    ),
    "programs_responsibility_once": (
        (),
        lambda c: made(
            m.Responsibility,
            item=c.items["1.1"],
            party=c.by,
            organisation=c.organisations["by"],
            role="co_executor",
        ),
    ),
    "programs_agreedstate_one_current": (
        (
            lambda c: made(
                m.AgreedState, item=c.items["1.1"], status="on_track", agreed_on=DAY, source_label={}
            ),
        ),
        lambda c: made(m.AgreedState, item=c.items["1.1"], status="delayed", agreed_on=DAY, source_label={}),
    ),
    "programs_obstacle_closed": (
        (an_obstacle, lambda c: an_obstacle(c, state="solved", closed_on=DAY)),
        lambda c: an_obstacle(c, state="solved"),
    ),
    "programs_partner_share": (
        (
            lambda c: made(
                m.Partner,
                joint_project=a_project(c),
                party=c.by,
                organisation=c.organisations["by"],
                share=100,
            ),
        ),
        lambda c: made(
            m.Partner, joint_project=a_project(c), party=c.ru, organisation=c.organisations["ru"], share=101
        ),
    ),
    "programs_organisationchange_other": (
        (lambda c: an_organisation_change(c, "merged", successor=c.organisations["by"]),),
        lambda c: an_organisation_change(c, "merged", successor=c.organisations["by_ministry"]),
    ),
    "programs_organisationchange_once": (
        (
            lambda c: an_organisation_change(c, "split", successor=c.organisations["by"]),
            lambda c: an_organisation_change(c, "merged", successor=c.organisations["by"]),
        ),
        lambda c: an_organisation_change(c, "split", successor=c.organisations["by"]),
    ),
    "programs_organisationchange_successor": (
        (lambda c: an_organisation_change(c, "transferred"),),
        lambda c: an_organisation_change(c, "split"),
    ),
    "programs_organisationchange_former": (
        (lambda c: an_organisation_change(c, "renamed", former_name={"en": "Before"}),),
        lambda c: an_organisation_change(c, "renamed"),
    ),
    "programs_presidency_one_at_a_time": (
        (lambda c: a_presidency(c, c.by, "2026-H1", "2026-H1"), lambda c: a_presidency(c, c.ru, "2026-07")),
        lambda c: a_presidency(c, c.ru, "2026-06-30", "2026-06-30"),
    ),
}


@pytest.mark.parametrize("name", sorted(RULES))
def test_the_database_refuses_what_breaks_the_rule(cast: Cast, name: str) -> None:
    standing, broken = RULES[name]
    with acting_as(cast.actor("by_coordinator")):
        for row in standing:
            row(cast)
        with pytest.raises(IntegrityError, match=name), transaction.atomic():
            broken(cast)


def test_a_term_does_not_end_before_it_begins(cast: Cast) -> None:
    with pytest.raises(DataError, match="range lower bound"), transaction.atomic():
        an_appointment(cast, "2013", "2012")


def test_a_released_position_stays_the_only_current_one(cast: Cast) -> None:
    """The rule holds on the way that people take, not only on rows made by hand."""
    actor, version = cast.actor("by_coordinator"), None
    for status in ("on_track", "delayed"):
        save_draft(
            actor,
            item_id=cast.items["1.1"].pk,
            round_id=cast.round.pk,
            content=PositionContent(status=status),
            ready=True,
            version=version,
        )
        release(cast, "by_coordinator")
        with acting_as(actor):
            version = m.PositionDraft.unscoped.get(item=cast.items["1.1"]).version
    with acting_as(actor):
        rows = m.Position.unscoped.filter(item=cast.items["1.1"], party=cast.by).order_by("edition")
        assert list(rows.values_list("edition", "status", "current", "latest")) == [
            (1, "on_track", False, False),
            (2, "delayed", True, True),
        ]


@pytest.mark.django_db
def test_no_rule_of_the_models_is_missing_from_the_database() -> None:
    """Constraints dropped by hand, or by a migration that forgot to bring them back."""
    from django.apps import apps

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conname FROM pg_constraint UNION SELECT relname FROM pg_class WHERE relkind = 'i'"
        )
        there = {name for (name,) in cursor.fetchall()}
    wanted = {c.name for model in apps.get_models() for c in (*model._meta.constraints, *model._meta.indexes)}
    assert {name for name in wanted if name.startswith(("programs_", "meetings_"))} <= there
    assert {
        "programs_act_party_on_agreement",
        "programs_organisation_parent_of_party",
        "programs_responsibility_organisation_of_party",
        "programs_partner_organisation_of_party",
    } <= there
