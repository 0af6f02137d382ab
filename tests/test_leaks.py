"""What is internal to one side shows nowhere to anybody else: not in words, not in a count, a tag or an order.

One side writes a word that nobody else knows into everything it keeps to itself. Everybody else then asks for every
address that this side knows, and gets what they got before, to the byte.
"""

import hashlib
import io
import re
from collections.abc import Callable, Iterable, Iterator

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import get_resolver
from pypdf import PdfReader

from cooperation.access import acting_as
from cooperation.lists import names
from meetings.models import Review
from meetings.services.notes import write_review_note
from programs.imports.sheets import read
from programs.models import Act, Document, InternalNote, Position, PositionDraft, Release
from programs.services.change_rows import ChangeInput
from programs.services.changes import draft_change_set
from programs.services.consolidation import take_in
from programs.services.contributions import request_contributions, send_back, write_contribution
from programs.services.documents import attach
from programs.services.notes import write_agreement_note, write_note
from programs.services.plan_imports import keep_plan_file
from programs.services.positions import PositionContent, save_draft
from programs.services.releases import release_set
from tests.cast import Cast, release, save, sit, text
from tests.test_every_url_is_guarded import walk

CANARY = "Zqkanareika"
PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n%%EOF\n"
#: Those who must learn nothing: the other side, those above the sides, those outside.
OTHERS = ("ru_coordinator", "ru_secretary", "joint_two", "observer", "outsider", "administrator")
#: The same with less to see: asked for what was hidden alone.
LESSER = ("ru_reader", "ru_contributor", "ru_head", "ru_registrar", "ru_security", "joint", "anonymous")
#: What differs from one answer to the next without saying anything: the form's tokens, the answer's number and time.
PASSING = re.compile(
    rb'name="(csrfmiddlewaretoken|once)" value="[^"]*"|"csrfToken":"[^"]*"|<p class="on-paper">.*?</p>'
)
#: At the foot of each page of a brief or a pack.
STAMP = re.compile(r"(?:For|Для:) [^\n]*; (?:made|составлено|складзена) [^\n]*")
PASSING_HEADERS = {"X-Request-Id", "Set-Cookie", "Date", "Server-Timing", "RateLimit", "RateLimit-Policy"}


#: Says nothing of a programme, or what time it is.
APART = ("/admin/", "/accounts/", "/language/", "/static/", "/livez", "/readyz", "/statusz", "/api/v1/schema",
         "/api/v1/docs")  # fmt: skip


def lists() -> Iterator[str]:
    """The address of every list of the API and every page without a parameter."""
    for _name, route in set(walk(get_resolver().url_patterns)):
        if "<" not in route and "(?P" not in route and not route.startswith(APART):
            yield route


def exports(*which: str) -> Iterator[str]:
    """The address of every list, of the API and of pages, as a file that is read as text; or of these alone."""
    yield from (f"/lists/{name}.csv" for name in names() if not which or name in which)
    for _name, route in set(walk(get_resolver().url_patterns)):
        exported = route.endswith("/export.<slug:form>") and route.count("<") == 1
        if exported and (not which or route.split("/")[3] in which):
            yield route.replace("<slug:form>", "csv")


def objects(client: Client) -> Iterator[str]:
    """The address of every object in every list that this client may read through the API, with its parts."""
    parts = [route for _name, route in walk(get_resolver().url_patterns) if route.startswith("/api/v1/")]
    for listed in sorted(route for route in lists() if route.startswith("/api/v1/")):
        answer = client.get(listed)
        if answer.status_code != 200:
            continue
        for row in answer.json()["results"][:2]:
            for route in parts:
                if route.startswith(listed + "<uuid:id>/") and route.count("<") == 1:
                    yield route.replace("<uuid:id>", row["id"])


def linked(client: Client) -> set[str]:
    """Every page that this client reaches from the first one by following links."""
    seen: set[str] = set()
    waiting = [route for route in lists() if not route.startswith("/api/")]
    while waiting and len(seen) < 60:
        address = waiting.pop()
        if address in seen:
            continue
        seen.add(address)
        answer = client.get(address)
        content = answer.getvalue()
        if "text/html" not in answer.headers.get("Content-Type", ""):
            continue
        for found in re.findall(r'(?:href|action)="(/[^"#]*)"', content.decode()):
            link = found.replace("&amp;", "&")
            if (
                not link.startswith(("/static/", "/admin/", "/accounts/", "/language/", "/statusz"))
                and "?" not in link
                and link not in seen
            ):
                waiting.append(link)
    return seen


