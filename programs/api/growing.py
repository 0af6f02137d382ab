"""What grows, through the API: joint projects with their partners, and who works with whom."""

from typing import Any
from uuid import UUID

from rest_framework import serializers

from cooperation.api.bodies import Body, FuzzyDateBodyField, TextBodyField
from cooperation.api.views import ActFace
from programs.models import Cooperation, JointProject
from programs.services import projects
from programs.services.projects import CooperationInput, PartnerInput, ProjectInput

from .matters import COOPERATIONS, JOINT_PROJECTS
from .plans import TAG
from .standing import OPTIONAL, bringing, ids_field, text_field


class PartnerBody(Body):
    """An organisation in a joint project."""

    organisation = serializers.UUIDField()
    role = text_field(200)
    share = serializers.DecimalField(max_digits=5, decimal_places=2, **OPTIONAL)


class ProjectBody(Body):
    """What is said of a joint project; partners and what it is tied to are those there are from now on."""

    kind = serializers.ChoiceField(choices=JointProject.Kind.values)
    stage = serializers.ChoiceField(choices=JointProject.Stage.values, default=JointProject.Stage.IDEA)
    title = TextBodyField(allow_empty=False, max_length=500)
    description = text_field(20_000)
    since = FuzzyDateBodyField(**OPTIONAL)
    until = FuzzyDateBodyField(**OPTIONAL)
    items = ids_field()
    agreements = ids_field()
    obstacles = ids_field()
    partners = serializers.ListField(child=PartnerBody(), required=False, default=list, max_length=100)

    @staticmethod
    def given(data: dict[str, Any]) -> ProjectInput:
        """The service's input."""
        return ProjectInput(
            kind=data["kind"], stage=data["stage"], title=data["title"], description=data["description"],
            since=data["since"], until=data["until"], item_ids=tuple(data["items"]),
            agreement_ids=tuple(data["agreements"]), obstacle_ids=tuple(data["obstacles"]),
            partners=tuple(
                PartnerInput(row["organisation"], row["role"], row["share"]) for row in data["partners"]
            ),
        )  # fmt: skip


class NewProjectBody(ProjectBody):
    """A joint project of a programme."""

    programme = serializers.UUIDField()


class CooperationBody(Body):
    """Who works with whom: vertically `first` for `second`, horizontally as equals. With `until` it has ended."""

    kind = serializers.ChoiceField(choices=Cooperation.Kind.values)
    first = serializers.UUIDField()
    second = serializers.UUIDField()
    subject = TextBodyField(allow_empty=False, max_length=1000)
    since = FuzzyDateBodyField(**OPTIONAL)
    until = FuzzyDateBodyField(**OPTIONAL)
    joint_project = serializers.UUIDField(**OPTIONAL)
    item = serializers.UUIDField(**OPTIONAL)

    @staticmethod
    def given(data: dict[str, Any]) -> CooperationInput:
        """The service's input."""
        return CooperationInput(
            kind=data["kind"], first_id=data["first"], second_id=data["second"], subject=data["subject"],
            since=data["since"], until=data["until"], joint_project_id=data["joint_project"], item_id=data["item"],
        )  # fmt: skip


class NewCooperationBody(CooperationBody):
    """Cooperation within a programme."""

    programme = serializers.UUIDField()


class RecordProject(ActFace):
    """A new joint project."""

    tag = TAG
    resource = JOINT_PROJECTS
    name = "record_joint_project"
    text = "Records a joint project with its partners on each side."
    body = NewProjectBody
    status = 201
    if_match = None

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        return projects.record_project(
            self.actor, programme_id=data["programme"], given=ProjectBody.given(data)
        ).pk


class EditProject(ActFace):
    """A joint project, rewritten."""

    tag = TAG
    resource = JOINT_PROJECTS
    name = "edit_joint_project"
    text = "Rewrites a joint project, its partners and what it is tied to."
    body = ProjectBody

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        return projects.edit_project(
            self.actor, project_id=path["id"], given=ProjectBody.given(data), version=version
        ).pk


class RecordCooperation(ActFace):
    """New cooperation."""

    tag = TAG
    resource = COOPERATIONS
    name = "record_cooperation"
    text = "Records that two organisations of different sides work together."
    body = NewCooperationBody
    status = 201
    if_match = None

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        return projects.record_cooperation(
            self.actor, programme_id=data["programme"], given=CooperationBody.given(data)
        ).pk


class EditCooperation(ActFace):
    """Cooperation, rewritten."""

    tag = TAG
    resource = COOPERATIONS
    name = "edit_cooperation"
    text = "Rewrites what is recorded of a cooperation."
    body = CooperationBody

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        return projects.edit_cooperation(
            self.actor, cooperation_id=path["id"], given=CooperationBody.given(data), version=version
        ).pk


BringProjects = bringing(JOINT_PROJECTS, ProjectBody, ProjectBody.given, projects.bring_projects)
BringCooperations = bringing(
    COOPERATIONS, CooperationBody, CooperationBody.given, projects.bring_cooperations
)
