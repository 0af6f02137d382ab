"""The record of changes: who changed what, when, before and after. One page for all kinds of subject."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from cooperation.access import Actor
from cooperation.history import subjects
from cooperation.history.pages import Mark, Page, Part, page
from cooperation.history.reading import Change, entries
from cooperation.history.subjects import Subject
from cooperation.texts import Text
from cooperation.ui import marks
from cooperation.ui.when import fuzzy_words
from programs.models import (
    Act,
    AgreedState,
    Agreement,
    AgreementParty,
    AgreementRelation,
    Appointment,
    Blocking,
    Body,
    Document,
    Edition,
    Extension,
    JointProject,
    Member,
    Obstacle,
    ObstacleStep,
    Organisation,
    OrganisationChange,
    Partner,
    Party,
    Post,
    Presidency,
    Programme,
    Responsibility,
    Section,
    Side,
    Stance,
    Wording,
)
from programs.rules.clause_parties import named
from programs.selectors import dossiers, names, registers
from programs.selectors.treaties import clauses_of
from programs.treaty_words.clauses import clauses_in_words
from programs.views.common import actor_of, signed_in, with_query

#: Changes on one page.
PAGE = 50
#: What fields are called here whose model has no word for them. None: derived from others, or there to order rows.
WORDS: dict[str, Any] = {
    "acknowledged_at": gettext_lazy("acknowledged on"), "concluded_at": gettext_lazy("concluded on"),
    "entered_at": gettext_lazy("entered on"), "proposed_at": gettext_lazy("proposed on"),
    "voided_at": gettext_lazy("void since"),
    "due_on": gettext_lazy("last day of the period"), "languages": gettext_lazy("languages"),
    "made_at": gettext_lazy("made on"), "minutes_word": gettext_lazy("word for the minutes"),
    "occurrences_done": gettext_lazy("occurrences done"), "recorded_at": gettext_lazy("recorded on"),
    "review_word": gettext_lazy("word for a session"), "sha256": "SHA-256", "since": gettext_lazy("since"),
    "since_edition": gettext_lazy("from edition"), "until": gettext_lazy("until"),
    "until_edition": gettext_lazy("until edition"), "uploaded_at": gettext_lazy("added on"),
    **dict.fromkeys((
        "content", "current", "done_first", "editions", "held", "opened_from", "order", "path", "pdf", "position",
        "readers", "schedule_version", "search", "sort_key",
    )),
}  # fmt: skip


def _clauses(written: Any) -> str:
    """Final clauses in words; the parties by their names."""
    codes = dict(Party.unscoped.filter(code__in=named(written)).values_list("code", "short_name"))
    return " ".join(clauses_in_words(clauses_of(written), lambda code: marks.plain(codes.get(code)) or code))


#: By column, how its values are said where they are data.
TOLD = {"clauses": _clauses}


@signed_in
@require_safe
def record(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Every change of the shared record of one item, newest first."""
    return _record(request, _item(actor_of(request), pk))


@signed_in
@require_safe
def history(request: HttpRequest, kind: str, pk: UUID) -> HttpResponse:
    """Every change of one subject of a kind, newest first. `?after=` goes on."""
    return _record(request, subjects.find(kind, actor_of(request), pk))


def _record(request: HttpRequest, subject: Subject) -> HttpResponse:
    given = request.GET.get("after", "")
    found = page(subject.parts, limit=PAGE, after=Mark.parse(given))
    context = {
        "subject": subject, "entries": _entries(actor_of(request), found), "onward": bool(given),
        "next": with_query(request.path, after=found.next) if found.next else "",
    }  # fmt: skip
    return render(request, "programs/record.html", context)


def _entries(actor: Actor, found: Page) -> list[dict[str, Any]]:
    """The changes in words: whose row it is, and who acted, both as they are called now in the reader's language."""
    people = names.people(actor, {change.user_id for _part, change in found.changes if change.user_id})
    called = _called(actor, found)
    with timezone.override(ZoneInfo(actor.time_zone)):
        return _told(found, people, called)