def searches(cast: Cast) -> list[str]:
    """Questions whose answers, or whose mere number of answers, could tell."""
    item, code = cast.items["1.1"].pk, cast.programme.code
    return [
        f"/programmes/{code}/?q={CANARY}", f"/programmes/{code}/?q={CANARY.lower()}", f"/items/?q={CANARY}",
        f"/programmes/{code}/?differ=1", f"/programmes/{code}/?status=blocked", f"/programmes/{code}/?late=1",
        f"/api/v1/items/?q={CANARY}", f"/api/v1/items/?search={CANARY}", f"/api/v1/documents/?name={CANARY}",
        f"/api/v1/positions/?item={item}", "/api/v1/positions/?latest=true&status=blocked",
        f"/api/v1/notes/?item={item}", f"/api/v1/rounds/{cast.round.pk}/drafts/?item={item}",
        f"/api/v1/rounds/{cast.round.pk}/drafts/?ready=true", f"/api/v1/releases/?round={cast.round.pk}",
        f"/programmes/{code}/comparison/", f"/programmes/{code}/comparison/?list=silent",
        f"/programmes/{code}/comparison/?list=a", f"/programmes/{code}/comparison/{item}/",
        f"/programmes/{code}/comparison.xlsx?list=silent", f"/api/v1/programmes/{cast.programme.pk}/comparison/",
        f"/api/v1/contributions/?item={item}", "/api/v1/contributions/?state=taken_in",
        f"/api/v1/rounds/{cast.round.pk}/contributions/", f"/work/{cast.round.pk}/contributions/",
        f"/work/{cast.round.pk}/", f"/work/{cast.round.pk}/release/", f"/items/{item}/",
        f"/programmes/{code}/plan.xlsx", f"/programmes/{code}/plan.csv", "/api/v1/plan-imports/",
        f"/api/v1/programmes/{cast.programme.pk}/plan.xlsx", f"/api/v1/programmes/{cast.programme.pk}/plan.csv",
        f"/programmes/{code}/plan-imports/", f"/briefs/programmes/{cast.programme.pk}.pdf",
        f"/briefs/bodies/{cast.body.pk}.pdf", f"/briefs/agreements/{cast.agreement.pk}.pdf",
    ]  # fmt: skip


def readable(pdf: bytes) -> bytes:
    """What a PDF says, without the line that tells its reader and the minute; as it came where it says nothing."""
    said = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    return STAMP.sub("", said).encode() or pdf


def digest(client: Client, address: str) -> tuple[int, str, frozenset[tuple[str, str]]]:
    """An answer without what passes; fails where the secret word is in it."""
    answer = client.get(address)
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    head = frozenset((k, v) for k, v in answer.items() if k not in PASSING_HEADERS)
    if answer.status_code == 200 and address.endswith(".pdf"):
        # Compressed, another minute may be longer by a byte.
        head = frozenset(pair for pair in head if pair[0] != "Content-Length")
        body = readable(body)
    if CANARY.casefold() not in address.casefold():
        everything = body.decode("utf-8", "replace") + repr(head)
        assert CANARY.casefold() not in everything.casefold(), address
    return answer.status_code, hashlib.sha256(PASSING.sub(b"", body)).hexdigest(), head


def asked(client: Client, addresses: Iterable[str]) -> dict[str, object]:
    return {address: digest(client, address) for address in addresses}


def contribute(cast: Cast) -> list[str]:
    """The ministry of BY hands in, twice, what its coordinator sends back and takes in; the address of it."""
    words, by = text(f"{CANARY} in English", f"{CANARY} по-русски"), cast.actor("by_coordinator")
    (asked, *_others) = request_contributions(
        by, round_id=cast.round.pk, due=cast.round.cut_off, note=words,
        organisation_ids=[cast.organisations["by_ministry"].pk],
    )  # fmt: skip
    for _time in range(2):
        asked = write_contribution(
            cast.actor("by_contributor"), contribution_id=asked.pk, hand_in=True, version=asked.version,
            content=PositionContent(status="delayed", progress=73, text=words),
        )  # fmt: skip
        if asked.edition == 1:
            asked = send_back(by, contribution_id=asked.pk, comment=words, version=asked.version)
    take_in(by, contribution_id=asked.pk, version=asked.version)
    request_contributions(by, round_id=cast.round.pk, due=cast.round.cut_off, note=words)
    return [f"/contributions/{asked.pk}/", f"/api/v1/contributions/{asked.pk}/"]


