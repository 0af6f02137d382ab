"""The page of a body: its mandate, members, who presides when, and its rules of procedure."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cooperation import clock
from programs.models import Body, Member, Presidency, Programme
from programs.selectors import registers
from programs.views.common import actor_of, signed_in


@signed_in
@require_safe
def show(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One body."""
    actor = actor_of(request)
    found: Body = registers.one(Body.objects.visible_to(actor).select_related("parent"), pk)
    members = (
        Member.objects.visible_to(actor).filter(body=found).select_related("party", "chair__organisation")
    )
    presidencies = Presidency.objects.visible_to(actor).filter(body=found).select_related("party")
    today = clock.today(actor.time_zone)
    context = {
        "body": found, "members": members.order_by("order", "id")[:200],
        "presidencies": [
            (row, row.held.lower <= today and (row.held.upper is None or today < row.held.upper))
            for row in presidencies.order_by("-held")[:60]
        ],
        "programmes": Programme.objects.visible_to(actor).filter(body=found).order_by("code"),
    }  # fmt: skip
    return render(request, "programs/body.html", context)
