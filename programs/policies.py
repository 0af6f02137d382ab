"""One predicate a verb: may this actor do that here. Whether the subject exists for the actor is asked before."""

from collections.abc import Collection
from uuid import UUID

from cooperation.access import Actor, Role

#: Who writes their side's positions on any item of a programme.
WRITERS = (Role.COORDINATOR, Role.EXECUTIVE_SECRETARY)
KEEPERS = (Role.EXECUTIVE_SECRETARY, Role.JOINT_SECRETARIAT)


def _writes(actor: Actor) -> bool:
    return "write" in actor.scopes


def drafts(actor: Actor, programme_id: UUID) -> bool:
    """Drafts its side's positions. Its organisations hand in contributions to them and write none themselves."""
    return _writes(actor) and actor.party_id is not None and actor.holds(*WRITERS, programme_id=programme_id)


def reports(actor: Actor, programme_id: UUID) -> bool:
    """Has a part in what its side reports: drafts its positions, or hands in what they are made of."""
    return drafts(actor, programme_id) or contributes_at_all(actor, programme_id)


def releases(actor: Actor, programme_id: UUID) -> bool:
    """Shows its side's set of positions to the other sides: the coordinator alone."""
    return (
        _writes(actor)
        and actor.party_id is not None
        and actor.holds(Role.COORDINATOR, programme_id=programme_id)
    )


def contributes_at_all(actor: Actor, programme_id: UUID) -> bool:
    """Hands in the contributions of some organisation of its side."""
    return (
        _writes(actor)
        and actor.party_id is not None
        and bool(actor.organisations(Role.CONTRIBUTOR, programme_id))
    )


def contributes(actor: Actor, programme_id: UUID, organisation_id: UUID) -> bool:
    """Hands in what this organisation is asked for."""
    return contributes_at_all(actor, programme_id) and organisation_id in actor.organisations(
        Role.CONTRIBUTOR, programme_id
    )


def notes_for(actor: Actor, programme_id: UUID, organisations: Collection[UUID]) -> bool:
    """Writes its side's notes on an item for which `organisations` of its side are responsible."""
    if (
        _writes(actor)
        and actor.party_id is not None
        and actor.holds(Role.HEAD_OF_DELEGATION, programme_id=programme_id)
    ):
        return True
    return drafts(actor, programme_id) or any(
        contributes(actor, programme_id, organisation) for organisation in organisations
    )


def attaches_to_act(actor: Actor, body_id: UUID | None) -> bool:
    """Adds a document to an act on an agreement kept by that body."""
    if not _writes(actor) or body_id is None:
        return False
    return actor.holds(Role.COORDINATOR, *KEEPERS, body_id=body_id)


def keeps_agreements(actor: Actor, body_ids: Collection[UUID]) -> bool:
    """Keeps the record of agreements that concern these bodies, their acts and terms: a keeper of one of them."""
    return _writes(actor) and any(actor.holds(*KEEPERS, body_id=body_id) for body_id in body_ids)


def keeps_record(actor: Actor, programme_id: UUID) -> bool:
    """Keeps the record that the sides share."""
    return _writes(actor) and actor.holds(*KEEPERS, programme_id=programme_id)


def sorts_lists(actor: Actor, programme_id: UUID) -> bool:
    """Moves items between the lists of the comparison: a side's coordinator, head of delegation, the secretaries."""
    return _writes(actor) and actor.holds(
        Role.COORDINATOR, Role.HEAD_OF_DELEGATION, *KEEPERS, programme_id=programme_id
    )


def proposes_changes(actor: Actor, programme_id: UUID) -> bool:
    """Drafts and proposes, for its side, changes of the plan, and notifies who is responsible on its side."""
    return _writes(actor) and actor.party_id is not None and actor.holds(*WRITERS, programme_id=programme_id)


def enters_acts(actor: Actor, programme_id: UUID, party_id: UUID | None) -> bool:
    """Enters the acts of authority of a party: its own people, or the joint secretariat for any side."""
    if not _writes(actor) or party_id is None:
        return False
    if actor.party_id is None:
        return actor.holds(Role.JOINT_SECRETARIAT, programme_id=programme_id)
    own = actor.party_id == party_id
    return own and actor.holds(*WRITERS, Role.HEAD_OF_DELEGATION, programme_id=programme_id)


def tends_matters(actor: Actor, programme_id: UUID) -> bool:
    """Records obstacles, joint projects and cooperation: a side's coordinator or secretary, or a keeper."""
    return proposes_changes(actor, programme_id) or keeps_record(actor, programme_id)


def rewrites_obstacle(actor: Actor, programme_id: UUID, alleged_by: Collection[UUID]) -> bool:
    """Rewrites or closes an obstacle: a side that alleges it, or the keepers of the record."""
    if keeps_record(actor, programme_id):
        return True
    return actor.party_id in alleged_by and proposes_changes(actor, programme_id)


def keeps_organisations(actor: Actor, party_id: UUID) -> bool:
    """Enters what became of an organisation of its own side, and confirms who takes its duties."""
    return _writes(actor) and actor.party_id == party_id and actor.holds(*WRITERS, Role.REGISTRAR)


def imports_registers(actor: Actor, body_id: UUID) -> bool:
    """Brings registers of agreements into the record of a body: who keeps it."""
    return _writes(actor) and actor.holds(*KEEPERS, body_id=body_id)


def imports_posts(actor: Actor, body_id: UUID, party_id: UUID) -> bool:
    """Brings in who holds the posts of a party: of its own side alone, since rights follow appointments."""
    return imports_registers(actor, body_id) and keeps_organisations(actor, party_id)
