"""A body's cycle: the rotation of its hosts, and the next session that it gives."""

from collections.abc import Callable
from datetime import date
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from cooperation.access import Actor
from cooperation.errors import Absent, Forbidden, Stale
from cooperation.ui import marks
from cooperation.ui.when import day, day_words, days
from meetings import policies
from meetings.forms.course import DepartureForm, RotationForm
from meetings.selectors import cycle as reading
from meetings.selectors import labels
from meetings.selectors.calendars import Closed
from meetings.selectors.home import SideOf
from meetings.services import cycle
from meetings.views.common import REFUSED, actor_of, form_once, signed_in, tell
from programs.models import Programme, Side
from programs.views.common import beside

PAGE = require_http_methods(["GET", "HEAD", "POST"])
#: So many passed days are written out; the rest is counted.
SHOWN = 14


def programme_of(actor: Actor, pk: UUID) -> Programme:
    """A programme of a body whose sessions the actor sees; Absent."""
    found = Programme.objects.visible_to(actor).select_related("body").filter(pk=pk).first()
    if found is None or found.body_id not in actor.body_ids:
        raise Absent
    return found  # type: ignore[no-any-return]


def sides_of(programme: Programme) -> list[Side]:
    """The sides of a programme in their order."""
    return list(Side.unscoped.filter(programme=programme).select_related("party").order_by("order"))


def _convenes(actor: Actor, programme: Programme) -> bool:
    return policies.may_convene(actor, body_id=programme.body_id, programme_id=programme.pk)


# --- The next session -------------------------------------------------------------------------------------------------


@signed_in
@require_safe
def propose(request: HttpRequest, programme: UUID) -> HttpResponse:
    """The next session as the cycle gives it: number, host, days, and why nearer days were passed over."""
    actor = actor_of(request)
    found = reading.proposal(programme_of(actor, programme))
    sides = sides_of(found.programme)
    shown = {side.party_id: marks.side(SideOf(side.party, side.order), len(sides)) for side in sides}
    call = reverse("meetings:call", args=[found.programme.pk])
    passed = [
        {"day": day(each.day), "why": [_why(on, why, each.day) for on, why in each.reasons]}
        for each in found.days.passed
    ]
    context = {
        "found": found, "programme": found.programme, "body": found.programme.body,
        "last": labels.named(found.last) if found.last else "",
        "waiting": labels.named(found.waiting) if found.waiting else "",
        "turn": shown.get(found.turn.pk, "") if found.turn and found.turn != found.host else "",
        "host": shown.get(found.host.pk, "") if found.host else "",
        "choices": [
            {
                "days": days(first, found.ends(first)), "css": "btn quiet" if place else "btn",
                "url": f"{call}?{urlencode({'begins': first.isoformat()})}",
            }
            for place, first in enumerate(found.begins)
        ],
        "passed": passed[:SHOWN], "more": max(0, len(passed) - SHOWN),
        "unknown": ", ".join(marks.plain(party.short_name) for party in found.calendars.unknown),
        "agreed": _agreed(found), "convenes": _convenes(actor, found.programme),
    }  # fmt: skip
    return render(request, "meetings/propose.html", context)


def _why(on: date, why: Closed, first: date) -> str:
    """ "Belarus, Labour Day"; of a later day of the session with its date before it."""
    name = marks.plain(why.holiday) if why.holiday is not None else _("weekend")
    said = f"{marks.plain(why.party.short_name)}, {name}"
    return said if on == first else f"{day_words(on, marks.language())}: {said}"


def _agreed(found: reading.Proposal) -> list[Any]:
    """What was agreed otherwise of this session."""
    return [one for one in found.turns.departures if one.number == found.number] if found.turns else []


def prefilled(programme: Programme, begins: str) -> dict[str, Any]:
    """What the form that calls a session begins with, for the day that was chosen of the proposal; {} for any other."""
    found = reading.proposal(programme)
    first = next((each for each in found.begins if each.isoformat() == begins), None)
    if first is None:
        return {}
    return {
        "starts_on": first, "ends_on": found.ends(first), "starts_at_time": found.starts_at_time,
        "time_zone": found.time_zone, "place": found.place, "covers_from": found.covers_from,
        "covers_to": found.covers_to, "host": found.host and str(found.host.pk),
    }  # fmt: skip


# --- The rotation -----------------------------------------------------------------------------------------------------


