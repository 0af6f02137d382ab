"""The OpenAPI 3.1 description of an operation, made from what the view declares about itself."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from drf_spectacular.openapi import AutoSchema
from drf_spectacular.plumbing import ComponentRegistry, ResolvedComponent

from . import idempotency
from .bodies import Body
from .params import Params
from .shapes import COMMON, ID, Shape

Schema = dict[str, Any]

PROBLEM = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}

LONGEST_SUMMARY = 90
_SENTENCE = re.compile(r"(?<=\.) (?=[A-Z`])")
_CLAUSE = re.compile(r"[:;,] ")

_WHY = {
    400: "The input is not valid.",
    401: "No valid token or session.",
    403: "You see it, but may not do this.",
    404: "There is nothing here that you may see.",
    406: "Only JSON is given.",
    409: "The present state does not allow this.",
    412: "It was changed in the meantime.",
    413: "Too large.",
    415: "This kind of content is not taken.",
    422: "The rules do not allow this, or the idempotency key was used for another request.",
    428: "If-Match is missing.",
    429: "Too many requests; Retry-After says when to go on.",
    503: "The database is away for a moment; Retry-After says when to go on.",
}


@dataclass(frozen=True)
class Answer:
    """One answer of an operation: an object, a list of them, a raw JSON schema, a file or nothing.

    `others`: further media types in which it may come.
    """

    shape: Shape | None = None
    schema: Schema | None = None
    media_type: str = "application/json"
    is_list: bool = False
    etag: bool = False
    others: tuple[str, ...] = ()
    text: str = ""


@dataclass(frozen=True)
class Operation:
    """What one method of one address does."""

    name: str
    text: str
    answers: Mapping[int, Answer]
    params: Params = field(default_factory=Params)
    body: type[Body] | None = None
    media_type: str = "application/json"
    errors: tuple[int, ...] = ()
    if_match: bool | None = None
    """None: not taken; True: needed; False: needed where the object exists."""
    if_none_match: bool = False
    idempotent: bool = False
    path: Mapping[str, Schema] = field(default_factory=dict)
    """Parameters of the address that are no ids."""

    @property
    def summary(self) -> str:
        """The first sentence of the text in one line; of a long one the clause that it begins with."""
        said = _SENTENCE.split(" ".join(self.text.split()), maxsplit=1)[0].rstrip(".")
        return said if len(said) <= LONGEST_SUMMARY else _CLAUSE.split(said, maxsplit=1)[0]


class FaceSchema(AutoSchema):
    """Describes a Face (cooperation.api.views)."""

    def get_operation(
        self, path: str, path_regex: str, path_prefix: str, method: str, registry: ComponentRegistry
    ) -> Schema | None:
        for name, schema in COMMON.items():
            _register(registry, name, schema)
        operation = super().get_operation(path, path_regex, path_prefix, method, registry)
        if operation is not None and "requestBody" in operation:
            operation["requestBody"]["required"] = True
        return operation

    @property
    def _operation(self) -> Operation:
        view: Any = self.view
        found: Operation = view.operation(self.method.lower())
        return found

    def get_operation_id(self) -> str:
        return self._operation.name

    def get_tags(self) -> list[str]:
        view: Any = self.view
        return [view.tag]

    def get_summary(self) -> str:
        return self._operation.summary

    def get_description(self) -> str:  # type: ignore[override]
        return self._operation.text

    def get_auth(self) -> list[Schema]:
        super().get_auth()
        return [{"bearer": []}, {"session": []}]

    def get_request_serializer(self) -> Any:
        operation = self._operation
        return {operation.media_type: operation.body} if operation.body else None

    def _get_parameters(self) -> list[Schema]:
        operation = self._operation
        found = list(self._path_parameters())
        found += [param.documented for param in operation.params.declared.values()]
        if operation.if_match is not None:
            when = "" if operation.if_match else " where it exists already"
            found.append(
                _header(
                    "If-Match",
                    f"The ETag you have read; needed{when}.",
                    r'^"[0-9]{1,9}(-[0-9a-f]{8}-[0-9a-f]{16})?"$',
                )
            )
        if operation.if_none_match:
            found.append(_header("If-None-Match", "An ETag: 304 where nothing changed."))
        if operation.idempotent:
            found.append(
                _header(
                    idempotency.HEADER,
                    "The same key with the same body is answered as the first time and does nothing again.",
                    "^[!-~]{1,200}$",
                )
            )
        return found

    def _path_parameters(self) -> list[Schema]:
        import uritemplate

        said = self._operation.path
        return [
            {"name": name, "in": "path", "required": True, "schema": said.get(name, ID)}
            for name in sorted(uritemplate.variables(self.path))
        ]

    def _get_response_bodies(self, direction: str = "response") -> Schema:
        operation = self._operation
        responses = {str(code): self._said(answer) for code, answer in operation.answers.items()}
        if operation.if_none_match:
            responses["304"] = {"description": "Nothing changed."}
        for code in sorted({400, 401, 403, 404, 406, 429, 503, *self._usual(operation), *operation.errors}):
            responses[str(code)] = {"description": _WHY[code], "content": PROBLEM}
        return responses

    @staticmethod
    def _usual(operation: Operation) -> set[int]:
        usual: set[int] = set()
        if operation.body is not None:
            usual |= {413, 415}
        if operation.if_match is not None:
            usual |= {412, 428}
        if operation.idempotent:
            usual.add(422)
        return usual

    def _said(self, answer: Answer) -> Schema:
        said: Schema = {"description": answer.text or HTTPStatus(200).phrase}
        schema = answer.schema
        if answer.shape is not None:
            _register(self.registry, answer.shape.name, answer.shape.schema)
            schema = {"$ref": f"#/components/schemas/{answer.shape.name}"}
        if schema is not None:
            content = {"schema": page_of(schema) if answer.is_list else schema}
            said["content"] = dict.fromkeys((answer.media_type, *answer.others), content)
        if answer.etag:
            said["headers"] = {"ETag": {"schema": {"type": "string"}, "description": "Strong; for If-Match."}}
        return said


def page_of(schema: Schema) -> Schema:
    """The schema of a list: `{results, next, previous}`."""
    link = {"type": ["string", "null"], "format": "uri"}
    return {
        "type": "object",
        "properties": {"results": {"type": "array", "items": schema}, "next": link, "previous": link},
        "required": ["results", "next", "previous"],
    }


def _register(registry: ComponentRegistry, name: str, schema: Schema) -> None:
    registry.register_on_missing(
        ResolvedComponent(  # type: ignore[no-untyped-call]
            name=name, type=ResolvedComponent.SCHEMA, schema=schema, object=name
        )
    )


def _header(name: str, text: str, pattern: str = "") -> Schema:
    schema = {"type": "string", "pattern": pattern} if pattern else {"type": "string"}
    return {"name": name, "in": "header", "required": False, "description": text, "schema": schema}


def tidied(result: Schema, **kwargs: Any) -> Schema:
    """The finished document without the marks that drf-spectacular leaves for its own use."""
    for schema in result["components"]["schemas"].values():
        _without(schema, "x-spec-enum-id")
    return result


def _without(node: Any, mark: str) -> None:
    if isinstance(node, dict):
        node.pop(mark, None)
    for child in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        _without(child, mark)
