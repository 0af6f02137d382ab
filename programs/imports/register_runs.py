"""The work on imports of registers: a file is read and kept row by row, and what was looked at is brought in.

Nothing here runs inside a request's transaction. The database says what is to be done and how far it is: whoever calls
`work` is harmless, however often, and a process that dies between two steps loses none that was done.
"""

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from itertools import islice
from typing import Any
from uuid import UUID

from django.core.files.storage import default_storage
from django.db import InterfaceError, OperationalError, connections

from cooperation import clock
from cooperation.errors import Invalid
from programs.imports.register_files import Cells, rows_of
from programs.imports.register_records import keys_for
from programs.models import RegisterImport
from programs.rules.files import JSON_LINES
from programs.rules.registers.holdings import gaps
from programs.rules.registers.keys import Keys
from programs.rules.registers.plans import reading_order
from programs.rules.registers.profile_json import from_json
from programs.rules.registers.profiles import Profile
from programs.rules.registers.reading import Reader
from programs.rules.registers.records import Row, Tally
from programs.services import register_directory, register_posts, register_stage, register_writing
from programs.services.register_imports import path_of
from programs.services.register_parties import Parties
from programs.services.register_relations import relate
from programs.services.register_stage import LEASE, ROWS_AT_ONCE, WORKER, Claim, Overtaken, State, Writing

logger = logging.getLogger(__name__)

#: Told after each step: the state that an import is in, and how far it is.
Told = Callable[[str, int], None]
Batch = list[tuple[int, Row]]


def work(told: Told = lambda _state, _position: None) -> int:
    """Does all that there is to be done; how many imports were worked on."""
    done = 0
    while work_on(None, told):
        done += 1
    return done


def work_on(run_id: UUID | None, told: Told = lambda _state, _position: None) -> bool:
    """Works on one import until it waits for somebody again; False where there is none that nobody works on."""
    claim = register_stage.claim(WORKER, now=clock.now(), run_id=run_id)
    if claim is None:
        return False
    run = RegisterImport.unscoped.get(pk=claim.run_id)
    fault = _fault(claim, run, told)
    if fault:
        try:
            register_stage.fail(claim.actor, claim=claim, state=run.state, fault=fault)
        except Overtaken:
            logger.info("The import %s was stopped", claim.run_id)
    return True


def _fault(claim: Claim, run: RegisterImport, told: Told) -> dict[str, Any]:
    """Does the work; what ended it, {} where it came to its end or is somebody else's by now."""
    try:
        (_read if run.state == State.READING else _bring_in)(claim, run, told)
    except Overtaken:
        logger.info("The import %s was stopped, or is worked on by another", claim.run_id)
    except (OperationalError, InterfaceError):
        # The database is away: the lease runs out, and somebody goes on.
        raise
    except Invalid as error:
        return {"code": "unreadable", "detail": error.detail}
    except FileNotFoundError:
        return {"code": "file_missing"}
    except register_stage.NotWhole:
        return {"code": "not_whole"}
    except Exception:
        logger.exception("The import %s failed", claim.run_id)
        return {"code": "failed"}
    return {}


# --- Reading ----------------------------------------------------------------------------------------------------------


def _read(claim: Claim, run: RegisterImport, told: Told) -> None:
    """Reads the files from their beginning, since what rows have in common is remembered here; keeps what is not."""
    profile = from_json(run.profile)
    with keys_for(profile) as keys:
        after = _keep(claim, run, _rows(run, profile, keys), told)
        if profile.of == "holdings" and len(run.files) == 1:
            register_stage.remark_on_rows(claim.actor, claim=claim, said=gaps(keys))
        _compare(claim, profile)
    told(State.READY, after)


def _keep(claim: Claim, run: RegisterImport, waiting: Iterator[tuple[int, Row]], told: Told) -> int:
    """Keeps those of the rows that are not kept yet; how many there are."""
    tally, after = Tally(), 0
    while batch := list(islice(waiting, ROWS_AT_ONCE)):
        for _file, row in batch:
            tally.add(row)
        if after + len(batch) <= run.position:
            register_stage.renew(claim.actor, claim=claim, state=State.READING)
        else:
            kept = max(run.position - after, 0)
            register_stage.keep_rows(
                claim.actor, claim=claim, after=after + kept, rows=batch[kept:], tally=tally
            )
        after += len(batch)
        told(State.READING, after)
    return after


