"""Loads the demonstration in one transaction, or adds the next session where the last one has passed."""

from datetime import date
from pathlib import Path

from django.conf import settings

from cooperation import clock
from cooperation.access import Actor, acting_as
from cooperation.accounts.models import User
from cooperation.dates import FuzzyDate
from meetings.models import Review
from programs.models import Body, Grant, Member, Programme

from . import matters_of_law as law
from . import plan_law, plan_links, plan_research, positions_law, positions_research
from .before import write_before
from .calendar import next_session, session_days
from .commission import write_commission
from .cycle import write_rotation
from .frame import POSITIONS_DUE, Frame
from .growth import write_growth
from .law import write_agreements, write_arrangement, write_obstacles, write_projects
from .logins import Logins, closed, renewed
from .measures import SECTIONS
from .papers import write_papers
from .people import Company, write_company
from .plan import write_plan
from .reports import write_reports
from .sessions import add_next, add_points, freeze_concluded, prepare, write_sessions
from .treaties import write_treaties
from .words import AGENDA, PLACES

CODE = "union-defence-2012"
SYSTEM = Actor(kind="system", name="Demonstration")
POINTS = {"1": 1, "2": 2, "3": 3, "4": 3, "5": 0}
MEASURES = [*plan_law.MEASURES, *plan_research.MEASURES, *plan_links.MEASURES]


def load_demonstration() -> str:
    """Writes the demonstration if it is not there; says in one sentence what was done.

    A later run shifts nothing: it convenes one more session a month ahead where none is to come, and renews passwords
    and tokens where the file that told them is lost.
    """
    path = Path(settings.STATE_DIR) / "demonstration.json"
    said, logins = "The demonstration is there already.", None
    with acting_as(SYSTEM):
        if not Programme.unscoped.filter(code=CODE).exists():
            logins, said = _write(clock.today()), "The demonstration is loaded."
        else:
            if _extend(clock.today()):
                said = "The demonstration has its next session."
            if not path.exists():
                logins, said = renewed(), "The demonstration's logins and tokens are new."
    if logins is not None:
        logins.write(path)
    return said


def close_demonstration() -> str:
    """Closes the logins and tokens of a demonstration that was loaded here; its data stay as they are."""
    with acting_as(SYSTEM):
        count = closed()
    (Path(settings.STATE_DIR) / "demonstration.json").unlink(missing_ok=True)
    return f"{count} logins of the demonstration are closed; its data stay." if count else ""


def _write(today: date) -> Logins:
    logins = Logins()
    company = write_company(logins)
    _write_two_sides(company, today)
    write_commission(company, today)
    User.objects.bulk_create(
        [logins.person("administrator", "", "administrator", "Administrator", "en", "UTC")]
    )
    logins.issue()
    return logins


def _write_two_sides(company: Company, today: date) -> None:
    body = Body.unscoped.create(
        name=law.BODY, short_name=law.BODY_SHORT, mandate=law.MANDATE, since=FuzzyDate("2012"),
        languages=["ru", "be"], positions_due_days=POSITIONS_DUE, symbol="WG",
    )  # fmt: skip
    Member.unscoped.bulk_create(
        Member(
            body=body, party=party, order=order, since=FuzzyDate("2012"),
            chair=company.posts[f"head_of_delegation-{code}"],
        )
        for order, (code, party) in enumerate(company.parties.items(), 1)
    )  # fmt: skip
    programme = Programme.unscoped.create(
        body=body, code=CODE, title=law.PROGRAMME, summary=law.SUMMARY, since=FuzzyDate("2012-10-29"),
        document=write_agreements(company, body),
    )  # fmt: skip
    frame = Frame(
        body, programme, today, session_days(today), company.parties, company.offices, MEASURES, ("en", "ru", "be"),
        company.people, company.posts, company.users, texts=positions_law.SAYS | positions_research.SAYS,
    )  # fmt: skip
    _write_rights(company, body)
    prepare(frame, PLACES)
    write_plan(frame, SECTIONS)
    write_sessions(frame, AGENDA, POINTS)
    add_points(frame, {"1.1": "BY", "1.2": "BY", "3.4": "RU", "4.2": "RU"}, len(AGENDA))
    write_rotation(frame, list(PLACES))
    write_obstacles(frame)
    write_projects(frame)
    write_growth(frame)
    write_reports(frame, released={"RU"}, drafting={"BY", "RU"}, kept_back={"5.4", "5.5", "3.7"})
    write_before(frame)
    freeze_concluded(frame)
    write_papers(frame, write_arrangement(frame))
    write_treaties(frame)


def _write_rights(company: Company, body: Body) -> None:
    """The staff's rights by their posts, and those of the service accounts."""
    grants = [
        Grant(
            role=role, body=body, party=post.organisation.party, post=post,
            organisation=post.organisation if role == "contributor" else None,
        )
        for role, post in company.rights
    ]  # fmt: skip
    for role, code in [
        ("coordinator", "BY"),
        ("coordinator", "RU"),
        ("executive_secretary", "BY"),
        ("reader", "BY"),
    ]:
        user = company.logins.service(role, code)
        User.objects.bulk_create([user])
        grants.append(Grant(role=role, body=body, party=company.parties[code], user=user))
    Grant.unscoped.bulk_create(grants)
    company.rights.clear()


def _extend(today: date) -> bool:
    """One more session of the two sides, where none is to come any more."""
    programme = Programme.unscoped.select_related("body").get(code=CODE)
    last = Review.unscoped.filter(body=programme.body).order_by("-number").first()
    if last is None or last.ends_on >= today:
        return False
    members = Member.unscoped.filter(body=programme.body).select_related("party").order_by("order")
    frame = Frame(
        programme.body, programme, today, [last.starts_on] * last.number + [next_session(today)],
        {member.party.code: member.party for member in members}, {}, [], ("en", "ru", "be"),
    )  # fmt: skip
    add_next(programme.body, frame, PLACES, AGENDA)
    return True
