"""What a body decides between its sessions: the list, one decision, and what is done with it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cooperation import clock
from cooperation.access import Actor
from cooperation.errors import Absent
from cooperation.ui import marks
from cooperation.ui.tables import Column, table
from cooperation.ui.when import day
from meetings import policies
from meetings.forms.intersessional import DecisionForm, WhyForm
from meetings.models import IntersessionalDecision, Letter
from meetings.selectors import intersessional as selectors
from meetings.selectors import labels, sentences
from meetings.services import intersessional as services
from meetings.services.effects import LASTING
from meetings.views.agenda import PAGE
from meetings.views.asked import asked
from meetings.views.common import actor_of, done, item_url, signed_in, version_in
from meetings.views.points import body_of
from programs.models import Programme

State, How = IntersessionalDecision.State, IntersessionalDecision.How
TONES = {"pending": "open", "decided": "held", "broken": "cancelled", "withdrawn": "cancelled"}
#: So many of a body's letters are offered, the newest first.
OFFERED = 100


@signed_in
@require_safe
def listing(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The decisions of a body between its sessions, the newest first."""
    actor = actor_of(request)
    body = body_of(actor, pk)
    columns = [
        Column(_("Number"), css="no"), Column(_("Decision"), head=True), Column(_("How it is decided")),
        Column(_("State")), Column(_("Confirmed by")),
    ]  # fmt: skip
    rows = list(selectors.decisions(actor, body=body)[:200])
    programmes = [
        each
        for each in Programme.objects.visible_to(actor).filter(body=body).order_by("code")
        if actor.takes_part(each.pk)
        and policies.may_decide_between(actor, body_id=body.pk, programme_id=each.pk)
    ]
    context = {
        "body": body, "programmes": programmes,
        "table": table(
            columns, (_line(row) for row in rows), caption=_("Decisions between sessions"),
            empty=_("Nothing has been decided between sessions."),
        ),
    }  # fmt: skip
    return render(request, "meetings/intersessional.html", context)


def _line(row: Any) -> list[Any]:
    link = format_html(
        '<a href="{}">{}</a>', reverse("meetings:decision", args=[row.pk]), _lead(row) or marks.text(row.text)
    )
    return [row.called, link, how_words(row), state_badge(row), confirmed_words(row)]


def _lead(row: Any) -> str:
    return sentences.lead(row, row.item_number or "", row.item_title or {}, marks.language())


def how_words(row: Any) -> SafeString:
    """How it is decided, and when."""
    if row.state == State.PENDING:
        return format_html("{} {}", _("silence until"), day(row.silent_until))
    when = day(row.decided_on) if row.decided_on else SafeString("")
    return format_html("{} {}", row.get_how_display(), when)


def state_badge(row: Any) -> SafeString:
    """Its state; that silence was kept and is still to be recorded, is said as well."""
    label = row.get_state_display()
    if row.state == State.PENDING and not services.runs(row):
        label = _("silence was kept, not yet recorded")
    return marks.badge(TONES[row.state], label)


def confirmed_words(row: Any) -> SafeString | str:
    """By which outcome it is confirmed; that it is not, where it is decided."""
    outcome = row.confirmed_by
    if outcome is None:
        return _("not yet confirmed") if row.state == State.DECIDED else ""
    address = reverse("meetings:session", args=[outcome.review_id])
    said = _("%(session)s, outcome %(number)s") % {
        "session": labels.numbered(outcome.review), "number": outcome.called,
    }  # fmt: skip
    return format_html('<a href="{}#outcome-{}">{}</a>', address, outcome.number, said)


def _decision(actor: Actor, pk: UUID) -> Any:
    row = selectors.decisions(actor, pk=pk).first()
    if row is None:
        raise Absent
    return row


