"""The router's promises, on real blueprints, on random grids and on odd ones; and the judge that measures them."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from itertools import pairwise
from pathlib import Path as FilePath
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.layout.routing import SIDES, Demand, Geometry, Link, Path, Plan, Routing, Stop, at_rest
from generator.layout.routing.quality import Quality, quality
from generator.scene import Box, Point, Side

STUDY = FilePath(__file__).parents[1].parent / "shared" / "layout-study" / "data"
SPACING = 7.0
HEAD = 10.0
LEFT, TOP = 80.0, 100.0

Case = tuple[int, int, list[Stop], list[Link]]


def spread(
    sizes: Sequence[float], gutters: Sequence[float], start: float
) -> tuple[tuple[tuple[float, float], ...], float]:
    """Columns or rows of these sizes between gutters at least so wide, and where the last gutter ends."""
    spans: list[tuple[float, float]] = []
    at = start
    for size, wide in zip(sizes, gutters, strict=False):
        at += max(16.0, wide)
        spans.append((at, at + size))
        at += size
    return tuple(spans), at + max(16.0, gutters[-1])


def placer(columns: int, rows: int, seed: int = 1) -> Callable[[Demand], Geometry]:
    """Columns from 70 to 110 points wide and rows from 40 to 60 high, more where cards need longer sides."""
    chance = random.Random(seed)  # noqa: S311 - sizes for a test
    widths = [float(chance.randint(70, 110)) for _ in range(columns)]
    heights = [float(chance.randint(40, 60)) for _ in range(rows)]

    def place(demand: Demand) -> Geometry:
        assert (len(demand.columns), len(demand.rows)) == (columns + 1, rows + 1)
        across, right = spread(list(map(max, widths, demand.widths)), demand.columns, LEFT)
        down, bottom = spread(list(map(max, heights, demand.heights)), demand.rows, TOP)
        return Geometry(across, down, LEFT, right, TOP, bottom)

    return place


def route(
    columns: int,
    rows: int,
    stops: Sequence[Stop],
    links: Sequence[Link],
    place: Callable[[Demand], Geometry],
    separators: Collection[int] = (),
) -> Routing:
    return Plan(columns, rows, stops, links, place, separators, SPACING).settled(place)


def boxes(geometry: Geometry, stops: Sequence[Stop]) -> dict[str, Box]:
    found = {}
    for stop in stops:
        left, right = geometry.columns[stop.first_column][0], geometry.columns[stop.last_column][1]
        top, bottom = geometry.rows[stop.row]
        found[stop.id] = Box(left, top, right - left, bottom - top)
    return found


def routed(case: Case, separators: Collection[int] = (), seed: int = 1) -> tuple[Routing, Quality]:
    columns, rows, stops, links = case
    routing = route(columns, rows, stops, links, placer(columns, rows, seed), separators)
    points = {name: path.points for name, path in routing.paths.items()}
    return routing, quality(points, boxes(routing.geometry, stops), SPACING)


def study_case(name: str) -> Case:
    """One of the study's blueprints: one row a lane, one column a step, the flow lane's actions as a sequence."""
    file = STUDY / f"{name}.yaml"
    if not file.exists():
        pytest.skip("the study's data is not here")
    data: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    columns = {step["id"]: number for number, step in enumerate(s for phase in data["phases"] for s in phase["steps"])}
    rows = {lane["id"]: number for number, lane in enumerate(data["lanes"])}
    stops = [
        Stop(card["id"], columns[card["step"]], columns[card.get("to", card["step"])], rows[card["lane"]])
        for card in data["actions"]
    ]
    flow = sorted((card for card in data["actions"] if card["lane"] == data["flow"]), key=lambda c: columns[c["step"]])
    links = [Link(f"flow{n}", one["id"], two["id"], "sequence") for n, (one, two) in enumerate(pairwise(flow))]
    links += [Link(f"link{n}", link[0], link[1]) for n, link in enumerate(data["links"])]
    return len(columns), len(rows), stops, links


def large_case(lanes: int, steps: int, seed: int = 3) -> Case:
    """A made-up blueprint with as many links for its size as the study's stress case."""
    chance = random.Random(seed)  # noqa: S311 - data for a test
    filled = (0.6, 1.0, 0.6, 0.6, 0.6, 0.3, 0.5, 0.4, 0.5, 0.4, 0.4, 0.3)
    cells = [(row, step) for row in range(lanes) for step in range(steps) if chance.random() < filled[row]]
    stops = [Stop(f"{row}-{step}", step, step, row) for row, step in cells]
    links = [Link(f"flow{step}", f"1-{step}", f"1-{step + 1}", "sequence") for step in range(steps - 1)]
    known, pairs, below = set(cells), set[tuple[tuple[int, int], tuple[int, int]]](), [c for c in cells if c[0]]
    while len(pairs) < 100 * steps * (lanes - 1) // 280:
        one = chance.choice(below)
        down, ahead = (
            chance.choice((1, 1, 1, -1, -1, 2, -2, 0, 3)),
            chance.choice((0, 0, 0, 0, 1, 1, 1, -1, 2, 3, 5, 12)),
        )
        two = (one[0] + down, one[1] + ahead)
        if two in known and two != one and two[0] > 0 and (one[0], two[0]) != (1, 1):
            pairs |= {(one, two)} if (two, one) not in pairs else set()
    links += [Link(f"link{n}", f"{a}-{b}", f"{c}-{d}") for n, ((a, b), (c, d)) in enumerate(sorted(pairs))]
    return steps, lanes, stops, links


