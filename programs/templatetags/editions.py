"""`{% editions_named %}`: which edition a page speaks of, for the foot of every page that names items of a plan."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django import template
from django.template import Context
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from cooperation.access import NOBODY, Actor
from cooperation.ui import marks
from cooperation.ui.when import day
from programs.models import Programme
from programs.selectors.editions import in_force

register = template.Library()


@register.simple_tag(takes_context=True)
def editions_named(context: Context) -> SafeString:
    """The edition in force of the page's `programme`, or of each in `edition_of` (ids); empty where there is none."""
    ids = _asked(context)
    if not ids:
        return SafeString("")
    actor: Actor = getattr(context.get("request"), "actor", NOBODY)
    found = in_force(actor, ids)
    if len(ids) == 1:
        return _said(found[0]) if found else SafeString("")
    return format_html_join(
        "; ", "{}: {}", ((marks.text(edition.programme.title), _said(edition)) for edition in found)
    )  # fmt: skip


def _asked(context: Context) -> Collection[UUID]:
    if "edition_of" in context:
        return set(context["edition_of"])
    programme = context.get("programme")
    return {programme.pk} if isinstance(programme, Programme) else set()


def _said(edition: Any) -> SafeString:
    words = _("Edition %(number)s, in force since %(day)s")
    return format_html("{}", SafeString(words % {"number": edition.number, "day": day(edition.in_force_on)}))
