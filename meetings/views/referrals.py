"""Who receives a referral or a recommendation of a session."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from cooperation.errors import Absent, Forbidden
from cooperation.ui import marks
from meetings import policies
from meetings.forms.agenda import ReferralForm
from meetings.models import Outcome
from meetings.selectors import labels, sentences, sessions
from meetings.services.referrals import refer
from meetings.views.agenda import PAGE
from meetings.views.asked import asked
from meetings.views.common import actor_of, signed_in
from programs.models import Body


@signed_in
@PAGE
def receiver(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Says who receives it."""
    actor = actor_of(request)
    rows = Outcome.objects.visible_to(actor).select_related("review__body", "review__programme")
    outcome: Outcome | None = rows.filter(pk=pk).first()
    if outcome is None:
        raise Absent
    review = outcome.review
    if not policies.may_keep_record(actor, review):
        raise Forbidden(_("Only an executive secretary or the joint secretariat keeps the shared record."))
    bodies = Body.objects.visible_to(actor).exclude(pk=review.body_id).order_by("id")
    choices = {"bodies": bodies, "organisations": sessions.organisations(review)}

    def act(given: dict[str, Any]) -> tuple[str, Any, str]:
        refer(
            actor, outcome_id=pk, version=given["version"], body_id=given["body"] and given["body"].pk,
            organisation_id=given["organisation"] and given["organisation"].pk,
        )  # fmt: skip
        return _("The outcome has gone to its receiver."), "meetings:session", str(review.pk)

    context = {
        "outcome": outcome, "review": review, "name": labels.named(review),
        "kind": sentences.kind_of(outcome, marks.language()),
    }  # fmt: skip
    return asked(
        request, lambda data: ReferralForm(data, initial={"version": outcome.version}, **choices), act,
        template="meetings/receiver.html", context=context,
    )  # fmt: skip
