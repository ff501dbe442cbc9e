"""Make the Word templates of the text documents: python templates/guide/make_templates.py

In: nothing. Out: guide.docx and agenda.docx beside this file, workbook.docx and form.docx in their folders. What ships
are the .docx files, which open in Word and can be restyled there; this script makes them as they were first.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from copy import deepcopy
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

TEMPLATES = Path(__file__).parents[1]
LATIN, CHINESE = "Arial", "微软雅黑"
INK, DEEP, BRIGHT, GREY = "1F2937", "1E3A5F", "1D4FB8", "566579"
HAIR, PALE, WARM, AMBER = "C9D6E4", "EEF3F8", "FDF1E2", "B45309"
TEXT_WIDTH = 170  # millimetres

Where = WordDocument | _Cell


# Styles


def document() -> WordDocument:
    """An A4 document with the kit's styles."""
    made = Document()
    made._body.clear_content()
    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin, section.bottom_margin = Mm(22), Mm(20)
    section.header_distance, section.footer_distance = Mm(11), Mm(10)
    _defaults(made)
    _headings(made)
    _texts(made)
    _lists(made)
    return made


def _defaults(made: WordDocument) -> None:
    run = made.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for one in list(run):
        run.remove(one)
    run.append(_fonts())
    run.append(parse_xml(f'<w:sz {nsdecls("w")} w:val="21"/>'))
    run.append(parse_xml(f'<w:szCs {nsdecls("w")} w:val="21"/>'))
    run.append(parse_xml(f'<w:lang {nsdecls("w")} w:val="en-GB" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'))
    _style(made, "Normal", after=4, spacing=1.08)


def _fonts() -> Any:
    return parse_xml(
        f'<w:rFonts {nsdecls("w")} w:ascii="{LATIN}" w:hAnsi="{LATIN}" w:eastAsia="{CHINESE}" w:cs="{LATIN}"/>'
    )


def _style(
    made: WordDocument,
    name: str,
    *,
    base: str = "",
    size: float = 10.5,
    color: str = INK,
    bold: bool = False,
    before: float = 0,
    after: float = 0,
    spacing: float = 1.05,
    keep: bool = False,
    left: float = 0,
    hanging: float = 0,
) -> Any:
    """A paragraph style of these properties. Units: points, millimetres for indents."""
    known = {style.name for style in made.styles}
    style = made.styles[name] if name in known else made.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    if base:
        style.base_style = made.styles[base]
    style.quick_style = True
    style.hidden = False
    properties = style.element.get_or_add_rPr()
    for one in list(properties):
        properties.remove(one)
    properties.append(_fonts())
    style.font.size, style.font.bold, style.font.color.rgb = Pt(size), bold, RGBColor.from_string(color)
    form = style.paragraph_format
    form.space_before, form.space_after, form.line_spacing = Pt(before), Pt(after), spacing
    form.keep_with_next = keep
    form.left_indent, form.first_line_indent = Mm(left + hanging), Mm(-hanging)
    return style


def _headings(made: WordDocument) -> None:
    _style(made, "Title", size=30, color=DEEP, bold=True, before=120, after=8, spacing=1.05)
    borders = made.styles["Title"].element.pPr.find(qn("w:pBdr"))
    if borders is not None:
        made.styles["Title"].element.pPr.remove(borders)
    _style(made, "Subtitle", size=17, color=GREY, after=12)
    _style(made, "Heading 1", size=20, color=DEEP, bold=True, before=20, after=10, keep=True)
    _style(made, "Heading 2", size=15, color=DEEP, bold=True, before=16, after=7, keep=True)
    _style(made, "Heading 3", size=11.5, color=BRIGHT, bold=True, before=10, after=4, keep=True)
    _style(made, "Contents Heading", size=20, color=DEEP, bold=True, after=10, keep=True)
    tabs = f'<w:tabs {nsdecls("w")}><w:tab w:val="right" w:leader="dot" w:pos="{_twips(TEXT_WIDTH)}"/></w:tabs>'
    for name, left, bold, before in (("TOC 1", 0, True, 6), ("TOC 2", 6, False, 0)):
        style = _style(made, name, bold=bold, before=before, after=2, left=left)
        style.element.get_or_add_pPr().insert_element_before(parse_xml(tabs), "w:spacing", "w:ind")


