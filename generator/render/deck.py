"""The PowerPoint deck: native shapes, tables and charts on the slides of a real template.

In: a job's outline, its figures and a theme. Out: one .pptx, its bytes the same for the same job. Guaranteed: every
slide has a title and speaker notes; colours are the scheme's; connections are glued; figures stay where they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from generator import assets, text
from generator.layout.slides.fitting import SLACK, pitch, shortened
from generator.layout.slides.numbering import planned
from generator.layout.slides.pieces import (
    ChartPiece,
    Group,
    Page,
    Piece,
    ProsePiece,
    ScenePiece,
    TablePiece,
    TextShape,
)
from generator.layout.slides.places import Held, Place
from generator.layout.slides.tables import CELL_INSET
from generator.outline import Section
from generator.outline.blocks import Prose
from generator.pictures import picture
from generator.render import Job
from generator.render.deck_frames import frame_for, house_place
from generator.render.deck_package import DeckPackage, PackedPart
from generator.render.deck_pieces import Embedded, PieceWriter, paragraphs_xml
from generator.render.deck_slide import Pen, SlideWriter, cell_xml, notes_xml
from generator.render.shapes import Paragraph
from generator.scene import Align, Box
from generator.terms import is_chinese, languages_of
from generator.theme import Color, Paint

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
    "tracker": ("所在章节", "Tracker"),
    "clock": ("时间", "Clock"),
    "draft": ("草稿", "DRAFT"),
    "illustrative": ("示例数据", "ILLUSTRATIVE DATA"),
    "backup": ("备用页", "BACK-UP"),
}
_TITLE_SIZES = (40.0, 36.0, 32.0, 28.0, 24.0, 22.0, 20.0, 18.0, 16.0, 14.0, 12.0, 10.0)
_ADDRESS = re.compile(r"(https?://|mailto:)\S+$")


def render(job: Job) -> dict[str, bytes]:
    """The deck by its path: "deck.pptx" when stacked or when the kit has one language; or the report-out's template."""
    if job.part == "report_out":
        return _report_out(job)
    suffix = "" if "+" in job.language else f".{job.language}"
    return {f"deck{suffix}{'.preview' if job.preview else ''}.pptx": _Deck(job).write()}