def whisper(cast: Cast) -> list[str]:
    """Side BY writes the word into all it keeps to itself; the addresses of what it wrote."""
    words = text(f"{CANARY} in English", f"{CANARY} по-русски")
    for key in ("1.1", "1.2", "2.1", "3.1"):
        draft = save(cast, "by_coordinator", key, status="blocked", progress=37, text=words)
    changes = draft_change_set(
        cast.actor("by_coordinator"), programme_id=cast.programme.pk, title=words, reason=words,
        rows=[ChangeInput("reword", cast.items["1.1"].pk, title=words), ChangeInput("withdraw", cast.items["3.1"].pk)],
    )  # fmt: skip
    file = f"No.;Title (en)\n{CANARY} heading\n1.1;{CANARY}\n1.2;{CANARY}\n".encode()
    plan = keep_plan_file(
        cast.actor("by_coordinator"), programme_id=cast.programme.pk,
        table=read(SimpleUploadedFile(f"{CANARY}.csv", file)),
    )  # fmt: skip
    note = write_note(cast.actor("by_coordinator"), item_id=cast.items["1.1"].pk, text=words)
    by = cast.actor("by_coordinator")
    notes = [note, write_agreement_note(by, agreement_id=cast.agreement.pk, text=words)]
    if (review := Review.unscoped.filter(state="confirmed").first()) is not None:
        notes.append(write_review_note(by, review_id=review.pk, text=words))
    act = Act.unscoped.filter(agreement=cast.agreement, party=cast.by).get()
    kept = [
        attach(cast.actor("by_coordinator"), draft_id=draft.pk, file=SimpleUploadedFile(f"{CANARY}.pdf", PDF)),
        attach(
            cast.actor("by_coordinator"), act_id=act.pk, audience="internal",
            file=SimpleUploadedFile(f"{CANARY}.pdf", PDF + CANARY.encode()),
        ),
    ]  # fmt: skip
    return [
        *(f"/api/v1/notes/{each.pk}/" for each in notes),
        *contribute(cast),
        f"/plan-imports/{plan.pk}/",
        f"/api/v1/plan-imports/{plan.pk}/",
        f"/api/v1/plan-imports/{plan.pk}/preview/",
        f"/change-sets/{changes.pk}/",
        f"/api/v1/change-sets/{changes.pk}/",
        f"/api/v1/change-sets/{changes.pk}/rows/",
        f"/api/v1/change-sets/{changes.pk}/difference/",
        *(f"/documents/{document.pk}/" for document in kept),
        *(f"/api/v1/documents/{document.pk}/content/" for document in kept),
        *(f"/api/v1/documents/{document.pk}/" for document in kept),
    ]


@pytest.mark.django_db
def test_what_a_side_keeps_to_itself_changes_no_answer_to_anybody_else(
    cast: Cast, client_as: Callable[[str], Client]
) -> None:
    sit(cast, "confirmed")
    save(cast, "ru_coordinator", "1.2", text=text("Said aloud"))
    release(cast, "ru_coordinator")
    own = client_as("by_coordinator")
    known = sorted({*lists(), *exports(), *objects(own), *linked(own), *searches(cast)})
    clients = {key: client_as(key) for key in OTHERS}
    before = {key: asked(client, known) for key, client in clients.items()}
    hidden = whisper(cast)
    assert CANARY in own.get(f"/items/{cast.items['1.1'].pk}/").content.decode()
    told = {}
    for key, client in clients.items():
        after = asked(client, known)
        told |= {(key, a): (before[key][a], after[a]) for a in known if before[key][a] != after[a]}
    for key in (*OTHERS, *LESSER):
        client = clients.get(key) or client_as(key)
        for address in [*hidden, *searches(cast)]:
            digest(client, address)
        for address in hidden:
            absent = client.get(address)
            assert absent.status_code in (404, 302 if key == "anonymous" else 404, 401), (key, address)
    assert told == {}
    assert not any(CANARY in f"{m.subject}{m.body}" for m in mail.outbox)


