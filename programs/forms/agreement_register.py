"""What narrows the register of agreements, and the name under which that is kept."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from cooperation.ui.filters import Offered
from cooperation.ui.forms import Once
from cooperation.ui.marks import language
from programs.forms.acts import Day
from programs.models import Agreement, AgreementStatus
from programs.selectors.agreement_register import ALL, Narrowing
from programs.selectors.plans import MOST_TYPED
from programs.selectors.register_choices import Parties

#: Days within which a term may be asked to end.
WITHIN = (30, 90, 180, 365)


class AgreementFilter(forms.Form):
    """Choices that narrow the register. A value that is not offered is said to be wrong and narrows nothing."""

    q = forms.CharField(label=_("Words"), required=False, max_length=MOST_TYPED)
    party = forms.ChoiceField(label=_("Party"), required=False)
    in_force = Day(label=_("In force on"), required=False)
    status = forms.ChoiceField(label=_("Status today"), required=False)
    within = forms.ChoiceField(label=_("Term ends within"), required=False)
    awaiting = forms.ChoiceField(label=_("Awaiting action of"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    level = forms.ChoiceField(label=_("Level"), required=False)
    character = forms.ChoiceField(label=_("Legal character"), required=False)
    subject = forms.ChoiceField(label=_("Subject"), required=False)

    def __init__(self, data: Any, *, parties: Parties, subjects: tuple[str, ...]) -> None:
        super().__init__(data)
        self._parties, lang = parties, language()
        for name, field in self.fields.items():
            if isinstance(field, forms.ChoiceField):
                field.choices = _offered(name, parties, subjects, lang)

    def narrowing(self) -> Narrowing:
        """What was chosen."""
        self.is_valid()
        said = {name: value for name, value in self.cleaned_data.items() if value}
        within = said.pop("within", None)
        parties: dict[str, Any] = {
            name: _ids(self._parties)[said.pop(name)] for name in ("party", "awaiting") if name in said
        }
        return Narrowing(text=said.pop("q", ""), within=int(within) if within else None, **parties, **said)

    def given(self) -> dict[str, str]:
        """What was chosen, as it stands in the address."""
        self.is_valid()
        return {name: str(value) for name, value in self.cleaned_data.items() if value}


@lru_cache(maxsize=256)
def _offered(name: str, parties: Parties, subjects: tuple[str, ...], _lang: str) -> Offered:
    """What a field offers, in the language that is active."""
    named = [(one.code, one.short_name[:80]) for one in parties.listed]
    choices: dict[str, Iterable[tuple[str, Any]]] = {
        "party": named,
        "awaiting": [(ALL, _("all parties together")), *named],
        "status": AgreementStatus.choices,
        "kind": Agreement.Kind.choices,
        "level": Agreement.Level.choices,
        "character": Agreement.Character.choices,
        "subject": [(subject, subject[:80]) for subject in subjects],
        "within": [(str(n), ngettext("%(count)d day", "%(count)d days", n) % {"count": n}) for n in WITHIN],
    }
    return Offered([("", _("any")), *choices[name]])


@lru_cache(maxsize=64)
def _ids(parties: Parties) -> dict[str, UUID | str]:
    """Of whom one may ask, by code."""
    return {ALL: ALL, **{one.code: one.pk for one in parties.listed}}


class SaveFilterForm(Once):
    """The name under which the present filter is kept."""

    name = forms.CharField(label=_("Save this filter as"), max_length=100)
    query = forms.CharField(max_length=2000, widget=forms.HiddenInput)
