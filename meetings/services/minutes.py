"""The agreed record of a session, made as an immutable file with its SHA-256."""

import hashlib
from collections.abc import Sequence
from uuid import UUID

from django.db.models import Max
from django.utils.translation import gettext as _

from cooperation.access import Actor, verb
from cooperation.announce import announce
from cooperation.errors import Conflict, Invalid
from meetings.models import Minutes, Review
from meetings.selectors import labels
from meetings.services import protocol
from meetings.services.rows import kept_review

MOST_LANGUAGES = 3


@verb
def make_minutes(actor: Actor, *, review_id: UUID, languages: Sequence[str] | None = None) -> Minutes:
    """Makes the next version of the protocol as PDF, by default in the body's first two working languages.

    Raises Conflict before the session has been opened, Invalid for a language that the body does not work in.
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
    pdf = protocol.render(review, chosen)
    last = Minutes.unscoped.filter(review=review).aggregate(last=Max("number"))["last"] or 0
    minutes = Minutes.unscoped.create(
        review=review, number=last + 1, languages=chosen, pdf=pdf, sha256=hashlib.sha256(pdf).hexdigest(),
        made_by_id=actor.user_id,
    )  # fmt: skip
    announce("meetings.minutes", minutes_id=minutes.pk, review_id=review.pk)
    return minutes


def _languages(review: Review, wanted: Sequence[str] | None) -> list[str]:
    working = list(review.body.languages) or ["en"]
    chosen = list(dict.fromkeys(wanted or working[:2]))
    if set(chosen) - set(working):
        raise Invalid.of("languages", _("Choose among the working languages of the body."))
    if len(chosen) > MOST_LANGUAGES:
        raise Invalid.of("languages", _("At most three languages stand side by side."))
    return chosen
