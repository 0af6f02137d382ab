"""Files kept with acts and positions: what comes in is judged by its content, what goes out by its audience."""

import hashlib
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any, BinaryIO, Protocol
from uuid import UUID, uuid4

import puremagic
from django.conf import settings
from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cooperation import clock
from cooperation.access import Actor, verb
from cooperation.errors import Absent, Forbidden, Invalid, check_version
from cooperation.reading import note, read_of
from programs import policies
from programs.models import Act, Document, PositionDraft, Programme
from programs.rules import files
from programs.rules.files import Found, NotKept, Refusal
from programs.services.audiences import circle
from programs.services.markings import chosen
from programs.services.rounds import hold_open
from programs.services.sides import check_present

_REFUSALS: dict[Refusal, Any] = {
    Refusal.EMPTY: gettext_lazy("The file is empty."),
    Refusal.TYPE: gettext_lazy(
        "Files of this type are not kept: send PDF, PNG, JPEG, TIFF, DOCX, XLSX, ODT, TXT or CSV."
    ),
    Refusal.DAMAGED: gettext_lazy("The file is damaged or locked with a password."),
    Refusal.UNPACKED: gettext_lazy("The file unpacks to more than is allowed."),
    Refusal.MACROS: gettext_lazy("The file contains macros. Save it without them and send it again."),
}
_BY_MAGIC = {
    ".pdf": files.PDF,
    ".png": files.PNG,
    ".jpg": files.JPEG,
    ".jpeg": files.JPEG,
    ".tif": files.TIFF,
    ".tiff": files.TIFF,
}
#: Where files are in the storage until they are whole.
ARRIVING = "documents/arriving"
_HEAD_BYTES = 64 * 1024
_CHUNK_BYTES = 256 * 1024


class Upload(Protocol):
    """A file as a form or the API hands it in."""

    name: str | None
    size: int | None

    def seek(self, offset: int, whence: int = 0, /) -> int: ...
    def read(self, size: int = -1, /) -> bytes: ...


@verb
def attach(
    actor: Actor,
    *,
    file: Upload,
    draft_id: UUID | None = None,
    act_id: UUID | None = None,
    programme_id: UUID | None = None,
    audience: str | None = None,
    marking: str | None = None,
    readers: Sequence[UUID] = (),
) -> Document:
    """Keeps a file with a draft position, an act or a programme; exactly one of the three is named.

    With a draft the file is internal to the side until the draft is released, then seen with the position: `audience`
    is not asked. With an act it is "internal", "shared" (the default) or "public". With a programme it is shared by its
    sides or public: the scan of a letter, what shows that an item is completed; or it is "internal", or "named" for the
    actor's side and the `readers`: what belongs to a paper that is kept so. `marking`: the code of the handling level
    that the file bears. Absent, Forbidden, or Invalid with "/file", "/audience", "/readers", "/marking" or "/subject".
    """
    if [draft_id, act_id, programme_id].count(None) != 2:
        raise Invalid.of(
            "subject", _("Name one thing to which the document belongs: a position, an act or a programme.")
        )
    if programme_id is not None:
        return _with_programme(actor, file, programme_id, audience, marking, readers)
    if draft_id is not None:
        draft = _draft(actor, draft_id)
        marked = chosen(actor, marking)
        document = kept(actor, file, Document(programme_id=draft.programme_id, party_id=actor.party_id))
        document.audience, document.marking_id = Document.Audience.INTERNAL, marked
        document.save(force_insert=True)
        document.drafts.through._default_manager.create(document_id=document.pk, positiondraft_id=draft.pk)
        # What is released is what was looked at, its files too.
        PositionDraft.unscoped.filter(pk=draft.pk).update(version=F("version") + 1)
        return document
    act = _act(actor, act_id)
    document = Document(act=act, party_id=actor.party_id, marking_id=chosen(actor, marking))
    document.audience = audience_of(actor, audience)
    kept(actor, file, document)
    document.save(force_insert=True)
    return document


@verb
def detach(actor: Actor, *, document_id: UUID, draft_id: UUID, version: int | None) -> PositionDraft:
    """Takes a file off a draft: the next release does not show it. What was shown with it stays, and so does the file.

    `version`: of the draft. Absent: no such draft for the actor, or the file is not with it. Forbidden, Stale, or
    Conflict where the round is closed.
    """
    draft = _draft(actor, draft_id)
    check_version(PositionDraft.unscoped.get(pk=draft.pk).version, version)
    taken, _each = draft.documents.through._default_manager.filter(
        document_id=document_id, positiondraft_id=draft.pk
    ).delete()
    if not taken:
        raise Absent
    PositionDraft.unscoped.filter(pk=draft.pk).update(version=F("version") + 1)
    return draft


