"""How clauses are named in a file that people edit, and when two texts say the same."""

import re
import unicodedata
from hashlib import sha256

#: What XML 1.0 cannot hold: control characters but tab and line ends, halves of a pair, and two that are none.
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

#: Where somebody signs.
LINE = "_" * 34
#: How the file's own properties begin: PROPERTY + "Session", "Version" and "Content" say of which text it was made.
PROPERTY = "CooperationMinutes"


def bookmark(kind: str, key: str) -> str:
    """The bookmark of a "clause" or a "language": office programs keep letters, figures and 40 signs of a name."""
    return f"{kind}_{sha256(key.encode()).hexdigest()[:24]}"


def kept_in_xml(text: str) -> str:
    """The text as a document of XML can hold it, with line feeds for line ends."""
    return _NOT_IN_XML.sub("", text).replace("\r\n", "\n").replace("\r", "\n")


def as_said(text: str) -> str:
    """What a text says once it went through a file: NFC, without the white space around it."""
    return unicodedata.normalize("NFC", kept_in_xml(text)).strip()