@pytest.mark.django_db
class TestOwnSide:
    """Inside a side, a contributor and a registrar are not readers of everything."""

    def documents(self, client: Client) -> list[str]:
        return [row["name"] for row in client.get("/api/v1/documents/").json()["results"]]

    def test_a_contributor_reads_the_files_of_its_own_items_alone(
        self, cast: Cast, client_as: Callable[[str], Client]
    ) -> None:
        for number in ("1.1", "2.1"):
            draft = save(cast, "by_coordinator", number)
            name = SimpleUploadedFile(f"{number}.pdf", PDF)
            attach(cast.actor("by_coordinator"), draft_id=draft.pk, file=name)
        assert sorted(self.documents(client_as("by_coordinator"))) == ["1.1.pdf", "2.1.pdf"]
        assert self.documents(client_as("by_contributor")) == ["2.1.pdf"]
        assert self.documents(client_as("by_registrar")) == []

    def test_an_internal_file_of_an_act_is_for_the_readers_of_internal_texts(
        self, cast: Cast, client_as: Callable[[str], Client]
    ) -> None:
        act = Act.unscoped.filter(agreement=cast.agreement, party=cast.by).get()
        attach(
            cast.actor("by_coordinator"), act_id=act.pk, audience="internal",
            file=SimpleUploadedFile("brief.pdf", PDF),
        )  # fmt: skip
        assert self.documents(client_as("by_reader")) == ["brief.pdf"]
        assert self.documents(client_as("by_registrar")) == []
        assert self.documents(client_as("by_contributor")) == []

    def test_a_registrar_reads_no_draft_and_no_note(
        self, cast: Cast, client_as: Callable[[str], Client]
    ) -> None:
        whisper(cast)
        client = client_as("by_registrar")
        for address in (
            f"/items/{cast.items['1.1'].pk}/",
            f"/api/v1/rounds/{cast.round.pk}/drafts/",
            "/work/",
        ):
            assert CANARY not in client.get(address).content.decode(), address
        actor = cast.actor("by_registrar")
        for model in (PositionDraft, InternalNote, Document):
            assert not model.objects.visible_to(actor).exists(), model


def report_nine(
    cast: Cast, n: int, numbers: Iterable[str] = ("1.1",), word: str = CANARY, note: str = ""
) -> Release:
    """Nation n releases positions in the simultaneous round of the nine."""
    actor = cast.actor(f"n{n}_coordinator")
    for number in numbers:
        save_draft(
            actor, item_id=cast.nine_items[number].pk, round_id=cast.nine_round.pk, ready=True,
            content=PositionContent(status="blocked", progress=37, text=text(word)),
        )  # fmt: skip
    authority = "document" if note else "own_login"
    return release_set(actor, round_id=cast.nine_round.pk, authority=authority, authority_note=note)


