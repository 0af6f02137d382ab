"""Forms of an agenda and a backlog."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cooperation.ui import marks
from cooperation.ui.forms import Once, TranslatedTextField
from programs.models import Body, Organisation


class ChosenForm(Once):
    """Ticked proposals: the boxes stand in the page, beside their reasons."""


class TitleForm(Once):
    """A point that is worded anew, in the working languages of the body."""

    title = TranslatedTextField(label=_("Title of the point"), max_length=500)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, languages: tuple[str, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["title"] = TranslatedTextField(
            label=_("Title of the point"), max_length=500, languages=languages
        )


class BacklogForm(Once):
    """A point for some later session."""

    title = TranslatedTextField(label=_("Title of the point"), max_length=500)


class BodyChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Any) -> str:
        return marks.plain(obj.name)


class ReferralForm(Once):
    """Who receives a referral."""

    body = BodyChoice(label=_("Body"), queryset=Body.unscoped.none(), required=False)
    organisation = BodyChoice(
        label=_("Organisation"), queryset=Organisation.unscoped.none(), required=False,
        help_text=_("One of the two."),
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, bodies: Any, organisations: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = bodies  # type: ignore[attr-defined]
        self.fields["organisation"].queryset = organisations  # type: ignore[attr-defined]
