"""The second wall: what PostgreSQL shows the application's role, without any filter of ours."""

from datetime import date

import pytest
from django.db import connection, transaction
from django.db.utils import IntegrityError, ProgrammingError

from cooperation.access import NOBODY, Actor, Right, Role, acting_as
from cooperation.dates import FuzzyDate
from programs import models as m

pytestmark = pytest.mark.django_db


class World:
    """Two sides, one round of each exchange rule, one item."""

    def __init__(self) -> None:
        self.by = m.Party.unscoped.create(code="BY", name={"en": "Belarus"}, short_name={"en": "Belarus"})
        self.ru = m.Party.unscoped.create(code="RU", name={"en": "Russia"}, short_name={"en": "Russia"})
        self.body = m.Body.unscoped.create(name={"en": "Working group"}, languages=["en", "ru"])
        self.programme = m.Programme.unscoped.create(body=self.body, code="plan", title={"en": "Plan"})
        self.item = m.Item.unscoped.create(programme=self.programme)
        self.rounds = {
            rule: m.Round.unscoped.create(
                programme=self.programme,
                number=number,
                covers_from=date(2026, 1, 1),
                covers_to=date(2026, 6, 30),
                opens_on=date(2026, 7, 1),
                cut_off=date(2026, 9, 1),
                exchange=rule,
            )
            for number, rule in enumerate(("on_release", "simultaneous"), 1)
        }

    def actor(self, party: m.Party) -> Actor:
        programmes = frozenset({self.programme.pk})
        return Actor(
            kind="person",
            name="x",
            party_id=party.pk,
            party_code=party.code,
            rights=(Right(Role.COORDINATOR, self.body.pk, programmes),),
            programme_ids=programmes,
            body_ids=frozenset({self.body.pk}),
        )

    def release(self, party: m.Party, rule: str) -> m.Position:
        round_ = self.rounds[rule]
        release = m.Release.unscoped.create(
            programme=self.programme, round=round_, party=party, number=1, count=1
        )
        return m.Position.unscoped.create(
            programme=self.programme,
            party=party,
            round=round_,
            item=self.item,
            release=release,
            exchange=rule,
            status="on_track",
            latest=False,
        )


@pytest.fixture
def world() -> World:
    return World()


def test_a_draft_and_its_history_are_seen_by_its_own_side_alone(world: World) -> None:
    with acting_as(world.actor(world.by)):
        draft = m.PositionDraft.unscoped.create(
            programme=world.programme,
            party=world.by,
            round=world.rounds["on_release"],
            item=world.item,
            status="blocked",
            text={"en": "canary"},
        )
        assert m.PositionDraft.unscoped.filter(pk=draft.pk).exists()
        assert draft.events.count() == 1
    for other in (world.actor(world.ru), NOBODY):
        with acting_as(other):
            assert not m.PositionDraft.unscoped.exists()
            assert not draft.events.exists()


def test_nobody_writes_in_the_name_of_another_side(world: World) -> None:
    with pytest.raises(ProgrammingError, match="row-level security"), acting_as(world.actor(world.ru)):
        m.InternalNote.unscoped.create(
            programme=world.programme, party=world.by, item=world.item, text={"en": "x"}
        )


def test_positions_released_are_seen_at_once_where_the_rule_is_on_release(world: World) -> None:
    with acting_as(world.actor(world.by)):
        world.release(world.by, "on_release")
    with acting_as(world.actor(world.ru)):
        assert m.Position.unscoped.count() == 1
    with acting_as(NOBODY):
        assert m.Position.unscoped.count() == 0


def test_in_a_simultaneous_exchange_a_side_sees_the_other_only_after_its_own_release(world: World) -> None:
    with acting_as(world.actor(world.by)):
        world.release(world.by, "simultaneous")
    with acting_as(world.actor(world.ru)):
        assert m.Position.unscoped.count() == 0
        world.release(world.ru, "simultaneous")
        assert m.Position.unscoped.count() == 2


def test_the_application_role_owns_nothing_and_cannot_bypass_row_security() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user")
        assert cursor.fetchone() == (False,)
        cursor.execute("SELECT count(*) FROM pg_tables WHERE tableowner = current_user")
        assert cursor.fetchone() == (0,)


def test_a_party_that_is_not_on_the_agreement_cannot_act_on_it(world: World) -> None:
    agreement = m.Agreement.unscoped.create(
        kind="agreement", level="intergovernmental", character="binding", title={"en": "A"}
    )
    m.AgreementParty.unscoped.create(agreement=agreement, party=world.by)
    m.Act.unscoped.create(
        agreement=agreement, party=world.by, kind="signature", done_on=FuzzyDate("2012-10-29")
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        m.Act.unscoped.create(
            agreement=agreement, party=world.ru, kind="signature", done_on=FuzzyDate("2012-10")
        )


def test_one_person_does_not_hold_one_post_twice_at_a_time(world: World) -> None:
    ministry = m.Organisation.unscoped.create(party=world.by, kind="ministry", name={"en": "Ministry"})
    post = m.Post.unscoped.create(organisation=ministry, title={"en": "Minister"})
    person = m.Person.unscoped.create(party=world.by, name={"en": "A. B."})
    m.Appointment.unscoped.create(
        person=person, post=post, since=FuzzyDate("2010"), until=FuzzyDate("2012-06")
    )
    m.Appointment.unscoped.create(person=person, post=post, since=FuzzyDate("2012-Q3"))
    with pytest.raises(IntegrityError), transaction.atomic():
        m.Appointment.unscoped.create(person=person, post=post, since=FuzzyDate("2012-06-30"))


def test_every_insert_update_and_delete_leaves_a_change_event_with_its_actor(world: World) -> None:
    actor = world.actor(world.by)
    with acting_as(actor, request="r-1"):
        party = m.Party.unscoped.create(code="KZ", name={"en": "Kazakhstan"}, short_name={"en": "Kazakhstan"})
        m.Party.unscoped.filter(pk=party.pk).update(name={"en": "Republic of Kazakhstan"})
        pk = party.pk
        m.Party.unscoped.filter(pk=pk).delete()
    events = list(m.Party.events.field.model.objects.filter(pgh_obj_id=pk).order_by("pgh_id"))
    assert [event.pgh_label for event in events] == ["added", "changed", "removed"]
    assert all(
        event.pgh_context["request"] == "r-1" and event.pgh_context["party"] == "BY" for event in events
    )
