"""Speakers for short texts, and the one block or slide that a tool makes."""

from __future__ import annotations

from collections.abc import Iterable

from generator import load
from generator.outline import Slide
from generator.outline.blocks import Table
from generator.outline.speaker import Speaker

LANGUAGES = ("zh-CN", "en", "zh-CN+en")
BARE = "title: T\nphases: [{name: P, steps: [{id: st-1, customer: a}]}]\n"


def spoken(text: str, language: str = "en", kind: str = "consultant") -> Speaker:
    loaded = load.from_bytes(text.encode())
    assert loaded.engagement is not None, [finding.message("en") for finding in loaded.findings]
    return Speaker(loaded.engagement, language, kind)


def only(slides: Iterable[Slide]) -> Slide:
    (slide,) = slides
    return slide


def table(slide: Slide) -> Table:
    (block,) = slide.blocks
    assert isinstance(block, Table)
    return block
