"""What sets a rule off, as one chooses it, and what each of these asks for."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs.forms.acts import Day
from programs.forms.clause_fields import LengthField, NumberField, TableField, WholeField

Data = Mapping[str, Any]
#: The codes of the parties of the agreement and what they are called.
Parties = Sequence[tuple[str, str]]

#: What sets a rule off, as one chooses it: first those of agreements of two, then those of many.
TRIGGERS: list[tuple[Any, list[tuple[str, Any]]]] = [
    (gettext_lazy("By the parties together"), [
        ("signature", gettext_lazy("Signature")),
        ("last_notification", gettext_lazy("Receipt of the last notification of internal procedures")),
        ("exchange_of_instruments", gettext_lazy("Exchange of instruments of ratification")),
        ("exchange_of_notes", gettext_lazy("Exchange of notes on internal procedures")),
        ("reply_note", gettext_lazy("Note in reply: the notes are the agreement")),
    ]),
    (gettext_lazy("By instruments deposited"), [
        ("kth_instrument", gettext_lazy("A number of instruments")),
        ("share_of_quantity", gettext_lazy("Instruments to a share of a quantity")),
        ("all_named", gettext_lazy("Instruments of all parties named")),
        ("share_of_parties", gettext_lazy("Acceptance by a share of the parties (amendments)")),
    ]),
    (gettext_lazy("By a day, a decision, an event"), [
        ("fixed_date", gettext_lazy("A day that is named")),
        ("fixed_date_if", gettext_lazy("A day that is named, on conditions")),
        ("decision", gettext_lazy("Decision of a body")),
        ("tacit_acceptance", gettext_lazy("No objection within a period (tacit acceptance)")),
        ("event", gettext_lazy("Another event")),
        ("all_of", gettext_lazy("Several conditions, of which the last decides")),
    ]),
]  # fmt: skip
#: Those that are made of other conditions.
COMPOUND = frozenset({"all_of", "fixed_date_if"})
FLAGS = ("count_regional_orgs", "count_successions", "only_states", "only_signatories")
Fields = dict[str, forms.Field]


def _two(parties: Parties) -> Fields:
    return {"of_parties": WholeField(label=_("By how many parties"), initial=max(2, len(parties)))}


def _named(parties: Parties, label: str, help_text: str = "") -> forms.Field:
    return forms.MultipleChoiceField(
        label=label, required=False, choices=parties, widget=forms.CheckboxSelectMultiple, help_text=help_text
    )


def _filter(parties: Parties) -> Fields:
    labels = (
        _("Instruments of regional economic integration organisations count"), _("Successions count"),
        _("Only instruments of States count"), _("Only instruments of signatories count"),
    )  # fmt: skip
    flags = {
        name: forms.BooleanField(label=label, required=False)
        for name, label in zip(FLAGS, labels, strict=True)
    }
    named = _named(parties, _("Only instruments of these count"), _("Of all, where none is chosen."))
    return {**flags, **({"named": named} if parties else {})}


def _quantity(parties: Parties) -> Fields:
    codes = frozenset(code for code, _called in parties)
    example = next(iter(sorted(codes)), "BY")
    return {
        "share": NumberField(share=True, label=_("Share that is needed"), help_text=_("As 55% or 2/3.")),
        "of": forms.CharField(label=_("Share of what"), required=False, max_length=300),
        "table": TableField(
            codes=codes, label=_("Amount of each party"), required=False,
            help_text=_("A party a line: its code and its amount, as “%(example)s”.")
            % {"example": f"{example} 12.5"},
        ),
        "total": NumberField(
            label=_("Amount of the whole"), required=False, help_text=_("Where it is more than the sum of these."),
        ),
        **_filter(parties),
    }  # fmt: skip


def _bases() -> list[tuple[str, str]]:
    return [
        ("at_adoption", _("the parties when the amendment was adopted")),
        ("current", _("the parties on the day")),
    ]


def _all_named(parties: Parties) -> Fields:
    number = WholeField(
        label=_("How many there are"), required=False, help_text=_("Where they are not chosen above.")
    )
    return {"named": _named(parties, _("Parties that are named")), "n": number}


#: By trigger, what it asks for.
ASKED: dict[str, Callable[[Parties], Fields]] = {
    "signature": _two,
    "last_notification": _two,
    "exchange_of_instruments": lambda parties: {},
    "exchange_of_notes": lambda parties: {},
    "reply_note": lambda parties: {},
    "fixed_date": lambda parties: {"date": Day(label=_("Day"))},
    "fixed_date_if": lambda parties: {
        "date": Day(label=_("Day")),
        "else_offset_days": WholeField(
            least=0, label=_("Where the conditions are met later: so many days after"), initial=0
        ),
    },
    "kth_instrument": lambda parties: {
        "k": WholeField(label=_("How many instruments")), **_filter(parties),
    },
    "share_of_quantity": _quantity,
    "share_of_parties": lambda parties: {
        "share": NumberField(share=True, label=_("Share of the parties"), help_text=_("As 3/4 or 75%.")),
        "basis": forms.ChoiceField(label=_("Of which parties"), choices=_bases()),
    },
    "all_named": _all_named,
    "decision": lambda parties: {
        "body": forms.CharField(
            label=_("Body that decides"), required=False, max_length=300,
            help_text=_("As it is named in the act of the decision."),
        ),
    },
    "tacit_acceptance": lambda parties: {
        "period": LengthField(label=_("Period after circulation"), least=0),
        "max_objections": WholeField(least=0, label=_("Objections that are allowed"), initial=0),
    },
    "event": lambda parties: {
        "of": forms.CharField(
            label=_("Event"), max_length=300, help_text=_("As it is named in the act that records it."),
        ),
    },
    "all_of": lambda parties: {},
}  # fmt: skip