def on_border(point: Point, side: Side, box: Box) -> bool:
    level = {"left": box.x, "right": box.right, "top": box.y, "bottom": box.bottom}[side]
    if side in ("left", "right"):
        return point[0] == level and box.y < point[1] < box.bottom
    return point[1] == level and box.x < point[0] < box.right


def leaves_outwards(one: Point, two: Point, side: Side) -> bool:
    outwards = {"left": two[0] < one[0], "right": two[0] > one[0], "top": two[1] < one[1], "bottom": two[1] > one[1]}
    return outwards[side] and (one[0] == two[0] or one[1] == two[1])


def check_path(path: Path, source: Box, target: Box) -> None:
    """Orthogonal, at most four bends, from border to border, outwards at both ends, never back the way it came."""
    assert len(path.points) <= 6
    assert on_border(path.points[0], path.sides[0], source)
    assert on_border(path.points[-1], path.sides[1], target)
    assert leaves_outwards(path.points[0], path.points[1], path.sides[0])
    assert leaves_outwards(path.points[-1], path.points[-2], path.sides[1])
    directions = [x0 == x1 for (x0, _), (x1, _) in pairwise(path.points)]
    assert all(one != two for one, two in pairwise(directions))


def check_separators(routing: Routing, separators: Collection[int]) -> None:
    """Every separator lies in its gutter, and no route runs along it."""
    assert sorted(routing.separators) == sorted(separators)
    for row, height in routing.separators.items():
        assert routing.geometry.rows[row - 1][1] + SPACING <= height + 0.01
        assert height <= routing.geometry.rows[row][0] - SPACING + 0.01
        for path in routing.paths.values():
            for (_, y0), (_, y1) in pairwise(path.points):
                assert y0 != y1 or abs(y0 - height) > SPACING - 0.01


def shortest_head(case: Case, routing: Routing) -> float:
    """The shortest straight piece that carries a head."""
    ends = [(routing.paths[link.id].points, link.both) for link in case[3] if link.id in routing.paths]
    pieces = [points[-2:] for points, _ in ends] + [points[:2] for points, both in ends if both]
    return min((abs(x0 - x1) + abs(y0 - y1) for (x0, y0), (x1, y1) in pieces), default=HEAD)


