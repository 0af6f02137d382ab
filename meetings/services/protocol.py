"""The protocol of a session as PDF: one column a language, side by side."""

import json
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any
from uuid import UUID

import typst
from django.db.models import Prefetch
from django.utils.translation import gettext as _
from django.utils.translation import override

from cooperation.errors import Conflict
from cooperation.texts import Text
from cooperation.ui import marks
from cooperation.ui.when import day_words
from meetings.models import AgendaItem, Delegate, Delegation, Outcome, Review
from meetings.selectors import labels, sentences
from programs.models import Wording

TEMPLATE = Path(__file__).with_name("protocol.typ")

#: Scripts of the typeface that comes with the typesetter.
SCRIPTS = ("LATIN", "CYRILLIC", "GREEK")


def render(review: Review, languages: Sequence[str]) -> bytes:
    """The PDF of the session's record as it stands, in `languages` (BCP 47), left to right.

    Conflict where a text is in a script for which there is no typeface: boxes in place of letters are no record.
    """
    data = _Protocol(review, languages).data()
    strange = _strange_letter(data)
    if strange:
        raise Conflict(
            _("The protocol holds “%(letter)s”, a letter of a script for which there is no typeface here.")
            % {"letter": strange}
        )
    return bytes(
        typst.compile(
            str(TEMPLATE), root=str(TEMPLATE.parent), ignore_system_fonts=True, format="pdf",
            sys_inputs={"data": json.dumps(data)},
        )
    )  # fmt: skip


def draft(review: Review, languages: Sequence[str]) -> dict[str, Any]:
    """What the protocol says as the record stands, in `languages` (BCP 47): every text a list, one entry a language."""
    return _Protocol(review, languages).data()


def _strange_letter(data: Any) -> str:
    for text in _strings(data):
        for char in text:
            letter = char > "\u02ff" and unicodedata.category(char)[0] == "L"
            if letter and not unicodedata.name(char, "").startswith(SCRIPTS):
                return char
    return ""


