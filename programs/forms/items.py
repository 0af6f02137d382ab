"""What is written on an item's dossier: a note, a document."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cooperation.ui.forms import Once, TranslatedTextField
from programs.forms.markings import Marked
from programs.forms.matters import LANGUAGES
from programs.models import Document, InternalNote


class NoteForm(Marked):
    """A note of one's own side."""

    alike = True
    field_order = ("kind", "marking", "text")
    kind = forms.ChoiceField(
        label=_("Kind"), choices=InternalNote.Kind.choices, initial=InternalNote.Kind.LINE
    )
    text = TranslatedTextField(label=_("Text"), max_length=20_000, multiline=True)


class DocumentForm(Marked):
    """A file that supports a position."""

    alike = True
    own_ids = "file_%s"
    field_order: tuple[str, ...] = ("file", "audience", "marking")
    file = forms.FileField(label=_("File"), max_length=400)


class ActDocumentForm(DocumentForm):
    """A file kept with an act, and who may read it."""

    audience = forms.ChoiceField(
        label=_("Who may read it"),
        choices=[
            (Document.Audience.SHARED.value, _("the sides")),
            (Document.Audience.INTERNAL.value, _("my side only")),
            (Document.Audience.PUBLIC.value, _("everybody")),
        ],
    )


class TextForm(ActDocumentForm):
    """A text of an agreement in one language."""

    own_ids = "text_%s"
    field_order = ("file", "language", "authentic", "audience", "marking")
    language = forms.CharField(
        label=_("Language"), max_length=35, help_text=_("Its tag, such as be, ru, en or pt-BR.")
    )
    authentic = forms.BooleanField(label=_("an authentic text, not a translation"), required=False)


class TakeBackForm(Once):
    """Why a text of an agreement is taken back."""

    reason = TranslatedTextField(label=_("Reason"), max_length=4000, multiline=True, languages=LANGUAGES)
    version = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)
