"""What a ready installation tells: `access.json`, and the lines at the terminal."""

import json
from typing import Any

from cooperation.up.configuration import Configuration
from cooperation.up.state import State, read_json, write_private


def publish(state: State, configuration: Configuration, url: str) -> list[str]:
    """Write access.json (mode 0600, whole or not at all) and return what to print.

    Known logins and tokens exist with DEMO alone; without it the file holds only `url`.
    """
    access: dict[str, Any] = {"url": url}
    if configuration.demo:
        told = read_json(state.path("demonstration.json"))
        access |= {name: told.get(name, []) for name in ("logins", "tokens")}
    write_private(state.path("access.json"), json.dumps(access, ensure_ascii=False, indent=2) + "\n")
    lines = [f"Cooperation is ready at {url}", *_logins(access.get("logins", []))]
    if not configuration.demo:
        lines.append("Open the first account with: manage.py create_administrator")
        return lines
    return [*lines, f"All logins and tokens: {state.path('access.json')}"]


def _logins(logins: list[dict[str, str]]) -> list[str]:
    """One line for each kind of user: the first of each role."""
    first: dict[str, dict[str, str]] = {}
    for login in logins:
        first.setdefault(login.get("role", ""), login)
    rows = [
        (one.get("role", ""), one.get("party") or "", one["email"], one["password"]) for one in first.values()
    ]
    widths = [max((len(row[column]) for row in rows), default=0) for column in range(4)]
    return [
        "  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows
    ]
