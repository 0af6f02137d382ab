"""Which steps of a schedule have been done, as the record itself tells: nobody notes twice what is on record.

Proposals for the agenda and the report are noted by hand.
"""

from typing import Any

from django.db.models import BooleanField, Case, DateField, F, Func, Value, When
from django.db.models.lookups import IsNull

from meetings.models import ScheduleStep

Kind = ScheduleStep.Kind

#: Every side that takes part on the first day of the session has released its set in the round: the day of the last.
_RELEASED = """(
    SELECT CASE WHEN count(*) = count(f.first) THEN (max(f.first) AT TIME ZONE r.time_zone)::date END
      FROM meetings_review r
      JOIN programs_side s ON s.programme_id = r.programme_id AND cooperation_within(s.since, s.until, r.starts_on)
     CROSS JOIN LATERAL (SELECT min(e.released_at) AS first FROM programs_release e
                          WHERE e.round_id = r.round_id AND e.party_id = s.party_id) f
     WHERE r.id = %(expressions)s GROUP BY r.time_zone)"""

#: There is an agenda, and each paper that goes to the sides is final in every working language: the day of the last.
#: What is kept to some has no say, since all see the schedule.
_PAPERS_OUT = """(
    SELECT CASE WHEN bool_and(f.finals = cardinality(b.languages)) THEN max(f.last) END
      FROM meetings_review r JOIN programs_body b ON b.id = r.body_id
      JOIN meetings_paper p ON p.review_id = r.id AND p.audience IN ('shared', 'public')
     CROSS JOIN LATERAL (SELECT count(*) AS finals, max(v."on") AS last FROM meetings_paperversion v
                          WHERE v.paper_id = p.id AND v.state = 'final' AND v.language = ANY(b.languages)) f
     WHERE r.id = %(expressions)s AND EXISTS (SELECT 1 FROM meetings_agendaitem a WHERE a.review_id = r.id))"""

#: The first version of the minutes was made.
_DRAFTED = """(
    SELECT (min(m.made_at) AT TIME ZONE r.time_zone)::date
      FROM meetings_review r JOIN meetings_minutes m ON m.review_id = r.id
     WHERE r.id = %(expressions)s GROUP BY r.time_zone)"""

#: Every side that still takes part has done so with one version of the minutes: the day of the last, of the first one.
_DONE_BY_ALL = """(
    SELECT max(a.done_on)
      FROM meetings_review r
      JOIN meetings_minutes m ON m.review_id = r.id
      JOIN meetings_minutesact a ON a.minutes_id = m.id AND a.kind = '{kind}'
     WHERE r.id = %(expressions)s AND NOT EXISTS (
        SELECT 1 FROM programs_side s
         WHERE s.programme_id = r.programme_id AND cooperation_within(s.since, s.until, r.starts_on)
           AND cooperation_within(s.since, s.until, (transaction_timestamp() AT TIME ZONE r.time_zone)::date)
           AND NOT EXISTS (SELECT 1 FROM meetings_minutesact e
                            WHERE e.minutes_id = m.id AND e.kind = '{kind}' AND e.party_id = s.party_id))
     GROUP BY m.number ORDER BY m.number LIMIT 1)"""

#: Every side that takes part on the first day has named its delegation; on which day is not kept.
_NAMED = """(
    SELECT bool_and(EXISTS (
        SELECT 1 FROM meetings_delegation d JOIN meetings_delegate e ON e.delegation_id = d.id
         WHERE d.review_id = r.id AND d.party_id = s.party_id)) IS TRUE
      FROM meetings_review r
      JOIN programs_side s ON s.programme_id = r.programme_id AND cooperation_within(s.since, s.until, r.starts_on)
     WHERE r.id = %(expressions)s)"""


def _day(template: str) -> Any:
    return Func(F("review_id"), template=template, output_field=DateField())


#: Of a step: the day on which what it asks for had happened; NULL where it has not, or where the day is not kept.
HAPPENED_ON: Any = Case(
    When(kind=Kind.POSITIONS, then=_day(_RELEASED)),
    When(kind=Kind.PAPERS, then=_day(_PAPERS_OUT)),
    When(kind=Kind.DRAFT, then=_day(_DRAFTED)),
    When(kind=Kind.SIGNATURE, then=_day(_DONE_BY_ALL.format(kind="signed"))),
    When(kind=Kind.APPROVAL, then=_day(_DONE_BY_ALL.format(kind="approved"))),
    default=Value(None),
    output_field=DateField(),
)

_ALL_NAMED: Any = Func(F("review_id"), template=_NAMED, output_field=BooleanField())

#: Whether a step is done: as somebody noted, or as the record tells.
DONE: Any = Case(
    When(done_on__isnull=False, then=Value(True)),
    When(kind=Kind.DELEGATIONS, then=_ALL_NAMED),
    default=IsNull(HAPPENED_ON, False),
    output_field=BooleanField(),
)