def _compare(claim: Claim, profile: Profile) -> None:
    """Says of each record what would become of it."""
    register_stage.compare_entries(claim.actor, claim=claim, agreements=profile.of == "agreements")
    weigh = _weighing(claim, profile)
    after: int | None = 0
    while after is not None:
        after = weigh(after)
    counts = register_stage.counts_of(claim.run_id)
    register_stage.finish_reading(claim.actor, claim=claim, counts={"entries": counts})


def _weighing(claim: Claim, profile: Profile) -> Callable[[int], int | None]:
    """Weighs the entries that follow a position; gives the one that it reached, None where there are no more."""
    if profile.of == "directory":
        return lambda after: register_directory.weigh_lists(claim.actor, claim=claim, after=after)
    if profile.of == "holdings":
        return lambda _after: None
    parties = Parties(profile.language, makes=False)
    return lambda after: register_writing.weigh(claim.actor, claim=claim, after=after, parties=parties)


def _rows(run: RegisterImport, profile: Profile, keys: Keys) -> Iterator[tuple[int, Row]]:
    for place in reading_order(profile, [file["headings"] for file in run.files]):
        file = run.files[place]
        reader = Reader(profile, file["name"], keys)
        opened = closing(default_storage.open(path_of(file["sha256"]), "rb"))
        with opened as content, rows_of(content, file["content_type"]) as rows:
            headings = next(rows, [])
            # JSON Lines have no line of headings.
            for number, cells in enumerate(rows, start=1 if file["content_type"] == JSON_LINES else 2):
                if any(cells):
                    yield place, reader.row(_named(headings, cells), number)


def _named(headings: Sequence[str], cells: Cells) -> dict[Any, Any]:
    """A row by its headings, as csv.DictReader gives it; what stands under none is beyond them."""
    if len(cells) == len(headings) and all(headings):
        return dict(zip(headings, cells, strict=True))
    named: dict[Any, Any] = {
        heading: cells[place] if place < len(cells) else ""
        for place, heading in enumerate(headings)
        if heading
    }
    beyond = [cell for place, cell in enumerate(cells) if place >= len(headings) or not headings[place]]
    if any(beyond):
        named[None] = beyond
    return named


# --- Bringing in ------------------------------------------------------------------------------------------------------


def _writing(claim: Claim, profile: Profile) -> Writing:
    """How what a profile is of is written."""
    if profile.of == "directory":
        return Writing(register_directory.write_lists)
    if profile.of == "holdings":
        return Writing(register_posts.write_holdings)
    parties = Parties(profile.language)
    return Writing(
        lambda run: register_writing.write_agreements(run, claim.actor, parties),
        ending=relate,
    )


def _bring_in(claim: Claim, run: RegisterImport, told: Told) -> None:
    writing = _writing(claim, from_json(run.profile))
    if run.all_or_nothing:
        with closing(_Beside(claim, told)) as beside:
            register_stage.bring_in_whole(claim.actor, claim=claim, writing=writing, beat=beside.beat)
    else:
        while register_stage.bring_in(claim.actor, claim=claim, writing=writing):
            told(State.WRITING, _reached(claim))
    told(State.DONE, _reached(claim))


def _reached(claim: Claim) -> int:
    return RegisterImport.unscoped.filter(pk=claim.run_id).values_list("position", flat=True).get()


class _Beside:
    """A connection of its own, on which others see how far an import is that is written in one transaction."""

    def __init__(self, claim: Claim, told: Told) -> None:
        self._connection = connections.create_connection("default")
        self._claim, self._told = claim, told

    def beat(self, position: int) -> None:
        """Says how far it is, and makes the lease longer; Overtaken where the import was stopped."""
        with self._connection.cursor() as cursor:
            cursor.execute(
                "UPDATE programs_registerimport SET position = %s, lease_until = %s"
                " WHERE id = %s AND lease = %s AND state = 'writing'",
                [position, clock.now() + LEASE, self._claim.run_id, self._claim.lease],
            )
            if not cursor.rowcount:
                raise Overtaken
        self._told(State.WRITING, position)

    def close(self) -> None:
        self._connection.close()
