"""What the application lets each do and see, row by row, where row security does not help.

The expected answers stand here as data. `verb_differences` and `sight_differences` ask the code and tell where it
disagrees.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from typing import Any

from django.apps import apps
from django.db import models

from cooperation.access import NOBODY, Actor, ScopedManager
from meetings import policies as of_sessions
from meetings.models import AgendaItem, Outcome, Paper, Review
from programs import policies as of_programmes
from tests.walls.rows import World

# --- Who asks ---------------------------------------------------------------------------------------------------------

BY_READERS = "by_reader by_coordinator by_head by_secretary by_security"
RU_READERS = "ru_reader ru_coordinator ru_head ru_secretary ru_security"
BY_ALL = f"{BY_READERS} by_contributor by_registrar"
RU_ALL = f"{RU_READERS} ru_contributor ru_registrar"
#: Of one programme of the body alone; of both with different rights; as its security officer.
BY_PARTS = "by_narrow by_mixed by_apart by_officer"
ACTORS = (
    f"{BY_ALL} {BY_PARTS} by_idle {RU_ALL} former joint_two joint observer half_observer outsider administrator nobody"
    # Made by hand: with a token that may only read, and with the rights of a side but none to act for.
    " by_coordinator~read by_secretary~read by_contributor~read by_head~read by_registrar~read joint_two~read"
    " by_coordinator~sideless by_secretary~sideless by_contributor~sideless by_head~sideless by_registrar~sideless"
    " by_security~sideless"
).split()


def actors(world: World) -> dict[str, Actor]:
    """Everybody above, as they are loaded for a request; once, since nobody's rights change."""
    if world.actors:
        return world.actors
    found = world.actors
    found["nobody"] = NOBODY
    for key in ACTORS:
        name, _, how = key.partition("~")
        actor = found.get(name) or world.cast.actor(name)
        if how == "read":
            actor = replace(actor, scopes=frozenset({"read"}))
        elif how == "sideless":
            actor = replace(actor, party_id=None, party_code="")
        found[key] = actor
    return found


# --- What each may do: "verb, and with what" -> those who may ---------------------------------------------------------

