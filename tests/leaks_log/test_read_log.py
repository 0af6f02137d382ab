"""Every reading of an internal text is kept, whoever reads it by which face; the log is only added to."""

from collections.abc import Callable
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.db.utils import ProgrammingError
from django.test import Client

from cooperation.access import NOBODY, acting_as
from cooperation.readlog.models import Entry
from programs.models import Change, ContributionEdition
from programs.services.change_rows import ChangeInput
from programs.services.changes import draft_change_set
from programs.services.contributions import request_contributions, send_back, write_contribution
from programs.services.documents import attach
from programs.services.notes import write_note
from programs.services.positions import PositionContent
from tests.cast import Cast, save, sit, text
from tests.test_leaks import PDF, exports, linked, lists, objects, searches

pytestmark = pytest.mark.django_db
As = Callable[[str], Client]
#: A word is of letters alone.
DIGITS = str.maketrans("0123456789.", "abcdefghijx")


def kept(cast: Cast, key: str = "by_security") -> list[Entry]:
    """The log as this security officer has it, oldest first."""
    with acting_as(cast.actor(key)):
        return list(Entry.objects.visible_to(cast.actor(key)).order_by("at", "id"))


def told(cast: Cast) -> list[tuple[str, str, object]]:
    return [(entry.kind, entry.face, entry.object_id) for entry in kept(cast)]


def test_a_page_tells_who_read_which_version_of_what_and_when(
    cast: Cast, client_as: As, time_machine
) -> None:
    note = write_note(cast.actor("by_coordinator"), item_id=cast.items["1.1"].pk, text=text("Our line"))
    draft = save(cast, "by_coordinator", "1.1", text=text("Our position"))
    assert kept(cast) == []
    address = f"/items/{cast.items['1.1'].pk}/"
    answer = client_as("by_reader").get(address)
    assert answer.status_code == 200
    entries = kept(cast)
    assert {(e.kind, e.object_id, e.object_version) for e in entries} == {
        ("note", note.pk, note.version), ("draft", draft.pk, draft.version),
    }  # fmt: skip
    for entry in entries:
        assert (entry.party_id, entry.user_id, entry.reader) == (
            cast.by.pk, cast.users["by_reader"].pk, "By Reader",
        )  # fmt: skip
        assert (entry.face, entry.address, entry.programme_id) == ("page", address, cast.programme.pk)
        assert entry.item_id == cast.items["1.1"].pk
        assert str(entry.request_id) == answer["X-Request-Id"]
        assert entry.post_id == cast.posts["by_reader"].pk


def test_a_second_reading_is_a_second_row_and_a_new_version_another_number(cast: Cast, client_as: As) -> None:
    draft = save(cast, "by_coordinator", "1.1", text=text("First"))
    client = client_as("by_coordinator")
    client.get(f"/items/{cast.items['1.1'].pk}/")
    save(cast, "by_coordinator", "1.1", text=text("Second"), version=draft.version)
    client.get(f"/items/{cast.items['1.1'].pk}/")
    assert [entry.object_version for entry in kept(cast)] == [1, 2]


def test_the_api_the_grid_and_a_download_are_readings(cast: Cast, client_as: As) -> None:
    draft = save(cast, "by_coordinator", "1.1", text=text("Draft"))
    note = write_note(cast.actor("by_coordinator"), item_id=cast.items["1.1"].pk, text=text("Line"))
    file = attach(cast.actor("by_coordinator"), draft_id=draft.pk, file=SimpleUploadedFile("x.pdf", PDF))
    client = client_as("by_coordinator")
    for address, expected in (
        ("/api/v1/notes/", ("note", "api", note.pk)),
        (f"/api/v1/notes/{note.pk}/", ("note", "api", note.pk)),
        (f"/api/v1/rounds/{cast.round.pk}/drafts/", ("draft", "api", draft.pk)),
        (f"/api/v1/rounds/{cast.round.pk}/positions/{cast.items['1.1'].pk}/draft/", ("draft", "api", draft.pk)),
        (f"/work/{cast.round.pk}/", ("draft", "page", draft.pk)),
        (f"/work/{cast.round.pk}/release/", ("draft", "page", draft.pk)),
        (f"/documents/{file.pk}/", ("document", "download", file.pk)),
        (f"/api/v1/documents/{file.pk}/content/", ("document", "download", file.pk)),
    ):  # fmt: skip
        before = len(kept(cast))
        answer = client.get(address)
        answer.getvalue()
        assert answer.status_code == 200, address
        assert told(cast)[before:] == [expected], address


