"""Forms about the course of a session: its days, its agenda, its delegations."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID
from zoneinfo import available_timezones

from django import forms
from django.utils.translation import gettext_lazy as _

from cooperation.ui import marks
from cooperation.ui.forms import Once, TranslatedTextField
from meetings.models import Review
from meetings.selectors import sessions
from programs.models import Person

_DAY = {"type": "date"}


def zones() -> list[tuple[str, str]]:
    """The IANA time zones."""
    return [(zone, zone) for zone in sorted(available_timezones()) if "/" in zone or zone == "UTC"]


class DaysForm(Once):
    """When a session is held. Days and time are local to the time zone."""

    starts_on = forms.DateField(label=_("Begins on"), widget=forms.DateInput(_DAY, format="%Y-%m-%d"))
    ends_on = forms.DateField(label=_("Ends on"), widget=forms.DateInput(_DAY, format="%Y-%m-%d"))
    starts_at_time = forms.TimeField(label=_("At"), widget=forms.TimeInput({"type": "time"}, format="%H:%M"))
    time_zone = forms.ChoiceField(label=_("Time zone"), choices=zones)
    place = TranslatedTextField(label=_("Place"), max_length=200)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


class CancellationForm(Once):
    """Why a session is cancelled."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, languages: tuple[str, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"] = TranslatedTextField(
            label=_("Reason for the cancellation"), max_length=4000, multiline=True, languages=languages,
            error_messages={"required": _("Say why it is cancelled.")},
        )  # fmt: skip


class CallForm(DaysForm):
    """A session to be called."""

    covers_from = forms.DateField(label=_("Covers from"), widget=forms.DateInput(_DAY, format="%Y-%m-%d"))
    covers_to = forms.DateField(label=_("Covers to"), widget=forms.DateInput(_DAY, format="%Y-%m-%d"))
    host = forms.ChoiceField(label=_("Host"), required=False)

    def __init__(self, *args: Any, sides: Sequence[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(str(side.party_id), marks.plain(side.party.short_name)) for side in sides]
        self.fields["host"].choices = [("", "–"), *named]  # type: ignore[attr-defined]

    def clean_host(self) -> UUID | None:
        return UUID(self.cleaned_data["host"]) if self.cleaned_data["host"] else None


class PointForm(Once):
    """A point for the agenda."""

    title = TranslatedTextField(label=_("Title of the point"), max_length=500)
    item = forms.CharField(
        label=_("Number of the item in the plan"), max_length=20, required=False,
        help_text=_("Where the point is about one."),
    )  # fmt: skip

    def __init__(self, *args: Any, review: Review, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.review = review

    def clean_item(self) -> Any:
        number = self.cleaned_data["item"].strip()
        found = sessions.item_by_number(self.review, number) if number else None
        if number and found is None:
            raise forms.ValidationError(_("The plan has no item of this number."))
        return found


class PeopleChoice(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Person) -> str:
        return marks.plain(obj.name)


class HeadChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Person) -> str:
        return marks.plain(obj.name)


class DelegationForm(Once):
    """Who comes for a side."""

    head = HeadChoice(label=_("Head of delegation"), queryset=Person.unscoped.none())
    members = PeopleChoice(
        label=_("Members"), queryset=Person.unscoped.none(), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("head", "members"):
            self.fields[name].queryset = people  # type: ignore[attr-defined]
