"""What the coach makes of its rules for whom: a course, a workshop, a client, or a first draft.

Severities that are not here are those of the rules. A course shows examples rather than plans; a workshop makes its
material in the room; what a client gets has to hold. In a draft every finding is one step milder, but those that may
harm people. Source: the field reference, §17.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_MADE_IN_THE_ROOM = ("BP-21", "EX-01", "MT-05", "MT-07", "MT-09", "PN-01", "PN-04", "PS-02", "ID-05")
_FILLED_IN_THE_ROOM = ("IS-01", "MS-01", "RA-01", "RA-02", "CO-02")
_PLANS = ("IS-01", "IS-02", "RM-02", "SH-09", "MX-02", "CO-06", "CO-07")
_ANSWERABLE = ("MT-01", "MT-02", "MT-03")  # what a moment of truth needs before a client sees it
_OF_DECKS_FOR_CLIENTS = ("DK-01", "DK-03", "DK-07", "MX-06")

PROFILES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "consultant": MappingProxyType({}),
        "course": MappingProxyType(
            {
                **dict.fromkeys(_PLANS, "hint"),
                **dict.fromkeys(_ANSWERABLE, "warning"),
                **dict.fromkeys(_OF_DECKS_FOR_CLIENTS, "off"),
                "DK-04": "warning",
            }
        ),
        "workshop": MappingProxyType(
            {
                **dict.fromkeys((*_MADE_IN_THE_ROOM, *_FILLED_IN_THE_ROOM), "hint"),
                **dict.fromkeys(_ANSWERABLE, "warning"),
                **dict.fromkeys(_OF_DECKS_FOR_CLIENTS, "off"),
            }
        ),
        "draft": MappingProxyType({"DK-11": "error", "WS-14": "error"}),
    }
)
