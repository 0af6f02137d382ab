"""The demonstration: loaded once, dated from today, in three languages, honest about what is made up."""

import hashlib
import io
import json
import shutil
import stat
from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from uuid import uuid4

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.test import Client
from pypdf import PdfReader

from cooperation import clock
from cooperation.access import Actor, acting_as
from cooperation.accounts.models import User
from cooperation.texts import TextField
from meetings.models import Delegate, Minutes, Review
from programs.models import (
    Act,
    Document,
    Item,
    JointProject,
    Obstacle,
    Organisation,
    Party,
    Person,
    Position,
    PositionDraft,
    Post,
    Programme,
    Wording,
)
from programs.selectors import differences
from programs.services.documents import open_document
from tests.demonstrated import demonstrated

#: All in one process: who loads the demonstration once.
pytestmark = pytest.mark.xdist_group("demonstration")
CODE = "union-defence-2012"


@pytest.fixture
def state(settings, tmp_path: Path) -> Path:
    settings.DEMO, settings.STATE_DIR = True, tmp_path
    return tmp_path


@pytest.fixture(scope="module")
def once(django_db_setup, django_db_blocker, worker_id: str, tmp_path_factory) -> Iterator[Path]:
    with demonstrated(django_db_blocker, f"{worker_id}_shown", tmp_path_factory.mktemp("state")) as told:
        yield told


@pytest.fixture
def loaded(once: Path, db, state: Path) -> Path:
    """The file that tells the logins; what a test changes is gone after it."""
    shutil.copy2(once, state)
    return state / once.name


def _tracked():
    return [m for m in apps.get_models() if m._meta.app_label in ("programs", "meetings", "accounts")]


def _counts() -> dict[str, int]:
    return {model.__name__: model._base_manager.count() for model in _tracked()}


# Before any other: these ask for a database without a demonstration.


def test_is_refused_where_it_was_not_asked_for(db, settings):
    settings.DEMO = False
    with pytest.raises(CommandError, match="DEMO=1") as refusal:
        call_command("load_demonstration")
    assert refusal.value.returncode == 1
    assert not Programme.unscoped.exists()


def test_a_run_that_fails_leaves_nothing(db, state: Path, monkeypatch):
    monkeypatch.setattr("meetings.demonstration.regional.MEASURES", [None])
    with pytest.raises(AttributeError):
        call_command("load_demonstration")
    assert not Programme.unscoped.exists()
    assert not (state / "demonstration.json").exists()


def test_a_second_run_changes_nothing(loaded: Path):
    before, told = _counts(), loaded.read_bytes()
    call_command("load_demonstration")
    assert _counts() == before
    assert loaded.read_bytes() == told


def _may_enter(told: dict[str, list[dict[str, str]]]) -> list[str]:
    """Which of the logins and tokens told are taken, on the pages and by the API."""
    taken = []
    for login in told["logins"]:
        client = Client()
        client.post("/accounts/login/", {"login": login["email"], "password": login["password"]})
        taken += [login["email"]] if client.get("/").status_code == 200 else []
    for token in told["tokens"]:
        asked = Client().get("/api/v1/programmes/", headers={"Authorization": f"Bearer {token['token']}"})
        taken += [token["token"]] if asked.status_code == 200 else []
    return taken


def test_where_it_is_no_longer_asked_for_its_logins_and_tokens_are_closed(loaded: Path, settings):
    told = json.loads(loaded.read_text("utf-8"))
    told["logins"] = told["logins"][:1]
    assert len(_may_enter(told)) == 1 + len(told["tokens"])
    outside = User.objects.create_user("someone@example.org", "a long password", name="Somebody")
    programmes, kept = Programme.unscoped.count(), User.objects.count()
    inside = Client()
    first = told["logins"][0]
    inside.post("/accounts/login/", {"login": first["email"], "password": first["password"]})
    settings.DEMO = False
    call_command("close_demonstration")
    assert _may_enter(told) == []
    assert inside.get("/").status_code == 302
    assert not loaded.exists()
    assert (Programme.unscoped.count(), User.objects.count()) == (programmes, kept)
    assert User.objects.get(pk=outside.pk).check_password("a long password")
    settings.DEMO = True
    call_command("load_demonstration")
    again = json.loads(loaded.read_text("utf-8"))
    again["logins"] = again["logins"][:1]
    assert len(_may_enter(again)) == 1 + len(again["tokens"])
    assert _may_enter(told) == []


