"""The page for a browser: what it holds, read as text; what it does, tried in headless Chromium."""

from __future__ import annotations

import base64
import hashlib
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from generator import kit, outline
from generator.appearance import BASES, named
from generator.layout.chart import blueprint, journey
from generator.outline import Details, Outline
from generator.render import Job, web
from generator.scene import Band, Box, Connection, Scene
from generator.theme import house
from tests.drawn_scenes import AWKWARD, card, everything
from tests.samples import sample

REPOSITORY = Path(__file__).parents[1]
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
HOSTILE = "</script></template></style><img src=x onerror=alert(1)>{{ 7*7 }}\"'&amp;"


@cache
def drawings(name: str, language: str) -> dict[str, Scene]:
    """The blueprints and the journey of a sample."""
    whole = sample(name)
    found = {one.id: blueprint.natural(whole, one, house(), language) for one in whole.blueprints.values()}
    first = next(iter(whole.blueprints.values()))
    return found | {"journey": journey.natural(whole, first, house(), language)}


@cache
def page(name: str, language: str) -> str:
    whole = sample(name)
    details = outline.details_of(whole, language)
    made = Job(house(), language, "", drawings(name, language), {}, outline.of(whole, language), details=details)
    return web.render(made)["blueprint.html"].decode()


def job(details: dict[str, Details] | None = None, **diagrams: Scene) -> Job:
    title = Outline("zh-CN", HOSTILE, "", "", "", "", ())
    return Job(house(), "zh-CN", "", diagrams, {}, title, details=details or {})


def hostile() -> Scene:
    """A drawing whose every text and id tries to break out."""
    one = replace(card("one", "customer", Box(100, 20, 120, 50), HOSTILE), id=HOSTILE)
    other = replace(card("two", "customer", Box(300, 20, 120, 50), "two"), id=f"{HOSTILE} two")
    label = card("label", "label", Box(235, 30, 50, 12), HOSTILE, "plain", kind="label")
    arrow = Connection(
        f"{HOSTILE} arrow", one.id, other.id, HOSTILE, ((220, 45), (300, 45)), ("right", "left"), label=label
    )
    band = Band(HOSTILE, "band-customer", Box(80, 0, 400, 90), name=HOSTILE)
    return Scene(
        HOSTILE, "blueprint", HOSTILE, "zh-CN", 500, 100, HOSTILE, (band,), cards=(one, other), connections=(arrow,)
    )


def hostile_page() -> str:
    details = {HOSTILE: Details(HOSTILE, HOSTILE, ((HOSTILE, f"{HOSTILE}\n{HOSTILE}"),))}
    return web.render(job(details, **{HOSTILE: hostile()}))["blueprint.html"].decode()


# What the page holds


