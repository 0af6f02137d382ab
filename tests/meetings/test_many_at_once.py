"""Several secretaries write in one session at the same moment: nothing is lost and nothing is there twice.

`SESSION_EDITS` is how many edits each of the eight makes: few in the suite, 500 in `make faults`, which prints what was
counted: words that nobody finds any more, and words that are there twice, among outcomes and in the text that all edit.
"""

import os
import threading
import time
from collections import Counter
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.test import Client

from cooperation.accounts.models import Token
from meetings.models import Outcome
from tests.meetings.table import Table, lay

pytestmark = pytest.mark.django_db(transaction=True)

CLIENTS = 8
#: Edits of each client that go into the same text: a text has its bounds.
TO_A_TEXT = 50
EDITS = int(os.environ.get("SESSION_EDITS", "3"))


class Writer(threading.Thread):
    """One client of the JSON face, with a connection of its own."""

    def __init__(self, table: Table, name: str, shared: list[Outcome], token: str) -> None:
        super().__init__()
        self.review, self.called, self.shared, self.token = table.review, name, shared, token
        self.refused: list[Any] = []

    def run(self) -> None:
        try:
            for number in range(EDITS):
                self._record(f"{self.called}-{number}.")
                self._add(self.shared[number // TO_A_TEXT], f"{self.called}-{number}.")
        except Exception as error:  # told by the test, which runs in another thread
            self.refused.append(error)
        finally:
            connection.close()

    def _call(self, method: str, path: str, body: Any = None, **headers: str) -> Any:
        sent = {"Authorization": f"Bearer {self.token}", **headers}
        return getattr(Client(), method)(
            f"/api/v1/{path}", body, content_type="application/json", headers=sent
        )

    def _record(self, words: str) -> None:
        """An outcome of its own, sent twice as a client does whose answer was lost."""
        key = {"Idempotency-Key": str(uuid4())}
        body = {"kind": "decision", "text": {"en": words}}
        for _time in range(2):
            answer = self._call("post", f"reviews/{self.review.pk}/outcomes/", body, **key)
            if answer.status_code != 201:
                self.refused.append((answer.status_code, answer.content))

    def _add(self, shared: Outcome, words: str) -> None:
        """Its words added to the text that all edit: read, changed, and read again where somebody was faster."""
        while True:
            read = self._call("get", f"outcomes/{shared.pk}/")
            text = f"{read.json()['text']['en']} {words}"
            answer = self._call(
                "patch", f"outcomes/{shared.pk}/", {"text": {"en": text}}, **{"If-Match": read["ETag"]}
            )
            if answer.status_code == 200:
                return
            if answer.status_code != 412:
                self.refused.append((answer.status_code, answer.content))
                return


def test_eight_who_write_at_once_lose_nothing_and_double_nothing(
    transactional_db: None, settings: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.API_REQUESTS_PER_MINUTE = 10**9
    with transaction.atomic():
        table = lay()
        table.review.state = "in_session"
        table.review.save(update_fields=["state"])
        shared = [
            Outcome.unscoped.create(
                review=table.review, number=number, kind="decision", text={"en": "All:"}, entered_for=None
            )
            for number in range(1, -(-EDITS // TO_A_TEXT) + 1)
        ]
    writers = []
    for number in range(CLIENTS):
        side = ("by", "ru")[number % 2]
        _row, token = Token.issue(
            table.people[f"{side}.secretary"], name=f"w{number}", scopes=["read", "write"]
        )
        writers.append(Writer(table, f"w{number}", shared, token))
    begun = time.monotonic()
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    seconds = time.monotonic() - begun
    assert [writer.refused for writer in writers if writer.refused] == []
    expected = sorted(f"w{client}-{number}." for client in range(CLIENTS) for number in range(EDITS))
    rows = list(
        Outcome.unscoped.filter(review=table.review).order_by("number").values_list("number", "text__en")
    )
    for one in shared:
        one.refresh_from_db()
    found = {
        "outcomes, each sent twice": [words for _number, words in rows[len(shared) :]],
        "edits of texts that all edit": [word for one in shared for word in one.text["en"].split()[1:]],
    }
    if "SESSION_EDITS" in os.environ:
        with capsys.disabled():
            print(f"\n{CLIENTS} clients x {EDITS} edits in one session, {seconds:.0f} s")
            for what, words in found.items():
                lost, doubled = Counter(expected) - Counter(words), Counter(words) - Counter(expected)
                print(f"{len(words):,} {what}: {lost.total()} lost, {doubled.total()} doubled", flush=True)
    assert [number for number, _words in rows] == list(range(1, CLIENTS * EDITS + len(shared) + 1))
    assert [sorted(words) for words in found.values()] == [expected, expected]
    assert sum(one.version - 1 for one in shared) == CLIENTS * EDITS
