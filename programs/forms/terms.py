"""The term of an agreement."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cooperation.ui.forms import Once
from programs.forms.acts import Day


class TermForm(Once):
    """The last day of an agreement's term, and the last day for notice."""

    expires_on = Day(
        label=_("In force until"), required=False, help_text=_("Empty where there is no such day.")
    )
    notice_by = Day(
        label=_("Last day for notice"), required=False,
        help_text=_("The last day on which a party may say that it ends the agreement or does not extend it."),
    )  # fmt: skip
    version = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)
