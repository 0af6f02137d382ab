"""What base.html knows of every page, worked out only where a template asks."""

import tomllib
from functools import cached_property, lru_cache
from importlib import metadata
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext, gettext_lazy

from cooperation import clock
from cooperation.access import NOBODY, Actor, Role
from cooperation.ui import frame, menus
from cooperation.ui.marks import direction, language, own_name, plain, side_mark
from cooperation.ui.when import moment

ROLES: dict[Role, Any] = {
    Role.READER: gettext_lazy("reader"),
    Role.CONTRIBUTOR: gettext_lazy("contributor"),
    Role.COORDINATOR: gettext_lazy("coordinator"),
    Role.HEAD_OF_DELEGATION: gettext_lazy("head of delegation"),
    Role.EXECUTIVE_SECRETARY: gettext_lazy("executive secretary"),
    Role.JOINT_SECRETARIAT: gettext_lazy("joint secretariat"),
    Role.REGISTRAR: gettext_lazy("registrar"),
    Role.SECURITY_OFFICER: gettext_lazy("security officer"),
    Role.OBSERVER: gettext_lazy("observer"),
}


@lru_cache(maxsize=1)
def version() -> str:
    """The version of the product, from its own project file or its installed package."""
    project = settings.BASE_DIR / "pyproject.toml"
    if project.is_file():
        return str(tomllib.loads(project.read_text("utf-8"))["project"]["version"])
    return metadata.version("cooperation")


class Page:
    """The frame of one page: who reads it, in which language, and where they can go."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    @cached_property
    def actor(self) -> Actor:
        actor: Actor = getattr(self.request, "actor", NOBODY)
        return actor

    @cached_property
    def menu(self) -> list[menus.Link]:
        return menus.links(self.request)

    @property
    def language(self) -> str:
        return language()

    @property
    def direction(self) -> str:
        return direction(language())

    @property
    def languages(self) -> list[tuple[str, str]]:
        """(tag, its own name) of every other language of the interface."""
        return [(tag, own_name(tag)) for tag, _name in settings.LANGUAGES if tag != language()]

    @property
    def party(self) -> SafeString | None:
        """The side that the reader acts for; None for a secretariat, an administrator and nobody."""
        actor = self.actor
        if not actor.party_code:
            return None
        two = actor.side_order in (1, 2)
        return side_mark(actor.party_code, plain(actor.party_name), actor.side_order, 2 if two else 3)

    @property
    def roles(self) -> str:
        """What the reader may do, in words, each once."""
        held = {right.role for right in self.actor.rights}
        said = [str(word) for role, word in ROLES.items() if role in held]
        if self.actor.is_administrator:
            said.append(gettext("administrator of the installation"))
        return ", ".join(said)

    @property
    def masthead(self) -> SafeString:
        """The bar at the top of the page."""
        actor = self.actor
        reader = (
            language(),
            tuple(self.languages),
            actor.name,
            self.party,
            self.roles,
            actor.is_authenticated,
        )
        return frame.masthead(self.request, reader, tuple(self.menu))

    @property
    def colophon(self) -> SafeString:
        """The last line of the page."""
        return frame.colophon(language(), version(), self.demonstration, self.actor.is_administrator)

    @property
    def as_of(self) -> SafeString:
        """When the page was made, in the reader's time zone: a printed sheet says how old it is."""
        said = gettext("As of %(moment)s") % {"moment": moment(clock.now(), self.actor.time_zone)}
        return SafeString(said)

    @property
    def assets(self) -> SafeString:
        """Style sheets and script of every page."""
        return frame.assets()

    @property
    def version(self) -> str:
        return version()

    @property
    def demonstration(self) -> bool:
        return bool(getattr(settings, "DEMO", False))


def page(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `ui`, the frame of the page."""
    return {"ui": Page(request)}
