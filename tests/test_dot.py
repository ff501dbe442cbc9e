"""Scenes drawn by Graphviz: names and classes, places, texts, engines; and free-form maps arranged by it."""

from __future__ import annotations

import json
import math
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import dot
from generator.dot import ArrangeLink
from generator.dot.groups import groups, legal, safe_name
from generator.dot.labels import covered
from generator.dot.source import cut, rounded
from generator.scene import Box, Card, Connection, Head, Marker, Scene, Words
from generator.theme import house
from tests.drawn_scenes import AWKWARD, card, everything, grid, rings
from tests.golden import Goldens

REPOSITORY = Path(__file__).parents[1]
SVG = "{http://www.w3.org/2000/svg}"
THEME = house()
TWO_ENGINES = pytest.mark.skipif(set(dot.engines()) != {"wheel", "path"}, reason="needs the wheel and a neato")


def parsed(scene: Scene) -> ElementTree.Element:
    return ElementTree.fromstring(dot.svg(scene, THEME))  # noqa: S314  # our own


def elements(drawing: str, tag: str) -> Iterator[ElementTree.Element]:
    return ElementTree.fromstring(drawing).iter(SVG + tag)  # noqa: S314  # our own


def group_of(root: ElementTree.Element, identifier: str) -> ElementTree.Element:
    (found,) = [group for group in root.iter(f"{SVG}g") if group.get("id") == identifier]
    return found


def numbers(text: str) -> list[float]:
    return [float(value) for value in re.findall(r"-?\d+(?:\.\d+)?", text)]


def outline(group: ElementTree.Element) -> Box:
    """The box around a group's shapes."""
    xs: list[float] = []
    ys: list[float] = []
    for element in group.iter():
        values = numbers(element.get("points") or element.get("d") or "")
        xs += values[::2]
        ys += values[1::2]
        if element.tag == f"{SVG}ellipse":
            x, y, rx, ry = (float(element.get(key, "0")) for key in ("cx", "cy", "rx", "ry"))
            xs += [x - rx, x + rx]
            ys += [y - ry, y + ry]
    return Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def near(one: Box, other: Box, by: float = 0.02) -> bool:
    pairs = ((one.x, other.x), (one.y, other.y), (one.right, other.right), (one.bottom, other.bottom))
    return all(abs(a - b) <= by for a, b in pairs)


def one_card(text: str, identifier: str = "k1", kind: str = "card") -> Scene:
    lines = Words((text,), 10.5, text=text)
    cards = (Card(identifier, "customer", Box(10, 10, 100, 40), lines, kind=kind),)
    return Scene("one", "test", text, "zh-CN", 120, 60, text, cards=cards)


# The groups of the drawing


@pytest.mark.parametrize(
    ("identifier", "classes", "title"),
    [
        ("customer-0", "node card customer", "customer-0"),
        ("lane-customer", "node band band-customer", "lane-customer"),
        ("halo", "node band ring-1", "halo"),
        ("moment-01", "node marker moment", "moment-01"),
        ("one-label", "node label", "one-label"),
        ("head-customer", "node lane lane-customer", "head-customer"),
        ("phase-0", "node phase", "phase-0"),
        ("flow-0", "edge connection sequence", "customer-0->customer-1"),
        ("line_of_visibility", "edge separator line_of_visibility", "line_of_visibility"),
        ("emotion", "edge curve emotion", "emotion"),
        ("more__a_b", "node card customer", "more: a/b"),
        ("empty__id___", "node note metric", 'empty "id" \\'),
    ],
)
def test_a_group_carries_its_role_and_the_scenes_id(identifier: str, classes: str, title: str) -> None:
    group = group_of(parsed(everything()), identifier)
    assert (group.get("class"), group.findtext(f"{SVG}title")) == (classes, title)


def test_groups_stand_in_painting_order_with_ids_of_their_own() -> None:
    scene = everything()
    names = [group.get("id") for group in parsed(scene).iter(f"{SVG}g")]
    assert names == [group.id for group in groups(scene, THEME)]
    assert len(set(names)) == len(names)


def test_equal_ids_get_different_names_and_cards_keep_theirs() -> None:
    scene = one_card("a", "x")
    scene = replace(scene, markers=(Marker("x", "moment", Box(100, 5, 16, 16), "◆", "moment"),))
    assert [group.id for group in groups(scene, THEME)] == ["x", "x-2"]


