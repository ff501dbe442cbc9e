"""What a picture file is, told by its first bytes: PNG or JPEG, and its size in pixels.

In: bytes. Out: a `Picture`, or None. Guaranteed: never raises, whatever the bytes; nothing is decoded.
Source: PNG, ISO/IEC 15948, 11.2.2 IHDR; JPEG, ITU-T T.81, B.2.2 frame header.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
_FRAMES = frozenset((*range(0xC0, 0xC4), *range(0xC5, 0xC8), *range(0xC9, 0xCC), *range(0xCD, 0xD0)))
_ALONE = frozenset((0x01, *range(0xD0, 0xD9)))  # markers without a length


class Picture(NamedTuple):
    """A picture's kind and its size. Units: pixels."""

    kind: Literal["png", "jpeg"]
    width: int
    height: int


def picture(data: bytes) -> Picture | None:
    """What the bytes are a picture of; None when they are neither PNG nor JPEG, or say no size."""
    if data.startswith(_PNG) and data[12:16] == b"IHDR" and len(data) >= 24:
        width, height = int.from_bytes(data[16:20]), int.from_bytes(data[20:24])
        return Picture("png", width, height) if width and height else None
    if data.startswith(_JPEG):
        return _jpeg(data)
    return None


def is_whole(data: bytes, found: Picture) -> bool:
    """Whether the file has its end: one that was cut off shows as an empty frame."""
    return data.rfind(b"IEND") > 24 if found.kind == "png" else data.rfind(b"\xff\xd9") > 4


def _jpeg(data: bytes) -> Picture | None:
    """From marker to marker up to the frame's header."""
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
        elif marker in _ALONE:
            at += 2
        elif marker in _FRAMES:
            height, width = int.from_bytes(data[at + 5 : at + 7]), int.from_bytes(data[at + 7 : at + 9])
            return Picture("jpeg", width, height) if width and height else None
        else:
            at += 2 + max(2, int.from_bytes(data[at + 2 : at + 4]))
    return None