def test_its_logins_are_not_closed_where_it_is_asked_for(loaded: Path):
    before = _counts()
    with pytest.raises(CommandError, match="DEMO=1"):
        call_command("close_demonstration")
    assert _counts() == before
    assert loaded.exists()


def test_the_logins_are_told_to_the_owner_alone_and_work(loaded: Path):
    told = json.loads(loaded.read_text())
    assert stat.S_IMODE(loaded.stat().st_mode) == 0o600
    kinds = {(one["role"], one["party"]) for one in told["logins"]}
    assert {
        ("coordinator", "BY"),
        ("executive_secretary", "RU"),
        ("joint_secretariat", ""),
        ("observer", "RC"),
    } <= kinds
    one = told["logins"][0]
    assert User.objects.get(email=one["email"]).check_password(one["password"])
    assert {(t["role"], t["party"]) for t in told["tokens"]} >= {("coordinator", "BY"), ("reader", "BY")}


def test_a_lost_file_is_written_anew_with_other_passwords(loaded: Path):
    before = json.loads(loaded.read_text())
    loaded.unlink()
    call_command("load_demonstration")
    after = json.loads(loaded.read_text())
    key = lambda one: (one["role"], one["party"])  # noqa: E731
    assert sorted(map(key, after["logins"])) == sorted(map(key, before["logins"]))
    assert sorted(map(key, after["tokens"])) == sorted(map(key, before["tokens"]))
    assert after["logins"][0]["password"] != before["logins"][0]["password"]


def test_the_next_session_is_about_a_month_ahead_and_the_first_was_in_minsk(loaded: Path):
    sessions = Review.unscoped.filter(programme__code=CODE).order_by("number")
    days = list(sessions.values_list("starts_on", flat=True))
    assert 20 <= (days[-1] - clock.today()).days <= 40
    assert days[0].isoformat() == "2012-10-29"
    assert sessions[0].place["en"] == "Minsk"
    assert all(90 <= (after - before).days <= 300 for before, after in pairwise(days))


def test_a_later_run_adds_the_next_session_and_shifts_nothing(loaded: Path, time_machine):
    before = list(Review.unscoped.order_by("id").values_list("id", "starts_on"))
    time_machine.move_to(clock.now() + timedelta(days=50))
    call_command("load_demonstration")
    after = list(
        Review.unscoped.filter(programme__code=CODE).order_by("number").values_list("id", "starts_on")
    )
    assert set(before) <= set(Review.unscoped.values_list("id", "starts_on"))
    assert 20 <= (after[-1][1] - clock.today()).days <= 40


def test_every_text_of_the_two_sides_has_three_languages(loaded: Path):
    regional = {"RC", "AM", "AZ", "KZ", "KG", "MD", "TJ", "UZ"}
    for model in (Wording, Obstacle, JointProject, Party, Act):
        rows = model.unscoped.all()
        if model is Wording:
            rows = rows.filter(programme__code=CODE)
        for row in rows:
            if getattr(row, "code", "") in regional:
                continue
            for field in model._meta.fields:
                text = getattr(row, field.attname) if isinstance(field, TextField) else None
                assert not text or set(text) == {"en", "ru", "be"}, (model, field.name, text)


def test_what_is_not_public_is_marked(loaded: Path):
    assert not Item.unscoped.filter(illustrative=False).exists()
    assert not Obstacle.unscoped.filter(illustrative=False).exists()
    assert not JointProject.unscoped.filter(illustrative=False).exists()
    public = set(Person.unscoped.filter(illustrative=False).values_list("name__en", flat=True))
    assert public == {"S. Gurulev", "V. Semashko", "Yu. Borisov", "D. Rogozin"}
    assert Post.unscoped.filter(illustrative=False).count() == 4
    assert not Organisation.unscoped.filter(illustrative=False).exclude(party__code__in=["BY", "RU"]).exists()
    assert list(Review.unscoped.filter(illustrative=False).values_list("number", flat=True)) == [1]


def test_the_document_has_two_signatures_and_two_endorsements(loaded: Path):
    document = Programme.unscoped.get(code=CODE).document
    kinds = sorted(document.acts.values_list("kind", "party__code", "done_first"))
    day = Review.unscoped.get(programme__code=CODE, number=1).starts_on
    assert kinds == [
        ("endorsement_by_authority", "BY", day),
        ("endorsement_by_authority", "RU", day),
        ("signature", "BY", day),
        ("signature", "RU", day),
    ]


