"""Parts of the form of final clauses: each asks only for what was chosen in it."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator
from django.utils.translation import gettext as _

from programs.forms.acts import Day
from programs.forms.clause_fields import ALIGNS, LengthField, WholeField, chosen
from programs.forms.clause_triggers import Data

_ONE_DAY = timedelta(days=1)


class Part(forms.Form):
    """A part of the form; the page gives the summary of all that is wrong."""

    template_name = "django/forms/fields.html"

    def __init__(self, data: Data | None, initial: Data, *, prefix: str) -> None:
        super().__init__(data, initial={} if data is not None else dict(initial), prefix=prefix)

    def picked(self, name: str) -> str:
        """What is chosen in a field, before anything is checked."""
        found = self.data.get(self.add_prefix(name)) if self.is_bound else self.initial.get(name)
        return str(found or "")

    def unbind(self) -> None:
        """Shows what was typed without checking it; fields that were not there before begin as they begin."""
        for name, field in self.fields.items():
            sent = self.add_prefix(name)
            if not field.widget.value_omitted_from_data(self.data, self.files, sent):
                self.initial[name] = field.widget.value_from_datadict(self.data, self.files, sent)
        self.is_bound = False

    def written(self) -> dict[str, Any]:
        """What was typed, without what was left empty; days as text."""
        return {
            name: value.isoformat() if hasattr(value, "isoformat") else value
            for name, value in self.cleaned_data.items()
            if value not in (None, "", [], {}, False)
        }

    def faulty(self, name: str) -> str | None:
        """The field of that name, where the part asks for it."""
        return name if name in self.fields else None


class ChoicePart(Part):
    """A choice, and the fields that follow from it."""

    def __init__(self, data: Data | None, initial: Data, *, prefix: str) -> None:
        super().__init__(data, initial, prefix=prefix)
        self.which = self.picked("which")
        choices = self.choices()
        self.fields["which"] = chosen(self.label(), choices, required=False)
        if self.which in dict(choices):
            self.fields.update(self.asked(self.which))

    def label(self) -> str:
        """What is chosen."""
        raise NotImplementedError

    def choices(self) -> list[tuple[str, str]]:
        """Between what."""
        raise NotImplementedError

    def asked(self, which: str) -> dict[str, forms.Field]:
        """What a choice asks for."""
        raise NotImplementedError


class LaterPart(ChoicePart):
    """Those that consent once the rule has been set off."""

    def label(self) -> str:
        return _("For those that consent later")

    def choices(self) -> list[tuple[str, str]]:
        return [
            ("", _("as the rule says, counted from their own instrument")),
            ("own_deposit", _("on the day of their own instrument")),
            ("own", _("after a period of their own")),
        ]

    def asked(self, which: str) -> dict[str, forms.Field]:
        if which != "own":
            return {}
        return {
            "offset": LengthField(label=_("How long after their own instrument"), required=False, least=0),
            "align": forms.ChoiceField(label=_("Then moved to"), choices=ALIGNS, required=False),
        }

    @staticmethod
    def read(clauses: Data) -> dict[str, Any]:
        later = clauses.get("later")
        return {"which": "own", **later} if isinstance(later, Mapping) else {"which": later or ""}

    def clauses(self) -> dict[str, Any]:
        if self.which == "own":
            said = self.written()
            del said["which"]
            return {"later": said}
        return {"later": self.which} if self.which else {}


class ProvisionalPart(ChoicePart):
    """Provisional application (VCLT 25)."""

    def label(self) -> str:
        return _("Applied provisionally")

    def choices(self) -> list[tuple[str, str]]:
        return [
            ("", _("not applied provisionally")),
            ("signature", _("from signature")),
            ("notice", _("from a notice of the party")),
            ("date", _("from a day that is named")),
        ]

    def asked(self, which: str) -> dict[str, forms.Field]:
        if not which:
            return {}
        until = [
            ("", _("when it enters into force for that party")),
            ("entry_into_force", _("for all when the agreement enters into force")),
        ]
        day = {"day": Day(label=_("Day"))} if which == "date" else {}
        return {**day, "until": forms.ChoiceField(label=_("Ends for a party"), choices=until, required=False)}

    @staticmethod
    def read(clauses: Data) -> dict[str, Any]:
        since = clauses.get("provisional_from", "")
        until = {"until": clauses.get("provisional_until", "")}
        return {"which": "date", "day": since, **until} if since[:1].isdigit() else {"which": since, **until}

    def clauses(self) -> dict[str, Any]:
        said = self.written()
        if not self.which:
            return {}
        until = {"provisional_until": said["until"]} if "until" in said else {}
        return {"provisional_from": said.get("day", self.which), **until}

    def faulty(self, name: str) -> str | None:
        return super().faulty("day" if name == "provisional_from" else "until") or "which"


def day_before(day: date) -> date:
    """The last day in force of what expires on a day."""
    return day if day == date.min else day - _ONE_DAY


class LastDay(Day):
    """A day that another follows."""

    default_validators = [MaxValueValidator(date.max - _ONE_DAY)]


class TermPart(ChoicePart):
    """Until when it is concluded."""

    def label(self) -> str:
        return _("Term")

    def choices(self) -> list[tuple[str, str]]:
        return [("", _("not limited")), ("term", _("a period")), ("expires", _("until a day that is named"))]

    def asked(self, which: str) -> dict[str, forms.Field]:
        if which == "term":
            return {
                "term": LengthField(label=_("Concluded for"), help_text=_("Counted from entry into force."))
            }
        return {"expires": LastDay(label=_("Last day in force"))} if which == "expires" else {}

    @staticmethod
    def read(clauses: Data) -> dict[str, Any]:
        if "expires" in clauses:
            return {"which": "expires", "expires": day_before(date.fromisoformat(clauses["expires"]))}
        return {"which": "term", "term": clauses["term"]} if "term" in clauses else {"which": ""}

    def clauses(self) -> dict[str, Any]:
        if self.which == "expires":
            return {"expires": (self.cleaned_data["expires"] + _ONE_DAY).isoformat()}
        return {"term": self.cleaned_data["term"]} if self.which == "term" else {}


class RenewalPart(ChoicePart):
    """What happens at the end of a term."""

    def label(self) -> str:
        return _("At the end of the term")

    def choices(self) -> list[tuple[str, str]]:
        return [("", _("extended only by agreement")), ("tacit", _("renewed unless notice is given"))]

    def asked(self, which: str) -> dict[str, forms.Field]:
        if not which:
            return {}
        return {
            "length": LengthField(
                label=_("Renewed each time for"), required=False, help_text=_("Left empty: as long as the term."),
            ),
            "notice": LengthField(
                label=_("Notice against it: how long before the end"), required=False, least=0,
                help_text=_("Left empty: until the last day."),
            ),
            "times": WholeField(
                label=_("How often at most"), required=False, help_text=_("Left empty: again and again.")
            ),
        }  # fmt: skip

    @staticmethod
    def read(clauses: Data) -> dict[str, Any]:
        renewal = clauses.get("renewal", {})
        length = {"length": {"n": renewal["n"], "unit": renewal["unit"]}} if "n" in renewal else {}
        return {**renewal, **length, "which": "tacit" if renewal.get("tacit") else ""}

    def clauses(self) -> dict[str, Any]:
        if not self.which:
            return {}
        said = self.written()
        more = {name: said[name] for name in ("notice", "times") if name in said}
        return {"renewal": {**said.get("length", {}), "tacit": True, **more}}

    def faulty(self, name: str) -> str | None:
        return super().faulty("length" if name in ("n", "unit") else name) or "which"


class WithdrawalPart(ChoicePart):
    """What it says of denunciation (VCLT 56)."""

    def label(self) -> str:
        return _("Denunciation")

    def choices(self) -> list[tuple[str, str]]:
        return [
            ("", _("not recorded")),
            ("period", _("it may be denounced, on notice")),
            ("silent", _("it says nothing, so it cannot be denounced")),
            ("intention", _("it says nothing; the parties intended to admit it")),
            ("nature", _("it says nothing; its nature implies it")),
        ]

    def asked(self, which: str) -> dict[str, forms.Field]:
        if which in ("", "silent"):
            return {}
        period = LengthField(label=_("Takes effect: how long after receipt of the notice"), least=0)
        return {
            **({"period": period} if which == "period" else {}),
            "earliest": LengthField(
                label=_("At the earliest: how long after entry into force for the party"), required=False
            ),
            "align": forms.ChoiceField(label=_("Then moved to"), choices=ALIGNS, required=False),
        }

    @staticmethod
    def read(clauses: Data) -> dict[str, Any]:
        withdrawal = clauses.get("withdrawal", "")
        if isinstance(withdrawal, str):
            return {"which": withdrawal}
        return {**withdrawal, "which": withdrawal.get("implied", "period")}

    def clauses(self) -> dict[str, Any]:
        if self.which in ("", "silent"):
            return {"withdrawal": "silent"} if self.which else {}
        said = self.written()
        del said["which"]
        return {"withdrawal": said if self.which == "period" else {**said, "implied": self.which}}


class EndPart(Part):
    """The rest: whether it is between two, when it ends for want of parties, whether signature comes first."""

    def __init__(self, data: Data | None, initial: Data, *, prefix: str) -> None:
        super().__init__(data, initial, prefix=prefix)
        self.fields["bilateral"] = forms.BooleanField(
            label=_("It is between two sides: the denunciation of one ends it for both"), required=False
        )
        self.fields["unsigned"] = forms.BooleanField(
            label=_("It may be ratified, accepted or approved without a signature before"), required=False
        )
        self.fields["ends_below"] = WholeField(
            label=_("Ends when fewer parties remain than"), required=False,
            help_text=_("Left empty: it does not end thereby (Vienna Convention, Article 55)."),
        )  # fmt: skip

    @staticmethod
    def read(clauses: Data) -> dict[str, Any]:
        return {**clauses, "unsigned": not clauses.get("signature_needed", True)}

    def clauses(self) -> dict[str, Any]:
        said = self.written()
        return {**said, "signature_needed": False} if said.pop("unsigned", False) else said
