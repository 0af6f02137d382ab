"""Before the session: the page an official opens first."""

from dataclasses import dataclass
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
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from cooperation import clock
from cooperation.access import Actor
from cooperation.dates import FuzzyDate
from cooperation.ui import marks
from cooperation.ui.compare import Row, Say, comparison
from cooperation.ui.figures import readiness as meter
from cooperation.ui.when import day, days, fuzzy, fuzzy_words, in_days
from meetings import policies
from meetings.models import Outcome, Review
from meetings.rules import schedule
from meetings.selectors import home as selectors
from meetings.selectors import labels, sentences, steps
from meetings.views.cadence import missed_words
from meetings.views.common import actor_of, address, item_url, plan_url, signed_in
from programs.models import Act, Body
from programs.models.rounds import INTERNAL_READERS
from programs.views import words

NOTE = 120


@signed_in
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The next session of the actor's body: the chosen one (`?body=`), else the one whose session is nearest."""
    actor = actor_of(request)
    if not actor.body_ids:
        return render(request, "meetings/nothing.html", {"administrator": actor.is_administrator})
    reviews = {review.body_id: review for review in selectors.next_reviews(actor)}
    everything = len(reviews) == len(actor.body_ids)
    bodies = [review.body for review in reviews.values()] if everything else selectors.bodies(actor)
    body = _chosen(request, bodies, reviews)
    choice = _choice(bodies, reviews, body) if len(bodies) > 1 else []
    review = reviews.get(body.pk)
    if review is None:
        programme = body.programmes.first()
        may_call = (
            programme is not None
            and actor.takes_part(programme.pk)
            and policies.may_convene(actor, body_id=body.pk, programme_id=programme.pk)
        )
        context = {
            "body": body, "choice": choice, "programme": programme if may_call else None,
            "missed": missed_words(actor, body.pk),
        }  # fmt: skip
        return render(request, "meetings/none_called.html", context)
    return render(request, "meetings/home.html", {"choice": choice, **Before(actor, review).context()})


def _chosen(request: HttpRequest, bodies: list[Body], reviews: dict[UUID, Review]) -> Body:
    wanted = request.GET.get("body", "")
    for body in bodies:
        if str(body.pk) == wanted:
            return body
    nearest = next(iter(reviews), None)
    return next((body for body in bodies if body.pk == nearest), bodies[0])


def _choice(bodies: list[Body], reviews: dict[UUID, Review], chosen: Body) -> list[dict[str, Any]]:
    """One tab a body."""
    return [
        {
            "label": marks.plain(body.short_name) or marks.plain(body.name),
            "url": f"{reverse('meetings:home')}?{urlencode({'body': body.pk})}",
            "current": body.pk == chosen.pk,
        }
        for body in sorted(bodies, key=lambda body: (body.pk not in reviews, marks.plain(body.name)))
    ]


def limited(count: int, limit: int = selectors.MOST) -> str:
    """A count that stopped at its limit says so: "1000+"."""
    return f"{limit}+" if count > limit else str(count)


