"""Addresses of the programmes' JSON face, under /api/v1/."""

from django.urls import URLPattern, path

from cooperation.api.views import faces_of

from . import plans, register, reports

READ = (
    (register.TAG, register.PARTIES),
    (register.TAG, register.ORGANISATIONS),
    (register.TAG, register.PEOPLE),
    (register.TAG, register.POSTS),
    (register.TAG, register.APPOINTMENTS),
    (register.TAG, register.AGREEMENTS),
    (register.TAG, register.ACTS),
    (register.TAG, register.BODIES),
    (plans.TAG, plans.PROGRAMMES),
    (plans.TAG, plans.EDITIONS),
    (plans.TAG, plans.SECTIONS),
    (plans.TAG, plans.ITEMS),
    (plans.TAG, plans.OBSTACLES),
    (plans.TAG, plans.JOINT_PROJECTS),
    (reports.TAG, reports.ROUNDS),
    (reports.TAG, reports.POSITIONS),
)


def reading() -> list[URLPattern]:
    """A list and an object for each resource that is only read."""
    patterns = []
    for tag, resource in READ:
        many, one = faces_of(resource, tag)
        patterns += [
            path(f"{resource.name}/", many.as_view(), name=resource.name),
            path(f"{resource.name}/<uuid:id>/", one.as_view(), name=f"{resource.name}-one"),
        ]
    return patterns


urlpatterns = reading()
