"""One run: reminders are sent while everything is killed, stopped and frozen at moments drawn from a seed."""

import itertools
import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.faults import sink
from tests.faults.parts import BEATS, WORKERS, Parts, until

#: What is done in turn; each is drawn about as often.
KILLS = ("worker", "child", "postgres", "beat", "child", "valkey")
FREEZES = ("worker", "postgres", "child", "valkey", "beat")
OF_KIND = {"worker": WORKERS, "child": WORKERS, "beat": BEATS}
#: No disturbance after this share of the mails: each meets work.
UP_TO = 0.85
#: Seconds: until all of an outage is sent, and until another sends what a killed worker had in hand.
CAUGHT_UP, RETAKEN = 300.0, 60.0
#: At most this share may be in doubt at the end.
IN_DOUBT = 0.01


@dataclass(frozen=True)
class Wish:
    """What is to be run. `kills` and `freezes` are numbers of disturbances; a freeze lasts `frozen` seconds."""

    reminders: int
    kills: int
    freezes: int
    seed: int
    frozen: float
    #: Seconds in which all has to be over.
    longest: float = 3600.0


@dataclass
class Run:
    """What was done, in seconds and numbers, and what came of it."""

    seed: int
    seconds: float = 0.0
    disturbed: dict[str, int] = field(default_factory=dict)
    #: Workers and beats that ended by themselves, and were started again.
    revived: int = 0
    reckoning: dict[str, Any] = field(default_factory=dict)

    @property
    def sent(self) -> int:
        return int(self.reckoning["states"].get("sent", 0))

    def count(self, name: str) -> int:
        return len(self.reckoning[name])

    def as_json(self) -> dict[str, Any]:
        return {
            "seed": self.seed, "seconds": self.seconds, "disturbed": self.disturbed, "revived": self.revived,
            "sent": self.sent, **self.reckoning,
        }  # fmt: skip


class Progress:
    """How many mails came to an end at the mail server, read from its book as it grows."""

    def __init__(self, book: Path) -> None:
        self._book, self._read, self._ended = book, 0, set[str]()

    def __call__(self) -> int:
        with self._book.open("rb") as file:
            file.seek(self._read)
            new = file.read()
        whole = new[: new.rfind(b"\n") + 1]
        self._read += len(whole)
        for line in whole.decode().splitlines():
            said, message_id, recipient = line.split("\t")
            if said in sink.ENDED:
                self._ended.add(message_id or recipient)
        return len(self._ended)


class Disturber:
    """Does what the seed says when so many mails have come to their end as it says."""

    def __init__(self, parts: Parts, wish: Wish) -> None:
        self.parts, self.wish = parts, wish
        self.chance = random.Random(wish.seed)
        self.done: dict[str, int] = {}
        self._thaws: list[tuple[float, str]] = []
        self.plan = sorted(self._drawn(), key=lambda one: one[0])

    def _drawn(self) -> Iterator[tuple[int, str, str]]:
        for what, kinds, number in (("kill", KILLS, self.wish.kills), ("freeze", FREEZES, self.wish.freezes)):
            for kind in itertools.islice(itertools.cycle(kinds), number):
                yield int(self.wish.reminders * self.chance.uniform(0, UP_TO)), what, kind

    def step(self, progress: int) -> bool:
        """Does what is due by now; False when nothing is to be done any more and nothing stands still."""
        now = time.monotonic()
        for moment, name in [one for one in self._thaws if one[0] <= now]:
            self._thaws.remove((moment, name))
            self.parts.thaw(name)
        if self.plan and self.plan[0][0] <= progress:
            self._do(*self.plan[0][1:])
        return bool(self.plan or self._thaws)

    def _do(self, what: str, kind: str) -> None:
        some = [one for one in OF_KIND.get(kind, (kind,)) if kind != "child" or self.parts.children(one)]
        if not some:
            # No worker has a pool yet. It may wait for what is frozen: not for this.
            return
        del self.plan[0]
        self.done[f"{what} {kind}"] = self.done.get(f"{what} {kind}", 0) + 1
        (self._kill if what == "kill" else self._freeze)(kind, self.chance.choice(some))

    def _kill(self, kind: str, name: str) -> None:
        if kind == "child":
            self.parts.kill_child(name, self.chance.randrange(2))
        else:
            self.parts.kill(name)

    def _freeze(self, kind: str, name: str) -> None:
        # Of a worker either all stands still, or one process of its pool.
        self.parts.freeze(name, only_child=kind == "child")
        self._thaws.append((time.monotonic() + self.wish.frozen, name))


