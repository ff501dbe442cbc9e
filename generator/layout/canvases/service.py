"""Canvases about the service: journey, blueprint, moments of truth.

Units: millimetres of the body of an A3 sheet.
"""

from __future__ import annotations

from dataclasses import replace

from generator.layout.canvases.forms import Area, Canvas, Column, Grid, Join, Lane, Sheet, Table, Write

_PAINS = ("pains", "itches", "delights")
_CARDS = ("cards", "questions")


def _columns(count: int, width: float) -> tuple[Column, ...]:
    return (Column("", width),) * count


_JOURNEY = {
    lane.key: lane
    for lane in (
        Lane("phase", 14, "write", "phase", 1),
        Lane("action", 34, "notes", "customer", 2),
        Lane("touchpoint", 34, "notes", "evidence", 3),
        Lane("thought", 22, "write", "thought", 4),
        Lane("emotion", 40, "scale", "emotion", 5),
        Lane("pain", 52, "notes", "pain", 6, _PAINS),
        Lane("opportunity", 34, "notes", "opportunity", 7),
        Lane("owner", 20, "write", "metric", 8),
    )
}
_TALL = {"phase": 16.0, "action": 92.0, "touchpoint": 92.0, "thought": 50.0, "emotion": 52.0, "pain": 90.0,
         "opportunity": 80.0, "owner": 28.0}  # fmt: skip


def _journey(keys: tuple[str, ...], first: int) -> Grid:
    lanes = tuple(replace(_JOURNEY[key], height=_TALL[key]) for key in keys)
    return Grid("journey", (0, 0), lanes, _columns(4, 91.25), 35, first=first)


_UPPER, _LOWER = ("phase", "action", "touchpoint", "thought"), ("emotion", "pain", "opportunity", "owner")

JOURNEY = Canvas(
    "cv-journey",
    45,
    (Grid("journey", (0, 0), tuple(_JOURNEY.values()), _columns(8, 45.6), 35),),
    ("customer", "evidence", "pain-mark", "delight-mark", "itch-mark", "opportunity-mark", "hollow"),
    (
        Sheet((_journey(_UPPER, 0),), (Join("right", 2), Join("bottom", 3))),
        Sheet((_journey(_UPPER, 4),), (Join("bottom", 4),)),
        Sheet((_journey(_LOWER, 0),), (Join("right", 4),)),
        Sheet((_journey(_LOWER, 4),)),
    ),
)

_BLUEPRINT = (
    Lane("phase", 12, "write", "phase", 1),
    Lane("time", 12, "write", "metric", 6),
    Lane("evidence", 32, "notes", "evidence", 7),
    Lane("customer", 32, "notes", "customer", 2),
    Lane("line_of_interaction", 6, "line"),
    Lane("frontstage", 32, "notes", "frontstage", 3),
    Lane("line_of_visibility", 6, "line"),
    Lane("backstage", 32, "notes", "backstage", 4),
    Lane("line_of_internal_interaction", 6, "line"),
    Lane("support", 32, "notes", "support", 5),
    Lane("notes", 48, "notes", "opportunity", 8, _CARDS),
)
_HIGH = {"phase": 20.0, "time": 20.0, "evidence": 99.0, "customer": 99.0, "frontstage": 113.0, "backstage": 113.0,
         "support": 125.0, "notes": 125.0}  # fmt: skip


def _blueprint(first_lane: int, last_lane: int, first: int) -> Grid:
    lanes = tuple(replace(lane, height=_HIGH.get(lane.key, 12.0)) for lane in _BLUEPRINT[first_lane:last_lane])
    return Grid("blueprint", (0, 0), lanes, _columns(4, 92), 32, first=first)


BLUEPRINT = Canvas(
    "cv-blueprint",
    60,
    (Grid("blueprint", (0, 0), _BLUEPRINT, _columns(12, 30.5), 34),),
    (
        *("evidence", "customer", "frontstage", "backstage", "support"),
        *("moment", "pain-mark", "wait-mark", "fail-mark", "question-mark", "opportunity-mark"),
    ),
    (
        Sheet((_blueprint(0, 5, 0),), (Join("right", 2), Join("bottom", 3))),
        Sheet((_blueprint(0, 5, 4),), (Join("bottom", 4),)),
        Sheet((_blueprint(5, 9, 0),), (Join("right", 4), Join("bottom", 5))),
        Sheet((_blueprint(5, 9, 4),), (Join("bottom", 6),)),
        Sheet((_blueprint(9, 11, 0),), (Join("right", 6),)),
        Sheet((_blueprint(9, 11, 4),)),
    ),
)

MOT = Canvas(
    "cv-mot",
    35,
    (
        Table(
            "shortlist",
            (0, 0, 400, 62),
            (
                Column("candidate", 210),
                Column("impact", 46, center=True),
                Column("frequency", 48, center=True),
                Column("gap", 46, center=True),
                Column("product", 50, center=True),
            ),
            rows=5,
            head=7.5,
            titled=True,
            order=1,
        ),
        Table(
            "rows",
            (0, 66, 400, 140),
            (
                Column("name", 70, 2),
                Column("emotion", 42, 3),
                Column("strategy", 48, 4),
                Column("promise", 78, 5),
                Column("hmw", 72, 6),
                Column("metrics", 48, 7),
                Column("owner", 42, 8),
            ),
            rows=3,
            head=17,
            takes="moments",
        ),
        Write("strategies", (0, 209, 400, 6), 11, True, "heading"),
        *(
            Area(f"strategy-{name}", (66.8 * at, 216, 65.8, 34))
            for at, name in enumerate(("remove", "simplify", "anticipate", "empower", "elevate", "finish_strong"))
        ),
    ),
    ("moment", "pain-mark", "delight-mark"),
)

CANVASES = (JOURNEY, BLUEPRINT, MOT)
