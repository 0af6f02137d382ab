"""The fields of how the sides stood. They only parse: what is allowed is said by the services."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from cooperation.ui import marks
from cooperation.ui.forms import Once, TranslatedTextField
from meetings.models import Stand
from meetings.services.standing import Standing, StandInput
from programs.models import Body, Side


class StandsFields(Once):
    """One set of fields a side: how it stood, who spoke for it, what it reserved; the rule, and the end of silence."""

    rule = forms.ChoiceField(
        label=_("Decision rule"),
        required=False,
        choices=[("", _("that of the body")), *Body.Decision.choices],
    )
    silent_until = forms.DateField(
        label=_("Silence until"), required=False, widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("Where an outcome is adopted by silence: the last day on which a side may object."),
    )  # fmt: skip

    def add_sides(self, sides: Sequence[Side], languages: tuple[str, ...]) -> None:
        """The fields of each side, in their order."""
        self.sides, self.languages = sides, languages
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

    def clean(self) -> dict[str, Any]:
        """What is said of a side that is not said to have been heard is asked about, not lost."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        for place in range(len(self.sides)):
            more = given.get(f"proxy_{place}") or given.get(f"reservation_{place}")
            name = f"choice_{place}"
            if more and not given.get(name) and name not in self.errors:
                self.add_error(name, _("Say how this side stood: more is entered of it."))
        return given

    def stood(self) -> list[forms.BoundField]:
        """All of these fields, in their order."""
        names = [
            f"{part}_{place}"
            for place in range(len(self.sides))
            for part in ("choice", "proxy", "reservation")
        ]
        return [self[name] for name in ("rule", "silent_until", *names)]

    @property
    def has_stood(self) -> bool:
        """Whether anything of it was sent."""
        return any(
            self.data.get(name)
            for field in self.stood()
            for name in (
                field.html_name,
                *(f"{field.html_name}_{tag.replace('-', '_')}" for tag in self.languages),
            )
        )

    def standing(self) -> Standing | None:
        """What was entered; None where no side was heard, no rule named and no silence set."""
        given = self.cleaned_data
        stands = self.stands()
        entered = stands or given["rule"] or given["silent_until"]
        return Standing(stands, given["rule"], given["silent_until"]) if entered else None

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


class StandsForm(StandsFields):
    """How the sides stood on an outcome that is recorded."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, sides: Sequence[Side], languages: tuple[str, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.add_sides(sides, languages)
        rule = self.fields["rule"]
        rule.choices, rule.required = Body.Decision.choices, True  # type: ignore[attr-defined]
