"""Which layout of the house template an archetype has, and the room that the layout gives.

In: an archetype. Out: the layout's name and its `Frame`. Guaranteed: every archetype has a layout.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from generator.layout.slides.pieces import HOUSE, Frame
from generator.layout.slides.places import Held, Place
from generator.scene import Box


class Holder(NamedTuple):
    """A layout by its name, with its room."""

    layout: str
    frame: Frame


COVER = Frame(
    title=Box(56, 110, 508, 178),
    area=Box(56, 324, 508, 84),
    title_size=40.0,
    tracker=None,
    stamp=Box(56, 48, 72, 18),
)
SECTION = Frame(
    title=Box(56, 160, 800, 88),
    area=Box(56, 280, 800, 72),
    title_size=36.0,
    tracker=Box(56, 372, 800, 28),
    stamp=Box(852, 24, 72, 18),
)
HOUSE_LAYOUTS: Mapping[str, Holder] = MappingProxyType(
    {
        "cover": Holder("Cover", COVER),
        "section": Holder("Section", SECTION),
        "text": Holder("Text", HOUSE._replace(body=True)),
        "canvas": Holder("Canvas", HOUSE),
    }
)


def house_layout(archetype: str) -> Holder:
    """The layout of the house template for an archetype: its own, that of its family, or the canvas."""
    family = archetype.split("-")[0]
    return HOUSE_LAYOUTS.get(archetype) or HOUSE_LAYOUTS.get(family) or HOUSE_LAYOUTS["canvas"]


FIRST_SLOT = 20  # slot 1 of a layout is its body placeholder with the index 21
_FOOTER_WIDTH = 368.0


def house_place(archetype: str) -> Place:
    """The archetype's layout of the house template with its placeholders."""
    layout, frame = house_layout(archetype)
    cover, section = layout == "Cover", layout == "Section"
    subtitle = 'type="subTitle" idx="1"' if cover else 'type="body" sz="quarter" idx="1"'
    body = Held(subtitle, frame.area, 18.0) if cover or section else Held('type="body" idx="1"', frame.area, 20.0)
    small = Box(0, 0, _FOOTER_WIDTH, 24)
    return Place(
        layout,
        frame,
        Held('type="ctrTitle"' if cover else 'type="title"', frame.title, frame.title_size),
        body if cover or section or frame.body else None,
        author=Held('type="body" sz="quarter" idx="13"', frame.title, 14.0) if cover else None,
        chapter=Held('type="body" sz="quarter" idx="14"', frame.title, 14.0) if section else None,
        date=Held('type="dt" sz="half" idx="10"', small, 10.0),
        footer=Held('type="ftr" sz="quarter" idx="11"', small, 10.0),
        number=None if cover else Held('type="sldNum" sz="quarter" idx="12"', small, 10.0),
        slots={slot: f'type="body" sz="quarter" idx="{FIRST_SLOT + slot}"' for slot in sorted(frame.slots)},
    )
