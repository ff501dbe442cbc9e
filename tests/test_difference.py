"""Two states of a service compared: what is the same thing, what became of it, and how it is drawn and told."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import combinations, pairwise
from typing import Any

import pytest
import yaml

from generator import load, outline
from generator.difference import Difference, compare, pairs, telling
from generator.fonts import FontFile, bundled_files, has
from generator.layout import scenes
from generator.layout.chart import difference, side_by_side
from generator.layout.chart.difference import difference_chart
from generator.layout.chart.side_by_side import side_by_side_chart
from generator.layout.routing.quality import quality
from generator.model import Engagement
from generator.outline import Slide
from generator.outline.blocks import Table
from generator.scene import Box, Scene
from generator.theme import house
from tests.samples import sample

THEME = house()
LANGUAGES = ("zh-CN", "en", "zh-CN+en")
LANES = ("evidence", "customer", "frontstage", "backstage", "support")


def engagement_of(data: dict[str, Any]) -> Engagement:
    loaded = load.from_bytes(yaml.safe_dump(data, allow_unicode=True).encode())
    assert loaded.engagement is not None, [(finding.code, finding.parameters) for finding in loaded.findings]
    return loaded.engagement


def service(before: Sequence[Any], after: Sequence[Any], **more: Any) -> Engagement:
    """Two states of a service in one phase; a step is a map, or the customer's action as text."""
    states = {"as_is": before, "to_be": after, **more}
    blueprints = {
        name: {"state": name if name in ("as_is", "to_be") else "to_be", "steps": [_step(step) for step in steps]}
        for name, steps in states.items()
    }
    return engagement_of(
        {
            "title": "Shop",
            "primary_language": "en",
            "phases": [{"id": "ph-1", "name": "Visit"}, {"id": "ph-2", "name": "Home"}],
            "blueprints": blueprints,
        }
    )


def _step(step: Any) -> dict[str, Any]:
    given = step if isinstance(step, dict) else {"customer": step}
    return {"phase": "ph-1", **given}


def compared(before: Sequence[Any], after: Sequence[Any]) -> Difference:
    return differences(service(before, after))[0]


def differences(engagement: Engagement) -> list[Difference]:
    return [compare(one, other) for one, other in pairs(engagement.blueprints.values())]


def states(found: Difference) -> list[tuple[str, str]]:
    return [(step.step.name.in_language("en"), step.state) for step in found.steps]


# which blueprints are compared


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ({"as_is": "as_is"}, []),
        ({"as_is": "as_is", "to_be": "to_be"}, [("as_is", "to_be")]),
        ({"to_be": "to_be", "as_is": "as_is"}, [("as_is", "to_be")]),
        (
            {"as_is": "as_is", "to_be_phase1": "to_be", "to_be": "to_be"},
            [("as_is", "to_be_phase1"), ("as_is", "to_be")],
        ),
        ({"shop": None, "app": None, "desk": None}, [("shop", "app"), ("shop", "desk")]),
    ],
)
def test_today_is_compared_with_each_tomorrow(known: dict[str, str | None], expected: list[tuple[str, str]]) -> None:
    both = service(["Looks"], ["Looks"]).blueprints["as_is"]
    found = pairs(replace(both, id=name, state=state) for name, state in known.items())
    assert [(one.id, other.id) for one, other in found] == expected


def test_a_state_without_steps_is_compared_with_nothing() -> None:
    blueprints = service(["Looks"], ["Looks"]).blueprints
    assert pairs([blueprints["as_is"], replace(blueprints["to_be"], steps=())]) == ()


# what is the same thing


def test_equal_blueprints_do_not_differ() -> None:
    found = compared(["Looks", "Pays"], ["Looks", "Pays"])
    assert found.same
    assert telling.summary(found, "en") == "No difference between the two states"
    assert telling.summary(found, "zh-CN") == "两种状态没有差别"


def test_a_step_put_in_leaves_the_others_what_they_were() -> None:
    found = compared(["Looks around", "Pays at the till"], ["Scans a code", "Looks around", "Pays at the till"])
    assert states(found) == [
        ("Scans a code", "added"), ("Looks around", "unchanged"), ("Pays at the till", "unchanged"),
    ]  # fmt: skip
    assert {card.state for card in found.cards} == {"added", "unchanged"}


