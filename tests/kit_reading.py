"""What stands in the files of a kit, read back from DOCX, XLSX, PPTX, PDF and CSV.

In: the folder of a kit. Out: sessions with their times, tables, slides and texts as plain values, alike in whatever
format. Guaranteed: nothing of ours is asked for a value; `term` gives only the words by which a place is found.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import time
from functools import cache, cached_property
from pathlib import Path
from typing import Any, NamedTuple

import docx
import openpyxl
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph
from pptx import Presentation
from pypdf import PdfReader

from generator.terms import term

CLOCK = r"\d\d:\d\d"
SPAN = re.compile(rf"({CLOCK}) – ({CLOCK})")


class Row(NamedTuple):
    """A session: HH:MM, HH:MM, how long, what it is called."""

    start: str
    end: str
    minutes: int
    title: str


class Step(NamedTuple):
    """A step of a session."""

    start: str
    minutes: int


@dataclass
class Held:
    """A session as one document tells it: its row, its steps, and what else stands there, by the word before it."""

    row: Row
    steps: list[Step] = field(default_factory=list)
    facts: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Slide:
    """A slide; `minutes` are those of its notes, None where it has none."""

    number: int
    title: str
    hidden: bool
    minutes: int | None
    texts: tuple[str, ...]
    tables: tuple[tuple[tuple[str, ...], ...], ...]


def numbers(words: str) -> list[int]:
    """The whole numbers in a text, in order."""
    return [int(found) for found in re.findall(r"\d+", words)]


def squeezed(words: str) -> str:
    """A text without what line breaks change."""
    return re.sub(r"[\s\u2060\u00ad]+", "", words)


def minutes_between(start: str, end: str) -> int:
    (first, second), (hours, minutes) = numbers(start), numbers(end)
    return hours * 60 + minutes - first * 60 - second


def _cells(table: Table) -> list[list[str]]:
    rows = (row.findall(qn("w:tc")) for row in table._tbl.iterchildren(qn("w:tr")))
    return [
        ["\n".join(Paragraph(one, table).text for one in cell.findall(qn("w:p"))).strip() for cell in row]
        for row in rows
    ]


@cache
def _blocks(path: Path) -> list[list[list[str]] | tuple[str, str]]:
    """What stands in a Word file, in order: tables by cells, paragraphs by style and text."""
    return [
        _cells(block) if isinstance(block, Table) else (block.style.name if block.style else "", block.text.strip())
        for block in docx.Document(str(path)).iter_inner_content()
    ]


@cache
def _pdf(path: Path) -> str:
    return squeezed("".join(page.extract_text() for page in PdfReader(path).pages))


@cache
def _book(path: Path) -> dict[str, list[list[Any]]]:
    book = openpyxl.load_workbook(path, data_only=True)
    return {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book}


@cache
def _slides(path: Path) -> tuple[Slide, ...]:
    return tuple(_slide(at, one) for at, one in enumerate(Presentation(str(path)).slides, 1))


class Kit:
    """The files of a kit in one language."""

    def __init__(self, folder: Path, language: str, suffix: str = "") -> None:
        self.folder, self.language, self.suffix = folder, language, suffix

    def path(self, stem: str, kind: str) -> Path:
        return self.folder / f"{stem}{self.suffix}.{kind}"

    def word(self, name: str) -> str:
        return term(name, self.language)

    def pdf(self, stem: str) -> str:
        """All text of a PDF file, squeezed."""
        return _pdf(self.path(stem, "pdf"))

    def text(self, stem: str) -> str:
        return self.path(stem, "md").read_text("utf-8")

    def table(self, stem: str) -> list[dict[str, str]]:
        with self.path(stem, "csv").open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))

    def tables(self, stem: str) -> list[list[list[str]]]:
        """All tables of a Word file, cell by cell."""
        return [block for block in _blocks(self.path(stem, "docx")) if isinstance(block, list)]

    def paragraphs(self, stem: str) -> list[tuple[str, str]]:
        """Style and text of all paragraphs of a Word file."""
        return [block for block in _blocks(self.path(stem, "docx")) if isinstance(block, tuple)]

    def book(self, stem: str) -> dict[str, list[list[Any]]]:
        """The sheets of a book, by name, with the values that were written for formulas."""
        return _book(self.path(f"sheets/{stem}", "xlsx"))

    # documents

    @cached_property
    def agenda(self) -> list[Row]:
        """The agenda page."""
        rows = (row for table in self.tables("agenda") for row in table)
        found = ((SPAN.fullmatch(row[0]), row) for row in rows)
        return [Row(span[1], span[2], int(row[1]), row[2]) for span, row in found if span]

    @cached_property
    def facts(self) -> dict[str, str]:
        """What stands at the head of the agenda page and of the guide, by "agenda/Date" and "guide/Date"."""
        found = {}
        for stem in ("agenda", "guide", "workbook"):
            found |= {f"{stem}/{row[0]}": row[1] for row in self.tables(stem)[0] if len(row) == 2}
        return found

    @cached_property
    def glance(self) -> list[list[str]]:
        """The days at a glance, in the guide: time, minutes, session, slides, canvas, output."""
        header = [self.word(f"guide-{name}") for name in ("time", "minutes", "session", "slides", "canvas", "output")]
        return [row for table in self.tables("guide") if table[0] == header for row in table[1:]]

    @cached_property
    def guide(self) -> list[Held]:
        """The pages of the guide, a session each."""
        found: list[Held] = []
        title = ""
        for block in _blocks(self.path("guide", "docx")):
            if isinstance(block, tuple):
                title = block[1] if block[0] == "Heading 2" else title
                continue
            rows = block
            if rows[0][0] == self.word("guide-time") and (span := SPAN.match(rows[0][-1])):
                row = Row(span[1], span[2], numbers(rows[0][-1])[-1], title)
                found.append(Held(row, [], {one[0]: one[-1] for one in rows}))
            elif found and re.match(rf"{CLOCK}\n", rows[0][0]):
                heads = (one[0].split("\n") for one in rows)
                found[-1].steps += [Step(head[0], numbers(head[1])[0]) for head in heads]
        return found

    @cached_property
    def late(self) -> list[tuple[str, str, int, str]]:
        """What changes when a day starts late, by the guide: planned, now, minutes, session."""
        header = [self.word(f"guide-{name}") for name in ("late-was", "late-now", "minutes", "session")]
        rows = (row for table in self.tables("guide") if table[0] == header for row in table[1:])
        return [(row[0], row[1], numbers(row[2])[0], row[3]) for row in rows]

    @cached_property
    def quantities(self) -> dict[str, tuple[int, str]]:
        """The table of materials in the guide: number and unit by name."""
        heads = [self.word(f"guide-{name}") for name in ("material", "quantity", "material-note")]
        rows = (row for table in self.tables("guide") if table[0] == heads for row in table[1:])
        parts = ((row[0], row[1].partition(" ")) for row in rows)
        return {name: (int(number), unit) for name, (number, _, unit) in parts}

    @cached_property
    def workbook(self) -> tuple[list[tuple[str, str, str]], list[Row]]:
        """The workbook: its agenda (start, end, title), and its pages."""
        rows = [(SPAN.fullmatch(row[0]), row) for table in self.tables("workbook") for row in table]
        listed = [(span[1], span[2], row[1]) for span, row in rows if span]
        pages, title = [], ""
        for style, words in self.paragraphs("workbook"):
            if style == "Heading 1":
                title = words
            elif (span := SPAN.match(words)) and style == "Small":
                pages.append(Row(span[1], span[2], numbers(words)[-1], title))
        return listed, pages

    # sheets

    @cached_property
    def run_sheet(self) -> list[Held]:
        """The run sheet, its steps under their sessions."""
        names = ("start", "end", "minutes", "session", "part", "method", "lead")
        names += ("grouping", "slides", "canvas", "materials", "output")
        found: list[Held] = []
        for sheet in list(self.book("run-sheet").values())[1:-1]:
            for row in sheet:
                if not isinstance(row[0], time):
                    continue
                told = dict(zip(names, row, strict=False))
                start, end = f"{row[0]:%H:%M}", f"{row[1]:%H:%M}"
                if told["session"]:
                    facts = {name: str(told[name] or "") for name in names[4:]}
                    found.append(Held(Row(start, end, 0, told["session"]), [], facts))
                held = found[-1]
                held.steps.append(Step(start, row[2]))
                held.row = held.row._replace(end=end, minutes=held.row.minutes + row[2])
        return found

    @cached_property
    def late_sheet(self) -> list[tuple[str, str, int, str]]:
        """What changes when a day starts late, by the run sheet: planned, now, minutes, session."""
        rows = [row for row in list(self.book("run-sheet").values())[-1] if isinstance(row[2], time)]
        told = [(f"{row[2]:%H:%M}", f"{row[4]:%H:%M}", row[5], row[1], row[6]) for row in rows]
        return [one[:4] for one in told if one[0] != one[1] or one[4]]

    @cached_property
    def materials(self) -> list[list[Any]]:
        """The list of materials: done, name, quantity, unit, rule, note."""
        return [row for row in next(iter(self.book("materials").values()))[3:] if row[1]]

    @cached_property
    def inputs(self) -> dict[str, int]:
        """The head counts that the quantities follow, by letter."""
        rows = list(self.book("materials").values())[1]
        return {row[0]: row[2] for row in rows if row[0] in ("N", "S", "G", "C", "F")}

    # slides

    def slides(self, path: Path) -> tuple[Slide, ...]:
        return _slides(path)

    @cached_property
    def deck(self) -> tuple[Slide, ...]:
        own = self.path("deck", "pptx")
        return self.slides(own if own.exists() else self.folder / "deck.pptx")

    def said(self, words: str) -> str:
        """The line of a text on a slide, which may be in both languages, that is in this one."""
        lines = words.split("\n")
        return lines[0] if len(lines) == 1 or self.language == "zh-CN" else lines[-1]

    def deck_tables(self, *names: str) -> list[list[str]]:
        """The rows of all tables in the deck with these columns first."""
        wanted = [self.word(name) for name in names]
        found = []
        for slide in self.deck:
            for table in slide.tables:
                if [self.said(cell) for cell in table[0][: len(wanted)]] == wanted:
                    found += [[self.said(cell) for cell in row] for row in table[1:]]
        return found

    @cached_property
    def timers(self) -> list[tuple[str, str, int, str]]:
        """The timer cards: when, session, minutes, all that stands on it."""
        found = []
        for slide in self.slides(self.path("table-kit/timer", "pptx")):
            clock = next(words for words in slide.texts if re.search(rf"{CLOCK}$", words))
            large = next(words for words in slide.texts if words.isdigit())
            found.append((clock[-5:], squeezed("".join(slide.texts)), int(large), clock))
        return found


def _texts(shapes: Any) -> Iterator[str]:
    """All texts of shapes, also of those in groups."""
    for shape in shapes:
        if hasattr(shape, "shapes"):
            yield from _texts(shape.shapes)
        elif shape.has_text_frame and shape.text_frame.text:
            yield shape.text_frame.text


def _slide(number: int, slide: Any) -> Slide:
    notes = slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else ""
    told = re.search(r"^(?:用时|Time|用时 Time)[：:] ?(\d+)", notes, re.MULTILINE)
    return Slide(
        number,
        slide.shapes.title.text_frame.text if slide.shapes.title is not None else "",
        slide._element.get("show") == "0",
        int(told[1]) if told else None,
        tuple(_texts(slide.shapes)),
        tuple(
            tuple(tuple(cell.text for cell in row.cells) for row in shape.table.rows)
            for shape in slide.shapes
            if shape.has_table
        ),
    )
