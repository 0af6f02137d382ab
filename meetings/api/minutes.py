"""The minutes through the API: versions and their files, what the sides did with them, and the seal."""

from typing import Any, ClassVar
from uuid import UUID

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from rest_framework import serializers
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request

from cooperation.api import params as p
from cooperation.api.bodies import Body, TextBodyField
from cooperation.api.resources import Resource
from cooperation.api.shapes import Many, Shape, columns
from cooperation.api.views import ActFace, FileFace
from cooperation.errors import Absent
from meetings.models import (
    ChangeConfirmation,
    HandwrittenChange,
    Minutes,
    MinutesAct,
    MinutesFile,
    MinutesNote,
    MinutesSeal,
)
from meetings.rules.minutes import Edit
from meetings.services import minutes, minutes_acts, sealing
from programs.api.changes import ActBody, act_of

from .resources import TAG

_ACT = columns(
    MinutesAct,
    "id version minutes kind party place kept_at outcome done_on person post signatory_name signatory_post authority "
    "document_kind document_number document_date document entered_by entered_at",
    party_code="party__code",
)
_FILE = columns(
    MinutesFile,
    "id version minutes kind party name media_type size sha256 added_at",
    party_code="party__code",
)
_CHANGE = columns(
    HandwrittenChange, "id version minutes clause language text entered_for entered_by entered_at"
)
_NOTE = columns(MinutesNote, "id version minutes party clause text entered_by entered_at")
_SEAL = columns(
    MinutesSeal, "id version minutes review body number sha256 previous_sha256 sealed_at sealed_by"
)

MINUTES = Resource(
    "minutes",
    Shape(
        "Minutes",
        columns(
            Minutes, "id version review number languages sha256 made_at content_sha256 based_on reason",
        ),
        (
            Many("acts", MinutesAct.objects.visible_to, "minutes_id", Shape("ActOfMinutes", _ACT),
                 order=("entered_at", "id"), text="What each side did with this version."),
            Many("files", MinutesFile.objects.visible_to, "minutes_id", Shape("FileOfMinutes", _FILE),
                 order=("kind", "id"), text="Originals, one a side, and scans of the signed ones."),
            Many("changes", HandwrittenChange.objects.visible_to, "minutes_id", Shape("ChangeOfMinutes", _CHANGE),
                 order=("entered_at", "id"), text="What was changed by hand before signature."),
            Many("notes", MinutesNote.objects.visible_to, "minutes_id", Shape("NoteOfMinutes", _NOTE),
                 order=("entered_at", "id"), text="What sides noted on the sealed text."),
            Many("seals", MinutesSeal.objects.visible_to, "minutes_id", Shape("SealOfMinutes", _SEAL),
                 text="The seal of this version, where it is sealed."),
        ),
        text=(
            "One version of the agreed record of a session. It never changes; what the sides do with it is added."
            " `content_sha256`: of its text in canonical form, which is under `/minutes/{id}/text/`."
        ),
    ),
    Minutes.objects.visible_to,
    text="The agreed records of sessions; the copy for reading of each is under `/minutes/{id}/content/`.",
    filters=(p.uuid("review"),),
)  # fmt: skip

CHANGES = Resource(
    "minutes-changes",
    Shape(
        "HandwrittenChange",
        _CHANGE,
        (
            Many(
                "confirmations", ChangeConfirmation.objects.visible_to, "change_id",
                Shape("ConfirmationOfChange", columns(ChangeConfirmation, "id party confirmed_by confirmed_at")),
                text="The sides that found the transcription right, beside the one that entered it.",
            ),
        ),
        text="How a clause reads after it was changed by hand; of several on one clause and language the last counts.",
    ),
    HandwrittenChange.objects.visible_to,
    text="What was changed by hand on signed originals, as transcribed.",
    filters=(p.uuid("minutes"),),
)  # fmt: skip


class MinutesFace(ActFace):
    """An act on a version of the minutes."""

    tag = TAG
    resource: ClassVar[Resource] = MINUTES


class MinutesBody(Body):
    """The languages of the file; the body's working languages if not given."""

    languages = serializers.ListField(
        child=serializers.CharField(max_length=35),
        max_length=10,
        required=False,
        allow_null=True,
        default=None,
    )


class MakeMinutes(MinutesFace):
    """Makes the minutes."""

    name = "make_minutes"
    text = "Makes the record of the session: a new version, which then does not change."
    body = MinutesBody
    status = 201
    if_match = None

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        return minutes.make_minutes(self.actor, review_id=path["id"], languages=data["languages"]).pk


class EditBody(Body):
    """How a clause is to read in one language."""

    clause = serializers.CharField(max_length=60)
    language = serializers.CharField(max_length=35)
    text = serializers.CharField(max_length=20_000, allow_blank=True)


class CorrectBody(Body):
    """What is to be worded otherwise, and why."""

    edits = serializers.ListField(child=EditBody(), min_length=1, max_length=2000)
    reason = TextBodyField(max_length=2000, allow_empty=False)


class CorrectMinutes(MinutesFace):
    """Words clauses otherwise."""

    name = "correct_minutes"
    text = "Makes a new version with other wording of the named clauses; it is agreed to and signed like any other."
    body = CorrectBody
    status = 201

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        edits = [Edit(one["clause"], one["language"], one["text"].strip()) for one in data["edits"]]
        return minutes.correct_minutes(
            self.actor, minutes_id=path["id"], version=version, edits=edits, reason=data["reason"]
        ).pk


class MinutesActBody(ActBody):
    """Whose act it is, and on what it rests. `place` and `kept_at` count for a signature."""

    kind = serializers.ChoiceField(choices=["agreed", "signed", "approved"])
    place = TextBodyField(max_length=200, required=False, allow_null=True, default=None)
    kept_at = TextBodyField(max_length=300, required=False, allow_null=True, default=None)


