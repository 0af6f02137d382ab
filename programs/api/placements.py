"""On which list of the comparison an item stands where somebody decided so, and moving it."""

from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy
from rest_framework import serializers

from cooperation.api import params as p
from cooperation.api.bodies import Body, TextBodyField
from cooperation.api.pages import ordering
from cooperation.api.resources import Resource
from cooperation.api.shapes import Shape, columns
from cooperation.api.views import ActFace
from programs.models import Placement
from programs.services.placements import move_to_list

TAG = "reports"

PLACEMENTS = Resource(
    "placements",
    Shape(
        "Placement",
        columns(
            Placement, "id version item party list reason entered_at current", programme="item__programme"
        ),
        text=(
            "That an item was moved to list A or B of the comparison, by whom and why. It holds until a side speaks"
            " anew of the item."
        ),
    ),
    Placement.objects.visible_to,
    text="Items that were moved between the lists of the comparison. The former moves stay on record.",
    filters=(
        p.id_or_code("programme", "item__programme"),
        p.uuid("item"),
        p.any_of("list", Placement.List.values),
        p.boolean("current", text="Not followed by another."),
    ),
    orderings={"-entered_at": ordering("-entered_at", "-id")},
)


class ListBody(Body):
    """The list, and why."""

    list = serializers.ChoiceField(
        choices=Placement.List.values,
        error_messages={"invalid_choice": gettext_lazy("Choose list A or list B.")},
    )
    reason = TextBodyField(allow_empty=False, max_length=4000)


class Place(ActFace):
    """An item, moved."""

    tag = TAG
    resource = PLACEMENTS
    name = "move_to_list"
    text = (
        "Moves an item to list A (no divergence) or B (to discuss) of the comparison, for every side. If-Match names"
        " the placement that stands, where there is one."
    )
    body = ListBody
    status = 201
    if_match = False
    errors = (409,)

    def subject(self, data: dict[str, Any], **path: UUID) -> UUID | None:
        standing = PLACEMENTS.rows(self.actor).filter(item_id=path["id"], current=True)
        found: UUID | None = standing.values_list("pk", flat=True).first()
        return found

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        return move_to_list(
            self.actor, item_id=path["id"], listing=data["list"], reason=data["reason"], version=version
        ).pk
