"""The writes that change a plan: change sets and their rows, closings, who is responsible, headings, milestones."""

from collections.abc import Callable
from typing import Any

from cooperation import clock
from cooperation.dates import FuzzyDate
from programs.models import ChangeSet, Closure
from tests.cast import make_item
from tests.refusals.stage import Stage, acting_as_side
from tests.refusals.ways import TYPED, Way, Wrong

WORDS = {"en": TYPED}
NO_STEPS = {"steps-TOTAL_FORMS": "0", "steps-INITIAL_FORMS": "0"}
SILENT = Wrong({"why_en": " "}, {"why": {"en": " "}})


def set_over(which: str, state: str) -> Callable[[Stage], None]:
    """Puts a change set into a state."""

    def spoil(stage: Stage) -> None:
        row = getattr(stage, which)
        with acting_as_side(row):
            ChangeSet.unscoped.filter(pk=row.pk).update(state=state, number=row.number or 99)

    return spoil


def closed(stage: Stage) -> None:
    Closure.unscoped.filter(pk=stage.closure.pk).update(state=Closure.State.REFUSED)


def ended(stage: Stage) -> None:
    type(stage.responsibility).unscoped.filter(pk=stage.responsibility.pk).update(until=clock.today())


def closure_of(stage: Stage, number: str) -> None:
    """Somebody has proposed to close the item."""
    Closure.unscoped.create(item=stage.cast.items[number], kind="lapsed", result=WORDS)


def stood_under(stage: Stage) -> None:
    """An item stands under the heading by now."""
    make_item(stage.cast.programme, stage.heading, "8.1", "An item", FuzzyDate("2099"))


def act_on_set(
    verb: str, who: str, which: str, wrong_who: str, *, path: str, state: str = "withdrawn", method: str = "post",
    fields: dict[str, Any] | None = None, body: dict[str, Any] | None = None, wrong: tuple[Wrong, ...] = (),
) -> Way:  # fmt: skip
    """A write on one change set: its page and its address end alike."""
    return Way(
        verb, who, wrong_who,
        lambda s: (
            f"/change-sets/{getattr(s, which).pk}/{path}/", {"version": getattr(s, which).version, **(fields or {})},
        ),
        lambda s: (
            method, f"change-sets/{getattr(s, which).pk}/{path + '/' if method == 'post' else ''}",
            None if method == "delete" else body or {}, getattr(s, which).version,
        ),
        lambda s: getattr(s, which), lambda s: getattr(s, which), set_over(which, state), wrong,
    )  # fmt: skip


def reword(s: Stage, **more: Any) -> dict[str, Any]:
    return {"kind": "reword", "item": str(s.row.item_id), "title": WORDS, **more}


