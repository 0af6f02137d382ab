"""What one asks of the read log."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cooperation.readlog.models import Entry
from programs.models import ANY_MARKING
from programs.selectors.markings import Choices
from programs.selectors.reads import Asked

_ANY = [("", _("any"))]


class ReadFilter(forms.Form):
    """About what, by whom, how, and between which days."""

    about = forms.CharField(
        label=_("About"), required=False, max_length=200,
        help_text=_("An item’s number, a document’s name, or the id of a text."),
    )  # fmt: skip
    who = forms.CharField(label=_("Who"), required=False, max_length=200)
    marking = forms.ChoiceField(label=_("Marking"), required=False)
    kind = forms.ChoiceField(label=_("What"), required=False, choices=[*_ANY, *Entry.Kind.choices])
    face = forms.ChoiceField(label=_("How"), required=False, choices=[*_ANY, *Entry.Face.choices])
    since = forms.DateField(
        label=_("From the day"), required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    before = forms.DateField(
        label=_("Before the day"), required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, *args: Any, markings: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        said = [*_ANY, (ANY_MARKING, _("with a marking")), *markings]
        self.fields["marking"].choices = said  # type: ignore[attr-defined]

    def asked(self) -> Asked | None:
        """What the form asks for; None where it cannot be understood."""
        if not self.is_valid():
            return None
        given: dict[str, Any] = self.cleaned_data
        return Asked(**{name: given[name] for name in self.fields})
