"""The deck as PowerPoint reads it: valid, glued, editable, accessible, the same every time."""

from __future__ import annotations

import dataclasses
import io
import json
import random
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from pptx import Presentation

from generator import text
from generator.outline import Callout, Chart, Figure, Notes, Outline, Prose, Section, Slide, Table
from generator.render import Job
from generator.render.deck import date_words, render
from generator.render.deck_package import template_folder
from generator.render.deck_pages import grid, numbered, pages_of
from generator.render.shapes import PAGE, Elbow, elbow
from generator.scene import Band, Box, Card, Connection, Curve, Line, Marker, Point, Scene, Words
from generator.theme import HOUSE_PALETTE, house

SHARED = Path(__file__).parents[1].parent / "shared"
AWKWARD = "R&D <b>\"x\" 'y' 😀 👩‍⚕️ ‏שלום‎ =1+1 ，。！？：； \x0b\x00\ufffe 完"
NS = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
}

# A demonstration ------------------------------------------------------------------------------------------------------

LANES = (
    ("customer", "顾客行为", "Customer actions"),
    ("frontstage", "前台员工", "Frontstage"),
    ("backstage", "后台行为", "Backstage"),
    ("support", "支持过程", "Support processes"),
)
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


def words(content: str, width: float, size: float = 10.5, bold: bool = False) -> Words:
    return Words(text.wrap(content, width - 10, size, bold), size, bold, text=content)


def demonstration(language: str) -> Scene:
    chinese = language.startswith("zh")
    left, width, tall = 122.0, 160.0, 92.0
    column = [left + 12 + width * at for at in range(5)]
    row = [132.0 + tall * at for at in range(4)]
    cards = [
        Card(f"lane-{lane}", f"lane-{lane}", Box(36, row[at], 78, tall - 4), words((zh, en)[not chinese], 78, 11, True),
             "rectangle", "lane")
        for at, (lane, zh, en) in enumerate(LANES)
    ]  # fmt: skip
    phases = (("认知", "Become aware", 0, 2), ("拨打", "Call", 2, 3), ("解决", "Resolve", 3, 5))
    cards += [
        Card(f"phase-{first}", "phase", Box(left + width * first, 84, width * (last - first) - 4, 22),
             words((zh, en)[not chinese], width, 12, True), "chevron", "phase")
        for zh, en, first, last in phases
    ]  # fmt: skip
    cards += [
        Card(f"step-{at}", "step", Box(left + width * at, 108, width, 18), words(f"{at + 1}", width, 10.5, True), "plain")
        for at in range(5)
    ]
    for identifier, (lane, at, zh, en) in CARDS.items():
        box = Box(column[at], row[lane] + 20, 130, 48)
        role = "evidence" if identifier == "s1" else LANES[lane][0]
        cards.append(
            Card(identifier, role, box, words((zh, en)[not chinese], 130), "note" if identifier == "s1" else "round",
                 border="dashed" if identifier == "b1" else "solid")
        )  # fmt: skip
    by = {card.id: card.box for card in cards}

    def label(zh: str, en: str, x: float, y: float) -> Card:
        content = zh if chinese else en
        size = text.width(content, 10) + 6
        return Card(f"label-{en}", "label", Box(x, y, size, 13), Words((content,), 10, text=content), "plain", "label")

    gutter = [column[at] - 15.0 for at in range(5)]
    middle = {name: box.center for name, box in by.items()}
    connections = [
        Connection(f"r{at}", f"c{at}", f"c{at + 1}", "sequence", ((by[f"c{at}"].right, middle["c1"][1]),
                   (by[f"c{at + 1}"].x, middle["c1"][1])), ("right", "left"), weight=1.6)
        for at in range(1, 5)
    ]  # fmt: skip
    connections += [
        Connection("v0", "c3", "f1", "interaction", ((middle["c3"][0], by["c3"].bottom), (middle["f1"][0], by["f1"].y)),
                   ("bottom", "top"), both=True),
        Connection("v1", "c2", "f1", "trigger", ((middle["c2"][0], by["c2"].bottom), (middle["c2"][0], middle["f1"][1]),
                   (by["f1"].x, middle["f1"][1])), ("bottom", "left"), label=label("排队", "queue", 320, 256)),
        Connection("v2", "f2", "b2", "handoff", ((by["f2"].right, middle["f2"][1]), (gutter[4], middle["f2"][1]),
                   (gutter[4], middle["b2"][1]), (by["b2"].x, middle["b2"][1])), ("right", "left"), dash="dashed"),
        Connection("v3", "f3", "b1", "information", ((middle["f3"][0], by["f3"].bottom),
                   (middle["f3"][0], row[2] + 4), (middle["b1"][0], row[2] + 4), (middle["b1"][0], by["b1"].y)),
                   ("bottom", "top"), label=label("查询", "look up", 700, row[2] - 10)),
        Connection("v4", "s1", "b1", "supply", ((by["s1"].right, middle["s1"][1]), (gutter[3] - 60, middle["s1"][1]),
                   (gutter[3] - 60, row[2] + 80), (middle["b1"][0], row[2] + 80), (middle["b1"][0], by["b1"].bottom)),
                   ("right", "bottom")),
        Connection("v5", "s2", "f1", "failure", ((by["s2"].x, middle["s2"][1]), (gutter[4] - 8, middle["s2"][1]),
                   (gutter[4] - 8, row[3] + 8), (gutter[3], row[3] + 8), (gutter[3], middle["f1"][1]),
                   (by["f1"].right, middle["f1"][1])), ("left", "right"), dash="dotted", weight=1.3),
        Connection("v6", "b2", "s2", "supply", ((middle["b2"][0], by["b2"].bottom), (middle["s2"][0], by["s2"].y)),
                   ("bottom", "top")),
    ]  # fmt: skip
    interaction = "互动线" if chinese else "Line of interaction"
    meaning = "关键时刻：第一次开口" if chinese else "moment of truth: the first words"
    return Scene(
        "as_is", "blueprint", "现状蓝图" if chinese else "As-is blueprint", language, 960, 540,
        "四条泳道、五个步骤的服务蓝图" if chinese else "A service blueprint of four lanes and five steps",
        tuple(Band(f"band-{lane}", f"band-{lane}", Box(left - 8, row[at], 924 - left + 8, tall - 4),
                   name=(zh, en)[not chinese]) for at, (lane, zh, en) in enumerate(LANES)),
        tuple(Line(f"line-{at}", "line_of_visibility", (36, row[at] - 2), (924, row[at] - 2), "dashed", 1.4, interaction)
              for at in (1, 2, 3)),
        (Curve("emotion", "emotion", ((140, 480), (240, 520), (340, 470), (440, 505), (560, 520), (700, 490), (900, 500)),
               name="情绪曲线"),),
        tuple(connections),
        tuple(cards),
        (
            Marker("m1", "moment", Box(column[3] + 122, row[0] + 12, 16, 16), "◆", meaning, 10, card="c4"),
            Marker("m2", "pain-mark", Box(column[1] + 122, row[0] + 12, 16, 16), "▼", "号码难找", 10, hollow=True, card="c2"),
        ),
        tuple(CARDS),
    )  # fmt: skip


