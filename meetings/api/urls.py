"""Addresses of the sessions' JSON face, under /api/v1/."""

from django.urls import URLPattern, path

from cooperation.api.views import faces_of

from . import resources

READ = (resources.REVIEWS, resources.AGENDA_ITEMS, resources.OUTCOMES, resources.MINUTES, resources.REMINDERS)


def reading() -> list[URLPattern]:
    """A list and an object for each resource that is only read."""
    patterns = []
    for resource in READ:
        many, one = faces_of(resource, resources.TAG)
        patterns += [
            path(f"{resource.name}/", many.as_view(), name=resource.name),
            path(f"{resource.name}/<uuid:id>/", one.as_view(), name=f"{resource.name}-one"),
        ]
    return patterns


urlpatterns = reading()
