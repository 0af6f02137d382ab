"""Who of a delegation came, and whether enough sides are there."""

from collections import Counter
from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cooperation.access import Actor
from cooperation.errors import Absent, Forbidden
from cooperation.ui import marks
from cooperation.ui.when import moment
from meetings import policies
from meetings.forms.attendance import AttendanceForm
from meetings.models import Delegate, Delegation, Invitation, Review
from meetings.rules.quorum import quorum
from meetings.selectors import labels, sessions
from meetings.selectors.minutes import seat_of
from meetings.services import attendance
from meetings.views.agenda import PAGE
from meetings.views.asked import asked
from meetings.views.common import actor_of, review_of, signed_in

STATES = (Review.State.IN_SESSION, Review.State.ADJOURNED, Review.State.CONCLUDED)


def quorum_words(review: Review, delegates: Iterable[Delegate], sides: Collection[UUID]) -> dict[str, Any]:
    """Whether enough sides are there, in words; {} before anything was noted."""
    found = quorum(map(seat_of, delegates), sides, review.body.quorum)
    if not found.noted:
        return {}
    words = ngettext(
        "%(present)d of %(needed)d side needed is present", "%(present)d of %(needed)d sides needed are present",
        found.needed,
    ) % {"present": found.present, "needed": found.needed}  # fmt: skip
    word = _("quorum") if found.reached else _("no quorum")
    return {"badge": marks.badge("held" if found.reached else "cancelled", word), "words": words}


def came(delegate: Delegate) -> str:
    """How a delegate came, and for whom he or she speaks; "" before it is noted."""
    if delegate.attendance == Delegate.Attendance.PROXY and delegate.proxy_for is not None:
        return _("present, and proxy for %(name)s") % {"name": marks.plain(delegate.proxy_for.person.name)}
    return delegate.get_attendance_display() if delegate.attendance else ""


#: An answer says itself in words; the tone goes with it.
_TONES = {
    Invitation.Answer.ACCEPTED: "held", Invitation.Answer.TENTATIVE: "postponed",
    Invitation.Answer.DECLINED: "cancelled", Invitation.Answer.NONE: "open",
}  # fmt: skip


def answered(invitation: Invitation | None, actor: Actor) -> SafeString:
    """What somebody invited answered, and when; "" of somebody not invited."""
    if invitation is None:
        return SafeString("")
    answer = Invitation.Answer(invitation.answer)
    badge = marks.badge(_TONES[answer], answer.label)
    if invitation.answered_at is None:
        return badge
    return format_html("{} {}", badge, moment(invitation.answered_at, actor.time_zone))


def answers_counted(answers: Iterable[Invitation]) -> str:
    """How many of those invited answered what; "" where nobody is invited."""
    counts = Counter(invitation.answer for invitation in answers)
    if not counts:
        return ""
    said = [f"{answer.label}: {counts[answer.value]}" for answer in Invitation.Answer]
    return _("Invited: %(count)d") % {"count": counts.total()} + " (" + ", ".join(said) + ")"


@signed_in
@PAGE
def note(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Notes who of a delegation came."""
    actor = actor_of(request)
    found: Delegation | None = (
        Delegation.objects.visible_to(actor).select_related("party").filter(pk=pk).first()
    )
    if found is None:
        raise Absent
    review = review_of(actor, found.review_id)
    if not policies.may_keep_record(actor, review):
        raise Forbidden(_("Only an executive secretary or the joint secretariat keeps the shared record."))
    others = sessions.delegates(actor, review)
    members = [row for row in others if row.delegation_id == found.pk]

    def make(data: Any) -> AttendanceForm:
        return AttendanceForm(data, members=members, others=others, initial={"version": found.version})

    def act(given: dict[str, Any]) -> tuple[str, Any, str]:
        form = make(request.POST)
        form.is_valid()
        seen = [attendance.Seen(*one) for one in form.seen()]
        attendance.record_attendance(actor, delegation_id=pk, seen=seen, version=given["version"])
        return _("Attendance is noted."), "meetings:session", str(review.pk)

    context = {"review": review, "name": labels.named(review), "party": found.party, "anybody": bool(members)}
    return asked(request, make, act, template="meetings/attendance.html", context=context)
