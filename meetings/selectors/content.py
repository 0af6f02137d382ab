"""The text of a session's minutes, assembled from its record: clauses, annexes and signatures in several languages."""

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import Any
from uuid import UUID

from django.db.models import Prefetch
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from cooperation.texts import Text
from cooperation.ui import marks
from cooperation.ui.when import day_words, fuzzy_words
from meetings.models import AgendaItem, Delegate, Delegation, Outcome, Review, Stand
from meetings.rules import brackets as wording
from meetings.rules.minutes import FORMAT, Content
from meetings.selectors import brackets, labels, sentences, sessions, stands
from programs.models import AgreedState, Body, Party, Wording
from programs.rules.sort_key import sort_key

Texts = dict[str, str]
Clause = dict[str, Any]
Choice = Stand.Choice


def assembled(
    review: Review, languages: Sequence[str], *, version: int, previous: dict[str, Any] | None
) -> Content:
    """The content, in the form of meetings.rules.minutes, of the session's record as it stands.

    `languages` (BCP 47) stand side by side in this order. A text that a language has not is empty in its clause; names
    of people and offices say in brackets which language they are in. `previous`: the link in the body's chain.
    """
    return _Assembly(review, languages).content(version, previous)


class _Assembly:
    def __init__(self, review: Review, languages: Sequence[str]) -> None:
        self.review = review
        self.languages = list(languages)
        self.sides = sessions.sides(review)
        self.parties = {side.party_id: side.party for side in self.sides}
        self.delegations = self._delegations()

    def content(self, version: int, previous: dict[str, Any] | None) -> Content:
        review = self.review
        first, last = review.days_held
        return {
            "format": FORMAT,
            "languages": self.languages,
            "body": {"id": str(review.body_id), "name": self._named(review.body.name)},
            "session": {
                "id": str(review.pk), "number": review.number, "place": self._named(review.place),
                "first": first.isoformat(), "last": last.isoformat(),
            },
            "title": self._each(self._title),
            "version": version,
            "previous": previous,
            "sides": [{"code": s.party.code, "name": self._named(s.party.name)} for s in self.sides],
            "clauses": [*self._opening(), *self._outcomes(), self._done()],
            "annexes": [self._agenda(), self._delegates(), self._plan()],
            "signatures": {side.party.code: self._each(self._signature, side.party) for side in self.sides},
        }  # fmt: skip

    # --- Texts in every language ---

    def _each(self, say: Callable[..., str], *args: Any) -> Texts:
        """What a function says of its arguments and the language, in each language."""
        said = {}
        for tag in self.languages:
            with override(tag):
                said[tag] = say(*args, tag)
        return said

    def _named(self, value: Text) -> Texts:
        """A name, which stands in another language where it has none in this one."""
        return {tag: sentences.said(value, tag) for tag in self.languages}

    def _worded(self, value: Text) -> Texts:
        """A text of the record itself: empty where it is missing, so that it is seen to be missing."""
        return {tag: value.get(tag, "").strip() for tag in self.languages}

    def _title(self, tag: str) -> str:
        return _("%(minutes)s of the session: %(session)s") % {
            "minutes": labels.minutes_word(self.review.body), "session": labels.numbered(self.review, tag),
        }  # fmt: skip

    @staticmethod
    def _signature(party: Party, tag: str) -> str:
        return _("For %(side)s") % {"side": sentences.said(party.name, tag)}

    # --- Clauses ---

    def _opening(self) -> list[Clause]:
        return [
            _clause("opening", self._each(self._held)),
            *(
                _clause(f"side.{each.party.code}", self._each(self._headed, each))
                for each in self.delegations
            ),
            _clause("annexes", self._each(self._annexed)),
        ]

    def _held(self, tag: str) -> str:
        first, last = self.review.days_held
        said = {
            "session": labels.numbered(self.review, tag), "body": sentences.said(self.review.body.name, tag),
            "place": sentences.said(self.review.place, tag), "day": day_words(first, tag),
            "days": f"{day_words(first, tag)} – {day_words(last, tag)}",
        }  # fmt: skip
        if first == last:
            return _("%(body)s, %(session)s: held at %(place)s on %(day)s.") % said
        return _("%(body)s, %(session)s: held at %(place)s, %(days)s.") % said

    @staticmethod
    def _headed(delegation: Delegation, tag: str) -> str:
        head = next((each for each in delegation.delegates.all() if each.is_head), None)
        side = sentences.said(delegation.party.name, tag)
        if head is None:
            return _("Delegation: %(side)s; its head was not named.") % {"side": side}
        return _("Delegation: %(side)s; headed by %(head)s.") % {
            "side": side,
            "head": _named_delegate(head, tag),
        }

    @staticmethod
    def _annexed(tag: str) -> str:
        return _("The agenda, the delegations and the plan with the agreed statuses are annexed.")

    def _outcomes(self) -> list[Clause]:
        self.outcomes = list(
            Outcome.unscoped.filter(review=self.review)
            .select_related("change_set__party", "acts_on", "agenda_item", "review__body", "entered_for")
            .prefetch_related("responsible", "confirms")
            .order_by("number")
        )
        for outcome in self.outcomes:
            outcome.review = self.review
        self.wordings = self._wordings({each.item_id for each in self.outcomes if each.item_id})
        self.listed = self._listed()
        self.stood = _by_outcome(stands.in_session(self.review))
        self.disagreed = _by_outcome(brackets.disagreements_in(self.review))
        self.bracketed = _by_outcome(brackets.open_in(self.review))
        made = [_clause("outcomes", self._each(lambda _tag: _("Outcomes")), "heading")]
        return made + [clause for outcome in self.outcomes for clause in self._outcome(outcome)]

    def _wordings(self, items: set[UUID]) -> dict[UUID, tuple[str, Text]]:
        """By item; of one that has left the plan, by this very session perhaps, what it said last."""
        said = Wording.unscoped.filter(item_id__in=items).order_by("since_edition")
        return {
            item: (number, title) for item, number, title in said.values_list("item_id", "number", "title")
        }

    def _listed(self) -> dict[UUID, list[tuple[str, Text, str]]]:
        """By outcome that adopted list A: the number, the title and the status of each item that was on it."""
        adopting = [
            each.pk for each in self.outcomes if each.kind == Outcome.Kind.AGREED_STATUS and not each.item_id
        ]
        if not adopting:
            return {}
        states = list(
            AgreedState.unscoped.filter(source_id__in=adopting).values_list("source_id", "item_id", "status")
        )
        said = self._wordings({item for _source, item, _status in states})
        found: dict[UUID, list[tuple[str, Text, str]]] = {}
        for source, item, status in sorted(states, key=lambda state: sort_key(said[state[1]][0])):
            if source is not None:
                found.setdefault(source, []).append((*said[item], status))
        return found

    def _outcome(self, outcome: Outcome) -> Iterable[Clause]:
        key, of = f"o{outcome.number}", str(outcome.pk)
        yield _clause(key, self._each(_headline, outcome), "heading", of)
        if outcome.withdrawn_at is not None:
            yield _clause(f"{key}.withdrawn", self._each(_withdrawn, outcome), outcome=of)
            return
        lead = self._each(self._lead, outcome)
        if any(lead.values()):
            yield _clause(f"{key}.lead", lead, outcome=of)
        for number, title, status in self.listed.get(outcome.pk, []):
            yield _clause(f"{key}.i{number}", self._each(_item_line, number, title, status), outcome=of)
        for place, text in enumerate(self._paragraphs(outcome.text), 1):
            yield _clause(f"{key}.{place}", text, outcome=of)
        yield from self._disputed(outcome, key, of)
        yield from self._decided(outcome, key, of)

    def _lead(self, outcome: Outcome, tag: str) -> str:
        number, title = self.wordings.get(outcome.item_id, ("", {})) if outcome.item_id else ("", {})
        names = [organisation.name for organisation in outcome.responsible.all()]
        said = sentences.lead(outcome, number, title, tag, names) or self._subject(
            outcome, number, title, tag
        )
        if outcome.acts_on is not None:
            said = f"{said} " + _("It acts on outcome %(number)s.") % {"number": outcome.acts_on.called}
        for decision in outcome.confirms.all():
            said = f"{said} " + _("It confirms decision %(number)s, taken between sessions.") % {
                "number": decision.called
            }
        return said.strip()

    @staticmethod
    def _subject(outcome: Outcome, number: str, title: Text, tag: str) -> str:
        """What an outcome of words alone is about: its item, or its point of the agenda."""
        if number:
            return _("On item %(number)s (%(title)s).") % {
                "number": number,
                "title": sentences.said(title, tag),
            }
        if outcome.agenda_item is not None:
            return _("On point %(number)s of the agenda (%(title)s).") % {
                "number": outcome.agenda_item.position, "title": sentences.said(outcome.agenda_item.title, tag),
            }  # fmt: skip
        return ""

    def _paragraphs(self, text: Text) -> list[Texts]:
        """The clauses of a text, each in every language; empty where a language has fewer of them."""
        split = {tag: wording.clauses(text.get(tag, "")) for tag in self.languages}
        return [
            {tag: lines[place] if place < len(lines) else "" for tag, lines in split.items()}
            for place in range(max(map(len, split.values()), default=0))
        ]

    def _disputed(self, outcome: Outcome, key: str, of: str) -> Iterable[Clause]:
        """Wording on which the sides disagree, and in a draft what stands in brackets still."""
        for place, row in enumerate(self.disagreed.get(outcome.pk, []), 1):
            yield _clause(f"{key}.d{place}", self._each(_side_words, row, _disagreement), outcome=of)
        for place, row in enumerate(self.bracketed.get(outcome.pk, []), 1):
            yield _clause(f"{key}.b{place}", self._each(_side_words, row, _bracketed), outcome=of)

    def _decided(self, outcome: Outcome, key: str, of: str) -> Iterable[Clause]:
        stood = self.stood.get(outcome.pk, [])
        if stood:
            yield _clause(f"{key}.vote", self._each(self._vote, outcome, stood), outcome=of)
        for row in stood:
            if row.reservation:
                said = self._each(_side_words, row, _reservation)
                yield _clause(f"{key}.r.{row.party.code}", said, outcome=of)

    @staticmethod
    def _vote(outcome: Outcome, stood: Sequence[Stand], tag: str) -> str:
        rule = Body.Decision(outcome.decision_rule or outcome.review.body.decision_rule).label
        parts = []
        for choice, rows in groupby(sorted(stood, key=_by_choice), key=lambda row: row.choice):
            names = ", ".join(_spoken(row, tag) for row in rows)
            parts.append(f"{Choice(choice).label}: {names}")
        return _("Decision rule: %(rule)s. %(stands)s.") % {"rule": rule, "stands": "; ".join(parts)}

    def _done(self) -> Clause:
        return _clause("done", self._each(self._done_at))

    def _done_at(self, tag: str) -> str:
        said = {
            "place": sentences.said(self.review.place, tag), "day": day_words(self.review.days_held[1], tag),
            "count": len(self.sides),
            "languages": ", ".join(marks.language_name(each, tag) for each in self.languages),
        }  # fmt: skip
        return ngettext(
            "Done at %(place)s, %(day)s, in %(count)d original. Languages: %(languages)s.",
            "Done at %(place)s, %(day)s, in %(count)d originals, one for each side. Languages: %(languages)s.",
            len(self.sides),
        ) % said  # fmt: skip

    # --- Annexes ---

    def _annex(self, key: str, title: Callable[[str], str], rows: list[list[Texts]]) -> dict[str, Any]:
        return {"key": key, "title": self._each(title), "rows": rows}

    def _agenda(self) -> dict[str, Any]:
        points = AgendaItem.unscoped.filter(review=self.review).order_by("position")
        rows = [[_same(self.languages, str(each.position)), self._named(each.title)] for each in points]
        return self._annex("agenda", lambda _tag: _("Agenda"), rows)

    def _delegations(self) -> list[Delegation]:
        members = Delegate.unscoped.select_related("person", "post__organisation").order_by("-is_head", "id")
        found = (
            Delegation.unscoped.filter(review=self.review)
            .select_related("party")
            .prefetch_related(Prefetch("delegates", queryset=members))
        )
        place = {party: order for order, party in enumerate(self.parties)}
        return sorted(found, key=lambda each: (place.get(each.party_id, len(place)), each.party.code))

    def _delegates(self) -> dict[str, Any]:
        rows = []
        for delegation in self.delegations:
            side = self._named(delegation.party.name)
            members = [self._each(_delegate_line, each) for each in delegation.delegates.all()]
            rows += [[side, each] for each in members or [self._each(_not_named)]]
        return self._annex("delegations", lambda _tag: _("Delegations"), rows)

    def _plan(self) -> dict[str, Any]:
        """The plan as it stands: the number, the title, the agreed status and the deadline of each item."""
        agreed = dict(
            AgreedState.unscoped.filter(
                item__programme_id=self.review.programme_id, current=True
            ).values_list("item_id", "status")
        )
        plan = Wording.unscoped.filter(programme_id=self.review.programme_id, until_edition__isnull=True)
        rows = [
            [
                _same(self.languages, each.number), self._named(each.title),
                self._each(_status, agreed.get(each.item_id, "")), self._each(_deadline, each.deadline),
            ]
            for each in plan.order_by("sort_key", "item_id")
        ]  # fmt: skip
        return self._annex("plan", lambda _tag: _("Plan with the agreed statuses"), rows)


