"""How a signed-in user becomes an Actor: person -> appointments held today -> posts -> rights."""

import json
from typing import Any
from uuid import UUID

from allauth.account.auth_backends import AuthenticationBackend
from django.db import connection

from cooperation import clock
from cooperation.access import Actor, Right, Role, actor_loader
from cooperation.accounts.models import User
from cooperation.prepared import Kept, Place

# One statement: the account, and the rights of the posts held today (where the user is), or of the service account
# itself, with what each opens; beside each of them (or alone, where there is none) the person and the party acted for,
# which the first right with a party names. `away`: programmes of the right of which that party is no side today, as
# services.sides.check_present asks it of one.
_ACTOR = """
WITH today AS MATERIALIZED (
SELECT (%s AT TIME ZONE (SELECT time_zone FROM accounts_user WHERE id = %s))::date AS day
), held AS MATERIALIZED (
SELECT g.id, g.role, g.body_id, g.organisation_id, g.party_id, g.post_id,
       ARRAY(SELECT p.id FROM programs_programme p
              WHERE p.body_id = g.body_id AND (g.programme_id IS NULL OR p.id = g.programme_id)) AS programmes,
       ARRAY(SELECT m.party_id FROM programs_member m WHERE m.body_id = g.body_id) AS parties,
       ARRAY(SELECT p.id FROM programs_programme p
              WHERE p.body_id = g.body_id AND (g.programme_id IS NULL OR p.id = g.programme_id)
                AND g.party_id IS NOT NULL
                AND NOT EXISTS (SELECT 1 FROM programs_side s, today
                                 WHERE s.programme_id = p.id AND s.party_id = g.party_id
                                   AND cooperation_within(s.since, s.until, today.day))) AS away,
       (SELECT b.review_word FROM programs_body b WHERE b.id = g.body_id) AS word
  FROM programs_grant g
 WHERE g.user_id = %s
    OR g.post_id IN (SELECT a.post_id FROM programs_appointment a JOIN programs_person h ON h.id = a.person_id
                      WHERE h.user_id = %s AND a.held @> (SELECT day FROM today))
)
SELECT h.id, y.id, y.code, y.short_name, y.name,
       (SELECT min(m."order") FROM programs_member m
         WHERE m.party_id = y.id AND m.body_id = (SELECT body_id FROM held ORDER BY id LIMIT 1)),
       held.role, held.body_id, held.organisation_id, held.party_id, held.post_id, held.programmes, held.parties,
       held.away, held.word, {account}
  FROM accounts_user u
  LEFT JOIN programs_person h ON h.user_id = u.id
  LEFT JOIN programs_party y ON y.id = coalesce(
       (SELECT party_id FROM held WHERE party_id IS NOT NULL ORDER BY id LIMIT 1), h.party_id)
  LEFT JOIN held ON true
 WHERE u.id = %s
 ORDER BY held.id
"""
_COLUMNS = [field.column for field in User._meta.concrete_fields]
_KEPT = Kept(
    _ACTOR.format(account=", ".join(f'u."{column}"' for column in _COLUMNS)),
    (Place("now"), Place("user"), Place("user"), Place("user"), Place("user")),
)
#: Columns of a row about the person and party, and about them and one right; those of the account follow.
_WHO, _WHOLE = 6, 15
Rows = list[tuple[Any, ...]]


def _rows(user_id: UUID) -> Rows:
    with connection.cursor() as cursor:
        _KEPT.execute(cursor, {"user": user_id, "now": clock.now()})
        found: Rows = cursor.fetchall()
    return found


class Accounts(AuthenticationBackend):  # type: ignore[misc]
    """Signs people in as allauth does; the account of a session comes with its rights, in one statement."""

    def get_user(self, user_id: Any) -> User | None:
        """The account as it is now; None where there is none, or it may no longer sign in."""
        found = _rows(User._meta.pk.to_python(user_id))
        if not found:
            return None
        user = User.from_db(connection.alias, _COLUMNS, found[0][_WHOLE:])
        # Of this request alone: load() takes them.
        user._rights = found  # type: ignore[attr-defined]
        return user if self.user_can_authenticate(user) else None


@actor_loader
def load(user: Any) -> Actor:
    """The Actor that `user` is at this instant: at most one statement, whatever its rights.

    It acts for one party, that of its first right; what it holds for another counts for nothing meanwhile. An
    administrator runs the installation and reads no programme, whatever rights the account is given.
    """
    found: Rows | None = getattr(user, "_rights", None)
    if found is None:
        found = _rows(user.pk)
    else:
        del user._rights
    person_id, _own_party, code, short_name, name, order = found[0][:_WHO]
    rows = [row[_WHO:_WHOLE] for row in found if row[_WHO] is not None and not user.is_administrator]
    party_id: UUID | None = next((row[3] for row in rows if row[3]), None)
    rows = [row for row in rows if row[3] == party_id]
    rights = tuple(
        Right(Role(role), body, frozenset(programmes), organisation)
        for role, body, organisation, _party, _post, programmes, *_rest in rows
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
        away_ids=frozenset(i for row in rows for i in row[7]),
        review_words=frozenset(row[8] for row in rows),
        is_administrator=user.is_administrator,
        language=user.language,
        time_zone=user.time_zone,
    )


def _json(value: Any) -> dict[str, str]:
    if isinstance(value, str):
        return dict(json.loads(value))
    return dict(value or {})