def _texts(made: WordDocument) -> None:
    _style(made, "Table Text", size=9.5, after=0, before=0)
    _style(made, "Table Head", size=9.5, color="FFFFFF", bold=True, keep=True)
    _style(made, "Fact Name", size=9.5, color=DEEP, bold=True)
    _style(made, "Clock", color=DEEP, bold=True)
    _style(made, "Gap", size=4, spacing=1.0)
    _style(made, "Small", size=8.5, color=GREY, after=2)
    _style(made, "Caption", size=8.5, color=GREY, after=8)
    made.styles["Caption"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _style(made, "Picture", before=6, after=2, spacing=1.0, keep=True)
    made.styles["Picture"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _style(made, "Writing Line", size=9, color=GREY, before=6)
    for name, color, ground in (
        ("Do", DEEP, None),
        ("Say", BRIGHT, PALE),
        ("Watch for", AMBER, WARM),
        ("Transition", BRIGHT, PALE),
    ):
        _boxed(_style(made, name, before=2, after=3, left=3), color, ground)
        label = made.styles.add_style(f"{name} Label", WD_STYLE_TYPE.CHARACTER)
        label.font.bold, label.font.size, label.font.color.rgb = True, Pt(8.5), RGBColor.from_string(color)
    made.styles["Watch for"].paragraph_format.space_after = Pt(0)


def _boxed(style: Any, color: str, ground: str | None) -> None:
    """A bar at the left, and a ground."""
    properties = style.element.get_or_add_pPr()
    border = f'<w:pBdr {nsdecls("w")}><w:left w:val="single" w:sz="18" w:space="6" w:color="{color}"/></w:pBdr>'
    made = [parse_xml(border)]
    if ground:
        made.append(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{ground}"/>'))
    for one in made:
        properties.insert_element_before(one, "w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl")


_BULLETS = (("List Bullet", "•", 1), ("Checklist", "□", 2))


def _lists(made: WordDocument) -> None:
    """Numbered headings, bullets and boxes to tick."""
    root = made.part.numbering_part.element
    for one in list(root):
        root.remove(one)
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="{style}"/>'
        f'<w:suff w:val="tab"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:tabs><w:tab w:val="num" w:pos="{hang}"/></w:tabs>'
        f'<w:ind w:left="{hang}" w:hanging="{hang}"/></w:pPr>'
        f'<w:rPr><w:color w:val="{BRIGHT}"/></w:rPr></w:lvl>'
        for level, (style, text, hang) in enumerate((("Heading1", "%1", 454), ("Heading2", "%1.%2", 794)))
    )
    abstract = [
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>'
        f"{levels}</w:abstractNum>"
    ]
    for _, mark, number in _BULLETS:
        abstract.append(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/>'
            f'<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="{mark}"/><w:lvlJc w:val="left"/>'
            f'<w:pPr><w:ind w:left="340" w:hanging="340"/></w:pPr>'
            f'<w:rPr><w:rFonts w:ascii="{CHINESE}" w:hAnsi="{CHINESE}" w:eastAsia="{CHINESE}"/>'
            f'<w:color w:val="{BRIGHT}"/></w:rPr></w:lvl></w:abstractNum>'
        )
    numbers = [f'<w:num {nsdecls("w")} w:numId="{at + 1}"><w:abstractNumId w:val="{at}"/></w:num>' for at in range(3)]
    for text in (*abstract, *numbers):
        root.append(parse_xml(text))
    for name, _, number in _BULLETS:
        _numbered(_style(made, name, after=2), number + 1)
    _numbered(made.styles["Heading 1"], 1, 0)
    _numbered(made.styles["Heading 2"], 1, 1)
    _style(made, "Numbered", after=3, hanging=6)


def _numbered(style: Any, number: int, level: int | None = None) -> None:
    properties = style.element.get_or_add_pPr()
    for one in (*properties.findall(qn("w:numPr")), *properties.findall(qn("w:ind"))):
        properties.remove(one)
    depth = "" if level is None else f'<w:ilvl w:val="{level}"/>'
    found = parse_xml(f'<w:numPr {nsdecls("w")}>{depth}<w:numId w:val="{number}"/></w:numPr>')
    properties.insert_element_before(
        found,
        "w:suppressLineNumbers",
        "w:pBdr",
        "w:shd",
        "w:tabs",
        "w:spacing",
        "w:ind",
        "w:contextualSpacing",
        "w:jc",
        "w:outlineLvl",
    )


# Parts


def _twips(millimetres: float) -> int:
    return round(millimetres * 1440 / 25.4)


def add(where: Where, text: str, style: str = "Normal") -> Paragraph:
    return where.add_paragraph(text, style)


def loop(where: Where, head: str, inside: Callable[[], None]) -> None:
    """Paragraphs that come again, or only sometimes: `head` is "for … in …" or "if …"."""
    add(where, f"{{%p {head} %}}")
    inside()
    add(where, f"{{%p end{head.split()[0]} %}}")


def listed(where: Where, values: str, style: str) -> None:
    loop(where, f"for one in {values}", lambda: add(where, "{{ one }}", style))


def labelled(where: Where, label: str, text: str, style: str) -> Paragraph:
    made = add(where, "", style)
    made.add_run(f"{{{{ {label} }}}}", f"{style} Label")
    made.add_run(f"  {{{{ {text} }}}}")
    return made


def table(where: WordDocument, widths: Sequence[float], rows: int, narrow: bool = False) -> Table:
    """A table whose rows stay whole. Units: millimetres."""
    made = where.add_table(rows, len(widths))
    made.autofit = False
    properties = made._tbl.tblPr
    indent = parse_xml(f'<w:tblInd {nsdecls("w")} w:w="0" w:type="dxa"/>')
    properties.insert_element_before(indent, "w:tblBorders", "w:tblLayout", "w:tblCellMar", "w:tblLook")
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{HAIR}"/>' for side in ("bottom", "insideH")
    )
    air = 25 if narrow else 50
    margins = "".join(
        f'<w:{side} w:w="{width}" w:type="dxa"/>'
        for side, width in (("top", air), ("left", 90), ("bottom", air), ("right", 90))
    )
    for xml in (f"<w:tblBorders {{}}>{borders}</w:tblBorders>", f"<w:tblCellMar {{}}>{margins}</w:tblCellMar>"):
        after = ("w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")  # the schema's order
        properties.insert_element_before(
            parse_xml(xml.format(nsdecls("w"))), *(after if "Borders" in xml else after[3:])
        )
    for at, width in enumerate(widths):
        made.columns[at].width = Mm(width)
        for row in made.rows:
            row.cells[at].width = Mm(width)
    for row in made.rows:
        row._tr.get_or_add_trPr().append(parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))
    return made


