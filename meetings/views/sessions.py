"""Sessions: the list, and the page of one."""

from datetime import date
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cooperation import clock
from cooperation.access import Actor
from cooperation.ui import marks
from cooperation.ui.tables import Column, table
from cooperation.ui.when import days, in_days
from meetings import policies
from meetings.models import AgendaItem, Invitation, Review, Stand
from meetings.rules import schedule
from meetings.rules.papers import Lack
from meetings.selectors import labels, sentences, stands
from meetings.selectors import minutes as minutes_of
from meetings.selectors import papers as papers_of
from meetings.selectors import sessions as selectors
from meetings.services import outcomes as outcome_services
from meetings.views import referred as referrals
from meetings.views.attendance import STATES as ATTENDED
from meetings.views.attendance import answered, answers_counted, came, quorum_words
from meetings.views.cadence import missed_words, proposals
from meetings.views.common import actor_of, address, item_url, review_of, signed_in
from meetings.views.papers import kept_words, lack_words
from programs.models import Body


@signed_in
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """Sessions of the actor's bodies, the newest first. `?before=day.id` goes on."""
    actor = actor_of(request)
    rows = selectors.sessions(actor, before=_before(request.GET.get("before", "")))
    shown, more = rows[: selectors.PAGE], rows[selectors.PAGE :]
    several = len(actor.body_ids) > 1
    columns = [
        Column(labels.session(actor), head=True),
        Column(_("Days")),
        Column(_("State")),
        Column(_("Outcomes"), css="num"),
    ]
    if several:
        columns.insert(1, Column(_("Body")))
    last = shown[-1] if shown else None
    following = f"?{urlencode({'before': f'{last.starts_on}.{last.pk}'})}" if last and more else ""
    context = {
        "table": table(
            columns, (_line(row, several) for row in shown), caption=labels.sessions(actor),
            empty=_("None has been called yet."),
        ),
        "title": labels.sessions(actor),
        "following": following,
        "onward": bool(request.GET.get("before")),
        "missed": missed_words(actor), "proposals": proposals(actor),
    }  # fmt: skip
    return render(request, "meetings/sessions.html", context)


def _before(given: str) -> tuple[str, str] | None:
    day, _dot, pk = given.partition(".")
    try:
        return date.fromisoformat(day).isoformat(), str(UUID(pk))
    except ValueError:
        return None


def _line(review: Any, several: bool) -> list[Any]:
    link = format_html(
        '<a href="{}">{}</a>', reverse("meetings:session", args=[review.pk]), labels.named(review)
    )
    when = days(*review.days_held)
    if review.state == Review.State.POSTPONED:
        when = SafeString(escape(_("without a date")))
    elif review.state in schedule.MOVABLE:
        when = format_html("{}, {}", when, in_days(review.starts_on, clock.today(review.time_zone)))
    state = state_badge(review)
    if review.cancelled_reason:
        state = format_html('{}<span class="diff">{}</span>', state, marks.text(review.cancelled_reason))
    cells = [link, when, state, str(review.outcome_count) if review.outcome_count else ""]
    if several:
        cells.insert(1, marks.text(review.body.short_name or review.body.name))
    return cells


def state_badge(review: Review) -> SafeString:
    """The state of a session."""
    return marks.badge(review.state, review.get_state_display())