def test_steps_with_ids_made_for_them_are_matched_by_what_they_say() -> None:
    found = compared(["Looks around the shop", "Pays at the till"], ["Looks around a shop", "Takes a parcel home"])
    assert [(step.state, step.before is not None, step.after is not None) for step in found.steps] == [
        ("changed", True, True), ("removed", True, False), ("added", False, True),
    ]  # fmt: skip


def test_ids_of_the_author_decide_whatever_the_words() -> None:
    before = [{"id": "st-a", "customer": [{"id": "ca-a", "text": "Looks around"}]}]
    same = [{"id": "st-a", "customer": [{"id": "ca-a", "text": "Rings the bell"}]}]
    other = [{"id": "st-b", "customer": [{"id": "ca-b", "text": "Looks around"}]}]
    assert [card.state for card in compared(before, same).cards] == ["changed"]
    assert sorted(card.state for card in compared(before, other).cards) == ["added", "removed"]


def test_a_card_in_the_same_cell_is_the_same_card_with_other_words() -> None:
    before = [{"customer": "Looks", "frontstage": "Says hello"}]
    found = compared(before, [{"customer": "Looks", "frontstage": "Robot waves"}])
    assert [(card.lane, card.state, card.fields) for card in found.cards] == [
        ("customer", "unchanged", ()), ("frontstage", "changed", ("text",)),
    ]  # fmt: skip


def test_ids_made_from_a_place_never_name_two_things() -> None:
    found = compared(["Looks around", "Pays at the till", "Leaves"], ["Rings a bell", "Leaves"])
    for things in (found.steps, found.cards, found.connections):
        assert len({thing.id for thing in things}) == len(things)


def test_nothing_of_either_blueprint_is_lost() -> None:
    for name in ("hotline", "coffee-house"):
        for found in differences(sample(name)):
            for key in ("before", "after"):
                own = getattr(found, key)
                cards = [card.id for step in own.steps for cell in step.cells.values() for card in cell]
                held = [getattr(card, key).id for card in found.cards if getattr(card, key) is not None]
                assert sorted(held) == sorted(cards)
                steps = [getattr(step, key).id for step in found.steps if getattr(step, key) is not None]
                assert sorted(steps) == sorted(step.id for step in own.steps)
                arrows = [one for one in found.connections if getattr(one, key) is not None]
                assert len(arrows) == len(own.arrows)


# what became of it


def test_the_hotline_gains_a_step_loses_one_and_reworks_four() -> None:
    (found,) = differences(sample("hotline"))
    assert [(step.id, step.state) for step in found.steps] == [
        ("st-find", "changed"), ("st-dial", "changed"), ("st-intent", "added"), ("st-cross", "changed"),
        ("st-redial", "removed"), ("st-close", "changed"),
    ]  # fmt: skip
    assert telling.summary(found, "en") == "1 step added, 1 removed, 4 reworked"
    assert telling.summary(found, "zh-CN") == "新增 1 步、取消 1 步、改动 4 步"
    assert telling.title(found, "zh-CN+en").split("\n") == [
        "现状 → 目标态：新增 1 步、取消 1 步、改动 4 步", "As-is → To-be: 1 step added, 1 removed, 4 reworked",
    ]  # fmt: skip


def named(*names: str) -> list[dict[str, Any]]:
    return [{"id": f"st-{name}", "customer": [{"id": f"ca-{name}", "text": name}]} for name in names]


def test_of_steps_that_change_places_the_fewest_have_moved() -> None:
    found = compared(named("a", "b", "c", "d"), named("d", "a", "b", "c"))
    assert states(found) == [("d", "moved"), ("a", "unchanged"), ("b", "unchanged"), ("c", "unchanged")]
    assert found.steps[0].places == ("order",)
    assert telling.summary(found, "en") == "1 step moved"


def test_a_step_of_another_phase_has_moved() -> None:
    after = [*named("a"), {**named("b")[0], "phase": "ph-2"}]
    assert [step.places for step in compared(named("a", "b"), after).steps] == [(), ("phase",)]


