"""What PostgreSQL lets the application's role do, row by row, where nothing but the settings says who asks.

The expected answers stand here as data. `differences(world, table)` asks the database and tells where it disagrees.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from django.db import connection, transaction
from django.db.utils import Error

from cooperation.management.commands.migrate import rights_on
from cooperation.up.postgres import APP
from tests.walls.rows import World

#: Refused as a whole, which is not the same as done to no row.
REFUSED = "refused"


@dataclass(frozen=True)
class Asker:
    """What `acting_as` tells the database of somebody."""

    party: str = ""
    programmes: str = ""
    user: str = ""
    overseen: str = ""


ASKERS = {
    "BY": Asker("by", "here sibling", "by_coordinator"),
    # The same side where it has no right on any programme.
    "BY-idle": Asker("by", "", "by_registrar"),
    "BY-officer": Asker("by", "here sibling", "by_security", overseen="here"),
    "RU": Asker("ru", "here sibling", "ru_coordinator"),
    "RU-officer": Asker("ru", "here", "ru_security", overseen="here"),
    "former": Asker("ff", "here", "former"),
    "joint": Asker("", "here sibling", "joint_two"),
    "far-joint": Asker("", "elsewhere", "joint"),
    # An account of BY's that acts for another party now.
    "turned": Asker("zz", "elsewhere", "by_coordinator"),
    "observer": Asker("oo", "", "observer"),
    "system": Asker("", "", ""),
}
BYS, RUS = "BY BY-idle BY-officer", "RU RU-officer"

#: {askers: rows}, "*" for all those whom no other line names; who is not named gets nothing.
Answers = dict[str, str]


@dataclass(frozen=True)
class Wall:
    """A table, and who sees, adds, changes, gives away and removes which of its rows."""

    rows: str
    see: Answers
    add: Answers
    change: Answers
    give: Answers
    remove: Answers
    #: What a change writes, and what giving a row to another writes; "{other}" is the key of the other's row.
    changed: str = "version = 99"
    given: str = "party_id = '{other}'"
    #: Tables that point at this one and are emptied before a row is taken away.
    pointing: tuple[str, ...] = ()


def _events(wall: Wall, rows: str = "", see: Answers | None = None, add: Answers | None = None) -> Wall:
    """The events of a table: seen as their subjects, added by who may change these; nobody may do anything else."""
    return Wall(rows or wall.rows, see or wall.see, add or wall.add, {}, {}, {})


NOBODY_GIVES = {BYS: REFUSED, RUS: REFUSED}
OWN = {BYS: "by", RUS: "ru"}
_ITS_SIDES = Wall("by ru", see=OWN, add=OWN, change=OWN, give=NOBODY_GIVES, remove=OWN)
_EDITIONS = Wall("by ru", see=OWN, add=OWN, change={}, give={}, remove={})
_POSITIONS = Wall(
    "open waiting both-by both-ru",
    see={
        "BY BY-officer": "open waiting both-by both-ru",
        "BY-idle": "open waiting both-by",
        RUS: "open both-by both-ru",
        "former": "open",
        "joint": "open both-by both-ru",
    },
    add={BYS: "open waiting both-by", RUS: "both-ru"},
    change={BYS: "open waiting both-by", RUS: "both-ru"},
    give=NOBODY_GIVES,
    remove={},
)
_BYS_FILES = (
    "draft act-kept released released-waiting released-not borrowed shared act-shared text-shared public act-public"
    " named"
)
_NOBODYS_TEXTS = "text-nobodys text-nobodys-public"
_EVERYBODYS_FILES = "public act-public nobodys-public text-nobodys-public"
_ACTS_FILES = f"act-shared text-shared far-shared nobodys text-nobodys {_EVERYBODYS_FILES}"
_DOCUMENTS = Wall(
    f"{_BYS_FILES} ru-draft far-shared nobodys nobodys-public nobodys-kept {_NOBODYS_TEXTS} named-sibling",
    see={
        BYS: f"{_BYS_FILES} far-shared nobodys nobodys-public {_NOBODYS_TEXTS} named-sibling",
        RUS: f"ru-draft released shared named-sibling {_ACTS_FILES}",
        "former joint": f"released shared {_ACTS_FILES}",
        "far-joint turned": _ACTS_FILES,
        "observer": f"{_ACTS_FILES} named",
        "system": _EVERYBODYS_FILES,
    },
    add={
        BYS: _BYS_FILES,
        RUS: "ru-draft named-sibling",
        "turned": "far-shared",
        "joint far-joint": f"nobodys nobodys-public {_NOBODYS_TEXTS}",
    },
    # A joint secretariat takes back the texts that are no side's.
    change={
        BYS: _BYS_FILES,
        RUS: "ru-draft named-sibling",
        "turned": "far-shared",
        "joint far-joint": _NOBODYS_TEXTS,
    },
    give={**NOBODY_GIVES, "turned": REFUSED, "joint far-joint": REFUSED},
    remove={},
)
# A file of BY's that is tied to RU's position ("borrowed") is not shown by that.
_WITH_POSITIONS = Wall(
    "released released-waiting released-not borrowed",
    see={
        "BY BY-officer": "released released-waiting released-not borrowed",
        "BY-idle": "released released-waiting released-not",
        RUS: "released released-not borrowed",
        "former": "released",
        "joint": "released released-not borrowed",
    },
    add={BYS: "released released-waiting released-not", RUS: "borrowed"},
    change={BYS: "released released-waiting released-not", RUS: "borrowed"},
    give=NOBODY_GIVES,
    remove={BYS: "released released-waiting released-not", RUS: "borrowed"},
    changed="document_id = '{other}'",
    given="position_id = '{other}'",
)
_WITH_DRAFTS = Wall(
    "draft ru-draft",
    see={BYS: "draft", RUS: "ru-draft"},
    add={BYS: "draft", RUS: "ru-draft"},
    change={BYS: "draft", RUS: "ru-draft"},
    give=NOBODY_GIVES,
    remove={BYS: "draft", RUS: "ru-draft"},
    changed="document_id = '{other}'",
    given="positiondraft_id = '{other}'",
)
_PROPOSALS = Wall(
    "by-draft by-proposed ru-draft",
    see={BYS: "by-draft by-proposed", RUS: "by-proposed ru-draft", "former joint": "by-proposed"},
    add={BYS: "by-draft by-proposed", RUS: "ru-draft"},
    # Whoever records that a proposal took effect writes it down there.
    change={BYS: "by-draft by-proposed", RUS: "by-proposed ru-draft", "former joint": "by-proposed"},
    give={**NOBODY_GIVES, "former joint": REFUSED},
    remove={BYS: "by-draft", RUS: "ru-draft"},
)
# That it was drafted, and how, is not told with the proposal.
_OF_PROPOSALS = _events(
    _PROPOSALS,
    "by-draft by-proposed by-proposed~changed ru-draft",
    see={
        BYS: "by-draft by-proposed by-proposed~changed",
        RUS: "by-proposed~changed ru-draft",
        "former joint": "by-proposed~changed",
    },
    add={
        BYS: "by-draft by-proposed by-proposed~changed",
        RUS: "by-proposed~changed ru-draft",
        "former joint": "by-proposed~changed",
    },
)
_READS = Wall(
    "by-here by-sibling by-nowhere ru-here joint-here",
    see={"BY-officer": "by-here by-nowhere", "RU-officer": "ru-here"},
    add={"BY": "by-here by-sibling by-nowhere", "RU": "ru-here", "joint": "joint-here"},
    change={},
    give={},
    remove={},
)
#: What is for the sides or for everybody has its wall in the application alone.
_EVERYBODYS = "here here-public elsewhere"
_ITS_READERS = {
    BYS: f"{_EVERYBODYS} by-internal by-named sibling-named",
    RUS: f"{_EVERYBODYS} ru-internal sibling-named",
    "observer": f"{_EVERYBODYS} by-named",
    "former joint far-joint turned system": _EVERYBODYS,
}
_NO_PAPER_GIVEN = {f"{BYS} {RUS} observer former joint far-joint turned system": REFUSED}
_PAPERS = Wall(
    f"{_EVERYBODYS} by-internal ru-internal by-named sibling-named",
    see=_ITS_READERS, add=_ITS_READERS, change=_ITS_READERS, give=_NO_PAPER_GIVEN, remove=_ITS_READERS,
    given="(readers, audience) = (ARRAY['{other}'::uuid], 'internal')",
)  # fmt: skip
_OF_PAPERS = replace(_PAPERS, given="paper_id = '{other}'")
_BY_ACCOUNT = {"BY turned": "by", "RU": "ru"}
_ANSWERS = Wall(
    "by ru",
    see=_BY_ACCOUNT,
    add=_BY_ACCOUNT,
    change=_BY_ACCOUNT,
    give={"BY turned RU": REFUSED},
    remove=_BY_ACCOUNT,
    changed="status = 299",
    given="user_id = '{other}'",
)

WALLS: dict[str, Wall] = {
    "programs_positiondraft": _ITS_SIDES,
    "programs_positiondraftevent": _events(_ITS_SIDES),
    "programs_internalnote": _ITS_SIDES,
    "programs_internalnoteevent": _events(_ITS_SIDES),
    "programs_contribution": replace(
        _ITS_SIDES, pointing=("programs_draftsource", "programs_contributionedition")
    ),
    "programs_contributionevent": _events(_ITS_SIDES),
    "programs_contributionedition": replace(_EDITIONS, pointing=("programs_draftsource",)),
    "programs_contributioneditionevent": _events(_EDITIONS),
    "programs_draftsource": _ITS_SIDES,
    "programs_draftsourceevent": _events(_ITS_SIDES),
    "programs_planimport": _ITS_SIDES,
    "programs_planimportevent": _events(_ITS_SIDES),
    "programs_position": _POSITIONS,
    "programs_positionevent": _events(_POSITIONS),
    "programs_document": _DOCUMENTS,
    "programs_documentevent": _events(_DOCUMENTS),
    "programs_document_drafts": _WITH_DRAFTS,
    "programs_documentdraftevent": _events(_WITH_DRAFTS),
    "programs_document_positions": _WITH_POSITIONS,
    "programs_documentpositionevent": _events(_WITH_POSITIONS),
    "programs_changeset": _PROPOSALS,
    "programs_changesetevent": _OF_PROPOSALS,
    "programs_change": _PROPOSALS,
    "programs_changeevent": _OF_PROPOSALS,
    "readlog_entry": _READS,
    "meetings_paper": _PAPERS,
    "meetings_paperevent": _events(_PAPERS),
    "meetings_paperpoint": _OF_PAPERS,
    "meetings_paperpointevent": _events(_OF_PAPERS),
    "meetings_paperversion": _OF_PAPERS,
    "meetings_paperversionevent": _events(_OF_PAPERS),
    "api_keptanswer": _ANSWERS,
    "meetings_roomdraft": replace(_ANSWERS, changed="seen = 299"),
}

#: Whose name the events of a table that ties two others together bear.
SUBJECTS = {
    "programs_documentdraftevent": "programs_document_drafts",
    "programs_documentpositionevent": "programs_document_positions",
}
VERBS = ("see", "add", "change", "give", "remove")
_RIGHTS = {"see": "SELECT", "add": "INSERT", "change": "UPDATE", "give": "UPDATE", "remove": "DELETE"}


def expected(wall: Wall, verb: str, asker: str) -> frozenset[str] | str:
    """What the table above says."""
    for askers, rows in getattr(wall, verb).items():
        if asker in askers.split():
            return REFUSED if rows == REFUSED else frozenset(rows.split())
    return frozenset()


def differences(world: World, table: str, verbs: tuple[str, ...] = VERBS) -> Iterator[str]:
    """Where the database answers otherwise than the table above says, one sentence each."""
    wall = WALLS[table]
    with _alone(table):
        ground = Ground(world, table)
        for verb in verbs:
            if _RIGHTS[verb] not in rights_on(table):
                continue
            for asker in ASKERS:
                found, told = getattr(ground, verb)(asker), expected(wall, verb, asker)
                if found != told:
                    yield f"{table}: {asker} may {verb} {_say(found)}, not {_say(told)}"


@contextmanager
def _alone(table: str) -> Iterator[None]:
    """The wall of this table alone: that of its history would refuse the same writing a second time."""
    events = {subject: of for of, subject in SUBJECTS.items()}.get(table, f"{table}event")
    with transaction.atomic():
        if events in WALLS:
            _do(f"ALTER TABLE {events} DISABLE ROW LEVEL SECURITY")
        yield
        transaction.set_rollback(True)


def _say(rows: frozenset[str] | str) -> str:
    return rows if isinstance(rows, str) else " ".join(sorted(rows)) or "nothing"


class Ground:
    """One table of the world, asked as the application's role. Nothing that is done here stays."""

    def __init__(self, world: World, table: str) -> None:
        self.world, self.table, self.wall = world, table, WALLS[table]
        self.is_event = table.endswith("event")
        self.subject = SUBJECTS.get(table, table.removesuffix("event") if self.is_event else table)
        self.key = "pgh_id" if self.is_event else "id"
        known = {str(pk): name for name, pk in world.rows[self.subject].items()}
        self.names: dict[str, str] = {}
        label = "pgh_obj_id::text, pgh_label" if self.is_event else "id::text, 'added'"
        for key, of, how in _asked(f"SELECT {self.key}::text, {label} FROM {table}"):
            name = known.get(of, "") + ("" if how == "added" else f"~{how}")
            if name in self.wall.rows.split():
                self.names[key] = name
        missing = set(self.wall.rows.split()) - set(self.names.values())
        assert not missing, f"{table}: the world has no row {missing}"
        self.columns = ", ".join(
            f'"{name}"'
            for (name,) in _asked(
                "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0"
                " AND NOT attisdropped AND attgenerated = ''", table,
            )
        )  # fmt: skip

    @contextmanager
    def _as(self, asker: str) -> Iterator[None]:
        """The application's role inside, with the settings of this asker."""
        who, world = ASKERS[asker], self.world
        cast = world.cast
        programmes = ["{" + ",".join(str(world.programmes[name].pk) for name in names.split()) + "}"
                      for names in (who.programmes, who.overseen)]  # fmt: skip
        values = [str(cast.parties[who.party].pk) if who.party else "", programmes[0],
                  str(cast.users[who.user].pk) if who.user else "", programmes[1]]  # fmt: skip
        _do(
            "SELECT set_config('cooperation.party', %s, true), set_config('cooperation.programmes', %s, true),"
            " set_config('cooperation.user', %s, true), set_config('cooperation.overseen', %s, true),"
            " set_config('pghistory.context_metadata', '{}', true),"
            f" set_config('role', '{APP}', true)",
            *values,
        )
        yield
        _do("RESET ROLE")

    def _tried(self, asker: str, statement: str, *values: object) -> bool:
        """Whether row security (or a rule of the table) let the statement pass; it stays done in this savepoint."""
        try:
            with transaction.atomic(), self._as(asker):
                _do(statement, *values)
        except Error:
            return False
        return True

    def _named(self, condition: str = "true") -> frozenset[str]:
        """The named rows of which this holds, as their owner sees them."""
        rows = _asked(f"SELECT {self.key}::text FROM {self.table} WHERE {condition}")
        return frozenset(self.names[key] for (key,) in rows if key in self.names)

    def _emptied(self) -> None:
        for table in self.wall.pointing:
            _do(f"DELETE FROM {table}")

    def see(self, asker: str) -> frozenset[str]:
        with self._as(asker):
            return self._named()

    def add(self, asker: str) -> frozenset[str]:
        """Each row again, after its owner took it away."""
        added = set()
        for key, name in self.names.items():
            with transaction.atomic():
                self._emptied()
                row = _asked(
                    f"DELETE FROM {self.table} WHERE {self.key} = %s RETURNING to_jsonb({self.table})::text",
                    key,
                )[0][0]
                if self._tried(
                    asker,
                    f"INSERT INTO {self.table} ({self.columns})"
                    f" SELECT {self.columns} FROM jsonb_populate_record(NULL::{self.table}, %s::jsonb)",
                    row if isinstance(row, str) else json.dumps(row),
                ):
                    added.add(name)
                transaction.set_rollback(True)
        return frozenset(added)

    def _written(self, asker: str, what: str) -> frozenset[str] | str:
        """Which rows a statement changes that reads none of them: the policies of reading have no say in it."""
        with transaction.atomic():
            before = self._named(what)
            done = self._tried(asker, f"UPDATE {self.table} SET {what}")
            found = self._named(what) - before if done else REFUSED
            transaction.set_rollback(True)
        return found

    def change(self, asker: str) -> frozenset[str] | str:
        return self._written(
            asker, self.wall.changed.replace("{other}", self._row("programs_document", "public"))
        )

    def give(self, asker: str) -> frozenset[str] | str:
        """Each row to the other side; RU's to BY."""
        to_by = ASKERS[asker].party == "ru" or ASKERS[asker].user == "ru_coordinator"
        column = self.wall.given.split()[0]
        other = {
            "party_id": lambda: str(self.world.cast.parties["by" if to_by else "ru"].pk),
            "(readers,": lambda: str(self.world.cast.parties["by" if to_by else "ru"].pk),
            "paper_id": lambda: self._row("meetings_paper", "by-internal" if to_by else "ru-internal"),
            "user_id": lambda: str(self.world.cast.users[f"{'by' if to_by else 'ru'}_coordinator"].pk),
            "position_id": lambda: self._row("programs_position", "open" if to_by else "both-ru"),
            "positiondraft_id": lambda: self._row("programs_positiondraft", "by" if to_by else "ru"),
        }[column]()
        return self._written(asker, self.wall.given.replace("{other}", other))

    def remove(self, asker: str) -> frozenset[str] | str:
        with transaction.atomic():
            self._emptied()
            before = self._named()
            done = self._tried(asker, f"DELETE FROM {self.table}")
            found = before - self._named() if done else REFUSED
            transaction.set_rollback(True)
        return found

    def _row(self, table: str, name: str) -> str:
        return str(self.world.rows[table][name])


def _asked(statement: str, *values: object) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values or None)
        return cursor.fetchall()


def _do(statement: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values or None)