def test_drafts_of_one_side_are_not_seen_by_the_other(loaded: Path):
    programme = Programme.unscoped.get(code=CODE)
    seen = {}
    for code in ("BY", "RU"):
        party = Party.unscoped.get(code=code)
        actor = Actor(
            kind="system", party_id=party.pk, party_code=code, programme_ids=frozenset({programme.pk})
        )
        with acting_as(actor):
            seen[code] = set(
                PositionDraft.unscoped.filter(programme=programme).values_list("party__code", flat=True)
            )
    assert seen == {"BY": {"BY"}, "RU": {"RU"}}


def test_the_sides_differ_in_every_way_and_one_is_silent(loaded: Path):
    programme = Programme.unscoped.get(code=CODE)
    party = Party.unscoped.get(code="BY")
    actor = Actor(kind="system", party_id=party.pk, party_code="BY", programme_ids=frozenset({programme.pk}))
    with acting_as(actor):
        rows = Position.unscoped.filter(programme=programme, latest=True).select_related("party")
        said: dict[str, dict[str, Position]] = {}
        for row in rows:
            said.setdefault(str(row.item_id), {})[row.party.code] = row
    pairs = [(one["BY"], one["RU"]) for one in said.values() if len(one) == 2]
    assert any(len(one) == 1 for one in said.values())
    assert any("completed" in {a.status, b.status} and a.status != b.status for a, b in pairs)
    assert any(a.status == b.status and abs((a.progress or 0) - (b.progress or 0)) >= 20 for a, b in pairs)
    assert any(
        a.proposed_deadline and b.proposed_deadline and a.proposed_deadline != b.proposed_deadline
        for a, b in pairs
    )
    assert sum(a.status == b.status for a, b in pairs) > len(pairs) / 2


def _seen_by(code: str, programme: Programme) -> Actor:
    party = Party.unscoped.get(code=code)
    return Actor(
        kind="person", user_id=uuid4(), party_id=party.pk, party_code=code, programme_ids=frozenset({programme.pk}),
        body_ids=frozenset({programme.body_id}), party_ids=frozenset({party.pk}),
    )  # fmt: skip


def test_the_sides_speak_each_in_their_own_words(loaded: Path):
    programme = Programme.unscoped.get(code=CODE)
    with acting_as(_seen_by("RU", programme)):
        newest = list(
            Position.unscoped.filter(programme=programme, latest=True).values_list("text", flat=True)
        )
        former = Position.unscoped.filter(programme=programme, latest=False).values_list(
            "text__en", flat=True
        )
        assert len(set(former)) >= 12
    words = {text["en"] for text in newest}
    assert len(words) > len(newest) * 0.8
    assert all(set(text) == {"en", "ru", "be"} for text in newest)


def test_some_differences_are_older_than_others(loaded: Path):
    programme = Programme.unscoped.get(code=CODE)
    actor = _seen_by("BY", programme)
    with acting_as(actor):
        found = differences.weighed(actor, programme.pk, programme.body.progress_threshold)
    assert found.count >= 10
    assert len({heavy.since for heavy in found.heaviest} - {None}) >= 4


def test_past_sessions_have_protocols_and_every_side_of_the_region_a_delegation(loaded: Path):
    for code in (CODE, "regional-commission"):
        assert Minutes.unscoped.filter(review__programme__code=code, review__state="concluded").count() == 2
    regional = Review.unscoped.filter(programme__code="regional-commission", state="concluded")
    for review in regional:
        heads = Delegate.unscoped.filter(delegation__review=review, is_head=True)
        assert heads.count() == 9
        assert all(delegate.person.illustrative and delegate.post.illustrative for delegate in heads)


def test_papers_are_kept_with_acts_and_positions_and_say_that_they_are_made_up(loaded: Path):
    programme = Programme.unscoped.get(code=CODE)
    actor = _seen_by("RU", programme)
    with acting_as(actor):
        papers = list(Document.objects.visible_to(actor))
        assert sum(1 for paper in papers if paper.act_id) == 6
        assert sum(1 for paper in papers if paper.audience == "position") == 4
        for paper in papers:
            _document, file = open_document(actor, document_id=paper.pk)
            with file:
                content = file.read()
            assert hashlib.sha256(content).hexdigest() == paper.sha256
            assert paper.content_type == "application/pdf"
            assert "Illustrative paper" in PdfReader(io.BytesIO(content)).pages[0].extract_text()
