"""What is typed of an organisation: what became of it, and which duties its successor takes."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy

from cooperation.ui import marks
from cooperation.ui.forms import FuzzyDateField, Once, TranslatedTextField
from programs.forms.acts import Day
from programs.forms.matters import ident
from programs.models import OrganisationChange
from programs.services.successions import ChangeOfOrganisation


class OrganisationChangeForm(Once):
    """What became of an organisation."""

    kind = forms.ChoiceField(label=gettext_lazy("What became of it"), choices=OrganisationChange.Kind.choices)
    done_on = FuzzyDateField(label=gettext_lazy("When"), recurring=False, permanent=False)
    successor = forms.ChoiceField(
        label=gettext_lazy("Successor"), required=False,
        help_text=gettext_lazy("Where it was merged, split or abolished. One entry for each successor."),
    )  # fmt: skip
    name = TranslatedTextField(
        label=gettext_lazy("New name"), max_length=500, required=False,
        help_text=gettext_lazy("Where it was renamed."),
    )  # fmt: skip
    parent = forms.ChoiceField(
        label=gettext_lazy("Stands now under"), required=False,
        help_text=gettext_lazy("Where it was transferred."),
    )  # fmt: skip
    note = TranslatedTextField(label=gettext_lazy("Note"), max_length=4000, multiline=True, required=False)
    version = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)

    def __init__(self, *args: Any, organisations: Sequence[Any] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("successor", "parent"):
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = [
                    ("", "–"), *((str(row.pk), marks.plain(row.name)[:140]) for row in organisations),
                ]  # fmt: skip

    def given(self) -> ChangeOfOrganisation:
        """What was typed."""
        said = self.cleaned_data
        return ChangeOfOrganisation(
            kind=said["kind"], done_on=said["done_on"], successor_id=ident(said["successor"]), name=said["name"],
            parent_id=ident(said["parent"]), note=said["note"],
        )  # fmt: skip


class Ids(forms.MultipleChoiceField):
    """Ids out of a list; whether each is still one of it, the service decides."""

    def valid_value(self, value: str) -> bool:
        try:
            UUID(value)
        except ValueError:
            return False
        return True


class HandOverForm(Once):
    """Which duties the successor takes: all are chosen at first."""

    responsibilities = Ids(label=gettext_lazy("Duties"), required=False, widget=forms.CheckboxSelectMultiple)
    on = Day(
        label=gettext_lazy("From the day"), required=False, help_text=gettext_lazy("Today, if left empty.")
    )
    version = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)

    def __init__(self, *args: Any, duties: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["responsibilities"]
        if isinstance(field, forms.MultipleChoiceField):
            field.choices = list(duties)
        self.initial.setdefault("responsibilities", [pk for pk, _label in duties])

    def chosen(self) -> tuple[UUID, ...]:
        """The duties that go over."""
        return tuple(UUID(pk) for pk in self.cleaned_data["responsibilities"])
