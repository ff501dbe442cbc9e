"""Where the words of connections stand, and what a finished blueprint must hold in either form."""

from __future__ import annotations

from itertools import pairwise

import pytest

from benchmarks.drawing_inputs import INPUTS, STUDY, generated
from benchmarks.scene_audit import Audit, audit
from generator.layout.chart import blueprint, labels
from generator.layout.routing import Geometry
from generator.model import Engagement
from generator.scene import Box, Card, Connection, Line, Point, Scene, Words
from generator.theme import house

PAGE = Box(0, 0, 400, 200)
LEVEL = ((20.0, 100.0), (220.0, 100.0))
SMALL = [name for name in INPUTS if name not in ("8 × 80", "12 × 200", "8 × 40 with labels", "hub of 100")]
QUICK = [pytest.param(name, marks=pytest.mark.slow if name in ("8 × 40", "study stress") else ()) for name in SMALL]
FAULTS = ("through", "shared_runs", "tight_pairs", "hugging", "squeezed", "label_collisions", "stray_labels")


def placed(
    words: str, points: tuple[Point, ...], *others: tuple[Point, ...], cards: tuple[Box, ...] = ()
) -> labels.Placed | None:
    field = labels.Field()
    for card in cards:
        field.block(card)
    for number, path in enumerate((points, *others)):
        field.run(str(number), path)
    found, homeless = labels.place([labels.Wish("0", words, points)], field, PAGE, (), 9.0)
    assert (homeless == []) == ("0" in found)
    return found.get("0")


def apart(box: Box, points: tuple[Point, ...]) -> float:
    """How far a box is from a polyline."""
    found = []
    for (x0, y0), (x1, y1) in pairwise(points):
        across = max(box.x - max(x0, x1), min(x0, x1) - box.right, 0.0)
        down = max(box.y - max(y0, y1), min(y0, y1) - box.bottom, 0.0)
        found.append((across**2 + down**2) ** 0.5)
    return min(found)


def test_a_label_stands_on_the_middle_of_its_connection() -> None:
    found = placed("asks", LEVEL)
    assert found is not None
    assert found.box.center == (120.0, 100.0)


@pytest.mark.parametrize("shift", [7.0, -7.0])
def test_a_label_is_nearer_to_its_own_connection_than_to_a_neighbour(shift: float) -> None:
    neighbour = tuple((x, y + shift) for x, y in LEVEL)
    found = placed("asks", LEVEL, neighbour)
    assert found is not None
    assert apart(found.box, LEVEL) < apart(found.box, neighbour)


def test_a_label_between_two_neighbours_has_no_place() -> None:
    assert placed("asks", LEVEL, *(tuple((x, y + by) for x, y in LEVEL) for by in (-7.0, 7.0))) is None


def test_a_label_keeps_off_cards() -> None:
    card = Box(80, 90, 80, 60)
    found = placed("asks", LEVEL, cards=(card,))
    assert found is not None
    assert not found.box.overlaps(card)


@pytest.mark.parametrize(
    ("words", "lines"),
    [("payment", {("payment",)}), ("转人工", {("转人工",)}), ("asks again", {("asks again",), ("asks", "again")})],
)
def test_labels_break_between_words(words: str, lines: set[tuple[str, ...]]) -> None:
    assert set(labels.variants(words, 9.0)) == lines


def test_room_is_asked_for_where_least_is_missing() -> None:
    geometry = Geometry(((20, 120), (140, 240)), ((50, 150),), 0, 260, 30, 170)
    room = labels.room_for(labels.Wish("0", "asks the guest", ((120, 100), (140, 100))), geometry, 9.0)
    assert room is not None
    assert (room.across, room.number) == (True, 1)
    assert room.size > 20


# finished drawings


def engagement(name: str) -> Engagement:
    if name.startswith("study ") and not STUDY.exists():
        pytest.skip("the study's data is not here")
    return INPUTS[name]()


@pytest.mark.parametrize("form", ["natural", "slides"])
@pytest.mark.parametrize("name", QUICK)
def test_finished_blueprints_are_faultless(name: str, form: str) -> None:
    made = engagement(name)
    for one in made.blueprints.values():
        drawn = getattr(blueprint, form)(made, one, house(), made.meta.primary_language)
        found = sum(map(audit, (drawn,) if form == "natural" else drawn), Audit())
        assert {fault: getattr(found, fault) for fault in FAULTS} == dict.fromkeys(FAULTS, 0)
        assert (found.over_four, found.overflow, found.loose_ends) == (0, 0, 0)


