"""Addresses of the pages about programmes."""

from django.urls import path

from programs.views import documents, items, plans, record, registers, work

app_name = "programs"

urlpatterns = [
    path("programmes/", plans.listing, name="programmes"),
    path("programmes/<slug:code>/", plans.plan, name="programme"),
    path("items/", plans.items, name="items"),
    path("items/<uuid:pk>/", items.dossier, name="item"),
    path("items/<uuid:pk>/record/", record.record, name="record"),
    path("items/<uuid:pk>/notes/", items.note, name="note"),
    path("items/<uuid:pk>/documents/", items.document, name="item-document"),
    path("documents/<uuid:pk>/", documents.download, name="document"),
    path("work/", work.work, name="work"),
    path("work/<uuid:pk>/", work.grid, name="grid"),
    path("work/<uuid:pk>/row/", work.row, name="row"),
    path("work/<uuid:pk>/release/", work.release, name="release"),
    path("history/<slug:kind>/<uuid:pk>/", record.history, name="history"),
    path("obstacles/", registers.obstacles, name="obstacles"),
    path("obstacles/<uuid:pk>/", registers.obstacle, name="obstacle"),
    path("joint-projects/", registers.projects, name="projects"),
    path("joint-projects/<uuid:pk>/", registers.project, name="project"),
    path("agreements/", registers.agreements, name="agreements"),
    path("agreements/<uuid:pk>/", registers.agreement, name="agreement"),
    path("acts/<uuid:pk>/documents/", registers.act_document, name="act-document"),
    path("organisations/", registers.organisations, name="organisations"),
]
