"""How items end and move: closures, successors, milestones, the ledger of extensions, who is responsible, headings."""

from typing import Any
from uuid import UUID

from rest_framework import serializers

from cooperation.api import params as p
from cooperation.api.bodies import Body, TextBodyField
from cooperation.api.pages import ordering
from cooperation.api.resources import Resource
from cooperation.api.shapes import Many, Shape, columns
from cooperation.api.views import ActFace
from programs.models import (
    Closure,
    Consent,
    Extension,
    Milestone,
    Responsibility,
    Succession,
)
from programs.services import closures, outline, responsible
from programs.services.authority import ActInput

from .changes import ActBody, WhyBody, act_of
from .plans import SECTIONS, TAG

CLOSURES = Resource(
    "closures",
    Shape(
        "Closure",
        columns(
            Closure,
            "id version item kind state result document successor proposed_by proposed_on closed_on reason"
            " source_label source_id",
            programme="item__programme",
        ),
        (
            Many(
                "consents",
                Consent.objects.visible_to,
                "closure_id",
                Shape("ClosureConsent", columns(Consent, "id party done_on", party_code="party__code")),
                order=("done_on", "id"),
                text="The sides that agreed.",
            ),
        ),
        text="How an item ends. It is closed once the sides that take part have agreed.",
    ),
    Closure.objects.visible_to,
    text="How items end: proposed by one side, agreed by all that take part, or by a session.",
    filters=(
        p.id_or_code("programme", "item__programme"),
        p.uuid("item"),
        p.any_of("kind", Closure.Kind.values),
        p.any_of("state", Closure.State.values),
    ),
)

SUCCESSIONS = Resource(
    "successions",
    Shape("Succession", columns(Succession, "id version item successor kind edition")),
    Succession.objects.visible_to,
    text="Which item goes on in which: split, merged or superseded.",
    filters=(p.uuid("item"), p.uuid("successor"), p.any_of("kind", Closure.Kind.values)),
)

MILESTONES = Resource(
    "milestones",
    Shape(
        "Milestone",
        columns(
            Milestone, "id version item position title deadline due_on since_edition until_edition reached_on"
        ),
        text="A step on the way of an item, in the editions from the first to before the second.",
    ),
    Milestone.objects.visible_to,
    text="The steps on the way of items.",
    filters=(
        p.id_or_code("programme", "item__programme"),
        p.uuid("item"),
        p.boolean(
            "newest",
            text="Standing in the newest edition.",
            apply=lambda rows, newest, actor: rows.filter(until_edition__isnull=newest),
        ),
    ),
    orderings={"position": ordering("item_id", "position", "id")},
)

EXTENSIONS = Resource(
    "extensions",
    Shape(
        "LedgerEntry",
        columns(
            Extension,
            "id version item number before after reason agreed_on source_label source_id brought_forward",
            programme="item__programme",
        ),
        text="One change of a deadline: from, to, why, and who agreed to it where.",
    ),
    Extension.objects.visible_to,
    text="The ledger of extensions. A deadline never changes without an entry.",
    filters=(p.id_or_code("programme", "item__programme"), p.uuid("item"), p.uuid("source_id", "source_id")),
    orderings={
        "number": ordering("item_id", "number"),
        "-agreed_on": ordering("-agreed_on", "-id"),
    },
)

RESPONSIBILITIES = Resource(
    "responsibilities",
    Shape(
        "Responsibility",
        columns(
            Responsibility,
            "id version item party organisation role since until succession",
            party_code="party__code",
        ),
        text="An organisation responsible for an item on its side, dated.",
    ),
    Responsibility.objects.visible_to,
    text="Who is and was responsible for what. Each side notifies its own.",
    filters=(
        p.id_or_code("programme", "item__programme"),
        p.uuid("item"),
        p.uuid("party"),
        p.uuid("organisation"),
        p.uuid("succession", text="That came by this change of an organisation."),
        p.any_of("role", Responsibility.Role.values),
        p.boolean(
            "ended",
            text="Whether it has a last day.",
            apply=lambda rows, ended, actor: rows.filter(until__isnull=not ended),
        ),
    ),
)


# --- Bodies -----------------------------------------------------------------------------------------------------------


class ClosureBody(Body):
    """How an item is to end. A side that proposes agrees by it, on its own login or by `act`."""

    kind = serializers.ChoiceField(choices=Closure.Kind.values)
    result = TextBodyField(allow_empty=False, max_length=10_000)
    document = serializers.UUIDField(required=False, allow_null=True, default=None)
    successor = serializers.UUIDField(required=False, allow_null=True, default=None)
    act = ActBody(required=False)


