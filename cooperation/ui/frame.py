"""The parts of base.html that are the same from page to page, rendered once for each kind of reader and kept.

A page of fifty rows spends more on its frame than on its rows otherwise.
"""

import secrets
from functools import lru_cache
from html import escape
from typing import Any

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.safestring import SafeString

from cooperation.ui.menus import Link

# What differs from page to page stands in the kept text as marks that no one can type.
_TOKEN, _ADDRESS = secrets.token_hex(16), secrets.token_hex(16)


def masthead(request: HttpRequest, reader: tuple[Any, ...], links: tuple[Link, ...]) -> SafeString:
    """The bar at the top. `reader` is (language, languages, name, side, roles, whether signed in)."""
    kept = _masthead(reader, links, reader[-1] or request.path.startswith("/accounts/login"))
    return SafeString(
        kept.replace(_TOKEN, get_token(request)).replace(_ADDRESS, escape(request.get_full_path()))
    )


@lru_cache(maxsize=512)
def _masthead(reader: tuple[Any, ...], links: tuple[Link, ...], entered: bool) -> str:
    _language, languages, name, side, roles, signed_in = reader
    return render_to_string(
        "components/masthead.html",
        {
            "csrf_token": _TOKEN,
            "address": _ADDRESS,
            "links": links,
            "languages": languages,
            "name": name,
            "side": side,
            "roles": roles,
            "signed_in": signed_in,
            "entered": entered,
        },
    )


@lru_cache(maxsize=16)
def colophon(language: str, version: str, demonstration: bool, administers: bool) -> SafeString:
    """The last line of a page, in `language`, which is the one that is active. The state is for who runs it."""
    said = {"version": version, "demonstration": demonstration, "administers": administers}
    return render_to_string("components/colophon.html", said)


def assets() -> SafeString:
    """Style sheets, icon and script, by the addresses that this deployment gives them."""
    return _assets(static("tokens.css"))


@lru_cache(maxsize=4)
def _assets(_first: str) -> SafeString:
    return render_to_string("components/assets.html")