def _told(found: Page, people: Mapping[Any, Any], called: Mapping[str, str]) -> list[dict[str, Any]]:
    """Each of them, with moments in the zone that is set."""
    return [
        {
            **entry,
            "what": f"{part.label}: {entry['what']}",
            "detail": "; ".join(filter(None, [whose, entry["detail"]])),
        }
        for part, change in found.changes
        if _says_something(part, change)
        for whose in [called.get(_whose(part, change), "")]
        for entry in entries(part.model, [_signed(change, people)], dates=fuzzy_words, words=WORDS, told=TOLD)
    ]


#: Rows that say little without whose they are: in which column that stands.
_WHOSE: dict[Any, str] = {
    Responsibility: "organisation_id", Partner: "organisation_id", Stance: "party_id", AgreementParty: "party_id",
    Member: "party_id", Side: "party_id", Presidency: "party_id",
}  # fmt: skip


def _says_something(part: Part, change: Change) -> bool:
    """False where nothing changed but what is derived: the change that it comes of is told by itself."""
    named = {field.attname: field.verbose_name for field in part.model._meta.concrete_fields}
    return change.label != "changed" or any(
        name not in WORDS or WORDS[name] is not None or not isinstance(named.get(name), str)
        for name in change.fields
    )


def _whose(part: Part, change: Change) -> str:
    return str(change.row.get(_WHOSE.get(part.model, ""), "") or "")


def _called(actor: Actor, found: Page) -> dict[str, str]:
    """What the organisations and parties are called whose rows these are, by id."""
    ids: dict[str, set[str]] = {}
    for part, change in found.changes:
        if whose := _whose(part, change):
            ids.setdefault(_WHOSE[part.model], set()).add(whose)
    named = {"organisation_id": names.organisations, "party_id": names.parties}
    return {pk: marks.plain(name) for column in ids for pk, name in named[column](actor, ids[column]).items()}


def _signed(change: Change, people: Mapping[str, Text]) -> Change:
    """The change under the name of the person, where the reader knows whose account it was."""
    name = people.get(str(change.user_id))
    return replace(change, who=marks.plain(name)) if name else change


# --- What belongs to what: nothing here but what whoever sees the subject sees. ---------------------------------------


def part(actor: Actor, model: Any, label: Any, gone: bool = False, **where: Any) -> Part:
    """The rows of a model that the actor sees among those; with `gone`, also those removed from the same owner."""
    rows = model.objects.visible_to(actor).filter(**where)
    if not gone:
        return Part(model, label, rows)
    ((name, owner),) = where.items()
    field = model._meta.get_field(name)
    owners = field.related_model.objects.visible_to(actor).filter(pk=getattr(owner, "pk", owner))
    return Part(model, label, rows, (field.attname, owners))


def _item(actor: Actor, pk: UUID) -> Subject:
    wording = dossiers.head(actor, pk)
    return Subject(
        name=format_html("{} {}", wording.number, marks.text(wording.title)),
        url=reverse("programs:item", args=[pk]),
        crumb=marks.text(wording.programme.title),
        crumb_url=reverse("programs:programme", args=[wording.programme.code]),
        parts=[
            part(actor, Wording, _("Wording"), item_id=pk),
            part(actor, AgreedState, _("Agreed status"), item_id=pk),
            part(actor, Extension, _("Extension of the deadline"), item_id=pk),
            part(actor, Responsibility, _("Responsible organisation"), item_id=pk),
        ],
    )


def _obstacle(actor: Actor, pk: UUID) -> Subject:
    row = registers.one(Obstacle.objects.visible_to(actor), pk)
    parts = [
        part(actor, Obstacle, _("Obstacle"), pk=pk),
        part(actor, Stance, _("Stance"), gone=True, obstacle=pk),
        part(actor, Blocking, _("Blocked item"), gone=True, obstacle=pk),
        part(actor, ObstacleStep, _("Step"), gone=True, obstacle=pk),
    ]
    return _subject(row.title, "programs:obstacle", row, _("Obstacles"), "programs:obstacles", parts)


