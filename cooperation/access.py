"""Who asks: the Actor, and the transaction in which the database knows it.

Row security (PostgreSQL) reads what `acting_as` sets; the querysets' `visible_to(actor)` filter explicitly beside it.
"""

import functools
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Concatenate, Literal, ParamSpec, Self, TypeVar
from uuid import UUID

from django.db import connection, models, transaction
from uuid_utils.compat import uuid7

from cooperation import prepared, reading

P = ParamSpec("P")
R = TypeVar("R")
M_co = TypeVar("M_co", bound=models.Model, covariant=True)


class Role(StrEnum):
    """What a right allows, held on a body or on one programme."""

    READER = "reader"
    CONTRIBUTOR = "contributor"
    COORDINATOR = "coordinator"
    HEAD_OF_DELEGATION = "head_of_delegation"
    EXECUTIVE_SECRETARY = "executive_secretary"
    JOINT_SECRETARIAT = "joint_secretariat"
    REGISTRAR = "registrar"
    SECURITY_OFFICER = "security_officer"
    OBSERVER = "observer"


@dataclass(frozen=True, slots=True)
class Right:
    """A role held on a body (all its programmes) and, through a post, for an organisation."""

    role: Role
    body_id: UUID
    programme_ids: frozenset[UUID]
    organisation_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """A user or service account, the party it acts for, and its rights at one moment.

    `party_id` is None for a joint secretariat, an administrator and nobody. `programme_ids`, `body_ids` and
    `party_ids` are what it may read at all; nothing else is asked of the database to scope a queryset. `away_ids` are
    the programmes in which the party for which it acts takes no part today; `review_words` are what the bodies call
    their sessions.
    """

    kind: Literal["nobody", "person", "service", "system"] = "nobody"
    user_id: UUID | None = None
    name: str = ""
    party_id: UUID | None = None
    party_code: str = ""
    party_name: dict[str, str] = field(default_factory=dict, hash=False)
    side_order: int = 0
    person_id: UUID | None = None
    post_id: UUID | None = None
    rights: tuple[Right, ...] = ()
    programme_ids: frozenset[UUID] = frozenset()
    body_ids: frozenset[UUID] = frozenset()
    party_ids: frozenset[UUID] = frozenset()
    away_ids: frozenset[UUID] = frozenset()
    review_words: frozenset[str] = frozenset()
    is_administrator: bool = False
    scopes: frozenset[str] = frozenset({"read", "write"})
    language: str = "en"
    time_zone: str = "UTC"

    @property
    def is_authenticated(self) -> bool:
        return self.kind != "nobody"

    def takes_part(self, programme_id: UUID) -> bool:
        """Whether its side takes part in a programme today; whoever acts for no side is not kept from acting."""
        return programme_id not in self.away_ids

    @property
    def side_id(self) -> UUID:
        """The party it acts for, where the verb was authorised for a side; LookupError where it acts for none."""
        if self.party_id is None:
            raise LookupError("this actor acts for no side")
        return self.party_id

    @property
    def observed_ids(self) -> frozenset[UUID]:
        """The programmes in which it observes and takes no part: what the sides tell one another is not for it."""
        observed: set[UUID] = set()
        partaken: set[UUID] = set()
        for right in self.rights:
            (observed if right.role is Role.OBSERVER else partaken).update(right.programme_ids)
        return frozenset(observed - partaken)

    @property
    def overseen_ids(self) -> frozenset[UUID]:
        """The programmes whose read log it reads: as its side's security officer."""
        held = [right.programme_ids for right in self.rights if right.role is Role.SECURITY_OFFICER]
        return frozenset[UUID]().union(*held) if self.party_id else frozenset()

    def holds(self, *roles: Role, programme_id: UUID | None = None, body_id: UUID | None = None) -> bool:
        """Whether one of `roles` is held, on that programme or body where one is given."""
        return any(
            right.role in roles
            and (programme_id is None or programme_id in right.programme_ids)
            and (body_id is None or body_id == right.body_id)
            for right in self.rights
        )

    def organisations(self, role: Role, programme_id: UUID) -> frozenset[UUID]:
        """The organisations for which `role` is held on a programme."""
        return frozenset(
            right.organisation_id
            for right in self.rights
            if right.role is role and programme_id in right.programme_ids and right.organisation_id
        )