@dataclass
class Before:
    """Everything the page says of one session."""

    actor: Actor
    #: As next_reviews() gives it.
    review: Any

    def context(self) -> dict[str, Any]:
        """The template's context."""
        review, actor = self.review, self.actor
        self.today: date = clock.today(review.time_zone)
        self.body = review.body
        self.held = selectors.held(actor, review.body_id)
        self.last = self.held[0] if self.held else None
        self.figures = selectors.figures(actor, review)
        self.sides = selectors.readiness(actor, review)
        count, found = selectors.differing(actor, review, threshold=review.body.progress_threshold)
        names = [marks.plain(side.side.party.short_name) for side in self.sides]
        postponed = review.state == Review.State.POSTPONED
        return {
            "review": review,
            "today": self.today,
            "name": labels.named(review),
            "when": _("postponed without a date") if postponed else days(*review.days_held),
            "distance": self._distance(),
            "missed": missed_words(actor, review.body_id) if postponed else [],
            "edition": self.figures.edition,
            "steps": [] if postponed else self._steps(),
            # What the sides tell one another is not for an observer: nothing would stand there as "0 released".
            "meters": [] if self._observes() else [self._meter(ready) for ready in self.sides],
            "exchange": self._exchange(),
            "differences": self._comparison(found),
            "differing": count,
            "all_differing": plan_url(review.programme.code, "differ=on"),
            "items": limited(self.figures.total, selectors.MOST_POSITIONS),
            "present": all(side.released_at for side in self.sides),
            "changes": self._changes(),
            "since": labels.numbered(self.last) if self.last else "",
            "last_compared": reverse("meetings:compared", args=[self.last.pk])
            if self.last and not self._observes()
            else "",
            "tally": self._tally(),
            "notes": self._notes(),
            "others": ", ".join(
                name for side, name in zip(self.sides, names, strict=True) if side.party_id != actor.party_id
            ),
            "own": marks.plain(actor.party_name),
            "keeps": actor.takes_part(review.programme_id) and policies.may_keep_record(actor, review),
        }

    def _distance(self) -> str:
        if self.review.state == Review.State.POSTPONED:
            return ""
        if self.review.state == Review.State.IN_SESSION:
            return str(self.review.get_state_display())
        return in_days(self.review.starts_on, self.today)

    # --- On the way ---------------------------------------------------------------------------------------------------

    def _steps(self) -> list[dict[str, Any]]:
        round_ = self.review.round
        first, last = self.review.days_held
        opened = round_.opens_on if round_ else None
        due = schedule.backward(first, last, steps.due_of(self.review.due), self.today, round_opened=opened)
        words = {
            schedule.Step.ROUND_OPENED: _("Round opened"),
            schedule.Step.POSITIONS_DUE: _("Positions due"),
            schedule.Step.PROPOSALS_DUE: _("Agenda proposals"),
            schedule.Step.PAPERS_OUT: _("Agenda and papers out"),
            schedule.Step.DELEGATIONS_NAMED: _("Delegations named"),
            schedule.Step.SESSION: str(labels.numbered(self.review)),
        }
        return [{"label": words[each.step], "when": self._when(each), "state": each.progress} for each in due]

    def _when(self, due: schedule.Due) -> SafeString:
        said = days(due.on, due.until) if due.until else day(due.on)
        if due.progress != "now":
            return said
        return format_html("{}, {}", said, in_days(due.on, self.today))

    def _meter(self, ready: selectors.Ready) -> SafeString:
        own = ready.party_id == self.actor.party_id
        reads = own and self.actor.holds(*INTERNAL_READERS, programme_id=self.review.programme_id)
        note = _("delegation named") if ready.delegation_named else _("delegation not yet named")
        owed = ready.owed if ready.owed <= selectors.MOST else self.figures.total
        begun = self.figures.drafts_ready + self.figures.drafts_begun if reads else 0
        return meter(
            ready.side, len(self.sides), total=max(owed, ready.released or 0, begun), released=ready.released,
            submitted=self.figures.drafts_ready if reads else None, draft=self.figures.drafts_begun if reads else None,
            own=own, note=note,
        )  # fmt: skip

    def _observes(self) -> bool:
        return self.review.programme_id in self.actor.observed_ids

    def _exchange(self) -> str:
        if self.review.round is None:
            return _("no round is open")
        released = [side for side in self.sides if side.released_at]
        if len(released) == len(self.sides):
            return _("all sides have released") if len(self.sides) > 2 else _("both sides have released")
        if self.review.round.exchange == Body.Exchange.SIMULTANEOUS:
            if self.actor.party_id is None:
                return _("shown once all sides have released")
            return _("exchanged once your side has released")
        return _("shown on release")

    # --- Where the sides differ ---------------------------------------------------------------------------------------

    def _comparison(self, found: list[selectors.Differing]) -> SafeString:
        since = {
            held.round_number: labels.since(self.body, held.number) for held in self.held if held.round_number
        }
        called = {str(side.party_id): marks.plain(side.side.party.short_name) for side in self.sides}
        rows = [
            Row(
                number=entry.number,
                title=marks.text(entry.title),
                url=item_url(entry.item_id),
                says=[self._say(entry, side.party_id) for side in self.sides],
                agreed=Say(status=entry.agreed_status, date=entry.deadline, note=extended(entry.extensions)),
                difference=words.in_words(entry.found, called, since.get(entry.since or 0, "")),
            )
            for entry in found
        ]
        # Once the session sits, what it agrees stands in this column too.
        sits = self.review.state in (Review.State.IN_SESSION, Review.State.ADJOURNED)
        before = labels.numbered(self.last) if self.last and not sits else ""
        agreed = _("Agreed, %(session)s") % {"session": before} if before else _("Agreed")
        return comparison(
            rows, [side.side for side in self.sides], agreed=agreed, caption=_("Where the sides differ"),
            empty=_("No difference among the positions that you may see."),
        )  # fmt: skip

    def _say(self, entry: selectors.Differing, party: UUID) -> Say:
        row = entry.says.get(party)
        if row is None:
            return Say() if party in entry.due else Say(note=_("not responsible"))
        text = marks.brief(row["text"], NOTE)
        proposed: FuzzyDate | None = row["proposed_deadline"]
        if proposed:
            wish = _("proposes %(date)s") % {"date": fuzzy_words(proposed)}
            text = format_html("{}; {}", SafeString(text.rstrip(".")), wish) if text else escape(wish)
        return Say(status=row["status"], progress=row["progress"], note=text)

    # --- What happened, what counts -----------------------------------------------------------------------------------

    def _changes(self) -> list[dict[str, Any]]:
        if self.last is None:
            return []
        rows = selectors.changes(
            self.actor, self.review.programme_id, self.review.body_id, self.last.days_held[1], self.today
        )
        return [{"when": _on(row), "body": change_in_words(row), "url": _change_url(row)} for row in rows]

    def _tally(self) -> list[dict[str, Any]]:
        figures, code = self.figures, self.review.programme.code
        late, decisions = figures.late, figures.decisions
        entries = [
            (decisions, "", ngettext("decision needed", "decisions needed", decisions), _("open points of the agenda"),
             f"{reverse('meetings:session', args=[self.review.pk])}#agenda"),
            (late, "late", ngettext("item late", "items late", late), _("past the agreed period, no agreed completion"),
             plan_url(code, "late=on")),
            (figures.blocked, "blocked", _("blocked by law"), self._alleged(),
             plan_url(code, "blocked=on")),
            (figures.on_track, "", _("on track"), _("as last agreed"), plan_url(code, "agreed=on_track")),
        ]  # fmt: skip
        return [
            {
                "number": limited(number),
                "label": label,
                "note": note,
                "url": url,
                "tone": tone if number else "",
            }
            for number, tone, label, note, url in entries
        ]

    def _alleged(self) -> str:
        """By whom the blocking is alleged, where the other sides have not agreed to it."""
        alone = [
            _("%(count)s alleged by %(side)s only")
            % {"count": limited(side.alleged_alone), "side": marks.plain(side.side.party.short_name)}
            for side in self.sides
            if side.alleged_alone
        ]
        return "; ".join(alone) or _("held up by an open legal obstacle")

    def _notes(self) -> list[dict[str, Any]]:
        if self.actor.party_id is None:
            return []
        return selectors.notes(self.actor, self.review.programme_id)


