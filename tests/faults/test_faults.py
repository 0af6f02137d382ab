"""The short form of `make faults`: a few reminders, and every kind of death once, in a hurry."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from cooperation.up.configuration import CLONE
from tests.faults.sink import FAULTS

REMINDERS, KILLS, FREEZES = 60, 6, 3
#: Every fault of the mail server, and more often than it would come among so few.
OFTEN = ("--each-once", "--later-rcpt=.05", "--later-data=.05", "--later-dot=.05", "--refused=.05")


@pytest.fixture(scope="module")
def figures(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """What one run with a fixed seed says: it has servers, workers, beats and a mail server of its own."""
    kept = tmp_path_factory.mktemp("faults") / "figures.json"
    done = subprocess.run(
        [
            sys.executable, "-m", "tests.faults", f"--reminders={REMINDERS}", f"--kills={KILLS}",
            f"--freezes={FREEZES}", "--seed=5", f"--json={kept}", "--pace=.05", "--hurry", "3", ".3", "1", *OFTEN,
        ],
        cwd=CLONE, capture_output=True, text=True, timeout=600, check=False,
    )  # fmt: skip
    assert kept.exists(), done.stdout + done.stderr
    return json.loads(Path(kept).read_text()) | {"code": done.returncode, "text": done.stdout}


@pytest.mark.xdist_group("faults")
class TestWhileEverythingDies:
    def test_every_disturbance_was_made_and_the_mail_server_misbehaved(self, figures: Any) -> None:
        assert {"kill worker", "kill child", "kill beat", "kill postgres", "kill valkey"} <= set(
            figures["disturbed"]
        )
        assert sum(figures["disturbed"].values()) == KILLS + FREEZES, figures["text"]
        assert {"accepted", "refused", *FAULTS} <= set(figures["book"]), figures["text"]

    def test_no_reminder_is_lost_and_none_is_doubled(self, figures: Any) -> None:
        assert figures["doubled"] == [], figures["text"]
        assert figures["lost"] == [], figures["text"]
        assert sum(figures["states"].values()) == REMINDERS

    def test_what_is_in_doubt_is_in_doubt_for_a_reason_and_the_secretary_sees_all_of_it(
        self, figures: Any
    ) -> None:
        assert figures["unlisted"] == [], figures["text"]
        cut_off = figures["book"].get("dropped", 0) + figures["book"].get("vanished", 0)
        # A disturbance leaves in doubt at most what the four processes of both pools had in hand.
        assert cut_off <= len(figures["unconfirmed"]) <= cut_off + 4 * (KILLS + FREEZES)

    def test_it_says_by_its_exit_code_that_all_is_well(self, figures: Any) -> None:
        assert figures["code"] == 0, figures["text"]
