"""Canvases: all of them, of true size, with room for notes, legible, and with the ids that come back."""

from __future__ import annotations

import re
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest

from generator import dot, load, text
from generator.layout import canvases
from generator.layout.canvases.forms import Area, Grid, Page
from generator.layout.canvases.frame import LANES
from generator.paper import MM, Print
from generator.render.deck_slide import Pen, SlideWriter
from generator.scene import Box, Card, Scene
from generator.slots import slots
from generator.theme import house
from tests.samples import sample

THEME = house()
ORDER = (
    "cv-duty cv-stakeholder cv-persona cv-empathy cv-iceberg cv-kano cv-journey cv-blueprint cv-mot cv-hmw "
    "cv-brainwriting cv-analogy cv-screening cv-impact cv-concept cv-test cv-roadmap cv-issues cv-standards cv-pitch "
    "cv-feedback cv-evaluation"
)
EDITIONS = [
    ("coffee-house", "en"),
    ("coffee-house", "zh-CN"),
    ("hotline", "zh-CN"),
    ("hotline", "zh-CN+en"),
    ("cx-course", "en"),
    ("first", "zh-CN"),
]
SIZES = {"a3": (420, 297), "a0": (1189, 841)}
CONTAINERS = frozenset({"box", "bar", "field", "note-ground", "ring"})
NOTE = 78.0
SHARED = Path(__file__).parents[1].parent / "shared" / "domain.md"


@cache
def prints(name: str, language: str) -> dict[str, Print]:
    found = canvases.Canvases(sample(name), THEME, language).prints()
    return {one.stem.rpartition("canvases-")[2]: one for one in found}


def pages(name: str, language: str) -> list[tuple[str, Scene]]:
    return [(form, scene) for form, one in prints(name, language).items() for scene in one.scenes]


def canvas_of(scene: Scene) -> str:
    return next(one for one in sorted(canvases.IDS, key=len, reverse=True) if scene.id.startswith(one))


def test_every_canvas_of_the_field_reference_is_there() -> None:
    assert tuple(ORDER.split()) == canvases.IDS


def test_the_gallery_names_each_with_its_minutes() -> None:
    page = (Path(__file__).parents[1] / "docs" / "canvases.md").read_text("utf-8")
    rows = [line.split("|") for line in page.splitlines() if line.startswith("| `cv-")]
    listed = [(row[1].strip().strip("`"), int(row[4])) for row in rows]
    assert listed == [(one.id, one.minutes) for one in canvases.CANVASES.values()]


@pytest.mark.skipif(not SHARED.exists(), reason="the field reference is not here")
def test_the_list_is_the_field_references() -> None:
    section = SHARED.read_text("utf-8").partition("### 12.5")[2].partition("### 12.6")[0]
    named = re.findall(r"cv-[a-z]+", "".join(line.split("|")[1] for line in section.splitlines() if "| cv-" in line))
    assert set(named) == set(canvases.IDS)


@pytest.mark.parametrize(("name", "language"), EDITIONS)
def test_pages_are_as_large_as_their_paper(name: str, language: str) -> None:
    for form, scene in pages(name, language):
        width, height = SIZES[form[:2]]
        assert (round(scene.width / MM), round(scene.height / MM)) == (width, height), scene.id


@pytest.mark.parametrize(("name", "language"), EDITIONS)
def test_blank_canvases_come_in_their_order_and_filled_ones_only_with_data(name: str, language: str) -> None:
    found = prints(name, language)
    assert [scene.id for scene in found["a0"].scenes] == list(canvases.IDS)
    assert list(dict.fromkeys(map(canvas_of, found["a3"].scenes))) == list(canvases.IDS)
    for form in ("a3-filled", "a0-filled"):
        shown = list(dict.fromkeys(map(canvas_of, found[form].scenes))) if form in found else []
        assert shown == [one for one in canvases.IDS if one in shown]
        for scene in found[form].scenes:
            assert any(card.kind in ("note", "filled", "dot") for card in scene.cards), scene.id


