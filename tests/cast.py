"""The recurring cast: two sides and their people, a plan in force, a round; a body of nine parties; an outsider.

def test_...(cast, client_as):
    client_as("by_coordinator").get(f"/items/{cast.items['1.1'].pk}/")
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import Any, TypeVar

import pytest
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.db.models import Model
from django.test import Client

from cooperation import clock
from cooperation.access import Actor, Role, actor_of
from cooperation.accounts.models import User
from cooperation.dates import FuzzyDate
from programs.models import (
    Act,
    Agreement,
    AgreementParty,
    Appointment,
    Body,
    Edition,
    Grant,
    Item,
    Member,
    Organisation,
    Party,
    Person,
    Post,
    Programme,
    Responsibility,
    Round,
    Section,
    Side,
    Wording,
)
from programs.rules.sort_key import sort_key

#: Rights of each side's people, by the second half of their key: "by_coordinator", "ru_reader", ...
RIGHTS = {
    "reader": Role.READER,
    "contributor": Role.CONTRIBUTOR,
    "coordinator": Role.COORDINATOR,
    "head": Role.HEAD_OF_DELEGATION,
    "secretary": Role.EXECUTIVE_SECRETARY,
    "registrar": Role.REGISTRAR,
    "security": Role.SECURITY_OFFICER,
}
#: number: (section, title, sides responsible, deadline)
PLAN: dict[str, tuple[str, str, str, FuzzyDate]] = {
    "1.1": ("1", "Draft the agreement on joint ventures", "by ru", FuzzyDate("2020-H1")),
    "1.2": ("1", "Align the rules on the transfer of technology", "by ru", FuzzyDate("2099-11-30")),
    "2.1": ("2", "Found a joint venture for optics", "by ru", FuzzyDate("2099")),
    "2.2": ("2", "Publish the register of suppliers", "ru", FuzzyDate("2099-Q3")),
    "2.10": ("2", "Exchange notes every half-year", "by ru", FuzzyDate("2099-H1", recurs="semi-annually")),
    "3.1": ("3", "Keep links between universities", "by", FuzzyDate(permanent=True)),
}


@dataclass
class Cast:
    """Everybody and everything, by short names. `users` and `posts` by key ("by_coordinator", "joint", "n3_reader")."""

    by: Party
    ru: Party
    body: Body
    programme: Programme
    edition: Edition
    agreement: Agreement
    round: Round
    nine: Programme
    nine_body: Body
    nine_round: Round
    elsewhere: Programme
    parties: dict[str, Party] = field(default_factory=dict)
    organisations: dict[str, Organisation] = field(default_factory=dict)
    sections: dict[str, Section] = field(default_factory=dict)
    items: dict[str, Item] = field(default_factory=dict)
    wordings: dict[str, Wording] = field(default_factory=dict)
    nine_items: dict[str, Item] = field(default_factory=dict)
    users: dict[str, User] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    posts: dict[str, Post] = field(default_factory=dict)

    def actor(self, key: str) -> Actor:
        """The Actor that this person is now."""
        return actor_of(self.users[key])


def text(english: str, russian: str = "") -> dict[str, str]:
    return {"en": english, **({"ru": russian} if russian else {})}


M = TypeVar("M", bound=Model)

#: What is to be written when the whole cast is made, by model; None where each is written as it is made.
_waiting: dict[type[Model], list[Model]] | None = None


def put(model: type[M], **fields: Any) -> M:
    """A row of `model`, written now or, while the whole cast is made, with all others of its table."""
    made = model(**fields)
    if _waiting is None:
        made.save(force_insert=True)
    else:
        _waiting.setdefault(model, []).append(made)
    return made


def make_party(code: str, name: str) -> Party:
    return put(Party, code=code, name=text(name), short_name=text(name), time_zone="Europe/Minsk")


def make_organisation(party: Party, name: str, kind: str = "ministry") -> Organisation:
    return put(Organisation, party=party, kind=kind, name=text(name), short_name=text(name))


def make_user(key: str, name: str, **fields: Any) -> User:
    """Somebody who signs in by no password."""
    return put(User, email=f"{key}@example.org", name=name, password=make_password(None), **fields)


def admit(
    cast: Cast,
    key: str,
    role: Role,
    *,
    body: Body,
    organisation: Organisation | None = None,
    narrow: bool = False,
    language: str = "en",
) -> User:
    """A user with `role`: through a post of the organisation, or for the joint secretariat by the account itself."""
    user = cast.users[key] = make_user(key, key.replace("_", " ").title(), language=language)
    party = organisation.party if organisation else None
    person = cast.people[key] = put(Person, party=party, user=user, name=text(user.name))
    if organisation is None:
        put(Grant, role=role, body=body, user=user)
        return user
    post = cast.posts[key] = put(Post, organisation=organisation, title=text(f"Post of {user.name}"))
    put(Appointment, person=person, post=post, since=FuzzyDate("2012"))
    put(Grant, role=role, body=body, party=party, post=post, organisation=organisation if narrow else None)
    return user


def make_item(
    programme: Programme, section: Section, number: str, title: str, deadline: FuzzyDate
) -> Wording:
    item = put(Item, programme=programme)
    return put(Wording,
        programme=programme, item=item, section=section, number=number, sort_key=sort_key(number),
        title=text(title, f"{title} (по-русски)"), deadline=deadline, since_edition=1,
    )  # fmt: skip


def make_section(programme: Programme, number: str, title: str) -> Section:
    return put(Section, programme=programme, number=number, title=text(title), sort_key=sort_key(number))


def make_plan(
    code: str, title: str, parties: list[Party], *, exchange: str = "on_release"
) -> tuple[Body, Programme, Edition, Round]:
    """A body of these parties with a programme, its first edition in force, and an open round."""
    body = put(
        Body,
        name=text(f"Body of {title}"),
        short_name=text(title),
        exchange=exchange,
        quorum=len(parties),
        languages=["en", "ru"],
    )
    programme = put(Programme, body=body, code=code, title=text(title))
    for order, party in enumerate(parties, start=1):
        put(Member, body=body, party=party, order=order)
        put(Side, programme=programme, party=party, order=order)
    edition = put(
        Edition,
        programme=programme,
        number=1,
        state="in_force",
        in_force_on=date(2012, 10, 29),
        source_label=text("1st session"),
    )
    today = clock.today()
    round_ = put(Round,
        programme=programme, number=1, covers_from=today - timedelta(180), covers_to=today,
        opens_on=today - timedelta(10), cut_off=today + timedelta(20), exchange=exchange,
    )  # fmt: skip
    return body, programme, edition, round_


def make_cast() -> Cast:
    """Writes the cast into an empty database, a statement a table: nearly every test begins with it."""
    global _waiting
    _waiting = {}
    try:
        cast = _compose()
        rows = _waiting
    finally:
        _waiting = None
    for model, several in rows.items():
        model._base_manager.bulk_create(several)
    return cast


def _compose() -> Cast:
    by, ru = make_party("BY", "Belarus"), make_party("RU", "Russia")
    body, programme, edition, round_ = make_plan("by-ru", "Defence-industrial cooperation", [by, ru])
    many = [make_party(f"N{n}", f"Nation {n}") for n in range(1, 10)]
    nine_body, nine, _edition, nine_round = make_plan(
        "nine", "Regional commission", many, exchange="simultaneous"
    )
    far = make_party("ZZ", "Elsewhere")
    far_body, elsewhere, _far_edition, _far_round = make_plan("elsewhere", "Not yours", [far])
    agreement = put(Agreement,
        body=body, kind="programme_document", level="inter_agency", character="political",
        title=text("Programme of cooperation"), done_on=FuzzyDate("2012-10-29"),
    )  # fmt: skip
    programme.document = agreement
    cast = Cast(by, ru, body, programme, edition, agreement, round_, nine, nine_body, nine_round, elsewhere)
    cast.parties = {"by": by, "ru": ru, **{f"n{n}": party for n, party in enumerate(many, 1)}, "zz": far}
    for order, (code, party) in enumerate((("by", by), ("ru", ru)), start=1):
        put(AgreementParty, agreement=agreement, party=party, order=order)
        _make_side(cast, code, party)
        put(Act,
            agreement=agreement, party=party, kind="signature", done_on=FuzzyDate("2012-10-29"),
            signatory_name=text(f"Signatory of {party.code}"), signatory_post=text("Chairman then"),
        )  # fmt: skip
    _make_items(cast)
    _make_observer(cast)
    admit(cast, "joint", Role.JOINT_SECRETARIAT, body=nine_body)
    admit(cast, "joint_two", Role.JOINT_SECRETARIAT, body=body)
    for n in range(1, 10):
        party = cast.parties[f"n{n}"]
        organisation = cast.organisations[f"n{n}"] = make_organisation(party, f"Ministry {n}")
        admit(cast, f"n{n}_coordinator", Role.COORDINATOR, body=nine_body, organisation=organisation)
    _make_nine_items(cast)
    admit(
        cast, "outsider", Role.COORDINATOR, body=far_body, organisation=make_organisation(far, "Far ministry")
    )
    cast.users["administrator"] = make_user("administrator", "Administrator", is_administrator=True)
    return cast


def _make_side(cast: Cast, code: str, party: Party) -> None:
    lead = cast.organisations[code] = make_organisation(party, f"{party.code} committee", "committee")
    ministry = cast.organisations[f"{code}_ministry"] = make_organisation(party, f"{party.code} ministry")
    for name, role in RIGHTS.items():
        narrow = role is Role.CONTRIBUTOR
        admit(
            cast, f"{code}_{name}", role, body=cast.body, organisation=ministry if narrow else lead,
            narrow=narrow, language="ru" if code == "ru" and name == "secretary" else "en",
        )  # fmt: skip


def _make_observer(cast: Cast) -> None:
    """A party that observes both bodies, and whoever sits there for it."""
    party = cast.parties["oo"] = make_party("OO", "Observer")
    organisation = cast.organisations["oo"] = make_organisation(party, "Observing secretariat", "other")
    for body in (cast.body, cast.nine_body):
        put(Member, body=body, party=party, order=20, kind=Member.Kind.OBSERVER)
    admit(cast, "observer", Role.OBSERVER, body=cast.body, organisation=organisation)
    put(Grant, role=Role.OBSERVER, body=cast.nine_body, party=party, post=cast.posts["observer"])


def _make_items(cast: Cast) -> None:
    for number, title in (("1", "Legal framework"), ("2", "Joint ventures"), ("3", "Links")):
        cast.sections[number] = make_section(cast.programme, number, title)
    for number, (section, title, sides, deadline) in PLAN.items():
        wording = make_item(cast.programme, cast.sections[section], number, title, deadline)
        cast.wordings[number], cast.items[number] = wording, wording.item
        for code in sides.split():
            # The ministries answer for 2.1; the committees for the rest.
            organisation = cast.organisations[f"{code}_ministry" if number == "2.1" else code]
            put(Responsibility, item=wording.item, party=organisation.party, organisation=organisation)


def _make_nine_items(cast: Cast) -> None:
    section = make_section(cast.nine, "1", "Common measures")
    for number in ("1.1", "1.2"):
        wording = make_item(cast.nine, section, number, f"Common measure {number}", FuzzyDate("2099"))
        cast.nine_items[number] = wording.item
        for n in range(1, 10):
            organisation = cast.organisations[f"n{n}"]
            put(Responsibility, item=wording.item, party=organisation.party, organisation=organisation)


@pytest.fixture
def cast(db: None) -> Cast:
    """The whole cast, written in one transaction."""
    with transaction.atomic():
        return make_cast()


@pytest.fixture
def client_as(cast: Cast) -> Callable[[str], Client]:
    """A client signed in as one of the cast; "anonymous" is nobody."""

    def sign_in(key: str) -> Client:
        client = Client()
        if key != "anonymous":
            client.force_login(cast.users[key])
        return client

    return sign_in


def save(
    cast: Cast, key: str, number: str, *, ready: bool = True, version: int | None = None, **content: Any
) -> Any:
    """A draft of this person's side on an item of the plan, saved by the service."""
    from programs.services.positions import PositionContent, save_draft

    content.setdefault("status", "on_track")
    return save_draft(
        cast.actor(key), item_id=cast.items[number].pk, round_id=cast.round.pk, content=PositionContent(**content),
        ready=ready, version=version,
    )  # fmt: skip


