"""What a title says of its agreement: of what kind it is, and between whom it was made."""

import re
from zlib import crc32

#: The word that a title begins with, or comes to first, and the kind that it names.
_KINDS = (
    ("exchange_of_notes",
        r"exchanges? of (?:identic |official )?(?:notes|letters|telegrams)|(?:notes|letters) exchanged"),
    ("memorandum", r"memorand(?:um|a) of (?:understanding|agreement)|agreed memorandum|memorandum"),
    ("protocol", r"protocols?|proc[eè]s-verbal"),
    ("treaty", r"treat(?:y|ies)|conventions?|covenants?|charter|statutes?|constitution|pact"),
    ("agreement", r"agreements?|arrangements?|accord"),
    ("annex", r"annex(?:es)?|appendix|appendices|schedules?(?= (?:[ivx]+ |[a-z] |\d+ )?(?:annexed )?to\b)"),
)  # fmt: skip
#: Not where the title says that it is none: "of Non-Treaty character".
_KIND = re.compile(
    "|".join(rf"\b(?<!\bnon-)(?P<{kind}>(?:{words}))\b" for kind, words in _KINDS), re.IGNORECASE
)
#: What is done to another agreement: the words after it name that other one.
_DONE_TO = re.compile(
    r"\W*(?:[0-9]{4}\s+)?(?:(?:text of|the|further|first|second|third|additional|various|proposed)\s+){0,2}"
    r"(?:amendments?|modifications?|extensions?|prolongation|termination|denunciation|declarations?|regulations?|"
    r"resolutions?|measures?|recommendations?|articles?|final act|rectification|corrigend\w+|accession)\b",
    re.IGNORECASE,
)
_GOVERNMENTS = re.compile(
    r"\bbetween (?:\w+ majesty['’]?s |the )?(?:\w+ ){0,2}?governments?\b|\bintergovernmental\b", re.IGNORECASE
)
_AGENCIES = re.compile(r"\bbetween the (?:\w+ ){0,3}?(?:ministry|ministries)\b", re.IGNORECASE)
#: How far into a title its own kind is named.
_LEAD = 120


def kind_of(title: str) -> str:
    """The kind that the title names first; "" where it names none, or is of what is done to another agreement."""
    lead = title[:_LEAD]
    if _DONE_TO.match(lead):
        return ""
    found = _KIND.search(lead)
    return found.lastgroup or "" if found else ""


def level_of(title: str) -> str:
    """Between whom the title says that it was made; "" where it does not say."""
    if _AGENCIES.search(title):
        return "inter_agency"
    return "intergovernmental" if _GOVERNMENTS.search(title) else ""


def fold(text: str) -> str:
    """A title or a name as it is compared: letters and digits of it, case and marks apart."""
    return " ".join(_APART.sub(" ", text.casefold()).split())


_APART = re.compile(r"[\W_]+")

#: Words that say nothing of what an agreement is about.
_COMMON_WORDS = (
    "a about agreement agreements an and at between britain by co concerning constituting convention cooperation "
    "democratic exchange federal field for from government governments great in into ireland kingdom letters northern "
    "notes of on operation or people peoples protocol regarding relating relative republic republics respecting s "
    "socialist soviet states the to treaty union united with"
)
_COMMON = frozenset(_COMMON_WORDS.split())
_NUMBERS = {"one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "first": "1st", "second": "2nd"}
_BITS, _STEM = 512, 6
#: The share of the words of the shorter title that the longer one has, from which on two are taken for one. Below it
#: stand agreements that two States made on one day: on plant protection, and on animal health.
ALIKE_FROM = 0.85


def words_in(title: str) -> int:
    """The words by which a title is told from another, as bits of a number (64 bytes at most)."""
    bits = 0
    for word in fold(title).split():
        if word not in _COMMON:
            stem = _NUMBERS.get(word, word)[:_STEM]
            bits |= 1 << (crc32(stem.encode("utf-8", "replace")) % _BITS)
    return bits


def alike(one: int, other: int) -> bool:
    """Whether two titles, as `words_in` has them, are one in different words."""
    shorter = min(one.bit_count(), other.bit_count())
    return shorter > 0 and (one & other).bit_count() >= ALIKE_FROM * shorter