def outline(language: str) -> Outline:
    zh = language.startswith("zh")

    def say(chinese: str, english: str) -> str:
        return f"{chinese}\n{english}" if "+" in language else chinese if zh else english

    notes = Notes(say("先让大家看全图。", "Let them see the whole first."), say("发贴纸", "Hand out stickers"), 5,
                  say("接下来看痛点。", "Then the pains."))  # fmt: skip
    header = tuple(say(*pair) for pair in (("步骤", "Step"), ("顾客行为", "Customer action"), ("前台", "Frontstage"),
                                           ("痛点", "Pain")))  # fmt: skip
    rows = tuple(
        (f"{at + 1}", say("拨打 400 统一热线，听菜单选择产品线", "Calls the one number and listens to the menu"),
         say("一线坐席接听并复述确认问题", "The agent answers and repeats the problem"), AWKWARD if at == 7 else say("排队太久", "Long queue"))
        for at in range(40)
    )  # fmt: skip
    months = ("1月", "2月", "3月", "4月") if zh else ("Jan", "Feb", "Mar", "Apr")
    before, after = say("现状", "Today"), say("目标", "Target")
    charts = (
        Chart(say("接通率", "Calls answered"), months, ((before, (0.71, 0.74, None, 0.78)), (after, (0.9, 0.91, 0.93, 0.95))),
              number_format="0%", description=say("接通率逐月对比", "Calls answered by month")),
        Chart(say("平均等待（秒）", "Wait (s)"), months, ((before, (38, 36, 35, 33)),), "bar"),
        Chart(say("满意度", "Satisfaction"), months, ((before, (3.2, 3.1, 3.4, 3.6)), (after, (4.0, 4.1, 4.2, 4.4))), "line", "0.0"),
        Chart("=SUM(A1)", ("=1+1", "@x", AWKWARD), ((AWKWARD, (1, -2, 3)),)),
    )  # fmt: skip
    callouts = (
        Callout("18 → 1", say("条热线合并为一个号码", "hotlines become one number"), say("2024 年 n = 1,204", "n = 1,204 in 2024")),
        Callout("-68%", say("顾客等待时间", "waiting time of customers")),
        Callout("82%", say("首次解决率", "resolved at the first call"), AWKWARD),
    )  # fmt: skip
    bullets = tuple(
        say("现状有 18 条产品热线，顾客要先猜自己该拨哪一条，平均找号 4 分钟。", "Eighteen hotlines today: customers guess which one to call.")
        for _ in range(6)
    )  # fmt: skip
    source = say("顾客访谈 24 人，呼叫记录 2024-10 至 2024-12", "24 interviews; call records, October to December 2024")
    sections = (
        Section(say("开场", "Opening"), (
            Slide("cover", "cover", say("热线整合服务蓝图", "One hotline: the service blueprint"),
                  subtitle=say("现状、关键时刻与目标", "Today, the moments of truth, and the target"), notes=notes),
            Slide("points", "text", say("一个号码结束找号，等待降到 12 秒", "One number ends the search and cuts the wait"),
                  (Prose(bullets),), source=source, notes=notes),
        )),
        Section(say("蓝图", "Blueprint"), (
            Slide("chapter", "section", say("服务蓝图", "The blueprint"), subtitle=say("现状与目标", "As is and to be"), notes=notes),
            Slide("as_is", "canvas", say("第一次开口之前，顾客已经等了三次", "Customers wait three times before the first word"),
                  (Figure("as_is"),), source=source, notes=notes),
            Slide("pages", "canvas", say("蓝图分两页", "The blueprint on two pages"), (Figure("paged"),), notes=notes),
        )),
        Section(say("指标", "Metrics"), (
            Slide("charts", "canvas", say("四项指标都要改", "Four measures have to change"), charts, source=source, notes=notes),
            Slide("chart", "canvas", say("接通率三个月内到 95%", "95 % of calls answered in three months"), charts[:1], notes=notes),
            Slide("both", "text", say("图文并排", "Text beside a chart"), (Prose(bullets[:3]), charts[2]), notes=notes),
            Slide("callouts", "canvas", say("三个数字说明一切", "Three figures that say it all"), callouts, source=source, notes=notes),
            Slide("mixed", "canvas", say("数字与图", "Figures and charts"), (*callouts, *charts[:2]), notes=notes),
            Slide("table", "canvas", say("蓝图表格", "The blueprint as a table"), (Table(header, rows),), source=source, notes=notes),
            Slide("awkward", "canvas", AWKWARD, (Callout(AWKWARD, "很" * 300), Table(("a", "b"), ((AWKWARD, "字" * 300),))),
                  notes=Notes(AWKWARD)),
            Slide("long", "text", say("长标题" * 24, "A long title " * 20), (Prose((AWKWARD, "长" * 900, *bullets * 4)),), notes=Notes("")),
        )),
    )  # fmt: skip
    return Outline(language, say("热线整合服务蓝图", "One hotline"), say("工作坊", "Workshop"), say("示例小组", "Sample team"),
                   say("示例集团 · 第 1 版 · 内部资料", "Sample group · v1 · confidential"), "2026-11-22", sections, draft=True)  # fmt: skip


def job(language: str = "zh-CN", preview: bool = False) -> Job:
    scene = demonstration(language.split("+")[0])
    linked = dataclasses.replace(scene.cards[-1], link="paged-2")
    web = dataclasses.replace(scene.cards[-2], link="https://example.com/?a=1&b=2")
    first = dataclasses.replace(scene, id="paged-1", cards=(*scene.cards[:-2], web, linked))
    figures = {"as_is": (scene,), "paged": (first, dataclasses.replace(scene, id="paged-2"))}
    return Job(house(), language, f".{language}", {}, figures, outline(language), preview)


@pytest.fixture(scope="module", params=["zh-CN", "en", "zh-CN+en"])
def deck(request: pytest.FixtureRequest) -> bytes:
    return next(iter(render(job(request.param)).values()))
