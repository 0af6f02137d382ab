"""Wording in brackets: what is proposed for each clause of an outcome, and what is done with it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from cooperation.access import Actor
from cooperation.errors import Absent
from cooperation.ui import marks
from meetings import policies
from meetings.forms.brackets import WordingForm
from meetings.models import Bracket, Outcome, Review
from meetings.rules import brackets as rules
from meetings.selectors import brackets as selectors
from meetings.selectors import labels
from meetings.selectors import sessions as of_sessions
from meetings.services import brackets
from meetings.views.common import REFUSED, actor_of, done, form_once, signed_in, tell, version_in

PAGE = require_http_methods(["GET", "HEAD", "POST"])


@signed_in
@PAGE
def of_outcome(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Every clause of an outcome with the wording proposed for it; a POST proposes another."""
    actor = actor_of(request)
    outcome = Outcome.objects.visible_to(actor).select_related("review__body").filter(pk=pk).first()
    if outcome is None:
        raise Absent
    sides = of_sessions.sides(outcome.review)
    form = WordingForm(
        request.POST or None,
        languages=tuple(outcome.review.body.languages) or ("en", "ru", "be"),
        sides=sides if actor.party_id is None else [],
        initial={"clause": rules.count(outcome.text) + 1},
    )
    status = 400 if request.method == "POST" else 200
    if request.method == "POST" and form.is_valid():
        try:
            return form_once(request, actor, lambda: _propose(request, outcome, form))
        except REFUSED as error:
            status = tell(form, error)
    context = {
        "outcome": outcome,
        "review": outcome.review,
        "name": labels.named(outcome.review),
        "form": form,
    }
    context |= _clauses(actor, outcome, sides)
    return render(request, "meetings/brackets.html", context, status=status)


def _propose(request: HttpRequest, outcome: Outcome, form: WordingForm) -> HttpResponseRedirect:
    given = form.cleaned_data
    party = given.get("party")
    brackets.propose_wording(
        actor_of(request),
        outcome_id=outcome.pk,
        clause=given["clause"],
        text=given["text"],
        party_id=UUID(party) if party else None,
    )
    messages.success(request, _("The wording stands in brackets."))
    return redirect("meetings:brackets", outcome.pk)


def _unsaid(outcome: Outcome, row: Bracket) -> str:
    """The languages in which the clause stands and its proposed wording does not, named."""
    tags = [
        tag
        for tag, words in outcome.text.items()
        if len(rules.clauses(words)) >= row.clause and not row.text.get(tag, "").strip()
    ]
    return ", ".join(marks.own_name(tag) for tag in tags)


def _clauses(actor: Actor, outcome: Outcome, sides: list[Any]) -> dict[str, Any]:
    """The clauses in order: the text as it stands, and each side's wording with its mark."""
    shown = of_sessions.marked(sides)
    proposed: dict[int, list[Any]] = {}
    keeps = (
        policies.may_keep_record(actor, outcome.review)
        and outcome.review.state in (Review.State.IN_SESSION, Review.State.ADJOURNED)
        and outcome.withdrawn_at is None
    )
    for row in selectors.of_outcome(actor, outcome):
        is_open = row.state == Bracket.State.OPEN
        proposed.setdefault(row.clause, []).append(
            {
                "row": row,
                "side": shown.get(row.party_id),
                "open": is_open,
                "decides": keeps and is_open,
                "accepts": keeps and is_open and actor.party_id != row.party_id,
                "drops": keeps and is_open and actor.party_id in (None, row.party_id),
                "unsaid": _unsaid(outcome, row) if is_open else "",
            }
        )
    stands = rules.clauses(marks.plain(outcome.text))
    numbers = sorted({*range(1, len(stands) + 1), *proposed})
    return {
        "clauses": [
            {
                "number": number,
                "text": stands[number - 1] if number <= len(stands) else "",
                "brackets": proposed.get(number, []),
            }
            for number in numbers
        ],
        "n_sides": len(sides),
        "keeps": keeps and outcome.kind != Outcome.Kind.STATEMENT,
    }


def _act(service: Callable[..., Bracket], words: Any) -> Callable[..., HttpResponseBase]:
    """A button on one wording; it leads back to the clauses of the outcome."""

    @signed_in
    @require_POST
    def act(request: HttpRequest, pk: UUID) -> HttpResponse:
        actor, version = actor_of(request), version_in(request)
        of = Bracket.objects.visible_to(actor).filter(pk=pk).values_list("outcome_id", flat=True).first()
        if of is None:
            raise Absent
        go = lambda: service(actor, bracket_id=pk, version=version)  # noqa: E731
        return done(request, go, str(words), "meetings:brackets", of)

    return act


accept = _act(
    brackets.accept_wording, gettext_lazy("The wording is agreed and stands in the text of the outcome.")
)
drop = _act(brackets.drop_wording, gettext_lazy("The wording is dropped."))
disagree = _act(
    brackets.record_disagreement,
    gettext_lazy("The disagreement is recorded with the wording of each side."),
)