@signed_in
@PAGE
def rotation(request: HttpRequest, programme: UUID) -> HttpResponse:
    """The order of the hosts; its secretaries set it."""
    actor = actor_of(request)
    found = programme_of(actor, programme)
    turned = reading.turns(found.body_id, reading.next_number(found.body_id))
    kept = turned.rotation if turned else None

    def act(form: Any) -> str:
        if kept is None:
            cycle.set_rotation(actor, programme_id=found.pk, draft=form.draft())
        else:
            cycle.change_rotation(
                actor, rotation_id=kept.pk, version=form.cleaned_data["version"], draft=form.draft()
            )
        return _("The rotation is set.")

    places = {f"place_{party.pk}": place for place, party in enumerate(turned.order, 1)} if turned else {}
    initial = {
        **places, "from_number": kept.from_number if kept else reading.next_number(found.body_id),
        "version": kept.version if kept else None,
    }  # fmt: skip
    return _page(
        request, found, turned, act,
        lambda data: RotationForm(data, sides=sides_of(found), initial=initial), "order", places,
    )  # fmt: skip


@signed_in
@PAGE
def departure(request: HttpRequest, programme: UUID) -> HttpResponse:
    """Records that the order is left for one session."""
    actor = actor_of(request)
    found = programme_of(actor, programme)
    following = reading.next_number(found.body_id)
    turned = reading.turns(found.body_id, following)
    if turned is None:
        raise Absent

    def act(form: Any) -> str:
        cycle.record_departure(
            actor, rotation_id=turned.rotation.pk, version=form.cleaned_data["version"], draft=form.draft()
        )
        return _("It is recorded.")

    host = turned.by_number[following].host if following in turned.by_number else None
    initial = {"number": following, "party": str(host), "version": turned.rotation.version}
    return _page(
        request, found, turned, act,
        lambda data: DepartureForm(data, sides=sides_of(found), initial=initial), "departure", {},
    )  # fmt: skip


def _page(
    request: HttpRequest,
    programme: Programme,
    turned: reading.Turns | None,
    act: Callable[[Any], str],
    make: Callable[[Any], Form],
    slot: str,
    theirs: dict[str, Any],
) -> HttpResponse:
    """The page of the rotation with one of its forms."""
    actor, posted = actor_of(request), request.method == "POST"
    keeps = _convenes(actor, programme)
    if not keeps and (posted or slot == "departure"):
        raise Forbidden(
            _("Only an executive secretary or the joint secretariat keeps the rotation of hosts.")
        )
    form = make(request.POST if posted else None)
    status, stale = 400 if posted else 200, []

    def go() -> HttpResponseRedirect:
        messages.success(request, act(form))
        return redirect("meetings:rotation", programme.pk)

    if posted and form.is_valid():
        try:
            return form_once(request, actor, go)
        except Stale as error:
            stale, status = _beside(form, theirs), int(error.status)
            data = request.POST.copy()
            data["version"] = str(error.current)
            form = make(data)
        except REFUSED as error:
            status = tell(form, error, {"parties": ""})
    sides = sides_of(programme)
    context = {
        "programme": programme, "body": programme.body, "form": form if keeps else None, "slot": slot,
        "fields": stale, **_turns(turned, sides), "keeps": keeps,
    }  # fmt: skip
    return render(request, "meetings/rotation.html", context, status=status)


def _beside(form: Form, theirs: dict[str, Any]) -> list[dict[str, Any]]:
    said: list[dict[str, Any]] = beside(form, {})
    for name, typed in form.cleaned_data.items():
        if name.startswith("place_") and theirs.get(name) != typed:
            said.append(
                {"label": form.fields[name].label, "theirs": theirs.get(name) or "", "yours": typed or ""}
            )
    return said or [{"label": _("Version"), "theirs": "", "yours": ""}]


def _turns(turned: reading.Turns | None, sides: list[Side]) -> dict[str, Any]:
    """The order, whose turn the sessions were, and what was agreed otherwise."""
    if turned is None:
        return {"order": [], "turns": [], "departures": [], "rotation": None}
    shown = {side.party_id: marks.side(SideOf(side.party, side.order), len(sides)) for side in sides}
    names = {side.party_id: marks.plain(side.party.short_name) for side in sides}
    return {
        "rotation": turned.rotation,
        "order": [shown.get(party.pk, party.code) for party in turned.order],
        "turns": [
            {
                "number": number, "host": shown.get(each.host, ""),
                "turn": shown.get(each.turn, "") if each.turn != each.host else "",
            }
            for number, each in sorted(turned.by_number.items(), reverse=True)[:SHOWN]
        ],
        "departures": [
            {
                "row": one, "party": shown.get(one.party_id, ""),
                "other": shown.get(one.other_id, "") if one.other_id else "",
                "agreed_by": ", ".join(names.get(pk, "") for pk in one.agreed_by_ids),
            }
            for one in reversed(turned.departures)
        ],
    }  # fmt: skip