def extended(times: int) -> str:
    """How often a deadline was extended, in words; "" for never."""
    if not times:
        return ""
    return ngettext("extended once", "extended %(count)s times", times) % {"count": times}


def _on(row: dict[str, Any]) -> SafeString:
    """When it happened, no more precisely than is known."""
    return fuzzy(FuzzyDate.parse(row["about"]["done"])) if row["kind"] == "act" else day(row["on"])


def _change_url(row: dict[str, Any]) -> str:
    if row["kind"] == "act":
        return address("programs:agreement", row["id"])
    if row["kind"] == "outcome":
        return f"{address('meetings:session', row['about']['review'])}#outcome-{row['about']['number']}"
    return item_url(row["id"]) if row["kind"] in ("status", "extension", "added") else ""


def change_in_words(row: dict[str, Any]) -> SafeString:
    """One dated sentence."""
    about = row["about"]
    if row["kind"] in ("status", "extension", "added", "outcome"):
        return _item_in_words(row["kind"], about)
    title = marks.text(about.get("title"))
    if row["kind"] == "act":
        return _act_in_words(about)
    if row["kind"] == "edition":
        return format_html(_("Edition {number} of the programme came into force."), number=about["number"])
    if row["kind"] == "obstacle_opened":
        return format_html(_("Obstacle “{title}” alleged."), title=title)
    if about.get("state") == "solved":
        return format_html(_("Obstacle “{title}” solved."), title=title)
    return format_html(_("Obstacle “{title}” closed: it cannot be solved."), title=title)


def _item_in_words(kind: str, about: dict[str, Any]) -> SafeString:
    """What became of an item, or what a session decided: "Decision: the beginning of its words"."""
    item = about["item"] or {}
    number, title = item.get("number", ""), marks.text(item.get("title"))
    if kind == "status":
        words = _("Item {number}, {title}: agreed status {status}.")
        return format_html(words, number=number, title=title, status=marks.status(about["status"]))
    if kind == "extension":
        words = _("Item {number}, {title}: deadline extended to {date}.")
        if about["forward"]:
            words = _("Item {number}, {title}: deadline brought forward to {date}.")
        return format_html(words, number=number, title=title, date=fuzzy(FuzzyDate.parse(about["after"])))
    if kind == "added" or about["kind"] == Outcome.Kind.NEW_ITEM:
        return format_html(_("New item {number}: {title}."), number=number, title=title)
    said = sentences.kind_word(about["kind"], marks.language())
    return format_html("{}: {}", said, marks.brief(about["text"], NOTE))


def _act_in_words(about: dict[str, Any]) -> SafeString:
    """ "Belarus: signature by A. Name, Title of the agreement"."""
    kind = Act.Kind(about["kind"]).label
    by = marks.text(about["party"]) if about["party"] else _("All parties")
    words = _("{party}: {act}, {agreement}")
    if about["by"]:
        words = _("{party}: {act} by {person}, {agreement}")
    person = marks.text(about["by"]) if about["by"] else ""
    return format_html(words, party=by, act=kind, person=person, agreement=marks.text(about["title"]))
