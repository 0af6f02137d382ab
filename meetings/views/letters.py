"""The correspondence of a body."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cooperation.access import Actor
from cooperation.errors import Absent, Forbidden
from meetings import policies
from meetings.forms.letters import LetterForm
from meetings.models import Letter, Referral
from meetings.selectors.referrals import of_body
from meetings.services import letters
from meetings.views.agenda import PAGE
from meetings.views.asked import asked, texts_beside
from meetings.views.common import actor_of, signed_in
from meetings.views.points import body_of
from programs.models import Body, Document, Party, Programme
from programs.services.documents import attach

SHOWN = 50
_TYPED = (
    "sender",
    "recipient",
    "sender_name",
    "recipient_name",
    "number",
    "received_number",
    "sent_on",
    "received_on",
)


@signed_in
@require_safe
def listing(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The letters of a body, the newest first; `?before=` goes on after the letter of this id."""
    actor = actor_of(request)
    body = body_of(actor, pk)
    rows = Letter.objects.visible_to(actor).filter(body=body)
    last = rows.filter(pk=_id(request.GET.get("before", ""))).values_list("sent_on", "pk").first()
    if last is not None:
        rows = rows.filter(sent_on__lt=last[0]) | rows.filter(sent_on=last[0], pk__lt=last[1])
    found = list(
        rows.select_related("sender", "recipient", "answers", "document", "referral__outcome__review")
        .prefetch_related("answered_by")
        .order_by("-sent_on", "-pk")[: SHOWN + 1]
    )
    shown, more = found[:SHOWN], len(found) > SHOWN
    context = {
        "body": body, "letters": _with_files(actor, shown),
        "following": f"?{urlencode({'before': shown[-1].pk})}" if more else "",
        "keeps": policies.may_keep_letters(actor, pk),
    }  # fmt: skip
    return render(request, "meetings/letters.html", context)


def _id(given: str) -> UUID | None:
    try:
        return UUID(given)
    except ValueError:
        return None


def _with_files(actor: Actor, rows: list[Letter]) -> list[dict[str, Any]]:
    """Letters with the files that the reader may open."""
    named = [row.document_id for row in rows if row.document_id]
    seen = {one.pk: one for one in Document.objects.visible_to(actor).filter(pk__in=named)} if named else {}
    return [
        {
            "row": row,
            "file": seen.get(row.document_id) if row.document_id else None,
            "referral": row.referral and {"url": _session_of(actor, row.referral)},
        }
        for row in rows
    ]


def _session_of(actor: Actor, referral: Referral) -> str:
    """Where the session shows what it referred; "" where the reader does not work in its body."""
    outcome = referral.outcome
    if outcome.review.body_id not in actor.body_ids:
        return ""
    return f"{reverse('meetings:session', args=[outcome.review_id])}#outcome-{outcome.number}"


def _choices(actor: Actor, body: Body, letter: Letter | None = None) -> dict[str, Any]:
    others = Letter.unscoped.filter(body=body).order_by("-sent_on", "-pk")
    referrals = of_body(actor, body.pk)
    if letter is not None and letter.referral_id is not None:
        # What was withdrawn since stays with the letter that answered it.
        referrals |= Referral.unscoped.filter(pk=letter.referral_id)
    return {
        "parties": Party.unscoped.filter(memberships__body=body).distinct().order_by("code"),
        "letters": others.exclude(pk=letter.pk) if letter else others,
        "referrals": referrals.select_related("outcome", "to_body", "to_organisation").order_by(
            "-entered_at", "-pk"
        ),
    }


def _draft(actor: Actor, body: Body, given: dict[str, Any]) -> letters.LetterDraft:
    document = None
    if given["file"]:
        programme = Programme.objects.visible_to(actor).filter(body=body).order_by("pk").first()
        document = attach(actor, file=given["file"], programme_id=programme.pk if programme else body.pk).pk
    return letters.LetterDraft(
        subject=given["subject"], sent_on=given["sent_on"], sender_id=given["sender"] and given["sender"].pk,
        sender_name=given["sender_name"], recipient_id=given["recipient"] and given["recipient"].pk,
        recipient_name=given["recipient_name"], number=given["number"], received_number=given["received_number"],
        received_on=given["received_on"], answers_id=given["answers"] and given["answers"].pk, document_id=document,
        referral_id=given["referral"] and given["referral"].pk,
    )  # fmt: skip


def _check(actor: Actor, body: Body) -> None:
    if not policies.may_keep_letters(actor, body.pk):
        raise Forbidden(_("The correspondence is kept by an executive secretary or the joint secretariat."))


@signed_in
@PAGE
def new(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Enters a letter; `?answers=` names the one that it answers, `?referral=` what a session has referred."""
    actor = actor_of(request)
    body = body_of(actor, pk)
    _check(actor, body)
    initial = {name: _id(request.GET.get(name, "")) for name in ("answers", "referral")}

    def make(data: Any) -> Form:
        return LetterForm(
            data, request.FILES if data is not None else None, initial=initial, **_choices(actor, body)
        )

    def act(given: dict[str, Any]) -> tuple[str, Any, str]:
        letters.enter_letter(actor, body_id=pk, draft=_draft(actor, body, given))
        return _("The letter is entered."), "meetings:letters", str(pk)

    context = {"body": body, "heading": _("Enter a letter")}
    return asked(request, make, act, template="meetings/letter.html", context=context)


@signed_in
@PAGE
def edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Corrects a letter, or completes it when it has arrived."""
    actor = actor_of(request)
    letter: Letter | None = (
        Letter.objects.visible_to(actor).select_related("body", "document").filter(pk=pk).first()
    )
    if letter is None:
        raise Absent
    _check(actor, letter.body)
    initial = {name: getattr(letter, name) for name in (*_TYPED, "subject", "answers", "referral", "version")}

    def make(data: Any) -> Form:
        files = request.FILES if data is not None else None
        return LetterForm(data, files, initial=initial, **_choices(actor, letter.body, letter))

    def act(given: dict[str, Any]) -> tuple[str, Any, str]:
        draft = _draft(actor, letter.body, given)
        letters.edit_letter(actor, letter_id=pk, draft=draft, version=given["version"])
        return _("The letter is changed."), "meetings:letters", str(letter.body_id)

    def beside(form: Form) -> list[dict[str, str]]:
        given = form.cleaned_data
        rows = texts_beside(_("Subject"), letter.subject, given["subject"])
        for name in ("number", "received_number", "sent_on", "received_on", "sender_name", "recipient_name"):
            theirs, yours = str(getattr(letter, name) or ""), str(given[name] or "")
            if theirs != yours:
                rows.append({"label": str(form.fields[name].label), "theirs": theirs, "yours": yours})
        return rows

    context = {"body": letter.body, "heading": _("Change the letter"), "file": letter.document}
    return asked(request, make, act, template="meetings/letter.html", context=context, beside=beside)
