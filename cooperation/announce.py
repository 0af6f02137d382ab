"""Word of a change, passed between rooms that do not know each other.

    subscribe("programs.contributions", plan_at_once)           # in AppConfig.ready()
    announce("programs.contributions", party_id=actor.side_id)  # in a service, inside its transaction

Services announce whatever changes; a topic to which nobody subscribed yet is said to nobody.

Subscribers are called once the transaction has committed, outside it and with no actor set. What they must not miss
they find again from the database by themselves: word may be lost when the process dies between commit and call.
"""

import logging
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from django.db import transaction

logger = logging.getLogger(__name__)

Subscriber = Callable[..., Any]

_subscribers: dict[str, list[Subscriber]] = defaultdict(list)
_once: dict[str, dict[Callable[[], Any], Callable[[], None]]] = defaultdict(dict)


def subscribe(topic: str, function: Subscriber) -> None:
    """Calls `function(**ids)` after each commit of a transaction that announced `topic`. Twice the same counts once."""
    if function not in _subscribers[topic]:
        _subscribers[topic].append(function)


def subscribe_once(topics: Iterable[str], function: Callable[[], Any]) -> None:
    """Calls `function()` once after each commit of a transaction that announced one or more of `topics`."""
    for topic in topics:
        _once[topic].setdefault(function, partial(_call, topic, function, {}))


def announce(topic: str, **ids: Any) -> None:
    """Says that something changed. `ids` name it; they are values, never rows."""
    for function, call in _once.get(topic, {}).items():
        _call_once(function, call)
    for function in _subscribers.get(topic, ()):
        transaction.on_commit(partial(_call, topic, function, ids))


def _call_once(function: Callable[[], Any], call: Callable[[], None]) -> None:
    """Not where this transaction is to call it already; what a savepoint took back does not count."""
    waiting = transaction.get_connection().run_on_commit
    if not any(isinstance(one, partial) and one.args[1:2] == (function,) for _ids, one, *_rest in waiting):
        transaction.on_commit(call)


def _call(topic: str, function: Subscriber, ids: dict[str, Any]) -> None:
    """What was written stands, whatever becomes of a subscriber."""
    try:
        function(**ids)
    except Exception:
        logger.exception("A subscriber to %s failed", topic)