class ResponsibleBody(Body):
    """An organisation of your own side."""

    organisation = serializers.UUIDField()
    role = serializers.ChoiceField(choices=Responsibility.Role.values, default=Responsibility.Role.LEAD)
    since = serializers.DateField(required=False, allow_null=True, default=None)


class UntilBody(Body):
    """The last day; today where it is left out."""

    until = serializers.DateField(required=False, allow_null=True, default=None)


class ReachedBody(Body):
    """The day, or null where it was not reached after all."""

    reached_on = serializers.DateField(allow_null=True)


class SectionBody(Body):
    """A heading."""

    number = serializers.CharField(max_length=20)
    title = TextBodyField(allow_empty=False, max_length=500)
    parent = serializers.UUIDField(required=False, allow_null=True, default=None)  # type: ignore[assignment]


# --- Acts -------------------------------------------------------------------------------------------------------------


class ProposeClosure(ActFace):
    """An item, proposed to be closed."""

    tag = TAG
    resource = CLOSURES
    name = "propose_closure"
    text = "Proposes to close an item. Until the sides that take part have agreed, nothing changes."
    body = ClosureBody
    status = 201
    if_match = None
    errors = (409,)

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        act: ActInput | None = act_of(data["act"], Consent.Kind.AGREEMENT) if "act" in data else None
        return closures.propose_closure(
            self.actor,
            item_id=path["id"],
            kind=data["kind"],
            result=data["result"],
            document_id=data["document"],
            successor_id=data["successor"],
            act=act,
        ).pk


class AgreeClosure(ActFace):
    """One side's agreement."""

    tag = TAG
    resource = CLOSURES
    name = "agree_to_closure"
    text = "Enters one side's agreement; with the last of the sides that take part the item is closed."
    body = ActBody

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        return closures.agree_closure(
            self.actor, closure_id=path["id"], act=act_of(data, Consent.Kind.AGREEMENT), version=version
        ).pk


class RefuseClosure(ActFace):
    """A closing that is not agreed."""

    tag = TAG
    resource = CLOSURES
    name = "refuse_closure"
    text = (
        "Your side does not agree to the closing, or takes its own proposal back; the reason stays on record."
    )
    body = WhyBody

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        return closures.refuse_closure(self.actor, closure_id=path["id"], why=data["why"], version=version).pk


class NotifyResponsible(ActFace):
    """Who is responsible."""

    tag = TAG
    resource = RESPONSIBILITIES
    name = "notify_responsible"
    text = (
        "Notifies that an organisation of your own side is responsible for an item. No change set is needed."
    )
    body = ResponsibleBody
    status = 201
    if_match = None

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        return responsible.notify_responsible(
            self.actor, item_id=path["id"], organisation_id=data["organisation"], role=data["role"],
            since=data["since"],
        ).pk  # fmt: skip


class EndResponsible(ActFace):
    """A responsibility that ends."""

    tag = TAG
    resource = RESPONSIBILITIES
    name = "end_responsibility"
    text = "Ends the responsibility of an organisation of your own side; it stays on record."
    body = UntilBody

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        return responsible.end_responsible(
            self.actor, responsibility_id=path["id"], until=data["until"], version=version
        ).pk


class ReachMilestone(ActFace):
    """A milestone, reached."""

    tag = TAG
    resource = MILESTONES
    name = "reach_milestone"
    text = "Enters, by the keepers of the record, the day on which a milestone was reached."
    body = ReachedBody

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        return outline.reach_milestone(
            self.actor, milestone_id=path["id"], reached_on=data["reached_on"], version=version
        ).pk


class AddSection(ActFace):
    """A heading."""

    tag = TAG
    resource = SECTIONS
    name = "add_section"
    text = "Adds a heading to a plan. It stands in an edition as soon as an item does."
    body = SectionBody
    status = 201
    if_match = None

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        return outline.add_section(
            self.actor, programme_id=path["id"], number=data["number"], title=data["title"], parent_id=data["parent"]
        ).pk  # fmt: skip


class EditSection(ActFace):
    """A heading, rewritten."""

    tag = TAG
    resource = SECTIONS
    name = "edit_section"
    text = "Rewrites a heading under which no item stands."
    body = SectionBody

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        return outline.edit_section(
            self.actor, section_id=path["id"], number=data["number"], title=data["title"], parent_id=data["parent"],
            version=version,
        ).pk  # fmt: skip