@verb
def mark_document(actor: Actor, *, document_id: UUID, marking: str | None, version: int | None) -> Document:
    """Says which marking a file of the actor's side bears; "" takes it off. Copies handed out before are not reached.

    Absent, Forbidden, Stale, or Invalid with "/marking".
    """
    document: Document | None = Document.objects.visible_to(actor).filter(pk=document_id).first()
    if document is None:
        raise Absent
    if not may_mark(actor, document):
        raise Forbidden(_("Only those who add files for their side say which marking its files bear."))
    # What is released is what was looked at, the markings of its files too. As a release locks: drafts, then files.
    drafts = PositionDraft.unscoped.filter(documents=document).select_for_update(of=("self",)).order_by("pk")
    with_drafts = list(drafts.values_list("pk", flat=True))
    document = Document.unscoped.select_for_update(of=("self",)).get(pk=document.pk)
    check_version(document.version, version)
    document.marking_id = chosen(actor, marking, now=document.marking_id)
    document.version += 1
    document.save(update_fields=["marking", "version"])
    PositionDraft.unscoped.filter(pk__in=with_drafts).update(version=F("version") + 1)
    return document


def may_mark(actor: Actor, document: Document) -> bool:
    """Whether the actor says which marking a file bears: as who adds such files for the side whose file it is."""
    if actor.party_id is None or document.party_id != actor.party_id:
        return False
    agreement = document.act.agreement if document.act is not None else document.agreement
    if agreement is not None:
        return policies.attaches_to_act(actor, agreement.body_id)
    return document.programme_id is not None and policies.proposes_changes(actor, document.programme_id)


def _with_programme(
    actor: Actor,
    file: Upload,
    programme_id: UUID,
    audience: str | None,
    marking: str | None,
    named: Sequence[UUID],
) -> Document:
    programme: Programme | None = Programme.objects.visible_to(actor).filter(pk=programme_id).first()
    if programme is None:
        raise Absent
    keeper = policies.keeps_record(actor, programme.pk)
    if not keeper and not policies.proposes_changes(actor, programme.pk):
        raise Forbidden(_("Only a coordinator or a secretary adds documents to a programme."))
    check_present(actor, programme.pk)
    document = Document(programme=programme, party_id=actor.party_id)
    if audience == Document.Audience.NAMED:
        document.audience, document.readers = audience, circle(actor, programme, named)
    elif named:
        raise Invalid.of("readers", _("Name readers only where the text is for named sides and observers."))
    else:
        document.audience = audience_of(actor, audience)
    document.marking_id = chosen(actor, marking)
    kept(actor, file, document)
    document.save(force_insert=True)
    return document


def _draft(actor: Actor, draft_id: UUID) -> PositionDraft:
    draft: PositionDraft | None = PositionDraft.objects.visible_to(actor).filter(pk=draft_id).first()
    if draft is None:
        raise Absent
    if not policies.drafts(actor, draft.programme_id):
        raise Forbidden(_("You may not write your side’s position on this item."))
    hold_open(draft.round_id)
    PositionDraft.unscoped.select_for_update(of=("self",)).get(pk=draft.pk)
    return draft


def _act(actor: Actor, act_id: UUID | None) -> Act:
    act: Act | None = Act.objects.visible_to(actor).select_related("agreement").filter(pk=act_id).first()
    if act is None:
        raise Absent
    check_attaches(actor, act)
    return act


def check_attaches(actor: Actor, act: Act) -> None:
    """Forbidden where the actor adds no documents to the act, in words that say whether anybody does."""
    if policies.attaches_to_act(actor, act.agreement.body_id):
        return
    if act.agreement.body_id is None:
        raise Forbidden(_("No body keeps this agreement here, so nobody adds documents to its acts."))
    raise Forbidden(_("Only a coordinator or a secretary adds documents to an act."))


def audience_of(actor: Actor, audience: str | None) -> str:
    """Who may read a file that is kept with an act, an agreement or a programme; Invalid /audience."""
    readers = audience or Document.Audience.SHARED
    allowed = {Document.Audience.SHARED, Document.Audience.PUBLIC}
    if actor.party_id is not None:
        allowed.add(Document.Audience.INTERNAL)
    if readers not in allowed:
        raise Invalid.of("audience", _("Choose who may read the document."))
    return readers


