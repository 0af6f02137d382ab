"""Which files are kept, judged by their content and never by their name.

A package is measured before it is read: first its directory, then what its parts really unpack to, counted and thrown
away. Nothing is written out and no part is parsed.
"""

import codecs
import html
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
JSON_LINES = "application/jsonl"

EXTENSIONS: dict[str, tuple[str, ...]] = {
    PDF: (".pdf",), PNG: (".png",), JPEG: (".jpg", ".jpeg"), TIFF: (".tif", ".tiff"), DOCX: (".docx",),
    XLSX: (".xlsx",), ODT: (".odt",), TEXT: (".txt",), CSV: (".csv",), JSON_LINES: (".jsonl", ".ndjson"),
}  # fmt: skip

MAX_ENTRIES = 5_000
MAX_DIRECTORY_BYTES = 1024 * 1024
MAX_UNPACKED_BYTES = 200 * 1024 * 1024
MAX_RATIO = 200
#: [Content_Types].xml is read whole.
MAX_TYPES_BYTES = 1024 * 1024
_CHUNK_BYTES = 256 * 1024

_TYPES = "[Content_Types].xml"
_MARKERS = {"word/document.xml": DOCX, "xl/workbook.xml": XLSX}
#: A part with a program in it says so in its type, whatever it is called; Open Document keeps them in two folders.
_PROGRAMS = re.compile(r"macroenabled|vbaproject|vbadata|macrosheet", re.IGNORECASE)
_PROGRAM_NAMES = re.compile(r"(^|/)vba[^/]*\.(bin|xml)$|^(basic|scripts)/|(^|/)macrosheets/", re.IGNORECASE)
#: A part's header in the file: signature, and the lengths of the name and the extra field that follow it.
_PART = struct.Struct("<4s22xHH")
#: End of central directory: signature, size of the fixed part, and where count, size and comment length stand.
_END = b"PK\x05\x06"
_END_BYTES = 22
#: A ZIP64 locator right before it sends the parser to another directory than the one judged here.
_ELSEWHERE = b"PK\x06\x07"
_ELSEWHERE_BYTES = 20
#: A part that whoever unpacks the package would find outside its folder.
_OUTSIDE = re.compile(r"^[/\\]|^[A-Za-z]:|(^|[/\\])\.\.([/\\]|$)")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
#: What some system takes for more than a sign of a file's name.
_PARTING = re.compile(r'[\\/:*?"<>|]')


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


def label(code: str) -> str:
    """A code as the name of a copy begins with it: one line, and no part of a path."""
    return " ".join(_PARTING.sub(" ", _CONTROL.sub(" ", code)).split())


def called(content_type: str) -> str:
    """What people call a type of file: "DOCX"; the media type itself for one that is not kept."""
    endings = EXTENSIONS.get(content_type)
    return endings[0][1:].upper() if endings else content_type


def package_type(file: BinaryIO, size: int) -> str:
    """The type of a zip-based office file that unpacks to what it declares and carries no programs.

    NotKept: UNPACKED over the limits (parts, directory, size, ratio) or over what it declares, MACROS, DAMAGED, TYPE.
    """
    _check_directory(file, size)
    try:
        with zipfile.ZipFile(file) as package:
            entries = package.infolist()
            _check_entries(entries, size)
            for entry in entries:
                _check_part(file, entry)
            names = {entry.filename for entry in entries}
            _check_programs(package, names)
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
    """What the directory declares. Parts that lie upon each other, or twice under one name, are no office file's."""
    total = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    if len(entries) > MAX_ENTRIES or total > MAX_UNPACKED_BYTES or total > max(size, 1024) * MAX_RATIO:
        raise NotKept(Refusal.UNPACKED)
    if packed > size or len({entry.filename for entry in entries}) < len(entries):
        raise NotKept(Refusal.DAMAGED)
    if any(_OUTSIDE.search(entry.filename) for entry in entries):
        raise NotKept(Refusal.DAMAGED)
    # Other methods are none of these formats', and may ask for gigabytes before the first byte.
    if any(entry.flag_bits & 1 or entry.compress_type not in (0, 8) for entry in entries):
        raise NotKept(Refusal.DAMAGED)


def _check_part(file: BinaryIO, entry: zipfile.ZipInfo) -> None:
    """Unpacks a part to nowhere: a directory may say anything, and readers believe the data."""
    file.seek(entry.header_offset)
    signature, name_length, extra_length = _PART.unpack(file.read(_PART.size))
    if signature != b"PK\x03\x04":
        raise NotKept(Refusal.DAMAGED)
    file.seek(name_length + extra_length, 1)
    if entry.compress_type == 0:
        whole = entry.compress_size == entry.file_size
    else:
        whole = _unpacked(file, entry.compress_size, entry.file_size) == entry.file_size
    if not whole:
        raise NotKept(Refusal.DAMAGED)


def _unpacked(file: BinaryIO, packed: int, limit: int) -> int:
    """How many bytes the next `packed` ones unpack to; NotKept UNPACKED as soon as it is more than `limit`."""
    stream, total, waiting = zlib.decompressobj(-zlib.MAX_WBITS), 0, b""
    while not stream.eof and (packed or waiting):
        if not waiting:
            waiting = file.read(min(packed, _CHUNK_BYTES))
            packed = packed - len(waiting) if waiting else 0
        total += len(stream.decompress(waiting, _CHUNK_BYTES))
        waiting = stream.unconsumed_tail
        if total > limit:
            raise NotKept(Refusal.UNPACKED)
    total += len(stream.flush())
    if not stream.eof or packed or stream.unused_data:
        raise NotKept(Refusal.DAMAGED)
    return total


def _check_programs(package: zipfile.ZipFile, names: set[str]) -> None:
    if any(_PROGRAM_NAMES.search(name) for name in names):
        raise NotKept(Refusal.MACROS)
    if _TYPES in names:
        with package.open(_TYPES) as part:
            said = part.read(MAX_TYPES_BYTES + 1)
        if len(said) > MAX_TYPES_BYTES:
            raise NotKept(Refusal.UNPACKED)
        # In whatever encoding it stands, and however its letters are written.
        if _PROGRAMS.search(html.unescape(said.replace(b"\0", b"").decode("latin-1"))):
            raise NotKept(Refusal.MACROS)


def _type_of(package: zipfile.ZipFile, names: set[str]) -> str:
    for marker, content_type in _MARKERS.items():
        if marker in names and _TYPES in names:
            return content_type
    if "mimetype" in names:
        with package.open("mimetype") as entry:
            if entry.read(100).strip() == ODT.encode():
                return ODT
    raise NotKept(Refusal.TYPE)


def text_type(head: bytes, name: str) -> str:
    """TEXT or CSV for what reads as text (UTF-8, UTF-16 with its mark, or an 8-bit encoding without controls)."""
    plain = (
        _utf16(head) if head.startswith((b"\xff\xfe", b"\xfe\xff")) else head.removeprefix(b"\xef\xbb\xbf")
    )
    if re.search(rb"[\x00-\x08\x0e-\x1f\x7f]", plain) or plain.lstrip().lower().startswith(
        (b"<!doctype", b"<html", b"<?xml", b"<svg", b"<script", b"#!", b"mz")
    ):
        raise NotKept(Refusal.TYPE)
    return CSV if name.lower().endswith(".csv") else TEXT


def _utf16(head: bytes) -> bytes:
    """The same in UTF-8. The last letter may have been cut in half."""
    try:
        return codecs.getincrementaldecoder("utf-16")().decode(head).encode()
    except UnicodeError:
        raise NotKept(Refusal.TYPE) from None