def test_two_connections_between_the_same_cards_are_two_edges() -> None:
    titles = [group.findtext(f"{SVG}title") for group in parsed(everything()).iter(f"{SVG}g")]
    assert titles.count("customer-2->frontstage-2") == 2


def test_the_page_says_what_it_is() -> None:
    scene = everything()
    root = parsed(scene)
    assert (root.get("width"), root.get("height"), root.get("viewBox")) == ("800.5pt", "900.25pt", "0 0 800.5 900.25")
    assert (root.findtext(f"{SVG}title"), root.findtext(f"{SVG}desc")) == (scene.name, scene.description)
    assert (root.get("role"), root.get("lang")) == ("graphics-document document", "zh-CN")
    named = {
        root.get(f"aria-{word}"): root.find(f"{SVG}{tag}")
        for word, tag in (("labelledby", "title"), ("describedby", "desc"))
    }
    assert all(element is not None and element.get("id") == name for name, element in named.items())
    assert root.get("font-family", "").startswith('Arial, "Microsoft YaHei"')
    assert "graphviz" not in dot.svg(scene, THEME).lower()


def test_cards_and_connections_have_names_in_words() -> None:
    root = parsed(everything())
    names = {
        name: group_of(root, name).get("aria-label")
        for name in ("customer-0", "moment-01", "flow-0", "line_of_visibility")
    }
    assert names == {
        "customer-0": "发现扣费异常，想尽快问清，顾客行为，moment: ★",
        "moment-01": None,  # said by its card
        "flow-0": "发现扣费异常，想尽快问清 → 搜索客服电话",
        "line_of_visibility": None,
    }


def test_what_says_nothing_new_is_hidden_from_screen_readers() -> None:
    scene = everything()
    hidden = {group.get("id") for group in parsed(scene).iter(f"{SVG}g") if group.get("aria-hidden") == "true"}
    assert {"lane-customer", "halo", "emotion", "line_of_visibility", "one-label"} <= hidden
    assert not hidden & {card.id for card in scene.cards if card.kind == "card"}
    for group in parsed(scene).iter(f"{SVG}g"):
        assert (group.get("aria-hidden") == "true") != bool(group.get("aria-label") and group.get("role"))


def test_the_keyboard_stops_at_cards_in_reading_order() -> None:
    scene = grid(3, 4)
    backwards = tuple(card.id for card in reversed(scene.cards) if card.kind == "card")
    for reading in ((), backwards, backwards[3:]):
        root = parsed(replace(scene, reading=reading))
        stops = [group.findtext(f"{SVG}title") for group in root.iter(f"{SVG}g") if group.get("tabindex") == "0"]
        assert set(stops) == set(backwards)
        assert [name for name in stops if name in reading] == list(reading)


@pytest.mark.parametrize(
    ("head", "shapes"),
    [
        ("arrow", ["polygon"]),
        ("open", ["polyline", "polyline"]),
        ("diamond", ["polygon"]),
        ("circle", ["ellipse"]),
        ("none", []),
    ],
)
@pytest.mark.parametrize("both", [False, True])
def test_a_head_reaches_from_its_line_to_the_card(head: Head, shapes: list[str], both: bool) -> None:
    scene = grid(2, 1)
    arrow = replace(scene.connections[0], head=head, both=both)
    group = group_of(parsed(replace(scene, connections=(arrow,))), arrow.id)
    drawn = [element.tag.rpartition("}")[2] for element in group if element.tag not in (f"{SVG}title", f"{SVG}path")]
    assert drawn == shapes * (1 + both)
    whole = outline(group)
    assert (whole.y, whole.bottom) == pytest.approx((arrow.points[0][1], arrow.points[-1][1]), abs=0.05)


def test_the_ring_of_the_focus_can_be_seen() -> None:
    color = dot.focus_color(THEME)
    assert f".card:focus{{outline:2px solid {color}" in dot.svg(everything(), THEME)


@pytest.mark.parametrize("text", ["a²", "ª", "1", "", "x y", "卡片", "·", "a:b", "드", "\U0001f600", "٣"])
def test_ids_are_names_in_xml(text: str) -> None:
    first = "A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u2070-\u218f\u3001-\ud7ff"
    assert re.fullmatch(f"[{first}][{first}0-9.\u00b7-]*", safe_name(text))


