"""Which layout of the house template an archetype has, and the room that the layout gives.

In: an archetype. Out: the layout's name and its `Frame`. Guaranteed: every archetype has a layout.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from generator.layout.slides.pieces import HOUSE, Frame
from generator.layout.slides.places import Held, Place
from generator.layout.slides.rows import LABEL
from generator.scene import Box

if TYPE_CHECKING:
    from generator.template import Template


class Holder(NamedTuple):
    """A layout by its name, with its room."""

    layout: str
    frame: Frame


COVER = Frame(
    title=Box(56, 110, 508, 178),
    area=Box(56, 324, 508, 84),
    title_size=40.0,
    tracker=None,
    stamp=Box(56, 48, 72, 18),
)
SECTION = Frame(
    title=Box(56, 160, 800, 88),
    area=Box(56, 280, 800, 50),
    title_size=36.0,
    tracker=Box(56, 334, 800, 26),
    opener=Box(56, 380, 540, 108),
    stamp=Box(852, 24, 72, 18),
)


def _layout(name: str, texts: int = 0, labels: int = 0, body: bool = False) -> Holder:
    """A layout with so many placeholders for texts and for labels."""
    slots = frozenset((*range(1, texts + 1), *range(LABEL, LABEL + labels)))
    return Holder(name, HOUSE._replace(slots=slots, body=body))


HOUSE_LAYOUTS: Mapping[str, Holder] = MappingProxyType(  # the names stand in the menu of new slides
    {
        "cover": Holder("Cover", COVER),
        "section": Holder("Section", SECTION),
        "text": _layout("Text", body=True),
        "canvas": _layout("Canvas"),
        "agenda": _layout("议程 Agenda", 6, 6),
        "objectives": _layout("目标 Objectives", 4),
        "cards-3": _layout("三张卡片 Three cards", 3),
        "cards-4": _layout("四张卡片 Four cards", 4),
        "cards-5": _layout("五张卡片 Five cards", 5),
        "pyramid": _layout("金字塔 Pyramid", 4),
        "process": _layout("流程 Process", 4),
        "cycle": _layout("循环 Cycle", 4),
        "timeline": _layout("时间轴 Timeline", 5),
        "ladder": _layout("阶梯 Ladder", 4),
        "compare": _layout("对比 Compare", 2, 3),
        "table": _layout("表格 Table"),
        "chart": _layout("图表 Chart"),
        "stats": _layout("关键数字 Key figures", 3),
        "case": _layout("案例 Case study", 4, 4),
        "quadrant": _layout("四象限 Quadrant", 4),
        "radial": _layout("放射图 Radial", 6),
        "quote": _layout("引文 Quote", 1),
        "image": _layout("图片 Picture", 2),
        "recording": _layout("视频与录音 Recording", 3),
        "activity": _layout("活动 Activity", 5, 2),
        "debrief": _layout("复盘 Debrief", 3, 3),
        "quiz": _layout("测验 Quiz", 5),
        "myth_fact": _layout("误区与事实 Myth and fact", 8),
        "checklist": _layout("清单 Checklist", 6),
        "executive_summary": _layout("内容摘要 Executive summary", 4, 4),
        "decisions": _layout("待决事项 Decisions", 3),
        "backup": _layout("备用页 Back-up", body=True),
    }
)


def house_layout(archetype: str) -> Holder:
    """The layout of the house template for an archetype: its own, that of its family, or the canvas."""
    family = archetype.split("-")[0]
    return HOUSE_LAYOUTS.get(archetype) or HOUSE_LAYOUTS.get(family) or HOUSE_LAYOUTS["canvas"]


FIRST_SLOT = 20  # slot 1 of a layout is its body placeholder with the index 21
_FOOTER_WIDTH = 368.0


def house_place(archetype: str) -> Place:
    """The archetype's layout of the house template with its placeholders."""
    layout, frame = house_layout(archetype)
    cover, section = layout == "Cover", layout == "Section"
    subtitle = 'type="subTitle" idx="1"' if cover else 'type="body" sz="quarter" idx="1"'
    body = Held(subtitle, frame.area, 18.0) if cover or section else Held('type="body" idx="1"', frame.area, 20.0)
    small = Box(0, 0, _FOOTER_WIDTH, 24)
    return Place(
        layout,
        frame,
        Held('type="ctrTitle"' if cover else 'type="title"', frame.title, frame.title_size),
        body if cover or section or frame.body else None,
        author=Held('type="body" sz="quarter" idx="13"', frame.title, 14.0) if cover else None,
        chapter=Held('type="body" sz="quarter" idx="14"', frame.title, 14.0) if section else None,
        date=Held('type="dt" sz="half" idx="10"', small, 10.0),
        footer=Held('type="ftr" sz="quarter" idx="11"', small, 10.0),
        number=None if cover else Held('type="sldNum" sz="quarter" idx="12"', small, 10.0),
        slots={slot: f'type="body" sz="quarter" idx="{FIRST_SLOT + slot}"' for slot in sorted(frame.slots)},
    )


def frame_for(template: Template | None) -> Callable[[str], Frame]:
    """The frame of an archetype's layout, in a client's template or the house's."""
    place = template.place if template else house_place
    return lambda archetype: place(archetype).frame
