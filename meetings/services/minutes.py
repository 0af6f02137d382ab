"""The minutes of a session: a version is made from the record or corrects another, and never changes."""

from collections.abc import Collection, Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from cooperation import clock
from cooperation.access import Actor, verb
from cooperation.announce import announce
from cooperation.errors import Absent, Conflict, Fault, Invalid, check_version, clean, raise_all
from cooperation.texts import TURNED, Text, turns_around
from meetings.models import Minutes, MinutesAct, MinutesFile, MinutesSeal, Outcome, Review
from meetings.rules.minutes import Content, Edit, canonical, differences, digest, edited, unknown
from meetings.selectors import labels
from meetings.selectors import minutes as reading
from meetings.selectors.content import assembled
from meetings.services import protocol
from meetings.services.outcomes import own_statement
from meetings.services.rows import kept_review, locked_review
from programs.models import Body, Party

MOST_LANGUAGES = 3


@verb
def make_minutes(actor: Actor, *, review_id: UUID, languages: Sequence[str] | None = None) -> Minutes:
    """Makes the next version of the minutes from the record, by default in the body's first two working languages.

    Absent. Forbidden: not a secretary. Conflict: the session has not been opened, a side has signed the last version,
    or the minutes are sealed. Invalid: /languages, one in which the body does not work.
    """
    review = kept_review(actor, review_id)
    if review.state not in (Review.State.IN_SESSION, Review.State.ADJOURNED, Review.State.CONCLUDED):
        raise Conflict(
            labels.by_word(
                review.body,
                _("There is nothing to record before the session is open."),
                _("There is nothing to record before the meeting is open."),
            )
        )
    chosen = _languages(review, languages)
    if reading.is_sealed(review.pk):
        raise Conflict(
            _("The minutes are sealed. A later correction is made to the sealed version, with a reason.")
        )
    if _is_signed(review):
        raise Conflict(
            _("A side has signed the last version. What was changed by hand is transcribed there.")
        )
    number = reading.latest_number(review.pk) + 1
    previous = reading.link_to(reading.head_of_chain(review.body_id))
    content = assembled(review, chosen, version=number, previous=previous)
    return _kept(actor, review, Minutes(number=number, languages=chosen), content)


@verb
def correct_minutes(
    actor: Actor, *, minutes_id: UUID, version: int | None, edits: Sequence[Edit], reason: Text
) -> Minutes:
    """Makes a new version with the wording of `edits` in place of that of the last version; of a sealed one as well.

    What was changed by hand before a version was sealed stands in the new one too. One that some sides have signed is
    corrected where the others do not sign it, or do not confirm what was changed by hand: no other version of the body
    is signed meanwhile. The new one is agreed and signed like any other.
    Absent. Forbidden: not a secretary, or the words are the statement for the record of another side. Stale.
    Conflict: it is not the last version, every side has signed it and it is not sealed, or it was made before contents
    were kept. Invalid: /reason, /edits (nothing changes), /edits/N (no such clause or language).
    """
    minutes, review = locked_minutes(actor, minutes_id)
    kept_review(actor, review.pk)
    check_version(minutes.version, version)
    check_last(minutes)
    stands = reading.standing(minutes)
    if stands.seal is None and stands.done_by_all(MinutesAct.Kind.SIGNED) and not stands.unconfirmed:
        raise Conflict(_("Every side has signed this version: it is sealed first, and corrected then."))
    content = reading.as_it_reads(minutes) or content_or_conflict(minutes)
    number = minutes.number + 1
    later = {**worded(content, edits), "version": number}
    later["previous"] = reading.link_to(reading.head_of_chain(review.body_id))
    if not any(words.strip() for words in reason.values()):
        raise Invalid.of("reason", _("Say why."))
    changed = {each.key for each in differences(content, later)}
    if not changed:
        raise Invalid.of("edits", _("Nothing is worded otherwise."))
    _check_statements(actor, content, changed)
    made = Minutes(number=number, languages=minutes.languages, based_on=minutes, reason=reason)
    clean(made, "reason")
    return _kept(actor, review, made, later)


def _check_statements(actor: Actor, content: Content, changed: Collection[str]) -> None:
    """Forbidden where a statement for the record would be worded otherwise by another side than that which made it."""
    of = {
        clause["outcome"]
        for clause in content["clauses"]
        if clause["key"] in changed and clause["kind"] == "paragraph" and clause["outcome"]
    }
    for outcome in Outcome.unscoped.filter(pk__in=of, kind=Outcome.Kind.STATEMENT):
        own_statement(actor, outcome)