def fill(cell: _Cell, text: str, style: str = "Table Text", ground: str = "") -> None:
    cell.paragraphs[0].text = text
    cell.paragraphs[0].style = style
    if ground:
        cell._tc.get_or_add_tcPr().append(
            parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{ground}"/>')
        )


def heads(made: Table) -> None:
    """Have the first row come again on each page."""
    made.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))


def rows_of(where: WordDocument, values: str, shares: Sequence[float], source: str) -> Table:
    """A table with a header and a row for each of `values`, with as many columns as there are shares."""
    made = table(where, [TEXT_WIDTH * share / 100 for share in shares], 4)
    heads(made)
    for at in range(len(shares)):
        fill(made.rows[0].cells[at], f"{{{{ {source}.header[{at}] }}}}", "Table Head", DEEP)
        fill(made.rows[2].cells[at], f"{{{{ row[{at}] }}}}")
    fill(made.rows[1].cells[0], f"{{%tr for row in {values} %}}")
    fill(made.rows[3].cells[0], "{%tr endfor %}")
    add(where, "", "Gap")
    return made


def any_columns(where: WordDocument, source: str) -> None:
    """A table with as many columns as there are, all of one width."""
    made = table(where, [TEXT_WIDTH / 3] * 3, 4)
    heads(made)
    for at, tag in enumerate(("{{%tc for cell in {} %}}", "{{{{ cell }}}}", "{{%tc endfor %}}")):
        fill(made.rows[0].cells[at], tag.format(f"{source}.header"), "Table Head", DEEP if at == 1 else "")
        fill(made.rows[2].cells[at], tag.format("row"))
    fill(made.rows[1].cells[0], f"{{%tr for row in {source}.rows %}}")
    fill(made.rows[3].cells[0], "{%tr endfor %}")
    add(where, "", "Gap")


def pairs(where: WordDocument, values: str, name: str, text: str, width: float = 26) -> None:
    """Names at the left, what is to be said of them at the right."""
    made = table(where, [width, TEXT_WIDTH - width], 3)
    fill(made.rows[0].cells[0], f"{{%tr for one in {values} %}}")
    fill(made.rows[1].cells[0], f"{{{{ {name} }}}}", "Fact Name", PALE)
    fill(made.rows[1].cells[1], f"{{{{ {text} }}}}")
    fill(made.rows[2].cells[0], "{%tr endfor %}")
    add(where, "", "Gap")


