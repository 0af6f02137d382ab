"""What the sides do with a version of the minutes: agree, sign, approve; transcribe, confirm and note."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cooperation.access import Actor, verb
from cooperation.announce import announce
from cooperation.errors import Absent, Conflict, Fault, Forbidden, Invalid, check_version, clean, raise_all
from cooperation.texts import TURNED, Text, turns_around
from meetings import policies
from meetings.models import (
    ChangeConfirmation,
    Delegate,
    HandwrittenChange,
    Minutes,
    MinutesAct,
    MinutesFile,
    MinutesNote,
    Outcome,
    Review,
)
from meetings.rules.minutes import Content, Edit, differences, digest, incomplete, label, of_outcomes, unknown
from meetings.selectors import brackets, labels
from meetings.selectors import minutes as reading
from meetings.selectors.content import assembled
from meetings.selectors.minutes import Standing
from meetings.services.minutes import (
    check_last,
    checked_head,
    content_or_conflict,
    lock_chain,
    locked_minutes,
    make_originals,
)
from meetings.services.rows import authorise_keeper, local_today
from programs.models import Body, Edition, Party
from programs.rules import files as kinds
from programs.rules.files import NotKept
from programs.services import authority, documents, editions
from programs.services.authority import ActInput
from programs.services.sides import check_present

Kind = MinutesAct.Kind
#: Of what a scan of a signed original may be.
SCANS = (kinds.PDF, kinds.PNG, kinds.JPEG, kinds.TIFF)


@verb
def enter_act(
    actor: Actor,
    *,
    minutes_id: UUID,
    version: int | None,
    kind: str,
    act: ActInput,
    place: Text | None = None,
    kept_at: Text | None = None,
) -> MinutesAct:
    """A side agrees to a version (its head of delegation does), signs it, or its government approves it.

    With the first agreement the originals are made, one a side. With the last signature, or the last approval, the
    edition that the session made comes into force where the body's rule says so. `place` and `kept_at` count for a
    signature: where it was signed (by default where the session was held), and where the side keeps its original.

    Absent. Forbidden: as authority.checked(), and of a side that joined after the session. Stale.
    Conflict: what must come before has not, a later version was made, or this side has done so.
    Invalid: /kind, /person, /post, /done_on, /place, /kept_at, and as authority.checked().
    """
    minutes, review = locked_minutes(actor, minutes_id)
    fields = authority.checked(actor, programme_id=review.programme_id, given=act, zone=review.time_zone)
    check_version(minutes.version, version)
    checks = _CHECKS.get(kind)
    if checks is None:
        raise Invalid.of("kind", _("Say what the side has done."))
    lock_chain(review)
    stands = reading.standing(minutes)
    if fields["party_id"] not in {party.pk for party in stands.sides}:
        raise Forbidden(_("This side joined later: it neither agrees to these minutes nor signs them."))
    checks(stands, review, fields)
    _check_day(review, fields["done_on"])
    if fields["party_id"] in stands.of(kind):
        raise Conflict(_("This side has done so already."))
    row = MinutesAct(minutes=minutes, kind=kind, **fields)
    if kind == Kind.SIGNED:
        row.place, row.kept_at = place or review.place, kept_at or {}
    clean(row, "document_kind", "document_number", "place", "kept_at")
    if kind == Kind.AGREED:
        make_originals(minutes, stands.sides, by=actor.user_id)
    row.save(force_insert=True)
    stands.acts.append(row)
    _bring_into_force(stands, review, kind)
    announce("meetings.minutes", minutes_id=minutes.pk, review_id=review.pk)
    return row


def _check_day(review: Review, on: date) -> None:
    if on < review.days_held[0]:
        raise Invalid.of("done_on", _("Minutes are agreed and signed on the first day of it or later."))


def _check_agreed(stands: Standing, review: Review, fields: dict[str, Any]) -> None:
    check_last(stands.minutes)
    content = content_or_conflict(stands.minutes)
    if review.state != Review.State.CONCLUDED:
        raise Conflict(
            labels.by_word(
                review.body,
                _("Minutes are agreed once the session is concluded."),
                _("Minutes are agreed once the meeting is concluded."),
            )
        )
    if brackets.open_in(review).exists():
        raise Conflict(
            _("Wording stands in brackets. Agree on it, drop it, or record it as a disagreement first.")
        )
    missing = incomplete(content)
    if missing:
        said = "; ".join(f"{label(content, key, get_language())} [{tag}]" for key, tag in missing[:10])
        raise Conflict(
            _("Clauses are missing in a language: %(clauses)s. Correct them first.") % {"clauses": said}
        )
    _check_record(stands.minutes, review, content)
    _check_chain(stands.minutes, review)
    _check_head(review, fields)


def _check_record(minutes: Minutes, review: Review, content: Content) -> None:
    """Conflict where the outcomes are others by now than those of which the text was made, before its corrections."""
    if reading.is_sealed(review.pk):
        return
    first = minutes
    while first.based_on is not None:
        first = first.based_on
    now = assembled(review, content["languages"], version=first.number, previous=None)
    before = content_or_conflict(first)
    changed = differences(of_outcomes(before), of_outcomes(now))
    if changed:
        told = [
            label(now if each.after is not None else before, each.key, get_language()) for each in changed
        ]
        raise Conflict(
            _("The record was changed after this version was made: %(clauses)s. Make a new one from it.")
            % {"clauses": "; ".join(list(dict.fromkeys(told))[:10])}
        )


def _check_chain(minutes: Minutes, review: Review) -> None:
    """What a version prints of the chain is its head, and stays so: one version of a body is signed at a time."""
    checked_head(minutes)
    other = reading.under_signature(review.body_id)
    if other is not None and other.pk != minutes.pk:
        raise Conflict(
            _("The minutes of another session are being signed: %(session)s. They are sealed first.")
            % {"session": labels.numbered(other.review)}
        )


def _check_head(review: Review, fields: dict[str, Any]) -> None:
    if fields["person_id"] is None:
        raise Invalid.of("person", _("Say who acted for the side."))
    heads = Delegate.unscoped.filter(
        delegation__review=review, delegation__party_id=fields["party_id"], is_head=True
    )
    head = heads.values_list("person_id", flat=True).first()
    if head is not None and head != fields["person_id"]:
        raise Invalid.of("person", _("Minutes are agreed by the head of the side’s delegation."))


def _check_signed(stands: Standing, review: Review, fields: dict[str, Any]) -> None:
    check_last(stands.minutes)
    if stands.seal is not None:
        raise Conflict(_("The minutes are sealed."))
    if not stands.done_by_all(Kind.AGREED):
        raise Conflict(
            _("Not every side has agreed to this version: %(sides)s.")
            % {"sides": _named(stands.lacking(Kind.AGREED))}
        )
    _check_chain(stands.minutes, review)
    faults = []
    if fields["person_id"] is None:
        faults.append(Fault("/person", _("Say who signed for the side.")))
    if fields["post_id"] is None:
        faults.append(Fault("/post", _("Say in which post.")))
    raise_all(faults)


def _check_approved(stands: Standing, review: Review, fields: dict[str, Any]) -> None:
    if not review.body.minutes_approved and review.body.in_force_on != Body.InForceOn.APPROVAL:
        raise Conflict(_("By the rules of this body its minutes need no approval."))
    if not stands.done_by_all(Kind.SIGNED):
        raise Conflict(
            _("Not every side has signed this version: %(sides)s.")
            % {"sides": _named(stands.lacking(Kind.SIGNED))}
        )
    signed_on = stands.last_signed_on
    if signed_on is not None and fields["done_on"] < signed_on:
        raise Invalid.of("done_on", _("Minutes are approved on the day of the last signature or later."))


_CHECKS: dict[str, Callable[[Standing, Review, dict[str, Any]], None]] = {
    Kind.AGREED: _check_agreed,
    Kind.SIGNED: _check_signed,
    Kind.APPROVED: _check_approved,
}


def _named(parties: list[Party]) -> str:
    return ", ".join(party.code for party in parties)


def _bring_into_force(stands: Standing, review: Review, kind: str) -> None:
    """Where the body's rule waits for all signatures or approvals and this was the last."""
    waited = {Body.InForceOn.SIGNATURE: Kind.SIGNED, Body.InForceOn.APPROVAL: Kind.APPROVED}
    if waited.get(Body.InForceOn(review.body.in_force_on)) != kind or not stands.done_by_all(kind):
        return
    edition = review.edition
    if edition is None or edition.state != Edition.State.RECORDED:
        return
    editions.locked(edition.programme)
    edition.refresh_from_db()
    editions.put_in_force(edition, max(act.done_on for act in stands.of(kind).values()))


