"""How kinds are told apart without colour: connections by dash and head, marks by their glyph, evidence by its border.

In: nothing. Out: tables. Guaranteed: no two kinds of connection share weight, dash and head; no two marks share a
glyph; every glyph is in the faces that ship with the package (a test).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from generator.scene import Dash, Head


class Look(NamedTuple):
    """A connection's line and what stands at its end."""

    dash: Dash
    head: Head


CONNECTIONS: Mapping[str, Look] = {
    "sequence": Look("solid", "arrow"),
    "trigger": Look("solid", "arrow"),
    "interaction": Look("solid", "open"),
    "supply": Look("solid", "diamond"),
    "handoff": Look("dashdot", "arrow"),
    "information": Look("dotted", "open"),
    "feedback": Look("dashed", "circle"),
    "failure": Look("dotted", "arrow"),
}


def connection_look(kind: str, dashed: bool = False) -> Look:
    """The look of a kind; `dashed`, for what happens under a condition, takes effect where the kind has no dash."""
    look = CONNECTIONS.get(kind, Look("solid", "arrow"))
    return Look("dashed", look.head) if dashed and look.dash == "solid" else look


class Sign(NamedTuple):
    """A mark's glyph and the identifier of its word."""

    glyph: str
    word: str


SIGNS: Mapping[str, Sign] = {
    "moment": Sign("◆", "mark-moment"),
    "pain-mark": Sign("▼", "mark-pain"),
    "itch-mark": Sign("▽", "mark-itch"),
    "delight-mark": Sign("▲", "mark-delight"),
    "opportunity-mark": Sign("★", "mark-opportunity"),
    "fail-mark": Sign("F", "mark-fail_point"),
    "wait-mark": Sign("W", "mark-wait"),
    "question-mark": Sign("?", "mark-question"),
    "metric-mark": Sign("#", "mark-metric"),
    "policy-mark": Sign("§", "mark-policy"),
    "owner-mark": Sign("◎", "mark-owner"),
    "channel-voice": Sign("☎", "mark-channel-voice"),
    "channel-digital": Sign("@", "mark-channel-digital"),
    "channel-physical": Sign("⌂", "mark-channel-physical"),
    "channel-human": Sign("☺", "mark-channel-human"),
    "channel-mail": Sign("M", "mark-channel-mail"),
}


class Border(NamedTuple):
    """The border of what is known in one way. Units: `weight` in points, 0 for the role's own."""

    dash: Dash
    weight: float
    word: str


BORDERS: Mapping[str, Border] = {
    "observed": Border("solid", 2.25, "border-observed"),
    "reported": Border("solid", 0.0, "border-reported"),
    "assumed": Border("dashed", 1.25, "border-assumed"),
    "proposed": Border("dotted", 1.75, "border-proposed"),
}
STATUS: Mapping[str, str] = {
    "observed": "observed",
    **dict.fromkeys(("reported", "survey", "research", "client", "seed", "published", "mixed"), "reported"),
    **dict.fromkeys(("assumed", "illustrative", "proto"), "assumed"),
    "proposed": "proposed",
}


def status_of(*bases: str | None) -> str:
    """The evidence status of the first basis that is given; "" when none is."""
    return next((STATUS.get(basis, "") for basis in bases if basis), "")
