"""Which files are kept, judged by their content and never by their name. Nothing is unpacked here."""

import lzma
import re
import struct
import unicodedata
import zipfile
import zlib
from dataclasses import dataclass
from enum import StrEnum
from typing import BinaryIO

PDF = "application/pdf"
PNG = "image/png"
JPEG = "image/jpeg"
TIFF = "image/tiff"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ODT = "application/vnd.oasis.opendocument.text"
TEXT = "text/plain"
CSV = "text/csv"

EXTENSIONS: dict[str, tuple[str, ...]] = {
    PDF: (".pdf",), PNG: (".png",), JPEG: (".jpg", ".jpeg"), TIFF: (".tif", ".tiff"), DOCX: (".docx",),
    XLSX: (".xlsx",), ODT: (".odt",), TEXT: (".txt",), CSV: (".csv",),
}  # fmt: skip

MAX_ENTRIES = 5_000
MAX_DIRECTORY_BYTES = 1024 * 1024
MAX_UNPACKED_BYTES = 200 * 1024 * 1024
MAX_RATIO = 200

_MARKERS = {"word/document.xml": DOCX, "xl/workbook.xml": XLSX}
#: End of central directory: signature, size of the fixed part, and where count, size and comment length stand.
_END = b"PK\x05\x06"
_END_BYTES = 22
#: A ZIP64 locator right before it sends the parser to another directory than the one judged here.
_ELSEWHERE = b"PK\x06\x07"
_ELSEWHERE_BYTES = 20
_CONTROL = re.compile(r"[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


class Refusal(StrEnum):
    """Why a file is not kept."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    TYPE = "type"
    DAMAGED = "damaged"
    UNPACKED = "unpacked"
    MACROS = "macros"


class NotKept(Exception):
    """A file that is refused, and why."""

    def __init__(self, refusal: Refusal) -> None:
        self.refusal = refusal
        super().__init__(refusal)


@dataclass(frozen=True, slots=True)
class Found:
    """What a file is: its media type, and its name made safe."""

    content_type: str
    name: str


def safe_name(name: str, content_type: str) -> str:
    """The last part of the name without control or direction characters, with the extension of its type."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    last = _CONTROL.sub("", last).strip(" .")
    endings = EXTENSIONS[content_type]
    if not last.lower().endswith(endings):
        last = (last or "document") + endings[0]
    stem, dot, ending = last.rpartition(".")
    return stem[: 180 - len(ending)] + dot + ending if stem else f"document.{ending}"


def package_type(file: BinaryIO, size: int) -> str:
    """The type of a zip-based office file, its limits checked on the directory before anything is unpacked.

    NotKept: UNPACKED over the limits (entries, directory, declared size, ratio), MACROS, DAMAGED, TYPE.
    """
    _check_directory(file, size)
    try:
        with zipfile.ZipFile(file) as package:
            entries = package.infolist()
            _check_entries(entries, size)
            names = {entry.filename for entry in entries}
            if any(name.lower().endswith("vbaproject.bin") for name in names):
                raise NotKept(Refusal.MACROS)
            return _type_of(package, names)
    except (
        zipfile.BadZipFile,
        NotImplementedError,
        RuntimeError,
        UnicodeDecodeError,
        ValueError,
        OSError,
        EOFError,
        struct.error,
        zlib.error,
        lzma.LZMAError,
    ) as error:
        raise NotKept(Refusal.DAMAGED) from error


def _check_directory(file: BinaryIO, size: int) -> None:
    """Reads the end record alone: a directory of a million entries must not be parsed to be refused."""
    reach = min(size, _ELSEWHERE_BYTES + _END_BYTES + 0xFFFF)
    file.seek(size - reach)
    tail = file.read(reach)
    at = tail.rfind(_END)
    if at < 0 or len(tail) - at < _END_BYTES:
        raise NotKept(Refusal.DAMAGED)
    count = int.from_bytes(tail[at + 10 : at + 12], "little")
    length = int.from_bytes(tail[at + 12 : at + 16], "little")
    elsewhere = tail[max(at - _ELSEWHERE_BYTES, 0) : at].startswith(_ELSEWHERE)
    if elsewhere or count > MAX_ENTRIES or length > MAX_DIRECTORY_BYTES:
        raise NotKept(Refusal.UNPACKED)
    file.seek(0)


def _check_entries(entries: list[zipfile.ZipInfo], size: int) -> None:
    total = sum(entry.file_size for entry in entries)
    if len(entries) > MAX_ENTRIES or total > MAX_UNPACKED_BYTES or total > max(size, 1024) * MAX_RATIO:
        raise NotKept(Refusal.UNPACKED)
    if any(entry.flag_bits & 1 for entry in entries):
        raise NotKept(Refusal.DAMAGED)


def _type_of(package: zipfile.ZipFile, names: set[str]) -> str:
    for marker, content_type in _MARKERS.items():
        if marker in names and "[Content_Types].xml" in names:
            return content_type
    if "mimetype" in names:
        with package.open("mimetype") as entry:
            if entry.read(100).strip() == ODT.encode():
                return ODT
    raise NotKept(Refusal.TYPE)


def text_type(head: bytes, name: str) -> str:
    """TEXT or CSV for what reads as text (UTF-8, UTF-16 with its mark, or an 8-bit encoding without controls)."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        readable = True
    else:
        readable = not re.search(rb"[\x00-\x08\x0e-\x1f\x7f]", head)
    if not readable or head.lstrip().lower().startswith(
        (b"<!doctype", b"<html", b"<?xml", b"<svg", b"#!", b"mz")
    ):
        raise NotKept(Refusal.TYPE)
    return CSV if name.lower().endswith(".csv") else TEXT
