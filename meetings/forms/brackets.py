"""The form of a wording in brackets. It only parses: what is allowed is said by the service."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cooperation.ui import marks
from cooperation.ui.forms import Once, TranslatedTextField
from programs.models import Side


class WordingForm(Once):
    """A side's wording of one clause. `sides`: those among whom a joint secretariat chooses."""

    clause = forms.IntegerField(
        label=_("Clause"), min_value=1, max_value=10_000,
        help_text=_("The number of the paragraph, from 1; the next number is a clause that is new."),
    )  # fmt: skip
    party = forms.TypedChoiceField(label=_("Side"), empty_value=None)

    def __init__(self, *args: Any, languages: tuple[str, ...], sides: list[Side], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["party"].choices = [  # type: ignore[attr-defined]
            (str(side.party_id), marks.plain(side.party.short_name) or side.party.code) for side in sides
        ]
        if not sides:
            del self.fields["party"]
        self.fields["text"] = TranslatedTextField(
            label=_("Wording"), max_length=20_000, multiline=True, required=False, languages=languages
        )
        # Asked for by the service, which says why; the label must not call it optional.
        self.fields["text"].needed = True  # type: ignore[attr-defined]
