"""The register: parties, organisations, people, posts, appointments, agreements, acts, bodies, documents."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django.db.models import QuerySet, Value

from cooperation import clock
from cooperation.access import Actor
from cooperation.api import params as p
from cooperation.api.pages import Span, ordering
from cooperation.api.resources import Parted, Resource, Values
from cooperation.api.shapes import STRING, Column, Many, Shape, columns, with_parent
from programs.exports import agreements
from programs.models import (
    NEWEST_ACTS,
    Act,
    Agreement,
    AgreementParty,
    AgreementRelation,
    AgreementStatus,
    Appointment,
    Body,
    Document,
    Marking,
    Member,
    Organisation,
    OrganisationChange,
    Party,
    Person,
    Position,
    Post,
    Presidency,
)
from programs.selectors import agreement_register, registers
from programs.selectors.agreement_register import Part
from programs.selectors.parties import parties_named
from programs.selectors.plans import MOST_TYPED, matching

TAG = "register"


def _supported(actor: Actor) -> QuerySet[Any]:
    """Which visible positions a document supports."""
    seen = Position.objects.visible_to(actor).values("pk")
    return Document.positions.through._default_manager.filter(position_id__in=seen)


PARTIES = Resource(
    "parties",
    Shape("Party", columns(Party, "id version code kind name short_name time_zone")),
    parties_named,
    text=(
        "The parties with which you work, and those that stand on agreements that you see: whoever may be named in an"
        " act or a filter."
    ),
    filters=(p.string("code", limit=12), p.any_of("kind", Party.Kind.values)),
    orderings={"code": ordering("code")},
)

CHANGE = "kind done_on successor former_name former_parent note handed_over_on external_id illustrative"

ORGANISATIONS = Resource(
    "organisations",
    Shape(
        "Organisation",
        columns(
            Organisation,
            "id version party parent kind name short_name since until external_id illustrative",
            party_code="party__code",
        ),
        (
            Many(
                "changes",
                OrganisationChange.objects.visible_to,
                "organisation_id",
                Shape("OrganisationChangeHere", columns(OrganisationChange, f"id {CHANGE}")),
                text="What became of it: renamed, merged into, split into, transferred, abolished.",
            ),
            Many(
                "predecessors",
                OrganisationChange.objects.visible_to,
                "successor_id",
                value="organisation_id",
                order=("organisation_id",),
                text="The organisations of which it is a successor.",
            ),
        ),
    ),
    Organisation.objects.visible_to,
    text="Ministries, committees, enterprises and institutes of the parties.",
    filters=(
        p.uuid("party"),
        p.uuid("parent"),
        p.any_of("kind", Organisation.Kind.values),
        p.string("external_id"),
    ),
)

ORGANISATION_CHANGES = Resource(
    "organisation-changes",
    Shape("OrganisationChange", columns(OrganisationChange, f"id version organisation {CHANGE}")),
    OrganisationChange.objects.visible_to,
    text="What became of the organisations, and which others succeeded them.",
    filters=(
        p.uuid("organisation"),
        p.uuid("successor"),
        p.uuid("party", "organisation__party_id"),
        p.any_of("kind", OrganisationChange.Kind.values),
        p.string("external_id"),
    ),
)

PEOPLE = Resource(
    "people",
    Shape(
        "Person",
        columns(Person, "id version party name external_id illustrative", party_code="party__code"),
    ),
    Person.objects.visible_to,
    text="People who hold or held posts.",
    filters=(p.uuid("party"), p.string("external_id")),
)

POSTS = Resource(
    "posts",
    Shape(
        "Post",
        columns(
            Post,
            "id version organisation title superior external_id illustrative",
            party="organisation__party",
            party_code="organisation__party__code",
        ),
    ),
    Post.objects.visible_to,
    text=(
        "Offices in the organisations. Duties and rights belong to posts. `superior` is the post to which one reports: "
        "asked where nobody holds it, or where what is owed does not come."
    ),
    filters=(
        p.uuid("organisation"),
        p.uuid("party", "organisation__party_id"),
        p.string("external_id"),
    ),
)

APPOINTMENTS = Resource(
    "appointments",
    Shape(
        "Appointment",
        columns(
            Appointment,
            "id version person post since until acting",
            party_code="post__organisation__party__code",
        ),
    ),
    Appointment.objects.visible_to,
    text="Who held which post between which dates.",
    filters=(
        p.uuid("person"),
        p.uuid("post"),
        p.uuid("party", "post__organisation__party_id"),
        p.day("held_on", "held__contains", text="Appointments that held on this day."),
    ),
)

_SAID = {
    "type": "object",
    "properties": {"label": STRING, "text": STRING, "url": STRING},
    "required": ["label", "text", "url"],
}
_AS_DATA = (
    Column(
        "clauses",
        "clauses",
        {"type": "object"},
        raw=True,
        text="The final clauses as data: entry into force, term, denunciation. Empty where they are not recorded.",
    ),
    Column(
        "references",
        "references",
        {"type": "array", "items": _SAID},
        raw=True,
        text="Where it is printed or numbered.",
    ),
    Column(
        "particulars",
        "particulars",
        {"type": "array", "items": _SAID},
        raw=True,
        text="What else its source says.",
    ),
)

Rows = QuerySet[Any]


def _in_state(rows: Rows, states: Any, actor: Actor) -> Rows:
    return rows.filter(agreement_register.in_state(states, clock.today(actor.time_zone)))


def _in_force(rows: Rows, on: Any, actor: Actor) -> Rows:
    return rows.filter(agreement_register.in_force(on))


def _taken_back(rows: Rows, said: bool, actor: Actor) -> Rows:
    return rows.filter(taken_back_at__isnull=not said)


def _in_force_for(rows: Rows, said: tuple[str, date], actor: Actor) -> Rows:
    return rows.filter(agreement_register.in_force_for(*said))


_PARTY_AND_DAY = p.pattern(
    "in_force_for",
    "[-a-zA-Z0-9]{1,12},[0-9]{4}-[0-9]{2}-[0-9]{2}",
    text="The code of a party and a day: in force for it on that day, such as BY,2026-11-12.",
    apply=_in_force_for,
)


def _party_and_day(said: str) -> tuple[str, date]:
    code, day = _PARTY_AND_DAY.parse(said).split(",")
    return code, p.day("day").parse(day)


def _ending(rows: Rows, within: int, actor: Actor) -> Rows:
    return rows.filter(agreement_register.ending(within, clock.today(actor.time_zone)))


def _awaiting(rows: Rows, whose: str, actor: Actor) -> Rows:
    return rows.filter(agreement_register.awaiting(whose))


def _with_words(rows: Rows, typed: str, actor: Actor) -> Rows:
    return rows.filter(matching(Value(typed)))


def _parts(values: Values, span: Span, given: Mapping[str, Any]) -> Sequence[Part | None]:
    """Where it is asked what was in force on a day, in the order of days."""
    day, key = _day_of(values), span.keys[0]
    if day is None or key.path != "done_first":
        return (None,)
    begins = None
    if span.nulls is not None:
        done = given["v0"]
        begins = agreement_register.part_of(date.fromisoformat(done) if done else None, day)
    return agreement_register.parts(begins, newest_first=key.down)


def _within(rows: Rows, values: Values, part: Part) -> Rows:
    day = _day_of(values)
    return rows if day is None else rows.filter(agreement_register.within(part, day))


def _day_of(values: Values) -> date | None:
    said = dict(values)
    return said["in_force_for"][1] if "in_force_for" in said else said.get("in_force")


AGREEMENTS = Resource(
    "agreements",
    Shape(
        "Agreement",
        columns(
            Agreement,
            "id version body kind written_kind level character scope subject title other_titles summary note done_on "
            "done_at expires_on notice_by authentic prevailing depositary external_id illustrative",
        )
        + _AS_DATA,
        (
            Many(
                "participation",
                with_parent(AgreementParty),
                "agreement_id",
                Shape("Participation", columns(AgreementParty, "id party order named", code="party__code")),
                order=("order",),
                text="The parties to it, or that may become parties.",
            ),
            Many(
                "relations",
                registers.related,
                "source_id",
                Shape("Relation", columns(AgreementRelation, "id kind", agreement="target")),
                text="What it does to other agreements.",
            ),
        ),
    ),
    Agreement.objects.visible_to,
    text="Instruments of any kind, level and legal character.",
    own_form=agreements.pieces,
    filters=(
        p.uuid("body"),
        p.id_or_code("party", "participation__party"),
        p.any_of("kind", Agreement.Kind.values),
        p.any_of("level", Agreement.Level.values),
        p.any_of("character", Agreement.Character.values),
        p.string("subject", limit=300),
        p.any_of("status", AgreementStatus.values, text="Its state today.", apply=_in_state),
        p.day("in_force", text="In force on this day.", apply=_in_force),
        replace(_PARTY_AND_DAY, parse=_party_and_day),
        p.integer("within", high=36_525, text="With a term that ends within so many days.", apply=_ending),
        p.string(
            "awaiting",
            limit=12,
            text="Waiting for an action of the party with this code; `all`: of all parties together.",
            apply=_awaiting,
        ),
        p.string(
            "q",
            limit=MOST_TYPED,
            apply=_with_words,
            text='Words or their beginnings, in any language of the record; "a phrase"; -without. All must hold.',
        ),
        p.string("external_id"),
    ),
    orderings={
        "-done_on": ordering("-done_first?", "-id"),
        "done_on": ordering("done_first?", "id"),
        "id": ordering("id"),
    },
    parted=Parted(_parts, _within),
)

_ACT = (
    "id version agreement party kind done_on received_on effective_on until_on retroactive known_on about named "
    "predecessor place person post signatory_name signatory_post note replaces reason"
)
_ACT_FILTERS = (p.uuid("agreement"), p.uuid("party"), p.any_of("kind", Act.Kind.values))
_ACT_ORDERINGS = {
    "done_on": ordering("done_first?", "id"),
    "-done_on": ordering("-done_first?", "-id"),
    "id": ordering("id"),
}

ACTS = Resource(
    "acts",
    Shape(
        "Act",
        columns(Act, _ACT),
        (
            Many(
                "documents",
                Document.objects.visible_to,
                "act_id",
                value="id",
                text="The files that you may read.",
            ),
        ),
    ),
    lambda actor: Act.objects.visible_to(actor).filter(NEWEST_ACTS),
    text=(
        "Dated acts on agreements: of one party or, without a party, of all of them together. Each in its last"
        " version; `replaces` is the one before it, under `/act-versions/`."
    ),
    filters=_ACT_FILTERS,
    orderings=_ACT_ORDERINGS,
)

ACT_VERSIONS = Resource(
    "act-versions",
    Shape("ActVersion", columns(Act, f"{_ACT} void entered_at", replaced_by="replaced_by__id")),
    Act.objects.visible_to,
    text="Every version of every act, those that were corrected and (`void`) struck out among them.",
    filters=_ACT_FILTERS,
    orderings=_ACT_ORDERINGS,
)

BODIES = Resource(
    "bodies",
    Shape(
        "Body",
        columns(
            Body,
            "id version parent name short_name mandate since until decision_rule quorum languages interval_months "
            "exchange in_force_on chair_rule review_word minutes_word reminder_leads positions_due_days "
            "proposals_due_days papers_due_days delegations_due_days draft_due_days signature_due_days"
            " approval_due_days report_due_days silence_days"
            " symbol paper_scheme outcome_scheme minutes_approved minutes_confirmed progress_threshold external_id"
            " illustrative",
        ),
        (
            Many(
                "members",
                Member.objects.visible_to,
                "body_id",
                Shape(
                    "Member",
                    columns(Member, "id party kind order chair since until", party_code="party__code"),
                ),
                order=("order", "id"),
            ),
            Many(
                "presidencies",
                Presidency.objects.visible_to,
                "body_id",
                Shape("Presidency", columns(Presidency, "id party since until", party_code="party__code")),
                order=("held", "id"),
                text="Who presides when, where the chair rotates.",
            ),
        ),
    ),
    Body.objects.visible_to,
    text="Joint bodies, their members and their rules of procedure as data.",
    filters=(p.uuid("parent"), p.string("external_id")),
)

DOCUMENTS = Resource(
    "documents",
    Shape(
        "Document",
        columns(
            Document,
            "id version programme party audience readers name content_type size sha256 act agreement language "
            "authentic marking uploaded_at taken_back_at taken_back_why",
        ),
        (
            Many(
                "positions",
                _supported,
                "document_id",
                value="position_id",
                order=("position_id",),
            ),
        ),
    ),
    Document.objects.visible_to,
    text="What is known of the files; each has its content under `/documents/{id}/content/`.",
    filters=(
        p.id_or_code("programme"),
        p.uuid("party"),
        p.uuid("act"),
        p.uuid("agreement", text="The texts of this agreement."),
        p.string("language", limit=35),
        p.boolean("authentic"),
        p.boolean("taken_back", text="Texts of agreements that were taken back.", apply=_taken_back),
        p.uuid("position", "positions__id"),
        p.any_of("audience", Document.Audience.values),
        p.string("sha256", limit=64),
        p.string("marking", "marking_id", limit=32),
    ),
)

MARKINGS = Resource(
    "markings",
    Shape(
        "Marking",
        columns(Marking, "id version code party name level kept"),
        text="A handling level: of a party, or common where `party` is null. It never says who may read a text.",
    ),
    Marking.objects.visible_to,
    text=(
        "Handling levels that notes and documents bear, by their codes. `level` orders those of one party, the lowest"
        " first; levels of two parties are not compared. What has `kept: false` is above what is kept here."
    ),
    filters=(p.string("code", limit=32), p.uuid("party"), p.boolean("kept")),
    orderings={"code": ordering("code")},
)