@pytest.mark.parametrize(("link", "linked"), [('https://example.org/?a=1&b="2"', True), ("javascript:x", False)])
def test_only_web_addresses_become_links(link: str, linked: bool) -> None:
    scene = one_card("a")
    scene = replace(scene, cards=(replace(scene.cards[0], link=link),))
    found = [anchor.get("href") for anchor in parsed(scene).iter(f"{SVG}a")]
    assert found == ([link] if linked else [])


# The same places and texts as the scene


@pytest.mark.parametrize("scene", [everything(), rings()], ids=["everything", "rings"])
def test_shapes_stand_where_the_scene_has_them(scene: Scene) -> None:
    root = parsed(scene)
    for group in groups(scene, THEME):
        element = group_of(root, group.id)
        shown = group.look.fill != "none" or group.look.stroke != "none"
        if shown and not isinstance(group.item, Connection) and hasattr(group.item, "box"):
            assert near(outline(element), group.item.box), group.id


def test_texts_are_the_scenes_line_by_line() -> None:
    scene = everything()
    root = parsed(scene)
    for group in groups(scene, THEME):
        if isinstance(group.item, Card):
            texts = [element.text for element in group_of(root, group.id).iter(f"{SVG}text")]
            assert texts == [legal(line) for line in group.item.words.lines if line.strip()]


def test_texts_stand_by_alignment_and_pitch() -> None:
    root = parsed(everything())
    title, right, notes = (list(group_of(root, name).iter(f"{SVG}text")) for name in ("title", "right", "notes"))
    assert [(title[0].get("x"), title[0].get("text-anchor"))] == [("12", "start")]
    assert {(line.get("x"), line.get("text-anchor")) for line in right} == {("244", "end")}
    heights = [float(line.get("y", "0")) for line in notes]
    assert heights[0] == pytest.approx(690 + 6 + 11.25 / 2 + 0.36 * 9, abs=0.01)
    assert {round(b - a, 2) for a, b in pairwise(heights)} == {11.25}


def heads_of(group: ElementTree.Element, head: str) -> Iterator[Callable[[tuple[float, float]], float]]:
    """For each head of a connection, how far its tip lies from a point."""
    shapes = {"arrow": ("polygon", 6), "diamond": ("polygon", 8), "open": ("polyline", 6), "circle": ("ellipse", 0)}
    tag, count = shapes[head]
    for element in group.iter(SVG + tag):
        values = numbers(element.get("points", ""))
        if head == "circle":
            x, y, radius = (float(element.get(key, "0")) for key in ("cx", "cy", "rx"))
            yield lambda tip, x=x, y=y, radius=radius: math.dist(tip, (x, y)) - radius  # type: ignore[misc]
        elif len(values) == count:
            at = 2 if head == "open" else 0
            yield lambda tip, at=at, values=values: math.dist(tip, values[at : at + 2])  # type: ignore[misc]


def test_connections_start_and_end_where_the_scene_says() -> None:
    for scene in (everything(), rings()):
        root = parsed(scene)
        for connection in scene.connections:
            group = group_of(root, connection.id)
            tips = [connection.points[0]] if connection.both else []
            tips += [connection.points[-1]]
            heads = list(heads_of(group, connection.head))
            assert len(heads) == len(tips)
            for head, tip in zip(heads, tips, strict=True):
                assert head(tip) == pytest.approx(0, abs=0.02)
            path = numbers(next(group.iter(f"{SVG}path")).get("d", ""))
            if not connection.both:
                assert path[:2] == pytest.approx(connection.points[0], abs=0.01)


def test_bends_are_round_and_heads_uncovered() -> None:
    points = rounded(cut(((0, 0), (50, 0), (50, 40)), 0, 8), 5)
    assert points[0] == (0, 0)
    assert points[-1] == (50, 32)
    assert (45, 0) in points
    assert (50, 5) in points
    assert len(points) % 3 == 1


def test_a_connection_without_length_is_drawn_without_fault() -> None:
    scene = replace(
        one_card("a"),
        connections=(Connection("c", "k1", "k1", "trigger", ((50, 50), (50, 50)), ("top", "top"), both=True),),
    )
    assert group_of(parsed(scene), "c").get("class") == "edge connection trigger"


# Any text


