"""The form of a letter."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cooperation.ui import marks
from cooperation.ui.forms import Once, TranslatedTextField
from meetings.models import Letter, Referral
from programs.models import Party


class PartyChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Any) -> str:
        return marks.plain(obj.short_name) or obj.code


class ReferralChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Any) -> str:
        to = obj.to_body or obj.to_organisation
        return f"{marks.plain(obj.cited)} → {marks.plain(to.name)}"


class LetterChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Any) -> str:
        return " ".join(part for part in (obj.number, str(obj.sent_on), marks.plain(obj.subject)) if part)


def _day(label: Any, *, required: bool) -> forms.DateField:
    widget = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=required, widget=widget)


class LetterForm(Once):
    """A letter, as it is sent and as it arrives."""

    subject = TranslatedTextField(label=_("Subject"), max_length=500)
    sender = PartyChoice(
        label=_("From"),
        queryset=Party.unscoped.none(),
        required=False,
        empty_label=_("secretariat, or named below"),
    )
    sender_name = forms.CharField(label=_("Who signed it"), max_length=300, required=False)
    number = forms.CharField(label=_("Sender’s number"), max_length=100, required=False)
    sent_on = _day(_("Sent on"), required=True)
    recipient = PartyChoice(
        label=_("To"),
        queryset=Party.unscoped.none(),
        required=False,
        empty_label=_("secretariat, or named below"),
    )
    recipient_name = forms.CharField(label=_("To whom it is addressed"), max_length=300, required=False)
    received_number = forms.CharField(label=_("Recipient’s number"), max_length=100, required=False)
    received_on = _day(_("Received on"), required=False)
    answers = LetterChoice(label=_("Answers the letter"), queryset=Letter.unscoped.none(), required=False)
    referral = ReferralChoice(
        label=_("Answers what was referred"), queryset=Referral.unscoped.none(), required=False
    )
    file = forms.FileField(label=_("File"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, parties: Any, letters: Any, referrals: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("sender", "recipient"):
            self.fields[name].queryset = parties  # type: ignore[attr-defined]
        self.fields["answers"].queryset = letters  # type: ignore[attr-defined]
        self.fields["referral"].queryset = referrals  # type: ignore[attr-defined]