def test_a_file_with_little_in_it_has_few_filled_canvases() -> None:
    shown = {canvas_of(scene) for scene in prints("first", "zh-CN")["a3-filled"].scenes}
    assert "cv-blueprint" in shown
    assert not shown & {"cv-duty", "cv-feedback", "cv-evaluation", "cv-screening", "cv-roadmap", "cv-issues"}


def test_what_the_file_says_stands_on_the_filled_canvases() -> None:
    engagement = sample("hotline")
    found = prints("hotline", "zh-CN")["a3-filled"].scenes
    shown = {
        canvas: " ".join(card.words.text for scene in found if canvas_of(scene) == canvas for card in scene.cards)
        for canvas in canvases.IDS
    }
    for canvas, texts in {
        "cv-mot": [one.promise for one in engagement.moments],
        "cv-hmw": [one.hmw for one in engagement.opportunities],
        "cv-brainwriting": [one.text for one in engagement.ideas],
        "cv-analogy": [one.practice for one in engagement.benchmarks],
        "cv-issues": [one.title for one in engagement.issues],
        "cv-standards": [one.behaviour for one in engagement.standards],
        "cv-iceberg": [one.text for one in engagement.needs],
        "cv-roadmap": [one.text for one in engagement.risks],
        "cv-stakeholder": [one.name for one in engagement.stakeholders],
        "cv-blueprint": [
            card.text for step in engagement.blueprints["as_is"].steps for lane in step.cells.values() for card in lane
        ],
    }.items():
        for one in texts:
            assert one.in_language("zh-CN") in shown[canvas], (canvas, one)


def everything(scene: Scene) -> list[tuple[str, Box]]:
    boxes = [(card.id, card.box) for card in scene.cards]
    boxes += [(marker.id, marker.box) for marker in scene.markers] + [(band.id, band.box) for band in scene.bands]
    points = [(one.id, (one.start, one.end)) for one in scene.lines] + [(one.id, one.points) for one in scene.curves]
    for name, ends in points:
        xs, ys = [x for x, _ in ends], [y for _, y in ends]
        boxes.append((name, Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))))
    return boxes


@pytest.mark.parametrize(("name", "language"), EDITIONS)
def test_nothing_is_printed_outside_the_safe_margin(name: str, language: str) -> None:
    margin = 10 * MM - 0.6
    for _, scene in pages(name, language):
        for one, box in everything(scene):
            inside = box.x >= margin and box.y >= margin
            inside = inside and box.right <= scene.width - margin and box.bottom <= scene.height - margin
            assert inside, (scene.id, one, [value / MM for value in (box.x, box.y, box.right, box.bottom)])


@pytest.mark.parametrize(("name", "language"), EDITIONS)
def test_type_is_large_enough(name: str, language: str) -> None:
    """10 points at the table; on the wall 20, capitals of 5 mm."""
    for form, scene in pages(name, language):
        least = 10.0 if form.startswith("a3") else 20.0
        for card in scene.cards:
            if any(card.words.lines):
                assert card.words.size >= (
                    10.0 if form == "a3-filled" and card.kind in ("note", "filled") else least
                ), card
        for marker in scene.markers:
            assert not marker.glyph or marker.size >= least, (scene.id, marker)


@pytest.mark.parametrize(("name", "language"), EDITIONS)
def test_texts_fit_their_boxes(name: str, language: str) -> None:
    for _, scene in pages(name, language):
        for card in scene.cards:
            words = card.words
            if not any(words.lines):
                continue
            across = card.box.width - (2 * card.inset if words.align == "center" else card.inset)
            widest = max(text.width(line, words.size, words.bold) for line in words.lines)
            assert widest <= across + 0.5, (scene.id, card.id, words.lines, widest, across)
            assert words.height <= card.box.height + 1.0, (scene.id, card.id, words.lines)


