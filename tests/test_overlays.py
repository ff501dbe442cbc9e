"""What hangs on steps and cards: feelings, marks, borders, looks of connections, the legend that explains them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import fonts, load
from generator.layout.chart import blueprint, journey
from generator.layout.chart.content import Chart, Feeling, Step, Strand
from generator.layout.chart.curve import drawn
from generator.layout.chart.kinds import BORDERS, CONNECTIONS, SIGNS, STATUS, connection_look
from generator.model import Engagement
from generator.model.base import BASES
from generator.model.service import CONNECTION_KINDS
from generator.model.workshop import OVERLAYS
from generator.scene import Box, Card, Connection, Curve, Marker, Scene, from_json, to_json
from generator.terms import GAP, TERMS
from generator.theme import house
from tests.test_layout_blueprint import assert_sound

THEME = house()
Tree = dict[str, Any]


def engagement_of(data: Tree) -> Engagement:
    loaded = load.from_bytes(json.dumps({"title": "T", "primary_language": "en", **data}).encode())
    assert loaded.engagement is not None, [(finding.code, finding.parameters) for finding in loaded.findings]
    return loaded.engagement


def steps(*given_steps: Tree, **more: Any) -> Tree:
    return {"phases": [{"name": "P", "steps": list(given_steps)}], **more}


def whole(data: Tree, name: str = "", module: Any = blueprint) -> Scene:
    engagement = engagement_of(data)
    one = engagement.blueprints[name] if name else next(iter(engagement.blueprints.values()))
    scene: Scene = module.natural(engagement, one, THEME, "en")
    return scene


def curve(scene: Scene, name: str) -> Curve:
    (found,) = [curve for curve in scene.curves if curve.name == name]
    return found


def words(scene: Scene, start: str) -> list[str]:
    """What cards whose id begins so say."""
    return [card.words.text for card in scene.cards if card.id.startswith(start)]


def legend(scene: Scene) -> list[str]:
    return [card.words.text for card in scene.cards if card.kind == "legend" and not card.id.endswith("/sample")]


def points(scene: Scene) -> list[Marker]:
    return [marker for marker in scene.markers if marker.id.startswith("emotion/")]


# feelings

MEI = {"id": "per-mei", "name": "Mei", "evidence": {"basis": "research"}}
HAO = {"id": "per-hao", "name": "Hao"}
NING = {"id": "per-ning", "name": "Ning", "role": "employee"}


def both(one: float, other: float) -> list[Tree]:
    return [{"score": one, "persona": "per-mei"}, {"score": other, "persona": "per-hao"}]


TWO = steps(
    {"customer": "a", "emotion": both(1, -1)},
    {"customer": "b", "emotion": both(2, 2)},
    {"customer": "c", "emotion": both(-1.5, -1.5)},
    personas=[MEI, HAO],
)


def test_one_curve_has_no_name() -> None:
    scene = whole(steps({"customer": "a", "emotion": 1}, {"customer": "b", "emotion": -1}))
    assert [(one.id, one.dash) for one in scene.curves] == [("emotion", "solid")]
    assert words(scene, "strand/") == []
    assert [point.role for point in points(scene)] == ["emotion-positive", "emotion-negative"]


def test_personas_have_curves_told_apart_by_colour_dash_and_name() -> None:
    scene = whole(TWO)
    one, other = curve(scene, "Mei"), curve(scene, "Hao")
    assert THEME.paint(one.role).stroke != THEME.paint(other.role).stroke
    assert (one.dash, other.dash) == ("solid", "dashed")
    assert words(scene, "strand/") == ["Mei", "Hao"]
    assert {"Emotion: Mei", "Emotion: Hao"} <= set(legend(scene))
    assert next(point.meaning for point in points(scene) if "Hao" in point.meaning).startswith("Hao · a: emotion −1")


def test_points_are_hollow_where_assumed() -> None:
    found = {point.meaning[:3]: point.hollow for point in points(whole(TWO))}
    assert found == {"Mei": False, "Hao": True}


def test_employees_have_a_curve_when_they_feel_something() -> None:
    nurse = {"text": "x", "actor": "actor-n", "emotion": -1}
    data = steps(
        {"customer": "a", "emotion": 1, "frontstage": nurse},
        {"customer": "b", "emotion": 0, "backstage": {"text": "y", "emotion": {"score": 1, "persona": "per-ning"}}},
        personas=[NING],
        actors=[{"id": "actor-n", "name": "Nurse", "kind": "frontline", "persona": "per-ning"}],
    )
    assert {one.name for one in whole(data).curves} == {"Customer", "Ning (staff)"}
    alone = steps({"customer": "a", "support": {"text": "x", "emotion": 1}})
    assert words(whole(alone), "strand/") == ["Staff"]


STATES = {
    "phases": [{"id": "ph-1", "name": "P"}],
    "blueprints": {
        "as_is": {
            "steps": [
                {"id": "st-a", "customer": "a", "emotion": -1},
                {"id": "st-b", "customer": "b", "emotion": -1},
                {"id": "st-c", "customer": "c", "emotion": 0},
            ]
        },
        "to_be": {
            "steps": [
                {"id": "st-a", "customer": "a", "emotion": 1},
                {"id": "st-new", "customer": "n", "emotion": 1},
                {"id": "st-c", "customer": "c", "emotion": 2},
            ]
        },
    },
}


def test_the_other_state_stands_behind_the_curve_at_shared_steps() -> None:
    scene = whole(STATES, "as_is", journey)
    behind = curve(scene, "To-be (for comparison)")
    assert (behind.dash, behind.weight < curve(scene, "As-is").weight) == ("dashed", True)
    assert len(behind.points) == 4  # two anchors: the step that only one state has is passed over
    assert words(scene, "strand/") == ["As-is", "To-be (for comparison)"]
    assert len(points(scene)) == 3
    assert {one.name for one in whole(STATES, "to_be").curves} == {"To-be", "As-is (for comparison)"}
    assert [one.id for one in whole(STATES, "as_is").curves] == ["emotion"]


@pytest.mark.parametrize(
    ("score", "scope", "shown"),
    [(-1, {}, []), (-2, {}, ["Tolerance floor −1"]), (1, {"tolerance_floor": 0.5}, ["Tolerance floor +0.5"])],
)
def test_the_tolerance_floor_is_named_where_it_matters(score: float, scope: Tree, shown: list[str]) -> None:
    data = steps({"customer": "a", "emotion": 0}, {"customer": "b", "emotion": score}, scope=scope)
    scene = whole(data, module=journey)
    assert words(scene, "tolerance") == shown
    assert [line.name for line in scene.lines if line.role == "tolerance"] == shown
    assert words(whole(data), "tolerance") == []


def test_a_page_takes_up_each_curve_where_the_one_before_left_it() -> None:
    def strand(name: str, *scores: float) -> list[Feeling]:
        return [Feeling(f"{name}{at}", at, 0.5, score, False, "", name) for at, score in enumerate(scores)]

    all_steps = tuple(Step(f"st-{at}", "s") for at in range(4))
    chart = Chart(
        "c", "blueprint", "C", "en", steps=all_steps, feelings=(*strand("a", 1, 2, 0, -1), *strand("b", 0, 1))
    )
    page = chart.columns(1, 2)
    assert [(edge.curve, edge.column, edge.score) for edge in page.edges] == [("a", -1, 1), ("a", 2, -1), ("b", -1, 0)]


def covering(markers: list[Marker], cards: list[Card]) -> Iterator[tuple[str, str]]:
    said = [marker for marker in markers if marker.glyph]
    boxes = [*((marker.id, marker.box) for marker in said), *((card.id, card.box) for card in cards)]
    for (one, box), (other, under) in combinations(boxes, 2):
        if box.overlaps(under, -0.5):
            yield one, other


@settings(max_examples=60, deadline=None)
@given(
    st.integers(1, 4).flatmap(
        lambda people: st.lists(
            st.lists(st.sampled_from((-2, -1.5, -1, 0, 0.5, 1, 2)), min_size=people, max_size=people),
            min_size=2,
            max_size=8,
        )
    ),
    st.sampled_from((36.0, 64.0, 76.0, 150.0, 280.0)),
    st.sampled_from((19.0, 56.0, 72.0, 132.0)),
    st.sampled_from((2.0, 60.0)),
)
def test_scores_never_cover_each_other(scores: list[list[float]], height: float, width: float, room: float) -> None:
    people = range(len(scores[0]))
    feelings = [
        Feeling(f"f{who}-{column}", column, 0.5, row[who], False, "", f"p{who}")
        for column, row in enumerate(scores)
        for who in people
    ]
    strands = tuple(Strand(f"p{who}", f"Person {who}", f"feeling-{who + 1}") for who in people)
    chart = Chart("c", "journey", "C", "en", feelings=tuple(feelings), strands=strands, floor=-1.0)
    columns = [(100 + at * (width + 16), 100 + at * (width + 16) + width) for at in range(len(scores))]
    box = Box(80, 10, columns[-1][1] + room - 80, height)
    found = drawn(chart, columns, box, "")
    assert list(covering(found.markers, [])) == []
    assert len(found.markers) == len(feelings)
    for card in found.cards:
        if card.box.width <= box.width - 2:
            assert box.x <= card.box.x
            assert card.box.right <= box.right
        assert box.y <= card.box.y
        assert card.box.bottom <= box.bottom
    for one in found.curves:
        heights = [y for _, y in one.points[::3]]
        assert all(min(heights) - 1e-6 <= y <= max(heights) + 1e-6 for _, y in one.points)


def test_the_shortest_chart_has_room_for_the_names_of_all_its_curves_and_for_its_legend() -> None:
    step = {"text": "看菜单", "emotion": both(-2, -2), "wait": "5 min"}
    named = steps(
        {"customer": step, "frontstage": {"text": "x", "emotion": -2}},
        personas=[MEI, HAO],
        scope={"tolerance_floor": -2},
    )
    for language in ("zh-CN", "en", "zh-CN+en"):
        engagement = engagement_of(named)
        scene = journey.natural(engagement, next(iter(engagement.blueprints.values())), THEME, language)
        names = [card for card in scene.cards if card.id.startswith(("strand/", "tolerance"))]
        assert len(names) == 4
        scores = [marker.box for marker in scene.markers if marker.id.startswith("emotion/")]
        boxes = [card.box for card in names] + scores
        assert not any(one.overlaps(other) for one, other in combinations(boxes, 2))
        assert max(card.box.right for card in scene.cards) <= scene.width


def test_a_name_stands_beside_the_end_of_its_curve() -> None:
    for data, module in ((TWO, blueprint), (TWO, journey), (STATES, journey)):
        scene = whole(data, "", module)
        for line in scene.curves:
            place = scene.card(f"strand/{line.id.removeprefix('emotion/')}").box
            x, y = line.points[-1]
            assert place.x - x < 40
            assert place.y - 20 < y < place.bottom + 20


def test_names_at_the_ends_cover_nothing() -> None:
    for data, module in ((TWO, blueprint), (TWO, journey), (STATES, journey)):
        scene = whole(data, "", module)
        names = [card for card in scene.cards if card.id.startswith(("strand/", "tolerance"))]
        assert names
        assert list(covering(points(scene), names)) == []


# marks

NOTED = steps(
    {
        "customer": {
            "text": "a",
            "wait": "5 min",
            "metric": ["m"],
            "policy": "rule",
            "owner": "boss",
            "channel": "ch-p",
            "fail_point": "breaks",
        },
        "questions": ["why?"],
        "pain": "hurts",
        "itch": "tickles",
        "delight": "sings",
        "opportunity": "How might we?",
        "moment_of_truth": "now",
    },
    channels=[{"id": "ch-p", "name": "Line", "kind": "voice"}],
)
NOTES = [name for name in OVERLAYS if name not in ("emotion", "duration", "thought", "basis")]
OVERLAID = {"diagrams": {"overlays": NOTES}}


def test_each_mark_has_its_words_on_the_page_and_in_the_legend() -> None:
    scene = whole({**NOTED, **OVERLAID})
    notes = {card.words.text for card in scene.cards if card.kind == "note"}
    assert {f"wait 5{GAP}min", "m", "rule", "boss", "Line", "breaks", "why?", "hurts", "tickles", "sings"} <= notes
    pins = {marker.glyph for marker in scene.markers if any(marker.card == card.id for card in scene.cards)}
    shown = {sign.glyph for role, sign in SIGNS.items() if not role.startswith("channel-")} | {"☎"}
    assert pins == shown
    assert {TERMS[SIGNS[role].word][1] for role in SIGNS if SIGNS[role].glyph in shown} == set(legend(scene)) - {
        f"Longest wait: a, 5{GAP}min"
    }


@pytest.mark.parametrize("overlay", NOTES)
def test_a_hidden_overlay_is_neither_drawn_nor_explained(overlay: str) -> None:
    shown = [name for name in NOTES if name != overlay]
    scene = whole({**NOTED, "diagrams": {"overlays": shown}})
    role = {"fail_point": "fail-mark", "channel": "channel-voice", "moment": "moment"}.get(overlay, f"{overlay}-mark")
    assert not any(marker.role == role for marker in scene.markers)
    assert TERMS[SIGNS[role].word][1] not in legend(scene)
    hidden = whole({**NOTED, "diagrams": {"hide": [overlay]}}, module=journey)
    assert not any(marker.role == role for marker in hidden.markers)


def test_pages_without_notes_show_their_marks_on_the_cards() -> None:
    engagement = engagement_of(NOTED)
    chart = blueprint.blueprint_chart(engagement, next(iter(engagement.blueprints.values())), "en").without_rows(True)
    assert {"▼", "▽", "▲"} <= {mark.glyph for cell in chart.cells for mark in cell.marks}


def test_marks_have_glyphs_of_their_own_that_ship_with_the_package() -> None:
    glyphs = [sign.glyph for sign in SIGNS.values()]
    assert len(set(glyphs)) == len(glyphs)
    if not fonts.bundled_is_complete():
        pytest.skip("the font wheels are not installed")
    files = [fonts.FontFile(path.stem, str(path)) for path in fonts.bundled_files()]
    assert [glyph for glyph in glyphs if not any(fonts.has(file, glyph) for file in files)] == []


def test_time_runs_along_a_line_to_its_total() -> None:
    scene = whole(
        steps({"customer": "a", "duration": "5 min"}, {"customer": "b", "duration": "7 min", "wait": "2 min"})
    )
    (line,) = [line for line in scene.lines if line.id == "axis/time"]
    cells = [card for card in scene.cards if card.id.startswith("time/")]
    assert line.head == "open"
    assert line.start[1] == line.end[1] == cells[0].box.center[1]
    assert line.end[0] <= scene.card("sum/time").box.x
    assert scene.card("sum/time").words.text == f"Total 12{GAP}min"


def test_waits_are_told_with_their_longest_and_their_sum() -> None:
    scene = whole(steps({"customer": "a", "wait": "5-10 min"}, {"customer": "b", "name": "B", "wait": "20 min"}))
    said = [card.words.text for card in scene.cards]
    assert f"wait 5{GAP}min (≤10)" in said
    assert f"Waits 25{GAP}min in all, the longest: B, 20{GAP}min" in said


def test_a_touchpoint_without_a_channel_has_that_of_the_customer() -> None:
    line = {"id": "ch-p", "name": "Line", "kind": "voice"}
    tree = steps({"customer": {"text": "a", "channel": "ch-p"}, "evidence": "ticket"}, channels=[line])
    assert "ticket\n(Line)" in [card.words.text for card in whole(tree, module=journey).cards]


# evidence


def known(basis: str, **more: Any) -> Tree:
    return {"text": f"is {basis}", "basis": basis, **more}


def test_borders_tell_how_things_are_known() -> None:
    cells = [known("observed"), known("reported"), known("assumed"), known("proposed"), {"text": "nothing said"}]
    scene = whole(steps({"customer": cells, "pain": known("observed")}))
    looks = {card.words.text: (card.border, card.weight) for card in scene.cards if card.kind in ("card", "note")}
    four = [looks[f"is {basis}"] for basis in BORDERS]
    assert len(set(four)) == 4
    assert looks["nothing said"] == looks["is reported"] == ("solid", 0)
    assert looks["is observed"][1] > THEME.paint("customer").weight * 2
    assert legend(scene)[-4:] == ["Observed", "Reported, or not said", "Assumed", "Proposed"]
    (note,) = [card for card in scene.cards if card.kind == "note"]
    assert note.weight == BORDERS["observed"].weight


def test_a_step_or_blueprint_vouches_for_its_cards() -> None:
    step = {"customer": ["a", known("observed")], "basis": "assumed", "phase": "ph-1"}
    plain = {"customer": "b", "phase": "ph-1"}
    data = {
        "phases": [{"id": "ph-1", "name": "P"}],
        "blueprints": {"to_be": {"basis": "proposed", "steps": [step, plain]}},
    }
    found = {card.words.text: card.border for card in whole(data).cards if card.kind == "card"}
    assert found == {"a": "dashed", "is observed": "solid", "b": "dotted"}


def test_the_plain_border_is_explained_only_where_a_card_says_it_was_reported() -> None:
    assert legend(whole(steps({"customer": [known("assumed"), "nothing said"]})))[-1:] == ["Assumed"]
    assert not [word for word in legend(whole(steps({"customer": [known("assumed"), "x"]}))) if "Reported" in word]
    told = legend(whole(steps({"customer": [known("assumed"), known("reported")]})))
    assert told[-2:] == ["Reported", "Assumed"]


def test_borders_stay_out_of_the_legend_when_they_say_nothing() -> None:
    assert "Reported" not in legend(whole(steps({"customer": known("reported")})))
    hidden = whole(steps({"customer": [known("observed"), known("assumed")]}, diagrams={"hide": ["basis"]}))
    assert {(card.border, card.weight) for card in hidden.cards if card.kind == "card"} == {("solid", 0)}


def test_every_basis_has_a_status() -> None:
    assert set(STATUS) == set(BASES)


# connections


def arrow(kind: str, **more: Any) -> Tree:
    return {"from": "ca-a", "to": "fs-a", "kind": kind, **more}


def connected(*arrows: Tree, more: Tree | None = None) -> Scene:
    first = {"customer": {"id": "ca-a", "text": "a"}, "frontstage": {"id": "fs-a", "text": "b"}}
    second = {"customer": {"id": "ca-b", "text": "c"}, "frontstage": {"id": "fs-b", "text": "d"}}
    return whole(steps(first, second, connections=list(arrows), **(more or {})))


def drawn_arrow(scene: Scene, source: str, target: str) -> Connection:
    (found,) = [one for one in scene.connections if (one.source, one.target) == (source, target)]
    return found


def test_no_two_kinds_look_alike_without_colour() -> None:
    looks = [(THEME.paint(kind).weight, *CONNECTIONS[kind]) for kind in CONNECTION_KINDS]
    assert len(set(looks)) == len(CONNECTION_KINDS)


@pytest.mark.parametrize("kind", CONNECTION_KINDS)
def test_a_kind_is_drawn_and_explained_with_dash_and_head(kind: str) -> None:
    scene = connected(arrow(kind, dir="both"))
    found = drawn_arrow(scene, "ca-a", "fs-a")
    assert (found.dash, found.head) == CONNECTIONS[kind]
    samples = {(line.role, line.dash, line.head) for line in scene.lines if line.id.startswith("legend/")}
    assert (kind, *CONNECTIONS[kind]) in samples


def test_a_condition_dashes_the_line_and_keeps_the_head() -> None:
    scene = connected(arrow("supply", condition="when open"))
    found = drawn_arrow(scene, "ca-a", "fs-a")
    assert (found.dash, found.head) == ("dashed", "diamond")
    assert {"Supply", "Conditional"} <= set(legend(scene))
    assert connection_look("information", dashed=True) == CONNECTIONS["information"]


def test_an_arrow_back_in_time_is_feedback_unless_its_kind_is_given() -> None:
    back = {"from": "fs-b", "to": "fs-a"}
    found = drawn_arrow(connected(back), "fs-b", "fs-a")
    assert (found.kind, found.dash, found.head) == ("feedback", "dashed", "circle")
    assert drawn_arrow(connected({**back, "kind": "handoff"}), "fs-b", "fs-a").dash == "dashdot"
    assert drawn_arrow(connected({"from": "fs-a", "to": "fs-b"}), "fs-a", "fs-b").kind == "handoff"


def test_a_scene_with_heads_and_weights_survives_as_json() -> None:
    scene = connected(arrow("failure"), more={"diagrams": {"overlays": ["basis"]}})
    assert to_json(from_json(to_json(scene))) == to_json(scene)
    assert {one.head for one in from_json(to_json(scene)).connections} == {one.head for one in scene.connections}


# any mixture

SCORES = st.sampled_from((-2, -1.5, -1, 0, 0.5, 1, 2))
FELT = st.one_of(
    SCORES, st.builds(both, SCORES, SCORES), st.builds(lambda score: [{"score": score, "persona": "per-ning"}], SCORES)
)
BASIS = st.sampled_from(BASES)


@st.composite
def mixtures(draw: st.DrawFn) -> Tree:
    def step(number: int) -> Tree:
        card = {
            "id": f"ca-{number}",
            "text": draw(st.sampled_from(("看菜单", "a longer sentence about it"))),
            "basis": draw(BASIS),
        }
        card |= draw(
            st.fixed_dictionaries(
                {},
                optional={
                    "emotion": FELT,
                    "wait": st.just("5 min"),
                    "policy": st.just("a rule"),
                    "channel": st.just("ch-p"),
                    "fail_point": st.just("它会出错"),
                },
            )
        )
        more = draw(
            st.fixed_dictionaries(
                {},
                optional={
                    "pain": st.just(["hurts", "疼"]),
                    "itch": st.just("tickles"),
                    "questions": st.just(["why?"]),
                    "frontstage": st.builds(lambda score: {"text": "x", "emotion": score}, SCORES),
                },
            )
        )
        return {"id": f"st-{number}", "phase": "ph-1", "customer": card, **more}

    states = {name: {"steps": [step(at) for at in range(draw(st.integers(1, 7)))]} for name in ("as_is", "to_be")}
    return {
        "phases": [{"id": "ph-1", "name": "P"}],
        "blueprints": states,
        "personas": [MEI, HAO, NING],
        "channels": [{"id": "ch-p", "name": "Line", "kind": "mail"}],
        "scope": {"tolerance_floor": draw(SCORES)},
        "diagrams": draw(st.sampled_from(({}, OVERLAID["diagrams"], {"overlays": [*NOTES, "emotion", "basis"]}))),
    }


@settings(max_examples=15, deadline=None)
@given(mixtures(), st.sampled_from(("zh-CN", "en", "zh-CN+en")))
def test_any_mixture_of_overlays_is_sound(data: Tree, language: str) -> None:
    engagement = engagement_of(data)
    for one in engagement.blueprints.values():
        for module in (blueprint, journey):
            natural = module.natural(engagement, one, THEME, language)
            slides = module.slides(engagement, one, THEME, language)
            assert_sound(natural, slides)
            for scene in (natural, *slides):
                names = [card for card in scene.cards if card.id.startswith(("strand/", "tolerance"))]
                assert list(covering(points(scene), names)) == []