def run(parts: Parts, wish: Wish, say: Callable[[str], None]) -> Run:
    """Everything from an empty database to the reckoning; Django is set up on the database of `parts`."""
    from django.db import connection

    from tests.faults import world

    world.people_a_session(wish.reminders, days_ahead=20)
    connection.close()
    for name in (*WORKERS, *BEATS):
        parts.start(name)
    begun = time.monotonic()
    progress, disturber = Progress(parts.book), Disturber(parts, wish)
    said = revived = 0

    def disturbed() -> bool:
        nonlocal said, revived
        revived += parts.revive()
        now = progress()
        if now - said >= wish.reminders // 10:
            said = now
            say(f"{now} mails, {sum(disturber.done.values())} disturbances, {time.monotonic() - begun:.0f} s")
        return not disturber.step(now)

    def ended() -> bool:
        nonlocal revived
        revived += parts.revive()
        return not world.waiting(wish.reminders)

    until(disturbed, "every disturbance was made", wish.longest)
    until(ended, "every reminder came to its end", wish.longest)
    return Run(
        wish.seed, round(time.monotonic() - begun, 1), disturber.done, revived,
        world.reckon(wish.reminders, list(sink.read(parts.book))).as_json(),
    )  # fmt: skip


def outage(parts: Parts, reminders: int, say: Callable[[str], None]) -> float:
    """All was planned days ago and fell due in one day, from the first morning of the world to the last, while nothing
    ran; now everything starts. The seconds until all is sent.
    """
    from django.db import connection

    from tests.faults import world

    world.people_a_session(reminders, days_ahead=world.LEAD - 1)
    made = world.planned_days_ago(4)
    connection.close()
    begun = time.monotonic()
    for name in (*WORKERS, *BEATS):
        parts.start(name)
    progress = Progress(parts.book)
    until(lambda: progress() >= reminders, "all is with the mail server", 3600)
    until(lambda: not world.waiting(reminders), "every reminder came to its end")
    seconds = time.monotonic() - begun
    done = world.reckon(reminders, list(sink.read(parts.book)))
    say(f"{made} reminders of a day without servers: {seconds:.0f} s until all were sent")
    if done.states != {"sent": reminders} or done.doubled or done.lost:
        raise RuntimeError(f"not all was sent once: {done}")
    return seconds


def death(parts: Parts, say: Callable[[str], None]) -> float:
    """Both workers and their pools are killed while one holds a mail not handed over; both are started anew. The
    seconds until that mail is sent. The mail server never answers the first DATA.
    """
    from tests.faults import world

    world.people_a_session(2, days_ahead=20)
    for name in (*WORKERS, *BEATS):
        parts.start(name)

    def told(said: sink.Said) -> set[str]:
        return {to for one, _message_id, to in sink.read(parts.book) if one is said}

    until(lambda: told(sink.Said.HELD), "a mail is held up")
    begun = time.monotonic()
    for name in WORKERS:
        parts.kill(name, with_children=True)
    until(lambda: told(sink.Said.HELD) <= told(sink.Said.ACCEPTED), "another sent it", 3600)
    seconds = time.monotonic() - begun
    say(f"a mail in the hands of a worker that was killed: {seconds:.0f} s until another sent it")
    return seconds
