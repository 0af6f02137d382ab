"""How a measure of a demonstration's plan is written down, and its sections."""

from dataclasses import dataclass

from cooperation.texts import Text

from .texts import t


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure.

    `due`: see calendar.deadline. `lead` and `others`: keys of organisations. `path`: what the latest past sessions agreed,
    one letter each, the last session last ("." where it was not discussed). `says`: by party code what that side
    reports now, as "t60" or "d40>quarter+6" (letter of the status, per cent, proposed deadline); "" where silent.
    `was`: former deadlines and how many sessions ago each was extended. `added`: sessions ago, 0 for the first.
    """

    number: str
    title: Text
    result: Text
    due: str
    lead: tuple[str, ...]
    path: str
    says: dict[str, str]
    others: tuple[str, ...] = ()
    was: tuple[tuple[str, int], ...] = ()
    added: int = 0


#: The letters of `path` and `says`.
LETTERS = {
    "n": "not_started", "t": "on_track", "r": "at_risk", "d": "delayed",
    "b": "blocked", "c": "completed", "x": "dropped",
}  # fmt: skip


def m(
    number: str, due: str, lead: str, path: str, by: str, ru: str, title: Text, result: Text,
    *, others: str = "", was: tuple[tuple[str, int], ...] = (), added: int = 0,
) -> Measure:  # fmt: skip
    """A measure of the programme of two sides."""
    return Measure(
        number,
        title,
        result,
        due,
        tuple(lead.split()),
        path,
        {"BY": by, "RU": ru},
        tuple(others.split()),
        was,
        added,
    )


SECTIONS = [
    (
        "1",
        t(
            "Improvement of the legal framework",
            "Совершенствование нормативно-правовой базы",
            "Удасканаленне нарматыўна-прававой базы",
        ),
    ),
    (
        "2",
        t(
            "Creation of joint ventures",
            "Создание совместных предприятий",
            "Стварэнне сумесных прадпрыемстваў",
        ),
    ),
    (
        "3",
        t(
            "Research and development",
            "Научно-исследовательские и опытно-конструкторские работы",
            "Навукова-даследчыя і доследна-канструктарскія работы",
        ),
    ),
    (
        "4",
        t(
            "Joint programmes of the Union State",
            "Совместные программы Союзного государства",
            "Сумесныя праграмы Саюзнай дзяржавы",
        ),
    ),
    (
        "5",
        t(
            "Horizontal and vertical links between industries, institutions and R&D institutions",
            "Горизонтальные и вертикальные связи между отраслями, институтами и НИОКР-организациями",
            "Гарызантальныя і вертыкальныя сувязі паміж галінамі, інстытутамі і навукова-даследчымі арганізацыямі",
        ),
    ),
]
