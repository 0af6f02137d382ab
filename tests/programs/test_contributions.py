"""Contributions: asked for, handed in, sent back, taken into the side's draft with their sources kept."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection

from cooperation import clock
from cooperation.access import Role, acting_as
from cooperation.dates import FuzzyDate
from cooperation.errors import Absent, Conflict, Forbidden, Invalid, Stale
from programs.models import (
    Contribution,
    ContributionEdition,
    DraftSource,
    PositionDraft,
    Responsibility,
    Round,
)
from programs.services.consolidation import Taken, start_from_last, take_in, take_in_many
from programs.services.contributions import (
    ContributionRow,
    request_contributions,
    send_back,
    write_contribution,
    write_contributions,
)
from programs.services.positions import PositionContent
from tests.cast import Cast, admit, release, save, text

pytestmark = pytest.mark.django_db


def ask(cast: Cast, *numbers: str, **more: Any) -> list[Contribution]:
    more.setdefault("due", clock.today() + timedelta(5))
    items = [cast.items[number].pk for number in numbers] if numbers else None
    return request_contributions(cast.actor("by_coordinator"), round_id=cast.round.pk, item_ids=items, **more)


def hand_in(
    cast: Cast, found: Contribution, words: str, *, key: str = "by_contributor", **more: Any
) -> Contribution:
    content = PositionContent(**{"status": "on_track", "text": text(words), **more})
    return write_contribution(
        cast.actor(key), contribution_id=found.pk, content=content, hand_in=True, version=found.version
    )


def draft_of(cast: Cast, number: str) -> PositionDraft:
    with acting_as(cast.actor("by_coordinator")):
        return PositionDraft.unscoped.get(item=cast.items[number], round=cast.round)


class TestAsking:
    def test_asks_every_responsible_organisation_once(self, cast: Cast) -> None:
        assert len(ask(cast)) == 5  # 2.2 is the other side's
        with pytest.raises(Conflict, match="asked already"):
            ask(cast)
        with acting_as(cast.actor("by_coordinator")):
            assert {row.organisation.party_id for row in Contribution.unscoped.all()} == {cast.by.pk}

    def test_asks_for_a_section_or_an_organisation_alone(self, cast: Cast) -> None:
        asked = ask(cast, section_id=cast.sections["1"].pk)
        assert {row.item_id for row in asked} == {cast.items["1.1"].pk, cast.items["1.2"].pk}
        ministry = cast.organisations["by_ministry"]
        (only,) = ask(cast, organisation_ids=[ministry.pk])
        assert only.item_id == cast.items["2.1"].pk

    def test_asks_later_for_what_was_added_since(self, cast: Cast) -> None:
        ask(cast, "1.1")
        organisation = cast.organisations["by_ministry"]
        Responsibility.unscoped.create(
            item=cast.items["1.1"], party=cast.by, organisation=organisation, role="co_executor"
        )
        (added,) = ask(cast, "1.1")
        assert added.organisation_id == organisation.pk

    @pytest.mark.parametrize("key", ["by_reader", "by_contributor", "by_head", "joint_two", "observer"])
    def test_is_the_coordinator_s_or_the_secretary_s(self, cast: Cast, key: str) -> None:
        with pytest.raises(Forbidden):
            request_contributions(cast.actor(key), round_id=cast.round.pk, due=clock.today())
        assert request_contributions(cast.actor("by_secretary"), round_id=cast.round.pk, due=clock.today())

    def test_names_its_faults(self, cast: Cast) -> None:
        with pytest.raises(Invalid) as refused:
            ask(cast, "1.1", due=cast.round.cut_off + timedelta(1), note={"en": "x" * 4001})
        assert [fault.pointer for fault in refused.value.faults] == ["/due", "/note"]
        with pytest.raises(Invalid) as refused:
            request_contributions(
                cast.actor("by_coordinator"), round_id=cast.round.pk, due=clock.today(),
                item_ids=[cast.nine_items["1.1"].pk],
            )  # fmt: skip
        assert [fault.pointer for fault in refused.value.faults] == ["/items"]

    def test_is_absent_from_elsewhere_and_over_in_a_closed_round(self, cast: Cast) -> None:
        with pytest.raises(Absent):
            request_contributions(cast.actor("outsider"), round_id=cast.round.pk, due=clock.today())
        Round.unscoped.filter(pk=cast.round.pk).update(closed_at=clock.now())
        with pytest.raises(Conflict):
            ask(cast)


class TestHandingIn:
    def test_keeps_a_working_text_apart_from_what_was_handed_in(self, cast: Cast) -> None:
        (found,) = ask(cast, "2.1")
        kept = write_contribution(
            cast.actor("by_contributor"), contribution_id=found.pk, version=1,
            content=PositionContent(status="", text=text("half a")),
        )  # fmt: skip
        assert (kept.state, kept.edition) == ("asked", 0)
        handed = hand_in(cast, kept, "whole")
        again = hand_in(cast, handed, "whole, revised")
        assert (again.state, again.edition) == ("handed_in", 2)
        with acting_as(cast.actor("by_coordinator")):
            said = [row.text["en"] for row in ContributionEdition.unscoped.order_by("number")]
        assert said == ["whole", "whole, revised"]

    def test_an_organisation_sees_and_answers_its_own_alone(self, cast: Cast) -> None:
        own, other = ask(cast, "2.1", "1.1")
        if own.item_id != cast.items["2.1"].pk:
            own, other = other, own
        actor = cast.actor("by_contributor")
        assert [row.pk for row in Contribution.objects.visible_to(actor)] == [own.pk]
        with pytest.raises(Absent):
            hand_in(cast, other, "not mine")
        with pytest.raises(Forbidden):
            hand_in(cast, own, "the coordinator for them", key="by_coordinator")
        with pytest.raises(Absent):
            hand_in(cast, own, "the other side", key="ru_contributor")

    def test_what_is_being_written_is_shown_to_its_organisation_alone(self, cast: Cast) -> None:
        (found,) = ask(cast, "2.1")
        write_contribution(
            cast.actor("by_contributor"), contribution_id=found.pk, version=1,
            content=PositionContent(status="blocked", text=text("unsure")),
        )  # fmt: skip
        seen = Contribution.objects.visible_to(cast.actor("by_coordinator")).get()
        assert (seen.own_status, seen.own_text) == (None, None)
        own = Contribution.objects.visible_to(cast.actor("by_contributor")).get()
        assert (own.own_status, own.own_text) == ("blocked", text("unsure"))

    def test_many_are_written_or_none(self, cast: Cast) -> None:
        organisation = cast.organisations["by_ministry"]
        for number in ("1.1", "1.2"):
            Responsibility.unscoped.create(item=cast.items[number], party=cast.by, organisation=organisation)
        asked = ask(cast, organisation_ids=[organisation.pk])
        actor = cast.actor("by_contributor")
        rows = [ContributionRow(row.pk, PositionContent(status="on_track"), True, 1) for row in asked]
        wrong = [*rows[:2], ContributionRow(asked[2].pk, PositionContent(status=""), True, 1)]
        with pytest.raises(Invalid) as refused:
            write_contributions(actor, round_id=cast.round.pk, rows=wrong)
        assert [fault.pointer for fault in refused.value.faults] == ["/2/status"]
        assert {row.edition for row in write_contributions(actor, round_id=cast.round.pk, rows=rows)} == {1}
        with pytest.raises(Stale):
            write_contributions(actor, round_id=cast.round.pk, rows=rows)

    def test_is_sent_back_with_a_comment_and_handed_in_anew(self, cast: Cast) -> None:
        (found,) = ask(cast, "2.1")
        coordinator = cast.actor("by_coordinator")
        with pytest.raises(Conflict):
            send_back(coordinator, contribution_id=found.pk, comment=text("?"), version=1)
        handed = hand_in(cast, found, "thin")
        with pytest.raises(Invalid) as refused:
            send_back(coordinator, contribution_id=found.pk, comment={"en": " "}, version=handed.version)
        assert refused.value.faults[0].pointer == "/comment"
        with pytest.raises(Forbidden):
            send_back(
                cast.actor("by_contributor"),
                contribution_id=found.pk,
                comment=text("x"),
                version=handed.version,
            )
        back = send_back(
            coordinator, contribution_id=found.pk, comment=text("Which day?"), version=handed.version
        )
        assert (back.state, back.comment) == ("sent_back", text("Which day?"))
        assert hand_in(cast, back, "On 5 May").state == "handed_in"


class TestTakingIn:
    def test_makes_the_draft_and_keeps_the_source(self, cast: Cast) -> None:
        (found,) = ask(cast, "2.1")
        handed = hand_in(cast, found, "From the ministry", progress=40, proposed_deadline=FuzzyDate("2098"))
        taken = take_in(cast.actor("by_coordinator"), contribution_id=found.pk, version=handed.version)
        assert taken.state == "taken_in"
        draft = draft_of(cast, "2.1")
        assert (draft.status, draft.progress, draft.text, draft.ready) == (
            "on_track", 40, text("From the ministry"), False,
        )  # fmt: skip
        assert draft.proposed_deadline == FuzzyDate("2098")
        with acting_as(cast.actor("by_coordinator")):
            (source,) = DraftSource.unscoped.all()
            assert (source.draft_id, source.edition.number) == (draft.pk, 1)
        with pytest.raises(Conflict):
            take_in(cast.actor("by_coordinator"), contribution_id=found.pk, version=taken.version)

    def test_overwrites_nothing_that_the_coordinator_wrote(self, cast: Cast) -> None:
        save(cast, "by_coordinator", "2.1", status="delayed", text=text("Ours"))
        (found,) = ask(cast, "2.1")
        handed = hand_in(cast, found, "Theirs", progress=40)
        taken = take_in(cast.actor("by_coordinator"), contribution_id=found.pk, version=handed.version)
        draft = draft_of(cast, "2.1")
        assert (draft.status, draft.progress, draft.text["en"], draft.ready) == (
            "delayed", 40, "Ours\n\nTheirs", False,
        )  # fmt: skip
        handed = hand_in(cast, taken, "Theirs, revised")
        take_in(cast.actor("by_coordinator"), contribution_id=found.pk, version=handed.version)
        assert draft_of(cast, "2.1").text["en"] == "Ours\n\nTheirs, revised"
        with acting_as(cast.actor("by_coordinator")):
            assert sorted(DraftSource.unscoped.values_list("edition__number", flat=True)) == [1, 2]

    def test_puts_the_lead_first_and_takes_many_at_once(self, cast: Cast) -> None:
        ministry, committee = cast.organisations["by_ministry"], cast.organisations["by"]
        Responsibility.unscoped.create(
            item=cast.items["1.1"], party=cast.by, organisation=ministry, role="co_executor"
        )
        admit(cast, "by_committee", Role.CONTRIBUTOR, body=cast.body, organisation=committee, narrow=True)
        asked = {row.organisation_id: row for row in ask(cast, "1.1")}
        rows = [
            hand_in(cast, asked[ministry.pk], "Ministry", status="blocked"),
            hand_in(cast, asked[committee.pk], "Committee", key="by_committee"),
        ]
        taken = [Taken(row.pk, row.version) for row in rows]
        coordinator = cast.actor("by_coordinator")
        with pytest.raises(Stale):
            take_in_many(coordinator, round_id=cast.round.pk, rows=[taken[0], Taken(rows[1].pk, 1)])
        take_in_many(coordinator, round_id=cast.round.pk, rows=taken)
        draft = draft_of(cast, "1.1")
        assert (draft.status, draft.text["en"]) == ("on_track", "Committee\n\nMinistry")

    def test_is_not_the_contributor_s(self, cast: Cast) -> None:
        (found,) = ask(cast, "2.1")
        handed = hand_in(cast, found, "x")
        with pytest.raises(Forbidden):
            take_in(cast.actor("by_contributor"), contribution_id=found.pk, version=handed.version)
        with pytest.raises(Absent):
            take_in(cast.actor("ru_coordinator"), contribution_id=found.pk, version=handed.version)


class TestStartingFromTheLastPosition:
    def test_gives_drafts_to_what_has_none(self, cast: Cast) -> None:
        for number in ("1.1", "1.2"):
            save(cast, "by_coordinator", number, status="at_risk", text=text(number))
        release(cast, "by_coordinator")
        today = clock.today()
        new = Round.unscoped.create(
            programme=cast.programme, number=2, covers_from=today, covers_to=today, opens_on=today,
            cut_off=today + timedelta(9), exchange="on_release",
        )  # fmt: skip
        assert start_from_last(cast.actor("by_coordinator"), round_id=new.pk) == 2
        with acting_as(cast.actor("by_coordinator")):
            drafts = PositionDraft.unscoped.filter(round=new)
            assert {(d.status, d.text["en"], d.ready) for d in drafts} == {
                ("at_risk", "1.1", False), ("at_risk", "1.2", False),
            }  # fmt: skip
        with pytest.raises(Conflict):
            start_from_last(cast.actor("by_coordinator"), round_id=new.pk)


class TestTheSecondWall:
    def test_contributions_and_their_record_are_the_side_s_alone(self, cast: Cast) -> None:
        (found,) = ask(cast, "2.1")
        take_in(
            cast.actor("by_coordinator"), contribution_id=found.pk, version=hand_in(cast, found, "x").version
        )
        for name in ("contribution", "contributionedition", "draftsource"):
            for table in (f"programs_{name}", f"programs_{name}event"):
                for key, some in (("by_coordinator", True), ("ru_coordinator", False), ("joint_two", False)):
                    with acting_as(cast.actor(key)), connection.cursor() as cursor:
                        cursor.execute(f"SELECT count(*) > 0 FROM {table}")
                        assert cursor.fetchone() == (some,), (table, key)

    def test_an_edition_is_never_changed(self, cast: Cast) -> None:
        (found,) = ask(cast, "2.1")
        hand_in(cast, found, "x")
        with acting_as(cast.actor("by_coordinator")):
            assert ContributionEdition.unscoped.update(progress=1) == 0
            assert ContributionEdition.unscoped.all()._raw_delete("default") == 0