@pytest.mark.parametrize(("name", "language"), EDITIONS)
def test_no_word_of_ours_is_cut(name: str, language: str) -> None:
    for _, scene in pages(name, language):
        for card in scene.cards:
            if card.kind not in ("note", "filled") and any(card.words.lines):
                said = card.words.text.replace(" ", "")
                assert "".join(card.words.lines).replace(" ", "") == said, (scene.id, card.id, card.words.lines)
                if language == "en" and card.kind != "code":
                    assert " ".join(card.words.lines).split() == card.words.text.split(), (scene.id, card.id)


@pytest.mark.parametrize(("name", "language"), EDITIONS)
def test_no_text_covers_another(name: str, language: str) -> None:
    for form, scene in pages(name, language):
        if not form.startswith("a3"):
            continue
        shown = [(card.id, _ink(card)) for card in scene.cards if card.kind not in CONTAINERS and _drawn(card)]
        shown += [(marker.id, marker.box) for marker in scene.markers if not marker.id.startswith("lane/emotion")]
        for (one, box), (other, place) in combinations(shown, 2):
            if one.startswith("axes/") and other.startswith("axes/") and "dot" in one + other:
                continue  # names of crowded dots are judged by their own test
            assert not box.overlaps(place, -0.8), (scene.id, one, other)


def _drawn(card: Card) -> bool:
    return any(card.words.lines) or card.kind in ("note", "dot", "fixed")


def _ink(card: Card) -> Box:
    """What a card covers: a plain one its words only."""
    words, box = card.words, card.box
    if card.shape != "plain":
        return box
    width = max(text.width(line, words.size, words.bold) for line in words.lines)
    x = {"left": box.x + card.inset, "right": box.right - width, "center": box.center[0] - width / 2}[words.align]
    y = box.y + card.inset if card.valign == "top" else box.center[1] - words.height / 2
    return Box(x, y, width, words.height)


@pytest.mark.parametrize("name", ["coffee-house", "hotline"])
def test_names_of_dots_cover_no_dot_and_no_name(name: str) -> None:
    for scene in prints(name, "zh-CN")["a3-filled"].scenes:
        shown = [card for card in scene.cards if card.kind in ("dot", "filled") and card.id.startswith("axes/")]
        for one, other in combinations(shown, 2):
            assert not one.box.overlaps(other.box, -1.0), (scene.id, one.words.text, other.words.text)


# Room for notes


def note_boxes(page: Page) -> set[str]:
    """The ids of the boxes of a page that take sticky notes."""
    found = set()
    for form in page:
        if isinstance(form, Area) and form.notes:
            found.add(f"box/{form.key}")
        elif isinstance(form, Grid):
            for lane in form.lanes:
                if lane.kind == "notes":
                    found |= {f"lane/{lane.key}/{at}" for at, one in enumerate(form.columns) if one.key != "chosen"}
    return found


def has_room(scene: Scene, box: Box) -> bool:
    """Whether a square of 78 mm fits in a box beside its words."""
    side = NOTE * MM
    inside = [_ink(card) for card in scene.cards if card.kind not in CONTAINERS and _drawn(card)]
    inside += [card.box for card in scene.cards if card.kind == "bar"] + [marker.box for marker in scene.markers]
    inside = [one for one in inside if one.overlaps(box)]
    x = box.x
    while x + side <= box.right + 0.2:
        y = box.y
        while y + side <= box.bottom + 0.2:
            if not any(Box(x, y, side, side).overlaps(one, -0.2) for one in inside):
                return True
            y += 0.5 * MM
        x += 0.5 * MM
    return False


@pytest.mark.parametrize("language", ["zh-CN", "en", "zh-CN+en"])
@pytest.mark.parametrize("form", ["a3", "a0"])
def test_a_box_for_notes_takes_a_note(form: str, language: str) -> None:
    for scene in prints("hotline", language)[form].scenes:
        canvas = canvases.CANVASES[canvas_of(scene)]
        sheet = re.search(r"-(\d)$", scene.id)
        page = canvas.sheets[int(sheet[1]) - 1].page if sheet else canvas.whole
        wanted = note_boxes(page)
        boxes = {card.id: card.box for card in scene.cards if card.id in wanted}
        assert set(boxes) == wanted
        for name, box in boxes.items():
            assert has_room(scene, box), (scene.id, name, box.width / MM, box.height / MM)


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_rows_are_high_enough_to_write_in(language: str) -> None:
    for scene in prints("hotline", language)["a3"].scenes:
        for card in scene.cards:
            if card.role == "canvas-cell" and card.kind == "box":
                assert card.box.height >= 9 * MM - 0.1, (scene.id, card.id, card.box.height / MM)


