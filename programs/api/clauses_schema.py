"""The shape of final clauses in the interface's description (JSON Schema 2020-12)."""

from typing import Any

_DAY = {"type": "string", "format": "date", "examples": ["2026-03-01"]}
_TEXT = {"type": "string", "maxLength": 300}


def _whole(least: int, text: str) -> dict[str, Any]:
    return {"type": "integer", "minimum": least, "maximum": 100_000, "description": text}


def _length(text: str) -> dict[str, Any]:
    return {
        "type": "object",
        "description": text,
        "properties": {"n": _whole(0, "How many."), "unit": {"enum": ["day", "month", "year"]}},
        "required": ["n", "unit"],
        "additionalProperties": False,
    }


def _number(text: str) -> dict[str, Any]:
    return {
        "description": text,
        "oneOf": [{"type": "number", "exclusiveMinimum": 0}, {"type": "string", "examples": ["2/3"]}],
    }


def _flag(text: str) -> dict[str, Any]:
    return {"type": "boolean", "default": False, "description": text}


_PLAIN_ALIGNS = ["first_day_of_next_month", "end_of_year", "first_day_of_next_year"]
_ALIGN = {"enum": _PLAIN_ALIGNS, "description": "The day of the calendar to which the day is moved."}
_CODES = {"type": "array", "items": _TEXT, "description": "Parties of the agreement by their codes."}

#: What a trigger takes beside its name.
_TRIGGER: dict[str, Any] = {
    "trigger": {
        "description": (
            "What sets the rule off. `signature`, `last_notification` (its receipt) take `of_parties`; "
            "`exchange_of_instruments`, `exchange_of_notes` (on internal procedures) and `reply_note` (the notes are "
            "the agreement) take nothing; `kth_instrument` takes `k` and the filter; `share_of_quantity` takes "
            "`share`, `of`, `table`, `total` and the filter; `share_of_parties` takes `share` and `basis`; `all_named` "
            "takes `named` or `n`; `fixed_date` takes `date`; `fixed_date_if` takes `date`, `conditions` and "
            "`else_offset_days`; `all_of` takes `conditions`; `decision` takes `body`; `tacit_acceptance` takes "
            "`period` and `max_objections`; `event` takes `of`. A condition may leave the name out and say `count` "
            "(as kth_instrument) or `share` (as share_of_quantity)."
        ),
        "enum": [
            "signature", "fixed_date", "fixed_date_if", "last_notification", "exchange_of_instruments",
            "exchange_of_notes", "reply_note", "kth_instrument", "share_of_quantity", "share_of_parties", "all_named",
            "all_of", "decision", "tacit_acceptance", "event",
        ],
    },
    "of_parties": _whole(1, "By how many parties; 2 where it is left out."),
    "date": _DAY,
    "else_offset_days": _whole(0, "Where the conditions are met later than `date`: so many days after."),
    "conditions": {"type": "array", "items": {"type": "object"}, "description": "Conditions: triggers."},
    "k": _whole(1, "How many instruments."),
    "count": _whole(1, "The same, of a condition."),
    "count_regional_orgs": _flag("Instruments of regional economic integration organisations count."),
    "count_successions": _flag("Successions count."),
    "only_states": _flag("Only instruments of States count."),
    "only_signatories": _flag("Only instruments of signatories count."),
    "named": _CODES,
    "share": _number("A share of the whole, at most 1."),
    "of": {**_TEXT, "description": "Of what the share is; of an event, its name."},
    "table": {
        "type": "object",
        "additionalProperties": _number("An amount."),
        "description": "By the code of a party, its amount of the quantity.",
    },
    "total": _number("Amount of the whole, where it is more than the sum of `table`."),
    "basis": {"enum": ["at_adoption", "current"], "description": "Of which parties a share is asked."},
    "body": {**_TEXT, "description": "The body that decides."},
    "period": _length("The period after circulation in which parties may object."),
    "max_objections": _whole(0, "How many may object."),
}  # fmt: skip
_RULE: dict[str, Any] = {
    **_TRIGGER,
    "offset": _length("So long after what sets the rule off."),
    "align": {
        "enum": [*_PLAIN_ALIGNS, "first_day_of_nth_month_after_month"],
        "description": "The day of the calendar to which the day is moved; `n` with the last of these.",
    },
    "n": _whole(1, "With `align`, which month after the month; with `all_named`, how many parties there are."),
    "not_before": {**_DAY, "description": "It does not enter into force before this day."},
    "and": {
        "type": "array", "items": {"type": "object"},
        "description": "Triggers before which it does not enter into force either.",
    },
    "or": {
        "type": "array", "items": {"type": "object"},
        "description": "Other rules: where one leads to an earlier day, that is the day.",
    },
}  # fmt: skip

CLAUSES: dict[str, Any] = {
    "type": "object",
    "description": (
        "Final clauses as data. Without `trigger` the rule of entry into force has not been recorded, without "
        "`withdrawal` what is said of denunciation."
    ),
    "properties": {
        **_RULE,
        "later": {
            "description": (
                "When it enters into force for one that consents later, counted from its own instrument; left out: "
                "as `offset` and `align` say."
            ),
            "oneOf": [
                {"const": "own_deposit"},
                {
                    "type": "object",
                    "properties": {"offset": _length("So long after it."), "align": _ALIGN},
                    "additionalProperties": False,
                },
            ],
        },
        "provisional_from": {
            "description": "From when it is applied provisionally.",
            "oneOf": [{"enum": ["signature", "notice"]}, _DAY],
        },
        "provisional_until": {
            "const": "entry_into_force",
            "description": "Ends for all with entry into force; left out: for each party with entry into force for it.",
        },
        "term": _length("How long it runs from entry into force."),
        "expires": {**_DAY, "description": "Instead of a term, the first day on which it is no longer in force."},
        "renewal": {
            "type": "object",
            "properties": {
                "tacit": {"type": "boolean", "description": "Whether it is renewed unless notice is given."},
                "n": _whole(1, "How long each further period is; left out: as long as the term."),
                "unit": {"enum": ["day", "month", "year"]},
                "notice": _length("How long before the end notice must be received."),
                "times": _whole(1, "How often at most; left out: again and again."),
            },
            "required": ["tacit"],
            "additionalProperties": False,
        },
        "withdrawal": {
            "description": "What it says of denunciation.",
            "oneOf": [
                {"const": "silent"},
                {
                    "type": "object",
                    "properties": {
                        "period": _length("Takes effect so long after receipt of the notice."),
                        "implied": {
                            "enum": ["intention", "nature"],
                            "description": "Instead of a period: why it may be denounced though it is silent.",
                        },
                        "earliest": _length("No sooner than so long after entry into force for the party."),
                        "align": _ALIGN,
                    },
                    "additionalProperties": False,
                },
            ],
        },
        "bilateral": _flag("Denunciation by one side ends it for both."),
        "ends_below": _whole(1, "It leaves force when fewer parties than this remain."),
        "signature_needed": {
            "type": "boolean",
            "default": True,
            "description": "Whether only a signatory ratifies, accepts or approves.",
        },
    },
    "additionalProperties": False,
    "examples": [
        {
            "trigger": "kth_instrument", "k": 50, "offset": {"n": 90, "unit": "day"},
            "withdrawal": {"period": {"n": 1, "unit": "year"}},
        }
    ],
}  # fmt: skip
