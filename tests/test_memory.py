"""What a request took for itself is given back once it is answered."""

import pytest
from django.core.signals import request_finished

from cooperation import memory


def test_memory_is_given_back_once_after_a_request_that_took_much(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[int] = []
    monkeypatch.setattr(memory, "_trim", given.append)
    request_finished.send(sender=None)
    assert given == []
    memory.takes_much()
    request_finished.send(sender=None)
    request_finished.send(sender=None)
    assert given == [0]
