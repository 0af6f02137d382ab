"""What one source yields, in a shape that no source has: an entry for an agreement, a holding for a
post, what a list says of a record.

Texts are keyed by BCP 47 tag. Dates are those of FuzzyDate (cooperation.dates): "2026", "2026-H1", "2026-Q3",
"2026-11", "2026-11-12". One row of a source gives one fragment of a record; `joining.join` puts fragments together.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as made
from enum import StrEnum
from typing import Any

Text = Mapping[str, str]
NOTHING: Mapping[str, str] = {}

#: Kinds of act as programs.models.Act has them (Vienna Convention on the Law of Treaties, UN Treaty Handbook).
ACT_KINDS = (
    "adoption", "opened_for_signature", "closed_for_signature", "initialling", "full_powers", "signature",
    "signature_ad_referendum", "definitive_signature", "confirmation", "endorsement_by_authority", "ratification",
    "acceptance", "approval", "accession", "formal_confirmation", "consent_to_be_bound", "simplified_procedure",
    "notification", "succession", "continuation", "ceased_to_exist", "not_to_become_party", "exchange_of_instruments",
    "note", "reply_note", "decision", "circulation", "event", "entered_into_force", "provisional_application",
    "provisional_application_opposed", "provisional_application_ended", "reservation", "withdrawal_of_reservation",
    "declaration", "objection", "territorial_application", "exclusion", "non_renewal", "extended", "suspended",
    "resumed", "denunciation", "rescission_of_withdrawal", "instrument_withdrawn", "terminated", "superseded", "ended",
    "registered",
)  # fmt: skip
#: What registers date and no party does: of the whole agreement where no party is named, else for that party.
#: `consent`: bound, by an instrument whose kind the source leaves open (Vienna Convention, art. 11); `deposit`: of an
#: instrument; `beginning`, `end`: of the agreement or of a party's part in it, the source does not say by what.
EVENT_KINDS = (
    "entry_into_force", "provisional_entry_into_force", "termination", "withdrawal", "consent", "deposit",
    "beginning", "end",
)  # fmt: skip
KINDS = ACT_KINDS + EVENT_KINDS
AGREEMENT_KINDS = (
    "treaty", "agreement", "protocol", "memorandum", "exchange_of_notes", "programme_document", "annex",
)  # fmt: skip
LEVELS = ("inter_state", "intergovernmental", "inter_agency")
CHARACTERS = ("binding", "political", "internal")
SCOPES = ("bilateral", "multilateral")
RELATIONS = ("implements", "amends", "supplements", "supersedes", "terminates", "annex_to", "adopted_at")


class Severity(StrEnum):
    """What became of what is remarked on: kept in the record, in the source row alone, or the row was not taken."""

    KEPT = "kept"
    REPORTED = "reported"
    REFUSED = "refused"


class PartyKind(StrEnum):
    """`former_state`: it has left ISO 3166-1, or ended before there was one."""

    STATE = "state"
    TERRITORY = "territory"
    FORMER_STATE = "former_state"
    ORGANISATION = "organisation"
    UNKNOWN = "unknown"


class Outcome(StrEnum):
    """A row begins a record, adds to one, or is refused."""

    TAKEN = "taken"
    MERGED = "merged"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Remark:
    """What is to be said of a row: a code and the facts that words about it name; `field` as in profiles.FIELDS."""

    code: str
    severity: Severity
    field: str = ""
    facts: Mapping[str, Any] = made(default_factory=dict)


@dataclass(frozen=True, slots=True)
class When:
    """A date in the syntax of FuzzyDate; `uncertain`: the source itself doubts it."""

    value: str
    uncertain: bool = False


@dataclass(frozen=True, slots=True)
class PartyName:
    """A party as the source writes it. `code`: ISO 3166-1 alpha-2 or, of what has left it, ISO 3166-3 (four letters).

    `present`: the alpha-2 code of the State that it is today, where only the name has changed.
    """

    name: str
    kind: PartyKind = PartyKind.UNKNOWN
    code: str = ""
    present: str = ""

    def __hash__(self) -> int:
        # A register looks parties up by the million; names alone tell nearly all of them apart.
        return hash(self.name)


@dataclass(frozen=True, slots=True)
class EntryAct:
    """An act or event; of all parties together, or of the agreement, where `party` is None.

    `on` is None where the source gives the effective date alone. The rest is as programs.models.Act has it; `about`:
    the act of this agreement that it is about, as own_lines.act_called calls it.
    """

    kind: str
    on: When | None = None
    party: PartyName | None = None
    effective: When | None = None
    place: Text = made(default_factory=dict)
    note: Text = made(default_factory=dict)
    signatory: Text = made(default_factory=dict)
    post: Text = made(default_factory=dict)
    received: When | None = None
    until: When | None = None
    known: When | None = None
    retroactive: bool = False
    named: str = ""
    about: str = ""
    predecessor: PartyName | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """Where it is printed or numbered, or what else the source says of it: under which heading, what, and its URL."""

    label: str
    text: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Relation:
    """To another agreement, by the id its source gives it; `kind` "" where the source does not say which."""

    kind: str
    target: str


@dataclass(frozen=True, slots=True)
class Entry:
    """What a row says of an agreement. Where the source is silent, a field is empty.

    `external_id` is that of the record, unique among all sources. `written_kind`: the source's own word where it is
    none of ours. `particulars`: what it says beside what has a field. `authentic`: the languages of the authentic
    texts; `clauses`: the final clauses as one JSON object.
    """

    external_id: str
    title: Text = made(default_factory=dict)
    other_titles: tuple[str, ...] = ()
    kind: str = ""
    written_kind: str = ""
    level: str = ""
    character: str = ""
    scope: str = ""
    subject: str = ""
    summary: Text = made(default_factory=dict)
    done_on: When | None = None
    done_at: Text = made(default_factory=dict)
    parties: tuple[PartyName, ...] = ()
    acts: tuple[EntryAct, ...] = ()
    references: tuple[Reference, ...] = ()
    particulars: tuple[Reference, ...] = ()
    urls: tuple[str, ...] = ()
    relations: tuple[Relation, ...] = ()
    note: Text = made(default_factory=dict)
    depositary: Text = made(default_factory=dict)
    authentic: tuple[str, ...] = ()
    prevailing: str = ""
    clauses: str = ""
    expires_on: When | None = None
    notice_by: When | None = None


@dataclass(frozen=True, slots=True)
class Holding:
    """A person holding a post. `organisation` is empty where the source names none.

    Ids are those of the source; a post or organisation without one is known by its name.
    """

    external_id: str
    person: Text
    person_id: str
    post: Text
    post_id: str = ""
    organisation: Text = made(default_factory=dict)
    since: When | None = None
    until: When | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """A record of the installation's own lists (directory.TABLES): `external_id` tells it from those of any table.

    `id` and `version`: those that it has where it is from, "" and 0 where the row gives none. `party`: its code.
    `said`: by column, what the row says: texts by language, dates as a cell has them, ids of others.
    """

    external_id: str
    table: str
    id: str
    version: int
    party: str
    said: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a source and what became of it.

    `number` is counted as a person counts: the headings are row 1. `record` is the external id of the record that the
    row begins or adds to; `source` what stood in the row, column by column, in its order.
    """

    file: str
    number: int
    source: Mapping[str, str]
    outcome: Outcome
    record: str = ""
    entry: Entry | Holding | Listed | None = None
    remarks: tuple[Remark, ...] = ()


