"""Scenes made by hand for the tests of drawing: one that holds everything, a ring map, and grids of any size."""

from __future__ import annotations

from generator.scene import (
    Align,
    Band,
    Box,
    Card,
    Connection,
    Curve,
    Dash,
    Line,
    Marker,
    Point,
    Scene,
    Shape,
    Side,
    Words,
)
from generator.text import wrap

AWKWARD = (
    "& < > \" '",
    "R&amp;D &lt;b&gt; &#65;",
    "<b>不是标签</b>",
    "C:\\new\\N \\G \\l \\",
    "=SUM(A1:A9)",
    "全角：（“引号”）、；？…—",
    "😀 👩‍💻 🇨🇳 ☕ ⚡ ✔ 3️⃣",
    "\u200fשלום\u200e A \u202bمرحبا\u202c",
    "node",
    "charset=",
    "]; } digraph { x -> y",
    "a\u0000b\u0007c\ud800d",
    "①②③ ★◆▼▲●○→ ✓ ≤ 30 秒 · 5 × 12",
    "ÀÉÎõü Ω привет",
    "{name|port} \\{x\\}",
)
LANES = ("evidence", "customer", "frontstage", "technology", "backstage", "support")
NAMES = {
    "evidence": "有形展示",
    "customer": "顾客行为",
    "frontstage": "前台员工",
    "technology": "前台技术",
    "backstage": "后台行为",
    "support": "支持过程",
}
ACTIONS = {
    "evidence": (
        "账单、产品界面、报错提示",
        "官网与名片统一印制 400 号码",
        "“智能语音导航”欢迎语",
        "三级语音菜单",
        "工单短信",
    ),
    "customer": (
        "发现扣费异常，想尽快问清",
        "搜索客服电话",
        "拨打 400 统一热线",
        "输入证件后四位或声纹确认",
        "评分并反馈",
    ),
    "frontstage": (
        "店员问候",
        "Greet & confirm the order",
        "一线坐席接听并复述确认",
        "二线专家三方通话",
        "回访专员致电",
    ),
    "technology": ("号码识别与排队播报", "声纹 / 按键核身", "IVR 一级：6 大产品线", "自助查询", "短信平台"),
    "backstage": ("客户身份匹配", "技能组路由与排队策略", "知识库检索", "工单派发、督办与升级", "质检抽听"),
    "support": ("18 条旧号停机引导与转接", "CRM 客户主数据平台", "统一知识库", "产品部门二线支持组", "BI 服务看板"),
}
LEFT, TOP, COLUMN, ROW, WIDTH, HEIGHT = 96.0, 118.0, 132.5, 74.0, 96.3, 46.4


def words(text: str, width: float, size: float = 10.5, bold: bool = False, align: Align = "center") -> Words:
    return Words(wrap(text, width - 6, size, bold), size, bold, align, text=text)


def card(name: str, role: str, box: Box, text: str, shape: Shape = "round", **more: object) -> Card:
    return Card(name, role, box, words(text, box.width), shape, **more)  # type: ignore[arg-type]


def _cell(column: int, row: int) -> Box:
    x, y = LEFT + 16 + column * COLUMN, TOP + row * ROW + (ROW - HEIGHT) / 2
    return Box(round(x, 2), round(y, 2), WIDTH, HEIGHT)


def _side(box: Box, side: Side, offset: float = 0.0) -> Point:
    x, y = box.center
    return {
        "top": (x + offset, box.y),
        "bottom": (x + offset, box.bottom),
        "left": (box.x, y + offset),
        "right": (box.right, y + offset),
    }[side]


def _connection(
    name: str, ends: tuple[Card, Card], sides: tuple[Side, Side], kind: str, via: tuple[Point, ...] = (), **more: object
) -> Connection:
    points = (_side(ends[0].box, sides[0]), *via, _side(ends[1].box, sides[1]))
    return Connection(name, ends[0].id, ends[1].id, kind, points, sides, **more)  # type: ignore[arg-type]


def _label(name: str, text: str, center: Point) -> Card:
    box = Box(center[0] - 24, center[1] - 7, 48, 14)
    return Card(name, "label", box, Words((text,), 9.0, text=text), "plain", "label")


