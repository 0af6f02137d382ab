"""Why a reminder is not sent, or how it is known that one arrived."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cooperation.ui.forms import Once


class ReasonForm(Once):
    """A reason, and the version that was shown."""

    reason = forms.CharField(label=_("Reason"), max_length=500)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
