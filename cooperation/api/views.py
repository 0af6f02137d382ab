"""Faces: the views of the API. They parse, call a service or read through a shape, and say the answer."""

from collections.abc import Callable, Mapping
from typing import Any, ClassVar
from uuid import UUID

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from rest_framework.request import Request
from rest_framework.views import APIView

from cooperation.access import NOBODY, Actor, current
from cooperation.errors import Absent, Forbidden

from . import conditions
from .idempotency import once
from .pages import read_page
from .resources import Resource, asked
from .schema import Answer, FaceSchema, Operation
from .shapes import document
from .throttle import ActorThrottle

READS = frozenset({"GET", "HEAD"})


class Face(APIView):
    """A view that knows its actor, checks the token's scope, and describes itself."""

    schema = FaceSchema()
    throttle_classes = [ActorThrottle]
    metadata_class = None
    tag: ClassVar[str] = ""
    operations: ClassVar[Mapping[str, Operation]] = {}

    def operation(self, method: str) -> Operation:
        """What `method` (lower case) does here."""
        return self.operations[method]

    @property
    def actor(self) -> Actor:
        """Who asks: the actor of the transaction that the middleware opened."""
        return current() or NOBODY

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        scope = "read" if request.method in READS else "write"
        if scope not in self.actor.scopes:
            raise Forbidden(_("This token does not have the scope “%(scope)s”.") % {"scope": scope})

    def see(self, resource: Resource, found: UUID, status: int = 200) -> HttpResponse:
        """One object as its resource gives it, e.g. after a write."""
        rows = resource.one(resource.rows(self.actor), found)
        results, _places = resource.whole.read(self.actor, rows[:1])
        if not results:
            raise Absent(_("There is nothing here that you may see."))
        body = document(results[0])
        response = HttpResponse(body, status=status, content_type=conditions.JSON)
        response["ETag"] = conditions.etag_of(self.actor, found, results[0]["version"], body)
        return conditions.private(response, internal=resource.internal)

    def once(self, request: Request, act: Callable[[], HttpResponse]) -> HttpResponse:
        """A POST's answer, the same one for the same Idempotency-Key."""
        return once(request, self.actor, act)

    def given_version(self, request: Request, found: UUID) -> int | None:
        """The version of `found` that If-Match names."""
        return conditions.given_version(request, self.actor, found)


class ListFace(Face):
    """GET: a page of a resource."""

    resource: ClassVar[Resource]

    def operation(self, method: str) -> Operation:
        if method != "get":
            return super().operation(method)
        return Operation(
            name=f"list_{self.resource.name.replace('-', '_')}",
            text=self.resource.text or f"The {self.resource.name.replace('-', ' ')} that you may see.",
            answers={200: Answer(self.resource.shape, is_list=True)},
            params=self.resource.list_params,
        )

    def within(self, rows: Any, **path: UUID) -> Any:
        """The rows that the address itself narrows to."""
        return rows

    def get(self, request: Request, **path: UUID) -> HttpResponseBase:
        resource, params = self.resource, self.resource.list_params
        values = params.parse(request.GET)
        rows = self.within(resource.rows(self.actor), **path)
        shape, rows = asked(resource.shape, params, rows, values, self.actor)
        page = read_page(
            request._request,
            self.actor,
            rows,
            shape=shape,
            resource=resource.name,
            orderings=resource.orderings,
            values=values,
        )
        if resource.log:
            resource.log(self.actor, [row["id"] for row in page["results"]])
        response = HttpResponse(document(page), content_type=conditions.JSON)
        return conditions.private(response, internal=resource.internal)


class ObjectFace(Face):
    """GET: one object, with its ETag."""

    resource: ClassVar[Resource]

    def operation(self, method: str) -> Operation:
        if method != "get":
            return super().operation(method)
        return Operation(
            name=f"read_{self.resource.name.replace('-', '_')}",
            text=f"One of the {self.resource.name.replace('-', ' ')}.",
            answers={200: Answer(self.resource.whole, etag=True)},
            params=self.resource.object_params,
            if_none_match=True,
        )

    def get(self, request: Request, id: UUID) -> HttpResponseBase:  # noqa: A002 (the name in the address)
        resource, params = self.resource, self.resource.object_params
        values = params.parse(request.GET)
        rows = resource.one(resource.rows(self.actor), id)
        shape, rows = asked(resource.whole, params, rows, values, self.actor)
        results, _places = shape.read(self.actor, rows[:1])
        if not results:
            raise Absent(_("There is nothing here that you may see."))
        if resource.log:
            resource.log(self.actor, [id])
        return conditions.answer(
            request._request, self.actor, results[0], document(results[0]), internal=resource.internal
        )


def faces_of(resource: Resource, tag: str) -> tuple[type[ListFace], type[ObjectFace]]:
    """The two reading faces of a resource."""
    title = "".join(part.title() for part in resource.name.split("-"))
    a_list = type(f"{title}List", (ListFace,), {"resource": resource, "tag": tag})
    an_object = type(f"{title}Object", (ObjectFace,), {"resource": resource, "tag": tag})
    return a_list, an_object
