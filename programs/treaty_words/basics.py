"""Days, lengths of time, shares and lists, as sentences about treaties use them."""

import re
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction

from babel.lists import format_list
from babel.numbers import format_decimal, format_percent
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from cooperation.dates import FuzzyDate
from cooperation.ui.marks import language
from cooperation.ui.when import day_words, fuzzy_words
from programs.rules.treaties import words
from programs.rules.treaties.days import Length, Period, Unit

#: How a party is called, by its key or the name it has among the acts.
Name = Callable[[str], str]


def itself(party: str) -> str:
    """A party as it is written."""
    return party


def day(value: date | Period) -> str:
    """A day, or what is known of it: "21 Dec 1993", "Dec 1993", "between 1 May 1993 and 3 Jun 1993"."""
    if isinstance(value, date):
        return day_words(value)
    if value.day is not None:
        return day_words(value.day)
    if value.last == date.max:
        return _("%(day)s or later") % {"day": day_words(value.first)}
    if value.first == date.min:
        return _("%(day)s or earlier") % {"day": day_words(value.last)}
    written = str(value)
    if "/" not in written:
        return fuzzy_words(FuzzyDate(written))
    span = {"first": day_words(value.first), "last": day_words(value.last)}
    return _("between %(first)s and %(last)s") % span


def length(value: Length) -> str:
    """ "90 days", "1 month", "2 years": in Russian and Belarusian as after "через" and "на"."""
    if value.unit is Unit.DAY:
        said = ngettext("%(count)d day", "%(count)d days", value.n)
    elif value.unit is Unit.MONTH:
        said = ngettext("%(count)d month", "%(count)d months", value.n)
    else:
        said = ngettext("%(count)d year", "%(count)d years", value.n)
    return said % {"count": value.n}


def ordinal(n: int) -> str:
    """ "50th" in English; elsewhere the figure, to which the translation adds what its grammar asks."""
    return words.ordinal(n) if language().startswith("en") else str(n)


def percent(value: Fraction, places: int = 2) -> str:
    """A share of a whole in per cent, to so many decimals at most, what is less left out: "57.58%"."""
    scale = 10**places
    kept = Decimal(value.numerator * 100 * scale // value.denominator) / scale / 100
    return str(format_percent(kept, locale=_locale(), decimal_quantization=False))


def share(value: Fraction) -> str:
    """A share as treaties write it: "two thirds", in per cent where that is exact: "66.67%", else as a fraction.

    In Russian and Belarusian in the genitive, as after "не менее".
    """
    return _fractions().get(value) or figure(value)


def figure(value: Fraction) -> str:
    """The same in figures: "2/3", "66.67%"."""
    if value in _fractions():
        return f"{value.numerator}/{value.denominator}"
    exact = (value * 100 * 10**_EXACT).denominator == 1
    return percent(value, _EXACT) if exact else f"{value.numerator}/{value.denominator}"


#: So many decimals of a per cent may a share have that is not said as a fraction.
_EXACT = 6


def _fractions() -> dict[Fraction, str]:
    return {
        Fraction(1, 2): pgettext("share", "one half"), Fraction(1, 3): pgettext("share", "one third"),
        Fraction(2, 3): pgettext("share", "two thirds"), Fraction(1, 4): pgettext("share", "one quarter"),
        Fraction(3, 4): pgettext("share", "three quarters"), Fraction(1, 5): pgettext("share", "one fifth"),
        Fraction(2, 5): pgettext("share", "two fifths"), Fraction(3, 5): pgettext("share", "three fifths"),
        Fraction(4, 5): pgettext("share", "four fifths"),
    }  # fmt: skip


def number(value: Fraction) -> str:
    """An amount, to three decimals."""
    return str(format_decimal(Decimal(value.numerator) / value.denominator, "#,##0.###", locale=_locale()))


def listed(items: Iterable[str]) -> str:
    """ "A, B and C"."""
    return str(format_list(list(items), locale=_locale()))


def flowing(sentence: str) -> str:
    """A sentence put together: in Belarusian what follows a vowel begins with ў ("Уступае ў сілу ў дзень ...")."""
    return _AFTER_VOWEL.sub("ў", sentence) if language().startswith("be") else sentence


_AFTER_VOWEL = re.compile("(?<=[аеёіоуыэюя] )у(?= )")


def _locale() -> str:
    """The locale of the page; English puts no comma before the last of a list."""
    lang = language()
    return "en_GB" if lang.startswith("en") else lang.replace("-", "_")
