"""The rounds of a programme: what each covers, who has released; opened and closed by the secretaries."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cooperation import clock
from cooperation.errors import Absent, Conflict, Forbidden, Invalid, Stale
from programs import policies
from programs.forms.contributions import RoundForm
from programs.models import Programme, Round
from programs.selectors import rounds as reading
from programs.services.rounds import close_round, open_round
from programs.views.common import actor_of, form_once, signed_in, tell, version_in


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def rounds(request: HttpRequest, code: str) -> HttpResponse:
    """The rounds of a programme, and the form that opens the next."""
    actor = actor_of(request)
    programme: Programme | None = (
        Programme.objects.visible_to(actor).select_related("body").filter(code=code).first()
    )
    if programme is None:
        raise Absent
    keeps = policies.keeps_record(actor, programme.pk)
    form = RoundForm(request.POST or None)
    status = 200
    if request.method == "POST":
        if not keeps:
            raise Forbidden(
                _("Rounds are opened and closed by an executive secretary or the joint secretariat.")
            )
        status = 400
        if form.is_valid():
            try:
                return form_once(request, actor, lambda: _open(request, programme, form))
            except (Invalid, Conflict) as error:
                status = tell(form, error)
    keeps = keeps and actor.takes_part(programme.pk)
    today = clock.today(actor.time_zone)
    context = {
        "programme": programme, "form": form if keeps or form.is_bound else None,
        "rows": [
            {"round": round_, "released": [release.party for release in released],
             "closable": keeps and round_.closed_at is None and round_.cut_off <= today}
            for round_, released in reading.of_programme(actor, programme.pk)
        ],
    }  # fmt: skip
    return render(request, "programs/rounds.html", context, status=status)


def _open(request: HttpRequest, programme: Programme, form: RoundForm) -> HttpResponseRedirect:
    actor, numbers = actor_of(request), form.numbers()
    items = None
    if numbers:
        known = reading.numbered(actor, programme.pk, numbers)
        absent = [number for number in numbers if number not in known]
        if absent:
            raise Invalid.of("items", _("There is no item %(number)s.") % {"number": ", ".join(absent)[:200]})
        items = list(known.values())
    made = open_round(actor, programme_id=programme.pk, given=form.given(items))
    messages.success(request, _("Round %(number)d is open.") % {"number": made.number})
    return redirect("programs:rounds", programme.code)


@signed_in
@require_http_methods(["POST"])
def close(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Closes a round."""
    actor = actor_of(request)
    found: Round | None = Round.objects.visible_to(actor).select_related("programme").filter(pk=pk).first()
    if found is None:
        raise Absent
    try:
        close_round(actor, round_id=pk, version=version_in(request))
    except (Conflict, Stale) as error:
        messages.error(request, error.detail)
    else:
        messages.success(request, _("Round %(number)d is closed.") % {"number": found.number})
    return redirect("programs:rounds", found.programme.code)