@pytest.mark.parametrize("text", AWKWARD)
def test_awkward_texts_survive_as_text_and_as_id(text: str) -> None:
    root = parsed(one_card(text, text))
    (group,) = root.iter(f"{SVG}g")
    assert group.findtext(f"{SVG}title") == legal(text)
    assert group.findtext(f"{SVG}text") == legal(text)
    assert root.findtext(f"{SVG}desc") == legal(text)


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=30), other=st.text(max_size=12), kind=st.sampled_from(["card", "label", 'a b"<']))
def test_any_text_survives(text: str, other: str, kind: str) -> None:
    two = one_card(text, text, kind)
    cards = (two.cards[0], card(f"{other}#", "support", Box(10, 60, 90, 30), "b"))
    arrow = Connection(other, text, f"{other}#", "trigger", ((50, 50), (50, 60)), ("bottom", "top"))
    root = parsed(replace(two, id=other, cards=cards, connections=(arrow,)))
    titles = [group.findtext(f"{SVG}title") or "" for group in root.iter(f"{SVG}g")]
    # a parser reads CR as LF, and nothing of an empty element
    expected = [legal(f"{text}->{other}#"), legal(text), legal(f"{other}#")]
    assert titles == [re.sub("\r\n?", "\n", title) for title in expected]


@pytest.mark.parametrize("engine", dot.engines())
def test_the_shipped_dot_draws_any_label_as_it_is(engine: dot.Engine) -> None:
    for text in ("R&amp;D <b> \\N \\l \\", '"quoted"', "x:y", "<i>a</i>", "服务 & 蓝图"):
        drawn = dot.draw(dot.source(one_card(text, "a:b"), THEME), engine)
        shown = ["".join(element.itertext()) for element in elements(drawn, "text")]
        assert [line.replace("\N{NO-BREAK SPACE}", " ") for line in shown] == [text]


# Engines


def test_the_same_scene_gives_the_same_bytes() -> None:
    assert dot.svg(everything(), THEME) == dot.svg(everything(), THEME)
    assert dot.source(everything(), THEME) == dot.source(everything(), THEME)


@TWO_ENGINES
@pytest.mark.parametrize("scene", [everything(), rings(), grid(3, 4)], ids=["everything", "rings", "grid"])
def test_engines_agree_to_the_byte(scene: Scene) -> None:
    assert dot.svg(scene, THEME, "wheel") == dot.svg(scene, THEME, "path")


@pytest.mark.parametrize("engine", dot.engines())
def test_drawing_prints_nothing(engine: dot.Engine, capfd: pytest.CaptureFixture[str]) -> None:
    dot.svg(everything(), THEME, engine)
    dot.arrange({"a": (80, 30), "b": (80, 30)}, [ArrangeLink("l", "a", "b")], 1.7)
    dot.svg(grid(26, 40), THEME, engine)  # more than a thousand nodes
    assert capfd.readouterr() == ("", "")


def test_a_machine_without_graphviz_is_told_what_to_install(tmp_path: Path) -> None:
    import graphviz

    for package in (REPOSITORY / "generator", Path(graphviz.__file__).parent):
        (tmp_path / package.name).symlink_to(package, target_is_directory=True)
    program = (
        f"import sys; sys.path.insert(0, {str(tmp_path)!r})\n"
        "from generator import dot, errors\n"
        "try: dot.draw('graph {}')\n"
        "except errors.EngineMissing as error: print(error)"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-B", "-X", "utf8", "-c", program],
        capture_output=True, text=True, encoding="utf-8", check=True, env={**os.environ, "PATH": ""},
    )  # fmt: skip
    assert "pip install pygraphviz" in done.stdout


DRAWINGS = {"everything": everything(), "rings": rings()}
GOLDENS = Goldens(Path(__file__).parent / "drawings", ".dot", DRAWINGS.keys())


@pytest.mark.parametrize("name", DRAWINGS)
def test_the_dot_of_a_scene(name: str, accept: bool) -> None:
    GOLDENS.check(name, dot.source(DRAWINGS[name], THEME), accept)


def test_every_golden_drawing_is_claimed(accept: bool) -> None:
    assert GOLDENS.unclaimed(accept) == []


def test_the_independent_audit_finds_nothing(tmp_path: Path) -> None:
    audit = REPOSITORY.parent / "shared" / "tools" / "svg_audit.py"
    if not audit.exists():
        pytest.skip("the audit is not on this machine")
    drawing = tmp_path / "everything.svg"
    drawing.write_text(dot.svg(everything(), THEME), "utf-8")
    done = subprocess.run([sys.executable, str(audit), str(drawing)], capture_output=True, text=True, check=True)
    found = json.loads(done.stdout)
    assert {key: found[key] for key in ("through_boxes", "shared_run_pt", "box_overlaps", "text_out")} == {
        "through_boxes": 0,
        "shared_run_pt": 0,
        "box_overlaps": 0,
        "text_out": 0,
    }
    assert (found["boxes"], found["edges"]) == (31, 11)


