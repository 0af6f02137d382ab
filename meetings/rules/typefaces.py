"""Which letters can be set: those of the scripts of the typeface that comes with the typesetter."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

SCRIPTS = ("LATIN", "CYRILLIC", "GREEK")

#: What stands for the end of a line besides "\n": a soft one of an office program, a page, and those of Unicode.
_ENDS = dict.fromkeys(map(ord, "\v\f\x85\u2028\u2029"), "\n")
#: Controls, halves of pairs and what is no character: nothing of them is seen, and PDF/A takes none.
_UNSEEN = ("Cc", "Cs", "Cn")
#: A word of so many letters may be broken anywhere: as one line it would be more than a PDF holds.
_LONGEST = 200


def settable(data: Any) -> Any:
    """`data` (texts, lists and objects) with what cannot be set taken out of its texts; nothing seen is lost."""
    if isinstance(data, str):
        return _settable(data)
    if isinstance(data, dict):
        return {key: settable(value) for key, value in data.items()}
    if isinstance(data, list):
        return [settable(value) for value in data]
    return data


def _settable(text: str) -> str:
    ended = text.replace("\r\n", "\n").replace("\r", "\n").translate(_ENDS).replace("\t", " ")
    seen = "".join(char for char in ended if char == "\n" or unicodedata.category(char) not in _UNSEEN)
    return re.sub(rf"(\S{{{_LONGEST}}})(?=\S)", "\\1\u200b", seen)


def strange_letter(data: Any) -> str:
    """The first letter of any text in `data` (texts, lists and objects) of another script; "" where there is none."""
    return next((char for text in _texts(data) for char in text if _is_strange(char)), "")


def _is_strange(char: str) -> bool:
    if char > "\uffff":  # Pictures and rare ideographs: no typeface here has any.
        return unicodedata.category(char) != "Cn"
    letter = char > "\u02ff" and unicodedata.category(char)[0] == "L"
    return letter and not unicodedata.name(char, "").startswith(SCRIPTS)


def _texts(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for value in data.values():
            yield from _texts(value)
    elif isinstance(data, list):
        for value in data:
            yield from _texts(value)
