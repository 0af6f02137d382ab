"""What somebody who means harm sends: each is refused in words, and nothing breaks."""

import io
import re
import struct
import zipfile
from collections.abc import Callable
from email import message_from_bytes
from email.policy import default
from html import escape
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.translation import override
from pypdf import PdfReader

from cooperation import clock
from cooperation.accounts.models import Token
from cooperation.dates import FuzzyDate
from cooperation.errors import Invalid
from meetings.models import AgendaItem, Reminder, Review
from meetings.services import mails
from meetings.services.effects import OutcomeDraft
from meetings.services.minutes import make_minutes
from meetings.services.outcomes import record_outcome
from programs.models import Act, Appointment, Body, Document, InternalNote, PositionDraft
from programs.services.documents import attach
from programs.services.notes import write_note
from tests.cast import Cast, release, save, sit, text

#: A note as the page sends it.
NOTE = {"kind": "line", "text_en": "x"}
SCRIPT = "<script>alert(1)</script>"
ODT = b"application/vnd.oasis.opendocument.text"


def packed(entries: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as target:
        for name, content in entries.items():
            target.writestr(name, content)
    return made.getvalue()


def broken_stream() -> bytes:
    """An office file whose first entry says it is deflated and is not."""
    whole = bytearray(packed({"mimetype": ODT * 4}))
    start = 30 + len("mimetype")
    whole[start : start + 6] = b"\xff" * 6
    return bytes(whole)


def hidden_directory() -> bytes:
    """A short directory for whoever reads the end record, and a ZIP64 one of 6,000 entries for whoever parses."""
    whole = packed({str(n): b"" for n in range(6_000)})
    end = whole.rindex(b"PK\x05\x06")
    size, offset = struct.unpack("<II", whole[end + 12 : end + 20])
    record = struct.pack("<4sQ2H2I4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, 6_000, 6_000, size, offset)
    locator = struct.pack("<4sIQI", b"PK\x06\x07", 0, end, 1)
    return whole[:end] + record + locator + struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 1, 1, 46, offset, 0)


@pytest.mark.django_db
class TestFiles:
    def keep(self, cast: Cast, name: str, content: bytes) -> Document:
        act = Act.unscoped.filter(agreement=cast.agreement, party=cast.by).get()
        return attach(cast.actor("by_coordinator"), act_id=act.pk, file=SimpleUploadedFile(name, content))

    @pytest.mark.parametrize(
        "content",
        [
            broken_stream(),
            packed({"mimetype": ODT}, zipfile.ZIP_LZMA)[:-80].replace(b"\x05\x00", b"\xff\xff"),
            b"PK\x03\x04" + b"\x00" * 200,
            b"PK\x03\x04" + b"PK\x05\x06" * 9,
        ],
        ids=["broken stream", "cut", "zeros", "ends only"],
    )
    def test_a_spoilt_package_is_refused_in_words(self, cast: Cast, content: bytes) -> None:
        with pytest.raises(Invalid) as refused:
            self.keep(cast, "x.odt", content)
        assert refused.value.faults[0].pointer == "/file"

    def test_a_directory_behind_the_directory_is_not_parsed(
        self, cast: Cast, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        parsed: list[Any] = []
        monkeypatch.setattr(zipfile.ZipFile, "infolist", lambda self: parsed.append(self) or [])
        with pytest.raises(Invalid):
            self.keep(cast, "x.docx", hidden_directory())
        assert parsed == []

    def test_a_name_of_any_kind_makes_no_header(self, cast: Cast, client_as: Callable[[str], Client]) -> None:
        for name in (
            'a"; filename="b.html',
            "x\r\nSet-Cookie: a=b.txt",
            "я" * 5_000 + ".txt",
            "\x00.txt",
            "...",
        ):
            kept = self.keep(cast, name, b"words")
            answer = client_as("ru_reader").get(f"/documents/{kept.pk}/")
            assert answer.status_code == 200
            assert answer["Content-Disposition"].startswith("attachment")
            assert "\n" not in answer["Content-Disposition"]
            assert "a=b" not in answer.cookies
            assert answer.getvalue() == b"words"


@pytest.mark.django_db
class TestPages:
    def test_a_script_is_shown_as_words(self, cast: Cast, client_as: Callable[[str], Client]) -> None:
        words = text(SCRIPT, SCRIPT)
        save(cast, "by_coordinator", "1.1", text=words)
        write_note(cast.actor("by_coordinator"), item_id=cast.items["1.1"].pk, text=words)
        wording = cast.wordings["1.1"]
        type(wording).unscoped.filter(pk=wording.pk).update(title=words)
        release(cast, "by_coordinator")
        item = f"/items/{cast.items['1.1'].pk}/"
        for address in (item, f"/programmes/{cast.programme.code}/", f"/work/{cast.round.pk}/", "/items/"):
            page = client_as("by_coordinator").get(address, follow=True).content.decode()
            assert SCRIPT not in page, address
        assert escape(SCRIPT) in client_as("ru_reader").get(item).content.decode()

    @pytest.mark.parametrize(
        "query",
        [
            "q=%00", "q=" + "a" * 20_000, "after=%FF%00", "before=eyJ", "after=" + "A" * 9_000, "section=%00",
            "status=%00&side=%00", "agreed=%27%3B--", "tab=%00", "page=-1", "after=WyIAIiwiMCJd", "lang=%00",
        ],
    )  # fmt: skip
    def test_an_odd_question_is_answered(
        self, cast: Cast, client_as: Callable[[str], Client], query: str
    ) -> None:
        client = client_as("by_coordinator")
        client.raise_request_exception = False
        code = cast.programme.code
        for path in (
            f"/programmes/{code}/", "/items/", f"/items/{cast.items['1.1'].pk}/", f"/work/{cast.round.pk}/", "/",
            "/obstacles/", "/agreements/", "/joint-projects/", "/organisations/", "/sessions/", "/api/v1/items/",
            "/api/v1/positions/",
        ):  # fmt: skip
            assert client.get(f"{path}?{query}").status_code < 500, path

    @pytest.mark.parametrize(
        "target", ["//evil.example/", "https://evil.example/", "/\\evil.example", "/x\r\nA: b"]
    )
    def test_nobody_is_sent_elsewhere(
        self, cast: Cast, client_as: Callable[[str], Client], target: str
    ) -> None:
        answer = client_as("by_reader").post("/language/", {"language": "ru", "next": target})
        assert answer.status_code in (302, 400)
        assert "evil" not in answer.get("Location", "")
        assert "A" not in answer.headers

    @pytest.mark.parametrize("language", ["", "xx", "ru\r\nA: b", "\x00", "r" * 5_000])
    def test_a_language_that_is_none_is_refused(
        self, cast: Cast, client_as: Callable[[str], Client], language: str
    ) -> None:
        client = client_as("by_reader")
        client.raise_request_exception = False
        assert client.post("/language/", {"language": language}).status_code == 400

    @pytest.mark.parametrize(
        "form", [{"text_en": "a" * 10 * 1024**2}, {f"field-{number}": "" for number in range(20_001)}]
    )
    def test_a_form_that_is_too_large_is_refused_as_such(
        self, cast: Cast, client_as: Callable[[str], Client], form: dict[str, str]
    ) -> None:
        client = client_as("by_coordinator")
        for address in (f"/items/{cast.items['1.1'].pk}/notes/", f"/work/{cast.round.pk}/"):
            for answer in (
                client.post(address, form),
                client.post(address, urlencode(form), content_type="application/x-www-form-urlencoded"),
            ):
                assert answer.status_code == 413, address
                assert "What was sent is too large." in answer.content.decode(), address

    def test_an_expired_form_is_called_so_and_no_matter_of_rights(self, cast: Cast) -> None:
        client = Client(enforce_csrf_checks=True)
        client.force_login(cast.users["by_coordinator"])
        answer = client.post(f"/work/{cast.round.pk}/release/")
        assert answer.status_code == 403
        said = answer.content.decode()
        assert "The form had expired." in said
        assert "Your rights do not cover it." not in said

    def test_a_form_from_elsewhere_writes_nothing(self, cast: Cast) -> None:
        client = Client(enforce_csrf_checks=True)
        client.force_login(cast.users["by_coordinator"])
        save(cast, "by_coordinator", "1.1")
        for address in (
            f"/work/{cast.round.pk}/release/", f"/items/{cast.items['1.1'].pk}/notes/", "/language/",
            f"/api/v1/rounds/{cast.round.pk}/release/",
        ):  # fmt: skip
            assert client.post(address, {"text_en": "x"}).status_code == 403, address
        assert not cast.round.releases.exists()


@pytest.mark.django_db
class TestFaces:
    @pytest.mark.parametrize(
        "body",
        [
            {"status": "on_track\x00"},
            {"status": "on_track", "progress": -1},
            {"status": "on_track", "progress": 10**30},
            {"status": "on_track", "text": {"en": "a" * 100_000}},
            {"status": "on_track", "text": {"en": "\x00"}},
            {"status": "on_track", "text": {"en": "\ud800"}},
            {"status": "on_track", "text": {"e" * 9_000: "a"}},
            {"status": "on_track", "text": [[]]},
            {"status": {"a": 1}},
            {"status": "on_track", "proposed_deadline": {"value": "9999999999-99"}},
            {"status": "on_track", "proposed_deadline": "\x00"},
            {"status": "on_track", "party": "someone else's"},
        ],
    )
    def test_a_hostile_draft_is_refused_in_words(
        self, cast: Cast, client_as: Callable[[str], Client], body: dict[str, Any]
    ) -> None:
        client = client_as("by_coordinator")
        client.raise_request_exception = False
        address = f"/api/v1/rounds/{cast.round.pk}/positions/{cast.items['1.1'].pk}/draft/"
        answer = client.put(address, body, content_type="application/json")
        assert answer.status_code == 400, answer.content
        assert answer.json().get("errors") or answer.json()["detail"]
        assert not PositionDraft.unscoped.exists()

    @pytest.mark.parametrize(
        "sent", [b"[" * 100_000, b"\xff\xfe", b'{"status": NaN}', b"null", b"", b'{"a":' * 5_000]
    )
    def test_what_is_no_json_is_refused(
        self, cast: Cast, client_as: Callable[[str], Client], sent: bytes
    ) -> None:
        client = client_as("by_coordinator")
        client.raise_request_exception = False
        address = f"/api/v1/rounds/{cast.round.pk}/positions/{cast.items['1.1'].pk}/draft/"
        assert client.put(address, sent, content_type="application/json").status_code == 400

    def test_ten_megabytes_are_refused_by_both_faces(
        self, cast: Cast, client_as: Callable[[str], Client]
    ) -> None:
        client = client_as("by_coordinator")
        client.raise_request_exception = False
        item, long = cast.items["1.1"].pk, "a" * 10_000_000
        assert client.post(f"/items/{item}/notes/", {"kind": "line", "text_en": long}).status_code in (
            400,
            413,
        )
        answer = client.post(f"/api/v1/items/{item}/notes/", {"text": {"en": long}}, "application/json")
        assert answer.status_code in (400, 413)
        assert answer["Content-Type"] == "application/problem+json"


@pytest.mark.django_db
class TestRights:
    def note(self, cast: Cast, token: str, key: str = "k") -> Any:
        return Client().post(
            f"/api/v1/items/{cast.items['2.1'].pk}/notes/", {"text": {"en": "ours"}}, "application/json",
            headers={"Authorization": f"Bearer {token}", "Idempotency-Key": key},
        )  # fmt: skip

    def token(self, cast: Cast, key: str, *scopes: str) -> tuple[Token, str]:
        return Token.issue(cast.users[key], name="t", scopes=list(scopes) or ["read", "write"])

    def test_a_kept_answer_is_not_repeated_to_whoever_has_left_the_post(self, cast: Cast) -> None:
        _token, secret = self.token(cast, "by_coordinator")
        assert self.note(cast, secret).status_code == 201
        assert self.note(cast, secret)["Idempotency-Replayed"] == "true"
        Appointment.unscoped.filter(post=cast.posts["by_coordinator"]).update(until=FuzzyDate("2013"))
        answer = self.note(cast, secret)
        assert 400 <= answer.status_code < 500
        assert b"ours" not in answer.content

    def test_a_revoked_token_opens_nothing(self, cast: Cast) -> None:
        token, secret = self.token(cast, "by_coordinator")
        token.revoked_at = clock.now()
        token.save()
        assert self.note(cast, secret).status_code == 401

    def test_a_reading_token_writes_nothing(self, cast: Cast) -> None:
        assert self.note(cast, self.token(cast, "by_coordinator", "read")[1]).status_code == 403

    @pytest.mark.parametrize(
        ("key", "status"),
        [("by_reader", 403), ("by_registrar", 403), ("by_security", 403), ("joint_two", 403), ("outsider", 404),
         ("administrator", 404), ("by_contributor", 403)],
    )  # fmt: skip
    def test_who_may_not_write_is_refused_by_both_faces(
        self, cast: Cast, client_as: Callable[[str], Client], key: str, status: int
    ) -> None:
        client, item = client_as(key), cast.items["1.1"].pk
        client.raise_request_exception = False
        sent = client.post(f"/api/v1/items/{item}/notes/", {"text": {"en": "x"}}, "application/json")
        assert sent.status_code == status
        assert client.post(f"/items/{item}/notes/", NOTE).status_code == status
        draft = f"/api/v1/rounds/{cast.round.pk}/positions/{item}/draft/"
        assert client.put(draft, {"status": "on_track"}, "application/json").status_code == status
        assert (
            client.post(f"/api/v1/rounds/{cast.round.pk}/release/", {}, "application/json").status_code
            == status
        )
        assert not InternalNote.unscoped.exists()
        assert not PositionDraft.unscoped.exists()


#: What a typesetter, a spreadsheet, a mail server or a reader's eye could take for something else than words.
WORDS = [
    "#panic(1) #read(\"/etc/passwd\") #eval(\"1\")", "[*bold*] ```typ #let x = 1``` $ x $", "\\u{1F600} \\ \\#",
    "`raw` <label> @reference // comment /* more", "=HYPERLINK(\"http://evil.example\")", "+1+1", "@SUM(A1)",
    "Minsk\r\nBcc: evil@example.org", "a" * 2_000, "<b>&amp;</b>",
]  # fmt: skip


def pdf_words(content: bytes) -> str:
    return re.sub(r"\s+", "", "".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages))


@pytest.mark.django_db
class TestProtocol:
    @pytest.mark.parametrize("words", WORDS)
    def test_what_was_written_is_set_as_words(self, cast: Cast, words: str) -> None:
        review = sit(cast)
        secretary = cast.actor("by_secretary")
        AgendaItem.unscoped.filter(review=review, position=2).update(title=text(words[:500], words[:500]))
        Review.unscoped.filter(pk=review.pk).update(place=text(words[:200], words[:200]))
        record_outcome(
            secretary, review_id=review.pk, draft=OutcomeDraft(kind="decision", text=text(words, words))
        )
        said = pdf_words(bytes(make_minutes(secretary, review_id=review.pk).pdf))
        plain = re.sub(r"\s+", "", words)
        # A PDF joins two letters into one sign and breaks lines with a hyphen.
        assert _letters(plain)[:150] in _letters(said)
        assert "root:" not in said

    def test_a_protocol_of_the_longest_texts_is_made(self, cast: Cast) -> None:
        review, secretary = sit(cast), cast.actor("by_secretary")
        words = "слово " * 3_333
        for _number in range(5):
            record_outcome(
                secretary, review_id=review.pk, draft=OutcomeDraft(kind="decision", text=text(words, words))
            )
        assert bytes(make_minutes(secretary, review_id=review.pk).pdf).startswith(b"%PDF-")

    def test_ten_megabytes_never_come_so_far(self, cast: Cast, client_as: Callable[[str], Client]) -> None:
        review, client = sit(cast), client_as("by_secretary")
        client.raise_request_exception = False
        long = "a" * 10_000_000
        sent = client.post(f"/sessions/{review.pk}/room/", {"kind": "decision", "point": "", "text_en": long})
        assert sent.status_code in (400, 413)
        sent = client.post(
            f"/api/v1/reviews/{review.pk}/outcomes/",
            {"kind": "decision", "text": {"en": long}},
            "application/json",
        )
        assert sent.status_code in (400, 413)
        assert not review.outcomes.exists()


def _letters(words: str) -> str:
    return re.sub(r"[^\w]", "", words.replace("\u00ad", ""))


@pytest.mark.django_db
class TestMails:
    @pytest.mark.parametrize("words", WORDS)
    def test_no_word_makes_a_header(self, cast: Cast, words: str) -> None:
        review = sit(cast, "confirmed")
        Review.unscoped.filter(pk=review.pk).update(place=text(words[:200], words[:200]))
        Body.unscoped.filter(pk=cast.body.pk).update(short_name=text(words[:120], words[:120]))
        review.refresh_from_db()
        reader = cast.users["ru_secretary"]
        reader.name = "Reader\r\nBcc: evil@example.org"
        reminder = Reminder(
            body=Body.unscoped.get(pk=cast.body.pk), review=review, recipient=reader, lead_days=30,
            schedule_version=1, due_at=clock.now(),
        )  # fmt: skip
        reminder.review.body = reminder.body
        with override(reader.language):
            said = mails.words(reader, [reminder], posts={cast.body.pk: [text(words)]}, now=clock.now())
        made = mails.compose(message_id=uuid4(), recipient=reader, said=said, now=clock.now())
        mail = message_from_bytes(made.content, policy=default)
        assert sorted(name.lower() for name in mail) == sorted(
            ["from", "to", "subject", "date", "message-id", "content-language", "auto-submitted", "content-type",
             "mime-version"]
        )  # fmt: skip
        assert "\n" not in made.subject
        assert "\r" not in made.subject
        assert [address.addr_spec for address in mail["To"].addresses] == [reader.email]
        html = mail.get_body(("html",)).get_content()
        assert "<b>&amp;</b>" not in html


@pytest.mark.django_db
class TestNothingToSee:
    """A text of which a reader sees nothing is no text: it cannot stand for a reason."""

    @pytest.mark.parametrize("unseen", ["\u200b", "\u00ad \u2060", "\ufeff\u200f", "\u3164", "\u2800"])
    def test_it_is_refused_by_both_faces_in_the_same_words(
        self, cast: Cast, client_as: Callable[[str], Client], unseen: str
    ) -> None:
        item, client = cast.items["1.1"].pk, client_as("by_coordinator")
        page = client.post(f"/items/{item}/notes/", {**NOTE, "text_en": unseen})
        call = client.post(f"/api/v1/items/{item}/notes/", {"text": {"en": unseen}}, "application/json")
        assert (page.status_code, call.status_code) == (400, 400)
        (fault,) = call.json()["errors"]
        assert fault["detail"] in page.content.decode()
        assert not InternalNote.unscoped.exists()

    def test_what_joins_letters_stays_within_a_text(self, cast: Cast) -> None:
        words = {"fa": "می\u200cخواهم"}
        assert (
            write_note(cast.actor("by_coordinator"), item_id=cast.items["1.1"].pk, text=words).text == words
        )


@pytest.mark.django_db
class TestDirection:
    """A text that reads otherwise than it is written never comes into the record."""

    @pytest.mark.parametrize("turned", ["\u202eton DETELED", "Paid 100\u202d000"])
    def test_it_is_refused_by_both_faces_in_the_same_words(
        self, cast: Cast, client_as: Callable[[str], Client], turned: str
    ) -> None:
        item, client = cast.items["1.1"].pk, client_as("by_coordinator")
        page = client.post(f"/items/{item}/notes/", {**NOTE, "text_en": turned})
        call = client.post(f"/api/v1/items/{item}/notes/", {"text": {"en": turned}}, "application/json")
        assert (page.status_code, call.status_code) == (400, 400)
        (fault,) = call.json()["errors"]
        assert fault["detail"] in page.content.decode()
        assert not InternalNote.unscoped.exists()
        with pytest.raises(Invalid):
            save(cast, "by_coordinator", "1.1", text=text(turned))

    def test_what_writing_from_right_to_left_needs_is_kept(self, cast: Cast) -> None:
        words = {"ar": "\u2067مينسك\u2069 \u200f(2026)"}
        assert (
            write_note(cast.actor("by_coordinator"), item_id=cast.items["1.1"].pk, text=words).text == words
        )


def test_a_row_whose_version_is_no_version_writes_no_draft(
    cast: Cast, client_as: Callable[[str], Client]
) -> None:
    client, item = client_as("by_coordinator"), cast.items["1.1"].pk
    row = {f"status-{item}": "", f"text-{item}": "", f"version-{item}": "abc"}
    for address in (f"/work/{cast.round.pk}/row/", f"/work/{cast.round.pk}/"):
        assert client.post(address, row).status_code == 412
    assert client.get(f"/api/v1/rounds/{cast.round.pk}/drafts/").json()["results"] == []


def test_a_host_that_is_not_ours_is_refused_in_a_line_of_the_log(
    client: Client, settings: Any, caplog: pytest.LogCaptureFixture
) -> None:
    settings.ALLOWED_HOSTS = ["ours.example"]
    assert client.get("/accounts/login/", headers={"Host": "theirs.example"}).status_code == 400
    (said,) = [record for record in caplog.records if record.name == "django.security.DisallowedHost"]
    assert "theirs.example" in said.getMessage()
    assert said.exc_info is None
