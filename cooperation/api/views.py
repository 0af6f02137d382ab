"""Faces: the views of the API. They parse, call a service or read through a shape, and say the answer."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar
from uuid import UUID

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.request import Request
from rest_framework.views import APIView

from cooperation.access import NOBODY, Actor, current
from cooperation.errors import Absent, Forbidden, VersionMissing
from cooperation.statements import Statement

from . import conditions
from .bodies import Body, Nothing, parsed
from .idempotency import once
from .pages import Span, read_page
from .params import Params
from .resources import Resource, Values, listed, narrowed_rows, narrowed_shape, one
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
        results, _places = resource.whole.shaped(self.actor, one(self.actor, resource, ())(id=found))
        if not results:
            raise Absent(_("There is nothing here that you may see."))
        resource.note_read(results)
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

    #: What the interface calls the reading of this list, where the resource is listed at several addresses.
    list_name = ""

    def operation(self, method: str) -> Operation:
        if method != "get":
            return super().operation(method)
        return Operation(
            name=self.list_name or f"list_{self.resource.name.replace('-', '_')}",
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
        kept = kept_values(values)
        shape = narrowed_shape(resource.shape, kept)

        def fetch(span: Span, given: dict[str, Any]) -> Sequence[tuple[Any, ...]]:
            if not path:
                return listed(self.actor, resource, kept, span, given)
            rows = narrowed_rows(params, self.within(resource.rows(self.actor), **path), kept, self.actor)
            return Statement(span.select(rows, shape))(**given)

        page = read_page(
            request._request,
            self.actor,
            fetch,
            shape=shape,
            resource=resource.name,
            orderings=resource.orderings,
            values=values,
        )
        resource.note_read(page["results"])
        response = HttpResponse(document(page), content_type=conditions.JSON)
        return conditions.private(response, internal=resource.internal)


def kept_values(values: Mapping[str, Any]) -> Values:
    """Parsed parameters as what a kept statement depends on."""
    return tuple(sorted((name, value) for name, value in values.items() if name != "cursor"))


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
        kept = kept_values(values)
        shape = narrowed_shape(resource.whole, kept)
        results, _places = shape.shaped(self.actor, one(self.actor, resource, kept)(id=id))
        if not results:
            raise Absent(_("There is nothing here that you may see."))
        resource.note_read(results)
        return conditions.answer(
            request._request, self.actor, results[0], document(results[0]), internal=resource.internal
        )


class ErasableFace(ObjectFace):
    """GET: one object; DELETE: it is gone, through one service. Needs the version that was read."""

    deleting: ClassVar[Operation]

    def operation(self, method: str) -> Operation:
        return self.deleting if method == "delete" else super().operation(method)

    def delete(self, request: Request, id: UUID) -> HttpResponseBase:  # noqa: A002 (the name in the address)
        Params().parse(request.GET)
        version = self.given_version(request, id)
        if version is None:
            raise VersionMissing(_("Send the version you have read, as If-Match."))
        self.gone(id, version)
        return conditions.private(HttpResponse(status=204), internal=True)

    def gone(self, pk: UUID, version: int) -> None:
        """Calls the service."""
        raise NotImplementedError


class ActFace(Face):
    """POST: one act on one object, through one service; the answer is the object as it is afterwards.

    `act` gets the validated body and the version that If-Match named, and returns the id of what to show.
    """

    resource: ClassVar[Resource]
    name: ClassVar[str] = ""
    text: ClassVar[str] = ""
    body: ClassVar[type[Body]] = Nothing
    media_type: ClassVar[str] = "application/json"
    status: ClassVar[int] = 200
    if_match: ClassVar[bool | None] = True
    errors: ClassVar[tuple[int, ...]] = (409, 422)

    def operation(self, method: str) -> Operation:
        return Operation(
            name=self.name,
            text=self.text,
            answers={self.status: Answer(self.resource.whole, etag=True)},
            body=self.body,
            media_type=self.media_type,
            errors=self.errors,
            if_match=self.if_match,
            idempotent=True,
        )

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        """Calls the service."""
        raise NotImplementedError

    def subject(self, data: dict[str, Any], **path: UUID) -> UUID | None:
        """Whose version If-Match names; None where none is needed."""
        return path["id"] if self.if_match else None

    def post(self, request: Request, **path: UUID) -> HttpResponseBase:
        Params().parse(request.GET)
        data = parsed(self.body, request.data)
        subject = self.subject(data, **path)
        version = None if subject is None else self.given_version(request, subject)
        if subject is not None and version is None:
            raise VersionMissing(_("Send the version you have read, as If-Match."))
        return self.once(
            request, lambda: self.see(self.resource, self.act(data, version, **path), self.status)
        )


class _AnyContent(BaseContentNegotiation):
    """Files come as what they are, whatever Accept says."""

    def select_parser(self, request: Request, parsers: Any) -> Any:
        return parsers[0]

    def select_renderer(self, request: Request, renderers: Any, format_suffix: Any = None) -> Any:
        return renderers[0], renderers[0].media_type


class FileFace(Face):
    """GET: a file, as an attachment that no browser takes for anything else."""

    content_negotiation_class = _AnyContent
    name: ClassVar[str]
    text: ClassVar[str]
    media_type: ClassVar[str] = "*/*"

    def operation(self, method: str) -> Operation:
        content = {"type": "string", "format": "binary"}
        return Operation(
            name=self.name,
            text=self.text,
            answers={200: Answer(schema=content, media_type=self.media_type, text="The file.")},
        )

    @staticmethod
    def attached(response: HttpResponseBase, name: str) -> HttpResponseBase:
        """Marks a response as a private attachment called `name`."""
        response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
        response["X-Content-Type-Options"] = "nosniff"
        return conditions.private(response, internal=True)
