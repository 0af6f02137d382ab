"""The forms of what is decided between sessions. They only parse: what is allowed is said by the services."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from cooperation.ui import marks
from cooperation.ui.forms import FuzzyDateField, Once, TranslatedTextField
from cooperation.ui.when import day_words
from meetings.forms.outcomes import FIELDS_OF_KIND
from meetings.models import Letter, Outcome
from meetings.services.effects import OutcomeDraft
from meetings.services.intersessional import KINDS
from programs.models import Closure, Programme, Status, Wording
from programs.services.closures import BY_CHANGE_SET


class LettersChoice(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Any) -> str:
        sender = marks.plain(obj.sender.short_name) if obj.sender else obj.sender_name
        day = day_words(obj.sent_on, marks.language())
        return ", ".join(part for part in (sender, obj.number, day, marks.plain(obj.subject)) if part)


class DecisionForm(Once):
    """A decision between sessions. `letters`: those of the body, or None where it is put to the sides by silence."""

    kind = forms.ChoiceField(
        label=_("Kind of outcome"), choices=[(kind.value, kind.label) for kind in KINDS],
        widget=forms.RadioSelect, initial=Outcome.Kind.DECISION,
    )  # fmt: skip
    item = forms.CharField(
        label=_("Number of the item in the plan"), max_length=20, required=False,
        help_text=_("For an agreed status, an extension of a deadline or a closing."),
    )  # fmt: skip
    text = TranslatedTextField(label=_("Text"), max_length=20_000, multiline=True, required=False)
    status = forms.ChoiceField(
        label=_("Agreed status"), choices=[("", _("choose")), *Status.choices], required=False
    )
    ends = forms.ChoiceField(
        label=_("How it ends"), required=False,
        choices=[
            ("", _("choose")), *((kind.value, kind.label) for kind in Closure.Kind if kind not in BY_CHANGE_SET)
        ],
    )  # fmt: skip
    deadline = FuzzyDateField(label=_("Deadline"), required=False)
    reason = TranslatedTextField(label=_("Reason"), max_length=4000, multiline=True, required=False)
    letters = LettersChoice(
        label=_("By which letters"), queryset=Letter.unscoped.none(), required=False,
        widget=forms.CheckboxSelectMultiple, help_text=_("At least one letter of every side."),
    )  # fmt: skip
    silent_until = forms.DateField(
        label=_("Silence until"), required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        help_text=_("The last day on which a side may object."),
    )  # fmt: skip

    def __init__(self, *args: Any, programme: Programme, letters: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.programme = programme
        languages = tuple(programme.body.languages) or ("en", "ru", "be")
        for name, length in (("text", 20_000), ("reason", 4000)):
            self.fields[name] = TranslatedTextField(
                label=self.fields[name].label, max_length=length, multiline=True, required=False,
                languages=languages,
            )  # fmt: skip
        if letters is None:
            del self.fields["letters"]
        else:
            self.fields["letters"].queryset = letters  # type: ignore[attr-defined]
            del self.fields["silent_until"]
        for name in self.fields:
            self.fields[name].needed = True  # type: ignore[attr-defined]

    def plain(self) -> list[forms.BoundField]:
        """The fields that every kind has, after the kind itself."""
        return [self[name] for name in ("text", "letters", "silent_until") if name in self.fields]

    def groups(self) -> list[tuple[str, forms.BoundField]]:
        """(kinds it belongs to, a field) of those that only some kinds have."""
        found = [("agreed_status extension closure", self["item"])]
        for name in ("status", "deadline", "reason", "ends"):
            kinds = " ".join(kind for kind, names in FIELDS_OF_KIND.items() if name in names)
            found.append((kinds, self[name]))
        return found

    def clean_item(self) -> UUID | None:
        number = self.cleaned_data["item"].strip()
        if not number:
            return None
        rows = Wording.unscoped.filter(programme=self.programme, number=number, until_edition__isnull=True)
        found = rows.values_list("item_id", flat=True).first()
        if found is None:
            raise forms.ValidationError(_("The plan has no item of this number."))
        return found

    def draft(self) -> OutcomeDraft:
        """What was entered. Fields that the chosen kind does not have are left out."""
        given, kind = self.cleaned_data, self.cleaned_data["kind"]
        has = set(FIELDS_OF_KIND.get(kind, ()))
        return OutcomeDraft(
            kind=kind, text=given["text"], item_id=given["item"],
            status=given["status"] if "status" in has else "",
            deadline=given["deadline"] if "deadline" in has else None,
            reason=given["reason"] if "reason" in has else {}, ends=given["ends"] if "ends" in has else "",
        )  # fmt: skip


class WhyForm(Once):
    """Why silence is broken, or a decision withdrawn. `needed`: it is asked for."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, languages: tuple[str, ...], needed: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"] = TranslatedTextField(
            label=_("Reason"), max_length=4000, multiline=True, required=False, languages=languages
        )
        self.fields["reason"].needed = needed  # type: ignore[attr-defined]
