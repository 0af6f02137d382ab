"""Agreements, written: what they are, the acts on them, what they do to one another, their texts."""

from typing import Any
from uuid import UUID

from rest_framework import serializers
from rest_framework.parsers import MultiPartParser

from cooperation.api import params as p
from cooperation.api.bodies import Body, FuzzyDateBodyField, TextBodyField
from cooperation.api.resources import Resource
from cooperation.api.schema import Answer, Operation
from cooperation.api.shapes import Shape, columns
from cooperation.api.views import ActFace, ErasableFace, ListFace
from cooperation.errors import Fault, Invalid
from programs.models import Act, Agreement, AgreementRelation, Document
from programs.services import acts, agreements
from programs.services.acts import ActGiven
from programs.services.agreement_texts import attach_text, take_back_text
from programs.services.agreements import AgreementGiven

from .register import ACT_VERSIONS, ACTS, AGREEMENTS, DOCUMENTS, TAG
from .standing import OPTIONAL, ids_field, text_field

RELATIONS = Resource(
    "agreement-relations",
    Shape(
        "AgreementRelation", columns(AgreementRelation, "id version kind", agreement="source", other="target")
    ),
    AgreementRelation.objects.visible_to,
    text="What agreements do to one another: `agreement` to the `other`.",
    filters=(
        p.uuid("agreement", "source_id"),
        p.uuid("other", "target_id"),
        p.any_of("kind", AgreementRelation.Kind.values),
    ),
)


def _choice(choices: Any) -> serializers.ChoiceField:
    return serializers.ChoiceField(choices=choices, required=False, default="", allow_blank=True)


def _line(limit: int) -> serializers.CharField:
    return serializers.CharField(max_length=limit, required=False, default="", allow_blank=True)


class AgreementBody(Body):
    """What an agreement is. `parties`: in their order; who has done an act on it stays on it."""

    title = TextBodyField(allow_empty=False, max_length=1000)
    kind = _choice(Agreement.Kind.choices)
    level = _choice(Agreement.Level.choices)
    character = _choice(Agreement.Character.choices)
    scope = _choice(Agreement.Scope.choices)
    subject = _line(300)
    summary = text_field(20_000)
    note = text_field(20_000)
    done_on = FuzzyDateBodyField(**OPTIONAL)
    done_at = text_field(200)
    depositary = text_field(300)
    authentic = serializers.ListField(
        child=serializers.CharField(max_length=35), required=False, default=list, max_length=30
    )
    prevailing = _line(35)
    external_id = serializers.CharField(max_length=200, **OPTIONAL)
    parties = ids_field()

    @staticmethod
    def given(data: dict[str, Any]) -> AgreementGiven:
        """The service's input."""
        plain = {name: value for name, value in data.items() if name not in ("parties", "body", "authentic")}
        return AgreementGiven(**plain, party_ids=tuple(data["parties"]), authentic=tuple(data["authentic"]))


class NewAgreementBody(AgreementBody):
    """An agreement on the register of a body."""

    body = serializers.UUIDField()


class RecordAgreement(ActFace):
    """A new agreement."""

    tag = TAG
    resource = AGREEMENTS
    name = "record_agreement"
    text = "Puts an agreement on the register of a body: by those who keep its record."
    body = NewAgreementBody
    status = 201
    if_match = None

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        given = AgreementBody.given(data)
        return agreements.record_agreement(self.actor, body_id=data["body"], given=given).pk


class EditAgreement(ActFace):
    """An agreement, rewritten."""

    tag = TAG
    resource = AGREEMENTS
    name = "edit_agreement"
    text = "Says anew what an agreement is. Its final clauses, term and acts stand at addresses of their own."
    body = AgreementBody

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        given = AgreementBody.given(data)
        return agreements.edit_agreement(self.actor, agreement_id=path["id"], version=version, given=given).pk


class TreatyActBody(Body):
    """An act as it is told: what its kind does not ask is left out, and refused where it is given.

    `party` null: of all parties together. `confirmed`: the person signed in this post although no appointment says so.
    """

    kind = serializers.ChoiceField(choices=Act.Kind.values)
    party = serializers.UUIDField(**OPTIONAL)
    done_on = FuzzyDateBodyField(**OPTIONAL)
    received_on = FuzzyDateBodyField(**OPTIONAL)
    effective_on = FuzzyDateBodyField(**OPTIONAL)
    until_on = FuzzyDateBodyField(**OPTIONAL)
    retroactive = serializers.BooleanField(required=False, default=False)
    known_on = serializers.DateField(**OPTIONAL)
    about = serializers.UUIDField(**OPTIONAL)
    named = _line(200)
    predecessor = serializers.UUIDField(**OPTIONAL)
    place = text_field(200)
    person = serializers.UUIDField(**OPTIONAL)
    post = serializers.UUIDField(**OPTIONAL)
    signatory_name = text_field(200)
    signatory_post = text_field(600)
    note = text_field(20_000)
    confirmed = serializers.BooleanField(required=False, default=False)

    @staticmethod
    def given(data: dict[str, Any]) -> ActGiven:
        """The service's input."""
        ids = ("party", "about", "predecessor", "person", "post")
        return ActGiven(
            **{name: value for name, value in data.items() if name not in (*ids, "reason")},
            **{f"{name}_id": data[name] for name in ids},
        )


