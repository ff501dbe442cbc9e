"""Blueprints and journeys: what stands where on the page, and on which page."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations, pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import load, text
from generator.layout.chart import blueprint, journey
from generator.layout.chart.content import lines_below, stacked
from generator.layout.chart.curve import monotone
from generator.layout.chart.widths import fitted
from generator.model import Blueprint, Engagement
from generator.scene import Box, Card, Scene, to_json
from generator.terms import GAP, term
from generator.theme import house
from tests.samples import sample

THEME = house()
SAMPLES = ("hotline", "coffee-house", "first")
LANGUAGES = ("zh-CN", "en", "zh-CN+en")
FRAME = Box(24, 76, 912, 432)


def engagement_of(data: dict[str, Any]) -> Engagement:
    """An engagement from a tree; JSON is YAML."""
    loaded = load.from_bytes(json.dumps(data, ensure_ascii=False).encode())
    assert loaded.engagement is not None, [(finding.code, finding.parameters) for finding in loaded.findings]
    return loaded.engagement


def first_of(engagement: Engagement) -> Blueprint:
    return next(iter(engagement.blueprints.values()))


def drawn(engagement: Engagement, language: str) -> Iterator[tuple[Scene, tuple[Scene, ...]]]:
    """Each blueprint and journey: the natural page and the slides."""
    for one in engagement.blueprints.values():
        for module in (blueprint, journey):
            yield (
                module.natural(engagement, one, THEME, language),
                module.slides(engagement, one, THEME, language),
            )


@cache
def drawn_sample(name: str, language: str) -> tuple[tuple[Scene, tuple[Scene, ...]], ...]:
    return tuple(drawn(sample(name), language))


def cards_of(scene: Scene) -> list[Card]:
    return [card for card in scene.cards if card.kind == "card"]


# what every page must hold


def pieces(points: Sequence[tuple[float, float]]) -> Iterator[Box]:
    for (x0, y0), (x1, y1) in pairwise(points):
        yield Box(min(x0, x1), min(y0, y1), abs(x0 - x1), abs(y0 - y1))


def overlaps(scene: Scene) -> list[tuple[str, str]]:
    """Cards, heads, headings and labels that lie on each other."""
    labels = [arrow.label for arrow in scene.connections if arrow.label]
    shapes = [*scene.cards, *labels]
    return [(one.id, other.id) for one, other in combinations(shapes, 2) if one.box.overlaps(other.box, -0.5)]


def covered_lines(scene: Scene) -> list[tuple[str, str]]:
    """Labels that cover a connection that is not theirs."""
    return [
        (owner.id, other.id)
        for owner in scene.connections
        for other in scene.connections
        if owner is not other and owner.label and any(owner.label.box.overlaps(piece) for piece in pieces(other.points))
    ]


def outside(scene: Scene, frame: Box) -> list[str]:
    labels = [arrow.label for arrow in scene.connections if arrow.label]
    shapes = [*scene.bands, *scene.cards, *scene.markers, *labels]
    points = [(arrow.id, point) for arrow in scene.connections for point in arrow.points]
    points += [(curve.id, point) for curve in scene.curves for point in curve.points]
    points += [(line.id, point) for line in scene.lines for point in (line.start, line.end)]
    grown = frame.inset(-0.6)
    found = [shape.id for shape in shapes if not holds(grown, shape.box)]
    return found + [name for name, (x, y) in points if not holds(grown, Box(x, y, 0, 0))]


def holds(frame: Box, box: Box) -> bool:
    return frame.x <= box.x and box.right <= frame.right and frame.y <= box.y and box.bottom <= frame.bottom


def spilling(scene: Scene, least: float) -> list[tuple[str, str]]:
    """Texts that are too small, too wide or too high for their shape."""
    found = []
    for card in [*scene.cards, *(arrow.label for arrow in scene.connections if arrow.label)]:
        if card.words.size < least:
            found.append((card.id, "small"))
        if card.words.height > card.box.height + 0.6:
            found.append((card.id, "high"))
        room = card.box.width - 2 * card.inset + 0.6
        if any(text.width(line, card.words.size, card.words.bold) > room for line in card.words.lines):
            found.append((card.id, "wide"))
    return found + [(marker.id, "small") for marker in scene.markers if marker.size < least]


def loose_ends(scene: Scene) -> list[tuple[str, str]]:
    """Connections that do not end on the side of the card they name."""
    boxes = {card.id: card.box for card in scene.cards}
    found = []
    for arrow in scene.connections:
        ends = ((arrow.source, arrow.points[0], arrow.sides[0]), (arrow.target, arrow.points[-1], arrow.sides[1]))
        for name, (x, y), side in ends:
            box = boxes[name]
            edge = {"top": box.y, "bottom": box.bottom, "left": box.x, "right": box.right}[side]
            at = y if side in ("top", "bottom") else x
            if abs(at - edge) > 0.1 or not holds(box.inset(-0.1), Box(x, y, 0, 0)):
                found.append((arrow.id, name))
    return found


def through_cards(scene: Scene) -> list[tuple[str, str]]:
    return [
        (arrow.id, card.id)
        for arrow in scene.connections
        for card in scene.cards
        if card.kind in ("card", "tag")
        if any(piece.overlaps(card.box.inset(1)) for piece in pieces(arrow.points))
    ]


def assert_sound(natural: Scene, slides: tuple[Scene, ...]) -> None:
    for scene in (natural, *slides):
        assert overlaps(scene) == []
        assert loose_ends(scene) == []
        assert through_cards(scene) == []
        assert len({card.id for card in scene.cards}) == len(scene.cards)
        assert scene.description
    assert outside(natural, Box(0, 0, natural.width, natural.height)) == []
    assert spilling(natural, 9) == []
    for scene in slides:
        assert (scene.width, scene.height) == (960, 540)
        assert outside(scene, FRAME) == []
        assert spilling(scene, 10) == []
        assert all(card.kind != "title" for card in scene.cards)
    assert Counter(card.id for scene in slides for card in cards_of(scene)) == Counter(
        card.id for card in cards_of(natural)
    )


def lettered(tag: Card) -> Iterator[tuple[str, str]]:
    """Each letter of a tag, with the number of the page that it names."""
    waiting: list[str] = []
    for line in tag.words.lines:
        waiting += re.findall(r"\b[A-Z]+\b", line)
        if page := re.search(r"\d+", line):
            yield from ((letter, page[0]) for letter in waiting)
            waiting = []


def assert_tags_pair(slides: tuple[Scene, ...], arrows: int) -> None:
    """Every letter names the same connection on two pages, and no connection is lost."""
    pages = {scene.id: scene for scene in slides}
    seen: dict[str, set[tuple[str, str]]] = {}
    whole = {arrow.id for scene in slides for arrow in scene.connections}
    for scene in slides:
        tags = {card.id: card for card in scene.cards if card.kind == "tag"}
        for tag in tags.values():
            assert tag.link in pages
            for letter, page in lettered(tag) if tag.id.startswith("tag/") else ():
                seen.setdefault(letter, set()).add((scene.id.rsplit("-", 1)[1], page))
        ends = {end for arrow in scene.connections for end in (arrow.source, arrow.target)}
        assert {name for name, tag in tags.items() if name.startswith("tag/")} <= ends
    for pair in seen.values():
        (one, other), *rest = sorted(pair)
        assert rest == [(other, one)]
    assert len(whole) <= arrows


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SAMPLES)
def test_pages_of_the_samples_are_sound(name: str, language: str) -> None:
    for natural, slides in drawn_sample(name, language):
        assert_sound(natural, slides)
        assert_tags_pair(slides, len(natural.connections))
        for scene in (natural, *slides):
            assert covered_lines(scene) == []


@pytest.mark.parametrize("name", SAMPLES)
def test_every_connection_is_drawn_or_named_on_two_pages(name: str) -> None:
    engagement = sample(name)
    pages = [slides for natural, slides in drawn_sample(name, engagement.languages[0]) if natural.kind == "blueprint"]
    for one, slides in zip(engagement.blueprints.values(), pages, strict=True):
        homes = {card.id: scene.id for scene in slides for card in cards_of(scene)}
        for arrow in one.arrows:
            found = [
                (scene.id, drawn_arrow.source, drawn_arrow.target)
                for scene in slides
                for drawn_arrow in scene.connections
                if drawn_arrow.id == arrow.id
            ]
            if homes[arrow.source] == homes[arrow.target]:
                assert found == [(homes[arrow.source], arrow.source, arrow.target)]
            else:
                assert {page for page, _, _ in found} == {homes[arrow.source], homes[arrow.target]}


@pytest.mark.parametrize("name", SAMPLES)
def test_same_input_gives_the_same_scenes(name: str) -> None:
    once = [to_json(page) for natural, slides in drawn_sample(name, "zh-CN") for page in (natural, *slides)]
    again = [to_json(page) for natural, slides in drawn(sample(name), "zh-CN") for page in (natural, *slides)]
    assert once == again


def test_natural_page_has_the_blueprints_id_and_a_title() -> None:
    engagement = sample("hotline")
    scene = blueprint.natural(engagement, engagement.blueprints["to_be"], THEME, "en")
    assert (scene.id, scene.kind, scene.language) == ("to_be", "blueprint", "en")
    assert scene.card("title").words.text == "Service hotline consolidation: 18 to 1 · To-be service blueprint"
    assert scene.reading[:3] == ("ev-onenumber", "ca-find", "fs-list")


def test_hotline_fits_one_slide_in_either_language() -> None:
    engagement = sample("hotline")
    for one in engagement.blueprints.values():
        for language in ("zh-CN", "en"):
            assert [scene.id for scene in blueprint.slides(engagement, one, THEME, language)] == [f"{one.id}-1"]


def test_pages_begin_with_an_overview() -> None:
    engagement = sample("coffee-house")
    overview, *pages = blueprint.slides(engagement, first_of(engagement), THEME, "en")
    assert overview.id == "as_is-overview"
    assert cards_of(overview) == []
    assert [card.words.text for card in overview.cards if card.kind == "step"] == [
        step.name.in_language("en") for step in first_of(engagement).steps
    ]
    assert len([marker for marker in overview.markers if marker.role == "moment"]) == 4 + 1  # one in the legend
    assert {card.link for card in overview.cards if card.kind == "tag"} == {page.id for page in pages}
    assert [page.name for page in pages] == [
        f"An unhurried visit to the coffee house · As-is service blueprint ({number}/{len(pages)})"
        for number in range(1, len(pages) + 1)
    ]


# lines, lanes, levels

ROLES = ("evidence", "customer", "frontstage", "technology", "midstage", "backstage", "support", "partner")
NAMED = ("line_of_interaction", "line_of_visibility", "line_of_internal_interaction")


@pytest.mark.parametrize(
    ("roles", "lines"),
    [
        (("evidence", "customer", "frontstage", "backstage", "support"), {1: 0, 2: 1, 3: 2}),
        (("customer", "frontstage", "backstage", "support", "evidence"), {0: 0, 1: 1, 2: 2}),
        (("customer", "evidence", "technology", "frontstage", "midstage", "backstage", "partner"), {1: 0, 3: 1, 5: 2}),
        (("support", "backstage", "frontstage", "customer"), {2: 0, 1: 1, 0: 2}),
    ],
)
def test_lines_follow_from_the_roles(roles: tuple[str, ...], lines: dict[int, int]) -> None:
    assert lines_below(roles) == {lane: (NAMED[line],) for lane, line in lines.items()}


def test_lines_that_fall_together_share_a_border() -> None:
    assert lines_below(("customer", "support")) == {0: NAMED}
    assert lines_below(("customer", "evidence")) == {}
    assert lines_below(("backstage",)) == {}


@pytest.mark.parametrize("name", SAMPLES)
def test_three_lines_stand_in_order(name: str) -> None:
    engagement = sample(name)
    for language in ("zh-CN", "en"):
        scene = blueprint.natural(engagement, first_of(engagement), THEME, language)
        heights = [next(line.start[1] for line in scene.lines if line.role == role) for role in NAMED]
        assert heights == sorted(heights)
        assert all(line.dash == "dashed" for line in scene.lines if line.role in NAMED)
        assert [card.words.text for card in scene.cards if card.id.startswith("name/")] == [
            term(role, language) for role in NAMED
        ]


@settings(max_examples=40, deadline=None)
@given(st.permutations(ROLES))
def test_separators_lie_between_the_lanes_they_part_in_any_order(roles: list[str]) -> None:
    lanes = [{"id": f"lane-{role}", "role": role, "name": role} for role in roles]
    cells = {f"lane-{role}": f"card {role}" for role in roles}
    engagement = engagement_of({"title": "T", "lanes": lanes, "phases": [{"name": "P", "steps": [cells]}]})
    scene = blueprint.natural(engagement, first_of(engagement), THEME, "en")
    bands = [band for band in scene.bands if band.id.startswith("band/lane-")]
    assert [band.role for band in bands] == [f"band-{role}" for role in roles]
    borders = [band.box.bottom for band in bands]
    assert all(abs(one.box.bottom - other.box.y) < 0.01 for one, other in pairwise(bands))
    below = {lines[0]: lane for lane, lines in lines_below(roles).items()}
    for line in scene.lines:
        if line.role in below:
            assert abs(line.start[1] - borders[below[line.role]]) < 0.01
    assert overlaps(scene) == []


def test_cells_that_share_a_column_have_levels_of_their_own() -> None:
    engagement = engagement_of(
        {
            "title": "T",
            "phases": [
                {
                    "name": "P",
                    "steps": [
                        {"customer": ["a", "b"], "support": {"text": "long", "span": 3}},
                        {"customer": "c", "support": "d"},
                        {"customer": "e"},
                    ],
                }
            ],
        }
    )
    scene = blueprint.natural(engagement, first_of(engagement), THEME, "en")
    boxes = {card.words.text: card.box for card in cards_of(scene)}
    assert boxes["a"].bottom < boxes["b"].y
    assert boxes["a"].y == boxes["c"].y == boxes["e"].y
    assert boxes["long"].right == boxes["e"].right
    assert boxes["long"].bottom < boxes["d"].y
    assert stacked(()) == ()


# overlays


def test_rows_show_what_the_author_said() -> None:
    engagement = sample("hotline")
    scene = blueprint.natural(engagement, engagement.blueprints["as_is"], THEME, "en")
    notes = [(card.role, card.words.text) for card in scene.cards if card.kind == "note"]
    assert ("metric", f"1{GAP}min{GAP}30{GAP}s (≤2{GAP}min)\nwait 1{GAP}min") in notes
    assert ("pain", "Unsure which number to dial") in notes
    assert ("opportunity", "How might we spare callers from choosing a number?") in notes
    assert scene.card("sum/time").words.text == f"Total 12{GAP}min"
    assert [marker.meaning for marker in scene.markers if marker.id.startswith("emotion/")][2] == (
        "Ask about another product: emotion −2 (reported)"
    )
    assert [marker.hollow for marker in scene.markers if marker.id.startswith("emotion/")] == [
        True, True, False, True, True,
    ]  # fmt: skip


def test_total_time_of_the_target_state() -> None:
    engagement = sample("hotline")
    scene = blueprint.natural(engagement, engagement.blueprints["to_be"], THEME, "zh-CN")
    assert scene.card("sum/time").words.text == f"合计用时 3{GAP}分{GAP}50{GAP}秒"
    assert not any(card.role == "pain" for card in scene.cards)


def test_hidden_overlays_are_not_drawn() -> None:
    data = {
        "title": "T",
        "diagrams": {"hide": ["emotion", "pain", "moment", "wait"]},
        "phases": [
            {
                "name": "P",
                "steps": [{"customer": "a", "emotion": 1, "pain": "hurts", "moment_of_truth": "now", "wait": "5 min"}],
            }
        ],
    }
    engagement = engagement_of(data)
    for natural, slides in drawn(engagement, "en"):
        for scene in (natural, *slides):
            assert scene.markers == ()
            assert scene.curves == ()
            assert not any("hurts" in card.words.text for card in scene.cards)


def test_legend_holds_only_what_the_picture_uses() -> None:
    engagement = sample("first")
    scene = blueprint.natural(engagement, first_of(engagement), THEME, "en")
    assert [card.words.text for card in scene.cards if card.kind == "legend"] == [
        "Sequence", "Interaction", "Trigger", "Supply", "Moment of truth", "Pain point", "Hollow: emotion assumed",
    ]  # fmt: skip


def test_borders_and_dashes_tell_evidence_and_kind() -> None:
    step = {"customer": {"text": "a", "id": "ca-a", "basis": "assumed"}, "frontstage": {"text": "b", "id": "fs-b"}}
    arrow = {"from": "ca-a", "to": "fs-b", "kind": "information", "condition": "if open"}
    phases = [{"name": "P", "steps": [step]}]
    engagement = engagement_of({"title": "T", "phases": phases, "connections": [arrow]})
    scene = blueprint.natural(engagement, first_of(engagement), THEME, "en")
    assert scene.card("ca-a").border == "dashed"
    assert [(arrow.dash, arrow.label.words.text if arrow.label else "") for arrow in scene.connections] == [
        ("dotted", "if open")
    ]


@given(st.lists(st.floats(-2, 2), min_size=2, max_size=12))
def test_curve_stays_between_its_points(scores: list[float]) -> None:
    points = [(10.0 * number, score) for number, score in enumerate(scores)]
    curve = monotone(points)
    assert curve[::3] == tuple(points)
    for number, (one, other) in enumerate(pairwise(scores)):
        low, high = min(one, other) - 1e-9, max(one, other) + 1e-9
        assert all(low <= y <= high for _, y in curve[3 * number : 3 * number + 4])


# any input

WORDS = st.text(st.sampled_from('服务蓝图客户行为，。 ab cde-/fgh"&<>1 2'), min_size=1, max_size=40).filter(str.strip)
LANES = ("evidence", "customer", "frontstage", "backstage", "support")


@st.composite
def trees(draw: st.DrawFn) -> dict[str, Any]:
    number = draw(st.integers(1, 9))
    steps: list[dict[str, Any]] = []
    cards: list[str] = []
    for column in range(number):
        step: dict[str, Any] = {"name": draw(WORDS), "customer": []}
        for lane in LANES:
            count = draw(st.integers(lane == "customer", 3))
            names = [f"{lane[:2]}-{column}-{level}" for level in range(count)]
            cards += names
            step[lane] = [{"id": name, "text": draw(WORDS), "span": draw(st.integers(1, 3))} for name in names]
        step |= draw(
            st.fixed_dictionaries({}, optional={"emotion": st.integers(-2, 2), "pain": WORDS, "wait": st.just("5 min")})
        )
        steps.append(step)
    ends = st.sampled_from(cards)
    arrows = draw(st.lists(st.tuples(ends, ends).filter(lambda pair: pair[0] != pair[1]), max_size=12, unique=True))
    cut = draw(st.integers(1, number))
    return {
        "title": "T",
        "phases": [{"name": draw(WORDS), "steps": part} for part in (steps[:cut], steps[cut:]) if part],
        "connections": [
            {"from": one, "to": other, "label": draw(st.sampled_from(["", "标签", "a label"]))} for one, other in arrows
        ],
    }


@settings(max_examples=20, deadline=None)
@given(trees())
def test_any_blueprint_is_sound(tree: dict[str, Any]) -> None:
    engagement = engagement_of(tree)
    for natural, slides in drawn(engagement, "zh-CN"):
        assert_sound(natural, slides)
        assert_tags_pair(slides, len(natural.connections))


@pytest.mark.parametrize(
    "steps",
    [
        [{"customer": "a"}],
        [{"customer": ""}],
        [{"customer": "没有空格的长句" * 43, "pain": "痛" * 300}, {"customer": "x" * 300}],
        [{"name": "很长的步骤名" * 40, "customer": "a"}, {"support": "b"}],
        [{"customer": "a", "backstage": [f"card {number}" for number in range(60)]}, {"customer": "b"}],
        [{"customer": "a", "pain": [f"pain {number}" for number in range(40)]}],
    ],
    ids=["one card", "no words", "300 characters", "long name", "60 cards in a cell", "40 pains"],
)
def test_degenerate_input_ends_with_pages_that_fit(steps: list[dict[str, Any]]) -> None:
    engagement = engagement_of({"title": "T", "phases": [{"name": "阶段" * 30, "steps": steps}]})
    for natural, slides in drawn(engagement, "zh-CN"):
        assert_sound(natural, slides)


@pytest.mark.slow
def test_twelve_lanes_and_two_hundred_steps_fit() -> None:
    lanes = [
        {"id": f"lane-{number}", "role": ROLES[number * 8 // 12], "name": f"Lane {number}"} for number in range(12)
    ]
    steps = [{"name": f"Step {at}", "lane-2": f"Does {at}", f"lane-{at % 12}": "And more"} for at in range(200)]
    phases = [{"name": f"Phase {at}", "steps": steps[at * 10 : at * 10 + 10]} for at in range(20)]
    engagement = engagement_of({"title": "T", "primary_language": "en", "lanes": lanes, "phases": phases})
    one = first_of(engagement)
    natural = blueprint.natural(engagement, one, THEME, "en")
    slides = blueprint.slides(engagement, one, THEME, "en")
    assert_sound(natural, slides)
    assert_tags_pair(slides, len(natural.connections))


def test_a_card_takes_one_more_line_where_that_keeps_a_word_whole() -> None:
    words = "我们如何让客户在任何触点都不用选号？"
    assert fitted(words, 64, 10.5) == ("我们如何让", "客户在任何", "触点都不用", "选号？")
    assert len(fitted(words, 64, 10.5, cut=3)) == 3


def test_a_sum_breaks_between_its_words() -> None:
    pages = blueprint.slides(sample("coffee-house"), sample("coffee-house").blueprints["to_be"], THEME, "zh-CN")
    sums = {card.words.lines for page in pages for card in page.cards if card.id.startswith("sum/")}
    assert sums == {("合计用时", f"1{GAP}小时{GAP}46{GAP}分")}


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_marks_of_notes_stand_clear_of_the_lanes_heads(language: str) -> None:
    scene = blueprint.natural(sample("hotline"), sample("hotline").blueprints["as_is"], THEME, language)
    heads = max(card.box.right for card in scene.cards if card.kind == "lane")
    marks = [marker for marker in scene.markers if marker.role == "pain-mark" and marker.card]
    assert marks
    assert all(marker.box.x >= heads for marker in marks)
