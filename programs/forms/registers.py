"""What narrows the registers."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from cooperation.ui import marks
from programs.models import Cooperation, JointProject, Obstacle, Programme


class RegisterFilter(forms.Form):
    """Choices that narrow a list; empty or unknown values narrow nothing.

    `programmes` are those of the reader: one of them may be chosen by its code or its id where there are several.
    """

    programme = forms.ChoiceField(label=gettext_lazy("Programme"), required=False)

    def __init__(self, data: Any, *, programmes: Sequence[Programme]) -> None:
        codes = {str(each.pk): each.code for each in programmes}
        typed = {name: data.get(name, "") for name in self.base_fields}
        typed["programme"] = codes.get(typed["programme"], typed["programme"])
        super().__init__(typed)
        choices = [(each.code, marks.plain(each.title)) for each in programmes]
        self.fields["programme"] = forms.ChoiceField(
            label=gettext_lazy("Programme"), choices=_any(choices), required=False,
            widget=forms.Select if len(choices) > 1 else forms.HiddenInput,
        )  # fmt: skip

    def given(self) -> dict[str, str]:
        """What was chosen, as it stands in the address."""
        return {name: str(value) for name, value in self._chosen().items()}

    def narrowing(self) -> dict[str, Any]:
        """The conditions of what was chosen."""
        chosen = self._chosen()
        return {"programme__code" if name == "programme" else name: value for name, value in chosen.items()}

    def _chosen(self) -> dict[str, Any]:
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


def _any(choices: Any) -> list[tuple[str, Any]]:
    return [("", gettext_lazy("any")), *choices]


class ObstacleFilter(RegisterFilter):
    """Obstacles."""

    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=_any(Obstacle.Kind.choices), required=False)
    state = forms.ChoiceField(
        label=gettext_lazy("State"), choices=_any(Obstacle.State.choices), required=False
    )


class DutyFilter(RegisterFilter):
    """What organisations owe; `side` is the code of a party, `organisation` an id."""

    side = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)
    organisation = forms.UUIDField(required=False, widget=forms.HiddenInput)


class ProjectFilter(RegisterFilter):
    """Joint projects."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Kind"), choices=_any(JointProject.Kind.choices), required=False
    )
    stage = forms.ChoiceField(
        label=gettext_lazy("Stage"), choices=_any(JointProject.Stage.choices), required=False
    )


class CooperationFilter(RegisterFilter):
    """Cooperation between organisations."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Kind"), choices=_any(Cooperation.Kind.choices), required=False
    )
