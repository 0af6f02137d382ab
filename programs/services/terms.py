"""Until when an agreement runs, and until when notice may be given: as the parties recorded it, not computed."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from cooperation.access import Actor, verb
from cooperation.errors import Invalid, check_version
from programs.models import Agreement
from programs.services import standing
from programs.services.agreements import kept


@verb
def record_term(
    actor: Actor, *, agreement_id: UUID, version: int | None, expires_on: date | None, notice_by: date | None
) -> Agreement:
    """Records the last day of an agreement's term and the last day for notice; None takes either away.

    Absent: no such agreement. Forbidden: keeps the record of no body that it concerns. Stale, VersionMissing.
    Invalid /notice_by: notice after the term is over; either: before the day on which the agreement was done.
    """
    found = kept(actor, agreement_id)
    check_version(found.version, version)
    if expires_on and notice_by and notice_by > expires_on:
        raise Invalid.of("notice_by", _("The last day for notice is not after the last day of the term."))
    for name, day in (("expires_on", expires_on), ("notice_by", notice_by)):
        if day and found.done_first and day < found.done_first:
            raise Invalid.of(name, _("This is before the day on which the agreement was done."))
    found.expires_on, found.notice_by = expires_on, notice_by
    found.version += 1
    found.save(update_fields=["expires_on", "notice_by", "version"])
    standing.derive([found.pk])
    return found
