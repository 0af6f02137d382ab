"""The minutes as DOCX, and the edited one that comes back: what it says otherwise, each accepted or not."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from cooperation.access import Actor
from cooperation.errors import DomainError, Stale
from cooperation.ui import marks
from meetings.exports.minutes_docx import MEDIA_TYPE, document
from meetings.forms.minutes_docx import AcceptForm, Found, ReturnedForm
from meetings.imports.minutes_docx import Returned, returned
from meetings.models import Minutes
from meetings.rules.minutes import Content
from meetings.rules.minutes_file import as_said
from meetings.selectors import labels
from meetings.selectors import minutes as reading
from meetings.services.minutes import content_or_conflict, correct_minutes
from meetings.services.rows import authorise_keeper
from meetings.views.common import REFUSED, actor_of, form_once, signed_in, tell
from meetings.views.minutes import Rights, attached, named
from programs.rules.worddiff import Op, Piece, difference

#: So many characters are compared word by word on a page; what follows is shown whole, the old beside the new.
COMPARED = 100_000

PAGE = require_http_methods(["GET", "HEAD", "POST"])


@signed_in
@require_safe
def download(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A version as DOCX, to be edited."""
    minutes = reading.one(actor_of(request), pk)
    name = f"session-{minutes.review.number}-protocol-{minutes.number}.docx"
    return attached(document(content_or_conflict(minutes)), MEDIA_TYPE, name)


