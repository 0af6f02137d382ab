"""Who holds which right through a post today: the people of whom a duty is asked."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection

from cooperation.access import Actor, Role
from programs.models import Post, Side

#: Who holds an appointment `a` on the day that it is at %(now)s where they are.
IN_OFFICE = """
  JOIN programs_person h ON h.id = a.person_id
  JOIN accounts_user u ON u.id = h.user_id AND u.is_active AND NOT u.is_service
   AND a.held @> (%(now)s::timestamptz AT TIME ZONE u.time_zone)::date
"""
_HOLDERS_OF_ALL = f"""
SELECT DISTINCT u.id, u.time_zone, coalesce(y.code, ''), g.role, g.body_id, g.programme_id, g.organisation_id, g.post_id
  FROM programs_grant g
  JOIN programs_appointment a ON a.post_id = g.post_id {IN_OFFICE}
  LEFT JOIN programs_party y ON y.id = h.party_id AND y.kind = 'state'
 WHERE g.role = ANY(%(roles)s)
"""  # noqa: S608 (only constants are joined)
_HOLDERS = f"{_HOLDERS_OF_ALL} AND g.party_id IS NOT DISTINCT FROM %(party)s::uuid ORDER BY 1, 4, 5"


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who holds a right of a side today.

    `country`: ISO 3166-1 code of the State whose working days are theirs, "" where none is known. `programme_id` empty:
    on all programmes of the body.
    """

    user_id: UUID
    time_zone: str
    country: str
    role: str
    body_id: UUID
    programme_id: UUID | None
    organisation_id: UUID | None
    post_id: UUID

    def covers(self, body_id: UUID, programme_id: UUID | None) -> bool:
        """Whether the right is held on that programme of that body."""
        return self.body_id == body_id and self.programme_id in (None, programme_id)


_OF_POSTS = f"""
SELECT DISTINCT a.post_id, u.id, u.time_zone, a.acting FROM programs_appointment a {IN_OFFICE}
 WHERE a.post_id = ANY(%(posts)s::uuid[]) ORDER BY 1, 2
"""  # noqa: S608


@dataclass(frozen=True, slots=True)
class InOffice:
    """Somebody with an account who holds a post today, with or without a right."""

    user_id: UUID
    time_zone: str
    acting: bool


def in_office(post_ids: Iterable[UUID], *, now: datetime) -> dict[UUID, list[InOffice]]:
    """Who holds each of these posts today, where they are; a post that nobody with an account holds is left out."""
    found: dict[UUID, list[InOffice]] = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(_OF_POSTS, {"posts": list(post_ids), "now": now})
        for post_id, *one in cursor.fetchall():
            found[post_id].append(InOffice(*one))
    return dict(found)


def superiors(actor: Actor, post_ids: Iterable[UUID], *, now: datetime) -> dict[UUID, list[InOffice]]:
    """Of each of these posts of the actor's side, who holds the post to which it reports; where nobody does, the next
    one above. Nobody: an empty list.
    """
    rows = Post.unscoped.filter(organisation__party_id=actor.side_id, superior__isnull=False)
    reports_to = dict(rows.values_list("pk", "superior_id"))
    held = in_office(set(reports_to.values()), now=now) if reports_to else {}
    return {post_id: _above(post_id, reports_to, held) for post_id in post_ids}


def _above(
    post_id: UUID, reports_to: Mapping[UUID, UUID | None], held: Mapping[UUID, list[InOffice]]
) -> list[InOffice]:
    met = {post_id}
    above = reports_to.get(post_id)
    while above is not None and above not in met and above not in held:
        met.add(above)
        above = reports_to.get(above)
    return held.get(above, []) if above is not None and above not in met else []


def holders(actor: Actor, roles: Iterable[Role], *, now: datetime) -> list[Holder]:
    """Who holds one of `roles` for the actor's side today, where they are; of a joint secretariat where it has none."""
    parameters = {"party": actor.party_id, "roles": [str(role) for role in roles], "now": now}
    with connection.cursor() as cursor:
        cursor.execute(_HOLDERS, parameters)
        return [Holder(*row) for row in cursor.fetchall()]


def holders_of_all_sides(roles: Iterable[Role], *, now: datetime) -> list[Holder]:
    """Who holds one of `roles` today, for whichever side, where they are."""
    with connection.cursor() as cursor:
        cursor.execute(_HOLDERS_OF_ALL, {"roles": [str(role) for role in roles], "now": now})
        return [Holder(*row) for row in cursor.fetchall()]


def partaken(actor: Actor, day: date) -> dict[UUID, UUID]:
    """The programmes in which the actor's side takes part on `day`, each with its body. For the worker, as
    that side; LookupError where the actor acts for none.
    """
    rows = Side.unscoped.filter(party_id=actor.side_id).present(day)
    return dict(rows.values_list("programme_id", "programme__body_id"))