class CorrectionBody(TreatyActBody):
    """The act as it should have been recorded, and why it is recorded anew."""

    reason = TextBodyField(allow_empty=False, max_length=4000)


class StrikingBody(Body):
    """Why an act is struck out, and since when that is known; null: since today."""

    reason = TextBodyField(allow_empty=False, max_length=4000)
    known_on = serializers.DateField(**OPTIONAL)


class RecordAct(ActFace):
    """A new act."""

    tag = TAG
    resource = ACTS
    name = "record_act"
    text = "Records an act on an agreement; who was not on the agreement is on it from now on."
    body = TreatyActBody
    status = 201
    if_match = None

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        return acts.record_act(self.actor, agreement_id=path["id"], given=TreatyActBody.given(data)).pk


class CorrectAct(ActFace):
    """An act, corrected."""

    tag = TAG
    resource = ACTS
    name = "correct_act"
    text = (
        "Records an act anew, with the reason. The answer is the new version, which has an id of its own; the former"
        " one stays under `/act-versions/`, with what was known when."
    )
    body = CorrectionBody

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        given = TreatyActBody.given(data)
        return acts.correct_act(
            self.actor, act_id=path["id"], version=version, given=given, reason=data["reason"]
        ).pk


class StrikeAct(ActFace):
    """An act, struck out."""

    tag = TAG
    resource = ACT_VERSIONS
    name = "strike_act"
    text = (
        "Strikes out an act that was not done. It stays on record as struck out, and nothing follows from it."
    )
    body = StrikingBody

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        return acts.strike_act(self.actor, act_id=path["id"], version=version, **data).pk


class RelationBody(Body):
    """What this agreement does to the other."""

    kind = serializers.ChoiceField(choices=AgreementRelation.Kind.values)
    other = serializers.UUIDField()


class Relate(ActFace):
    """A relation between two agreements."""

    tag = TAG
    resource = RELATIONS
    name = "relate_agreement"
    text = "Records what an agreement does to another one."
    body = RelationBody
    status = 201
    if_match = None

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        try:
            return agreements.relate(
                self.actor, agreement_id=path["id"], target_id=data["other"], kind=data["kind"]
            ).pk
        except Invalid as error:
            # The page calls it the target.
            error.faults = tuple(
                Fault("/other" if fault.pointer == "/target" else fault.pointer, fault.detail)
                for fault in error.faults
            )
            raise


class RelationList(ListFace):
    """What agreements do to one another."""

    tag = TAG
    resource = RELATIONS


class RelationObject(ErasableFace):
    """A relation; taken away where it was recorded by mistake."""

    tag = TAG
    resource = RELATIONS
    deleting = Operation(
        name="unrelate_agreement",
        text="Takes away a relation that was recorded by mistake.",
        answers={204: Answer(text="It is gone.")},
        if_match=True,
    )

    def gone(self, pk: UUID, version: int) -> None:
        agreements.unrelate(self.actor, relation_id=pk, version=version)


class TextOfAgreementBody(Body):
    """A text of an agreement in one language, given by its BCP 47 tag."""

    file = serializers.FileField(max_length=400)
    language = serializers.CharField(max_length=35)
    authentic = serializers.BooleanField(required=False, default=False)
    audience = serializers.ChoiceField(choices=Document.Audience.values, required=False)
    marking = serializers.CharField(max_length=32, required=False)


class AddText(ActFace):
    """A text of an agreement."""

    tag = TAG
    resource = DOCUMENTS
    parser_classes = [MultiPartParser]
    name = "add_text"
    text = "Keeps a text of an agreement: an authentic one or a translation."
    body = TextOfAgreementBody
    media_type = "multipart/form-data"
    status = 201
    if_match = None

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        return attach_text(self.actor, agreement_id=path["id"], **data).pk


class TakingBackBody(Body):
    """Why a text is taken back."""

    reason = TextBodyField(allow_empty=False, max_length=4000)


class TakeBackText(ActFace):
    """A text of an agreement, taken back."""

    tag = TAG
    resource = DOCUMENTS
    name = "take_back_text"
    text = (
        "Takes back a text that was added by mistake: by the side that added it. It stays on record, and whoever could"
        " read it still can."
    )
    body = TakingBackBody

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        return take_back_text(self.actor, document_id=path["id"], version=version, **data).pk
