"""Which rows make the record of changes of a session and of an outcome; the page is that of all records."""

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from cooperation.access import Actor
from cooperation.errors import Absent
from cooperation.history import subjects
from cooperation.history.pages import Part
from cooperation.history.subjects import Subject
from cooperation.ui import marks
from meetings.models import (
    Acknowledgement,
    AgendaItem,
    Bracket,
    DateConfirmation,
    Delegate,
    Delegation,
    Departure,
    IntersessionalDecision,
    Minutes,
    Outcome,
    Paper,
    Review,
    Rotation,
    ScheduleStep,
    Sitting,
    Stand,
    Turn,
)
from meetings.selectors import labels
from meetings.views.common import review_of
from programs.views.record import part


def _session(actor: Actor, pk: UUID) -> Subject:
    review = review_of(actor, pk)
    delegations = Delegation.objects.visible_to(actor).filter(review=pk)
    people = Delegate.objects.visible_to(actor).filter(delegation__review=pk)
    return Subject(
        name=labels.named(review),
        url=reverse("meetings:session", args=[pk]),
        crumb=labels.by_word(review.body, _("Sessions"), _("Meetings")),
        crumb_url=reverse("meetings:sessions"),
        parts=[
            part(actor, Review, labels.by_word(review.body, _("Session"), _("Meeting")), pk=pk),
            part(actor, AgendaItem, _("Point of the agenda"), gone=True, review=pk),
            Part(Delegate, _("Member of a delegation"), people, ("delegation_id", delegations)),
            part(actor, Outcome, _("Outcome"), gone=True, review=pk),
            part(actor, Minutes, _("Minutes"), review=pk),
            part(actor, DateConfirmation, _("Confirmation of the date"), review=pk),
            part(actor, Sitting, _("Sitting"), gone=True, review=pk),
            part(actor, ScheduleStep, _("Step of the schedule"), review=pk),
            part(actor, Paper, _("Paper"), review=pk),
        ],
    )


def _outcome(actor: Actor, pk: UUID) -> Subject:
    outcome = Outcome.objects.visible_to(actor).filter(pk=pk).first()
    if outcome is None:
        raise Absent
    review = review_of(actor, outcome.review_id)
    session = reverse("meetings:session", args=[review.pk])
    return Subject(
        name=_("Outcome %(number)d") % {"number": outcome.number},
        url=f"{session}#outcome-{outcome.number}",
        crumb=labels.named(review),
        crumb_url=session,
        parts=[
            part(actor, Outcome, _("Outcome"), pk=pk),
            part(actor, Acknowledgement, _("Acknowledgement"), gone=True, outcome=pk),
            part(actor, Bracket, _("Wording in brackets"), outcome=pk),
            part(actor, Stand, _("Stand of a side"), gone=True, outcome=pk),
        ],
    )


def _decision(actor: Actor, pk: UUID) -> Subject:
    row = IntersessionalDecision.objects.visible_to(actor).filter(pk=pk).select_related("body").first()
    if row is None:
        raise Absent
    return Subject(
        name=_("Decision %(number)s between sessions") % {"number": row.called},
        url=reverse("meetings:decision", args=[pk]),
        crumb=marks.plain(row.body.short_name) or marks.plain(row.body.name),
        crumb_url=reverse("meetings:decisions", args=[row.body_id]),
        parts=[part(actor, IntersessionalDecision, _("Decision between sessions"), pk=pk)],
    )


def _rotation(actor: Actor, pk: UUID) -> Subject:
    rotation = Rotation.objects.visible_to(actor).filter(pk=pk).select_related("body").first()
    if rotation is None:
        raise Absent
    return Subject(
        name=_("Rotation"),
        url=reverse("programs:body", args=[rotation.body_id]),
        crumb=marks.plain(rotation.body.short_name) or marks.plain(rotation.body.name),
        crumb_url=reverse("programs:body", args=[rotation.body_id]),
        parts=[
            part(actor, Rotation, _("Rotation"), pk=pk),
            part(actor, Turn, _("Turn"), gone=True, rotation=pk),
            part(actor, Departure, _("Departure from the rotation"), rotation=pk),
        ],
    )


def register() -> None:
    """Adds the kinds to the records there are."""
    subjects.add("session", _session)
    subjects.add("outcome", _outcome)
    subjects.add("rotation", _rotation)
    subjects.add("decision", _decision)
