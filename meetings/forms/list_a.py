"""The forms of list A. They only parse: what is allowed is said by the services."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from cooperation.ui.forms import Once, TranslatedTextField
from meetings.services.list_a import Seen


class SeenField(forms.CharField):
    """The list as the page showed it: "id:status:mark", one item a line."""

    widget = forms.HiddenInput

    def to_python(self, value: Any) -> list[Seen]:  # type: ignore[override]
        return [self._seen(line) for line in (super().to_python(value) or "").split()]

    @staticmethod
    def _seen(line: str) -> Seen:
        item, _colon, rest = line.partition(":")
        status, _colon, mark = rest.partition(":")
        try:
            return Seen(UUID(item), status, mark)
        except ValueError as error:
            raise forms.ValidationError(_("Open the list again.")) from error


def as_seen(items: Iterable[Any]) -> str:
    """What the field holds of the items of a list."""
    return "\n".join(f"{one.item_id}:{one.status}:{one.mark}" for one in items)


class AdoptionForm(Once):
    """What is adopted, as it was shown, and words of the record."""

    text = TranslatedTextField(label=_("Text"), max_length=20_000, multiline=True, required=False)
    seen = SeenField(required=False)

    def __init__(self, *args: Any, languages: tuple[str, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"] = TranslatedTextField(
            label=_("Text"), max_length=20_000, multiline=True, required=False, languages=languages,
            help_text=_("Stands in the record, and as a note at the agreed status of each item."),
        )  # fmt: skip


class PullOutForm(Once):
    """Why an item is to be discussed on its own."""

    def __init__(self, *args: Any, languages: tuple[str, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"] = TranslatedTextField(
            label=_("Reason"), max_length=4000, multiline=True, required=False, languages=languages
        )
