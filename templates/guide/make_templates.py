"""Make the Word templates of the text documents: python templates/guide/make_templates.py

In: nothing. Out: guide.docx and agenda.docx beside this file, workbook.docx and form.docx in their folders. What ships
are the .docx files, which open in Word and can be restyled there; this script makes them as they were first.
"""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Callable
from copy import deepcopy
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

sys.dont_write_bytecode = True  # what lies in this folder ships

from word_parts import (  # noqa: E402
    BRIGHT,
    DEEP,
    GREY,
    PALE,
    TEXT_WIDTH,
    add,
    any_columns,
    cover,
    document,
    fill,
    framed,
    heads,
    labelled,
    listed,
    loop,
    on_new_page,
    pairs,
    rows_of,
    styled,
    table,
    twips,
)

TEMPLATES = Path(__file__).parents[1]

# The guide


def contents(made: WordDocument) -> None:
    """A table of contents that Word can bring up to date, with what it says until then."""
    add(made, "{{ labels.contents }}", "Contents Heading")
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
    add(made, "{%p if loop.first or loop.previtem.pictures %}")
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

    def pictures() -> None:
        section_end(made, landscape=False)
        loop(made, "for picture in session.pictures", lambda: _picture(made, "picture"))

    loop(made, "if session.pictures", pictures)


def _under(made: WordDocument, name: str, label: str, style: str) -> None:
    add(made, f"{{{{ labels.{label} }}}}", "Heading 3")
    listed(made, f"session.{name}", style)


def _picture(made: WordDocument, name: str) -> None:
    """A page that lies on its side, with a picture."""
    add(made, f"{{{{ {name}.wide }}}}", "Picture")
    section_end(made, landscape=True, last=add(made, f"{{{{ {name}.alt }}}}", "Caption"))


def guide() -> WordDocument:
    made = document()
    framed(made, "{{ title }}", "{{ footer }}", cover=False)
    cover(made)
    section_end(made, landscape=False, bare=True)
    contents(made)
    on_new_page(add(made, "{{ how_title }}", "Heading 1"))
    listed(made, "how", "Normal")
    add(made, "{{ glance_title }}", "Heading 1")

    def day() -> None:
        add(made, "{{ day.name }}", "Heading 3")
        rows_of(made, "day.table.rows", (8, 6, 29, 11, 16, 30), "day.table")

    loop(made, "for day in days", day)
    add(made, "{{ prepare_title }}", "Heading 1")

    def checklist() -> None:
        add(made, "{{ checklist.head }}", "Heading 3")
        listed(made, "checklist.points", "Checklist")

    loop(made, "for checklist in checklists", checklist)
    parts(made, "preparation")
    on_new_page(add(made, "{{ sessions_title }}", "Heading 1"))
    loop(made, "for session in sessions", lambda: session_page(made))
    add(made, "{%p if sessions and (sessions|last).pictures %}")
    add(made, "{{ appendix_title }}", "Heading 1")
    add(made, "{%p else %}")
    on_new_page(add(made, "{{ appendix_title }}", "Heading 1"))
    add(made, "{%p endif %}")
    parts(made, "appendix")
    return made


# The workbook


def section_end(made: WordDocument, landscape: bool, bare: bool = False, last: Paragraph | None = None) -> None:
    """End a section of this orientation with its `last` paragraph; with header and footer unless it is `bare`."""
    own = made.sections[-1]._sectPr
    kept = [one for tag in ("headerReference", "footerReference") for one in own.findall(qn(f"w:{tag}"))]
    paragraph = last or add(made, "", "Gap")
    wide, high = (twips(297), twips(210)) if landscape else (twips(210), twips(297))
    turned = ' w:orient="landscape"' if landscape else ""
    margin, top, bottom = twips(20), twips(22), twips(20)
    paragraph._p.get_or_add_pPr().append(
        parse_xml(
            f'<w:sectPr {nsdecls("w")}><w:type w:val="nextPage"/><w:pgSz w:w="{wide}" w:h="{high}"{turned}/>'
            f'<w:pgMar w:top="{top}" w:right="{margin}" w:bottom="{bottom}" w:left="{margin}" w:header="{twips(11)}" '
            f'w:footer="{twips(10)}" w:gutter="0"/></w:sectPr>'
        )
    )
    if not bare:
        for at, one in enumerate(kept):
            paragraph._p.pPr.find(qn("w:sectPr")).insert(at, deepcopy(one))
        if landscape:
            paragraph._p.pPr.find(qn("w:sectPr")).find(qn("w:footerReference")).set(qn("r:id"), wide_footer(made))


