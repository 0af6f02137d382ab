"""What goes to whom and when; what went; what is in doubt: of one session, and of a whole body.

Addresses are kept here and included by meetings.urls.
"""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from cooperation import clock
from cooperation.access import Actor
from cooperation.errors import Absent, Forbidden
from cooperation.ui import marks
from cooperation.ui.tables import Column, table
from cooperation.ui.when import day_words, moment
from meetings import policies
from meetings.models import Reminder, Review, ScheduleStep
from meetings.rules.schedule import AHEAD
from meetings.selectors import labels
from meetings.selectors.reminders import LIMIT, Groups, account_names, of_body, of_review, refused_answers
from meetings.services import reminders
from meetings.services.composing import FORESEEABLE
from meetings.views.common import actor_of, review_of, signed_in
from programs.models import Body


@signed_in
@require_safe
def listed(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A session's reminders: one's own; for a secretary those of their side. What is in doubt, ahead, and went."""
    actor = actor_of(request)
    review = review_of(actor, pk)
    some = of_review(actor, review)
    empty = _("No reminder is planned yet: they are made once the date is confirmed.")
    if review.state not in AHEAD:
        empty = _("Nothing is left to be sent.")
    context = {
        "review": review, "body": review.body, "name": labels.named(review),
        "foreseen": _foreseen(actor, review, any(row.kind == Reminder.Kind.REVIEW for row in some.ahead)),
        "refused": _refused(actor, review),
        "keeps": policies.may_keep_record(actor, review),
        "leads": sorted(review.body.reminder_leads, reverse=True),
        "steps": sorted(review.body.step_leads, reverse=True),
        **_tables(some, actor, empty),
    }  # fmt: skip
    return render(request, "meetings/reminders.html", context)


@signed_in
@require_safe
def of_whole_body(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What people of the secretary's side are told of all that belongs to a body: doubtful, soon, and lately."""
    actor = actor_of(request)
    body = Body.objects.visible_to(actor).filter(pk=pk).first()
    if body is None:
        raise Absent
    if not reminders.oversees(actor, body.pk):
        raise Forbidden(_("Only a secretary does this."))
    some = of_body(actor, body.pk, clock.now())
    context = {
        "body": body, "keeps": True, "limit": LIMIT if some.more else 0,
        **_tables(some, actor, _("Nothing is planned for the next thirty days."), about=True),
    }  # fmt: skip
    return render(request, "meetings/reminders_of_body.html", context)


def way_of_body(request: HttpRequest, body: Any) -> SafeString:
    """From the page of a body to its reminders, for who oversees them."""
    if not reminders.oversees(actor_of(request), body.pk):
        return SafeString("")
    address = reverse("meetings:reminders-of-body", args=[body.pk])
    return format_html('<p class="ways"><a href="{}">{}</a></p>', address, _("Reminders"))


def _tables(some: Groups, actor: Actor, empty: str, *, about: bool = False) -> dict[str, Any]:
    return {
        "tables": {
            "doubtful": _table(some.doubtful, actor, "", about=about),
            "ahead": _table(some.ahead, actor, empty, about=about),
            "went": _table(some.went, actor, "", about=about),
            "kept": _table(some.kept, actor, "", about=about),
        },
        "some": some,
        "doubtful": sum(row.state == Reminder.State.UNCONFIRMED for row in some.doubtful),
    }


def _foreseen(actor: Actor, review: Review, planned: bool) -> SafeString | None:
    """To whom reminders go once the date is confirmed, for a secretary while none is planned."""
    if planned or review.state != Review.State.PROPOSED or not policies.may_keep_record(actor, review):
        return None
    found = reminders.foreseen(actor, review, now=clock.now())
    names, now = account_names({user for user, _at, _lead in found}), clock.now()
    cells = [
        (names.get(user, ""), days_before(lead), moment(at, actor.time_zone) if at > now else _("at once"))
        for user, at, lead in found
    ]
    columns = [Column(_("Recipient"), head=True), Column(_("Reminder")), Column(_("Due"))]
    return table(
        columns, cells, caption=_("Once the date is confirmed"), empty=_("Nobody would be reminded.")
    )


def _refused(actor: Actor, review: Review) -> SafeString | None:
    """Answers to invitations that were read and not taken, for a secretary; None where there is none."""
    rows = refused_answers(actor, review)
    if not rows:
        return None
    cells = [
        (row.sender or row.name, moment(row.received_at, actor.time_zone), _(row.reason)) for row in rows
    ]
    columns = [Column(_("Sender"), head=True), Column(_("Received")), Column(_("Why"))]
    return table(columns, cells, caption=_("Answers that were refused"), empty="")


def _table(rows: Sequence[Reminder], actor: Actor, empty: str, *, about: bool) -> SafeString:
    columns = [
        Column(_("Recipient"), head=True),
        Column(_("Reminder")),
        Column(_("Due")),
        Column(_("State")),
        Column(_("Sent")),
        Column(_("Mail server")),
    ]
    cells = [
        (
            name_of(row),
            _what(row, about),
            moment(row.due_at, actor.time_zone),
            _state(row, actor),
            moment(row.message.sent_at if row.message else None, actor.time_zone),
            row.reason or (row.message.last_reply if row.message else ""),
        )
        for row in rows
    ]
    return table(columns, cells, caption=_("Reminders"), empty=empty)


def name_of(row: Reminder) -> str:
    """The person's name in the reader's language; that of the account where it is nobody's."""
    person = getattr(row.recipient, "person", None)
    return marks.plain(person.name) if person else row.recipient.name


def kind_of(row: Any) -> str:
    """What a reminder read with seen_by() is in a few words, with its day where it has one."""
    if row.kind == Reminder.Kind.REVIEW:
        return days_before(row.lead_days)
    kind = row.get_kind_display()
    if row.step:
        kind = ScheduleStep.Kind(row.step).label
    if row.occasion and row.kind != Reminder.Kind.INVITATION:
        return _("%(kind)s, %(day)s") % {"kind": kind, "day": day_words(row.occasion)}
    return str(kind)


def days_before(lead: int) -> str:
    """ "30 days before"."""
    return ngettext("%(count)d day before", "%(count)d days before", lead) % {"count": lead}


def _what(row: Reminder, about: bool) -> SafeString:
    said = SafeString("")
    if about and row.review is not None:
        said = format_html(
            '<br><a class="quiet" href="{}">{}</a>',
            reverse("meetings:reminders", args=[row.review_id]), labels.named(row.review),
        )  # fmt: skip
    return format_html("{}{}", kind_of(row), said)


#: What may be done about a reminder in which state: the page and what its link says.
_DEEDS: dict[str, tuple[tuple[str, Any], ...]] = {
    Reminder.State.PLANNED: (("suppress-reminder", gettext_lazy("Do not send")),),
    Reminder.State.CLAIMED: (("suppress-reminder", gettext_lazy("Do not send")),),
    Reminder.State.SUPPRESSED: (("plan-reminder-again", gettext_lazy("Send after all")),),
    Reminder.State.UNCONFIRMED: (
        ("resend-reminder", gettext_lazy("Send once more")),
        ("reminder-arrived", gettext_lazy("It arrived")),
    ),
}


def _state(row: Reminder, actor: Actor) -> SafeString:
    badge = marks.badge(row.state, row.get_state_display())
    if not reminders.oversees(actor, row.body_id):
        return badge
    deeds = list(_DEEDS.get(row.state, ()))
    if row.state == Reminder.State.PLANNED and row.kind in FORESEEABLE:
        deeds.insert(0, ("reminder-words", gettext_lazy("Read")))
    links = format_html_join(
        " · ",
        '<a href="{}">{}<span class="vh"> {}</span></a>',
        ((reverse(f"meetings:{to}", args=[row.pk]), says, name_of(row)) for to, says in deeds),
    )
    return format_html("{} {}", badge, links)


urlpatterns = [
    path("sessions/<uuid:pk>/reminders/", listed, name="reminders"),
    path("bodies/<uuid:pk>/reminders/", of_whole_body, name="reminders-of-body"),
]
