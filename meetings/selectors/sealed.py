"""What a seal covers beside the text: the rows of the session's record, the acts and changes, and what came later.

Each of them is said in canonical form (meetings.rules.minutes), by fields named here, and digested. A column that a
later release adds is not in FIELDS of this format, so that what was sealed before still verifies.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID

from django.db.models import Model, Prefetch, Q

from cooperation.dates import FuzzyDate
from meetings.models import (
    AgendaItem,
    Bracket,
    ChangeConfirmation,
    Delegate,
    Delegation,
    HandwrittenChange,
    MinutesAct,
    MinutesNote,
    MinutesSeal,
    Outcome,
    Review,
    Sitting,
    Stand,
)
from meetings.models.reviews import OutcomeResponsible
from meetings.rules.minutes import canonical, digest

Digests = dict[str, str]

#: (what it is called in a record, the model, the path to its session, its fields) in format cooperation-seal/1.
FIELDS: tuple[tuple[str, type[Model], str, str], ...] = (
    (
        "review", Review, "id",
        """id version body_id programme_id number state host_id round_id edition_id place starts_on ends_on
        starts_at_time time_zone covers_from covers_to concluded_at""",
    ),
    (
        "agenda-item", AgendaItem, "review_id",
        """id version review_id position title item_id proposed_by_id reason state carried_over continues_id source
        source_id""",
    ),
    ("delegation", Delegation, "review_id", "id version review_id party_id"),
    (
        "delegate", Delegate, "delegation__review_id",
        "id version delegation_id person_id post_id is_head attendance proxy_for_id",
    ),
    ("sitting", Sitting, "review_id", "id version review_id number held_on from_time to_time resumes_on"),
    (
        "outcome", Outcome, "review_id",
        """id version review_id agenda_item_id number symbol kind text acts_on_id decision_rule silent_until item_id
        status deadline reason brought_forward carried section_id item_number title expected_result change_set_id ends
        entered_for_id entered_by_id recorded_at withdrawn_at withdrawn_by_id
        withdrawn_reason""",
    ),
    ("responsible", OutcomeResponsible, "outcome__review_id", "id outcome_id organisation_id"),
    ("stand", Stand, "outcome__review_id", "id version outcome_id party_id choice proxy_id reservation"),
    (
        "bracket", Bracket, "outcome__review_id",
        "id version outcome_id clause party_id text state proposed_by_id proposed_at",
    ),
)  # fmt: skip

ACT = (
    "id kind party_id done_on place kept_at outcome_id person_id post_id signatory_name signatory_post authority "
    "document_kind document_number document_date document_id entered_by_id entered_at"
)
CHANGE = "id clause language text entered_for_id entered_by_id entered_at"
CONFIRMATION = "id party_id confirmed_by_id confirmed_at"
NOTE = "id party_id clause text entered_by_id entered_at"


def plain(value: Any) -> Any:
    """A column's value as canonical form takes it: instants in UTC, days and hours in ISO 8601."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, FuzzyDate):
        return value.as_json()
    return value


def said(row: Mapping[str, Any], fields: str) -> dict[str, Any]:
    """The named fields of a row."""
    return {name: plain(row[name]) for name in fields.split()}


def rows_of(reviews: Collection[UUID]) -> dict[UUID, Digests]:
    """By session: the digest of each row of its record, named "outcome:ID". One statement a table."""
    found: dict[UUID, Digests] = {review: {} for review in reviews}
    for review, name, row in each_row(reviews):
        found[review][name] = digest(canonical(row))
    return found


def each_row(reviews: Collection[UUID]) -> Iterator[tuple[UUID, str, dict[str, Any]]]:
    """(session, "outcome:ID", its fields) of each row of the sessions' records. One statement a table."""
    for name, model, path, fields in FIELDS:
        rows = model._default_manager.filter(**{f"{path.removesuffix('_id')}__in": reviews})
        for row in rows.order_by("pk").values(*dict.fromkeys([*fields.split(), path])):
            yield row[path], f"{name}:{row['id']}", said(row, fields)


def acts_of(minutes: Collection[UUID]) -> dict[UUID, list[dict[str, Any]]]:
    """By version: what the sides did with it, in the order in which it was entered."""
    rows = MinutesAct.unscoped.filter(minutes__in=minutes).order_by("entered_at", "id")
    return _grouped(
        ((row["minutes_id"], said(row, ACT)) for row in rows.values("minutes_id", *ACT.split())), minutes
    )


def notes_of(minutes: UUID) -> list[dict[str, Any]]:
    """What the sides noted on a version, in the order in which it was entered."""
    rows = MinutesNote.unscoped.filter(minutes=minutes).order_by("entered_at", "id")
    return [said(row, NOTE) for row in rows.values(*NOTE.split())]


def changes_of(minutes: Collection[UUID]) -> dict[UUID, list[dict[str, Any]]]:
    """By version: what was changed by hand, and which sides confirmed the transcription."""
    confirmed = ChangeConfirmation.unscoped.order_by("confirmed_at", "id")
    rows = HandwrittenChange.unscoped.filter(minutes__in=minutes).order_by("entered_at", "id")
    made = (
        (
            row.minutes_id,
            {
                **said(vars(row), CHANGE),
                "confirmed": [said(vars(each), CONFIRMATION) for each in row.confirmations.all()],
            },
        )
        for row in rows.prefetch_related(Prefetch("confirmations", queryset=confirmed))
    )
    return _grouped(made, minutes)


def _grouped(
    pairs: Iterable[tuple[UUID, dict[str, Any]]], keys: Collection[UUID]
) -> dict[UUID, list[dict[str, Any]]]:
    found: dict[UUID, list[dict[str, Any]]] = {key: [] for key in keys}
    for key, each in pairs:
        found[key].append(each)
    return found


def later_of(body_id: UUID) -> Digests:
    """What came to sealed minutes of a body after their sealing: acts named "act:ID", notes named "note:ID"."""
    sealed = Q(minutes__seal__body_id=body_id)
    acts = MinutesAct.unscoped.filter(sealed, kind__in=(MinutesAct.Kind.APPROVED, MinutesAct.Kind.CONFIRMED))
    notes = MinutesNote.unscoped.filter(sealed)
    found = {f"act:{row['id']}": digest(canonical(said(row, ACT))) for row in acts.values(*ACT.split())}
    return found | {
        f"note:{row['id']}": digest(canonical(said(row, NOTE))) for row in notes.values(*NOTE.split())
    }


def chain(body_id: UUID) -> list[MinutesSeal]:
    """The seals of a body in their order."""
    return list(MinutesSeal.unscoped.filter(body_id=body_id).order_by("number"))
