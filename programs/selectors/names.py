"""What rows are called that a page knows by their ids only, as far as the actor sees them."""

from collections.abc import Iterable, Mapping
from typing import Any

from cooperation.access import Actor
from cooperation.texts import Text
from programs.models import Organisation, Party, Person


def people(actor: Actor, user_ids: Iterable[Any]) -> Mapping[str, Text]:
    """By the id of an account, as text, the name of the person who holds it."""
    rows = Person.objects.visible_to(actor).filter(user_id__in=set(user_ids))
    return {str(user): name for user, name in rows.values_list("user_id", "name")}


def organisations(actor: Actor, ids: Iterable[Any]) -> Mapping[str, Text]:
    """By id, as text, the name of an organisation."""
    rows = Organisation.objects.visible_to(actor).filter(pk__in=set(ids))
    return {str(pk): name for pk, name in rows.values_list("pk", "name")}


def parties(actor: Actor, ids: Iterable[Any]) -> Mapping[str, Text]:
    """By id, as text, the short name of a party."""
    rows = Party.objects.visible_to(actor).filter(pk__in=set(ids))
    return {str(pk): name for pk, name in rows.values_list("pk", "short_name")}