def test_a_card_of_another_step_has_moved_and_tells_from_where() -> None:
    one, two = named("a", "b")
    extra = {"id": "fs-x", "text": "Asks"}
    found = compared([{**one, "frontstage": [extra]}, two], [one, {**two, "frontstage": [extra]}])
    (card,) = [card for card in found.cards if card.id == "fs-x"]
    assert (card.state, card.places, card.was, card.step) == ("moved", ("step",), ("st-a", "frontstage"), "st-b")
    assert [step.state for step in found.steps] == ["changed", "changed"]
    engagement = service([{**one, "frontstage": [extra]}, two], [one, {**two, "frontstage": [extra]}])
    assert telling.meaning(card, engagement, "en") == "moved: was at “a”"


@pytest.mark.parametrize(
    ("before", "after", "fields"),
    [
        ({"text": "Pays"}, {"text": "Pays"}, ()),
        ({"text": "Pays"}, {"text": "Pays at the desk"}, ("text",)),
        ({"duration": "4 min"}, {"duration": {"typical": 240, "unit": "s"}}, ()),
        ({"duration": "4 min"}, {"duration": "5 min"}, ("duration",)),
        ({"wait": "4 min"}, {}, ("wait",)),
        ({"emotion": {"score": -1, "basis": "observed"}}, {"emotion": -1}, ()),
        ({"emotion": -1}, {"emotion": 1}, ("emotions",)),
        ({"emotion": 1}, {}, ()),
        ({"channel": "till"}, {"channel": "app"}, ("channel",)),
        ({"basis": "observed"}, {"basis": "reported"}, ("basis",)),
        ({"basis": "observed"}, {"basis": "proposed"}, ()),
        ({"thought": "Why?"}, {}, ()),
        ({"thought": "Why?"}, {"thought": "Good!"}, ("thought",)),
        ({"policy": "No dogs"}, {}, ()),
        ({"note": "seen twice"}, {"tags": ["new"]}, ()),
        ({"text": {"en": "Pays", "zh-CN": "付款"}}, {"text": {"zh-CN": "付款", "en": "Pays"}}, ()),
        ({"text": {"en": "Pays", "zh-CN": "付款"}}, {"text": {"en": "Pays"}}, ()),
        ({"text": {"en": "Pays", "zh-CN": "付款"}}, {"text": {"en": "Pays", "zh-CN": "买单"}}, ("text",)),
        ({"text": "Pays  now"}, {"text": "Pays now"}, ()),
    ],
)
def test_a_card_says_which_of_its_fields_differ(
    before: dict[str, Any], after: dict[str, Any], fields: tuple[str, ...]
) -> None:
    cards = [{"customer": [{"id": "ca-1", "text": "Pays", **given}], "id": "st-1"} for given in (before, after)]
    (card,) = compared(cards[:1], cards[1:]).cards
    assert card.fields == fields


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ([1, {"score": -1, "persona": "per-b"}], 1, ""),
        ([1, {"score": -1, "persona": "per-b"}], 2, "+1 → +2"),
        (1, {"score": 2, "persona": "per-a"}, "+1 → Ann +2"),
        (1, {"score": 1, "persona": "per-a"}, ""),
        (1, {"score": 2, "persona": "per-b"}, ""),
    ],
)
def test_only_who_feels_something_in_both_states_can_feel_otherwise(before: Any, after: Any, told: str) -> None:
    felt = {"as_is": before, "to_be": after}
    states = {
        name: {"state": name, "personas": ["per-a"], "steps": [{"customer": {"text": "Pays", "emotion": score}}]}
        for name, score in felt.items()
    }
    engagement = engagement_of(
        {
            "title": "Shop",
            "primary_language": "en",
            "personas": [{"id": "per-a", "name": "Ann"}, {"id": "per-b", "name": "Bo"}],
            "phases": ["Visit"],
            "blueprints": states,
        }
    )
    (found,) = differences(engagement)
    said = telling.meaning(found.cards[0], engagement, "en")
    assert said == (f"changed: emotion: {told}" if told else "unchanged")


