"""Agreements between the two sides as the law of treaties sees them: two that are public, two that are made up."""

from datetime import date, timedelta
from typing import Any

from cooperation.dates import FuzzyDate
from programs.models import Act, Agreement, AgreementParty, AgreementRelation
from programs.services import standing

from . import matters_of_law as law
from .frame import Frame
from .texts import t

_RESULTS = t(
    "Agreement on the mutual protection of the results of joint research",
    "Соглашение о взаимной охране результатов совместных исследований",
    "Пагадненне аб узаемнай ахове вынікаў сумесных даследаванняў",
)
_AMENDING = t(
    "Protocol amending the Agreement on the mutual protection of the results of joint research",
    "Протокол о внесении изменений в Соглашение о взаимной охране результатов совместных исследований",
    "Пратакол аб унясенні змяненняў у Пагадненне аб узаемнай ахове вынікаў сумесных даследаванняў",
)
#: Of the public ones: the rule of their final articles, and the days on which instruments were exchanged.
_EXCHANGED = {"1997-04-02": "1997-06-11", "1999-12-08": "2000-01-26"}
_BY_NOTIFICATION = {
    "trigger": "last_notification",
    "bilateral": True,
    "term": {"n": 5, "unit": "year"},
    "renewal": {"tacit": True, "n": 5, "unit": "year", "notice": {"n": 6, "unit": "month"}},
    "withdrawal": {"period": {"n": 6, "unit": "month"}},
}
#: So far ahead is the last day for notice.
_NOTICE_AHEAD = timedelta(days=72)


def write_treaties(frame: Frame) -> None:
    """Final clauses and acts of the Union's treaties, and an agreement with a term of which notice falls due soon."""
    for done, exchanged in _EXCHANGED.items():
        for one in Agreement.unscoped.filter(title__en__startswith="Treaty on", done_on__value=done):
            one.clauses = {"trigger": "exchange_of_instruments", "bilateral": True}
            one.save(update_fields=["clauses"])
            _act(one, None, "exchange_of_instruments", exchanged)
    for one in Agreement.unscoped.filter(title__en__startswith="Treaty on", done_on__value="1997-04-02"):
        _act(one, None, "superseded", _EXCHANGED["1999-12-08"])
    _made_up(frame)
    standing.derive(list(Agreement.unscoped.values_list("pk", flat=True)))


def _made_up(frame: Frame) -> None:
    """In force since five years before its present term ends, and a protocol to it that waits for one notification."""
    in_force = _years_before(frame.today + _NOTICE_AHEAD, years=5, months=-6)
    signed = in_force - timedelta(days=190)
    results = _agreement(frame, _RESULTS, "agreement", signed, law.MINSK)
    for code, days in (("BY", 40), ("RU", 12)):
        sent = in_force - timedelta(days=days)
        arrived = in_force if code == "RU" else sent + timedelta(days=6)
        _act(
            results,
            frame.parties[code],
            "notification",
            sent.isoformat(),
            received_on=FuzzyDate.of_day(arrived),
        )
    amending = _agreement(frame, _AMENDING, "protocol", frame.today - timedelta(days=130), law.MOSCOW)
    sent = frame.today - timedelta(days=61)
    received = FuzzyDate.of_day(sent + timedelta(days=9))
    _act(amending, frame.parties["BY"], "notification", sent.isoformat(), received_on=received)
    AgreementRelation.unscoped.create(source=amending, target=results, kind="amends")


def _agreement(frame: Frame, title: Any, kind: str, signed: date, place: Any) -> Agreement:
    one = Agreement.unscoped.create(
        body=frame.body, kind=kind, level="intergovernmental", character="binding", scope="bilateral", title=title,
        done_on=FuzzyDate.of_day(signed), done_at=place, illustrative=True, clauses=_BY_NOTIFICATION,
        authentic=["be", "ru"],
    )  # fmt: skip
    AgreementParty.unscoped.bulk_create(
        AgreementParty(agreement=one, party=party, order=order)
        for order, party in enumerate(frame.parties.values(), 1)
    )
    for party in frame.parties.values():
        _act(one, party, "signature", signed.isoformat(), place=place)
    return one


def _act(agreement: Agreement, party: Any, kind: str, day: str, **more: Any) -> None:
    Act.unscoped.create(agreement=agreement, party=party, kind=kind, done_on=FuzzyDate(day), **more)


def _years_before(day: date, *, years: int, months: int) -> date:
    """So many years and months before a day; the 28th at the latest."""
    count = day.year * 12 + day.month - 1 - years * 12 - months
    return date(count // 12, count % 12 + 1, min(day.day, 28))
