"""What is typed when a register is brought in: its files, and which of their columns mean what."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cooperation.ui import marks
from cooperation.ui.forms import Once
from programs.models import Party, RegisterImport
from programs.rules.registers.known_profiles import KNOWN_PROFILES
from programs.rules.registers.profiles import ACT_PARTS
from programs.rules.registers.records import KINDS
from programs.selectors.register_words import FIELDS, PROFILES, act_word, part_word

_OF_HOLDINGS = ("person", "person_id", "post", "post_id", "organisation", "since", "until")
_OF_AGREEMENTS = (
    "external_id", "title", "other_titles", "kind", "written_kind", "level", "character", "scope", "subject", "summary",
    "done_on", "done_at", "parties", "party", "references", "urls", "note",
)  # fmt: skip
#: Kept under the heading of the column.
REFERENCE, PARTICULAR = "reference.", "particular."
#: The id of the list that all columns share.
OFFERED = "meanings"
_LISTS = ("parties", "references", "urls", "other_titles")


class _Several(forms.ClearableFileInput):
    allow_multiple_selected = True


class _Files(forms.FileField):
    """One or more files."""

    widget = _Several

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        each = data if isinstance(data, list | tuple) else [data]
        return [super(_Files, self).clean(one, initial) for one in each]


def _offer(field: Any, parties: Any) -> None:
    """Offers these parties, by name."""
    field.queryset, field.empty_label = parties, "–"
    field.label_from_instance = lambda party: marks.plain(party.short_name)


class RegisterFileForm(Once):
    """The files of a register, and how they are read."""

    file = _Files(
        label=gettext_lazy("Files"), max_length=400, widget=_Several({"accept": ".xlsx,.csv,.txt,.jsonl"}),
        help_text=gettext_lazy("Several tables of one source together, in any order."),
    )  # fmt: skip
    profile = forms.ChoiceField(
        label=gettext_lazy("Mapping of columns"), required=False,
        help_text=gettext_lazy("A list that this or another installation has exported is recognised by itself."),
    )  # fmt: skip
    party = forms.ModelChoiceField(
        label=gettext_lazy("Whose posts"), queryset=Party.unscoped.none(), required=False,
        help_text=gettext_lazy("For registers of posts alone."),
    )  # fmt: skip

    def __init__(self, data: Any = None, files: Any = None, *, parties: Any, saved: Sequence[str]) -> None:
        super().__init__(data, files)
        _offer(self.fields["party"], parties)
        known = [(name, PROFILES[name]) for name in KNOWN_PROFILES]
        choices = [("", _("I say what each column means")), *known, *((name, name) for name in saved)]
        self.fields["profile"].choices = choices  # type: ignore[attr-defined]


class _Meaning(forms.CharField):
    """What a column feeds: one of those that are offered, in words or by its name."""

    def __init__(self, offered: Mapping[str, str], **given: Any) -> None:
        # All columns share one list: laid out for each, it would be most of the page.
        offer = {"list": OFFERED, "autocomplete": "off", "placeholder": _("not read")}
        super().__init__(required=False, widget=forms.TextInput(offer), **given)
        self._offered = offered

    def prepare_value(self, value: Any) -> Any:
        return self._offered.get(value, value)

    def to_python(self, value: Any) -> str:
        said = str(super().to_python(value))
        if not said or said in self._offered:
            return said
        name = next(
            (name for name, label in self._offered.items() if label.casefold() == said.casefold()), None
        )
        if name is None:
            raise forms.ValidationError(_("Choose one of those that are offered."))
        return name


class MappingForm(Once):
    """For each column of each file, what it feeds."""

    order = forms.ChoiceField(
        label=gettext_lazy("Dates such as 03/04/1964"),
        choices=[("dmy", gettext_lazy("day first")), ("mdy", gettext_lazy("month first"))],
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language of the texts"),
        choices=[("en", "English"), ("ru", "Русский"), ("be", "Беларуская")],
    )  # fmt: skip
    split = forms.CharField(
        label=gettext_lazy("Between the names of a list"),
        max_length=5,
        required=False,
        initial=";",
        strip=False,
    )
    save_as = forms.CharField(
        label=gettext_lazy("Save this mapping as"), max_length=100, required=False,
        help_text=gettext_lazy("To choose it for the next files of this source."),
    )  # fmt: skip
    party = forms.ModelChoiceField(
        label=gettext_lazy("Whose posts"), queryset=Party.unscoped.none(), required=False,
        help_text=gettext_lazy("For registers of posts alone."),
    )  # fmt: skip

    def __init__(self, data: Any = None, *, run: RegisterImport, parties: Any) -> None:
        super().__init__(data)
        self.run = run
        self.offered = offered()
        _offer(self.fields["party"], parties)
        self.columns = list(self._columns())

    def _columns(self) -> Iterable[tuple[str, list[tuple[str, str, str]]]]:
        """(file, its columns: heading, examples, name of the field of this form)."""
        for place, file in enumerate(self.run.files):
            rows = []
            for column, heading in enumerate(file["headings"]):
                if not heading:
                    continue
                name = f"column_{place}_{column}"
                guess = heading.strip().casefold().replace(" ", "_")
                self.fields[name] = _Meaning(
                    self.offered, label=heading, initial=guess if guess in (*_OF_AGREEMENTS, *_OF_HOLDINGS) else ""
                )  # fmt: skip
                shown = dict.fromkeys(row[column] for row in self.run.samples[place] if column < len(row))
                rows.append((heading, " · ".join(each for each in shown if each)[:200], name))
            yield file["name"], rows

    def rows(self) -> list[tuple[str, list[tuple[str, str, Any]]]]:
        """As the page shows them, each with its field."""
        return [
            (file, [(heading, shown, self[name]) for heading, shown, name in columns])
            for file, columns in self.columns
        ]

    def profile(self) -> dict[str, Any]:
        """The mapping, as a profile has it."""
        given = self.cleaned_data
        sheets: list[dict[str, Any]] = []
        holding = False
        for _file, columns in self.columns:
            fed = [(heading, given[name]) for heading, _shown, name in columns if given[name]]
            said = [self._column(heading, field) for heading, field in fed]
            fields = {column["field"] for column in said}
            holdings = bool(fields & {"person", "post"})
            holding = holding or holdings
            sheets.append({
                "columns": said, "needs": [heading for heading, _field in fed],
                **({} if holdings or "external_id" in fields else {"id_from": ["title", "done"]}),
                **({} if holdings else {"kind_from_title": "kind" not in fields}),
            })  # fmt: skip
        of = "holdings" if holding else "agreements"
        return {
            "name": given["save_as"] or "mapped", "of": of, "language": given["language"], "order": given["order"],
            "sheets": sheets,
        }  # fmt: skip

    def _column(self, heading: str, field: str) -> dict[str, Any]:
        if field in (REFERENCE, PARTICULAR):
            field += heading
        column = {"heading": heading, "field": field}
        if field in _LISTS and self.cleaned_data["split"]:
            column["split"] = self.cleaned_data["split"]
        return column


def offered() -> dict[str, str]:
    """Everything that a column may feed, in words that are said of one alone."""
    found: dict[str, str] = {}
    said: set[str] = set()
    for group, fields in _groups():
        for name, label in fields:
            words = str(label)
            found[name] = f"{words} ({group})" if words in said else words
            said.add(found[name])
    return found


def _groups() -> Iterator[tuple[str, list[tuple[str, Any]]]]:
    yield _("Agreement"), [(name, FIELDS[name]) for name in _OF_AGREEMENTS]
    yield _("Beside it"), [
        (REFERENCE, _("a reference under this heading")), (PARTICULAR, _("a particular under this heading")),
    ]  # fmt: skip
    # An event that is called as an act is becomes that act: it is offered once, as the event, which is checked more.
    kinds = {act_word(kind): kind for kind in KINDS}
    for family, label in (("act", _("Acts of the agreement")), ("party_act", _("Acts of the row’s party"))):
        yield (
            label,
            [
                (f"{family}.{kind}.{part}", f"{said}: {part_word(part)}")
                for said, kind in kinds.items()
                for part in ACT_PARTS
            ],
        )
    yield _("Posts and their holders"), [(name, FIELDS[name]) for name in _OF_HOLDINGS]