def test_connections_are_known_by_their_ends() -> None:
    texts = {"customer": "Asks", "frontstage": "Looks", "backstage": "Stores"}
    steps = [{"id": "st-1", **{lane: [{"id": f"{lane[:2]}-1", "text": text}] for lane, text in texts.items()}}]
    data = service(steps, steps)
    found = {name: replace(one) for name, one in data.blueprints.items()}
    assert [one.state for one in compare(found["as_is"], found["to_be"]).connections] == ["unchanged"] * 2
    (first, second) = found["to_be"].arrows
    fewer = replace(found["to_be"], arrows=(first,))
    assert Counter(one.state for one in compare(found["as_is"], fewer).connections) == {"unchanged": 1, "removed": 1}
    other = replace(found["to_be"], arrows=(first, replace(second, kind="handoff")))
    assert [one.fields for one in compare(found["as_is"], other).connections] == [(), ("kind",)]


def test_every_change_is_told_once_and_nothing_else() -> None:
    engagement = sample("hotline")
    (found,) = differences(engagement)
    told = list(telling.told(found, engagement, "en"))
    cards = [card for card in found.cards if card.state != "unchanged"]
    assert len([one for one in told if one.what not in ("Step", "Arrow")]) == len(cards)
    assert len([one for one in told if one.what == "Step"]) == 6
    assert ("changed", "Dial and choose product", "Step", "Dial", "Dial and choose product") in [
        (one.state, one.step, one.what, one.before, one.after) for one in told
    ]


def test_no_difference_is_told_of_equal_blueprints() -> None:
    engagement = service(["Looks", "Pays"], ["Looks", "Pays"])
    assert list(telling.told(differences(engagement)[0], engagement, "en")) == []


def test_the_glyphs_are_in_the_faces_that_ship() -> None:
    faces = [FontFile("", str(path), 0) for path in bundled_files()]
    if not faces:
        pytest.skip("no font wheels are installed")
    assert [glyph for glyph in telling.GLYPHS.values() if glyph and not any(has(face, glyph) for face in faces)] == []


# drawings


def many(name: str, count: int) -> list[dict[str, Any]]:
    return [
        {
            "id": f"st-{name}-{number}",
            "name": f"Step {number}",
            **{lane: [{"id": f"{lane[:2]}-{name}-{number}", "text": f"{lane} {name} {number}"}] for lane in LANES},
        }
        for number in range(count)
    ]


def apart() -> Engagement:
    return service(many("old", 4), many("new", 5))


def alike() -> Engagement:
    return service(many("a", 4), many("a", 4))


CASES = {
    "hotline": lambda: sample("hotline"),
    "coffee-house": lambda: sample("coffee-house"),
    "apart": apart,
    "alike": alike,
}
DRAWINGS = {"difference": difference, "side-by-side": side_by_side}


@cache
def drawn(name: str, drawing: str, language: str) -> tuple[Scene, tuple[Scene, ...]]:
    engagement = CASES[name]()
    before, after = pairs(engagement.blueprints.values())[0]
    module = DRAWINGS[drawing]
    return (
        module.natural(engagement, before, after, THEME, language),
        module.slides(engagement, before, after, THEME, language),
    )


def cards_of(scene: Scene) -> list[str]:
    return [card.id for card in scene.cards if card.kind == "card"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("drawing", sorted(DRAWINGS))
@pytest.mark.parametrize("name", sorted(CASES))
def test_every_card_stands_there_once_and_nothing_covers_another(name: str, drawing: str, language: str) -> None:
    natural, slides = drawn(name, drawing, language)
    for scene in (natural, *slides):
        assert len({card.id for card in scene.cards}) == len(scene.cards)
        assert len({line.id for line in scene.lines}) == len(scene.lines)
        cards = [card for card in scene.cards if card.kind in ("card", "step", "tag")]
        assert [(one.id, two.id) for one, two in combinations(cards, 2) if one.box.overlaps(two.box, -0.5)] == []
        paths = {arrow.id: arrow.points for arrow in scene.connections}
        boxes = {card.id: card.box for card in scene.cards if card.kind == "card"}
        judged = quality(paths, boxes)
        assert (judged.through, judged.shared_runs) == (0, 0)
    assert sorted(card for scene in slides for card in cards_of(scene)) == sorted(cards_of(natural))
    for scene in slides:
        assert min(card.words.size for card in scene.cards if card.words.lines) >= 10
        assert all(inside(card.box) for card in scene.cards)


def inside(box: Box) -> bool:
    return box.x >= 30 and box.right <= 930 and box.y >= 76 and box.bottom <= 512


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["hotline", "coffee-house"])
@pytest.mark.parametrize("drawing", sorted(DRAWINGS))
def test_no_arrow_of_a_sample_crosses_another_that_it_can_pass(name: str, drawing: str, language: str) -> None:
    natural, slides = drawn(name, drawing, language)
    # both actions at one step lead to the staff's, one of them past it, with arrows at either side of all three
    forced = 1 if (name, drawing) == ("coffee-house", "difference") else 0
    found = [quality({arrow.id: arrow.points for arrow in scene.connections}, {}) for scene in (natural, *slides)]
    assert [one.crossings for one in found] == [forced] + [0] * len(slides)


