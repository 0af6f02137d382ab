"""List A of a session: what is on it, adopted en bloc; an item pulled out, and put back."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from cooperation.access import Actor
from cooperation.errors import Absent, Forbidden, Stale
from cooperation.ui import marks
from cooperation.ui.tables import Column, table
from cooperation.ui.when import fuzzy
from meetings import policies
from meetings.forms.list_a import AdoptionForm, PullOutForm, as_seen
from meetings.models import AgendaItem, Outcome, Review
from meetings.rules import schedule
from meetings.selectors import labels, sessions
from meetings.selectors import list_a as selectors
from meetings.services import list_a as services
from meetings.services.list_a import Seen
from meetings.views.agenda import PAGE
from meetings.views.asked import asked
from meetings.views.common import (
    REFUSED,
    actor_of,
    done,
    form_once,
    item_url,
    review_of,
    signed_in,
    tell,
    version_in,
)
from programs.models import Wording


def _review(actor: Actor, pk: UUID) -> Review:
    review = review_of(actor, pk)
    if review.programme_id in actor.observed_ids:
        raise Forbidden(_("What the sides tell one another is not shown to observers."))
    return review


@signed_in
@PAGE
def listing(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What is on the list; whoever keeps the record adopts it by a POST, exactly as it was shown."""
    actor = actor_of(request)
    review = _review(actor, pk)
    languages = tuple(review.body.languages) or ("en", "ru", "be")
    now = selectors.list_a(actor, review)
    form = AdoptionForm(request.POST or None, languages=languages, initial={"seen": as_seen(now.items)})
    status, fields = 400 if request.method == "POST" else 200, []
    if request.method == "POST" and form.is_valid():
        try:
            return form_once(request, actor, lambda: _adopt(request, review, form))
        except Stale as error:
            now = selectors.list_a(actor, review)
            fields, status = [_beside(now, form.cleaned_data["seen"])], int(error.status)
            form = AdoptionForm({**request.POST.dict(), "seen": as_seen(now.items)}, languages=languages)
            form.add_error(None, [error.detail, *(fault.detail for fault in error.faults)])
        except REFUSED as error:
            status = tell(form, error, {"items": "seen"})
    pulls = policies.may_pull_out(actor, review) and review.state in schedule.AHEAD
    keeps = actor.takes_part(review.programme_id) and policies.may_keep_record(actor, review)
    context = {
        "review": review, "name": labels.named(review), "form": form, "fields": fields,
        "table": _table(review, now, pulls), "count": len(now.items),
        "apart": [_apart(actor, one) for one in now.apart],
        "keeps": keeps,
        "adopts": keeps and review.state == Review.State.IN_SESSION and bool(now.items),
        "round": review.round,
    }  # fmt: skip
    return render(request, "meetings/list_a.html", context, status=status)


def _adopt(request: HttpRequest, review: Review, form: AdoptionForm) -> HttpResponseRedirect:
    given = form.cleaned_data
    outcome = services.adopt_list_a(
        actor_of(request), review_id=review.pk, seen=given["seen"], text=given["text"]
    )
    messages.success(request, _("List A is adopted by outcome %(number)s.") % {"number": outcome.called})
    return redirect("meetings:outcome-items", outcome.pk)


def _beside(now: selectors.ListA, seen: list[Seen]) -> dict[str, str]:
    """The list that stands now, and the one that was to be adopted."""
    rows = Wording.unscoped.filter(item_id__in=[one.item_id for one in seen], until_edition__isnull=True)
    numbers = dict(rows.values_list("item_id", "number"))
    return {
        "label": _("List A"),
        "theirs": "\n".join(f"{one.number} {marks.status_label(one.status)}" for one in now.items),
        "yours": "\n".join(
            f"{numbers.get(one.item_id, one.item_id)} {marks.status_label(one.status)}" for one in seen
        ),
    }


