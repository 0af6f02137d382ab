"""Addresses of the plan's changes: change sets, closures, milestones, the ledger, who is responsible, headings."""

from django.urls import path

from cooperation.api.addresses import addresses, list_addresses

from . import changes, changing, closures, plans

urlpatterns = [
    path("programmes/<uuid:id>/sections/", closures.AddSection.as_view(), name="api-programmes-sections"),
    *addresses(plans.SECTIONS, plans.TAG, on_object=closures.EditSection, methods=("post", "put")),
    path("items/<uuid:id>/closures/", closures.ProposeClosure.as_view(), name="api-items-closures"),
    path(
        "items/<uuid:id>/responsibilities/",
        closures.NotifyResponsible.as_view(),
        name="api-items-responsibilities",
    ),
    *addresses(closures.CLOSURES, plans.TAG),
    path("closures/<uuid:id>/agree/", closures.AgreeClosure.as_view(), name="api-closures-agree"),
    path("closures/<uuid:id>/refuse/", closures.RefuseClosure.as_view(), name="api-closures-refuse"),
    *addresses(closures.SUCCESSIONS, plans.TAG),
    *addresses(closures.MILESTONES, plans.TAG),
    path("milestones/<uuid:id>/reached/", closures.ReachMilestone.as_view(), name="api-milestones-reached"),
    *addresses(closures.EXTENSIONS, plans.TAG),
    *addresses(closures.RESPONSIBILITIES, plans.TAG),
    path(
        "responsibilities/<uuid:id>/end/", closures.EndResponsible.as_view(), name="api-responsibilities-end"
    ),
    *list_addresses(changing.ChangeSetList, "change-sets/", "change-sets"),
    path("change-sets/<uuid:id>/", changing.ChangeSetObject.as_view(), name="api-change-sets-one"),
    path("change-sets/<uuid:id>/rows/", changing.ChangeSetRows.as_view(), name="api-change-sets-rows"),
    path(
        "change-sets/<uuid:id>/difference/", changing.Difference.as_view(), name="api-change-sets-difference"
    ),
    path("change-sets/<uuid:id>/propose/", changing.Propose.as_view(), name="api-change-sets-propose"),
    path("change-sets/<uuid:id>/withdraw/", changing.Withdraw.as_view(), name="api-change-sets-withdraw"),
    path("change-sets/<uuid:id>/reject/", changing.Reject.as_view(), name="api-change-sets-reject"),
    path("change-sets/<uuid:id>/consents/", changing.Agree.as_view(), name="api-change-sets-consents"),
    path(
        "change-sets/<uuid:id>/take-effect/",
        changing.TakeEffect.as_view(),
        name="api-change-sets-take-effect",
    ),
    path(
        "change-sets/<uuid:id>/draft-anew/", changing.DraftAnew.as_view(), name="api-change-sets-draft-anew"
    ),
    path("changes/<uuid:id>/settle/", changing.SettleRow.as_view(), name="api-changes-settle"),
    path("changes/<uuid:id>/", changing.ChangeObject.as_view(), name="api-changes-one"),
    *addresses(changes.CHANGES, changes.TAG)[:2],
    *addresses(changes.CONSENTS, changes.TAG),
]
