"""The grid of a blueprint: sizes come from the words, cells and lanes from what the author filled."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from benchmarks.drawing_inputs import engagement
from generator.layout.chart import blueprint
from generator.scene import Box, Scene
from generator.theme import house

LONG = "The host walks the guest to the table, explains the menu and asks twice about allergies"


def drawn(*steps: dict[str, Any], **more: Any) -> Scene:
    made = engagement({"title": "T", "primary_language": "en", "phases": [{"name": "P", "steps": list(steps)}], **more})
    return blueprint.natural(made, made.blueprints["as_is"], house(), "en")


def box(scene: Scene, words: str) -> Box:
    return next(card.box for card in scene.cards if card.kind == "card" and card.words.text == words)


def test_rows_are_as_high_as_their_fullest_card() -> None:
    scene = drawn({"customer": "Waits", "frontstage": LONG}, {"customer": "Sits", "frontstage": "Greets"})
    assert box(scene, "Greets").height == box(scene, LONG).height > box(scene, "Waits").height


def test_columns_are_as_wide_as_their_words_need() -> None:
    scene = drawn({"customer": LONG}, {"customer": "Sits"})
    assert box(scene, LONG).width > box(scene, "Sits").width


def test_a_column_widens_rather_than_tear_a_word() -> None:
    word = "Internationalisation"
    scene = drawn({"customer": word}, {"customer": "Sits"})
    lines = next(card.words.lines for card in scene.cards if card.kind == "card" and card.words.text == word)
    assert lines == (word,)


def test_empty_lanes_take_no_room() -> None:
    scene = drawn({"customer": "Waits", "support": "Books"}, {"customer": "Sits"})
    assert [band.id for band in scene.bands] == ["band/customer", "band/support"]


def test_a_card_spans_its_steps_and_a_later_one_keeps_clear() -> None:
    over = {"id": "over", "text": "Music", "span": 3}
    scene = drawn({"customer": "A", "evidence": over}, {"customer": "B", "evidence": "Menu"}, {"customer": "C"})
    music, menu = box(scene, "Music"), box(scene, "Menu")
    assert (music.x, music.right) == (box(scene, "A").x, box(scene, "C").right)
    assert menu.y >= music.bottom
    assert (menu.x, menu.right) == (box(scene, "B").x, box(scene, "B").right)


def test_cards_of_a_cell_stand_below_each_other_in_their_order() -> None:
    scene = drawn({"customer": "A", "support": ["One", "Two", "Three"]})
    boxes = [box(scene, words) for words in ("One", "Two", "Three")]
    assert len({one.x for one in boxes}) == 1
    assert [one.y for one in boxes] == sorted(one.y for one in boxes)
    assert all(two.y >= one.bottom for one, two in pairwise(boxes))


def test_a_busy_card_grows_until_its_sides_hold_all_ends() -> None:
    cards = [{"id": f"s-{number}", "text": f"Sort {number}"} for number in range(16)]
    steps = [{"customer": {"id": "hub", "text": "Waits"}}, *({"customer": "-", "support": card} for card in cards)]
    links = [{"from": card["id"], "to": "hub"} for card in cards]
    few = drawn(*steps, connections=links[:1])
    many = drawn(*steps, connections=links)
    sizes = [box(scene, "Waits").width + box(scene, "Waits").height for scene in (few, many)]
    assert sizes[1] > sizes[0]
