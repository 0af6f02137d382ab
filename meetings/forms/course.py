"""Forms about a session's date, its sittings, its schedule, and the rotation of hosts."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cooperation.ui import marks
from cooperation.ui.forms import Once, TranslatedTextField
from meetings.models import Departure
from meetings.services.cycle import DepartureDraft, RotationDraft
from programs.forms.acts import ActForm


class ConfirmForm(ActForm):
    """The act by which a side confirms the days of a session."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["version"] = forms.IntegerField(widget=forms.HiddenInput, required=False)


class Versioned(Once):
    """A form about a row as it was read."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


class PostponeForm(Versioned):
    """Why a session is postponed."""

    reason = TranslatedTextField(label=gettext_lazy("Why"), max_length=2000, multiline=True)


def day_field(label: Any, **kwargs: Any) -> forms.DateField:
    """A day of the calendar, chosen in the browser's own way."""
    return forms.DateField(label=label, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"), **kwargs)


def time_field(label: Any, **kwargs: Any) -> forms.TimeField:
    """A time of day."""
    return forms.TimeField(label=label, widget=forms.TimeInput({"type": "time"}, format="%H:%M"), **kwargs)


class AdjournForm(Versioned):
    """When the next sitting is."""

    resumes_on = day_field(
        gettext_lazy("To be resumed on"), required=False, help_text=gettext_lazy("Where a day was named.")
    )


class SittingForm(Versioned):
    """When a sitting was held; local to the session."""

    held_on = day_field(gettext_lazy("Date"))
    from_time = time_field(gettext_lazy("From"))
    to_time = time_field(gettext_lazy("To"), required=False)


class StepForm(Versioned):
    """A step of the schedule."""

    due_on = day_field(
        gettext_lazy("Due on"), required=False, help_text=gettext_lazy("Empty: by the rule of the body.")
    )
    done_on = day_field(gettext_lazy("Done on"), required=False)


class RotationForm(Versioned):
    """The place of each side in the order; a side without one does not host."""

    from_number = forms.IntegerField(
        label=gettext_lazy("The first of them hosts the session number"), min_value=1, max_value=1_000_000
    )

    def __init__(self, *args: Any, sides: Sequence[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.parties = [side.party for side in sides]
        for party in self.parties:
            self.fields[f"place_{party.pk}"] = forms.IntegerField(
                label=marks.plain(party.short_name) or party.code, min_value=1, max_value=1000, required=False
            )
        self.order_fields([*(f"place_{party.pk}" for party in self.parties), "from_number"])

    def draft(self) -> RotationDraft:
        """The order that was typed. Two sides at one place stand as they stand on the page."""
        given = self.cleaned_data
        placed = [
            (given[f"place_{party.pk}"], party.pk) for party in self.parties if given[f"place_{party.pk}"]
        ]
        return RotationDraft(
            [pk for _place, pk in sorted(placed, key=lambda one: one[0])], given["from_number"]
        )


class DepartureForm(Versioned):
    """A session for which the order is left."""

    number = forms.IntegerField(label=gettext_lazy("Session number"), min_value=1, max_value=1_000_000)
    kind = forms.ChoiceField(label=gettext_lazy("What was agreed"))
    party = forms.ChoiceField(label=gettext_lazy("The side whose turn it is"))
    other = forms.ChoiceField(label=gettext_lazy("The side that takes it"), required=False)
    agreed_by = forms.MultipleChoiceField(
        label=gettext_lazy("Agreed by"), widget=forms.CheckboxSelectMultiple, required=False
    )
    agreed_on = day_field(gettext_lazy("Agreed on"), required=False)
    reason = TranslatedTextField(label=gettext_lazy("Reason"), max_length=2000, multiline=True)

    def __init__(self, *args: Any, sides: Sequence[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(str(side.party_id), marks.plain(side.party.short_name)) for side in sides]
        choices: dict[str, list[tuple[str, str]]] = {
            "kind": [
                (Departure.Kind.SKIP.value, _("The side is skipped")),
                (Departure.Kind.SWAP.value, _("Two sides swap their turns")),
            ],
            "party": named, "other": [("", "–"), *named], "agreed_by": named,
        }  # fmt: skip
        for name, some in choices.items():
            self.fields[name].choices = some  # type: ignore[attr-defined]

    def draft(self) -> DepartureDraft:
        """What was typed."""
        given = self.cleaned_data
        return DepartureDraft(
            number=given["number"], kind=given["kind"], party_id=UUID(given["party"]),
            other_id=UUID(given["other"]) if given["other"] else None,
            agreed_by_ids=[UUID(each) for each in given["agreed_by"]], agreed_on=given["agreed_on"],
            reason=given["reason"],
        )  # fmt: skip
