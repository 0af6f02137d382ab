"""Until when an agreement runs, as the secretaries record it."""

from typing import Any
from uuid import UUID

from rest_framework import serializers

from cooperation.api.bodies import Body
from cooperation.api.views import ActFace
from programs.services.terms import record_term

from .register import AGREEMENTS, TAG


class TermBody(Body):
    """The last day of an agreement's term, and the last day for notice; null where there is none."""

    expires_on = serializers.DateField(allow_null=True)
    notice_by = serializers.DateField(allow_null=True)


class RecordTerm(ActFace):
    """The term of an agreement."""

    tag = TAG
    resource = AGREEMENTS
    name = "record_term"
    text = (
        "Records until when an agreement is in force and the last day for notice: by a secretary of its body."
    )
    body = TermBody

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        return record_term(self.actor, agreement_id=path["id"], version=version, **data).pk
