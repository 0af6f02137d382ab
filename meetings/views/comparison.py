"""What sessions add to the comparison of positions: the point of an agenda on which an item stands."""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from meetings.models import AgendaItem
from meetings.selectors import labels, points
from meetings.views.common import actor_of


def next_steps(request: HttpRequest, programme_id: UUID, ids: Sequence[UUID]) -> Mapping[UUID, SafeString]:
    """By item, the link to its point on an agenda ahead."""
    found = points.points_of_items(actor_of(request), programme_id, ids)
    return {item_id: _linked(point) for item_id, point in found.items()}


def _linked(point: AgendaItem) -> SafeString:
    return format_html(
        '<a href="{}">{}</a>',
        reverse("meetings:session", args=[point.review_id]),
        _("%(session)s, point %(number)d")
        % {"session": labels.numbered(point.review), "number": point.position},
    )


def to_agenda(request: HttpRequest, entry: Any) -> str:
    """The point on which an item stands, or the way to propose one. `entry` has `item_id`, `number`, `programme_id`."""
    actor = actor_of(request)
    standing = points.points_of_items(actor, entry.programme_id, [entry.item_id])
    if entry.item_id in standing:
        return _linked(standing[entry.item_id])
    review = points.open_to_points(actor, entry.programme_id)
    if review is None:
        return ""
    return format_html(
        '<a class="btn quiet small" data-key="g" href="{}?{}">{}</a>',
        reverse("meetings:add-point", args=[review.pk]),
        urlencode({"item": entry.number}),
        _("To the agenda of the %(session)s") % {"session": labels.numbered(review)},
    )