CHANGING = (
    Way(
        "draft_change_set", "by_coordinator", "by_reader",
        lambda s: (f"/programmes/{s.cast.programme.code}/change-sets/new/", {"title_en": TYPED}),
        lambda s: ("post", "change-sets/", {"programme": str(s.cast.programme.pk), "title": WORDS}, None),
        lambda s: s.cast.programme, None, None, (Wrong({"title_en": ""}, {"title": {}}),),
    ),
    act_on_set(
        "edit_change_set", "by_coordinator", "set", "by_reader", path="edit", state="proposed", method="patch",
        fields={"title_en": TYPED, "reason_en": TYPED}, body={"title": WORDS, "reason": WORDS},
        wrong=(Wrong({"title_en": ""}, {"title": {}}),),
    ),
    act_on_set(
        "discard_change_set", "by_coordinator", "set", "by_reader", path="discard", state="proposed", method="delete"
    ),
    Way(
        "add_changes", "by_coordinator", "by_reader",
        lambda s: (
            f"/change-sets/{s.set.pk}/changes/new/?kind=reword&item={s.cast.items['2.1'].pk}",
            {"title_en": TYPED, **NO_STEPS},
        ),
        lambda s: (
            "post", f"change-sets/{s.set.pk}/rows/", {"rows": [reword(s, item=str(s.cast.items["2.1"].pk))]}, None,
        ),
        lambda s: s.set, None, set_over("set", "proposed"),
    ),
    Way(
        "edit_change", "by_coordinator", "by_reader",
        lambda s: (f"/changes/{s.row.pk}/", {"title_en": TYPED, "version": s.row.version, **NO_STEPS}),
        lambda s: ("put", f"changes/{s.row.pk}/", reword(s), s.row.version),
        lambda s: s.row, lambda s: s.row, set_over("set", "proposed"),
    ),
    Way(
        "remove_change", "by_coordinator", "by_reader",
        lambda s: (f"/changes/{s.row.pk}/remove/", {"version": s.row.version}),
        lambda s: ("delete", f"changes/{s.row.pk}/", None, s.row.version),
        lambda s: s.row, lambda s: s.row, set_over("set", "proposed"),
    ),
    Way(
        "settle", "by_coordinator", "by_reader",
        lambda s: (f"/changes/{s.row.pk}/settle/", {"version": s.row.version}),
        lambda s: ("post", f"changes/{s.row.pk}/settle/", {}, s.row.version),
        lambda s: s.row, lambda s: s.row, set_over("set", "withdrawn"),
    ),
    act_on_set("propose", "by_coordinator", "set", "by_reader", path="propose", state="proposed"),
    act_on_set(
        "withdraw", "by_coordinator", "proposal", "ru_coordinator", path="withdraw", fields={"why_en": TYPED},
        body={"why": WORDS}, wrong=(SILENT,),
    ),
    act_on_set(
        "reject", "by_secretary", "proposal", "by_coordinator", path="reject", fields={"why_en": TYPED},
        body={"why": WORDS}, wrong=(SILENT,),
    ),
    act_on_set(
        "consent", "by_coordinator", "proposal", "by_reader", path="consents",
        fields={"kind": "letter", "authority": "own_login"}, body={"kind": "letter"},
        wrong=(
            Wrong({"done_on": "2999-01-01"}, {"done_on": "2999-01-01"}),
            Wrong({"authority": "document"}, {"authority": "document"}),
        ),
    ),
    act_on_set(
        "take_effect", "by_secretary", "agreed_set", "by_coordinator", path="take-effect",
        wrong=(Wrong({"in_force_on": "2001-01-01"}, {"in_force_on": "2001-01-01"}),
               Wrong({"in_force_on": "2999-01-01"}, {"in_force_on": "2999-01-01"})),
    ),
    Way(
        "draft_anew", "ru_coordinator", "ru_reader",
        lambda s: (f"/change-sets/{s.proposal.pk}/anew/", {}),
        lambda s: ("post", f"change-sets/{s.proposal.pk}/draft-anew/", {}, None),
        lambda s: s.proposal,
    ),
    Way(
        "propose_closure", "by_coordinator", "by_reader",
        lambda s: (f"/items/{s.cast.items['2.1'].pk}/close/", {"kind": "withdrawn", "result_en": TYPED}),
        lambda s: (
            "post", f"items/{s.cast.items['2.1'].pk}/closures/", {"kind": "withdrawn", "result": WORDS}, None,
        ),
        lambda s: s.cast.items["2.1"], None,
        lambda s: closure_of(s, "2.1"),
        (Wrong({"kind": "completed"}, {"kind": "completed"}), Wrong({"kind": "superseded"}, {"kind": "superseded"}),
         Wrong({"result_en": ""}, {"result": {}})),
    ),
    Way(
        "agree_closure", "ru_coordinator", "by_reader",
        lambda s: (f"/closures/{s.closure.pk}/", {"authority": "own_login", "version": s.closure.version}),
        lambda s: ("post", f"closures/{s.closure.pk}/agree/", {}, s.closure.version),
        lambda s: s.closure, lambda s: s.closure, closed,
        (Wrong({"done_on": "2999-01-01"}, {"done_on": "2999-01-01"}),),
    ),
    Way(
        "refuse_closure", "ru_coordinator", "by_reader",
        lambda s: (
            f"/closures/{s.closure.pk}/", {"answer": "refuse", "why_en": TYPED, "version": s.closure.version},
        ),
        lambda s: ("post", f"closures/{s.closure.pk}/refuse/", {"why": WORDS}, s.closure.version),
        lambda s: s.closure, lambda s: s.closure, closed, (SILENT,),
    ),
    Way(
        "notify_responsible", "by_coordinator", "by_reader",
        lambda s: (
            f"/items/{s.cast.items['2.1'].pk}/responsible/",
            {"organisation": str(s.cast.organisations["by"].pk), "role": "co_executor"},
        ),
        lambda s: (
            "post", f"items/{s.cast.items['2.1'].pk}/responsibilities/",
            {"organisation": str(s.cast.organisations["by"].pk), "role": "co_executor"}, None,
        ),
        lambda s: s.cast.items["2.1"], None, None,
        (Wrong({"role": "lead"}, {"role": "lead"}), Wrong({"since": "2999-01-01"}, {"since": "2999-01-01"})),
    ),
    Way(
        "end_responsible", "by_coordinator", "by_reader",
        lambda s: (f"/responsibilities/{s.responsibility.pk}/end/", {"version": s.responsibility.version}),
        lambda s: ("post", f"responsibilities/{s.responsibility.pk}/end/", {}, s.responsibility.version),
        lambda s: s.responsibility, lambda s: s.responsibility, ended,
    ),
    Way(
        "add_section", "by_secretary", "by_coordinator",
        lambda s: (f"/programmes/{s.cast.programme.code}/headings/", {"number": "7", "title_en": TYPED}),
        lambda s: ("post", f"programmes/{s.cast.programme.pk}/sections/", {"number": "7", "title": WORDS}, None),
        lambda s: s.cast.programme, None, None,
        (Wrong({"number": "1"}, {"number": "1"}), Wrong({"title_en": ""}, {"title": {}})),
    ),
    Way(
        "edit_section", "by_secretary", "by_coordinator",
        lambda s: (
            f"/headings/{s.heading.pk}/", {"number": "9", "title_en": TYPED, "version": s.heading.version},
        ),
        lambda s: ("put", f"sections/{s.heading.pk}/", {"number": "9", "title": WORDS}, s.heading.version),
        lambda s: s.heading, lambda s: s.heading, stood_under,
        (Wrong({"number": "1"}, {"number": "1"}), Wrong({"title_en": ""}, {"title": {}})),
    ),
    Way(
        "reach_milestone", "by_secretary", "by_coordinator",
        lambda s: (
            f"/milestones/{s.milestone.pk}/reached/",
            {"reached_on": "2026-01-15", "version": s.milestone.version},
        ),
        lambda s: (
            "post", f"milestones/{s.milestone.pk}/reached/", {"reached_on": "2026-01-15"}, s.milestone.version,
        ),
        lambda s: s.milestone, lambda s: s.milestone, None,
        (Wrong({"reached_on": "2999-01-01"}, {"reached_on": "2999-01-01"}),),
    ),
)  # fmt: skip
