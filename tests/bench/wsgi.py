"""What gunicorn serves for a bench: the product, and under /floor/ the floors behind Django's ordinary middleware.

A request that asks for its statements is answered with them instead of its page.
"""

import contextlib
from collections.abc import Callable, Iterable
from typing import Any

import orjson
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.wsgi import get_wsgi_application
from django.db import connections
from django.test.utils import override_settings

from cooperation import prepared

_product = get_wsgi_application()
with override_settings(MIDDLEWARE=settings.BARE):
    _floors = WSGIHandler()

#: The header, as WSGI spells it, that asks for the statements.
STATEMENTS = "HTTP_X_BENCH_STATEMENTS"


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    handler = _floors if environ["PATH_INFO"].startswith("/floor/") else _product
    if STATEMENTS in environ:
        return _said(handler, environ, start_response)
    return handler(environ, start_response)


def _said(
    handler: WSGIHandler, environ: dict[str, Any], start_response: Callable[..., Any]
) -> Iterable[bytes]:
    """{status, statements, kept} of a request: what it executed, with its parameters.

    `kept`: by name, how statements were prepared that are run by their names.
    """
    said: list[str] = []
    kept: dict[str, str] = {}
    status: list[str] = []

    def note(execute: Any, sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        cursor = context["cursor"].cursor
        said.append(sql if many else cursor.mogrify(sql, params).decode())
        if sql.startswith("EXECUTE "):
            name = sql.split()[1]
            kept[name] = prepared.preparation(context["connection"], name)
        return execute(sql, params, many, context)

    with contextlib.ExitStack() as stack:
        for connection in connections.all():
            stack.enter_context(connection.execute_wrapper(note))
        response = handler(environ, lambda line, headers, *rest: status.append(line))
        for _part in response:
            pass
        response.close()
    body = orjson.dumps({"status": int(status[0][:3]), "statements": said, "kept": kept})
    start_response("200 OK", [("Content-Type", "application/json"), ("Content-Length", str(len(body)))])
    return [body]
