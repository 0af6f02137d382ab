"""What the refused acts are tried on: the cast, a session being held and one ahead, drafts, an outcome, a reminder."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import F

from cooperation import clock
from cooperation.access import acting_as
from cooperation.accounts.models import Token, User
from cooperation.dates import FuzzyDate
from meetings.models import AgendaItem, Delegation, Message, Outcome, Reminder, Review
from meetings.services.effects import OutcomeDraft
from meetings.services.list_a import pull_out
from meetings.services.outcomes import record_outcome
from programs.imports.sheets import read
from programs.models import (
    Act,
    Change,
    ChangeSet,
    Closure,
    Contribution,
    Document,
    Item,
    Marking,
    Milestone,
    Placement,
    PlanImport,
    PositionDraft,
    RegisterImport,
    Responsibility,
    Section,
)
from programs.selectors.plan_imports import preview
from programs.services import changes, taking_effect
from programs.services.authority import ActInput
from programs.services.change_rows import ChangeInput
from programs.services.closures import propose_closure
from programs.services.contributions import request_contributions, write_contribution
from programs.services.documents import attach
from programs.services.notes import write_note
from programs.services.placements import move_to_list
from programs.services.plan_imports import keep_plan_file
from programs.services.positions import PositionContent
from tests.cast import Cast, make_section, release, save, sit, text
from tests.refusals.before import lay_before
from tests.refusals.ground import lay_matters

PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n%%EOF\n"


@dataclass
class Stage:
    """Everything an act may be about, by name."""

    cast: Cast
    held: Review
    ahead: Review
    draft: PositionDraft
    note: Any
    act: Act
    outcome: Outcome
    reminder: Reminder
    planned: Reminder
    suppressed: Reminder
    #: What the ministry of BY handed in on 2.1, internal to that side.
    contribution: Contribution
    outspoken: Item
    placement: Placement
    #: A draft of side BY with one row, a proposal of it, and one to which both sides have agreed by letter.
    set: ChangeSet
    row: Change
    proposal: ChangeSet
    agreed_set: ChangeSet
    #: The closing of 1.1, proposed by BY.
    closure: Closure
    responsibility: Responsibility
    milestone: Milestone
    #: No item stands under it.
    heading: Section
    #: A file of side BY that rewords 1.1, kept and not yet drafted, and the mark of its preview.
    plan_file: PlanImport
    seen: str
    #: A file that goes with the draft of side BY.
    paper: Document
    absent: UUID = field(default_factory=uuid4)

    def point(self, place: int = 1, review: Review | None = None) -> AgendaItem:
        return AgendaItem.unscoped.get(review=review or self.held, position=place)

    def delegation(self, code: str = "by") -> Delegation:
        return Delegation.unscoped.get(review=self.ahead, party=self.cast.parties[code])

    def token(self, key: str) -> str:
        return Token.issue(self.cast.users[key], name="t", scopes=["read", "write"])[1]

    def rows(self) -> dict[str, list[Any]]:
        """Every row of both apps with its version where it has one, also those internal to a side."""
        found: dict[str, list[Any]] = {}
        for key in ("by_reader", "ru_reader"):
            with acting_as(self.cast.actor(key)):
                for app in ("programs", "meetings"):
                    for model in apps.get_app_config(app).get_models():
                        if hasattr(model, "unscoped"):
                            kept = {field.name for field in model._meta.fields} & {"version"}
                            rows = model.unscoped.order_by("pk").values_list("pk", *kept)
                            found[f"{key} {model.__name__}"] = list(rows)
        return found


def lay(cast: Cast) -> Stage:
    """Lays the stage."""
    by = cast.actor("by_coordinator")
    # Everybody here reads English: the words of the two faces are compared.
    User.objects.filter(email="ru_secretary@example.org").update(language="en")
    cast.users["ru_secretary"].refresh_from_db()
    held, ahead = sit(cast), sit(cast, "confirmed")
    draft = save(cast, "by_coordinator", "1.1", text=text("What stands"))
    for state in ("columns", "reading", "ready", "stopped"):
        # Found again by what it counts.
        RegisterImport.unscoped.create(
            body=cast.body, state=state, counts={"made": state}, total=0, samples=[[["1", "x"]]],
            files=[{"name": "r.csv", "content_type": "text/csv", "size": 1, "sha256": "0", "headings": ["No", "Name"]}],
        )  # fmt: skip
    paper = attach(by, draft_id=draft.pk, file=SimpleUploadedFile("paper.pdf", PDF))
    Marking.unscoped.create(code="BY-OUO", party=cast.by, name=text("Official use"))
    with acting_as(by):
        draft.refresh_from_db()
    note = write_note(by, item_id=cast.items["1.1"].pk, text=text("A line"))
    outcome = record_outcome(
        cast.actor("by_secretary"), review_id=held.pk, draft=OutcomeDraft(kind="decision", text=text("Decided"))
    )  # fmt: skip
    now, reader = clock.now(), cast.users["by_coordinator"]
    message = Message.unscoped.create(
        recipient=reader, address=reader.email, state=Message.State.UNCONFIRMED, content=b"x"
    )
    reminder = Reminder.unscoped.create(
        body=cast.body, review=ahead, recipient=reader, kind=Reminder.Kind.REVIEW, lead_days=30,
        schedule_version=ahead.schedule_version, due_at=now, state=Reminder.State.UNCONFIRMED, message=message,
    )  # fmt: skip
    planned, suppressed = (
        Reminder.unscoped.create(
            body=cast.body, review=ahead, recipient=reader, lead_days=lead, schedule_version=ahead.schedule_version,
            due_at=now + timedelta(days=1), state=state,
        )
        for lead, state in ((14, Reminder.State.PLANNED), (7, Reminder.State.SUPPRESSED))
    )  # fmt: skip
    lay_matters(cast)
    lay_before(cast, held, ahead)
    drafted = draft_of(cast, "1.2")
    with acting_as(by):
        row = Change.unscoped.get(change_set=drafted)
    return Stage(
        cast=cast, held=held, ahead=ahead, draft=draft, note=note, outcome=outcome, reminder=reminder,
        planned=planned, suppressed=suppressed,
        contribution=_contribution(cast), outspoken=cast.items["2.2"], placement=_placement(cast, ahead),
        act=Act.unscoped.get(agreement=cast.agreement, party=cast.by),
        set=drafted, row=row, proposal=proposed(cast, "2.2"), agreed_set=agreed(cast, "2.10"),
        closure=propose_closure(by, item_id=cast.items["1.1"].pk, kind="lapsed", result=text("Nothing came of it")),
        responsibility=Responsibility.unscoped.get(item=cast.items["1.2"], organisation=cast.organisations["by"]),
        milestone=Milestone.unscoped.create(
            item=cast.items["1.2"], position=1, title=text("A version"), deadline=FuzzyDate("2099"), since_edition=1
        ),
        heading=make_section(cast.programme, "8", "Nothing yet"), paper=paper, **_plan_file(cast),
    )  # fmt: skip


#: A plan as a file: one item, reworded.
PLAN = "No.;Title (en)\n1. Legal framework\n1.1;%s\n"


def _plan_file(cast: Cast) -> dict[str, Any]:
    by = cast.actor("by_coordinator")
    table = read(SimpleUploadedFile("plan.csv", (PLAN % "As a file has it").encode()))
    kept = keep_plan_file(by, programme_id=cast.programme.pk, table=table)
    with acting_as(by):
        return {"plan_file": kept, "seen": preview(by, kept).mark}


def draft_of(cast: Cast, number: str) -> ChangeSet:
    """A change set of side BY that rewords one item."""
    return changes.draft_change_set(
        cast.actor("by_coordinator"), programme_id=cast.programme.pk, title=text("Changes"), reason=text("Because"),
        rows=[ChangeInput(kind="reword", item_id=cast.items[number].pk, title=text("Other words"))],
    )  # fmt: skip


def proposed(cast: Cast, number: str) -> ChangeSet:
    """The same, shown to all sides."""
    found = draft_of(cast, number)
    return changes.propose(cast.actor("by_coordinator"), change_set_id=found.pk, version=found.version)


def agreed(cast: Cast, number: str) -> ChangeSet:
    """The same, with a letter of each side."""
    found = proposed(cast, number)
    for side in ("by", "ru"):
        actor = cast.actor(f"{side}_coordinator")
        taking_effect.consent(
            actor, change_set_id=found.pk, act=ActInput(kind="letter"), version=found.version
        )
        with acting_as(actor):
            found.refresh_from_db()
    return found


def _placement(cast: Cast, ahead: Review) -> Placement:
    """RU has spoken of 2.2, for which it alone answers; the secretariat moved it to list A, ahead BY pulled it out."""
    save(cast, "ru_coordinator", "2.2", text=text("Said aloud"))
    release(cast, "ru_coordinator")
    placed = move_to_list(
        cast.actor("joint_two"), item_id=cast.items["2.2"].pk, listing="a", reason=text("As agreed")
    )
    pull_out(
        cast.actor("by_secretary"),
        review_id=ahead.pk,
        item_id=cast.items["2.2"].pk,
        reason=text("Not so fast"),
    )
    return placed


def _contribution(cast: Cast) -> Contribution:
    (asked,) = request_contributions(
        cast.actor("by_coordinator"), round_id=cast.round.pk, due=cast.round.cut_off,
        item_ids=[cast.items["2.1"].pk],
    )  # fmt: skip
    return write_contribution(
        cast.actor("by_contributor"), contribution_id=asked.pk, hand_in=True, version=asked.version,
        content=PositionContent(status="on_track", text=text("Handed in")),
    )  # fmt: skip


def touch(row: Any) -> None:
    """Somebody else saves the row meanwhile."""
    with acting_as_side(row):
        type(row).unscoped.filter(pk=row.pk).update(version=F("version") + 1)


def acting_as_side(row: Any) -> Any:
    """The transaction in which an internal row may be touched at all."""
    from contextlib import nullcontext

    from cooperation.access import Actor

    party = getattr(row, "party_id", None)
    return acting_as(Actor(kind="system", party_id=party)) if party else nullcontext()
