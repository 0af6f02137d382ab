"""Addresses from which calendars are read, through the API: one's own, made and revoked."""

from collections.abc import Mapping
from typing import Any, ClassVar
from uuid import UUID

import orjson
from django.conf import settings
from django.db.models import TextField, Value
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from rest_framework import serializers
from rest_framework.request import Request

from cooperation import clock
from cooperation.api import conditions
from cooperation.api.bodies import Body, Nothing
from cooperation.api.resources import Resource
from cooperation.api.shapes import Column, Shape, columns
from cooperation.api.views import ActFace
from meetings.models import Feed
from meetings.services.feeds import open_feed, revoke_feed

from .resources import TAG

_ADDRESS = Column(
    "address", Value(None, output_field=TextField()), {"type": "string", "format": "uri"},
    nullable=True, text="Given once, in the answer that made it; null everywhere else.",
)  # fmt: skip

FEEDS = Resource(
    "calendar-feeds",
    Shape(
        "CalendarFeed",
        (*columns(Feed, "id version name body created_at revoked_at last_read_at"), _ADDRESS),
    ),
    Feed.objects.visible_to,
    text="Your addresses from which a calendar is read; `body` null: of all that you see.",
    internal=True,
)


class FeedBody(Body):
    """What it shows and what you call it."""

    body = serializers.UUIDField(required=False, allow_null=True)
    name = serializers.CharField(required=False, allow_blank=True, max_length=100)


class OpenFeed(ActFace):
    """Makes an address and gives it, once: an answer that is repeated for an Idempotency-Key has it no more."""

    tag = TAG
    resource: ClassVar[Resource] = FEEDS
    name = "open_calendar_feed"
    text = (
        "Makes an address from which a calendar is read. `address` is given in this answer alone and is not kept: "
        "not in a list, and not in an answer repeated for an Idempotency-Key."
    )
    body = FeedBody
    status = 201
    if_match = None
    secret = ""

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        feed, self.secret = open_feed(
            self.actor, body_id=data.get("body"), name=data.get("name", ""), now=clock.now()
        )
        return feed.pk

    def post(self, request: Request, **path: UUID) -> HttpResponseBase:
        kept = super().post(request, **path)
        return self._with_address(kept) if self.secret and isinstance(kept, HttpResponse) else kept

    def _with_address(self, kept: HttpResponse) -> HttpResponse:
        """The answer with the address, beside the one without it that may be kept."""
        row: Mapping[str, Any] = orjson.loads(kept.content)
        address = f"{settings.BASE_URL}{reverse('meetings:calendar', args=[self.secret])}"
        response = HttpResponse(
            orjson.dumps({**row, "address": address}), status=kept.status_code, content_type=conditions.JSON
        )
        response["ETag"] = kept["ETag"]
        return conditions.private(response, internal=True)


class RevokeFeed(ActFace):
    """Revokes an address."""

    tag = TAG
    resource: ClassVar[Resource] = FEEDS
    name = "revoke_calendar_feed"
    text = "Revokes an address: nothing is read from it any more."
    body = Nothing

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        return revoke_feed(self.actor, feed_id=path["id"], version=version, now=clock.now()).pk
