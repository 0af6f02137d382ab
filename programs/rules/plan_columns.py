"""The columns of a plan as a table: what each is called in three languages, and how a heading is recognised.

The first name of each language is the one that an export writes; the others are how ministries write it.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

#: Columns that there are once.
NUMBER, KIND, DEADLINE, STEP_DATES, EXTERNAL_ID, ITEM, SECTION = (
    "number", "item_kind", "deadline", "milestone_deadlines", "external_id", "item", "section",
)  # fmt: skip
#: Columns of which there is one a language.
TITLE, RESULT, STEPS, ORIGIN, REASON = "title", "expected_result", "milestones", "origin", "reason"
TEXTS = (TITLE, RESULT, STEPS, ORIGIN, REASON)
#: The column of which there is one a side.
RESPONSIBLE = "responsible"

NAMES: dict[str, dict[str, tuple[str, ...]]] = {
    NUMBER: {
        "en": ("No.", "number", "item no.", "#", "no"),
        "ru": ("№", "номер", "№ п/п", "п/п", "№ пункта", "пункт"),
        "be": ("№", "нумар", "№ п/п", "п/п", "№ пункта", "пункт"),
    },
    KIND: {"en": ("Kind", "kind of item"), "ru": ("Вид", "вид пункта"), "be": ("Від", "від пункта")},
    TITLE: {
        "en": ("Title", "item", "measure", "action", "name"),
        "ru": ("Название", "наименование", "мероприятие", "наименование мероприятия", "содержание"),
        "be": ("Назва", "найменне", "мерапрыемства", "назва мерапрыемства", "змест"),
    },
    RESULT: {
        "en": ("Expected result", "result", "expected outcome"),
        "ru": ("Ожидаемый результат", "ожидаемые результаты", "результат"),
        "be": ("Чаканы вынік", "чаканыя вынікі", "вынік"),
    },
    DEADLINE: {
        "en": ("Deadline", "due", "term", "due date"),
        "ru": ("Срок", "срок исполнения", "сроки", "срок выполнения", "срок реализации"),
        "be": ("Тэрмін", "тэрмін выканання", "тэрміны", "тэрмін рэалізацыі"),
    },
    STEPS: {"en": ("Milestones", "milestone"), "ru": ("Этапы", "этап"), "be": ("Этапы", "этап")},
    STEP_DATES: {
        "en": ("Deadlines of the milestones", "milestone deadlines"),
        "ru": ("Сроки этапов",), "be": ("Тэрміны этапаў",),
    },
    RESPONSIBLE: {
        "en": ("Responsible", "responsible organisations", "executors"),
        "ru": ("Ответственные", "ответственный", "исполнители", "ответственные исполнители", "исполнитель"),
        "be": ("Адказныя", "адказны", "выканаўцы", "адказныя выканаўцы", "выканаўца"),
    },
    ORIGIN: {
        "en": ("Origin", "basis"), "ru": ("Происхождение", "источник"), "be": ("Паходжанне", "крыніца"),
    },
    REASON: {
        "en": ("Reason", "reason of the change"), "ru": ("Основание", "причина", "обоснование"),
        "be": ("Падстава", "прычына", "абгрунтаванне"),
    },
    EXTERNAL_ID: {
        "en": ("External id", "external identifier"), "ru": ("Внешний идентификатор",),
        "be": ("Знешні ідэнтыфікатар",),
    },
    ITEM: {
        "en": ("Item id", "id", "identifier"), "ru": ("Идентификатор", "id пункта"),
        "be": ("Ідэнтыфікатар", "id пункта"),
    },
    SECTION: {"en": ("Section", "heading"), "ru": ("Раздел",), "be": ("Раздзел",)},
}  # fmt: skip

KINDS: dict[str, dict[str, str]] = {
    "measure": {"en": "measure", "ru": "мероприятие", "be": "мерапрыемства"},
    "assignment": {"en": "assignment", "ru": "поручение", "be": "даручэнне"},
}
#: How the lines above the table say the edition; the number is read back.
EDITION = {"en": "Edition {number}", "ru": "Редакция {number}", "be": "Рэдакцыя {number}"}
_EDITION = re.compile(r"\W*(?:edition|редакция|рэдакцыя)\s+(?P<number>[0-9]{1,9})\b", re.IGNORECASE)

LANGUAGE_NAMES = {
    "английский": "en", "англійская": "en", "русский": "ru", "руская": "ru",
    "белорусский": "be", "беларуская": "be", "belarusian": "be", "english": "en", "russian": "ru",
}  # fmt: skip
_QUALIFIED = re.compile(
    r"(?P<name>.+?)\s*(?:[(\[]\s*(?P<in>[^)\]]*?)\s*[)\]]|[:,/]\s*(?P<after>.+)|[_.](?P<tag>[a-z]{2,3}(?:-\w+)*))"
)


def label(name: str, language: str, qualifier: str = "") -> str:
    """What an export writes over a column for a reader of `language`: "Title (ru)", "Responsible (BY)"."""
    words = NAMES[name]
    word = words.get(language, words["en"])[0]
    return f"{word} ({qualifier})" if qualifier else word


def kind_word(kind: str, language: str) -> str:
    """How a kind of item is written."""
    words = KINDS[kind]
    return words.get(language, words["en"])


def kind_of(word: str) -> str | None:
    """The kind that is written, or its code; None where it is neither."""
    said = fold(word)
    for kind, words in KINDS.items():
        if said == kind or said in words.values():
            return kind
    return None


def edition_named(line: str) -> int | None:
    """The edition that a line above the table names."""
    found = _EDITION.match(line)
    return int(found["number"]) if found else None


def fold(text: str) -> str:
    """A heading, a name or a word as it is compared: case, quotes, ё and the width of spaces do not count."""
    return " ".join(text.casefold().replace("ё", "е").translate(_QUOTES).split())


_QUOTES = {ord(mark): None for mark in "«»“”„\"'’`"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column that was recognised: its name, its language or the code of its side, and its place from 0."""

    name: str
    qualifier: str
    place: int


