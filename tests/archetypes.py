"""One block of each archetype that the deck sets itself, short, usual or overlong, in one language or both."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from generator.outline.blocks import (
    Activity,
    Agenda,
    Block,
    Callout,
    Cards,
    CaseStudy,
    Checklist,
    Compare,
    Debrief,
    Decisions,
    Item,
    MythFact,
    Objectives,
    Picture,
    Prose,
    Quiz,
    Quote,
    Recording,
    Summary,
    Table,
    lines,
)

Say = Callable[[str, str], str]
LENGTHS = ("short", "usual", "overlong")


def speaker(language: str) -> Say:
    """Says a Chinese and an English text in the language of the page."""

    def say(chinese: str, english: str) -> str:
        if "+" in language:
            return f"{chinese}\n{english}"
        return chinese if language.startswith("zh") else english

    return say


HEADINGS = (
    ("看见排队", "See the queue"),
    ("听见抱怨", "Hear the complaint"),
    ("找到源头", "Find the source"),
    ("改一小步", "Change one thing"),
    ("量出变化", "Measure the change"),
    ("写进标准", "Make it the standard"),
    ("教会同事", "Teach the others"),
    ("定期回看", "Look again"),
)
BODIES = (
    (
        "在高峰时段站在店里，记下每位客人等了多久、在等什么。",
        "Stand in the shop at peak time; note who waits, and for what.",
    ),
    (
        "把原话抄下来，不替客人总结；一句原话胜过十条概括。",
        "Write down the very words. One sentence said beats ten summarised.",
    ),
    (
        "顺着蓝图往下走，看哪一步后台动作让前台停了下来。",
        "Follow the blueprint down to the step backstage that stops the front.",
    ),
    (
        "只改一处，两周见效；改得太多，就不知道是什么起了作用。",
        "Change one thing for two weeks; change ten and you learn nothing.",
    ),
    (
        "改前改后用同一把尺子量：同一时段、同一口径、同样的样本。",
        "Use one yardstick before and after: same hours, definition, sample.",
    ),
    ("写成一句能照着做的话，贴在做事的地方。", "One sentence that can be followed, put where the work is done."),
    ("让做得最好的同事来讲，每次十分钟。", "Let the one who does it best explain it, ten minutes at a time."),
    ("每月看一次数据，没有变好就换一个办法。", "Look at the figures each month; when nothing moves, try another way."),
)


def items(say: Say, count: int, length: str = "usual", mark: str = "", role: str = "") -> tuple[Item, ...]:
    found = []
    for at in range(count):
        text = {"short": (), "usual": (BODIES[at % 8],), "overlong": (BODIES[at % 8],) * 12}[length]
        body = lines((say(*pair) for pair in text), "•" if length == "overlong" else "")
        found.append(Item(say(*HEADINGS[at % 8]), body, mark, role))
    return tuple(found)


def texts(say: Say, count: int, length: str) -> tuple[str, ...]:
    times = {"short": 1, "usual": 1, "overlong": 7}[length]
    pairs = HEADINGS if length == "short" else BODIES
    return tuple(say(pairs[at % 8][0] * times, " ".join([pairs[at % 8][1]] * times)) for at in range(count))


def blocks(say: Say, length: str = "usual") -> dict[str, Block]:
    """A block of each archetype by its name."""
    few = texts(say, 4, length)
    return {
        "agenda": Agenda(_timetable(say, length), 2),
        "agenda-plain": Agenda(items(say, 5, "short")),
        "objectives": Objectives(items(say, 4, length, say("应用", "Apply"))),
        **{f"cards-{count}": Cards(items(say, count, length), count % 2 == 1) for count in range(2, 9)},
        "cards-roles": Cards(
            tuple(
                Item(item.heading, item.text, "", role)
                for item, role in zip(items(say, 4, length), ("pain", "delight", "opportunity", ""), strict=True)
            )
        ),
        "compare": Compare(
            Item(say("今天", "Today"), lines(texts(say, 3, length), "•")),
            Item(say("目标", "Target"), lines(texts(say, 3, length), "•")),
            verdict=say("同样的人手，等待少了一半。", "With the same people, half of the wait."),
        ),
        "compare-rows": Compare(
            Item(say("服务蓝图", "Service blueprint")),
            Item(say("客户旅程", "Customer journey")),
            tuple((say(*HEADINGS[at]), few[at], few[(at + 1) % 4]) for at in range(4)),
        ),
        "quote": Quote(
            texts(say, 1, length)[0], say("一位排队的客人", "A customer in the queue"), say("访谈", "Interview")
        ),
        "case": CaseStudy(*(lines([text]) for text in few)),
        "myth_fact": MythFact(tuple(pairwise(few))),
        "checklist": Checklist(items(say, 8, length), (0, 1)),
        "checklist-owners": Checklist(items(say, 5, length, say("店长", "Manager")), (0,)),
        "executive_summary": Summary(
            tuple(
                Item(say(*label), lines([text]))
                for label, text in zip(
                    (("现状", "Situation"), ("问题", "Complication"), ("做法", "Answer"), ("请求", "The ask")),
                    few,
                    strict=True,
                )
            )
        ),
        "decisions": Decisions(items(say, 3, length, say("运营总监 · 3 月 31 日", "Operations · 31 March"))),
        "activity": _activity(say, length),
        "debrief": Debrief(
            tuple(
                Item(say(*label), lines(texts(say, 2, length), "•"))
                for label in (("发生了什么", "What?"), ("意味着什么", "So what?"), ("接下来做什么", "Now what?"))
            )
        ),
        "quiz": Quiz(say("哪一条线把客人看得见的和看不见的分开？", "Which line parts what customers see?"), few, 1),
        "quiz-answer": Quiz(
            say("哪一条线把客人看得见的和看不见的分开？", "Which line parts what customers see?"),
            texts(say, 4, "short" if length == "short" else "usual"),
            1,
            lines(texts(say, 1, length)),
            True,
        ),
        "recording": Recording(
            say("客人打来的一通电话", "A customer's call"),
            say(
                "已征得录音双方书面同意，仅用于本次培训。", "Both speakers agreed in writing to its use in this course."
            ),
            lines(texts(say, 3, length)),
            lines(texts(say, 2, "short"), "•"),
        ),
        "recording-alone": Recording(say("一通电话", "A call"), say("已征得同意。", "Consent given.")),
        "image": Picture(
            "missing.png", say("柜台前排队的客人", "A queue at the counter"), say("午间高峰", "Noon peak")
        ),
    }


def _timetable(say: Say, length: str) -> tuple[Item, ...]:
    clocks = ("09:00–09:30", "09:30–10:30", "10:45–12:00", "13:30–15:00", "15:15–16:30", "16:30–17:00")
    return tuple(
        Item(item.heading, item.text, clock) for item, clock in zip(items(say, 6, length), clocks, strict=True)
    )


def _activity(say: Say, length: str) -> Activity:
    steps = lines(texts(say, 4, length), "1.")
    facts = (
        (say("分组", "Groups"), say("4–5 人一组", "Four or five in each")),
        (say("画布", "Canvas"), say("服务蓝图画布 A0", "Service blueprint canvas, A0")),
        (say("材料", "Materials"), say("便利贴四色、马克笔", "Sticky notes in four colours, markers")),
    )
    task = say("画出你最熟悉的一段服务的现状蓝图", "Draw the blueprint of a service you know well, as it is today")
    return Activity(task, steps, 45, facts, say("一张有三条线的现状蓝图", "A blueprint with its three lines"))


def mixed(say: Say) -> dict[str, tuple[Block, ...]]:
    """Slides with several blocks."""
    said = Prose(lines(texts(say, 3, "usual"), "•"))
    shown = (Callout("18 → 1", say("条热线合并", "hotlines into one")), Callout("-68%", say("等待", "waiting")))
    table = Table(
        (say("步骤", "Step"), say("评分", "Score")),
        tuple((say(*HEADINGS[at]), str(at + 1)) for at in range(4)),
        roles=((0, 1, "cell-bad"), (1, 1, "cell-poor"), (2, 1, "cell-fair"), (3, 1, "cell-good")),
        centered=(1,),
    )
    return {
        "cards and prose": (Cards(items(say, 3)), Prose(said.lines[:1])),
        "prose and cards": (Prose(said.lines[:1]), Cards(items(say, 3))),
        "figures and a table": (*shown, table),
        "a table in colours": (table,),
        "rich prose": (
            Prose(
                (
                    *lines([say("先看全图，再看细节", "First the whole, then its parts")], "1."),
                    *lines(texts(say, 2, "usual"), "•"),
                )
            ),
        ),
    }
