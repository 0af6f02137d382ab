"""Addresses of the programmes' JSON face, under /api/v1/."""

from django.urls import path

from cooperation.api.addresses import addresses, list_addresses

from . import (
    agreement_standing,
    agreement_statuses,
    agreements,
    changing_urls,
    clauses,
    comparisons,
    dossiers,
    holding,
    placements,
    plan_files,
    plan_imports,
    plans,
    reads,
    register,
    register_imports,
    reports,
    standing_urls,
    terms,
    work_urls,
    writing,
)

urlpatterns = [
    *addresses(register.PARTIES, register.TAG),
    *addresses(register.ORGANISATIONS, register.TAG),
    *addresses(register.ORGANISATION_CHANGES, register.TAG),
    *addresses(register.PEOPLE, register.TAG),
    *addresses(register.POSTS, register.TAG),
    path("posts/<uuid:id>/holding/", holding.PostHolding.as_view(), name="api-posts-holding"),
    *addresses(register.APPOINTMENTS, register.TAG),
    *addresses(
        register.AGREEMENTS,
        register.TAG,
        on_list=agreements.RecordAgreement,
        on_object=agreements.EditAgreement,
        methods=("post", "put"),
    ),
    path(
        "agreements/statuses/", agreement_statuses.AgreementStatuses.as_view(), name="api-agreements-statuses"
    ),
    path("agreements/<uuid:id>/acts/", agreements.RecordAct.as_view(), name="api-agreements-acts"),
    path("agreements/<uuid:id>/relations/", agreements.Relate.as_view(), name="api-agreements-relations"),
    path("agreements/<uuid:id>/texts/", agreements.AddText.as_view(), name="api-agreements-texts"),
    path(
        "agreements/<uuid:id>/standing/",
        agreement_standing.AgreementStanding.as_view(),
        name="api-agreements-standing",
    ),
    *list_addresses(agreements.RelationList, "agreement-relations/", "agreement-relations"),
    path(
        "agreement-relations/<uuid:id>/",
        agreements.RelationObject.as_view(),
        name="api-agreement-relations-one",
    ),
    path("acts/<uuid:id>/correct/", agreements.CorrectAct.as_view(), name="api-acts-correct"),
    path("acts/<uuid:id>/strike-out/", agreements.StrikeAct.as_view(), name="api-acts-strike-out"),
    *addresses(register.ACTS, register.TAG),
    *addresses(register.ACT_VERSIONS, register.TAG),
    *addresses(register.BODIES, register.TAG),
    *addresses(register.MARKINGS, register.TAG),
    *addresses(register.DOCUMENTS, register.TAG, on_list=writing.Upload),
    path("documents/<uuid:id>/marking/", writing.MarkDocument.as_view(), name="api-documents-marking"),
    path("documents/<uuid:id>/take-back/", agreements.TakeBackText.as_view(), name="api-documents-take-back"),
    path("documents/<uuid:id>/content/", writing.DocumentContent.as_view(), name="api-documents-content"),
    *addresses(plans.PROGRAMMES, plans.TAG),
    path(
        "programmes/<uuid:id>/comparison/", comparisons.Comparison.as_view(), name="api-programmes-comparison"
    ),
    path(
        "programmes/<uuid:id>/plan.xlsx", plan_files.PlanAsWorkbook.as_view(), name="api-programmes-plan-xlsx"
    ),
    path("programmes/<uuid:id>/plan.csv", plan_files.PlanAsLines.as_view(), name="api-programmes-plan-csv"),
    path(
        "programmes/<uuid:id>/plan-imports/",
        plan_imports.BringIn.as_view(),
        name="api-programmes-plan-imports",
    ),
    path("programmes/<uuid:id>/plan-rows/", plan_imports.PutRows.as_view(), name="api-programmes-plan-rows"),
    *list_addresses(plan_imports.PlanImportList, "plan-imports/", "plan-imports"),
    path("plan-imports/<uuid:id>/", plan_imports.PlanImportObject.as_view(), name="api-plan-imports-one"),
    path(
        "plan-imports/<uuid:id>/preview/",
        plan_imports.PreviewOfPlan.as_view(),
        name="api-plan-imports-preview",
    ),
    path(
        "plan-imports/<uuid:id>/draft/", plan_imports.DraftFromPlan.as_view(), name="api-plan-imports-draft"
    ),
    path(
        "bodies/<uuid:id>/register-imports/",
        register_imports.SendFiles.as_view(),
        name="api-bodies-register-imports",
    ),
    *list_addresses(register_imports.ImportList, "register-imports/", "register-imports"),
    *list_addresses(register_imports.ProfileList, "register-profiles/", "register-profiles"),
    *(
        path(f"register-imports/<uuid:id>/{at}", face.as_view(), name=f"api-register-imports-{name}")
        for at, name, face in (
            ("", "one", register_imports.ImportObject),
            ("rows/", "rows", register_imports.RowsOfImport),
            ("columns/", "columns", register_imports.MapColumns),
            ("start/", "start", register_imports.StartImport),
            ("stop/", "stop", register_imports.StopImport),
            ("continue/", "continue", register_imports.ContinueImport),
        )
    ),
    *addresses(placements.PLACEMENTS, placements.TAG),
    path("items/<uuid:id>/placement/", placements.Place.as_view(), name="api-items-placement"),
    *addresses(plans.EDITIONS, plans.TAG),
    *addresses(plans.ITEMS, plans.TAG),
    path("items/<uuid:id>/dossier/", dossiers.ItemDossier.as_view(), name="api-items-dossier"),
    path("items/<uuid:id>/notes/", writing.WriteNote.as_view(), name="api-items-notes"),
    path("agreements/<uuid:id>/clauses/", clauses.ClausesFace.as_view(), name="api-agreements-clauses"),
    path("agreements/<uuid:id>/term/", terms.RecordTerm.as_view(), name="api-agreements-term"),
    path("agreements/<uuid:id>/notes/", writing.WriteAgreementNote.as_view(), name="api-agreements-notes"),
    *changing_urls.urlpatterns,
    *standing_urls.urlpatterns,
    *work_urls.urlpatterns,
    path("rounds/<uuid:id>/positions/<uuid:item>/draft/", writing.Draft.as_view(), name="api-rounds-draft"),
    path("drafts/<uuid:id>/still-right/", writing.MarkStillRight.as_view(), name="api-drafts-still-right"),
    path(
        "drafts/<uuid:id>/documents/<uuid:document>/",
        writing.DraftDocument.as_view(),
        name="api-drafts-document",
    ),
    *list_addresses(writing.Drafts, "rounds/<uuid:id>/drafts/", "rounds-drafts"),
    path("rounds/<uuid:id>/release/", writing.ReleaseSet.as_view(), name="api-rounds-release"),
    *addresses(reports.RELEASES, reports.TAG),
    *addresses(reports.POSITIONS, reports.TAG),
    *addresses(reads.READS, reads.TAG),
    *addresses(reports.NOTES, reports.TAG, on_object=writing.RewriteNote, methods=("post", "put")),
]
