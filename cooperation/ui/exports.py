"""The links under a list that give it as a file, with the filters that its page has."""

from collections.abc import Mapping
from html import escape
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

#: What of a page's address says which part of the list it shows.
_OF_PAGE = ("after", "before", "page")
_FORMS = (("csv", "CSV"), ("xlsx", "XLSX"), ("jsonl", "JSON Lines"))


def exports(
    request: HttpRequest, name: str, label: Any = "", query: Mapping[str, Any] | None = None
) -> SafeString:
    """`label`: what is given, where a page has several lists."""
    asked = {key: value for key, value in request.GET.items() if key not in _OF_PAGE and value}
    said = urlencode(asked | {key: str(value) for key, value in (query or {}).items() if value})
    tail = escape(f"?{said}") if said else ""
    links = " ".join(
        f'<a href="{escape(reverse("list", args=[name, form]))}{tail}" download>{words}</a>'
        for form, words in _FORMS
    )
    title = escape(" · ".join(str(word) for word in (_("Export"), label) if word))
    return SafeString(f'<nav class="pager exports" aria-label="{title}"><span>{title}</span>{links}</nav>')
