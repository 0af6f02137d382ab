"""The lists of the sessions' pages as files: which rows, in which order, and what stands in each column."""

from django.utils.translation import gettext as _

from cooperation import lists
from cooperation.access import Actor
from cooperation.exports.columns import Column
from cooperation.lists import Listing, plain, text, when, worded
from meetings.models import AgendaItem, IntersessionalDecision, Outcome, Paper, Review
from meetings.models.reviews import first_day_held
from meetings.selectors import labels
from programs.exports.lists import item_columns
from programs.models import Status


def _reviews(actor: Actor) -> list[Column]:
    return [
        plain(_("Number"), "number"), text(_("Body"), "body__name"), text(_("Programme"), "programme__title"),
        plain(_("Begins on"), first_day_held()), plain(_("Ends on"), "ends_on"), text(_("Place"), "place"),
        worded(_("State"), "state", Review.State.choices), plain(_("Covers from"), "covers_from"),
        plain(_("Covers to"), "covers_to"), text(_("Reason"), "cancelled_reason"),
    ]  # fmt: skip


def _outcomes(actor: Actor) -> list[Column]:
    return [
        plain(labels.session(actor), "review__number"), plain(_("Begins on"), first_day_held("review__")),
        plain(_("Symbol"), "symbol"), plain(_("Number"), "number"), plain(_("Point"), "agenda_item__position"),
        worded(_("Kind"), "kind", Outcome.Kind.choices), text(_("Text"), "text"), *item_columns(),
        worded(_("Agreed status"), "status", Status.choices), when(_("Deadline"), "deadline"),
        text(_("Reason"), "reason"), text(_("Why it is withdrawn"), "withdrawn_reason"),
    ]  # fmt: skip


def _agenda(actor: Actor) -> list[Column]:
    return [
        plain(labels.session(actor), "review__number"), plain(_("No."), "position"), text(_("Point"), "title"),
        text(_("Proposed by"), "proposed_by__short_name"), worded(_("State"), "state", AgendaItem.State.choices),
        *item_columns(),
    ]  # fmt: skip


def _papers(actor: Actor) -> list[Column]:
    return [
        plain(labels.session(actor), "review__number"), plain(_("Symbol"), "symbol"),
        worded(_("Kind"), "kind", Paper.Kind.choices), text(_("Title"), "title"),
        text(_("Submitted by"), "submitted_by__short_name"),
    ]  # fmt: skip


def _letters(actor: Actor) -> list[Column]:
    return [
        text(_("Body"), "body__name"), text(_("From"), "sender__short_name"), plain(_("From"), "sender_name"),
        plain(_("Number"), "number"), plain(_("Sent on"), "sent_on"), text(_("To"), "recipient__short_name"),
        plain(_("To"), "recipient_name"), plain(_("Number"), "received_number"),
        plain(_("Received on"), "received_on"), text(_("Subject"), "subject"),
    ]  # fmt: skip


def _decisions(actor: Actor) -> list[Column]:
    return [
        plain(_("Number"), "number"), plain(_("Symbol"), "symbol"), text(_("Body"), "body__name"),
        worded(_("Kind"), "kind", Outcome.Kind.choices),
        worded(_("How it is decided"), "how", IntersessionalDecision.How.choices),
        worded(_("State"), "state", IntersessionalDecision.State.choices), text(_("Text"), "text"), *item_columns(),
        worded(_("Agreed status"), "status", Status.choices), when(_("Deadline"), "deadline"),
        plain(_("Decided on"), "decided_on"),
    ]  # fmt: skip


def _backlog(actor: Actor) -> list[Column]:
    return [
        text(_("Body"), "body__name"), text(_("Point"), "title"), text(_("Proposed by"), "proposed_by__short_name"),
        *item_columns(),
    ]  # fmt: skip


def register() -> None:
    """Makes these lists known."""
    found = {
        "sessions": Listing(labels.sessions, "reviews", ("-starts_on", "-id"), _reviews),
        "outcomes": Listing(
            lambda actor: _("Outcomes"), "outcomes", ("-review__starts_on", "review_id", "number"), _outcomes
        ),
        "agenda": Listing(
            lambda actor: _("Agenda"), "agenda-items", ("-review__starts_on", "review_id", "position"), _agenda
        ),
        "papers": Listing(lambda actor: _("Papers"), "papers", ("symbol", "id"), _papers),
        "letters": Listing(lambda actor: _("Correspondence"), "letters", ("-sent_on", "-id"), _letters),
        "decisions": Listing(
            lambda actor: _("Decisions between sessions"), "intersessional-decisions", ("-number", "-id"), _decisions
        ),
        "backlog": Listing(lambda actor: _("Backlog"), "backlog", ("since", "id"), _backlog),
    }  # fmt: skip
    for name, listing in found.items():
        lists.add(name, listing)