def _table(review: Review, now: selectors.ListA, pulls: bool) -> SafeString:
    columns = [
        Column(_("Number"), css="no"), Column(_("Item"), head=True), Column(_("Status of all sides")),
        Column(_("Deadline")),
    ]  # fmt: skip
    if pulls:
        columns.append(Column(format_html('<span class="vh">{}</span>', _("Pull out")), plain=""))
    rows = []
    for one in now.items:
        cells: list[Any] = [
            one.number, _titled(one.item_id, one.title), marks.status(one.status), fuzzy(one.deadline),
        ]  # fmt: skip
        if pulls:
            cells.append(
                format_html(
                    '<a href="{}">{}<span class="vh"> {}</span></a>',
                    reverse("meetings:pull-out", args=[review.pk, one.item_id]), _("Pull out"), one.number,
                )
            )  # fmt: skip
        rows.append(cells)
    return table(columns, rows, caption=_("List A"), empty=_("Nothing is on list A now."))


def _titled(item_id: UUID, title: dict[str, str]) -> SafeString:
    return format_html('<a href="{}">{}</a>', item_url(item_id), marks.text(title))


def _apart(actor: Actor, one: selectors.Apart) -> dict[str, Any]:
    point = one.point
    pulled = point is not None and point.source == AgendaItem.Source.PULLED_OUT
    own = pulled and point is not None and point.proposed_by_id == actor.party_id
    return {
        "number": one.number, "title": one.title, "url": item_url(one.item_id), "point": point,
        "by": marks.plain(point.proposed_by.short_name) or point.proposed_by.code
        if pulled and point is not None and point.proposed_by
        else "",
        "returns": own and point is not None and point.state == AgendaItem.State.OPEN,
    }  # fmt: skip


@signed_in
@PAGE
def pull_out(request: HttpRequest, pk: UUID, item: UUID) -> HttpResponse:
    """A side pulls an item out, and may say why."""
    actor = actor_of(request)
    review = _review(actor, pk)
    languages = tuple(review.body.languages) or ("en", "ru", "be")
    one = next((each for each in selectors.list_a(actor, review).items if each.item_id == item), None)

    def act(given: dict[str, Any]) -> tuple[str, Any, str]:
        point = services.pull_out(actor, review_id=pk, item_id=item, reason=given["reason"])
        said = _("The item is point %(number)d of the agenda.") % {"number": point.position}
        return said, "meetings:list-a", str(pk)

    context = {"review": review, "name": labels.named(review), "one": one}
    return asked(
        request, lambda data: PullOutForm(data, languages=languages), act,
        template="meetings/pull_out.html", context=context,
    )  # fmt: skip


@signed_in
@require_POST
def give_back(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The side that pulled an item out puts it back."""
    actor, version = actor_of(request), version_in(request)
    point = AgendaItem.objects.visible_to(actor).filter(pk=pk).first()
    if point is None:
        raise Absent
    return done(
        request, lambda: services.return_to_list_a(actor, point_id=pk, version=version),
        _("The item is on list A again."), "meetings:list-a", point.review_id,
    )  # fmt: skip


@signed_in
@require_safe
def of_outcome(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The items whose status an outcome agreed: those of list A, or the one."""
    actor = actor_of(request)
    outcome = Outcome.objects.visible_to(actor).select_related("review__body").filter(pk=pk).first()
    if outcome is None:
        raise Absent
    rows = selectors.agreed_by(actor, outcome)
    columns = [Column(_("Number"), css="no"), Column(_("Item"), head=True), Column(_("Agreed status"))]
    shown = next(iter(sessions.outcomes(actor, pk=pk)))
    context = {
        "outcome": shown, "review": outcome.review, "name": labels.named(outcome.review),
        "table": table(
            columns,
            ([row.number, _titled(row.item_id, row.title), marks.status(row.status)] for row in rows),
            caption=_("Items"), empty=_("This outcome agreed no status."),
        ),
        "count": ngettext("%(count)d item", "%(count)d items", len(rows)) % {"count": len(rows)},
    }  # fmt: skip
    return render(request, "meetings/outcome_items.html", context)
