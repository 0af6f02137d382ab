"""Markings as a form offers them, lowest level first: codes, and names in the reader's language."""

from django.db.models import QuerySet
from django.utils.translation import get_language

from cooperation.access import Actor
from cooperation.texts import pick
from programs.models import Marking

#: Values and their words, as a form's choice has them.
Choices = tuple[tuple[str, str], ...]


def choices(actor: Actor) -> Choices:
    """Those that the actor may give to a text."""
    return _named(actor, Marking.objects.visible_to(actor).chosen_by(actor))


def known(actor: Actor) -> Choices:
    """Those that a text may be found to bear."""
    return _named(actor, Marking.objects.visible_to(actor))


def _named(actor: Actor, rows: QuerySet[Marking]) -> Choices:
    language = get_language() or actor.language
    ordered = rows.order_by("party__code", "level", "code").values_list("code", "name")
    return tuple((code, pick(name, language)[1]) for code, name in ordered)
