"""Change sets: drafted by one side, proposed to all, taking effect by letters, endorsing acts or a session."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.test import Client

from cooperation.access import acting_as
from cooperation.dates import FuzzyDate
from cooperation.errors import Absent, Conflict, Forbidden, Invalid
from programs import models as m
from programs.services import changes, editions, taking_effect
from programs.services.authority import ActInput
from programs.services.change_rows import ChangeInput
from programs.services.editions import Step
from tests.cast import Cast, text

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def reading(cast: Cast) -> Iterator[None]:
    """The tests themselves read as side BY; the services act as whom they are told."""
    with acting_as(cast.actor("by_reader")):
        yield


def row(cast: Cast, kind: str, of: str = "", /, **more: Any) -> ChangeInput:
    """A change of the item that is numbered `of`."""
    return ChangeInput(kind=kind, item_id=cast.items[of].pk if of else None, **more)


def new(cast: Cast, number: str, **more: Any) -> ChangeInput:
    return ChangeInput(
        kind="add", section_id=cast.sections["2"].pk, number=number, title=text(f"Item {number}"),
        deadline=FuzzyDate("2098"), organisation_ids=(cast.organisations["by"].pk, cast.organisations["ru"].pk), **more,
    )  # fmt: skip


def drafted(cast: Cast, *rows: ChangeInput, key: str = "by_coordinator", **more: Any) -> m.ChangeSet:
    return changes.draft_change_set(
        cast.actor(key), programme_id=cast.programme.pk, title=text("Changes"), reason=text("Because"), rows=rows,
        **more,
    )  # fmt: skip


def proposed(cast: Cast, *rows: ChangeInput, key: str = "by_coordinator") -> m.ChangeSet:
    found = drafted(cast, *rows, key=key)
    return changes.propose(cast.actor(key), change_set_id=found.pk, version=found.version)


def letters(cast: Cast, found: m.ChangeSet, *sides: str, kind: str = "letter") -> m.ChangeSet:
    for side in sides or ("by", "ru"):
        found.refresh_from_db()
        taking_effect.consent(
            cast.actor(f"{side}_secretary"), change_set_id=found.pk, version=found.version,
            act=ActInput(kind=kind, done_on=date(2026, 11, 2)),
        )  # fmt: skip
    found.refresh_from_db()
    return found


def effective(cast: Cast, found: m.ChangeSet, **more: Any) -> m.ChangeSet:
    letters(cast, found)
    return taking_effect.take_effect(
        cast.actor("by_secretary"), change_set_id=found.pk, version=found.version, **more
    )


def adopted(cast: Cast, found: m.ChangeSet, **more: Any) -> m.ChangeSet:
    return taking_effect.adopt(
        cast.actor("by_secretary"), change_set_id=found.pk, agreed_on=date(2026, 11, 3),
        source_label=text("8th session"), source_id=None, **more,
    )  # fmt: skip


def plan(cast: Cast, edition: int) -> dict[str, str]:
    """Number to English title of an edition."""
    rows = m.Wording.unscoped.filter(programme=cast.programme, editions__contains=edition)
    return {wording.number: wording.title["en"] for wording in rows}


def newest(cast: Cast, number: str) -> m.Wording:
    return m.Wording.unscoped.get(item=cast.items[number], until_edition__isnull=True)


def pointers(refusal: Any) -> list[str]:
    return [fault.pointer for fault in refusal.value.faults]


class TestDrafting:
    def test_a_draft_is_seen_by_its_own_side_alone_and_a_proposal_by_all(self, cast: Cast) -> None:
        found = drafted(cast, row(cast, "reword", "1.1", title=text("Better words")))
        keys = ("by_reader", "ru_coordinator", "ru_secretary", "joint_two", "outsider", "by_contributor")
        seen = {key for key in keys if m.ChangeSet.objects.visible_to(cast.actor(key)).exists()}
        rows = {key for key in keys if m.Change.objects.visible_to(cast.actor(key)).exists()}
        assert seen == rows == {"by_reader"}
        found.refresh_from_db()
        changes.propose(cast.actor("by_coordinator"), change_set_id=found.pk, version=found.version)
        for model in (m.ChangeSet, m.Change):
            seen = {key for key in keys if model.objects.visible_to(cast.actor(key)).exists()}
            assert seen == set(keys) - {"outsider"}

    def test_it_has_its_number_from_its_proposal_on(self, cast: Cast) -> None:
        first = drafted(cast, row(cast, "withdraw", "1.1"))
        other = proposed(cast, row(cast, "withdraw", "1.2"), key="ru_coordinator")
        assert (first.number, other.number) == (None, 1)
        mine = changes.propose(cast.actor("by_coordinator"), change_set_id=first.pk, version=first.version)
        assert mine.number == 2

    @pytest.mark.parametrize("key", ["by_reader", "by_contributor", "by_head", "joint_two"])
    def test_only_coordinators_and_secretaries_draft(self, cast: Cast, key: str) -> None:
        with pytest.raises(Forbidden):
            drafted(cast, key=key)

    def test_another_side_and_an_outsider_write_nothing_into_a_draft(self, cast: Cast) -> None:
        found = drafted(cast)
        for key in ("ru_coordinator", "outsider", "joint_two"):
            with pytest.raises(Absent):
                changes.add_changes(cast.actor(key), change_set_id=found.pk, rows=[new(cast, "2.3")])

    @pytest.mark.parametrize(
        ("number", "more", "wrong"),
        [
            ("", {"kind": "add"}, {"section", "number", "title", "deadline", "responsible"}),
            ("1.1", {"kind": "reword"}, {"content"}),
            ("1.1", {"kind": "extend"}, {"deadline", "reason"}),
            ("1.1", {"kind": "extend", "deadline": FuzzyDate("2030"), "reason": text("x"), "number": "7"}, {"number"}),
            ("", {"kind": "withdraw"}, {"item"}),
            ("1.1", {"kind": "reword", "number": "1" * 21}, {"number"}),
            ("1.1", {"kind": "reword", "title": text("x" * 1001)}, {"title"}),
            ("1.1", {"kind": "reword", "milestones": (Step({}, FuzzyDate("2026")),)}, {"milestones/0/title"}),
            ("1.1", {"kind": "nonsense"}, {"kind"}),
        ],
    )  # fmt: skip
    def test_what_a_row_lacks_or_has_too_much_is_said_at_its_field(
        self, cast: Cast, number: str, more: dict[str, Any], wrong: set[str]
    ) -> None:
        kind = more["kind"]
        with pytest.raises(Invalid) as refusal:
            drafted(
                cast,
                new(cast, "2.3"),
                row(cast, kind, number, **{k: v for k, v in more.items() if k != "kind"}),
            )
        assert set(pointers(refusal)) == {f"/rows/1/{name}" for name in wrong}
        assert not m.ChangeSet.unscoped.exists()

    def test_an_item_of_another_programme_and_one_named_twice_are_refused(self, cast: Cast) -> None:
        foreign = ChangeInput(kind="withdraw", item_id=cast.nine_items["1.1"].pk)
        twice = row(cast, "withdraw", "1.1")
        with pytest.raises(Invalid) as refusal:
            drafted(cast, twice, foreign, twice)
        assert pointers(refusal) == ["/rows/1/item", "/rows/2/item"]

    def test_an_organisation_of_no_side_is_refused(self, cast: Cast) -> None:
        with pytest.raises(Invalid) as refusal:
            drafted(cast, replace(new(cast, "2.3"), organisation_ids=(cast.organisations["n1"].pk,)))
        assert pointers(refusal) == ["/rows/0/responsible"]

    def test_what_was_proposed_is_not_rewritten_but_withdrawn_and_drafted_anew(self, cast: Cast) -> None:
        actor = cast.actor("by_coordinator")
        found = proposed(
            cast, row(cast, "split", "1.1"), new(cast, "1.3", part_of_row=0), new(cast, "1.4", part_of_row=0)
        )
        for attempt in (
            lambda: changes.add_changes(actor, change_set_id=found.pk, rows=[new(cast, "2.3")]),
            lambda: changes.discard_change_set(actor, change_set_id=found.pk, version=found.version),
            lambda: changes.remove_change(actor, change_id=found.rows.first().pk, version=1),
        ):
            with pytest.raises(Conflict):
                attempt()
        with pytest.raises(Forbidden):
            changes.withdraw(
                cast.actor("ru_coordinator"), change_set_id=found.pk, why=text("x"), version=found.version
            )
        changes.withdraw(actor, change_set_id=found.pk, why=text("On reflection"), version=found.version)
        anew = changes.draft_anew(actor, change_set_id=found.pk)
        assert anew.state == "draft"
        assert [(r.kind, bool(r.part_of_id)) for r in anew.rows.order_by("position")] == [
            ("split", False), ("add", True), ("add", True),
        ]  # fmt: skip

    def test_what_is_drafted_anew_keeps_its_external_ids(self, cast: Cast) -> None:
        found = proposed(cast, new(cast, "2.21", external_id="X"))
        actor = cast.actor("by_coordinator")
        changes.withdraw(actor, change_set_id=found.pk, why=text("x"), version=found.version)
        anew = changes.draft_anew(actor, change_set_id=found.pk)
        with acting_as(actor):
            assert [each.external_id for each in anew.rows.all()] == ["X"]

    @pytest.mark.parametrize("case", ["nothing", "half a split", "empty merger", "number"])
    def test_what_makes_no_plan_is_not_proposed(self, cast: Cast, case: str) -> None:
        rows = {
            "nothing": [],
            "half a split": [row(cast, "split", "1.1"), new(cast, "1.3", part_of_row=0)],
            "empty merger": [row(cast, "merge", "1.1")],
            "number": [row(cast, "reword", "1.1", number="1.2")],
        }[case]
        with pytest.raises(Conflict if case == "nothing" else Invalid):
            proposed(cast, *rows)
        assert m.ChangeSet.unscoped.get().state == "draft"


class TestTakingEffect:
    def test_letters_of_every_side_make_the_next_edition(self, cast: Cast) -> None:
        steps = (Step(text("Site"), FuzzyDate("2027")), Step(text("Works"), FuzzyDate("2028")))
        found = proposed(
            cast, row(cast, "reword", "1.1", title=text("Better words"), milestones=steps),
            row(cast, "extend", "1.2", deadline=FuzzyDate("2100"), reason=text("Parliament")), new(cast, "2.3"),
        )  # fmt: skip
        before = plan(cast, 1)
        letters(cast, found, "by")
        with pytest.raises(Conflict):
            taking_effect.take_effect(
                cast.actor("by_secretary"), change_set_id=found.pk, version=found.version
            )
        letters(cast, found, "ru")
        taking_effect.take_effect(cast.actor("ru_secretary"), change_set_id=found.pk, version=found.version)
        found.refresh_from_db()
        assert (found.state, found.edition.number, found.edition.state) == ("taken_effect", 2, "in_force")
        assert found.edition.in_force_on == date(2026, 11, 2)
        assert "2 Nov 2026" in found.source_label["en"]
        assert found.source_label["ru"]
        assert plan(cast, 1) == before
        assert plan(cast, 2) == {**before, "1.1": "Better words", "2.3": "Item 2.3"}
        ledger = m.Extension.unscoped.get()
        assert (ledger.before.value, ledger.after.value, ledger.reason) == (
            "2099-11-30",
            "2100",
            text("Parliament"),
        )
        assert [s.title["en"] for s in m.Milestone.unscoped.filter(item=cast.items["1.1"])] == [
            "Site",
            "Works",
        ]
        made = found.rows.get(kind="add").made
        roles = m.Responsibility.unscoped.filter(item=made).values_list("party__code", "role")
        assert set(roles) == {("BY", "lead"), ("RU", "lead")}
        assert m.Edition.unscoped.get(pk=cast.edition.pk).state == "superseded"

    @pytest.mark.parametrize("why", [{}, text("  "), text("\u2800\u200b")])
    def test_it_is_not_taken_back_without_a_word_that_can_be_read(
        self, cast: Cast, why: dict[str, str]
    ) -> None:
        found = proposed(cast, row(cast, "withdraw", "2.2"))
        with pytest.raises(Invalid) as refusal:
            changes.withdraw(
                cast.actor("by_coordinator"), change_set_id=found.pk, why=why, version=found.version
            )
        assert pointers(refusal) == ["/why"]

    def test_a_side_agrees_once_and_for_itself(self, cast: Cast) -> None:
        found = letters(cast, proposed(cast, new(cast, "2.3")), "by")
        act = ActInput(kind="letter", party_id=cast.ru.pk)
        for key, refusal in (("by_secretary", Forbidden), ("ru_reader", Forbidden), ("outsider", Absent)):
            with pytest.raises(refusal):
                taking_effect.consent(cast.actor(key), change_set_id=found.pk, version=found.version, act=act)
        with pytest.raises(Conflict):
            letters(cast, found, "by")

    def test_the_joint_secretariat_enters_what_a_document_proves(self, cast: Cast) -> None:
        found = proposed(cast, new(cast, "2.3"))
        actor = cast.actor("joint_two")

        def enter(**more: Any) -> m.Consent:
            act = ActInput(kind="endorsement", party_id=cast.ru.pk, **more)
            return taking_effect.consent(actor, change_set_id=found.pk, version=found.version, act=act)

        with pytest.raises(Invalid) as refusal:
            enter()
        assert pointers(refusal) == ["/authority"]
        with pytest.raises(Invalid) as refusal:
            enter(authority="document", person_id=cast.people["by_head"].pk)
        assert pointers(refusal) == ["/document_kind", "/document_number", "/document_date", "/person"]
        act = enter(
            authority="document", document_kind="Resolution", document_number="7-r", document_date=date(2026, 11, 1),
            person_id=cast.people["ru_head"].pk, post_id=cast.posts["ru_head"].pk,
        )  # fmt: skip
        assert act.signatory_name == cast.people["ru_head"].name
        assert act.signatory_post == cast.posts["ru_head"].title
        assert act.entered_by == cast.users["joint_two"]

    def test_numbers_may_be_exchanged(self, cast: Cast) -> None:
        effective(
            cast,
            proposed(
                cast, row(cast, "reword", "1.1", number="1.2"), row(cast, "reword", "1.2", number="1.1")
            ),
        )
        assert newest(cast, "1.1").number == "1.2"
        assert newest(cast, "1.2").number == "1.1"
        assert newest(cast, "1.1").sort_key > newest(cast, "1.2").sort_key

    def test_numbers_are_exchanged_also_within_an_edition_that_is_being_recorded(self, cast: Cast) -> None:
        adopted(
            cast,
            proposed(
                cast, row(cast, "reword", "1.1", title=text("A")), row(cast, "reword", "1.2", title=text("B"))
            ),
        )
        adopted(
            cast,
            proposed(
                cast, row(cast, "reword", "1.1", number="1.2"), row(cast, "reword", "1.2", number="1.1")
            ),
        )
        assert {number: title for number, title in plan(cast, 2).items() if number in ("1.1", "1.2")} == {
            "1.1": "B", "1.2": "A",
        }  # fmt: skip

    def test_a_split_item_goes_on_in_its_parts(self, cast: Cast) -> None:
        effective(cast, proposed(
            cast, row(cast, "split", "2.1", reason=text("Too large")), new(cast, "2.1", part_of_row=0),
            new(cast, "2.3", part_of_row=0),
        ))  # fmt: skip
        assert m.Closure.unscoped.get(item=cast.items["2.1"]).kind == "split"
        parts = m.Succession.unscoped.filter(item=cast.items["2.1"]).values_list(
            "successor__wordings__number", "kind"
        )
        assert set(parts) == {("2.1", "split"), ("2.3", "split")}
        assert plan(cast, 1)["2.1"] == "Found a joint venture for optics"
        assert plan(cast, 2)["2.1"] == "Item 2.1"
        assert m.AgreedState.unscoped.get(item=cast.items["2.1"], current=True).status == "dropped"

    def test_merged_items_go_on_in_one(self, cast: Cast) -> None:
        effective(cast, proposed(
            cast, row(cast, "merge", "2.1", title=text("Both")), row(cast, "withdraw", "2.2", part_of_row=0),
        ))  # fmt: skip
        assert plan(cast, 2)["2.1"] == "Both"
        assert "2.2" not in plan(cast, 2)
        assert m.Closure.unscoped.get(item=cast.items["2.2"]).kind == "merged"
        assert m.Succession.unscoped.get(item=cast.items["2.2"]).successor == cast.items["2.1"]

    def test_a_withdrawn_item_leaves_the_plan_and_keeps_its_record(self, cast: Cast) -> None:
        effective(cast, proposed(cast, row(cast, "withdraw", "2.2", reason=text("No longer needed"))))
        assert "2.2" not in plan(cast, 2)
        closure = m.Closure.unscoped.get(item=cast.items["2.2"])
        assert (closure.kind, closure.state, closure.result) == (
            "withdrawn",
            "agreed",
            text("No longer needed"),
        )
        with pytest.raises(Invalid) as refusal:
            drafted(cast, row(cast, "reword", "2.2", title=text("x")))
        assert pointers(refusal) == ["/rows/0/item"]

    def test_nobody_stays_responsible_for_items_that_leave_the_plan(self, cast: Cast) -> None:
        first = m.Responsibility.unscoped.filter(item=cast.items["2.2"]).earliest("id")
        m.Responsibility.unscoped.filter(pk=first.pk).update(since=date(2026, 11, 5))
        former = dict(m.Responsibility.unscoped.filter(item=cast.items["2.2"]).values_list("pk", "since"))
        effective(cast, proposed(
            cast, row(cast, "merge", "2.1", title=text("Both")), row(cast, "withdraw", "2.2", part_of_row=0),
        ))  # fmt: skip
        left = m.Responsibility.unscoped.filter(item=cast.items["2.2"])
        assert dict(left.values_list("pk", "since")) == former
        assert {each.until for each in left} <= {date(2026, 11, 2), date(2026, 11, 5)}
        assert left.get(pk=first.pk).until == date(2026, 11, 5)
        goes_on = m.Responsibility.unscoped.filter(item=cast.items["2.1"])
        assert {each.until for each in goes_on} == {None}

    def test_a_session_adopts_some_rows_into_its_own_edition(self, cast: Cast) -> None:
        found = proposed(
            cast,
            row(cast, "reword", "1.1", title=text("Taken")),
            row(cast, "reword", "1.2", title=text("Left")),
        )
        first, second = found.rows.order_by("position")
        adopted(cast, found, row_ids=[first.pk])
        found.refresh_from_db()
        assert (found.state, found.edition.state) == ("taken_effect", "recorded")
        assert plan(cast, 2)["1.1"] == "Taken"
        assert plan(cast, 2)["1.2"] == plan(cast, 1)["1.2"]
        second.refresh_from_db()
        assert second.adopted is False
        other = letters(cast, proposed(cast, new(cast, "2.3")))
        with pytest.raises(Conflict):
            taking_effect.take_effect(
                cast.actor("by_secretary"), change_set_id=other.pk, version=other.version
            )

    def test_who_keeps_no_record_makes_nothing_take_effect(self, cast: Cast) -> None:
        found = letters(cast, proposed(cast, new(cast, "2.3")))
        with pytest.raises(Forbidden):
            taking_effect.take_effect(
                cast.actor("by_coordinator"), change_set_id=found.pk, version=found.version
            )
        with pytest.raises(Forbidden):
            changes.reject(
                cast.actor("by_coordinator"), change_set_id=found.pk, why=text("x"), version=found.version
            )
        changes.reject(
            cast.actor("ru_secretary"), change_set_id=found.pk, why=text("No"), version=found.version
        )
        found.refresh_from_db()
        with pytest.raises(Conflict):
            taking_effect.take_effect(
                cast.actor("by_secretary"), change_set_id=found.pk, version=found.version
            )


class TestConflicts:
    def test_a_set_that_the_plan_moved_on_under_waits_until_that_is_settled(self, cast: Cast) -> None:
        mine = proposed(cast, row(cast, "reword", "1.1", title=text("Mine")), new(cast, "2.3"))
        adopted(cast, proposed(cast, row(cast, "reword", "1.1", title=text("Theirs")), key="ru_coordinator"))
        with pytest.raises(Conflict) as refusal:
            adopted(cast, mine)
        assert pointers(refusal) == ["/rows/0"]
        reworded = mine.rows.get(kind="reword")
        changes.settle(cast.actor("by_coordinator"), change_id=reworded.pk, version=reworded.version)
        adopted(cast, mine)
        assert plan(cast, 2)["1.1"] == "Mine"

    def test_a_change_of_another_field_is_no_conflict(self, cast: Cast) -> None:
        mine = proposed(cast, row(cast, "reword", "1.1", title=text("Mine")))
        adopted(cast, proposed(cast, row(cast, "reword", "1.1", number="1.7"), key="ru_coordinator"))
        adopted(cast, mine)
        assert plan(cast, 2)["1.7"] == "Mine"

    def test_a_row_whose_item_left_the_plan_falls_away_and_the_rest_takes_effect(
        self, cast: Cast, client_as: Callable[[str], Client]
    ) -> None:
        mine = proposed(cast, row(cast, "reword", "2.2", title=text("Mine")), new(cast, "2.3"))
        adopted(cast, proposed(cast, row(cast, "withdraw", "2.2"), key="ru_coordinator"))
        editions.put_in_force(m.Edition.unscoped.get(state="recorded"), date(2026, 11, 3))
        dead = mine.rows.get(kind="reword")
        client, address = client_as("by_coordinator"), f"/change-sets/{mine.pk}/"
        assert "Let this change fall away</button>" in client.get(address).content.decode()
        with pytest.raises(Forbidden):
            changes.settle(cast.actor("ru_coordinator"), change_id=dead.pk, version=dead.version)
        assert client.post(f"/changes/{dead.pk}/settle/", {"version": dead.version}).status_code == 302
        told = client.get(address).content.decode()
        assert "It fell away" in told
        assert "not adopted" in told
        assert client.get(f"/api/v1/changes/{dead.pk}/").json()["adopted"] is False
        effective(cast, mine, in_force_on=date(2026, 11, 4))
        assert plan(cast, 3)["2.3"] == "Item 2.3"
        assert "It fell away" in client.get(address).content.decode()

    def test_a_set_of_which_every_row_fell_away_takes_no_effect(self, cast: Cast) -> None:
        mine = proposed(cast, row(cast, "reword", "2.2", title=text("Mine")))
        adopted(cast, proposed(cast, row(cast, "withdraw", "2.2"), key="ru_coordinator"))
        dead = mine.rows.get()
        changes.settle(cast.actor("ru_secretary"), change_id=dead.pk, version=dead.version)
        with pytest.raises(Conflict):
            adopted(cast, mine)
        anew = changes.draft_anew(cast.actor("by_coordinator"), change_set_id=mine.pk)
        assert anew.rows.count() == 0


def test_a_milestone_that_stays_keeps_when_it_was_reached(cast: Cast) -> None:
    one, two = Step(text("Site"), FuzzyDate("2027")), Step(text("Works"), FuzzyDate("2028"))
    adopted(cast, proposed(cast, row(cast, "reword", "2.1", milestones=(one, two))))
    m.Milestone.unscoped.filter(position=1).update(reached_on=date(2026, 11, 4))
    edition = m.Edition.unscoped.get(state="recorded")
    editions.put_in_force(edition, date(2026, 11, 5))
    adopted(
        cast,
        proposed(cast, row(cast, "reword", "2.1", milestones=(one, Step(text("Tests"), FuzzyDate("2029"))))),
    )
    rows = m.Milestone.unscoped.order_by("position", "since_edition").values_list(
        "position", "title__en", "since_edition", "until_edition", "reached_on"
    )
    assert list(rows) == [
        (1, "Site", 2, None, date(2026, 11, 4)), (2, "Works", 2, 3, None), (2, "Tests", 3, None, None),
    ]  # fmt: skip


class TestExternalIds:
    def test_two_new_items_of_one_set_do_not_have_one(self, cast: Cast) -> None:
        found = drafted(cast, new(cast, "2.21", external_id="X"), new(cast, "2.22", external_id="X"))
        with pytest.raises(Invalid) as refusal:
            changes.propose(cast.actor("by_coordinator"), change_set_id=found.pk, version=found.version)
        assert pointers(refusal) == ["/rows/0/external_id", "/rows/1/external_id"]

    def test_nor_one_that_an_item_was_given_since_the_set_was_proposed(self, cast: Cast) -> None:
        first = proposed(cast, new(cast, "2.21", external_id="X"))
        second = letters(cast, proposed(cast, new(cast, "2.22", external_id="X"), key="ru_coordinator"))
        effective(cast, first)
        with pytest.raises(Invalid) as refusal:
            taking_effect.take_effect(
                cast.actor("by_secretary"), change_set_id=second.pk, version=second.version
            )
        assert pointers(refusal) == ["/rows/0/external_id"]
        with pytest.raises(Invalid):
            adopted(cast, second)

    def test_a_side_uses_one_for_one_set_and_the_other_side_learns_nothing_of_it(self, cast: Cast) -> None:
        drafted(cast, external_id="X")
        with pytest.raises(Invalid) as refusal:
            drafted(cast, external_id="X")
        assert pointers(refusal) == ["/external_id"]
        assert drafted(cast, external_id="X", key="ru_coordinator").external_id == "X"


class TestDeadlinesThatTheLedgerCannotHold:
    def test_a_permanent_item_is_given_no_deadline(self, cast: Cast) -> None:
        adopted(cast, proposed(cast, replace(new(cast, "2.21"), deadline=FuzzyDate(permanent=True))))
        lasting = m.Wording.unscoped.get(number="2.21").item_id
        with pytest.raises(Invalid) as refusal:
            drafted(
                cast,
                ChangeInput("extend", item_id=lasting, deadline=FuzzyDate("2098"), reason=text("Why")),
            )
        assert pointers(refusal) == ["/rows/0/deadline"]

    def test_nor_is_a_deadline_extended_to_itself(self, cast: Cast) -> None:
        same = newest(cast, "1.1").deadline
        with pytest.raises(Invalid) as refusal:
            drafted(cast, new(cast, "2.21"), row(cast, "extend", "1.1", deadline=same, reason=text("Why")))
        assert pointers(refusal) == ["/rows/1/deadline"]
        drafted(cast, row(cast, "reword", "1.1", deadline=same, title=text("Other words")))

    def test_what_has_become_impossible_since_it_was_drafted_is_not_proposed(self, cast: Cast) -> None:
        late = FuzzyDate("2098")
        mine = drafted(cast, row(cast, "extend", "1.1", deadline=late, reason=text("Why")))
        adopted(
            cast,
            proposed(
                cast, row(cast, "extend", "1.1", deadline=late, reason=text("Why")), key="ru_coordinator"
            ),
        )
        with pytest.raises(Invalid) as refusal:
            changes.propose(cast.actor("by_coordinator"), change_set_id=mine.pk, version=mine.version)
        assert pointers(refusal) == ["/rows/0/deadline"]
        anew = changes.draft_anew(cast.actor("by_coordinator"), change_set_id=mine.pk)
        assert anew.rows.count() == 0


def test_the_edition_names_the_kind_of_act_that_each_side_agreed_by(cast: Cast) -> None:
    found = proposed(cast, new(cast, "2.21"))
    letters(cast, found, "by")
    letters(cast, found, "ru", kind="endorsement")
    taking_effect.take_effect(cast.actor("by_secretary"), change_set_id=found.pk, version=found.version)
    label = m.Edition.unscoped.get(number=2).source_label["en"]
    assert label == "letter of 2 Nov 2026 (Belarus), endorsing act of 2 Nov 2026 (Russia)"


def test_an_edition_is_not_put_in_force_on_a_day_still_to_come(cast: Cast) -> None:
    """It would be in force at once, and no other could follow it before that day."""
    with pytest.raises(Invalid) as refusal:
        effective(cast, proposed(cast, new(cast, "2.21")), in_force_on=date(9999, 12, 31))
    assert pointers(refusal) == ["/in_force_on"]
