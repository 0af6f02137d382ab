"""The addresses of a resource."""

from typing import Any
from uuid import UUID

from django.http.response import HttpResponseBase
from django.urls import URLPattern, path
from rest_framework.request import Request

from .exports import export_face
from .resources import Resource, serve
from .views import ActFace, Face, ListFace, ObjectFace


def addresses(
    resource: Resource,
    tag: str,
    on_list: type[ActFace] | None = None,
    on_object: type[ActFace] | None = None,
    methods: tuple[str, str] = ("post", "patch"),
) -> list[URLPattern]:
    """A resource's list, its export and its objects, with what may be done at the same addresses."""
    title = "".join(part.title() for part in resource.name.split("-"))
    a_list: Any = _face(f"{title}List", ListFace, resource, tag, on_list, methods[0])
    an_object = _face(f"{title}Object", ObjectFace, resource, tag, on_object, methods[1])
    return [
        *list_addresses(a_list, f"{resource.name}/", resource.name),
        path(f"{resource.name}/<uuid:id>/", an_object.as_view(), name=f"api-{resource.name}-one"),
    ]


def list_addresses(a_list: type[ListFace], at: str, name: str) -> list[URLPattern]:
    """A list and its export."""
    if at == f"{a_list.resource.name}/":
        serve(a_list.resource)
    exported = export_face(a_list)
    return [
        path(at, a_list.as_view(), name=f"api-{name}"),
        path(f"{at}export.<slug:form>", exported.as_view(), name=f"api-{name}-export"),
    ]


def _face(
    name: str, reading: type[Face], resource: Resource, tag: str, act: type[ActFace] | None, method: str
) -> type[Face]:
    """A reading face of a resource; with an act, that answers to `method` at the same address."""
    members: dict[str, Any] = {"resource": resource, "tag": tag}
    if act is not None:
        members["operations"] = {method: act().operation(method)}
        members["parser_classes"] = act.parser_classes

        def do(self: Face, request: Request, **kwargs: UUID) -> HttpResponseBase:
            doer = act()
            doer.request = request
            return doer.post(request, **kwargs)

        members[method] = do
    return type(name, (reading,), members)
