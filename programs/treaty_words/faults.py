"""What is wrong with final clauses as data, as it is read."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from cooperation.texts import TURNED
from programs.rules.treaties.nodes import WrongData

_NEEDED = _("This is needed.")

#: By code of nodes.SAID.
FAULTS: dict[str, Any] = {
    "needed": _NEEDED,
    "expected": _NEEDED,
    "unknown": _("There is no such property here."),
    "object": _("An object is needed."),
    "list": _("A list is needed."),
    "some": _("At least one is needed."),
    "large": _("This is too large, or nested too deeply."),
    "text": _("Write a text."),
    "long": _("At most %(most)s characters are allowed."),
    "signs": TURNED,
    "flag": _("Give true or false."),
    "whole": _("Give a whole number from %(least)s to %(most)s."),
    "choice": _("Choose one of: %(among)s."),
    "day": _("Give a day, as 1993-12-21."),
    "period": _("Give a date as it is known: 1993, 1993-12 or 1993-12-21."),
    "number": _("Give a number above 0: 0.55, or 2/3."),
    "share": _("A share is at most 1."),
    "twice": _("A party is named twice."),
    "term": _("Give either a term or the day on which it expires."),
    "provisional": _("Say from when it is applied provisionally."),
    "withdrawal": _("Give either the period of notice or why denunciation is implied, or the word “silent”."),
}


def fault(error: WrongData) -> str:
    """What is wrong, in the language of the reader."""
    return str(FAULTS[error.code]) % error.facts
