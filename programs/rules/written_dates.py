"""Dates as people write them into a plan: "12.11.2026", "IV кв. 2026 г.", "ежегодно, первый срок: июнь 2027".

Whatever the installation writes out in English, Russian or Belarusian is read back as it was; so is the plain syntax
(`2026-Q3`) and what is usual in plans. A date is given as (value, uncertain, recurs, permanent), the parts of a
FuzzyDate (cooperation.dates).
"""

import re
from functools import lru_cache

from cooperation.ui.formats.be import formats as belarusian
from cooperation.ui.formats.en import formats as english
from cooperation.ui.formats.ru import formats as russian

#: value, uncertain, recurs, permanent.
Written = tuple[str | None, bool, str, bool]

_MONTHS = (
    "january студзень студзеня январь января", "february лютага люты февраль февраля",
    "march сакавік сакавіка март марта", "april красавік красавіка апрель апреля",
    "may май мая травень траўня", "june чэрвень чэрвеня июнь июня", "july ліпень ліпеня июль июля",
    "august жнівень жніўня август августа", "september верасень верасня сентябрь сентября",
    "october кастрычнік кастрычніка октябрь октября", "november лістапад лістапада ноябрь ноября",
    "december снежань снежня декабрь декабря",
)  # fmt: skip
_PERMANENT = {
    "permanent", "permanently", "continuous", "ongoing", "постоянно", "бессрочно", "пастаянна", "бестэрмінова",
    *(form.PERMANENT for form in (english, russian, belarusian)),
}  # fmt: skip
_RECURS = {
    "monthly": ("monthly", "every month", "ежемесячно", "штомесяц", "штомесячна"),
    "quarterly": ("quarterly", "every quarter", "ежеквартально", "штоквартальна"),
    "semi-annually": (
        "semi-annually", "twice a year", "every half-year", "раз в полгода", "два раза в год", "раз на паўгода",
    ),
    "annually": ("annually", "every year", "ежегодно", "штогод"),
}  # fmt: skip
_FROM = r"[,;:]?\s*(?:from|starting|first|начиная с|пачынаючы з|первый срок|першы тэрмін|с|со|з)?\s*:?\s*"
_REPEATED = tuple(
    (recurs, re.compile(rf"{re.escape(word)}{_FROM}(?P<rest>.*)"))
    for recurs, words in _RECURS.items()
    for word in words
)
_UNCERTAIN = re.compile(r"(?:c\.|ca\.|circa|about|около|примерно|каля|прыкладна)\s+(?P<rest>.+)")
_BY = re.compile(
    r"(?:by the end of|by end of|end of|by|until|до конца|до|к концу|в течение|да канца|да|на працягу)\s+(?P<rest>.+)"
)
_YEAR = re.compile(r"(?P<rest>.*[0-9]{4})\s*(?:г\.?|год\w*|г\.г\.)")

_PLAIN = re.compile(r"[0-9]{4}(?:-(?:[0-9]{2}(?:-[0-9]{2})?|q[1-4]|h[12]))?")
_DAY = re.compile(r"(?P<day>[0-9]{1,2})\.\s*(?P<month>[0-9]{1,2})\.\s*(?P<year>[0-9]{4})")
_NAMED_DAY = re.compile(r"(?P<day>[0-9]{1,2})\.?\s+(?P<name>[^\W\d_]{3,})\.?\s+(?P<year>[0-9]{4})")
_MONTH = re.compile(r"(?P<month>[0-9]{1,2})\.(?P<year>[0-9]{4})")
_NAMED_MONTH = re.compile(r"(?P<name>[^\W\d_]{3,})\.?\s+(?P<year>[0-9]{4})")
_N = r"(?P<n>[1-4]|[iі]{1,3}|[iі]v)(?:-?(?:й|ый|ой|ы|е|ое|ае|st|nd|rd|th))?"
_QUARTER = re.compile(
    rf"(?:q(?P<q>[1-4])|{_N}\s*(?:кв\.?|квартал\w*|quarter))\s*(?:of\s+)?,?\s*(?P<year>[0-9]{{4}})"
)
_HALF = re.compile(
    rf"(?:h(?P<q>[12])|{_N}\s*(?:полуг\w*\.?|паўг\w*\.?|half(?:-year)?))\s*(?:of\s+)?,?\s*(?P<year>[0-9]{{4}})"
)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


class NotADate(ValueError):
    """What is written is no date that could be read; `recurs` where it says how often and not from when."""

    def __init__(self, recurs: bool = False) -> None:
        self.recurs = recurs
        super().__init__("no date")


@lru_cache(maxsize=8192)
def read_date(text: str) -> Written:
    """The date that is written; NotADate."""
    said = " ".join(text.casefold().replace("\xa0", " ").split()).strip()
    if said in _PERMANENT:
        return None, False, "", True
    for recurs, pattern in _REPEATED:
        if (found := pattern.fullmatch(said)) is not None:
            if not found["rest"]:
                raise NotADate(recurs=True)
            value, uncertain = _doubted(found["rest"])
            return value, uncertain, recurs, False
    value, uncertain = _doubted(said)
    return value, uncertain, "", False


def _doubted(said: str) -> tuple[str, bool]:
    found = _UNCERTAIN.fullmatch(said)
    return _period(found["rest"] if found else said), found is not None


def _period(said: str) -> str:
    for shell in (_BY, _YEAR):
        if (found := shell.fullmatch(said)) is not None:
            said = found["rest"]
    if _PLAIN.fullmatch(said):
        return said.upper()
    for pattern, read in _FORMS:
        if (found := pattern.fullmatch(said)) is not None:
            return f"{found['year']}-{read(found)}"
    raise NotADate


def _month(found: re.Match[str]) -> str:
    return f"{int(found['month']):02}"


def _named(found: re.Match[str]) -> str:
    for number, names in enumerate(_MONTHS, start=1):
        if any(name.startswith(found["name"]) for name in names.split()):
            return f"{number:02}"
    raise NotADate


def _part(letter: str, found: re.Match[str]) -> str:
    written = found["q"] or found["n"].replace("і", "i")
    number = _ROMAN.get(written) or int(written)
    if letter == "H" and number > 2:
        raise NotADate
    return f"{letter}{number}"


_FORMS = (
    (_QUARTER, lambda found: _part("Q", found)),
    (_HALF, lambda found: _part("H", found)),
    (_DAY, lambda found: f"{_month(found)}-{int(found['day']):02}"),
    (_NAMED_DAY, lambda found: f"{_named(found)}-{int(found['day']):02}"),
    (_MONTH, _month),
    (_NAMED_MONTH, _named),
)
