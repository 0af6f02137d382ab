"""Which marking a text may be given: one of one's own side or a common one, below the installation's ceiling."""

from django.utils.translation import gettext as _

from cooperation.access import Actor
from cooperation.errors import Invalid
from programs.models import Marking


def chosen(actor: Actor, code: str | None, *, now: str | None = None) -> str | None:
    """The code of the marking that a text is to bear: None says nothing of it and leaves `now`, "" takes it off.

    Invalid "/marking": there is none with this code for the actor's side, or the installation keeps nothing so marked.
    """
    if code is None or code == now:
        return now
    if not code:
        return None
    # The database takes no question with a null character.
    found = Marking.objects.visible_to(actor).filter(code=code.replace("\x00", "\ufffd"))
    if found.chosen_by(actor).exists():
        return code
    if found.filter(kept=False).exists():
        raise Invalid.of("marking", _("This installation keeps nothing that bears this marking."))
    raise Invalid.of("marking", _("Choose one of your side’s markings."))