def check(case: Case, routing: Routing, judged: Quality, separators: Collection[int] = ()) -> None:
    """What holds for every input whatsoever."""
    _, _, stops, links = case
    around = boxes(routing.geometry, stops)
    assert list(routing.paths) == [link.id for link in links if link.id not in routing.unrouted]
    for link in links:
        if link.id in routing.paths:
            check_path(routing.paths[link.id], around[link.source], around[link.target])
    check_separators(routing, separators)
    assert (judged.through, judged.shared_runs, judged.hugging) == (0, 0, 0)
    assert judged.crossings == routing.crossings


# --- real blueprints ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "crossings"), [("hotline", 0), ("dining", 0), ("stress", 40)])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_study_blueprints(name: str, crossings: int, seed: int) -> None:
    case = study_case(name)
    lanes = range(1, case[1])
    routing, judged = routed(case, lanes, seed)
    check(case, routing, judged, lanes)
    assert judged.tight_pairs == 0
    assert judged.crossings <= crossings


def test_most_ends_stand_in_the_middle_of_their_side() -> None:
    case = study_case("hotline")
    routing, _ = routed(case, range(1, case[1]))
    around = boxes(routing.geometry, case[2])
    ends = [
        (point, around[card])
        for link in case[3]
        for point, card in zip(
            (routing.paths[link.id].points[0], routing.paths[link.id].points[-1]),
            (link.source, link.target),
            strict=True,
        )
    ]
    assert sum(point[0] == box.center[0] or point[1] == box.center[1] for point, box in ends) >= len(ends) - 2


def test_sequence_of_neighbours_is_straight() -> None:
    case = study_case("stress")
    routing, _ = routed(case)
    for link in case[3]:
        if link.kind == "sequence":
            assert routing.paths[link.id].sides == ("right", "left")
            assert len(routing.paths[link.id].points) == 2


@pytest.mark.slow
def test_time_grows_with_the_links() -> None:
    def seconds(case: Case, times: int) -> float:
        best = float("inf")
        for _ in range(times):
            start = time.process_time()
            routing, judged = routed(case, range(1, case[1]))
            best = min(best, time.process_time() - start)
        check(case, routing, judged, range(1, case[1]))
        return best / len(case[3])

    assert seconds(large_case(12, 200), 1) < 6 * seconds(large_case(8, 40), 3)


# --- random grids ------------------------------------------------------------------------------------------------


@st.composite
def grids(draw: st.DrawFn) -> tuple[Case, tuple[int, ...]]:
    columns, rows = draw(st.integers(1, 8)), draw(st.integers(1, 6))
    stops: list[Stop] = []
    for row in range(rows):
        at = draw(st.integers(0, 2))
        while at < columns:
            last = min(columns - 1, at + draw(st.sampled_from((0, 0, 0, 1, 2))))
            sides = draw(st.sampled_from((frozenset(SIDES), frozenset(SIDES), frozenset[Side](("right", "top")))))
            stops.append(Stop(f"{row}-{at}", at, last, row, sides))
            at = last + draw(st.integers(1, 3))
    stops = stops or [Stop("only", 0, 0, 0)]
    names = st.sampled_from([stop.id for stop in stops])
    ends = draw(
        st.lists(st.tuples(names, names, st.sampled_from(("", "sequence")), st.booleans()), max_size=2 * len(stops))
    )
    links = [Link(f"link{number}", *end) for number, end in enumerate(ends) if end[0] != end[1]]
    separators = tuple(row for row in range(1, rows) if draw(st.booleans()))
    return (columns, rows, stops, links), separators


@settings(max_examples=120, deadline=None)
@given(grids(), st.integers(0, 3))
def test_random_grids(grid: tuple[Case, tuple[int, ...]], seed: int) -> None:
    case, separators = grid
    routing, judged = routed(case, separators, seed)
    check(case, routing, judged, separators)
    assert not routing.unrouted
    assert judged.max_bends <= 4
    assert judged.tight_pairs == 0
    assert shortest_head(case, routing) >= HEAD - 0.01
    assert routed(case, separators, seed)[0] == routing


