"""What a running installation withstands. One installation is passed from test to test; each leaves it running."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from cooperation.up import process
from tests.up.installation import PARTS, Installation, installed, refused, until

pytestmark = [
    pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc"),
    pytest.mark.xdist_group("installation"),
]


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    # A long path with spaces, below a folder that only its owner may enter.
    folder = tmp_path_factory.mktemp("a folder") / ("long " * 20).strip()
    folder.mkdir(mode=0o700)
    with installed(folder, LANG="C", LC_ALL="xx_XX.odd") as found:
        yield found


def test_a_start_without_the_demonstration_tells_its_address_and_no_login(running: Installation) -> None:
    assert list(running.access) == ["url"]
    assert running.page("/livez") == 200
    assert running.page("/readyz") == 200


def test_files_with_secrets_are_closed_to_others(running: Installation) -> None:
    for name in ("access.json", "settings.env", "secrets.json"):
        assert running.mode(name) == 0o600, name


def test_all_parts_run_and_none_of_them_as_root(running: Installation) -> None:
    until(lambda: sorted(running.children()) == sorted(PARTS), "all parts run")
    for number in running.processes():
        assert os.stat(f"/proc/{number}").st_uid != 0


def test_a_second_start_on_the_folder_is_refused_and_the_first_goes_on(running: Installation) -> None:
    before = running.children()
    assert "already runs" in refused(running.state)
    assert running.children() == before
    assert running.page() == 200


@pytest.mark.parametrize("part", PARTS)
def test_a_killed_part_comes_back(running: Installation, part: str) -> None:
    until(lambda: part in running.children(), f"{part} runs")
    killed = running.kill(part)
    until(lambda: running.children().get(part, killed) != killed, f"{part} was started again")
    until(lambda: running.page() == 200, "the page is back")


@pytest.mark.parametrize(("part", "twin"), [("web", "web-2"), ("web-2", "web")])
def test_pages_go_on_while_one_of_the_two_web_servers_is_away(
    running: Installation, part: str, twin: str
) -> None:
    until(lambda: part in running.children(), f"{part} runs")
    until(lambda: _family(running, running.children().get(twin, 0)), f"{twin} has a process for pages")
    kept = running.children()[twin]
    killed = running.children()[part]
    orphans = _family(running, killed)
    running.kill(part)
    until(lambda: not set(orphans) & set(running.processes()), "what the killed one left behind is gone")
    answers = []

    def is_back() -> bool:
        answers.append(running.page("/accounts/login/"))
        return running.children().get(part, killed) != killed

    until(is_back, f"{part} was started again")
    assert set(answers) == {200}
    assert running.children()[twin] == kept


def _family(running: Installation, leader: int) -> list[int]:
    """The processes of a part's session other than its leader."""
    seen = (process.sight(number) for number in running.processes())
    return [one.pid for one in seen if one is not None and one.session == leader != one.pid]


def test_the_page_comes_back_after_all_parts_were_killed_at_once(running: Installation) -> None:
    before = running.children()
    for number in before.values():
        os.kill(number, signal.SIGKILL)
    until(lambda: running.page() == 200, "the page is back")
    until(lambda: len(running.children()) == len(PARTS), "all parts run")
    assert not set(before.values()) & set(running.children().values())


def test_a_killed_supervisor_takes_its_parts_along_and_the_next_start_works(running: Installation) -> None:
    assert running.supervisor is not None
    running.supervisor.kill()
    running.supervisor.wait()
    until(lambda: not running.processes(), "nothing is left of it")
    running.start()
    assert running.page() == 200


def test_a_start_right_after_everything_was_killed_works(running: Installation) -> None:
    assert running.supervisor is not None
    for number in (running.supervisor.pid, *running.processes()):
        found = process.sight(number)
        if found is not None:
            process.send(found, signal.SIGKILL)
    running.supervisor.wait()
    running.start()
    assert running.page() == 200


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_stop_leaves_no_process_and_the_next_start_finds_the_data(
    running: Installation, number: signal.Signals
) -> None:
    secrets = (running.state / "secrets.json").read_bytes()
    assert running.stop(number) == 0
    assert running.processes() == []
    assert not (running.state / "access.json").exists()
    running.start()
    assert running.page() == 200
    assert (running.state / "secrets.json").read_bytes() == secrets