_WRITERS = "by_coordinator by_secretary ru_coordinator ru_secretary"
_DRAFTERS = f"{_WRITERS} by_contributor"
_KEEPERS = "by_secretary ru_secretary joint_two by_secretary~sideless"
#: Who decides for a side in a session, or on behalf of who does.
_HEADS = "by_secretary ru_secretary by_head ru_head"
#: Predicates that are asked of a body and a programme, by name.
OF_BODIES = ("may_convene", "may_decide_between", "may_break_silence")
VERBS = {
    "drafts here": f"{_WRITERS} by_narrow",
    "drafts sibling": _WRITERS,
    "drafts elsewhere": "outsider",
    "reports here": f"{_DRAFTERS} by_narrow by_mixed by_apart",
    "reports sibling": _DRAFTERS,
    "releases here": "by_coordinator by_narrow ru_coordinator",
    "releases sibling": "by_coordinator ru_coordinator",
    "contributes_at_all here": "by_contributor by_mixed by_apart",
    "contributes_at_all sibling": "by_contributor",
    "contributes here ministry": "by_contributor by_mixed by_apart",
    "contributes here committee": "",
    "contributes sibling ministry": "by_contributor",
    "notes_for here by_committee": f"{_WRITERS} by_narrow by_head ru_head",
    "notes_for here by_ministry": f"{_WRITERS} by_narrow by_head ru_head by_contributor by_mixed by_apart",
    "notes_for sibling by_committee": f"{_WRITERS} by_head ru_head",
    "notes_for elsewhere by_committee": "outsider",
    "attaches_to_act body": f"{_WRITERS} joint_two by_narrow by_coordinator~sideless by_secretary~sideless",
    "attaches_to_act far_body": "outsider",
    "attaches_to_act none": "",
    "keeps_agreements in_body": _KEEPERS,
    "keeps_agreements in_both_bodies": _KEEPERS,
    "keeps_agreements in_far_body": "",
    "keeps_record here": _KEEPERS,
    "keeps_record sibling": _KEEPERS,
    "keeps_record elsewhere": "",
    "sorts_lists here": (
        f"{_WRITERS} by_narrow by_head ru_head joint_two"
        " by_coordinator~sideless by_secretary~sideless by_head~sideless"
    ),
    "sorts_lists elsewhere": "outsider",
    "proposes_changes here": f"{_WRITERS} by_narrow",
    "proposes_changes sibling": _WRITERS,
    "enters_acts here by": "by_coordinator by_secretary by_head by_narrow joint_two",
    "enters_acts here ru": "ru_coordinator ru_secretary ru_head joint_two",
    "enters_acts sibling by": "by_coordinator by_secretary by_head joint_two",
    "enters_acts elsewhere by": "",
    "enters_acts here none": "",
    "imports_registers body": _KEEPERS,
    "imports_registers far_body": "",
    "imports_posts body by": "by_secretary",
    "imports_posts body ru": "ru_secretary",
    "imports_posts far_body by": "",
    "tends_matters here": f"{_WRITERS} by_narrow joint_two by_secretary~sideless",
    "tends_matters elsewhere": "outsider",
    "rewrites_obstacle here of_by": f"{_KEEPERS} by_coordinator by_narrow",
    "rewrites_obstacle here of_ru": f"{_KEEPERS} ru_coordinator",
    "rewrites_obstacle elsewhere of_by": "",
    "keeps_organisations by": "by_coordinator by_secretary by_registrar by_narrow by_apart",
    "keeps_organisations ru": "ru_coordinator ru_secretary ru_registrar",
    "may_keep_record review": _KEEPERS,
    "may_keep_record far_review": "",
    "may_keep_record mixed_review": "",
    "may_convene body here": _KEEPERS,
    "may_convene far_body here": "",
    "may_convene body elsewhere": "",
    "may_decide_between body here": _KEEPERS,
    "may_decide_between far_body here": "",
    "may_decide_between body elsewhere": "",
    "may_break_silence body here": _HEADS,
    "may_break_silence far_body here": "",
    "may_break_silence body elsewhere": "",
    "may_pull_out review": _HEADS,
    "may_pull_out far_review": "",
    "may_pull_out mixed_review": "",
    "may_propose_point review": (
        f"{_WRITERS} by_narrow by_head ru_head joint_two"
        " by_coordinator~sideless by_secretary~sideless by_head~sideless"
    ),
    "may_propose_point sibling_review": (
        f"{_WRITERS} by_head ru_head joint_two by_coordinator~sideless by_secretary~sideless by_head~sideless"
    ),
    "may_propose_point mixed_review": "",
    "may_rewrite_point point_of_by": f"{_KEEPERS} by_coordinator by_narrow by_head",
    "may_rewrite_point point_of_ru": f"{_KEEPERS} ru_coordinator ru_head",
    "may_rewrite_point point_of_nobody": _KEEPERS,
    "may_rewrite_point far_point": "",
    "may_tend_paper paper_of_by": f"{_KEEPERS} by_coordinator by_narrow by_head",
    "may_tend_paper paper_of_ru": f"{_KEEPERS} ru_coordinator ru_head",
    "may_tend_paper paper_of_nobody": _KEEPERS,
    "may_tend_paper kept_by_by": "by_coordinator by_secretary by_narrow by_head",
    "may_tend_paper far_paper": "",
    "may_fill_backlog body": (
        f"{_WRITERS} by_narrow by_head ru_head joint_two"
        " by_coordinator~sideless by_secretary~sideless by_head~sideless"
    ),
    "may_fill_backlog far_body": "outsider",
    "may_keep_letters body": _KEEPERS,
    "may_keep_letters far_body": "",
    "may_name_delegation review by": "by_coordinator by_secretary by_narrow joint_two",
    "may_name_delegation review ru": "ru_coordinator ru_secretary joint_two",
    "may_name_delegation sibling_review by": "by_coordinator by_secretary joint_two",
    "may_name_delegation far_review by": "",
    "may_name_delegation mixed_review by": "",
    "may_acknowledge outcome_of_by": "ru_secretary",
    "may_acknowledge outcome_of_ru": "by_secretary",
    "may_acknowledge outcome_of_nobody": "",
    "may_acknowledge far_outcome": "",
    "may_confirm_change review by": "ru_coordinator ru_secretary joint_two",
    "may_confirm_change review ru": "by_coordinator by_secretary by_narrow joint_two",
    "may_confirm_change review none": f"{_WRITERS} by_narrow joint_two",
    "may_confirm_change far_review none": "outsider",
    "may_confirm_change mixed_review none": "",
    "may_dispute review": f"{_WRITERS} by_narrow by_head ru_head",
    "may_dispute far_review": "outsider",
    "may_dispute mixed_review": "",
}


