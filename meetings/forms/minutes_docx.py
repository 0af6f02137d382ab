"""Forms about minutes that come back as an edited file."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cooperation.ui.forms import Once, TranslatedTextField
from meetings.forms.course import Versioned
from meetings.rules.minutes import Edit
from meetings.rules.minutes_file import kept_in_xml

#: As many clauses and languages as one correction takes, and as long a text in each, as through the API.
MOST, LONGEST = 2000, 20_000
_TEXTS = (("clause", 60), ("language", 35), ("text", LONGEST))


@dataclass(frozen=True, slots=True)
class Found:
    """A difference as the page carries it on. `meanwhile`: the record changed the clause since the file was made."""

    clause: str
    language: str
    text: str
    meanwhile: bool = False

    @property
    def edit(self) -> Edit:
        return Edit(self.clause, self.language, self.text)


class ReturnedForm(Once):
    """The edited file."""

    file = forms.FileField(
        label=gettext_lazy("Edited DOCX"),
        max_length=400,
        allow_empty_file=True,
        widget=forms.FileInput({"accept": ".docx"}),
    )


class AcceptForm(Versioned):
    """Which of the differences are accepted, and why; `found` carries them all from page to page."""

    found = forms.CharField(widget=forms.HiddenInput, strip=False)
    reason = TranslatedTextField(label=gettext_lazy("Why"), max_length=2000, multiline=True)

    @staticmethod
    def carried(found: Sequence[Found]) -> str:
        """The differences as the field carries them."""
        return json.dumps([asdict(each) for each in found], ensure_ascii=False)

    def clean_found(self) -> list[Found]:
        try:
            given = json.loads(self.cleaned_data["found"])
        except (ValueError, RecursionError):
            given = None
        if not isinstance(given, list) or len(given) > MOST or not all(_is_found(each) for each in given):
            raise ValidationError(_("The differences did not arrive whole: send the file again."))
        return [Found(**each) for each in given]

    def found_at_least(self) -> list[Found]:
        """The differences, whatever else is wrong; none where they themselves are."""
        self.is_valid()
        found: list[Found] = self.cleaned_data.get("found", [])
        return found

    def accepted(self) -> set[int]:
        """The places of those that are ticked."""
        everything = bool(self.data.get("all"))
        ticked = set(self.data.getlist("accept")) if hasattr(self.data, "getlist") else set()
        return {place for place in range(len(self.found_at_least())) if everything or str(place) in ticked}

    def edits(self) -> list[Edit]:
        """What is accepted."""
        found = self.found_at_least()
        return [found[place].edit for place in sorted(self.accepted())]


def _is_found(each: Any) -> bool:
    return (
        isinstance(each, dict)
        and set(each) <= {"clause", "language", "text", "meanwhile"}
        and all(_is_text(each.get(name), most) for name, most in _TEXTS)
        and isinstance(each.get("meanwhile", False), bool)
    )


def _is_text(value: Any, most: int) -> bool:
    return isinstance(value, str) and len(value) <= most and kept_in_xml(value) == value
