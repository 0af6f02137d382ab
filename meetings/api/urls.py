"""Addresses of the sessions' JSON face, under /api/v1/."""

from django.urls import path

from cooperation.api.views import addresses

from . import brief, notes, resources, states, writing

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
    *addresses(resources.AGENDA_ITEMS, TAG),
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
    path("reviews/<uuid:id>/state/", states.ReviewState.as_view(), name="api-reviews-state"),
    path("reviews/<uuid:id>/compared/", states.ReviewsCompared.as_view(), name="api-reviews-compared"),
    path("reviews/<uuid:id>/brief.pdf", brief.OfReview.as_view(), name="api-reviews-brief"),
    path("reviews/<uuid:id>/pack.pdf", brief.DelegationPack.as_view(), name="api-reviews-pack"),
    path("programmes/<uuid:id>/brief.pdf", brief.OfProgramme.as_view(), name="api-programmes-brief"),
    path("bodies/<uuid:id>/brief.pdf", brief.OfBody.as_view(), name="api-bodies-brief"),
    path("agreements/<uuid:id>/brief.pdf", brief.OfAgreement.as_view(), name="api-agreements-brief"),
]