# --- Scans and handwritten changes ------------------------------------------------------------------------------------


@verb
def add_scan(
    actor: Actor, *, minutes_id: UUID, version: int | None, party_id: UUID | None, file: documents.Upload
) -> MinutesFile:
    """Keeps the scan of a side's signed original. Absent. Forbidden: not of that side, nor the joint secretariat.

    Stale. Conflict: the side has not signed, or the minutes are sealed. Invalid: /file, /party.
    """
    minutes, review = locked_minutes(actor, minutes_id)
    whose = authority.acting_party(actor, review.programme_id, ActInput(party_id=party_id))
    check_present(actor, review.programme_id)
    check_version(minutes.version, version)
    stands = reading.standing(minutes)
    _check_open(stands)
    if whose not in stands.of(Kind.SIGNED):
        raise Conflict(_("This side has not signed this version."))
    found, content = _examined(file)
    row: MinutesFile = MinutesFile.unscoped.create(
        minutes=minutes, kind=MinutesFile.Kind.SCAN, party_id=whose, name=found.name, media_type=found.content_type,
        content=content, size=len(content), sha256=digest(content), added_by_id=actor.user_id,
    )  # fmt: skip
    announce("meetings.minutes", minutes_id=minutes.pk, review_id=review.pk)
    return row


