"""Writes the house template's layouts for archetypes: placeholders where the deck's own shapes stand.

Run from the root: `python templates/pptx/make_layouts.py`. In: the layout "Canvas", whose title and foot all layouts
share, and the archetypes' own geometry on sample texts. Out: slideLayout5.xml and the following, and their entries in
the master, its relationships and the content types.
"""

from __future__ import annotations

import copy
import re
import sys
from pathlib import Path
from typing import Any

from lxml import etree

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from generator.layout.slides.flow import shapes_of
from generator.layout.slides.pieces import HOUSE, Paragraph, TextShape
from generator.layout.slides.setters import set_block
from generator.outline import blocks
from generator.outline.blocks import Block, Item, Line
from generator.render.deck_frames import HOUSE_LAYOUTS
from generator.render.shapes import ALIGNMENT, NAMESPACES, emu, escape, fill_xml, outline_xml
from generator.scene import Box
from generator.theme import TABLE, Color

FOLDER = Path(__file__).resolve().parent / "house" / "ppt"
FIRST = 5
SAME = frozenset({"cover", "section", "canvas", "text"})
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
TEXT = (Line("点击此处编辑文字"),)


def items(count: int, mark: str = "") -> tuple[Item, ...]:
    return tuple(Item("点击此处编辑标题", TEXT, mark) for _ in range(count))


def named(*names: str) -> tuple[Item, ...]:
    return tuple(Item(name, TEXT) for name in names)


def samples() -> dict[str, Block]:
    """A block of each archetype with the texts that its placeholders ask with."""
    words = TEXT[0].words
    four = items(4)
    left, right = named("左边", "右边")
    return {
        "agenda": blocks.Agenda(items(6, "时间")),
        "objectives": blocks.Objectives(four),
        "cards-3": blocks.Cards(items(3)),
        "cards-4": blocks.Cards(four),
        "cards-5": blocks.Cards(items(5)),
        "pyramid": blocks.Pyramid(four),
        "process": blocks.Process(four),
        "cycle": blocks.Cycle(four, "主题"),
        "timeline": blocks.Timeline(items(5, "时间")),
        "ladder": blocks.Ladder(four),
        "compare": blocks.Compare(left, right, verdict="点击此处编辑结论"),
        "case": blocks.CaseStudy(TEXT, TEXT, TEXT, TEXT),
        "quadrant": blocks.Quadrant((four[0], four[1], four[2], four[3])),
        "radial": blocks.Radial("主题", items(6)),
        "quote": blocks.Quote("点击此处编辑引文，写原话，不概括", "说话的人", "出处"),
        "activity": blocks.Activity("点击此处编辑任务", TEXT * 4, 30, (("分组", words), ("材料", words)), words),
        "debrief": blocks.Debrief(named("发生了什么", "意味着什么", "接下来做什么")),
        "quiz": blocks.Quiz("点击此处编辑问题", (words,) * 4),
        "myth_fact": blocks.MythFact(((words, words),) * 4),
        "checklist": blocks.Checklist(items(6)),
        "executive_summary": blocks.Summary(named("现状", "问题", "做法", "请求")),
        "decisions": blocks.Decisions(items(3)),
    }


