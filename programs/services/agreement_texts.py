"""The texts of agreements: authentic ones and translations, kept as files, and taken back where that was a mistake."""

from uuid import UUID

from django.utils.translation import gettext as _

from cooperation import clock
from cooperation.access import Actor, verb
from cooperation.errors import Absent, Conflict, Fault, Forbidden, Invalid, check_version, clean, raise_all
from cooperation.texts import Text, has_words, is_tag
from programs.models import Agreement, Document
from programs.services import agreements
from programs.services.documents import Upload, audience_of, kept
from programs.services.markings import chosen


@verb
def attach_text(
    actor: Actor, *, agreement_id: UUID, file: Upload, language: str, authentic: bool = False,
    audience: str | None = None, marking: str | None = None,
) -> Document:  # fmt: skip
    """Keeps a text of an agreement in one language: an authentic one, or a translation.

    Absent: no such agreement. Forbidden: keeps the record of no body that it concerns. Invalid: /file, /language (a BCP
    47 tag; of an authentic text one of the agreement's authentic languages where those are recorded), /audience,
    /marking. Conflict: an authentic text in this language is kept already, and has not been taken back.
    """
    agreement = agreements.kept(actor, agreement_id)
    tag = language.strip()
    if not is_tag(tag):
        raise Invalid.of("language", _("Give the tag of the language, such as be, ru or en."))
    if authentic:
        _check_authentic(actor, agreement, tag)
    document = Document(
        agreement=agreement, party_id=actor.party_id, language=tag, authentic=authentic,
        marking_id=chosen(actor, marking), audience=audience_of(actor, audience),
    )  # fmt: skip
    kept(actor, file, document)
    document.save(force_insert=True)
    return document


def _check_authentic(actor: Actor, agreement: Agreement, tag: str) -> None:
    """One text in a language is the authentic one, of those that the actor sees: others do not show through."""
    if agreement.authentic and tag.lower() not in map(str.lower, agreement.authentic):
        raise Invalid.of("language", _("The agreement has no authentic text in this language."))
    seen = Document.objects.visible_to(actor).filter(agreement=agreement, authentic=True)
    if seen.filter(language__iexact=tag, taken_back_at__isnull=True).exists():
        raise Conflict(_("An authentic text in this language is kept already. Take that one back first."))


@verb
def take_back_text(actor: Actor, *, document_id: UUID, version: int | None, reason: Text) -> Document:
    """Says that a text is not one of the agreement's, and why. The file stays for those who may read it, so marked.

    Absent: no such text. Forbidden: does not keep the record of the agreement, or another side added the text. Stale,
    VersionMissing. Invalid /reason. Conflict: it has been taken back.
    """
    found: Document | None = (
        Document.objects.visible_to(actor).filter(pk=document_id, agreement__isnull=False).first()
    )
    if found is None or found.agreement_id is None:
        raise Absent
    agreements.kept(actor, found.agreement_id)
    if not takes_back(actor, found):
        raise Forbidden(_("A text is taken back by the side that added it."))
    text = Document.unscoped.select_for_update(of=("self",)).get(pk=found.pk)
    check_version(text.version, version)
    if text.taken_back_at is not None:
        raise Conflict(_("This text has been taken back."))
    if not has_words(reason):
        raise_all([Fault("/reason", _("Say why it is taken back."))])
    text.taken_back_at, text.taken_back_by_id, text.taken_back_why = clock.now(), actor.user_id, reason
    text.version += 1
    clean(text, "taken_back_why")
    text.save(update_fields=["taken_back_at", "taken_back_by", "taken_back_why", "version"])
    return text


def takes_back(actor: Actor, text: Document) -> bool:
    """Whether it is the actor's side that added the text; who keeps the agreement takes it back then."""
    return text.party_id == actor.party_id
