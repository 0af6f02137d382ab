"""What narrows the registers."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from programs.models import Cooperation, JointProject, Obstacle


class RegisterFilter(forms.Form):
    """Choices that narrow a list; empty or unknown values narrow nothing."""

    def given(self) -> dict[str, str]:
        """What was chosen, as it stands in the address."""
        return {name: str(value) for name, value in self._chosen().items()}

    def narrowing(self) -> dict[str, Any]:
        """The conditions of what was chosen."""
        return self._chosen()

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
