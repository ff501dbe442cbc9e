"""Canvases about people: duty and essence, stakeholders, persona, empathy, needs iceberg, Kano.

Units: millimetres of the body of an A3 sheet.
"""

from __future__ import annotations

from itertools import pairwise

from generator.layout.canvases.forms import Area, Axes, Canvas, Column, Fixed, Ground, Rings, Stroke, Table, Write

DUTY = Canvas(
    "cv-duty",
    20,
    (
        Table(
            "rows",
            (0, 0, 400, 250),
            (
                Column("role", 52, 1),
                Column("duty", 84, 2),
                Column("essence", 88, 3),
                Column("sees", 88, 4),
                Column("gap", 88, 5),
            ),
            rows=5,
            head=17,
        ),
    ),
)

STAKEHOLDER = Canvas(
    "cv-stakeholder",
    35,
    (
        Write("grid", (0, 0, 196, 7), 11, True, "heading", order=1, question=True),
        Axes(
            "grid",
            (0, 9, 196, 184),
            "interest",
            "power",
            (
                ("quadrant-keep_satisfied", "keep_satisfied"),
                ("quadrant-manage_closely", "manage_closely"),
                ("quadrant-monitor", "monitor"),
                ("quadrant-keep_informed", "keep_informed"),
            ),
            takes="stakeholders",
        ),
        Write("rings", (208, 0, 192, 7), 11, True, "heading", order=2, question=True),
        Stroke("tangible", ((208, 185.5), (220, 185.5)), "tangible", 1.4, straight=True),
        Write("tangible", (222, 183, 74, 5), 10),
        Stroke("intangible", ((208, 190.5), (220, 190.5)), "intangible", 1.4, straight=True, dash="dashed"),
        Write("intangible", (222, 188, 74, 5), 10),
        Write("source", (330, 188, 70, 5), 10, role="muted", align="right"),
        Rings("rings", (304, 99), (22, 41, 58, 74, 90)),
        Table(
            "plan",
            (0, 197, 400, 53),
            (
                Column("who", 70),
                Column("needs", 92),
                Column("fears", 92),
                Column("engagement", 100),
                Column("owner", 46),
            ),
            rows=3,
            head=8,
            titled=True,
            order=3,
        ),
    ),
)

PERSONA = Canvas(
    "cv-persona",
    30,
    (
        Ground("portrait", "canvas-ring-1", (24, 86, 56, 56), "ellipse"),
        Area("who", (0, 0, 102, 148), 1, "customer"),
        Area("quote", (0, 150, 102, 100), 2, "evidence", ruled=True),
        Area("goals", (104, 0, 147, 66), 3, "customer", ruled=True),
        Area("jobs", (253, 0, 147, 66), 4, "support", ruled=True),
        Area("context", (104, 68, 147, 54), 5, "evidence", ruled=True),
        Area("behaviours", (253, 68, 147, 54), 6, "technology", ruled=True),
        Area("needs", (104, 124, 97.3, 66), 7, "frontstage", ruled=True),
        Area("pains", (203.3, 124, 97.4, 66), 8, "pain", ruled=True),
        Area("gains", (302.7, 124, 97.3, 66), 9, "opportunity", ruled=True),
        Area("channels", (104, 192, 97.3, 58), 10, "evidence", ruled=True),
        Area("skills", (203.3, 192, 97.4, 58), 11, "evidence", ruled=True),
        Area("evidence", (302.7, 192, 97.3, 58), 12, "evidence", ruled=True),
    ),
    entries="personas",
)

_HEAD = (  # a face looking right, from the neck's back over the crown to the neck's front
    (166, 158),
    (165, 148), (160, 142), (150, 132),
    (120, 104), (126, 48), (200, 48),
    (244, 48), (266, 70), (266, 98),
    (268, 106), (274, 113), (277, 120),
    (279, 124), (274, 127), (267, 127),
    (269, 136), (267, 147), (256, 148),
    (247, 149), (244, 152), (244, 158),
)  # fmt: skip

