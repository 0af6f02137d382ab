"""The administrator's page of mail kept in files. Only a demonstration shows the texts: they sign people in."""

from typing import Any

from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from cooperation.accounts.guard import ForAdministrator
from cooperation.accounts.mail import Kept, body_of, kept, parse_email_url
from cooperation.errors import Absent
from cooperation.ui.marks import badge
from cooperation.ui.tables import Column, table
from cooperation.ui.when import moment

LIMIT = 200


class Mailbox(ForAdministrator, TemplateView):
    """Envelope, subject, date and state, newest first."""

    template_name = "accounts/mail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        messages = kept(LIMIT + 1)
        columns = [
            Column(_("Date")),
            Column(_("From")),
            Column(_("To")),
            Column(_("Subject"), head=True),
            Column(_("State")),
            Column(_("Size"), css="num"),
        ]
        return super().get_context_data(
            table=table(
                columns,
                [self._cells(message) for message in messages[:LIMIT]],
                caption=_("Mail kept in files"),
                empty=_("No mail was written yet."),
            ),
            by_file=parse_email_url(settings.EMAIL_URL).scheme == "file",
            bodies=settings.DEMO,
            cut=len(messages) > LIMIT,
            limit=LIMIT,
            **kwargs,
        )

    def _cells(self, message: Kept) -> list[Any]:
        subject: Any = message.subject or _("no subject")
        if settings.DEMO and message.state == "sent":
            subject = format_html(
                '<a href="{}">{}</a>', reverse("mail_message", args=[message.name]), subject
            )
        state = badge("sent", _("written")) if message.state == "sent" else badge("draft", _("unfinished"))
        when = moment(message.at, self.actor.time_zone)
        return [when, message.sender, message.recipients, subject, state, filesizeformat(message.size)]


class MailMessage(ForAdministrator, TemplateView):
    """One message with its text, in a demonstration."""

    template_name = "accounts/message.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = body_of(kwargs["name"]) if settings.DEMO else None
        if found is None:
            raise Absent(_("There is nothing here that you may see."))
        return super().get_context_data(message=found[0], body=found[1], actor=self.actor, **kwargs)
