"""Authors' own slides: their Markdown becomes the blocks of their kind, and no word is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import load, outline
from generator.model import Text
from generator.model.archetypes import ARCHETYPES, archetype_of
from generator.model.workshop import SlideWish
from generator.outline import Slide, entries, own
from generator.outline.blocks import (
    Activity,
    Agenda,
    Block,
    Callout,
    Cards,
    CaseStudy,
    Checklist,
    Compare,
    Cycle,
    Debrief,
    Decisions,
    Iceberg,
    Item,
    Ladder,
    Line,
    MythFact,
    Objectives,
    Picture,
    Process,
    Prose,
    Pyramid,
    Quadrant,
    Quiz,
    Quote,
    Radial,
    Recording,
    Summary,
    Table,
    Timeline,
)
from generator.terms import term

PAGE = (Path(__file__).parents[1] / "docs/slides.md").read_text("utf-8")
EXAMPLES = re.findall(r"^```yaml slide\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
BLOCKS: dict[str, type[Block]] = {
    "text": Prose,
    "backup": Prose,
    "agenda": Agenda,
    "objectives": Objectives,
    "cards": Cards,
    "pyramid": Pyramid,
    "process": Process,
    "cycle": Cycle,
    "timeline": Timeline,
    "ladder": Ladder,
    "compare": Compare,
    "table": Table,
    "stats": Callout,
    "case": CaseStudy,
    "quadrant": Quadrant,
    "radial": Radial,
    "iceberg": Iceberg,
    "quote": Quote,
    "image": Picture,
    "recording": Recording,
    "activity": Activity,
    "debrief": Debrief,
    "quiz": Quiz,
    "myth_fact": MythFact,
    "checklist": Checklist,
    "executive_summary": Summary,
    "decisions": Decisions,
}
HEAD = """\
title: {zh-CN: 课, en: Course}
phases: [{name: {zh-CN: 点, en: Order}, steps: [{customer: {zh-CN: 看, en: Look}}]}]
"""
CHINESE = "title: 课\nphases: [{name: 点, steps: [看]}]\n"


def wish(archetype: str, body: str, english: str = "", **facts: object) -> SlideWish:
    values = (("zh-CN", body), *((("en", english),) if english else ()))
    return SlideWish(id="sl-1", archetype=archetype, body=Text(values), **facts)  # type: ignore[arg-type]


def blocks(archetype: str, body: str, english: str = "", language: str = "zh-CN", **facts: object) -> tuple[Block, ...]:
    return own.read(wish(archetype, body, english, **facts), language).blocks


def plain(*texts: str, mark: str = "") -> tuple[Line, ...]:
    return tuple(Line(text, mark) for text in texts)


def slides_of(text: str, language: str = "zh-CN", kind: str = "") -> list[Slide]:
    loaded = load.from_bytes(text.encode())
    assert loaded.engagement is not None, loaded.findings
    return [slide for section in outline.of(loaded.engagement, language, kind).sections for slide in section.slides]


# The page of examples


def test_every_kind_has_an_example() -> None:
    shown = {yaml.safe_load(example)["archetype"] for example in EXAMPLES}
    assert shown == set(ARCHETYPES)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: yaml.safe_load(example)["title"])
def test_the_example_becomes_its_kind_without_a_finding(example: str) -> None:
    indented = "".join(f"      {line}\n" for line in example.splitlines())
    text = f"title: 课\nphases: [{{name: 点, steps: [看]}}]\ndeck:\n  slides:\n    -\n{indented}"
    loaded = load.from_bytes(text.encode())
    assert loaded.engagement is not None, loaded.findings
    assert outline.review(loaded.engagement, loaded.texts) == ()
    entry = loaded.engagement.deck.slides[0]
    made, told = outline.made(loaded.engagement, "zh-CN")
    assert told == ()
    slides = [slide for section in made.sections for slide in section.slides]
    slide = next(slide for slide in slides if slide.title == entry.title.in_language("zh-CN"))
    expected = BLOCKS.get(entry.archetype)
    assert expected is None or any(isinstance(block, expected) for block in slide.blocks)


# Bodies, as data

BODIES: list[tuple[str, str, tuple[Block, ...]]] = [
    ("text", "一\n二", (Prose(plain("一", "二")),)),
    ("text", "- 一\n- 二", (Prose(plain("一", "二", mark="•")),)),
    ("text", "3. 三\n4. 四", (Prose((Line("三", "3."), Line("四", "4."))),)),
    ("text", "先 **重** 后", (Prose((Line("先 重 后", strong=((2, 3),)),)),)),
    ("text", "<b>x</b> & y", (Prose(plain("<b>x</b> & y")),)),
    ("text", "## 头\n文", (Prose((Line("头", strong=((0, 1),)), Line("文"))),)),
    ("text", "前\n\n| a | b |\n|---|---|\n| 1 | |", (Prose(plain("前")), Table(("a", "b"), (("1", "–"),)))),
    ("text", "- [x] 做了\n- [ ] 没做", (Prose((Line("做了", "☑"), Line("没做", "☐"))),)),
    (
        "cards",
        "## 01 快\n慢\n## 02 准\n- 对",
        (Cards((Item("快", plain("慢"), "01"), Item("准", plain("对", mark="•"), "02")), True),),
    ),
    ("cards", "- **快**：马上\n- **准**", (Cards((Item("快", plain("马上")), Item("准"))),)),
    ("cards", "前言\n\n- 一\n- 二", (Prose(plain("前言")), Cards((Item("一"), Item("二"))))),
    ("timeline", "## 2008 · 起\n## 2016 ｜ 承", (Timeline((Item("起", (), "2008"), Item("承", (), "2016"))),)),
    ("timeline", "## Ergonomics · Fit\n## Use", (Timeline((Item("Ergonomics · Fit", ()), Item("Use", ()))),)),
    ("agenda", "- 09:00 · 开场\n- 收尾", (Agenda((Item("开场", (), "09:00"), Item("收尾"))),)),
    ("quote", "> 等多久？\n> — 客人", (Quote("等多久？", "客人"),)),
    ("quote", "> 等多久？\n\n—— 客人", (Quote("等多久？", "客人"),)),
    ("stats", "## 8.5%\n少走\n口径", (Callout("8.5%", "少走", "口径"),)),
    (
        "compare",
        "## 左\n一\n## 右\n二\n## 结论\n选右",
        (Compare(Item("左", plain("一")), Item("右", plain("二")), (), "选右"),),
    ),
    ("quiz", "问？\n- [ ] 甲\n- [x] 乙\n\n因为", (Quiz("问？", ("甲", "乙"), 1, plain("因为")),)),
    ("quiz", "问？\n- [ ] 甲\n- [ ] 乙", (Quiz("问？", ("甲", "乙"), None),)),
    ("myth_fact", "## 客户都一样\n各不相同", (MythFact((("客户都一样", "各不相同"),)),)),
    ("myth_fact", "| 传言 | 核实 |\n|---|---|\n| 一 | 二 |", (MythFact((("一", "二"),), ("传言", "核实")),)),
    ("myth_fact", "| 误解 | 实情 |\n|---|---|\n| 一 | 二 |", (MythFact((("一", "二"),)),)),
    (
        "cycle",
        "# 闭环\n## 收\n一\n## 办\n二\n## 告知\n三",
        (Cycle((Item("收", plain("一")), Item("办", plain("二")), Item("告知", plain("三"))), "闭环"),),
    ),
    (
        "radial",
        "# 旅程\n## 做\n一\n## 想\n二\n## 感\n三",
        (Radial("旅程", (Item("做", plain("一")), Item("想", plain("二")), Item("感", plain("三")))),),
    ),
    ("checklist", "- [x] 水\n- [ ] 笔：五色", (Checklist((Item("水"), Item("笔", plain("五色"))), (0,)),)),
    ("case", "## 结果\n好\n## 背景\n糟", (CaseStudy(plain("糟"), (), plain("好"), ()),)),
    (
        "debrief",
        "1. 见？\n2. 义？\n3. 行？",
        (
            Debrief(
                (
                    Item("发生了什么", plain("见？")),
                    Item("说明什么", plain("义？")),
                    Item("接下来怎么办", plain("行？")),
                ),
            ),
        ),
    ),
    (
        "activity",
        "画\n分组：3 人\n时间：20 分钟\n1. 写",
        (Activity("画", (Line("写", "1."),), 20, (("分组", "3 人"),)),),
    ),
    ("activity", "Draw\nMinutes: 20\nOutput: a map", (Activity("Draw", (), 20, (), "a map"),)),
    ("iceberg", "## 上\n\n---\n\n## 下", (Iceberg((Item("上"), Item("下")), 1, term("waterline", "zh-CN")),)),
]  # fmt: skip


@pytest.mark.parametrize(("archetype", "body", "expected"), BODIES)
def test_a_body_becomes_blocks(archetype: str, body: str, expected: tuple[Block, ...]) -> None:
    assert blocks(archetype, body) == expected


@pytest.mark.parametrize(
    ("archetype", "body", "row"),
    [
        ("quiz", "问？\n- 甲\n- 乙", 0),
        ("quiz", "问？\n- [x] 甲\n- [x] 乙", 2),
        ("quadrant", "## 一\n## 二\n## 三", 2),
        ("compare", "## 一", 0),
        ("cards", "只有一句", 0),
        ("cycle", "- 一\n- 二", 0),
        ("stats", "8.5%", 0),
        ("table", "没有表", 0),
        ("case", "## 一\n## 二", 1),
        ("checklist", "没有事", 0),
        ("myth_fact", "## 只有说法", 0),
        ("process", "| 一 | 二 |\n|---|---|", 0),
    ],
)
def test_a_body_that_does_not_suit_its_kind_is_text(archetype: str, body: str, row: int) -> None:
    found = own.read(wish(archetype, body), "zh-CN")
    assert found.unsuited is not None
    assert found.unsuited.row == row
    assert found.blocks == own.read(wish("text", body), "zh-CN").blocks


FAULTY = """\
deck:
  slides:
    - archetype: quadrant
      title: {zh-CN: 甲, en: A}
      body:
        zh-CN: |
          ## 一
          ## 二
          ## 三
        en: |
          ## a
          ## b
          ## c
