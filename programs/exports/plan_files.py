"""Which plan goes into a file, under which name, and what stands above its table: programme, edition, day."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cooperation import clock
from cooperation.access import Actor
from cooperation.exports.files import CSV, FORMS, ExportFile, delimiter_for, streamed
from cooperation.texts import pick
from cooperation.ui.when import day_words
from programs.exports.plans import Layout, lines, workbook
from programs.models import Edition, Programme
from programs.rules.plan_columns import EDITION
from programs.selectors import editions, plan_rows


def plan_file(actor: Actor, programme: Programme, edition: str, form: str) -> ExportFile:
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
    content = _pieces(actor, programme, chosen, layout, form, title=title, head=head)
    return ExportFile(name, FORMS[form], streamed(actor, content))


def _edition(edition: Edition | None, reader: str) -> str:
    if edition is None:
        return _("This plan has no edition yet.")
    said = EDITION.get(reader, EDITION["en"]).format(number=edition.number)
    if edition.in_force_on:
        return f"{said}, {edition.get_state_display()}, {day_words(edition.in_force_on, reader)}"
    return f"{said}, {edition.get_state_display()}"


def _pieces(
    actor: Actor, programme: Programme, edition: Edition | None, layout: Layout, form: str, *, title: str,
    head: list[str],
) -> Iterator[Any]:  # fmt: skip
    blocks = plan_rows.blocks(actor, programme.pk, edition, layout.sides)
    common: dict[str, Any] = {"title": title, "head": head, "layout": layout, "blocks": blocks}
    if form == CSV:
        yield from lines(**common, delimiter=delimiter_for(layout.reader))
    else:
        yield from workbook(**common, made_on=clock.today(actor.time_zone))
