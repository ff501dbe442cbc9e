"""Small signs of plain shapes, so that a card is known from across the table.

In: the name of a sign, a box, the role of the ground it lies on. Out: shapes on a draft. Guaranteed: nothing but
rounded and straight rectangles, ellipses, arrows: no font and no picture.
"""

from __future__ import annotations

from typing import Literal

from generator.layout.cards.drafting import Draft
from generator.scene import Box, Shape

Sign = Literal[
    "note", "idea", "target", "bridge", "speech", "person", "people", "badge", "bars", "flag", "clock", "sheet"
]
_Part = tuple[Shape, float, float, float, float, bool]  # form, box on a field of 24 × 24, whether it is cut out

_PARTS: dict[Sign, tuple[_Part, ...]] = {
    "note": (("note", 3, 3, 18, 18, False),),
    "idea": (
        ("ellipse", 4, 1, 16, 16, False),
        ("rectangle", 9, 17, 6, 3, False),
        ("ellipse", 9, 20.5, 6, 3, False),
    ),
    "target": (
        ("ellipse", 1, 1, 22, 22, False),
        ("ellipse", 5, 5, 14, 14, True),
        ("ellipse", 9, 9, 6, 6, False),
    ),
    "bridge": (
        ("rectangle", 1, 5, 7, 14, False),
        ("chevron", 9.5, 9, 6, 6, False),
        ("rectangle", 17, 5, 6, 14, False),
    ),
    "speech": (
        ("round", 1, 3, 22, 15, False),
        ("chevron", 6, 17, 5, 5, False),
        ("ellipse", 5, 9, 3, 3, True),
        ("ellipse", 10.5, 9, 3, 3, True),
        ("ellipse", 16, 9, 3, 3, True),
    ),
    "person": (("ellipse", 7, 1, 10, 10, False), ("round", 3, 13, 18, 10, False)),
    "people": (
        ("ellipse", 2, 5, 7, 7, False),
        ("ellipse", 15, 5, 7, 7, False),
        ("round", 0, 14, 11, 8, False),
        ("round", 13, 14, 11, 8, False),
        ("ellipse", 8, 1, 8, 8, False),
        ("round", 6, 11, 12, 12, False),
    ),
    "badge": (
        ("round", 2, 4, 20, 19, False),
        ("rectangle", 9, 1, 6, 5, False),
        ("ellipse", 9, 9, 6, 6, True),
        ("rectangle", 7, 17, 10, 2.5, True),
    ),
    "bars": (
        ("rectangle", 2, 13, 5, 9, False),
        ("rectangle", 9.5, 8, 5, 14, False),
        ("rectangle", 17, 2, 5, 20, False),
    ),
    "flag": (("rectangle", 4, 1, 2.5, 22, False), ("chevron", 6.5, 2, 15, 10, False)),
    "clock": (
        ("ellipse", 1, 1, 22, 22, False),
        ("rectangle", 11, 5, 2.2, 8, True),
        ("rectangle", 11, 11, 7, 2.2, True),
    ),
    "sheet": (
        ("rectangle", 4, 1, 16, 22, False),
        ("rectangle", 7, 6, 10, 2, True),
        ("rectangle", 7, 11, 10, 2, True),
        ("rectangle", 7, 16, 6, 2, True),
    ),
}


def draw(draft: Draft, sign: Sign, box: Box, ground: str) -> None:
    """The sign in white, its holes in the ground's colour."""
    scale = box.width / 24
    for form, x, y, width, height, cut_out in _PARTS[sign]:
        place = Box(box.x + x * scale, box.y + y * scale, width * scale, height * scale)
        draft.shape(ground if cut_out else "sign", place, form)
