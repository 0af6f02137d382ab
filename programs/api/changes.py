"""Change sets: the changes that a side proposes to a plan, their rows, and the acts by which they take effect."""

from typing import Any

from django.db.models import QuerySet
from rest_framework import serializers

from cooperation.api import params as p
from cooperation.api.bodies import Body, FuzzyDateBodyField, TextBodyField
from cooperation.api.pages import ordering
from cooperation.api.resources import Resource
from cooperation.api.shapes import FUZZY, TEXT, Column, Many, Shape, columns
from programs.models import Change, ChangeSet, Consent, Item, Release
from programs.services.authority import ActInput
from programs.services.change_rows import ChangeInput
from programs.services.editions import Step

TAG = "changes"
Rows = QuerySet[Any]
ROWS_AT_ONCE = 1000

STEP = {
    "type": "object",
    "properties": {"title": TEXT, "deadline": FUZZY},
    "required": ["title", "deadline"],
}

CHANGE = Shape(
    "Change",
    (
        *columns(
            Change,
            "id version change_set shared position kind part_of item section number title expected_result deadline"
            " item_kind origin origin_id organisation_ids reason adopted made external_id",
        ),
        Column("milestones", "milestones", {"type": "array", "items": STEP}, raw=True, nullable=True),
    ),
    text="One change of a change set. What is empty stays as the plan has it.",
)

CHANGES = Resource(
    "changes",
    CHANGE,
    Change.objects.visible_to,
    text="The rows of change sets: those proposed, and those your own side drafts.",
    filters=(
        p.uuid("change_set"),
        p.uuid("item"),
        p.any_of("kind", Change.Kind.values),
        p.boolean("adopted"),
    ),
    orderings={"position": ordering("change_set_id", "position")},
    internal=True,
    read_as="change",
    kept=lambda row: not row.get("shared", False),
)

CONSENT_COLUMNS = columns(
    Consent,
    "id version programme party change_set closure kind done_on person post signatory_name signatory_post authority"
    " document_kind document_number document_date document entered_at",
    party_code="party__code",
)

CHANGE_SETS = Resource(
    "change-sets",
    Shape(
        "ChangeSet",
        columns(
            ChangeSet,
            "id version programme party number title reason state base edition proposed_on closed_on outcome"
            " source_label source_id external_id",
            party_code="party__code",
            base_number="base__number",
            edition_number="edition__number",
        ),
        (
            Many(
                "consents",
                Consent.objects.visible_to,
                "change_set_id",
                Shape(
                    "ChangeSetConsent", columns(Consent, "id party kind done_on", party_code="party__code")
                ),
                order=("done_on", "id"),
                text="The sides that agreed by a letter or an endorsing act.",
            ),
        ),
        text="Changes of a plan that one side proposes. A draft is internal to its side.",
    ),
    ChangeSet.objects.visible_to,
    text="The changes of plans that sides propose; drafts of your own side only.",
    filters=(
        p.id_or_code("programme"),
        p.uuid("party"),
        p.any_of("state", ChangeSet.State.values),
        p.integer("number"),
        p.string("external_id"),
    ),
    internal=True,
    read_as="change_set",
    kept=lambda row: row.get("state", "draft") == "draft",
)

CONSENTS = Resource(
    "consents",
    Shape("Consent", CONSENT_COLUMNS, text="The act of authority by which one side agrees."),
    Consent.objects.visible_to,
    text="Who agreed, on what authority: to change sets and to the closing of items.",
    filters=(p.id_or_code("programme"), p.uuid("party"), p.uuid("change_set"), p.uuid("closure")),
)


# --- Bodies -----------------------------------------------------------------------------------------------------------


class StepBody(Body):
    """A milestone."""

    title = TextBodyField(allow_empty=False, max_length=500)
    deadline = FuzzyDateBodyField()


