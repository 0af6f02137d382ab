"""JSON Lines as a table: the objects that lists give, a row each, under the headings that their tables have.

A text in several languages stands under a heading for each ("title (ru)"), a date as a cell has it ("1964-06?"), a list
as JSON. What an object does not say is an empty cell.
"""

from collections.abc import Iterator
from typing import Any, BinaryIO

import orjson
from django.utils.translation import gettext as _

from cooperation.cells import MARK_OF_UTF8
from cooperation.dates import FuzzyDate
from cooperation.errors import Invalid
from cooperation.exports.columns import written
from cooperation.texts import is_tag

#: Most bytes of one object.
LONGEST_LINE = 8 * 1024 * 1024


def begins(head: bytes) -> bool:
    """Whether a file that begins so is one of objects."""
    return head.removeprefix(MARK_OF_UTF8).lstrip()[:1] == b"{"


def rows_of(file: BinaryIO, most: int) -> Iterator[list[str]]:
    """The rows, headings first; once there are more than `most` of these, no more of them are looked for.

    Invalid: /file, where a line is no JSON object or too long.
    """
    headings: dict[str, None] = {}
    for each in _objects(file):
        headings.update(dict.fromkeys(each))
        if len(headings) > most:
            break
    yield list(headings)
    for each in _objects(file):
        yield [each.get(heading, "") for heading in headings]


def _objects(file: BinaryIO) -> Iterator[dict[str, str]]:
    """From the beginning, each object as cells by their headings."""
    file.seek(0)
    number = 0
    while line := file.readline(LONGEST_LINE + 1):
        number += 1
        if number == 1:
            line = line.removeprefix(MARK_OF_UTF8)
        try:
            # An empty line is a row that says nothing, as in other tables.
            said = orjson.loads(line.strip() or b"{}") if len(line) <= LONGEST_LINE else None
        except orjson.JSONDecodeError:
            said = None
        if not isinstance(said, dict):
            raise Invalid.of("file", _("Line %(number)d is no JSON object.") % {"number": number})
        yield dict(cell for name, value in said.items() for cell in _cells(name, value))


def _cells(name: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        yield from _of_object(name, value)
    elif isinstance(value, bool):
        yield name, "true" if value else "false"
    elif isinstance(value, list):
        yield name, orjson.dumps(value).decode()
    else:
        yield name, "" if value is None else str(value)


def _of_object(name: str, value: dict[str, Any]) -> Iterator[tuple[str, str]]:
    if "precision" in value:
        try:
            yield name, written(FuzzyDate.parse(value))
        except ValueError:
            yield name, orjson.dumps(value).decode()
    elif all(is_tag(tag) and isinstance(said, str) for tag, said in value.items()):
        for tag, said in value.items():
            yield f"{name} ({tag})", said
    else:
        yield name, orjson.dumps(value).decode()
