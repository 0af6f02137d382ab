"""Template builtins: the marks, dates, figures and frames of cooperation.ui, under short names in every template."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from html import escape
from typing import Any

from django import forms, template
from django.template.context import Context
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from cooperation.dates import FuzzyDate
from cooperation.ui import compare, figures, marks, panels, when
from cooperation.ui.chain import chain as chain_html
from cooperation.ui.errors import error_list
from cooperation.ui.exports import exports as exports_html
from cooperation.ui.pager import pager as pager_html

register = template.Library()


@register.simple_tag
def status(code: str | None) -> SafeString:
    return marks.status(code)


@register.simple_tag
def badge(kind: str, label: Any, title: Any = "") -> SafeString:
    return marks.badge(kind, label, title)


@register.simple_tag
def marking(name: Mapping[str, str] | str) -> SafeString:
    return marks.marking(name)


@register.simple_tag
def side(of: marks.Side, n_sides: int) -> SafeString:
    return marks.side(of, n_sides)


@register.simple_tag
def side_code(of: marks.Side, n_sides: int) -> SafeString:
    return marks.side_code(of, n_sides)


@register.simple_tag
def text(value: Mapping[str, str] | str | None) -> SafeString:
    return marks.text(value)


@register.filter
def plain(value: Mapping[str, str] | str | None) -> str:
    return marks.plain(value)


@register.filter
def whole(said: str) -> SafeString:
    return marks.whole(str(said))


@register.filter
def own_language_name(tag: str) -> str:
    return marks.own_name(tag)


@register.filter
def language_direction(tag: str) -> str:
    return marks.direction(tag)


@register.filter
def fuzzy(value: FuzzyDate | None) -> SafeString:
    return when.fuzzy(value)


@register.filter
def day(value: date | None) -> SafeString:
    return when.day(value)


@register.simple_tag
def days(first: date, last: date | None = None) -> SafeString:
    return when.days(first, last)


@register.filter
def moment(value: datetime | None, zone: str | None = None) -> SafeString:
    return when.moment(value, zone)


@register.filter
def in_days(value: date | None, today: date) -> str:
    return when.in_days(value, today)


@register.simple_tag
def progress(value: int | None) -> SafeString:
    return figures.progress(value)


@register.simple_tag
def readiness(of: marks.Side, n_sides: int, **figures_of_side: Any) -> SafeString:
    return figures.readiness(of, n_sides, **figures_of_side)


@register.simple_tag
def comparison(rows: Sequence[compare.Row], sides: Sequence[marks.Side], **options: Any) -> SafeString:
    return compare.comparison(rows, sides, **options)


@register.simple_tag(name="panels", takes_context=True)
def panels_of(context: Context, slot: str, subject: Any) -> SafeString:
    return panels.render(slot, context["request"], subject)


@register.simple_tag
def chain(entries: Sequence[Mapping[str, Any]]) -> SafeString:
    return chain_html(entries)


@register.simple_tag
def errors(form: forms.BaseForm, rows: Iterable[forms.BaseForm] | None = None, word: str = "") -> SafeString:
    """The summary of a form; with that of the `rows` within it, each called by `word` and its number."""
    return error_list(form, [(f"{word} {number}", row) for number, row in enumerate(rows or (), 1)])


@register.simple_tag
def pager(**addresses: Any) -> SafeString:
    return pager_html(**addresses)


@register.simple_tag(takes_context=True)
def export(context: Context, name: str, label: Any = "", **query: Any) -> SafeString:
    """Links to the list of this page as files, see cooperation.lists; with what `query` narrows beside its filters."""
    return exports_html(context["request"], name, label, query)


@register.filter
def digest(value: str | bytes | None) -> SafeString:
    """A SHA-256 shortened to what two people compare aloud; the whole of it in the title."""
    if not value:
        return SafeString("")
    whole = bytes(value).hex() if isinstance(value, bytes | memoryview) else str(value)
    return SafeString(f'<code class="digest" title="SHA-256 {escape(whole)}">{escape(whole[:12])}…</code>')


@register.simple_block_tag
def internal(content: str, owner: Any, hidden_from: Any = "") -> SafeString:
    """The ground of a side's own text: whose it is, and to whom it is not visible."""
    whose = _("Internal to %(side)s.") % {"side": owner}
    unseen = " " + _("Not visible to %(others)s.") % {"others": hidden_from} if hidden_from else ""
    return SafeString(f'<div class="own">{content}<small>{escape(whose)}{escape(unseen)}</small></div>')
