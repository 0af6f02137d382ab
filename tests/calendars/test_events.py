"""Sessions and deadlines as events: what each reader of calendars makes of the bytes."""

import subprocess
import sys
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from icalendar import Calendar

from meetings.rules.ical import Event, Mailbox, calendar, span

from .conftest import events, faults_by_libical, unfolded

THEN = datetime(2026, 9, 1, 8, 0, tzinfo=UTC)


def event(**changes: object) -> Event:
    starts, ends = span(date(2026, 11, 12), date(2026, 11, 13), time(10), "Europe/Minsk")
    given: dict[str, object] = {
        "uid": "019a0000-0000-7000-8000-000000000001", "sequence": 2, "stamp": THEN, "modified": THEN,
        "starts": starts, "ends": ends, "status": "CONFIRMED", "summary": "8th session; Minsk, first",
        "organizer": Mailbox("Working Group", "group@cooperation.example"), "language": "en",
        "url": "https://cooperation.example/sessions/1/", "location": "Minsk", "description": "One\nTwo",
    }  # fmt: skip
    return Event(**{**given, **changes})  # type: ignore[arg-type]


def published(*some: Event) -> bytes:
    return calendar(some or [event()], method="PUBLISH", name="Sessions", language="en")


def deadline() -> Event:
    return event(uid="d", starts=date(2026, 10, 1), ends=date(2026, 10, 2), location="")


def test_a_session_lasts_from_its_hour_on_the_first_day_until_the_evening_of_the_last() -> None:
    starts, ends = span(date(2026, 11, 12), date(2026, 11, 13), time(10), "Europe/Minsk")
    assert (starts.isoformat(), ends.isoformat()) == (
        "2026-11-12T10:00:00+03:00",
        "2026-11-13T18:00:00+03:00",
    )


def test_a_session_in_the_evening_lasts_an_hour() -> None:
    _starts, ends = span(date(2026, 11, 12), date(2026, 11, 12), time(23, 30), "Europe/Minsk")
    assert ends.isoformat() == "2026-11-13T00:30:00+03:00"


def test_minsk_is_at_three_hours_today_and_had_summer_time_in_2010() -> None:
    for year, offset in ((2026, 3), (2010, 2)):
        starts, ends = span(date(year, 11, 12), date(year, 11, 12), time(10), "Europe/Minsk")
        read = next(iter(events(published(event(starts=starts, ends=ends))).values()))
        assert read["DTSTART"].params["TZID"] == "Europe/Minsk"
        assert read["DTSTART"].dt.astimezone(UTC).hour == 10 - offset
    zone = Calendar.from_ical(published(event(starts=starts, ends=ends))).walk("VTIMEZONE")[0]
    assert {str(rule["TZNAME"]) for rule in zone.subcomponents} >= {"EET", "EEST"}


def test_every_zone_that_is_used_is_defined_once_in_the_same_object() -> None:
    moscow = span(date(2026, 11, 12), date(2026, 11, 12), time(10), "Europe/Moscow")
    utc = span(date(2026, 11, 12), date(2026, 11, 12), time(10), "Etc/UTC")
    content = published(
        event(), event(uid="2"), event(uid="3", starts=moscow[0], ends=moscow[1]),
        event(uid="4", starts=utc[0], ends=utc[1]), deadline(),
    )  # fmt: skip
    zones = [str(zone["TZID"]) for zone in Calendar.from_ical(content).walk("VTIMEZONE")]
    assert zones == ["Europe/Minsk", "Europe/Moscow"]
    assert "DTSTART:20261112T100000Z" in content.decode()


def test_lines_end_in_crlf_and_fold_at_75_octets_never_inside_a_letter() -> None:
    long = "Восьмое заседание Рабочей группы по сотрудничеству " * 6
    for pad in range(8):
        content = published(event(summary="x" * pad + long))
        lines = content.split(b"\r\n")
        assert b"\n" not in b"".join(lines)
        assert b"\r" not in b"".join(lines)
        assert max(map(len, lines)) <= 75
        for line in lines:
            line.decode()
        assert str(next(iter(events(content).values()))["SUMMARY"]) == "x" * pad + long.strip()


def test_text_is_escaped_and_addresses_of_pages_are_not() -> None:
    said = unfolded(published(event(url="https://cooperation.example/?a=1,2;b")))
    assert r"8th session\; Minsk\, first" in said
    assert r"One\nTwo" in said
    assert "URL:https://cooperation.example/?a=1,2;b\r\n" in said


def test_what_somebody_typed_makes_no_line_of_its_own() -> None:
    evil = "x\r\nATTENDEE:mailto:a@b\u2028BEGIN:VALARM\x00\x85END:VEVENT"
    content = published(event(summary=evil, location=evil, organizer=Mailbox('a"\r\nX:1', "a@b.example")))
    assert len(events(content)) == 1
    found = next(iter(events(content).values()))
    assert "ATTENDEE" not in found
    assert not found.subcomponents
    assert faults_by_libical(content) == []


def test_a_deadline_takes_its_day_whole_and_blocks_no_time() -> None:
    found = events(published(deadline()))["d"]
    assert found["DTSTART"].params["VALUE"] == "DATE"
    assert (found["DTSTART"].dt, found["DTEND"].dt) == (date(2026, 10, 1), date(2026, 10, 2))
    assert found["TRANSP"] == "TRANSPARENT"


@pytest.mark.parametrize("method", ["PUBLISH", "REQUEST", "CANCEL"])
def test_libical_finds_no_fault(method: str) -> None:
    invited = Mailbox("Анна", "anna@by.example", "NEEDS-ACTION")
    row = event(
        summary="Восьмое заседание " * 9, language="ru", status="CANCELLED" if method == "CANCEL" else "CONFIRMED",
        attendee=None if method == "PUBLISH" else invited,
    )  # fmt: skip
    content = calendar([row], method=method)
    assert faults_by_libical(content) == []


def test_libical_does_find_a_fault_where_there_is_one() -> None:
    content = calendar([event()], method="REQUEST")
    assert faults_by_libical(content), "a request without anybody invited"


def test_khal_lists_sessions_at_their_hour_and_deadlines_by_day(tmp_path: Path) -> None:
    vdir = tmp_path / "calendar"
    vdir.mkdir()
    for number, row in enumerate((event(summary="Восьмое заседание", language="ru"), deadline())):
        # A folder of calendars holds one event a file.
        (vdir / f"{number}.ics").write_bytes(calendar([row], method="PUBLISH"))
    config = tmp_path / "config"
    config.write_text(
        f"[calendars]\n[[sessions]]\npath = {vdir}\n[locale]\nlocal_timezone = Europe/Moscow\n"
        "default_timezone = Europe/Moscow\ntimeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
        f"datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n"
        f"[sqlite]\npath = {tmp_path / 'khal.db'}\n"
    )
    pytest.importorskip("khal")
    done = subprocess.run(
        [sys.executable, "-m", "khal", "-c", str(config), "list", "--format",
         "{start-long}|{end-long}|{title}|{location}", "2026-09-30", "60d"],
        capture_output=True, text=True, check=False, env=_environment(tmp_path),
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "2026-11-12 10:00|2026-11-13 18:00|Восьмое заседание|Minsk" in done.stdout
    assert "2026-10-01|2026-10-01|8th session; Minsk, first|" in done.stdout


def _environment(folder: Path) -> dict[str, str]:
    import os

    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "PYTHONPATH")}
    return {**kept, "HOME": str(folder), "XDG_CONFIG_HOME": str(folder), "LC_ALL": "C.UTF-8"}
