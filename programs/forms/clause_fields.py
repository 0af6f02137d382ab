"""Fields in which final clauses are written: lengths of time, shares, amounts of parties."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from cooperation.ui.forms import PartedBoundField, PartedWidget
from programs.rules.treaties.nodes import MOST, Node, WrongData
from programs.treaty_words.faults import fault

UNITS = [
    ("day", pgettext_lazy("unit", "days")),
    ("month", pgettext_lazy("unit", "months")),
    ("year", pgettext_lazy("unit", "years")),
]
_FIGURES = {"inputmode": "numeric", "autocomplete": "off"}


class LengthWidget(PartedWidget):
    """A number, and what it counts."""

    template_name = "django/forms/widgets/length.html"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(
            {
                "n": forms.TextInput({**_FIGURES, "maxlength": 6, "size": 4, "class": "w4"}),
                "unit": forms.Select(choices=UNITS),
            },
            attrs,
        )

    def decompress(self, value: Any) -> list[Any]:
        return [value.get("n"), value.get("unit")] if isinstance(value, Mapping) else [None, None]

    def id_for_label(self, id_: str) -> str:
        return f"{id_}_0" if id_ else id_

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        labels = (_("How many"), _("Of what"))
        parts = zip(labels, context["widget"]["subwidgets"], strict=True)
        for label, sub in parts:
            sub["attrs"].pop("required", None)
            sub["attrs"]["aria-label"] = label
        context["widget"]["parts"] = context["widget"]["subwidgets"]
        return context


class LengthField(forms.Field):
    """Cleans to {"n": 90, "unit": "day"}, None where the number is left empty."""

    widget = LengthWidget
    bound_field_class = PartedBoundField

    def __init__(self, *, least: int = 1, **kwargs: Any) -> None:
        self.least = least
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> dict[str, Any] | None:
        figure, unit = value if isinstance(value, list) and len(value) == 2 else (None, None)
        figure = (figure or "").strip()
        if not figure:
            return None
        if not (figure.isascii() and figure.isdecimal() and self.least <= int(figure) <= MOST):
            said = _("Give a whole number from %(least)s to %(most)s.")
            raise ValidationError(said % {"least": self.least, "most": MOST}, params={"part": 0})
        if unit not in dict(UNITS):
            raise ValidationError(_("Choose days, months or years."), params={"part": 1})
        return {"n": int(figure), "unit": unit}


class WholeField(forms.IntegerField):
    """A whole number as the rules take it."""

    widget = forms.TextInput({**_FIGURES, "maxlength": 6, "size": 6, "class": "w4"})

    def __init__(self, *, least: int = 1, **kwargs: Any) -> None:
        said = _("Give a whole number from %(least)s to %(most)s.") % {"least": least, "most": MOST}
        messages = dict.fromkeys(("invalid", "min_value", "max_value"), said)
        super().__init__(min_value=least, max_value=MOST, error_messages=messages, **kwargs)


class NumberField(forms.CharField):
    """A number above nothing as the rules take it: 0.55, 2/3; with `share` also 55%."""

    def __init__(self, *, share: bool = False, **kwargs: Any) -> None:
        self.share = share
        super().__init__(max_length=32, **kwargs)

    def clean(self, value: Any) -> Any:
        written = super().clean(value).replace(",", ".").replace(" ", "").replace("\xa0", "")
        return number(written, share=self.share) if written else None

    def prepare_value(self, value: Any) -> Any:
        if self.share and isinstance(value, int | float):
            return f"{Decimal(str(value)) * 100:f}".rstrip("0").rstrip(".") + "%" if value != 1 else "100%"
        return value


def number(written: str, *, share: bool = False) -> str:
    """A number in the form the rules take it; ValidationError where it is none."""
    if share and written.endswith("%"):
        whole, _dot, part = written[:-1].partition(".")
        written = f"{whole}{part}/1{'0' * (len(part) + 2)}"
    node = Node(written)
    try:
        node.share() if share else node.number()
    except WrongData as error:
        raise ValidationError(fault(error)) from error
    return written


class TableField(forms.CharField):
    """Amounts of parties, one a line: "BY 12.5". Cleans to {code: amount}; `codes` are those that may stand there."""

    widget = forms.Textarea(attrs={"rows": 5, "spellcheck": "false", "class": "code"})

    def __init__(self, *, codes: frozenset[str], **kwargs: Any) -> None:
        self.codes = codes
        super().__init__(max_length=10_000, **kwargs)

    def clean(self, value: Any) -> Any:
        found: dict[str, str] = {}
        for line in super().clean(value).splitlines():
            code, _space, amount = line.strip().rpartition(" ")
            if not line.strip():
                continue
            if code.strip() not in self.codes:
                said = _("“%(line)s”: begin the line with the code of a party of this agreement.")
                raise ValidationError(said % {"line": line.strip()[:60]})
            if code.strip() in found:
                raise ValidationError(_("%(code)s stands there twice.") % {"code": code.strip()})
            found[code.strip()] = number(amount.replace(",", "."))
        return found

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, Mapping):
            return "\n".join(f"{code} {amount}" for code, amount in value.items())
        return value


def chosen(label: Any, choices: list[tuple[str, Any]], **kwargs: Any) -> forms.ChoiceField:
    """A choice on which it depends which fields follow."""
    widget = forms.Select(attrs={"data-shows": ""})
    field = forms.ChoiceField(label=label, choices=choices, widget=widget, **kwargs)
    # What may be left at its first choice is not called optional: that is a choice too.
    field.needed = True  # type: ignore[attr-defined]
    return field


ALIGNS: list[tuple[str, Any]] = [
    ("", gettext_lazy("that day itself")),
    ("first_day_of_next_month", gettext_lazy("the first day of the month that follows")),
    ("end_of_year", gettext_lazy("31 December of that year")),
    ("first_day_of_next_year", gettext_lazy("1 January of the year that follows")),
]
NTH_MONTH = ("first_day_of_nth_month_after_month", gettext_lazy("the first day of a later month"))
