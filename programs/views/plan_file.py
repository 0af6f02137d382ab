"""The plan as a file to take along, and to edit and bring back."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from programs.exports.plan_files import plan_file
from programs.selectors import editions
from programs.views.common import actor_of, signed_in


@signed_in
@require_safe
def file(request: HttpRequest, code: str, form: str) -> HttpResponseBase:
    """The plan as `?edition=` has it, by default the one in force, as XLSX or CSV."""
    actor = actor_of(request)
    programme = editions.programme(actor, code)
    return plan_file(actor, programme, request.GET.get("edition", ""), form).answer()
