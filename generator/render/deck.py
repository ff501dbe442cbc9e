"""The PowerPoint deck: native shapes, tables and charts on the slides of a real template.

In: a job's outline, its figures and a theme. Out: one .pptx, its bytes the same for the same job. Guaranteed: every
slide has a title and speaker notes; colours are the scheme's; connections are glued; figures stay where they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from generator import assets, text
from generator.outline import Section
from generator.render import Job
from generator.render.deck_package import DeckPackage, PackedPart
from generator.render.deck_pages import (
    AREA,
    CALLOUT_INSET,
    CELL_INSET,
    PITCH,
    SLACK,
    TITLE,
    CalloutPiece,
    ChartPiece,
    Page,
    Piece,
    ProsePiece,
    TablePiece,
    pages_of,
    shortened,
)
from generator.render.deck_slide import Pen, SlideWriter, cell_xml, notes_xml
from generator.render.shapes import Paragraph
from generator.scene import Box, Scene
from generator.terms import is_chinese, languages_of
from generator.theme import Paint

_LAYOUTS = {"cover": "Cover", "section": "Section", "canvas": "Canvas", "text": "Text"}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WORDS = {
    "title": ("标题", "Title"),
    "subtitle": ("副标题", "Subtitle"),
    "body": ("正文", "Body"),
    "author": ("作者", "Author"),
    "date": ("日期", "Date"),
    "footer": ("页脚", "Footer"),
    "slide number": ("页码", "Slide number"),
    "section number": ("章节号", "Section number"),
    "slide image": ("幻灯片图像", "Slide image"),
    "notes": ("备注", "Notes"),
    "table": ("表格", "Table"),
    "chart": ("图表", "Chart"),
    "source": ("来源", "Source"),
    "say": ("讲解", "Say"),
    "do": ("操作", "Do"),
    "time": ("用时", "Time"),
    "transition": ("过渡", "Transition"),
    "continued": ("接上页", "Continued"),
}
_DRAFT: Mapping[str, str] = {"zh-CN": "草稿", "en": "DRAFT"}
_COVER_TITLE = Box(56, 110, 508, 178)
_COVER_SUBTITLE = Box(56, 324, 508, 84)
_SECTION_TITLE = Box(56, 160, 800, 88)
_SECTION_SUBTITLE = Box(56, 280, 800, 72)
_FOOTER_WIDTH = 368.0
_TRACKER = Box(786, 12, 138, 26)
_STAMP = {"cover": Box(56, 48, 72, 18), "section": Box(852, 24, 72, 18)}
_STAMP_BESIDE_TITLE = Box(852, 42, 72, 18)
_SOURCE = Box(36, 510, 346, 24)
_ADDRESS = re.compile(r"(https?://|mailto:)\S+$")


def render(job: Job) -> dict[str, bytes]:
    """The deck by its path: "deck.pptx" when stacked or when the kit has one language."""
    suffix = "" if "+" in job.language else f".{job.language}"
    return {f"deck{suffix}{'.preview' if job.preview else ''}.pptx": _Deck(job).write()}


class _Planned(NamedTuple):
    """A page with its place in the deck; `chapter` counts the section slides so far."""

    page: Page
    section: Section
    number: int
    chapter: int
    part: PackedPart


class _Deck:
    def __init__(self, job: Job) -> None:
        self._job = job
        self._outline = job.outline
        self._pen = Pen(job.theme, job.language, job.preview)
        self._package = DeckPackage(assets.folder("pptx") / "house", job.theme)
        self._jumps: dict[str, PackedPart] = {}

    def write(self) -> bytes:
        planned = self._plan()
        for one in planned:
            for piece in one.page.pieces:
                if isinstance(piece, Scene):
                    self._jumps.setdefault(piece.id, one.part)
        for one in planned:
            self._package.fill(one.part, self._slide(one), self._notes(one.page))
        counts = [sum(one.section is section for one in planned) for section in self._outline.sections]
        names = [self._in_line(section.name) for section in self._outline.sections]
        self._package.set_sections(list(zip(names, counts, strict=True)))
        outline = self._outline
        self._package.describe(self._in_line(outline.title), self._in_line(outline.author), outline.date, self._tags[0])
        return self._package.save()

    def _plan(self) -> list[_Planned]:
        planned: list[_Planned] = []
        chapter = 0
        for section in self._outline.sections:
            for slide in section.slides:
                chapter += slide.layout == "section"
                for page in pages_of(slide, self._job.figures, self._job.language):
                    part = self._package.add_slide(_LAYOUTS[page.layout])
                    planned.append(_Planned(page, section, len(planned) + 1, chapter, part))
        return planned

    @property
    def _tags(self) -> tuple[str, ...]:
        return languages_of(self._job.language)

    def _in_line(self, words: str) -> str:
        return " / ".join(part for part in words.split("\n") if part)

    def _word(self, key: str) -> str:
        return _WORDS[key][0 if is_chinese(self._tags[0]) else 1]

    def _label(self, key: str) -> str:
        """The word in each language of the page, with the colon of the first."""
        words = dict.fromkeys(_WORDS[key][0 if is_chinese(tag) else 1] for tag in self._tags)
        return " ".join(words) + ("：" if is_chinese(self._tags[0]) else ": ")

    # Slides

    def _slide(self, one: _Planned) -> Iterator[bytes]:
        writer = SlideWriter(self._pen, self._linker(one.part))
        if one.page.layout == "cover":
            self._cover(writer, one.page)
        elif one.page.layout == "section":
            self._section(writer, one)
        else:
            self._content(writer, one)
        self._foot(writer, one)
        return writer.pieces()

    def _cover(self, writer: SlideWriter, page: Page) -> None:
        title = fitted(page.title, _COVER_TITLE, (40, 36, 32, 28, 24, 20, 16))
        writer.placeholder(self._word("title"), 'type="ctrTitle"', title)
        self._subtitle(
            writer, page.slide.subtitle or self._outline.subtitle, 'type="subTitle" idx="1"', _COVER_SUBTITLE
        )
        if self._outline.author:
            author = shortened(self._in_line(self._outline.author), 508, 14, 1)
            writer.placeholder(self._word("author"), 'type="body" sz="quarter" idx="13"', [Paragraph((author,))])

    def _section(self, writer: SlideWriter, one: _Planned) -> None:
        title = fitted(one.page.title, _SECTION_TITLE, (36, 32, 28, 24, 20, 16))
        writer.placeholder(self._word("title"), 'type="title"', title)
        number = [Paragraph((f"{one.chapter:02d}",))]
        writer.placeholder(self._word("section number"), 'type="body" sz="quarter" idx="14"', number)
        self._subtitle(writer, one.page.slide.subtitle, 'type="body" sz="quarter" idx="1"', _SECTION_SUBTITLE)

    def _subtitle(self, writer: SlideWriter, words: str, kind: str, box: Box) -> None:
        if words:
            writer.placeholder(self._word("subtitle"), kind, fitted(words, box, (18, 16, 14, 12, 10), bold=False))

    def _content(self, writer: SlideWriter, one: _Planned) -> None:
        title = fitted(one.page.title, TITLE, (24, 22, 20, 18, 16, 14, 12, 10), in_one_line=True)
        writer.placeholder(self._word("title"), 'type="title"', title)
        filled = False
        for piece in one.page.pieces:
            if isinstance(piece, ProsePiece):
                self._prose(writer, piece, filled)
                filled = True
            else:
                self._piece(writer, piece, one)
        muted = self._job.theme.paint("muted").text
        tracker = tuple(shortened(one.section.name, _TRACKER.width, 10, 2).split("\n"))
        writer.text("tracker", _TRACKER, [Paragraph(tracker, 10, False, muted, "right", 12.5)], anchor="t")
        if one.page.slide.source:
            source = self._label("source") + self._in_line(one.page.slide.source)
            line = shortened(source, _SOURCE.width, 9, 2)
            writer.text(self._word("source"), _SOURCE, [Paragraph((line,), 9, False, muted, "left", 11.5)])

    def _foot(self, writer: SlideWriter, one: _Planned) -> None:
        layout, outline = one.page.layout, self._outline
        color = self._job.theme.paint("panel-foot" if layout in ("cover", "section") else "muted").text
        if outline.date:
            date = Paragraph((date_words(outline.date, self._tags[0]),), color=color)
            writer.placeholder(self._word("date"), 'type="dt" sz="half" idx="10"', [date])
        if outline.footer:
            words = self._in_line(outline.footer)
            size = 10.0 if text.width(words, 10) <= _FOOTER_WIDTH * SLACK else 9.0
            line = shortened(words, _FOOTER_WIDTH, size, 1)
            foot = Paragraph((line,), size, color=color, align="left" if layout == "cover" else "right")
            writer.placeholder(self._word("footer"), 'type="ftr" sz="quarter" idx="11"', [foot])
        if layout != "cover":
            writer.number(self._word("slide number"), 'type="sldNum" sz="quarter" idx="12"', one.number)
        if outline.draft:
            draft = " ".join(_DRAFT["zh-CN" if is_chinese(tag) else "en"] for tag in languages_of(outline.language))
            stamp = Paragraph((draft,), 10, True, self._job.theme.paint("pain").text, "center")
            place = _STAMP.get(layout, _STAMP_BESIDE_TITLE)
            writer.text(draft, place, [stamp], self._job.theme.paint("pain"), shape="round")

    def _linker(self, part: PackedPart) -> Callable[[str], str]:
        def link(target: str) -> str:
            there = self._jumps.get(target)
            if there is part:
                return ""
            if there is not None:
                relationship = self._package.add_jump(part, there)
                return f'<a:hlinkClick r:id="{relationship}" action="ppaction://hlinksldjump"/>'
            if _ADDRESS.match(target):
                return f'<a:hlinkClick r:id="{self._package.add_address(part, target)}"/>'
            return ""

        return link

    # Pieces

    def _piece(self, writer: SlideWriter, piece: Piece, one: _Planned) -> None:
        if isinstance(piece, Scene):
            writer.figure(piece)
        elif isinstance(piece, TablePiece):
            self._table(writer, piece, one.page.title)
        elif isinstance(piece, ChartPiece):
            chart = piece.chart
            relationship = self._package.add_chart(one.part, chart, piece.large)
            meaning = chart.description or _described(chart.title, [name for name, _ in chart.series], chart.categories)
            writer.chart(chart.title or self._word("chart"), meaning, piece.box, relationship)
        elif isinstance(piece, CalloutPiece):
            self._callout(writer, piece)

    def _prose(self, writer: SlideWriter, piece: ProsePiece, filled: bool) -> None:
        """The first prose of a page is its body placeholder; a second one is a text box."""
        paragraphs = [
            Paragraph(
                tuple(paragraph.split("\n")),
                piece.size,
                pitch=piece.size * PITCH,
                before=piece.before,
                bullet=piece.bullets and not filled,
                stacked=True,
            )
            for paragraph in piece.paragraphs
        ]
        if filled:
            writer.text(self._word("body"), piece.box, paragraphs, anchor="t")
        else:
            box = None if piece.box == AREA else piece.box
            writer.placeholder(self._word("body"), 'type="body" idx="1"', paragraphs, box)

    def _table(self, writer: SlideWriter, piece: TablePiece, title: str) -> None:
        def paragraph(line: str, paint: Paint, bold: bool) -> Paragraph:
            return Paragraph((line,), piece.size, bold, paint.text, "left", piece.size * PITCH, stacked=True)

        def row(cells: Sequence[str], paint: Paint, bold: bool) -> list[str]:
            inner = [[paragraph(line, paint, bold) for line in cell.split("\n")] for cell in cells]
            return [cell_xml(paragraphs, self._job.language, CELL_INSET, paint) for paragraphs in inner]

        header, *heights = piece.heights
        head, body = (self._job.theme.paint(role) for role in ("table-header", "table-row"))
        rows = [(header, row(piece.header, head, True))]
        rows += [(height, row(cells, body, False)) for height, cells in zip(heights, piece.rows, strict=True)]
        meaning = piece.description or _described(self._in_line(title), piece.header, ())
        writer.table(self._word("table"), meaning, piece.box, piece.columns, rows)

    def _callout(self, writer: SlideWriter, piece: CalloutPiece) -> None:
        """The value at the same height in each card of a row."""
        theme = self._job.theme
        colors = tuple(theme.paint(role).text for role in ("callout-value", "callout", "muted"))
        paragraphs = [
            Paragraph(
                words.lines, words.size, words.bold, color, "left", words.line_pitch, 3 if at else 0, stacked=True
            )
            for at, (words, color) in enumerate(zip(piece.words, colors, strict=False))
        ]
        name = f"{piece.callout.value} {piece.callout.caption}"
        writer.text(name, piece.box, paragraphs, theme.paint("callout"), (CALLOUT_INSET[0], piece.above), "t")
        writer.area(name[:20], Box(piece.box.x, piece.box.y, 4, piece.box.height), theme.paint("accent"))

    # Notes

    def _notes(self, page: Page) -> bytes:
        notes, first, last = page.slide.notes, page.number == 1, page.number == page.of
        said = notes.say or self._in_line(page.title)
        parts = [("say", said if first else f"{self._label('continued')}{self._in_line(page.title)}\n{said}")]
        if first and notes.do:
            parts.append(("do", notes.do))
        if first and notes.minutes is not None:
            parts.append(("time", f"{notes.minutes} {'分钟' if is_chinese(self._tags[0]) else 'min'}"))
        if last and notes.transition:
            parts.append(("transition", notes.transition))
        lines = [line for key, words in parts for line in (self._label(key) + words).split("\n") if line]
        return notes_xml(lines, self._job.language, (self._word("slide image"), self._word("notes")))


def fitted(
    words: str, box: Box, sizes: Sequence[float], bold: bool = True, in_one_line: bool = False
) -> list[Paragraph]:
    """A title at the largest size that fits its box, the first being the layout's own; a second language at 70 %.

    With `in_one_line`, a little smaller rather than with a second line.
    What no size can hold is cut with an ellipsis.
    """
    first, *others = [line for line in words.split("\n") if line] or [""]
    tries = [(size, 1) for size in sizes if in_one_line and size >= 0.8 * sizes[0]]
    for size, most in (*tries, *((size, 99) for size in sizes)):
        small = max(10.0, round(size * 0.7))
        parts = [(first, float(size), bold), *((other, small, False) for other in others)]
        counts = [len(text.wrap(part, box.width * SLACK, size, bold)) for part, size, bold in parts]
        height = sum(count * size * 1.18 for count, (_, size, _) in zip(counts, parts, strict=True))
        narrow = all(_widest_run(*part) <= box.width * SLACK for part in parts)
        if height <= box.height and max(counts) <= most and narrow:
            break
    else:
        most = max(1, int(box.height / len(parts) / (sizes[-1] * 1.18)))
        parts = [(shortened(part, box.width, size, most, bold), size, bold) for part, size, bold in parts]
    several = len(parts) > 1 or max(counts) > 1
    return [
        Paragraph(
            (part,) if _widest_run(part, size, bold) <= box.width * SLACK else text.wrap(part, box.width * SLACK, size),
            None if size == sizes[0] else size,
            None if at == 0 else False,
            pitch=size * 1.18 if several else 0.0,
        )
        for at, (part, size, _) in enumerate(parts)
    ]


def _widest_run(words: str, size: float, bold: bool) -> float:
    """Width of the longest stretch without a blank and without Chinese, which office programs do not break."""
    runs = [run for run in words.split() if not any(map(text.is_wide, run))]
    return max((text.width(run, size, bold) for run in runs), default=0.0)


def date_words(date: str, tag: str) -> str:
    """An ISO date as it is written in the language; anything else as it is."""
    found = re.match(r"(\d{4})-(\d{2})-(\d{2})", date)
    if not found or not 1 <= int(found[2]) <= 12:
        return date
    year, month, day = map(int, found.groups())
    return f"{year}年{month}月{day}日" if is_chinese(tag) else f"{day} {_MONTHS[month - 1]} {year}"


def _described(title: str, names: Sequence[str], items: Sequence[str]) -> str:
    listed = ", ".join(name for name in names if name)
    return f"{title}: {listed}" + (f" ({', '.join(items)})" if items else "")