def field(paragraph: Paragraph, code: str, shown: str = "1") -> None:
    for kind, text in (("begin", ""), ("", code), ("separate", ""), ("shown", shown), ("end", "")):
        run = paragraph.add_run(shown if kind == "shown" else "")
        if kind == "":
            run._r.append(parse_xml(f'<w:instrText {nsdecls("w")} xml:space="preserve"> {text} </w:instrText>'))
        elif kind != "shown":
            run._r.append(parse_xml(f'<w:fldChar {nsdecls("w")} w:fldCharType="{kind}"/>'))


def framed(made: WordDocument, head: str, foot: str, cover: bool = True) -> None:
    """Header and footer with the numbers of pages; none on the first page where it is a cover."""
    section = made.sections[0]
    section.different_first_page_header_footer = cover
    section.header.paragraphs[0].text = head
    section.header.paragraphs[0].style = _style(made, "Header", size=8.5, color=GREY)
    paragraph = section.footer.paragraphs[0]
    paragraph.style = _style(made, "Footer", size=8.5, color=GREY)
    tabs = f'<w:tabs {nsdecls("w")}><w:tab w:val="right" w:pos="{_twips(TEXT_WIDTH)}"/></w:tabs>'
    for style in ("Header", "Footer"):
        properties = made.styles[style].element.get_or_add_pPr()
        for one in properties.findall(qn("w:tabs")):
            properties.remove(one)
        properties.insert_element_before(parse_xml(tabs), "w:spacing", "w:ind", "w:jc")
    paragraph.add_run(f"{foot}\t")
    field(paragraph, "PAGE")
    paragraph.add_run(" / ")
    field(paragraph, "NUMPAGES")


def cover(made: WordDocument) -> None:
    add(made, "{{ title }}", "Title")
    add(made, "{{ subtitle }}", "Subtitle")
    add(made, "", "Normal").paragraph_format.space_after = Pt(150)
    pairs(made, "facts", "one.name", "one.value", 34)


def on_new_page(paragraph: Paragraph) -> Paragraph:
    paragraph.paragraph_format.page_break_before = True
    return paragraph


# The guide


def contents(made: WordDocument) -> None:
    """A table of contents that Word can bring up to date, with what it says until then."""
    on_new_page(add(made, "{{ labels.contents }}", "Contents Heading"))
    first = add(made, "", "TOC 1")
    for kind, text in (("begin", ""), ("", 'TOC \\o "1-2" \\h \\z \\u'), ("separate", "")):
        run = first.add_run()
        if kind:
            run._r.append(parse_xml(f'<w:fldChar {nsdecls("w")} w:fldCharType="{kind}"/>'))
        else:
            run._r.append(parse_xml(f'<w:instrText {nsdecls("w")} xml:space="preserve"> {text} </w:instrText>'))
    first.add_run("1  {{ how_title }}")
    add(made, "2  {{ glance_title }}", "TOC 1")
    add(made, "3  {{ prepare_title }}", "TOC 1")
    loop(made, "for one in preparation", lambda: add(made, "3.{{ loop.index }}  {{ one.title }}", "TOC 2"))
    add(made, "4  {{ sessions_title }}", "TOC 1")
    loop(made, "for one in sessions", lambda: add(made, "4.{{ loop.index }}  {{ one.title }}\t{{ one.span }}", "TOC 2"))
    add(made, "5  {{ appendix_title }}", "TOC 1")
    loop(made, "for one in appendix", lambda: add(made, "5.{{ loop.index }}  {{ one.title }}", "TOC 2"))
    last = add(made, "{{ labels.contents_hint }}", "Small")
    last.add_run()._r.append(parse_xml(f'<w:fldChar {nsdecls("w")} w:fldCharType="end"/>'))


def parts(made: WordDocument, values: str) -> None:
    """Tables under headings, of two, three or four columns."""

    def one_part() -> None:
        add(made, "{{ part.title }}", "Heading 2")
        loop(made, "if part.lead", lambda: add(made, "{{ part.lead }}"))
        for shares in ((28, 72), (24, 26, 50), (14, 14, 18, 54)):
            condition = f"if part.table.header|length == {len(shares)}"
            loop(made, condition, lambda shares=shares: rows_of(made, "part.table.rows", shares, "part.table"))

    loop(made, f"for part in {values}", one_part)


def steps(made: WordDocument) -> None:
    add(made, "{{ labels.steps }}", "Heading 3")
    laid = table(made, [32, TEXT_WIDTH - 32], 3)
    fill(laid.rows[0].cells[0], "{%tr for step in session.steps %}")
    left, right = laid.rows[1].cells
    fill(left, "{{ step.clock }}", "Clock")
    add(left, "{{ step.minutes }} {{ labels.unit }} · {{ step.part }}", "Small")
    right._tc.remove(right.paragraphs[0]._p)
    loop(right, "for one in step.do", lambda: labelled(right, "labels.do", "one", "Do"))
    loop(right, "for one in step.say", lambda: labelled(right, "labels.say", "one", "Say"))
    fill(laid.rows[2].cells[0], "{%tr endfor %}")
    add(made, "", "Gap")