@pytest.mark.parametrize("language", ["zh-CN", "en"])
@pytest.mark.parametrize("name", ["hotline", "coffee-house"])
def test_nothing_crosses_in_the_samples(name: str, language: str) -> None:
    made = engagement(name)
    for one in made.blueprints.values():
        pages = blueprint.natural(made, one, house(), language), *blueprint.slides(made, one, house(), language)
        assert sum(audit(scene).crossings for scene in pages) == 0


def columns(scene: Scene) -> list[float]:
    return [card.box.width for card in scene.cards if card.kind == "step"]


def test_pages_of_one_blueprint_have_columns_alike() -> None:
    made = generated(5, 22)
    _, *pages = blueprint.slides(made, made.blueprints["as_is"], house(), "en")
    assert len({len(columns(scene)) for scene in pages}) > 1
    widths = [width for scene in pages for width in columns(scene)]
    assert max(widths) <= min(widths) + 0.5


# the audit itself


def scene(*arrows: Connection, cards: tuple[Card, ...] = (), lines: tuple[Line, ...] = ()) -> Scene:
    return Scene("s", "blueprint", "", "en", 400, 200, connections=arrows, cards=cards, lines=lines)


def card(name: str, box: Box, words: str = "") -> Card:
    return Card(name, "customer", box, Words((words,), 10.0))


def arrow(name: str, *points: Point, both: bool = False, label: Card | None = None) -> Connection:
    return Connection(name, "a", "b", "trigger", points, ("right", "left"), both=both, label=label)


A, B = card("a", Box(0, 80, 20, 40)), card("b", Box(100, 80, 20, 40))
BETWEEN = Line("line", "line_of_visibility", (0, 100), (400, 100))


@pytest.mark.parametrize(
    ("points", "both", "squeezed"),
    [
        (((20, 100), (100, 100)), False, 0),
        (((20, 90), (91, 90), (91, 110), (100, 110)), False, 1),
        (((20, 90), (90, 90), (90, 110), (100, 110)), False, 0),
        (((20, 90), (29, 90), (29, 110), (100, 110)), False, 0),
        (((20, 90), (29, 90), (29, 110), (100, 110)), True, 1),
    ],
)
def test_audit_measures_the_piece_before_a_head(points: tuple[Point, ...], both: bool, squeezed: int) -> None:
    assert audit(scene(arrow("x", *points, both=both), cards=(A, B))).squeezed == squeezed


def test_audit_wants_more_room_for_a_head_that_crosses_a_lane_line() -> None:
    above, below = card("a", Box(0, 60, 40, 34)), card("b", Box(0, 106, 40, 34))
    squeezed = audit(scene(arrow("x", (20, 94), (20, 106)), cards=(above, below), lines=(BETWEEN,)))
    assert squeezed.squeezed == 1
    assert audit(scene(arrow("x", (20, 94), (20, 106)), cards=(above, below))).squeezed == 0


def test_audit_sees_labels_that_cover_or_stray() -> None:
    word = Card("label/x", "label", Box(50, 94, 20, 12), Words(("go",), 9.0), kind="label", inset=0)
    own, other = arrow("x", (20, 100), (100, 100), label=word), arrow("y", (60, 0), (60, 97))
    found = audit(scene(own, other, cards=(A, B)))
    assert (found.label_collisions, found.stray_labels) == (1, 1)
    assert audit(scene(own, cards=(A, B))).label_collisions == 0


def test_audit_sees_text_that_is_too_long_and_ends_that_hang_in_the_air() -> None:
    found = audit(scene(arrow("x", (25, 100), (100, 100)), cards=(A, card("b", B.box, "much too long a text"))))
    assert (found.overflow, found.loose_ends) == (1, 1)


def test_audit_sees_connections_that_run_along_a_lane_line() -> None:
    assert audit(scene(arrow("x", (20, 105), (100, 105)), cards=(A, B), lines=(BETWEEN,))).tight_pairs == 1
    assert audit(scene(arrow("x", (20, 107), (100, 107)), cards=(A, B), lines=(BETWEEN,))).tight_pairs == 0
