"""Minutes of 100 clauses in two languages as PDF, and a chain of 1,000 sealed protocols verified: in seconds."""

import statistics
import time
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from cooperation.access import acting_as
from meetings import models as held
from meetings.rules.minutes import FORMAT, SEAL_FORMAT, Content, canonical, digest
from meetings.selectors import sealed
from meetings.selectors.verification import verified
from meetings.services import protocol
from programs import models as m

from .sheets import SYSTEM
from .words import Vocabulary

CLAUSES, SEALS = 100, 1000
#: What a session has of rows in its record, beside two delegations of three.
POINTS = 10
#: Seconds that the PDF may take.
PDF_AIM = 1.0
LANGUAGES = ["ru", "en"]
AT = datetime(2026, 5, 12, 12, tzinfo=UTC)


@dataclass(frozen=True)
class Timing:
    """Seconds of one thing that has no floor; `each` are those of one of `count`."""

    name: str
    seconds: float
    count: int = 1
    aim: float | None = None

    @property
    def reached(self) -> bool | None:
        """Whether the aim is; None where there is none."""
        return None if self.aim is None else self.seconds <= self.aim

    def as_json(self) -> dict[str, Any]:
        return {**asdict(self), "each": self.seconds / self.count, "reached": self.reached}


def pdf(repeat: int) -> Timing:
    """The middle one of `repeat` renderings of the original of a side, each of other words: none is known already."""
    words, taken = Vocabulary(CLAUSES), []
    for _turn in range(repeat):
        content = _content(words, CLAUSES)
        begun = time.perf_counter()
        made = protocol.render(content, made_at=AT, first="A", sha256=digest(canonical(content)))
        taken.append(time.perf_counter() - begun)
        assert made.startswith(b"%PDF")
    return Timing(f"protocol PDF, {CLAUSES} clauses in two languages", statistics.median(taken), aim=PDF_AIM)


def verification(count: int) -> Timing:
    """One run over the chain of a body of `count` sealed protocols, all of which hold."""
    with acting_as(SYSTEM):
        body = _Chain(count).build()
    with acting_as(SYSTEM):
        begun = time.perf_counter()
        found = verified(body)
        taken = time.perf_counter() - begun
    assert (found.holds, found.seals, found.files) == (True, count, 3 * count), found.flaws[:3]
    assert found.rows == count * (1 + POINTS * 2 + 2 + 6)
    return Timing(f"verification of {count:,} sealed protocols", taken, count)


def _content(words: Vocabulary, clauses: int, **more: Any) -> Content:
    """A protocol as it is assembled: clauses of 30 words, an agenda, and a plan of as many items."""

    def said(count: int) -> dict[str, str]:
        return {"ru": words.cyrillic(count), "en": words.text(count)}

    rows = [[{"ru": str(n), "en": str(n)}, said(6)] for n in range(1, clauses + 1)]
    return {
        "format": FORMAT, "languages": LANGUAGES, "body": {"id": "x", "name": said(5)},
        "session": {"id": "x", "number": 1, "place": said(1), "first": "2026-05-12", "last": "2026-05-13"},
        "title": said(4), "version": 1, "previous": None,
        "sides": [{"code": code, "name": said(2)} for code in "AB"],
        "clauses": [
            {"key": f"outcome.{n}", "kind": "paragraph", "text": said(30), "outcome": None}
            for n in range(1, clauses + 1)
        ],
        "annexes": [
            {"key": "agenda", "title": said(1), "rows": rows[:20]}, {"key": "plan", "title": said(3), "rows": rows},
        ],
        "signatures": {code: said(3) for code in "AB"},
        **more,
    }  # fmt: skip


