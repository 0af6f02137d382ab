"""What is done with a version of the minutes: a page with one form for each act."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from cooperation.access import Actor
from cooperation.errors import Absent, Forbidden
from cooperation.ui import marks
from meetings.forms.minutes import (
    ClauseForm,
    ConfirmedByForm,
    MinutesActForm,
    NoteForm,
    ScanForm,
    SealForm,
    TranscribeForm,
)
from meetings.models import Delegate, HandwrittenChange, Minutes, MinutesAct, Outcome
from meetings.rules.minutes import Edit
from meetings.selectors import labels, sentences
from meetings.selectors import minutes as reading
from meetings.services import minutes as making
from meetings.services import minutes_acts as acts
from meetings.services import sealing
from meetings.views.asked import asked, texts_beside
from meetings.views.common import actor_of, done, signed_in, version_in
from meetings.views.minutes import Rights, named
from programs.models import Person, Post, Release
from programs.selectors.markings import choices
from programs.views.documents import kept_with

PAGE = require_http_methods(["GET", "HEAD", "POST"])
Kind = MinutesAct.Kind

_TITLES = {
    Kind.AGREED: gettext_lazy("Enter an agreement"), Kind.SIGNED: gettext_lazy("Enter a signature"),
    Kind.APPROVED: gettext_lazy("Enter an approval"),
}  # fmt: skip
_HELP = {
    Kind.AGREED: gettext_lazy("The head of the side’s delegation agrees to this version as it reads."),
    Kind.SIGNED: gettext_lazy("Who signed for the side, in which post, where and when."),
    Kind.APPROVED: gettext_lazy("The government of the side approved what was signed."),
}


def _asked(
    request: HttpRequest,
    minutes: Minutes,
    make: Callable[[Any], Form],
    act: Callable[[Any], str],
    title: str,
    *,
    text: str = "",
    beside: Callable[[Form], list[dict[str, str]]] | None = None,
) -> HttpResponse:
    """The page of one form about a version; afterwards the version itself."""
    held: list[Form] = []

    def form_of(data: Any) -> Form:
        held[:] = [make(data)]
        return held[0]

    def go(_given: dict[str, Any]) -> tuple[str, Any, str]:
        return act(held[0]), "meetings:minutes", str(minutes.pk)

    context = {
        "minutes": minutes, "review": minutes.review, "name": labels.named(minutes.review), "of": named(minutes),
        "title": title, "text": text,
    }  # fmt: skip
    return asked(
        request, form_of, go, template="meetings/minutes_form.html", context=context, beside=beside
    )  # fmt: skip


@signed_in
@PAGE
def enter(request: HttpRequest, pk: UUID, kind: str) -> HttpResponse:
    """Enters that a side agreed to a version, signed or approved it."""
    actor = actor_of(request)
    minutes = reading.one(actor, pk)
    if kind not in _TITLES:
        raise Absent
    parties = Rights(actor, reading.standing(minutes)).parties
    if not parties:
        raise Forbidden(
            _("Acts of a side are entered by its own coordinator or secretary, or by the joint secretariat.")
        )
    ids = [party.pk for party in parties]
    led = _led(actor, minutes)

    def make(data: Any) -> MinutesActForm:
        people = Person.objects.visible_to(actor).filter(party_id__in=ids).order_by("id")
        posts = (
            Post.objects.visible_to(actor)
            .select_related("organisation")
            .filter(organisation__party_id__in=ids)
            .order_by("id")
        )
        return MinutesActForm(
            data, request.FILES if data else None, initial={"version": minutes.version, **led},
            markings=() if kind == Kind.SIGNED else choices(actor),
            parties=[] if actor.party_id else parties, people=list(people[:500]), posts=list(posts[:500]),
            signature=kind == Kind.SIGNED,
        )  # fmt: skip

    def act(form: Any) -> str:
        typed = form.cleaned_data
        original = typed["scan"] if kind == Kind.SIGNED else None
        given = form.act(None if original else kept_with(actor, minutes.review.programme_id, form, "scan"))
        acts.enter_act(
            actor, minutes_id=pk, version=typed["version"], kind=kind, act=given, place=typed.get("place"),
            kept_at=typed.get("kept_at"),
        )  # fmt: skip
        if original:
            acts.add_scan(
                actor, minutes_id=pk, version=typed["version"], party_id=given.party_id, file=original
            )
        return _("It is entered.")

    return _asked(request, minutes, make, act, str(_TITLES[Kind(kind)]), text=str(_HELP[Kind(kind)]))


def _led(actor: Actor, minutes: Minutes) -> dict[str, Any]:
    """What the form begins with: the head of the reader's delegation, on paper unless that is the reader."""
    heads = Delegate.objects.visible_to(actor).filter(
        delegation__review=minutes.review, delegation__party_id=actor.party_id, is_head=True
    )
    head = heads.first() if actor.party_id else None
    if head is None or head.person_id == actor.person_id:
        return {}
    return {
        "authority": Release.Authority.DOCUMENT,
        "person": str(head.person_id),
        "post": str(head.post_id or ""),
    }


