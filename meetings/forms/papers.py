"""Forms of papers."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cooperation.ui import marks
from cooperation.ui.forms import Once, TranslatedTextField
from meetings.models import AgendaItem, Paper, PaperVersion
from programs.models import Party


class PointsChoice(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.position}. {marks.plain(obj.title)}"


class PaperChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.symbol} {marks.plain(obj.title)}"


class PartiesChoice(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Any) -> str:
        return marks.plain(obj.name)


class PaperForm(Once):
    """What is said of a paper at any time. `audiences`: those it may go to; `parties`: those who may be named."""

    title = TranslatedTextField(label=_("Title of the paper"), max_length=500)
    audience = forms.ChoiceField(
        label=_("For whom"), choices=Paper.Audience.choices, initial=Paper.Audience.SHARED,
        help_text=_("It can be opened to more readers later, not taken away from those who could read it."),
    )  # fmt: skip
    readers = PartiesChoice(
        label=_("Named readers"), queryset=Party.unscoped.none(), required=False,
        widget=forms.CheckboxSelectMultiple, help_text=_("Beside your side, where it is for named ones."),
    )  # fmt: skip
    points = PointsChoice(
        label=_("Points to which it belongs"), queryset=AgendaItem.unscoped.none(), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    field_order: Any = ("title", "audience", "readers", "points")

    def __init__(
        self, *args: Any, points: Any, audiences: Sequence[str], parties: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["points"].queryset = points  # type: ignore[attr-defined]
        # Offered is what is possible; what is sent none the less is refused by the service, in its words.
        self.fields["audience"].widget.choices = [
            one for one in Paper.Audience.choices if one[0] in audiences
        ]
        self.fields["readers"].queryset = parties  # type: ignore[attr-defined]
        if Paper.Audience.NAMED not in audiences:
            del self.fields["readers"]


class NewPaperForm(PaperForm):
    """A paper to be submitted."""

    kind = forms.ChoiceField(label=_("Kind"), choices=Paper.Kind.choices, initial=Paper.Kind.WORKING)
    form = forms.ChoiceField(
        label=_("Form"), choices=[("", _("a paper of its own")), *Paper.Form.choices], required=False
    )
    of = PaperChoice(
        label=_("Of the paper"), queryset=Paper.unscoped.none(), required=False,
        help_text=_("Of a revision, addendum or corrigendum."),
    )  # fmt: skip
    original = forms.ChoiceField(label=_("Language of the original"), required=False)
    field_order: Any = ("title", "kind", "form", "of", "original", "audience", "readers", "points")

    def __init__(self, *args: Any, papers: Any, languages: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["of"].queryset = papers  # type: ignore[attr-defined]
        self.fields["original"].choices = [("", "—"), *languages]  # type: ignore[attr-defined]
        del self.fields["version"]


class VersionForm(Once):
    """A paper in one language."""

    state = forms.ChoiceField(label=_("State"), choices=PaperVersion.State.choices)
    on = forms.DateField(
        label=_("Since"), required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Today if left empty."),
    )  # fmt: skip
    is_original = forms.BooleanField(label=_("This is the original"), required=False)
    file = forms.FileField(label=_("File"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
