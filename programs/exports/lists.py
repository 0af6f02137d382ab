"""The lists of the programmes' pages as files: which rows, in which order, and what stands in each column."""

from collections.abc import Iterator
from typing import Any

from django.db.models import F, Subquery
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cooperation import lists
from cooperation.access import Actor
from cooperation.api.shapes import Shape, columns
from cooperation.exports.columns import Column
from cooperation.lists import Listing, Rows, flag, joined, plain, text, when, worded
from cooperation.texts import order_of, shown_of
from programs.exports.agreements import pieces
from programs.models import (
    Agreement,
    Appointment,
    Body,
    ChangeSet,
    Cooperation,
    JointProject,
    Obstacle,
    Partner,
    Responsibility,
    Status,
)
from programs.selectors import duties
from programs.selectors.plans import last_wordings


def item_columns() -> list[Column]:
    """The number and title of the item that a row is about, as the plan says them, or said them last."""
    wording = last_wordings()
    title = wording.annotate(_shown=shown_of("title", get_language() or "en")).values("_shown")[:1]
    return [
        Column(_("No."), Subquery(wording.values("number")[:1])),
        Column(_("Item"), Subquery(title)),
    ]


#: Who holds which post, with enough of the person, the post and its organisation to make them where they are not.
_HOLDERS = Shape(
    "AppointmentInFull",
    columns(
        Appointment, "id version", party_code="post__organisation__party__code", organisation="post__organisation",
        organisation_name="post__organisation__name", organisation_kind="post__organisation__kind",
        organisation_external_id="post__organisation__external_id", post="post", post_title="post__title",
        post_external_id="post__external_id", person="person", person_name="person__name",
        person_external_id="person__external_id", since="since", until="until", acting="acting",
    ),
)  # fmt: skip


def _by_name(path: str) -> Any:
    return lambda: order_of(path, get_language() or "en")


def _agreements(actor: Actor, rows: Rows, title: str, form: str, delimiter: str) -> Iterator[Any]:
    return pieces(actor, rows, form=form, title=title, delimiter=delimiter)


def _obstacles(actor: Actor) -> list[Column]:
    # An agreement may be one of another body.
    named = Agreement.objects.visible_to(actor)
    return [
        text(_("Obstacle"), "title"), text(_("Programme"), "programme__title"),
        worded(_("Kind"), "kind", Obstacle.Kind.choices), worded(_("State"), "state", Obstacle.State.choices),
        text(_("Description"), "description"), text(_("Provision to change"), "provision"),
        joined(_("Agreement"), named, "obstacles", "title"), text(_("Owner"), "owner__name"),
        text(_("Side"), "owner__party__short_name"), text(_("Next step"), "next_step"),
        when(_("Due"), "next_step_due"), plain(_("Since"), "opened_on"), plain(_("Until"), "closed_on"),
        text(_("Outcome"), "resolution"),
    ]  # fmt: skip


def _projects(actor: Actor) -> list[Column]:
    partners = Partner.objects.visible_to(actor)
    return [
        text(_("Joint project"), "title"), text(_("Programme"), "programme__title"),
        worded(_("Kind"), "kind", JointProject.Kind.choices), worded(_("Stage"), "stage", JointProject.Stage.choices),
        text(_("Description"), "description"),
        joined(_("Partners"), partners, "joint_project", "organisation__name", ("party__code", "id")),
        when(_("Since"), "since"), when(_("Until"), "until"),
    ]  # fmt: skip


def _cooperations(actor: Actor) -> list[Column]:
    return [
        text(_("Programme"), "programme__title"), worded(_("Kind"), "kind", Cooperation.Kind.choices),
        text(_("First organisation"), "first__name"), text(_("Side"), "first__party__short_name"),
        text(_("Second organisation"), "second__name"), text(_("Side"), "second__party__short_name"),
        text(_("Subject"), "subject"), text(_("Joint project"), "joint_project__title"), when(_("Since"), "since"),
        when(_("Until"), "until"),
    ]  # fmt: skip