def holder(number: int, index: int, box: Box, kind: str, shape: TextShape) -> str:
    """A placeholder of the layout with the look of the deck's own shape; its kinds of paragraphs are its levels."""
    left, top, right, bottom = map(emu, shape.inset)
    paint = TABLE.get(shape.role)
    look = fill_xml(paint.fill) + outline_xml(paint.stroke, paint.weight) if paint else ""
    anchor = {"top": "t", "middle": "ctr", "bottom": "b"}[shape.anchor]
    looks = list(dict.fromkeys(map(_look, shape.paragraphs)))[:3]
    ink = paint.text if paint else None
    styles = "".join(_style(level, one, ink) for level, one in enumerate(looks, 1))
    words = "".join(
        f'<a:p><a:pPr lvl="{looks.index(_look(one)) if _look(one) in looks else 0}"/><a:r>'
        f'<a:rPr lang="zh-CN" altLang="en-US"/><a:t>{escape(one.line.words)}</a:t></a:r></a:p>'
        for one in shape.paragraphs
    )
    form = "rect" if shape.polygon or shape.turn else shape.form
    name = escape(shape.paragraphs[0].line.words)
    return (
        f'<p:sp {NAMESPACES}><p:nvSpPr><p:cNvPr id="{number}" name="{name} {index - 20}"/>'
        f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="{kind}" sz="quarter" idx="{index}" '
        f'hasCustomPrompt="1"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="{emu(box.x)}" y="{emu(box.y)}"/>'
        f'<a:ext cx="{emu(box.width)}" cy="{emu(box.height)}"/></a:xfrm><a:prstGeom prst="{form}"><a:avLst/>'
        f'</a:prstGeom>{look}</p:spPr><p:txBody><a:bodyPr lIns="{left}" tIns="{top}" rIns="{right}" bIns="{bottom}" '
        f'anchor="{anchor}"><a:normAutofit/></a:bodyPr><a:lstStyle>{styles}</a:lstStyle>{words}</p:txBody></p:sp>'
    )


def _look(paragraph: Paragraph) -> tuple[float, bool, str, str]:
    return paragraph.size, paragraph.bold, paragraph.role, ALIGNMENT[paragraph.align]


def _style(level: int, look: tuple[float, bool, str, str], ink: Color | None) -> str:
    size, bold, role, align = look
    color = fill_xml(TABLE[role].text if role else ink) if role or ink else ""
    return (
        f'<a:lvl{level}pPr marL="0" indent="0" algn="{align}"><a:spcBef><a:spcPts val="{0 if level == 1 else 500}"/>'
        f'</a:spcBef><a:buNone/><a:defRPr sz="{round(size * 100)}" b="{int(bold)}">{color}</a:defRPr></a:lvl{level}pPr>'
    )


def asking(prompt: str, size: float = 16.0) -> TextShape:
    """A shape without a look, that asks for something."""
    return TextShape("", HOUSE.area, (Paragraph(Line(prompt), size),))


def holders(archetype: str) -> list[str]:
    """The placeholders of an archetype's layout, in reading order."""
    area = HOUSE.area
    if archetype == "backup":
        return [_body()]
    if archetype in ("table", "chart"):
        kind, prompt = ("tbl", "点击图标插入表格") if archetype == "table" else ("chart", "点击图标插入图表")
        return [holder(3, 21, area, kind, asking(prompt))]
    if archetype in ("image", "recording"):
        return _media(archetype == "recording")
    if archetype == "stats":
        boxes = [Box(area.x + at * (area.width + 16) / 3, 150, (area.width - 32) / 3, 200) for at in range(3)]
        look = TextShape("", boxes[0], (), "callout", inset=(18, 14, 18, 14), anchor="middle")
        return [_figure(at, box, look) for at, box in enumerate(boxes)]
    [pieces] = set_block(samples()[archetype], area, "zh-CN")
    found = sorted(
        (shape for shape in shapes_of(pieces) if shape.slot), key=lambda shape: (shape.slot % 20, -shape.slot)
    )
    return [_of(at, shape) for at, shape in enumerate(found, 3)]


def _body() -> str:
    """The body of the layout "Text", with its levels and bullets."""
    found = etree.parse(FOLDER / "slideLayouts" / "slideLayout4.xml").getroot().findall(f".//{P}sp")[1]
    made: bytes = etree.tostring(found)
    return re.sub(r">\s+<", "><", made.decode())


def _media(moving: bool) -> list[str]:
    """A picture or a recording with the line below it, and what to listen for beside it."""
    area = HOUSE.area
    left = Box(area.x, area.y, area.width * (0.58 if moving else 1.0), area.height - 36)
    kind, prompt, line = (
        ("media", "点击图标插入视频或录音", "授权说明") if moving else ("pic", "点击图标插入图片", "图片说明")
    )
    below = Box(left.x, left.bottom + 8, left.width, 28)
    made = [holder(3, 21, left, kind, asking(prompt)), holder(4, 22, below, "body", asking(line, 14.0))]
    if moving:
        right = Box(left.right + 16, area.y, area.right - left.right - 16, area.height)
        made.append(holder(5, 23, right, "body", asking("点击此处编辑听的重点")))
    return made