# --- odd grids ---------------------------------------------------------------------------------------------------

ROW = [Stop(f"{n}", n, n, 0) for n in range(12)]
COLUMN = [Stop(f"{n}", 0, 0, n) for n in range(60)]
FULL = [Stop(f"{row}-{column}", column, column, row) for row in range(6) for column in range(10)]
WIDE = [Stop("over", 0, 9, 0), Stop("under", 0, 9, 2), *(Stop(f"{n}", n, n, 1) for n in range(10))]
ODD: Mapping[str, Case] = {
    "nothing": (1, 1, [], []),
    "one card": (1, 1, ROW[:1], []),
    "one row": (12, 1, ROW, [Link(f"a{n}", f"{n}", f"{(n + 1) % 12}") for n in range(12)]),
    "one column": (1, 60, COLUMN, [Link(f"a{n}", f"{n}", f"{(n + 1) % 60}") for n in range(60)]),
    "all from one": (1, 60, COLUMN, [Link(f"a{n}", "30", f"{n}") for n in range(60) if n != 30]),
    "all to one": (10, 6, FULL, [Link(f"a{n}", stop.id, "2-5") for n, stop in enumerate(FULL) if n != 25]),
    "parallel": (2, 1, ROW[:2], [Link(f"a{n}", "0", "1", "sequence") for n in range(8)]),
    "to and fro": (2, 1, ROW[:2], [Link("a", "0", "1"), Link("b", "1", "0"), Link("c", "0", "1")]),
    "wide cards": (
        10,
        3,
        WIDE,
        [Link(f"a{n}", f"{n}", "over") for n in range(10)]
        + [Link(f"b{n}", "under", f"{n}") for n in range(10)]
        + [Link(f"c{n}", "over", "under") for n in range(3)],
    ),
    "walled in": (
        10,
        3,
        [Stop("over", 0, 9, 0, frozenset(("right",))), Stop("under", 0, 9, 2, frozenset(("left",))), *WIDE[2:]],
        [Link("a", "over", "under"), Link("b", "under", "over"), Link("c", "5", "4")],
    ),
}


@pytest.mark.parametrize("name", ODD)
def test_odd_grids(name: str) -> None:
    case = ODD[name]
    routing, judged = routed(case)
    check(case, routing, judged)
    assert not routing.unrouted


@pytest.mark.parametrize("name", ODD)
def test_odd_grids_keep_the_spacing(name: str) -> None:
    routing, judged = routed(ODD[name])
    assert judged.tight_pairs == 0
    assert shortest_head(ODD[name], routing) >= HEAD


def test_a_card_grows_for_the_ends_that_its_sides_have_to_hold() -> None:
    case = ODD["all to one"]
    routing, _ = routed(case)
    hub = boxes(routing.geometry, case[2])["2-5"]
    ends = [(path.points[-1], path.sides[1]) for path in routing.paths.values()]
    for side in SIDES:
        places = sorted(sum(point) for point, found in ends if found == side)
        assert all(two - one >= SPACING - 0.01 for one, two in pairwise(places))
    assert sum(hub_side(hub)) > sum(hub_side(boxes(placer(10, 6)(at_rest(10, 6, (), SPACING)), case[2])["2-5"]))


def hub_side(box: Box) -> tuple[float, float]:
    return box.width, box.height


@pytest.mark.parametrize("both", [False, True])
def test_heads_have_a_straight_piece_at_either_end(both: bool) -> None:
    stops = [Stop("a", 0, 0, 0, frozenset(("bottom",))), Stop("b", 1, 1, 1, frozenset(("top",)))]
    case: Case = (2, 2, stops, [Link("x", "a", "b", both=both)])
    routing, _ = routed(case)
    first, *_, last = [abs(y0 - y1) for (_, y0), (_, y1) in pairwise(routing.paths["x"].points)]
    assert last >= HEAD
    assert (first >= HEAD) == both or first >= 7