def _duties(actor: Actor) -> list[Column]:
    held = duties.holders(actor)
    return [
        when(_("Due"), "newest__deadline"), plain(_("No."), "newest__number"), text(_("Item"), "newest__title"),
        text(_("Programme"), "item__programme__title"), text(_("Organisation"), "organisation__name"),
        text(_("Side"), "party__short_name"), worded(_("Role"), "role", Responsibility.Role.choices),
        joined(_("Held by"), held, "post__organisation", "person__name", by="organisation"),
        worded(_("Agreed status"), "agreed__status", Status.choices), plain(_("Extended"), duties.TIMES_EXTENDED),
    ]  # fmt: skip


def _extensions(actor: Actor) -> list[Column]:
    return [
        *item_columns(), when(_("Deadline before"), "before"), when(_("Deadline after"), "after"),
        flag(_("Brought forward"), "brought_forward"), text(_("Reason"), "reason"), plain(_("Agreed on"), "agreed_on"),
        text(_("Source"), "source_label"),
    ]  # fmt: skip


def _rounds(actor: Actor) -> list[Column]:
    return [
        plain(_("Round"), "number"), text(_("Programme"), "programme__title"), plain(_("Covers from"), "covers_from"),
        plain(_("Covers to"), "covers_to"), plain(_("Opens on"), "opens_on"), plain(_("Cut-off"), "cut_off"),
        worded(_("Exchange"), "exchange", Body.Exchange.choices),
    ]  # fmt: skip


def _positions(actor: Actor) -> list[Column]:
    return [
        *item_columns(), text(_("Side"), "party__short_name"), plain(_("Round"), "round__number"),
        worded(_("Status"), "status", Status.choices), plain(_("Progress, %"), "progress"), text(_("Text"), "text"),
        when(_("Proposed date"), "proposed_deadline"),
    ]  # fmt: skip


def _change_sets(actor: Actor) -> list[Column]:
    return [
        plain(_("No."), "number"), text(_("Change set"), "title"), text(_("Programme"), "programme__title"),
        text(_("Side"), "party__short_name"), worded(_("State"), "state", ChangeSet.State.choices),
        text(_("Reason"), "reason"), plain(_("Written against"), "base__number"), plain(_("Made"), "edition__number"),
    ]  # fmt: skip


def _owed(actor: Actor, rows: Rows) -> Rows:
    return duties.still_open(rows, wanted=True)


def _newest(actor: Actor, rows: Rows) -> Rows:
    current: Rows = rows.filter(current=True)
    return current


def register() -> None:
    """Makes these lists known."""
    found = {
        "agreements": Listing(
            lambda actor: _("Agreements"), "agreements", (F("done_first").desc(nulls_first=True), "-id"),
            writer=_agreements,
        ),
        "organisations": Listing(
            lambda actor: _("Organisations"), "organisations", (_by_name("name"), "id")
        ),
        "appointments": Listing(
            lambda actor: _("Who holds which post"), "appointments",
            (_by_name("post__organisation__name"), "post_id", "held", "id"), shape=_HOLDERS,
        ),
        "obstacles": Listing(lambda actor: _("Obstacles"), "obstacles", ("-id",), _obstacles),
        "joint-projects": Listing(
            lambda actor: _("Joint projects"), "joint-projects", (_by_name("title"), "id"), _projects
        ),
        "cooperation": Listing(
            lambda actor: _("Cooperation between organisations"), "cooperations", ("-id",), _cooperations
        ),
        "duties": Listing(
            lambda actor: _("What is owed"), "duties", (F("newest__due_on").asc(nulls_last=True), "id"), _duties,
            narrow=_owed,
        ),
        "extensions": Listing(
            lambda actor: _("Ledger of extensions"), "extensions", ("item_id", "number"), _extensions
        ),
        "rounds": Listing(lambda actor: _("Rounds"), "rounds", ("programme__code", "-number", "id"), _rounds),
        "positions": Listing(
            lambda actor: _("Positions"), "positions", ("-round__number", "item_id", "party__code", "id"), _positions,
            narrow=_newest,
        ),
        "change-sets": Listing(
            lambda actor: _("Change sets"), "change-sets", (F("number").desc(nulls_first=True), "-id"), _change_sets
        ),
    }  # fmt: skip
    for name, listing in found.items():
        lists.add(name, listing)
