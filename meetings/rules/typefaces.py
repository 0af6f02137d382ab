"""Which letters can be set: those of the scripts of the typeface that comes with the typesetter."""

import unicodedata
from collections.abc import Iterator
from typing import Any

SCRIPTS = ("LATIN", "CYRILLIC", "GREEK")


def strange_letter(data: Any) -> str:
    """The first letter of any text in `data` (texts, lists and objects) of another script; "" where there is none."""
    return next((char for text in _texts(data) for char in text if _is_strange(char)), "")


def _is_strange(char: str) -> bool:
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