def _clause(key: str, text: Texts, kind: str = "paragraph", outcome: str | None = None) -> Clause:
    return {"key": key, "kind": kind, "text": text, "outcome": outcome}


def _same(languages: Sequence[str], text: str) -> Texts:
    return dict.fromkeys(languages, text)


def _by_outcome(rows: Iterable[Any]) -> dict[UUID, list[Any]]:
    found: dict[UUID, list[Any]] = {}
    for row in rows:
        found.setdefault(row.outcome_id, []).append(row)
    return found


def _headline(outcome: Outcome, tag: str) -> str:
    """The number and the kind; of a statement also whose it is, unless a joint secretariat entered it."""
    said = f"{outcome.called}. {sentences.kind_of(outcome, tag)}"
    if outcome.kind != Outcome.Kind.STATEMENT or outcome.entered_for is None:
        return said
    return f"{said}: {sentences.said(outcome.entered_for.name, tag)}"


def _withdrawn(outcome: Outcome, tag: str) -> str:
    """What was recorded in error keeps its number, so that the others keep theirs."""
    return _("Withdrawn: %(reason)s") % {"reason": sentences.said(outcome.withdrawn_reason, tag)}


def _side_words(row: Any, pattern: Callable[[], str], tag: str) -> str:
    """Words of one side, verbatim; empty in a language in which it did not give them."""
    text = row.reservation if isinstance(row, Stand) else row.text
    if not text.get(tag, "").strip():
        return ""
    side = sentences.said(row.party.name, tag)
    return pattern() % {"side": side, "words": text[tag].strip()}