def everything() -> Scene:
    """A blueprint with every kind of thing a scene can hold, and awkward texts."""
    width, height = 800.5, 900.25
    lanes = tuple(
        Band(f"lane-{role}", f"band-{role}", Box(LEFT, TOP + row * ROW, width - LEFT - 14, ROW), name=NAMES[role])
        for row, role in enumerate(LANES)
    )
    cells = {
        (column, row): card(
            f"{role}-{column}",
            role,
            _cell(column, row),
            ACTIONS[role][column],
            "note" if role == "evidence" else "round",
        )
        for row, role in enumerate(LANES)
        for column in range(5)
        if (column, row) not in ((1, 2), (0, 4))
    }
    return Scene(
        id="as_is",
        kind="blueprint",
        name="热线整合 <服务蓝图> & “试点”",
        language="zh-CN",
        width=width,
        height=height,
        description='18 条产品热线 → 1 个 400 统一号码; <5 步 & 6 条泳道 "现状"',
        bands=(*lanes, Band("halo", "ring-1", Box(LEFT + 20, 748, 130, 100), "ellipse", "圈")),
        lines=(*_lines(width), *_grid_lines(width)),
        curves=(_curve(),),
        connections=_connections(cells),
        cards=(*_heads(), *cells.values(), *_extras()),
        markers=_markers(cells),
    )


def _lines(width: float) -> tuple[Line, ...]:
    dashes: tuple[Dash, ...] = ("dashed", "dashed", "dotted")
    roles = ("line_of_interaction", "line_of_visibility", "line_of_internal_interaction")
    rows = (2, 4, 5)
    return tuple(
        Line(role, role, (LEFT, TOP + row * ROW), (width - 14, TOP + row * ROW), dash, 1.4, role)
        for role, row, dash in zip(roles, rows, dashes, strict=True)
    )


def _grid_lines(width: float) -> tuple[Line, ...]:
    lines = [
        Line(f"border {row}", "lane-border", (LEFT, TOP + row * ROW), (width - 14, TOP + row * ROW))
        for row in (0, 1, 3, 6)
    ]
    return (*lines, Line("leader", "leader", (200, 740), (260.5, 700.25), "dotted", 0.5, head="arrow"))


def _curve() -> Curve:
    points: list[Point] = [(LEFT + 30, 640)]
    for step, level in enumerate((662, 612, 655, 600)):
        start, end = points[-1], (LEFT + 30 + (step + 1) * 150.25, float(level))
        middle = (start[0] + end[0]) / 2
        points += [(middle, start[1]), (middle, end[1]), end]
    return Curve("emotion", "emotion", tuple(points), name="情绪曲线")


def _connections(cells: dict[tuple[int, int], Card]) -> tuple[Connection, ...]:
    def box(column: int, row: int) -> Box:
        return cells[column, row].box

    def pair(one: tuple[int, int], other: tuple[int, int]) -> tuple[Card, Card]:
        return cells[one], cells[other]

    flow = [
        _connection(f"flow-{at}", pair((at, 1), (at + 1, 1)), ("right", "left"), "sequence", weight=1.6)
        for at in range(4)
    ]
    gutter = box(2, 2).right + 18
    low = TOP + 5 * ROW - 8
    return (
        *flow,
        _connection("zero", pair((2, 1), (2, 2)), ("bottom", "top"), "interaction", both=True, head="open"),
        Connection(
            "again",
            cells[2, 1].id,
            cells[2, 2].id,
            "information",
            ((_side(box(2, 1), "bottom", 20)), _side(box(2, 2), "top", 20)),
            ("bottom", "top"),
            dash="dotted",
            head="open",
        ),
        _connection(
            "one",
            pair((0, 2), (1, 3)),
            ("right", "top"),
            "trigger",
            ((box(1, 3).center[0], box(0, 2).center[1]),),
            dash="dashed",
            label=_label("one-label", "转人工 A", (box(1, 3).center[0], box(0, 2).center[1] + 22)),
        ),
        _connection(
            "two",
            pair((2, 2), (3, 4)),
            ("right", "left"),
            "handoff",
            ((gutter, box(2, 2).center[1]), (gutter, box(3, 4).center[1])),
            weight=1.6,
            dash="dashdot",
        ),
        _connection(
            "three",
            pair((3, 4), (4, 5)),
            ("bottom", "left"),
            "failure",
            ((box(3, 4).center[0], low), (box(4, 5).x - 12, low), (box(4, 5).x - 12, box(4, 5).center[1])),
            label=_label("three-label", "改进 <闭环>", (box(3, 4).right + 14, low)),
        ),
        _connection(
            "four",
            pair((1, 4), (2, 5)),
            ("left", "right"),
            "feedback",
            (
                (box(1, 4).x - 14, box(1, 4).center[1]),
                (box(1, 4).x - 14, box(1, 5).bottom + 9),
                (box(2, 5).right + 14, box(1, 5).bottom + 9),
                (box(2, 5).right + 14, box(2, 5).center[1]),
            ),
            both=True,
            dash="dashed",
            head="circle",
        ),
        _connection("short", pair((4, 3), (4, 4)), ("bottom", "top"), "supply", head="diamond"),
    )


