"""Papers of a session and attendance through the API."""

from typing import Any, ClassVar
from uuid import UUID

from django.db.models import DateField, ExpressionWrapper, F, OuterRef, Subquery
from django.db.models.functions import Coalesce
from rest_framework import serializers

from cooperation.api import params as p
from cooperation.api.bodies import Body, TextBodyField
from cooperation.api.pages import ordering
from cooperation.api.resources import Resource
from cooperation.api.shapes import Column, Many, Shape, columns, with_parent
from cooperation.api.views import ActFace
from meetings.models import Paper, PaperPoint, PaperVersion, ScheduleStep
from meetings.services import attendance, papers

from .resources import DELEGATIONS, TAG

_PLANNED = ScheduleStep.unscoped.filter(review_id=OuterRef("review_id"), kind=ScheduleStep.Kind.PAPERS)
_RULE = ExpressionWrapper(
    F("review__starts_on") - F("review__body__papers_due_days"), output_field=DateField()
)
#: As selectors.papers.due() has it.
_DUE = Coalesce(Subquery(_PLANNED.values("due_on")[:1]), _RULE)

PAPERS = Resource(
    "papers",
    Shape(
        "Paper",
        (
            *columns(
                Paper, "id version review symbol kind number of form form_number title submitted_by audience"
                " readers"
            ),
            Column(
                "due_on", _DUE, {"type": "string", "format": "date"},
                text="The day on which it is to be out in every working language.",
            ),
        ),
        (
            Many(
                "points", lambda actor: PaperPoint.unscoped.filter(point__isnull=False), "paper_id", value="point_id",
                order=("point__position",), text="The points of the agenda to which it belongs.",
            ),
            Many(
                "versions", with_parent(PaperVersion), "paper_id",
                Shape("PaperVersion", columns(PaperVersion, "id version language state on is_original document")),
                order=("language",),
                text="How it stands in each language: one that is not final after `due_on` is late.",
            ),
        ),
    ),
    Paper.objects.visible_to,
    text="The papers of sessions, with the state of each language version.",
    filters=(
        p.uuid("review"), p.uuid("submitted_by"), p.uuid("of"), p.string("symbol", limit=120),
        p.uuid("agenda_item", "points__point_id"), p.any_of("kind", Paper.Kind.values),
    ),
    orderings={"symbol": ordering("review_id", "symbol")},
)  # fmt: skip


class PaperAct(ActFace):
    """An act on a paper."""

    tag = TAG
    resource: ClassVar[Resource] = PAPERS


def _points() -> Any:
    return serializers.ListField(child=serializers.UUIDField(), max_length=200, required=False, default=list)


def _parties(**more: Any) -> Any:
    return serializers.ListField(child=serializers.UUIDField(), max_length=50, required=False, **more)


class PaperBody(Body):
    """A paper to be submitted. `of` and `form` where it is a revision, addendum or corrigendum of another.

    `readers`: with `audience` "named", the parties, sides and observers, that read it beside your own.
    """

    review = serializers.UUIDField()
    title = TextBodyField(max_length=500, allow_empty=False)
    kind = serializers.ChoiceField(choices=Paper.Kind.values, default=Paper.Kind.WORKING.value)
    audience = serializers.ChoiceField(choices=Paper.Audience.values, default=Paper.Audience.SHARED.value)
    readers = _parties(default=list)
    points = _points()
    of = serializers.UUIDField(required=False, allow_null=True, default=None)
    form = serializers.ChoiceField(choices=Paper.Form.values, required=False, allow_blank=True, default="")
    original = serializers.CharField(max_length=35, required=False, allow_blank=True, default="")


class SubmitPaper(PaperAct):
    """Submits a paper."""

    name = "submit_paper"
    text = (
        "Submits a paper for your side. Its symbol follows the body's scheme; every working language is awaited. A"
        " paper that is `internal` or for `named` parties is numbered among theirs, and nobody else meets it anywhere;"
        " what belongs to such a paper goes to the same."
    )
    body = PaperBody
    status = 201
    if_match = None

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        draft = papers.PaperDraft(
            title=data["title"], kind=data["kind"], audience=data["audience"], point_ids=data["points"],
            of_id=data["of"], form=data["form"], original=data["original"], reader_ids=data["readers"],
        )  # fmt: skip
        return papers.submit_paper(self.actor, review_id=data["review"], draft=draft).pk


class EditPaperBody(Body):
    """What may change of a paper."""

    title = TextBodyField(max_length=500, allow_empty=False)
    audience = serializers.ChoiceField(choices=Paper.Audience.values)
    readers = _parties(default=None, allow_null=True)
    points = _points()


class EditPaper(PaperAct):
    """Changes a paper."""

    name = "edit_paper"
    text = (
        "Changes the title of a paper, opens it to more readers, and says to which points it belongs. Its symbol stays,"
        " but where it was kept to some and is opened to others, whose next number it takes. It is never taken away"
        " from those who could read it. Without `readers`, those who are named stay."
    )
    body = EditPaperBody

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        return papers.edit_paper(
            self.actor, paper_id=path["id"], title=data["title"], audience=data["audience"],
            point_ids=data["points"], version=version, reader_ids=data["readers"],
        ).pk  # fmt: skip


class PaperVersionBody(Body):
    """A paper in one language. `document`: a file that was kept with the programme."""

    language = serializers.CharField(max_length=35)
    state = serializers.ChoiceField(choices=PaperVersion.State.values)
    on = serializers.DateField(required=False, allow_null=True, default=None)
    document = serializers.UUIDField(required=False, allow_null=True, default=None)
    is_original = serializers.BooleanField(required=False, default=False)


class SetVersion(PaperAct):
    """One language version."""

    name = "set_paper_version"
    text = "Says how a paper stands in one language. A file is kept with `POST /documents/` first. If-Match: the paper."
    body = PaperVersionBody

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        draft = papers.VersionDraft(data["state"], data["on"], data["document"], data["is_original"])
        return papers.set_version(
            self.actor, paper_id=path["id"], language=data["language"], draft=draft, version=version
        ).pk


# --- Attendance -------------------------------------------------------------------------------------------------------


class AttendedBody(Body):
    """How one delegate came; `proxy_for` another delegate where `attendance` is proxy."""

    delegate = serializers.UUIDField()
    attendance = serializers.ChoiceField(choices=attendance.Attendance.values, allow_blank=True)
    proxy_for = serializers.UUIDField(required=False, allow_null=True, default=None)


class AttendanceBody(Body):
    """How members of a delegation came; who is not named stays as noted."""

    delegates = serializers.ListField(child=AttendedBody(), min_length=1, max_length=200)


class NoteAttendance(PaperAct):
    """Notes who came."""

    resource = DELEGATIONS
    name = "note_attendance"
    text = "Notes who of a delegation came, during the session or after it."
    body = AttendanceBody

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        seen = [
            attendance.Seen(one["delegate"], one["attendance"], one["proxy_for"]) for one in data["delegates"]
        ]
        return attendance.record_attendance(
            self.actor, delegation_id=path["id"], seen=seen, version=version
        ).pk
