"""What a title says of its agreement: of what kind it is, and between whom it was made."""

import re

#: The word that a title begins with, or comes to first, and the kind that it names.
_KINDS = (
    ("exchange_of_notes", r"exchanges? of (?:notes|letters|identic notes|official notes|telegrams)|notes exchanged|letters exchanged"),
    ("memorandum", r"memorand(?:um|a) of (?:understanding|agreement)|agreed memorandum|memorandum"),
    ("protocol", r"protocols?|proc[eè]s-verbal"),
    ("treaty", r"treat(?:y|ies)|conventions?|covenants?|charter|statutes?|constitution|pact"),
    ("agreement", r"agreements?|arrangements?|accord"),
    ("annex", r"annex(?:es)?|appendix"),
)  # fmt: skip
_KIND = re.compile("|".join(rf"\b(?P<{kind}>(?:{words}))\b" for kind, words in _KINDS), re.IGNORECASE)
#: What is done to another agreement: the words after it name that other one.
_DONE_TO = re.compile(
    r"\W*(?:\d{4}\s+)?(?:text of |the )?(?:\w+\s+){0,2}?(?:amendments?|amending|modifications?|extension|"
    r"prolongation|termination|denunciation|declarations?|regulations?|resolutions?|measures?|recommendations?|"
    r"additional articles?|articles?|final act|rectification|corrigend\w+|accession)\b",
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