def _report_out(job: Job) -> dict[str, bytes]:
    if job.report_out is None:
        return {}
    path = f"report-out{job.suffix}{'.preview' if job.preview else ''}.pptx"
    return {path: _Deck(replace(job, outline=job.report_out)).write()}


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
        template = job.template
        self._place: Callable[[str], Place] = template.place if template else house_place
        self._package = DeckPackage(template.content if template else assets.folder("pptx") / "house", job.theme)
        self._jumps: dict[str, PackedPart] = {}

    def write(self) -> bytes:
        planned = self._plan()
        for one in planned:
            for piece in one.page.pieces:
                if isinstance(piece, ScenePiece):
                    self._jumps.setdefault(piece.scene.id, one.part)
        for one in planned:
            self._package.fill(one.part, self._slide(one), self._notes(one.page))
        counts = [sum(one.section is section for one in planned) for section in self._outline.sections]
        names = [self._in_line(section.name) for section in self._outline.sections]
        self._package.set_sections([one for one in zip(names, counts, strict=True) if one[1]])
        outline = self._outline
        self._package.describe(self._in_line(outline.title), self._in_line(outline.author), outline.date, self._tags[0])
        return self._package.save()

    def _plan(self) -> list[_Planned]:
        job = self._job
        plan = job.plan() if job.plan else planned(self._outline, job.figures, job.language, frame_for(job.template))
        parts = (self._package.add_slide(self._place(one.page.archetype).layout) for one in plan)
        return [_Planned(*one, part) for one, part in zip(plan, parts, strict=True)]

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
        if one.page.archetype == "cover":
            self._cover(writer, one.page)
            self._stamped(writer, one.page)
        elif one.page.archetype == "section":
            self._section(writer, one)
            self._stamped(writer, one.page)
        else:
            self._content(writer, one)
        self._foot(writer, one)
        color_map = self._place(one.page.archetype).color_map
        pieces = writer.pieces(one.page.slide.hidden)
        return in_color_map(pieces, color_map) if color_map else pieces

    def _cover(self, writer: SlideWriter, page: Page) -> None:
        """A client's cover has no places for author and date: they stand below the subtitle."""
        place, outline = self._place(page.archetype), self._outline
        self._title(writer, page)
        said = [page.slide.subtitle or outline.subtitle]
        if place.author is None:
            said.append(self._in_line(outline.author))
        if place.date is None and outline.date:
            said.append(date_words(outline.date, self._tags[0]))
        self._subtitle(writer, "\n".join(filter(None, said)), place)
        if outline.author and place.author:
            author = shortened(self._in_line(outline.author), page.frame.title.width, 14, 1)
            writer.placeholder(self._word("author"), place.author.attributes, [Paragraph((author,))])

    def _section(self, writer: SlideWriter, one: _Planned) -> None:
        frame, slide, place = one.page.frame, one.page.slide, self._place(one.page.archetype)
        self._title(writer, one.page)
        if place.chapter:
            number = [Paragraph((f"{one.chapter:02d}",))]
            writer.placeholder(self._word("section number"), place.chapter.attributes, number)
        clock = self._in_line(slide.clock) if place.own_colors else ""
        told = [line.words for block in slide.blocks if isinstance(block, Prose) for line in block.lines[:1]]
        about = "" if one.page.pieces else self._in_line("\n".join(told))
        self._subtitle(writer, "\n".join(filter(None, (slide.subtitle, about, clock))), place)
        placed = PieceWriter(writer, self._pen, one.page.pieces)
        for piece in one.page.pieces:
            if isinstance(piece, TextShape):
                placed.draw(piece)
        if slide.clock and frame.tracker and not place.own_colors:
            color = self._job.theme.paint("panel-accent").text
            line = shortened(self._in_line(slide.clock), frame.tracker.width, 16, 1)
            writer.text(self._word("clock"), frame.tracker, [Paragraph((line,), 16, True, color, "left", 20)])

    def _title(self, writer: SlideWriter, page: Page, in_one_line: bool = False) -> None:
        held, box = self._place(page.archetype).title, self._beside_stamps(page) if in_one_line else page.frame.title
        size = page.frame.title_size
        title = fitted(page.title, box, title_sizes(size), in_one_line=in_one_line)
        if size < held.size:  # sentences stand in less than a client's large titles
            title = [one._replace(size=one.size or size) for one in title]
        moved = None if box == page.frame.title else box
        writer.placeholder(self._word("title"), held.attributes, inked(title, held), moved)

    def _beside_stamps(self, page: Page) -> Box:
        """The room of the title, less what the stamps take of it."""
        box, stamp = page.frame.title, page.frame.stamp
        left = min((place.x for _, _, place in self._stamps(page)), default=box.right) - 8
        beside = box.x + 100 < left < box.right and box.y < stamp.bottom and stamp.y < box.bottom
        return Box(box.x, box.y, left - box.x, box.height) if beside else box

    def _subtitle(self, writer: SlideWriter, words: str, place: Place) -> None:
        """In the layout's placeholder, else in a text box at the top of its room."""
        area, held, name = place.frame.area, place.body, self._word("subtitle")
        if words and held:
            lines = inked(fitted(words, area, title_sizes(held.size), False), held)
            lines = [one._replace(bullet=not place.own_colors) for one in lines]
            if self._job.template is not None:  # what its placeholders inherit is not read alike everywhere
                lines = [one._replace(size=one.size or held.size) for one in lines]
            writer.placeholder(name, held.attributes, lines, held.fixed)
        elif words:
            ink = self._job.theme.paint("text").text
            lines = fitted(words, area, title_sizes(20.0), False)
            writer.text(name, area, [one._replace(size=one.size or 20.0, color=ink) for one in lines], anchor="t")

    def _content(self, writer: SlideWriter, one: _Planned) -> None:
        page, frame = one.page, one.page.frame
        self._title(writer, page, in_one_line=True)
        self._tracker(writer, one)
        self._stamped(writer, page)  # read before what they warn of
        place = self._place(page.archetype)
        placed = PieceWriter(writer, self._pen, page.pieces, place.slots, self._embedder(one.part))
        filled = False
        for piece in page.pieces:
            if isinstance(piece, ProsePiece):
                self._prose(writer, piece, place, filled)
                filled = True
            elif isinstance(piece, Group) and any(shape.slot in frame.slots for shape in piece.pieces):
                for shape in piece.pieces:  # placeholders cannot stand in groups
                    placed.draw(shape)
            else:
                self._piece(writer, placed, piece, one)
        self._source(writer, one)

    def _tracker(self, writer: SlideWriter, one: _Planned) -> None:
        """The section that the slide is in."""
        frame, muted = one.page.frame, self._job.theme.paint("muted").text
        if frame.tracker and self._outline.tracked:
            high = frame.tracker.height >= 25
            name = one.section.name if high else self._in_line(one.section.name)
            tracker = tuple(shortened(name, frame.tracker.width, 10, 2 if high else 1).split("\n"))
            writer.text(
                self._word("tracker"), frame.tracker, [Paragraph(tracker, 10, False, muted, "right", 12.5)], anchor="t"
            )

    def _source(self, writer: SlideWriter, one: _Planned) -> None:
        """The source line at the foot."""
        frame, muted = one.page.frame, self._job.theme.paint("muted").text
        if one.page.slide.source and self._outline.sourced:
            source = self._label("source") + self._in_line(one.page.slide.source)
            size = 9.0 if frame.source.y > 0.92 * frame.height else 10.0  # the small print of the foot
            line = shortened(source, frame.source.width, size, 2 if frame.source.height > 20 else 1)
            writer.text(self._word("source"), frame.source, [Paragraph((line,), size, False, muted, "left", 11.5)])

    def _foot(self, writer: SlideWriter, one: _Planned) -> None:
        layout, outline, place = one.page.archetype, self._outline, self._place(one.page.archetype)
        align: Align | None = None if place.own_colors else "left" if layout == "cover" else "right"
        if outline.date and place.date:
            words = date_words(outline.date, self._tags[0])
            writer.placeholder(self._word("date"), place.date.attributes, [self._small(words, place.date, one)])
        if outline.footer and place.footer:
            foot = self._small(self._in_line(outline.footer), place.footer, one)
            writer.placeholder(self._word("footer"), place.footer.attributes, [foot._replace(align=align)])
        if place.number and layout != "cover" and outline.numbered:
            writer.number(self._word("slide number"), place.number.attributes, one.number, ink_of(place.number))

    def _stamped(self, writer: SlideWriter, page: Page) -> None:
        """The stamps, such as that of a draft."""
        for words, paint, box in self._stamps(page):
            writer.text(words, box, [Paragraph((words,), 10, True, paint.text, "center")], paint, shape="round")

    def _small(self, words: str, held: Held, one: _Planned) -> Paragraph:
        """A line of the foot, at the placeholder's size or one that fits it."""
        place = self._place(one.page.archetype)
        sizes = [size for size in (held.size, 14.0, 12.0, 10.0, 9.0) if size <= held.size]
        size = next((size for size in sizes if text.width(words, size) <= held.box.width * SLACK), sizes[-1])
        role = "panel-foot" if one.page.archetype in ("cover", "section") else "muted"
        color = ink_of(held) if place.own_colors else self._job.theme.paint(role).text
        return Paragraph((shortened(words, held.box.width, size, 1),), size, color=color)

    def _stamps(self, page: Page) -> Iterator[tuple[str, Paint, Box]]:
        """What the audience has to know of the slide: a draft, made-up figures, kept for questions; and where."""
        slide, place = page.slide, page.frame.stamp
        asked = (("draft", self._outline.draft), ("illustrative", slide.illustrative), ("backup", slide.backup))
        for key in (key for key, given in asked if given):
            words = " ".join(dict.fromkeys(_WORDS[key][0 if is_chinese(tag) else 1] for tag in self._tags))
            width = max(page.frame.stamp.width, text.width(words, 10, True) / SLACK + 16)
            leftwards = place.x > page.frame.width / 2
            box = Box(place.right - width if leftwards else place.x, place.y, width, place.height)
            paint = self._job.theme.paint("pain" if key == "draft" else "opportunity")
            yield words, paint, box
            place = place.moved(-width - 8 if leftwards else width + 8, 0)

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

    def _embedder(self, part: PackedPart) -> Callable[[str], Embedded | None]:
        def embedded(name: str) -> Embedded | None:
            data = self._job.media.get(name, b"")
            found = picture(data)
            if found is None:
                return None
            return Embedded(self._package.add_picture(part, data, found.kind), found.width, found.height)

        return embedded

    # Pieces

    def _piece(self, writer: SlideWriter, placed: PieceWriter, piece: Piece, one: _Planned) -> None:
        if isinstance(piece, ScenePiece):
            writer.figure(piece.scene, piece.dx, piece.dy)
        elif isinstance(piece, TablePiece):
            self._table(writer, piece, one.page.title)
        elif isinstance(piece, ChartPiece):
            chart = piece.chart
            relationship = self._package.add_chart(one.part, chart, piece.large, (piece.box.width, piece.box.height))
            meaning = chart.description or _described(chart.title, [name for name, _ in chart.series], chart.categories)
            writer.chart(chart.title or self._word("chart"), meaning, piece.box, relationship)
        elif not isinstance(piece, ProsePiece):
            placed.draw(piece)

    def _prose(self, writer: SlideWriter, piece: ProsePiece, place: Place, filled: bool) -> None:
        """The first prose of a page is its body placeholder; a second one is a text box."""
        name, held = self._word("body"), place.body
        if filled or held is None:
            shape = TextShape("body", piece.box, piece.paragraphs, name=name)
            PieceWriter(writer, self._pen, [shape]).draw(shape)
            return
        box = None if piece.box == place.frame.area and not held.fixed else piece.box
        inner = paragraphs_xml(piece.paragraphs, self._pen, ink_of(held), "", own_bullets=not held.bullets)
        writer.holder(name, held.attributes, inner, box)

    def _table(self, writer: SlideWriter, piece: TablePiece, title: str) -> None:
        theme, language = self._job.theme, self._job.language
        looks = {(row, column): theme.paint(role) for row, column, role in piece.roles}

        def cell(words: str, column: int, paint: Paint, bold: bool) -> str:
            align: Align = "center" if column in piece.centered else "left"
            paragraphs = [
                Paragraph((line,), piece.size, bold, paint.text, align, pitch(piece.size), stacked=True)
                for line in words.split("\n")
            ]
            return cell_xml(paragraphs, language, CELL_INSET, paint)

        header, *heights = piece.heights
        head, body = (theme.paint(role) for role in ("table-header", "table-row"))
        rows = [(header, [cell(words, column, head, True) for column, words in enumerate(piece.header)])]
        for at, (height, cells) in enumerate(zip(heights, piece.rows, strict=True)):
            paints = [looks.get((at, column)) for column in range(len(cells))]
            inner = [
                cell(words, column, _over(paint, body), False)
                for column, (words, paint) in enumerate(zip(cells, paints, strict=True))
            ]
            rows.append((height, inner))
        meaning = piece.description or _described(self._in_line(title), piece.header, ())
        writer.table(self._word("table"), meaning, piece.box, piece.columns, rows)

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


