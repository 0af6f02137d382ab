"""Around each view: its language, and the transaction in which the database knows who asks."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.common import CommonMiddleware
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from uuid_utils.compat import uuid7

from cooperation import errors, reading
from cooperation.access import NOBODY, Actor, acting_as, actor_of
from cooperation.readlog import writing

from .tokens import BadToken, note_use, token_of

View = Callable[[HttpRequest], HttpResponseBase]

#: Answered without a session, an actor or a transaction: they have to answer when the database does not.
PLAIN = frozenset({"/livez", "/readyz", "/statusz"})


def _supported(tag: str) -> str | None:
    try:
        return translation.get_supported_language_variant(tag) if tag else None
    except LookupError:
        return None


class LanguageMiddleware:
    """The language of the cookie, else of Accept-Language. ActorMiddleware then prefers the account's own."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        chosen = _supported(request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, ""))
        translation.activate(chosen or translation.get_language_from_request(request))
        response = self.get_response(request)
        if not response.has_header("Content-Language"):
            response["Content-Language"] = translation.get_language() or settings.LANGUAGE_CODE
        if request.path not in PLAIN:
            patch_vary_headers(response, ("Accept-Language", "Cookie"))
        return response


class AddressMiddleware(CommonMiddleware):
    """Adds a missing slash for those who read. Who writes is told 404: a redirect would lose what was sent."""

    def should_redirect_with_slash(self, request: HttpRequest) -> bool:
        return request.method in ("GET", "HEAD") and super().should_redirect_with_slash(request)


class ActorMiddleware:
    """Finds out who asks, sets `request.actor`, and runs the view in one transaction as that actor.

    A response of 400 or more takes back what the view wrote. A DomainError becomes the page or problem that says it.
    """

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        number = str(uuid7())
        request.actor = NOBODY  # type: ignore[attr-defined]
        response = self.get_response(request) if request.path in PLAIN else self._identified(request, number)
        response["X-Request-Id"] = number
        return response

    def _identified(self, request: HttpRequest, number: str) -> HttpResponseBase:
        try:
            actor = self._find_actor(request)
        except BadToken:
            return _refuse_token()
        request.actor = actor  # type: ignore[attr-defined]
        _speak(request, actor)
        response = self._act(request, actor, number)
        token = getattr(request, "token", None)
        if token is not None:
            note_use(token)
        if actor.is_authenticated and not response.has_header("Cache-Control"):
            response["Cache-Control"] = "private, no-cache"
        return response

    def _find_actor(self, request: Any) -> Actor:
        token = token_of(request) if errors.is_api(request) else None
        if token is None:
            return actor_of(request.user)
        request.user, request.token = token.user, token
        actor = actor_of(token.user)
        if not actor.is_authenticated:
            raise BadToken
        return replace(actor, scopes=frozenset(token.scopes))

    def _act(self, request: HttpRequest, actor: Actor, number: str) -> HttpResponseBase:
        with acting_as(actor, request=number):
            with reading.gathered() as reads:
                response = errors.in_words(request, self.get_response(request))
            if response.status_code >= 400:
                transaction.set_rollback(True)
            taken_back = transaction.get_rollback()
            if reads and not taken_back:
                _log(request, response, actor, reads, number)
        if reads and taken_back:
            # What was taken back was shown all the same: a refused form has the texts beside it.
            with acting_as(actor, request=number):
                _log(request, response, actor, reads, number)
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Says a DomainError that a page let through; the API's own faces say theirs."""
        if not isinstance(exception, errors.DomainError):
            return None
        if errors.is_api(request):
            return errors.problem_of(exception)
        return errors.page(request, int(exception.status), exception.detail)


def _log(
    request: HttpRequest, response: HttpResponseBase, actor: Actor, reads: reading.Reads, number: str
) -> None:
    """Keeps what the answer shows; an answer that cannot be logged is not given."""
    if writing.shows(response):
        face = writing.face_of(request, response, reads)
        writing.keep(actor, reads, request=number, face=face, address=request.path)


def _speak(request: HttpRequest, actor: Actor) -> None:
    """An account's language; a program that names one in its request gets that."""
    asked = actor.kind == "service" and "Accept-Language" in request.headers
    language = _supported(actor.language) if actor.is_authenticated and not asked else None
    if language:
        translation.activate(language)


def _refuse_token() -> HttpResponse:
    response = errors.problem(401, detail=_("The token is not valid here."))
    response["WWW-Authenticate"] = 'Bearer realm="Cooperation", error="invalid_token"'
    return response
