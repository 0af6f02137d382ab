"""The archive for an auditor: read and verified with what every system has, and nothing of one side inside."""

import io
import json
import re
import subprocess
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from cooperation.accounts.models import User
from meetings.exports.archive import CHECK, safe
from meetings.models import MinutesSeal, Review
from meetings.rules.minutes import Edit, canonical, digest
from meetings.selectors import minutes as reading
from meetings.services.minutes import correct_minutes
from meetings.services.minutes_acts import add_scan, dispute_wording
from meetings.services.notes import write_review_note
from programs.models import Party
from tests.meetings.sealing import act, another, outcome, seal, sealed, signed
from tests.meetings.table import Table, text

PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00:~\x9bU\x00\x00\x00\n"
    b"IDATx\x9cc`\x00\x00\x00\x02\x00\x01H\xaf\xa4q\x00\x00\x00\x00IEND\xaeB`\x82"
)


@pytest.fixture
def kept(held: Table) -> Table:
    """Two sealed sessions: the first with two scans and a note, the second beside a version that is not sealed."""
    outcome(held, "Agreed on <b>certificates</b> & customs")
    minutes = signed(held)
    for _turn in range(2):
        add_scan(
            held.actor("ru.secretary"), minutes_id=minutes.pk, version=minutes.version, party_id=None,
            file=SimpleUploadedFile("../../протокол\nскан.png", PNG, "image/png"),
        )  # fmt: skip
    seal(held, minutes)
    dispute_wording(
        held.actor("ru.secretary"), minutes_id=minutes.pk, version=minutes.version, text=text("Disputed so"),
        clause="opening",
    )  # fmt: skip
    another(held, 9)
    outcome(held, "Decided at the 9th")
    sealed(held)
    return held


def taken(table: Table, address: str, who: str = "by.reader") -> zipfile.ZipFile:
    response = table.client(who).get(address)
    assert response.status_code == 200, response
    assert response["Content-Type"] == "application/zip"
    return zipfile.ZipFile(io.BytesIO(b"".join(response.streaming_content)))


def of_body(table: Table, who: str = "by.reader") -> zipfile.ZipFile:
    return taken(table, reverse("meetings:archive-body", args=[table.body.pk]), who)


@pytest.fixture
def folder(kept: Table, tmp_path: Path) -> Path:
    of_body(kept).extractall(tmp_path)
    return tmp_path


def check(where: Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        ["sha256sum", "--strict", "-c", "SHA256SUMS"], cwd=where, capture_output=True, text=True, check=False
    )


def test_every_file_is_what_the_sums_say_and_a_flipped_byte_is_not(folder: Path) -> None:
    done = check(folder)
    assert done.returncode == 0, done.stderr
    names = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
    assert {line.partition(":")[0] for line in done.stdout.splitlines()} == names - {"SHA256SUMS"}
    assert names - {"SHA256SUMS", "README.txt", "index.html", "chain.json"} == {
        f"session-{session}/version-1/{name}"
        for session, scans in (("008", ["scan-RU.png", "scan-RU-2.png"]), ("009", []))
        for name in (
            "copy.pdf", "original-BY.pdf", "original-RU.pdf", "content.json", "seal.json", "rows.json", "acts.json",
            "changes.json", "notes.json", *scans,
        )
    }  # fmt: skip
    scan = folder / "session-008/version-1/scan-RU.png"
    scan.write_bytes(scan.read_bytes()[:-1] + b"\x83")
    assert "session-008/version-1/scan-RU.png: FAILED" in check(folder).stdout


def test_the_records_chain_and_say_the_digests_of_the_files(folder: Path) -> None:
    links = json.loads((folder / "chain.json").read_text())
    assert [link["previous"] for link in links] == [None, links[0]["sha256"]]
    for link in links:
        version = folder / link["folder"]
        record = (version / "seal.json").read_bytes()
        assert digest(record) == link["sha256"]
        said = json.loads(record)
        assert said["previous"] == link["previous"]
        assert said["minutes"]["content"] == digest((version / "content.json").read_bytes())
        assert said["minutes"]["copy"] == digest((version / "copy.pdf").read_bytes())
        assert said["files"]["original:BY"] == digest((version / "original-BY.pdf").read_bytes())
        content = json.loads((version / "content.json").read_text())
        assert (content["previous"] or {}).get("sha256") == link["previous"]
        assert json.loads((version / "acts.json").read_text()) == said["acts"]
    (note,) = json.loads((folder / "session-008/version-1/notes.json").read_text())
    later = json.loads((folder / "session-009/version-1/seal.json").read_text())["later"]
    assert later == {f"note:{note['id']}": digest(canonical(note))}


