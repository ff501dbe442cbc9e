"""What a slide of a kind is made of: a layout of the template, its room, its placeholders.

In: nothing but names and numbers. Out: values that the deck's renderer fills. Guaranteed: the same form for the
house's layouts and a client's.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from generator.layout.slides.pieces import Frame
from generator.paint import Slot
from generator.scene import Box


class Held(NamedTuple):
    """A placeholder: the attributes of its `p:ph`, where its text stands, its size of type.

    `ink` is the slot of the scheme in which its text shows, None where the template's own colour does;
    `bullets` says that its first level has some. `fixed` is its place where a slide has to repeat it, as other
    placeholders of the layout have the same number. Units: points.
    """

    attributes: str
    box: Box
    size: float
    ink: Slot | None = None
    bullets: bool = True
    fixed: Box | None = None


class Place(NamedTuple):
    """A layout, by its name or its part's, with its room and its placeholders; None for one that it does not have.

    `body` takes running text, and the subtitle of a cover or section. `own_colors` says that date and footer have the
    template's colours, else those of the house's roles. `color_map` is the XML of a layout's own map of colours, "" for
    the master's; `how` is how the layout was found.
    """

    layout: str
    frame: Frame
    title: Held
    body: Held | None = None
    author: Held | None = None
    chapter: Held | None = None
    date: Held | None = None
    footer: Held | None = None
    number: Held | None = None
    slots: Mapping[int, str] = MappingProxyType({})
    own_colors: bool = False
    color_map: str = ""
    how: str = "house"
    called: str = ""