class ChangeBody(Body):
    """One change; what is left out stays as the plan has it, a language of its title or expected result too."""

    kind = serializers.ChoiceField(choices=Change.Kind.values)
    item = serializers.UUIDField(required=False, allow_null=True, default=None)
    section = serializers.UUIDField(required=False, allow_null=True, default=None)
    number = serializers.CharField(required=False, allow_blank=True, max_length=20, default="")
    title = TextBodyField(required=False, default=dict, max_length=1000)
    expected_result = TextBodyField(required=False, default=dict)
    deadline = FuzzyDateBodyField(required=False, allow_null=True, default=None)
    milestones = serializers.ListField(
        child=StepBody(), required=False, allow_null=True, default=None, max_length=100
    )
    item_kind = serializers.ChoiceField(
        choices=Item.Kind.values, required=False, allow_blank=True, default=""
    )
    origin = TextBodyField(required=False, default=dict, max_length=300)
    origin_id = serializers.UUIDField(required=False, allow_null=True, default=None)
    responsible = serializers.ListField(child=serializers.UUIDField(), required=False, max_length=100)
    reason = TextBodyField(required=False, default=dict, max_length=4000)
    part_of = serializers.UUIDField(required=False, allow_null=True, default=None)
    external_id = serializers.CharField(required=False, allow_blank=True, max_length=200, default="")


class ChangeRowBody(ChangeBody):
    """One of many changes written together; `part_of_row` is the place, from 0, of the one it is part of."""

    part_of_row = serializers.IntegerField(
        min_value=0, max_value=ROWS_AT_ONCE, required=False, allow_null=True, default=None
    )


class ChangesBody(Body):
    """Changes, all written or none."""

    rows = serializers.ListField(child=ChangeRowBody(), min_length=1, max_length=ROWS_AT_ONCE)


class ChangeSetBody(Body):
    """A change set of your own side."""

    title = TextBodyField(allow_empty=False, max_length=500)
    reason = TextBodyField(required=False, default=dict, max_length=4000)


class NewChangeSetBody(ChangeSetBody):
    """A change set with its first rows."""

    programme = serializers.UUIDField()
    rows = serializers.ListField(child=ChangeRowBody(), required=False, max_length=ROWS_AT_ONCE)
    external_id = serializers.CharField(required=False, allow_blank=True, max_length=200, default="")


class WhyBody(Body):
    """A reason."""

    why = TextBodyField(allow_empty=False, max_length=4000)


class ActBody(Body):
    """Whose act it is, and on what it rests."""

    party = serializers.UUIDField(required=False, allow_null=True, default=None)
    done_on = serializers.DateField(required=False, allow_null=True, default=None)
    authority = serializers.ChoiceField(choices=Release.Authority.values, default=Release.Authority.OWN_LOGIN)
    person = serializers.UUIDField(required=False, allow_null=True, default=None)
    post = serializers.UUIDField(required=False, allow_null=True, default=None)
    document_kind = serializers.CharField(required=False, allow_blank=True, max_length=100, default="")
    document_number = serializers.CharField(required=False, allow_blank=True, max_length=60, default="")
    document_date = serializers.DateField(required=False, allow_null=True, default=None)
    document = serializers.UUIDField(required=False, allow_null=True, default=None)


class ConsentBody(ActBody):
    """A letter or an endorsing act of one side."""

    kind = serializers.ChoiceField(choices=[Consent.Kind.LETTER.value, Consent.Kind.ENDORSEMENT.value])


class InForceBody(Body):
    """The day from which the edition is in force; that of the last act where it is left out."""

    in_force_on = serializers.DateField(required=False, allow_null=True, default=None)


def change_of(data: dict[str, Any]) -> ChangeInput:
    """The input that a row's body is."""
    steps = data["milestones"]
    return ChangeInput(
        kind=data["kind"], item_id=data["item"], section_id=data["section"], number=data["number"],
        title=data["title"], expected_result=data["expected_result"], deadline=data["deadline"],
        milestones=None if steps is None else tuple(Step(step["title"], step["deadline"]) for step in steps),
        item_kind=data["item_kind"], origin=data["origin"], origin_id=data["origin_id"],
        organisation_ids=tuple(data.get("responsible", ())), reason=data["reason"], part_of=data["part_of"],
        part_of_row=data.get("part_of_row"), external_id=data["external_id"], whole_texts=False,
    )  # fmt: skip


def act_of(data: dict[str, Any], kind: str) -> ActInput:
    """The input that an act's body is."""
    return ActInput(
        kind=kind, party_id=data["party"], done_on=data["done_on"], authority=data["authority"],
        person_id=data["person"], post_id=data["post"], document_kind=data["document_kind"],
        document_number=data["document_number"], document_date=data["document_date"], document_id=data["document"],
    )  # fmt: skip
