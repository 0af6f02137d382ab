"""The demonstration's minutes: of the last session but one sealed, of the last one agreed to by one side."""

from datetime import timedelta

from cooperation.accounts.models import User
from meetings.models import Delegate, Minutes, MinutesAct, MinutesSeal, Review
from meetings.rules.minutes import canonical, digest
from meetings.selectors import minutes as reading
from meetings.selectors.content import assembled
from meetings.services.minutes import keep_content, make_originals
from meetings.services.sealing import record_of
from programs.models import Release

from .frame import Frame, noon

Kind = MinutesAct.Kind


def write_minutes(frame: Frame) -> None:
    """The minutes of the last two sessions held, as their secretaries made them on the day."""
    former, last = frame.reviews[frame.past - 2 : frame.past]
    minutes = _made(frame, former)
    make_originals(minutes, reading.acting_sides(former), by=None)
    for days, kind in enumerate((Kind.AGREED, Kind.SIGNED)):
        for code in frame.parties:
            _act(frame, minutes, kind, code, days)
    _seal(frame, minutes)
    minutes = _made(frame, last)
    make_originals(minutes, reading.acting_sides(last), by=None)
    _act(frame, minutes, Kind.AGREED, next(iter(frame.parties)), 3)


def _secretary(frame: Frame, review: Review) -> User | None:
    host = review.host.code if review.host else ""
    return frame.users.get(f"executive_secretary-{host}") or frame.users.get("joint_secretariat-")


def _made(frame: Frame, review: Review) -> Minutes:
    languages = list(frame.body.languages)[:2]
    minutes = Minutes(
        review=review, number=1, languages=languages, made_at=noon(review.ends_on), made_by=_secretary(frame, review)
    )  # fmt: skip
    link = reading.link_to(reading.head_of_chain(frame.body.pk))
    keep_content(minutes, assembled(review, languages, version=1, previous=link))
    return minutes


def _act(frame: Frame, minutes: Minutes, kind: str, code: str, days: int) -> None:
    """A side's act, on the document by which it was notified."""
    review, party = minutes.review, frame.parties[code]
    head = (
        Delegate.unscoped.filter(delegation__review=review, delegation__party=party, is_head=True)
        .select_related("person", "post")
        .first()
    )
    if head is None:
        return
    on = review.ends_on + timedelta(days=days)
    signed = kind == Kind.SIGNED
    MinutesAct.unscoped.create(
        minutes=minutes, kind=kind, party=party, done_on=on, person=head.person, post=head.post,
        signatory_name=head.person.name, signatory_post=head.post.title if head.post else {},
        authority=Release.Authority.DOCUMENT, document_kind="note verbale", document_number=f"{review.number}-{code}",
        document_date=on, entered_by=_secretary(frame, review), entered_at=noon(on),
        place=review.place if signed else {},
    )  # fmt: skip


def _seal(frame: Frame, minutes: Minutes) -> None:
    head = reading.head_of_chain(frame.body.pk)
    number, at = (head.number + 1 if head else 1), noon(minutes.review.ends_on + timedelta(days=2))
    by = _secretary(frame, minutes.review)
    record = canonical(record_of(minutes, number, head, at=at, by=by.pk if by else None))
    MinutesSeal.unscoped.create(
        minutes=minutes, review=minutes.review, body=frame.body, number=number, record=record, sha256=digest(record),
        previous_sha256=head.sha256 if head else "", sealed_at=at, sealed_by=by,
    )  # fmt: skip
