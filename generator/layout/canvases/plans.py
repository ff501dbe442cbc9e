"""Canvases for what follows: roadmap, issues, standards, report-out, feedback, evaluation.

Units: millimetres of the body of an A3 sheet.
"""

from __future__ import annotations

from generator.layout.canvases.forms import Area, Canvas, Column, Table, Write

ROADMAP = Canvas(
    "cv-roadmap",
    30,
    (
        Write("format", (0, 0, 400, 6), 10, role="muted"),
        Area("short", (0, 7, 132, 148), 1, "customer", True, takes="roadmap", count=3),
        Area("mid", (134, 7, 132, 148), 2, "frontstage", True, takes="roadmap", count=3),
        Area("long", (268, 7, 132, 148), 3, "support", True, takes="roadmap", count=2),
        Table(
            "risks",
            (0, 159, 282, 91),
            (
                Column("text", 84),
                Column("likelihood", 30, center=True),
                Column("impact", 28, center=True),
                Column("response", 96),
                Column("owner", 44),
            ),
            rows=4,
            head=11,
            takes="risks",
            titled=True,
            order=4,
        ),
        Area("depends", (286, 159, 114, 45), 5, "evidence", ruled=True),
        Area("decisions", (286, 206, 114, 44), 6, "evidence", ruled=True),
    ),
)

ISSUES = Canvas(
    "cv-issues",
    30,
    (
        Table(
            "rows",
            (0, 0, 400, 242),
            (
                Column("title", 70, 1),
                Column("step", 36, 2),
                Column("severity", 28, 3, True),
                Column("frequency", 28, 4, True),
                Column("priority", 24, 5, True),
                Column("analysis", 52, 6),
                Column("solution", 58, 7),
                Column("owner", 36, 8),
                Column("due", 40, 9),
                Column("status", 28, 10),
            ),
            rows=8,
            head=16,
            takes="issues",
        ),
        Write("rule", (0, 244, 400, 6), 10, role="muted"),
    ),
    ("pain-mark",),
)

STANDARDS = Canvas(
    "cv-standards",
    30,
    (
        Table(
            "rows",
            (0, 0, 400, 242),
            (
                Column("phase", 44, 1),
                Column("focus", 54, 2),
                Column("behaviour", 116, 3),
                Column("quantitative", 54, 4),
                Column("scoring", 34, 5),
                Column("weight", 26, 6, True),
                Column("critical", 28, 7, True),
                Column("not_applicable", 44, 8),
            ),
            rows=6,
            head=16,
            takes="standards",
        ),
        Write("rule", (0, 244, 400, 6), 10, role="muted"),
    ),
)

PITCH = Canvas(
    "cv-pitch",
    20,
    (
        Area("customer", (0, 0, 132, 124), 1, "customer", ruled=True),
        Area("promise", (134, 0, 132, 124), 2, "opportunity", ruled=True),
        Area("works", (268, 0, 132, 124), 3, "frontstage", ruled=True),
        Area("behind", (0, 126, 132, 124), 4, "backstage", ruled=True),
        Area("proof", (134, 126, 132, 124), 5, "metric", ruled=True),
        Area("ask", (268, 126, 132, 124), 6, "delight", ruled=True),
    ),
    ("frontstage", "backstage"),
)

FEEDBACK = Canvas(
    "cv-feedback",
    15,
    (
        Table(
            "scores",
            (0, 0, 400, 112),
            (Column("criterion", 118), *(Column(f"group-{at}", 47, center=True) for at in range(1, 7))),
            rows=6,
            head=9,
            titled=True,
            order=1,
            lead=("value", "novelty", "feasibility", "completeness", "delivery", "total"),
        ),
        Area("like", (0, 116, 132, 134), 2, "delight", notes=True),
        Area("wish", (134, 116, 132, 134), 3, "itch", notes=True),
        Area("what_if", (268, 116, 132, 134), 4, "opportunity", notes=True),
    ),
)

EVALUATION = Canvas(
    "cv-evaluation",
    3,
    (
        Table(
            "questions",
            (0, 0, 400, 166),
            (Column("question", 160), *(Column(f"score-{at}", 48, center=True) for at in range(1, 6))),
            rows=8,
            head=9,
            titled=True,
            order=1,
            lead=tuple(f"evaluation-{at}" for at in range(1, 9)),
            circles=True,
        ),
        Area("recommend", (0, 170, 132, 80), 2, "delight"),
        Table(
            "recommend-scale",
            (4, 198, 124, 40),
            tuple(Column(f"n-{at}", 124 / 11, center=True) for at in range(11)),
            rows=1,
            head=9,
            circles=True,
        ),
        Area("first_step", (134, 170, 132, 80), 3, "customer", ruled=True),
        Area("obstacle", (268, 170, 132, 80), 4, "pain", ruled=True),
    ),
)

CANVASES = (ROADMAP, ISSUES, STANDARDS, PITCH, FEEDBACK, EVALUATION)
