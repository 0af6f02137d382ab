"""Where a referral went and what came of it, beside the outcome that referred."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from cooperation.access import Actor
from cooperation.ui import marks
from meetings import policies
from meetings.models import Review
from meetings.selectors import labels, referrals, sentences
from meetings.selectors.referrals import reads_letters
from meetings.services.referrals import KINDS

_HELD = (Review.State.IN_SESSION, Review.State.ADJOURNED, Review.State.CONCLUDED)


def beside(actor: Actor, rows: Iterable[dict[str, Any]]) -> None:
    """Adds `referral` and `refers` to the rows of outcomes as their pages show them. No statement where none refers."""
    asked = [row for row in rows if row["row"].kind in KINDS]
    found = referrals.of_outcomes(actor, [row["row"].pk for row in asked]) if asked else {}
    for row in asked:
        outcome = row["row"]
        referral = found.get(outcome.pk)
        row["refers"] = (
            referral is None
            and outcome.withdrawn_at is None
            and outcome.carried
            and outcome.review.state in _HELD
            and policies.may_keep_record(actor, outcome.review)
        )
        if referral is not None:
            to = referral.to_body or referral.to_organisation
            body_id = outcome.review.body_id
            row["referral"] = {
                "to": to.name,
                "answers": [_answer(one) for one in referral.answers],
                "replies": [
                    {"row": one, "url": f"{reverse('meetings:letters', args=[one.body_id])}#letter-{one.pk}"}
                    for one in referral.replies
                ],
                # Whoever reads no letters is not told that there is none.
                "waits": not referral.answers and not referral.replies and reads_letters(actor, body_id),
                "reply": f"{reverse('meetings:new-letter', args=[body_id])}?referral={referral.pk}"
                if policies.may_keep_letters(actor, body_id)
                else "",
            }


def _answer(outcome: Any) -> dict[str, str]:
    language = marks.language()
    words = marks.plain(outcome.text) or sentences.lead(outcome, "", {}, language)
    return {"at": f"{labels.named(outcome.review, language)}, {outcome.number}", "words": words}
