"""What the Word templates are made of: styles, and the parts that documents are put together from.

In: a Word document that is being made. Out: paragraphs and tables with docxtpl's tags in them. Guaranteed: everything
has a style; tables repeat their header and keep their rows whole; Chinese and Latin faces are both set.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
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
    styled(made, "Normal", after=4, spacing=1.08)


def _fonts() -> Any:
    return parse_xml(
        f'<w:rFonts {nsdecls("w")} w:ascii="{LATIN}" w:hAnsi="{LATIN}" w:eastAsia="{CHINESE}" w:cs="{LATIN}"/>'
    )


def styled(
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
    styled(made, "Title", size=30, color=DEEP, bold=True, before=120, after=8, spacing=1.05)
    borders = made.styles["Title"].element.pPr.find(qn("w:pBdr"))
    if borders is not None:
        made.styles["Title"].element.pPr.remove(borders)
    styled(made, "Subtitle", size=17, color=GREY, after=12)
    styled(made, "Heading 1", size=20, color=DEEP, bold=True, before=20, after=10, keep=True)
    styled(made, "Heading 2", size=15, color=DEEP, bold=True, before=10, after=6, keep=True)
    styled(made, "Heading 3", size=11.5, color=BRIGHT, bold=True, before=8, after=3, keep=True)
    styled(made, "Contents Heading", size=20, color=DEEP, bold=True, after=10, keep=True)
    tabs = f'<w:tabs {nsdecls("w")}><w:tab w:val="right" w:leader="dot" w:pos="{twips(TEXT_WIDTH)}"/></w:tabs>'
    for name, left, bold, before in (("TOC 1", 0, True, 6), ("TOC 2", 6, False, 0)):
        style = styled(made, name, bold=bold, before=before, after=2, left=left)
        style.element.get_or_add_pPr().insert_element_before(parse_xml(tabs), "w:spacing", "w:ind")


def _texts(made: WordDocument) -> None:
    styled(made, "Table Text", size=9.5, after=0, before=0)
    styled(made, "Table Head", size=9.5, color="FFFFFF", bold=True, keep=True)
    styled(made, "Fact Name", size=9.5, color=DEEP, bold=True)
    styled(made, "Clock", color=DEEP, bold=True)
    styled(made, "Gap", size=4, spacing=1.0)
    styled(made, "Small", size=8.5, color=GREY, after=2)
    styled(made, "Caption", size=8.5, color=GREY, after=8)
    made.styles["Caption"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    styled(made, "Picture", before=6, after=2, spacing=1.0, keep=True)
    made.styles["Picture"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    styled(made, "Writing Line", size=9, color=GREY, before=6)
    for name, color, ground in (
        ("Do", DEEP, None),
        ("Say", BRIGHT, PALE),
        ("Watch for", AMBER, WARM),
        ("Transition", BRIGHT, PALE),
    ):
        _boxed(styled(made, name, before=1.5, after=2, left=3), color, ground)
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
        _numbered(styled(made, name, after=2), number + 1)
    _numbered(made.styles["Heading 1"], 1, 0)
    _numbered(made.styles["Heading 2"], 1, 1)
    styled(made, "Numbered", after=3, hanging=6)


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


def twips(millimetres: float) -> int:
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
    air = 25 if narrow else 40
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
    section.header.paragraphs[0].style = styled(made, "Header", size=8.5, color=GREY)
    paragraph = section.footer.paragraphs[0]
    paragraph.style = styled(made, "Footer", size=8.5, color=GREY)
    tabs = f'<w:tabs {nsdecls("w")}><w:tab w:val="right" w:pos="{twips(TEXT_WIDTH)}"/></w:tabs>'
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