def _of_secretary(request: HttpRequest, pk: UUID) -> Minutes:
    """The version, for somebody who keeps the record of its session."""
    minutes = reading.one(actor_of(request), pk)
    if not Rights(actor_of(request), reading.standing(minutes)).keeps:
        raise Forbidden(_("Only an executive secretary or the joint secretariat keeps the shared record."))
    return minutes


@signed_in
@PAGE
def scan(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Adds the scan of a signed original."""
    actor = actor_of(request)
    minutes = reading.one(actor, pk)
    parties = Rights(actor, reading.standing(minutes)).parties

    def act(form: Any) -> str:
        acts.add_scan(
            actor, minutes_id=pk, version=form.cleaned_data["version"], party_id=form.party(),
            file=form.cleaned_data["file"],
        )  # fmt: skip
        return _("The scan is kept.")

    def make(data: Any) -> ScanForm:
        return ScanForm(
            data, request.FILES if data else None, initial={"version": minutes.version},
            parties=[] if actor.party_id else parties,
        )  # fmt: skip

    return _asked(request, minutes, make, act, _("Add a scan"))


def _clause(minutes: Minutes, key: str) -> dict[str, str]:
    """What a clause of the version says, by language, with what was changed by hand if it is sealed; Absent."""
    content = reading.as_it_reads(minutes)
    for clause in content["clauses"] if content else ():
        if clause["key"] == key:
            return dict(clause["text"])
    raise Absent


@signed_in
@PAGE
def correct(request: HttpRequest, pk: UUID, key: str) -> HttpResponse:
    """Words a clause otherwise: that makes a new version."""
    minutes = _of_secretary(request, pk)
    held = _clause(minutes, key)
    shown = {f"text_{place}": held.get(tag, "") for place, tag in enumerate(minutes.languages)}

    def make(data: Any) -> ClauseForm:
        return ClauseForm(data, languages=minutes.languages, initial={**shown, "version": minutes.version})

    def act(form: Any) -> str:
        given = form.cleaned_data
        made = making.correct_minutes(
            actor_of(request), minutes_id=pk, version=given["version"], edits=form.edits(key, held),
            reason=given["reason"],
        )  # fmt: skip
        return _("Version %(number)d was made.") % {"number": made.number}

    def beside(form: Any) -> list[dict[str, str]]:
        typed = {tag: form.cleaned_data[f"text_{place}"] for place, tag in enumerate(minutes.languages)}
        return texts_beside(_("Clause"), held, typed)

    text = _("The version you read stays as it is. A new one is made with this wording, and agreed anew.")
    return _asked(request, minutes, make, act, _("Correct a clause"), text=text, beside=beside)


@signed_in
@PAGE
def transcribe(request: HttpRequest, pk: UUID, key: str) -> HttpResponse:
    """Transcribes what was changed by hand in a clause."""
    minutes = _of_secretary(request, pk)
    held = _clause(minutes, key)
    first = minutes.languages[0]

    def make(data: Any) -> TranscribeForm:
        initial = {"version": minutes.version, "language": first, "text": held.get(first, "")}
        return TranscribeForm(data, languages=minutes.languages, initial=initial)

    def act(form: Any) -> str:
        given = form.cleaned_data
        acts.transcribe_change(
            actor_of(request), minutes_id=pk, version=given["version"],
            edit=Edit(key, given["language"], given["text"].replace("\r\n", "\n")),
        )  # fmt: skip
        return _("It is transcribed. The other sides confirm it.")

    text = _("Write the whole clause as it reads on the signed originals.")
    return _asked(request, minutes, make, act, _("Transcribe a handwritten change"), text=text)


@signed_in
@require_POST
def confirm_change(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A side confirms a transcription."""
    actor, version = actor_of(request), version_in(request)
    change = HandwrittenChange.objects.visible_to(actor).filter(pk=pk).first()
    if change is None:
        raise Absent
    return done(
        request, lambda: acts.confirm_change(actor, change_id=pk, version=version),
        _("The transcription is confirmed."), "meetings:minutes", change.minutes_id,
    )  # fmt: skip


@signed_in
@PAGE
def seal(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Seals a version: asked once, since it cannot be undone."""
    minutes = _of_secretary(request, pk)

    def act(form: Any) -> str:
        sealing.seal_minutes(actor_of(request), minutes_id=pk, version=form.cleaned_data["version"])
        return _("The minutes are sealed.")

    text = _(
        "From now on nothing of the record of this session can be changed, by anybody. This cannot be undone."
    )
    return _asked(
        request, minutes, lambda data: SealForm(data, initial={"version": minutes.version}), act,
        _("Seal the minutes"), text=text,
    )  # fmt: skip


@signed_in
@PAGE
def confirmed(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Says by which outcome a later session confirmed the minutes."""
    actor = actor_of(request)
    minutes = _of_secretary(request, pk)
    review = minutes.review
    later = (
        Outcome.objects.visible_to(actor)
        .filter(
            review__body_id=review.body_id,
            review__number__gt=review.number,
            withdrawn_at__isnull=True,
            carried=True,
        )
        .select_related("review__body")
        .order_by("review__number", "number")[:300]
    )
    rows = [(str(each.pk), _outcome_words(each)) for each in later]

    def make(data: Any) -> ConfirmedByForm:
        return ConfirmedByForm(data, outcomes=rows, initial={"version": minutes.version})

    def act(form: Any) -> str:
        given = form.cleaned_data
        acts.confirm_minutes(
            actor, minutes_id=pk, version=given["version"], outcome_id=UUID(given["outcome"])
        )
        return _("It is entered.")

    text = "" if rows else _("No later session of this body has an outcome yet.")
    return _asked(request, minutes, make, act, _("Confirmed by a later session"), text=text)


def _outcome_words(outcome: Outcome) -> str:
    said = marks.plain(outcome.text)[:80]
    kind = sentences.kind_of(outcome, marks.language())
    return f"{labels.numbered(outcome.review)}, {outcome.called}. {said or kind}"


@signed_in
@PAGE
def note(request: HttpRequest, pk: UUID, key: str = "") -> HttpResponse:
    """Notes that one's side disputes a wording."""
    minutes = reading.one(actor_of(request), pk)
    if key:
        _clause(minutes, key)

    def act(form: Any) -> str:
        given = form.cleaned_data
        acts.dispute_wording(
            actor_of(request), minutes_id=pk, version=given["version"], text=given["text"], clause=key
        )
        return _("The note stands beside the minutes.")

    text = _("The sealed text stays. The note is seen by every side and cannot be taken back.")
    return _asked(
        request, minutes, lambda data: NoteForm(data, initial={"version": minutes.version}), act,
        _("Note on the minutes"), text=text,
    )  # fmt: skip
