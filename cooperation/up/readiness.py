"""Questions put to the web and to outside servers: is it there?"""

import http.client
from urllib.parse import urlsplit

import psycopg2

from cooperation.up.configuration import Configuration
from cooperation.up.refusal import Refusal


def page_answers(configuration: Configuration, port: int) -> bool:
    """Whether /readyz says that the installation can serve."""
    anywhere = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - compared, not listened on
    host = anywhere.get(configuration.host, configuration.host)
    named = [name for name in configuration.allowed_hosts if not name.startswith((".", "*"))]
    headers = {"Host": named[0] if named else "localhost"}
    if configuration.base_url.startswith("https://"):
        headers["X-Forwarded-Proto"] = "https"
    line = http.client.HTTPConnection(host, port, timeout=5)
    try:
        line.request("GET", "/readyz", headers=headers)
        return line.getresponse().status < 400
    except (OSError, http.client.HTTPException):
        return False
    finally:
        line.close()


def check_database(name: str, url: str) -> None:
    """Refuse an outside database that does not let us in; the sentence holds no password."""
    try:
        psycopg2.connect(url, connect_timeout=10).close()
    except (psycopg2.Error, UnicodeError) as reason:
        said = " ".join(str(reason).split()) or type(reason).__name__
        raise Refusal(f"The database of {name} cannot be reached: {said}.") from reason


def check_redis(url: str) -> None:
    """Refuse an outside Valkey or Redis that does not let us in."""
    import redis  # takes a fifth of a second that an embedded server does not need

    try:
        client = redis.Redis.from_url(url, socket_connect_timeout=10, socket_timeout=10)
        client.ping()
        client.close()
    except (redis.RedisError, OSError, ValueError) as reason:
        raise Refusal(
            f"The server of REDIS_URL at {urlsplit(url).hostname} cannot be reached: {reason}."
        ) from reason
