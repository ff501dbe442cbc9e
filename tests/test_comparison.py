"""The comparison with other tools: its inputs, readers and figures are right without any of those tools."""

from __future__ import annotations

import base64
import dataclasses
import importlib.util
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
AUDITS = ROOT.parent / "shared" / "tools"


def _script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("comparison_script", ROOT / "benchmarks" / "comparison.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


script = _script()

import drawn  # noqa: E402 — the script made its folder importable
import inputs  # noqa: E402
import plan as planning  # noqa: E402
import readers  # noqa: E402
import slides  # noqa: E402
import tools  # noqa: E402
from drawn import Box, Drawing, Line, Link  # noqa: E402

PLAN = planning.plan(tools.SAMPLE, "en")
SMALL = planning.Plan(
    "en",
    "Small",
    ("upper", "lower"),
    ("first", "second"),
    (planning.Place("a-1", "One", 0, 0), planning.Place("b-1", "Two", 1, 0), planning.Place("a-2", "Three", 0, 1)),
    (planning.Arrow("a-1", "a-2", False, "on it"), planning.Arrow("a-1", "b-1", True, "")),
)


@pytest.mark.parametrize("language", ["en", "zh-CN"])
def test_the_sample_is_five_lanes_by_twelve_steps(language: str) -> None:
    found = planning.plan(tools.SAMPLE, language)
    assert (len(found.lanes), len(found.steps), len(found.cards), len(found.arrows)) == (5, 12, 44, 36)
    assert len(planning.plan(tools.SAMPLE, language, busy=True).arrows) == 44
    chinese = re.compile("[\u4e00-\u9fff]")
    assert all(bool(chinese.search(card.text)) == (language == "zh-CN") for card in found.cards)


@pytest.mark.parametrize(
    "entry", [entry for entry in tools.ENTRIES if entry.key != "ours"], ids=lambda entry: entry.key
)
@pytest.mark.parametrize("language", ["en", "zh-CN"])
def test_every_tool_is_given_every_card_lane_and_label(entry: tools.Entry, language: str) -> None:
    wanted = planning.plan(tools.SAMPLE, language)
    bare = re.sub(r"\\n|<br>|\s", "", entry.write(wanted))
    labels = [] if entry.key == "plantuml-activity" else [arrow.label for arrow in wanted.arrows if arrow.label]
    said = [*(card.text for card in wanted.cards), *wanted.lanes, *labels]
    assert [text for text in said if re.sub(r"\s", "", text) not in bare] == []


def test_hidden_links_hold_loose_cards_and_never_double_an_arrow() -> None:
    assert len(PLAN.hidden(chained=False)) == 11  # a piece of evidence at each step but one
    drawn_already = {(arrow.source, arrow.target) for arrow in PLAN.arrows}
    assert not drawn_already & set(PLAN.hidden(chained=True))


# --- figures ----------------------------------------------------------------------------------------------------------


def _drawing(links: list[Link], lines: list[Line] | None = None) -> Drawing:
    boxes = {"a-1": Box(0, 0, 40, 20), "a-2": Box(100, 0, 140, 20), "b-1": Box(0, 60, 40, 80)}
    named = [Line("One", Box(5, 5, 35, 15), 10, "a-1"), *(lines or [])]
    return Drawing(200, 100, boxes, links, named)


def test_a_plain_drawing_has_no_faults_and_its_grid() -> None:
    plain = _drawing([Link("a-1", "a-2", ((40, 10), (100, 10))), Link("a-1", "b-1", ((20, 20), (20, 60)))])
    found = drawn.figures(plain, SMALL)
    assert (found.arrows, found.crossings, found.through, found.shared, found.overlaps) == (2, 0, 0, 0.0, 0)
    assert (found.lanes_apart, found.steps_in_order, found.steps_aligned) == (1, 1, 2)
    assert found.smallest == pytest.approx(10 * 960 / 200)


def test_crossings_runs_through_cards_and_shared_runs_are_found() -> None:
    across = Link("a-2", "b-1", ((120, 20), (120, 30), (20, 30), (20, 60)))
    crossing = Link("x", "y", ((60, 0), (60, 50)))
    piercing = Link("x", "b-1", ((20, -20), (20, 60)))
    upon = Link("x", "y", ((30, 30.5), (110, 30.5)))
    assert drawn.crossings(_drawing([across, crossing])) == 1
    assert drawn.through(_drawing([piercing])) == [("x", "b-1", "a-1")]
    assert drawn.shared(_drawing([across, upon])) == pytest.approx(80)
    assert drawn.shared(_drawing([across, piercing])) == 0.0  # they end in the same card
    assert drawn.shared(_drawing([across, piercing]), related=True) == pytest.approx(30)


def test_texts_out_of_cards_and_labels_on_things_are_found() -> None:
    arrow = Link("a-1", "a-2", ((40, 10), (100, 10)))
    own = Line("on it", Box(60, 5, 80, 15), 10, "a-1->a-2")
    foreign = Line("Upper", Box(60, 5, 80, 15), 10)
    wide = Line("Three", Box(90, 5, 150, 15), 10, "a-2")
    on_card = Line("Lower", Box(30, 70, 60, 80), 10)
    assert drawn.text_clashes(_drawing([arrow], [own])) == []
    assert drawn.text_clashes(_drawing([arrow], [foreign])) == ["Upper"]
    assert drawn.text_clashes(_drawing([], [on_card])) == ["Lower"]
    assert drawn.text_out(_drawing([], [wide])) == ["a-2"]


def test_a_card_out_of_line_or_out_of_order_is_found() -> None:
    boxes = {"a-1": Box(0, 0, 40, 20), "b-1": Box(30, 60, 70, 80), "a-2": Box(60, 0, 100, 20)}
    found = drawn.figures(Drawing(200, 100, boxes, [], [Line("One", Box(5, 5, 35, 15), 10, "a-1")]), SMALL)
    assert (found.steps_aligned, found.steps_in_order, found.lanes_apart) == (1, 0, 1)


# --- readers ----------------------------------------------------------------------------------------------------------


def test_paths_are_followed_through_every_command() -> None:
    assert readers.path("M0,0 L10,0 H20 V5") == [(0, 0), (10, 0), (20, 0), (20, 5)]
    smooth = readers.path("M 0 0 C 0 5 5 10 10 10 S 20 5 20 0")
    assert smooth[12] == (10, 10)
    assert smooth[-1] == (20, 0)
    assert readers.path("M0 0Q5 0 5 5")[-1] == (5, 5)
    assert readers.path("M0,0A6,6 0 0 1 12,0")[-1] == (12, 0)
    with pytest.raises(ValueError, match="path command t"):
        readers.path("M0,0 t5,5")


def test_transforms_are_followed_through_all_groups() -> None:
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><g transform="translate(10 20)">'
        '<g transform="rotate(-90) scale(2)"><rect x="1" y="0" width="3" height="1"/></g></g></svg>'
    )
    (rectangle,) = [one for one in readers.seen(svg) if one.tag == "rect"]
    xs, ys = zip(*readers.outline(rectangle), strict=True)
    assert (min(xs), max(xs)) == pytest.approx((10, 12))
    assert (min(ys), max(ys)) == pytest.approx((12, 18))


SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100">{}</svg>'


def _hidden(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


D2 = SVG.format(
    f'<g class="{_hidden("lane0.a-1")}"><g class="shape"><rect x="0" y="0" width="40" height="20"/></g>'
    '<text x="20" y="12" style="text-anchor:middle;font-size:10px">One</text></g>'
    f'<g class="{_hidden("lane0.empty2")}"><g class="shape" style="opacity:0">'
    '<rect x="50" y="0" width="9" height="9"/></g></g>'
    f'<g class="{_hidden("lane0.a-2")}"><g class="shape"><rect x="100" y="0" width="40" height="20"/></g></g>'
    f'<g class="{_hidden("lane0.(a-1 -&gt; a-2)[0]")}"><path d="M 40 10 L 100 10"/>'
    '<text x="70" y="12" style="text-anchor:middle;font-size:8px">on it</text></g>'
    f'<g class="{_hidden("(lane0.a-1 -&gt; lane1.b-1)[0]")}" style="opacity:0"><path d="M 0 0 L 9 9"/></g>'
)
MERMAID = SVG.format(
    '<g class="node default" id="my-svg-flowchart-a-1-0" transform="translate(20,10)">'
    '<rect class="basic label-container" x="-20" y="-10" width="40" height="20"/>'
    '<g transform="translate(-15,-5)"><foreignObject width="30" height="10"><div><p>One</p></div></foreignObject></g>'
    "</g>"
    '<g class="node default" id="my-svg-flowchart-a-2-1" transform="translate(120,10)">'
    '<rect class="basic label-container" x="-20" y="-10" width="40" height="20"/></g>'
    '<path d="M40,10L100,10" class="flowchart-link" data-edge="true" data-id="L_a-1_a-2_0"/>'
    '<path d="M0,0L9,9" class="edge-thickness-invisible" data-edge="true" data-id="L_a-1_b-1_0"/>'
    '<g class="edgeLabel" transform="translate(70,10)"><g class="label" data-id="L_a-1_a-2_0">'
    '<foreignObject width="20" height="10"><div><p>on it</p></div></foreignObject></g></g>'
)
PLANTUML = SVG.format(
    '<g class="entity" data-qualified-name="lane0.a_1" id="ent1"><rect x="0" y="0" width="40" height="20"/>'
    '<text x="5" y="12" font-size="10" textLength="30">One</text></g>'
    '<g class="entity" data-qualified-name="lane0.a_2" id="ent2"><rect x="100" y="0" width="40" height="20"/></g>'
    '<g class="link" data-entity-1="ent1" data-entity-2="ent2"><path d="M40,10 L100,10"/>'
    '<text x="60" y="12" font-size="8" textLength="20">on it</text></g>'
)
ACTIVITY = SVG.format(
    '<rect x="0" y="0" width="40" height="20" rx="5"/><text x="5" y="12" font-size="10" textLength="30">One</text>'
    '<rect x="100" y="0" width="40" height="20" rx="5"/>'
    '<text x="105" y="12" font-size="10" textLength="30">Three</text>'
    '<line style="stroke-width:1.5;" x1="50" x2="50" y1="0" y2="99"/>'
    '<line style="stroke-width:1;" x1="40" x2="70" y1="10" y2="10"/>'
    '<line style="stroke-width:1;" x1="70" x2="100" y1="10" y2="10"/><polygon points="96,8 100,10 96,12"/>'
)
GRAPHVIZ = SVG.format(
    '<g class="node"><title>a-1</title><polygon points="0,0 40,0 40,20 0,20"/>'
    '<text x="5" y="12" font-size="10">One</text></g>'
    '<g class="node"><title>a-2</title><polygon points="100,0 140,0 140,20 100,20"/></g>'
    '<g class="edge"><title>a-1-&gt;a-2</title><path d="M40,10L100,10"/>'
    '<text x="60" y="12" font-size="8">on it</text></g>'
)


@pytest.mark.parametrize(
    ("reader", "svg", "label"),
    [
        (readers.d2, D2, True),
        (readers.mermaid, MERMAID, True),
        (readers.plantuml, PLANTUML, True),
        (readers.plantuml_activity, ACTIVITY, False),
        (readers.graphviz, GRAPHVIZ, True),
    ],
    ids=["d2", "mermaid", "plantuml", "activity", "graphviz"],
)
def test_each_tool_is_read_to_the_same_geometry(reader: readers.Reader, svg: str, label: bool) -> None:
    found = reader(svg, SMALL)
    assert dict(found.boxes) == {"a-1": Box(0, 0, 40, 20), "a-2": Box(100, 0, 140, 20)}
    assert [(link.source, link.target, link.points) for link in found.links] == [("a-1", "a-2", ((40, 10), (100, 10)))]
    assert ("One", "a-1") in [(line.text, line.owner) for line in found.lines]
    assert ("on it" in [line.text for line in found.lines if line.owner == "a-1->a-2"]) == label


# --- ours, and the audits that are not ours ---------------------------------------------------------------------------


@pytest.fixture(scope="module", params=["en", "zh-CN"])
def own(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    file = tmp_path_factory.mktemp("own") / "own.svg"
    tools.draw(file, request.param, busy=False)
    return file, request.param


def test_our_drawing_of_the_sample_has_none_of_the_faults(own: tuple[Path, str]) -> None:
    file, language = own
    wanted = planning.plan(tools.SAMPLE, language)
    found = drawn.figures(readers.graphviz(file.read_text(encoding="utf-8"), wanted), wanted)
    assert (found.cards, found.arrows) == (44, 36)
    assert (found.crossings, found.through, found.shared, found.overlaps) == (0, 0, 0.0, 0)
    assert (found.text_out, found.text_clashes) == (0, 0)
    assert (found.lanes_apart, found.steps_in_order, found.steps_aligned) == (4, 11, 12)


def _audited(name: str, file: Path) -> dict[str, Any]:
    if not (AUDITS / name).exists():
        pytest.skip("the audit is not beside this repository")
    done = subprocess.run([sys.executable, AUDITS / name, file], check=True, capture_output=True, text=True)
    audited: dict[str, Any] = json.loads(done.stdout)
    return audited


def _agrees(file: Path, wanted: planning.Plan) -> None:
    theirs = _audited("svg_audit.py", file)
    ours = readers.graphviz(file.read_text(encoding="utf-8"), wanted)
    assert theirs["boxes"] == len(ours.boxes)
    assert theirs["edges"] == len(ours.links)
    assert theirs["crossings"] == drawn.crossings(ours)
    assert theirs["through_boxes"] == len(drawn.through(ours))
    assert theirs["shared_run_pt"] == round(drawn.shared(ours, related=True))
    assert theirs["text_out"] == len(drawn.text_out(ours))


def test_our_reader_agrees_with_the_independent_audit_on_our_drawing(own: tuple[Path, str]) -> None:
    _agrees(own[0], planning.plan(tools.SAMPLE, own[1]))


@pytest.mark.skipif(not shutil.which("dot"), reason="Graphviz's dot is not on the PATH")
@pytest.mark.parametrize("busy", [False, True])
def test_our_reader_agrees_with_the_independent_audit_on_plain_graphviz(tmp_path: Path, busy: bool) -> None:
    wanted = planning.plan(tools.SAMPLE, "en", busy)
    source, target = tmp_path / "visit.dot", tmp_path / "visit.svg"
    source.write_text(inputs.graphviz(wanted), encoding="utf-8")
    subprocess.run(["dot", "-Tsvg", source, "-o", target], check=True, capture_output=True)
    _agrees(target, wanted)


def test_what_is_counted_on_our_slides_agrees_with_the_independent_audit(tmp_path: Path) -> None:
    file = tmp_path / "own.pptx"
    tools.deck(file, "en")
    counted = slides.native(file)
    assert counted.arrows == counted.glued > 0
    assert counted.smallest >= 10
    theirs = _audited("deck_audit.py", file)
    names = ("slides", "shapes", "pictures", "connectors", "glued", "min_pt")
    assert tuple(theirs[name] for name in names) == dataclasses.astuple(counted)


# --- the document -----------------------------------------------------------------------------------------------------


def test_tables_are_put_between_the_marks(tmp_path: Path) -> None:
    document = tmp_path / "page.md"
    document.write_text("before\n" + "old\n".join(script.MARKS) + "\nafter\n", encoding="utf-8")
    script.put("| new |\n", document)
    assert document.read_text(encoding="utf-8") == f"before\n{script.MARKS[0]}\n| new |\n\n{script.MARKS[1]}\nafter\n"
    document.write_text("no marks", encoding="utf-8")
    with pytest.raises(ValueError, match="has no lines"):
        script.put("| new |", document)


def test_the_document_has_the_tables_the_command_prints_and_small_pictures() -> None:
    document = ROOT / "docs" / "comparison.md"
    text = document.read_text(encoding="utf-8")
    assert f"| {' | '.join(script.HEADS)} |" in text
    for entry in tools.ENTRIES:
        assert f"| {entry.name} |" in text
    pictures = [document.parent / name for name in re.findall(r"\]\((pictures/comparison-[^)]+)\)", text)]
    assert len(pictures) >= len(tools.ENTRIES)
    assert [picture.name for picture in pictures if not 0 < picture.stat().st_size < 150_000] == []
