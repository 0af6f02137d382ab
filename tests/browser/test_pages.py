"""The main pages in a real browser: each loads whole, nothing is complained of, nothing is wider than the screen."""

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from pytest_django.live_server_helper import LiveServer

from tests import servers

playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is on the PATH")

ARGUMENTS = ["--no-sandbox", "--disable-background-networking", "--disable-gpu"]
#: How far the document is wider than the window, in CSS pixels; what is scrolled within the page does not count.
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
#: Controls that a screen reader could not name.
UNNAMED = """() => [...document.querySelectorAll("input:not([type=hidden]), select, textarea")]
  .filter((e) => !e.labels?.length && !e.ariaLabel && !e.hasAttribute("aria-labelledby")).map((e) => e.outerHTML)"""


@pytest.fixture(scope="module")
def demonstration(
    django_db_setup: None, django_db_blocker: Any, worker_id: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, Any]]:
    """The demonstration in a database of its own, for a server in another thread to read; yields its logins."""
    former = connection.settings_dict["NAME"], settings.DATABASE_OWNER_URL
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock():
        patch.setattr(settings, "DEMO", True)
        patch.setattr(settings, "STATE_DIR", tmp_path_factory.mktemp("state"))
        connection.close()
        with servers.databases(f"{worker_id}_browser"):
            call_command("load_demonstration", verbosity=0)
            yield json.loads((settings.STATE_DIR / "demonstration.json").read_text("utf-8"))
        settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = former[0]
        settings.DATABASE_OWNER_URL = former[1]
        servers._flush_as_owner(connection, former[0])


@pytest.fixture(scope="module")
def address(demonstration: dict[str, Any]) -> Iterator[str]:
    server = LiveServer("127.0.0.1")
    yield server.url
    server.stop()


@dataclass
class Reader:
    """Somebody signed in; `pages` are the addresses of the main pages."""

    browser: Any
    address: str
    state: Any
    pages: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def reader(demonstration: dict[str, Any], address: str) -> Iterator[Reader]:
    """Belarus's executive secretary, through the sign-in page: the pages are found by following their links."""
    login = next(
        each
        for each in demonstration["logins"]
        if (each["role"], each["party"]) == ("executive_secretary", "BY")
    )
    with playwright.sync_playwright() as running:
        browser = running.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        context = browser.new_context()
        page = context.new_page()
        page.goto(f"{address}/accounts/login/")
        page.fill("input[name=login]", login["email"])
        page.fill("input[name=password]", login["password"])
        with page.expect_navigation(url=f"{address}/"):
            page.keyboard.press("Enter")
        item = page.locator(".compare tbody a").first.get_attribute("href")
        session = page.locator(".head .actions a").first.get_attribute("href")
        plan = page.goto(f"{address}/programmes/").url
        work = page.goto(f"{address}/work/").url
        pages = [f"{address}/", plan, f"{address}{item}", work, f"{address}{session}"]
        yield Reader(browser, address, context.storage_state(), pages)
        browser.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_the_main_pages_load_whole_and_fit_the_screen(reader: Reader, width: int, scheme: str) -> None:
    context = reader.browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, storage_state=reader.state
    )
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda said: faults.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("requestfailed", lambda request: faults.append(f"{request.url} failed"))
    page.on("response", lambda got: faults.append(f"{got.status} {got.url}") if got.status >= 400 else None)
    for url in reader.pages:
        page.goto(url)
        assert page.locator("h1").inner_text(), url
        assert page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches") is (scheme == "dark")
        assert page.evaluate(OVERFLOW) <= 0, f"{url} is wider than {width} px"
        assert page.evaluate(UNNAMED) == [], url
    assert faults == []
    context.close()
