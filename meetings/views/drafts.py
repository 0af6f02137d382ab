"""What is typed in a session room: kept while it is typed, found again on any machine, discarded."""

from uuid import UUID
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cooperation import clock
from cooperation.access import Actor
from cooperation.errors import Absent, DomainError, Stale, VersionMissing, problem_of
from cooperation.ui.when import day_words
from meetings.forms.outcomes import OutcomeForm
from meetings.models import Review, RoomDraft
from meetings.services import drafts
from meetings.views.common import actor_of, signed_in

#: What a form sends that was not typed.
PASSING = frozenset({"csrfmiddlewaretoken", "once", "point", "draft"})
#: What belongs to the point as it stands, not to what was typed on it.
ANEW = frozenset({"once", "point", "version"})


def of_review(actor: Actor, review: Review) -> dict[UUID | None, RoomDraft]:
    """What the actor has begun in a session, by point; None: outside the agenda."""
    return {row.point_id: row for row in RoomDraft.objects.visible_to(actor).filter(review=review)}


def typed_in(draft: RoomDraft) -> QueryDict:
    """What stood in the form, as the form would send it."""
    data = QueryDict(mutable=True)
    for name, values in draft.said.items():
        data.setlist(name, values)
    return data


def restore(form: OutcomeForm, draft: RoomDraft) -> None:
    """Shows what was typed in a form that was not sent: nothing is refused before it is recorded."""
    data = typed_in(draft)
    for name, field in form.fields.items():
        if name not in ANEW:
            form.initial[name] = field.widget.value_from_datadict(data, {}, name)


def saved_words(actor: Actor, draft: RoomDraft) -> str:
    """When it was saved, in the reader's time zone: "saved 10:42", with the day where that is not today."""
    local = draft.saved_at.astimezone(ZoneInfo(actor.time_zone))
    if local.date() == clock.today(actor.time_zone):
        return _("saved %(time)s") % {"time": f"{local:%H:%M}"}
    return _("saved %(day)s, %(time)s") % {"day": day_words(local.date()), "time": f"{local:%H:%M}"}


@signed_in
@require_POST
def keep(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Keeps what stands in the form; answers with the draft's version and when it was saved, or with a problem."""
    actor = actor_of(request)
    try:
        kept = drafts.keep_draft(
            actor,
            review_id=pk,
            point_id=_point(request),
            said={name: values for name, values in request.POST.lists() if name not in PASSING},
            version=_version(request),
        )
    except DomainError as error:
        return problem_of(error)
    if kept is None:
        return JsonResponse({"version": "", "mark": ""})
    return JsonResponse({"version": kept.version, "mark": saved_words(actor, kept)})


@signed_in
@require_POST
def discard(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Throws the draft away and shows the point as it is without one."""
    point = _point(request)
    try:
        drafts.discard_draft(actor_of(request), review_id=pk, point_id=point, version=_version(request))
    except (Stale, VersionMissing):
        messages.error(
            request, _("You went on typing elsewhere: this is what you typed there. Nothing is discarded.")
        )
    else:
        messages.success(request, _("The draft is discarded."))
    address = reverse("meetings:room", args=[pk])
    return HttpResponseRedirect(f"{address}?point={point or 'none'}")


def forget(request: HttpRequest, review: Review, point_id: UUID | None) -> None:
    """Lets the draft go of what was recorded; what the same person typed elsewhere since then stays."""
    try:
        drafts.discard_draft(
            actor_of(request), review_id=review.pk, point_id=point_id, version=_version(request)
        )
    except (Stale, VersionMissing):
        messages.info(request, _("What you typed on this point in another window is still kept as a draft."))


def _point(request: HttpRequest) -> UUID | None:
    given = request.POST.get("point", "")
    try:
        return UUID(given) if given not in ("", "none") else None
    except ValueError as error:
        raise Absent from error


def _version(request: HttpRequest) -> int | None:
    given = request.POST.get("draft", "")
    return int(given) if given.isascii() and given.isdecimal() and len(given) < 10 else None
