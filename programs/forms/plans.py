"""The filters of a plan."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django import forms
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from cooperation.ui import marks
from cooperation.ui.filters import filters
from programs.models import Status
from programs.selectors.plans import Filters, Frame, headings_of, sides_of


class PlanFilter(forms.Form):
    """Narrows a plan. A value that is not offered is said to be wrong and narrows nothing."""

    section = forms.ChoiceField(label=_("Section"), required=False)
    status = forms.ChoiceField(label=_("Status, a side’s or agreed"), required=False)
    agreed = forms.ChoiceField(label=_("Agreed status"), required=False)
    side = forms.ChoiceField(label=_("Responsible"), required=False)
    q = forms.CharField(label=_("Words"), required=False, max_length=200)
    late = forms.BooleanField(label=_("late"), required=False)
    blocked = forms.BooleanField(label=_("blocked by law"), required=False)
    differ = forms.BooleanField(label=_("the sides differ"), required=False)

    def __init__(self, data: Any, *, sections: Sequence[Any], sides: Sequence[Any]) -> None:
        super().__init__(data)
        choices: dict[str, list[tuple[str, Any]]] = {
            "section": [("", _("all"))]
            + [(s.number, f"{s.number} {marks.plain(s.title)}"[:80]) for s in sections],
            "status": [("", _("any")), *[(code, marks.status_label(code)) for code in Status.values]],
            "agreed": [("", _("any")), *[(code, marks.status_label(code)) for code in Status.values]],
            "side": [("", _("any side")), *[(s.party.code, marks.plain(s.party.short_name)) for s in sides]],
        }
        for name, offered in choices.items():
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = offered

    def filters(self) -> Filters:
        """What the form asks for."""
        self.is_valid()
        given = self.cleaned_data
        return Filters(
            section=given.get("section", ""),
            status=given.get("status", ""),
            agreed=given.get("agreed", ""),
            side=given.get("side", ""),
            late=given.get("late", False),
            blocked=given.get("blocked", False),
            differ=given.get("differ", False),
            text=given.get("q", ""),
        )


@dataclass(frozen=True, slots=True)
class Asked:
    """What a request asks of a plan: the filters, the form that shows them, and the query that asks them again."""

    filters: Filters
    html: SafeString
    query: Mapping[str, str]


#: Longer values are not worth keeping the answer for.
KEPT_LENGTH = 200


def asked(data: Mapping[str, str], frame: Frame) -> Asked:
    """The filters that a query asks. The same question, in the same language of the same plan, is answered once."""
    given = tuple((name, value) for name in PlanFilter.base_fields if (value := data.get(name, "")))
    answer = _asked if all(len(value) <= KEPT_LENGTH for _name, value in given) else _asked.__wrapped__
    return answer(marks.language(), frame.sections_text, frame.sides_text, given)


@lru_cache(maxsize=512)
def _asked(_language: str, sections: str, sides: str, given: tuple[tuple[str, str], ...]) -> Asked:
    form = PlanFilter(dict(given), sections=headings_of(sections), sides=sides_of(sides))
    return Asked(form.filters(), filters(form), dict(given))
