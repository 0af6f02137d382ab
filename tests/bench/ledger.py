"""The register of agreements, its page and its API, each beside one statement that finds and reads the same rows; and
the status of many agreements as of a day.
"""

import re
import time
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any
from urllib.parse import urlencode

import psycopg2

from . import asking
from .agreements import FEW, MANY, Reader, Register
from .asking import Ask
from .client import Client, Who, request
from .ledger_floors import CONDITIONS, PAGE
from .minutes import Timing
from .served import Served
from .subjects import Subject

#: The page and the API may take so many times their floor.
AIM = 2.0
#: What others have in their registers may add so much to one's own.
GROWTH = 1.25
#: Agreements whose status is asked for at once, and the seconds that it may take.
ASKED, SECONDS = 10_000, 1.0
_AS_OF, _KNOWN_ON = date(1975, 6, 1), date(2020, 1, 1)
_AGREEMENT = re.compile(rb'href="/agreements/([0-9a-f-]{36})/"')


def agreements(body: bytes) -> int:
    """Agreements that a page leads to."""
    return len(set(_AGREEMENT.findall(body)))


class Asker:
    """Requests to one server about its register."""

    def __init__(self, served: Served, register: Register) -> None:
        self.served, self.register = served, register
        self.client = Client(served.port)

    def page(self, reader: Reader, **by: Any) -> Ask:
        return self._get(f"/agreements/?{urlencode(by)}", Who(session=reader.session), agreements, reader, by)

    def table(self, reader: Reader, **by: Any) -> Ask:
        """The floor of the page."""
        path = f"/floor/agreements/{reader.body}/?{urlencode(self._by_id(by))}"
        return self._get(path, Who(session=reader.session), agreements, reader, by)

    def listed(self, reader: Reader, **by: Any) -> Ask:
        path = f"/api/v1/agreements/?{urlencode(by | {'limit': PAGE})}"
        return self._get(path, Who(token=reader.token), asking.results, reader, by)

    def values(self, reader: Reader, **by: Any) -> Ask:
        """The floor of the API."""
        path = f"/floor/agreements.json/{reader.body}/?{urlencode(self._by_id(by))}"
        return self._get(path, Who(session=reader.session), asking.results, reader, by)

    def _get(
        self, path: str, who: Who, rows: Callable[[bytes], int], reader: Reader, by: dict[str, Any]
    ) -> Ask:
        sent = request("GET", path, who)
        return Ask(self.client, lambda: sent, rows, min(PAGE, self._count(reader, by)))

    def _by_id(self, by: dict[str, Any]) -> dict[str, Any]:
        """With the id of a party in the place of its code: the floor looks for none."""
        return {name: self.register.parties.get(value, value) for name, value in by.items()}

    def _count(self, reader: Reader, by: dict[str, Any]) -> int:
        """How many agreements of a reader's body answer, counted to a page and no further."""
        name, value = next(iter(self._by_id(by).items()), ("", None))
        with psycopg2.connect(self.served.owner_url) as connection, connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM (SELECT FROM programs_agreement a WHERE a.body_id = %(body)s"
                f" AND {CONDITIONS[name]} LIMIT {PAGE}) counted",
                {"body": str(reader.body), "value": str(value)},
            )
            return int(cursor.fetchone()[0])


def narrowings(register: Register) -> dict[str, dict[str, Any]]:
    """By its name, what a reader narrows the register by."""
    return {
        "everything": {},
        **{name: {"q": word} for name, word in register.words.items()},
        "in force on a day": {"in_force": _AS_OF.isoformat()},
        "of a party in all": {"party": "BY"},
        "of a party in few": {"party": "P7"},
        "status in force": {"status": "in_force"},
        "status signed": {"status": "signed"},
        "term ends within a year": {"within": 365},
        "awaiting a party": {"awaiting": "RU"},
    }


