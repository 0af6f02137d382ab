"""What /readyz and the pages say while the database, Valkey or the disk is really away, and after it came back."""

import contextlib
import json
import os
import signal
import subprocess
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.up.installation import Installation, installed, until

pytestmark = [
    pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc"),
    pytest.mark.xdist_group("installation"),
]


@pytest.fixture(scope="module")
def disk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path | None]:
    """A file system of 260 MB where this user may mount one, else None."""
    folder = tmp_path_factory.mktemp("disk")
    command = ["mount", "-t", "tmpfs", "-o", "size=260m", "none", folder]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        yield None
        return
    yield folder
    subprocess.run(["umount", "--lazy", folder], check=True)


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory, disk: Path | None) -> Iterator[Installation]:
    with installed(disk or tmp_path_factory.mktemp("away")) as found:
        yield found


def told(running: Installation, path: str) -> tuple[int, Any]:
    """Status and JSON of a page; (0, None) when nothing answers."""
    try:
        with urllib.request.urlopen(f"{running.access['url']}{path}", timeout=20) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as answer:
        return answer.code, json.load(answer)
    except OSError:
        return 0, None


@contextlib.contextmanager
def stopped(running: Installation, part: str) -> Iterator[None]:
    """The part stands still: its port takes connections that nobody answers."""
    number = running.children()[part]
    os.kill(number, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(number, signal.SIGCONT)


def replies(running: Installation, path: str, holds: Callable[[int, Any], bool]) -> Callable[[], bool]:
    return lambda: holds(*told(running, path))


def test_without_valkey_it_is_not_ready_and_pages_go_on(running: Installation) -> None:
    with stopped(running, "valkey"):
        status, said = told(running, "/readyz")
        assert (status, said["status"], said["parts"]) == (503, "not ready", ["valkey"])
        assert said["wrong"] == ["The Valkey or Redis server of REDIS_URL does not answer."]
        assert running.page("/accounts/login/") == 200
        assert running.page("/api/v1/docs/") in (200, 401)
        assert running.page("/livez") == 200
    until(replies(running, "/readyz", lambda status, _: status == 200), "it is ready again")


def test_without_the_database_it_says_so_and_lives(running: Installation) -> None:
    killed = running.kill("postgres")
    seen: list[Any] = []

    def gone() -> bool:
        seen.append(told(running, "/readyz"))
        # However fast it is back, the connections that were open are not.
        return running.children().get("postgres", killed) != killed or seen[-1][0] == 503

    until(gone, "the database was missed or is back")
    assert running.page("/livez") == 200
    for status, said in seen:
        assert status in (200, 503)
        if status == 503:
            assert "database" in said["parts"]
    until(replies(running, "/readyz", lambda status, _: status == 200), "it is ready again")
    until(replies(running, "/statusz", lambda status, _: status == 200), "it says how it stands")


def test_a_disk_that_fills_is_named_and_everything_goes_on_when_there_is_space(
    running: Installation, disk: Path | None
) -> None:
    if disk is None:
        pytest.skip("mounting a small file system is not allowed here")
    before = (running.state / "secrets.json").read_bytes()
    filler = disk / "filler"
    with contextlib.suppress(OSError), filler.open("wb", buffering=0) as file:
        while file.write(bytes(2**20)):
            pass
    try:
        status, said = told(running, "/readyz")
        assert (status, said["parts"][-1]) == (503, "disk")
        status, said = told(running, "/statusz")
        assert (status, said["disk"]["free_megabytes"]) == (503, 0)
        assert "is full" in " ".join(said["wrong"])
        assert running.page("/accounts/login/") == 200
        # A server that dies on a full disk cannot come back there; it does once there is space.
        running.kill("postgres")
        until(replies(running, "/readyz", lambda status, _: status == 503), "the database is away")
    finally:
        filler.unlink()
    until(replies(running, "/readyz", lambda status, _: status == 200), "it is ready again")
    until(replies(running, "/statusz", lambda status, _: status == 200), "it says how it stands")
    assert (running.state / "secrets.json").read_bytes() == before
    log = running.state / "log" / "postgres.log"
    assert "invalid page" not in log.read_text(errors="replace")