# What every page has


def minutes_of(name: str, canvas: str) -> int:
    """How long a canvas takes: as the exercise in which it is filled."""
    workshop = sample(name).workshop
    held = [one for one in workshop.all_sessions if one.canvas == canvas != "cv-evaluation"] if workshop else []
    return held[0].exercise_minutes or held[0].minutes if held else canvases.CANVASES[canvas].minutes


@pytest.mark.parametrize(("name", "language"), EDITIONS)
def test_every_page_has_its_head_and_foot(name: str, language: str) -> None:
    for _, scene in pages(name, language):
        cards = {card.id: card for card in scene.cards}
        canvas = canvas_of(scene)
        assert cards["title"].words.text
        assert cards["purpose"].words.text
        assert str(minutes_of(name, canvas)) in cards["time"].words.text
        assert {"field/group", "field/date", "field/team"} <= set(cards)
        code = cards["page-code"].words.text
        assert re.fullmatch(rf"{canvas} / .+ / {re.escape(language)}", code)
        assert any(marker.id.startswith("order/") for marker in scene.markers)
        assert any(card.kind == "legend" for card in scene.cards)
        assert scene.description


def test_the_order_of_filling_has_no_gap() -> None:
    for scene in prints("coffee-house", "zh-CN")["a0"].scenes:
        orders = sorted({int(marker.glyph) for marker in scene.markers if marker.id.startswith("order/")})
        assert orders == list(range(1, len(orders) + 1)), scene.id


def test_sheets_that_join_say_so() -> None:
    scenes = [scene for scene in prints("hotline", "zh-CN")["a3"].scenes if scene.id.startswith("cv-blueprint")]
    assert [scene.card("title").words.text[-3:] for scene in scenes] == [f"{at}/6" for at in range(1, 7)]
    assert all("join/" in " ".join(line.id for line in scene.lines) for scene in scenes[:-1])


@pytest.mark.parametrize(("name", "language"), EDITIONS)
def test_the_legend_of_a_filled_canvas_explains_its_colours_and_marks(name: str, language: str) -> None:
    found = prints(name, language)
    for scene in (scene for form in found if form.endswith("filled") for scene in found[form].scenes):
        legend = {card.role for card in scene.cards if card.kind == "legend"}
        notes = [card for card in scene.cards if card.kind in ("note", "note-ground")]
        assert {card.role for card in notes} & set(LANES) <= legend, scene.id
        marks = {marker.glyph for marker in scene.markers if marker.id.startswith("legend/")}
        strip = {card.words.text[0] for card in notes if card.id.startswith("lane/notes/") and card.words.lines}
        assert strip <= marks, scene.id
        code = scene.card("page-code")
        edge = code.box.right - text.width(code.words.text, code.words.size)
        assert all(card.box.right <= edge + 6 for card in scene.cards if card.kind == "legend"), scene.id


@pytest.mark.parametrize(("name", "language"), EDITIONS)
def test_no_score_and_no_line_of_the_scale_lies_on_an_id(name: str, language: str) -> None:
    for _, scene in pages(name, language):
        ids = [card.box for card in scene.cards if re.fullmatch(r"lane/emotion/\d+/code", card.id)]
        for box in ids:
            scores = [one.box for one in scene.markers if one.id.startswith("lane/emotion/score")]
            assert not any(box.overlaps(one, -0.5) for one in scores), scene.id
            lines = [line.start[1] for line in scene.lines if line.id.startswith("lane/emotion/scale")]
            assert not any(box.y < y < box.bottom for y in lines), scene.id


