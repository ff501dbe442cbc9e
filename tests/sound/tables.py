"""What all sound engagements share: who has a stake, what passes between them, surveys, agendas."""

from __future__ import annotations

from typing import Any

DATE, SOON, LATER = "2026-09-07", "2026-11-20", "2027-04-30"
SCREEN = ("屏幕与语音提示", "Screens and voice")
WEIGHTS = {
    "wanted": (0.4, "客户想要", "Wanted"),
    "doable": (0.3, "做得到", "Doable"),
    "worth": (0.3, "划得来", "Worth it"),
}
ANSWERS = (
    {"A": 6, "O": 14, "M": 32, "I": 6, "R": 1, "Q": 1},
    {"A": 12, "O": 31, "M": 10, "I": 6, "R": 0, "Q": 1},
    {"A": 33, "O": 11, "M": 4, "I": 10, "R": 1, "Q": 1},
)

STANCES: tuple[dict[str, Any], ...] = (
    {"id": "customer", "type": "customer", "ring": 0, "power": 2, "interest": 5, "attitude": "neutral"},
    {"id": "frontline", "type": "employee", "ring": 1, "power": 2, "interest": 4, "attitude": "supporter"},
    {"id": "lead", "type": "internal", "ring": 2, "power": 4, "interest": 5, "attitude": "champion"},
    {"id": "technology", "type": "internal", "ring": 2, "power": 4, "interest": 2, "attitude": "neutral"},
    {"id": "partner", "type": "partner", "ring": 3, "power": 2, "interest": 2, "attitude": "neutral"},
    {"id": "sponsor", "type": "internal", "ring": 2, "power": 5, "interest": 3, "attitude": "supporter"},
)
NEEDS = {
    "customer": ("一次办成，不用再问", "Done at once, with nothing left to ask"),
    "frontline": ("当班时少救火", "Fewer fires to put out on shift"),
    "lead": ("投诉少、口碑稳", "Fewer complaints, a steady name"),
    "technology": ("需求早点定下来", "Requests that are settled early"),
    "partner": ("提前一周知道用量", "Volumes known a week ahead"),
    "sponsor": ("看得见的季度结果", "Results to show each quarter"),
}
MEANS = {
    "customer": ("每季度请十位参加走查", "Ten of them join a walk-through each quarter"),
    "frontline": ("共创工作坊与班前会", "Co-creation workshop and shift briefings"),
    "lead": ("每周看一次进度", "Looks at progress every week"),
    "technology": ("双周排期会", "Planning meeting every two weeks"),
    "partner": ("每月对账时说变化", "Told of changes at the monthly review"),
    "sponsor": ("每月十五分钟汇报", "Fifteen minutes a month"),
}
EXCHANGES = (
    ("customer", "frontline", "information", "说出需求", "Tells what is needed"),
    ("frontline", "customer", "service", "当场解决", "Solves it on the spot"),
    ("frontline", "lead", "insight", "一线看到的问题", "What the front line sees"),
    ("lead", "frontline", "promise", "排班与授权", "Shifts and authority"),
    ("lead", "technology", "information", "需求与优先级", "Requests and priorities"),
    ("technology", "lead", "service", "系统改动", "Changes to systems"),
    ("partner", "lead", "goods", "物料与交付", "Material and delivery"),
    ("lead", "partner", "money", "订单与货款", "Orders and payment"),
    ("sponsor", "lead", "money", "预算", "Budget"),
    ("lead", "sponsor", "data", "季度结果", "Quarterly results"),
)
SURVEYS = (
    ("nps", "0_10", "points", "净推荐值", "Net promoter score", 12, 30),
    ("csat", "1_5", "points", "满意度", "Satisfaction", 3.6, 4.3),
    ("ces", "agree_1_7", "points", "费力度", "Customer effort", 4.2, 5.6),
)
HALF_DAY = (
    ("开场：最好与最糟的一次服务", "Opening: best and worst service", "plenary", 15, None, "A01"),
    ("现状旅程与情绪曲线", "The journey as it is", "group", 40, "cv-journey", "A09"),
    ("挑选关键时刻", "Choose the moments of truth", "group", 30, "cv-mot", "A07"),
    ("茶歇", "Break", "break", 15, None, None),
    ("把痛点变成问题", "Turn pains into questions", "group", 20, "cv-hmw", "A12"),
    ("三轮书写", "Three rounds of writing", "group", 25, "cv-brainwriting", "A13"),
    ("按影响与投入选点子", "Choose ideas by impact and effort", "group", 15, "cv-impact", "A16"),
    ("成果路演", "Roadshow", "plenary", 20, "cv-pitch", "A20"),
    ("承诺与评估", "Commitments and evaluation", "plenary", 10, "cv-evaluation", "A24"),
)
ONE_DAY = (
    ("开场与规则", "Opening and rules", "plenary", 20, None, "A01"),
    ("什么是好服务", "What good service is", "lecture", 30, None, None),
    ("画像", "Persona", "group", 35, "cv-persona", "A05"),
    ("茶歇", "Break", "break", 15, None, None),
    ("现状旅程", "The journey as it is", "group", 45, "cv-journey", "A09"),
    ("现状服务蓝图", "The blueprint as it is", "group", 45, "cv-blueprint", "A10"),
    ("午餐", "Lunch", "meal", 60, None, None),
    ("挑选关键时刻", "Choose the moments of truth", "group", 35, "cv-mot", "A07"),
    ("我们如何", "How might we", "group", 25, "cv-hmw", "A12"),
    ("茶歇", "Break", "break", 15, None, None),
    ("三轮书写", "Three rounds of writing", "group", 30, "cv-brainwriting", "A13"),
    ("投票与筛选概念", "Vote and screen concepts", "group", 25, "cv-screening", "A17"),
    ("休息", "Break", "break", 10, None, None),
    ("概念与测试", "Concept and test", "group", 30, "cv-concept", "A18"),
    ("成果路演", "Roadshow", "plenary", 25, "cv-pitch", "A20"),
    ("承诺与评估", "Commitments and evaluation", "plenary", 10, "cv-evaluation", "A24"),
)
AIMS = (
    (
        "用客户的眼睛画出现状",
        "Draw the service through the customer's eyes",
        ("cv-persona", "cv-journey", "cv-blueprint"),
    ),
    ("选出值得投入的关键时刻", "Choose the moments worth the effort", ("cv-mot", "cv-hmw")),
    (
        "做出一个可以测试的点子",
        "Work out an idea that can be tested",
        ("cv-brainwriting", "cv-impact", "cv-screening", "cv-concept", "cv-pitch"),
    ),
)
