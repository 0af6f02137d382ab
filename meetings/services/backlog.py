"""The backlog of a body: what is proposed for no session in particular, and waits."""

from uuid import UUID

from django.utils.translation import gettext as _

from cooperation import clock
from cooperation.access import Actor, verb
from cooperation.errors import Absent, Conflict, Forbidden, Invalid, check_version, clean
from cooperation.texts import Text
from meetings import policies
from meetings.models import BacklogPoint, PaperPoint
from meetings.services.paper_points import let_go
from programs.models import Body, Item, Side


def seen_body(actor: Actor, body_id: UUID) -> Body:
    """The body; Absent where the actor does not see one."""
    body: Body | None = Body.objects.visible_to(actor).filter(pk=body_id).first()
    if body is None:
        raise Absent
    return body


def check_takes_part(actor: Actor, body_id: UUID) -> None:
    """Conflict where the actor's side takes part in no programme of the body today; who acts for none is not asked."""
    if actor.party_id is None:
        return
    sides = Side.unscoped.filter(programme__body_id=body_id, party_id=actor.party_id)
    if not sides.present(clock.today(actor.time_zone)).exists():
        raise Conflict(
            _("Your side takes no part in this programme today: it has left it, or joins it later.")
        )


@verb
def add_to_backlog(actor: Actor, *, body_id: UUID, title: Text, item_id: UUID | None = None) -> BacklogPoint:
    """Proposes a point for some later session of the body. Absent, Forbidden, Conflict, Invalid: /title, /item."""
    body = seen_body(actor, body_id)
    if not policies.may_fill_backlog(actor, body.pk):
        raise Forbidden(_("A point is proposed by a side’s coordinator or entered by a secretary."))
    check_takes_part(actor, body.pk)
    point = BacklogPoint(body=body, title=title, item_id=item_id, proposed_by_id=actor.party_id)
    clean(point, "title")
    if item_id is not None:
        items = Item.objects.visible_to(actor).filter(pk=item_id, programme__body_id=body.pk)
        if not items.exists():
            raise Invalid.of("item", _("Choose an item of this programme."))
    point.save(force_insert=True)
    return point


@verb
def drop_from_backlog(actor: Actor, *, point_id: UUID, version: int | None) -> BacklogPoint:
    """Gives up a point that waits. Absent, Forbidden, Stale; Conflict where it was referred or papers hang on it."""
    point: BacklogPoint | None = (
        BacklogPoint.objects.visible_to(actor).select_for_update(of=("self",)).filter(pk=point_id).first()
    )
    if point is None:
        raise Absent
    own = actor.party_id is not None and actor.party_id == point.proposed_by_id
    keeper = policies.may_keep_letters(actor, point.body_id)
    if not keeper and not (own and policies.may_fill_backlog(actor, point.body_id)):
        raise Forbidden(_("A point is changed by a secretary, or by the side that proposed it."))
    check_takes_part(actor, point.body_id)
    check_version(point.version, version)
    if point.referral_id or PaperPoint.unscoped.filter(waiting=point).exists():
        raise Conflict(_("This point was referred to the body, or papers hang on it: put it onto an agenda."))
    let_go(point)
    BacklogPoint.unscoped.filter(pk=point.pk).delete()
    return point
