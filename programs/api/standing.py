"""What stands in the way, through the API: obstacles recorded, answered, closed and brought; what they hold up."""

from collections.abc import Callable, Sequence
from typing import Any, ClassVar
from uuid import UUID

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from rest_framework import serializers
from rest_framework.request import Request

from cooperation import clock
from cooperation.api import conditions
from cooperation.api.bodies import Body, FuzzyDateBodyField, TextBodyField, parsed
from cooperation.api.params import Params
from cooperation.api.resources import Resource
from cooperation.api.schema import Answer, Operation
from cooperation.api.shapes import document
from cooperation.api.views import ActFace, Face
from cooperation.errors import Absent
from programs.models import Obstacle, Stance
from programs.selectors import matters as reading
from programs.services import matters, obstacles
from programs.services.obstacles import ObstacleInput, StepInput

from .matters import OBSTACLES
from .plans import TAG

OPTIONAL: dict[str, Any] = {"required": False, "allow_null": True, "default": None}


def text_field(limit: int) -> TextBodyField:
    """A text that may be left out."""
    return TextBodyField(required=False, default=dict, max_length=limit)


def ids_field() -> serializers.ListField:
    """Ids that may be left out."""
    return serializers.ListField(child=serializers.UUIDField(), required=False, default=list, max_length=1000)


class ObstacleStepBody(Body):
    """A step towards the end of an obstacle."""

    text = TextBodyField(allow_empty=False, max_length=1000)
    organisation = serializers.UUIDField(**OPTIONAL)
    due = FuzzyDateBodyField(**OPTIONAL)
    done_on = serializers.DateField(**OPTIONAL)


class ObstacleBody(Body):
    """What is said of an obstacle; steps and items are those there are from now on."""

    kind = serializers.ChoiceField(choices=Obstacle.Kind.values)
    title = TextBodyField(allow_empty=False, max_length=500)
    description = text_field(20_000)
    provision = text_field(1000)
    agreement = serializers.UUIDField(**OPTIONAL)
    owner = serializers.UUIDField(**OPTIONAL)
    opened_on = serializers.DateField(**OPTIONAL)
    items = ids_field()
    steps = serializers.ListField(child=ObstacleStepBody(), required=False, default=list, max_length=100)

    @staticmethod
    def given(data: dict[str, Any]) -> ObstacleInput:
        """The service's input."""
        return ObstacleInput(
            kind=data["kind"], title=data["title"], description=data["description"], provision=data["provision"],
            agreement_id=data["agreement"], owner_id=data["owner"], opened_on=data["opened_on"],
            item_ids=tuple(data["items"]),
            steps=tuple(
                StepInput(step["text"], step["organisation"], step["due"], step["done_on"]) for step in data["steps"]
            ),
        )  # fmt: skip


class NewObstacleBody(ObstacleBody):
    """An obstacle of a programme, alleged by your side; a joint secretariat says by which."""

    programme = serializers.UUIDField()
    alleged_by = serializers.UUIDField(**OPTIONAL)


def row_body(body: type[Body]) -> type[Body]:
    """The body of one row of many: known by its external id, with the version it replaces."""
    fields = {
        "external_id": serializers.CharField(max_length=200),
        "version": serializers.IntegerField(
            min_value=1, max_value=2**31 - 1, required=False, allow_null=True, default=None,
            help_text="Of the row that it replaces; left out where it is new.",
        ),
    }  # fmt: skip
    return type(body.__name__.replace("Body", "RowBody"), (body,), fields)


def rows_body(body: type[Body]) -> type[Body]:
    """The body of many rows at once."""
    fields = {
        "__doc__": "Many at once, known by the ids of your own system: all are written or none.",
        "programme": serializers.UUIDField(),
        "rows": serializers.ListField(child=row_body(body)(), min_length=1, max_length=matters.MAX_ROWS),
    }
    return type(body.__name__.replace("Body", "RowsBody"), (Body,), fields)


class StanceBody(Body):
    """What your side says of an obstacle."""

    kind = serializers.ChoiceField(choices=Stance.Kind.values)
    note = text_field(4000)


class CloseObstacleBody(Body):
    """How an obstacle ends."""

    state = serializers.ChoiceField(choices=["solved", "unsolvable"])
    resolution = TextBodyField(allow_empty=False)
    closed_on = serializers.DateField(**OPTIONAL)


class RecordObstacle(ActFace):
    """A new obstacle."""

    tag = TAG
    resource = OBSTACLES
    name = "record_obstacle"
    text = "Records an obstacle that your side alleges."
    body = NewObstacleBody
    status = 201
    if_match = None

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        return obstacles.record_obstacle(
            self.actor, programme_id=data["programme"], given=ObstacleBody.given(data), alleged_by=data["alleged_by"]
        ).pk  # fmt: skip


