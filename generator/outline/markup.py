"""The Markdown of authors' slides as chunks: paragraphs, entries of lists, headings, quotes, tables.

In: the text of `body`, in one language or in two. Out: `Chunk`s in the author's order, each with its line in the body;
unlike elsewhere in Markdown, a line end is a line end.
Guaranteed: never raises whatever the text; HTML is text; only importer of `markdown_it`, which is loaded when a body is
first read.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal
from urllib.parse import unquote

from generator.outline.blocks import Line

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

Kind = Literal["text", "item", "check", "heading", "quote", "table", "rule"]

_CHECK = re.compile(r"\[([ xX])\](?:\s+|$)")
_CELL = re.compile(r"(?<!\\)\|")


_NOTHING = Line("")


@dataclass(frozen=True, slots=True)
class Chunk:
    """A piece of a body. `row` is its line in the body, from 0; `done` says that a box is ticked.

    Shape: `cells` are the rows of a table, the header first.
    """

    kind: Kind
    line: Line = _NOTHING
    row: int = 0
    done: bool = False
    cells: tuple[tuple[Line, ...], ...] = ()


@cache
def _reader() -> MarkdownIt:
    from markdown_it import MarkdownIt

    reader = MarkdownIt("commonmark", {"html": False}).enable("table")
    return reader.disable(["reference", "entity", "lheading", "html_block", "html_inline"])


@lru_cache(1024)  # a body is looked over before it is shown
def chunks(body: str) -> tuple[Chunk, ...]:
    """The chunks of a body."""
    if not body.strip():
        return ()
    return tuple(_Walk(body).chunks(_reader().parse(body)))


class _Walk:
    """One way through the tokens of a body."""

    def __init__(self, body: str) -> None:
        self.rows = body.split("\n")
        self.lists: list[int | None] = []  # the next number of each open list, None for bullets
        self.quotes = 0
        self.fresh = ""  # the mark of the entry that was just opened
        self.heading = False

    def chunks(self, tokens: Sequence[Token]) -> Iterator[Chunk]:
        at = 0
        while at < len(tokens):
            token = tokens[at]
            if token.type == "table_open":
                end = next(place for place in range(at, len(tokens)) if tokens[place].type == "table_close")
                yield self.table(tokens[at:end])
                at = end
            else:
                yield from self.token(token)
            at += 1

    def token(self, token: Token) -> Iterator[Chunk]:
        row = token.map[0] if token.map else 0
        if token.type in ("bullet_list_open", "ordered_list_open"):
            number = int(token.attrGet("start") or 1) if token.type.startswith("ordered") else None
            self.lists.append(number)
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            self.lists.pop()
        elif token.type == "list_item_open":
            number = self.lists[-1]
            self.fresh = "•" if number is None else f"{token.info or number}."
            self.lists[-1] = None if number is None else number + 1
        elif token.type in ("blockquote_open", "blockquote_close"):
            self.quotes += 1 if token.nesting > 0 else -1
        elif token.type in ("heading_open", "heading_close"):
            self.heading = token.nesting > 0
        elif token.type == "hr":
            yield Chunk("rule", row=row)
        elif token.type in ("fence", "code_block"):
            texts = filter(None, (token.info, *token.content.split("\n")))
            yield from (Chunk("text", Line(text), row) for text in texts if text.strip())
        elif token.type == "inline":
            yield from self.inline(token, row)

    def inline(self, token: Token, row: int) -> Iterator[Chunk]:
        for line in _lines(token.children or ()):
            mark, self.fresh = self.fresh, ""
            level = max(0, len(self.lists) - 1)
            ticked = _CHECK.match(line.words) if mark and not self.heading else None
            if self.heading:
                yield Chunk("heading", line, row)
            elif self.quotes:
                yield Chunk("quote", replace(line, mark=mark if mark != "•" else ""), row)
            elif ticked:
                yield Chunk("check", replace(_cut(line, ticked.end()), level=level), row, ticked[1] in "xX")
            elif mark:
                yield Chunk("item", replace(line, mark=mark, level=level), row)
            else:
                yield Chunk("text", replace(line, level=len(self.lists)), row)

    def table(self, tokens: Sequence[Token]) -> Chunk:
        """The table, with what stands beyond its last column in its last cell."""
        rows: list[tuple[Line, ...]] = []
        for token in tokens:
            if token.type == "tr_open":
                rows.append(())
                source = self.rows[token.map[0]].strip().strip("|") if token.map else ""
            elif token.type == "inline":
                rows[-1] = (*rows[-1], _one(_lines(token.children or ())))
            elif token.type == "tr_close" and len(rows) > 1:
                rows[-1] = _fitted(rows[-1], len(rows[0]), source)
        return Chunk("table", row=tokens[0].map[0] if tokens[0].map else 0, cells=tuple(rows))


def _fitted(cells: tuple[Line, ...], columns: int, source: str) -> tuple[Line, ...]:
    beyond = [part.strip() for part in _CELL.split(source)[columns:]]
    if not any(beyond) or not cells:
        return cells + (Line(""),) * (columns - len(cells))
    last = cells[-1]
    return (*cells[:-1], replace(last, words=" | ".join([last.words, *filter(None, beyond)])))


def _one(parts: Sequence[Line]) -> Line:
    """Lines as one."""
    whole = Line("")
    for line in parts:
        whole = together(whole, line, " ") if whole.words else line
    return whole


def _lines(tokens: Sequence[Token]) -> list[Line]:
    """What stands inside a paragraph: a line of the file is a line of the slide."""
    made: list[Line] = []
    words, strong, opened, bold, links = "", list[tuple[int, int]](), 0, False, list[str]()
    for token in tokens:
        if token.type in ("hardbreak", "softbreak"):
            made.append(Line(words, strong=(*strong, (opened, len(words))) if bold else tuple(strong)))
            words, strong, opened = "", [], 0
        elif token.type == "strong_open":
            opened, bold = len(words), True
        elif token.type == "strong_close":
            strong.append((opened, len(words)))
            bold = False
        elif token.type == "link_open":
            links.append(unquote(str(token.attrGet("href") or "")) + _titled(token))
        elif token.type == "link_close":
            words += _address(links.pop(), words)
        elif token.type == "image":
            words += token.content + _address(unquote(str(token.attrGet("src") or "")) + _titled(token), words)
        else:
            words += token.content
    made.append(Line(words, strong=tuple(strong)))
    return [line for line in made if line.words.strip()]


def _titled(token: Token) -> str:
    title = token.attrGet("title")
    return f" {title}" if title else ""


def _address(address: str, before: str) -> str:
    return f" ({address})" if address and not before.endswith(address) else ""


def _cut(line: Line, start: int) -> Line:
    """The line from a place on."""
    spans = tuple((max(a - start, 0), b - start) for a, b in line.strong if b > start)
    return replace(line, words=line.words[start:], strong=spans)


def split(line: Line, head: int, rest: int) -> tuple[str, Line]:
    """What stands before `head`, and the line from `rest` on."""
    return line.words[:head].strip(), _cut(line, rest)


# Two languages -------------------------------------------------------------------------------------------------------


def together(one: Line, other: Line, between: str = "\n") -> Line:
    """Two lines as one, the second below the first; one where both say the same."""
    if one.words == other.words or not other.words:
        return one
    shift = len(one.words) + len(between)
    strong = (*one.strong, *((a + shift, b + shift) for a, b in other.strong))
    return replace(one, words=f"{one.words}{between}{other.words}", strong=strong)


def paired(one: Sequence[Chunk], other: Sequence[Chunk]) -> tuple[tuple[Chunk, ...], bool]:
    """The chunks of two languages part by part, and whether they have the same form; where they differ both stand."""
    parts, others = _parts(one), _parts(other)
    if len(parts) != len(others):
        return (*one, *other), False
    made: list[Chunk] = []
    same = True
    for left, right in zip(parts, others, strict=True):
        if [_form(chunk) for chunk in left] == [_form(chunk) for chunk in right]:
            made += map(_both, left, right)
            continue
        same = False
        headed = bool(left and right) and left[0].kind == right[0].kind == "heading"
        made += [_both(left[0], right[0]), *left[1:], *right[1:]] if headed else [*left, *right]
    return tuple(made), same


def _parts(found: Sequence[Chunk]) -> list[list[Chunk]]:
    """What stands before the first heading, then each heading with what follows it."""
    parts: list[list[Chunk]] = [[]]
    for chunk in found:
        if chunk.kind == "heading":
            parts.append([])
        parts[-1].append(chunk)
    return parts


def _form(chunk: Chunk) -> tuple[object, ...]:
    return (chunk.kind, chunk.line.level, chunk.done, *map(len, chunk.cells))


def _both(one: Chunk, other: Chunk) -> Chunk:
    cells = tuple(tuple(map(together, *rows)) for rows in zip(one.cells, other.cells, strict=True))
    return replace(one, line=together(one.line, other.line), cells=cells)


def texts(found: Sequence[Chunk]) -> Iterator[str]:
    """All words of the chunks, with marks in front of them."""
    for chunk in found:
        yield from (chunk.line.mark, chunk.line.words)
        yield from (line.words for line in itertools.chain.from_iterable(chunk.cells))
