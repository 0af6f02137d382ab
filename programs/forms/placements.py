"""What moves an item between the lists of the comparison."""

from django import forms
from django.utils.translation import gettext_lazy

from cooperation.ui.forms import Once, TranslatedTextField
from programs.models.placements import Placement


class PlaceForm(Once):
    """To which list an item is moved, and why. Every side reads it."""

    list = forms.ChoiceField(
        label=gettext_lazy("To which list"), choices=Placement.List.choices,
        error_messages={"invalid_choice": gettext_lazy("Choose list A or list B.")},
    )  # fmt: skip
    reason = TranslatedTextField(label=gettext_lazy("Why"), max_length=4000, multiline=True)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
