"""What every page of a session does first: who asks, and how a refusal is said."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from cooperation.access import NOBODY, Actor
from cooperation.accounts.guard import signed_in
from cooperation.api.forms import form_once
from cooperation.errors import Absent, Conflict, DomainError, Forbidden, Invalid, Stale, VersionMissing
from meetings import policies
from meetings.models import Review

__all__ = [
    "REFUSED", "actor_of", "address", "done", "form_once", "item_url", "kept", "plan_url", "review_of", "signed_in",
    "tell", "version_in",
]  # fmt: skip


#: What a page says at its own form; every other refusal is a page of its own.
REFUSED = (Invalid, Conflict, VersionMissing)


def actor_of(request: HttpRequest) -> Actor:
    """Who asks; NOBODY where nobody has signed in."""
    actor: Actor = getattr(request, "actor", NOBODY)
    return actor


def done(request: HttpRequest, act: Callable[[], Any], success: str, to: str, *args: Any) -> HttpResponse:
    """Does `act`, says that it was done or why not, and goes on to the page `to`: for actions of a single button."""

    def go() -> HttpResponseRedirect:
        act()
        messages.success(request, success)
        return redirect(to, *args)

    try:
        return form_once(request, actor_of(request), go)
    except (*REFUSED, Stale) as error:
        messages.error(request, error.detail)
        return redirect(to, *args)


def tell(form: Form, error: DomainError, names: dict[str, str] | None = None) -> int:
    """Puts the faults of a refusal at the fields of the form; what names no field stands above them. Its status."""
    for fault in error.faults:
        name = fault.pointer.strip("/").split("/")[0]
        name = (names or {}).get(name, name)
        form.add_error(name if name in form.fields else None, fault.detail)
    if not error.faults:
        form.add_error(None, error.detail or str(error.title))
    return int(error.status)


def review_of(actor: Actor, pk: UUID) -> Review:
    """The session, or 404."""
    review: Review | None = (
        Review.objects.visible_to(actor)
        .select_related("body", "programme", "edition", "host", "round")
        .filter(pk=pk)
        .first()
    )
    if review is None:
        raise Absent
    return review


def kept(request: HttpRequest, pk: UUID) -> Review:
    """The session, for somebody who keeps its record."""
    review = review_of(actor_of(request), pk)
    if not policies.may_keep_record(actor_of(request), review):
        raise Forbidden(_("Only an executive secretary or the joint secretariat keeps the shared record."))
    return review


def version_in(request: HttpRequest) -> int | None:
    """The version that the page was showing, as its form sends it back."""
    given = request.POST.get("version", "")
    return int(given) if given.isascii() and given.isdecimal() and len(given) < 10 else None


def item_url(item_id: Any) -> str:
    """The dossier of an item."""
    return address("programs:item", item_id)


def plan_url(code: str, query: str = "") -> str:
    """The plan of a programme, narrowed by `query`."""
    url = address("programs:programme", code)
    return f"{url}?{query}" if url and query else url


def address(name: str, *args: Any) -> str:
    """A page of another room; "" where the installation does not have it."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""
