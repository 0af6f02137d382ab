"""Addresses from which calendars are read: made and revoked by their person, read by whoever knows the secret."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from django.core.cache import cache
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import override

from cooperation.access import Actor, acting_as, actor_of, verb
from cooperation.accounts.models import User
from cooperation.errors import Absent, Conflict, Forbidden, Invalid, check_version
from cooperation.texts import pick
from meetings.models import Feed
from meetings.rules.ical import calendar
from meetings.selectors import events

#: How many addresses one person may have at a time.
LIMIT = 20
#: `last_read_at` is no more exact than this.
READ_NOTED_EVERY = timedelta(minutes=5)
_KEPT = 400 * 24 * 3600


@verb
def open_feed(actor: Actor, *, body_id: UUID | None, name: str, now: datetime) -> tuple[Feed, str]:
    """Makes an address of all that the actor sees, or of one body as they see it: the row, and its secret of 256 bits.

    The secret is not kept: it is given here and never again. Forbidden to whoever is no person. Invalid: /body,
    /name. Conflict where there are LIMIT addresses already.
    """
    if actor.kind != "person" or actor.user_id is None:
        raise Forbidden(_("Only a person has calendar addresses."))
    name = " ".join(name.split())
    if len(name) > 100 or "\x00" in name:
        raise Invalid.of("name", _("Give a name of at most 100 characters."))
    if body_id is not None and body_id not in actor.body_ids:
        raise Invalid.of("body", _("Choose one of your bodies."))
    # One at a time, so that they can be counted.
    User.objects.select_for_update(no_key=True).get(pk=actor.user_id)
    if Feed.objects.visible_to(actor).filter(revoked_at=None).count() >= LIMIT:
        raise Conflict(_("You have as many addresses as one person may have. Revoke one that is not used."))
    secret = secrets.token_urlsafe(32)
    feed = Feed.unscoped.create(
        user_id=actor.user_id, body_id=body_id, name=name, digest=_digest(secret), created_at=now
    )
    return feed, secret


@verb
def revoke_feed(actor: Actor, *, feed_id: UUID, version: int | None, now: datetime) -> Feed:
    """Nothing is read from the address from now on; what was revoked stays so. Absent, Stale."""
    seen = Feed.objects.visible_to(actor).filter(pk=feed_id).exists()
    if not seen:
        raise Absent
    feed: Feed = Feed.unscoped.select_for_update().get(pk=feed_id)
    if feed.revoked_at is not None:
        return feed
    check_version(feed.version, version)
    feed.revoked_at, feed.version = now, feed.version + 1
    feed.save(update_fields=["revoked_at", "version"])
    return feed


def _digest(secret: str) -> bytes:
    return hashlib.sha256(secret.encode("utf-8", "surrogateescape")).digest()


@dataclass(frozen=True, slots=True)
class Read:
    """A calendar as it is served: `changed` is since when its bytes have been these, aware, to the second."""

    content: bytes
    etag: str
    changed: datetime


def read_feed(secret: str, *, now: datetime) -> Read | None:
    """The calendar behind an address, as its person may see it at this instant; None where there is none (any more).

    An unknown address, a revoked one and one whose person's account is closed cost the same: one look for the digest.
    """
    feed = (
        Feed.unscoped.select_related("user", "body")
        .filter(digest=_digest(secret), revoked_at=None, user__is_active=True)
        .first()
    )
    if feed is None:
        return None
    actor = actor_of(feed.user)
    with acting_as(actor):
        content = _content(actor, feed, now)
        stale = Q(last_read_at=None) | Q(last_read_at__lt=now - READ_NOTED_EVERY)
        Feed.unscoped.filter(stale, pk=feed.pk).update(last_read_at=now)
    etag = hashlib.sha256(content).hexdigest()[:32]
    return Read(content, f'"{etag}"', _since(feed, etag, now))


def _content(actor: Actor, feed: Feed, now: datetime) -> bytes:
    found = events.of_calendar(actor, body_id=feed.body_id, now=now)
    with override(actor.language):
        name = feed.name
        if not name and feed.body is not None and feed.body_id in actor.body_ids:
            name = pick(feed.body.short_name or feed.body.name, actor.language)[1]
        name = name or _("Sessions and deadlines")
    return calendar(found, method="PUBLISH", name=name, language=actor.language)


def _since(feed: Feed, etag: str, now: datetime) -> datetime:
    """Since when the feed has had this content, as far as is known here: else since now, and it is sent in full.

    What was last changed does not say: a session may be gone because a right ended. Two contents never share a second.
    """
    key = f"calendar:{feed.pk}"
    known = cache.get(key)
    if known and known[0] == etag:
        return datetime.fromtimestamp(known[1], UTC)
    second = int(now.timestamp())
    if known:
        second = max(second, known[1] + 1)
    cache.set(key, (etag, second), _KEPT)
    return datetime.fromtimestamp(second, UTC)
