"""Which plan goes into a file, under which name, and what stands above its table: programme, edition, day."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import StreamingHttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cooperation import clock
from cooperation.access import Actor, acting_as
from cooperation.texts import pick
from cooperation.ui.when import day_words
from programs.exports.plans import Layout, lines, workbook
from programs.models import Edition, Programme
from programs.rules.files import CSV, XLSX
from programs.rules.plan_columns import EDITION
from programs.selectors import editions, plan_rows

FORMS = {"xlsx": XLSX, "csv": f"{CSV}; charset=utf-8"}
#: Where a comma stands within numbers, spreadsheets take a semicolon for what stands between cells.
_SEMICOLON = ("ru", "be")


@dataclass(frozen=True, slots=True)
class PlanFile:
    """A file to be sent: its name, its media type, and its pieces."""

    name: str
    content_type: str
    content: Iterator[bytes] | Iterator[str]

    def answer(self) -> StreamingHttpResponse:
        """The pieces one after another, always as an attachment."""
        response = StreamingHttpResponse(self.content, content_type=self.content_type)
        response["Content-Disposition"] = content_disposition_header(True, self.name) or "attachment"
        response["X-Content-Type-Options"] = "nosniff"
        response["Cache-Control"] = "private, no-store"
        return response


def plan_file(actor: Actor, programme: Programme, edition: str, form: str) -> PlanFile:
    """The whole plan as the edition named has it, by default the one in force, in the language of the page.

    `form`: "xlsx" or "csv". Absent where there is no such edition.
    """
    chosen = editions.chosen(editions.editions(actor, programme.pk), edition)
    reader = (get_language() or actor.language).split("-", 1)[0]
    tags = plan_rows.languages(programme, plan_rows.languages_used(actor, programme.pk))
    layout = Layout(tags, plan_rows.sides(actor, programme.pk), reader)
    today = clock.today(actor.time_zone)
    title = pick(programme.title, reader)[1]
    head = [_edition(chosen, reader), _("made on %(day)s") % {"day": day_words(today, reader)}]
    number = f"edition-{chosen.number}" if chosen else "plan"
    name = f"{programme.code}-{number}.{form}"
    content = _streamed(actor, programme, chosen, layout, form, title=title, head=head)
    return PlanFile(name, FORMS[form], content)


def _edition(edition: Edition | None, reader: str) -> str:
    if edition is None:
        return _("This plan has no edition yet.")
    said = EDITION.get(reader, EDITION["en"]).format(number=edition.number)
    if edition.in_force_on:
        return f"{said}, {edition.get_state_display()}, {day_words(edition.in_force_on, reader)}"
    return f"{said}, {edition.get_state_display()}"


def _streamed(
    actor: Actor, programme: Programme, edition: Edition | None, layout: Layout, form: str, *, title: str,
    head: list[str],
) -> Iterator[Any]:  # fmt: skip
    """Pieces, in a transaction of their own: the request's has ended when they are sent."""
    with acting_as(actor):
        blocks = plan_rows.blocks(actor, programme.pk, edition, layout.sides)
        common: dict[str, Any] = {"title": title, "head": head, "layout": layout, "blocks": blocks}
        if form == "csv":
            yield from lines(**common, delimiter=";" if layout.reader in _SEMICOLON else ",")
        else:
            yield from workbook(**common, made_on=clock.today(actor.time_zone))
