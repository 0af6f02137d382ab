"""A plan as a file: out as XLSX or CSV, in with a preview and an act that drafts what the file changes."""

from typing import Any, ClassVar
from uuid import UUID

from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from rest_framework.request import Request

from cooperation.api import params as p
from cooperation.api.params import Params
from cooperation.api.schema import Answer, Operation
from cooperation.api.views import FileFace
from cooperation.errors import Absent
from cooperation.exports.files import FORMS
from programs.exports.plan_files import plan_file
from programs.models import Programme

TAG = "plans"


class _Plan(FileFace):
    """The whole plan of an edition."""

    tag = TAG
    form: ClassVar[str]
    params = Params.of(p.integer("edition", text="The number of the edition; by default the one in force."))

    def operation(self, method: str) -> Operation:
        content: dict[str, Any] = {"type": "string", "format": "binary"}
        return Operation(
            name=self.name,
            text=self.text,
            answers={200: Answer(schema=content, media_type=self.media_type, text="The file.")},
            params=self.params,
        )

    def get(self, request: Request, id: UUID) -> HttpResponseBase:  # noqa: A002 (the name in the address)
        edition = self.params.parse(request.GET).get("edition")
        programmes = Programme.objects.visible_to(self.actor).select_related("body")
        programme: Programme | None = programmes.filter(pk=id).first()
        if programme is None:
            raise Absent(_("There is nothing here that you may see."))
        made = plan_file(self.actor, programme, "" if edition is None else str(edition), self.form)
        return self.attached(made.answer(), made.name)


class PlanAsWorkbook(_Plan):
    """XLSX."""

    form = "xlsx"
    name = "read_plan_as_xlsx"
    text = (
        "The whole plan of an edition as a workbook: a row an item, sections as merged rows, languages in columns. Its"
        " headings are in the language asked for (Accept-Language)."
    )
    media_type = FORMS["xlsx"]


class PlanAsLines(_Plan):
    """CSV."""

    form = "csv"
    name = "read_plan_as_csv"
    text = "The same as CSV in UTF-8; a cell that a spreadsheet would take for a formula begins with an apostrophe."
    media_type = "text/csv"
