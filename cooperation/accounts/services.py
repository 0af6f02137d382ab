"""What changes an account."""

from dataclasses import replace

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from cooperation.access import NOBODY, Actor, acting_as, verb
from cooperation.errors import Conflict, Invalid

from .models import User


@verb
def choose_language(actor: Actor, *, language: str) -> None:
    """Keeps the language in which the actor reads, a tag of settings.LANGUAGES; Invalid for another."""
    if language not in dict(settings.LANGUAGES):
        raise Invalid.of("language", _("The interface is not translated into this language."))
    if actor.user_id:
        User.objects.filter(pk=actor.user_id).exclude(language=language).update(language=language)


def open_administrator(*, email: str, name: str, password: str) -> User:
    """Opens the account of an administrator of the installation, at the machine itself.

    Raises Conflict where the address has an account already, Invalid where a field does not do.
    """
    with acting_as(replace(NOBODY, kind="system", name="create_administrator")):
        if User.objects.filter(email__iexact=email).exists():
            raise Conflict(_("%(email)s has an account already; nothing was changed.") % {"email": email})
        try:
            return User.objects.create_user(email, password, name=name, is_administrator=True)
        except ValidationError as error:
            raise Invalid.from_validation(error) from error
