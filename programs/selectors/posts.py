"""One post: who held it on a day, who holds it today, and who inherited the duties that its organisation had."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count

from cooperation.access import Actor
from programs.models import NEWEST_ACTS, Act, Appointment, OrganisationChange, Post
from programs.selectors import registers

#: So many holders and acts of a post are told, the newest.
_MOST = 500


@dataclass(frozen=True, slots=True)
class Inherited:
    """What became of the organisation of the post since that day, and how many of its duties went over with it."""

    change: OrganisationChange
    duties: int


@dataclass(frozen=True, slots=True)
class Holding:
    """A post on a day. `held`: who held it that day, as far as is known; `holds`: who does today; `all`: everybody."""

    post: Post
    on: date
    held: Sequence[Appointment]
    holds: Sequence[Appointment]
    all: Sequence[Appointment]
    inherited: Sequence[Inherited]
    acts: Sequence[Act]


def holding(actor: Actor, pk: UUID, on: date, today: date) -> Holding:
    """The post, which the actor has to see (Absent); duties belong to posts and follow those who are appointed.

    What a merged, split or abolished organisation owed goes to its successors, once its side has handed it over.
    """
    posts = Post.objects.visible_to(actor).select_related("organisation__party", "superior")
    post: Post = registers.one(posts, pk)
    rows = Appointment.objects.visible_to(actor).filter(post=post).select_related("person")
    everybody = list(rows.order_by("-held", "-id")[:_MOST])
    changes = (
        OrganisationChange.objects.visible_to(actor)
        .filter(organisation_id=post.organisation_id)
        .exclude(kind=OrganisationChange.Kind.RENAMED)
        .select_related("successor", "former_parent")
        .annotate(handed_over=Count("duties"))
        .order_by("done_on__value", "id")
    )
    acts = Act.objects.visible_to(actor).filter(NEWEST_ACTS, post=post).select_related("agreement", "person")
    return Holding(
        post=post,
        on=on,
        held=[each for each in everybody if on in each.held],
        holds=[each for each in everybody if today in each.held],
        all=everybody,
        inherited=[Inherited(each, each.handed_over) for each in changes if _since(each, on)],
        acts=list(acts.order_by("-done_first", "-id")[:_MOST]),
    )


def _since(change: OrganisationChange, on: date) -> bool:
    """Whether it happened after that day, or may have."""
    last = change.done_on.last_day()
    return last is None or last >= on
