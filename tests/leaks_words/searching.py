"""Looking for a word in what was answered, however it was written down: folded, escaped, encoded, packed.

`said(content, word)` undoes what can be undone, layer by layer, and looks for the word in every layer.
"""

import base64
import binascii
import contextlib
import gzip
import html
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from urllib.parse import unquote_to_bytes

import pypdf

#: A page may be in an archive, its text escaped, and what it says quoted in an address.
DEEPEST = 4
_BASE64 = re.compile(rb"[A-Za-z0-9+/_-]{12,}={0,2}")
_HEX = re.compile(rb"(?:[0-9A-Fa-f]{2}){6,}")
_JSON = re.compile(r"\\u([0-9a-fA-F]{4})|\\x([0-9a-fA-F]{2})")
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_OCTAL = re.compile(rb"\\([0-7]{3})")
_CONTROL = re.compile(rb"[\x00-\x08]")
_PACKED = (b"PK\x03\x04", b"\x1f\x8b", b"%PDF-", b"\x78\x01", b"\x78\x9c", b"\x78\xda")
#: What undoing leaves of a package may be none any more.
_DAMAGED = (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError)
_QUOTED = re.compile(rb"=\r?\n")


def said(content: bytes, *words: str) -> bool:
    """Whether one of the words is in the content, in any of its layers, without regard to case."""
    sought = {form.encode() for word in words for form in (word, word.casefold(), word.upper())}
    folded = [word.casefold() for word in words]
    for layer in layers(content):
        if any(form in layer for form in sought):
            return True
        plain = layer.decode("utf-8", "replace").casefold()
        if any(word in plain for word in folded):
            return True
    return False


def layers(content: bytes, depth: int = DEEPEST) -> Iterator[bytes]:
    """The content, and what each way of undoing makes of it that is not the same again."""
    seen: set[bytes] = {content}
    waiting = [(content, depth)]
    while waiting:
        one, left = waiting.pop()
        yield one
        if left:
            for undone in _undone(one):
                if undone not in seen:
                    seen.add(undone)
                    waiting.append((undone, left - 1))


def _undone(content: bytes) -> Iterator[bytes]:
    """A package is opened and nothing else is done to it; text is read in every way that text is written."""
    if content.startswith(_PACKED):
        with contextlib.suppress(*_DAMAGED):
            yield from _unpacked(content)
        return
    yield unquote_to_bytes(content.replace(b"+", b" "))
    text = content.decode("utf-8", "replace")
    if "&" in text:
        yield html.unescape(text).encode("utf-8", "replace")
    if "\\" in text:
        yield _unescaped(text).encode("utf-8", "replace")
        yield _OCTAL.sub(lambda found: bytes([int(found[1], 8) & 255]), content)
    if _CONTROL.search(content):
        for name in ("utf-16-le", "utf-16-be"):
            for start in (0, 1):
                yield content[start:].decode(name, "replace").encode("utf-8", "replace")
    if b"=" in content:
        yield binascii.a2b_qp(_QUOTED.sub(b"", content))
    yield from _decoded(content)


def _unescaped(text: str) -> str:
    """JSON's and Python's escapes; surrogate pairs come out as one letter."""
    plain = _JSON.sub(lambda found: chr(int(found[1] or found[2], 16)), text)
    return plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _decoded(content: bytes) -> Iterator[bytes]:
    """Each run that may be base64 (also without padding, also begun in its middle) or hexadecimal."""
    out: list[bytes] = []
    for run in _BASE64.findall(content):
        plain = run.rstrip(b"=").replace(b"-", b"+").replace(b"_", b"/")
        for start in range(4):
            part = plain[start:]
            part = part[: len(part) - 1] if len(part) % 4 == 1 else part
            out.append(base64.b64decode(part + b"=" * (-len(part) % 4)))
    out += [bytes.fromhex(run.decode()) for run in _HEX.findall(content)]
    if out:
        yield b"\n".join(out)


def _unpacked(content: bytes) -> Iterator[bytes]:
    """The members of archives, what was compressed, and a PDF's streams and text."""
    if content.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for member in archive.infolist():
                yield member.filename.encode()
                yield archive.read(member)
    elif content.startswith(b"\x1f\x8b"):
        yield gzip.decompress(content)
    elif content.startswith(b"%PDF-"):
        yield from _of_pdf(content)
    else:
        yield from _inflated(content)


def _inflated(content: bytes) -> Iterator[bytes]:
    try:
        yield zlib.decompressobj().decompress(content)
    except zlib.error:
        return


def _of_pdf(content: bytes) -> Iterator[bytes]:
    for stream in _STREAM.findall(content):
        yield from _inflated(stream)
    try:
        reader = pypdf.PdfReader(io.BytesIO(content))
        # Words are broken over lines and letters set one by one: the text as read, and without any space.
        text = "\n".join(page.extract_text() for page in reader.pages)
        yield text.encode()
        yield "".join(text.split()).encode()
        yield repr(reader.metadata).encode()
    except (pypdf.errors.PyPdfError, ValueError, KeyError, AttributeError):
        return
