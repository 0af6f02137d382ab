"""Cells of text files, which spreadsheets take for formulas by how they begin.

The apostrophe that keeps them from it is taken off again by whoever reads the file back.
"""

#: What stands before UTF-8 where a spreadsheet is to know it as such.
MARK_OF_UTF8 = b"\xef\xbb\xbf"
#: A cell that begins with one of these is taken for a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")
_GUARDED = ("'", *FORMULA)


def guarded(text: str) -> str:
    """The text, with an apostrophe before it where it would be taken for a formula or begins with one itself."""
    return f"'{text}" if text.startswith(_GUARDED) else text


def unguarded(text: str) -> str:
    """The text as it was before `guarded`; any other text as it is."""
    return text[1:] if text[:1] == "'" and text[1:].startswith(_GUARDED) else text