def test_what_a_refused_form_shows_is_kept_though_its_writing_is_taken_back(
    cast: Cast, client_as: As
) -> None:
    draft = save(cast, "by_coordinator", "1.1", text=text("Draft"))
    row = f"row-{cast.items['1.1'].pk}"
    answer = client_as("by_coordinator").post(
        f"/work/{cast.round.pk}/release/", {row: "x", "authority": "nonsense"}
    )
    assert answer.status_code == 400
    assert ("draft", "page", draft.pk) in told(cast)


def test_writing_shows_nothing_and_is_no_reading(cast: Cast, client_as: As) -> None:
    save(cast, "by_coordinator", "1.1", text=text("Draft"))
    answer = client_as("by_coordinator").post(
        f"/items/{cast.items['1.1'].pk}/notes/", {"kind": "note", "text_en": "New", "text_0": "New"}
    )
    assert answer.status_code in (302, 400)
    if answer.status_code == 302:
        assert kept(cast) == []


def test_nothing_is_kept_of_what_the_sides_share(cast: Cast, client_as: As) -> None:
    client = client_as("by_reader")
    for address in (
        "/programmes/?all=1",
        f"/programmes/{cast.programme.code}/",
        "/api/v1/items/",
        "/agreements/",
    ):
        assert client.get(address).status_code == 200
    assert kept(cast) == []


@pytest.mark.parametrize(
    "key", ["by_coordinator", "by_reader", "by_registrar", "ru_security", "outsider", "administrator", "joint_two"]
)  # fmt: skip
def test_nobody_but_the_security_officer_of_the_side_reads_the_log(
    cast: Cast, client_as: As, key: str
) -> None:
    save(cast, "by_coordinator", "1.1", text=text("Draft"))
    client_as("by_reader").get(f"/items/{cast.items['1.1'].pk}/")
    assert len(kept(cast)) == 1
    assert kept(cast, key) == []
    with acting_as(cast.actor(key)):
        # Row security says it again.
        assert not Entry.unscoped.exists()
    with acting_as(NOBODY):
        assert not Entry.unscoped.exists()