# --- What comes in ----------------------------------------------------------------------------------------------------


def kept(actor: Actor, file: Upload, document: Document) -> Document:
    """Checks the file, writes it under its SHA-256 and fills in the document's own fields."""
    try:
        size = size_of(file)
        found = examine(file, size)
    except NotKept as refused:
        raise Invalid.of("file", said_of(refused.refusal)) from refused
    document.name, document.content_type, document.size = found.name, found.content_type, size
    document.sha256 = digest_of(file)
    document.path = f"documents/{document.sha256[:2]}/{document.sha256}"
    document.uploaded_at, document.uploaded_by_id = clock.now(), actor.user_id
    store(file, document.path, size)
    return document


def store(file: Upload, path: str, size: int) -> None:
    """Keeps the same content once. Written before its row and under another name until it is whole, so that no row
    lacks its file or has a part of it, wherever the process is stopped."""
    if default_storage.exists(path) and default_storage.size(path) == size:
        return
    file.seek(0)
    name = default_storage.save(f"{ARRIVING}/{uuid4()}", File(file))  # type: ignore[arg-type]
    arrived, whole = Path(default_storage.path(name)), Path(default_storage.path(path))
    with arrived.open("rb") as written:
        os.fsync(written.fileno())
    whole.parent.mkdir(parents=True, exist_ok=True)
    arrived.replace(whole)


def said_of(refusal: Refusal) -> str:
    """Why a file is not kept, in words."""
    if refusal is Refusal.TOO_LARGE:
        return _("The file is larger than %(limit)d MB.") % {"limit": settings.MAX_DOCUMENT_BYTES // 1024**2}
    return str(_REFUSALS[refusal])


def size_of(file: Upload) -> int:
    """In bytes; NotKept of an empty file or one larger than the installation keeps."""
    size = file.seek(0, 2) or file.size or 0
    file.seek(0)
    if size > settings.MAX_DOCUMENT_BYTES:
        raise NotKept(Refusal.TOO_LARGE)
    if size == 0:
        raise NotKept(Refusal.EMPTY)
    return size


def examine(file: Any, size: int) -> Found:
    """What a file is by its content; NotKept where it is none of the types kept."""
    file.seek(0)
    head = file.read(_HEAD_BYTES)
    name = str(file.name or "")
    if head.startswith(b"PK\x03\x04"):
        content_type = files.package_type(_plain(file), size)
    else:
        content_type = _magic(head) or files.text_type(head, name)
    return Found(content_type, files.safe_name(name, content_type))


def _plain(file: Any) -> BinaryIO:
    inner: BinaryIO = getattr(file, "file", None) or file
    return inner


def _magic(head: bytes) -> str | None:
    """The allowed type that the first bytes prove; None where they prove none."""
    try:
        guesses = puremagic.magic_string(head)
    except puremagic.PureError:
        return None
    for guess in guesses:
        content_type = _BY_MAGIC.get(guess.extension.lower())
        if content_type and _begins(head, content_type):
            return content_type
    return None


def _begins(head: bytes, content_type: str) -> bool:
    """A file proves its type by its first bytes, not by bytes somewhere inside."""
    starts = {
        files.PDF: (b"%PDF-",), files.PNG: (b"\x89PNG\r\n\x1a\n",), files.JPEG: (b"\xff\xd8\xff",),
        files.TIFF: (b"II*\x00", b"MM\x00*"),
    }  # fmt: skip
    return head.startswith(starts[content_type])


def digest_of(file: Upload) -> str:
    """SHA-256 over its content, in hexadecimal digits."""
    digest = hashlib.sha256()
    file.seek(0)
    while chunk := file.read(_CHUNK_BYTES):
        digest.update(chunk)
    return digest.hexdigest()


# --- What goes out ----------------------------------------------------------------------------------------------------


def open_document(actor: Actor, *, document_id: UUID) -> tuple[Document, Any]:
    """The document and its open file, for a download. Absent where the actor is not of its audience."""
    document: Document | None = Document.objects.visible_to(actor).filter(pk=document_id).first()
    if document is None:
        raise Absent
    try:
        opened = default_storage.open(document.path, "rb")
    except FileNotFoundError as error:
        raise Absent(_("The file of this document is missing from the storage.")) from error
    if document.is_logged:
        note(read_of("document", document.__dict__))
    return document, opened
