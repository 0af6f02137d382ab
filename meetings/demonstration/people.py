"""Writes parties, organisations, posts, people and their accounts."""

from dataclasses import dataclass, field
from uuid import UUID

from cooperation.accounts.models import User
from cooperation.dates import FuzzyDate
from cooperation.texts import Text
from programs.models import Appointment, Marking, Organisation, Party, Person, Post

from . import cast, offices
from .logins import Logins


@dataclass(slots=True)
class Company:
    """What has been written so far, by key."""

    logins: Logins
    parties: dict[str, Party] = field(default_factory=dict)
    offices: dict[str, Organisation] = field(default_factory=dict)
    posts: dict[str, Post] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    users: dict[str, User] = field(default_factory=dict)
    #: (role, post) of everyone with a login.
    rights: list[tuple[str, Post]] = field(default_factory=list)

    def of(self, role: str, party: str) -> str:
        """The key of the player with that role on that side."""
        return f"{role}-{party}"


def known(value: str) -> FuzzyDate | None:
    """A date as the sources know it; "?" at the end where they leave it in doubt."""
    return FuzzyDate(value.rstrip("?"), uncertain=value.endswith("?")) if value else None


def write_company(logins: Logins) -> Company:
    """Both sides: organisations, the four officials of 2012, and the made-up staff with their logins."""
    company = Company(logins)
    for code, (name, short, zone) in offices.PARTIES.items():
        company.parties[code] = Party(code=code, name=name, short_name=short, time_zone=zone)
    Party.unscoped.bulk_create(company.parties.values())
    Marking.unscoped.bulk_create(
        Marking(code=code, party=company.parties[party], name=name, level=level, kept=kept)
        for code, party, name, level, kept in offices.MARKINGS
    )
    _write_offices(company)
    _write_officials(company)
    _write_players(company)
    return company


def _write_offices(company: Company) -> None:
    for office in offices.OFFICES:
        company.offices[office.key] = Organisation(
            party=company.parties[office.party], parent=company.offices.get(office.parent), kind=office.kind,
            name=office.name, short_name=office.short, since=known(office.since), until=known(office.until),
        )  # fmt: skip
    Organisation.unscoped.bulk_create(company.offices.values())


def _write_officials(company: Company) -> None:
    for key, (office, title) in cast.POSTS.items():
        company.posts[key] = Post(organisation=company.offices[office], title=title)
    Post.unscoped.bulk_create(company.posts.values())
    appointments = []
    for key, (party, name, post, since, until) in cast.OFFICIALS.items():
        company.people[key] = Person(party=company.parties[party], name=name)
        appointments.append(
            Appointment(
                person=company.people[key], post=company.posts[post], since=known(since), until=known(until)
            )
        )
    Person.unscoped.bulk_create(company.people.values())
    Appointment.unscoped.bulk_create(appointments)


def _write_players(company: Company) -> None:
    zones = {code: party.time_zone for code, party in company.parties.items()}
    hires = []
    for one in cast.PLAYERS:
        user = company.logins.person(
            one.role, one.party, one.mail, one.name[one.language], one.language, zones[one.party]
        )
        key = company.of(one.role, one.party)
        hires.append(Hire(key, one.role, company.offices[one.office], one.post, one.name, user))
    hire(company, hires)


@dataclass(frozen=True, slots=True)
class Hire:
    """A made-up person put into a made-up post, with an account or without."""

    key: str
    role: str
    office: Organisation
    title: Text
    name: Text
    user: User | None


def hire(company: Company, hires: list[Hire], since: str = "2024-01") -> None:
    """Writes people, posts and appointments in three statements, and the accounts before them."""
    User.objects.bulk_create([one.user for one in hires if one.user])
    for one in hires:
        company.posts[one.key] = Post(organisation=one.office, title=one.title, illustrative=True)
        company.people[one.key] = Person(
            party_id=_party(one), user=one.user, name=one.name, illustrative=True
        )
        if one.user:
            company.users[one.key] = one.user
            company.rights.append((one.role, company.posts[one.key]))
    Post.unscoped.bulk_create([company.posts[one.key] for one in hires])
    Person.unscoped.bulk_create([company.people[one.key] for one in hires])
    Appointment.unscoped.bulk_create(
        Appointment(person=company.people[one.key], post=company.posts[one.key], since=FuzzyDate(since))
        for one in hires
    )


def _party(one: Hire) -> UUID | None:
    return None if one.role == "joint_secretariat" else one.office.party_id