def test_two_heads_on_one_straight_piece_have_more_room() -> None:
    stops = [Stop("a", 0, 0, 0), Stop("b", 0, 0, 1)]
    seen: list[Demand] = []

    def noted(demand: Demand) -> Geometry:
        seen.append(demand)
        return placer(1, 2)(demand)

    for both in (False, True):
        route(1, 2, stops, [Link("x", "a", "b", both=both)], noted, (1,))
    assert [demand.rows[1] for demand in seen] == [14, 14, 14, 25]


def test_a_head_that_crosses_a_lane_separator_has_more_room() -> None:
    stops = [Stop("a", 0, 0, 0, frozenset(("bottom",))), Stop("b", 0, 0, 1, frozenset(("top",)))]
    case: Case = (1, 2, stops, [Link("x", "a", "b")])
    routing, _ = routed(case, (1,))
    (_, top), (_, bottom) = routing.paths["x"].points
    assert bottom - top >= 14
    assert top + 7 <= routing.separators[1] <= bottom - 7


def test_ways_stay_when_the_geometry_changes() -> None:
    case = study_case("dining")
    columns, rows, stops, links = case
    plan = Plan(columns, rows, stops, links, placer(columns, rows, 1), range(1, rows), SPACING)
    one, other = plan.settled(placer(columns, rows, 1)), plan.settled(placer(columns, rows, 5))
    assert {name: path.sides for name, path in one.paths.items()} == {n: path.sides for n, path in other.paths.items()}
    check(case, other, judged_in(case, other), range(1, rows))
    assert one.geometry != other.geometry


def judged_in(case: Case, routing: Routing) -> Quality:
    return quality({name: path.points for name, path in routing.paths.items()}, boxes(routing.geometry, case[2]))


def hub_case(steps: int) -> Case:
    """Every second step leads to one card in the middle."""
    stops = [Stop(f"{row}-{step}", step, step, row) for row in range(6) for step in range(steps)]
    links = [Link(f"a{step}", f"2-{step}", f"4-{steps // 2}") for step in range(0, steps, 2)]
    return steps, 6, stops, links


@pytest.mark.slow
def test_time_for_one_busy_card_stays_near_linear() -> None:
    def seconds(steps: int) -> float:
        best = float("inf")
        for _ in range(2):
            start = time.process_time()
            _, judged = routed(hub_case(steps))
            best = min(best, time.process_time() - start)
        assert (judged.through, judged.shared_runs, judged.tight_pairs) == (0, 0, 0)
        return best

    assert seconds(160) < 6 * seconds(80)  # twice as many ways, twice as long: four times as many nodes


def test_links_that_do_not_join_two_cards_are_reported() -> None:
    links = [Link("a", "0", "nowhere"), Link("b", "0", "1"), Link("c", "gone", "gone"), Link("d", "1", "1")]
    routing, _ = routed((2, 1, ROW[:2], links))
    assert routing.unrouted == ("a", "c", "d")
    assert list(routing.paths) == ["b"]


def test_separators_take_a_track_of_their_own() -> None:
    seen: list[Demand] = []
    place = placer(2, 3)

    def noted(demand: Demand) -> Geometry:
        seen.append(demand)
        return place(demand)

    stops = [Stop("a", 0, 0, 0, frozenset(("bottom",))), Stop("b", 1, 1, 1, frozenset(("top",)))]
    routing = route(2, 3, stops, [Link("x", "a", "b")], noted, (1, 2))
    assert seen[-1].rows == (0, 24, 14, 0)  # separator, track, and a piece for the head; separator alone
    assert seen[-1].columns == (0, 0, 0)
    check_separators(routing, (1, 2))


