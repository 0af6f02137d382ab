"""What became of organisations and who took their duties, and what each of them owes, through the API."""

from typing import Any
from uuid import UUID

from django.db.models import F
from rest_framework import serializers

from cooperation.api import params as p
from cooperation.api.bodies import Body, FuzzyDateBodyField
from cooperation.api.pages import ordering
from cooperation.api.resources import Resource
from cooperation.api.shapes import FUZZY, INTEGER, STRING, TEXT, Column, Many, Shape, columns, one_of
from cooperation.api.views import ActFace
from programs.models import Appointment, OrganisationChange, Responsibility, Status
from programs.selectors import duties as reading
from programs.services import successions
from programs.services.successions import ChangeOfOrganisation

from .register import ORGANISATION_CHANGES
from .register import TAG as REGISTER
from .standing import OPTIONAL, ids_field, text_field

DAY = {"type": "string", "format": "date"}


class OrganisationChangeBody(Body):
    """What became of an organisation of your side: one entry for each successor."""

    kind = serializers.ChoiceField(choices=OrganisationChange.Kind.values)
    done_on = FuzzyDateBodyField()
    successor = serializers.UUIDField(**OPTIONAL)
    name = text_field(500)
    parent = serializers.UUIDField(**OPTIONAL)  # type: ignore[assignment]
    note = text_field(4000)
    external_id = serializers.CharField(max_length=200, **OPTIONAL)


class HandOverBody(Body):
    """Which open duties the successor takes: all where `responsibilities` is left out. From `on`, today if left out."""

    responsibilities = ids_field()
    on = serializers.DateField(**OPTIONAL)


class EnterOrganisationChange(ActFace):
    """What became of an organisation."""

    tag = REGISTER
    resource = ORGANISATION_CHANGES
    name = "enter_organisation_change"
    text = (
        "Enters that an organisation of your side was renamed (to `name`), merged, split, transferred (under `parent`)"
        " or abolished."
    )
    body = OrganisationChangeBody
    status = 201

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        given = ChangeOfOrganisation(
            kind=data["kind"], done_on=data["done_on"], successor_id=data["successor"], name=data["name"],
            parent_id=data["parent"], note=data["note"], external_id=data["external_id"],
        )  # fmt: skip
        return successions.enter_organisation_change(
            self.actor, organisation_id=path["id"], given=given, version=version
        ).pk


class HandOverDuties(ActFace):
    """Duties, handed over."""

    tag = REGISTER
    resource = ORGANISATION_CHANGES
    name = "hand_over_duties"
    text = "Confirms for your side that the successor takes the open duties of an organisation."
    body = HandOverBody

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        named = tuple(data["responsibilities"]) or None
        return successions.hand_over_duties(
            self.actor, change_id=path["id"], responsibility_ids=named, on=data["on"], version=version
        ).pk


# --- What each owes ---------------------------------------------------------------------------------------------------


DUTIES = Resource(
    "duties",
    Shape(
        "Duty",
        (
            *columns(
                Responsibility,
                "id version item party organisation role since succession",
                party_code="party__code",
                programme="item__programme",
                organisation_name="organisation__name",
            ),
            Column("number", F("newest__number"), STRING),
            Column("title", F("newest__title"), TEXT, raw=True),
            Column("deadline", F("newest__deadline"), FUZZY, raw=True),
            Column("due_on", F("newest__due_on"), DAY, nullable=True, text="The last day of the deadline."),
            Column(
                "times_extended", reading.TIMES_EXTENDED, INTEGER, text="How often the sides extended it."
            ),
            Column(
                "status",
                F("agreed__status"),
                one_of(Status.values),
                nullable=True,
                text="What the sides last agreed of the item.",
            ),
        ),
        (
            Many(
                "holders",
                reading.holders,
                "post__organisation_id",
                Shape(
                    "Holder",
                    columns(
                        Appointment,
                        "id person post acting",
                        person_name="person__name",
                        post_title="post__title",
                    ),
                ),
                by="organisation_id",
                text="Who holds the posts of the organisation today.",
            ),
        ),
        text="What an organisation owes: an item it is responsible for, its deadline, how often that was extended.",
    ),
    reading.duties,
    text="What the organisations of the sides owe, by date, with the holders of their posts by name.",
    filters=(
        p.id_or_code("programme", "item__programme"),
        p.uuid("party", text="Of this party; your own or another."),
        p.uuid("organisation"),
        p.uuid("item"),
        p.any_of("role", Responsibility.Role.values),
        p.boolean(
            "open",
            text="The sides have not agreed that the item is completed or dropped: what is still owed.",
            apply=lambda rows, wanted, actor: reading.still_open(rows, wanted),
        ),
        p.day("due_by", "newest__due_on__lte", text="Due by this day."),
        p.day("due_from", "newest__due_on__gte", text="Due on this day or later."),
        p.boolean(
            "inherited",
            text="That came from an organisation it succeeded.",
            apply=lambda rows, inherited, actor: rows.filter(succession__isnull=not inherited),
        ),
    ),
    orderings={"due_on": ordering("newest__due_on?", "id"), "id": ordering("id")},
)
