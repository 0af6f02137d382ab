"""Addresses of the sessions' JSON face, under /api/v1/."""

from django.urls import path

from cooperation.api.views import addresses

from . import agenda, brief, cycle, cycle_writing, letters, notes, papers, resources, states, writing

TAG = resources.TAG

urlpatterns = [
    *addresses(resources.REVIEWS, TAG, on_list=writing.CreateReview),
    path("reviews/<uuid:id>/open/", writing.OpenReview.as_view(), name="api-reviews-open"),
    path("reviews/<uuid:id>/unopen/", writing.UnopenReview.as_view(), name="api-reviews-unopen"),
    path("reviews/<uuid:id>/conclude/", writing.ConcludeReview.as_view(), name="api-reviews-conclude"),
    path("reviews/<uuid:id>/move/", writing.MoveReview.as_view(), name="api-reviews-move"),
    path("reviews/<uuid:id>/cancel/", writing.CancelReview.as_view(), name="api-reviews-cancel"),
    path("reviews/<uuid:id>/agenda-items/", writing.AddPoint.as_view(), name="api-reviews-agenda-items"),
    path("reviews/<uuid:id>/outcomes/", writing.RecordOutcome.as_view(), name="api-reviews-outcomes"),
    path("reviews/<uuid:id>/acknowledge/", writing.AcknowledgeAll.as_view(), name="api-reviews-acknowledge"),
    path("reviews/<uuid:id>/notes/", notes.WriteReviewNote.as_view(), name="api-reviews-notes"),
    path("reviews/<uuid:id>/minutes/", writing.MakeMinutes.as_view(), name="api-reviews-minutes"),
    *addresses(resources.DELEGATIONS, TAG, on_object=writing.NameDelegation, methods=("post", "put")),
    path("agenda-items/<uuid:id>/", agenda.AgendaPoint.as_view(), name="api-agenda-items-one"),
    *addresses(resources.AGENDA_ITEMS, TAG)[:1],
    path("agenda-items/<uuid:id>/move/", writing.MovePoint.as_view(), name="api-agenda-items-move"),
    path("agenda-items/<uuid:id>/defer/", writing.DeferPoint.as_view(), name="api-agenda-items-defer"),
    *addresses(resources.DECISIONS, TAG),
    *addresses(resources.OUTCOMES, TAG, on_object=writing.CorrectOutcome),
    path("outcomes/<uuid:id>/acknowledge/", writing.Acknowledge.as_view(), name="api-outcomes-acknowledge"),
    path("outcomes/<uuid:id>/withdraw/", writing.WithdrawOutcome.as_view(), name="api-outcomes-withdraw"),
    *addresses(resources.MINUTES, TAG),
    path("minutes/<uuid:id>/content/", writing.MinutesContent.as_view(), name="api-minutes-content"),
    *addresses(resources.REMINDERS, TAG),
    path("reminders/<uuid:id>/resend/", writing.ResendReminder.as_view(), name="api-reminders-resend"),
    path("reviews/<uuid:id>/proposals/", agenda.Proposals.as_view(), name="api-reviews-proposals"),
    path("agenda-items/<uuid:id>/put-back/", agenda.PutBackPoint.as_view(), name="api-agenda-items-put-back"),
    *addresses(agenda.BACKLOG, TAG, on_list=agenda.AddToBacklog)[:1],
    path("backlog/<uuid:id>/", agenda.BacklogObject.as_view(), name="api-backlog-one"),
    *addresses(agenda.REFERRALS, TAG),
    path("outcomes/<uuid:id>/referral/", agenda.Refer.as_view(), name="api-outcomes-referral"),
    path("reviews/<uuid:id>/state/", states.ReviewState.as_view(), name="api-reviews-state"),
    path("reviews/<uuid:id>/compared/", states.ReviewsCompared.as_view(), name="api-reviews-compared"),
    path("reviews/<uuid:id>/confirm/", cycle_writing.ConfirmDate.as_view(), name="api-reviews-confirm"),
    path("reviews/<uuid:id>/convene/", cycle_writing.ConveneReview.as_view(), name="api-reviews-convene"),
    path("reviews/<uuid:id>/postpone/", cycle_writing.PostponeReview.as_view(), name="api-reviews-postpone"),
    path("reviews/<uuid:id>/adjourn/", cycle_writing.AdjournReview.as_view(), name="api-reviews-adjourn"),
    *addresses(cycle.DATE_CONFIRMATIONS, TAG),
    *addresses(cycle.SITTINGS, TAG, on_object=cycle_writing.CorrectSitting, methods=("post", "put")),
    *addresses(cycle.SCHEDULE_STEPS, TAG, on_object=cycle_writing.KeepStep, methods=("post", "put")),
    *addresses(
        cycle.ROTATIONS,
        TAG,
        on_list=cycle_writing.SetRotation,
        on_object=cycle_writing.ChangeRotation,
        methods=("post", "put"),
    ),
    path(
        "rotations/<uuid:id>/departures/",
        cycle_writing.RecordDeparture.as_view(),
        name="api-rotations-departures",
    ),
    path(
        "programmes/<uuid:id>/next-session/",
        cycle_writing.NextSession.as_view(),
        name="api-programmes-next-session",
    ),
    *addresses(papers.PAPERS, TAG, on_list=papers.SubmitPaper, on_object=papers.EditPaper),
    path("papers/<uuid:id>/versions/", papers.SetVersion.as_view(), name="api-papers-versions"),
    path(
        "delegations/<uuid:id>/attendance/",
        papers.NoteAttendance.as_view(),
        name="api-delegations-attendance",
    ),
    *addresses(letters.LETTERS, TAG, on_list=letters.EnterLetter, on_object=letters.EditLetter),
    path("reviews/<uuid:id>/brief.pdf", brief.OfReview.as_view(), name="api-reviews-brief"),
    path("programmes/<uuid:id>/brief.pdf", brief.OfProgramme.as_view(), name="api-programmes-brief"),
    path("bodies/<uuid:id>/brief.pdf", brief.OfBody.as_view(), name="api-bodies-brief"),
    path("agreements/<uuid:id>/brief.pdf", brief.OfAgreement.as_view(), name="api-agreements-brief"),
]
