"""Who holds which right through a post today: the people of whom a duty is asked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection

from cooperation.access import Actor, Role

#: Who holds an appointment `a` on the day that it is at %(now)s where they are.
IN_OFFICE = """
  JOIN programs_person h ON h.id = a.person_id
  JOIN accounts_user u ON u.id = h.user_id AND u.is_active AND NOT u.is_service
   AND a.held @> (%(now)s::timestamptz AT TIME ZONE u.time_zone)::date
"""
_HOLDERS = f"""
SELECT DISTINCT u.id, u.time_zone, coalesce(y.code, ''), g.role, g.body_id, g.programme_id, g.organisation_id, g.post_id
  FROM programs_grant g
  JOIN programs_appointment a ON a.post_id = g.post_id {IN_OFFICE}
  LEFT JOIN programs_party y ON y.id = h.party_id AND y.kind = 'state'
 WHERE g.party_id IS NOT DISTINCT FROM %(party)s::uuid AND g.role = ANY(%(roles)s)
 ORDER BY 1, 4, 5
"""  # noqa: S608 (only constants are joined)


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


def holders(actor: Actor, roles: Iterable[Role], *, now: datetime) -> list[Holder]:
    """Who holds one of `roles` for the actor's side today, where they are; of a joint secretariat where it has none."""
    parameters = {"party": actor.party_id, "roles": [str(role) for role in roles], "now": now}
    with connection.cursor() as cursor:
        cursor.execute(_HOLDERS, parameters)
        return [Holder(*row) for row in cursor.fetchall()]
