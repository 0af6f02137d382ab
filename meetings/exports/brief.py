"""The two-page brief: what an official takes into the room, now, in the reader's language and time zone.

Of what is internal it holds the lines to take of the reader's own side alone; they are loaded as rows, so that the
read log keeps each.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from cooperation import clock
from cooperation.access import Actor
from cooperation.texts import Text
from cooperation.ui import marks
from cooperation.ui.when import day_words, fuzzy_words, moment_words
from meetings.exports.typeset import Entry, Section, Sheet, fitted
from meetings.models import AgendaItem, Review, ScheduleStep
from meetings.rules import schedule
from meetings.selectors import brief as selectors
from meetings.selectors import home, labels
from meetings.selectors.brief import Some, Subject
from meetings.selectors.steps import due_days, not_done
from programs.models import Act
from programs.views import words

PAGES = 2
#: How many differences a brief tells.
DIFFERENCES = 3


def brief(actor: Actor, subject: Subject, language: str) -> bytes:
    """The brief as PDF, two A4 pages at most. Conflict: a letter that there is no typeface for."""
    with override(language):
        return fitted(_Brief(actor, subject, language).sheet(), PAGES)


def stamp(actor: Actor) -> str:
    """Who reads it, for which side, and when it was made: at the foot of each page."""
    side = marks.plain(actor.party_name)
    reader = f"{actor.name}, {side}" if side else actor.name
    when = moment_words(clock.now(), actor.time_zone)
    if not side:
        return _("For %(reader)s; made %(when)s.") % {"reader": reader, "when": when}
    return _("For %(reader)s; made %(when)s. Holds internal texts of %(side)s.") % {
        "reader": reader, "when": when, "side": side,
    }  # fmt: skip


def counted(some: Some, title: str, entries: Sequence[Entry], **more: Any) -> Section:
    """A list of the brief with what lies beyond what was read of it."""
    return Section(title, entries or [Entry(_("nothing"))], total=some.total, capped=some.capped, **more)


@dataclass
class _Brief:
    actor: Actor
    subject: Subject
    language: str
    called: dict[str, str] = field(default_factory=dict)

    def sheet(self) -> Sheet:
        """Everything that a brief may say, before it is cut."""
        review = self.subject.review
        zone = review.time_zone if review else self.actor.time_zone
        self.today: date = clock.today(zone)
        parts: list[Callable[[], list[Section]]] = [
            self._state, self._agreement, self._differences, self._owed, self._raised, self._lines, self._across,
            self._dates,
        ]  # fmt: skip
        body = self.subject.body
        return Sheet(
            title=self._title(), above=self._say(body.name) if body else "", under=self._under(),
            sections=[section for part in parts for section in part()], stamp=stamp(self.actor),
            language=self.language,
        )  # fmt: skip

    def _say(self, text: Text) -> str:
        return marks.plain(text, self.language)

    def _name(self, party: Any) -> str:
        return self._say(party.short_name) or self._say(party.name)

    def _title(self) -> str:
        subject = self.subject
        about = subject.agreement or subject.programme
        title = self._say(about.title) if about else ""
        if not title and subject.body:
            title = self._say(subject.body.name)
        return _("Brief: %(subject)s") % {"subject": title}

    def _under(self) -> str:
        review = self.subject.review
        if review is None:
            return _("No session is called.") if self.subject.body else ""
        first, last = review.days_held
        days = day_words(first) if first == last else f"{day_words(first)} – {day_words(last)}"
        return f"{labels.named(review)}, {days}, {review.get_state_display()}"

    # --- How it stands ------------------------------------------------------------------------------------------------

    def _state(self) -> list[Section]:
        if self.subject.programme is None:
            return []
        review = selectors.standing_review(self.subject)
        figures = home.figures(self.actor, review)
        items = ngettext("%(count)d item", "%(count)d items", figures.total) % {"count": figures.total}
        edition = _("edition %(number)s") % {"number": figures.edition} if figures.edition else ""
        entries = [
            Entry(", ".join(part for part in (items, edition) if part)),
            Entry(
                _("%(late)s late, %(blocked)s blocked by law, %(on_track)s on track; %(decisions)s to decide")
                % {
                    "late": _limited(figures.late), "blocked": _limited(figures.blocked),
                    "on_track": _limited(figures.on_track), "decisions": _limited(figures.decisions),
                }
            ),
        ]  # fmt: skip
        self.called = {}
        for side in home.readiness(self.actor, review):
            self.called[str(side.party_id)] = self._name(side.side.party)
            if review.round_id and not self._observes():
                entries.append(Entry(self._ready(side), head=side.side.party.code))
        return [Section(_("State"), entries, weight=3)]

    def _observes(self) -> bool:
        programme = self.subject.programme
        return programme is not None and programme.pk in self.actor.observed_ids

    def _ready(self, side: home.Ready) -> str:
        named = _("delegation named") if side.delegation_named else _("delegation not yet named")
        if not side.released_at:
            return f"{_('positions not released')}; {named}"
        if side.released is None:
            return f"{_('positions released')}; {named}"
        said = ngettext("%(count)d position released", "%(count)d positions released", side.released)
        return f"{said % {'count': side.released}}; {named}"

    def _agreement(self) -> list[Section]:
        found = self.subject.agreement
        if found is None:
            return []
        entries = [
            Entry(f"{found.get_kind_display()}, {found.get_level_display()}, {found.get_character_display()}")
        ]
        for act in selectors.acts(self.actor, found):
            by = self._name(act.party) if act.party else _("All parties")
            entries.append(Entry(f"{by}: {Act.Kind(act.kind).label}, {fuzzy_words(act.done_on)}"))
        return [Section(_("The instrument"), entries)]

    def _differences(self) -> list[Section]:
        if self.subject.programme is None or self.subject.body is None or self._observes():
            return []
        review = selectors.standing_review(self.subject)
        count, found = home.differing(self.actor, review, threshold=self.subject.body.progress_threshold)
        entries = [
            Entry(
                f"{self._say(each.title)}. {words.in_words(each.found, self.called)}", head=each.number,
                note="; ".join(self._position(party, said) for party, said in each.says.items()),
            )
            for each in found[:DIFFERENCES]
        ]  # fmt: skip
        none = [Entry(_("No difference among the positions that you may see."))]
        return [Section(_("Main differences"), entries or none, total=max(count, 1), weight=3)]

    def _position(self, party: Any, said: dict[str, Any]) -> str:
        words_of = marks.status_label(said["status"])
        if said["proposed_deadline"]:
            words_of += ", " + _("proposes %(date)s") % {"date": fuzzy_words(said["proposed_deadline"])}
        text = self._say(said["text"])
        return f"{self.called.get(str(party), '')}: {words_of}" + (f" – {text}" if text else "")

    # --- Who owes what ------------------------------------------------------------------------------------------------

    def _owed(self) -> list[Section]:
        programme = self.subject.programme
        if programme is None:
            return []
        if self.actor.party_id is None or self._observes():
            found = selectors.owed(self.actor, programme.pk, self.today, own=False)
            return [counted(found, _("What the sides owe"), self._duties(found, named=True), weight=3)]
        own = selectors.owed(self.actor, programme.pk, self.today, own=True)
        others = selectors.owed(self.actor, programme.pk, self.today, own=False)
        return [
            counted(own, _("What we owe"), self._duties(own, named=False), weight=2),
            counted(others, _("What they owe"), self._duties(others, named=True), weight=2),
        ]

    def _duties(self, some: Some, *, named: bool) -> list[Entry]:
        return [self._duty(row, named=named) for row in some.rows]

    def _duty(self, row: Any, *, named: bool) -> Entry:
        when = fuzzy_words(row.deadline)
        if row.times:
            times = ngettext("extended once", "extended %(count)s times", row.times) % {"count": row.times}
            when = f"{when} ({times})"
        if row.late:
            when = _("late: %(deadline)s") % {"deadline": when}
        status = marks.status_label(row.status) if row.status else ""
        by = self._say(row.organisation.short_name) or self._say(row.organisation.name)
        by = f"{self._name(row.party)}, {by}" if named else by
        return Entry(
            self._say(row.title), head=row.number, note="; ".join(p for p in (when, status, by) if p)
        )

    def _raised(self) -> list[Section]:
        if self._observes():
            return []
        found = selectors.raised(self.actor, self.subject)
        entries = []
        for each in found.rows:
            point = isinstance(each, AgendaItem)
            by = self._name(each.proposed_by if point else each.party)
            what = (
                _("point %(number)d of the agenda") % {"number": each.position}
                if point
                else _("change set %(number)d") % {"number": each.number}
            )
            entries.append(Entry(self._say(each.title), note=f"{by}, {what}"))
        title = _("What they will raise") if self.actor.party_id else _("What the sides will raise")
        return [counted(found, title, entries)]

    def _lines(self) -> list[Section]:
        if self.actor.party_id is None:
            return []
        found = selectors.lines_to_take(self.actor, self.subject)
        entries = [self._line(row) for row in found.rows]
        note = _("internal to %(side)s") % {"side": marks.plain(self.actor.party_name)}
        return [counted(found, _("Line to take"), entries, weight=2, note=note, own=True)]

    def _line(self, row: Any) -> Entry:
        marking = self._say(row.marking.name) if row.marking else ""
        return Entry(self._say(row.text), head=row.number or "", note=marking)

    # --- Whom one meets, and when -------------------------------------------------------------------------------------

    def _across(self) -> list[Section]:
        found = selectors.across(self.actor, self.subject, self.today)
        entries = [Entry(self._person(*each)) for each in found]
        return [Section(_("Counterpart"), entries or [Entry(_("not yet named"))], total=len(entries))]

    def _person(self, party: Any, name: Text, post: Any, head: bool) -> str:
        parts = [self._say(name)]
        if post is not None:
            parts += [self._say(post.title), self._say(post.organisation.name)]
        if head:
            parts.append(_("head of delegation"))
        return f"{self._name(party)}: {', '.join(part for part in parts if part)}"

    def _dates(self) -> list[Section]:
        review = self.subject.review
        if review is None:
            return []
        return [Section(_("Next dates"), [Entry(one) for one in steps(review, self.today)], weight=2)]


def steps(review: Review, today: date) -> list[str]:
    """What is still to come on the way to a session, by day, in words: as its schedule has it."""
    rows = not_done(ScheduleStep.unscoped.filter(review=review))
    first, last = review.days_held
    due = schedule.backward(first, last, due_days(rows), today)
    called = {
        schedule.Step.POSITIONS_DUE: _("Positions due"),
        schedule.Step.PROPOSALS_DUE: _("Agenda proposals"),
        schedule.Step.PAPERS_OUT: _("Agenda and papers out"),
        schedule.Step.DELEGATIONS_NAMED: _("Delegations named"),
        schedule.Step.SESSION: labels.named(review),
    }
    ahead = [f"{day_words(each.on)}: {called[each.step]}" for each in due if each.progress != "done"]
    return ahead or [f"{day_words(review.ends_on)}: {labels.named(review)}"]


def _limited(count: int) -> str:
    return f"{home.MOST}+" if count > home.MOST else str(count)
