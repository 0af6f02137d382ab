"""What is typed when a plan's file is brought in: the file, then how it becomes a change set."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cooperation.ui.forms import Once
from programs.forms.changes import ChangeSetForm
from programs.selectors.plan_imports import Preview
from programs.services.plan_imports import Choices


class PlanFileForm(Once):
    """A file of a plan."""

    file = forms.FileField(
        label=gettext_lazy("File"), max_length=400, widget=forms.ClearableFileInput({"accept": ".xlsx,.csv,.txt"})
    )  # fmt: skip


class DraftForm(ChangeSetForm):
    """The head of the change set, and what is asked of this file."""

    def __init__(
        self, data: Any = None, *, languages: Sequence[str], preview: Preview, **kwargs: Any
    ) -> None:
        super().__init__(data, languages=languages, **kwargs)
        self.fields["reason"].help_text = _(
            "Also that of each new deadline for which the file gives no reason of its own."
        )
        offered = {
            "leave_out": (preview.counts["error"], _("Leave out the rows that are wrong")),
            "add_sections": (
                preview.chapters,
                _("Add the headings that the plan lacks. Every side sees them at once."),
            ),
            "withdraw_missing": (
                preview.missing,
                _("Withdraw from the plan the items that the file lacks"),
            ),
        }
        for name, (asked, label) in offered.items():
            if asked:
                self.fields[name] = forms.BooleanField(label=label, required=False)

    def choices(self, seen: str) -> Choices:
        """How the file becomes a change set; what is not offered is not chosen."""
        given = self.cleaned_data
        return Choices(
            title=given["title"], reason=given["reason"], seen=seen, leave_out=given.get("leave_out", False),
            add_sections=given.get("add_sections", False), withdraw_missing=given.get("withdraw_missing", False),
        )  # fmt: skip