def of_pages(asker: Asker) -> Iterator[Subject]:
    """The page of the register, and of a reader who sees FEW of the agreements."""
    reader, other = asker.register.reader, asker.register.other
    for name, by in narrowings(asker.register).items():
        yield f"page, {name}", asker.page(reader, **by), asker.table(reader, **by), AIM
    some = asker.register.words["a frequent word"]
    for name, by in (
        ("everything", {}),
        ("a frequent word", {"q": some}),
        ("status in force", {"status": "in_force"}),
    ):
        yield (
            f"page of {FEW} in another body, {name}",
            asker.page(other, **by),
            asker.table(other, **by),
            None,
        )


def of_lists(asker: Asker) -> Iterator[Subject]:
    """The same as JSON."""
    reader, other = asker.register.reader, asker.register.other
    for name, by in narrowings(asker.register).items():
        if set(by) <= {"q", "in_force"}:
            yield f"API, {name}", asker.listed(reader, **by), asker.values(reader, **by), AIM
    yield f"API of {FEW} in another body", asker.listed(other), asker.values(other), None


def of_many(asker: Asker) -> Iterator[Subject]:
    """An agreement with MANY parties, without a floor of its own beside the first page of the register."""
    reader, pk = asker.register.reader, asker.register.many
    floor = asker.table(reader)
    shown = Ask(
        asker.client,
        lambda: request("GET", f"/agreements/{pk}/", Who(session=reader.session)),
        asking.anything,
    )
    yield f"an agreement of {MANY} parties, to the table of 100", shown, floor, None
    path = f"/api/v1/agreements/{pk}/standing/"
    told = Ask(asker.client, lambda: request("GET", path, Who(token=reader.token)), asking.anything)
    yield f"standing of {MANY} parties, to the table of 100", told, floor, None


def of_growth(small: Asker, large: Asker) -> Iterator[Subject]:
    """What a reader of FEW agreements is shown beside more of others to what it is beside fewer."""
    size, of = f"{large.register.size:,}", f"{small.register.size:,}"
    one, other = large.register.other, small.register.other
    some = {"q": large.register.words["a frequent word"]}
    for name, by in (("page", {}), ("page, a frequent word", some)):
        yield (
            f"{name} of {FEW} beside {size} to beside {of}",
            large.page(one, **by), small.page(other, **by), GROWTH,
        )  # fmt: skip
    yield f"API of {FEW} beside {size} to beside {of}", large.listed(one), small.listed(other), GROWTH


# --- As of a day ------------------------------------------------------------------------------------------------------


def as_of(count: int = ASKED) -> Iterator[Timing]:
    """Seconds in which the status of so many agreements on a day is read, is found as it was known on an earlier day,
    and is computed of all of them from their acts as they were known then.
    """
    from programs.models import Agreement, AgreementSpan
    from programs.rules.treaties.status import status_of
    from programs.selectors.recorded import Day
    from programs.selectors.statuses import statuses
    from programs.selectors.treaties import treaties

    ids = list(Agreement.unscoped.order_by("pk").values_list("pk", flat=True)[:count])
    some = [ids[begin : begin + 1000] for begin in range(0, count, 1000)]
    begun = time.perf_counter()
    rows = AgreementSpan.unscoped.filter(agreement__in=ids, during__contains=_AS_OF)
    read = dict(rows.values_list("agreement_id", "status"))
    yield _timing("on a day, as it is kept", begun, count)
    begun = time.perf_counter()
    known = statuses(ids, _AS_OF, Day(_KNOWN_ON, "UTC"))
    yield _timing("on a day as known on another", begun, count)
    begun = time.perf_counter()
    computed = {
        pk: status_of(one, _AS_OF, _KNOWN_ON) for batch in some for pk, one in treaties(batch).items()
    }
    yield _timing("on a day as known on another, from their acts alone", begun, count)
    assert computed == known == read, "what is kept is what the acts say"


def _timing(said: str, begun: float, count: int) -> Timing:
    return Timing(f"status of {count:,} agreements {said}", time.perf_counter() - begun, count, SECONDS)