@pytest.mark.parametrize("name", ["hotline", "hostile"])
def test_the_policy_names_the_pages_own_script_and_style_and_nothing_else(name: str) -> None:
    made = page(name, "zh-CN") if name == "hotline" else hostile_page()
    (policy,) = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', made)
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    for tag in ("script", "style"):
        (inside,) = re.findall(rf"<{tag}>(.*?)</{tag}>", made, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()
        assert rules.pop(f"{tag}-src") == f"'sha256-{digest}'"
    assert rules == {"default-src": "'none'", "img-src": "data:", "base-uri": "'none'", "form-action": "'none'"}
    assert made.index("Content-Security-Policy") < made.index("<style>")


def test_the_page_names_no_address_but_its_own() -> None:
    made = page("coffee-house", "en")
    assert re.findall(r"(?:src|srcset|data|poster|action)=\"[^\"]*\"", made) == []
    assert {link for link in re.findall(r'href="([^"]*)"', made) if not link.startswith("#")} == {"data:,"}
    assert "url(" not in made
    assert "@import" not in made
    assert not re.search(r"\b(eval|Function|innerHTML|fetch|XMLHttpRequest|import)\(", made)


def test_a_hostile_text_stays_a_text() -> None:
    made = hostile_page()
    assert "<img" not in made
    assert made.count("<script>") == made.count("</script>") == made.count("<style>") == 1
    assert "49" not in re.sub(r"<script>.*</script>|<style>.*</style>|sha256-[^']*", "", made, flags=re.DOTALL)


def test_the_same_job_gives_the_same_bytes() -> None:
    made = [web.render(job(as_is=everything())) for _ in range(2)]
    assert made[0] == made[1]


def test_a_kit_has_one_page_for_each_language() -> None:
    made = kit.artefacts(sample("hotline"), kit.Wish(only=("web",)))
    assert list(made) == ["blueprint.zh-CN.html", "blueprint.en.html"]
    page = made["blueprint.en.html"].decode()
    tabs = re.findall(r'role="tab" id="tab/([^"]+)"', page)
    assert {"as_is", "to_be", "journey", "rings", "value-network"} <= set(tabs)
    assert 'id="details/value-network/stk-bu"' in page


def test_a_job_without_diagrams_makes_no_page() -> None:
    assert web.render(job()) == {}


@pytest.mark.parametrize("theme", BASES)
def test_words_of_the_page_can_be_read_in_every_theme(theme: str) -> None:
    def luminance(color: str) -> float:
        parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    def contrast(one: str, other: str) -> float:
        light, dark = sorted((luminance(colors[one]), luminance(colors[other])), reverse=True)
        return (light + 0.05) / (dark + 0.05)

    colors = web.colors(named(theme))
    words = {(ink, ground) for ink in ("ink", "muted", "link") for ground in ("ground", "surface")}
    assert {pair for pair in words | {("on_accent", "accent")} if contrast(*pair) < 4.5} == set()
    assert {ground for ground in ("ground", "surface") if contrast("focus", ground) < 3} == set()
    assert colors["scheme"] == ("dark" if theme == "dark" else "light")


def test_details_hold_what_the_file_says_of_a_card() -> None:
    told = outline.details_of(sample("hotline"), "zh-CN")
    rows = told["as_is/ca-dial"].rows
    assert told["as_is/ca-dial"].kind == "客户行为"
    assert [row for row in rows if row[0] in ("渠道", "等待", "让等待好过")] == [
        ("渠道", "电话"),
        ("等待", "1\N{NO-BREAK SPACE}分钟"),
        ("让等待好过", "说明原因"),
    ]
    (moment,) = [text for name, text in rows if name == "关键时刻"]
    assert moment.startswith("20 秒内听懂该按什么\n")
    assert "\n策略：预见前移" in moment
    (pain,) = [text for name, text in rows if name == "痛点"]
    assert pain.split("\n")[:2] == ["在菜单里迷路", "严重度：3 / 4"]
    assert all(text for details in told.values() for _, text in details.rows)


def test_details_of_one_id_in_two_blueprints_are_told_apart() -> None:
    told = outline.details_of(sample("hotline"), "en")
    assert told["as_is/ca-find"] != told["to_be/ca-find"]
    assert told["ca-find"] == told["as_is/ca-find"]
    assert dict(told["stk-bu"].rows)["Power"] == "5 / 5"


def test_a_state_has_only_its_own_pains() -> None:
    told = outline.details_of(sample("hotline"), "en")
    of_today = {name for key, one in told.items() if key.startswith("to_be/") for name, _ in one.rows}
    assert "Pain point" not in of_today


# What the page does


@dataclass
class Watch:
    """A page in the browser, and all it asked for and complained of."""

    page: Any
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def js(self, script: str, argument: object = None) -> Any:
        return self.page.evaluate(script, argument)

    def width(self) -> float:
        found: float = self.js("document.querySelector('section:not([hidden]) svg').getBoundingClientRect().width")
        return found

    def scrolled(self) -> tuple[float, float]:
        left, top = self.js("[stage.scrollLeft, stage.scrollTop]")
        return left, top

    def focus(self) -> str:
        found: str = self.js("document.activeElement.id || document.activeElement.tagName")
        return found

    def seen(self, identifier: str) -> bool:
        return bool(self.page.locator(f'[id="{identifier}"]').is_visible())

    def title(self) -> str:
        return str(self.page.locator("#details h2").inner_text())

    def toggle(self, kind: str, name: str) -> None:
        self.page.evaluate("layers.open = true")
        self.page.locator("form:not([hidden]) fieldset", has_text=kind).get_by_label(name, exact=True).click()


Open = Callable[..., Watch]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    driver = pytest.importorskip("playwright.sync_api")
    if CHROMIUM is None:
        pytest.skip("needs Chromium")
    with driver.sync_playwright() as running:
        chromium = running.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield chromium
        chromium.close()


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Iterator[Open]:
    """Opens a page; at the end none of them may have complained or asked for anything but itself."""
    watched: list[Watch] = []

    def open_page(made: str, address: str = "", **more: Any) -> Watch:
        file = tmp_path / f"page-{len(watched)}.html"
        file.write_text(made, "utf-8")
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 800}, "reduced_motion": "reduce"} | more)
        watch = Watch(context.new_page())
        watched.append(watch)
        watch.page.set_default_timeout(10_000)
        watch.page.on("console", lambda message: watch.complaints.append(message.text))
        watch.page.on("pageerror", lambda error: watch.complaints.append(str(error)))
        watch.page.on("dialog", lambda dialog: (watch.complaints.append(dialog.message), dialog.dismiss()))
        watch.page.on("request", lambda request: watch.requests.append(request.url))
        watch.page.goto(file.as_uri() + address)
        if more.get("java_script_enabled", True):
            watch.page.wait_for_selector("html[data-ready]")
        return watch

    yield open_page
    for watch in watched:
        assert (watch.complaints, len(watch.requests)) == ([], 1)
        watch.page.context.close()


