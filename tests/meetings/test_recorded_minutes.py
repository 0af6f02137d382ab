"""Minutes as an association keeps them in Markdown: what is read of them, and what comes in of a whole real folder."""

from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st

from cooperation.up.configuration import CLONE
from meetings.models import AgendaItem, Delegate, Outcome, Review
from meetings.rules.recorded_minutes import Presence, Vote, days_of, read
from programs.models import AgreedState, Body, Item

REAL = CLONE.parent / "shared" / "data" / "minutes_openwis" / "_minutes"

MINUTES = """---
layout: page
title: Steering Committee 2018 May
minuteOwner: steering
---

#### 30th - 31st May 2018 - Helsinki, Finland

1. **Approval of previous minutes**
    1. JT - Ok, approved.
2. **Outstanding actions**
    1. [Action-SC-2017-20 Risks to the Association](https://example.org/191): still open.
    2. RES-OWIS-SC-2018-01:Resolution: vote:  6 in favour, 0 against and 1 abstained - Recommended to Board -
       a budget of EUR 10,000. OWIS-RES
    3. RES-OWIS-SC-2018-02: Vote: 4-0 in favour, MFI abstained – Rule change is approved. OWIS-RES
    4. ACT-OWIS-SC-48:Action: JT/PR - Talk to the lawyers. OWIS-ACT
    5. PR - the action plan looks good.

#### Participants

- JT - Jeremy Tandy, Met Office, UK [UKMO], [delegate] (proxy for Mikko Visa [FMI]), Vice-chair
- Rémy Giraud (RGr), Météo France [MF] - SC Chair
- Mr. Y K Reddy, India Meteorological Department (IMD)
- somebody on the line

#### Apologies
- WQ - Weiqing Qu, Bureau of Meteorology, Australia [BoM]
"""


class TestReading:
    record = read("2018-05-30-Steering-Committee-2018-May.md", MINUTES)

    def test_the_meeting_has_its_days_and_place(self) -> None:
        assert (self.record.days, self.record.place) == (
            (date(2018, 5, 30), date(2018, 5, 31)),
            "Helsinki, Finland",
        )
        assert (self.record.owner, self.record.kind) == ("steering", "minutes")

    def test_points_of_the_agenda_stand_in_their_order(self) -> None:
        assert self.record.points == [("1", "Approval of previous minutes"), ("2", "Outstanding actions")]

    def test_votes_are_told_from_the_words_of_a_resolution(self) -> None:
        first, second = self.record.resolutions
        assert first.number == "RES-SC-2018-01"
        assert first.text == "Recommended to Board - a budget of EUR 10,000."
        assert first.vote == Vote(6, 0, 1)
        assert second.text == "Rule change is approved."
        assert second.vote == Vote(4, 0, 1, ("MFI",))

    def test_actions_have_one_form_of_number_and_who_is_to_act(self) -> None:
        known, new = self.record.actions
        assert (known.number, known.link) == ("ACT-SC-2017-20", "https://example.org/191")
        assert (new.number, new.by, new.text, new.point) == (
            "ACT-SC-2018-48",
            ("JT", "PR"),
            "Talk to the lawyers.",
            2,
        )

    def test_who_came_who_spoke_for_whom_and_who_sent_apologies(self) -> None:
        tandy, giraud, reddy, qu = self.record.attendees
        assert (tandy.initials, tandy.code, tandy.proxy_for) == ("JT", "UKMO", "Mikko Visa [FMI]")
        assert (giraud.initials, giraud.name, giraud.code) == ("RGr", "Rémy Giraud", "MF")
        assert (reddy.name, reddy.code) == ("Y K Reddy", "IMD")
        assert (qu.code, qu.presence) == ("BoM", Presence.EXCUSED)

    def test_what_is_not_understood_is_told(self) -> None:
        assert self.record.unread == ["Among those who took part: “somebody on the line”."]


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("#### 10th - 11th March 2016 - Seoul", (date(2016, 3, 10), date(2016, 3, 11))),
        ("#### 31 May - 1 June 2018 Helsinki", (date(2018, 5, 31), date(2018, 6, 1))),
        ("#### 26th and 28 May 2020 - video-conference", (date(2020, 5, 26), date(2020, 5, 28))),
        ("#### 30th - 22nd May 2019 - Washington", (date(2019, 5, 22), date(2019, 5, 22))),
        ("#### 12:00 UTC 11th January 2018", (date(2018, 1, 11), date(2018, 1, 11))),
        ("31 February 2018", None),
        ("3rd Brumaire 2018", None),
        ("no day at all", None),
    ],
)
def test_days_are_read_as_people_write_them(said: str, days: Any) -> None:
    assert days_of(said) == days


def test_a_day_that_contradicts_the_name_of_the_file_gives_way_and_is_told() -> None:
    record = read("2019-05-23-Board-2019-May.md", MINUTES.replace("30th - 31st May 2018", "23 May 2018"))
    assert record.days == (date(2019, 5, 23), date(2019, 5, 23))
    assert "2018-05-23" in record.unread[0]