def _given(world: World) -> dict[str, Any]:
    """What the words after a verb stand for."""
    cast = world.cast
    reviews = {
        "review": Review(body=cast.body, programme=cast.programme),
        "sibling_review": Review(body=cast.body, programme=world.programmes["sibling"]),
        "far_review": Review(body=cast.elsewhere.body, programme=cast.elsewhere),
        # Of one body, on the programme of another.
        "mixed_review": Review(body=cast.nine_body, programme=cast.programme),
    }
    committee, ministry = cast.organisations["by"].pk, cast.organisations["by_ministry"].pk
    return {
        **{name: programme.pk for name, programme in world.programmes.items()},
        **reviews,
        "body": cast.body.pk, "far_body": cast.elsewhere.body_id, "none": None,
        "in_body": [cast.body.pk], "in_far_body": [cast.elsewhere.body_id],
        "in_both_bodies": [cast.elsewhere.body_id, cast.body.pk],
        "by": cast.by.pk, "ru": cast.ru.pk, "of_by": [cast.by.pk], "of_ru": [cast.ru.pk],
        "by_committee": [committee], "by_ministry": [ministry], "nobody": [],
        "committee": committee, "ministry": ministry,
        "outcome_of_by": Outcome(review=reviews["review"], entered_for=cast.by),
        "outcome_of_ru": Outcome(review=reviews["review"], entered_for=cast.ru),
        "outcome_of_nobody": Outcome(review=reviews["review"], entered_for=None),
        "paper_of_by": Paper(review=reviews["review"], submitted_by=cast.by),
        "paper_of_ru": Paper(review=reviews["review"], submitted_by=cast.ru),
        "paper_of_nobody": Paper(review=reviews["review"]),
        "kept_by_by": Paper(review=reviews["review"], submitted_by=cast.by, audience="named"),
        "far_paper": Paper(review=reviews["far_review"], submitted_by=cast.by),
        "point_of_by": AgendaItem(review=reviews["review"], proposed_by=cast.by),
        "point_of_ru": AgendaItem(review=reviews["review"], proposed_by=cast.ru),
        "point_of_nobody": AgendaItem(review=reviews["review"]),
        "far_point": AgendaItem(review=reviews["far_review"], proposed_by=cast.by),
        "far_outcome": Outcome(review=reviews["far_review"], entered_for=cast.by),
    }  # fmt: skip


def verb_differences(world: World) -> Iterator[str]:
    """Where a predicate answers otherwise than the table above says, one sentence each."""
    given, people = _given(world), actors(world)
    for question, who in VERBS.items():
        verb, *words = question.split()
        predicate: Callable[..., bool] = getattr(of_programmes, verb, None) or getattr(of_sessions, verb)
        what = [given[word] for word in words]
        named = {"body_id": what[0], "programme_id": what[1]} if verb in OF_BODIES else {}
        for key in ACTORS:
            may = bool(predicate(people[key], **named) if named else predicate(people[key], *what))
            if may != (key in who.split()):
                yield f"{question}: {key} may{'' if may else ' not'}"


# --- What each sees: {those who ask: names of rows}, who is not named sees none of them -------------------------------

