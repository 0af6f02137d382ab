"""Who may open a page at all. `visible_to(actor)` narrows what they then see, and policies decide on verbs."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from cooperation.access import NOBODY, Actor
from cooperation.errors import Absent, Forbidden

P = ParamSpec("P")


def actor_of_request(request: HttpRequest) -> Actor:
    """Who asks, as the middleware found out."""
    actor: Actor = getattr(request, "actor", NOBODY)
    return actor


class SignedIn:
    """For a class-based view: nobody is sent to the sign-in page and back; everyone else finds `self.actor` set."""

    actor: Actor = NOBODY

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.actor = actor_of_request(request)
        if not self.actor.is_authenticated:
            return redirect_to_login(request.get_full_path())
        self.admit(self.actor)
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
        return response

    def admit(self, actor: Actor) -> None:
        """Raises a DomainError where this reader has no business on the page; by default nobody is refused."""


class ForAdministrator(SignedIn):
    """Pages about the installation: for everyone else they do not exist."""

    def admit(self, actor: Actor) -> None:
        if not actor.is_administrator:
            raise Absent(_("There is nothing here that you may see."))


class ForParticipant(SignedIn):
    """Pages about programmes: an account without any right on one is told so."""

    def admit(self, actor: Actor) -> None:
        if not actor.rights:
            raise Forbidden(
                _("Your account has no right on a programme yet. The registrar of your side gives it.")
            )


def signed_in(
    view: Callable[Concatenate[HttpRequest, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """The same as SignedIn for a view that is a function."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if not actor_of_request(request).is_authenticated:
            return redirect_to_login(request.get_full_path())
        return view(request, *args, **kwargs)

    return guarded
