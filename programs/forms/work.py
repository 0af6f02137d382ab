"""The grid in which a side writes its positions: one row an item, as flat fields a plain form can send."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cooperation.dates import FuzzyDate
from cooperation.ui.forms import Once
from programs.models import Position, PositionDraft, Release
from programs.models.rounds import Content
from programs.services.positions import DraftRow, PositionContent

FIELDS = ("status", "progress", "deadline", "text", "ready", "version")


@dataclass(slots=True)
class GridRow:
    """What was typed in one row, as typed; `faults` by field ("" for the whole row).

    `repeated` is the text of a former position in all its languages, where the row repeats that.
    """

    item_id: UUID
    typed: Mapping[str, str]
    faults: dict[str, str] = field(default_factory=dict)
    repeated: Mapping[str, str] | None = None

    def draft(self, known: Content | None, language: str) -> DraftRow:
        """The row as the service takes it. Texts in other languages than the page's are kept as they are saved."""
        text = dict(known.text) if known else {}
        if self.repeated is not None:
            text = dict(self.repeated)
        text[language] = self.typed["text"].replace("\r\n", "\n").strip()
        content = PositionContent(
            status=self.typed["status"],
            progress=self._progress(),
            text={tag: said for tag, said in text.items() if said},
            proposed_deadline=self._deadline(),
        )
        return DraftRow(
            self.item_id,
            content,
            ready=bool(self.typed["ready"]),
            version=self._version(),
        )

    def _version(self) -> int | None:
        """That of the draft that the page showed, None where none; 0, which no draft has, for anything else."""
        typed = self.typed["version"]
        if not typed:
            return None
        return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 10 else 0

    def _progress(self) -> int | None:
        typed = self.typed["progress"].strip().removesuffix("%").strip()
        if not typed:
            return None
        if not (typed.isascii() and typed.isdecimal() and len(typed) < 6):
            self.faults["progress"] = _("Progress is from 0 to 100 per cent.")
            return None
        return int(typed)

    def _deadline(self) -> FuzzyDate | None:
        typed = self.typed["deadline"].strip().upper()
        if not typed:
            return None
        try:
            return FuzzyDate(typed)
        except ValueError:
            self.faults["deadline"] = _("Write the date as 2026, 2026-H1, 2026-Q3, 2026-11 or 2026-11-12.")
            return None


def typed_rows(data: Mapping[str, str]) -> list[GridRow]:
    """The rows that a form sent: "status-<id>", "text-<id>", ...; rows without a status and text say nothing yet."""
    rows = []
    for name in data:
        if not name.startswith("status-"):
            continue
        try:
            item_id = UUID(name.removeprefix("status-"))
        except ValueError:
            continue
        typed = {field: str(data.get(f"{field}-{item_id}", "")) for field in FIELDS}
        if (
            any(typed[name] for name in ("status", "progress", "deadline", "text", "ready"))
            or typed["version"]
        ):
            rows.append(GridRow(item_id, typed))
    return rows


def repeat(rows: list[GridRow], item_id: UUID, former: Position, language: str) -> None:
    """Lets the row of an item say what the `former` position says, ready; its version stays as the form sent it."""
    typed = {
        "status": former.status,
        "progress": "" if former.progress is None else str(former.progress),
        "deadline": former.proposed_deadline.value or "" if former.proposed_deadline else "",
        "text": former.text.get(language, ""),
        "ready": "on",
    }
    found = next((row for row in rows if row.item_id == item_id), None)
    if found is None:
        rows.append(GridRow(item_id, {**typed, "version": ""}, repeated=former.text))
    else:
        found.typed, found.repeated = {**typed, "version": found.typed["version"]}, former.text


def set_words(drafts: Iterable[PositionDraft]) -> str:
    """The set that a page shows, for its form: "id:version id:version"."""
    return " ".join(f"{draft.pk}:{draft.version}" for draft in drafts)


class ReleaseForm(Once):
    """On what authority a set is released."""

    authority = forms.ChoiceField(
        label=gettext_lazy("Authority"),
        choices=Release.Authority.choices,
        initial=Release.Authority.OWN_LOGIN,
    )
    authority_note = forms.CharField(
        label=gettext_lazy("The document: kind, number, date"), required=False, max_length=300
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput(attrs={"id": False}))

    def clean_seen(self) -> dict[UUID, int] | None:
        """The set that was looked at; None where the form does not say."""
        said = self.cleaned_data["seen"]
        try:
            pairs = [pair.partition(":") for pair in said.split()]
            return {UUID(draft): int(version) for draft, _colon, version in pairs} if said else None
        except ValueError:
            return {}

    def showing(self, drafts: Iterable[PositionDraft]) -> "ReleaseForm":
        """The same form, standing for the set that the page shows now."""
        if self.is_bound:
            self.data: Any = {**self.data.dict(), "seen": set_words(drafts)}
        else:
            self.initial["seen"] = set_words(drafts)
        return self
