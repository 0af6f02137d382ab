"""Imports of registers, as people steer them: sent, mapped, looked at, started, stopped, put away.

What the worker does of it stands in register_stage (reading) and register_writing.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from cooperation import clock, wake
from cooperation.access import Actor, verb
from cooperation.errors import Absent, Conflict, Fault, Forbidden, Invalid, check_version
from programs import policies
from programs.models import (
    Body,
    Party,
    RegisterEntry,
    RegisterImport,
    RegisterOrigin,
    RegisterProfile,
    Verdict,
)
from programs.rules.registers.known_profiles import KNOWN_PROFILES, recognised
from programs.rules.registers.profile_json import NotAProfile, as_json, from_json
from programs.rules.registers.profiles import Profile

State = RegisterImport.State
MOST_FILES = 10
#: Where files of registers are in the storage.
FOLDER = "registers"


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file as it is stored (path_of): its name made safe, type, size in bytes, SHA-256, headings and first rows."""

    name: str
    content_type: str
    size: int
    sha256: str
    headings: list[str]
    samples: list[list[str]]


@dataclass(frozen=True, slots=True)
class Choices:
    """How files are brought in. `profile`: None until columns are mapped; `party_id`: whose posts they are."""

    profile: Profile | None = None
    party_id: UUID | None = None
    all_or_nothing: bool = False


def path_of(sha256: str) -> str:
    """Where a file of this content is in the storage."""
    return f"{FOLDER}/{sha256[:2]}/{sha256}"


def importing(actor: Actor, body_id: UUID) -> Body:
    """The body into whose register the actor may bring a file; Absent, Forbidden. Asked before a file is read."""
    body: Body | None = Body.objects.visible_to(actor).filter(pk=body_id).first()
    if body is None:
        raise Absent
    if not policies.imports_registers(actor, body_id):
        raise Forbidden(_("Only the keepers of the record bring registers into it."))
    return body


def profile_named(body_id: UUID, name: str) -> Profile:
    """A profile by its name: one of those that are kept, or one that the body has saved. Invalid: /profile."""
    if name in KNOWN_PROFILES:
        return KNOWN_PROFILES[name]
    saved = RegisterProfile.unscoped.filter(body_id=body_id, name=name).first()
    if saved is None:
        raise Invalid.of("profile", _("There is no mapping of this name."))
    return from_json(saved.profile)


def profile_given(data: Any) -> Profile:
    """A profile as JSON describes it. Invalid: /profile/… with everything that is wrong."""
    try:
        return from_json(data)
    except NotAProfile as error:
        faults = [Fault(f"/profile{fault.pointer}", fault.detail) for fault in error.faults]
        raise Invalid("", faults=faults) from error


@verb
def keep_register_files(
    actor: Actor, *, body_id: UUID, files: Sequence[KeptFile], choices: Choices
) -> RegisterImport:
    """Keeps files to be read as one import; the same files while they wait or run are the import that there is.
    Without a profile, files that this or another installation has exported are read in its own form.

    Absent. Forbidden: keeps no record of the body, or /party is another side. Invalid: /file, /party.
    """
    importing(actor, body_id)
    choices = _settled(actor, files, choices)
    _check_posts(actor, body_id, choices.party_id)
    return begin(actor, body_id=body_id, files=files, choices=choices)


def _settled(actor: Actor, files: Sequence[KeptFile], choices: Choices) -> Choices:
    """An own form is recognised by its headings; its lists of people and posts are those of the sender's side."""
    profile = choices.profile or recognised([file.headings for file in files])
    whose = choices.party_id
    if profile is not None and profile.of == "directory":
        whose = whose or actor.party_id
    return replace(choices, profile=profile, party_id=whose)


