"""Subject and floor side by side: the same number of requests of each, in shuffled order, in rounds."""

import random
import statistics
from dataclasses import asdict, dataclass
from itertools import chain

from .asking import Timed

#: Milliseconds that warming up, and then one round, may take.
_WARMING, _ROUND = 3000.0, 2500.0


@dataclass(frozen=True)
class Most:
    """An aim that is no ratio: the median may take so many milliseconds."""

    milliseconds: float


@dataclass(frozen=True)
class Figure:
    """Milliseconds, and what the subject takes of its floor.

    `ratio` is the middle one of the rounds' ratios of medians, `low` and `high` are the ends: subject and floor of a
    round meet the same machine, rounds may not.
    """

    name: str
    size: int
    median: float
    floor: float
    ratio: float
    p95: float
    floor_p95: float
    p95_ratio: float
    low: float
    high: float
    rows: int
    requests: int
    aim: float | None
    #: Milliseconds that the median may take, where that is the aim.
    most: float | None = None

    @property
    def reached(self) -> bool | None:
        """Whether the aim is; None where there is none."""
        if self.most is not None:
            return self.median < self.most
        return None if self.aim is None else round(self.ratio, 2) <= self.aim

    def as_json(self) -> dict[str, object]:
        return {**asdict(self), "reached": self.reached}


def measure(
    name: str,
    size: int,
    measured: Timed,
    floor: Timed,
    aim: float | Most | None,
    *,
    rounds: int,
    repeat: int,
    warm: int,
) -> Figure:
    """`rounds` rounds of `repeat` requests each; each round opens its connection anew and may meet another worker.

    Where both together take long, fewer are made, at least two a round.
    """
    asks = (measured, floor)
    both = sum(ask() for ask in asks)
    warm, repeat = _within(_WARMING, both, warm), _within(_ROUND, both, repeat)
    for turn in range(1, warm):
        for ask in asks:
            ask()
            if turn % 6 == 0:
                ask.client.renew()
    times: tuple[list[list[float]], list[list[float]]] = ([], [])
    shuffle = random.Random(name)
    for _ in range(rounds):
        order = [0, 1] * repeat
        shuffle.shuffle(order)
        for each in times:
            each.append([])
        for which in order:
            times[which][-1].append(asks[which]())
        for ask in asks:
            ask.client.renew()
    return _figure(name, size, times[0], times[1], aim, measured.expected or 0)


def _within(budget: float, both: float, wanted: int) -> int:
    return min(wanted, max(2, int(budget / both)))


def _figure(
    name: str,
    size: int,
    measured: list[list[float]],
    floor: list[list[float]],
    aim: float | Most | None,
    rows: int,
) -> Figure:
    flat, flat_floor = list(chain.from_iterable(measured)), list(chain.from_iterable(floor))
    median, median_floor = statistics.median(flat), statistics.median(flat_floor)
    p95, p95_floor = _p95(flat), _p95(flat_floor)
    single = [statistics.median(a) / statistics.median(b) for a, b in zip(measured, floor, strict=True)]
    return Figure(
        name=name, size=size, median=median, floor=median_floor, ratio=statistics.median(single),
        p95=p95, floor_p95=p95_floor, p95_ratio=p95 / p95_floor,
        low=min(single), high=max(single), rows=rows, requests=len(flat),
        aim=None if isinstance(aim, Most) else aim, most=aim.milliseconds if isinstance(aim, Most) else None,
    )  # fmt: skip


def _p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1] if len(times) > 1 else times[0]
