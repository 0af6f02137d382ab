"""The page of a post: who held it on a day, and who inherited its duties."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cooperation import clock
from cooperation.ui.when import day_in
from programs.selectors import posts
from programs.views.common import actor_of, signed_in


@signed_in
@require_safe
def show(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One post today, or on the day that the address names (`?on=2012-10-29`)."""
    actor = actor_of(request)
    today = clock.today(actor.time_zone)
    on = day_in(request, "on") or today
    found = posts.holding(actor, pk, on, today)
    return render(
        request, "programs/post.html", {"found": found, "post": found.post, "on": on, "today": today}
    )