@signed_in
@PAGE
def back(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Takes the edited DOCX, shows what it says otherwise, and makes a new version with what is accepted of it.

    Nothing is kept between the two: the page carries the differences on. It always holds them against the last version.
    """
    actor = actor_of(request)
    minutes = reading.one(actor, pk)
    authorise_keeper(actor, minutes.review)
    content_or_conflict(minutes)
    if request.method != "POST":
        return _asked(request, _last(actor, minutes), ReturnedForm())
    if "found" in request.POST:
        return _accepting(request, actor, minutes)
    form = ReturnedForm(request.POST, request.FILES)
    last = _last(actor, minutes)
    if not form.is_valid():
        return _asked(request, last, form, 400)
    try:
        result = returned(actor, last, form.cleaned_data["file"])
    except REFUSED as error:
        return _asked(request, last, form, tell(form, error))
    found = [
        Found(each.key, each.language, each.after or "", (each.key, each.language) in result.meanwhile)
        for each in result.differences
    ]
    return _shown(request, last, found, result=result)


def _last(actor: Actor, minutes: Minutes) -> Minutes:
    """The last version of the same session."""
    newest = reading.versions(actor, minutes.review)[0]
    return minutes if newest.pk == minutes.pk else reading.one(actor, newest.pk)


def _context(minutes: Minutes) -> dict[str, Any]:
    return {
        "minutes": minutes, "review": minutes.review, "name": labels.named(minutes.review), "of": named(minutes),
    }  # fmt: skip


def _asked(request: HttpRequest, minutes: Minutes, form: ReturnedForm, status: int = 200) -> HttpResponse:
    """The page that asks for the file; that says so where nothing can be corrected as things stand."""
    may = Rights(actor_of(request), reading.standing(minutes))
    context = {**_context(minutes), "form": form, "corrects": may.corrects}
    return render(request, "meetings/minutes_returned.html", context, status=status)


# --- The differences --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Row:
    """A difference as it is shown: what went and what came, word by word."""

    place: int
    number: int
    found: Found
    before: Sequence[Any]
    after: Sequence[Any]
    accepted: bool

    @property
    def language(self) -> str:
        """Its language, as that calls itself."""
        return marks.own_name(self.found.language)

    @property
    def direction(self) -> str:
        """Where its writing runs."""
        return marks.direction(self.found.language)


def _rows(content: Content, found: Sequence[Found], accepted: set[int]) -> list[Row]:
    """The differences of clauses that the content has, in its order."""
    rows, left = [], COMPARED
    held = _held(content)
    for place, each in enumerate(found):
        if (each.clause, each.language) in held:
            number, text = held[each.clause, each.language]
            left -= len(text) + len(each.text)
            pieces = difference(text, each.text) if left > 0 else _whole(text, each.text)
            rows.append(
                Row(
                    place, number, each, [piece for piece in pieces if piece.op is not Op.ADDED],
                    [piece for piece in pieces if piece.op is not Op.REMOVED], place in accepted,
                )
            )  # fmt: skip
    return rows


def _whole(before: str, after: str) -> tuple[Piece, ...]:
    return tuple(piece for piece in (Piece(Op.REMOVED, before), Piece(Op.ADDED, after)) if piece.text)


def _held(content: Content) -> dict[tuple[str, str], tuple[int, str]]:
    """The number and the text of each clause and language, as a file can say it."""
    return {
        (clause["key"], tag): (number, as_said(clause["text"].get(tag, "")))
        for number, clause in enumerate(content["clauses"], 1)
        for tag in content["languages"]
    }


def _shown(
    request: HttpRequest,
    minutes: Minutes,
    found: Sequence[Found],
    *,
    result: Returned | None = None,
    form: AcceptForm | None = None,
    accepted: set[int] | None = None,
    status: int = 200,
    newer: bool = False,
) -> HttpResponse:
    """The page with the differences; `newer`: somebody made a version in between."""
    content = content_or_conflict(minutes)
    rows = _rows(content, found, accepted or set())
    known = {row.place for row in rows}
    if form is None:
        form = AcceptForm(initial={"found": AcceptForm.carried(found), "version": minutes.version})
    numbers = {key: number for (key, _tag), (number, _text) in _held(content).items()}
    missing: dict[str, list[str]] = {}
    for key, tag in result.missing if result else ():
        missing.setdefault(f"№ {numbers[key]}" if key in numbers else key, []).append(marks.own_name(tag))
    context = {
        **_context(minutes), "form": form, "rows": rows, "result": result, "newer": newer, "listed": True,
        "lost": [each for place, each in enumerate(found) if place not in known], "missing": missing,
        "more_outside": result.outside_count - len(result.outside) if result else 0,
    }  # fmt: skip
    return render(request, "meetings/minutes_returned.html", context, status=status)


# --- Accepting --------------------------------------------------------------------------------------------------------


def _accepting(request: HttpRequest, actor: Actor, minutes: Minutes) -> HttpResponse:
    form = AcceptForm(request.POST)
    if form.has_error("found"):
        messages.error(request, _("The differences did not arrive whole: send the file again."))
        return _asked(request, _last(actor, minutes), ReturnedForm(), 400)
    if not form.is_valid():
        return _again(request, actor, minutes, form)

    def go() -> HttpResponseRedirect:
        made = correct_minutes(
            actor, minutes_id=minutes.pk, version=form.cleaned_data["version"], edits=form.edits(),
            reason=form.cleaned_data["reason"],
        )  # fmt: skip
        messages.success(request, _("Version %(number)d was made.") % {"number": made.number})
        return redirect("meetings:minutes", made.pk)

    try:
        return form_once(request, actor, go)
    except (Stale, *REFUSED) as error:
        return _again(request, actor, minutes, form, error)


def _again(
    request: HttpRequest, actor: Actor, minutes: Minutes, form: AcceptForm, error: DomainError | None = None
) -> HttpResponse:
    """The same differences once more, held against the last version where one was made in between."""
    last = _last(actor, minutes)
    found, accepted = form.found_at_least(), form.accepted()
    if last.pk != minutes.pk:
        found, accepted = _against(content_or_conflict(minutes), content_or_conflict(last), found, accepted)
    data = request.POST.copy()
    data["found"], data["version"] = AcceptForm.carried(found), str(last.version)
    again = AcceptForm(data)
    status = 400 if error is None else tell(again, error)
    newer = last.pk != minutes.pk
    return _shown(request, last, found, form=again, accepted=accepted, status=status, newer=newer)


def _against(
    before: Content, now: Content, found: Sequence[Found], accepted: set[int]
) -> tuple[list[Found], set[int]]:
    """The differences that are left against a newer content, and which of them are accepted still.

    What it words otherwise than the version that was looked at is to be looked at again.
    """
    was, is_ = _held(before), _held(now)
    left: list[Found] = []
    still: set[int] = set()
    for place, each in enumerate(found):
        old, new = was.get((each.clause, each.language)), is_.get((each.clause, each.language))
        if new is not None and new[1] == each.text:
            continue
        moved = old is None or new is None or old[1] != new[1]
        if place in accepted and not moved:
            still.add(len(left))
        left.append(Found(each.clause, each.language, each.text, each.meanwhile or moved))
    return left, still
