"""How forms look, and the two fields of this domain: a date of any precision, and a text in several languages."""

import secrets
from collections.abc import Hashable, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Any, ClassVar, cast
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.forms.renderers import TemplatesSetting
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cooperation.dates import FuzzyDate, Recurrence
from cooperation.texts import TURNED, Text, says_nothing, turns_around
from cooperation.ui.marks import direction, language, own_name
from cooperation.ui.when import words


class Renderer(TemplatesSetting):
    """Django's own renderer over templates/django/forms/."""

    form_template_name = "django/forms/div.html"
    field_template_name = "django/forms/field.html"


# --- Fields of several inputs -----------------------------------------------------------------------------------------


class PartedBoundField(forms.BoundField):
    """A field of several inputs on a form: it knows which of them a fault is about.

    A fault names its input by `params["part"]`, the input's place from 0; without one it is about them all.
    """

    def part_of(self, error: ValidationError) -> int | None:
        """Which input `error` is about; None for all of them."""
        part = (error.params or {}).get("part")
        return part if isinstance(part, int) else None

    def build_widget_attrs(self, attrs: Any, widget: forms.Widget | None = None) -> dict[str, Any]:
        built = super().build_widget_attrs(attrs, widget)
        faulty = {self.part_of(error) for error in self.errors.as_data()}
        if faulty and None not in faulty:
            built[_FAULTY] = cast("Any", faulty)
        return built


#: Under this name a widget of several inputs is told the places of those that are wrong.
_FAULTY = "faulty"


class PartedWidget(forms.MultiWidget):
    """Several inputs, of which only those that a fault is about are marked as wrong."""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        attrs = dict(attrs or {})
        faulty = attrs.pop(_FAULTY, None)
        context = super().get_context(name, value, attrs)
        if faulty is not None:
            for place, sub in enumerate(context["widget"]["subwidgets"]):
                if place not in faulty:
                    sub["attrs"].pop("aria-invalid", None)
        return context


# --- A date of any precision ------------------------------------------------------------------------------------------

RECURRENCE_CHOICES: list[tuple[str, Any]] = [
    ("", gettext_lazy("once")),
    ("monthly", gettext_lazy("every month")),
    ("quarterly", gettext_lazy("every quarter")),
    ("semi-annually", gettext_lazy("twice a year")),
    ("annually", gettext_lazy("every year")),
]


def _period_choices() -> list[Any]:
    """The part of the year, in the reader's language; its value is what follows the year in a FuzzyDate."""
    form = words(language())
    return [
        ("", _("whole year")),
        (_("Half-year"), [(f"H{n}", form.HALF_YEARS[n - 1].format(year="").strip()) for n in (1, 2)]),
        (_("Quarter"), [(f"Q{n}", form.QUARTERS[n - 1].format(year="").strip()) for n in (1, 2, 3, 4)]),
        (_("Month"), [(f"{n:02}", form.MONTHS_ALONE[n - 1]) for n in range(1, 13)]),
    ]


class FuzzyDateWidget(PartedWidget):
    """Day, part of the year, year: what is left empty is not known. Below them recurrence, doubt and permanence."""

    template_name = "django/forms/widgets/fuzzy_date.html"

    def __init__(
        self, *, recurring: bool, permanent: bool, uncertain: bool, attrs: dict[str, Any] | None = None
    ) -> None:
        figures = {"inputmode": "numeric", "autocomplete": "off"}
        widgets: dict[str, forms.Widget | type[forms.Widget]] = {
            "day": forms.TextInput({**figures, "maxlength": 2, "size": 2, "class": "w2"}),
            "period": forms.Select(choices=cast("Any", _period_choices)),
            "year": forms.TextInput({**figures, "maxlength": 4, "size": 4, "class": "w4"}),
        }
        if recurring:
            widgets["recurs"] = forms.Select(choices=RECURRENCE_CHOICES)
        if uncertain:
            widgets["uncertain"] = forms.CheckboxInput()
        if permanent:
            widgets["permanent"] = forms.CheckboxInput()
        self.keys = list(widgets)
        super().__init__(widgets, attrs)

    def decompress(self, value: Any) -> list[Any]:
        parts = _parts(value) if isinstance(value, FuzzyDate) else {}
        return [parts.get(key) for key in self.keys]

    def id_for_label(self, id_: str) -> str:
        return f"{id_}_0" if id_ else id_

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        for key, sub in zip(self.keys, context["widget"]["subwidgets"], strict=True):
            # A year alone is a date, and what is permanent has none: a browser may not ask for the other inputs.
            if key != "year" or "permanent" in self.keys:
                sub["attrs"].pop("required", None)
        labels = {
            "day": _("Day"), "period": _("Part of the year"), "year": _("Year"), "recurs": _("How often"),
            "uncertain": _("approximate"), "permanent": _("permanent, without a deadline"),
        }  # fmt: skip
        context["widget"]["parts"] = [
            (labels[key], key in ("uncertain", "permanent"), sub)
            for key, sub in zip(self.keys, context["widget"]["subwidgets"], strict=True)
        ]
        return context