@pytest.mark.parametrize(("name", "language"), EDITIONS)
def test_every_page_of_a_file_has_a_title_of_its_own_which_is_read_first(name: str, language: str) -> None:
    for form, one in prints(name, language).items():
        titles = [scene.card("title").words.text for scene in one.scenes]
        assert len(set(titles)) == len(titles), (form, titles)
        assert {next(card.id for card in scene.cards) for scene in one.scenes} == {"title"}


def numbered(scene: Scene) -> tuple[int, int]:
    """A sheet's number and how many there are, from its title."""
    found = re.search(r"(\d+)/(\d+)$", scene.card("title").words.text)
    assert found, scene.id
    return int(found[1]), int(found[2])


@pytest.mark.parametrize("canvas", ["cv-journey", "cv-blueprint"])
def test_filled_sheets_are_counted_through_and_join_only_sheets_that_are_there(canvas: str) -> None:
    """Twelve steps take more sheets than the blank canvas has; empty ones are left out."""
    scenes = [one for one in prints("coffee-house", "en")["a3-filled"].scenes if canvas_of(one) == canvas]
    assert [numbered(scene) for scene in scenes] == [(at, len(scenes)) for at in range(1, len(scenes) + 1)]
    assert len(scenes) > 4
    joined = [
        int(number)
        for scene in scenes
        for side in ("right", "bottom")
        for card in scene.cards
        if card.id == f"join/{side}/name"
        for number in re.findall(r"\d+", card.words.text)
    ]
    assert set(joined) == set(range(2, len(scenes) + 1))


@pytest.mark.parametrize("canvas", ["cv-journey", "cv-blueprint"])
def test_an_id_stands_once_on_the_sheets_of_one_wall(canvas: str) -> None:
    scenes = [one for one in prints("coffee-house", "en")["a3-filled"].scenes if canvas_of(one) == canvas]
    found = [code for scene in scenes for code in re.findall(r"[A-Z]+\+\d+", codes_on(scene))]
    assert found
    assert len(found) == len(set(found))


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_the_clock_of_the_pitch_ends_within_its_three_minutes(language: str) -> None:
    (scene,) = [one for one in prints("hotline", language)["a3"].scenes if canvas_of(one) == "cv-pitch"]
    told = [re.match(r"(\d):(\d\d)", card.words.text) for card in scene.cards if card.id.endswith("/question")]
    starts = [60 * int(found[1]) + int(found[2]) for found in told if found]
    assert starts == sorted(starts)
    assert len(starts) == 6
    assert starts[-1] < 180


def test_questions_of_lanes_break_between_their_sentences() -> None:
    scenes = [one for one in prints("hotline", "zh-CN")["a3"].scenes if canvas_of(one) == "cv-journey"]
    asked = {card.id: card.words.lines for scene in scenes for card in scene.cards if card.id.startswith("lane/")}
    assert asked["lane/thought/question"] == ("心里在想什么？", "用原话")


# Ids


def codes_on(scene: Scene) -> str:
    """The ids on a page; those of dots stand behind their names."""
    found = [card.words.text for card in scene.cards if card.kind == "code" and not card.id.startswith("legend/")]
    named = [card.words.text.split()[-1] for card in scene.cards if re.fullmatch(r"axes/grid/dot-\d+/name", card.id)]
    return " ".join([*found, *(one for one in named if re.fullmatch(r"STK\d+\S*", one))])


@pytest.mark.parametrize(("name", "language"), EDITIONS)
@pytest.mark.parametrize("form", ["a3", "a0"])
def test_the_ids_on_a_canvas_are_those_that_its_sheet_asks_for(name: str, language: str, form: str) -> None:
    found = prints(name, language)
    scenes = [*found[form].scenes, *(found[f"{form}-filled"].scenes if f"{form}-filled" in found else ())]
    wanted: dict[str, set[str]] = {}
    for slot in slots(sample(name), language):
        wanted.setdefault(slot.canvas, set()).add(slot.entry)
    for canvas in canvases.IDS:
        words = " ".join(codes_on(scene) for scene in scenes if canvas_of(scene) == canvas)
        printed = set(re.findall(r"[A-Z]+(?:\+?\d+)", words))
        span = re.search(r"([A-Z]+)\+(\d+) … [A-Z]+\+(\d+)", words)
        if span:
            printed |= {f"{span[1]}+{at:02d}" for at in range(int(span[2]), int(span[3]) + 1)}
        printed -= {f"{letter}{at}" for letter in "PK" for at in range(1, 9)}  # criteria: ".P1" beside "CON1"
        assert printed <= wanted.get(canvas, set()), canvas
        assert wanted.get(canvas, set()) <= printed, (canvas, sorted(wanted[canvas] - printed))


