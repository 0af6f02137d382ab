"""Forms about the minutes of a session: acts of the sides, scans, corrections, transcriptions, notes."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cooperation.ui import marks
from cooperation.ui.forms import Once, TranslatedTextField
from meetings.forms.course import ConfirmForm, Versioned
from meetings.rules.minutes import Edit


class MinutesActForm(ConfirmForm):
    """What a side did with a version."""

    def __init__(self, *args: Any, signature: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if signature:
            self.fields["scan"].help_text = _(
                "Of the signed original: every side sees it, and the seal covers it."
            )
            self.fields["place"] = TranslatedTextField(
                label=_("Place of signature"), max_length=200, required=False,
                help_text=_("Empty: where the session was held."),
            )  # fmt: skip
            self.fields["kept_at"] = TranslatedTextField(
                label=_("Where this side keeps its original"), max_length=300, required=False
            )


class ScanForm(Versioned):
    """The scan of a signed original."""

    file = forms.FileField(label=gettext_lazy("Scan"), max_length=400)

    def __init__(self, *args: Any, parties: Sequence[Any] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if parties:
            self.fields["party"] = forms.ChoiceField(
                label=_("Whose original it is"),
                choices=[(str(each.pk), marks.plain(each.short_name) or each.code) for each in parties],
            )
            self.order_fields(["party", "file"])

    def party(self) -> UUID | None:
        """Whose original it is, where that is asked."""
        given = self.cleaned_data.get("party")
        return UUID(given) if given else None


class ClauseForm(Versioned):
    """How one clause is to read, in each language of the minutes; and why."""

    def __init__(self, *args: Any, languages: Sequence[str], reason: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.languages = list(languages)
        for place, tag in enumerate(self.languages):
            self.fields[f"text_{place}"] = forms.CharField(
                label=marks.own_name(tag), required=False, max_length=20_000,
                widget=forms.Textarea({"rows": 5, "lang": tag, "dir": marks.direction(tag)}),
            )  # fmt: skip
        if reason:
            self.fields["reason"] = TranslatedTextField(label=_("Why"), max_length=2000, multiline=True)

    def edits(self, key: str, held: dict[str, str]) -> list[Edit]:
        """The languages in which the clause was worded otherwise."""
        typed = {tag: self.cleaned_data[f"text_{place}"] for place, tag in enumerate(self.languages)}
        plain = {tag: text.replace("\r\n", "\n").strip() for tag, text in typed.items()}
        return [Edit(key, tag, text) for tag, text in plain.items() if text != held.get(tag, "")]


class TranscribeForm(Versioned):
    """How a clause reads after it was changed by hand."""

    language = forms.ChoiceField(label=gettext_lazy("Language"))
    text = forms.CharField(
        label=gettext_lazy("As it reads now"),
        max_length=20_000,
        required=False,
        widget=forms.Textarea({"rows": 5}),
    )

    def __init__(self, *args: Any, languages: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["language"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(tag, marks.own_name(tag)) for tag in languages]


class ConfirmedByForm(Versioned):
    """The outcome by which a later session confirmed the minutes."""

    outcome = forms.ChoiceField(label=gettext_lazy("Outcome"))

    def __init__(self, *args: Any, outcomes: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["outcome"]
        if isinstance(field, forms.ChoiceField):
            field.choices = list(outcomes)


class NoteForm(Versioned):
    """What a side notes on a wording."""

    text = TranslatedTextField(label=gettext_lazy("Note"), max_length=10_000, multiline=True)


class SealForm(Once):
    """Nothing but the version that is sealed."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