def _heads() -> tuple[Card, ...]:
    white: tuple[Card, ...] = tuple(
        Card(
            f"head-{role}",
            f"lane-{role}",
            Box(12, TOP + row * ROW + 1, LEFT - 14, ROW - 2),
            words(NAMES[role], 80, 10.5, True),
            "rectangle",
            "lane",
        )
        for row, role in enumerate(LANES)
    )
    phases = (("认知", 0, 2), ("Dial & wait", 2, 3), ("解决", 3, 5))
    chevrons = tuple(
        Card(
            f"phase-{at}",
            "phase",
            Box(LEFT + 6 + start * COLUMN, 62, (end - start) * COLUMN - 4, 24),
            words(name, 120, 12, True),
            "chevron",
            "phase",
        )
        for at, (name, start, end) in enumerate(phases)
    )
    title = Card(
        "title",
        "title",
        Box(12, 14, 700, 30),
        words("热线整合服务蓝图：18 条产品热线 → 1 个 400 统一号码（三级 IVR）", 700, 18, True, "left"),
        "plain",
        "title",
        inset=0,
    )
    steps = tuple(
        Card(
            f"step-{at}",
            "step",
            Box(_cell(at, 0).x, 90, WIDTH, 24),
            words(f"第 {at + 1} 步", WIDTH, 10.5, True),
            "plain",
            "step",
        )
        for at in range(5)
    )
    return (title, *white, *chevrons, *steps)


