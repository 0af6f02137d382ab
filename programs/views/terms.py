"""Recording until when an agreement runs."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from programs.forms.terms import TermForm
from programs.selectors import registers
from programs.services.agreements import check_keeps
from programs.services.terms import record_term
from programs.views.common import actor_of, signed_in
from programs.views.matters import again, send


@signed_in
@require_http_methods(["GET", "POST"])
def record(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The last day of an agreement's term and the last day for notice."""
    actor = actor_of(request)
    found = registers.one(registers.agreements(actor), pk)
    check_keeps(actor, found)
    now = {"expires_on": found.expires_on, "notice_by": found.notice_by}
    form = TermForm(request.POST or None, initial={**now, "version": found.version})
    status, fields = 200, ()

    def write() -> UUID:
        return record_term(actor, agreement_id=pk, **form.cleaned_data).pk

    if request.method == "POST":
        done = send(request, (form,), write, "programs:agreement", _("The term is on record."))
        if isinstance(done, HttpResponse):
            return done
        status, stale = done
        if stale is not None:
            fields, form = again(form, now, stale)
    context = {"agreement": found, "form": form, "fields": fields}
    return render(request, "programs/agreement_term.html", context, status=status)
