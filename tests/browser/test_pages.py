"""Pages in a real browser: each loads whole, nothing is complained of, nothing is wider than screen or paper."""

import gzip
import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from pytest_django.live_server_helper import LiveServer

from tests.demonstrated import demonstrated

playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is on the PATH")

ARGUMENTS = ["--no-sandbox", "--disable-background-networking", "--disable-gpu"]
#: How far the document is wider than the window, in CSS pixels; what is scrolled within the page does not count.
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
#: Controls that a screen reader could not name.
UNNAMED = """() => [...document.querySelectorAll("input:not([type=hidden], [type=submit]), select, textarea")]
  .filter((e) => !e.labels?.length && !e.ariaLabel && !e.hasAttribute("aria-labelledby")).map((e) => e.outerHTML)"""


@pytest.fixture(scope="module")
def demonstration(
    django_db_setup: None, django_db_blocker: Any, worker_id: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, Any]]:
    """The demonstration, for a server in another thread to read; yields its logins."""
    with demonstrated(django_db_blocker, f"{worker_id}_browser", tmp_path_factory.mktemp("state")) as told:
        yield json.loads(told.read_text("utf-8"))


@pytest.fixture(scope="module")
def address(demonstration: dict[str, Any]) -> Iterator[str]:
    server = LiveServer("127.0.0.1")
    yield server.url
    server.stop()


#: Pointer targets below 24 by 24 CSS pixels whose 24-pixel circle meets another's (WCAG 2.2, 2.5.8 with its spacing
#: exception); links within a sentence are exempt.
CRAMPED = """() => {
  // What is scrolled out of its own box is nowhere to be met.
  const inside = (e, r) => {
    for (let up = e.parentElement; up; up = up.parentElement) {
      const box = up.getBoundingClientRect(), scrolls = /auto|scroll/.test(getComputedStyle(up).overflowY);
      if (scrolls && (r.bottom <= box.top || r.top >= box.bottom)) return false;
    }
    return true;
  };
  const targets = [...document.querySelectorAll("a[href], button, summary, input:not([type=hidden]), select, textarea")]
    .filter((e) => e.checkVisibility() && !e.matches(".skip, .skip-to-content-link") && !e.closest(".vh"))
    .map((e) => ({ e, r: e.getBoundingClientRect() })).filter(({ e, r }) => r.width && r.height && inside(e, r));
  const small = targets.filter(({ e, r }) => (r.width < 24 || r.height < 24)
    && !(e.matches("a") && e.parentElement.innerText.trim() !== e.innerText.trim()
         && getComputedStyle(e).display === "inline"));
  const centre = (r) => [r.x + r.width / 2, r.y + r.height / 2];
  const away = ([x, y], r) => Math.hypot(Math.max(r.left - x, 0, x - r.right), Math.max(r.top - y, 0, y - r.bottom));
  return small.filter((one) => targets.some((other) => other !== one && (small.includes(other)
      ? Math.hypot(centre(one.r)[0] - centre(other.r)[0], centre(one.r)[1] - centre(other.r)[1]) < 24
      : away(centre(one.r), other.r) < 12)))
    .map(({ e, r }) => `${e.outerHTML.slice(0, 120)} ${Math.round(r.width)}x${Math.round(r.height)}`);
}"""
#: How what has the keyboard is outlined.
OUTLINE = (
    "[getComputedStyle(document.activeElement)].map((s) => [s.outlineStyle, parseFloat(s.outlineWidth)])[0]"
)
#: Texts cut off by their own box.
CUT = """() => [...document.querySelectorAll("main *")].filter((e) => {
  const style = getComputedStyle(e);
  return e.checkVisibility() && ["hidden", "clip"].includes(style.overflowX) && style.clipPath === "none"
    && !e.closest(".vh, svg, input, select") && e.scrollWidth > e.clientWidth + 1;
}).map((e) => e.outerHTML.slice(0, 120))"""
#: Headings that skip a level below the one before: who reads by headings would look for what is missing.
SKIPPED = """() => [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].filter((e) => e.checkVisibility())
  .filter((e, index, all) => index && e.tagName[1] > Number(all[index - 1].tagName[1]) + 1).map((e) => e.outerHTML)"""
#: Parts of a headline that are quieter than the rest only because they are marked for another reason.
FADED = """() => [...document.querySelectorAll("h1 > :is(.whole, .fallback)")]
  .filter((e) => getComputedStyle(e).color !== getComputedStyle(e.parentElement).color).map((e) => e.outerHTML)"""
