"""The form of how the sides stood. It only parses: what is allowed is said by the service."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from cooperation.ui import marks
from cooperation.ui.forms import Once, TranslatedTextField
from meetings.models import Stand
from meetings.services.stands import StandInput
from programs.models import Body, Side


class StandsForm(Once):
    """One set of fields a side: how it stood, who spoke for it, what it reserved."""

    rule = forms.ChoiceField(label=_("Decision rule"), choices=Body.Decision)
    silent_until = forms.DateField(
        label=_("Silence until"), required=False, widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("Where an outcome is adopted by silence: the last day on which a side may object."),
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, sides: list[Side], languages: tuple[str, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sides = sides
        names = {side.party_id: marks.plain(side.party.short_name) or side.party.code for side in sides}
        for place, side in enumerate(sides):
            name = names[side.party_id]
            others = [(str(party), called) for party, called in names.items() if party != side.party_id]
            self.fields[f"choice_{place}"] = forms.ChoiceField(
                label=_("How %(side)s stood") % {"side": name}, required=False,
                choices=[("", _("not heard yet")), *Stand.Choice.choices],
            )  # fmt: skip
            self.fields[f"proxy_{place}"] = forms.ChoiceField(
                label=_("%(side)s: spoken for by") % {"side": name}, required=False,
                choices=[("", _("nobody: it was there itself")), *others],
            )  # fmt: skip
            self.fields[f"reservation_{place}"] = TranslatedTextField(
                label=_("%(side)s: reservation") % {"side": name}, max_length=4000, multiline=True,
                required=False, languages=languages,
            )  # fmt: skip

    def stands(self) -> list[StandInput]:
        """Those sides that were heard."""
        given = self.cleaned_data
        return [
            StandInput(
                party_id=side.party_id,
                choice=given[f"choice_{place}"],
                proxy_id=UUID(given[f"proxy_{place}"]) if given[f"proxy_{place}"] else None,
                reservation=given[f"reservation_{place}"],
            )
            for place, side in enumerate(self.sides)
            if given[f"choice_{place}"]
        ]
