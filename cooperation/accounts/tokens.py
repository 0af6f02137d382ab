"""Bearer tokens (RFC 6750): from the Authorization header to the account behind it."""

import ipaddress
from datetime import timedelta

from django.conf import settings
from django.db.models import Q, QuerySet
from django.http import HttpRequest

from cooperation import clock
from cooperation.statements import Slot, statement

from .models import Token

#: `last_used_at` is no more exact than this: one write in that time, however many requests.
USE_NOTED_EVERY = timedelta(minutes=5)


class BadToken(Exception):
    """The token is unknown, over, revoked, or used from elsewhere: the caller is not told which."""


def client_address(request: HttpRequest) -> str:
    """The address of the caller; behind a trusted proxy the one that the proxy adds last."""
    if settings.SECURE_PROXY_SSL_HEADER:
        told = request.headers.get("X-Forwarded-For", "").rsplit(",", 1)[-1].strip()
        if told:
            return told
    return str(request.META.get("REMOTE_ADDR", ""))


@statement
def _valid() -> QuerySet[Token]:
    in_time = Q(expires_at=None) | Q(expires_at__gt=Slot("now"))
    rows = Token.objects.filter(in_time, digest=Slot("digest"), revoked_at=None, user__is_active=True)
    return rows.select_related("user")


def token_of(request: HttpRequest) -> Token | None:
    """The valid token of a request with its user, None where the header names none. Raises BadToken."""
    header = request.headers.get("Authorization")
    if header is None:
        return None
    scheme, _space, secret = header.partition(" ")
    if scheme.lower() != "bearer" or not secret.strip():
        raise BadToken
    now = clock.now()
    token = _valid().first(digest=Token.digest_of(secret.strip()), now=now)
    if token is None or not _from_allowed_network(token, client_address(request)):
        raise BadToken
    return token


def _from_allowed_network(token: Token, address: str) -> bool:
    if not token.networks:
        return True
    try:
        caller = ipaddress.ip_address(address)
        return any(caller in ipaddress.ip_network(network, strict=False) for network in token.networks)
    except ValueError:
        return False


def note_use(token: Token) -> None:
    """Keeps when the token was last used. Called outside the request's transaction."""
    now = clock.now()
    if token.last_used_at is None or token.last_used_at < now - USE_NOTED_EVERY:
        stale = Q(last_used_at=None) | Q(last_used_at__lt=now - USE_NOTED_EVERY)
        Token.objects.filter(stale, pk=token.pk).update(last_used_at=now)