def worded(content: Content, edits: Sequence[Edit]) -> Content:
    """The content as the edits word it.

    Invalid with /edits/N for each that names no clause or language of it, or would not read as it is written.
    """
    wrong = unknown(content, edits)
    raise_all(
        [
            Fault(f"/edits/{place}", _("There is no such clause in this language."))
            for place, each in enumerate(edits)
            if each in wrong
        ]
        + [
            Fault(f"/edits/{place}", str(TURNED))
            for place, each in enumerate(edits)
            if turns_around(each.text)
        ]
    )
    return edited(content, edits)


def _kept(actor: Actor, review: Review, minutes: Minutes, content: Content) -> Minutes:
    minutes.review, minutes.made_by_id, minutes.made_at = review, actor.user_id, clock.now()
    keep_content(minutes, content)
    announce("meetings.minutes", minutes_id=minutes.pk, review_id=review.pk)
    return minutes


def keep_content(minutes: Minutes, content: Content) -> None:
    """Writes a new version with its content and the copy for reading."""
    minutes.content = canonical(content)
    minutes.content_sha256 = digest(minutes.content)
    minutes.pdf = protocol.render(content, made_at=minutes.made_at, sha256=minutes.content_sha256)
    minutes.sha256 = digest(minutes.pdf)
    minutes.save(force_insert=True)


def make_originals(minutes: Minutes, sides: Sequence[Party], *, by: UUID | None) -> None:
    """One original a side, in which it is named and placed first (alternat); nothing where they were made before."""
    if MinutesFile.unscoped.filter(minutes=minutes, kind=MinutesFile.Kind.ORIGINAL).exists():
        return
    content, number = content_or_conflict(minutes), minutes.review.number
    for party in sides:
        pdf = protocol.render(
            content, made_at=minutes.made_at, first=party.code, sha256=minutes.content_sha256
        )
        MinutesFile.unscoped.create(
            minutes=minutes, kind=MinutesFile.Kind.ORIGINAL, party=party, media_type="application/pdf",
            name=reading.original_name(number, minutes.number, party.code), content=pdf, size=len(pdf),
            sha256=digest(pdf), added_by_id=by,
        )  # fmt: skip


def _languages(review: Review, wanted: Sequence[str] | None) -> list[str]:
    working = list(review.body.languages) or ["en"]
    chosen = list(dict.fromkeys(wanted or working[:2]))
    if set(chosen) - set(working):
        raise Invalid.of("languages", _("Choose among the working languages of the body."))
    if len(chosen) > MOST_LANGUAGES:
        raise Invalid.of("languages", _("At most three languages stand side by side."))
    return chosen


def _is_signed(review: Review) -> bool:
    """Whether a side has signed the last version."""
    last = reading.latest_number(review.pk)
    signed = MinutesAct.unscoped.filter(
        minutes__review=review, minutes__number=last, kind=MinutesAct.Kind.SIGNED
    )
    return signed.exists()


def locked_minutes(actor: Actor, minutes_id: UUID) -> tuple[Minutes, Review]:
    """The version with its session locked; Absent. The session first, as in every other service of it."""
    found = (
        Minutes.objects.visible_to(actor).filter(pk=minutes_id).values_list("review_id", flat=True).first()
    )
    if found is None:
        raise Absent
    review = locked_review(actor, found)
    minutes = Minutes.unscoped.defer("pdf").get(pk=minutes_id)
    minutes.review = review
    return minutes, review


def lock_chain(review: Review) -> None:
    """Holds the body's chain until the transaction ends. After the session, so that all lock in one order."""
    Body.unscoped.select_for_update(of=("self",), no_key=True).get(pk=review.body_id)


def check_last(minutes: Minutes) -> None:
    """Conflict where a later version was made."""
    if minutes.number != reading.latest_number(minutes.review_id):
        raise Conflict(_("A later version was made: this one is superseded."))


def content_or_conflict(minutes: Minutes) -> Content:
    """Its content; Conflict where it has none."""
    content = reading.content_of(minutes)
    if content is None:
        raise Conflict(_("This version was made before contents were kept. Make a new one."))
    return content


def checked_head(minutes: Minutes) -> MinutesSeal | None:
    """The last seal of the body, whose chain is held; Conflict where the version prints another one, or none."""
    head = reading.head_of_chain(minutes.review.body_id)
    if content_or_conflict(minutes)["previous"] != reading.link_to(head):
        raise Conflict(
            _(
                "Other minutes of this body were sealed since this version was made. Make a new version, which says so."
            )
        )
    return head
