"""Opens the account of an administrator of the installation: the first one there is."""

import getpass
import secrets
import sys
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email

from cooperation.accounts.models import User
from cooperation.accounts.services import open_administrator
from cooperation.errors import DomainError


class Command(BaseCommand):
    help = (
        "Opens an administrator's account. Asks for what is not given; "
        "without a terminal or with --generate the password is made up and printed once."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--email", help="the address to sign in with")
        parser.add_argument("--name", help="the person's name")
        parser.add_argument("--generate", action="store_true", help="make up the password and print it once")

    def handle(self, *args: Any, **options: Any) -> None:
        terminal = sys.stdin.isatty()
        email = self._asked(options["email"], "E-mail: ", "--email", terminal).strip()
        self._check_address(email)
        name = self._asked(options["name"], "Name: ", "--name", terminal).strip()
        generated = options["generate"] or not terminal
        password = secrets.token_urlsafe(18) if generated else self._password(User(email=email, name=name))
        try:
            user = open_administrator(email=email, name=name, password=password)
        except DomainError as error:
            raise CommandError(error.detail or "; ".join(fault.detail for fault in error.faults)) from error
        self.stdout.write(f"Opened the administrator's account {user.email}.")
        if generated:
            self.stdout.write(f"Password, shown only now: {password}")

    @staticmethod
    def _asked(given: str | None, prompt: str, option: str, terminal: bool) -> str:
        if given:
            return given
        if not terminal:
            raise CommandError(f"Give {option}.")
        return input(prompt)

    @staticmethod
    def _check_address(email: str) -> None:
        try:
            validate_email(email)
        except ValidationError as error:
            raise CommandError(f"{email!r} is not an e-mail address.") from error
        if User.objects.filter(email__iexact=email).exists():
            raise CommandError(f"{email} has an account already; nothing was changed.")

    @staticmethod
    def _password(user: User) -> str:
        from django.contrib.auth.password_validation import validate_password

        password = getpass.getpass("Password: ")
        if password != getpass.getpass("Once more: "):
            raise CommandError("The two passwords differ; nothing was changed.")
        try:
            validate_password(password, user)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        return password