# Free-form maps

EXCHANGES = (
    ("问题描述", "客户", "坐席"),
    ("解决方案", "坐席", "客户"),
    ("信任与推荐", "客户", "管理层"),
    ("统一服务承诺", "管理层", "客户"),
    ("产品知识", "业务部门", "坐席"),
    ("来电洞察", "坐席", "业务部门"),
    ("通信费", "管理层", "运营商"),
    ("号码与中继", "运营商", "管理层"),
)


def network() -> tuple[dict[str, tuple[float, float]], list[ArrangeLink]]:
    links = [ArrangeLink(name, one, other, (len(name) * 9.0 + 8, 14.0)) for name, one, other in EXCHANGES]
    return {name: (90.0, 36.0) for _, one, other in EXCHANGES for name in (one, other)}, links


def test_a_map_is_arranged_clearly() -> None:
    cards, links = network()
    found = dot.arrange(cards, links, 1.75)
    page = Box(0, 0, found.width, found.height)
    assert all(page.overlaps(box) and box.x >= 0 and box.right <= page.right for box in found.boxes.values())
    assert 1.4 < found.width / found.height < 2.1
    assert not any(one.overlaps(other, 10) for one, other in combinations(found.boxes.values(), 2))
    assert not any(one.overlaps(other) for one, other in combinations(found.labels.values(), 2))
    for link in links:
        start, end = found.routes[link.id]
        passed = [name for name, box in found.boxes.items() if covered(start, end, box.inset(0.5)) > 1]
        assert passed == []
        assert not any(found.labels[link.id].overlaps(box) for box in found.boxes.values())
        others = [found.routes[other.id] for other in links if other is not link]
        assert not any(covered(one[0], one[1], found.labels[link.id]) for one in others)
        assert near_border(found.boxes[link.source], start)
        assert near_border(found.boxes[link.target], end)


def near_border(box: Box, point: tuple[float, float]) -> bool:
    x, y = point
    across = min(abs(x - box.x), abs(x - box.right))
    down = min(abs(y - box.y), abs(y - box.bottom))
    return box.inset(-0.1).overlaps(Box(x, y, 0, 0)) and min(across, down) < 0.1


def test_there_and_back_run_side_by_side() -> None:
    cards, links = network()
    routes = dot.arrange(cards, links, 1.75).routes
    (ax, ay), (bx, by) = routes["问题描述"]
    (cx, cy), (dx, dy) = routes["解决方案"]
    turned = (bx - ax) * (cy - dy) - (by - ay) * (cx - dx)
    assert abs(turned) < 0.001 * ((bx - ax) ** 2 + (by - ay) ** 2)
    distance = abs((bx - ax) * (ay - cy) - (by - ay) * (ax - cx)) / ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5
    assert 8 < distance < 20


def test_the_same_map_is_arranged_the_same() -> None:
    assert dot.arrange(*network(), 1.75) == dot.arrange(*network(), 1.75)


@pytest.mark.parametrize(
    ("count", "pairs"), [(0, []), (1, []), (1, [(0, 0)]), (2, []), (2, [(0, 1)] * 3), (4, [(0, 1), (2, 3)])]
)
def test_small_and_split_maps(count: int, pairs: list[tuple[int, int]]) -> None:
    cards = {f"card {at}": (80.0, 30.0) for at in range(count)}
    links = [ArrangeLink(f"{at}", f"card {one}", f"card {other}", (40, 12)) for at, (one, other) in enumerate(pairs)]
    found = dot.arrange(cards, links, 1.6)
    assert (set(found.boxes), set(found.routes), set(found.labels)) == (
        set(cards),
        {link.id for link in links},
        {link.id for link in links},
    )
    assert not any(one.overlaps(other) for one, other in combinations(found.boxes.values(), 2))


def test_a_link_to_no_card_is_a_bug() -> None:
    with pytest.raises(KeyError):
        dot.arrange({"a": (80, 30)}, [ArrangeLink("l", "a", "b")], 1.7)
