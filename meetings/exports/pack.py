"""The delegation's pack, one a side: each point of a session with the comparison, the side's own line, its history."""

from collections import defaultdict
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from cooperation.access import Actor
from cooperation.errors import Absent
from cooperation.ui import marks
from cooperation.ui.when import day_words, fuzzy_words
from meetings.exports.brief import stamp
from meetings.exports.typeset import Entry, Section, Sheet, whole
from meetings.models import Review
from meetings.selectors import brief as selectors
from meetings.selectors import labels, sentences
from programs.models import InternalNote, Position, Wording
from programs.selectors import differences


def pack(actor: Actor, review_id: UUID, language: str) -> bytes:
    """The pack as PDF. Absent: no such session for the actor, or the actor acts for no side of it."""
    subject = selectors.of_review(actor, review_id)
    review = subject.review
    if review is None or actor.party_id is None or review.programme_id in actor.observed_ids:
        raise Absent
    with override(language):
        return whole(_Pack(actor, review, language).sheet())


class _Pack:
    def __init__(self, actor: Actor, review: Review, language: str) -> None:
        self.actor, self.review, self.language = actor, review, language

    def _say(self, text: Any) -> str:
        return marks.plain(text, self.language)

    def sheet(self) -> Sheet:
        """One section a point; the side's lines on the session itself before them."""
        points = selectors.points(self.actor, self.review)
        items = {point.item_id for point in points if point.item_id}
        self.said = self._positions(items)
        self.lines = self._lines(items)
        self.decided = selectors.decided(self.actor, items)
        wordings = Wording.objects.visible_to(self.actor).filter(
            item_id__in=items, until_edition__isnull=True
        )
        self.wordings = {row.item_id: row for row in wordings}
        sections = []
        if self.lines[None]:
            sections.append(self._own(self.lines[None]))
        for point in points:
            sections += self._point(point)
        return Sheet(
            title=_("Pack of the delegation: %(session)s") % {"session": labels.named(self.review)},
            above=self._say(self.review.body.name), under=day_words(self.review.starts_on), sections=sections,
            stamp=stamp(self.actor), language=self.language,
        )  # fmt: skip

    def _positions(self, items: set[UUID]) -> dict[UUID, list[Position]]:
        found: dict[UUID, list[Position]] = defaultdict(list)
        for row in differences.newest(self.actor).filter(item_id__in=items).select_related("party"):
            found[row.item_id].append(row)
        return found

    def _lines(self, items: set[UUID]) -> dict[UUID | None, list[InternalNote]]:
        about = InternalNote.objects.visible_to(self.actor).filter(kind=InternalNote.Kind.LINE)
        found: dict[UUID | None, list[InternalNote]] = defaultdict(list)
        for rows in (about.filter(item_id__in=items), about.filter(review_id=self.review.pk)):
            for row in rows.select_related("marking").order_by("-written_at", "-id")[: selectors.PACKED]:
                found[row.item_id].append(row)
        return found

    def _own(self, rows: list[InternalNote]) -> Section:
        note = _("internal to %(side)s") % {"side": marks.plain(self.actor.party_name)}
        entries = [
            Entry(self._say(row.text), note=self._say(row.marking.name) if row.marking else "")
            for row in rows
        ]
        return Section(_("Line to take"), entries, note=note, own=True)

    def _point(self, point: Any) -> list[Section]:
        title = _("Point %(number)d: %(title)s") % {"number": point.position, "title": self._say(point.title)}
        wording = self.wordings.get(point.item_id)
        about = []
        if wording is not None:
            about.append(
                Entry(self._say(wording.title), head=wording.number, note=fuzzy_words(wording.deadline))
            )
        if point.carried_over:
            times = point.carried_over
            said = ngettext("carried over once", "carried over %(count)s times", times) % {"count": times}
            about.append(Entry(said))
        sections = [Section(title, about)]
        if point.item_id is None:
            return sections
        sections.append(
            Section(_("The comparison"), [self._position(row) for row in self.said[point.item_id]])
        )
        if self.lines[point.item_id]:
            sections.append(self._own(self.lines[point.item_id]))
        earlier = [self._outcome(row, point, wording) for row in self.decided.get(point.item_id, [])]
        sections.append(Section(_("History"), earlier or [Entry(_("no earlier decision"))]))
        return sections

    def _position(self, row: Position) -> Entry:
        said = marks.status_label(row.status)
        if row.proposed_deadline:
            said += ", " + _("proposes %(date)s") % {"date": fuzzy_words(row.proposed_deadline)}
        return Entry(said, head=row.party.code, note=self._say(row.text))

    def _outcome(self, row: Any, point: Any, wording: Wording | None) -> Entry:
        lead = sentences.lead(row, point.number or "", wording.title if wording else {}, self.language)
        text = self._say(row.text)
        said = " ".join(part for part in (lead or sentences.kind_of(row, self.language), text) if part)
        return Entry(said, note=f"{labels.named(row.review)}, {day_words(row.review.days_held[0])}")