class EditObstacle(ActFace):
    """An obstacle, rewritten."""

    tag = TAG
    resource = OBSTACLES
    name = "edit_obstacle"
    text = "Rewrites an obstacle, its steps and the items it blocks: by a side that alleges it, or a keeper."
    body = ObstacleBody

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        return obstacles.edit_obstacle(
            self.actor, obstacle_id=path["id"], given=ObstacleBody.given(data), version=version
        ).pk


class TakeStance(ActFace):
    """A side's stand."""

    tag = TAG
    resource = OBSTACLES
    name = "take_stance"
    text = "Enters what your side says of an obstacle: that it alleges it, agrees that it is one, or disputes it."
    body = StanceBody

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        obstacles.take_stance(
            self.actor, obstacle_id=path["id"], kind=data["kind"], note=data["note"], version=version
        )
        return path["id"]


class CloseObstacle(ActFace):
    """An obstacle, closed."""

    tag = TAG
    resource = OBSTACLES
    name = "close_obstacle"
    text = "Enters that an obstacle is solved, or cannot be solved, and why."
    body = CloseObstacleBody

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        return obstacles.close_obstacle(self.actor, obstacle_id=path["id"], version=version, **data).pk


class ReopenObstacle(ActFace):
    """An obstacle that stands in the way again."""

    tag = TAG
    resource = OBSTACLES
    name = "reopen_obstacle"
    text = "Enters that an obstacle stands in the way again."

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        return obstacles.reopen_obstacle(self.actor, obstacle_id=path["id"], version=version).pk


class HeldUpFace(Face):
    """What an obstacle holds up."""

    tag = TAG
    operations = {
        "get": Operation(
            name="read_held_up",
            text="What an obstacle holds up: items blocked, whole months since it was alleged (until it was closed), "
            "and of the items those past their deadline, with the months lost together.",
            answers={
                200: Answer(
                    schema={
                        "type": "object",
                        "properties": {
                            name: {"type": "integer"}
                            for name in ("items", "months", "late_items", "late_months")
                        },
                        "required": ["items", "months", "late_items", "late_months"],
                    }
                )
            },
        )
    }

    def get(self, request: Request, id: UUID) -> HttpResponseBase:  # noqa: A002
        Params().parse(request.GET)
        found = Obstacle.objects.visible_to(self.actor).filter(pk=id).first()
        if found is None:
            raise Absent(_("There is nothing here that you may see."))
        held = reading.held_up_by(self.actor, [found], clock.today(self.actor.time_zone))[found.pk]
        said = {name: getattr(held, name) for name in ("items", "months", "late_items", "late_months")}
        return conditions.private(HttpResponse(document(said), content_type=conditions.JSON))


class Bring(Face):
    """Many rows at once, known by their external ids; the answer gives them as they are afterwards."""

    resource: ClassVar[Resource]
    given: ClassVar[Callable[[dict[str, Any]], Any]]
    body: ClassVar[type[Body]]
    bring: ClassVar[Callable[..., Sequence[Any]]]

    def post(self, request: Request) -> HttpResponseBase:
        Params().parse(request.GET)
        data = parsed(type(self).body, request.data)
        rows = [
            matters.Row(row["external_id"], type(self).given(row), row["version"]) for row in data["rows"]
        ]
        return self.once(request, lambda: self._bring(data["programme"], rows))

    def _bring(self, programme_id: UUID, rows: list[matters.Row]) -> HttpResponse:
        saved = type(self).bring(self.actor, programme_id=programme_id, rows=rows)
        found = self.resource.rows(self.actor).filter(pk__in=[row.pk for row in saved]).order_by("id")
        results, _places = self.resource.shape.read(self.actor, found)
        return conditions.private(HttpResponse(document({"results": results}), content_type=conditions.JSON))


def bringing(
    resource: Resource, body: type[Body], given: Callable[[dict[str, Any]], Any], bring: Callable[..., Any]
) -> type[Bring]:
    """The face at `<resource>/bring/`."""
    name = resource.name.replace("-", "_")
    operation = Operation(
        name=f"bring_{name}",
        text=f"Records or rewrites up to {matters.MAX_ROWS} {resource.name.replace('-', ' ')} known by your system's"
        " ids: all, or none and a fault for each wrong row.",
        answers={
            200: Answer(
                schema={
                    "type": "object",
                    "properties": {"results": {"type": "array", "items": resource.shape.schema}},
                    "required": ["results"],
                }
            )
        },
        body=rows_body(body),
        errors=(409, 412),
        idempotent=True,
    )  # fmt: skip
    return type(
        f"Bring{resource.shape.name}", (Bring,),
        {
            "tag": TAG, "resource": resource, "body": operation.body, "given": staticmethod(given),
            "bring": staticmethod(bring), "operations": {"post": operation},
        },
    )  # fmt: skip


BringObstacles = bringing(OBSTACLES, ObstacleBody, ObstacleBody.given, obstacles.bring_obstacles)