EMPATHY = Canvas(
    "cv-empathy",
    25,
    (
        Area("who", (0, 0, 199, 44), 1, "customer", ruled=True),
        Area("do_next", (201, 0, 199, 44), 2, "customer", ruled=True),
        Area("hear", (0, 46, 118, 204), 6, "technology", notes=True),
        Area("see", (282, 46, 118, 101), 3, "frontstage", notes=True),
        Area("say", (282, 149, 118, 101), 4, "evidence", notes=True),
        Area("do", (120, 159, 160, 91), 5, "backstage", notes=True),
        Stroke("head", _HEAD, "canvas-head-line", 1.5),
        Area("think", (158, 54, 88, 30), 7, frame=False),
        Area("pains", (152, 86, 50, 45), 0, "pain", ruled=True),
        Area("gains", (204, 86, 50, 45), 0, "opportunity", ruled=True),
    ),
    entries="personas",
)


def _facets(*corners: tuple[float, float]) -> tuple[tuple[float, float], ...]:
    """Straight edges from corner to corner as Bézier points."""
    points = [corners[0]]
    for before, corner in pairwise(corners):
        points += [before, corner, corner]
    return tuple(points)


_BERG = _facets(
    (84, 89.2), (101, 66), (109, 34), (112, 9), (138, 4), (157, 8), (184, 0.5), (207, 6), (231, 2), (262, 8), (287, 9),
    (292, 40), (299, 66), (316, 89.2), (330, 122), (333, 170), (326, 216), (314, 249.5), (86, 249.5), (74, 214),
    (67, 168), (70, 120), (84, 89.2),
)  # fmt: skip

ICEBERG = Canvas(
    "cv-iceberg",
    25,
    (
        Ground("water", "canvas-water", (0, 89.2, 400, 160.8)),
        Stroke("berg", _BERG, "canvas-head-line", 1.5),
        Area("surface", (118, 10, 81, 78.4), 1, "customer", True, takes="needs", count=2, aside=(10, 90)),
        Area("behaviour", (201, 10, 81, 78.4), 2, "customer", True, takes="needs", count=2, aside=(302, 90)),
        Stroke("waterline", ((0, 89.2), (400, 89.2)), "waterline", 1.5, straight=True),
        Write("waterline", (302, 83, 97, 6), 10, role="waterline-name", align="right"),
        Area("expectation", (92, 90.4, 107, 78.4), 3, "frontstage", True, takes="needs", count=2, aside=(3, 60)),
        Area("motive", (201, 90.4, 107, 78.4), 4, "support", True, takes="needs", count=2, aside=(338, 60)),
        Area("emotion", (92, 170.4, 107, 78.4), 5, "pain", True, takes="needs", count=2, aside=(3, 60)),
        Area("value", (201, 170.4, 107, 78.4), 6, "opportunity", True, takes="needs", count=2, aside=(338, 60)),
    ),
)

KANO = Canvas(
    "cv-kano",
    30,
    (
        Write("grid", (0, 0, 226, 7), 11, True, "heading", order=3, question=True),
        Axes(
            "grid",
            (0, 9, 226, 241),
            "worse",
            "better",
            (("kano-A", "opportunity"), ("kano-O", "customer"), ("kano-I", "monitor"), ("kano-M", "pain")),
        ),
        Table(
            "features",
            (236, 0, 164, 138),
            (
                Column("name", 84),
                Column("with", 25, center=True),
                Column("without", 27, center=True),
                Column("category", 28, center=True),
            ),
            rows=8,
            head=11,
            takes="needs",
            titled=True,
            order=1,
        ),
        Fixed(
            "table",
            (236, 144, 164, 82),
            (
                ("=", "=1", "=2", "=3", "=4", "=5"),
                ("=1", "=Q", "=A", "=A", "=A", "=O"),
                ("=2", "=R", "=I", "=I", "=I", "=M"),
                ("=3", "=R", "=I", "=I", "=I", "=M"),
                ("=4", "=R", "=I", "=I", "=I", "=M"),
                ("=5", "=R", "=R", "=R", "=R", "=Q"),
            ),
            2,
        ),
        Write("answers", (236, 228, 164, 9.5), 10),
        Write("classes", (236, 238, 164, 10), 10),
    ),
)

CANVASES = (DUTY, STAKEHOLDER, PERSONA, EMPATHY, ICEBERG, KANO)
