"""What the supervisor is told: the environment, then `.env`. Its own file is not read back."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

import environ

from cooperation.up.refusal import Refusal

CLONE = Path(__file__).resolve().parent.parent.parent

_YES = ("1", "true", "yes", "on", "y", "t", "ok")
_NO = ("0", "false", "no", "off", "n", "f", "")


@dataclass(frozen=True)
class Configuration:
    """The settings that concern the parts; empty addresses mean the embedded servers."""

    state: Path
    host: str
    port: int
    base_url: str
    demo: bool
    database_url: str
    database_owner_url: str
    redis_url: str
    allowed_hosts: tuple[str, ...]
    secret_key: str
    web_workers: int

    def url(self, port: int) -> str:
        """The address for a browser, given the port that was really taken."""
        if self.base_url:
            return self.base_url.rstrip("/")
        host = "localhost" if self.host in ("0.0.0.0", "::") else self.host  # noqa: S104 - compared, not listened on
        return f"http://{f'[{host}]' if ':' in host else host}:{port}"


def read(demo_unless_told: bool) -> Configuration:
    """The configuration, or Refusal when a value cannot be meant. Puts what `.env` says into the environment."""
    file = CLONE / ".env"
    if file.exists():
        try:
            environ.Env.read_env(file)
        except (OSError, UnicodeDecodeError) as reason:
            raise Refusal(f"The settings file {file} cannot be read: {reason}.") from reason
    given = os.environ
    _check_mail(given.get("EMAIL_URL", "file"))
    _number(given, "WEB_THREADS", 4, 1, 64)
    return Configuration(
        state=_state(given.get("STATE_DIR", "")),
        host=given.get("HOST", "") or "127.0.0.1",
        port=_number(given, "PORT", 8000, 0, 65535),
        base_url=_base_url(given.get("BASE_URL", "")),
        demo=_truth(given, "DEMO", demo_unless_told),
        redis_url=_address(given, "REDIS_URL", ("redis", "rediss", "unix")),
        allowed_hosts=tuple(
            part.strip() for part in given.get("ALLOWED_HOSTS", "").split(",") if part.strip()
        ),
        secret_key=given.get("SECRET_KEY", ""),
        web_workers=_number(given, "WEB_WORKERS", 2, 1, 64),
        **_database(given),
    )


def _state(value: str) -> Path:
    path = Path(value).expanduser() if value else CLONE / "var"
    if "\0" in value or "\n" in value:
        raise Refusal("STATE_DIR is not the name of a folder.")
    return path.resolve()


def _number(given: Mapping[str, str], name: str, default: int, least: int, most: int) -> int:
    text = given.get(name, "") or str(default)
    if not (text.isascii() and text.isdigit()) or not least <= int(text) <= most:
        raise Refusal(f"{name} is {text!r} and has to be a whole number from {least} to {most}.")
    return int(text)


def _truth(given: Mapping[str, str], name: str, default: bool) -> bool:
    if name not in given:
        return default
    text = given[name].strip().lower()
    if text not in _YES + _NO:
        raise Refusal(f"{name} is {given[name]!r} and has to be 1 or 0.")
    return text in _YES


def _parts(name: str, value: str) -> SplitResult:
    """The parts of an address, or Refusal; the sentence holds nothing of it, which may be a password."""
    try:
        found = urlsplit(value)
        _ = found.port
    except ValueError as reason:
        raise Refusal(
            f"{name} is no address: special characters in a name or password are written as %XX."
        ) from reason
    return found


def _base_url(value: str) -> str:
    given = _parts("BASE_URL", value)
    if value and (given.scheme not in ("http", "https") or not given.netloc):
        raise Refusal(f"BASE_URL is {value!r} and has to be an address such as https://ledger.example.org.")
    return value


def _address(given: Mapping[str, str], name: str, schemes: tuple[str, ...]) -> str:
    value = given.get(name, "")
    if value and _parts(name, value).scheme not in schemes:
        raise Refusal(f"{name} has to begin with {' or '.join(f'{one}://' for one in schemes)}.")
    return value


def _database(given: Mapping[str, str]) -> dict[str, str]:
    schemes = ("postgres", "postgresql", "psql", "pgsql")
    application = _address(given, "DATABASE_URL", schemes)
    owner = _address(given, "DATABASE_OWNER_URL", schemes)
    if bool(application) != bool(owner):
        missing = "DATABASE_OWNER_URL" if application else "DATABASE_URL"
        raise Refusal(
            f"{missing} is missing: set both, for the role that owns the tables and for the one that does not."
        )
    return {"database_url": application, "database_owner_url": owner}


def _check_mail(value: str) -> None:
    if value in ("file", "file://", ""):
        return
    given = _parts("EMAIL_URL", value)
    if given.scheme not in ("smtp", "smtp+starttls", "smtps"):
        raise Refusal("EMAIL_URL has to be `file` or begin with smtp://, smtp+starttls:// or smtps://.")
    if not given.hostname:
        raise Refusal("EMAIL_URL names no host: write it as smtp://user:password@host:port.")
