"""Agreements as files, beside iterating values() of the same columns; and how seconds and memory grow with them.

Each is written in a process of its own, as a worker of the web server writes it, by what the page and the interface
call. Run by itself with the name of what is to be written, it writes that and says the seconds and the most memory.
"""

import json
import os
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

from tests.servers import at_database, run_as_owner

SIZES = (100_000, 1_000_000)
#: A file may take so many times its values(); ten times the rows so many times its time, and so many MB more.
AIM, GROWTH_AIM, MEMORY_AIM = 1.3, 12.0, 20.0
#: Different texts, out of which the agreements have theirs.
_TEXTS = 5_000
_SEED = 1969
_TABLES = ("agreement", "agreementparty", "act")


@dataclass(frozen=True)
class Grown:
    """What was written of few and of many rows: seconds, and the most memory of its process in MB."""

    name: str
    few: int
    many: int
    seconds: tuple[float, float]
    memory: tuple[float, float]

    @property
    def times(self) -> float:
        return self.seconds[1] / self.seconds[0]

    @property
    def more(self) -> float:
        return self.memory[1] - self.memory[0]

    @property
    def reached(self) -> tuple[bool, bool]:
        return self.times <= GROWTH_AIM * self.many / self.few / 10, self.more <= MEMORY_AIM

    def as_json(self) -> dict[str, Any]:
        return {**asdict(self), "times": self.times, "more": self.more, "reached": self.reached}


# --- The agreements ---------------------------------------------------------------------------------------------------


def build(database: str, count: int) -> None:
    """A body's register of so many agreements: two parties each, four acts, texts in two languages."""
    from django.conf import settings

    from programs import models as m

    from .copying import Copier, Ids
    from .words import Vocabulary

    tables = [f"programs_{name}" for name in _TABLES]
    disabled = [f"ALTER TABLE {name} DISABLE TRIGGER USER" for name in tables]
    # No file is looked for by words; keeping this index would take most of the time.
    run_as_owner([*disabled, "DROP INDEX programs_agreement_search"], database)
    words, ids, pick = Vocabulary(_SEED), Ids(_SEED), random.Random(_SEED)
    body = m.Body.unscoped.create(name={"en": "Commission"}, languages=["en", "ru"])
    parties = [
        m.Party.unscoped.create(code=code, name={"en": name}, short_name={"en": name}).pk
        for code, name in (("BY", "Belarus"), ("RU", "Russia"))
    ]
    texts = [(words.text(9), words.cyrillic(9), words.text(20)) for _ in range(_TEXTS)]
    agreements = [ids() for _ in range(count)]
    copier = Copier(settings.DATABASE_OWNER_URL)
    copier.copy(
        m.Agreement,
        ("id", "body_id", "kind", "level", "character", "scope", "subject", "title", "summary", "done_on", "done_at",
         "other_titles", "references", "particulars", "external_id"),
        _agreements(agreements, body.pk, texts, pick),
    )  # fmt: skip
    copier.copy(
        m.AgreementParty,
        ("id", "agreement_id", "party_id", "order"),
        ((ids(), pk, party, order) for pk in agreements for order, party in enumerate(parties, 1)),
    )
    copier.copy(
        m.Act,
        ("id", "agreement_id", "party_id", "kind", "done_on", "place"),
        _acts(agreements, parties, ids, pick),
    )
    copier.close()
    run_as_owner(["VACUUM ANALYZE"], database)


def _day(pick: random.Random) -> Any:
    from cooperation.dates import FuzzyDate

    return FuzzyDate(f"{pick.randint(1920, 2025)}-{pick.randint(1, 12):02}-{pick.randint(1, 28):02}")


def _agreements(
    ids: list[Any], body: Any, texts: list[Any], pick: random.Random
) -> Iterator[tuple[Any, ...]]:
    references = '[{"label": "Treaty Series", "text": "12 of 1969", "url": "https://example.org/12"}]'
    for place, pk in enumerate(ids):
        english, russian, long = pick.choice(texts)
        yield (
            pk, body, "agreement", "intergovernmental", "binding", "bilateral", "Trade", {"en": english, "ru": russian},
            {"en": long}, _day(pick), {"en": "Minsk", "ru": "Минск"}, "[]", references, "[]", f"T-{place}",
        )  # fmt: skip


def _acts(
    agreements: list[Any], parties: list[Any], ids: Callable[[], Any], pick: random.Random
) -> Iterator[tuple[Any, ...]]:
    for pk in agreements:
        yield ids(), pk, None, "signature", _day(pick), {"en": "Minsk"}
        for party in parties:
            yield ids(), pk, party, "ratification", _day(pick), {}
        yield ids(), pk, None, "entered_into_force", _day(pick), {}


# --- What is written, and its floor -----------------------------------------------------------------------------------


def _actor() -> Any:
    from cooperation.access import Actor
    from programs.models import Body, Party

    parties = frozenset(Party.unscoped.values_list("pk", flat=True))
    bodies = frozenset(Body.unscoped.values_list("pk", flat=True))
    return Actor(kind="system", name="bench", body_ids=bodies, party_ids=parties)


def _rows(actor: Any) -> Any:
    from programs.models import Agreement

    return Agreement.objects.visible_to(actor).order_by("-done_first", "-id")