@given(st.text(max_size=400), st.text(max_size=40))
def test_no_text_breaks_the_reader(text: str, name: str) -> None:
    read(name, text)
    read(name, MINUTES + text)


def imported(folder: Path) -> str:
    out = StringIO()
    call_command("import_minutes", str(folder), stdout=out)
    return out.getvalue()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "steering").mkdir()
    # Whoever comes three times is of a member.
    for month, name in ((3, "Mar"), (4, "Apr"), (5, "May")):
        text = MINUTES.replace(
            "30th - 31st May", f"{month}rd {name}".replace("4rd", "4th").replace("5rd", "5th")
        )
        text = text.replace("ACT-OWIS-SC-48", "ACT-OWIS-SC-2018-48")
        (tmp_path / "steering" / f"2018-{month:02d}-{month:02d}-Steering-2018-{name}.md").write_text(text)
    (tmp_path / "2018-05-01-Action-Tracker-2018-May.md").write_text(
        "---\ntitle: Action Tracker 2018 May\n---\n### Actions closed by 1st May 2018\n"
        "- Mar ACT-OWIS-SC-2018-48: JT - Talk to the lawyers. OWIS-ACT\n"
    )
    return tmp_path


class TestBringingIn:
    def test_meetings_agendas_people_decisions_and_actions_come_in(self, db: None, folder: Path) -> None:
        said = imported(folder)
        body = Body.unscoped.get(external_id="minutes:SC")
        held = list(Review.unscoped.filter(body=body).order_by("number"))
        assert [(each.number, each.starts_on.month, each.state) for each in held] == [
            (1, 3, "concluded"), (2, 4, "concluded"), (3, 5, "concluded"),
        ]  # fmt: skip
        assert AgendaItem.unscoped.filter(review=held[0]).count() == 2
        coming = Delegate.unscoped.filter(delegation__review=held[0]).values_list(
            "person__name__en", flat=True
        )
        assert set(coming) == {"Jeremy Tandy", "Rémy Giraud", "Y K Reddy", "Weiqing Qu"}
        excused = Delegate.unscoped.get(delegation__review=held[0], person__name__en="Weiqing Qu")
        assert excused.attendance == "excused"
        kinds = Outcome.unscoped.filter(review=held[0]).order_by("number").values_list("kind", flat=True)
        assert list(kinds) == ["recommendation", "decision", "new_item", "new_item"]
        assert "2 outstanding actions reviewed" in said
        carried = Outcome.unscoped.get(review=held[0], number=2)
        assert carried.text["en"].endswith("[Vote: 4 in favour, 0 against, 1 abstained (MFI).]")

    def test_an_action_is_one_item_which_later_meetings_look_at_again_and_a_tracker_closes(
        self, db: None, folder: Path
    ) -> None:
        imported(folder)
        item = Item.unscoped.get(wordings__number="SC-2018-48")
        assert (
            Outcome.unscoped.filter(item=item).order_by("review__number").values_list("kind", flat=True)[0]
            == "new_item"
        )
        state = AgreedState.unscoped.get(item=item, current=True)
        assert (state.status, state.note) == (
            "completed",
            {"en": "Closed by the action tracker of 01 May 2018."},
        )

    def test_a_second_run_changes_nothing(self, db: None, folder: Path) -> None:
        imported(folder)
        before = {
            model: model.unscoped.count() for model in (Body, Review, AgendaItem, Outcome, Item, Delegate)
        }
        assert imported(folder).count("there already") == 4
        assert {model: model.unscoped.count() for model in before} == before

    def test_a_folder_without_minutes_and_no_folder_are_told(self, db: None, tmp_path: Path) -> None:
        with pytest.raises(CommandError, match="no Markdown"):
            imported(tmp_path)
        with pytest.raises(CommandError, match="no folder"):
            imported(tmp_path / "nowhere")

    def test_letters_that_cannot_be_read_are_told_and_nothing_else_is_lost(
        self, db: None, folder: Path
    ) -> None:
        (folder / "steering" / "2018-06-01-Steering-2018-Jun.md").write_bytes(b"\xff\xfe\xfa")
        said = imported(folder)
        assert "not written in UTF-8" in said
        assert Review.unscoped.count() == 3


@pytest.mark.skipif(not REAL.is_dir(), reason="the real minutes are not beside the project")
def test_the_real_minutes_come_in(db: None) -> None:
    said = imported(REAL)
    held = Review.unscoped.filter(body__external_id__startswith="minutes:")
    assert held.count() == 48
    assert held.filter(state="concluded").count() == 48
    assert Item.unscoped.filter(programme__body__external_id__startswith="minutes:").count() == 293
    assert AgreedState.unscoped.filter(current=True, status="completed").count() == 57
    # An action that went from meeting to meeting.
    assert Outcome.unscoped.filter(kind="decision", text__en__startswith="Reviewed:").count() == 51
    assert said.count("not read:") == 15
    assert "Refused" not in said