Sight = dict[str, str]
_TAKE_PART = f"{BY_ALL} by_mixed by_apart {RU_ALL} former joint_two"
_SIDELESS = (
    "by_coordinator~sideless by_secretary~sideless by_contributor~sideless by_head~sideless by_registrar~sideless"
    " by_security~sideless"
)
_HERE = f"{_TAKE_PART} by_narrow by_officer observer half_observer {_SIDELESS}"
_OF_PROGRAMME: Sight = {
    f"{_TAKE_PART} observer half_observer {_SIDELESS}": "here sibling",
    "by_narrow by_officer": "here",
    "outsider": "elsewhere",
}
_OF_BODY: Sight = {_HERE: "here", "outsider": "elsewhere"}
_OF_PARTY: Sight = {f"{_HERE} by_idle": "here", "outsider": "elsewhere"}
_OF_AGREEMENT: Sight = {
    "by_idle": "here-register",
    _HERE: "here here-register",
    "outsider": "elsewhere elsewhere-register",
}
_ALL_BYS = "by by-ministry by-former by-sibling"
_INTERNAL: Sight = {
    BY_READERS: _ALL_BYS,
    "by_contributor by_mixed": "by-ministry by-sibling",
    "by_apart": "by-ministry",
    "by_narrow by_officer": "by by-ministry by-former",
    RU_READERS: "ru",
}
_ON_NO_ITEM = "by-agreement by-session"
_NOTES: Sight = {
    BY_READERS: f"{_ALL_BYS} {_ON_NO_ITEM}",
    "by_contributor by_mixed": "by-ministry by-sibling",
    "by_apart": "by-ministry",
    "by_narrow by_officer": f"by by-ministry by-former {_ON_NO_ITEM}",
    RU_READERS: "ru",
}
_OPEN = "open open-too"
_BOTH = "both-by both-ru"
#: An asterisk: with what is said of it ("told_", "own_"), not the mere row.
_POSITIONS: Sight = {
    f"{BY_ALL} {BY_PARTS}": f"{_OPEN} waiting {_BOTH}",
    f"{RU_ALL} joint_two {_SIDELESS}": f"{_OPEN} {_BOTH}",
    "former": _OPEN,
}
_RELEASES: Sight = {
    f"{BY_ALL} by_mixed by_apart": "open-by* waiting-by* waiting-by-again* both-by* both-ru* sibling*",
    "by_narrow by_officer": "open-by* waiting-by* waiting-by-again* both-by* both-ru*",
    f"{RU_ALL} joint_two {_SIDELESS}": "open-by* waiting-by both-by* both-ru* sibling*",
    "former": "open-by* waiting-by both-by both-ru sibling*",
    "half_observer": "sibling*",
}
_PROPOSALS: Sight = {
    BY_READERS: "by-draft by-proposed by-sibling",
    "by_narrow by_officer": "by-draft by-proposed",
    "by_mixed": "by-proposed by-sibling",
    RU_READERS: "ru-draft by-proposed",
    f"by_contributor by_registrar by_apart ru_contributor ru_registrar former joint_two {_SIDELESS}": "by-proposed",
}
_PUBLIC = "public act-public nobodys-public text-nobodys-public"
_SHARED = f"{_PUBLIC} shared act-shared text-shared text-nobodys nobodys"
_RELEASED = f"{_SHARED} released"
_DOCUMENTS: Sight = {
    BY_READERS: (
        f"{_RELEASED} released-waiting released-not borrowed draft draft-ministry act-kept text-kept named"
        " named-sibling"
    ),
    "by_narrow by_officer": (
        f"{_RELEASED} released-waiting released-not borrowed draft draft-ministry act-kept text-kept named"
    ),
    "by_mixed": f"{_RELEASED} released-waiting draft-ministry act-kept text-kept named named-sibling",
    "by_contributor by_apart": f"{_RELEASED} released-waiting draft-ministry named named-sibling",
    "by_registrar": f"{_RELEASED} released-waiting named named-sibling",
    RU_READERS: f"{_RELEASED} ru-draft named-sibling",
    "ru_contributor ru_registrar": f"{_RELEASED} named-sibling",
    f"former joint_two {_SIDELESS}": _RELEASED,
    # Takes part in the other programme of the body, whose agreements are for it.
    "half_observer": f"{_PUBLIC} act-shared text-shared text-nobodys nobodys named",
    "observer": f"{_PUBLIC} named",
    "outsider": "far-shared text-far",
}