def ink_of(held: Held) -> Color | None:
    """The colour that a placeholder's text has to have to show; None where its own does."""
    return Color(held.ink) if held.ink else None


def inked(paragraphs: Sequence[Paragraph], held: Held) -> list[Paragraph]:
    ink = ink_of(held)
    return [paragraph._replace(color=ink) if ink else paragraph for paragraph in paragraphs]


def in_color_map(pieces: Iterable[bytes], color_map: str) -> Iterator[bytes]:
    """A slide's XML under its layout's own map of colours, with its colours by names that no map changes."""
    for piece in pieces:
        for name, slot in (("tx1", "dk1"), ("bg1", "lt1"), ("tx2", "dk2"), ("bg2", "lt2")):
            piece = piece.replace(f'<a:schemeClr val="{name}"'.encode(), f'<a:schemeClr val="{slot}"'.encode())
        yield piece.replace(b"<a:masterClrMapping/>", color_map.encode())


def title_sizes(largest: float) -> tuple[float, ...]:
    """The sizes that a title may have, from the layout's own. Units: points."""
    return (largest, *(size for size in _TITLE_SIZES if size < largest))


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


def _over(paint: Paint | None, row: Paint) -> Paint:
    """A cell's own fill and text, with the rule below that all cells of its row have."""
    return replace(paint, stroke=row.stroke, weight=row.weight) if paint else row


def _described(title: str, names: Sequence[str], items: Sequence[str]) -> str:
    listed = ", ".join(name for name in names if name)
    return f"{title}: {listed}" + (f" ({', '.join(items)})" if items else "")
