"""How a session is cited, in the body's own words and in each language."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import override

from cooperation.access import Actor
from cooperation.statements import Slot, statement
from cooperation.texts import Text, pick
from cooperation.ui import marks
from cooperation.ui.when import day_words
from meetings.models import Outcome, Review
from programs.models import Body


def ordinal(number: int, language: str) -> str:
    """ "8th" in English; elsewhere the figure, to which the translation adds what its grammar asks."""
    if not language.startswith("en"):
        return str(number)
    last = number % 10 if number % 100 not in (11, 12, 13) else 0
    return f"{number}{({1: 'st', 2: 'nd', 3: 'rd'}).get(last, 'th')}"


def meets(body: Body) -> bool:
    """Whether the body calls its sessions meetings."""
    return body.review_word == Body.ReviewWord.MEETING


def by_word(body: Body, session: str, meeting: str) -> str:
    """The one of two sentences that has the body's own word."""
    return meeting if meets(body) else session


def _to_reader(actor: Actor, session: str, meeting: str, both: str) -> str:
    """The one of three that has the words of all bodies in which the reader works."""
    if actor.review_words == {str(Body.ReviewWord.MEETING)}:
        return meeting
    return both if len(actor.review_words) > 1 else session


def the_next(actor: Actor) -> str:
    """What the menu calls the reader's home."""
    return _to_reader(actor, _("Next session"), _("Next meeting"), _("Next session or meeting"))


def sessions(actor: Actor) -> str:
    """The sessions of the bodies in which the reader works, as these call them."""
    return _to_reader(actor, _("Sessions"), _("Meetings"), _("Sessions and meetings"))


def session(actor: Actor) -> str:
    """The same of one."""
    return _to_reader(actor, _("Session"), _("Meeting"), _("Session or meeting"))


def numbered(review: Review, language: str | None = None) -> str:
    """ "8th session", or "8th meeting" by the body's word."""
    lang = language or marks.language()
    with override(lang):
        pattern = _("%(ordinal)s meeting") if meets(review.body) else _("%(ordinal)s session")
        return pattern % {"ordinal": ordinal(review.number, lang)}


def since(body: Body, number: int) -> str:
    """ "since the 6th session", or "since the 6th meeting" by the body's word."""
    pattern = _("since the %(ordinal)s meeting") if meets(body) else _("since the %(ordinal)s session")
    return pattern % {"ordinal": ordinal(number, marks.language())}


def since_round(actor: Actor, programme_id: UUID, number: int) -> str:
    """Since the session for which the positions of a round were given; "" where it has not been held."""
    review = _of_round(actor).first(programme=programme_id, number=number)
    return since(review.body, review.number) if review else ""


def since_rounds(actor: Actor, programme_id: UUID) -> dict[int, str]:
    """since_round() of every round of a programme whose session has been held, in one statement."""
    return {
        review.round.number: since(review.body, review.number)
        for review in _of_rounds(actor)(programme=programme_id)
        if review.round is not None
    }


@statement
def _of_rounds(actor: Actor) -> QuerySet[Review]:
    """The concluded sessions of a programme that have a round."""
    rows: QuerySet[Review] = Review.objects.visible_to(actor).filter(
        programme_id=Slot("programme"), round__isnull=False, state=Review.State.CONCLUDED
    )
    return rows.select_related("body", "round")


@statement
def _of_round(actor: Actor) -> QuerySet[Review]:
    rows: QuerySet[Review] = Review.objects.visible_to(actor).filter(
        programme_id=Slot("programme"), round__number=Slot("number"), state=Review.State.CONCLUDED
    )
    return rows.select_related("body").order_by("pk")


def named(review: Review, language: str | None = None) -> str:
    """ "8th session, Minsk"."""
    lang = language or marks.language()
    place = pick(review.place, lang)[1]
    return ", ".join(part for part in (numbered(review, lang), place) if part)


def cited(review: Review) -> Text:
    """ "8th session, Minsk, 12 Nov 2026" in every language of the interface: the label of what the session made."""
    return {
        tag: f"{named(review, tag)}, {day_words(review.days_held[0], tag)}"
        for tag, _name in settings.LANGUAGES
    }


def minutes_word(body: Body) -> Any:
    """ "Protocol" or "Agreed minutes", by the body's choice."""
    if body.minutes_word == Body.MinutesWord.AGREED_MINUTES:
        return _("Agreed minutes")
    return _("Protocol")


def cites_session(actor: Actor, pk: UUID) -> bool:
    """Whether the id is that of a session that the actor sees, or of what one decided."""
    if Review.objects.visible_to(actor).filter(pk=pk).exists():
        return True
    return bool(Outcome.objects.visible_to(actor).filter(pk=pk).exists())
