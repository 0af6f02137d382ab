"""Reading JSON by path: what is wrong is said with a JSON Pointer (RFC 6901) to the value that is."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from typing import Any, TypeVar

from .days import Length, Period, Unit

T = TypeVar("T")

#: The greatest whole number and the longest text that are taken.
MOST, LONGEST = 100_000, 300
#: How many values a document may have, and how deep they may stand within each other.
LARGEST, DEEPEST = 2_000, 12
_NUMBER = re.compile(r"[0-9]{1,15}(?:\.[0-9]{1,15})?(?:[eE][+-]?[0-9]{1,2})?|[0-9]{1,15}/0*[1-9][0-9]{0,14}")
#: They make a text read otherwise than it is written (Unicode Standard Annex 9).
_OVERRIDES = frozenset("\u202d\u202e")


#: What can be wrong with a value, in plain English for the shell; pages and the API say it in their reader's language.
SAID = {
    "needed": "needed",
    "expected": "needed, null where it has not entered into force",
    "unknown": "unknown name",
    "object": "an object is needed",
    "list": "a list is needed",
    "some": "at least one is needed",
    "large": "this is too large or too deep",
    "text": "a text is needed",
    "long": "at most %(most)s characters are taken",
    "signs": "control characters and those that turn the direction of writing around are not taken",
    "flag": "true or false is needed",
    "whole": "a whole number from %(least)s to %(most)s is needed",
    "choice": "one of %(among)s is needed",
    "day": "a day is needed, as 1993-12-21",
    "period": "write it as 1993, 1993-H2, 1993-Q4, 1993-12 or 1993-12-21; the day must exist",
    "number": 'a number above 0 is needed, as 0.55 or "2/3"',
    "share": "a share is at most 1",
    "twice": "a party is named twice",
    "term": "either a term or the day on which it expires",
    "provisional": "provisional_from is needed beside it",
    "withdrawal": "either a period is needed, or why denunciation is implied; or the word silent",
}


class WrongData(ValueError):
    """A value that cannot be taken: `pointer` says which, `code` (of SAID) and `facts` what is wrong with it."""

    def __init__(self, pointer: str, code: str, **facts: Any) -> None:
        self.pointer, self.code, self.facts = pointer, code, facts
        self.detail = SAID[code] % facts
        super().__init__(f"{pointer or '/'}: {self.detail}")


class Node:
    """One value of a JSON document and where it stands. Every reader raises WrongData."""

    __slots__ = ("data", "pointer", "read")

    def __init__(self, data: Any, pointer: str = "") -> None:
        self.data, self.pointer = data, pointer
        self.read: set[str] = set()

    def wrong(self, code: str, **facts: Any) -> WrongData:
        return WrongData(self.pointer, code, **facts)

    def fields(self) -> Mapping[str, Any]:
        """An object; one without names is not taken for it."""
        if not isinstance(self.data, Mapping):
            raise self.wrong("object")
        return self.data

    def has(self, name: str) -> bool:
        """Whether it says anything of this; null says nothing."""
        self.read.add(name)
        return self.fields().get(name) is not None

    def at(self, name: str) -> "Node":
        """What it says of this; it must say something."""
        if not self.has(name):
            raise WrongData(self._below(name), "needed")
        return Node(self.data[name], self._below(name))

    def maybe(self, name: str, read: Callable[["Node"], T], default: T) -> T:
        """What it says of this as `read` takes it, or the default where it says nothing."""
        return read(self.at(name)) if self.has(name) else default

    def each(self) -> Iterator["Node"]:
        """The values of a list."""
        if not isinstance(self.data, list):
            raise self.wrong("list")
        for place, value in enumerate(self.data):
            yield Node(value, self._below(str(place)))

    def done(self) -> None:
        """Refuse what has not been read: a misspelt name must not pass for one left out."""
        for name in self.fields():
            if name not in self.read:
                raise WrongData(self._below(str(name)), "unknown")

    def text(self) -> str:
        if not isinstance(self.data, str) or not self.data.strip():
            raise self.wrong("text")
        if len(self.data) > LONGEST:
            raise self.wrong("long", most=LONGEST)
        if any(unicodedata.category(sign) in ("Cc", "Cs") or sign in _OVERRIDES for sign in self.data):
            raise self.wrong("signs")
        return self.data

    def flag(self) -> bool:
        if not isinstance(self.data, bool):
            raise self.wrong("flag")
        return self.data

    def whole(self, least: int = 1) -> int:
        if not isinstance(self.data, int) or isinstance(self.data, bool) or not least <= self.data <= MOST:
            raise self.wrong("whole", least=least, most=MOST)
        return self.data

    def choice(self, among: Mapping[str, T]) -> T:
        if not isinstance(self.data, str) or self.data not in among:
            raise self.wrong("choice", among=", ".join(among))
        return among[self.data]

    def day(self) -> date:
        """A day of the calendar, as 1993-12-21."""
        period = self.period()
        if period.day is None:
            raise self.wrong("day")
        return period.day

    def period(self) -> Period:
        """A date with its precision, as 1993 or 1993-12 or 1993-12-21."""
        written = self.text()
        try:
            return Period.parse(written)
        except ValueError as error:
            raise self.wrong("period") from error

    def number(self) -> Fraction:
        """A number above nothing: 0.55, or a fraction in a text, "2/3"."""
        wrong = isinstance(self.data, bool) or not isinstance(self.data, int | float | str)
        written = "" if wrong else str(self.data)
        # What is written with many figures or a great exponent would take long to compute with.
        value = Fraction(written) if _NUMBER.fullmatch(written) else Fraction()
        if value <= 0:
            raise self.wrong("number")
        return value

    def share(self) -> Fraction:
        """A share of a whole, above nothing and at most 1."""
        value = self.number()
        if value > 1:
            raise self.wrong("share")
        return value

    def length(self) -> Length:
        """A length of time: {"n": 90, "unit": "day"}."""
        n = self.at("n").whole(0)
        unit = self.at("unit").choice(_UNITS)
        self.done()
        return Length(n, unit)

    def texts(self) -> tuple[str, ...]:
        return tuple(each.text() for each in self.each())

    def _below(self, name: str) -> str:
        return f"{self.pointer}/{name.replace('~', '~0').replace('/', '~1')}"


def bounded(data: Any) -> Any:
    """The document itself, where it is small and flat enough to be read; else WrongData."""
    level, count = [data], 0
    for _depth in range(DEEPEST):
        count += len(level)
        if count > LARGEST:
            break
        level = [inner for value in level for inner in _within(value)]
        if not level:
            return data
    raise WrongData("", "large")


def _within(value: Any) -> Iterable[Any]:
    if isinstance(value, Mapping):
        return value.values()
    return value if isinstance(value, list) else ()


_UNITS = {unit.value: unit for unit in Unit}


def length_json(length: Length) -> dict[str, Any]:
    """A length of time as Node.length reads it."""
    return {"n": length.n, "unit": length.unit.value}


def number_json(value: Fraction) -> int | float | str:
    """A number as Node.number reads it: exactly, and as a text only where no decimal is exact."""
    if value.denominator == 1:
        return value.numerator
    decimal = float(value)
    return decimal if Fraction(str(decimal)) == value else f"{value.numerator}/{value.denominator}"