class EnterAct(MinutesFace):
    """A side agrees, signs, or approves."""

    name = "enter_minutes_act"
    text = (
        "Enters that a side's head of delegation agreed to this version, that the side signed it, or that its"
        " government approved it. With the first agreement the originals are made, one a side."
    )
    body = MinutesActBody
    status = 201

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        kind, place, kept_at = data.pop("kind"), data.pop("place"), data.pop("kept_at")
        row = minutes_acts.enter_act(
            self.actor, minutes_id=path["id"], version=version, kind=kind, act=act_of(data, kind), place=place,
            kept_at=kept_at,
        )  # fmt: skip
        return row.minutes_id


class ScanBody(Body):
    """The file, and whose original it shows where the sender acts for no side."""

    file = serializers.FileField(max_length=400)
    party = serializers.UUIDField(required=False, default=None)


class AddScan(MinutesFace):
    """The scan of a signed original."""

    name = "add_minutes_scan"
    text = "Keeps the scan of a side's signed original: PDF, PNG, JPEG or TIFF."
    parser_classes = [MultiPartParser]
    body = ScanBody
    media_type = "multipart/form-data"
    status = 201

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        row = minutes_acts.add_scan(
            self.actor,
            minutes_id=path["id"],
            version=version,
            party_id=data["party"],
            file=data["file"],
        )
        return row.minutes_id


class TranscribeChange(MinutesFace):
    """What was changed by hand."""

    name = "transcribe_change"
    text = "Transcribes what was changed by hand in a clause of the signed originals. Every side confirms it."
    resource = CHANGES
    body = EditBody
    status = 201

    def subject(self, data: dict[str, Any], **path: UUID) -> UUID | None:
        return path["id"]

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        edit = Edit(data["clause"], data["language"], data["text"])
        return minutes_acts.transcribe_change(
            self.actor, minutes_id=path["id"], version=version, edit=edit
        ).pk


class ConfirmChange(MinutesFace):
    """A side confirms a transcription."""

    name = "confirm_change"
    text = "Your side found the transcription to be what stands on paper."
    resource = CHANGES

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        return minutes_acts.confirm_change(self.actor, change_id=path["id"], version=version).pk


class SealMinutes(MinutesFace):
    """Seals a version."""

    name = "seal_minutes"
    text = "Seals a version that every side has signed: from then on nothing of the session's record can be changed."

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        return sealing.seal_minutes(self.actor, minutes_id=path["id"], version=version).minutes_id


class ConfirmBody(Body):
    """The outcome of a later session."""

    outcome = serializers.UUIDField()


class ConfirmMinutes(MinutesFace):
    """A later session confirmed them."""

    name = "confirm_minutes"
    text = "Says by which outcome a later session of the body confirmed the sealed minutes."
    body = ConfirmBody

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        return minutes_acts.confirm_minutes(
            self.actor, minutes_id=path["id"], version=version, outcome_id=data["outcome"]
        ).minutes_id


class DisputeBody(Body):
    """What a side disputes; `clause` empty: the whole."""

    text = TextBodyField(max_length=10_000, allow_empty=False)
    clause = serializers.CharField(max_length=60, required=False, allow_blank=True, default="")


class NoteOnMinutes(MinutesFace):
    """A side's note on the sealed text."""

    name = "note_minutes"
    text = "Your side notes that it disputes a wording of the sealed minutes. The sealed text stays."
    body = DisputeBody
    status = 201

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        return minutes_acts.dispute_wording(
            self.actor, minutes_id=path["id"], version=version, text=data["text"], clause=data["clause"]
        ).minutes_id


# --- Files ------------------------------------------------------------------------------------------------------------


def _version(face: FileFace, pk: UUID) -> Minutes:
    found: Minutes | None = Minutes.objects.visible_to(face.actor).filter(pk=pk).first()
    if found is None:
        raise Absent(_("There is nothing here that you may see."))
    return found


class MinutesContent(FileFace):
    """The copy for reading."""

    tag = TAG
    name = "read_minutes_content"
    text = "The copy for reading of a version, as PDF/A."
    media_type = "application/pdf"

    def get(self, request: Request, id: UUID) -> HttpResponseBase:  # noqa: A002 (the name in the address)
        found = _version(self, id)
        response = HttpResponse(bytes(found.pdf), content_type=self.media_type)
        return self.attached(response, f"minutes-{found.review_id}-{found.number}.pdf")


class MinutesText(FileFace):
    """The canonical content."""

    tag = TAG
    name = "read_minutes_text"
    text = "The text of a version as data, in canonical form: its SHA-256 is `content_sha256`."
    media_type = "application/json"

    def get(self, request: Request, id: UUID) -> HttpResponseBase:  # noqa: A002 (the name in the address)
        found = _version(self, id)
        if not found.content:
            raise Absent(_("This version was made before contents were kept. Make a new one."))
        response = HttpResponse(found.content.encode(), content_type=self.media_type)
        return self.attached(response, f"minutes-{found.review_id}-{found.number}.json")


class FileOfMinutes(FileFace):
    """An original or a scan."""

    tag = TAG
    name = "read_minutes_file"
    text = "An original of the minutes, or the scan of one."

    def get(self, request: Request, id: UUID) -> HttpResponseBase:  # noqa: A002 (the name in the address)
        row = MinutesFile.objects.visible_to(self.actor).filter(pk=id).first()
        if row is None:
            raise Absent(_("There is nothing here that you may see."))
        return self.attached(HttpResponse(bytes(row.content), content_type=row.media_type), row.name)