def _extras() -> tuple[Card, ...]:
    """Ellipses, free text, notes with text at the top left, and the texts that break things."""
    long = "无空格的长句" * 50
    top = Card(
        "notes",
        "box",
        Box(560, 690, 226, 190),
        Words(wrap(long, 214, 9.0), 9.0, align="left", text=long),
        "rectangle",
        "note",
        valign="top",
        inset=6,
    )
    oval = card("oval", "stakeholder-employee", Box(LEFT + 46, 766, 78.5, 30), "一线坐席", "ellipse")
    right = Card(
        "right",
        "muted",
        Box(LEFT + 20, 690, 130, 26),
        words("靠右 right\n第二行", 130, 9.0, align="right"),
        "plain",
        "label",
    )
    linked = card(
        "more: a/b",
        "customer",
        Box(LEFT + 20, 855, 130, 26),
        "https & more",
        "round",
        link='https://example.org/?a=1&b="2"',
    )
    dashed = card("assumed", "backstage", Box(LEFT + 46, 805, 78.5, 30), "假设（待证实）", "round", border="dashed")
    empty = Card('empty "id" \\', "metric", Box(12, 690, 70, 20), Words(("",), 9.0), "rectangle", "note")
    odd = [
        Card(
            f"{text}",
            "box",
            Box(258 + at % 2 * 150, 690 + at // 2 * 25, 146, 22),
            Words((text,), 9.0 if len(text) < 25 else 7.5, text=text),
            "rectangle",
            "note",
        )
        for at, text in enumerate(AWKWARD)
    ]
    return (top, oval, right, linked, dashed, empty, *odd)


def _markers(cells: dict[tuple[int, int], Card]) -> tuple[Marker, ...]:
    def at(column: int, row: int, role: str, glyph: str, index: int = 0, **more: object) -> Marker:
        box = cells[column, row].box
        place = Box(box.right - 9 - index * 17, box.y - 9, 16, 16)
        return Marker(
            f"{role}-{column}{row}", role, place, glyph, f"{role}: {glyph}", 9.0, card=cells[column, row].id, **more
        )  # type: ignore[arg-type]

    scores = [
        Marker(
            f"score-{step}",
            f"emotion-{mood}",
            Box(LEFT + 22 + step * 150.25, level - 8, 16, 16),
            score,
            f"情绪 {score}",
            9.0,
        )
        for step, (level, mood, score) in enumerate(
            (
                (640, "negative", "-1"),
                (662, "negative", "-2"),
                (612, "positive", "+2"),
                (655, "neutral", "0"),
                (600, "positive", "+3"),
            )
        )
    ]
    return (
        at(0, 1, "moment", "★"),
        at(1, 1, "moment", "◆"),
        at(1, 1, "pain-mark", "▼", 1),
        at(3, 1, "wait-mark", "W", hollow=True),
        at(3, 2, "fail-mark", "F"),
        at(2, 4, "question-mark", "?"),
        *scores,
    )


def rings() -> Scene:
    """A ring map: ellipses one in the other, cards on them, straight arrows with labels."""
    middle = (240.0, 160.0)
    bands = tuple(
        Band(
            f"ring-{at}",
            f"ring-{at}",
            Box(middle[0] - width, middle[1] - width * 0.62, 2 * width, 1.24 * width),
            "ellipse",
        )
        for at, width in ((2, 225.0), (1, 150.25), (0, 70.0))
    )
    places = {"客户": (240, 160), "坐席": (150, 110), "专家": (330, 210), "监管机构": (400, 60)}
    cards = {
        name: card(name, role, Box(x - 32, y - 12, 64, 24), name)
        for (name, (x, y)), role in zip(
            places.items(),
            ("stakeholder-customer", "stakeholder-employee", "stakeholder-internal", "stakeholder-regulator"),
            strict=True,
        )
    }
    arrows = (("坐席", "客户", "right", "top"), ("客户", "专家", "right", "top"), ("专家", "监管机构", "top", "bottom"))
    connections = []
    for at, (source, target, leave, enter) in enumerate(arrows):
        start, end = _side(cards[source].box, leave), _side(cards[target].box, enter)  # type: ignore[arg-type]
        label = _label(f"label-{at}", "答复", ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2))
        connections.append(
            Connection(
                f"arrow-{at}",
                source,
                target,
                "tangible",
                (start, end),
                (leave, enter),  # type: ignore[arg-type]
                straight=True,
                both=at == 1,
                label=label,
            )
        )
    return Scene(
        "rings",
        "rings",
        "干系人环图",
        "zh-CN",
        480,
        320,
        "谁围着客户",
        bands,
        connections=tuple(connections),
        cards=tuple(cards.values()),
    )


def grid(rows: int, columns: int) -> Scene:
    """A blueprint of rows × columns cards with arrows along and between the rows."""
    width, height = LEFT + columns * COLUMN, TOP + rows * ROW
    cells = {
        (column, row): card(
            f"c{column}-{row}", LANES[row % 6], _cell(column, row), f"{ACTIONS[LANES[row % 6]][column % 5]}"
        )
        for row in range(rows)
        for column in range(columns)
    }
    lanes = tuple(
        Band(f"lane-{row}", f"band-{LANES[row % 6]}", Box(LEFT, TOP + row * ROW, width - LEFT, ROW))
        for row in range(rows)
    )
    along = [
        _connection(
            f"along-{column}-{row}", (cells[column, row], cells[column + 1, row]), ("right", "left"), "sequence"
        )
        for row in range(0, rows, 3)
        for column in range(columns - 1)
    ]
    down = [
        _connection(
            f"down-{column}-{row}", (cells[column, row], cells[column, row + 1]), ("bottom", "top"), "interaction"
        )
        for row in range(rows - 1)
        for column in range(0, columns, 2)
    ]
    return Scene(
        "grid",
        "blueprint",
        "Grid",
        "en",
        width,
        height,
        bands=lanes,
        connections=(*along, *down),
        cards=tuple(cells.values()),
    )
