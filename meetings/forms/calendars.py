"""What a new calendar address is to show."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from cooperation.access import Actor
from cooperation.ui.forms import Once
from meetings.forms.agenda import BodyChoice
from programs.models import Body


class FeedForm(Once):
    """All of one's bodies or one of them, and what one calls the address."""

    body = BodyChoice(
        label=_("What it shows"),
        queryset=Body.unscoped.none(),
        required=False,
        empty_label=_("all my bodies"),
    )
    name = forms.CharField(
        label=_("Name"), max_length=100, required=False,
        help_text=_("For you alone, such as the device on which it is read. It may stay empty."),
    )  # fmt: skip

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = Body.objects.visible_to(actor).order_by("pk")  # type: ignore[attr-defined]

    def body_id(self) -> UUID | None:
        """The body that was chosen; None for all."""
        body: Body | None = self.cleaned_data["body"]
        return body.pk if body else None