def wide_footer(made: WordDocument) -> str:
    """The footer of pages that lie on their side, whose numbers stand further right; by its relation."""
    own = made.sections[-1].footer._element
    for key, one in made.part.rels.items():
        if one.reltype.endswith("/footer") and one.target_part.element is not own:
            return key
    part, key = made.part.add_footer_part()
    for one in list(part.element):
        part.element.remove(one)
    for one in own:
        part.element.append(deepcopy(one))
    stops = (f'<w:tab w:val="clear" w:pos="{twips(TEXT_WIDTH)}"/>', f'<w:tab w:val="right" w:pos="{twips(257)}"/>')
    tabs = parse_xml(f"<w:tabs {nsdecls('w')}>{''.join(stops)}</w:tabs>")
    part.element.find(qn("w:p")).get_or_add_pPr().insert_element_before(tabs, "w:spacing", "w:ind", "w:jc", "w:rPr")
    return key


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
        _picture(made, "session.canvas")

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
    styled(made, "Title", size=22, color=DEEP, bold=True, before=0, after=3, spacing=1.05)
    styled(made, "Subtitle", size=12, color=GREY, after=6)
    styled(made, "Table Text", size=9, spacing=1.0)
    styled(made, "Pause", size=9, color=GREY, spacing=1.0)
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
    styled(made, "Title", size=20, color=DEEP, bold=True, before=0, after=3, spacing=1.05)
    styled(made, "Subtitle", size=11.5, color=GREY, after=6)
    styled(made, "Question", bold=True, before=9, after=3, keep=True, hanging=7)
    styled(made, "Option", after=1.5, left=7, hanging=6)
    styled(made, "Lead", after=4, keep=True)
    styled(made, "Hint", size=8.5, color=GREY, after=2, left=7, keep=True)
    styled(made, "Tick", size=10.5, color=BRIGHT)
    styled(made, "Rated", size=9.5, hanging=8)
    made.styles["Tick"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    styled(made, "Option Head", size=8.5, color=DEEP, bold=True, keep=True)
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
    loop(made, "if section.lead", lambda: add(made, "{{ section.lead }}", "Lead"))
    loop(made, "for q in section.questions", lambda: question(made))


def question(made: WordDocument) -> None:
    add(made, "{% if q.number %}{{ q.number }}{% endif %}\t{{ q.text }}", "Question")
    loop(made, "if q.help", lambda: add(made, "{{ q.help }}", "Hint"))

    def ends() -> None:
        text = "{{ q.options|first }} = {{ q.low }}   {{ q.options|last }} = {{ q.high }}"
        loop(made, "if q.low or q.high", lambda: add(made, text, "Hint"))

    def scale() -> None:
        ends()
        laid = table(made, [TEXT_WIDTH / 3] * 3, 2)
        for at, tag in enumerate(("{%tc for one in q.options %}", "{{ one }}", "{%tc endfor %}")):
            fill(laid.rows[0].cells[at], tag, "Option Head")
            fill(laid.rows[1].cells[at], "□" if at == 1 else tag, "Tick")
        add(made, "", "Gap")

    loop(made, "if q.kind == 'scale'", scale)

    def grid() -> None:
        ends()
        laid = table(made, [95, 25, 25, 25], 4)
        heads(laid)
        fill(laid.rows[0].cells[0], "")
        for at, tag in enumerate(("{%tc for one in q.options %}", "{{ one }}", "{%tc endfor %}"), 1):
            fill(laid.rows[0].cells[at], tag, "Option Head")
            fill(laid.rows[2].cells[at], "□" if at == 2 else tag, "Tick")
        fill(laid.rows[1].cells[0], "{%tr for row in q.rows %}")
        fill(laid.rows[2].cells[0], "{{ q.numbers[loop.index0] }}\t{{ row }}", "Rated")
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