def _figure(at: int, box: Box, look: TextShape) -> str:
    said = (Paragraph(Line("数字"), 48.0, True, "callout-value"), Paragraph(Line("这个数字说明什么"), 16.0, True))
    return _of(at + 3, look._replace(box=box, paragraphs=said, slot=at + 1))


def _of(number: int, shape: TextShape) -> str:
    return holder(number, 20 + shape.slot, shape.box, "body", shape)


def layout(archetype: str, name: str) -> Any:
    """The layout's part: title and foot of "Canvas", the archetype's placeholders between them."""
    root = copy.deepcopy(
        etree.parse(FOLDER / "slideLayouts" / "slideLayout3.xml", etree.XMLParser(remove_blank_text=True))
    )
    tree = root.getroot()
    del tree.attrib["type"]
    tree.find(f"{P}cSld").set("name", name)
    shapes = tree.find(f".//{P}spTree")
    title, *_ = shapes.findall(f"{P}sp")
    for made in reversed(holders(archetype)):
        title.addnext(etree.fromstring(made))
    for number, shape in enumerate(shapes.findall(f"{P}sp"), 2):
        shape.find(f"{P}nvSpPr/{P}cNvPr").set("id", str(number))
    etree.cleanup_namespaces(tree, keep_ns_prefixes=["a", "r", "p"])
    return root


def written(root: Any) -> bytes:
    etree.indent(root, " ")
    made: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return (
        made.replace(
            b"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>",
            b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
        )
        + b"\n"
    )


def parts() -> dict[Path, bytes]:
    """Every file that the layouts change, with what is to stand in it."""
    names = [(key, held.layout) for key, held in HOUSE_LAYOUTS.items() if key not in SAME]
    files = {
        FOLDER / "slideLayouts" / f"slideLayout{at}.xml": written(layout(*pair)) for at, pair in enumerate(names, FIRST)
    }
    related = (FOLDER / "slideLayouts" / "_rels" / "slideLayout3.xml.rels").read_bytes()
    last = FIRST + len(names)
    for at in range(FIRST, last):
        files[FOLDER / "slideLayouts" / "_rels" / f"slideLayout{at}.xml.rels"] = related
    master = FOLDER / "slideMasters" / "slideMaster1.xml"
    listed = "".join(f'  <p:sldLayoutId id="{2147483648 + at}" r:id="rId{_relation(at)}"/>\n' for at in range(1, last))
    files[master] = _between(master, r"( <p:sldLayoutIdLst>\n).*?( </p:sldLayoutIdLst>)", listed)
    relations = FOLDER / "slideMasters" / "_rels" / "slideMaster1.xml.rels"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/slideLayout"
    rows = "".join(
        f' <Relationship Id="rId{_relation(at)}" Type="{kind}" Target="../slideLayouts/slideLayout{at}.xml"/>\n'
        for at in range(1, last)
    )
    files[relations] = _between(relations, r"(relationships\">\n)(?: <[^\n]*slideLayout[^\n]*\n)*", rows)
    types = FOLDER.parent / "[Content_Types].xml"
    mime = "application/vnd.openxmlformats-officedocument.presentationml.slideLayout+xml"
    rows = "".join(
        f' <Override PartName="/ppt/slideLayouts/slideLayout{at}.xml" ContentType="{mime}"/>\n' for at in range(1, last)
    )
    files[types] = _between(types, r"(slideMaster\+xml\"/>\n)(?: <[^\n]*slideLayout[^\n]*\n)*", rows)
    return files


def _relation(at: int) -> int:
    return at if at < FIRST else at + 1  # the fifth is the theme's


def _between(path: Path, pattern: str, inner: str) -> bytes:
    """The file with what stands after the first group (and before the second) replaced."""
    content = path.read_text("utf-8")
    found = re.search(pattern, content, re.DOTALL if "(?:" not in pattern else 0)
    assert found, path
    end = found[2] if len(found.groups()) > 1 else ""
    return (content[: found.start()] + found[1] + inner + end + content[found.end() :]).encode()


if __name__ == "__main__":
    for path, content in parts().items():
        path.write_bytes(content)