def _strings(data: Any) -> Iterable[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for value in data.values():
            yield from _strings(value)
    elif isinstance(data, list):
        for value in data:
            yield from _strings(value)


class _Protocol:
    """Gathers what the template sets: every text as a list, one entry a language."""

    def __init__(self, review: Review, languages: Sequence[str]) -> None:
        self.review = review
        self.languages = list(languages)

    def data(self) -> dict[str, Any]:
        """The template's data: strings, lists and objects only."""
        return {
            "languages": self.languages,
            "title": f"{labels.minutes_word(self.review.body)} {self.review.number}",
            "body": self._text(self.review.body.name),
            "heading": [self._heading(tag) for tag in self.languages],
            "when": [self._when(tag) for tag in self.languages],
            "delegations_word": self._word("Delegations"),
            "delegations": self._delegations(),
            "agenda_word": self._word("Agenda"),
            "agenda": self._agenda(),
            "outcomes_word": self._word("Outcomes"),
            "outcomes": self._outcomes(),
            "done": [self._done(tag) for tag in self.languages],
            "signatures": self._signatures(),
        }

    def _text(self, value: Text) -> list[str]:
        return [sentences.said(value, tag) for tag in self.languages]

    def _word(self, word: str) -> list[str]:
        words = []
        for tag in self.languages:
            with override(tag):
                words.append(
                    {"Delegations": _("Delegations"), "Agenda": _("Agenda"), "Outcomes": _("Outcomes")}[word]
                )
        return words

    def _heading(self, tag: str) -> str:
        with override(tag):
            return _("%(minutes)s of the session: %(session)s") % {
                "minutes": labels.minutes_word(self.review.body), "session": labels.numbered(self.review, tag),
            }  # fmt: skip

    def _when(self, tag: str) -> str:
        first, last = self.review.days_held
        days = day_words(first, tag) if first == last else f"{day_words(first, tag)} – {day_words(last, tag)}"
        return f"{sentences.said(self.review.place, tag)}, {days}"

    def _delegations(self) -> list[dict[str, Any]]:
        members = Delegate.unscoped.select_related("person", "post__organisation").order_by("-is_head", "id")
        found = (
            Delegation.unscoped.filter(review=self.review)
            .select_related("party")
            .prefetch_related(Prefetch("delegates", queryset=members))
            .order_by("party__code")
        )
        self.delegations = list(found)
        return [
            {
                "name": self._text(delegation.party.name),
                "delegates": [self._delegate(delegate) for delegate in delegation.delegates.all()]
                or [self._not_named()],
            }
            for delegation in self.delegations
        ]

    def _not_named(self) -> list[str]:
        words = []
        for tag in self.languages:
            with override(tag):
                words.append(_("delegation not yet named"))
        return words

    def _delegate(self, delegate: Delegate) -> list[str]:
        lines = []
        for tag in self.languages:
            parts = [sentences.said(delegate.person.name, tag)]
            if delegate.post is not None:
                parts += [
                    sentences.said(delegate.post.title, tag),
                    sentences.said(delegate.post.organisation.name, tag),
                ]
            if delegate.is_head:
                with override(tag):
                    parts.append(_("head of delegation"))
            lines.append(", ".join(parts))
        return lines

    def _agenda(self) -> list[list[str]]:
        points = AgendaItem.unscoped.filter(review=self.review).order_by("position")
        return [[f"{p.position}. {sentences.said(p.title, tag)}" for tag in self.languages] for p in points]

    def _outcomes(self) -> list[dict[str, Any]]:
        outcomes = list(
            Outcome.unscoped.filter(review=self.review)
            .select_related("agenda_item")
            .prefetch_related("responsible")
            .order_by("number")
        )
        wordings = self._wordings({outcome.item_id for outcome in outcomes if outcome.item_id})
        return [self._outcome(outcome, wordings) for outcome in outcomes]

    def _wordings(self, items: set[UUID]) -> dict[UUID, tuple[str, Text]]:
        """By item; of one that has left the plan, by this very session perhaps, what it said last."""
        said = Wording.unscoped.filter(item_id__in=items).order_by("since_edition")
        return {
            item: (number, title) for item, number, title in said.values_list("item_id", "number", "title")
        }

    def _outcome(self, outcome: Outcome, wordings: dict[UUID, tuple[str, Text]]) -> dict[str, Any]:
        number, title = wordings.get(outcome.item_id, ("", {})) if outcome.item_id else ("", {})
        responsible = [organisation.name for organisation in outcome.responsible.all()]
        leads = [sentences.lead(outcome, number, title, tag, responsible) for tag in self.languages]
        paragraphs = [part for part in (leads, self._text(outcome.text)) if any(part)]
        if outcome.withdrawn_at is not None:
            paragraphs = [[self._withdrawn(outcome, tag) for tag in self.languages]]
        return {
            "head": [f"{outcome.number}. {sentences.kind_of(outcome, tag)}" for tag in self.languages],
            "paragraphs": paragraphs,
        }

    @staticmethod
    def _withdrawn(outcome: Outcome, tag: str) -> str:
        """What was recorded in error keeps its number, so that the others keep theirs."""
        with override(tag):
            return _("Withdrawn: %(reason)s") % {"reason": sentences.said(outcome.withdrawn_reason, tag)}

    def _done(self, tag: str) -> str:
        with override(tag):
            return _("Done at %(place)s, %(day)s, in: %(languages)s.") % {
                "place": sentences.said(self.review.place, tag),
                "day": day_words(self.review.ends_on, tag),
                "languages": ", ".join(marks.language_name(each, tag) for each in self.languages),
            }

    def _signatures(self) -> list[dict[str, Any]]:
        blocks = []
        for delegation in self.delegations:
            words = []
            for tag in self.languages:
                with override(tag):
                    words.append(_("For %(side)s") % {"side": sentences.said(delegation.party.name, tag)})
            blocks.append({"words": words})
        return blocks