def test_a_state_is_told_by_border_glyph_and_word() -> None:
    natural, _ = drawn("hotline", "difference", "en")
    roles = {card.id: (card.role, card.border) for card in natural.cards if card.kind == "card"}
    assert roles["ca-intent"] == ("added", "solid")
    assert roles["ca-redial"] == ("removed", "dashed")
    assert roles["ca-find"] == ("changed", "solid")
    glyphs = {marker.card: marker.glyph for marker in natural.markers if marker.card}
    assert (glyphs["ca-intent"], glyphs["ca-redial"], glyphs["ca-find"]) == ("+", "−", "△")
    legend = [card.words.text for card in natural.cards if card.kind == "legend"]
    assert {"added", "removed", "changed"} <= set(legend)
    assert "unchanged" not in legend
    weights = {state: THEME.paint(state).weight for state in ("added", "changed", "unchanged")}
    assert weights["added"] > weights["changed"] > weights["unchanged"]


def test_a_changed_card_shows_the_new_words_and_keeps_the_old_at_hand() -> None:
    natural, _ = drawn("hotline", "difference", "en")
    card = natural.card("ca-find")
    assert card.words.text.startswith("Sees the same number everywhere")
    assert card.words.text.endswith("(changed: time, emotion)")
    (meaning,) = [marker.meaning for marker in natural.markers if marker.card == "ca-find"]
    assert "Hunts site and box for the right number → Sees the same number everywhere" in meaning


def test_connections_that_come_and_go_look_different() -> None:
    natural, _ = drawn("hotline", "difference", "en")
    looks = {(arrow.source, arrow.target): (arrow.kind, arrow.dash) for arrow in natural.connections}
    assert looks["ca-intent", "fs-intent"] == ("link-added", "solid")
    assert looks["ca-redial", "fs-second"] == ("link-removed", "dashed")
    assert looks["ca-find", "fs-list"] == ("link-unchanged", "solid")


def test_side_by_side_a_step_has_one_column_in_both_halves() -> None:
    natural, _ = drawn("hotline", "side-by-side", "en")
    for card in ("ca-find", "ca-dial", "ca-cross", "ca-close"):
        above, below = natural.card(f"above/{card}").box, natural.card(f"below/{card}").box
        assert (above.x, above.width) == (below.x, below.width)
        assert above.bottom < below.y
    columns = sorted({round(natural.card(f"below/{card}").box.x) for card in ("ca-dial", "ca-intent", "ca-cross")})
    gap = Box(columns[1], 0, natural.card("below/ca-intent").box.width, natural.height)
    assert not any(card.box.overlaps(gap) for card in natural.cards if card.id.startswith("above/"))


def test_side_by_side_each_page_holds_the_same_lanes_of_both_states() -> None:
    for name in ("hotline", "coffee-house"):
        for language in LANGUAGES:
            for scene in drawn(name, "side-by-side", language)[1]:
                lanes = [card.id for card in scene.cards if card.kind == "lane"]
                above = [lane.removeprefix("lane/above/") for lane in lanes if lane.startswith("lane/above/")]
                below = [lane.removeprefix("lane/below/") for lane in lanes if lane.startswith("lane/below/")]
                assert above == below


