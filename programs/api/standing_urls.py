"""Addresses of what stands in the way and what grows."""

from django.urls import path

from cooperation.api.addresses import addresses

from . import growing, matters, plans, standing, successions

urlpatterns = [
    *addresses(
        matters.OBSTACLES,
        plans.TAG,
        on_list=standing.RecordObstacle,
        on_object=standing.EditObstacle,
        methods=("post", "put"),
    ),
    path("obstacles/bring/", standing.BringObstacles.as_view(), name="api-obstacles-bring"),
    path("obstacles/<uuid:id>/stance/", standing.TakeStance.as_view(), name="api-obstacles-stance"),
    path("obstacles/<uuid:id>/close/", standing.CloseObstacle.as_view(), name="api-obstacles-close"),
    path("obstacles/<uuid:id>/reopen/", standing.ReopenObstacle.as_view(), name="api-obstacles-reopen"),
    path("obstacles/<uuid:id>/held-up/", standing.HeldUpFace.as_view(), name="api-obstacles-held-up"),
    *addresses(
        matters.JOINT_PROJECTS,
        plans.TAG,
        on_list=growing.RecordProject,
        on_object=growing.EditProject,
        methods=("post", "put"),
    ),
    path("joint-projects/bring/", growing.BringProjects.as_view(), name="api-joint-projects-bring"),
    *addresses(
        matters.COOPERATIONS,
        plans.TAG,
        on_list=growing.RecordCooperation,
        on_object=growing.EditCooperation,
        methods=("post", "put"),
    ),
    path(
        "organisations/<uuid:id>/changes/",
        successions.EnterOrganisationChange.as_view(),
        name="api-organisations-changes",
    ),
    path(
        "organisation-changes/<uuid:id>/hand-over/",
        successions.HandOverDuties.as_view(),
        name="api-organisation-changes-hand-over",
    ),
    *addresses(successions.DUTIES, plans.TAG),
    path("cooperations/bring/", growing.BringCooperations.as_view(), name="api-cooperations-bring"),
]