def begin(actor: Actor, *, body_id: UUID, files: Sequence[KeptFile], choices: Choices) -> RegisterImport:
    """As `keep_register_files`, of an actor who may."""
    if not 0 < len(files) <= MOST_FILES:
        raise Invalid.of("file", _("Send 1 to %(limit)d files.") % {"limit": MOST_FILES})
    profile = as_json(choices.profile) if choices.profile else {}
    given = [asdict(file) for file in files]
    samples = [file.pop("samples") for file in given]
    # Who sends the same twice at once gets one import.
    Body.unscoped.select_for_update(of=("self",), no_key=True).get(pk=body_id)
    put_away(clock.now(), body_id=body_id)
    of_party = Q(party_id=choices.party_id) if choices.party_id else Q(party__isnull=True)
    same = RegisterImport.unscoped.filter(
        of_party, body_id=body_id, files=given, profile=profile, all_or_nothing=choices.all_or_nothing,
    ).exclude(state__in=[State.DONE, State.FAILED])  # fmt: skip
    if (known := same.order_by("-uploaded_at").first()) is not None:
        return known
    _check_party(choices.profile, choices.party_id)
    made = RegisterImport(
        body_id=body_id, party_id=choices.party_id, files=given, samples=samples, profile=profile,
        all_or_nothing=choices.all_or_nothing, state=State.READING if profile else State.COLUMNS,
        uploaded_at=clock.now(), uploaded_by_id=actor.user_id,
    )  # fmt: skip
    made.save(force_insert=True)
    wake.after_commit(wake.bring_in)
    return made


def _check_party(profile: Profile | None, party_id: UUID | None) -> None:
    if profile is None:
        return
    if profile.of != "agreements" and party_id is None:
        raise Invalid.of("party", _("Say whose posts these are."))
    if profile.of == "agreements" and party_id is not None:
        raise Invalid.of("party", _("Name a party only with its posts."))


def _check_posts(actor: Actor, body_id: UUID, party_id: UUID | None) -> None:
    """Whether the actor may bring in posts of that party. Invalid: /party where it knows none such; Forbidden."""
    if party_id is None:
        return
    if not Party.objects.visible_to(actor).filter(pk=party_id).exists():
        raise Invalid.of("party", _("Choose one of the parties."))
    if not policies.imports_posts(actor, body_id, party_id):
        raise Forbidden(_("Who holds the posts of a side is brought in by that side alone."))


def put_away(now: datetime, **of: UUID) -> None:
    """Old imports of which nothing was brought in, of one body or of all."""
    old = Q(uploaded_at__lt=_long_before(now)) & ~Q(state__in=[State.READING, State.WRITING])
    used = RegisterOrigin.unscoped.filter(**of).values("run_id")
    # Records of lists have no origin: what became of each stands with its rows.
    written = RegisterEntry.unscoped.filter(run=OuterRef("pk"), verdict__in=[Verdict.NEW, Verdict.CHANGED])
    told = Exists(written) & Q(state=State.DONE, profile__of="directory")
    RegisterImport.unscoped.filter(old & ~told, **of).exclude(pk__in=used).delete()


def _long_before(now: datetime) -> datetime:
    return now - timedelta(days=settings.REGISTER_FILE_DAYS)


def hold_files(*, alone: bool = False) -> bool:
    """Until the end of the transaction nobody removes the files of registers; `alone`: or adds one, False where one is
    being added."""
    how = "SELECT pg_try_advisory_xact_lock" if alone else "SELECT pg_advisory_xact_lock_shared"
    with connection.cursor() as cursor:
        cursor.execute(f"{how}(hashtext('programs.register_files'))")
        return cursor.fetchone()[0] is not False


def needed(now: datetime) -> set[str]:
    """The files, by SHA-256, that are to be read yet, or were brought in not long ago."""
    over = Q(total__isnull=False, ended_at__lt=_long_before(now))
    rows = RegisterImport.unscoped.exclude(over).values_list("files", flat=True)
    return {file["sha256"] for several in rows for file in several}


def locked(actor: Actor, import_id: UUID, version: int | None) -> RegisterImport:
    """The import, held, of an actor who may steer it; Absent, Forbidden, Stale. Its version is raised."""
    rows = RegisterImport.objects.visible_to(actor).select_for_update(of=("self",), no_key=True)
    found: RegisterImport | None = rows.filter(pk=import_id).first()
    if found is None:
        raise Absent
    if not policies.imports_registers(actor, found.body_id):
        raise Forbidden(_("Only the keepers of the record bring registers into it."))
    _check_posts(actor, found.body_id, found.party_id)
    check_version(found.version, version)
    found.version += 1
    return found


