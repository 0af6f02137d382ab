"""What is written on an item's dossier: a note, a document."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cooperation.ui.forms import Once, TranslatedTextField
from programs.models import Document, InternalNote


class NoteForm(Once):
    """A note of one's own side."""

    alike = True
    kind = forms.ChoiceField(
        label=_("Kind"), choices=InternalNote.Kind.choices, initial=InternalNote.Kind.LINE
    )
    text = TranslatedTextField(label=_("Text"), max_length=20_000, multiline=True)


class DocumentForm(Once):
    """A file that supports a position."""

    alike = True
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