@signed_in
@require_safe
def show(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One decision: what, how, on which letters, by whom broken or confirmed."""
    actor = actor_of(request)
    row = _decision(actor, pk)
    rights = {"body_id": row.body_id, "programme_id": row.programme_id}
    present = actor.takes_part(row.programme_id)
    keeps = present and policies.may_decide_between(actor, **rights)
    pending, runs = row.state == State.PENDING, services.runs(row)
    undone = pending or (row.state == State.DECIDED and row.kind not in LASTING)
    context = {
        "decision": row, "body": row.body, "lead": _lead(row), "how": how_words(row), "badge": state_badge(row),
        "kind": row.get_kind_display(), "confirmed": confirmed_words(row),
        "item_url": item_url(row.item_id) if row.item_id else "",
        "letters": row.letters.filter(pk__in=Letter.objects.visible_to(actor).values("pk"))
        .select_related("sender").order_by("sent_on", "pk"),
        "breaks": present and runs and policies.may_break_silence(actor, **rights),
        "closes": keeps and pending and not runs,
        "withdraws": keeps and undone and row.confirmed_by_id is None,
    }  # fmt: skip
    return render(request, "meetings/decision.html", context)


@signed_in
@PAGE
def new(request: HttpRequest, programme: UUID, how: str) -> HttpResponse:
    """Enters a decision by letters, or puts one to the sides by silence."""
    actor = actor_of(request)
    found = Programme.objects.visible_to(actor).select_related("body").filter(pk=programme).first()
    if found is None or how not in How.values:
        raise Absent
    letters = None
    if how == How.LETTERS:
        rows = Letter.objects.visible_to(actor).filter(body=found.body).order_by("-sent_on", "-pk")
        newest = list(rows.values_list("pk", flat=True)[:OFFERED])
        letters = rows.filter(pk__in=newest).select_related("sender")
    forms: list[DecisionForm] = []
    until = clock.today(actor.time_zone) + timedelta(days=found.body.silence_days)

    def make(data: Any) -> Form:
        forms.append(DecisionForm(data, programme=found, letters=letters, initial={"silent_until": until}))
        return forms[-1]

    def act(given: dict[str, Any]) -> tuple[str, Any, str]:
        draft = forms[-1].draft()
        if how == How.LETTERS:
            ids = [letter.pk for letter in given["letters"]]
            row = services.decide_by_letters(actor, programme_id=found.pk, draft=draft, letter_ids=ids)
            return _("The decision is entered."), "meetings:decision", str(row.pk)
        row = services.open_silence(
            actor, programme_id=found.pk, draft=draft, silent_until=given["silent_until"]
        )
        return _("The decision is put to the sides by silence."), "meetings:decision", str(row.pk)

    heading = (
        _("Decision by exchange of letters") if how == How.LETTERS else _("Decision by silence procedure")
    )
    context = {"body": found.body, "programme": found, "heading": heading}
    return asked(request, make, act, template="meetings/decision_new.html", context=context)


def _why(
    request: HttpRequest, pk: UUID, act: Callable[..., Any], said: str, *, needed: bool, heading: str
) -> HttpResponse:
    actor = actor_of(request)
    row = _decision(actor, pk)
    languages = tuple(row.body.languages) or ("en", "ru", "be")

    def make(data: Any) -> Form:
        return WhyForm(data, initial={"version": row.version}, languages=languages, needed=needed)

    def go(given: dict[str, Any]) -> tuple[str, Any, str]:
        act(actor, decision_id=pk, reason=given["reason"], version=given["version"])
        return said, "meetings:decision", str(pk)

    context = {"decision": row, "body": row.body, "heading": heading, "lead": _lead(row)}
    return asked(request, make, go, template="meetings/decision_why.html", context=context)


@signed_in
@PAGE
def break_it(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A side objects, and may say why."""
    return _why(
        request, pk, services.break_silence, _("Silence is broken: nothing is decided."), needed=False,
        heading=_("Break the silence"),
    )  # fmt: skip


@signed_in
@PAGE
def withdraw(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What was entered in error, withdrawn with the reason."""
    return _why(
        request, pk, services.withdraw_decision, _("The decision is withdrawn."), needed=True,
        heading=_("Withdraw the decision"),
    )  # fmt: skip


@signed_in
@require_POST
def close(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Records that silence was kept."""
    actor, version = actor_of(request), version_in(request)
    _decision(actor, pk)
    return done(
        request, lambda: services.close_silence(actor, decision_id=pk, version=version),
        _("The decision is taken by silence."), "meetings:decision", pk,
    )  # fmt: skip


def way_of_body(request: HttpRequest, body: Any) -> str:
    """From the page of a body to what it decides between sessions."""
    address = reverse("meetings:decisions", args=[body.pk])
    return format_html_join(
        "", '<p class="ways"><a href="{}">{}</a></p>', [(address, _("Decisions between sessions"))]
    )