#: An A4 sheet between its margins, in CSS pixels: 180 by 263 mm.
SHEET = {"width": 680, "height": 994}
#: Those between whom every page is met, and whose first pages differ most.
CROWD = [
    ("executive_secretary", "BY"),
    ("coordinator", "RU"),
    ("joint_secretariat", ""),
    ("administrator", ""),
]
UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}")


@dataclass
class Reader:
    """Somebody signed in; `pages` are the addresses of the main pages."""

    browser: Any
    address: str
    state: Any
    pages: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    with playwright.sync_playwright() as running:
        browser = running.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


def signed_in(browser: Any, address: str, login: dict[str, str]) -> Any:
    """A page of somebody who has just come in by the sign-in page."""
    page = browser.new_context().new_page()
    page.goto(f"{address}/accounts/login/")
    page.fill("input[name=login]", login["email"])
    page.fill("input[name=password]", login["password"])
    with page.expect_navigation(url=f"{address}/"):
        page.keyboard.press("Enter")
    return page


def login_of(demonstration: dict[str, Any], role: str, party: str) -> dict[str, str]:
    return next(each for each in demonstration["logins"] if (each["role"], each["party"]) == (role, party))


@pytest.fixture(scope="module")
def reader(demonstration: dict[str, Any], address: str, chromium: Any) -> Reader:
    """Belarus's executive secretary, through the sign-in page: the pages are found by following their links."""
    page = signed_in(chromium, address, login_of(demonstration, "executive_secretary", "BY"))
    item = page.locator(".compare tbody a").first.get_attribute("href")
    session = page.locator(".head .actions a").first.get_attribute("href")
    plan = page.goto(f"{address}/programmes/").url
    work = page.goto(f"{address}/work/").url
    pages = [f"{address}/", plan, f"{address}{item}", work, f"{address}{session}"]
    return Reader(chromium, address, page.context.storage_state(), pages)