def _parts(value: FuzzyDate) -> dict[str, Any]:
    year, _dash, rest = (value.value or "").partition("-")
    period, _dash, day = rest.partition("-")
    return {
        "day": day.lstrip("0"), "period": period, "year": year, "recurs": value.recurs,
        "uncertain": value.uncertain, "permanent": value.permanent,
    }  # fmt: skip


#: The input that each fault of a date is about; those that are not here are about the date as a whole.
_AT_FAULT = {"year": "year", "day": "day", "month": "period", "calendar": "day"}


class FuzzyDateField(forms.Field):
    """Cleans to a FuzzyDate, or None where everything is left empty. The switches leave parts of the widget out."""

    bound_field_class = PartedBoundField
    default_error_messages = {
        "year": gettext_lazy("Give the year with four figures, such as 2026."),
        "day": gettext_lazy("Give the day as a number from 1 to 31."),
        "month": gettext_lazy("A day needs its month: choose the month, or leave the day empty."),
        "calendar": gettext_lazy("There is no such day in this month."),
        "permanent": gettext_lazy("A permanent item has no date: clear the date, or “permanent”."),
        "invalid": gettext_lazy("Choose the part of the year and the recurrence from the lists."),
    }

    def __init__(
        self, *, recurring: bool = True, permanent: bool = True, uncertain: bool = True, **kwargs: Any
    ) -> None:
        kwargs.setdefault(
            "widget", FuzzyDateWidget(recurring=recurring, permanent=permanent, uncertain=uncertain)
        )
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> FuzzyDate | None:
        if isinstance(value, FuzzyDate) or value in (None, "", []):
            return value or None
        keys = cast("FuzzyDateWidget", self.widget).keys
        given = {
            key: entry.strip() if isinstance(entry, str) else entry
            for key, entry in zip(keys, value, strict=True)
        }
        dated = bool(given["day"] or given["period"] or given["year"])
        if given.get("permanent"):
            if dated or given.get("recurs"):
                raise self._error("permanent")
            return FuzzyDate(permanent=True)
        if not dated and not given.get("recurs"):
            return None
        try:
            return FuzzyDate(
                self._value(given["day"] or "", given["period"] or "", given["year"] or ""),
                uncertain=bool(given.get("uncertain")),
                recurs=cast("Recurrence", given.get("recurs") or ""),
            )
        except ValueError as error:
            raise self._error("calendar" if given["day"] else "invalid") from error

    def _value(self, day: str, period: str, year: str) -> str:
        if not (len(year) == 4 and year.isascii() and year.isdecimal()):
            raise self._error("year")
        if not day:
            return f"{year}-{period}" if period else year
        if not (day.isascii() and day.isdecimal() and 1 <= int(day) <= 31):
            raise self._error("day")
        if not period.isdecimal():
            raise self._error("month")
        return f"{year}-{period}-{int(day):02}"

    def _error(self, code: str) -> ValidationError:
        keys = cast("FuzzyDateWidget", self.widget).keys
        part = keys.index(_AT_FAULT[code]) if code in _AT_FAULT else None
        return ValidationError(self.error_messages[code], code=code, params={"part": part})

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return bool(self.to_python(data) != (initial or None))
        except ValidationError:
            return True


# --- A text in several languages --------------------------------------------------------------------------------------


class TranslatedTextWidget(PartedWidget):
    """One input a language, one under another, each in its own language and direction.

    `folded`: all but the first language are folded, unless something is written in them.
    """

    template_name = "django/forms/widgets/translated.html"

    def __init__(
        self,
        languages: Sequence[str],
        *,
        multiline: bool,
        max_length: int,
        folded: bool = False,
        attrs: dict[str, Any] | None = None,
    ) -> None:
        self.languages = tuple(languages)
        self.multiline = multiline
        self.folded = folded
        kind = forms.Textarea if multiline else forms.TextInput
        size: dict[str, Any] = {"rows": 4} if multiline else {}
        super().__init__(
            {
                tag.replace("-", "_"): kind(
                    {"lang": tag, "dir": direction(tag), "maxlength": max_length, **size}
                )
                for tag in self.languages
            },
            attrs,
        )

    def decompress(self, value: Any) -> list[Any]:
        texts = value if isinstance(value, Mapping) else {}
        return [texts.get(tag, "") for tag in self.languages]

    def id_for_label(self, id_: str) -> str:
        return f"{id_}_0" if id_ else id_

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        subwidgets = context["widget"]["subwidgets"]
        for sub in subwidgets:
            # One filled language is enough, so no single input is required.
            sub["attrs"].pop("required", None)
        parts = [(tag, own_name(tag), sub) for tag, sub in zip(self.languages, subwidgets, strict=True)]
        shown = 1 if self.folded else len(parts)
        context["widget"]["parts"], context["widget"]["others"] = parts[:shown], parts[shown:]
        context["widget"]["written"] = any(sub["value"] for _tag, _name, sub in parts[shown:])
        return context


