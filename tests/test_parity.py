"""What the layout decided is what every reader gets: scene, SVG and deck agree, for all drawings of the samples."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from pptx import Presentation
from pptx.oxml.ns import qn

from generator import dot, load, outline
from generator.dot.groups import groups, legal
from generator.layout import scenes
from generator.model import Engagement
from generator.outline import Notes, Outline, Section, Slide
from generator.outline.blocks import Figure
from generator.render import Job
from generator.render.deck import render
from generator.scene import Card, Connection, Scene
from generator.theme import house
from tests.test_dot import group_of, near
from tests.test_dot import outline as drawn_outline

SAMPLES = sorted((Path(__file__).parents[1] / "blueprints").glob("*.yaml"))
LANGUAGES = ("zh-CN", "en")
CASES = [(sample, language) for sample in SAMPLES for language in LANGUAGES]
NAMES = [f"{sample.stem}-{language}" for sample, language in CASES]
POINT = 12700
SVG = "{http://www.w3.org/2000/svg}"
SITES = {4: ("top", "left", "bottom", "right"), 8: ("top", "", "left", "", "bottom", "", "right", "")}


@cache
def engagement(sample: Path) -> Engagement:
    loaded = load.engagement(sample)
    assert loaded.engagement is not None
    return loaded.engagement


def languages(sample: Path, language: str) -> bool:
    return language in engagement(sample).languages


@cache
def figures(sample: Path, language: str) -> dict[str, tuple[Scene, ...]]:
    return scenes.figures(engagement(sample), house(), language)


def shown(card: Card) -> tuple[str, ...]:
    return tuple(legal(line) for line in card.words.lines if line.strip())


# SVG


@pytest.mark.parametrize(("sample", "language"), CASES, ids=NAMES)
def test_the_svg_has_each_shape_in_its_place_with_its_words(sample: Path, language: str) -> None:
    if not languages(sample, language):
        pytest.skip("the sample is not in this language")
    for name, scene in scenes.diagrams(engagement(sample), house(), language).items():
        root = ElementTree.fromstring(dot.svg(scene, house()))  # noqa: S314  # our own
        for group in groups(scene, house()):
            element = group_of(root, group.id)
            visible = group.look.fill != "none" or group.look.stroke != "none"
            if visible and not isinstance(group.item, Connection) and hasattr(group.item, "box"):
                assert near(drawn_outline(element), group.item.box, 0.5), (name, group.id)
            if isinstance(group.item, Card):
                assert tuple(text.text for text in element.iter(f"{SVG}text")) == shown(group.item), (name, group.id)


# The deck


@cache
def deck(sample: Path, language: str) -> tuple[tuple[Scene, Any], ...]:
    """Each page of a sample with the slide that it becomes, as python-pptx reads it."""
    every = chain.from_iterable(figures(sample, language).values())
    pages = {f"{number}": page for number, page in enumerate(every)}
    slides = tuple(Slide(key, "canvas", f"第 {key} 页", (Figure(key),), notes=Notes("讲解")) for key in pages)
    told = Outline(language, "", "", "", "", "", (Section("", slides),))
    made = render(Job(house(), language, "", {}, {key: (page,) for key, page in pages.items()}, told))
    read = Presentation(io.BytesIO(next(iter(made.values()))))
    return tuple(zip(pages.values(), read.slides, strict=True))


def lone(shapes: Any) -> Iterator[Any]:
    for shape in shapes:
        if shape.shape_type == 6:
            yield from lone(shape.shapes)
        else:
            yield shape


@pytest.mark.parametrize(("sample", "language"), CASES, ids=NAMES)
def test_the_slide_has_each_card_in_its_place_with_its_words(sample: Path, language: str) -> None:
    if not languages(sample, language):
        pytest.skip("the sample is not in this language")
    for scene, slide in deck(sample, language):
        found: Counter[tuple[Any, ...]] = Counter()
        for shape in lone(slide.shapes):
            if shape.has_text_frame:
                lines = tuple(shape.text_frame.text.replace("\n", "\v").split("\v"))
                places = (shape.left, shape.top, shape.width, shape.height)
                found[(lines, *(round(place / POINT) for place in places))] += 1
        for card in scene.cards:
            if card.kind == "card":
                box = card.box
                wanted = [round(number) for number in (box.x, box.y, box.width, box.height)]
                near_by = [
                    key
                    for key in found
                    if key[0] == card.words.lines
                    and all(abs(int(a) - b) <= 1 for a, b in zip(key[1:], wanted, strict=True))
                ]
                assert near_by, (scene.id, card.id, card.words.lines)


@pytest.mark.parametrize(("sample", "language"), CASES, ids=NAMES)
def test_the_slide_glues_each_connection_to_the_cards_of_the_scene(sample: Path, language: str) -> None:
    if not languages(sample, language):
        pytest.skip("the sample is not in this language")
    for scene, slide in deck(sample, language):
        texts = {shape.shape_id: shape for shape in lone(slide.shapes)}
        connectors = [shape for shape in lone(slide.shapes) if shape.element.tag == qn("p:cxnSp")]
        glued: Counter[tuple[str, ...]] = Counter()
        for connector in connectors:
            ends = [connector.element.find(f".//{qn(tag)}") for tag in ("a:stCxn", "a:endCxn")]
            assert None not in ends, scene.id
            cards = [texts[int(end.get("id"))] for end in ends]
            glued[tuple(card.text_frame.text.replace("\v", "") for card in cards)] += 1
        wanted = Counter(
            tuple("".join(scene.card(end).words.lines) for end in (one.source, one.target)) for one in scene.connections
        )
        assert glued == wanted, scene.id


def test_every_figure_that_a_deck_names_is_drawn() -> None:
    for sample in SAMPLES:
        for language in engagement(sample).languages:
            drawn = figures(sample, language)
            told = outline.of(engagement(sample), language)
            named = {
                block.key
                for section in told.sections
                for slide in section.slides
                for block in slide.blocks
                if isinstance(block, Figure)
            }
            assert named <= set(drawn)
            assert named
