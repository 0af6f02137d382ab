"""A body whose cadence was missed, in words; and where its next session is proposed."""

from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from cooperation.access import Actor
from cooperation.ui import marks
from cooperation.ui.when import day_words
from meetings import policies
from meetings.selectors import cycle, labels
from programs.models import Programme


def _programmes(actor: Actor) -> list[Programme]:
    """The programmes whose sessions the actor may call, one of each body."""
    found = Programme.objects.visible_to(actor).select_related("body").order_by("body_id", "-code")
    mine = {
        programme.body_id: programme
        for programme in found
        if policies.may_convene(actor, body_id=programme.body_id, programme_id=programme.pk)
    }
    return list(mine.values())


def missed_words(actor: Actor, body_id: UUID | None = None) -> list[dict[str, Any]]:
    """What to say of each body (or of one) that has had no session within its interval and has none dated."""
    found = [one for one in cycle.missed(actor) if body_id in (None, one.body.pk)]
    if not found:
        return []
    calls = {programme.body_id: programme.pk for programme in _programmes(actor)}
    language = marks.language()
    words = _(
        "%(body)s has missed its cadence: the %(last)s was on %(day)s, the next was due by %(due)s, none has a date."
    )
    return [
        {
            "words": words
            % {
                "body": marks.plain(one.body.short_name) or marks.plain(one.body.name),
                "last": labels.numbered(one.last), "day": day_words(one.last.starts_on, language),
                "due": day_words(one.due, language),
            },
            "url": reverse("meetings:propose", args=[calls[one.body.pk]]) if one.body.pk in calls else "",
        }
        for one in found
    ]  # fmt: skip


def proposals(actor: Actor) -> list[dict[str, Any]]:
    """Where the next session of each body that the actor keeps is proposed."""
    found = _programmes(actor)
    said = []
    for programme in found:
        label = labels.by_word(programme.body, _("Propose the next session"), _("Propose the next meeting"))
        if len(found) > 1:
            label += f": {marks.plain(programme.body.short_name) or marks.plain(programme.body.name)}"
        said.append({"label": label, "url": reverse("meetings:propose", args=[programme.pk])})
    return said
