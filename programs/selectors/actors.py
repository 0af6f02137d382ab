"""How a signed-in user becomes an Actor: person -> appointments held today -> posts -> rights."""

from typing import Any
from uuid import UUID

from django.db import connection

from cooperation import clock
from cooperation.access import Actor, Right, Role, actor_loader

# One statement: the rights of the posts held today, or of the service account itself, with what each opens; beside each
# of them (or alone, where there is none) the person and the party acted for, which the first right with a party names.
_ACTOR = """
WITH held AS MATERIALIZED (
SELECT g.id, g.role, g.body_id, g.organisation_id, g.party_id, g.post_id,
       ARRAY(SELECT p.id FROM programs_programme p
              WHERE p.body_id = g.body_id AND (g.programme_id IS NULL OR p.id = g.programme_id)) AS programmes,
       ARRAY(SELECT m.party_id FROM programs_member m WHERE m.body_id = g.body_id) AS parties
  FROM programs_grant g
 WHERE g.user_id = %(user)s
    OR g.post_id IN (SELECT a.post_id FROM programs_appointment a JOIN programs_person h ON h.id = a.person_id
                      WHERE h.user_id = %(user)s AND a.held @> %(today)s::date)
)
SELECT h.id, y.id, y.code, y.short_name, y.name,
       (SELECT min(m."order") FROM programs_member m
         WHERE m.party_id = y.id AND m.body_id = (SELECT body_id FROM held ORDER BY id LIMIT 1)),
       held.role, held.body_id, held.organisation_id, held.party_id, held.post_id, held.programmes, held.parties
  FROM (SELECT 1) one
  LEFT JOIN programs_person h ON h.user_id = %(user)s
  LEFT JOIN programs_party y ON y.id = coalesce(
       (SELECT party_id FROM held WHERE party_id IS NOT NULL ORDER BY id LIMIT 1), h.party_id)
  LEFT JOIN held ON true
 ORDER BY held.id
"""


@actor_loader
def load(user: Any) -> Actor:
    """The Actor that `user` is at this instant: one statement, whatever its rights."""
    with connection.cursor() as cursor:
        cursor.execute(_ACTOR, {"user": user.pk, "today": clock.today()})
        found = cursor.fetchall()
    person_id, _own_party, code, short_name, name, order = found[0][:6]
    rows = [row[6:] for row in found if row[6] is not None]
    party_id: UUID | None = next((row[3] for row in rows if row[3]), None)
    rights = tuple(
        Right(Role(role), body, frozenset(programmes), organisation)
        for role, body, organisation, party, _post, programmes, _parties in rows
        if party == party_id
    )
    joint = party_id is None
    return Actor(
        kind="service" if user.is_service else "person",
        user_id=user.pk,
        name=user.name,
        party_id=party_id,
        party_code=(code or "") if not joint else "",
        party_name=_json(short_name) or _json(name) if not joint else {},
        side_order=(order or 0) if not joint else 0,
        person_id=person_id,
        post_id=next((row[4] for row in rows if row[4]), None),
        rights=rights,
        programme_ids=frozenset(i for right in rights for i in right.programme_ids),
        body_ids=frozenset(right.body_id for right in rights),
        party_ids=frozenset(i for row in rows for i in row[6]),
        is_administrator=user.is_administrator,
        language=user.language,
        time_zone=user.time_zone,
    )


def _json(value: Any) -> dict[str, str]:
    import json

    if isinstance(value, str):
        return dict(json.loads(value))
    return dict(value or {})
