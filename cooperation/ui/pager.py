"""Links of a keyset list: first, previous, next; and how many there are, counted only as far as it is cheap."""

from html import escape

from django.utils.formats import number_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _


def pager(
    *,
    first: str = "",
    previous: str = "",
    next: str = "",  # noqa: A002 - named as in the API's list
    count: int | None = None,
    capped: bool = False,
) -> SafeString:
    """Addresses are "" where there is nothing that way. `capped`: there are more than `count`."""
    links = "".join(
        f'<a href="{escape(url)}" rel="{rel}">{arrow}</a>'
        for url, rel, arrow in (
            (first, "first", escape(_("First"))),
            (previous, "prev", f'<span aria-hidden="true">← </span>{escape(_("Previous"))}'),
            (next, "next", f'{escape(_("Next"))}<span aria-hidden="true"> →</span>'),
        )
        if url
    )
    said = _count(count, capped)
    if not links and not said:
        return SafeString("")
    return SafeString(f'<nav class="pager" aria-label="{escape(_("Pages"))}">{said}{links}</nav>')


def _count(count: int | None, capped: bool) -> str:
    if count is None:
        return ""
    number = number_format(count, force_grouping=True)
    words = _("more than %(number)s") if capped else _("%(number)s in all")
    return f"<span>{escape(words % {'number': number})}</span>"