@pytest.mark.parametrize(("name", "language"), [("hotline", "zh-CN"), ("hotline", "en"), ("coffee-house", "en")])
def test_every_tab_opens_without_a_complaint(opened: Open, name: str, language: str) -> None:
    watch = opened(page(name, language))
    for tab in watch.page.locator("[role=tab]").all():
        tab.click()
        shown = tab.get_attribute("aria-controls")
        assert watch.js("[...document.querySelectorAll('section:not([hidden])')].map(one => one.id)") == [shown]
        assert watch.width() > 300


def test_awkward_texts_are_shown_as_they_are(opened: Open) -> None:
    watch = opened(web.render(job(as_is=everything()))["blueprint.html"].decode())
    names = watch.js("[...document.querySelectorAll('[role=button]')].map(one => one.getAttribute('aria-label'))")
    shown = [text for text in AWKWARD if "\u0000" not in text and any(text in name for name in names)]
    assert len(shown) >= 3


def test_a_hostile_file_does_no_harm(opened: Open) -> None:
    watch = opened(hostile_page())
    assert watch.js("document.querySelectorAll('img, iframe, object, embed, link[rel=stylesheet]').length") == 0
    watch.page.locator("[role=button]").first.press("Enter")
    assert watch.title() == HOSTILE
    rows = watch.js("[...document.querySelectorAll('#details dd')].map(one => one.textContent)")
    assert rows[0] == f"{HOSTILE}\n{HOSTILE}"
    watch.page.fill("#search", "onerror")
    assert HOSTILE in watch.page.locator("#results li").first.inner_text()
    watch.page.locator("#results a").first.click()
    watch.toggle("连线", HOSTILE)
    assert watch.js("document.querySelectorAll('.connection.off').length") == 1


