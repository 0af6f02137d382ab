"""How allauth signs people in here: accounts are opened by registrars, never by the visitor."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.internal.ratelimit import get_ip
from django.http import HttpRequest
from django.utils import translation

from .tokens import client_address


class ClosedAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """No sign-up; mail in the reader's language; the caller's address as tokens see it."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        return client_address(request)

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Failures count for the account and the network they came from together (ACCOUNT_RATE_LIMITS).

        By the account alone a stranger who types wrong passwords would lock its owner out.
        """
        account: str = super()._get_login_attempts_cache_key(request, **credentials)
        return f"{account}:{get_ip(request)}"

    def format_email_subject(self, subject: str) -> str:
        return subject

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        user = context.get("user")
        with translation.override(getattr(user, "language", None) or translation.get_language()):
            super().send_mail(template_prefix, email, context)