def _examined(file: documents.Upload) -> tuple[kinds.Found, bytes]:
    try:
        found = documents.examine(file, documents.size_of(file))
    except NotKept as refused:
        raise Invalid.of("file", documents.said_of(refused.refusal)) from refused
    if found.content_type not in SCANS:
        raise Invalid.of("file", _("A scan is a PDF, PNG, JPEG or TIFF file."))
    file.seek(0)
    return found, file.read()


def _check_open(stands: Standing) -> None:
    if stands.seal is not None:
        raise Conflict(_("The minutes are sealed."))
    check_last(stands.minutes)


@verb
def transcribe_change(
    actor: Actor, *, minutes_id: UUID, version: int | None, edit: Edit
) -> HandwrittenChange:
    """Transcribes what was changed by hand on the originals: how a clause then reads. Every side confirms it.

    Absent. Forbidden: not a secretary. Stale. Conflict: no side has signed this version, or it is sealed.
    Invalid: /clause, /text.
    """
    minutes, review = locked_minutes(actor, minutes_id)
    authorise_keeper(actor, review)
    check_version(minutes.version, version)
    stands = reading.standing(minutes)
    _check_open(stands)
    if not stands.of(Kind.SIGNED):
        raise Conflict(_("No side has signed this version: correct it instead."))
    if unknown(content_or_conflict(minutes), [edit]):
        raise Invalid.of("clause", _("There is no such clause in this language."))
    if turns_around(edit.text):
        raise Invalid.of("text", str(TURNED))
    row = HandwrittenChange(
        minutes=minutes, clause=edit.key, language=edit.language, text=edit.text.strip(),
        entered_for_id=actor.party_id, entered_by_id=actor.user_id,
    )  # fmt: skip
    clean(row, "text")
    row.save(force_insert=True)
    announce("meetings.minutes", minutes_id=minutes.pk, review_id=review.pk)
    return row


