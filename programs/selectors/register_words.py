"""What is said of the rows of a register, in the reader's language."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from programs.models import ActKind, Verdict
from programs.rules.registers.acts import event_of

#: The mappings that are kept, by name.
PROFILES: dict[str, Any] = {
    "cooperation": gettext_lazy("The installation’s own form, as it exports"),
    "cooperation_posts": gettext_lazy(
        "The installation’s own lists of organisations, people, posts, appointments"
    ),
    "treaties_uk": gettext_lazy("UK Treaties Online"),
    "treaties_environment": gettext_lazy("Environmental agreements: IEADB, GGO, HUGGO"),
    "posts_belarus": gettext_lazy("Posts of Belarus and their holders"),
}
#: By code.
REMARKS: dict[str, Any] = {
    "changed_here": gettext_lazy("The record was changed here and in the source: it is kept as it is here."),
    "relation_unknown": gettext_lazy("It names an agreement that is not here."),
    "relation_gone": gettext_lazy("The source no longer states this relation: it was taken away."),
    "parties_same": gettext_lazy("Several names in it are of one party."),
    "differs": gettext_lazy("Another row says otherwise; the first is taken."),
    "held_already": gettext_lazy("This person already holds this post in that time."),
    "carries_rights": gettext_lazy(
        "Rights go with this post: who holds it is entered by the registrar of its side."
    ),
    "another_side": gettext_lazy("It is of another side, which brings in its own."),
    "names_absent": gettext_lazy("It names what is neither here nor in the files."),
    "lacks": gettext_lazy("It lacks what such a record needs."),
    "not_kept": gettext_lazy("What it says is not allowed here."),
    "id_missing": gettext_lazy("It has no id by which it is known."),
    "vacant_before": gettext_lazy("Before that, nobody is known to have held the post."),
    "columns_unknown": gettext_lazy("The columns are none of the mapping."),
    "empty": gettext_lazy("The row is empty."),
    "no_title": gettext_lazy("It has no title."),
    "no_person": gettext_lazy("It names no person."),
    "no_post": gettext_lazy("It names no post."),
    "too_long": gettext_lazy("The text is longer than its field."),
    "id_taken": gettext_lazy("Another row has this id."),
    "ends_before_it_begins": gettext_lazy("It ends before it begins."),
    "extra_cells": gettext_lazy("There are cells beyond the headings."),
    "letters_unkept": gettext_lazy("Some characters cannot be kept."),
    "letters_lost": gettext_lazy("Letters were lost in the source."),
    "line_unclear": gettext_lazy("A line cannot be read."),
    "word_unknown": gettext_lazy("The word is not known; it is kept as a particular."),
    "same_row": gettext_lazy("The same row stands there already."),
    "id_made": gettext_lazy("Its id is made from its title and day."),
    "id_shared": gettext_lazy("Another record has that id: this one has a number added."),
    "not_listed": gettext_lazy("No table of agreements lists it."),
    "possibly_same": gettext_lazy("It may be the same as another record."),
    "title_differs": gettext_lazy("The title differs from that of the row before."),
    "date_differs": gettext_lazy("The date differs from that of the row before, which is kept."),
    "sources_differ": gettext_lazy("A second source gives another date."),
    "effective_differs": gettext_lazy("It took effect on another day."),
    "years_far_apart": gettext_lazy("The years lie far apart: there may be an error in one."),
    "no_entry_into_force": gettext_lazy("It has no date of entry into force."),
    "no_parties": gettext_lazy("It names no parties."),
    "no_date": gettext_lazy("It has no date."),
    "no_beginning": gettext_lazy("It does not say since when."),
    "kind_other": gettext_lazy("The source’s own word for its kind is kept."),
    "kind_not_stated": gettext_lazy("Its kind is not stated."),
    "party_unknown": gettext_lazy("It is not known what kind of party this is."),
    "party_unclear": gettext_lazy("The name may stand for several parties."),
    "place_uncertain": gettext_lazy("The source doubts the place."),
    "places_several": gettext_lazy("There are several places."),
    "place_without_date": gettext_lazy("There is a place without a date."),
    "partial": gettext_lazy("The date is known only in part."),
    "uncertain": gettext_lazy("The source doubts the date."),
    "approximate": gettext_lazy("The date is approximate."),
    "part_unknown": gettext_lazy("A part of the date is unknown."),
    "range": gettext_lazy("The date lies in a period."),
    "stray_mark": gettext_lazy("A stray mark stands at the date."),
    "sentinel": gettext_lazy("The date stands for none."),
    "impossible_day": gettext_lazy("There is no such day."),
    "year_unlikely": gettext_lazy("The year is unlikely."),
    "not_a_date": gettext_lazy("This is no date."),
    "organisation_derived": gettext_lazy("The organisation is taken from the title of the post."),
    "organisation_unnamed": gettext_lazy("The title of the post names no organisation."),
    "named_otherwise": gettext_lazy("The person is named otherwise elsewhere."),
    "overlap": gettext_lazy("Others held the post at the same time."),
    "overlap_possible": gettext_lazy("Others may have held the post at the same time."),
}
_EARLY = gettext_lazy("It comes before the act that it presupposes.")
_SHOWN = (
    "written",
    "kept",
    "also",
    "fields",
    "names",
    "name",
    "target",
    "record",
    "rows",
    "row",
    "on",
    "from",
    "to",
)

FAULTS: dict[str, Any] = {
    "unreadable": gettext_lazy("A file cannot be read to its end."),
    "file_missing": gettext_lazy("A file is missing from the storage. Send it again."),
    "not_whole": gettext_lazy(
        "A row was refused, or was changed on both sides: of all or nothing, nothing was brought in."
    ),
    "failed": gettext_lazy("Something went wrong here. What was written before stays; it may be continued."),
}
#: Of rows.
VERDICTS: dict[str, Any] = {
    **{verdict.value: verdict.label for verdict in Verdict},
    "merged": pgettext_lazy("row", "merged"),
    "refused": pgettext_lazy("row", "refused"),
}


def words_of(remark: dict[str, Any]) -> str:
    """A remark as a sentence, with what it is about."""
    code = remark["code"]
    said = REMARKS.get(code) or (_EARLY if "_before_" in code else code)
    facts = remark.get("facts", {})
    shown = [_fact(facts[name]) for name in _SHOWN if name in facts]
    field = _field(remark.get("field", ""))
    return " ".join(
        part for part in (f"{field}:" if field else "", str(said), f"({'; '.join(shown)})" if shown else "") if part
    )  # fmt: skip


def _fact(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def fault_words(fault: dict[str, Any]) -> str:
    """What ended an import."""
    said = str(FAULTS.get(fault.get("code", ""), ""))
    return f"{said} {fault['detail']}" if fault.get("detail") else said


#: Fields of records, as readers know them.
FIELDS: dict[str, Any] = {
    "external_id": gettext_lazy("external id"), "title": gettext_lazy("title"), "kind": gettext_lazy("kind"),
    "written_kind": gettext_lazy("kind, as its source has it"), "level": gettext_lazy("level"),
    "character": gettext_lazy("legal character"), "scope": gettext_lazy("scope"), "subject": gettext_lazy("subject"),
    "summary": gettext_lazy("summary"), "done_on": gettext_lazy("done on"), "done_at": gettext_lazy("done at"),
    "parties": gettext_lazy("parties"), "party": gettext_lazy("party"), "acts": gettext_lazy("acts"),
    "note": gettext_lazy("note"), "references": gettext_lazy("references"), "particulars": gettext_lazy("particulars"),
    "relations": gettext_lazy("relations"), "other_titles": gettext_lazy("other titles"),
    "urls": gettext_lazy("addresses of texts"), "person": gettext_lazy("person"), "post": gettext_lazy("post"),
    "person_id": gettext_lazy("id of the person"), "post_id": gettext_lazy("id of the post"),
    "organisation": gettext_lazy("organisation"), "since": gettext_lazy("since"), "until": gettext_lazy("until"),
}  # fmt: skip
#: What registers date beside acts.
EVENTS: dict[str, Any] = {
    "entry_into_force": pgettext_lazy("act", "entry into force, as recorded"),
    "provisional_entry_into_force": gettext_lazy("provisional entry into force"),
    "termination": pgettext_lazy("act", "termination"), "withdrawal": gettext_lazy("withdrawal"),
    "consent": pgettext_lazy("act", "consent to be bound"), "deposit": gettext_lazy("deposit of an instrument"),
    "beginning": gettext_lazy("beginning"), "end": pgettext_lazy("act", "end, as recorded"),
}  # fmt: skip


def _field(name: str) -> str:
    name = name.removeprefix("also.")
    return str(FIELDS.get(name) or act_word(name) or name)


def act_word(kind: str) -> str:
    """An act or event in words; "" where it is none."""
    return str(EVENTS.get(kind) or (ActKind(kind).label if kind in ActKind.values else ""))


def named_word(kind: str, named: str) -> str:
    """What an act names: of an event of registers that became this kind of act, its words; else as it is written."""
    return str(EVENTS.get(named, named)) if named and event_of(kind, named) == named else named


def part_word(part: str) -> str:
    """A part of an act that a column may feed."""
    return {"date": _("date"), "effective": _("takes effect on"), "place": _("place"), "note": _("note")}[
        part
    ]
