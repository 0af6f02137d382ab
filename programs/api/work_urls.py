"""Addresses of a side's work: rounds, contributions within a side, and the grid's bulk acts."""

from django.urls import path

from cooperation.api.addresses import addresses

from . import contributions, reports

urlpatterns = [
    *addresses(reports.ROUNDS, reports.TAG, on_list=contributions.OpenRound),
    *addresses(contributions.DUE_ITEMS, reports.TAG),
    path("rounds/<uuid:id>/close/", contributions.CloseRound.as_view(), name="api-rounds-close"),
    path("rounds/<uuid:id>/start/", contributions.StartFromLast.as_view(), name="api-rounds-start"),
    path(
        "rounds/<uuid:id>/contributions/",
        contributions.RoundContributions.as_view(),
        name="api-rounds-contributions",
    ),
    path("rounds/<uuid:id>/take-in/", contributions.TakeInMany.as_view(), name="api-rounds-take-in"),
    *addresses(
        contributions.CONTRIBUTIONS,
        reports.TAG,
        on_object=contributions.WriteContribution,
        methods=("post", "put"),
    ),
    path(
        "contributions/<uuid:id>/send-back/",
        contributions.SendBack.as_view(),
        name="api-contributions-send-back",
    ),
    path(
        "contributions/<uuid:id>/take-in/", contributions.TakeIn.as_view(), name="api-contributions-take-in"
    ),
]
