"""Steps out of obstacles, who works with whom, what became of organisations, who presides. All illustrative."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from cooperation.dates import FuzzyDate
from programs.models import (
    Body,
    Cooperation,
    JointProject,
    Obstacle,
    ObstacleStep,
    Organisation,
    OrganisationChange,
    Party,
    Presidency,
    Responsibility,
    Stance,
)

from .calendar import deadline
from .frame import Frame
from .texts import t

PUT = t(
    "Put before the working group",
    "Внесено на рассмотрение рабочей группы",
    "Унесена на разгляд рабочай групы",
)
AFTERWARDS = t(
    "Report to the session",
    "Доложить на заседании",
    "Далажыць на пасяджэнні",
)

#: Kind, first, second, subject, since, item.
TOGETHER = [
    (
        "vertical", "mzkt", "almaz", "month-40", "2.2",
        t(
            "Wheeled chassis for special equipment",
            "Колёсные шасси для специальной техники",
            "Колавыя шасі для спецыяльнай тэхнікі",
        ),
    ),
    (
        "vertical", "integral", "rostec", "year-60", "2.3",
        t(
            "Integrated circuits for control units",
            "Интегральные микросхемы для блоков управления",
            "Інтэгральныя мікрасхемы для блокаў кіравання",
        ),
    ),
    (
        "horizontal", "peleng", "shvabe", "half-24", "3.3",
        t(
            "Division of work on optical instruments",
            "Разделение работ по оптическим приборам",
            "Падзел работ па аптычных прыборах",
        ),
    ),
    (
        "horizontal", "bsuir", "bauman", "half-18", "3.5",
        t(
            "Exchange of research staff and students",
            "Обмен научными сотрудниками и студентами",
            "Абмен навуковымі супрацоўнікамі і студэнтамі",
        ),
    ),
    (
        "horizontal", "uiip", "ras", "month-32", "3.2",
        t(
            "Common formats of design documentation",
            "Общие форматы конструкторской документации",
            "Агульныя фарматы канструктарскай дакументацыі",
        ),
    ),
]  # fmt: skip

WORKS = t("Instrument works", "Приборный завод", "Прыборны завод")
CENTRE = t(
    "Instrument engineering centre",
    "Центр приборостроения",
    "Цэнтр прыборабудавання",
)
FORMER = t("Design bureau of instruments", "Конструкторское бюро приборов", "Канструктарскае бюро прыбораў")


def write_growth(frame: Frame) -> None:
    """After the plan, its obstacles and joint projects."""
    _write_steps(frame)
    _write_cooperation(frame)
    _write_succession(frame)


def _write_steps(frame: Frame) -> None:
    """What was done already, the next step, and the report on it."""
    steps = []
    for obstacle in Obstacle.unscoped.filter(programme=frame.programme).order_by("id"):
        Stance.unscoped.filter(obstacle=obstacle).update(taken_on=obstacle.opened_on)
        said: list[tuple[Any, UUID | None, FuzzyDate | None, date | None]] = [
            (PUT, None, FuzzyDate.of_day(obstacle.opened_on), obstacle.opened_on)
        ]
        if obstacle.next_step:
            said.append((obstacle.next_step, obstacle.owner_id, obstacle.next_step_due, None))
            said.append((AFTERWARDS, obstacle.owner_id, deadline("quarter+6", frame.today), None))
        steps += [
            ObstacleStep(
                obstacle=obstacle, position=place, text=text, organisation_id=whose, due=due, done_on=done
            )
            for place, (text, whose, due, done) in enumerate(said, 1)
        ]
    ObstacleStep.unscoped.bulk_create(steps)
    closed = t(
        "One list is kept by both sides", "Стороны ведут единый перечень", "Бакі вядуць адзіны пералік"
    )
    Obstacle.unscoped.filter(programme=frame.programme, state="solved").update(resolution=closed)


def _write_cooperation(frame: Frame) -> None:
    projects = {
        number: project
        for project in JointProject.unscoped.filter(programme=frame.programme).prefetch_related("items")
        for number, item in frame.items.items()
        if item in project.items.all()
    }
    Cooperation.unscoped.bulk_create(
        Cooperation(
            programme=frame.programme, kind=kind, first=frame.offices[first], second=frame.offices[second],
            subject=subject, since=deadline(since, frame.today), item=frame.items[number],
            joint_project=projects.get(number), illustrative=True,
        )
        for kind, first, second, since, number, subject in TOGETHER
    )  # fmt: skip


def _write_succession(frame: Frame) -> None:
    """A works merged into a centre, which has still to take its duties; the centre had another name before."""
    party, year = frame.parties["BY"], frame.today.year
    centre = Organisation.unscoped.create(
        party=party, parent=frame.offices["by-prom"], kind="enterprise", name=CENTRE, illustrative=True,
        since=FuzzyDate(f"{year - 9}"),
    )  # fmt: skip
    merged = deadline("month-2", frame.today)
    works = Organisation.unscoped.create(
        party=party, parent=frame.offices["by-prom"], kind="enterprise", name=WORKS, illustrative=True,
        since=FuzzyDate(f"{year - 20}"), until=merged,
    )  # fmt: skip
    OrganisationChange.unscoped.bulk_create(
        [
            OrganisationChange(
                organisation=centre, kind="renamed", done_on=FuzzyDate(f"{year - 3}"), former_name=FORMER,
                illustrative=True,
            ),
            OrganisationChange(
                organisation=works, kind="merged", done_on=merged, successor=centre, illustrative=True
            ),
        ]
    )  # fmt: skip
    began = frame.today - timedelta(days=900)
    Responsibility.unscoped.bulk_create(
        Responsibility(
            item=frame.items[number], party=party, organisation=works, role="co_executor", since=began
        )
        for number in ("3.3", "5.1")
    )


def write_presidencies(body: Body, parties: dict[str, Party], today: date) -> None:
    """Each party presides for a year, in the order in which they are members, since the body was set up."""
    order = list(parties.values())
    first = 2023
    Presidency.unscoped.bulk_create(
        Presidency(
            body=body, party=order[(year - first) % len(order)], since=FuzzyDate(f"{year}"),
            until=FuzzyDate(f"{year}"),
        )
        for year in range(first, today.year + 2)
    )  # fmt: skip
