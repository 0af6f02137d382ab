"""What the API takes and gives at its edge: who asks, JSON in, JSON out."""

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import orjson
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.utils.encoding import force_str
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from rest_framework.authentication import BaseAuthentication, CSRFCheck
from rest_framework.exceptions import APIException, ParseError, PermissionDenied
from rest_framework.parsers import BaseParser
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request

from cooperation.access import Actor
from cooperation.errors import Invalid

from .models import User


def _nothing(request: HttpRequest) -> HttpResponse:
    """Stands for the view that DRF exempted from Django's own check."""
    return HttpResponse()


class TooLarge(APIException):
    """A body over DATA_UPLOAD_MAX_MEMORY_SIZE bytes."""

    status_code = 413
    default_detail = gettext_lazy("The request is larger than this server takes.")
    default_code = "too_large"


class ActorAuthentication(BaseAuthentication):
    """The actor that the middleware found. A browser's session has to show its CSRF token on unsafe methods."""

    def authenticate(self, request: Request) -> tuple[User, Actor] | None:
        inner: Any = request._request
        actor: Actor = inner.actor
        if not actor.is_authenticated:
            return None
        if getattr(inner, "token", None) is None:
            self._enforce_csrf(inner)
        return inner.user, actor

    def authenticate_header(self, request: Request) -> str:
        return 'Bearer realm="Cooperation"'

    @staticmethod
    def _enforce_csrf(request: HttpRequest) -> None:
        check = CSRFCheck(_nothing)
        check.process_request(request)
        if check.process_view(request, _nothing, (), {}):
            raise PermissionDenied(_("Send the CSRF token of the page, or a bearer token."))


class _Schemes(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    """How the OpenAPI document names the two ways in."""

    target_class = ActorAuthentication
    name = ["bearer", "session"]

    def get_security_definition(self, auto_schema: Any) -> list[dict[str, Any]]:
        return [
            {"type": "http", "scheme": "bearer", "description": "The token of a service account."},
            {"type": "apiKey", "in": "cookie", "name": "sessionid", "description": "A browser's session."},
        ]


class OrjsonParser(BaseParser):
    """Strict JSON (RFC 8259, UTF-8): no NaN, no infinities, no bytes after the value, no key twice in an object."""

    media_type = "application/json"

    def parse(
        self, stream: Any, media_type: str | None = None, parser_context: Mapping[str, Any] | None = None
    ) -> Any:
        request = (parser_context or {}).get("request")
        try:
            # The whole body, which the request keeps: Idempotency-Key compares it afterwards.
            body = request._request.body if request is not None else stream.read()
        except RequestDataTooBig as error:
            raise TooLarge from error
        try:
            found = orjson.loads(body)
            # The faster reader keeps the last of two and loses the first without a word.
            json.loads(body, object_pairs_hook=_once)
        except (ValueError, RecursionError) as error:
            raise ParseError(_("The body is not JSON: %(reason)s.") % {"reason": error}) from error
        return found


def _once(pairs: list[tuple[str, Any]]) -> None:
    """Invalid where an object has a key twice; what it holds is not kept."""
    names = [name for name, _value in pairs]
    if len(set(names)) < len(names):
        twice = next(name for place, name in enumerate(names) if name in names[:place])
        raise Invalid(_("The key “%(key)s” stands twice in one object.") % {"key": twice[:100]})


class OrjsonRenderer(BaseRenderer):
    """JSON in UTF-8. Instants in UTC, decimals as strings."""

    media_type = "application/json"
    format = "json"
    charset = None

    def render(
        self,
        data: Any,
        accepted_media_type: str | None = None,
        renderer_context: Mapping[str, Any] | None = None,
    ) -> bytes:
        if data is None:
            return b""
        return orjson.dumps(data, default=_plain, option=orjson.OPT_NON_STR_KEYS | orjson.OPT_UTC_Z)


def _plain(value: Any) -> Any:
    if isinstance(value, Promise | Decimal):
        return force_str(value)
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, set | frozenset | tuple):
        return list(value)
    raise TypeError(f"{type(value).__name__} has no place in JSON")