def test_the_policy_stops_scripts_of_others(browser: Any, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(page("hotline", "en").replace("</body>", "<script>window.harm = 1</script></body>"), "utf-8")
    shown = browser.new_page()
    shown.goto(file.as_uri())
    assert shown.evaluate("window.harm") is None
    shown.close()


def test_zoom_by_button_key_and_wheel(opened: Open) -> None:
    watch = opened(page("hotline", "en"))
    start = watch.width()
    watch.page.click("#zoom-in")
    assert watch.width() == pytest.approx(start * 1.25, rel=0.01)
    watch.page.keyboard.press("+")
    assert watch.width() == pytest.approx(start * 1.25**2, rel=0.01)
    watch.page.keyboard.press("-")
    watch.page.click("#zoom-out")
    assert watch.width() == pytest.approx(start, rel=0.01)
    watch.page.click("#zoom-natural")
    assert watch.page.locator("#scale").inner_text() == "100%"
    watch.page.keyboard.press("0")
    height = watch.js("document.querySelector('section:not([hidden]) svg').getBoundingClientRect().height")
    assert height <= watch.js("stage.clientHeight")


def test_the_wheel_zooms_about_the_pointer(opened: Open) -> None:
    watch = opened(page("coffee-house", "en"))
    where = "[...document.querySelectorAll('section:not([hidden]) [role=button]')][12].getBoundingClientRect()"
    before = watch.js(f"(({{x, y}}) => [x, y])({where})")
    watch.page.mouse.move(*before)
    watch.page.keyboard.down("Control")
    watch.page.mouse.wheel(0, -200)
    watch.page.keyboard.up("Control")
    watch.page.wait_for_timeout(100)
    after = watch.js(f"(({{x, y}}) => [x, y])({where})")
    assert watch.page.locator("#scale").inner_text() != "75%"
    assert after == pytest.approx(before, abs=3)


def test_pan_by_drag_wheel_and_arrow_keys(opened: Open) -> None:
    watch = opened(page("coffee-house", "en"))
    for _ in range(5):
        watch.page.keyboard.press("+")
    before = watch.scrolled()
    ground = watch.page.locator("#stage").bounding_box()
    x, y = ground["x"] + 300, ground["y"] + 8
    watch.page.mouse.move(x, y)
    watch.page.mouse.down()
    watch.page.mouse.move(x - 120, y + 90, steps=4)
    watch.page.mouse.up()
    dragged = watch.scrolled()
    assert dragged == pytest.approx((before[0] + 120, before[1] - 90), abs=2)
    assert not watch.seen("panel")
    watch.page.locator("#stage").focus()
    for key in ("ArrowRight", "ArrowDown"):
        watch.page.keyboard.press(key)
        watch.page.wait_for_timeout(250)
    by_key = watch.scrolled()
    assert by_key[0] > dragged[0]
    assert by_key[1] > dragged[1]
    watch.page.mouse.wheel(0, 60)
    watch.page.wait_for_timeout(250)
    assert watch.scrolled()[1] > by_key[1]


def test_lanes_overlays_marks_and_connections_hide(opened: Open) -> None:
    watch = opened(page("hotline", "zh-CN"))
    watch.toggle("泳道", "前台行为")
    assert [watch.seen(f"as_is/{name}") for name in ("fs-list", "ca-find", "bs-list")] == [False, True, True]
    touching = [arrow.id for arrow in _as_is().connections if "fs-" in arrow.source + arrow.target]
    others = [arrow.id for arrow in _as_is().connections if "fs-" not in arrow.source + arrow.target]
    assert touching
    assert others
    assert not any(watch.seen(f"as_is/{name}") for name in touching)
    assert all(watch.seen(f"as_is/{name}") for name in others)
    assert "faint" in (watch.page.locator("[id='as_is/lane_frontstage']").get_attribute("class") or "")
    curves = watch.page.locator(".curve")
    shown = curves.filter(visible=True)
    assert shown.count() == 1
    watch.toggle("叠加内容", "情绪曲线")
    assert shown.count() == 0
    assert watch.page.locator(".emotion-negative:not(.off)").filter(visible=True).count() <= 1  # the legend's sample
    watch.toggle("标记", "关键时刻")
    assert watch.page.locator("#as_is .moment[data-layers]").filter(visible=True).count() == 0
    watch.page.click("#tab\\/journey")
    assert shown.count() == 0  # what is off in one drawing is off in all
    watch.page.evaluate("layers.open = true")
    watch.page.click("form:not([hidden]) [type=reset]")
    assert shown.count() > 0
    watch.page.click("#tab\\/as_is")
    assert watch.seen("as_is/fs-list")


def _as_is() -> Scene:
    return drawings("hotline", "zh-CN")["as_is"]


def test_search_finds_cards_by_what_is_said_of_them(opened: Open) -> None:
    watch = opened(page("hotline", "zh-CN"))
    watch.page.fill("#search", "第二件产品")
    assert watch.page.locator("#results li").count() >= 2
    assert "顺便问第二件产品" in watch.page.locator("#results li").first.inner_text()
    watch.page.keyboard.press("ArrowDown")
    watch.page.keyboard.press("Enter")
    assert watch.title() == "顺便问第二件产品"
    assert not watch.seen("results")
    watch.page.fill("#search", "没有这样的卡片")
    assert watch.page.locator("#count").inner_text() == "没有找到"
    watch.page.keyboard.press("Escape")
    assert not watch.seen("results")


def test_a_click_and_a_key_open_details_and_escape_closes_them(opened: Open) -> None:
    watch = opened(page("hotline", "zh-CN"))
    watch.page.locator("[id='as_is/ca-cross'] > path").first.click()
    assert watch.title() == "顺便问第二件产品"
    assert "客户行为" in watch.page.locator("#details .place").inner_text()
    assert watch.page.url.endswith("#as_is/ca-cross")
    assert watch.js("document.activeElement.tagName") == "H2"
    assert watch.page.locator(".related").count() > 0
    watch.page.keyboard.press("Escape")
    assert not watch.seen("panel")
    assert watch.focus() == "as_is/ca-cross"
    for key in ("Enter", " "):
        watch.page.keyboard.press(key)
        assert watch.seen("panel")
        watch.page.keyboard.press("Escape")
    watch.page.keyboard.press("Tab")
    watch.page.keyboard.press("Enter")
    assert watch.title() == "请客户另拨号码"


def test_connections_in_the_panel_jump_to_the_other_end(opened: Open) -> None:
    watch = opened(page("hotline", "zh-CN"), "#as_is/ca-dial")
    links = watch.page.locator("#details dd a")
    assert {link.inner_text() for link in links.all()} >= {"在官网和包装上找该打哪个号", "各线自有语音菜单"}
    links.filter(has_text="各线自有语音菜单").first.click()
    assert watch.title() == "各线自有语音菜单"
    assert "chosen" in (watch.page.locator("[id='as_is/fs-menu']").get_attribute("class") or "")


@pytest.mark.parametrize(
    ("address", "drawing", "title"),
    [
        ("#ca-cross", "as_is", "顺便问第二件产品"),
        ("#to_be/ca-find", "to_be", None),
        ("#journey", "journey", ""),
        ("#nothing-of-that-name", "as_is", ""),
        ("#%E0%A4%A", "as_is", ""),
    ],
)
def test_an_address_opens_a_card(opened: Open, address: str, drawing: str, title: str | None) -> None:
    watch = opened(page("hotline", "zh-CN"), address)
    assert watch.js("document.querySelector('section:not([hidden])').id") == drawing
    assert watch.seen("panel") == (title != "")
    if title != "":
        assert title is None or watch.title() == title
        box = watch.page.locator(f"[id='{drawing}/{address.split('/')[-1].lstrip('#')}']").bounding_box()
        stage = watch.page.locator("#stage").bounding_box()
        assert stage["x"] <= box["x"]
        assert box["x"] + box["width"] <= stage["x"] + stage["width"]


def test_an_address_may_be_of_any_script(opened: Open) -> None:
    scene = hostile()
    named_card = replace(scene.cards[0], id="卡片-1")
    watch = opened(
        web.render(job(as_is=replace(scene, cards=(named_card,), connections=())))["blueprint.html"].decode(), "#卡片-1"
    )
    assert watch.title() == HOSTILE


def test_the_keyboard_walks_in_reading_order(opened: Open) -> None:
    watch = opened(page("hotline", "zh-CN"))
    scene = _as_is()
    watch.page.locator("#stage").focus()
    walked = []
    for _ in scene.reading:
        watch.page.keyboard.press("Tab")
        walked.append(watch.focus())
    assert walked == [f"as_is/{name}" for name in scene.reading]
    outlined = watch.js("getComputedStyle(document.activeElement).outlineStyle")
    assert outlined == "solid"


def test_tabs_are_walked_by_arrow_keys(opened: Open) -> None:
    watch = opened(page("hotline", "en"))
    watch.page.locator("[role=tab]").first.focus()
    watch.page.keyboard.press("ArrowRight")
    assert watch.focus() == "tab/to_be"
    watch.page.keyboard.press("End")
    assert watch.js("document.activeElement === [...document.querySelectorAll('[role=tab]')].at(-1)")
    watch.page.keyboard.press("Home")
    assert watch.js("document.querySelector('section:not([hidden])').id") == "as_is"
    assert watch.page.locator("[role=tab][tabindex='0']").count() == 1


@pytest.mark.parametrize("address", ["", "#journey", "#ca-cross"])
def test_print_is_one_page_with_the_drawing_alone(opened: Open, address: str) -> None:
    watch = opened(page("coffee-house" if "journey" in address else "hotline", "zh-CN"), address)
    printed = watch.page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1
    assert re.search(rb"/MediaBox \[0 0 84[12]\S* 59[45]", printed)  # A4, landscape
    watch.page.emulate_media(media="print")
    shown = watch.js("['header', 'aside', '.hint'].map(one => getComputedStyle(document.querySelector(one)).display)")
    assert shown == ["none", "none", "none"]


def test_everything_to_press_has_a_name_and_no_id_comes_twice(opened: Open) -> None:
    watch = opened(page("coffee-house", "en"))
    watch.page.evaluate("layers.open = true")
    nameless = watch.js(
        """[...document.querySelectorAll('button, input, summary, a, [role=button], [role=tab], [tabindex="0"]')]
        .filter(one => !(one.getAttribute('aria-label') || one.closest('label')?.textContent || one.textContent).trim())
        .map(one => one.outerHTML)"""
    )
    assert nameless == []
    assert (
        watch.js("(ids => ids.length - new Set(ids).size)([...document.querySelectorAll('[id]')].map(one => one.id))")
        == 0
    )
    dangling = watch.js(
        """['aria-controls', 'aria-labelledby', 'aria-describedby'].flatMap(name =>
        [...document.querySelectorAll(`[${name}]`)].map(one => one.getAttribute(name)))
        .filter(id => !document.getElementById(id))"""
    )
    assert dangling == []
    assert watch.js("document.documentElement.lang") == "en"
    assert watch.page.locator("h1").count() == 1
    tree = watch.page.context.new_cdp_session(watch.page).send("Accessibility.getFullAXTree")["nodes"]
    buttons = [node for node in tree if node.get("role", {}).get("value") == "button" and not node["ignored"]]
    assert len(buttons) > 40
    assert all(node["name"]["value"].strip() for node in buttons)


def test_words_are_in_the_pages_language(opened: Open) -> None:
    words = {"zh-CN": ("搜索卡片", "整页", "打印"), "en": ("Find a card", "Fit", "Print")}
    for language, (search, fit, printing) in words.items():
        watch = opened(page("hotline", language))
        assert watch.page.locator("#search").get_attribute("placeholder") == search
        assert watch.page.locator("#zoom-fit").inner_text() == fit
        assert watch.page.locator("#print").inner_text() == printing


def test_a_telephone_shows_it_all_with_targets_for_fingers(opened: Open) -> None:
    small = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
    watch = opened(page("hotline", "zh-CN"), "#ca-cross", **small)
    assert watch.js("document.documentElement.scrollWidth") <= 390
    low = watch.js(
        """[...document.querySelectorAll('header button, header summary, header input[type=search], #close')]
        .filter(one => one.checkVisibility() && one.getBoundingClientRect().height < 44).map(one => one.outerHTML)"""
    )
    assert low == []
    watch.page.wait_for_timeout(200)
    panel, chosen = (watch.page.locator(one).bounding_box() for one in ("#panel", "[id='as_is/ca-cross']"))
    header = watch.page.locator("header").bounding_box()
    assert header["y"] + header["height"] <= chosen["y"]
    assert chosen["y"] + chosen["height"] <= panel["y"]
    watch.page.tap("#close")
    watch.page.locator("[id='as_is/fs-menu'] > path").first.tap()
    assert watch.title() == "各线自有语音菜单"


def test_a_card_glides_into_sight_where_motion_is_welcome(opened: Open) -> None:
    small = {"viewport": {"width": 390, "height": 844}, "reduced_motion": "no-preference"}
    watch = opened(page("coffee-house", "en"), f"#{drawings('coffee-house', 'en')['as_is'].reading[-1]}", **small)
    watch.page.wait_for_timeout(1500)
    chosen, panel = (watch.page.locator(one).bounding_box() for one in (".chosen", "#panel"))
    stage = watch.page.locator("#stage").bounding_box()
    assert stage["x"] <= chosen["x"]
    assert chosen["x"] + chosen["width"] <= stage["x"] + stage["width"]
    assert stage["y"] <= chosen["y"]
    assert chosen["y"] + chosen["height"] <= panel["y"]


def test_two_fingers_zoom(opened: Open) -> None:
    small = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
    watch = opened(page("hotline", "zh-CN"), **small)
    before = watch.width()
    touch = watch.page.context.new_cdp_session(watch.page)

    def send(kind: str, apart: float) -> None:
        points = [{"x": 200 - apart / 2, "y": 500, "id": 0}, {"x": 200 + apart / 2, "y": 500, "id": 1}]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points if kind != "touchEnd" else []})

    send("touchStart", 80)
    for apart in (100, 130, 160):
        send("touchMove", apart)
    send("touchEnd", 0)
    assert watch.width() == pytest.approx(2 * before, rel=0.05)


def test_without_scripts_the_drawings_still_show(opened: Open) -> None:
    watch = opened(page("hotline", "zh-CN"), java_script_enabled=False)
    assert watch.page.locator("main svg").first.is_visible()
    assert watch.page.locator(".notice").inner_text().startswith("浏览器关闭了脚本")


def test_a_drawing_opened_alone_goes_by_keyboard_and_prints_on_one_sheet(browser: Any, tmp_path: Path) -> None:
    from generator import dot

    scene = _as_is()
    file = tmp_path / "as_is.svg"
    file.write_text(dot.svg(scene, house()), "utf-8")
    shown = browser.new_page()
    shown.goto(f"{file.as_uri()}#ca-cross")
    walked = []
    for _ in range(len(scene.reading) + 1):
        shown.keyboard.press("Tab")
        walked.append(shown.evaluate("document.activeElement?.id"))
    start = scene.reading.index("ca-cross")  # where the address leads, the keyboard begins
    assert walked[: len(scene.reading) - start - 1] == list(scene.reading[start + 1 :])
    assert shown.evaluate("document.querySelector(':target').id") == "ca-cross"
    printed = shown.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1
    shown.close()
