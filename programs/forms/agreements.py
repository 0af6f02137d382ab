"""What is typed of an agreement."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from cooperation.ui.forms import FuzzyDateField, Once, TranslatedTextField
from programs.forms.matters import LANGUAGES, whole
from programs.models import Agreement
from programs.selectors.register_choices import PartyChoice
from programs.services.agreements import AgreementGiven

_NONE = [("", _("not recorded"))]


class AgreementForm(Once):
    """What an agreement is, and between whom."""

    title = TranslatedTextField(label=_("Title"), max_length=1000, languages=LANGUAGES)
    kind = forms.ChoiceField(label=_("Kind"), choices=[*_NONE, *Agreement.Kind.choices], required=False)
    level = forms.ChoiceField(label=_("Level"), choices=[*_NONE, *Agreement.Level.choices], required=False)
    character = forms.ChoiceField(
        label=_("Legal character"), choices=[*_NONE, *Agreement.Character.choices], required=False,
        help_text=_("Entry into force is computed for binding ones, and where this is not recorded."),
    )  # fmt: skip
    scope = forms.ChoiceField(label=_("Scope"), choices=[*_NONE, *Agreement.Scope.choices], required=False)
    parties = forms.MultipleChoiceField(
        label=_("Parties"), required=False, widget=forms.SelectMultiple(attrs={"size": 8}),
        help_text=_("Who is a party or may become one. Others come with the acts that they do."),
    )  # fmt: skip
    done_on = FuzzyDateField(label=_("Done on"), required=False, recurring=False, permanent=False)
    done_at = TranslatedTextField(label=_("Place"), max_length=200, required=False, languages=LANGUAGES)
    subject = forms.CharField(label=_("Subject"), max_length=300, required=False)
    summary = TranslatedTextField(
        label=_("Summary"), max_length=20_000, multiline=True, required=False, languages=LANGUAGES
    )
    authentic = forms.CharField(
        label=_("Languages of the authentic texts"), max_length=300, required=False,
        help_text=_("Their tags with commas between: be, ru, en."),
    )  # fmt: skip
    prevailing = forms.CharField(
        label=_("The language whose text prevails"), max_length=35, required=False,
        help_text=_("Empty where the texts are equally authentic."),
    )  # fmt: skip
    depositary = TranslatedTextField(
        label=_("Depositary"), max_length=300, required=False, languages=LANGUAGES
    )
    external_id = forms.CharField(label=_("Id in its register"), max_length=200, required=False)
    note = TranslatedTextField(
        label=_("Note"), max_length=20_000, multiline=True, required=False, languages=LANGUAGES
    )
    version = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)

    def __init__(self, *args: Any, parties: Sequence[PartyChoice] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["parties"]
        if isinstance(field, forms.MultipleChoiceField):
            field.choices = [(str(one.pk), one.name[:140]) for one in parties]

    def given(self) -> AgreementGiven:
        """What was typed. Parties that stood on the agreement keep their order, new ones come after them."""
        said = self.cleaned_data
        tags = said["authentic"].replace(";", ",").split(",")
        texts = {name: whole(self, name) for name in ("title", "done_at", "summary", "depositary", "note")}
        return AgreementGiven(
            kind=said["kind"], level=said["level"], character=said["character"], scope=said["scope"],
            subject=said["subject"], done_on=said["done_on"], prevailing=said["prevailing"].strip(),
            authentic=tuple(dict.fromkeys(tag.strip() for tag in tags if tag.strip())),
            external_id=said["external_id"] or None, party_ids=self._ordered(), **texts,
        )  # fmt: skip

    def _ordered(self) -> tuple[UUID, ...]:
        chosen = set(self.cleaned_data["parties"])
        before = [str(pk) for pk in self.initial.get("parties", ())]
        kept = [pk for pk in before if pk in chosen]
        return tuple(UUID(pk) for pk in [*kept, *sorted(chosen - set(kept))])


def initial_of(agreement: Agreement) -> dict[str, Any]:
    """The fields of the form as the agreement stands."""
    plain = (
        "title", "kind", "level", "character", "scope", "done_on", "done_at", "subject", "summary", "prevailing",
        "depositary", "external_id", "note", "version",
    )  # fmt: skip
    return {name: getattr(agreement, name) for name in plain} | {
        "authentic": ", ".join(agreement.authentic),
        "parties": [str(each.party_id) for each in agreement.participation.all()],
    }
