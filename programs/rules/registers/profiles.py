"""A profile says of a source which column feeds which field, and how its rows become records.

A source may come in several tables (sheets), told apart by their headings: one of agreements, one of who is bound.
Rows of one record find each other by `joins`; see keys.Keys.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as made
from typing import Literal

from .dates import Order
from .records import AGREEMENT_KINDS, CHARACTERS, KINDS, LEVELS, RELATIONS, SCOPES

#: Every field that a column may feed. A trailing dot is followed by a qualifier, as the words say.
FIELDS: dict[str, str] = {
    "external_id": "the id of the record, unique among all sources",
    "title": "the title",
    "title.": "the title in a language (BCP 47 tag)",
    "other_titles": "other titles, one a line",
    "kind": "the kind of agreement; `words` says which word is which kind",
    "written_kind": "the source's own word for the kind",
    "level": "between whom it was made",
    "character": "its legal character",
    "scope": "bilateral or multilateral",
    "subject": "the subject",
    "summary": "what it is about",
    "summary.": "what it is about, in a language",
    "done_on": "the day on which it was done; without one, that of its signature or adoption",
    "done_at": "where it was done",
    "done_at.": "where it was done, in a language",
    "parties": "the names of the parties, apart by `split`; own lines where that is a line end",
    "party": "the one party that the row is of: its acts are that party's",
    "act.": "an act or event: its kind, then .date, .effective, .place or .note (act.signature.date)",
    "party_act.": "an act or event of the row's party, in the same way",
    "acts": "lines of acts as the installation's own table has them",
    "also.": "a second source's date for an act, reported where it differs (also.entry_into_force)",
    "reference.": "where it is printed or numbered, under the heading that follows",
    "references": "references, apart by `split`, as the British register writes them; or own lines",
    "particular.": "what else the source says, under the heading that follows",
    "particulars": "lines of particulars as the installation's own table has them",
    "urls": "addresses, apart by `split`",
    "relations": "lines of relations as the installation's own table has them",
    "relation.": "the id of an agreement to which this one stands in the relation that follows (relation.amends)",
    "lineage": "a code that may name, after a colon, the agreement to which this one belongs",
    "note": "a note",
    "note.": "a note, in a language",
    "depositary": "the depositary",
    "depositary.": "the depositary, in a language",
    "authentic": "the languages of the authentic texts (BCP 47 tags), apart by `split`",
    "prevailing": "the language of the text that prevails",
    "clauses": "the final clauses as the interface for programs has them: one JSON object",
    "expires_on": "the last day of its term, as recorded",
    "notice_by": "the last day on which notice may be given, as recorded",
    "key.": "a value by which rows of one record find each other, under the name that follows",
    "person": "who holds the post",
    "person_id": "the source's id of the person",
    "post": "the post",
    "post_id": "the source's id of the post",
    "organisation": "the organisation in which the post is",
    "since": "from when the post is held",
    "until": "until when the post is held",
}
#: Parts of an act that a column may feed.
ACT_PARTS = ("date", "effective", "place", "note")
#: Fields that are named with a language.
TEXTS = ("title", "summary", "done_at", "note", "depositary")
#: Fields whose value is one of a few.
CHOICES = {"kind": AGREEMENT_KINDS, "level": LEVELS, "character": CHARACTERS, "scope": SCOPES}
#: What may follow the dot, where it is not free.
_TAG = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*|\*")
#: Parts of a key that every row has beside its own `key.` fields: the day it was done, and its folded title. ALIKE asks
#: for a title in which most of the words are the same (titles.alike).
DONE, TITLE, ALIKE = "done", "title", "alike"

#: `directory`: the tables of which directory.TABLES says how they are read.
Of = Literal["agreements", "holdings", "directory"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column and the field that it feeds; several may name the same column.

    `split`: what stands between the values of a list. `words`: what a word of the source means; words that are not
    there stay as written and are reported. `unless`: read only where it differs from these columns. `strip`: taken off
    a key's beginning or end. A heading that ends in "(*)" stands for each heading with a language in its place.
    """

    heading: str
    field: str
    split: str = ""
    words: Mapping[str, str] = made(default_factory=dict)
    unless: tuple[str, ...] = ()
    strip: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table of a source.

    `needs`: the headings by which it is known. `joins`: names of keys that together tell a record, strongest first.
    `once`: each row is a record of its own and may join only one of another table. `aside`: headings that are kept in
    the source row alone. `id_from`: the keys of which an external id is made where no column gives one.
    `kind_from_title`, `level_from_title`: taken from the title where no column says. `continues`: rows with one id go
    on with its lists (joining.join).
    """

    columns: tuple[Column, ...]
    needs: tuple[str, ...]
    joins: tuple[tuple[str, ...], ...] = ()
    once: bool = True
    aside: tuple[str, ...] = ()
    id_from: tuple[str, ...] = ()
    kind_from_title: bool = False
    level_from_title: bool = False
    continues: bool = False


@dataclass(frozen=True, slots=True)
class Profile:
    """How a source is read. `order`: of day and month in its dates; `nothing`: what it writes where it says nothing.

    `language`: that of its texts. `territories_by_case`: see names.party. `name`, where it is one of those kept.
    """

    name: str
    sheets: tuple[Sheet, ...]
    of: Of = "agreements"
    language: str = "en"
    order: Order = "dmy"
    nothing: tuple[str, ...] = ()
    territories_by_case: bool = False


def field_fault(field: str) -> str:
    """The code of what is wrong with the name of a field; "" where it is one of FIELDS."""
    if field in FIELDS and not field.endswith("."):
        return ""
    family, _dot, rest = field.partition(".")
    if f"{family}." not in FIELDS:
        return "field_unknown"
    if not rest:
        return "qualifier_missing"
    if family in ("act", "party_act"):
        kind, _dot, part = rest.partition(".")
        return "" if kind in KINDS and part in ACT_PARTS else "act_unknown"
    known = {"also": KINDS, "relation": (*RELATIONS, "")}.get(family)
    if known is not None:
        return "" if rest in known else "qualifier_unknown"
    if family in TEXTS:
        return "" if _TAG.fullmatch(rest) else "language_unknown"
    return ""
