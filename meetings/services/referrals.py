"""To whom a referral or recommendation of a session goes."""

from uuid import UUID

from django.utils.translation import gettext as _

from cooperation.access import Actor, verb
from cooperation.errors import Absent, Conflict, Invalid, check_version
from cooperation.texts import Text
from meetings.models import AgendaItem, BacklogPoint, Outcome, Referral, Review
from meetings.selectors.labels import cited
from meetings.selectors.proposals import TITLE
from meetings.services.rows import authorise_keeper
from programs.models import Body, Organisation

KINDS = (Outcome.Kind.REFERRAL, Outcome.Kind.RECOMMENDATION)
_HELD = (Review.State.IN_SESSION, Review.State.ADJOURNED, Review.State.CONCLUDED)


@verb
def refer(
    actor: Actor, *, outcome_id: UUID, version: int | None, body_id: UUID | None = None,
    organisation_id: UUID | None = None,
) -> Referral:  # fmt: skip
    """Says which body or organisation receives a referral or a recommendation; a body finds it in its backlog.

    `version` is the outcome's. Absent, Forbidden, Stale. Conflict: it is of another kind, withdrawn, or has gone to
    somebody already. Invalid: /body, /organisation.
    """
    outcome: Outcome | None = (
        Outcome.objects.visible_to(actor)
        .select_related("review__body", "review__programme")
        .select_for_update(of=("self",))
        .filter(pk=outcome_id)
        .first()
    )
    if outcome is None:
        raise Absent
    authorise_keeper(actor, outcome.review)
    check_version(outcome.version, version)
    _check_open(outcome)
    body, organisation = _receiver(actor, outcome, body_id, organisation_id)
    referral: Referral = Referral.unscoped.create(
        outcome=outcome, to_body=body, to_organisation=organisation, cited=_cited(outcome),
        entered_for_id=actor.party_id, entered_by_id=actor.user_id,
    )  # fmt: skip
    if body is not None:
        BacklogPoint.unscoped.create(
            body=body, title={tag: words[:TITLE] for tag, words in outcome.text.items()}, referral=referral,
            source=AgendaItem.Source.REFERRAL, source_id=referral.pk,
        )  # fmt: skip
    return referral


def _check_open(outcome: Outcome) -> None:
    if outcome.kind not in KINDS:
        raise Conflict(_("Only a referral or a recommendation goes to somebody."))
    if outcome.withdrawn_at is not None or outcome.review.state not in _HELD:
        raise Conflict(_("This outcome was withdrawn: it goes to nobody."))
    if not outcome.carried:
        raise Conflict(_("The sides did not adopt this outcome: it goes to nobody."))
    if Referral.unscoped.filter(outcome=outcome).exists():
        raise Conflict(_("It has gone to its receiver already."))


def _receiver(
    actor: Actor, outcome: Outcome, body_id: UUID | None, organisation_id: UUID | None
) -> tuple[Body | None, Organisation | None]:
    if (body_id is None) == (organisation_id is None):
        raise Invalid.of("body", _("A referral goes to a body or to an organisation."))
    if body_id is not None:
        others = Body.objects.visible_to(actor).exclude(pk=outcome.review.body_id)
        body = others.filter(pk=body_id).first()
        if body is None:
            raise Invalid.of("body", _("Choose another body in which you work."))
        return body, None
    organisation = Organisation.objects.visible_to(actor).filter(pk=organisation_id).first()
    if organisation is None:
        raise Invalid.of("organisation", _("Choose an organisation of the sides."))
    return None, organisation


def _cited(outcome: Outcome) -> Text:
    return {tag: f"{words}, {outcome.number}" for tag, words in cited(outcome.review).items()}
