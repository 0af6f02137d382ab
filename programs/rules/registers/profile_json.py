"""Profiles as JSON, for mappings that somebody saves: written, read back, and checked with a message by pointer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as made
from typing import Any, cast

from .dates import Order
from .directory import COOPERATION_POSTS
from .profiles import ALIKE, CHOICES, DONE, TITLE, Column, Of, Profile, Sheet, field_fault

#: What is said of a fault, by its code; {…} are its facts.
MESSAGES = {
    "not_an_object": "This must be an object.",
    "not_a_list": "This must be a list.",
    "not_text": "This must be text.",
    "not_a_boolean": "This must be true or false.",
    "too_many": "There are more than {limit} of them.",
    "empty": "This must not be empty.",
    "unknown_member": "There is no such member.",
    "not_one_of": "This must be one of: {choices}.",
    "field_unknown": "There is no field “{field}”.",
    "qualifier_missing": "The field “{field}” needs what follows the dot.",
    "qualifier_unknown": "What follows the dot of “{field}” is not known.",
    "act_unknown": "“{field}” must name a kind of act and one of date, effective, place and note.",
    "language_unknown": "“{field}” must end in the tag of a language.",
    "fed_twice": "The field “{field}” is fed by two columns.",
    "no_title": "One column must feed the field “title”.",
    "no_post": "One column must feed the field “post”, and one “person”.",
    "no_identity": "Without a column for “external_id”, `id_from` must say of which keys it is made.",
    "other_records": "The field “{field}” is not one of these records.",
    "key_unknown": "No column feeds the key “{key}”.",
    "mark_missing": "A heading with a language in it ends in “(*)”, and its field in “.*”.",
}
#: Fields of holdings; all others but `external_id` and keys are of agreements.
_OF_HOLDINGS = frozenset({"person", "person_id", "post", "post_id", "organisation", "since", "until"})
#: Fields that several columns may feed: lists and notes take all of them, the others the first that says something.
_MANY = frozenset(
    {"urls", "done_on", "done_at", "note", "summary", "references", "particulars", "other_titles", "lineage"}
)
_COLUMN = ("heading", "field", "split", "words", "unless", "strip")
_SHEET = (
    "columns", "needs", "joins", "once", "aside", "id_from", "kind_from_title", "level_from_title", "continues",
)  # fmt: skip
_PROFILE = ("name", "of", "language", "order", "nothing", "territories_by_case", "sheets")
#: Most sheets, columns, or values of a list.
_MOST = 500


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a profile, and where (RFC 6901)."""

    pointer: str
    code: str
    facts: Mapping[str, Any] = made(default_factory=dict)

    @property
    def detail(self) -> str:
        return MESSAGES[self.code].format(**self.facts)


