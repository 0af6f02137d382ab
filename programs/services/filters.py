"""Filters that somebody keeps for a list, under a name of their own."""

from uuid import UUID

from django.utils.translation import gettext as _

from cooperation.access import Actor, verb
from cooperation.errors import Absent, Fault, Forbidden, clean, raise_all
from programs.models import SavedFilter

#: So many each of a list: more are no help.
MOST = 50


@verb
def save_filter(actor: Actor, *, list_name: str, name: str, query: str) -> SavedFilter:
    """Keeps a filter of one's own; the one of this name becomes this one.

    Forbidden: nobody in person. Invalid: /name (given, at most a hundred letters, not too many names), /query, /list.
    """
    if actor.user_id is None:
        raise Forbidden(_("Filters are kept for people with an account."))
    row = SavedFilter(user_id=actor.user_id, list=list_name, name=name.strip(), query=query)
    clean(row, "list", "name", "query")
    held = SavedFilter.unscoped.filter(user_id=actor.user_id, list=list_name)
    former = held.filter(name=row.name).select_for_update(of=("self",)).first()
    if former is not None:
        former.query, former.version = query, former.version + 1
        former.save(update_fields=["query", "version"])
        return former
    if held.count() >= MOST:
        raise_all(
            [Fault("/name", _("You keep %(limit)d filters already: take one away first.") % {"limit": MOST})]
        )
    row.save(force_insert=True)
    return row


@verb
def drop_filter(actor: Actor, *, filter_id: UUID) -> None:
    """Takes away a filter of one's own; Absent where there is none."""
    removed, _each = SavedFilter.objects.visible_to(actor).filter(pk=filter_id).delete()
    if not removed:
        raise Absent
