"""What every act of authority of a side keeps."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from cooperation import clock
from cooperation.texts import TextField

from .documents import Document
from .parties import Person, Post
from .rounds import Release


class OnAuthority(models.Model):
    """Whose act it is (person and post, named as they were that day), who entered it, and on what it rests.

    That is the actor's own login, or a document with kind, number, date and scan.
    """

    done_on = models.DateField(_("date"), default=clock.today)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    signatory_name = TextField(_("signatory, as named then"), max_length=200, blank=True)
    signatory_post = TextField(_("post, as named then"), max_length=600, blank=True)
    authority = models.CharField(
        _("authority"), max_length=16, choices=Release.Authority, default=Release.Authority.OWN_LOGIN
    )
    document_kind = models.CharField(_("kind of document"), max_length=100, blank=True)
    document_number = models.CharField(_("number of the document"), max_length=60, blank=True)
    document_date = models.DateField(_("date of the document"), null=True, blank=True)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    entered_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    entered_at = models.DateTimeField(default=clock.now)

    class Meta:
        abstract = True