NOBODY = Actor()

_current: ContextVar[Actor | None] = ContextVar("actor", default=None)
_request: ContextVar[str] = ContextVar("request", default="")


def current() -> Actor | None:
    """The actor of the transaction that is open here, if any."""
    return _current.get()


def _tell_database(actor: Actor, request: str) -> None:
    who = {
        "user": str(actor.user_id) if actor.user_id else None,
        "name": actor.name,
        "kind": actor.kind,
        "party": actor.party_code,
        "post": str(actor.post_id) if actor.post_id else None,
        "request": request,
    }
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('cooperation.party', %s, true), set_config('cooperation.programmes', %s, true),"
            " set_config('cooperation.user', %s, true), set_config('cooperation.overseen', %s, true),"
            " set_config('pghistory.context_metadata', %s, true),"
            " set_config('plan_cache_mode', 'force_generic_plan', true), pg_backend_pid()",
            [
                str(actor.party_id or ""),
                "{" + ",".join(map(str, sorted(actor.programme_ids - actor.observed_ids))) + "}",
                str(actor.user_id or ""),
                "{" + ",".join(map(str, sorted(actor.overseen_ids))) + "}",
                json.dumps(who),
            ],
        )
        prepared.met(connection.connection, cursor.fetchone()[-1])


@contextmanager
def acting_as(actor: Actor, *, request: str = "") -> Iterator[None]:
    """One transaction in which row security and history know `actor`. `request` names the request in the history."""
    outer, outer_request = _current.get(), _request.get()
    with transaction.atomic():
        _tell_database(actor, request)
        tokens = _current.set(actor), _request.set(request)
        try:
            yield
        finally:
            _current.reset(tokens[0])
            _request.reset(tokens[1])
        if outer is not None:
            _tell_database(outer, outer_request)


def verb(function: Callable[Concatenate[Actor, P], R]) -> Callable[Concatenate[Actor, P], R]:
    """A service function: runs in one transaction as its actor, joining the one that is open for the same actor."""

    @functools.wraps(function)
    def run(actor: Actor, /, *args: P.args, **kwargs: P.kwargs) -> R:
        if _current.get() == actor:
            with transaction.atomic(), reading.aside():
                return function(actor, *args, **kwargs)
        with acting_as(actor, request=_request.get()), reading.aside():
            return function(actor, *args, **kwargs)

    return run


# --- Loading the actor: `programs` knows the posts and appointments on which rights rest. -----------------------------

_loaders: list[Callable[[Any], Actor]] = []


def actor_loader(function: Callable[[Any], Actor]) -> Callable[[Any], Actor]:
    """Registers the function that makes an Actor of a user (one app does)."""
    _loaders.append(function)
    return function


def actor_of(user: Any) -> Actor:
    """The Actor that a signed-in user or service account is now; NOBODY for an anonymous or inactive one."""
    if user is None or not user.is_authenticated or not user.is_active:
        return NOBODY
    return _loaders[0](user)


# --- Rows that are seen through visible_to(actor) ---------------------------------------------------------------------


class UnscopedQuery(RuntimeError):
    """A query that did not say who asks."""


class VisibleQuerySet(models.QuerySet[M_co]):
    """A queryset that knows how to narrow itself to what an actor may see."""

    def visible_to(self, actor: Actor) -> Self:
        raise NotImplementedError(f"{type(self).__name__} does not say who sees its rows")


class ScopedManager(models.Manager[Any]):
    """`objects`: opens only through visible_to(actor); everything else raises UnscopedQuery."""

    def __init__(self, queryset_class: type[VisibleQuerySet[Any]]) -> None:
        super().__init__()
        self.queryset_class = queryset_class

    def visible_to(self, actor: Actor) -> Any:
        """The rows of the model that `actor` may see, as its own queryset class narrows them."""
        return self.queryset_class(self.model, using=self._db).visible_to(actor)

    def get_queryset(self) -> Any:
        raise UnscopedQuery(
            f"{self.model.__name__}.objects.visible_to(actor) says who asks; .unscoped is the framework's"
        )


class Record(models.Model):
    """A row with a stable public id (UUIDv7) and a version that every write raises."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    unscoped = models.Manager()

    class Meta:
        abstract = True
        base_manager_name = "unscoped"
        default_manager_name = "unscoped"
