"""A small job with one of everything that a deck can hold, in Chinese, English or both on each slide."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from generator import text
from generator.outline import Notes, Outline, Section, Slide
from generator.outline.blocks import Callout, Chart, Figure, Prose, Table, lines
from generator.render import Job
from generator.scene import Band, Box, Card, Connection, Curve, Line, Marker, Point, Scene, Words
from generator.theme import house

AWKWARD = "R&D <b>\"x\" 'y' 😀 👩‍⚕️ ‏שלום‎ =1+1 ，。！？：； \x0b\x00\ufffe 完"

LANES = (
    ("customer", "顾客行为", "Customer actions"),
    ("frontstage", "前台员工", "Frontstage"),
    ("backstage", "后台行为", "Backstage"),
    ("support", "支持过程", "Support processes"),
)
PHASES = (("认知", "Become aware", 0, 2), ("拨打", "Call", 2, 3), ("解决", "Resolve", 3, 5))
CARDS = {  # id: (lane, column, Chinese, English)
    "c1": (0, 0, "发现扣费异常，想尽快问清", "Notices an odd charge"),
    "c2": (0, 1, "搜索客服电话，确认拨哪一个", "Looks up the hotline number"),
    "c3": (0, 2, "拨打 400 统一热线", "Calls the one number"),
    "c4": (0, 3, "向坐席描述问题", "Explains the problem"),
    "c5": (0, 4, "确认处理方案与时限", "Agrees the solution and the date"),
    "f1": (1, 2, "语音导航 & 身份识别", "Voice menu & identification"),
    "f2": (1, 3, "一线坐席接听并复述确认", "Agent answers and repeats back"),
    "f3": (1, 4, "二线专家三方通话", "Expert joins the call"),
    "b1": (2, 3, "知识库检索，推送历史工单", "Knowledge base and past tickets"),
    "b2": (2, 4, "工单派发、督办与升级", "Ticket routed and tracked"),
    "s1": (3, 1, "18 条旧号停机引导与转接", "18 old numbers redirect"),
    "s2": (3, 4, "CRM 客户主数据平台", "CRM master data"),
}
LEFT, WIDE, TALL = 122.0, 160.0, 92.0
COLUMNS = [LEFT + 12 + WIDE * at for at in range(5)]
ROWS = [132.0 + TALL * at for at in range(4)]
GUTTERS = [left - 15 for left in COLUMNS]
BOXES = {name: Box(COLUMNS[at], ROWS[lane] + 20, 130, 48) for name, (lane, at, _, _) in CARDS.items()}

Say = Callable[[str, str], str]


def words(content: str, width: float, size: float = 10.5, bold: bool = False) -> Words:
    return Words(text.wrap(content, width - 10, size, bold), size, bold, text=content)


def demonstration(language: str) -> Scene:
    """Four lanes, five steps, eleven connections of no to four bends."""

    def say(chinese: str, english: str) -> str:
        return chinese if language.startswith("zh") else english

    bands = [
        Band(f"band-{lane}", f"band-{lane}", Box(LEFT - 8, ROWS[at], 932 - LEFT, TALL - 4), name=say(zh, en))
        for at, (lane, zh, en) in enumerate(LANES)
    ]
    lines = [
        Line(f"line-{at}", "line_of_visibility", (36, y - 2), (924, y - 2), "dashed", 1.4, say("可视线", "Line"))
        for at, y in enumerate(ROWS[1:])
    ]
    wave: tuple[Point, ...] = ((140, 480), (240, 520), (340, 470), (440, 505), (560, 520), (700, 490), (900, 500))
    moment = say("关键时刻：第一次开口", "moment of truth: the first words")
    corner = ROWS[0] + 12
    markers = (
        Marker("m1", "moment", Box(COLUMNS[3] + 122, corner, 16, 16), "◆", moment, 10, card="c4"),
        Marker("m2", "pain-mark", Box(COLUMNS[1] + 122, corner, 16, 16), "▼", say("痛点", "pain"), 10, True, "c2"),
    )
    return Scene(
        "as_is",
        "blueprint",
        say("现状蓝图", "As-is blueprint"),
        language,
        960,
        540,
        say("四条泳道、五个步骤的服务蓝图", "A service blueprint of four lanes and five steps"),
        tuple(bands),
        tuple(lines),
        (Curve("emotion", "emotion", wave, name=say("情绪曲线", "Emotion curve")),),
        tuple(_connections(say)),
        tuple(_cards(say)),
        markers,
        tuple(CARDS),
    )


def _cards(say: Say) -> list[Card]:
    cards = []
    for at, (lane, zh, en) in enumerate(LANES):
        box = Box(36, ROWS[at], 78, TALL - 4)
        cards.append(Card(f"lane-{lane}", f"lane-{lane}", box, words(say(zh, en), 78, 11, True), "rectangle", "lane"))
    for zh, en, first, last in PHASES:
        box = Box(LEFT + WIDE * first, 84, WIDE * (last - first) - 4, 22)
        cards.append(Card(f"phase-{first}", "phase", box, words(say(zh, en), WIDE, 12, True), "chevron", "phase"))
    for at in range(5):
        box = Box(LEFT + WIDE * at, 108, WIDE, 18)
        cards.append(Card(f"step-{at}", "step", box, words(f"{at + 1}", WIDE, 10.5, True), "plain", "step"))
    for name, (lane, _, zh, en) in CARDS.items():
        card = Card(name, LANES[lane][0], BOXES[name], words(say(zh, en), 130))
        if name == "s1":
            card = dataclasses.replace(card, role="evidence", shape="note")
        cards.append(dataclasses.replace(card, border="dashed") if name == "b1" else card)
    return cards


def _connections(say: Say) -> list[Connection]:
    x = {name: box.center[0] for name, box in BOXES.items()}
    y = {name: box.center[1] for name, box in BOXES.items()}
    left, right = ({name: getattr(box, side) for name, box in BOXES.items()} for side in ("x", "right"))
    top, bottom = ({name: getattr(box, side) for name, box in BOXES.items()} for side in ("y", "bottom"))

    def label(content: str, at: Point) -> Card:
        box = Box(at[0], at[1], text.width(content, 10) + 6, 13)
        return Card(f"label-{content}", "label", box, Words((content,), 10, text=content), "plain", "label")

    queue, search = label(say("排队", "queue"), (320, 256)), label(say("查询", "look up"), (700, ROWS[2] - 10))
    across = (*((f"c{at}", f"c{at + 1}") for at in range(1, 5)),)
    flow = [
        Connection(
            f"{a}-{b}",
            a,
            b,
            "sequence",
            ((right[a], y[a]), (left[b], y[b])),
            ("right", "left"),
            False,
            False,
            "solid",
            1.6,
        )
        for a, b in across
    ]
    both = ((x["c3"], bottom["c3"]), (x["f1"], top["f1"]))
    one = ((x["c2"], bottom["c2"]), (x["c2"], y["f1"]), (left["f1"], y["f1"]))
    two = ((right["f2"], y["f2"]), (GUTTERS[4], y["f2"]), (GUTTERS[4], y["b2"]), (left["b2"], y["b2"]))
    turn, gap = ROWS[2] + 4, ROWS[2] + 80
    down = ((x["f3"], bottom["f3"]), (x["f3"], turn), (x["b1"], turn), (x["b1"], top["b1"]))
    start, middle = (right["s1"], y["s1"]), GUTTERS[3] - 60
    three = (start, (middle, y["s1"]), (middle, gap), (x["b1"], gap), (x["b1"], bottom["b1"]))
    back, lane = GUTTERS[4] - 8, ROWS[3] + 8
    end = ((GUTTERS[3], y["f1"]), (right["f1"], y["f1"]))
    four = ((left["s2"], y["s2"]), (back, y["s2"]), (back, lane), (GUTTERS[3], lane), *end)
    last = ((x["b2"], bottom["b2"]), (x["s2"], top["s2"]))
    return [
        *flow,
        Connection("v0", "c3", "f1", "interaction", both, ("bottom", "top"), both=True),
        Connection("v1", "c2", "f1", "trigger", one, ("bottom", "left"), label=queue),
        Connection("v2", "f2", "b2", "handoff", two, ("right", "left"), dash="dashed"),
        Connection("v3", "f3", "b1", "information", down, ("bottom", "top"), label=search),
        Connection("v4", "s1", "b1", "supply", three, ("right", "bottom")),
        Connection("v5", "s2", "f1", "failure", four, ("left", "right"), dash="dotted"),
        Connection("v6", "b2", "s2", "supply", last, ("bottom", "top")),
    ]


def outline(language: str) -> Outline:
    """Three sections: opening, blueprint, metrics; awkward and overlong text at the end."""

    def say(chinese: str, english: str) -> str:
        if "+" in language:
            return f"{chinese}\n{english}"
        return chinese if language.startswith("zh") else english

    notes = Notes(
        say("先让大家看全图。", "Let them see the whole first."),
        say("发贴纸", "Hand out stickers"),
        5,
        say("接下来看痛点。", "Then the pains."),
    )
    sections = (
        Section(say("开场", "Opening"), _opening(say)),
        Section(say("蓝图", "Blueprint"), _blueprint(say)),
        Section(say("指标", "Metrics"), (*_metrics(say), *_awkward(say))),
    )
    told = tuple(
        dataclasses.replace(section, slides=tuple(_with(slide, notes) for slide in section.slides))
        for section in sections
    )
    return Outline(
        language,
        say("热线整合服务蓝图", "One hotline"),
        say("工作坊", "Workshop"),
        say("示例小组", "Sample team"),
        say("示例集团 · 第 1 版 · 内部资料", "Sample group · v1 · confidential"),
        "2026-11-22",
        told,
        draft=True,
    )


def _with(slide: Slide, notes: Notes) -> Slide:
    return dataclasses.replace(slide, notes=notes) if slide.id not in ("awkward", "long") else slide


def _source(say: Say) -> str:
    return say("顾客访谈 24 人，呼叫记录 2024-10 至 2024-12", "24 interviews; call records, October to December 2024")


def _bullets(say: Say) -> tuple[str, ...]:
    chinese = "现状有 18 条产品热线，顾客要先猜自己该拨哪一条，平均找号 4 分钟。"
    return (say(chinese, "Eighteen hotlines today: customers guess which one to call."),) * 6


def _opening(say: Say) -> tuple[Slide, ...]:
    title = say("热线整合服务蓝图", "One hotline: the service blueprint")
    answer = say("一个号码结束找号，等待降到 12 秒", "One number ends the search and cuts the wait")
    subtitle = say("现状、关键时刻与目标", "Today, the moments of truth, and the target")
    return (
        Slide("cover", "cover", title, subtitle=subtitle),
        Slide("points", "text", answer, (Prose(lines(_bullets(say), "•")),), source=_source(say)),
    )


def _blueprint(say: Say) -> tuple[Slide, ...]:
    chapter, below = say("服务蓝图", "The blueprint"), say("现状与目标", "As is and to be")
    title = say("第一次开口之前，顾客已经等了三次", "Customers wait three times before the first word")
    two = say("蓝图分两页", "The blueprint on two pages")
    return (
        Slide("chapter", "section", chapter, subtitle=below),
        Slide("as_is", "canvas", title, (Figure("as_is"),), source=_source(say)),
        Slide("pages", "canvas", two, (Figure("paged"),)),
    )


def _charts(say: Say) -> tuple[Chart, ...]:
    months = tuple(say(f"{at}月", name) for at, name in enumerate(("Jan", "Feb", "Mar", "Apr"), 1))
    before, after = say("现状", "Today"), say("目标", "Target")
    answered = ((before, (0.71, 0.74, None, 0.78)), (after, (0.9, 0.91, 0.93, 0.95)))
    content = ((before, (3.2, 3.1, 3.4, 3.6)), (after, (4.0, 4.1, 4.2, 4.4)))
    about = say("接通率逐月对比", "Calls answered by month")
    return (
        Chart(say("接通率", "Calls answered"), months, answered, number_format="0%", description=about),
        Chart(say("平均等待（秒）", "Wait (s)"), months, ((before, (38, 36, 35, 33)),), "bar"),
        Chart(say("满意度", "Satisfaction"), months, content, "line", "0.0"),
        Chart("=SUM(A1)", ("=1+1", "@x", AWKWARD), ((AWKWARD, (1, -2, 3)),)),
    )


def _metrics(say: Say) -> tuple[Slide, ...]:
    charts = _charts(say)
    callouts = (
        Callout("18 → 1", say("条热线合并为一个号码", "hotlines become one number"), say("样本 1,204 通", "n = 1,204")),
        Callout("-68%", say("顾客等待时间", "waiting time of customers")),
        Callout("82%", say("首次解决率", "resolved at the first call"), AWKWARD),
    )
    pairs = (("步骤", "Step"), ("顾客行为", "Customer action"), ("前台", "Frontstage"), ("痛点", "Pain"))
    action = say("拨打 400 统一热线，听菜单选择产品线", "Calls the one number and listens to the menu")
    answer, pain = say("一线坐席接听并复述确认问题", "The agent answers and repeats"), say("排队太久", "Long queue")
    rows = tuple((f"{at + 1}", action, answer, AWKWARD if at == 7 else pain) for at in range(40))
    table = Table(tuple(say(*pair) for pair in pairs), rows)
    beside = (Prose(lines(_bullets(say)[:3], "•")), charts[2])
    source = _source(say)
    return (
        Slide("charts", "canvas", say("四项指标都要改", "Four measures have to change"), charts, source=source),
        Slide("chart", "canvas", say("接通率到 95%", "95 % of calls answered"), charts[:1]),
        Slide("beside", "text", say("图文并排", "Text beside a chart"), beside),
        Slide("callouts", "canvas", say("三个数字说明一切", "Three figures say it all"), callouts, source=source),
        Slide("mixed", "canvas", say("数字与图", "Figures and charts"), (charts[0], *callouts, charts[1])),
        Slide("table", "canvas", say("蓝图表格", "The blueprint as a table"), (table,), source=source),
    )


def _awkward(say: Say) -> tuple[Slide, ...]:
    blocks = (Callout(AWKWARD, "很" * 300), Table(("a", "b"), ((AWKWARD, "字" * 300),)))
    prose = Prose(lines((AWKWARD, "长" * 900, *_bullets(say) * 4), "•"))
    return (
        Slide("awkward", "canvas", AWKWARD, blocks, notes=Notes(AWKWARD)),
        Slide("long", "text", say("长标题" * 24, "A long title " * 20), (prose,)),
    )


def job(language: str = "zh-CN", preview: bool = False) -> Job:
    """The job; two cards of the figure of two pages lead elsewhere."""
    scene = demonstration(language.split("+")[0])
    linked = dataclasses.replace(scene.cards[-1], link="paged-2")
    web = dataclasses.replace(scene.cards[-2], link="https://example.com/?a=1&b=2")
    first = dataclasses.replace(scene, id="paged-1", cards=(*scene.cards[:-2], web, linked))
    figures = {"as_is": (scene,), "paged": (first, dataclasses.replace(scene, id="paged-2"))}
    return Job(house(), language, f".{language}", {}, figures, outline(language), preview)
