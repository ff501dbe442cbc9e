"""The ids that are printed on canvases, so that what people wrote finds its way back into the file.

In: an engagement and a language. Out: `Slot`s, in the order of the capture sheet. Guaranteed: ids are unique, short
enough to read off a wall, and the same as long as the file's own ids are.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from generator.model import Engagement


@dataclass(frozen=True, slots=True)
class Slot:
    """A place on a canvas that takes one answer.

    `id` is printed beside it, such as "MOT1.owner" or "IDEA+03"; `canvas` is where, such as "cv-mot"; `item` is the id
    of the entry of the file that it belongs to, "" for a new one; `list` is the engagement's list, such as "moments",
    and `field` the key that the answer becomes. `label` says in words what belongs there, `now` what the file says
    today. `choices` bound the answer, `least` and `most` a number.
    """

    id: str
    canvas: str
    list: str
    item: str
    field: str
    label: str
    now: str = ""
    kind: Literal["text", "integer", "number", "choice"] = "text"
    choices: tuple[str, ...] = ()
    least: float | None = None
    most: float | None = None


def slots(engagement: Engagement, language: str) -> tuple[Slot, ...]:
    """Every slot of every canvas of a kit."""
    return tuple(slot for canvas, made in _CANVASES.items() for slot in made(engagement, language, canvas))


_CANVASES: dict[str, Callable[[Engagement, str, str], tuple[Slot, ...]]] = {}
