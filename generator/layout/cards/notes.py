"""Sticky notes to print: a page for each colour of the blueprint's legend, 76 × 76 mm each.

In: a `Voice`. Out: the name and the face of each colour. Guaranteed: lanes in the blueprint's order and colours, then
pain points, ideas and moments of truth; hardly any ink where people write.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.layout.cards import icons
from generator.layout.cards.drafting import Draft
from generator.layout.cards.imposition import NOTE, SAFE
from generator.layout.maps.voice import Voice
from generator.paper import MM
from generator.scene import Box

BAND = 13 * MM
SIGN = 7 * MM
_OTHERS: tuple[tuple[str, icons.Sign, str], ...] = (
    ("pain", "target", "pain"),
    ("opportunity", "idea", "opportunity"),
    ("moment", "flag", "question"),
)


def faces(voice: Voice) -> Iterator[tuple[str, Draft]]:
    """A note of each colour with its name."""
    for lane in voice.engagement.lanes:
        name = voice.line(lane.name) if lane.name else lane.id
        yield name, _face(voice, name, lane.role or "evidence", "note")
    for key, sign, role in _OTHERS:
        name = voice.line(f"card-notes-{key}")
        yield name, _face(voice, name, role, sign)


def _face(voice: Voice, name: str, role: str, sign: icons.Sign) -> Draft:
    draft = NOTE.draft()
    draft.area(f"band-{role}", Box(0, 0, draft.width, draft.height))
    draft.area(f"lane-{role}", Box(0, 0, draft.width, BAND), name)
    margin = SAFE + MM
    right = draft.width - margin - SIGN
    icons.draw(draft, sign, Box(right, SAFE, SIGN, SIGN), f"lane-{role}")
    head = Box(margin, SAFE, right - margin - 4, BAND - SAFE - 3)
    draft.write(f"lane-{role}", head, name, (14.0, 13.0, 12.0, 11.0, 10.0), bold=True, middle=True)
    foot = Box(margin, draft.height - margin - 14, draft.width - 2 * margin, 14)
    draft.write("muted", foot, voice.line("card-notes-step"), (10.0,))
    draft.rule((margin + 32, foot.bottom - 1), (draft.width / 2, foot.bottom - 1))
    return draft
