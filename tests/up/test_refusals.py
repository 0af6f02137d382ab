"""What stops a start says so in one sentence, ends with an error and leaves the data as it was."""

import contextlib
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from cooperation.up import postgres
from tests.up.installation import refused


def test_a_taken_port_is_named(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        assert f"Port {port} of 127.0.0.1 is taken" in refused(tmp_path / "state", PORT=port)
    assert not (tmp_path / "state" / "postgres").exists()


def test_data_of_another_postgresql_version_are_left_alone(tmp_path: Path) -> None:
    data = tmp_path / "state" / "postgres"
    data.mkdir(parents=True)
    (data / "PG_VERSION").write_text("13\n")
    said = refused(tmp_path / "state")
    assert "PostgreSQL 13" in said
    assert f"PostgreSQL {postgres.major()}" in said
    assert [path.name for path in data.iterdir()] == ["PG_VERSION"]
    assert (data / "PG_VERSION").read_text() == "13\n"


@pytest.mark.parametrize("stated", [b"", b"\xff\n"])
def test_data_that_do_not_say_their_version_are_left_alone(tmp_path: Path, stated: bytes) -> None:
    data = tmp_path / "state" / "postgres"
    data.mkdir(parents=True)
    (data / "PG_VERSION").write_bytes(stated)
    assert "does not say which PostgreSQL made the data" in refused(tmp_path / "state")
    assert (data / "PG_VERSION").read_bytes() == stated


def test_a_folder_of_other_files_is_not_taken_for_a_database(tmp_path: Path) -> None:
    data = tmp_path / "state" / "postgres"
    data.mkdir(parents=True)
    (data / "letter.txt").write_text("keep me")
    assert "holds files but no PostgreSQL data" in refused(tmp_path / "state")
    assert (data / "letter.txt").read_text() == "keep me"


def test_a_file_in_the_place_of_the_state_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file")
    assert "is a file" in refused(tmp_path / "state")


def test_a_state_folder_that_cannot_be_made_is_refused() -> None:
    assert "cannot be used" in refused(Path("/proc/cooperation"))


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 4 MB, where this user may mount one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=4m", "none", folder], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("mounting a small file system is not allowed here")
    yield folder
    subprocess.run(["umount", folder], check=True)


def test_a_full_disk_is_refused_before_anything_is_written(small_disk: Path) -> None:
    assert "free space" in refused(small_disk / "state")
    with contextlib.suppress(OSError), (small_disk / "filler").open("wb", buffering=0) as filler:
        while True:
            filler.write(bytes(65536))
    assert "space" in refused(small_disk / "state")
    assert not (small_disk / "state" / "postgres").exists()


def test_a_read_only_disk_is_refused(small_disk: Path) -> None:
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)
    assert "read-only" in refused(small_disk)


def test_an_unreachable_database_is_named_without_its_password(tmp_path: Path) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        url = f"postgres://someone:very-secret@127.0.0.1:{closed.getsockname()[1]}/ledger"
        said = refused(tmp_path / "state", DATABASE_URL=url, DATABASE_OWNER_URL=url)
    assert "DATABASE_URL cannot be reached" in said
    assert "very-secret" not in said


def test_an_unreachable_broker_is_named_without_its_password(tmp_path: Path) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        said = refused(
            tmp_path / "state", REDIS_URL=f"redis://:very-secret@127.0.0.1:{closed.getsockname()[1]}/0"
        )
    assert "REDIS_URL" in said
    assert "very-secret" not in said


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "http"),
        ("PORT", "65536"),
        ("DEMO", "perhaps"),
        ("WEB_WORKERS", "0"),
        ("BASE_URL", "ledger.example.org"),
        ("DATABASE_URL", "sqlite:///x"),
        ("REDIS_URL", "http://x"),
        ("EMAIL_URL", "pigeon://x"),
        ("EMAIL_URL", "smtp://"),
        ("EMAIL_URL", "smtps://mail.example.org:post"),
        ("BASE_URL", "https://["),
        ("REDIS_URL", "redis://:a/b@127.0.0.1:6379/0"),
        ("HOST", "no-such-host.invalid"),
    ],
)
def test_a_setting_that_means_nothing_is_named(tmp_path: Path, name: str, value: str) -> None:
    assert name in refused(tmp_path / "state", **{name: value})


def test_an_outside_database_needs_both_roles(tmp_path: Path) -> None:
    said = refused(tmp_path / "state", DATABASE_URL="postgres://someone@127.0.0.1/ledger")
    assert said.startswith("DATABASE_OWNER_URL is missing")
