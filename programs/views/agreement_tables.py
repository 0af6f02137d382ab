"""The tables on the page of an agreement: who takes part in it, and how the parties stand to reservations."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from cooperation.ui import marks
from cooperation.ui.tables import Column, table
from cooperation.ui.when import fuzzy
from programs.models import Act, AgreementStatus, Party
from programs.rules.treaties.amendments import AmendmentState, Bound, Text
from programs.rules.treaties.days import Period
from programs.rules.treaties.reservations import Reply, ReservationState
from programs.rules.treaties.status import PartyStatus
from programs.rules.treaties.territories import Extent
from programs.selectors.amendments import Amending
from programs.selectors.register_words import named_word
from programs.selectors.standing import Participation
from programs.treaty_words import states
from programs.treaty_words.basics import Name, day
from programs.treaty_words.lacking import lacking
from programs.treaty_words.outcomes import outcome_in_words
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


@dataclass(frozen=True, slots=True)
class Told:
    """How acts are led to: which of them the page tells in full (`here`), the address at which it tells all of them
    (`whole`), and which reservations no longer stand since when.
    """

    here: Collection[UUID]
    whole: str
    withdrawn: Mapping[UUID, Period]

    def link(self, act: Act) -> str:
        return f"#act-{act.pk}" if act.pk in self.here else f"{self.whole}#act-{act.pk}"


def participation(parties: Sequence[Participation], name: Name, acts: Told, *, computed: bool) -> SafeString:
    """One row a party: signature, consent and its kind, in force for it and where, status, what it declared."""
    columns = [Column(_("Party"), head=True), Column(_("Signature")), Column(_("Consent to be bound"))]
    if computed:
        columns += [Column(_("In force for it")), Column(_("Status"))]
    columns.append(Column(_("Reservations and declarations")))
    rows = (_row(each, name, acts, computed=computed) for each in parties)
    return table(columns, rows, caption=_("Participation"), empty=_("No party is on record."))


def _row(each: Participation, name: Name, acts: Told, *, computed: bool) -> list[Any]:
    party = each.row.party
    cells: list[Any] = [
        format_html("{}{}{}", marks.text(party.name), _kind(party), _small([each.row.named])),
        _acts(each.signed, acts),
        _acts(each.consented, acts),
    ]
    if computed:
        cells += [_in_force(each, name), _status(each)]
    cells.append(_acts(each.declared, acts))
    return cells


def _kind(party: Party) -> SafeString:
    """What kind of party it is, where it is no State."""
    return SafeString("") if party.kind == Party.Kind.STATE else _small([party.get_kind_display()])


def _small(said: Iterable[str]) -> SafeString:
    """What stands below a cell in small letters; nothing where there is nothing to say."""
    words = "; ".join(filter(None, said))
    return format_html('<br><small class="quiet">{}</small>', words) if words else SafeString("")


def _acts(acts: Iterable[Act], told: Told) -> SafeString:
    """Acts by kind and day, with what they name, each leading to where it is told in full."""
    return format_html_join(
        SafeString("<br>"), '<a href="{}">{}</a> {}{}{}',
        (
            (
                told.link(act), act.get_kind_display(), f"{named_word(act.kind, act.named)} " if act.named else "",
                fuzzy(act.done_on or act.effective_on), _withdrawn(told.withdrawn.get(act.pk)),
            )
            for act in acts
        ),
    )  # fmt: skip


def _withdrawn(on: Period | None) -> SafeString:
    if on is None:
        return SafeString("")
    return format_html(' <small class="quiet">{}</small>', _("withdrawn %(day)s") % {"day": day(on)})


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
    parts += [conditional_escape(said) for said in map(_extent, each.territories)]
    return SafeString("<br>".join(parts))


def _extent(each: Extent) -> str:
    """To which territory its consent extends, or not: "Aruba: applies from 1 May 2000"."""
    name = each.name or _("a territory that is not named")
    if each.since is None:
        words = _("%(territory)s: will apply") if each.applies else _("%(territory)s: will not apply")
        return words % {"territory": name}
    words = (
        _("%(territory)s: applies from %(day)s")
        if each.applies
        else _("%(territory)s: does not apply, %(day)s")
    )
    return words % {"territory": name, "day": day(each.since)}


def amendments(found: Sequence[Amending], name: Name, *, own: bool) -> SafeString:
    """One row an amendment: its status and entry into force, and which text binds which of the parties.

    With `own` the amendment is the agreement of the page, and each row an agreement that it amends.
    """
    if not found:
        return SafeString("")
    columns = [
        Column(_("Agreement amended") if own else _("Amendment"), head=True), Column(_("Amendment in force")),
        Column(_("Bound by the amended text")), Column(_("Bound by the text before it")),
    ]  # fmt: skip
    caption = _("What it amends, and for whom") if own else _("Amendments, and for whom")
    return table(columns, (_amending(each, name) for each in found), caption=caption)


def _amending(each: Amending, name: Name) -> list[Any]:
    link = format_html(
        '<a href="{}">{}</a>',
        reverse("programs:agreement", args=[each.other.pk]),
        marks.text(each.other.title),
    )
    state = each.state
    if state is None:
        said = format_html('<span class="quiet">{}</span>', _("It binds nobody in law."))
        return [link, said, "", ""]
    amended = [_grouped(state, name, Text.AMENDED), _grouped(state, name, Text.PENDING)]
    before = [_grouped(state, name, Text.UNAMENDED), _grouped(state, name, Text.UNKNOWN)]
    nobody = (
        format_html('<span class="quiet">{}</span>', _("It has no party that day."))
        if not state.bound
        else ""
    )
    return [
        link, _entered(state, name), SafeString("<br>".join(filter(None, amended))) or nobody,
        SafeString("<br>".join(filter(None, before))),
    ]  # fmt: skip


def _entered(state: AmendmentState, name: Name) -> SafeString:
    """Its status, the day of its entry into force and how that follows, or what is missing."""
    entry = outcome_in_words(state.entry, name)
    lead = _("Missing:") + " " if entry.missing else ""
    how = format_html('<br><small class="quiet">{}{}</small>', lead, "; ".join(entry.steps or entry.missing))
    return format_html("{} {}{}", status_badge(state.status.value), entry.day, how)


def _grouped(state: AmendmentState, name: Name, text: Text) -> SafeString:
    """The parties that this text binds, those for one reason together, each with its day; many are folded."""
    groups: dict[str, list[str]] = {}
    for each in sorted(state.under(text), key=_since):
        party = name(each.party.key)
        said = f"{party}, {day(each.since)}" if each.since else party
        groups.setdefault(states.bound_by(each), []).append(said)
    return format_html_join(
        SafeString("<br>"), "{}{}", ((_lead(by), _folded(named)) for by, named in groups.items())
    )


def _since(each: Bound) -> tuple[date, str]:
    return each.since.first if each.since else date.min, each.party.key


def _lead(words: str) -> SafeString:
    return format_html('<small class="quiet">{}:</small> ', words) if words else SafeString("")


def _folded(named: Sequence[str]) -> SafeString:
    if len(named) <= _NAMED:
        return SafeString(conditional_escape("; ".join(named)))
    count = ngettext("%(count)d party", "%(count)d parties", len(named)) % {"count": len(named)}
    return format_html('<details class="more"><summary>{}</summary>{}</details>', count, "; ".join(named))


#: So many names stand in a cell unfolded.
_NAMED = 12


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
