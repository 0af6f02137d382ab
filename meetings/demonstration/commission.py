"""Writes the small programme of the made-up regional commission of nine parties."""

from datetime import date

from cooperation.dates import FuzzyDate
from programs.models import Body, Grant, Member, Organisation, Party, Programme

from . import positions_regional, regional
from .calendar import add_months, next_session, session_days, weekday
from .cycle import write_rotation
from .frame import POSITIONS_DUE, Frame
from .growth import write_presidencies
from .minutes import write_minutes
from .people import Company, Hire, hire
from .plan import write_plan
from .reports import write_reports
from .sessions import freeze_concluded, prepare, write_sessions
from .words import AGENDA

CODE = "regional-commission"


def write_commission(company: Company, today: date) -> None:
    """Nine sides, an observer and a joint secretariat; positions are exchanged simultaneously."""
    parties, observer = _write_parties(company)
    offices = {
        code: Organisation(party=party, kind="agency", name=regional.AUTHORITY, illustrative=True)
        for code, party in parties.items()
    }
    offices["RC"] = Organisation(party=observer, kind="other", name=regional.OBSERVER[1], illustrative=True)
    offices["SEC"] = Organisation(
        party=parties["KZ"], kind="other", name=regional.SECRETARIAT, illustrative=True
    )
    Organisation.unscoped.bulk_create(offices.values())
    body = Body.unscoped.create(
        name=regional.BODY, short_name=regional.SHORT, since=FuzzyDate("2023"), languages=["en", "ru"],
        exchange=Body.Exchange.SIMULTANEOUS, quorum=6, positions_due_days=POSITIONS_DUE, illustrative=True,
        chair_rule=Body.Chair.ROTATING, review_word=Body.ReviewWord.MEETING,
        minutes_word=Body.MinutesWord.AGREED_MINUTES,
    )  # fmt: skip
    members = [Member(body=body, party=party, order=order) for order, party in enumerate(parties.values(), 1)]
    Member.unscoped.bulk_create([*members, Member(body=body, party=observer, order=10, kind="observer")])
    write_presidencies(body, parties, today)
    programme = Programme.unscoped.create(
        body=body, code=CODE, title=regional.PROGRAMME, since=FuzzyDate("2023"), illustrative=True
    )
    _write_staff(company, body, offices)
    days = session_days(today, weekday(add_months(next_session(today), -24)))
    frame = Frame(
        body, programme, today, days, parties, offices, regional.MEASURES, ("en", "ru"),
        users={key: user for key, user in company.users.items() if key == "joint_secretariat-"},
        people={f"{role}-{code}": company.people[key] for key, role, code in _national(parties)},
        posts={f"{role}-{code}": company.posts[key] for key, role, code in _national(parties)},
        texts=positions_regional.SAYS, named=frozenset({"KZ", "KG", "MD", "UZ"}),
    )  # fmt: skip
    prepare(frame, {"KZ": regional.PLACE})
    write_plan(frame, regional.SECTIONS)
    write_sessions(frame, [AGENDA[0], AGENDA[4]], {"1": 0, "2": 0, "3": 0})
    write_rotation(frame, list(parties), from_number=len(days) + 1)
    write_reports(frame, released={"KZ", "KG", "MD"}, drafting={"BY", "UZ", "TJ"}, kept_back=set())
    freeze_concluded(frame)
    write_minutes(frame)


def _national(parties: dict[str, Party]) -> list[tuple[str, str, str]]:
    """(key of the person and post, the role in a delegation, party): each side's coordinator leads it."""
    return [
        (f"{key}-{code}", role, code)
        for code in parties
        for key, role in (("national", "head_of_delegation"), ("expert", "contributor"))
    ]


def _write_parties(company: Company) -> tuple[dict[str, Party], Party]:
    """The nine, two of which are there already, in the order of the commission; and the observer."""
    parties = {
        code: company.parties.get(code) or Party(code=code, name=name, short_name=short, time_zone=zone)
        for code, name, short, zone in regional.PARTIES
    }
    code, name, short, zone = regional.OBSERVER
    observer = Party(code=code, kind="organisation", name=name, short_name=short, time_zone=zone)
    Party.unscoped.bulk_create([*(p for key, p in parties.items() if key not in company.parties), observer])
    return parties, observer


def _write_staff(company: Company, body: Body, offices: dict[str, Organisation]) -> None:
    """The joint secretariat and the observer have logins; every side has a coordinator and an expert.

    Of the coordinators two have a login, and with it a right on the commission.
    """
    hires = []
    for role, key, title, name, mail in [
        ("joint_secretariat", "SEC", regional.OFFICER, "Aida Sarsenova", "aida.sarsenova"),
        ("observer", "RC", regional.OBSERVING, "Martin Keller", "martin.keller"),
    ]:
        party = "" if role == "joint_secretariat" else key
        user = company.logins.person(role, party, mail, name, "en", offices[key].party.time_zone)
        hires.append(Hire(f"{role}-{party}", role, offices[key], title, {"en": name}, user))
    for code, coordinator, mail, expert in regional.NATIONAL:
        office = offices[code]
        zone = office.party.time_zone
        login = (
            company.logins.person("coordinator", code, mail, coordinator["en"], "en", zone) if mail else None
        )
        hires.append(
            Hire(f"national-{code}", "coordinator", office, regional.COORDINATOR, coordinator, login)
        )
        hires.append(Hire(f"expert-{code}", "expert", office, regional.EXPERT, expert, None))
    hire(company, hires)
    Grant.unscoped.bulk_create(
        Grant(
            role=role, body=body, post=post,
            party=None if role == "joint_secretariat" else post.organisation.party,
        )
        for role, post in company.rights
    )  # fmt: skip
    company.rights.clear()
