"""Acts of authority and what they agree to; who is responsible; headings."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cooperation.ui import marks
from cooperation.ui.forms import Once, TranslatedTextField
from programs.forms.markings import Marked
from programs.models import Closure, Consent, Release, Responsibility
from programs.selectors.markings import Choices
from programs.services.authority import ActInput
from programs.services.closures import BY_CHANGE_SET


class Day(forms.DateField):
    """A day of the calendar, chosen in the browser's own way."""

    widget = forms.DateInput(attrs={"type": "date"})


class ActForm(Marked):
    """Whose act it is, and on what it rests. Without `parties` it is the reader's own side's."""

    def __init__(
        self, data: Any = None, files: Any = None, *, kinds: Sequence[str] = (), parties: Sequence[Any] = (),
        people: Sequence[Any] = (), posts: Sequence[Any] = (), markings: Choices = (), **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(data, files, markings=markings, **kwargs)
        said = dict(Consent.Kind.choices)
        if kinds:
            self.fields["kind"] = forms.ChoiceField(
                label=_("Kind"), choices=[(kind, said[kind]) for kind in kinds]
            )
        if parties:
            self.fields["party"] = forms.ChoiceField(
                label=_("Side"), choices=[(str(p.pk), marks.plain(p.short_name)) for p in parties]
            )
        self.fields["done_on"] = Day(label=_("Date"), required=False)
        self.fields["authority"] = forms.ChoiceField(
            label=_("Authority"), choices=Release.Authority.choices,
            initial=Release.Authority.DOCUMENT if parties else Release.Authority.OWN_LOGIN,
        )  # fmt: skip
        for name, label, rows in (("person", _("Signed by"), people), ("post", _("In the post of"), posts)):
            self.fields[name] = forms.ChoiceField(
                label=label, required=False, choices=[("", "–"), *_by_side(rows, parties)]
            )
        self.fields["document_kind"] = forms.CharField(
            label=_("The document: kind"), required=False, max_length=100
        )
        self.fields["document_number"] = forms.CharField(label=_("number"), required=False, max_length=60)
        self.fields["document_date"] = Day(label=_("date"), required=False)
        self.fields["scan"] = forms.FileField(label=_("Scan"), required=False, max_length=400)
        if markings:
            self.fields["marking"] = self.fields.pop("marking")

    def act(self, document_id: UUID | None, kind: str = Consent.Kind.AGREEMENT) -> ActInput:
        """The act that was typed."""
        given = self.cleaned_data
        return ActInput(
            kind=given.get("kind") or kind, party_id=_id(given.get("party")), done_on=given["done_on"],
            authority=given["authority"], person_id=_id(given["person"]), post_id=_id(given["post"]),
            document_kind=given["document_kind"], document_number=given["document_number"],
            document_date=given["document_date"], document_id=document_id,
        )  # fmt: skip


def _by_side(rows: Sequence[Any], parties: Sequence[Any]) -> list[tuple[str, Any]]:
    """People or posts to choose from, under the name of their side where there are several."""
    if len(parties) < 2:
        return [_choice(row) for row in rows]
    groups = ((marks.plain(p.short_name), [_choice(r) for r in rows if _party(r) == p.pk]) for p in parties)
    return [group for group in groups if group[1]]


def _choice(row: Any) -> tuple[str, str]:
    return str(row.pk), marks.plain(_called(row))[:120]


def _party(row: Any) -> UUID:
    """The side of a person or, by its organisation, of a post."""
    found: UUID = row.party_id if hasattr(row, "party_id") else row.organisation.party_id
    return found


def _called(row: Any) -> Any:
    return getattr(row, "title", None) or row.name


def _id(value: str | None) -> UUID | None:
    return UUID(value) if value else None


class ClosureForm(Marked):
    """How an item is to end."""

    field_order = ("kind", "result", "document", "marking", "successor")
    kind = forms.ChoiceField(
        label=gettext_lazy("How it ends"),
        choices=[(value, label) for value, label in Closure.Kind.choices if value not in BY_CHANGE_SET],
    )
    result = TranslatedTextField(label=gettext_lazy("What came of it"), max_length=10_000, multiline=True)
    document = forms.FileField(
        label=gettext_lazy("The document that shows it"), required=False, max_length=400,
        help_text=gettext_lazy("Needed for what is completed. The sides of the programme see it."),
    )  # fmt: skip
    successor = forms.ChoiceField(label=gettext_lazy("What takes its place"), required=False)

    def __init__(self, *args: Any, items: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["successor"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", "–"), *items]


class ResponsibleForm(Once):
    """An organisation of one's own side."""

    organisation = forms.ChoiceField(label=gettext_lazy("Organisation"))
    role = forms.ChoiceField(label=gettext_lazy("Role"), choices=Responsibility.Role.choices)
    since = Day(label=gettext_lazy("Since"), required=False)

    def __init__(self, *args: Any, organisations: Sequence[Any] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["organisation"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(str(o.pk), marks.plain(o.name)) for o in organisations]


class SectionForm(Once):
    """A heading."""

    number = forms.CharField(label=gettext_lazy("Number"), max_length=20)
    title = TranslatedTextField(label=gettext_lazy("Title"), max_length=500)
    parent = forms.ChoiceField(label=gettext_lazy("Under"), required=False)

    def __init__(self, *args: Any, sections: Sequence[Any] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["parent"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [
                ("", "–"),
                *((str(s.pk), f"{s.number} {marks.plain(s.title)}"[:90]) for s in sections),
            ]
