"""The filters of a comparison sheet, and what moves an item between its lists."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cooperation.ui import marks
from programs.models import Round
from programs.rules.comparison import Kind, Listing
from programs.selectors.comparisons import Filters
from programs.selectors.plans import Heading

#: How each way of differing is named where one chooses among them.
KINDS = {
    Kind.ONE_SIDED: gettext_lazy("completed for one side"),
    Kind.STATUS: gettext_lazy("status"),
    Kind.DEADLINE: gettext_lazy("deadline"),
    Kind.PROGRESS: gettext_lazy("progress"),
    Kind.OBSTACLE: gettext_lazy("obstacle named by one side"),
    Kind.NO_DOCUMENT: gettext_lazy("completed without a document"),
    Kind.SILENT: gettext_lazy("a side is silent"),
}


class SheetFilter(forms.Form):
    """Narrows a comparison sheet. A value that is not offered narrows nothing."""

    kind = forms.ChoiceField(label=gettext_lazy("Difference"), required=False)
    section = forms.ChoiceField(label=gettext_lazy("Section"), required=False)
    organisation = forms.ChoiceField(label=gettext_lazy("Organisation"), required=False)
    since = forms.ChoiceField(label=gettext_lazy("Differ at least since"), required=False)
    round = forms.ChoiceField(label=gettext_lazy("Words of"), required=False)

    def __init__(
        self,
        data: Any,
        *,
        sections: Sequence[Heading],
        organisations: Mapping[UUID, str],
        rounds: Sequence[Round],
    ) -> None:
        super().__init__(data)
        numbered = [(str(each.number), _("round %(number)d") % {"number": each.number}) for each in rounds]
        choices: dict[str, list[tuple[str, Any]]] = {
            "kind": [("", _("any")), *((kind.value, word) for kind, word in KINDS.items())],
            "section": [("", _("all"))]
            + [(s.number, f"{s.number} {marks.plain(s.title)}"[:80]) for s in sections],
            "organisation": [("", _("any")), *((str(pk), name) for pk, name in organisations.items())],
            "since": [("", _("any time")), *numbered],
            "round": [("", _("each side’s last round")), *numbered],
        }
        for name, offered in choices.items():
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = offered

    def filters(self, listing: str) -> Filters:
        """What the form asks for, in one of the lists."""
        self.is_valid()
        given = self.cleaned_data
        return Filters(
            listing=listing if listing in list(Listing) else Listing.B.value,
            kind=given.get("kind", ""),
            section=given.get("section", ""),
            organisation=UUID(given["organisation"]) if given.get("organisation") else None,
            since=int(given["since"]) if given.get("since") else None,
            round=int(given["round"]) if given.get("round") else None,
        )