@dataclass(slots=True)
class Tally:
    """Counts over rows. `reported`, `kept` and `refusals`: rows by the code of what is said of them."""

    rows: int = 0
    taken: int = 0
    merged: int = 0
    refused: int = 0
    kept: dict[str, int] = made(default_factory=dict)
    reported: dict[str, int] = made(default_factory=dict)
    refusals: dict[str, int] = made(default_factory=dict)

    def add(self, row: Row) -> None:
        """Counts one row; a code once a row and field."""
        self.rows += 1
        match row.outcome:
            case Outcome.TAKEN:
                self.taken += 1
            case Outcome.MERGED:
                self.merged += 1
            case Outcome.REFUSED:
                self.refused += 1
        counts = {Severity.KEPT: self.kept, Severity.REPORTED: self.reported, Severity.REFUSED: self.refusals}
        seen = set()
        for remark in row.remarks:
            key = f"{remark.code}:{remark.field}" if remark.field else remark.code
            if (remark.severity, key) not in seen:
                seen.add((remark.severity, key))
                count = counts[remark.severity]
                count[key] = count.get(key, 0) + 1

    def of(self, code: str) -> int:
        """How many rows and fields a code was said of, whatever its severity."""
        return sum(
            count
            for counts in (self.kept, self.reported, self.refusals)
            for key, count in counts.items()
            if key == code or key.startswith(f"{code}:")
        )

    @property
    def accounted(self) -> bool:
        """Whether every row began a record, was added to one or was refused."""
        return self.rows == self.taken + self.merged + self.refused

    def as_json(self) -> dict[str, Any]:
        """The figures, as a report gives them."""
        return {
            "rows": self.rows, "taken": self.taken, "merged": self.merged, "refused": self.refused,
            "kept": dict(sorted(self.kept.items())), "reported": dict(sorted(self.reported.items())),
            "refusals": dict(sorted(self.refusals.items())),
        }  # fmt: skip
