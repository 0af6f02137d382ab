"""One agreement on a page: what it is, its state on a day, for whom, by which acts, and how all that follows."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cooperation import clock
from cooperation.access import Actor
from cooperation.ui import marks
from cooperation.ui.when import day_in, fuzzy_words, in_days
from programs import policies
from programs.forms.items import ActDocumentForm, TextForm
from programs.forms.treaty_acts import act_label
from programs.models import Act, Agreement, Document
from programs.rules.files import called
from programs.rules.treaties.awaiting import awaiting
from programs.rules.treaties.days import Period
from programs.rules.treaties.status import BOUND
from programs.selectors import amendments, register_imports, registers, standing
from programs.selectors.markings import Choices, choices
from programs.selectors.register_words import named_word
from programs.selectors.standing import ActSeen, Participation, Standing
from programs.services.agreement_texts import takes_back
from programs.services.agreements import keeps
from programs.services.documents import may_mark
from programs.treaty_words import outcomes, states
from programs.treaty_words.basics import Name, day
from programs.treaty_words.clauses import by_topic
from programs.treaty_words.lacking import irregular, lacking
from programs.treaty_words.states import awaited_of
from programs.views.agreement_drawings import related, told
from programs.views.agreement_tables import Told, participation, reservations, status_badge
from programs.views.agreement_tables import amendments as amendment_table
from programs.views.common import actor_of, signed_in
from programs.views.documents import RefusedMarking, file_edit

#: So many parties are told at first, and so many acts, the last ones; all of them with `?whole=1`.
_PARTIES, _ACTS = 25, 50


@signed_in
@require_safe
def show(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One agreement, today or as of a day (`on`), as known today or on a day (`known`).

    `attach`: the act with which a file is to be kept; `whole`: with all its parties and acts, however many.
    """
    return page(request, pk)


def page(
    request: HttpRequest,
    pk: UUID,
    form: ActDocumentForm | None = None,
    at: UUID | None = None,
    refused: RefusedMarking | None = None,
    text_form: TextForm | None = None,
) -> HttpResponse:
    """The page of an agreement; with `form`, what was refused at the act `at`; with `refused`, at a file; with
    `text_form`, of a text.
    """
    actor = actor_of(request)
    found = registers.one(registers.agreements(actor), pk)
    writes, keeper = policies.attaches_to_act(actor, found.body_id), keeps(actor, found)
    markings = choices(actor) if writes or keeper else ()
    today = clock.today(actor.time_zone)
    on, known_on = day_in(request, "on"), day_in(request, "known")
    rows = list(found.participation.all())
    seen = standing.standing(actor, found, on or today, known_on, rows=rows)
    amending, then = amendments.amendments(actor, found, seen), seen.agreement
    on_it = [each.row for each in seen.parties]
    name = _namer([*amending.parties, *rows, *on_it])
    at = at or (_attached(request) if writes else None)
    parties, acts = _shown(request, seen, at)
    # A form that is refused shows the page under the address to which it was sent.
    here = reverse("programs:agreement", args=[found.pk])
    whole = f"{here}{_query(request, whole='1')}"
    now = today if on in (None, today) else None
    led = Told({each.act.pk for each in acts}, whole, seen.withdrawn())
    context = {
        "agreement": then, "seen": seen, "today": today, "on": on, "known_on": known_on,
        "law": _law(seen, name, now), "eyebrow": _eyebrow(then), "languages": _languages(then),
        "participation": participation(parties, name, led, computed=seen.state is not None),
        "more_parties": len(seen.parties) - len(parties), "more_acts": len(seen.acts) - len(acts),
        "whole": whole, "here": here, "attaches": writes,
        "amendments": amendment_table(amending.by, name, own=False),
        "amends": amendment_table(amending.of, name, own=True),
        "reservations": reservations(seen.reservations, name),
        "acts": _acts(actor, acts, markings, form=_form(form, at, markings), at=at, refused=refused),
        "graph": related(then, seen.relations), "drawing": told(seen, name, on or today, today),
        "texts": [_text(each, actor, then, keeper=keeper) for each in seen.texts],
        "taken_back": [(each, _file(each, actor, (), None)) for each in seen.taken_back],
        "clauses": by_topic(seen.treaty.clauses, name, len(on_it)), "keeps": keeper,
        "sources": register_imports.sources(actor, found),
        "references": [_reference(each) for each in (*then.references, *then.particulars)],
        "text_form": text_form or (TextForm(markings=markings) if keeper else None),
        "expires_in": _distance(then.expires_on, now), "notice_in": _distance(then.notice_by, now),
    }  # fmt: skip
    return render(
        request, "programs/agreement.html", context, status=400 if form or refused or text_form else 200
    )


def _reference(said: dict[str, str]) -> dict[str, str]:
    """What a register says of an agreement, {label, text, url}. Only an address of the web is led to: files that are
    brought in may name others, such as `javascript:`, which are told as text.
    """
    if not said["url"] or said["url"].lower().startswith(("http://", "https://")):
        return said
    return {**said, "text": " ".join(filter(None, (said["text"], said["url"]))), "url": ""}


def _eyebrow(found: Agreement) -> str:
    said = (
        found.get_kind_display() or found.written_kind, found.get_level_display(), found.get_character_display(),
        found.get_scope_display(),
    )  # fmt: skip
    return " · ".join(str(each) for each in said if each)


def _languages(found: Agreement) -> str:
    """The languages of the authentic texts, and which prevails."""
    named = ", ".join(marks.language_name(tag, marks.language()) for tag in found.authentic)
    if not found.prevailing:
        return named
    prevails = marks.language_name(found.prevailing, marks.language())
    return _("%(languages)s; the text in this language prevails: %(prevails)s") % {
        "languages": named, "prevails": prevails,
    }  # fmt: skip


