"""Canvases for ideas: how might we, brainwriting, analogy, screening, impact and effort, concept, test.

Units: millimetres of the body of an A3 sheet.
"""

from __future__ import annotations

from generator.layout.canvases.forms import Area, Axes, Canvas, Column, Fixed, Grid, Join, Lane, Sheet, Table, Write

HMW = Canvas(
    "cv-hmw",
    20,
    (
        Grid(
            "hmw",
            (0, 0),
            tuple(Lane(f"row-{at}", 79.5, "notes", takes=("opportunities",)) for at in (1, 2, 3)),
            (
                Column("pain", 79, 1),
                Column("first", 88.5, 2),
                Column("second", 88.5, 2),
                Column("third", 88.5, 2),
                Column("chosen", 55.5, 3),
            ),
            0,
            head=11.5,
            gutter=10,
            coded=(1, 2, 3),
        ),
    ),
    ("pain-mark", "opportunity-mark"),
)


def _rounds(first: int, count: int, height: float) -> Grid:
    return Grid(
        "ideas",
        (0, 0),
        tuple(
            Lane(f"round-{at}", height, "notes", "opportunity", at, ("ideas",)) for at in range(first, first + count)
        ),
        tuple(Column(f"idea-{at}", 122.6) for at in (1, 2, 3)),
        32,
        head=8,
        first=3 * (first - 1),
        gutter=12,
    )


BRAINWRITING = Canvas(
    "cv-brainwriting",
    30,
    (_rounds(1, 6, 40.3),),
    ("opportunity-mark",),
    (Sheet((_rounds(1, 3, 80.6),), (Join("bottom", 2),)), Sheet((_rounds(4, 3, 80.6),))),
)

ANALOGY = Canvas(
    "cv-analogy",
    25,
    (
        Table(
            "rows",
            (0, 0, 400, 250),
            (Column("peer", 82, 1), Column("practice", 106, 2), Column("principle", 106, 3), Column("version", 106, 4)),
            rows=4,
            head=17,
            takes="benchmarks",
        ),
    ),
)

_CRITERIA = ("desirability", "feasibility", "viability")

SCREENING = Canvas(
    "cv-screening",
    30,
    (
        Write("pugh", (0, 0, 196, 7), 11, True, "heading", order=1, question=True),
        Table(
            "pugh",
            (0, 8, 196, 118),
            (
                Column("criterion", 56),
                Column("datum", 32, center=True),
                *(Column(f"concept-{at}", 36, center=True) for at in range(1, 4)),
            ),
            rows=6,
            head=22,
        ),
        Write("weighted", (204, 0, 196, 7), 11, True, "heading", order=2, question=True),
        Table(
            "weighted",
            (204, 8, 196, 118),
            (
                Column("criterion", 56),
                Column("weight", 32, center=True),
                *(Column(f"concept-{at}", 36, center=True) for at in range(1, 4)),
            ),
            rows=6,
            head=22,
        ),
        Fixed(
            "anchors",
            (0, 132, 400, 40),
            tuple((name, f"{name}-1", f"{name}-5") for name in _CRITERIA),
        ),
        Write("gate", (0, 174, 400, 6), 10, True, "heading"),
        *(
            Area(name, (134 * at, 182, 132, 68), order, role, ruled=True)
            for at, (name, order, role) in enumerate((("go", 3, "delight"), ("later", 0, "itch"), ("stop", 0, "pain")))
        ),
    ),
)

IMPACT = Canvas(
    "cv-impact",
    20,
    (
        Write("grid", (0, 0, 276, 7), 11, True, "heading", order=2, question=True),
        Axes(
            "grid",
            (0, 9, 276, 241),
            "across",
            "up",
            (
                ("quadrant-quick_win", "delight"),
                ("quadrant-big_bet", "customer"),
                ("quadrant-fill_in", "monitor"),
                ("quadrant-avoid", "pain"),
            ),
        ),
        Table(
            "list",
            (286, 0, 114, 250),
            (Column("name", 62), Column("impact", 26, center=True), Column("effort", 26, center=True)),
            rows=12,
            head=11,
            takes="opportunities",
            titled=True,
            order=1,
        ),
    ),
    ("opportunity-mark",),
)

CONCEPT = Canvas(
    "cv-concept",
    25,
    (
        Area("name", (0, 0, 140, 34), 1, "opportunity"),
        Area("one_liner", (142, 0, 174, 34), 2, "opportunity", ruled=True),
        Area("owner", (318, 0, 82, 34), 11, "metric"),
        Area("user", (0, 36, 132, 38), 3, "customer", ruled=True),
        Area("moments", (134, 36, 132, 38), 4, "support", ruled=True),
        Area("pains", (268, 36, 132, 38), 5, "pain", ruled=True),
        Write("frames", (0, 76, 400, 6.5), 11, True, "heading", order=6, question=True),
        *(Area(f"frame-{at}", (80.5 * (at - 1), 84, 78, 62)) for at in range(1, 6)),
        Area("evidence", (0, 148, 98.5, 50), 7, "evidence", ruled=True),
        Area("frontstage", (100.5, 148, 98.5, 50), 0, "frontstage", ruled=True),
        Area("backstage", (201, 148, 98.5, 50), 0, "backstage", ruled=True),
        Area("support", (301.5, 148, 98.5, 50), 0, "support", ruled=True),
        Area("strategy", (0, 200, 78.4, 50), 8, "customer", ruled=True),
        Area("metrics", (80.4, 200, 78.4, 50), 9, "metric", ruled=True),
        Area("resources", (160.8, 200, 78.4, 50), 10, "evidence", ruled=True),
        Area("risks", (241.2, 200, 78.4, 50), 0, "pain", ruled=True),
        Area("next_test", (321.6, 200, 78.4, 50), 12, "delight", ruled=True),
    ),
    ("evidence", "frontstage", "backstage", "support"),
    entries="concepts",
)

TEST = Canvas(
    "cv-test",
    25,
    (
        Area("concept", (0, 0, 130, 40), 1, "opportunity", ruled=True),
        Area("hypothesis", (132, 0, 268, 40), 2, "customer", ruled=True),
        Area("method", (0, 42, 132, 62), 3, "technology", ruled=True),
        Area("measure", (134, 42, 132, 62), 4, "metric", ruled=True),
        Area("success", (268, 42, 132, 62), 5, "delight", ruled=True),
        Area("participants", (0, 106, 132, 84), 6, "customer", ruled=True),
        Area("tasks", (0, 192, 132, 58), 7, "frontstage", ruled=True),
        Area("observations", (134, 106, 132, 144), 8, "evidence", notes=True),
        Area("result", (268, 106, 132, 50), 9, "metric", ruled=True),
        Area("decision", (268, 158, 132, 71), 10, "opportunity"),
        Write("decision-options", (270, 232, 128, 6), 11, True, "heading"),
        Write("consent", (270, 240, 128, 10), 10),
    ),
    entries="tests",
)

CANVASES = (HMW, BRAINWRITING, ANALOGY, SCREENING, IMPACT, CONCEPT, TEST)