def release(cast: Cast, key: str) -> Any:
    """This coordinator releases what is ready."""
    from programs.services.releases import release_set

    return release_set(cast.actor(key), round_id=cast.round.pk)


def sit(cast: Cast, state: str = "in_session", *, programme: Programme | None = None) -> Any:
    """A session of the programme, in 30 days or being held, with a delegation a side and two points."""
    from meetings.models import AgendaItem, Delegation, Review
    from meetings.services.steps import lay_out

    programme = programme or cast.programme
    today = clock.today("Europe/Minsk")
    day = today if state == "in_session" else today + timedelta(30)
    number = Review.unscoped.filter(body_id=programme.body_id).count() + 1
    review = Review.unscoped.create(
        body_id=programme.body_id, programme=programme, number=number, state=state, place=text("Minsk", "Минск"),
        starts_on=day, ends_on=day + timedelta(1), starts_at_time=time(10), time_zone="Europe/Minsk",
        covers_from=today - timedelta(180), covers_to=today,
    )  # fmt: skip
    lay_out([review])
    for side in programme.sides.order_by("order"):
        Delegation.unscoped.create(review=review, party_id=side.party_id)
    items = [cast.items["1.1"], None] if programme == cast.programme else [None, None]
    for place, item in enumerate(items, 1):
        AgendaItem.unscoped.create(review=review, position=place, title=text(f"Point {place}"), item=item)
    return review


__all__ = [
    "Cast",
    "admit",
    "cast",
    "client_as",
    "make_cast",
    "make_item",
    "make_plan",
    "release",
    "save",
    "sit",
    "text",
]