# Drawn


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_pages_are_drawn_by_both_ways(language: str) -> None:
    pictures = canvases.Canvases(sample("hotline"), THEME, language).pictures()
    assert {f"canvas/{one}" for one in canvases.IDS} <= set(pictures)
    assert "canvas/cv-mot/filled" in pictures
    for key in ("canvas/cv-iceberg/filled", "canvas/cv-blueprint/filled", "canvas/cv-stakeholder"):
        scene = pictures[key]
        assert (round(scene.width / MM), round(scene.height / MM)) == (420, 297)
        drawn = dot.svg(scene, THEME)
        assert all(card.words.lines[0] in drawn for card in scene.cards if card.kind == "title")
        writer = SlideWriter(Pen(THEME, language))
        writer.figure(scene)
        assert b"</p:sld>" in b"".join(writer.pieces())


def test_the_same_file_gives_the_same_pages() -> None:
    again = canvases.Canvases(sample("coffee-house"), THEME, "en").prints()
    assert again == tuple(prints("coffee-house", "en").values())


def test_ids_of_shapes_are_unique() -> None:
    for _, scene in pages("hotline", "zh-CN"):
        names = [card.id for card in scene.cards] + [marker.id for marker in scene.markers]
        names += [line.id for line in scene.lines] + [curve.id for curve in scene.curves]
        names += [band.id for band in scene.bands]
        assert len(names) == len(set(names)), (scene.id, sorted({one for one in names if names.count(one) > 1})[:5])


def test_much_and_long_text_keeps_its_place() -> None:
    """Whatever a file says, nothing leaves the page, no note leaves its box, and what has no room is counted."""
    long = "客户在三个入口之间来回寻找却始终没有人告诉他下一步该做什么" * 3
    steps = "\n".join(
        f"      - {{customer: [{long}, {long}{at}], frontstage: {long}, pain: [{long}, {long}, {long}]}}"
        for at in range(14)
    )
    stakeholders = "\n".join(
        f"  - {{name: 名字很长的部门第{at}号, power: {at % 5 + 1}, interest: {at % 3 + 1}}}" for at in range(30)
    )
    needs = "\n".join(f"  - {{text: {long}{at}, layer: motive, kano: must_be}}" for at in range(30))
    issues = "\n".join(f"  - {{title: {long}{at}, analysis: {long}, severity: 3, frequency: 4}}" for at in range(20))
    content = (
        f"title: 长\npersonas:\n  - {{name: {long}, goals: [{long}, {long}]}}\nphases:\n  - name: {long}\n    steps:\n"
    )
    content += f"{steps}\nstakeholders:\n{stakeholders}\nneeds:\n{needs}\nissues:\n{issues}\n"
    loaded = load.from_bytes(content.encode())
    assert loaded.engagement is not None
    made = [scene for one in canvases.Canvases(loaded.engagement, THEME, "zh-CN").prints() for scene in one.scenes]
    margin = 10 * MM - 0.6
    for scene in made:
        for card in scene.cards:
            box = card.box
            across = margin <= box.x and box.right <= scene.width - margin
            down = margin <= box.y and box.bottom <= scene.height - margin
            fits = not any(card.words.lines) or card.words.height <= box.height + 1
            assert (across, down, fits) == (True, True, True), (scene.id, card.id)
    assert any(card.id.endswith("/more") for scene in made for card in scene.cards)