@signed_in
@require_safe
def session(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One session: agenda, delegations, outcomes, protocol, and one's own side's notes."""
    return session_page(request, pk)


def session_page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The page of a session."""
    actor = actor_of(request)
    review = review_of(actor, pk)
    sides = selectors.sides(review)
    parties = [side.party_id for side in sides]
    shown = selectors.marked(sides)
    takes_part = actor.takes_part(review.programme_id)
    keeps = takes_part and policies.may_keep_record(actor, review)
    today, postponed = clock.today(review.time_zone), review.state == Review.State.POSTPONED
    outcomes = [
        outcome_row(actor, outcome, shown, parties) for outcome in selectors.outcomes(actor, review=review)
    ]
    referrals.beside(actor, outcomes)
    versions = minutes_of.versions(actor, review)
    sealed = any(version.sealed for version in versions)
    papers = papers_of.of_review(actor, review)
    at_points = papers_of.by_point(papers)
    coming, answers = selectors.delegates(actor, review), selectors.answers(actor, review)
    context = {
        "papers": len(papers),
        "papers_late": sum(any(lack is not Lack.MISSING for lack, _tag in paper.lacks) for paper in papers),
        "invited": answers_counted(answers.values()),
        "quorum": quorum_words(review, coming, parties),
        "review": review,
        "name": labels.named(review),
        "when": _("postponed without a date") if postponed else days(*review.days_held),
        "distance": in_days(review.starts_on, today)
        if review.state in schedule.MOVABLE and not postponed
        else "",
        "state": state_badge(review),
        "points": [
            _point(actor, point, shown, len(sides), at_points.get(point.pk, []))
            for point in selectors.points(actor, review)
        ],
        "delegations": _delegations(actor, review, shown, coming, answers),
        "outcomes": outcomes,
        "to_acknowledge": 0 if sealed else sum(bool(row["acknowledges"]) for row in outcomes),
        "sealed": sealed,
        "minutes": [_minutes(version, review) for version in versions],
        "minutes_word": labels.minutes_word(review.body),
        "n_sides": len(sides),
        "keeps": keeps,
        "ahead": review.state in schedule.AHEAD,
        "proposes": takes_part
        and policies.may_propose_point(actor, review)
        and review.state in schedule.AHEAD,
        "movable": keeps and review.state in schedule.MOVABLE,
        "unopens": keeps and review.state == Review.State.IN_SESSION and not outcomes,
        "opens": keeps and schedule.may_follow(review.state, "in_session"),
        "its_day": schedule.on_its_days(today, review.starts_on, review.ends_on),
        "held": review.state == Review.State.IN_SESSION,
        "concludes": keeps and schedule.may_follow(review.state, "concluded"),
        "recordable": keeps and review.state in ("in_session", "adjourned", "concluded"),
        "reminders": address("meetings:reminders", review.pk),
        "takes_pack": actor.party_id in shown and review.programme_id not in actor.observed_ids,
    }
    return render(request, "meetings/session.html", context)


def _point(
    actor: Actor, point: Any, shown: dict[UUID, Any], n_sides: int, papers: list[papers_of.PaperView]
) -> dict[str, Any]:
    by = shown.get(point.proposed_by_id)
    return {
        "papers": [
            {"row": paper.row, "lacks": lack_words(paper.lacks), "kept": kept_words(paper)}
            for paper in papers
        ],
        "row": point,
        "rewrites": point.review.state in schedule.AHEAD and policies.may_rewrite_point(actor, point),
        "number": point.item_number,
        "url": item_url(point.item_id) if point.item_id else "",
        "by": marks.side(by, n_sides) if by else "",
        "state": point_badge(point),
    }


def point_badge(point: AgendaItem) -> SafeString:
    """The state of a point of the agenda."""
    tones = {"open": "open", "done": "held", "deferred": "postponed"}
    label = _("not yet discussed") if point.state == AgendaItem.State.OPEN else point.get_state_display()
    return marks.badge(tones[point.state], label)


def _delegations(
    actor: Actor, review: Review, shown: dict[UUID, Any], coming: list[Any], answers: dict[UUID, Invitation]
) -> list[dict[str, Any]]:
    members: dict[UUID, list[Any]] = {party: [] for party in shown}
    for delegate in coming:
        members.setdefault(delegate.delegation.party_id, []).append(delegate)
    return [
        {
            "side": shown[party],
            "party_id": party,
            "delegates": [
                {"row": one, "came": came(one), "answered": answered(answers.get(one.person.user_id), actor)}
                for one in named
            ],
            "notes": bool(named)
            and review.state in ATTENDED
            and policies.may_keep_record(actor, review)
            and named[0].delegation_id,
            "may_name": policies.may_name_delegation(actor, review, party) and review.state in schedule.AHEAD,
        }
        for party, named in members.items()
        if party in shown
    ]


def _minutes(version: Any, review: Review) -> dict[str, Any]:
    word = labels.minutes_word(review.body)
    languages = ", ".join(marks.own_name(tag) for tag in version.languages)
    return {
        "name": _("%(minutes)s, version %(number)d (%(languages)s)")
        % {"minutes": word, "number": version.number, "languages": languages},
        "url": reverse("meetings:minutes-pdf", args=[version.pk]),
        "page": reverse("meetings:minutes", args=[version.pk]),
        "sealed": version.sealed,
        "type": "PDF",
        "size": version.size,
        "sha256": version.sha256,
        "audience": _("the sides"),
    }


def outcome_row(actor: Actor, outcome: Any, shown: dict[UUID, Any], parties: list[UUID]) -> dict[str, Any]:
    """An outcome as the pages show it: its words, and who has yet to acknowledge it."""
    about = outcome.about or {}
    takes_part = actor.takes_part(outcome.review.programme_id)
    changes = (
        takes_part
        and policies.may_keep_record(actor, outcome.review)
        and outcome.review.state in (Review.State.IN_SESSION, Review.State.ADJOURNED)
        and outcome.withdrawn_at is None
        and outcome_services.may_be_changed_by(actor, outcome)
    )
    missing = selectors.missing_acknowledgements(outcome, parties)
    names = ", ".join(
        marks.plain(shown[party].party.short_name) or shown[party].party.code for party in missing
    )
    return {
        "row": outcome,
        "kind": sentences.kind_of(outcome, marks.language()),
        "lead": sentences.lead(outcome, about.get("number", ""), about.get("title", {}), marks.language()),
        "url": item_url(outcome.item_id) if outcome.item_id else "",
        "number": about.get("number", ""),
        "waiting": marks.badge("not_acknowledged", _("not yet acknowledged by %(sides)s") % {"sides": names})
        if missing
        else "",
        "acknowledges": takes_part and actor.party_id in missing and policies.may_acknowledge(actor, outcome),
        "does": bool(outcome.item_id or outcome.change_set_id)
        and outcome.carried
        and not outcome_services.may_be_withdrawn(outcome),
        "stood": _stood(outcome, shown),
        "corrects": changes,
        "withdraws": changes and outcome_services.may_be_withdrawn(outcome),
    }


def _stood(outcome: Any, shown: dict[UUID, Any]) -> dict[str, Any]:
    """How the sides stood on an outcome, in words; empty where none was heard."""
    if not outcome.stood:
        return {}
    heard = [(shown.get(UUID(one["party"])), one) for one in outcome.stood]
    told = {one["party"]: one["choice"] for one in outcome.stood}
    results = {
        "adopted": _("adopted"), "not_adopted": _("not adopted"), "no_quorum": _("no quorum"),
        "pending": _("silence still runs")
        if outcome.decision_rule == Body.Decision.SILENCE
        else _("not all sides were heard"),
    }  # fmt: skip
    return {
        "rule": outcome.get_decision_rule_display(),
        "result": results[stands.result_of(outcome, told, len(shown))],
        "sides": [
            {
                "side": side,
                "choice": Stand.Choice(one["choice"]).label,
                "proxy": shown.get(UUID(one["proxy"])) if one["proxy"] else None,
                "reservation": one["reservation"],
            }
            for side, one in heard
            if side is not None
        ],
    }
