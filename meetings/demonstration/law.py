"""Writes agreements with their acts, obstacles and joint projects of the programme of two sides."""

from datetime import timedelta

from cooperation.dates import FuzzyDate
from programs.models import (
    Act,
    Agreement,
    AgreementParty,
    AgreementRelation,
    Blocking,
    Body,
    JointProject,
    Obstacle,
    Partner,
    Stance,
)

from . import matters_of_law as law
from .calendar import FIRST_SESSION, deadline
from .frame import Frame
from .matters import OBSTACLES, PROJECTS
from .matters_of_paper import ARRANGEMENT
from .people import Company
from .texts import t

#: Who did what with the document of 2012: person, post, act.
_ACTS = [
    ("BY", "gurulev", "gvpk-chair", Act.Kind.SIGNATURE),
    ("RU", "borisov", "vpk-first", Act.Kind.SIGNATURE),
    ("BY", "semashko", "by-first-vice", Act.Kind.ENDORSEMENT_BY_AUTHORITY),
    ("RU", "rogozin", "ru-deputy", Act.Kind.ENDORSEMENT_BY_AUTHORITY),
]
_PRESIDENTS = {
    "1995-02-21": {
        "BY": t("A. Lukashenko", "А. Г. Лукашенко", "А. Р. Лукашэнка"),
        "RU": t("B. Yeltsin", "Б. Н. Ельцин", "Б. М. Ельцын"),
    },
}
_PRESIDENT = {
    "BY": t(
        "President of the Republic of Belarus",
        "Президент Республики Беларусь",
        "Прэзідэнт Рэспублікі Беларусь",
    ),
    "RU": t(
        "President of the Russian Federation",
        "Президент Российской Федерации",
        "Прэзідэнт Расійскай Федэрацыі",
    ),
}


def write_agreements(company: Company, body: Body) -> Agreement:
    """The document of 29 October 2012 with its two signatures and two endorsements, and what stands around it."""
    document = Agreement(
        body=body, kind=Agreement.Kind.PROGRAMME_DOCUMENT, level=Agreement.Level.INTER_AGENCY,
        character=Agreement.Character.POLITICAL, title=law.DOCUMENT, summary=law.SUMMARY,
        done_on=FuzzyDate.of_day(FIRST_SESSION), done_at=law.MINSK,
    )  # fmt: skip
    written = {"document": document}
    for key, kind, level, character, title, day, place, illustrative in law.INSTRUMENTS:
        written[key] = Agreement(
            body=body if illustrative else None, kind=kind, level=level, character=character, title=title,
            done_on=FuzzyDate(day), done_at=place, illustrative=illustrative,
        )  # fmt: skip
    Agreement.unscoped.bulk_create(written.values())
    AgreementParty.unscoped.bulk_create(
        AgreementParty(agreement=one, party=party, order=order)
        for one in written.values()
        for order, party in enumerate(company.parties.values(), 1)
    )
    acts = [
        Act(
            agreement=document, party=company.parties[code], kind=kind, done_on=FuzzyDate.of_day(FIRST_SESSION),
            place=law.MINSK, person=company.people[person], post=company.posts[post],
            signatory_name=company.people[person].name, signatory_post=company.posts[post].title,
        )
        for code, person, post, kind in _ACTS
    ]  # fmt: skip
    Act.unscoped.bulk_create([*acts, *_treaty_signatures(company, written)])
    AgreementRelation.unscoped.bulk_create(
        AgreementRelation(source=written[source], target=written[target], kind=kind)
        for source, target, kind in law.RELATIONS
    )
    return document


def _treaty_signatures(company: Company, written: dict[str, Agreement]) -> list[Act]:
    names = _PRESIDENTS["1995-02-21"]
    return [
        Act(
            agreement=written[key], party=party, kind=Act.Kind.SIGNATURE, done_on=FuzzyDate(day), place=place,
            signatory_name=names[code], signatory_post=_PRESIDENT[code],
        )
        for key, _kind, _level, character, _title, day, place, _illustrative in law.INSTRUMENTS
        if character == "binding"
        for code, party in company.parties.items()
    ]  # fmt: skip


def write_arrangement(frame: Frame) -> list[Act]:
    """An arrangement signed since the last session, by one side after the other: it belongs to measure 5.3."""
    days = {"BY": frame.today - timedelta(days=55), "RU": frame.today - timedelta(days=41)}
    places = {"BY": law.MINSK, "RU": law.MOSCOW}
    one = Agreement.unscoped.create(
        body=frame.body, kind=Agreement.Kind.MEMORANDUM, level=Agreement.Level.INTER_AGENCY,
        character=Agreement.Character.POLITICAL, title=ARRANGEMENT, done_on=FuzzyDate.of_day(days["RU"]),
        illustrative=True,
    )  # fmt: skip
    AgreementParty.unscoped.bulk_create(
        AgreementParty(agreement=one, party=party, order=order)
        for order, party in enumerate(frame.parties.values(), 1)
    )
    acts = Act.unscoped.bulk_create(
        Act(
            agreement=one, party=frame.parties[code], kind=Act.Kind.SIGNATURE, done_on=FuzzyDate.of_day(day),
            place=places[code], person=frame.people[f"head_of_delegation-{code}"],
            post=frame.posts[f"head_of_delegation-{code}"],
            signatory_name=frame.people[f"head_of_delegation-{code}"].name,
            signatory_post=frame.posts[f"head_of_delegation-{code}"].title,
        )
        for code, day in days.items()
    )  # fmt: skip
    if frame.programme.document is not None:
        AgreementRelation.unscoped.create(source=one, target=frame.programme.document, kind="implements")
    return acts


def write_obstacles(frame: Frame) -> None:
    """Obstacles with the sides' stances and the measures they block."""
    obstacles, stances, blockings = [], [], []
    for kind, state, title, provision, owner, step, due, said, numbers, ago in OBSTACLES:
        closed = state != "open"
        one = Obstacle(
            programme=frame.programme, kind=kind, state=state, title=title, provision=provision,
            owner=frame.offices[owner], next_step=step, next_step_due=deadline(due, frame.today) if due else None,
            opened_on=frame.days[frame.ago(ago)], closed_on=frame.days[frame.ago(ago - 2)] if closed else None,
            illustrative=True,
        )  # fmt: skip
        obstacles.append(one)
        stances += [Stance(obstacle=one, party=frame.parties[code], kind=what) for code, what in said.items()]
        blockings += [Blocking(obstacle=one, item=frame.items[number]) for number in numbers]
    Obstacle.unscoped.bulk_create(obstacles)
    Stance.unscoped.bulk_create(stances)
    Blocking.unscoped.bulk_create(blockings)


def write_projects(frame: Frame) -> None:
    """Joint projects with their partners, shares and measures."""
    projects, partners, links = [], [], []
    through = JointProject.items.through
    for kind, stage, title, since, named, numbers in PROJECTS:
        one = JointProject(
            programme=frame.programme, kind=kind, stage=stage, title=title, illustrative=True,
            since=deadline(since, frame.today) if since else None,
        )  # fmt: skip
        projects.append(one)
        for key, share in named:
            office = frame.offices[key]
            partners.append(Partner(joint_project=one, party=office.party, organisation=office, share=share))
        links += [through(jointproject_id=one.pk, item_id=frame.items[number].pk) for number in numbers]
    JointProject.unscoped.bulk_create(projects)
    Partner.unscoped.bulk_create(partners)
    through._default_manager.bulk_create(links)
