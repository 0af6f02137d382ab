"""The tables on the page of an agreement: who takes part in it, and how the parties stand to reservations."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from cooperation.ui import marks
from cooperation.ui.tables import Column, table
from cooperation.ui.when import fuzzy
from programs.models import Act, AgreementStatus
from programs.rules.treaties.reservations import Reply, ReservationState
from programs.rules.treaties.status import PartyStatus
from programs.selectors.standing import Participation
from programs.treaty_words import states
from programs.treaty_words.basics import Name, day
from programs.treaty_words.lacking import lacking
from programs.treaty_words.steps import steps

#: How the states of agreements and of parties look: as other states that are good, waited for or over.
_TONES = {
    "in_force": "in_force", "in_force_for_party": "in_force", "provisionally_applied": "open", "signed": "open",
    "signatory": "open", "bound_pending": "open", "withdrawing": "late", "suspended": "late",
    "terminated": "terminated",
}  # fmt: skip


def status_badge(status: str) -> SafeString:
    """The state of an agreement."""
    return marks.badge(_TONES.get(status, ""), AgreementStatus(status).label)


def participation(parties: Sequence[Participation], name: Name, *, computed: bool) -> SafeString:
    """One row a party: signature, consent and its kind, in force for it, status, what it declared."""
    columns = [Column(_("Party"), head=True), Column(_("Signature")), Column(_("Consent to be bound"))]
    if computed:
        columns += [Column(_("In force for it")), Column(_("Status"))]
    columns.append(Column(_("Reservations and declarations")))
    rows = (_row(each, name, computed=computed) for each in parties)
    return table(columns, rows, caption=_("Participation"), empty=_("No party is on record."))


def _row(each: Participation, name: Name, *, computed: bool) -> list[Any]:
    party = each.row.party
    named = format_html('<br><small class="quiet">{}</small>', each.row.named) if each.row.named else ""
    cells: list[Any] = [
        format_html("{}{}", marks.text(party.name), named),
        _acts(each.signed),
        _acts(each.consented),
    ]
    if computed:
        cells += [_in_force(each, name), _status(each)]
    cells.append(_acts(each.declared))
    return cells


def _acts(acts: Iterable[Act]) -> SafeString:
    """Acts by kind and day, each leading to where it is told in full."""
    return format_html_join(
        SafeString("<br>"), '<a href="#act-{}">{}</a> {}',
        ((act.pk, act.get_kind_display(), fuzzy(act.done_on or act.effective_on)) for act in acts),
    )  # fmt: skip


def _in_force(each: Participation, name: Name) -> SafeString:
    """From when until when, and how that follows."""
    member = each.state.membership if each.state else None
    if each.state is None or member is None or each.state.status is PartyStatus.NONE:
        return SafeString("")
    parts = [conditional_escape(day(member.since))]
    if member.until is not None:
        ends = _("until %(day)s, %(cause)s") if member.cause else _("until %(day)s")
        parts.append(
            conditional_escape(ends % {"day": day(member.until), "cause": states.cause(member.cause)})
        )
    how = "; ".join(steps(member.steps, name))
    lacks = "; ".join(lacking(each.state.missing, name))
    if lacks:
        parts.append(format_html('<small class="quiet">{} {}</small>', _("Missing:"), lacks))
    elif how:
        parts.append(format_html('<small class="quiet">{}</small>', how))
    return SafeString("<br>".join(parts))


def _status(each: Participation) -> SafeString:
    state = each.state
    if state is None:
        return format_html('<span class="quiet">{}</span>', _("listed; no act of its own on record"))
    beside = [
        said
        for holds, said in (
            (state.provisional, pgettext("party", "applies it provisionally")),
            (state.suspended, pgettext("party", "suspended")),
            (state.obliged, pgettext("party", "not to defeat its object and purpose (VCLT 18)")),
        )
        if holds
    ]
    small = format_html('<br><small class="quiet">{}</small>', "; ".join(beside)) if beside else ""
    return format_html(
        "{}{}", marks.badge(_TONES.get(state.status.value, ""), states.party(state.status)), small
    )


def reservations(found: Sequence[ReservationState], name: Name) -> SafeString:
    """Each reservation: whose, whether it stands, who objected and who may still object until when."""
    if not found:
        return SafeString("")
    columns = [Column(_("Reservation"), head=True), Column(_("Stands")), Column(_("Objected")),
               Column(_("May still object")), Column(_("Accepted by silence"))]  # fmt: skip
    return table(columns, (_reservation(each, name) for each in found), caption=_("Reservations and answers"))


def _reservation(each: ReservationState, name: Name) -> list[Any]:
    whose = name(each.act.party.key) if each.act.party else _("all parties together")
    stands = _("yes") if each.stands else _("withdrawn")
    if each.withdrawn_on is not None:
        stands = _("withdrawn %(day)s") % {"day": day(each.withdrawn_on)}
    pending = [
        f"{name(answer.party.key)}, {day(answer.deadline)}"
        for answer in each.answers
        if answer.reply is Reply.PENDING
    ]
    return [
        f"{whose}, {day(each.act.on)}", stands, "; ".join(_of(each, Reply.OBJECTED, name)), "; ".join(pending),
        "; ".join(_of(each, Reply.ACCEPTED, name)),
    ]  # fmt: skip


def _of(each: ReservationState, reply: Reply, name: Name) -> list[str]:
    return [name(answer.party.key) for answer in each.answers if answer.reply is reply]