@pytest.mark.django_db
class TestSimultaneousExchange:
    @pytest.mark.parametrize("key", ["n2_coordinator", "joint", "observer", "outsider"])
    def test_before_its_own_release_a_side_learns_that_another_released_and_nothing_else(
        self, cast: Cast, client_as: Callable[[str], Client], key: str
    ) -> None:
        report_nine(cast, 3, ["1.1"], word="first")
        own = client_as("n1_coordinator")
        report_nine(cast, 1, ["1.1", "1.2"])
        known = sorted(
            {*lists(), *exports("positions", "rounds", "releases", "items"), *objects(own), *linked(own)}
        )
        asked(client_as(key), known)
        assert "37" not in str(client_as(key).get("/api/v1/positions/").json()["results"])

    def test_how_many_positions_were_released_is_told_with_the_positions(
        self, cast: Cast, client_as: Callable[[str], Client]
    ) -> None:
        report_nine(cast, 1, ["1.1", "1.2"])

        def counts(key: str) -> list[int | None]:
            client = client_as(key)
            flat = [row["count"] for row in client.get("/api/v1/releases/").json()["results"]]
            within = client.get(f"/api/v1/rounds/{cast.nine_round.pk}/").json()["releases"]
            assert [row["count"] for row in within] == flat
            return flat

        assert counts("n1_coordinator") == [2]
        assert counts("n2_coordinator") == [None]
        assert counts("joint") == [None]
        report_nine(cast, 2)
        assert sorted(counts("n2_coordinator"), key=str) == [1, 2]

    @pytest.mark.parametrize("key", ["n2_coordinator", "joint"])
    def test_of_a_release_it_learns_neither_number_nor_hour_nor_authority(
        self, cast: Cast, client_as: Callable[[str], Client], key: str
    ) -> None:
        known = [
            "/api/v1/releases/", f"/api/v1/releases/?round={cast.nine_round.pk}", "/api/v1/rounds/", "/",
            f"/api/v1/rounds/{cast.nine_round.pk}/", f"/programmes/{cast.nine.code}/", "/sessions/", "/api/v1/items/",
        ]  # fmt: skip
        first = report_nine(cast, 1, note=CANARY)
        known.append(f"/api/v1/releases/{first.pk}/")
        client = client_as(key)
        before = asked(client, known)
        (row,) = client.get("/api/v1/releases/").json()["results"]
        assert row["party"] == str(cast.parties["n1"].pk)
        assert {name for name, value in row.items() if value is not None} == {
            "id", "version", "programme", "round", "party",
        }  # fmt: skip
        # A second release changes nothing: no row, no number, no tag, no order.
        second = report_nine(cast, 1, ["1.2"], note=CANARY)
        assert asked(client, known) == before
        assert client.get(f"/api/v1/releases/{second.pk}/").status_code == 404
        assert CANARY in client_as("n1_coordinator").get("/api/v1/releases/").content.decode()

    def test_after_its_own_release_it_reads_them(
        self, cast: Cast, client_as: Callable[[str], Client]
    ) -> None:
        report_nine(cast, 1, note=CANARY)
        report_nine(cast, 1, ["1.2"])
        report_nine(cast, 2)
        rows = client_as("n2_coordinator").get("/api/v1/releases/").json()["results"]
        assert sorted(row["number"] for row in rows) == [1, 1, 2]
        assert CANARY in {row["authority_note"] for row in rows}

    def test_who_acts_for_no_side_reads_the_positions_once_every_side_has_released(
        self, cast: Cast, client_as: Callable[[str], Client]
    ) -> None:
        def seen() -> int:
            return len(client_as("joint").get("/api/v1/positions/").json()["results"])

        for n in range(1, 9):
            report_nine(cast, n)
        assert seen() == 0
        report_nine(cast, 9)
        assert seen() == 9
        assert client_as("joint_two").get("/api/v1/positions/").json()["results"] == []


@pytest.mark.django_db
class TestObserver:
    """A party that observes a body sits in its sessions; what the sides tell one another is not for it."""

    def test_reads_no_position_of_any_side_whatever_the_exchange(
        self, cast: Cast, client_as: Callable[[str], Client]
    ) -> None:
        save(cast, "by_coordinator", "1.1", text=text(CANARY), status="blocked")
        release(cast, "by_coordinator")
        for n in range(1, 10):
            report_nine(cast, n)
        client = client_as("observer")
        assert client.get("/api/v1/positions/").json()["results"] == []
        assert client.get("/api/v1/releases/").json()["results"] == []
        known = {
            *lists(),
            *exports(),
            *objects(client_as("by_coordinator")),
            *linked(client_as("by_coordinator")),
        }
        asked(client, sorted(known))
        with acting_as(cast.actor("observer")):
            # Row security says it a second time.
            assert not Position.unscoped.exists()
        with acting_as(cast.actor("ru_reader")):
            assert Position.unscoped.exists()

    def test_reads_of_the_files_what_is_public_and_not_what_the_sides_share(
        self, cast: Cast, client_as: Callable[[str], Client]
    ) -> None:
        act = Act.unscoped.filter(agreement=cast.agreement, party=cast.by).get()
        kept = {
            audience: attach(
                cast.actor("by_coordinator"), act_id=act.pk, audience=audience,
                file=SimpleUploadedFile(f"{audience}.pdf", PDF + audience.encode()),
            )
            for audience in ("internal", "shared", "public")
        }  # fmt: skip
        client = client_as("observer")
        answers = {name: digest(client, f"/documents/{kept[name].pk}/")[0] for name in kept}
        assert answers == {"internal": 404, "shared": 404, "public": 200}
        assert [row["name"] for row in client.get("/api/v1/documents/").json()["results"]] == ["public.pdf"]
        page = client.get(f"/agreements/{cast.agreement.pk}/").content.decode()
        assert "public.pdf" in page
        assert "shared.pdf" not in page

    def test_writes_nothing_and_has_no_work(self, cast: Cast, client_as: Callable[[str], Client]) -> None:
        client = client_as("observer")
        assert client.get(f"/work/{cast.round.pk}/").status_code in (403, 404)
        item = cast.items["1.1"].pk
        sent = client.post(f"/api/v1/items/{item}/notes/", {"text": {"en": "x"}}, "application/json")
        assert sent.status_code == 403
        assert client.get("/").status_code == 200
