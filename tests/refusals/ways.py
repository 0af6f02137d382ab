"""How one write is sent by the page and by the API, and what refuses it.

A page is (address, fields, files); a call is (method, address under /api/v1/, body, version for If-Match or None).
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.refusals.stage import PDF, Stage

Page = tuple[str, dict[str, Any]]
Call = tuple[str, str, Any, int | None]
#: What somebody typed, to be found again on the page that refuses it.
TYPED = "Words typed with care"


def program() -> bytes:
    """What no office program makes."""
    return b"MZ\x90\x00" + b"\x00" * 200


def file(content: bytes = PDF) -> SimpleUploadedFile:
    """A file as a form sends it."""
    return SimpleUploadedFile("x.pdf", content)


def nothing(stage: Stage) -> None:
    """Leaves the stage as it is."""


@dataclass(frozen=True)
class Wrong:
    """Values that the rules refuse: fields of the page and properties of the body that take the place of the right."""

    fields: dict[str, Any]
    body: dict[str, Any]


@dataclass(frozen=True)
class Way:
    """One write through both faces. `subject` is the row whose id and version it names."""

    verb: str
    who: str
    wrong_who: str
    page: Callable[[Stage], Page]
    call: Callable[[Stage], Call]
    subject: Callable[[Stage], Any]
    #: Whose version is sent; None where the write makes something new.
    versioned: Callable[[Stage], Any] | None = None
    #: Brings the stage into a state in which the act is not possible.
    spoil: Callable[[Stage], None] | None = None
    wrong: tuple[Wrong, ...] = ()
    #: Whether the page is a button whose refusal is said on the page it leads to.
    button: bool = False
