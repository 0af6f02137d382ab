"""The final clauses of an agreement, as the secretaries record them."""

from typing import Any, ClassVar
from uuid import UUID

from django.http.response import HttpResponseBase
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.request import Request

from cooperation.api.bodies import Body
from cooperation.api.schema import Operation
from cooperation.api.views import ActFace, Face
from programs.services.clauses import record_clauses

from .clauses_schema import CLAUSES
from .register import AGREEMENTS, TAG


@extend_schema_field(CLAUSES)
class ClausesField(serializers.Field[Any, Any, Any, Any]):
    """Final clauses; what is wrong with them the service says, by its pointer."""

    def to_internal_value(self, data: Any) -> Any:
        return data

    def to_representation(self, value: Any) -> Any:
        return value


class ClausesBody(Body):
    """The final clauses of an agreement; an empty object takes them away."""

    clauses = ClausesField()


class RecordClauses(ActFace):
    """The final clauses of an agreement."""

    tag = TAG
    resource = AGREEMENTS
    name = "record_clauses"
    text = (
        "Records the final clauses of an agreement: by a secretary of its body. Entry into force, term and end are"
        " computed by them."
    )
    body = ClausesBody

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        return record_clauses(
            self.actor, agreement_id=path["id"], version=version, clauses=data["clauses"]
        ).pk


class ClausesFace(Face):
    """PUT: the final clauses as they are to be."""

    tag = TAG
    operations: ClassVar[dict[str, Operation]] = {"put": RecordClauses().operation("put")}

    def put(self, request: Request, id: UUID) -> HttpResponseBase:  # noqa: A002 (the name in the address)
        doer = RecordClauses()
        doer.request = request
        return doer.post(request, id=id)