def watch_for(made: WordDocument) -> None:
    def one_line() -> None:
        labelled(made, "labels.watch", "one", "Watch for")

    loop(made, "for one in session.watch_for", one_line)


def session_page(made: WordDocument) -> None:
    add(made, "{%p if loop.first %}")
    add(made, "{{ session.title }}", "Heading 2")
    add(made, "{%p else %}")
    on_new_page(add(made, "{{ session.title }}", "Heading 2"))
    add(made, "{%p endif %}")
    pairs(made, "session.facts", "one.name", "one.value")

    def purpose() -> None:
        add(made, "{{ labels.purpose }}", "Heading 3")
        add(made, "{{ session.purpose }}")

    loop(made, "if session.purpose", purpose)
    for name, label, style in (("objectives", "objectives", "List Bullet"), ("ready", "ready", "Checklist")):
        loop(made, f"if session.{name}", lambda name=name, label=label, style=style: _under(made, name, label, style))
    loop(made, "if session.steps", lambda: steps(made))
    watch_for(made)

    def debrief() -> None:
        add(made, "{{ labels.debrief }}", "Heading 3")
        pairs(made, "session.debrief", "one.head", "one.questions|join('\n')", 34)

    loop(made, "if session.debrief", debrief)

    def output() -> None:
        add(made, "{{ labels.expected }}", "Heading 3")
        add(made, "{{ session.output }}")

    loop(made, "if session.output", output)
    loop(made, "if session.example", lambda: any_columns(made, "session.example"))
    loop(made, "if session.tips", lambda: _under(made, "tips", "tips", "List Bullet"))

    def adaptations() -> None:
        add(made, "{{ labels.adaptations }}", "Heading 3")
        pairs(made, "session.adaptations", "one.name", "one.value")

    loop(made, "if session.adaptations", adaptations)
    loop(made, "if session.transition", lambda: labelled(made, "labels.transition", "session.transition", "Transition"))
    loop(made, "if session.onward", lambda: add(made, "{{ labels.next }} · {{ session.onward }}", "Small"))
    loop(made, "for picture in session.pictures", lambda: _picture(made, "picture"))


def _under(made: WordDocument, name: str, label: str, style: str) -> None:
    add(made, f"{{{{ labels.{label} }}}}", "Heading 3")
    listed(made, f"session.{name}", style)


def _picture(made: WordDocument, name: str) -> None:
    add(made, f"{{{{ {name} }}}}", "Picture")
    add(made, f"{{{{ {name}.alt }}}}", "Caption")


def guide() -> WordDocument:
    made = document()
    framed(made, "{{ title }}", "{{ footer }}")
    cover(made)
    contents(made)
    on_new_page(add(made, "{{ how_title }}", "Heading 1"))
    listed(made, "how", "Normal")
    add(made, "{{ glance_title }}", "Heading 1")

    def day() -> None:
        add(made, "{{ day.name }}", "Heading 3")
        rows_of(made, "day.table.rows", (9, 8, 30, 9, 18, 26), "day.table")

    loop(made, "for day in days", day)
    on_new_page(add(made, "{{ prepare_title }}", "Heading 1"))

    def checklist() -> None:
        add(made, "{{ checklist.head }}", "Heading 3")
        listed(made, "checklist.points", "Checklist")

    loop(made, "for checklist in checklists", checklist)
    parts(made, "preparation")
    on_new_page(add(made, "{{ sessions_title }}", "Heading 1"))
    loop(made, "for session in sessions", lambda: session_page(made))
    on_new_page(add(made, "{{ appendix_title }}", "Heading 1"))
    parts(made, "appendix")
    return made


# The workbook


