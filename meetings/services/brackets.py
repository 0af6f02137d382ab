"""Brackets: a side's wording of a clause is proposed, accepted, dropped, or recorded as a disagreement."""

from uuid import UUID

from django.utils.translation import gettext as _

from cooperation.access import Actor, verb
from cooperation.errors import Absent, Conflict, Forbidden, Invalid, check_version, clean, raise_all
from cooperation.texts import Text, has_words
from meetings.models import Acknowledgement, Bracket, Outcome, Review
from meetings.rules import brackets as rules
from meetings.services.outcomes import locked_outcome, not_withdrawn
from meetings.services.rows import authorise_keeper, faults_of_letters, over, save
from programs.models import Side

State = Bracket.State


@verb
def propose_wording(
    actor: Actor, *, outcome_id: UUID, clause: int, text: Text, party_id: UUID | None = None
) -> Bracket:
    """Puts a side's wording of a clause into brackets. `party_id`: the side, where a joint secretariat enters it.

    A clause of the text is its paragraph of that number; the next number is a clause that the text does not have yet.
    Absent. Forbidden: no secretary, or the wording of another side. Conflict: the session is over, the outcome is
    withdrawn or a statement, or the side's wording of the clause stands already. Invalid: /clause, /text, /party.
    """
    outcome = _open_outcome(actor, outcome_id)
    party = _side(actor, outcome, party_id)
    if outcome.kind == Outcome.Kind.STATEMENT:
        raise Conflict(
            _("A statement for the record stands as its side made it: no wording of it is agreed.")
        )
    if not 1 <= clause <= rules.count(outcome.text) + 1:
        raise Invalid.of("clause", _("The text has no clause of this number, nor is it the next one."))
    if not has_words(text):
        raise Invalid.of("text", _("Write the wording that the side proposes."))
    if any(len(rules.clauses(words)) > 1 for words in text.values()):
        raise Invalid.of("text", _("The wording of a clause is one paragraph."))
    if Bracket.unscoped.filter(outcome=outcome, clause=clause, party_id=party, state=State.OPEN).exists():
        raise Conflict(_("This side's wording of the clause stands in brackets already: drop it first."))
    bracket = Bracket(outcome=outcome, clause=clause, party_id=party, text=text, proposed_by_id=actor.user_id)
    clean(bracket, "text")
    raise_all(faults_of_letters("text", text))
    bracket.save(force_insert=True)
    return bracket


@verb
def accept_wording(actor: Actor, *, bracket_id: UUID, version: int | None) -> Bracket:
    """The wording is agreed: it goes into the text, and what else was proposed for the clause is dropped.

    It is accepted by another side than proposes it, or by a joint secretariat for the sides. As with a correction, the
    other sides acknowledge the text anew. Absent, Forbidden, Conflict, Stale.
    """
    bracket = _open_bracket(actor, bracket_id, version)
    if actor.party_id == bracket.party_id:
        raise Forbidden(_("A wording is accepted by another side than the one that proposes it."))
    outcome = bracket.outcome
    outcome.text = rules.agreed(outcome.text, bracket.clause, bracket.text)
    outcome.entered_for_id, outcome.entered_by_id = actor.party_id, actor.user_id
    clean(outcome, "text")
    Acknowledgement.unscoped.filter(outcome=outcome).delete()
    save(outcome, "text", "entered_for", "entered_by")
    for row in _others(bracket):
        _settle(row, State.DROPPED)
    return _settle(bracket, State.ACCEPTED)


@verb
def drop_wording(actor: Actor, *, bracket_id: UUID, version: int | None) -> Bracket:
    """A side gives up its wording. Absent, Forbidden (the wording of another side), Conflict, Stale."""
    bracket = _open_bracket(actor, bracket_id, version)
    _side(actor, bracket.outcome, bracket.party_id)
    return _settle(bracket, State.DROPPED)


@verb
def record_disagreement(actor: Actor, *, bracket_id: UUID, version: int | None) -> Bracket:
    """The clause is closed without agreement: every side's wording of it stands in the record as its own.

    Absent, Forbidden, Conflict, Stale.
    """
    bracket = _open_bracket(actor, bracket_id, version)
    for row in _others(bracket):
        _settle(row, State.DISAGREEMENT)
    return _settle(bracket, State.DISAGREEMENT)


def _open_outcome(actor: Actor, outcome_id: UUID) -> Outcome:
    """The outcome, locked, whose record the actor keeps and which may still change."""
    outcome = locked_outcome(actor, outcome_id)
    authorise_keeper(actor, outcome.review)
    if outcome.review.state not in (Review.State.IN_SESSION, Review.State.ADJOURNED):
        raise over(outcome.review)
    not_withdrawn(outcome)
    return outcome


def _open_bracket(actor: Actor, bracket_id: UUID, version: int | None) -> Bracket:
    found = (
        Bracket.objects.visible_to(actor).filter(pk=bracket_id).values_list("outcome_id", flat=True).first()
    )
    if found is None:
        raise Absent
    outcome = _open_outcome(actor, found)
    bracket: Bracket = Bracket.unscoped.select_for_update().get(pk=bracket_id)
    bracket.outcome = outcome
    check_version(bracket.version, version)
    if bracket.state != State.OPEN:
        raise Conflict(_("This bracket is no longer open."))
    return bracket


def _side(actor: Actor, outcome: Outcome, party_id: UUID | None) -> UUID:
    """The side whose wording it is: the actor's own, or any present side for a joint secretariat."""
    if actor.party_id is not None:
        if party_id not in (None, actor.party_id):
            raise Forbidden(_("The wording of a side is entered and dropped by that side."))
        return actor.party_id
    review = outcome.review
    sides = Side.unscoped.filter(programme_id=review.programme_id).present(review.starts_on)
    if party_id is None or not sides.filter(party_id=party_id).exists():
        raise Invalid.of("party", _("Choose the side whose wording it is."))
    return party_id


def _others(bracket: Bracket) -> list[Bracket]:
    """What else stands open on the same clause; the lock on the session keeps it so."""
    rows = Bracket.unscoped.filter(outcome=bracket.outcome, clause=bracket.clause, state=State.OPEN)
    return list(rows.exclude(pk=bracket.pk).select_for_update())


def _settle(bracket: Bracket, state: str) -> Bracket:
    bracket.state = state
    save(bracket, "state")
    return bracket
