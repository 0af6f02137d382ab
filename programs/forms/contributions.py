"""What is asked of organisations, what they answer, what is sent back; and a round to be opened."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cooperation.ui import marks
from cooperation.ui.forms import FuzzyDateField, Once, TranslatedTextField
from programs.forms.acts import Day
from programs.models import Status
from programs.services.positions import PositionContent
from programs.services.rounds import RoundInput


class RequestForm(Once):
    """Whom the coordinator asks, for what, by when."""

    section = forms.ChoiceField(label=gettext_lazy("Section"), required=False)
    organisation = forms.ChoiceField(label=gettext_lazy("Organisation"), required=False)
    due = Day(label=gettext_lazy("Due"))
    note = TranslatedTextField(label=gettext_lazy("Note"), max_length=4_000, multiline=True, required=False)

    def __init__(
        self,
        data: Any = None,
        *,
        sections: Iterable[Any] = (),
        organisations: Iterable[Any] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(data, **kwargs)
        fields: Any = self.fields
        fields["section"].choices = [("", _("the whole plan"))] + [
            (str(section.pk), f"{section.number} {marks.plain(section.title)}"[:120]) for section in sections
        ]
        fields["organisation"].choices = [("", _("all that are responsible"))] + [
            (str(one.pk), marks.plain(one.name)[:120]) for one in organisations
        ]

    def asked(self) -> dict[str, Any]:
        """What the service is given."""
        said = self.cleaned_data
        return {
            "due": said["due"], "note": said["note"],
            "section_id": UUID(said["section"]) if said["section"] else None,
            "organisation_ids": [UUID(said["organisation"])] if said["organisation"] else None,
        }  # fmt: skip


class AnswerForm(Once):
    """An organisation's answer to one request."""

    status = forms.ChoiceField(
        label=gettext_lazy("Status"), required=False,
        error_messages={"invalid_choice": gettext_lazy("Choose one of the statuses.")},
    )  # fmt: skip
    progress = forms.IntegerField(label=gettext_lazy("Progress, per cent"), required=False)
    proposed_deadline = FuzzyDateField(
        label=gettext_lazy("Proposed date"), required=False, recurring=False, permanent=False
    )
    text = TranslatedTextField(label=gettext_lazy("Text"), max_length=20_000, multiline=True, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["status"].choices = [("", "—"), *((code, marks.status_label(code)) for code in Status.values)]

    def content(self, known: dict[str, str] | None) -> PositionContent:
        """What was typed; words in languages that the form does not show are kept as they are `known`."""
        said = self.cleaned_data
        shown = self.fields["text"].languages  # type: ignore[attr-defined]
        kept = {tag: words for tag, words in (known or {}).items() if tag not in shown}
        return PositionContent(
            said["status"], said["progress"], {**kept, **said["text"]}, said["proposed_deadline"]
        )


class CommentForm(Once):
    """Why a contribution is sent back."""

    comment = TranslatedTextField(label=gettext_lazy("What is missing"), max_length=4_000, multiline=True)


class RoundForm(Once):
    """A round to be opened."""

    covers_from = Day(label=gettext_lazy("Covers from"))
    covers_to = Day(label=gettext_lazy("Covers to"))
    opens_on = Day(label=gettext_lazy("Opens on"), required=False, help_text=gettext_lazy("Empty: today."))
    cut_off = Day(label=gettext_lazy("Cut-off"))
    items = forms.CharField(
        label=gettext_lazy("Items"), required=False, max_length=4_000,
        help_text=gettext_lazy("Numbers with a comma between them, such as 1.1, 2.10. Empty: the whole plan."),
    )  # fmt: skip

    def numbers(self) -> list[str]:
        """The numbers of items that were typed."""
        typed = self.cleaned_data["items"].replace(";", ",").replace("\n", ",").split(",")
        return [number.strip() for number in typed if number.strip()]

    def given(self, items: Sequence[UUID] | None) -> RoundInput:
        """What the service is given."""
        said = self.cleaned_data
        return RoundInput(said["covers_from"], said["covers_to"], said["cut_off"], said["opens_on"], items)
