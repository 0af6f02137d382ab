"""Reading JSON by path: what is wrong is said with a JSON Pointer (RFC 6901) to the value that is."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from typing import Any, TypeVar

from .days import Length, Period, Unit

T = TypeVar("T")


class WrongData(ValueError):
    """A value that cannot be taken: `pointer` says which, `detail` what is wrong with it."""

    def __init__(self, pointer: str, detail: str) -> None:
        self.pointer, self.detail = pointer, detail
        super().__init__(f"{pointer or '/'}: {detail}")


class Node:
    """One value of a JSON document and where it stands. Every reader raises WrongData."""

    __slots__ = ("data", "pointer", "read")

    def __init__(self, data: Any, pointer: str = "") -> None:
        self.data, self.pointer = data, pointer
        self.read: set[str] = set()

    def wrong(self, detail: str) -> WrongData:
        return WrongData(self.pointer, detail)

    def fields(self) -> Mapping[str, Any]:
        """An object; one without names is not taken for it."""
        if not isinstance(self.data, Mapping):
            raise self.wrong("an object is needed")
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
            raise self.wrong("a list is needed")
        for place, value in enumerate(self.data):
            yield Node(value, self._below(str(place)))

    def done(self) -> None:
        """Refuse what has not been read: a misspelt name must not pass for one left out."""
        for name in self.fields():
            if name not in self.read:
                raise WrongData(self._below(str(name)), "unknown name")

    def text(self) -> str:
        if not isinstance(self.data, str) or not self.data:
            raise self.wrong("a text is needed")
        return self.data

    def flag(self) -> bool:
        if not isinstance(self.data, bool):
            raise self.wrong("true or false is needed")
        return self.data

    def whole(self, least: int = 1) -> int:
        if not isinstance(self.data, int) or isinstance(self.data, bool) or self.data < least:
            raise self.wrong(f"a whole number from {least} on is needed")
        return self.data

    def choice(self, among: Mapping[str, T]) -> T:
        if not isinstance(self.data, str) or self.data not in among:
            raise self.wrong(f"one of {', '.join(among)} is needed")
        return among[self.data]

    def day(self) -> date:
        """A day of the calendar, as 1993-12-21."""
        period = self.period()
        if period.day is None:
            raise self.wrong("a day is needed, as 1993-12-21")
        return period.day

    def period(self) -> Period:
        """A date with its precision, as 1993 or 1993-12 or 1993-12-21."""
        try:
            return Period.parse(self.text())
        except ValueError as error:
            if isinstance(error, WrongData):
                raise
            raise self.wrong(str(error)) from error

    def number(self) -> Fraction:
        """A number above nothing: 0.55, or a fraction in a text, "2/3"."""
        wrong = isinstance(self.data, bool) or not isinstance(self.data, int | float | str)
        try:
            value = Fraction(0 if wrong else str(self.data))
        except (ValueError, ZeroDivisionError):
            value = Fraction()
        if value <= 0:
            raise self.wrong('a number above 0 is needed, as 0.55 or "2/3"')
        return value

    def share(self) -> Fraction:
        """A share of a whole, above nothing and at most 1."""
        value = self.number()
        if value > 1:
            raise self.wrong("a share is at most 1")
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