def test_the_application_may_only_add(cast: Cast, client_as: As) -> None:
    save(cast, "by_coordinator", "1.1", text=text("Draft"))
    client_as("by_reader").get(f"/items/{cast.items['1.1'].pk}/")
    for statement in (
        "UPDATE readlog_entry SET reader = 'Somebody else'",
        "DELETE FROM readlog_entry",
        "TRUNCATE readlog_entry",
    ):
        with (
            acting_as(cast.actor("by_security")),
            pytest.raises(ProgrammingError, match="permission denied"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)
    assert [entry.reader for entry in kept(cast)] == ["By Reader"]


@pytest.mark.parametrize("column", ["user_id", "party_id"])
def test_nobody_adds_in_the_name_of_another(cast: Cast, column: str) -> None:
    actor = cast.actor("by_reader")
    own = {"user_id": actor.user_id, "party_id": actor.party_id}
    anothers = {"user_id": cast.users["ru_reader"].pk, "party_id": cast.ru.pk}
    entry = {
        "request_id": cast.round.pk,
        "reader": "x",
        "kind": "note",
        "object_id": cast.round.pk,
        "face": "page",
    }
    with acting_as(actor):
        Entry.unscoped.bulk_create([Entry(**entry, **own)])
    with pytest.raises(ProgrammingError, match="row-level security"), acting_as(actor):
        Entry.unscoped.bulk_create([Entry(**entry, **{**own, column: anothers[column]})])


def test_an_answer_given_again_is_a_second_reading(cast: Cast, client_as: As) -> None:
    client, sent = client_as("by_coordinator"), []
    for _time in range(2):
        answer = client.post(
            f"/api/v1/items/{cast.items['1.1'].pk}/notes/", {"text": {"en": "Our line"}}, "application/json",
            headers={"Idempotency-Key": "once"},
        )  # fmt: skip
        assert "Our line" in answer.content.decode()
        sent.append((answer.headers["X-Request-Id"], answer.json()["id"]))
    assert answer.headers["Idempotency-Replayed"] == "true"
    assert [(str(entry.request_id), str(entry.object_id)) for entry in kept(cast)] == sent


def written(cast: Cast) -> dict[str, UUID]:
    """BY writes a word of its own into each internal text of each kind: {word: whose it is}."""
    coordinator, words = cast.actor("by_coordinator"), {}

    def word(kind: str, n: object) -> str:
        return f"Zq{kind}{str(n).translate(DIGITS)}e"

    for number in ("1.1", "1.2", "2.1"):
        draft = save(cast, "by_coordinator", number, text=text(word("draft", number)))
        note = write_note(coordinator, item_id=cast.items[number].pk, text=text(word("note", number)))
        words |= {word("draft", number): draft.pk, word("note", number): note.pk}
    for asked in request_contributions(
        coordinator, round_id=cast.round.pk, due=cast.round.cut_off, note=text("Say it"),
        organisation_ids=[cast.organisations["by_ministry"].pk],
    ):  # fmt: skip
        handed = write_contribution(
            cast.actor("by_contributor"), contribution_id=asked.pk, hand_in=True, version=asked.version,
            content=PositionContent(status="delayed", text=text(word("handed", "a"))),
        )  # fmt: skip
        send_back(
            coordinator, contribution_id=asked.pk, comment=text(word("comment", "a")), version=handed.version
        )
        edition = ContributionEdition.unscoped
        with acting_as(coordinator):
            words[word("handed", "a")] = edition.get(contribution_id=asked.pk).pk
        words[word("comment", "a")] = asked.pk
    proposal = draft_change_set(
        coordinator, programme_id=cast.programme.pk, title=text(word("set", "a")), reason=text(word("why", "a")),
        rows=[ChangeInput(kind="reword", item_id=cast.items["1.1"].pk, title=text(word("row", "a")))],
    )  # fmt: skip
    words |= {word("set", "a"): proposal.pk, word("why", "a"): proposal.pk}
    with acting_as(coordinator):
        words[word("row", "a")] = Change.unscoped.get(change_set=proposal).pk
    for name in ("pdf", "txt"):
        file = SimpleUploadedFile(
            f"file.{name}",
            PDF + word("file", name).encode() if name == "pdf" else word("file", name).encode(),
        )
        words[word("file", name)] = attach(coordinator, draft_id=draft.pk, file=file).pk
    return words


def test_every_answer_with_an_internal_text_in_it_is_kept(cast: Cast, client_as: As) -> None:
    """Where an answer to its own side says the word of a text, the log names the text with this very request."""
    sit(cast)
    words = written(cast)
    said: set[str] = set()
    gaps = []
    for key in ("by_coordinator", "by_contributor"):
        client = client_as(key)
        known = {*lists(), *exports(), *objects(client), *linked(client)}
        asked = [address for address in searches(cast) if "Zq" not in address]
        for address in sorted(known) + asked:
            answer = client.get(address)
            content = answer.getvalue().decode("utf-8", "replace")
            found = {word for word in words if word in content}
            said |= found
            if found:
                request = answer.headers["X-Request-Id"]
                logged = {entry.object_id for entry in kept(cast) if str(entry.request_id) == request}
                gaps += [(key, address, word) for word in sorted(found) if words[word] not in logged]
    assert gaps == []
    assert said == set(words)
