"""Every tool of the deck: whole wherever the samples have data for it."""

from __future__ import annotations

import pytest

from generator.outline import Slide, unmet
from generator.outline.blocks import Chart, Table
from generator.outline.inspection import EVIDENT
from generator.outline.speaker import Speaker
from generator.outline.tools import TOOLS, tool
from tests.samples import reviewed, sample
from tests.speaking import BARE, LANGUAGES, spoken

SAMPLES = ("hotline", "coffee-house", "cx-course")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", TOOLS)
def test_each_tool_shows_in_a_sample_and_is_whole(name: str, language: str) -> None:
    found = [slide for one in SAMPLES for slide in tool(name)(Speaker(reviewed(one), language, "course"))]
    assert found
    for slide in found:
        whole(slide, language)


@pytest.mark.parametrize("one", [*SAMPLES, "first"])
@pytest.mark.parametrize("name", EVIDENT)
def test_what_has_its_data_for_certain_has_a_slide(name: str, one: str) -> None:
    for kind in ("course", "workshop", "consultant"):
        assert not EVIDENT[name](sample(one)) or list(tool(name)(Speaker(sample(one), "en", kind)))


def test_what_is_not_certain_is_looked_for() -> None:
    asked = "deck: {slides: [{archetype: difference}, {archetype: kpi}, {archetype: text, body: Words}]}\n"
    speaker = spoken(BARE + asked)
    assert [item.code for item in unmet(speaker.engagement, "en")] == ["SL-05", "SL-05"]


def whole(slide: Slide, language: str) -> None:
    """A title in each language, notes, something to see; tables whose rows are full, charts that are described."""
    assert slide.title
    assert ("\n" in slide.title) == ("+" in language)
    assert all((slide.notes.say, slide.notes.do, slide.notes.transition))
    assert slide.blocks
    for block in slide.blocks:
        if isinstance(block, Chart):
            assert block.description
        if isinstance(block, Table):
            assert block.rows
            assert {len(row) for row in block.rows} == {len(block.header)}
            assert all(map(all, block.rows))
            assert all(row < len(block.rows) and column < len(block.header) for row, column, _ in block.roles)
