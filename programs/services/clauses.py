"""The final clauses of an agreement, as data by which entry into force, term and end are computed."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from cooperation.access import Actor, verb
from cooperation.errors import Fault, Invalid, check_version, raise_all
from programs.models import Agreement, AgreementParty
from programs.rules.clause_lengths import MOST_YEARS, too_long
from programs.rules.clause_parties import parties_in
from programs.rules.treaties.clauses import Clauses
from programs.rules.treaties.nodes import WrongData, bounded
from programs.rules.treaties.reading_clauses import dump_clauses, parse_clauses
from programs.services import standing
from programs.services.agreements import kept
from programs.treaty_words.faults import fault


@verb
def record_clauses(
    actor: Actor, *, agreement_id: UUID, version: int | None, clauses: Mapping[str, Any]
) -> Agreement:
    """Records the final clauses of an agreement, in the shape of rules.treaties.reading_clauses; {} takes them away.

    Absent: no such agreement. Forbidden: keeps the record of no body that it concerns. Stale, VersionMissing.
    Invalid: where the data is wrong, by its pointer under /clauses.
    """
    found = kept(actor, agreement_id)
    check_version(found.version, version)
    found.clauses = dump_clauses(checked(found, clauses))
    found.version += 1
    found.save(update_fields=["clauses", "version"])
    standing.derive([found.pk])
    return found


def checked(agreement: Agreement, clauses: Any) -> Clauses:
    """Clauses as the rules have them; Invalid as record_clauses says."""
    try:
        read = parse_clauses(bounded(clauses))
    except WrongData as error:
        raise Invalid(fault(error), faults=[Fault(f"/clauses{error.pointer}", fault(error))]) from error
    parties = AgreementParty.unscoped.filter(agreement=agreement)
    codes = set(parties.values_list("party__code", flat=True))
    unknown = _("This agreement has no party of the code %(code)s.")
    long = _("A period of more than %(most)d years is not taken.") % {"most": MOST_YEARS}
    raise_all(
        [
            *(
                Fault(f"/clauses{pointer}", unknown % {"code": code})
                for pointer, code in parties_in(clauses)
                if code not in codes
            ),
            *(Fault(f"/clauses{pointer}", long) for pointer in too_long(clauses)),
        ]
    )
    return read