def section_end(made: WordDocument, landscape: bool, bare: bool = False) -> None:
    """A paragraph that ends a section of this orientation; with the header and the footer unless it is `bare`."""
    own = made.sections[-1]._sectPr
    kept = [one for tag in ("headerReference", "footerReference") for one in own.findall(qn(f"w:{tag}"))]
    paragraph = add(made, "", "Small")
    wide, high = (_twips(297), _twips(210)) if landscape else (_twips(210), _twips(297))
    turned = ' w:orient="landscape"' if landscape else ""
    margin, top, bottom = _twips(20), _twips(22), _twips(20)
    paragraph._p.get_or_add_pPr().append(
        parse_xml(
            f'<w:sectPr {nsdecls("w")}><w:type w:val="nextPage"/><w:pgSz w:w="{wide}" w:h="{high}"{turned}/>'
            f'<w:pgMar w:top="{top}" w:right="{margin}" w:bottom="{bottom}" w:left="{margin}" w:header="{_twips(11)}" '
            f'w:footer="{_twips(10)}" w:gutter="0"/></w:sectPr>'
        )
    )
    if not bare:
        for at, one in enumerate(kept):
            paragraph._p.pPr.find(qn("w:sectPr")).insert(at, deepcopy(one))


def ruled(made: WordDocument, values: str) -> None:
    """Lines to write on, as many as there are values."""
    laid = table(made, [TEXT_WIDTH], 3)
    fill(laid.rows[0].cells[0], f"{{%tr for line in {values} %}}")
    fill(laid.rows[1].cells[0], "")
    laid.rows[1].height = Mm(9)
    fill(laid.rows[2].cells[0], "{%tr endfor %}")
    add(made, "", "Gap")


def boxes(made: WordDocument, label: str, height: float) -> None:
    """A frame to write in."""
    laid = table(made, [TEXT_WIDTH], 1)
    laid._tbl.tblPr.find(qn("w:tblBorders")).getparent().remove(laid._tbl.tblPr.find(qn("w:tblBorders")))
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="8" w:space="0" w:color="{BRIGHT}"/>'
        for side in ("top", "left", "bottom", "right")
    )
    laid._tbl.tblPr.insert_element_before(
        parse_xml(f"<w:tblBorders {nsdecls('w')}>{sides}</w:tblBorders>"), "w:tblLayout", "w:tblCellMar", "w:tblLook"
    )
    fill(laid.rows[0].cells[0], f"{{{{ {label} }}}}", "Fact Name")
    laid.rows[0].height = Mm(height)
    add(made, "", "Gap")


def workbook_session(made: WordDocument) -> None:
    add(made, "{%p if loop.first or not loop.previtem.canvas %}")
    on_new_page(add(made, "{{ session.title }}", "Heading 1"))
    add(made, "{%p else %}")
    add(made, "{{ session.title }}", "Heading 1")
    add(made, "{%p endif %}")
    add(made, "{{ session.span }}", "Small")

    def one(label: str, name: str) -> Callable[[], None]:
        def inside() -> None:
            add(made, f"{{{{ labels.{label} }}}}", "Heading 3")
            add(made, f"{{{{ session.{name} }}}}")

        return inside

    loop(made, "if session.purpose", one("why", "purpose"))

    def how() -> None:
        add(made, "{{ labels.how }}", "Heading 3")
        loop(made, "for step in session.steps", lambda: add(made, "{{ loop.index }}.\t{{ step }}", "Numbered"))

    loop(made, "if session.steps", how)
    loop(made, "if session.output", one("result", "output"))

    def questions() -> None:
        add(made, "{{ labels.questions }}", "Heading 3")
        listed(made, "session.questions", "List Bullet")

    loop(made, "if session.questions", questions)
    add(made, "{{ labels.notes }}", "Heading 3")
    ruled(made, "session.lines")
    boxes(made, "labels.takeaway", 20)

    def canvas() -> None:
        section_end(made, landscape=False)
        add(made, "{{ session.canvas.wide }}", "Picture")
        add(made, "{{ session.canvas.alt }}", "Caption")
        section_end(made, landscape=True)

    loop(made, "if session.canvas", canvas)


