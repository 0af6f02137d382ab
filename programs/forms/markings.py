"""What may bear a marking."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cooperation.ui.forms import Once
from programs.selectors.markings import Choices


class Marked(Once):
    """A form of a text or a file that may bear one of the `markings`; where there is none, nothing is asked."""

    marking = forms.ChoiceField(label=_("Marking"), required=False)

    def __init__(self, *args: Any, markings: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.alike_with = {"markings": markings}
        if markings:
            self.fields["marking"].choices = [("", _("none")), *markings]  # type: ignore[attr-defined]
        else:
            del self.fields["marking"]