def test_asked_sides_are_kept() -> None:
    stops = [Stop("a", 0, 0, 0, frozenset(("bottom",))), Stop("b", 2, 2, 0, frozenset(("top",))), Stop("c", 1, 1, 0)]
    routing, judged = routed((3, 1, stops, [Link("x", "a", "b")]))
    assert routing.paths["x"].sides == ("bottom", "top")
    assert judged.through == 0


def test_columns_that_grow_with_the_gutters() -> None:
    case = study_case("dining")
    place = placer(case[0], case[1])

    def stretched(demand: Demand) -> Geometry:
        """A page of fixed width: the columns share what the gutters leave."""
        plain = place(demand)
        taken = sum(demand.columns) / SPACING / len(plain.columns)
        widths = [right - left - taken for left, right in plain.columns]
        columns, right = spread(widths, demand.columns, LEFT)
        return Geometry(columns, plain.rows, LEFT, right, TOP, plain.bottom)

    routing = route(case[0], case[1], case[2], case[3], stretched)
    judged = quality({k: p.points for k, p in routing.paths.items()}, boxes(routing.geometry, case[2]))
    check(case, routing, judged)


# --- the judge ---------------------------------------------------------------------------------------------------


def judge(*paths: Sequence[Point], box: Box | None = None) -> Quality:
    return quality({str(n): path for n, path in enumerate(paths)}, {"box": box} if box else {})


CLEAN = Quality(0, 0, 0, 0, 0, 0, 0)
LEVEL = ((0.0, 0.0), (100.0, 0.0))


@pytest.mark.parametrize(
    ("other", "crossings", "shared", "tight"),
    [
        (((50.0, -20.0), (50.0, 20.0)), 1, 0, 0),
        (((50.0, -20.0), (50.0, 0.0)), 1, 0, 0),
        (((0.0, 1.0), (0.0, 40.0)), 0, 0, 0),
        (((40.0, 0.5), (160.0, 0.5)), 0, 1, 0),
        (((98.0, 0.0), (160.0, 0.0)), 0, 0, 1),
        (((40.0, 6.0), (60.0, 6.0)), 0, 0, 1),
        (((40.0, 7.0), (60.0, 7.0)), 0, 0, 0),
        (((100.0, 3.0), (160.0, 3.0)), 0, 0, 0),
    ],
)
def test_judge_pairs(other: Sequence[Point], crossings: int, shared: int, tight: int) -> None:
    judged = judge(LEVEL, other)
    assert (judged.crossings, judged.shared_runs, judged.tight_pairs) == (crossings, shared, tight)


@pytest.mark.parametrize(
    ("box", "through", "hugging"),
    [
        (Box(20, -10, 30, 20), 1, 0),
        (Box(20, 3, 30, 20), 0, 1),
        (Box(20, 3.5, 30, 20), 0, 0),
        (Box(20, 0, 30, 20), 0, 1),
        (Box(100, -10, 30, 20), 0, 0),
        (Box(98, -10, 30, 20), 0, 0),
        (Box(96, -10, 30, 20), 1, 0),
    ],
)
def test_judge_boxes(box: Box, through: int, hugging: int) -> None:
    judged = judge(LEVEL, box=box)
    assert (judged.through, judged.hugging) == (through, hugging)


def test_judge_counts_bends_and_reversals() -> None:
    judged = judge(((0, 0), (10, 0), (10, 10), (10, 20), (20, 20)), ((50, 50), (60, 50), (55, 50)))
    assert (judged.bends, judged.max_bends) == (3, 2)
    assert judge() == CLEAN


def test_judge_sees_neighbours_across_its_squares() -> None:
    assert judge(((0, 59), (100, 59)), ((0, 61), (100, 61))).tight_pairs == 1


def test_judge_wants_upright_and_level_pieces() -> None:
    with pytest.raises(ValueError, match="neither level nor upright"):
        judge(((0, 0), (10, 10)))