_TABLES_OF_PROGRAMME = """
    programs_programme programs_side programs_edition programs_section programs_formertitle programs_item
    programs_wording
    programs_responsibility programs_agreedstate programs_extension programs_milestone programs_closure
    programs_consent programs_succession programs_placement programs_round programs_dueitem programs_obstacle
    programs_stance programs_blocking programs_obstaclestep programs_jointproject programs_partner
    programs_cooperation
"""
_TABLES_OF_BODY = """
    programs_body programs_member programs_presidency meetings_review meetings_agendaitem meetings_delegation
    meetings_delegate meetings_outcome meetings_acknowledgement meetings_minutes meetings_backlogpoint
    meetings_dateconfirmation meetings_sitting meetings_schedulestep meetings_rotation meetings_turn meetings_departure
    meetings_bracket meetings_stand meetings_minutesfile meetings_minutesact meetings_handwrittenchange
    meetings_changeconfirmation meetings_minutesnote meetings_minutesseal
    meetings_intersessionaldecision
    programs_registerprofile programs_registerimport programs_registerrow programs_registerentry
    programs_registerorigin programs_registerparty
"""
#: Seen by whoever works with the party.
_TABLES_OF_PARTY = """
    programs_party programs_organisation programs_organisationchange programs_person programs_post
    programs_appointment
"""
_TABLES_OF_AGREEMENT = """
    programs_agreement programs_agreementparty programs_act programs_agreementspan programs_partyspan
    programs_legaldeadline programs_awaited programs_derivation
"""

#: Who only observes the programme of the session reads its public papers, and those for which its party is named.
_PAPERS: Sight = {
    f"former joint_two {_SIDELESS}": "here here-public",
    BY_READERS: "here here-public by-internal by-named sibling-internal sibling-named",
    "by_mixed": "here here-public by-named sibling-internal sibling-named",
    "by_contributor by_registrar by_apart": "here here-public by-named sibling-named",
    "by_narrow by_officer": "here here-public by-internal by-named",
    RU_READERS: "here here-public ru-internal sibling-named",
    "ru_contributor ru_registrar": "here here-public sibling-named",
    "observer half_observer": "here-public by-named",
    "outsider": "elsewhere elsewhere-public",
}