def _reservation() -> str:
    return _("Reservation, %(side)s: %(words)s")


def _disagreement() -> str:
    return _("Not agreed. Wording, %(side)s: %(words)s")


def _bracketed() -> str:
    return _("[%(side)s: %(words)s]")


def _by_choice(row: Stand) -> tuple[int, str]:
    return [str(choice) for choice in Choice].index(row.choice), row.party.code


def _spoken(row: Stand, tag: str) -> str:
    side = sentences.said(row.party.name, tag)
    if row.proxy is None:
        return side
    return _("%(side)s (spoken for by: %(proxy)s)") % {
        "side": side,
        "proxy": sentences.said(row.proxy.name, tag),
    }


def _named_delegate(delegate: Delegate, tag: str) -> str:
    parts = [sentences.said(delegate.person.name, tag)]
    if delegate.post is not None:
        parts += [
            sentences.said(delegate.post.title, tag), sentences.said(delegate.post.organisation.name, tag)
        ]  # fmt: skip
    return ", ".join(parts)


def _delegate_line(delegate: Delegate, tag: str) -> str:
    said = _named_delegate(delegate, tag)
    return f"{said}, {_('head of delegation')}" if delegate.is_head else said


def _not_named(tag: str) -> str:
    return _("delegation not yet named")


def _item_line(number: str, title: Text, status: str, tag: str) -> str:
    return _("Item %(number)s (%(title)s): agreed status “%(status)s”.") % {
        "number": number, "title": sentences.said(title, tag), "status": marks.status_label(status, tag),
    }  # fmt: skip


def _status(status: str, tag: str) -> str:
    return marks.status_label(status, tag) if status else "–"


def _deadline(deadline: Any, tag: str) -> str:
    return fuzzy_words(deadline, tag)
