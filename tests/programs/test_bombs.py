"""Files made to do harm: bombs that are really built, programs under other names, packages that say one thing twice."""

import io
import random
import struct
import zipfile
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from programs.rules import files
from programs.rules.files import NotKept, Refusal

TYPES = b"<Types><Override ContentType='application/vnd.openxmlformats'/></Types>"
DOCX = {"[Content_Types].xml": TYPES, "word/document.xml": b"<w/>"}
XLSX = {"[Content_Types].xml": TYPES, "xl/workbook.xml": b"<x/>"}
MB = 1024 * 1024


def package(entries: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytearray:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as target:
        for name, content in entries.items():
            target.writestr(name, content)
    return bytearray(made.getvalue())


def judged(content: bytes) -> str | Refusal:
    try:
        return files.package_type(io.BytesIO(content), len(content))
    except NotKept as refused:
        return refused.refusal


def directory(content: bytearray, name: str) -> int:
    """Where the directory tells of a part."""
    at = content.index(b"PK\x01\x02")
    while content[at + 46 : at + 46 + len(name)] != name.encode():
        at = content.index(b"PK\x01\x02", at + 4)
    return at


def lying(entries: dict[str, bytes], name: str, size: int) -> bytearray:
    """A package whose directory declares `size` bytes of one part, with the checksum of those."""
    content = package(entries)
    struct.pack_into("<L", content, directory(content, name) + 24, size)
    struct.pack_into("<L", content, directory(content, name) + 16, zlib.crc32(entries[name][:size]))
    return content


@pytest.mark.parametrize(("entries", "kept"), [(DOCX, files.DOCX), (XLSX, files.XLSX)])
def test_an_office_file_is_kept(entries: dict[str, bytes], kept: str) -> None:
    noise = random.Random(1).randbytes(2 * MB)
    assert judged(package({**entries, "media/image.png": noise})) == kept
    assert judged(package({**entries, "media/image.png": noise}, zipfile.ZIP_STORED)) == kept
    assert judged(package({**entries, "media/text.xml": b"<a/>" * 20_000})) == kept


@pytest.mark.parametrize("entries", [DOCX, XLSX])
def test_a_bomb_that_declares_itself_is_refused(entries: dict[str, bytes]) -> None:
    bomb = package({**entries, "xl/sheet.xml": bytes(60 * MB)})
    assert len(bomb) < MB
    assert judged(bomb) is Refusal.UNPACKED


@pytest.mark.parametrize("entries", [DOCX, XLSX])
def test_a_bomb_that_declares_less_than_it_unpacks_to_is_refused(
    entries: dict[str, bytes],
) -> None:
    bomb = lying({**entries, "sheet.xml": bytes(60 * MB)}, "sheet.xml", 1000)
    with zipfile.ZipFile(io.BytesIO(bomb)) as read:
        assert len(read.read("sheet.xml")) == 1000  # the library itself believes the directory
    assert judged(bomb) is Refusal.UNPACKED


def test_a_bomb_of_many_parts_each_within_the_limit_is_refused() -> None:
    parts = {f"{n}.xml": bytes(10 * MB) for n in range(25)}
    assert judged(package({**DOCX, **parts})) is Refusal.UNPACKED


def test_a_bomb_whose_parts_all_lie_on_one_kernel_is_refused() -> None:
    """Each name points at the same packed bytes: a small file of a large sum."""
    noise = random.Random(2).randbytes(MB)
    content = package({**DOCX, "kernel": noise})
    end = content.index(b"PK\x05\x06")
    at = directory(content, "kernel")
    entry = content[at : at + 46 + len("kernel")]
    copies = b"".join(entry[:46] + f"copy{n:02}".encode() for n in range(50))
    tail = bytearray(content[end:])
    count, length = struct.unpack_from("<HL", tail, 10)
    struct.pack_into("<HHL", tail, 8, count + 50, count + 50, length + len(copies))
    assert judged(content[:end] + copies + tail) in (Refusal.DAMAGED, Refusal.UNPACKED)


def test_a_package_of_a_million_names_is_refused_by_its_end_alone() -> None:
    content = package(DOCX)
    struct.pack_into("<HH", content, content.index(b"PK\x05\x06") + 8, 65535, 65535)
    assert judged(content) is Refusal.UNPACKED


def test_a_package_in_a_method_that_asks_for_gigabytes_is_refused() -> None:
    for method in (zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2):
        assert judged(package({"mimetype": files.ODT.encode()}, method)) is Refusal.DAMAGED


@pytest.mark.parametrize("name", ["../../etc/cron.d/x", "/etc/x", "word/../../x", "..\\x", "C:/x"])
def test_a_part_that_would_be_unpacked_outside_its_folder_is_refused(name: str) -> None:
    assert judged(bytes(package({**DOCX, name: b"x"}))) is Refusal.DAMAGED


def test_a_package_that_says_one_name_twice_is_refused() -> None:
    content = package({**DOCX, "word/documenT.xml": b"<other/>"})
    content = content.replace(b"word/documenT.xml", b"word/document.xml")
    assert judged(content) is Refusal.DAMAGED


@pytest.mark.parametrize(
    "more",
    [
        {"word/vbaProject.bin": b"x"},
        {"word/VBAdata.xml": b"x"},
        {"xl/macrosheets/sheet1.xml": b"x"},
        {"Basic/Standard/Module1.xml": b"x"},
        {"Scripts/python/a.py": b"x"},
        {"[Content_Types].xml": TYPES.replace(b"openxmlformats", b"ms-office.vbaProject")},
        {"[Content_Types].xml": TYPES.replace(b"openxmlformats", b"ms-word.document.macroEnabled.main+xml")},
        {"[Content_Types].xml": TYPES.replace(b"openxmlformats", b"ms-office.&#118;ba&#x50;roject")},
        {
            "[Content_Types].xml": "\ufeff<Types ContentType='ms-excel.sheet.macroEnabled'/>".encode(
                "utf-16-le"
            )
        },
    ],
)
def test_programs_are_found_under_any_name(more: dict[str, bytes]) -> None:
    assert judged(package({**DOCX, "word/harmless.bin": b"x", **more})) is Refusal.MACROS


def test_endless_types_are_not_read() -> None:
    assert (
        judged(package({**DOCX, "[Content_Types].xml": random.Random(3).randbytes(2 * MB)}))
        is Refusal.UNPACKED
    )


@pytest.mark.parametrize(
    "head",
    [
        b"\xef\xbb\xbf<html>",
        "\ufeff<script>".encode("utf-16-le"),
        "\ufeff <!DOCTYPE html>".encode("utf-16-be"),
        b"\xff\xfe\x00\xd8\x00\xd8",
        b"\xff\xfe\x01\x00\x02\x00",
        b"text\x00binary",
    ],
)
def test_what_is_no_text_is_not_taken_for_one(head: bytes) -> None:
    with pytest.raises(NotKept):
        files.text_type(head, "a.txt")


def test_text_in_two_bytes_a_letter_is_text_wherever_it_is_cut() -> None:
    whole = "\ufeffПротокол 𝄞 заседания".encode("utf-16-le")
    for length in range(2, len(whole) + 1):
        assert files.text_type(whole[:length], "a.csv") == files.CSV


@settings(max_examples=300)
@given(data=st.data())
def test_a_spoilt_package_is_refused_and_never_breaks(data: st.DataObject) -> None:
    content = package({**DOCX, "word/a.xml": b"abc" * 500})
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    assert isinstance(judged(content[: data.draw(st.integers(30, len(content)))]), str)


@settings(max_examples=300)
@given(name=st.text(st.characters(exclude_categories=["Cs"]), max_size=300))
def test_a_name_is_made_safe(name: str) -> None:
    safe = files.safe_name(name, files.PDF)
    assert safe.lower().endswith(".pdf")
    assert 4 < len(safe) <= 200
    assert not set("/\\\x00\r\n\u202e\u200f") & set(safe)
    assert not safe.startswith(".")
    assert files.safe_name(safe, files.PDF) == safe
