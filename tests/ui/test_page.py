"""The frame of every page: its weight, what it says of the reader, and that it obeys the content policy."""

import re
import zlib
from pathlib import Path
from uuid import uuid4

import pytest
from django.contrib.staticfiles import finders
from django.template import engines
from django.template.loader import render_to_string
from django.test import RequestFactory, override_settings
from django.urls import path

from cooperation.access import NOBODY, Actor, Right, Role
from cooperation.ui import menus, panels

ROOT = Path(__file__).parents[2]
READER = Actor(
    kind="person",
    name="A. <Reader>",
    party_code="BY",
    party_name={"en": "Belarus"},
    side_order=1,
    rights=(Right(Role.READER, uuid4(), frozenset()),),
)
PLAIN_STATIC = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
urlpatterns = [
    path("", lambda request: None, name="first"),
    path("plan/", lambda request: None, name="plan"),
    path("plan/late/", lambda request: None, name="late"),
]
pytestmark = pytest.mark.urls("tests.ui.test_page")


@pytest.fixture(autouse=True)
def _empty_registries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(menus, "_entries", {})
    with override_settings(STORAGES=PLAIN_STATIC):
        yield


def request_of(address: str, actor: Actor = READER):
    request = RequestFactory().get(address)
    request.actor = actor
    return request


def page(source: str = "", address: str = "/", actor: Actor = READER) -> str:
    return (
        engines["django"]
        .from_string('{% extends "base.html" %}' + source)
        .render({}, request_of(address, actor))
    )


def test_the_page_says_for_whom_the_reader_acts() -> None:
    html = page()
    assert "You act for" in html
    assert "Belarus" in html
    assert "reader" in html
    assert "A. &lt;Reader&gt;" in html


def test_nobody_sees_neither_menu_nor_side() -> None:
    menus.add("Plan", "plan")
    html = page(actor=NOBODY)
    assert "Plan" not in html
    assert "You act for" not in html


def test_the_menu_marks_the_nearest_page_only() -> None:
    menus.add("First", "first", order=1)
    menus.add("Late", "late", order=3)
    menus.add("Plan", "plan", order=2)
    menus.add("Hidden", "plan-hidden", when=lambda actor: False)
    links = menus.links(request_of("/plan/late/7/"))
    assert [(link.label, link.current) for link in links] == [
        ("First", False),
        ("Plan", False),
        ("Late", True),
    ]
    assert 'aria-current="page">Plan' in page(address="/plan/")


def test_panels_come_in_order_and_are_escaped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(panels, "_slots", panels.defaultdict(list))
    panels.add("slot", lambda request, subject: f"<{subject}>", order=2)
    panels.add("slot", lambda request, subject: "first ", order=1)
    assert panels.render("slot", request_of("/"), "x") == "first &lt;x&gt;"


def test_the_page_has_no_inline_style_script_or_handler() -> None:
    html = page()
    assert not re.search(r"\sstyle=|<style|\son[a-z]+=|<script(?![^>]*\ssrc=)", html)


@pytest.mark.parametrize(
    "path_of_template", sorted((ROOT / "templates").rglob("*.html")), ids=lambda path: path.name
)
def test_no_template_has_inline_style_or_handler(path_of_template: Path) -> None:
    # The help text of a field is written by us, as Django's own template takes it.
    source = path_of_template.read_text("utf-8").replace("help_text|safe", "")
    if path_of_template.parent.name == "archive":
        # No page of the product: a file that is read without it, from a disk, has its look inside.
        source = source.replace("<style>", "")
    assert not re.search(
        r"\sstyle=|<style|\son(click|change|submit|load|input)=|<script(?![^>]*\ssrc=)|\|safe", source
    )


def test_a_first_visit_weighs_at_most_a_quarter_of_what_is_allowed_before_its_content() -> None:
    html = page()
    names = re.findall(r'(?:href|src)="/static/([^"]+)"', html)
    assert {"tokens.css", "base.css", "components.css", "page.js"} <= set(names)
    whole = len(zlib.compress(html.encode(), 9))
    for name in names:
        whole += len(zlib.compress(Path(finders.find(name)).read_bytes(), 9))
    assert whole <= 40_000 / 4 + 5_000


@pytest.mark.parametrize("name", ["400.html", "403.html", "404.html", "500.html"])
def test_an_error_page_is_made_without_anyone_signed_in(name: str) -> None:
    html = render_to_string(name, {"detail": "<why>"}, request_of("/x", NOBODY))
    assert "<h1>" in html
    assert "<why>" not in html
    assert render_to_string("500.html", {})


def test_colours_stand_in_the_tokens_alone() -> None:
    for name in ("base.css", "components.css"):
        css = (ROOT / "static" / name).read_text("utf-8")
        assert not re.search(r"#[0-9a-fA-F]{3,8}\b(?![^{]*\{)", css), name


def test_the_layout_knows_no_left_and_right() -> None:
    for name in ("base.css", "components.css"):
        css = (ROOT / "static" / name).read_text("utf-8")
        assert not re.search(r"(margin|padding|border)-(left|right|top|bottom)\b", css), name
        assert not re.search(r"[;{\s](left|right|width|height):", css), name