def test_the_command_that_it_gives_for_the_rows_names_the_one_that_was_changed(folder: Path) -> None:
    version = folder / "session-008/version-1"

    def run() -> str:
        done = subprocess.run(["bash", "-c", CHECK], cwd=version, capture_output=True, text=True, check=True)
        return done.stdout

    assert CHECK in (folder / "README.txt").read_text()
    assert run() == ""
    rows = json.loads((version / "rows.json").read_text())
    (name,) = (name for name in rows if name.startswith("outcome:"))
    rows[name]["text"]["en"] += "!"
    (version / "rows.json").write_text(json.dumps(rows))
    assert run() == f"{name}\n"


class _Page(HTMLParser):
    """What a page links to and loads, and whether its tags close."""

    VOID = frozenset({"meta", "br"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag not in self.VOID:
            self.open.append(tag)
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_index_leads_to_each_file_and_loads_nothing(folder: Path) -> None:
    html = (folder / "index.html").read_text()
    page = _Page()
    page.feed(html)
    assert page.open == []
    assert not page.tags & {"script", "link", "img", "iframe"}
    files = {link for link in page.links if not link.startswith("#")}
    names = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
    assert files == names - {"index.html"}
    for kept in MinutesSeal.unscoped.all():
        assert html.count(kept.sha256) >= 2
    assert "Disputed so" in html
    assert "../../" not in "".join(files)
    for words in ("8th session, Minsk", "State BY", "signed", "by.secretary", "sha256sum -c SHA256SUMS"):
        assert words in html, words


def test_it_is_in_the_language_of_the_reader_and_the_same_bytes_each_time(kept: Table) -> None:
    address = reverse("meetings:archive-body", args=[kept.body.pk])
    client = kept.client("by.reader")
    first, second = (b"".join(client.get(address).streaming_content) for _turn in range(2))
    assert first == second
    User.objects.filter(pk=kept.people["by.reader"].pk).update(language="ru")
    russian = client.get(address)
    with zipfile.ZipFile(io.BytesIO(b"".join(russian.streaming_content))) as archive:
        html = archive.read("index.html").decode()
        assert '<html lang="ru"' in html
        assert "Цепочка" in html
        assert "Откройте index.html" in archive.read("README.txt").decode()
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        seals = {f"session-{seal.review.number:03}": seal for seal in MinutesSeal.unscoped.all()}
        for info in archive.infolist():
            if "/" in info.filename:
                at = seals[info.filename.partition("/")[0]].sealed_at
                assert info.date_time[:5] == at.timetuple()[:5], info.filename


def test_the_archive_of_a_session_has_that_session_alone(kept: Table) -> None:
    former = Review.unscoped.get(number=8, body=kept.body)
    archive = taken(kept, reverse("meetings:archive", args=[former.pk]))
    assert {name.partition("/")[0] for name in archive.namelist() if "/" in name} == {"session-008"}
    api = taken(kept, f"/api/v1/reviews/{former.pk}/archive/", "ru.reader")
    assert api.namelist() == archive.namelist()
    assert taken(kept, f"/api/v1/bodies/{kept.body.pk}/archive/").namelist() == of_body(kept).namelist()


def test_a_correction_that_is_sealed_stands_beside_what_it_corrects(kept: Table) -> None:
    minutes = reading.head_of_chain(kept.body.pk).minutes  # type: ignore[union-attr]
    later = correct_minutes(
        kept.actor("by.secretary"), minutes_id=minutes.pk, version=minutes.version,
        edits=[Edit("opening", "en", "Held, as corrected")], reason=text("A slip of the pen"),
    )  # fmt: skip
    assert "version-2" not in " ".join(of_body(kept).namelist())
    for kind in ("agreed", "signed"):
        for code in kept.parties:
            act(kept, later, code, kind)
    seal(kept, later)
    archive = of_body(kept)
    assert "session-009/version-2/seal.json" in archive.namelist()
    assert "session-009/version-1/seal.json" in archive.namelist()
    assert "A slip of the pen" in archive.read("index.html").decode()


def test_nothing_internal_to_a_side_is_in_it(kept: Table) -> None:
    former = Review.unscoped.get(number=8, body=kept.body)
    write_review_note(
        kept.actor("by.coordinator"), review_id=former.pk, text={"en": "LINE-TO-TAKE-OF-BY"}, version=None
    )
    for who in ("by.coordinator", "ru.reader"):
        archive = of_body(kept, who)
        for name in archive.namelist():
            assert b"LINE-TO-TAKE-OF-BY" not in archive.read(name), name
        assert archive.testzip() is None


def test_it_says_where_nothing_is_sealed(held: Table) -> None:
    signed(held)
    for address in (
        reverse("meetings:archive-body", args=[held.body.pk]),
        reverse("meetings:archive", args=[held.review.pk]),
    ):
        archive = taken(held, address)
        assert set(archive.namelist()) == {"README.txt", "index.html", "SHA256SUMS", "chain.json"}
        for name in ("README.txt", "index.html"):
            assert "No minutes are sealed yet" in archive.read(name).decode()
    page = held.client("by.reader").get(reverse("meetings:session", args=[held.review.pk])).content.decode()
    assert reverse("meetings:archive", args=[held.review.pk]) not in page


def test_it_is_absent_for_who_does_not_see_the_body(kept: Table, lay_another: Table) -> None:
    client = lay_another.client("by.reader")
    for address in (
        reverse("meetings:archive-body", args=[kept.body.pk]),
        reverse("meetings:archive", args=[kept.review.pk]),
        reverse("meetings:chain", args=[kept.body.pk]),
        f"/api/v1/bodies/{kept.body.pk}/archive/",
        f"/api/v1/bodies/{kept.body.pk}/verification/",
        f"/api/v1/reviews/{kept.review.pk}/archive/",
        f"/api/v1/minutes-seals/{MinutesSeal.unscoped.first().pk}/",  # type: ignore[union-attr]
    ):
        assert client.get(address).status_code == 404, address
    assert client.get("/api/v1/minutes-seals/").json()["results"] == []


@pytest.fixture
def lay_another(db: None) -> Table:
    """A body of other people."""
    from tests.meetings.table import lay

    return lay(code="other")


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("BY", "BY"),
        ("../../etc/passwd", "etc-passwd"),
        ("Рабочая группа № 1", "Рабочая-группа-1"),
        ("x" * 200, "x" * 40),
        ("..", "x"),
        ("a\nb\0c\\d:e", "a-b-c-d-e"),
        ("e\u0301", "é"),
    ],
)
def test_a_name_is_safe_on_any_system(given: str, wanted: str) -> None:
    assert safe(given) == wanted