@verb
def confirm_change(actor: Actor, *, change_id: UUID, version: int | None) -> HandwrittenChange:
    """The actor's side finds a transcription to be what stands on paper; once is enough.

    Of a joint secretariat another member than the one who transcribed it does so, for every side that has not.
    Absent. Forbidden: neither a side's own secretary or coordinator, nor such a member; or the side that transcribed
    it. Stale. Conflict: the version is sealed or superseded.
    """
    change: HandwrittenChange | None = (
        HandwrittenChange.objects.visible_to(actor).filter(pk=change_id).first()
    )
    if change is None:
        raise Absent
    minutes, review = locked_minutes(actor, change.minutes_id)
    own = actor.party_id is None and actor.user_id == change.entered_by_id
    if own or not policies.may_confirm_change(actor, review, change.entered_for_id):
        raise Forbidden(
            _("A transcription is confirmed by the secretary of each side that did not enter it.")
        )
    check_present(actor, review.programme_id)
    check_version(change.version, version)
    stands = reading.standing(minutes)
    _check_open(stands)
    lacking = [party.pk for row, parties in stands.unconfirmed for party in parties if row.pk == change.pk]
    for party_id in [actor.party_id] if actor.party_id else lacking:
        ChangeConfirmation.unscoped.get_or_create(
            change=change, party_id=party_id, defaults={"confirmed_by_id": actor.user_id}
        )
    announce("meetings.minutes", minutes_id=minutes.pk, review_id=review.pk)
    return change


# --- After the seal ---------------------------------------------------------------------------------------------------


@verb
def confirm_minutes(actor: Actor, *, minutes_id: UUID, version: int | None, outcome_id: UUID) -> MinutesAct:
    """Says by which outcome a later session of the body confirmed the minutes.

    Absent. Forbidden: not a secretary. Stale. Conflict: they are not sealed, or are confirmed already.
    Invalid: /outcome, none of a later session of this body that stands.
    """
    minutes, review = locked_minutes(actor, minutes_id)
    authorise_keeper(actor, review)
    check_version(minutes.version, version)
    stands = reading.standing(minutes)
    if stands.seal is None:
        raise Conflict(_("Minutes are confirmed once they are sealed."))
    if stands.of(Kind.CONFIRMED):
        raise Conflict(_("The minutes are confirmed already."))
    outcome = Outcome.objects.visible_to(actor).select_related("review").filter(
        pk=outcome_id, review__body_id=review.body_id, review__number__gt=review.number, withdrawn_at__isnull=True,
        carried=True,
    ).first()  # fmt: skip
    if outcome is None:
        raise Invalid.of("outcome", _("Choose an outcome of a later session that stands."))
    row: MinutesAct = MinutesAct.unscoped.create(
        minutes=minutes, kind=Kind.CONFIRMED, outcome=outcome,
        done_on=min(outcome.review.days_held[1], local_today(outcome.review)),
        entered_by_id=actor.user_id,
    )  # fmt: skip
    announce("meetings.minutes", minutes_id=minutes.pk, review_id=review.pk)
    return row


@verb
def dispute_wording(
    actor: Actor, *, minutes_id: UUID, version: int | None, text: Text, clause: str = ""
) -> MinutesNote:
    """A side notes that it disputes a wording after the sealing. The sealed text stays.

    Absent. Forbidden: not a side's coordinator, head or secretary. Stale. Conflict: not sealed. Invalid: /clause,
    /text.
    """
    minutes, review = locked_minutes(actor, minutes_id)
    if not policies.may_dispute(actor, review):
        raise Forbidden(_("A note is made by a side’s coordinator, head of delegation or secretary."))
    check_present(actor, review.programme_id)
    check_version(minutes.version, version)
    if reading.standing(minutes).seal is None:
        raise Conflict(_("These minutes are not sealed: correct them instead."))
    content = content_or_conflict(minutes)
    if clause and clause not in {each["key"] for each in content["clauses"]}:
        raise Invalid.of("clause", _("There is no such clause."))
    if not any(words.strip() for words in text.values()):
        raise Invalid.of("text", _("Write the note."))
    row = MinutesNote(
        minutes=minutes, party_id=actor.side_id, clause=clause, text=text, entered_by_id=actor.user_id
    )
    clean(row, "text")
    row.save(force_insert=True)
    announce("meetings.minutes", minutes_id=minutes.pk, review_id=review.pk)
    return row