class _Chain:
    """A body of two sides that has met twice a year for `count` sessions, each with its minutes sealed."""

    def __init__(self, count: int) -> None:
        self.count, self.words = count, Vocabulary(count)

    def build(self) -> m.Body:
        self.body = m.Body.unscoped.create(name={"en": "Commission of the chain"}, languages=LANGUAGES)
        self.programme = m.Programme.unscoped.create(body=self.body, code="chain", title={"en": "Chain"})
        self.parties = [
            m.Party.unscoped.create(code=f"CHAIN{code}", name={"en": f"Side {code}"}) for code in "AB"
        ]
        for order, party in enumerate(self.parties, 1):
            m.Side.unscoped.create(programme=self.programme, party=party, order=order)
        self._sessions()
        self._print()
        self._seals()
        return self.body

    def _sessions(self) -> None:
        days = [date(1526, 5, 12) + timedelta(days=182 * n) for n in range(self.count)]
        self.reviews = held.Review.unscoped.bulk_create(
            held.Review(
                body=self.body, programme=self.programme, number=number, state="concluded", place={"en": "Minsk"},
                starts_on=day, ends_on=day, starts_at_time="10:00", time_zone="Europe/Minsk", covers_from=day,
                covers_to=day, concluded_at=AT,
            )
            for number, day in enumerate(days, 1)
        )  # fmt: skip
        people = [
            m.Person.unscoped.create(party=party, name={"en": self.words.text(2)})
            for party in self.parties for _n in range(3)
        ]  # fmt: skip
        delegations = held.Delegation.unscoped.bulk_create(
            held.Delegation(review=review, party=party) for review in self.reviews for party in self.parties
        )
        held.Delegate.unscoped.bulk_create(
            held.Delegate(delegation=delegation, person=person)
            for delegation in delegations for person in people if person.party_id == delegation.party_id
        )  # fmt: skip
        points = held.AgendaItem.unscoped.bulk_create(
            held.AgendaItem(review=review, position=place, title={"en": self.words.text(6)}, state="done")
            for review in self.reviews for place in range(1, POINTS + 1)
        )  # fmt: skip
        held.Outcome.unscoped.bulk_create(
            held.Outcome(
                review_id=point.review_id, agenda_item=point, number=point.position, kind="decision",
                text={"en": self.words.text(30)}, entered_for=self.parties[0],
            )
            for point in points
        )  # fmt: skip

    def _print(self) -> None:
        """The files: one PDF of twenty clauses, with the session's number behind it."""
        printed = protocol.render(_content(self.words, 20), made_at=AT)
        self.pdfs = [printed + f"\n%{review.number}\n".encode() for review in self.reviews]

    def _seals(self) -> None:
        rows = sealed.rows_of([review.pk for review in self.reviews])
        before: held.MinutesSeal | None = None
        for first in range(0, self.count, 100):
            before = self._some(range(first, min(first + 100, self.count)), rows, before)

    def _some(
        self, places: range, rows: dict[UUID, dict[str, str]], before: held.MinutesSeal | None
    ) -> held.MinutesSeal | None:
        """Versions with files and acts, then seals: a version prints the digest of the seal before it."""
        versions, seals, files, acts = [], [], [], []
        text = _content(self.words, 20)
        for place in places:
            review, pdf = self.reviews[place], self.pdfs[place]
            link = {"session": before.review.number, "sha256": before.sha256} if before else None
            content = canonical({**text, "previous": link})
            version = held.Minutes(
                review=review, number=1, languages=LANGUAGES, pdf=pdf, sha256=digest(pdf), made_at=AT, content=content,
                content_sha256=digest(content),
            )  # fmt: skip
            versions.append(version)
            own = [
                held.MinutesFile(
                    minutes=version, kind="original", party=party, name="protocol.pdf", media_type="application/pdf",
                    content=pdf, size=len(pdf), sha256=version.sha256, added_at=AT,
                )
                for party in self.parties
            ]  # fmt: skip
            done = [
                held.MinutesAct(
                    minutes=version, kind=kind, party=party, done_on=AT.date(), entered_at=AT,
                    signatory_name={"en": "Head"},
                )
                for kind in ("agreed", "signed") for party in self.parties
            ]  # fmt: skip
            files += own
            acts += done
            before = self._seal(version, own, done, rows[review.pk], before)
            seals.append(before)
        held.Minutes.unscoped.bulk_create(versions)
        held.MinutesFile.unscoped.bulk_create(files, batch_size=50)
        held.MinutesAct.unscoped.bulk_create(acts)
        held.MinutesSeal.unscoped.bulk_create(seals)
        return before

    def _seal(
        self, version: held.Minutes, files: list[held.MinutesFile], acts: list[held.MinutesAct],
        rows: dict[str, str], before: held.MinutesSeal | None,
    ) -> held.MinutesSeal:  # fmt: skip
        """As services.sealing.record_of says it, without a statement for each seal."""
        number, review = (before.number + 1 if before else 1), version.review
        record = canonical(
            {
                "format": SEAL_FORMAT, "number": number, "previous": before.sha256 if before else None,
                "body": {"id": str(self.body.pk), "name": self.body.name},
                "minutes": {
                    "id": str(version.pk), "version": 1, "session": {"id": str(review.pk), "number": review.number},
                    "content": version.content_sha256, "copy": version.sha256, "reason": {}, "based_on": None,
                    "made_at": sealed.plain(AT),
                },
                "files": {f"original:{row.party.code}": row.sha256 for row in files},
                "acts": [sealed.said(vars(act), sealed.ACT) for act in sorted(acts, key=lambda act: act.pk)],
                "changes": [], "rows": rows, "later": {}, "sealed_at": sealed.plain(AT),
            }
        )  # fmt: skip
        return held.MinutesSeal(
            minutes=version, review=review, body=self.body, number=number, record=record, sha256=digest(record),
            previous_sha256=before.sha256 if before else "", sealed_at=AT,
        )  # fmt: skip