class TranslatedTextField(forms.Field):
    """Cleans to a dict of language tag to text, of the filled languages only. `required`: at least one is filled.

    `max_length` bounds each language, in characters. Languages that the form does not show are kept by the caller.
    `folded`: the first language is shown, the others on request.
    """

    bound_field_class = PartedBoundField
    default_error_messages = {
        "required": gettext_lazy("Write the text in at least one language."),
        "max_length": gettext_lazy(
            "%(language)s: %(count)d characters are too many; at most %(limit)d are allowed."
        ),
        "null": gettext_lazy("%(language)s: null characters are not allowed."),
        "turned": TURNED,
    }

    def __init__(
        self,
        *,
        max_length: int = 20_000,
        multiline: bool = False,
        languages: Sequence[str] = ("en", "ru", "be"),
        folded: bool = False,
        **kwargs: Any,
    ) -> None:
        self.max_length = max_length
        self.languages = tuple(languages)
        kwargs.setdefault(
            "widget",
            TranslatedTextWidget(languages, multiline=multiline, max_length=max_length, folded=folded),
        )
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> Text:
        given = (
            dict(value)
            if isinstance(value, Mapping)
            else dict(zip(self.languages, value or [], strict=False))
        )
        faults: list[ValidationError] = []
        clean: Text = {}
        for tag, raw in given.items():
            # Browsers send line ends as CR LF and count them as one.
            text = str(raw or "").replace("\r\n", "\n").strip()
            fault = self._fault(tag, text)
            if fault:
                faults.append(fault)
            elif not says_nothing(text):
                clean[tag] = text
        if faults:
            raise ValidationError(faults)
        return clean

    def _fault(self, tag: str, text: str) -> ValidationError | None:
        part = self.languages.index(tag) if tag in self.languages else None
        about = {"language": own_name(tag), "count": len(text), "limit": self.max_length, "part": part}
        for code, wrong in (
            ("null", "\x00" in text), ("turned", turns_around(text)), ("max_length", len(text) > self.max_length),
        ):  # fmt: skip
            if wrong:
                return ValidationError(self.error_messages[code], code=code, params=about)
        return None

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return self.to_python(data) != {
                tag: text for tag, text in (initial or {}).items() if tag in self.languages
            }
        except ValidationError:
            return True


# --- A form that does its work once -----------------------------------------------------------------------------------


#: Stands in a kept form for its mark; nobody can type it.
_MARK = secrets.token_hex(16)


class Once(forms.Form):
    """A form that carries a mark of its own, `once`: by it the same form sent twice is known. It says nothing else.

    `alike`: while nothing is typed in it, it is the same for all readers of a language, and rendered once for them.
    """

    alike: ClassVar[bool] = False
    #: How the ids of its fields are made: other than those of another form that stands on the same page.
    own_ids: ClassVar[str] = "id_%s"
    #: By name, what the form was made with: forms made with the same are alike.
    alike_with: Mapping[str, Hashable] = MappingProxyType({})

    once = forms.CharField(
        required=False, max_length=60, initial=uuid4, widget=forms.HiddenInput(attrs={"id": False})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("auto_id", self.own_ids)
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        super().clean()
        self.cleaned_data.pop("once", None)
        return self.cleaned_data

    def render(self, *args: Any, **kwargs: Any) -> SafeString:
        """The form as HTML."""
        blank = not (args or kwargs or self.is_bound or self.initial or self.prefix)
        if self.alike and blank and self.auto_id == self.own_ids:
            made = _blank(type(self), language(), tuple(self.alike_with.items()))
            return SafeString(made.replace(_MARK, str(uuid4())))
        return super().render(*args, **kwargs)

    __str__ = render
    __html__ = render


@lru_cache(maxsize=64)
def _blank(form: type[Once], _language: str, made_with: tuple[tuple[str, Hashable], ...]) -> str:
    """A form in which nothing is typed, in the language that is active."""
    return str(form(initial={"once": _MARK}, **dict[str, Any](made_with)))