def opened(reader: Reader, faults: list[str], **options: Any) -> Any:
    """A page that writes down what the browser complains of."""
    page = reader.browser.new_context(storage_state=reader.state, **options).new_page()
    page.on("console", lambda said: faults.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    # Leaving a page ends what it was still fetching: no fault of the page.
    page.on(
        "requestfailed",
        lambda request: (
            None if "ERR_ABORTED" in str(request.failure) else faults.append(f"{request.url} failed")
        ),
    )
    page.on("response", lambda got: faults.append(f"{got.status} {got.url}") if got.status >= 400 else None)
    return page


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_the_main_pages_load_whole_and_fit_the_screen(reader: Reader, width: int, scheme: str) -> None:
    faults: list[str] = []
    page = opened(reader, faults, viewport={"width": width, "height": 900}, color_scheme=scheme)
    for url in reader.pages:
        page.goto(url)
        assert page.locator("h1").inner_text(), url
        assert page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches") is (scheme == "dark")
        assert page.evaluate(OVERFLOW) <= 0, f"{url} is wider than {width} px"
        assert page.evaluate(UNNAMED) == [], url
    assert faults == []
    page.context.close()


def followed(page: Any, address: str, least: int) -> Iterator[str]:
    """Opens every page that links lead to, one of each kind, and yields its address while it is open."""
    waiting, kinds = ["/"], {"/": 1}
    while waiting:
        path = waiting.pop(0)
        if "html" not in (page.goto(f"{address}{path}").headers["content-type"]):
            continue
        yield path
        for link in page.eval_on_selector_all(
            "a[href^='/']:not([download])", "all => all.map((a) => a.getAttribute('href'))"
        ):
            kind = re.sub(r"\?.*", "?", UUID.sub("#", link.split("#")[0]))
            if kind not in kinds and not kind.startswith(
                ("/static/", "/api/v1/schema", "/minutes/", "/statusz")
            ):
                kinds[kind] = 1
                waiting.append(link)
    assert len(kinds) >= least, sorted(kinds)


@pytest.mark.parametrize(
    ("role", "party", "least"), [(*CROWD[0], 25), (*CROWD[1], 20), (*CROWD[2], 18), (*CROWD[3], 18)]
)
def test_every_page_in_belarusian_fits_320_pixels_in_either_direction_of_writing(
    demonstration: dict[str, Any], address: str, chromium: Any, role: str, party: str, least: int
) -> None:
    state = signed_in(chromium, address, login_of(demonstration, role, party)).context.storage_state()
    faults: list[str] = []
    page = opened(Reader(chromium, address, state), faults, viewport={"width": 320, "height": 640})
    page.goto(f"{address}/")
    chosen = page.locator("button[name=language][value=be]")
    if chosen.count():
        chosen.click()
    for path in followed(page, address, least):
        if path.startswith("/api/"):  # its own requests end before the page is left
            page.wait_for_load_state("networkidle")
        assert page.locator("html").get_attribute("lang") == "be", path
        assert page.locator("h1").first.inner_text().strip(), path
        assert page.evaluate(OVERFLOW) <= 0, f"{path} is wider than 320 px"
        assert page.evaluate(CUT) == [], path
        assert page.evaluate(UNNAMED) == [], path
        if not path.startswith("/api/"):
            assert page.evaluate(CRAMPED) == [], path
            assert page.evaluate(SKIPPED) == [], path
            assert page.evaluate(FADED) == [], path
        page.evaluate("document.documentElement.dir = 'rtl'")
        assert page.evaluate(OVERFLOW) <= 0, f"{path} is wider than 320 px when written from the right"
    assert faults == []
    page.context.close()


@pytest.mark.parametrize(("role", "party"), [CROWD[0], CROWD[2]])
def test_what_is_printed_fits_an_a4_sheet_and_leaves_out_what_only_a_screen_can_do(
    demonstration: dict[str, Any], address: str, chromium: Any, role: str, party: str
) -> None:
    page = signed_in(chromium, address, login_of(demonstration, role, party))
    item = page.locator(":is(.compare, .matrix) tbody a").first.get_attribute("href")
    session = page.locator(".head .actions a").first.get_attribute("href")
    page.emulate_media(media="print", color_scheme="dark")
    page.set_viewport_size(SHEET)
    for path in ["/", "/programmes/", item, session]:
        page.goto(f"{address}{path}")
        assert page.evaluate(OVERFLOW) <= 0, f"{path} is cut at the edge of the sheet"
        assert page.evaluate(CUT) == [], path
        assert (
            page.locator(".bar, .skip, .btn, .filters, main input, main textarea")
            .filter(visible=True)
            .count()
            == 0
        )
        assert page.locator("h1").is_visible()
        assert page.locator(".foot .on-paper time").is_visible(), f"{path} does not say how old it is"
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
        assert page.pdf(format="A4", prefer_css_page_size=True).startswith(b"%PDF")
    page.context.close()


def test_everybody_of_the_demonstration_comes_in_to_a_first_page(
    demonstration: dict[str, Any], address: str, chromium: Any
) -> None:
    for login in demonstration["logins"]:
        page = signed_in(chromium, address, login)
        answer = page.goto(f"{address}/")
        assert answer.status == 200, login
        page.context.close()


@pytest.mark.parametrize("entered", [False, True])
def test_a_first_visit_takes_at_most_forty_kilobytes(reader: Reader, entered: bool) -> None:
    context = reader.browser.new_context(storage_state=reader.state if entered else None)
    page = context.new_page()
    taken: list[bytes] = []
    page.on("requestfinished", lambda request: taken.append(request.response().body()))
    page.goto(
        f"{reader.address}/" if entered else f"{reader.address}/accounts/login/", wait_until="networkidle"
    )
    assert len(taken) >= 5
    assert sum(len(gzip.compress(body, 6)) for body in taken) <= 40_000
    context.close()


def test_the_keyboard_reaches_the_content_first_and_each_stop_can_be_seen(reader: Reader) -> None:
    faults: list[str] = []
    page = opened(reader, faults, viewport={"width": 1280, "height": 900})
    page.goto(reader.pages[0])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('.skip')")
    assert page.evaluate("document.activeElement.getBoundingClientRect().top") >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    for _stop in range(12):
        page.keyboard.press("Tab")
        style, width = page.evaluate(OUTLINE)
        assert style == "solid", page.evaluate("document.activeElement.outerHTML")
        assert width >= 2
    assert faults == []
    page.context.close()


def test_the_comparison_begins_on_the_sheet_on_which_its_head_stands(
    demonstration: dict[str, Any], address: str, chromium: Any
) -> None:
    for role, party in CROWD[0], CROWD[2]:
        page = signed_in(chromium, address, login_of(demonstration, role, party))
        page.goto(f"{address}/comparison/")
        page.emulate_media(media="print")
        # One kind of sheet for the page: another would begin a new one below the head.
        assert page.evaluate("getComputedStyle(document.body).page") == "wide"
        page.context.close()


def test_keys_move_from_row_to_row_of_the_grid_and_take_back_what_was_typed(reader: Reader) -> None:
    faults: list[str] = []
    page = opened(reader, faults, viewport={"width": 1280, "height": 900})
    page.goto(next(address for address in reader.pages if "/work/" in address))
    rows, active = page.locator("tr[data-row]"), "document.activeElement.name"
    names = [rows.nth(place).locator("input[name^=progress]").get_attribute("name") for place in range(3)]
    rows.first.locator("input[name^=progress]").focus()
    for key, name in (("ArrowDown", names[1]), ("Enter", names[2]), ("ArrowUp", names[1])):
        page.keyboard.press(key)
        assert page.evaluate(active) == name, key
    field = rows.nth(1).locator("textarea")
    before = field.input_value()
    field.press("End")
    field.press_sequentially(" and more")
    # In a text the arrows stay its own.
    field.press("ArrowUp")
    assert page.evaluate(active) == field.get_attribute("name")
    field.press("Escape")
    assert field.input_value() == before
    assert faults == []
    page.context.close()


def test_what_is_typed_in_the_grid_is_kept_by_itself_before_a_status_is_chosen(reader: Reader) -> None:
    faults: list[str] = []
    page = opened(reader, faults, viewport={"width": 1280, "height": 900})
    page.goto(next(address for address in reader.pages if "/work/" in address))
    row = page.locator("tr[data-row]").first
    row.locator("input[type=checkbox]").uncheck()
    row.locator("select").select_option("")
    row.locator("textarea").fill("Half a thought")
    row.locator("textarea").press("Enter")
    page.wait_for_function(
        "row => row.querySelector('[data-mark]').textContent === row.closest('form').dataset.open",
        arg=row.element_handle(),
    )
    page.reload()
    row = page.locator("tr[data-row]").first
    assert row.locator("textarea").input_value() == "Half a thought"
    assert row.locator("select").input_value() == ""
    assert faults == []
    page.context.close()


def test_a_session_is_gone_through_by_keys_and_what_is_typed_there_is_kept_until_it_is_recorded(
    reader: Reader,
) -> None:
    faults: list[str] = []
    page = opened(reader, faults, viewport={"width": 1280, "height": 900})
    page.on("dialog", lambda asked: (faults.append(f"asks {asked.type}"), asked.accept()))
    session, active = reader.pages[-1], "document.activeElement"
    page.goto(f"{session}open/")
    with page.expect_navigation():
        page.locator("main form.sheet button, main form button.btn").first.click()
    page.goto(f"{session}room/")
    page.keyboard.press("j")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("k")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.locator(".points a").nth(1).get_attribute("aria-current") == "true"
    assert page.evaluate(f"{active}.name") == "kind"
    field = page.locator("textarea").first
    field.press_sequentially("Typed, with 1, 2, j, k and ? in it")
    page.wait_for_function("() => document.querySelector('.record [data-mark]').textContent")
    # Left in the middle of a word, without a question.
    field.press_sequentially(" and")
    with page.expect_navigation():
        page.locator(".points a").nth(4).click()
    with page.expect_navigation():
        page.locator(".points li:has(.begun) a").click()
    assert page.locator("textarea").first.input_value() == "Typed, with 1, 2, j, k and ? in it and"
    # Recorded the moment it is typed: nothing is kept after it.
    page.locator("textarea").first.press("Control+End")
    page.locator("textarea").first.press_sequentially(" – all")
    with page.expect_navigation():
        page.keyboard.press("Control+Enter")
    assert page.locator(".points a").nth(2).get_attribute("aria-current") == "true"
    page.keyboard.press("?")
    assert page.locator("details.keys dl").is_visible()
    assert page.evaluate(f"{active}.tagName") == "SUMMARY"
    page.keyboard.press("Escape")
    assert not page.locator("details.keys dl").is_visible()
    with page.expect_navigation():
        page.keyboard.press("2")
    assert page.locator(".draft-protocol").get_by_text("? in it and – all").first.is_visible()
    with page.expect_navigation():
        page.keyboard.press("1")
    assert page.locator(".points a").nth(2).get_attribute("aria-current") == "true"
    assert page.evaluate(UNNAMED) == []
    for width in (820, 390, 320):
        page.set_viewport_size({"width": width, "height": 1180})
        for path in ("room/", "room/protocol/"):
            page.goto(session + path)
            assert page.locator(".points .begun").count() == 0
            assert page.evaluate(OVERFLOW) <= 0, f"{path} is wider than {width} px"
            assert page.evaluate(CRAMPED) == [], path
    assert faults == []
    page.context.close()
