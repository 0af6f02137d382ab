"""The search that the leak proofs rest on finds a word however it is hidden."""

import base64
import gzip
import html
import io
import json
import zipfile
import zlib
from collections.abc import Callable
from urllib.parse import quote, quote_plus

import pytest
import typst
import xlsxwriter

from tests.leaks_words.searching import said

LATIN, CYRILLIC = "Zqkanareika", "Щзканарейка"


def as_docx(word: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f"<w:document><w:t>before {word} after</w:t></w:document>")
    return out.getvalue()


def as_xlsx(word: str) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        book.add_worksheet().write_string(0, 0, f"before {word} after")
    return out.getvalue()


def as_pdf(word: str) -> bytes:
    return bytes(typst.compile(f"before {word} after".encode()))


def zipped(content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("inner", content)
    return out.getvalue()


HIDDEN: dict[str, Callable[[str], bytes]] = {
    "as it is": lambda w: w.encode(),
    "in capitals": lambda w: w.upper().encode(),
    "folded": lambda w: w.casefold().encode(),
    "in an address": lambda w: quote(w).encode(),
    "in an address twice": lambda w: quote(quote_plus(w)).encode(),
    "every byte of it quoted": lambda w: "".join(f"%{b:02x}" for b in w.encode()).encode(),
    "in decimal entities": lambda w: "".join(f"&#{ord(c)};" for c in w).encode(),
    "in hexadecimal entities": lambda w: "".join(f"&#x{ord(c):x};" for c in w).encode(),
    "in JSON": lambda w: json.dumps({"a": w}).encode(),
    "in JSON within HTML": lambda w: html.escape(json.dumps({"a": f"<{w}>"})).encode(),
    "in JSON, escaped to the last letter": lambda w: "".join(f"\\u{ord(c):04x}" for c in w).encode(),
    "in base64": lambda w: base64.b64encode(w.encode()),
    "in base64, one letter on": lambda w: base64.b64encode(b"x" + w.encode()),
    "in base64, two letters on": lambda w: base64.urlsafe_b64encode(b"xy" + w.encode()).rstrip(b"="),
    "in hexadecimal": lambda w: b"digest: " + w.encode().hex().encode(),
    "in UTF-16": lambda w: ("x" + w).encode("utf-16-le"),
    "in UTF-16 at an odd place": lambda w: b"x" + w.encode("utf-16-be"),
    "compressed": lambda w: gzip.compress(w.encode()),
    "deflated": lambda w: zlib.compress(w.encode()),
    "in an archive in an archive": lambda w: zipped(zipped(w.encode())),
    "in a DOCX": as_docx,
    "in an XLSX": as_xlsx,
    "in a PDF": as_pdf,
    "in a PDF in an archive": lambda w: zipped(as_pdf(w)),
}  # fmt: skip


@pytest.mark.parametrize("word", [LATIN, CYRILLIC])
@pytest.mark.parametrize("how", sorted(HIDDEN))
def test_a_word_is_found(how: str, word: str) -> None:
    assert said(HIDDEN[how](word), word)


@pytest.mark.parametrize("how", sorted(HIDDEN))
def test_another_word_is_not(how: str) -> None:
    assert not said(HIDDEN[how]("Something else entirely"), LATIN)