def workbook() -> WordDocument:
    made = document()
    framed(made, "{{ title }}", "{{ footer }}", cover=False)
    add(made, "{{ title }}", "Title")
    add(made, "{{ subtitle }}", "Subtitle")
    add(made, "", "Normal").paragraph_format.space_after = Pt(130)
    pairs(made, "facts", "one.name", "one.value", 40)
    laid = table(made, [30, TEXT_WIDTH - 30], 2)
    for row, label in zip(laid.rows, ("labels.name", "labels.team"), strict=True):
        fill(row.cells[0], f"{{{{ {label} }}}}", "Fact Name")
        row.height = Mm(12)
    section_end(made, landscape=False, bare=True)
    add(made, "{{ welcome_title }}", "Heading 1")
    add(made, "{{ welcome }}")

    def goals() -> None:
        add(made, "{{ goals_title }}", "Heading 1")
        listed(made, "goals", "Checklist")

    loop(made, "if goals", goals)
    add(made, "{%p if days|length > 1 %}")
    on_new_page(add(made, "{{ agenda_title }}", "Heading 1"))
    add(made, "{%p else %}")
    add(made, "{{ agenda_title }}", "Heading 1")
    add(made, "{%p endif %}")

    def day() -> None:
        add(made, "{{ day.name }}", "Heading 3")
        rows_of(made, "day.table.rows", (18, 41, 41), "day.table")

    loop(made, "for day in days", day)
    loop(made, "for session in sessions", lambda: workbook_session(made))
    on_new_page(add(made, "{{ commitments_title }}", "Heading 1"))
    add(made, "{{ commitments_lead }}")
    laid = table(made, [TEXT_WIDTH * share / 100 for share in (40, 16, 20, 24)], 4)
    heads(laid)
    for at in range(4):
        fill(laid.rows[0].cells[at], f"{{{{ commitments.header[{at}] }}}}", "Table Head", DEEP)
    fill(laid.rows[1].cells[0], "{%tr for row in commitments.rows %}")
    laid.rows[2].height = Mm(26)
    fill(laid.rows[3].cells[0], "{%tr endfor %}")
    add(made, "", "Gap")
    boxes(made, "partner", 12)
    add(made, "{{ evaluation_title }}", "Heading 1")
    add(made, "{{ evaluation }}")

    def glossary() -> None:
        on_new_page(add(made, "{{ glossary_title }}", "Heading 1"))
        rows_of(made, "glossary.rows", (20, 26, 54), "glossary")

    loop(made, "if glossary", glossary)
    for name in ("Heading 1", "Heading 2"):
        _numbered_off(made.styles[name])
    return made


# The agenda


def agenda() -> WordDocument:
    made = document()
    framed(made, "", "{{ footer }}", cover=False)
    _style(made, "Title", size=22, color=DEEP, bold=True, before=0, after=3, spacing=1.05)
    _style(made, "Subtitle", size=12, color=GREY, after=6)
    _style(made, "Table Text", size=9, spacing=1.0)
    _style(made, "Pause", size=9, color=GREY, spacing=1.0)
    add(made, "{{ title }}", "Title")
    add(made, "{{ subtitle }}", "Subtitle")
    pairs(made, "facts", "one[0]", "one[1]")

    def day() -> None:
        heading = add(made, "{{ day.name }}", "Heading 3")
        heading.add_run("   {{ day.span }}").bold = False
        laid = table(made, [30, 15, 72, 53], 7, narrow=True)
        heads(laid)
        for at in range(4):
            fill(laid.rows[0].cells[at], f"{{{{ header[{at}] }}}}", "Table Head", DEEP)
        fill(laid.rows[1].cells[0], "{%tr for row in day.rows %}")
        fill(laid.rows[2].cells[0], "{%tr if row.is_pause %}")
        for at, name in enumerate(("time", "minutes", "session", "output")):
            fill(laid.rows[3].cells[at], f"{{{{ row.{name} }}}}", "Pause", PALE)
            fill(laid.rows[5].cells[at], f"{{{{ row.{name} }}}}")
        fill(laid.rows[4].cells[0], "{%tr else %}")
        fill(laid.rows[6].cells[0], "{%tr endif %}")
        end = laid.add_row()
        fill(end.cells[0], "{%tr endfor %}")
        add(made, "{{ day.sum }}", "Small")

    loop(made, "for day in days", day)

    def benefits() -> None:
        add(made, "{{ benefits_title }}", "Heading 3")
        listed(made, "benefits", "Checklist")

    loop(made, "if benefits", benefits)
    return made


# Forms