def _free(found: RegisterImport) -> None:
    found.lease = found.lease_until = None
    found.save()


def check_mappable(run: RegisterImport) -> None:
    """Conflict where an import is being brought in or was: what its columns mean is settled."""
    if run.state in (State.WRITING, State.DONE) or run.origins.exists():
        raise Conflict(
            _("This import is being brought in, or was: send its files again to map them otherwise.")
        )


@verb
def map_register(
    actor: Actor, *, import_id: UUID, profile: Profile, save_as: str = "", party_id: UUID | None = None,
    version: int | None,
) -> RegisterImport:  # fmt: skip
    """Says which column means what, and has the files read (anew). `save_as`: keeps the mapping under that name.

    Conflict where it is being brought in or was. Forbidden: /party is another side. Invalid: /save_as, /party.
    """
    found = locked(actor, import_id, version)
    check_mappable(found)
    _check_posts(actor, found.body_id, party_id)
    _check_party(profile, party_id)
    if save_as:
        _save_profile(found.body_id, save_as, profile)
    found.profile, found.party_id = as_json(profile), party_id
    found.rows.all().delete()
    found.entries.all().delete()
    found.state, found.position, found.total, found.counts, found.fault = State.READING, 0, None, {}, {}
    found.ended_at = None
    _free(found)
    wake.after_commit(wake.bring_in)
    return found


def _save_profile(body_id: UUID, name: str, profile: Profile) -> None:
    name = name.strip()
    if name in KNOWN_PROFILES or len(name) > 100 or not name.isprintable():
        raise Invalid.of("save_as", _("Choose another name for the mapping."))
    saved, made = RegisterProfile.unscoped.get_or_create(
        body_id=body_id, name=name, defaults={"profile": as_json(profile)}
    )
    if not made and saved.profile != as_json(profile):
        saved.profile, saved.version = as_json(profile), saved.version + 1
        saved.save()


@verb
def start_register_import(
    actor: Actor, *, import_id: UUID, all_or_nothing: bool = False, version: int | None
) -> RegisterImport:
    """Has what was looked at brought in by the worker. Conflict where it is not ready."""
    found = locked(actor, import_id, version)
    if found.state != State.READY:
        raise Conflict(_("This import is not ready to be brought in."))
    found.state, found.position, found.all_or_nothing, found.fault = State.WRITING, 0, all_or_nothing, {}
    _free(found)
    wake.after_commit(wake.bring_in)
    return found


@verb
def stop_register_import(actor: Actor, *, import_id: UUID, version: int | None) -> RegisterImport:
    """Stops the worker after the rows it is at: what it has written stays, and of all or nothing, nothing does."""
    found = locked(actor, import_id, version)
    if not found.running:
        raise Conflict(_("This import is not running."))
    found.state, found.ended_at = State.STOPPED, clock.now()
    _free(found)
    return found


@verb
def continue_register_import(actor: Actor, *, import_id: UUID, version: int | None) -> RegisterImport:
    """Goes on where it was stopped, or failed. Conflict where it was neither."""
    found = locked(actor, import_id, version)
    if found.state not in (State.STOPPED, State.FAILED):
        raise Conflict(_("This import was not stopped."))
    resume(found)
    return found


def resume(found: RegisterImport) -> None:
    """Lets the worker go on with an import that was stopped or failed."""
    found.state = State.WRITING if found.total is not None else State.READING
    if found.all_or_nothing and found.state == State.WRITING:
        found.position = 0
    found.ended_at, found.fault = None, {}
    _free(found)
    wake.after_commit(wake.bring_in)


@verb
def discard_register_import(actor: Actor, *, import_id: UUID, version: int | None) -> None:
    """Puts an import away with its rows. Conflict where it runs, or records are from it: their rows are kept."""
    found = locked(actor, import_id, version)
    if found.running:
        raise Conflict(_("Stop this import first."))
    if found.origins.exists():
        raise Conflict(_("Records were brought in by this import: its rows are kept with them."))
    RegisterImport.unscoped.filter(pk=found.pk).delete()