def _of_interface(actor: Any, form: str, *, lists: bool) -> Any:
    from cooperation.api.exports import export
    from cooperation.api.resources import named

    resource = named("agreements")
    shape = resource.shape
    if not lists:
        shape = shape.narrowed([column.name for column in shape.columns])
    return export(actor, resource, _rows(actor), form=form, name="a", title="a", shape=shape).content


def _own_form(actor: Any, form: str) -> Any:
    from cooperation.exports.files import streamed
    from programs.exports.agreements import pieces

    return streamed(actor, pieces(actor, _rows(actor), form=form, title="a", delimiter=","))


def _columns() -> list[str]:
    from cooperation.api.resources import named

    return [str(column.source) for column in named("agreements").shape.columns]


def _read(rows: Any, names: list[str]) -> int:
    count = 0
    for _row in rows.values(*names).iterator(chunk_size=2000):
        count += 1
    return count


def _values(actor: Any, *others: str) -> int:
    """Iterates values() of the columns; of the parties, relations and acts too where the file has them."""
    from cooperation.access import acting_as
    from programs import models as m

    of = {
        "parties": (m.AgreementParty, ["agreement_id", "id", "party_id", "order", "named", "party__code"]),
        "relations": (m.AgreementRelation, ["source_id", "id", "kind", "target_id"]),
        "acts": (m.Act, [
            "agreement_id", "id", "party_id", "kind", "named", "done_on", "effective_on", "received_on", "until_on",
            "known_on", "retroactive", "about_id", "predecessor_id", "replaces_id", "place", "note", "signatory_name",
            "signatory_post",
        ]),
    }  # fmt: skip
    with acting_as(actor):
        count = _read(_rows(actor), _columns())
        for name in others:
            model, names = of[name]
            _read(model.objects.visible_to(actor), names)
    return count


#: What is written, what its floor iterates beside the agreements, and its aim.
WRITTEN: dict[str, tuple[Callable[[Any], Any], tuple[str, ...], float | None]] = {
    "CSV of the interface, their own columns": (lambda a: _of_interface(a, "csv", lists=False), (), AIM),
    "CSV of the interface, with parties and relations": (
        lambda a: _of_interface(a, "csv", lists=True), ("parties", "relations"), AIM,
    ),
    "CSV in the installation's own form, with parties, acts and relations": (
        lambda a: _own_form(a, "csv"), ("parties", "relations", "acts"), AIM,
    ),
    "JSON Lines": (lambda a: _of_interface(a, "jsonl", lists=True), ("parties", "relations"), None),
    "XLSX of the interface, their own columns": (lambda a: _of_interface(a, "xlsx", lists=False), (), None),
}  # fmt: skip
#: What is written of many rows too.
_GROWN = [name for name, (_made, _others, aim) in WRITTEN.items() if aim]


def _timed(act: Callable[[], Any]) -> float:
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun


def _drain(pieces: Any) -> int:
    return sum(map(len, pieces))


def _peak() -> float:
    """The most memory that this process has taken, in MB."""
    with open("/proc/self/status") as status:
        (line,) = (line for line in status if line.startswith("VmHWM:"))
    return int(line.split()[1]) * 1024 / 1e6


def _told(name: str, rounds: int) -> dict[str, Any]:
    """In a process of its own: seconds of the file and of its floor, by turns; or, of no round, the file once."""
    made, others, _aim = WRITTEN[name]
    actor = _actor()
    if not rounds:
        seconds = _timed(lambda: _drain(made(actor)))
        return {"seconds": seconds, "peak": _peak()}
    told = [
        (_timed(lambda: _drain(made(actor))), _timed(lambda: _values(actor, *others))) for _ in range(rounds)
    ]
    return {
        "seconds": statistics.median(each for each, _floor in told),
        "floor": statistics.median(floor for _each, floor in told),
    }


def measured(database: str, name: str, rounds: int) -> dict[str, Any]:
    """_told() of a process of its own."""
    environment = os.environ | {
        key: at_database(os.environ[key], database) for key in ("DATABASE_URL", "DATABASE_OWNER_URL")
    }
    arguments = [sys.executable, "-m", "tests.bench.exporting", name, str(rounds)]
    done = subprocess.run(arguments, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    return dict(json.loads(done.stdout.splitlines()[-1]))


def beside(database: str, count: int, rounds: int) -> Iterator[Any]:
    """Each file of so many agreements beside its floor."""
    from .reminding import Beside

    for name, (_made, _others, aim) in WRITTEN.items():
        told = measured(database, name, rounds)
        yield Beside(f"{count:,} agreements, {name}", told["seconds"], told["floor"], count, aim)


def grown(databases: tuple[str, str], sizes: tuple[int, int]) -> Iterator[Grown]:
    """What takes how much longer and more where there are many."""
    for name in _GROWN:
        few, many = (measured(database, name, 0) for database in databases)
        yield Grown(name, *sizes, (few["seconds"], many["seconds"]), (few["peak"], many["peak"]))


if __name__ == "__main__":
    import django

    django.setup()
    # The resources are known by their addresses.
    from django.urls import get_resolver

    get_resolver().url_patterns  # noqa: B018
    print(json.dumps(_told(sys.argv[1], int(sys.argv[2]))))