class NotAProfile(ValueError):
    """JSON that is no profile: `faults` in the order of the pointers."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("; ".join(f"{fault.pointer}: {fault.detail}" for fault in self.faults))


def as_json(profile: Profile) -> dict[str, Any]:
    """The profile as JSON has it; what is as it would be anyway is left out of sheets and columns."""
    return {
        "name": profile.name, "of": profile.of, "language": profile.language, "order": profile.order,
        "nothing": list(profile.nothing), "territories_by_case": profile.territories_by_case,
        "sheets": [_sheet_json(sheet) for sheet in profile.sheets],
    }  # fmt: skip


def _sheet_json(sheet: Sheet) -> dict[str, Any]:
    whole = {
        "columns": [_column_json(column) for column in sheet.columns], "needs": list(sheet.needs),
        "joins": [list(join) for join in sheet.joins], "aside": list(sheet.aside), "id_from": list(sheet.id_from),
        "kind_from_title": sheet.kind_from_title, "level_from_title": sheet.level_from_title,
        "continues": sheet.continues,
    }  # fmt: skip
    return {key: value for key, value in whole.items() if value} | {"once": sheet.once}


def _column_json(column: Column) -> dict[str, Any]:
    whole: dict[str, Any] = {
        "heading": column.heading, "field": column.field, "split": column.split, "words": dict(column.words),
        "unless": list(column.unless), "strip": list(column.strip),
    }  # fmt: skip
    return {key: value for key, value in whole.items() if value}


def from_json(data: Any) -> Profile:
    """The profile that JSON describes; NotAProfile with every fault that there is."""
    reader = _Reader()
    profile = reader.profile(data)
    if reader.faults or profile is None:
        raise NotAProfile(reader.faults)
    return profile


class _Reader:
    """Reads what is given and collects faults; what is wrong reads as its empty value."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []

    def profile(self, data: Any) -> Profile | None:
        given = self._object(data, "", _PROFILE)
        if given is None:
            return None
        if given.get("of") == COOPERATION_POSTS.of and given.get("name") == COOPERATION_POSTS.name:
            # Its tables are what they are: nothing of them is mapped.
            return COOPERATION_POSTS
        of = self._choice(given.get("of", "agreements"), "/of", ("agreements", "holdings"))
        sheets = tuple(
            sheet
            for place, each in enumerate(self._list(given.get("sheets", []), "/sheets"))
            if (sheet := self._sheet(each, f"/sheets/{place}", of)) is not None
        )
        if not given.get("sheets"):
            self._fault("/sheets", "empty")
        return Profile(
            name=self._text(given.get("name", ""), "/name", needed=True), sheets=sheets, of=cast("Of", of),
            language=self._text(given.get("language", "en"), "/language", needed=True),
            order=cast("Order", self._choice(given.get("order", "dmy"), "/order", ("dmy", "mdy"))),
            nothing=self._texts(given.get("nothing", []), "/nothing"),
            territories_by_case=self._boolean(given.get("territories_by_case", False), "/territories_by_case"),
        )  # fmt: skip

    def _sheet(self, data: Any, at: str, of: str) -> Sheet | None:
        given = self._object(data, at, _SHEET)
        if given is None:
            return None
        columns = tuple(
            column
            for place, each in enumerate(self._list(given.get("columns", []), f"{at}/columns"))
            if (column := self._column(each, f"{at}/columns/{place}", of)) is not None
        )
        if not given.get("columns"):
            self._fault(f"{at}/columns", "empty")
        sheet = Sheet(
            columns=columns, needs=self._texts(given.get("needs", []), f"{at}/needs"),
            joins=tuple(
                self._texts(each, f"{at}/joins/{place}")
                for place, each in enumerate(self._list(given.get("joins", []), f"{at}/joins"))
            ),
            once=self._boolean(given.get("once", True), f"{at}/once"),
            aside=self._texts(given.get("aside", []), f"{at}/aside"),
            id_from=self._texts(given.get("id_from", []), f"{at}/id_from"),
            kind_from_title=self._boolean(given.get("kind_from_title", False), f"{at}/kind_from_title"),
            level_from_title=self._boolean(given.get("level_from_title", False), f"{at}/level_from_title"),
            continues=self._boolean(given.get("continues", False), f"{at}/continues"),
        )  # fmt: skip
        self._check(sheet, at, of)
        return sheet

    def _column(self, data: Any, at: str, of: str) -> Column | None:
        given = self._object(data, at, _COLUMN)
        if given is None:
            return None
        words = self._object(given.get("words", {}), f"{at}/words", None) or {}
        column = Column(
            heading=self._text(given.get("heading", ""), f"{at}/heading", needed=True),
            field=self._text(given.get("field", ""), f"{at}/field", needed=True),
            split=self._text(given.get("split", ""), f"{at}/split"),
            words={word: self._text(meant, f"{at}/words/{_escaped(word)}") for word, meant in words.items()},
            unless=self._texts(given.get("unless", []), f"{at}/unless"),
            strip=self._texts(given.get("strip", []), f"{at}/strip"),
        )
        if column.field and (code := field_fault(column.field)):
            self._fault(f"{at}/field", code, field=column.field)
        elif column.field and not _fits(column.field, of):
            self._fault(f"{at}/field", "other_records", field=column.field)
        for word, meant in column.words.items():
            if meant and meant not in CHOICES.get(column.field, (meant,)):
                choices = ", ".join(CHOICES[column.field])
                self._fault(f"{at}/words/{_escaped(word)}", "not_one_of", choices=choices)
        if column.field.endswith(".*") != column.heading.endswith("(*)"):
            self._fault(f"{at}/heading", "mark_missing")
        return column

    def _check(self, sheet: Sheet, at: str, of: str) -> None:
        """What a table needs as a whole."""
        fields = [column.field for column in sheet.columns]
        self._check_once(fields, at)
        if of == "holdings":
            if not {"post", "person"} <= set(fields):
                self._fault(f"{at}/columns", "no_post")
            return
        if not any(field == "title" or field.startswith("title.") for field in fields):
            self._fault(f"{at}/columns", "no_title")
        if "external_id" not in fields and not sheet.id_from:
            self._fault(f"{at}/id_from", "no_identity")
        self._check_keys(sheet, fields, at)

    def _check_once(self, fields: Sequence[str], at: str) -> None:
        for place, field in enumerate(fields):
            if field in fields[:place] and not _may_repeat(field):
                self._fault(f"{at}/columns/{place}/field", "fed_twice", field=field)

    def _check_keys(self, sheet: Sheet, fields: Sequence[str], at: str) -> None:
        keys = {DONE, TITLE, "external_id"} | {field[4:] for field in fields if field.startswith("key.")}
        for place, key in enumerate(sheet.id_from):
            if key not in keys:
                self._fault(f"{at}/id_from/{place}", "key_unknown", key=key)
        for place, join in enumerate(sheet.joins):
            for part, key in enumerate(join):
                if key not in keys | {ALIKE}:
                    self._fault(f"{at}/joins/{place}/{part}", "key_unknown", key=key)

    # --- Values -------------------------------------------------------------------------------------------------------

    def _object(self, data: Any, at: str, members: Sequence[str] | None) -> dict[str, Any] | None:
        if not isinstance(data, dict) or not all(isinstance(key, str) for key in data):
            self._fault(at, "not_an_object")
            return None
        if members is not None:
            for key in data:
                if key not in members:
                    self._fault(f"{at}/{_escaped(key)}", "unknown_member")
        return data

    def _list(self, data: Any, at: str) -> list[Any]:
        if not isinstance(data, list):
            self._fault(at, "not_a_list")
            return []
        if len(data) > _MOST:
            self._fault(at, "too_many", limit=_MOST)
        return data[:_MOST]

    def _texts(self, data: Any, at: str) -> tuple[str, ...]:
        return tuple(
            self._text(each, f"{at}/{place}", needed=True) for place, each in enumerate(self._list(data, at))
        )

    def _text(self, data: Any, at: str, *, needed: bool = False) -> str:
        if not isinstance(data, str):
            self._fault(at, "not_text")
            return ""
        if needed and not data.strip():
            self._fault(at, "empty")
        return data

    def _boolean(self, data: Any, at: str) -> bool:
        if not isinstance(data, bool):
            self._fault(at, "not_a_boolean")
        return data is True

    def _choice(self, data: Any, at: str, choices: tuple[str, ...]) -> str:
        if data in choices and isinstance(data, str):
            return data
        self._fault(at, "not_one_of", choices=", ".join(choices))
        return choices[0]

    def _fault(self, at: str, code: str, **facts: Any) -> None:
        self.faults.append(Fault(at, code, facts))


def _may_repeat(field: str) -> bool:
    """Another date of an act is another act of that kind."""
    return field in _MANY or field.startswith("also.") or field.endswith(".date")


def _fits(field: str, of: str) -> bool:
    return field == "external_id" or field.startswith("key.") or (field in _OF_HOLDINGS) == (of == "holdings")


def _escaped(member: str) -> str:
    return member.replace("~", "~0").replace("/", "~1")