def _namer(rows: Any) -> Name:
    """How the parties are called, by their keys in the rules."""
    called_by = {row.party.code: marks.plain(row.party.short_name or row.party.name) for row in rows}
    return lambda key: called_by.get(key, key)


# --- What follows -----------------------------------------------------------------------------------------------------


def _law(seen: Standing, name: Name, now: date | None) -> dict[str, Any] | None:
    """The state of the agreement in words; None where its status is not computed."""
    state = seen.state
    if state is None:
        return None
    entry = outcomes.outcome_in_words(state.entry, name)
    return {
        "badge": status_badge(state.status.value), "entry": entry,
        "missing": lacking(state.missing, name), "end": _end(state),
        "provisional": [name(each.party.key) for each in state.parties if each.provisional],
        "deadlines": [(states.deadline(each, name), _distance(each.on.day, now)) for each in seen.deadlines],
        "awaited": [awaited_of(each, name) for each in awaiting(seen.treaty, state)],
        "irregular": [irregular(each, name) for each in seen.irregular],
        "bound": sum(each.status in BOUND for each in state.parties),
    }  # fmt: skip


def _distance(on: date | None, now: date | None) -> str:
    """How far a day is from today; "" where the page is as of another day (`now` None)."""
    return in_days(on, now) if now else ""


def _end(state: Any) -> str:
    """On which day, and why, it ends or ended; "" where no end is known."""
    if state.end is None:
        return ""
    return _("%(day)s: %(cause)s") % {"day": day(state.end.on), "cause": states.cause(state.end.cause)}


# --- Acts and files ---------------------------------------------------------------------------------------------------


def _acts(
    actor: Actor,
    acts: Sequence[ActSeen],
    markings: Choices,
    *,
    form: ActDocumentForm | None,
    at: UUID | None,
    refused: RefusedMarking | None,
) -> list[dict[str, Any]]:
    return [
        {
            "act": one.act, "versions": one.versions, "form": form if one.act.pk == at else None,
            "facts": act_facts(one.act),
            "files": [_file(document, actor, markings, refused) for document in one.files],
        }
        for one in acts
    ]  # fmt: skip


def _form(form: ActDocumentForm | None, at: UUID | None, markings: Choices) -> ActDocumentForm | None:
    """The form in which a file is kept with the act `at`: as it was refused, or empty."""
    if form is not None or at is None:
        return form
    return ActDocumentForm(auto_id=f"{at}-%s", markings=markings)


def _attached(request: HttpRequest) -> UUID | None:
    """The act that the address names, to keep a file with it."""
    try:
        return UUID(request.GET.get("attach", ""))
    except ValueError:
        return None


def _shown(
    request: HttpRequest, seen: Standing, at: UUID | None
) -> tuple[Sequence[Participation], Sequence[ActSeen]]:
    """The parties and acts that the page tells: of many the first parties and the last acts."""
    if request.GET.get("whole"):
        return seen.parties, seen.acts
    acts = seen.acts[-_ACTS:]
    if at is not None:
        acts = [*(one for one in seen.acts[:-_ACTS] if one.act.pk == at), *acts]
    return seen.parties[:_PARTIES], acts


def _query(request: HttpRequest, **more: str) -> str:
    """What the address of the page asks for, and more."""
    said = request.GET.copy()
    said.pop("attach", None)
    for name, value in more.items():
        said[name] = value
    return f"?{said.urlencode()}"


def act_facts(act: Act) -> list[str]:
    """What an act says of itself beside its day, its signatory and its note."""
    days = (
        (act.received_on, _("received %(day)s")), (act.effective_on, _("takes effect %(day)s")),
        (act.until_on, _("until %(day)s")),
    )  # fmt: skip
    said = [words % {"day": fuzzy_words(value)} for value, words in days if value]
    said += [_("retroactive")] if act.retroactive else []
    said += [_("about: %(act)s") % {"act": act_label(act.about)}] if act.about else []
    said += [named_word(act.kind, act.named)] if act.named else []
    if act.predecessor is not None:
        said.append(_("predecessor: %(name)s") % {"name": marks.plain(act.predecessor.name)})
    if act.known_on is not None:
        said.append(_("known here since %(day)s") % {"day": day(Period.of(act.known_on))})
    return said


def _text(document: Document, actor: Actor, found: Agreement, *, keeper: bool) -> dict[str, Any]:
    """A text of the agreement: whether it is authentic and prevails, and the address where it is taken back."""
    said = _("authentic text") if document.authentic else _("translation")
    if document.authentic and document.language.casefold() == found.prevailing.casefold():
        said = _("authentic text, prevails")
    back = reverse("programs:take-back-text", args=[document.pk])
    shown = {"said": said, "back": back if keeper and takes_back(actor, document) else ""}
    return _file(document, actor, (), None) | shown


def _file(
    document: Document, actor: Actor, markings: Choices, refused: RefusedMarking | None
) -> dict[str, Any]:
    edit = may_mark(actor, document) and bool(markings)
    return {
        "url": reverse("programs:document", args=[document.pk]), "name": document.name, "size": document.size,
        "type": called(document.content_type), "sha256": document.sha256, "audience": document.get_audience_display(),
        "marking": document.marking.name if document.marking else None, "language": document.language,
        "authentic": document.authentic,
        "edit": edit and file_edit(
            document.pk, document.version, document.marking_id, markings, refused=refused
        ),
    }  # fmt: skip
