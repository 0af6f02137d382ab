"""Addresses of the sessions' JSON face, under /api/v1/."""

from django.urls import path

from cooperation.api.views import addresses

from . import brackets, notes, resources, stands, writing

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
    *addresses(brackets.BRACKETS, TAG),
    path("outcomes/<uuid:id>/brackets/", brackets.ProposeWording.as_view(), name="api-outcomes-brackets"),
    path("brackets/<uuid:id>/accept/", brackets.AcceptWording.as_view(), name="api-brackets-accept"),
    path("brackets/<uuid:id>/drop/", brackets.DropWording.as_view(), name="api-brackets-drop"),
    path("brackets/<uuid:id>/disagree/", brackets.RecordDisagreement.as_view(), name="api-brackets-disagree"),
    *addresses(stands.STANDS, TAG),
    path("outcomes/<uuid:id>/stands/", stands.EnterStands.as_view(), name="api-outcomes-stands"),
    path("reminders/<uuid:id>/resend/", writing.ResendReminder.as_view(), name="api-reminders-resend"),
]