def test_both_states_have_their_emotion_curve() -> None:
    for chart in (difference_chart, side_by_side_chart):
        engagement = sample("hotline")
        before, after = pairs(engagement.blueprints.values())[0]
        found = chart(engagement, before, after, "en")
        assert [strand.name for strand in found.strands] == ["As-is", "To-be"]
        assert Counter(point.curve for point in found.feelings) == {"0": 5, "1": 5}


def test_a_card_over_several_steps_covers_what_came_between_them() -> None:
    wide = [{"id": "sp-1", "text": "Stores", "span": 2}]
    before = [{**named("a")[0], "support": wide}, *named("b")]
    found = service(before, [{**named("a")[0], "support": wide}, *named("x", "b")])
    one, other = pairs(found.blueprints.values())[0]
    (lane,) = [lane for lane in side_by_side_chart(found, one, other, "en").lanes if lane.id == "above/support"]
    assert [(cell.first, cell.last) for cell in lane.cells] == [(0, 2)]


# files and slides


def test_files_and_slides_are_named_by_their_pair_where_there_are_several() -> None:
    engagement = service(many("a", 2), many("a", 3), to_be_phase1=many("a", 1))
    names = [name for name in scenes.diagrams(engagement, THEME, "en") if re.match("difference|side", name)]
    assert names == [
        "difference-as_is-to_be", "side-by-side-as_is-to_be",
        "difference-as_is-to_be_phase1", "side-by-side-as_is-to_be_phase1",
    ]  # fmt: skip
    assert {"difference", "side-by-side"} <= scenes.diagrams(sample("hotline"), THEME, "en").keys()
    ids = [scene.id for pages in scenes.figures(engagement, THEME, "en").values() for scene in pages]
    assert len(set(ids)) == len(ids)


def slides_of(engagement: Engagement, language: str) -> dict[str, Slide]:
    deck = outline.of(engagement, language, "consultant")
    return {slide.id: slide for section in deck.sections for slide in section.slides}


def test_one_state_alone_has_no_slide_of_changes() -> None:
    assert not [name for name in slides_of(sample("first"), "zh-CN") if re.match("difference|side|changes", name)]


def test_the_deck_tells_the_changes_in_a_drawing_side_by_side_and_in_a_table() -> None:
    engagement = sample("coffee-house")
    (found,) = differences(engagement)
    assert telling.title(found, "en") == "As-is → To-be: 1 step added, 1 removed, 7 reworked"
    slides = slides_of(engagement, "en")
    assert slides["side-by-side-as_is-to_be"].title == "As-is and To-be: each column is the same step"
    (table,) = slides["changes-as_is-to_be"].blocks
    assert isinstance(table, Table)
    assert table.header == ("Step", "Change", "From", "To")
    assert all(all(row) for row in table.rows)
    assert ("Look forward", "+ added · Step", "–", "Look forward") in table.rows


def test_the_authors_title_wins() -> None:
    slides = slides_of(sample("hotline"), "en")
    assert slides["difference-as_is-to_be"].title == "One step added, one removed and four reworked"


def test_equal_states_have_no_table_of_changes() -> None:
    slides = slides_of(alike(), "en")
    assert slides["difference-as_is-to_be"].title == "As-is → To-be: No difference between the two states"
    assert "changes-as_is-to_be" not in slides


# order


def test_the_merged_order_keeps_both_orders() -> None:
    (found,) = differences(sample("coffee-house"))
    for key in ("before", "after"):
        own = [step.id for step in getattr(found, key).steps]
        held = [getattr(step, key).id for step in found.steps if getattr(step, key) is not None]
        assert [own.index(name) for name in held] == sorted(own.index(name) for name in held)


def test_steps_of_one_phase_stay_together_when_nothing_is_common() -> None:
    before = [{**step, "phase": f"ph-{1 + at // 2}"} for at, step in enumerate(many("old", 4))]
    after = [{**step, "phase": f"ph-{1 + at // 2}"} for at, step in enumerate(many("new", 4))]
    phases = [step.step.phase for step in compared(before, after).steps]
    assert sum(one != two for one, two in pairwise(phases)) == 1