def form() -> WordDocument:
    made = document()
    framed(made, "{{ title }}", "{{ subtitle }}", cover=False)
    _style(made, "Title", size=20, color=DEEP, bold=True, before=0, after=3, spacing=1.05)
    _style(made, "Subtitle", size=11.5, color=GREY, after=6)
    _style(made, "Question", bold=True, before=9, after=3, keep=True, hanging=7)
    _style(made, "Option", after=1.5, left=7, hanging=6)
    _style(made, "Scale", after=3, left=7)
    _style(made, "Hint", size=8.5, color=GREY, after=2, left=7, keep=True)
    _style(made, "Tick", size=10.5, color=BRIGHT)
    made.styles["Tick"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _style(made, "Option Head", size=8.5, color=DEEP, bold=True, keep=True)
    made.styles["Option Head"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    add(made, "{{ title }}", "Title")
    loop(made, "if subtitle", lambda: add(made, "{{ subtitle }}", "Subtitle"))
    listed(made, "intro", "Normal")
    loop(made, "if facts", lambda: pairs(made, "facts", "one.name", "one.value", 40))
    loop(made, "for section in sections", lambda: form_section(made))
    loop(made, "if privacy", lambda: add(made, "{{ privacy }}", "Small"))
    loop(made, "if thanks", lambda: add(made, "{{ thanks }}"))
    return made


def form_section(made: WordDocument) -> None:
    loop(made, "if section.title", lambda: add(made, "{{ section.title }}", "Heading 3"))
    loop(made, "if section.lead", lambda: add(made, "{{ section.lead }}"))
    loop(made, "for q in section.questions", lambda: question(made))


def question(made: WordDocument) -> None:
    add(made, "{% if q.number %}{{ q.number }}{% endif %}\t{{ q.text }}", "Question")
    loop(made, "if q.help", lambda: add(made, "{{ q.help }}", "Hint"))
    scale = "{{ q.low }}{% for one in q.options %}   □ {{ one }}{% endfor %}   {{ q.high }}"
    loop(made, "if q.kind == 'scale'", lambda: add(made, scale, "Scale"))

    def grid() -> None:
        ends = "if q.low or q.high"
        loop(
            made,
            ends,
            lambda: add(made, "{{ q.options|first }} = {{ q.low }}   {{ q.options|last }} = {{ q.high }}", "Hint"),
        )
        laid = table(made, [80, 30, 30, 30], 4)
        heads(laid)
        fill(laid.rows[0].cells[0], "")
        for at, tag in enumerate(("{%tc for one in q.options %}", "{{ one }}", "{%tc endfor %}"), 1):
            fill(laid.rows[0].cells[at], tag, "Option Head")
            fill(laid.rows[2].cells[at], "□" if at == 2 else tag, "Tick")
        fill(laid.rows[1].cells[0], "{%tr for row in q.rows %}")
        fill(laid.rows[2].cells[0], "{{ row }}")
        fill(laid.rows[3].cells[0], "{%tr endfor %}")
        add(made, "", "Gap")

    loop(made, "if q.kind == 'grid' or q.kind == 'pair'", grid)
    for kind, mark in (("single", "○"), ("multiple", "□")):

        def options(mark: str = mark) -> None:
            loop(made, "for one in q.options", lambda: add(made, f"{mark}\t{{{{ one }}}}", "Option"))
            other = f"{mark}\t{{{{ other }}}} ______________________________"
            loop(made, "if q.lines > 0", lambda: add(made, other, "Option"))

        loop(made, f"if q.kind == '{kind}'", options)

    def lines() -> None:
        laid = table(made, [TEXT_WIDTH], 3)
        fill(laid.rows[0].cells[0], "{%tr for line in [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] if line <= q.lines %}")
        fill(laid.rows[1].cells[0], "")
        laid.rows[1].height = Mm(8.5)
        fill(laid.rows[2].cells[0], "{%tr endfor %}")
        add(made, "", "Gap")

    loop(made, "if q.kind == 'open'", lines)


def _numbered_off(style: Any) -> None:
    properties = style.element.get_or_add_pPr()
    for one in properties.findall(qn("w:numPr")):
        properties.remove(one)


# Files


def _plain(made: WordDocument) -> None:
    """Drop the picture of another document, and the marks of who edited it when."""
    links = made.part.package.rels
    for key in [key for key, one in links.items() if one.reltype.endswith("/thumbnail")]:
        del links[key]
    for one in made.element.iter():
        for name in [name for name in one.attrib if "rsid" in name]:
            del one.attrib[name]
    settings = made.settings.element
    for one in list(settings):
        if one.tag == qn("w:rsids") or not one.tag.startswith(f"{{{settings.nsmap['w']}}}"):
            settings.remove(one)
    settings.find(qn("w:zoom")).set(qn("w:percent"), "100")


def saved(made: WordDocument, path: Path) -> None:
    """Write the file with fixed dates, without what python-docx's own template brings along."""
    _plain(made)
    properties = made.core_properties
    properties.author = properties.title = properties.comments = properties.keywords = ""
    properties.last_modified_by = ""
    properties.created = properties.modified = datetime(1980, 1, 1, tzinfo=UTC)
    out = io.BytesIO()
    made.save(out)
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(out) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            info = zipfile.ZipInfo(entry.filename, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, source.read(entry))


if __name__ == "__main__":
    saved(guide(), TEMPLATES / "guide/guide.docx")
    saved(agenda(), TEMPLATES / "guide/agenda.docx")
    saved(workbook(), TEMPLATES / "workbook/workbook.docx")
    saved(form(), TEMPLATES / "forms/form.docx")