def test_codes_that_become_one_name_stay_two_files(held: Table) -> None:
    Party.unscoped.filter(pk=held.parties["BY"].pk).update(code="A/B")
    Party.unscoped.filter(pk=held.parties["RU"].pk).update(code="a:b")
    assert sealed(held).number == 1
    names = [name for name in of_body(held).namelist() if "original" in name]
    assert names == [
        "session-008/version-1/original-A-B.pdf", "session-008/version-1/original-a-b-2.pdf",
    ]  # fmt: skip


# --- The page and the API of the chain --------------------------------------------------------------------------------


def _read(response: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def test_the_page_lists_the_seals_and_verifies_them_when_asked(kept: Table) -> None:
    client, address = kept.client("ru.reader"), reverse("meetings:chain", args=[kept.body.pk])
    page = client.get(address)
    said = _read(page)
    assert "8th session, Minsk" in said
    assert "9th session, Minsk" in said
    for found in MinutesSeal.unscoped.all():
        assert found.sha256 in said
    assert "by.secretary" in said
    assert "as it was sealed" not in said
    before = MinutesSeal.unscoped.count()
    verified = _read(client.get(address, {"verify": "1"}))
    assert "Everything is as it was sealed." in verified
    assert "2 seals, 8 files" in verified
    assert MinutesSeal.unscoped.count() == before
    for other in (
        reverse("programs:body", args=[kept.body.pk]), reverse("meetings:session", args=[kept.review.pk]),
    ):  # fmt: skip
        assert address in client.get(other).content.decode(), other


def test_the_pages_of_a_long_chain_follow_one_another(kept: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("meetings.selectors.chain.SHOWN", 1)
    client, address = kept.client("ru.reader"), reverse("meetings:chain", args=[kept.body.pk])
    first = client.get(address).content.decode()
    assert "9th session" in first
    assert "8th session" not in first
    assert "?before=2" in first
    assert "8th session" in client.get(address, {"before": "2"}).content.decode()
    assert client.get(address, {"before": "x"}).status_code == 200


def test_a_chain_that_is_empty_says_when_a_protocol_is_sealed(table: Table) -> None:
    client, address = table.client("by.reader"), reverse("meetings:chain", args=[table.body.pk])
    assert "No minutes are sealed yet" in _read(client.get(address))
    assert "There is nothing to verify." in _read(client.get(address, {"verify": "1"}))


def test_the_api_gives_the_records_that_digest_to_what_it_says(kept: Table) -> None:
    client = kept.client("ru.reader")
    rows = client.get("/api/v1/minutes-seals/", {"body": kept.body.pk, "ordering": "number"}).json()[
        "results"
    ]
    assert [row["number"] for row in rows] == [1, 2]
    for row in rows:
        assert digest(row["record"]) == row["sha256"]
    assert rows[1]["previous_sha256"] == rows[0]["sha256"]
    assert client.get(f"/api/v1/minutes-seals/{rows[0]['id']}/").json()["review_number"] == 8
    told = client.get(f"/api/v1/bodies/{kept.body.pk}/verification/").json()
    assert (told["holds"], told["seals"], told["files"], told["flaws"]) == (True, 2, 8, [])


def test_verifying_asks_a_fixed_number_of_statements(kept: Table, django_assert_num_queries: Any) -> None:
    from meetings.selectors.verification import verified

    with django_assert_num_queries(18):
        assert verified(kept.body).seals == 2
