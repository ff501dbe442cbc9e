"""Pictures of archetypes: whatever the texts, their number and the area, they stay in it, fit, and do not collide."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import combinations, pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.layout.slides import presets
from generator.layout.slides.diagrams_field import quadrant, radial
from generator.layout.slides.diagrams_flow import cycle, process, timeline
from generator.layout.slides.diagrams_plan import plan
from generator.layout.slides.diagrams_rows import iceberg, ladder, pyramid
from generator.layout.slides.diagrams_tree import tree
from generator.layout.slides.parts import holds, site
from generator.layout.slides.pieces import HOUSE, Arrow, Piece, TextShape
from generator.outline.blocks import (
    Cycle,
    Iceberg,
    Item,
    Ladder,
    Line,
    Node,
    Plan,
    Process,
    Pyramid,
    Quadrant,
    Radial,
    Timeline,
    Tree,
)
from generator.scene import Box

Pages = list[tuple[Piece, ...]]
Setter = Callable[[Any, Box, str], Pages]
AREAS = (HOUSE.area, Box(30, 100, 660, 400), Box(40, 90, 420, 410), Box(500, 90, 300, 420), Box(36, 90, 888, 190))
CHINESE = "客户先说出自己的事再问资料一次转接只说一遍每次承诺写明时间与负责人到点主动回复不等催促"
ENGLISH = ("let", "customers", "tell", "their", "story", "before", "asking", "for", "data", "and", "name", "a", "time")


def named(zh: int, language: str) -> str:
    """A text of about so many Chinese characters, or words half as many, or both."""
    start = zh * 7 % 11
    chinese = (CHINESE * 4)[start : start + zh]
    english = " ".join((ENGLISH * 4)[start : start + max(1, zh // 2)])
    if "+" in language:
        return f"{chinese}\n{english}"
    return chinese if language.startswith("zh") else english


def item(language: str, heading: int, lines: tuple[int, ...], mark: str = "") -> Item:
    return Item(named(heading, language), tuple(Line(named(one, language), "•") for one in lines), mark)


LANGUAGES = st.sampled_from(("zh-CN", "en", "zh-CN+en"))
TEXTS = st.lists(st.integers(3, 60), max_size=3).map(tuple)
SHAPES = st.lists(st.tuples(st.integers(1, 14), TEXTS), min_size=1, max_size=9)


def linear(kind: Any) -> Callable[[tuple[Item, ...], str], Any]:
    return lambda items, language: kind(items)


def timed(items: tuple[Item, ...], language: str) -> Timeline:
    return Timeline(tuple(replace(one, mark=f"20{19 + at}") for at, one in enumerate(items)))


KINDS: dict[str, tuple[Callable[[tuple[Item, ...], str], Any], Setter]] = {
    "pyramid": (linear(Pyramid), pyramid),
    "process": (linear(Process), process),
    "cycle": (lambda items, language: Cycle(items, named(4, language)), cycle),
    "timeline": (timed, timeline),
    "ladder": (linear(Ladder), ladder),
    "radial": (lambda items, language: Radial(named(5, language), items), radial),
    "iceberg": (lambda items, language: Iceberg(items, len(items) // 3, named(3, language)), iceberg),
}


# What must hold of every page ----------------------------------------------------------------------------------------


def shapes_of(page: tuple[Piece, ...]) -> dict[str, TextShape]:
    return {piece.id: piece for piece in page if isinstance(piece, TextShape)}


def arrows_of(page: tuple[Piece, ...]) -> list[Arrow]:
    return [piece for piece in page if isinstance(piece, Arrow)]


def inside(box: Box, area: Box) -> bool:
    return (
        box.x >= area.x - 0.1
        and box.y >= area.y - 0.1
        and box.right <= area.right + 0.1
        and box.bottom <= area.bottom + 0.1
    )


def cuts(arrow: Arrow, box: Box) -> bool:
    """Whether a part of the arrow enters the box; touching its edge is no harm."""
    left, top, right, bottom = box.x + 1, box.y + 1, box.right - 1, box.bottom - 1
    for (ax, ay), (bx, by) in pairwise(arrow.points):
        low, high = 0.0, 1.0
        for start, end, near, far in ((ax, bx, left, right), (ay, by, top, bottom)):
            if abs(end - start) < 1e-9:
                if not near < start < far:
                    low, high = 1.0, 0.0
                continue
            ends = sorted(((near - start) / (end - start), (far - start) / (end - start)))
            low, high = max(low, ends[0]), min(high, ends[1])
        if low < high:
            return True
    return False


def faults(page: tuple[Piece, ...], area: Box, language: str) -> Iterator[str]:
    """What is wrong with a page."""
    shapes = shapes_of(page)
    told = [shape for shape in shapes.values() if shape.paragraphs]
    for shape in shapes.values():
        if not inside(shape.box, area):
            yield f"{shape.id} leaves the area: {shape.box}"
    for shape in told:
        kept = presets.margins("rect" if shape.polygon else shape.form, shape.box.width, shape.box.height, shape.adjust)
        if any(inset < least - 0.01 for inset, least in zip(shape.inset, kept, strict=True)):
            yield f"{shape.id} counts on room that its form keeps"
        if not holds(shape, language):
            yield f"{shape.id} is too small for its text"
        if any(one.size < 10 for one in shape.paragraphs):
            yield f"{shape.id} has small print"
    for one, two in combinations(told, 2):
        if one.box.overlaps(two.box, -0.5):
            yield f"{one.id} and {two.id} overlap"
    for arrow in arrows_of(page):
        for name, side, end in zip(
            (arrow.source, arrow.target), arrow.sides, (arrow.points[0], arrow.points[-1]), strict=True
        ):
            box, (x, y) = shapes[name].box, end
            edge = {"left": x - box.x, "right": x - box.right, "top": y - box.y, "bottom": y - box.bottom}[side]
            if abs(edge) > 0.05 or not inside(Box(x, y, 0, 0), box):
                yield f"{arrow.source}->{arrow.target} does not end at the {side} of {name}"
        if any(cuts(arrow, shape.box) for shape in told if not shape.id.startswith("band-")):
            yield f"{arrow.source}->{arrow.target} runs through a card"


def words_of(pages: Pages) -> str:
    return "\n".join(one.line.words for page in pages for shape in shapes_of(page).values() for one in shape.paragraphs)


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=30, deadline=None)
@given(SHAPES, LANGUAGES, st.sampled_from(AREAS))
def test_pages_hold_all_and_nothing_collides(
    kind: str, shapes: list[tuple[int, tuple[int, ...]]], language: str, area: Box
) -> None:
    make, setter = KINDS[kind]
    items = tuple(item(language, heading, lines) for heading, lines in shapes)
    pages = setter(make(items, language), area, language)
    assert [fault for page in pages for fault in faults(page, area, language)] == []
    said = words_of(pages)
    for one in items if pages else ():
        assert one.heading in said
        assert all(line.words in said or len(line.words) > 40 for line in one.text)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(st.integers(1, 14), TEXTS), min_size=4, max_size=4),
    st.booleans(),
    st.booleans(),
    LANGUAGES,
    st.sampled_from(AREAS),
)
def test_a_quadrant_holds_all(
    shapes: list[tuple[int, tuple[int, ...]]], names: bool, ends: bool, language: str, area: Box
) -> None:
    one, two, three, four = (item(language, heading, lines) for heading, lines in shapes)
    low_high = (named(1, language), named(2, language)) if ends else ("", "")
    name = named(4, language) if names else ""
    block = Quadrant((one, two, three, four), name, name, low_high, low_high)
    pages = quadrant(block, area, language)
    assert [fault for page in pages for fault in faults(page, area, language)] == []


NODES = st.lists(st.tuples(st.integers(0, 3), st.integers(1, 10), TEXTS), min_size=1, max_size=14)
LINKS = st.lists(st.tuples(st.integers(0, 13), st.integers(0, 13)), max_size=14)


def nodes(found: list[tuple[int, int, tuple[int, ...]]], language: str, rows: tuple[str, ...]) -> tuple[Node, ...]:
    return tuple(
        Node(f"n{at}", item(language, heading, lines[:1]), column, rows[at % len(rows)] if rows else "")
        for at, (column, heading, lines) in enumerate(found)
    )


@settings(max_examples=60, deadline=None)
@given(NODES, LINKS, LANGUAGES, st.sampled_from(AREAS), st.booleans())
def test_trees_and_roadmaps_lead_arrows_round_cards(
    found: list[tuple[int, int, tuple[int, ...]]],
    links: list[tuple[int, int]],
    language: str,
    area: Box,
    as_plan: bool,
) -> None:
    heads = tuple(named(3 + at, language) for at in range(4))
    rows = tuple(named(2 + at, language) for at in range(3)) if as_plan else ()
    arrows = tuple((f"n{a}", f"n{b}") for a, b in links if max(a, b) < len(found))
    made = nodes(found, language, rows)
    pages = plan(Plan(heads, rows, made, arrows), area, language) if as_plan else []
    pages = pages or tree(Tree(heads, made, arrows), area, language)
    assert [fault for page in pages for fault in faults(page, area, language)] == []
    if pages:
        drawn = {name for page in pages for name in shapes_of(page)}
        assert {node.id for node in made} <= drawn


# One by one ----------------------------------------------------------------------------------------------------------


def short(count: int, *lines: int) -> tuple[Item, ...]:
    return tuple(item("zh-CN", 4, lines) for _ in range(count))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("count", range(2, 9))
def test_what_is_usual_stands_on_one_page(kind: str, count: int) -> None:
    make, setter = KINDS[kind]
    assert len(setter(make(short(count, 12), "zh-CN"), HOUSE.area, "zh-CN")) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_says_what_it_shows(kind: str) -> None:
    make, setter = KINDS[kind]
    ((frame, *_),) = setter(make(short(3, 12), "zh-CN"), HOUSE.area, "zh-CN")
    assert isinstance(frame, TextShape)
    assert (frame.box, frame.paragraphs) == (HOUSE.area, ())
    assert named(4, "zh-CN") in frame.meaning


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_has_one_size_of_headings_and_one_of_text(kind: str) -> None:
    make, setter = KINDS[kind]
    (page,) = setter(make(short(4, 9, 30), "zh-CN"), HOUSE.area, "zh-CN")
    parts = [one for shape in shapes_of(page).values() if shape.id != "waterline-name" for one in shape.paragraphs]
    assert len({one.size for one in parts if one.bold}) == len({one.size for one in parts if not one.bold}) == 1


def test_a_pyramid_grows_evenly_from_its_top() -> None:
    (page,) = pyramid(Pyramid(short(5, 8)), HOUSE.area, "zh-CN")
    layers = [shape for name, shape in shapes_of(page).items() if name.startswith("layer-")]
    lower = [shape.box.width for shape in layers]
    upper = [one.box.width - 2 * presets.slant(one.form, one.box.width, one.box.height, one.adjust) for one in layers]
    slope = (lower[0] - upper[0]) / layers[0].box.height
    for one, two, top in zip(layers, layers[1:], upper[1:], strict=False):
        assert two.box.y - one.box.bottom == pytest.approx(4)
        assert top - one.box.width == pytest.approx(4 * slope, abs=0.1)


@pytest.mark.parametrize("count", range(3, 9))
def test_a_cycle_is_closed_and_clockwise(count: int) -> None:
    (page,) = cycle(Cycle(short(count), "闭环"), HOUSE.area, "zh-CN")
    ends = [(arrow.source, arrow.target) for arrow in arrows_of(page)]
    assert ends == [(f"step-{at}", f"step-{(at + 1) % count}") for at in range(count)]
    shapes = shapes_of(page)
    middles = [shapes[f"step-{at}"].box.center for at in range(count)]
    turned = sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairwise([*middles, middles[0]]))
    assert turned > 0  # y grows downwards
    for arrow in arrows_of(page):
        assert arrow.points[0] == pytest.approx(site(shapes[arrow.source].box, arrow.sides[0]), abs=0.02)
        assert arrow.points[-1] == pytest.approx(site(shapes[arrow.target].box, arrow.sides[1]), abs=0.02)


def test_the_steps_of_a_ladder_rise() -> None:
    (page,) = ladder(Ladder(short(5, 12)), HOUSE.area, "zh-CN")
    steps = [shape.box for name, shape in shapes_of(page).items() if name.startswith("step-")]
    assert all(two.y < one.y and two.x > one.right and one.bottom == two.bottom for one, two in pairwise(steps))


def test_an_empty_layer_of_an_iceberg_is_to_be_researched() -> None:
    said = Iceberg((*short(2, 9), Item("价值观")), 1, "水面")
    (page,) = iceberg(said, HOUSE.area, "zh-CN")
    missing = shapes_of(page)["text-2"]
    assert [one.line.words for one in missing.paragraphs] == ["待调研"]
    assert missing.border == "dashed"


def test_a_quadrant_has_arrows_from_low_to_high() -> None:
    one, two, three, four = short(4, 12)
    block = Quadrant((one, two, three, four), "投入", "影响", ("低", "高"), ("小", "大"))
    (page,) = quadrant(block, HOUSE.area, "zh-CN")
    shapes = shapes_of(page)
    words = [
        tuple(shapes[name].paragraphs[0].line.words for name in (arrow.source, arrow.target))
        for arrow in arrows_of(page)
    ]
    assert words == [("小", "影响"), ("影响", "大"), ("低", "投入"), ("投入", "高")]
    assert [arrow.head for arrow in arrows_of(page)] == ["none", "arrow", "none", "arrow"]


def test_a_tree_is_drawn_without_a_crossing_where_there_is_such_an_order() -> None:
    names = {"root": 0, "a": 1, "b": 1, "a1": 2, "b1": 2, "a2": 2, "b2": 2}
    made = tuple(Node(name, Item(name), column) for name, column in names.items())
    arrows = (("root", "a"), ("root", "b"), ("a", "a1"), ("a", "a2"), ("b", "b1"), ("b", "b2"))
    (page,) = tree(Tree(("", "", ""), made, arrows), HOUSE.area, "en")
    shapes = shapes_of(page)
    assert sorted(("a1", "a2", "b1", "b2"), key=lambda name: shapes[name].box.y) == ["a1", "a2", "b1", "b2"]
    assert shapes["a"].box.center[1] == pytest.approx((shapes["a1"].box.center[1] + shapes["a2"].box.center[1]) / 2)


def test_a_card_says_what_it_waits_for_on_another_page() -> None:
    rows = tuple(f"行 {at}" for at in range(9))
    text = (Line(named(50, "zh-CN")),)
    made = tuple(Node(f"n{at}", Item(f"工作 {at}", text), 0, row) for at, row in enumerate(rows))
    pages = plan(Plan(("一",), rows, made, (("n0", "n8"),)), Box(36, 88, 400, 300), "zh-CN")
    assert len(pages) > 1
    assert "须先完成：工作 0" in words_of(pages)
    assert [arrow for page in pages for arrow in arrows_of(page)] == []