"""


def test_a_fault_is_told_at_its_line_inside_the_body() -> None:
    text = HEAD + FAULTY
    loaded = load.from_bytes(text.encode(), "a.yaml")
    assert loaded.engagement is not None, loaded.findings
    (finding,) = outline.review(loaded.engagement, loaded.texts)
    assert (finding.code, finding.severity) == ("SL-02", "warning")
    assert (finding.span.line, finding.span.column) == (11, 11)
    assert "4" in finding.message("zh-CN")
    assert "3" in finding.message("zh-CN")


@pytest.mark.parametrize(
    ("said", "meant"), [("pyramyd", "pyramid"), ("Kano Chrat", "kano_chart"), ("vidio", "recording")]
)
def test_an_unknown_kind_is_text_with_what_was_meant(said: str, meant: str) -> None:
    text = CHINESE + f"deck: {{slides: [{{archetype: {said}, title: 甲, body: 乙}}]}}\n"
    loaded = load.from_bytes(text.encode())
    assert loaded.engagement is not None
    (finding,) = outline.review(loaded.engagement, loaded.texts)
    assert finding.code == "SL-01"
    assert meant in finding.advice("zh-CN")
    assert any(slide.blocks == (Prose(plain("乙")),) for slide in slides_of(text))


def test_two_languages_stand_part_by_part_on_a_stacked_slide() -> None:
    found = blocks("cards", "- 快：**马上**\n- 准", "- Fast: now\n- Right", "zh-CN+en")
    assert found == (Cards((Item("快：马上\nFast: now"), Item("准\nRight"))),) or found == (
        Cards((Item("快\nFast", plain("马上\nnow")), Item("准\nRight"))),
    )


def test_bold_type_stays_where_it_is_in_the_second_language() -> None:
    (prose,) = blocks("text", "**快**点", "be **quick**", "zh-CN+en")
    assert prose == Prose((Line("快点\nbe quick", strong=((0, 1), (6, 11))),))


def test_languages_of_another_form_both_stand_in_full() -> None:
    found = own.read(wish("text", "- 一\n- 二", "one paragraph"), "zh-CN+en")
    assert not found.alike
    assert found.blocks == (Prose((*plain("一", "二", mark="•"), Line("one paragraph"))),)


def test_a_quiz_is_answered_on_a_slide_of_its_own() -> None:
    text = "title: 课\nphases: [{name: 点, steps: [看]}]\n"
    text += "deck: {slides: [{archetype: quiz, title: 哪个？, body: '- [ ] 甲\n\n- [x] 乙'}]}\n"
    asked = [block for slide in slides_of(text) for block in slide.blocks if isinstance(block, Quiz)]
    assert [(quiz.answer, quiz.revealed) for quiz in asked] == [(1, False), (1, True)]


def test_narration_is_notes_and_not_body() -> None:
    text = CHINESE + "deck:\n  slides:\n    - archetype: cards\n      title: 三块\n"
    text += "      body: |\n        - 一\n        - 二\n        - 三\n"
    text += "      narration: |\n        第一段。\n\n        第二段。\n"
    slide = next(slide for slide in slides_of(text) if slide.title == "三块")
    assert slide.notes.say == "第一段。\n\n第二段。\n"
    assert slide.blocks == (Cards((Item("一"), Item("二"), Item("三"))),)


# Any text

WORD = re.compile(r"[^\W_]+")
SIGNS = (
    "## ",
    "# ",
    "- ",
    "1. ",
    "- [ ] ",
    "- [x] ",
    "> ",
    "| a | b |\n|---|---|\n| ",
    "**",
    "`",
    "\n",
    "\n\n",
    "---\n",
)
SIGNS += ("：", " · ", "［", "](", "![", "<p>", "&lt;", "\\", "\t", "    ")
WORDS = st.sampled_from(["快", "准", "word", "8.5%", "é", "😀"])
BODY = st.lists(st.one_of(st.sampled_from(SIGNS), WORDS, st.text(max_size=6)), max_size=30)


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from strings(item)
    elif is_dataclass(value):
        for item in fields(value):
            yield from strings(getattr(value, item.name))


LABELS = {word for names in entries.LABELS.values() for name in names for word in WORD.findall(name)}


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(ARCHETYPES), BODY.map("".join))
def test_no_text_breaks_a_slide_or_loses_a_word(archetype: str, body: str) -> None:
    shown = "\n".join(strings(blocks(archetype, body)))
    lost = [word for word in WORD.findall(re.sub(r"\[[ xX]\]", " ", body)) if word not in shown]
    assert [word for word in lost if word.lower() not in LABELS and not word.isdecimal()] == []


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(ARCHETYPES), BODY.map("".join), BODY.map("".join))
def test_no_two_texts_break_a_stacked_slide(archetype: str, body: str, english: str) -> None:
    found = own.read(wish(archetype, body, english), "zh-CN+en")
    assert isinstance(found.blocks, tuple)


def test_objectives_in_a_numbered_list_are_numbered_once() -> None:
    found = own.read(SlideWish(archetype="objectives", body=Text((("en", "1. Tell\n2. Draw\n3. Choose"),))), "en")
    assert found.unsuited is None
    (block,) = found.blocks
    assert isinstance(block, Objectives)
    assert [(item.mark, item.heading) for item in block.items] == [("", "Tell"), ("", "Draw"), ("", "Choose")]
    found = own.read(SlideWish(archetype="objectives", body=Text((("en", "- 2026 · Tell\n- 2 · Draw"),))), "en")
    (block,) = found.blocks
    assert isinstance(block, Objectives)
    assert [(item.mark, item.heading) for item in block.items] == [("2026", "Tell"), ("", "Draw")]


def test_kinds_of_slides_have_names_in_chinese() -> None:
    for name, kind in (("卡片", "cards"), (" 四象限 ", "quadrant"), ("误区与事实", "myth_fact"), ("备用页", "backup")):
        assert archetype_of(SlideWish(archetype=name)) == kind