@dataclass(slots=True)
class Columns:
    """What a row of headings says. `unknown`: (place, heading) of columns that name no language or side there is;
    `twice`: those that stand there a second time; `passed`: headings that mean nothing here."""

    found: list[Column] = field(default_factory=list)
    unknown: list[tuple[int, str]] = field(default_factory=list)
    twice: list[tuple[int, str]] = field(default_factory=list)
    passed: list[str] = field(default_factory=list)

    @property
    def names(self) -> set[str]:
        return {column.name for column in self.found}


def recognised(
    cells: Sequence[str], languages: Collection[str], sides: Mapping[str, Collection[str]]
) -> Columns:
    """The columns that these headings are. `sides`: the names of each side by its code."""
    columns = Columns()
    seen: set[tuple[str, str]] = set()
    for place, cell in enumerate(cells):
        if not cell.strip():
            continue
        name, language, qualifier = _parts(cell)
        if not name:
            columns.passed.append(cell.strip())
            continue
        meant = _meant(name, language, qualifier, languages, sides)
        if meant is None:
            columns.unknown.append((place, cell.strip()))
        elif (name, meant) in seen:
            columns.twice.append((place, cell.strip()))
        else:
            seen.add((name, meant))
            columns.found.append(Column(name, meant, place))
    return columns


def _parts(cell: str) -> tuple[str, str, str]:
    """(column, language of its heading, what the heading adds to it); "" where it is no column."""
    said = fold(cell)
    if said in _BY_WORD:
        return *_BY_WORD[said], ""
    found = _QUALIFIED.fullmatch(said)
    if found is None or found["name"] not in _BY_WORD:
        return "", "", ""
    return *_BY_WORD[found["name"]], found["in"] or found["after"] or found["tag"] or ""


def _meant(
    name: str, language: str, qualifier: str, languages: Collection[str], sides: Mapping[str, Collection[str]]
) -> str | None:
    """The language or side that a column is of; "" where it has none, None where it names none that there is."""
    if name in TEXTS:
        tag = LANGUAGE_NAMES.get(qualifier, qualifier) if qualifier else language
        return next((known for known in languages if known.casefold() == tag), None)
    if name == RESPONSIBLE:
        if not qualifier:
            return "" if len(sides) != 1 else next(iter(sides))
        for code, names in sides.items():
            if qualifier in {fold(code), *(fold(each) for each in names)}:
                return code
        return None
    return ""


def _words() -> dict[str, tuple[str, str]]:
    words: dict[str, tuple[str, str]] = {}
    for name, by_language in NAMES.items():
        for language, written in by_language.items():
            for word in written:
                words.setdefault(fold(word), (name, language))
    return words


_BY_WORD = _words()
