"""The final clauses of a treaty said back in sentences."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from programs.rules.treaties.clauses import (
    Clauses,
    Implied,
    Later,
    Provisional,
    ProvisionalFrom,
    Withdrawal,
)
from programs.rules.treaties.membership import later_clause
from programs.rules.treaties.rule import (
    AllNamed,
    AllOf,
    FixedDateIf,
    KthInstrument,
    LastNotification,
    ShareOfParties,
    ShareOfQuantity,
    Trigger,
)

from .basics import Name, day, flowing, itself, length
from .rules import moved, rule_in_words


@dataclass(frozen=True, slots=True)
class Topic:
    """What the clauses say of one thing."""

    title: str
    sentences: tuple[str, ...]


def clauses_in_words(clauses: Clauses, name: Name = itself, parties: int = 0) -> list[str]:
    """The final clauses in sentences, one after another; `parties`: how many there are, as far as is known."""
    return [sentence for topic in by_topic(clauses, name, parties) for sentence in topic.sentences]


def by_topic(clauses: Clauses, name: Name = itself, parties: int = 0) -> list[Topic]:
    """The same under their headings; what a treaty need not speak of is left out where it does not."""
    two = parties == 2 or (clauses.bilateral and parties < 2)
    topics = [
        _topic(pgettext("heading of final clauses", "Entry into force"), _entry(clauses, name, two)),
        _topic(
            pgettext("heading of final clauses", "Provisional application"), _provisional(clauses.provisional)
        ),
        _topic(pgettext("heading of final clauses", "Term and renewal"), _term(clauses)),
        _topic(pgettext("heading of final clauses", "Denunciation"), _denunciation(clauses)),
        _topic(pgettext("heading of final clauses", "End"), _end(clauses)),
    ]
    return [topic for topic in topics if topic.sentences]


def _topic(title: str, sentences: Iterator[str]) -> Topic:
    return Topic(title, tuple(map(flowing, sentences)))


def _entry(clauses: Clauses, name: Name, two: bool) -> Iterator[str]:
    if clauses.entry is None:
        yield _("When it enters into force has not been recorded.")
        return
    yield from rule_in_words(clauses.entry, name, two=two)
    later = later_clause(clauses)
    if later is not None and (clauses.later is not None or _joined_later(clauses.entry.trigger)):
        yield _later(later)
    if not clauses.signature_needed:
        yield _("It may be ratified, accepted or approved without a signature before.")


def _later(later: Later) -> str:
    said = moved(_("the deposit of its own instrument"), later.offset, later.align)
    return _("For a party that consents later, it enters into force %(when)s.") % {"when": said}


def _joined_later(trigger: Trigger) -> bool:
    """Whether others may consent once the rule has been set off."""
    if isinstance(trigger, AllOf | FixedDateIf):
        return any(map(_joined_later, trigger.conditions))
    if isinstance(trigger, LastNotification):
        return trigger.n > 2
    return isinstance(trigger, KthInstrument | ShareOfQuantity | ShareOfParties | AllNamed)


def _provisional(clause: Provisional | None) -> Iterator[str]:
    if clause is None:
        return
    if clause.day is not None:
        yield _(
            "It is applied provisionally from %(day)s by those that have signed or consented by then, by others from "
            "their signature or consent."
        ) % {"day": day(clause.day)}  # fmt: skip
    elif clause.since is ProvisionalFrom.SIGNATURE:
        yield _("Each party applies it provisionally from its signature.")
    else:
        yield _("A party that gives notice of it applies it provisionally from that notice.")
    if clause.ends_with_entry_into_force:
        yield _("Provisional application ends for all when it enters into force.")
    else:
        yield _("Provisional application ends for a party when it enters into force for that party.")


def _term(clauses: Clauses) -> Iterator[str]:
    if clauses.term is not None:
        yield _("It is concluded for %(length)s from its entry into force.") % {
            "length": length(clauses.term)
        }
    elif clauses.expires is not None:
        yield _("The last day on which it is in force is %(day)s.") % {
            "day": day(_day_before(clauses.expires))
        }
    else:
        yield _("Its term is not limited.")
        return
    yield from _renewal(clauses)


def _day_before(day: date) -> date:
    return day if day == date.min else day - timedelta(days=1)


def _renewal(clauses: Clauses) -> Iterator[str]:
    renewal, period = clauses.renewal, clauses.renewal.length or clauses.term
    if not renewal.tacit:
        yield _("It is extended only where the parties agree on it.")
        return
    if period is None:
        yield _("It is then renewed without further act; for how long has not been recorded.")
    elif renewal.times is None:
        yield _("It is then renewed without further act, each time for %(length)s.") % {
            "length": length(period)
        }
    else:
        yield ngettext(
            "It is then renewed without further act %(count)d time at most, for %(length)s.",
            "It is then renewed without further act %(count)d times at most, each time for %(length)s.",
            renewal.times,
        ) % {"length": length(period), "count": renewal.times}
    if renewal.notice.n:
        yield _(
            "It is not renewed where notice against it is received no later than %(length)s before the period ends."
        ) % {"length": length(renewal.notice)}  # fmt: skip
    else:
        yield _("It is not renewed where notice against it is received by the end of the period.")
    if not clauses.bilateral:
        yield _("Notice of one party ends it for that party alone.")


def _denunciation(clauses: Clauses) -> Iterator[str]:
    clause = clauses.withdrawal
    if clause is None:
        yield _("What it says of denunciation has not been recorded.")
    elif clause.period is None:
        yield _silent(clause)
    else:
        received = _("receipt of the notice")
        yield _("A party may denounce it; denunciation takes effect %(when)s.") % {
            "when": moved(received, clause.period, clause.align)
        }
    if (
        clause is not None
        and clause.earliest is not None
        and (clause.period is not None or clause.implied is not None)
    ):
        yield _("But no sooner than %(length)s after its entry into force for that party.") % {
            "length": length(clause.earliest)
        }
    if clauses.bilateral:
        yield _("Denunciation by one side ends it for both.")


def _silent(clause: Withdrawal) -> str:
    """What holds where the treaty does not speak of denunciation (VCLT 56)."""
    if clause.implied is Implied.INTENTION:
        return _(
            "It does not speak of denunciation; the parties intended to admit it, so it may be denounced on 12 months’ "
            "notice (Vienna Convention, Article 56)."
        )
    if clause.implied is Implied.NATURE:
        return _(
            "It does not speak of denunciation; its nature implies that right, so it may be denounced on 12 months’ "
            "notice (Vienna Convention, Article 56)."
        )
    return _("It does not speak of denunciation and cannot be denounced (Vienna Convention, Article 56).")


def _end(clauses: Clauses) -> Iterator[str]:
    if clauses.ends_below is not None:
        yield ngettext(
            "It ceases to be in force when fewer than %(count)d party remains.",
            "It ceases to be in force when fewer than %(count)d parties remain.",
            clauses.ends_below,
        ) % {"count": clauses.ends_below}
