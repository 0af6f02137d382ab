"""The demonstration's logins and tokens, told in STATE_DIR/demonstration.json (mode 0600) alone."""

import json
import os
import secrets
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX, make_password

from cooperation.accounts.models import Token, User

SCOPES = ["read", "write"]
DOMAIN = "demo.invalid"
#: No password has this hash: a service account comes with its token alone.
UNUSABLE = make_password(None)


def _new_password() -> str:
    return "-".join(secrets.token_hex(2) for _part in range(4))


@dataclass(slots=True)
class Logins:
    """The accounts made so far, and what to tell of them. All share one generated password: one slow hash."""

    password: str = field(default_factory=_new_password)
    logins: list[dict[str, str]] = field(default_factory=list)
    tokens: list[dict[str, str]] = field(default_factory=list)
    _hashed: str = ""
    _secrets: list[tuple[User, str, str]] = field(default_factory=list)

    @property
    def hashed(self) -> str:
        """The password's hash, computed once."""
        self._hashed = self._hashed or make_password(self.password)
        return self._hashed

    def person(self, role: str, party: str, mail: str, name: str, language: str, zone: str) -> User:
        """An account to be written, of somebody who signs in with the password."""
        email = f"{mail}@{DOMAIN}"
        self.logins.append({"role": role, "party": party, "email": email, "password": self.password})
        return User(
            email=email, name=name, language=language, time_zone=zone, password=self.hashed,
            is_administrator=role == "administrator",
        )  # fmt: skip

    def service(self, role: str, party: str) -> User:
        """A service account to be written; its token follows with `issue`."""
        user = User(
            email=f"service.{role.replace('_', '.')}.{party.lower()}@{DOMAIN}",
            name=f"Integration {party}, {role.replace('_', ' ')}", is_service=True, password=UNUSABLE,
        )  # fmt: skip
        self._secrets.append((user, role, party))
        return user

    def issue(self) -> None:
        """Gives every service account its token, once its row is written."""
        for user, role, party in self._secrets:
            _token, secret = Token.issue(user, name="Demonstration", scopes=SCOPES)
            self.tokens.append({"role": role, "party": party, "token": secret})

    def write(self, path: Path) -> None:
        """Tells them in the file, whole or not at all, readable by its owner alone."""
        partial = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
        told: dict[str, Any] = {"logins": self.logins, "tokens": self.tokens}
        try:
            with os.fdopen(
                os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8"
            ) as file:
                json.dump(told, file, ensure_ascii=False, indent=2)
                file.flush()
                os.fsync(file.fileno())
            partial.replace(path)
        finally:
            partial.unlink(missing_ok=True)


def renewed() -> Logins:
    """New passwords and tokens for the accounts that exist, where the file that told the former is lost."""
    from programs.models import Grant

    logins = Logins()
    users = list(User.objects.filter(email__endswith=f"@{DOMAIN}").order_by("id"))
    held = _roles(Grant)
    for user in users:
        role, party = held.get(user.pk, ("administrator" if user.is_administrator else "", ""))
        if user.is_service:
            logins._secrets.append((user, role, party))
        elif role:
            logins.logins.append(
                {"role": role, "party": party, "email": user.email, "password": logins.password}
            )
    people = [user.pk for user in users if not user.is_service]
    User.objects.filter(pk__in=people).update(password=logins.hashed)
    Token.objects.filter(user__in=[user for user, _role, _party in logins._secrets]).delete()
    logins.issue()
    return logins


def closed() -> int:
    """Lets nobody sign in with a login or token of the demonstration any more; how many accounts that concerned.

    The accounts stay, since what they wrote names them; `renewed` opens them again.
    """
    users = User.objects.filter(email__endswith=f"@{DOMAIN}")
    Token.objects.filter(user__in=users).delete()
    return users.filter(is_service=False).exclude(
        password__startswith=UNUSABLE_PASSWORD_PREFIX
    ).update(password=UNUSABLE)  # fmt: skip


def _roles(grants: Any) -> dict[Any, tuple[str, str]]:
    rows = grants.unscoped.order_by("-id").values_list(
        "role", "party__code", "user_id", "post__appointments__person__user_id"
    )
    return {service or person: (role, party or "") for role, party, service, person in rows}