_TOLD = {f"{_TAKE_PART} by_narrow by_officer {_SIDELESS}": "here", "outsider": "elsewhere"}
SIGHT: dict[str, Sight] = {
    **dict.fromkeys(["meetings_paper", "meetings_paperpoint", "meetings_paperversion"], _PAPERS),
    "meetings_letter": {
        f"{_TAKE_PART} by_narrow by_officer half_observer {_SIDELESS}": "here", "outsider": "elsewhere",
    },
    "meetings_referral": {_HERE: "here received", "outsider": "elsewhere received"},
    **dict.fromkeys(_TABLES_OF_PROGRAMME.split(), _OF_PROGRAMME),
    **dict.fromkeys(_TABLES_OF_BODY.split(), _OF_BODY),
    **dict.fromkeys(_TABLES_OF_PARTY.split(), _OF_PARTY),
    **dict.fromkeys(_TABLES_OF_AGREEMENT.split(), _OF_AGREEMENT),
    "programs_marking": {
        " ".join(ACTORS): "common", f"{_HERE} by_idle": "here common", "outsider": "elsewhere common",
    },
    "programs_agreementrelation": {_HERE: "both"},
    "programs_grant": {f"{BY_ALL} {BY_PARTS}": "here", "outsider": "elsewhere"},
    "programs_positiondraft": _INTERNAL,
    "programs_internalnote": _NOTES,
    "programs_contribution": {
        **_INTERNAL,
        "by_contributor": "by-ministry* by-sibling*",
        "by_mixed": "by-ministry* by-sibling",
        "by_apart": "by-ministry*",
    },
    "programs_contributionedition": _INTERNAL,
    "programs_draftsource": _INTERNAL,
    "programs_position": _POSITIONS,
    "programs_release": _RELEASES,
    "programs_changeset": _PROPOSALS,
    "programs_change": _PROPOSALS,
    "programs_planimport": {
        BY_READERS: "by by-sibling", "by_narrow by_officer": "by", "by_mixed": "by-sibling", RU_READERS: "ru",
    },
    "programs_document": _DOCUMENTS,
    "readlog_entry": {
        "by_security": "by-here by-sibling by-nowhere", "by_officer": "by-here by-nowhere", "ru_security": "ru-here",
    },
    "meetings_reminder": {
        "by_reader": "by_reader far", "by_secretary": "by_reader asked",
        "by_contributor by_contributor~sideless": "asked", "ru_reader": "ru_reader", "ru_secretary": "ru_reader",
        "joint_two": "by_reader ru_reader joint_two", "outsider": "outsider",
    },
    "meetings_message": {key: key for key in ("by_reader", "ru_reader", "joint_two", "outsider")},
    "meetings_tick": {"administrator": "beat"},
    "meetings_invitation": _OF_BODY,
    "meetings_incomingmail": {
        "by_secretary by_secretary~sideless ru_secretary joint_two": "here", "administrator": "stray",
    },
    # What one chose, and the addresses of one's own calendars.
    "meetings_reminderchoice": {"by_coordinator by_coordinator~sideless": "by", "ru_coordinator": "ru"},
    "programs_savedfilter": {"by_coordinator by_coordinator~sideless": "by", "ru_coordinator": "ru"},
    "meetings_feed": {"by_coordinator by_coordinator~sideless": "by", "ru_coordinator": "ru"},
    # What one types is one's own, whatever one's side.
    "meetings_roomdraft": {"by_coordinator by_coordinator~sideless": "by", "ru_coordinator": "ru"},
    # What the sides told one another is in it: for those who take part.
    "meetings_snapshot": _TOLD,
    "meetings_snapshotline": _TOLD,
}  # fmt: skip
#: What is annotated where more than the row is for the asker.
TOLD = {"programs_release": "told_count", "programs_contribution": "own_status"}


@cache
def scoped() -> dict[str, type[models.Model]]:
    """Every model that is seen through visible_to, by its table."""
    return {
        model._meta.db_table: model
        for model in apps.get_models()
        if isinstance(model.__dict__.get("objects"), models.manager.ManagerDescriptor)
        and isinstance(model.__dict__["objects"].manager, ScopedManager)
    }


def sight_differences(world: World, tables: list[str] | None = None) -> Iterator[str]:
    """Where a model shows other rows than the table above says, one sentence each."""
    people = actors(world)
    for table in tables or list(SIGHT):
        known = {pk: name for name, pk in world.rows[table].items()}
        named = {name.rstrip("*") for rows in SIGHT[table].values() for name in rows.split()}
        assert named <= set(world.rows[table]), f"{table}: the world has no {named - set(world.rows[table])}"
        for key in ACTORS:
            told = _expected(table, key)
            found = sorted(_seen(table, people[key], known))
            if found != sorted(told):
                yield f"{table}: {key} sees {' '.join(found) or 'nothing'}, not {' '.join(told) or 'nothing'}"


def _expected(table: str, key: str) -> list[str]:
    """Of a person with a token that may only read as of the person: a scope narrows what is done, not what is seen."""
    key = key.removesuffix("~read")
    answers = [rows for askers, rows in SIGHT[table].items() if key in askers.split()]
    return answers[-1].split() if answers else []


def _seen(table: str, actor: Actor, known: dict[Any, str]) -> Iterator[str]:
    """The named rows, each as often as it comes."""
    rows, told = scoped()[table].objects.visible_to(actor), TOLD.get(table)  # type: ignore[attr-defined]
    for pk, *more in rows.values_list("pk", *([told] if told else [])):
        if pk in known:
            yield known[pk] + ("*" if more and more[0] is not None else "")