def _project(actor: Actor, pk: UUID) -> Subject:
    row = registers.one(JointProject.objects.visible_to(actor), pk)
    parts = [
        part(actor, JointProject, _("Joint project"), pk=pk),
        part(actor, Partner, _("Partner"), gone=True, joint_project=pk),
    ]
    return _subject(row.title, "programs:project", row, _("Joint projects"), "programs:projects", parts)


def _agreement(actor: Actor, pk: UUID) -> Subject:
    row = registers.one(Agreement.objects.visible_to(actor), pk)
    parts = [
        part(actor, Agreement, _("Agreement"), pk=pk),
        part(actor, AgreementParty, _("Party"), gone=True, agreement=pk),
        part(actor, Act, _("Act"), gone=True, agreement=pk),
        part(actor, AgreementRelation, _("Relation"), source=pk),
        part(actor, Document, _("Text"), agreement=pk),
    ]
    return _subject(row.title, "programs:agreement", row, _("Agreements"), "programs:agreements", parts)


def _act(actor: Actor, pk: UUID) -> Subject:
    row = registers.one(Act.objects.visible_to(actor).select_related("agreement", "party"), pk)
    whose = marks.plain(row.party.short_name) if row.party else _("All parties")
    return Subject(
        name=f"{row.get_kind_display()}, {whose}",
        url=reverse("programs:agreement", args=[row.agreement_id]) + f"#act-{pk}",
        crumb=marks.text(row.agreement.title),
        crumb_url=reverse("programs:agreement", args=[row.agreement_id]),
        parts=[part(actor, Act, _("Act"), pk=pk)],
    )


def _organisation(actor: Actor, pk: UUID) -> Subject:
    row = registers.one(Organisation.objects.visible_to(actor), pk)
    parts = [
        part(actor, Organisation, _("Organisation"), pk=pk),
        part(actor, Post, _("Post"), gone=True, organisation=pk),
        part(actor, Appointment, _("Appointment"), post__organisation=pk),
        part(actor, OrganisationChange, _("What became of it"), gone=True, organisation=pk),
    ]
    return _subject(
        row.name, "programs:organisation", row, _("Organisations"), "programs:organisations", parts
    )


def _body(actor: Actor, pk: UUID) -> Subject:
    row = registers.one(Body.objects.visible_to(actor), pk)
    parts = [
        part(actor, Body, _("Body"), pk=pk),
        part(actor, Member, _("Member"), gone=True, body=pk),
        part(actor, Presidency, _("Presidency"), gone=True, body=pk),
    ]
    return _subject(row.name, "programs:body", row, _("Programmes"), "programs:programmes", parts)


def _programme(actor: Actor, pk: UUID) -> Subject:
    row = registers.one(Programme.objects.visible_to(actor), pk)
    return Subject(
        name=marks.text(row.title),
        url=reverse("programs:programme", args=[row.code]),
        crumb=_("Programmes"),
        crumb_url=reverse("programs:programmes"),
        parts=[
            part(actor, Programme, _("Programme"), pk=pk),
            part(actor, Side, _("Side"), gone=True, programme=pk),
            part(actor, Edition, _("Edition"), programme=pk),
            part(actor, Section, _("Section"), programme=pk),
        ],
    )


def _subject(title: Any, name: str, row: Any, crumb: str, crumb_name: str, parts: list[Part]) -> Subject:
    url = reverse(name, args=[row.pk]) if name else ""
    return Subject(marks.text(title), url, crumb, reverse(crumb_name), parts)


for _kind, _find in (
    ("obstacle", _obstacle),
    ("joint-project", _project),
    ("agreement", _agreement),
    ("act", _act),
    ("organisation", _organisation),
    ("body", _body),
    ("programme", _programme),
):
    subjects.add(_kind, _find)
