"""Chunks of an author's text as lines, items, tables and figures.

In: `Chunk`s. Out: pieces of blocks. Guaranteed: no word is lost; what two languages say side by side stays so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from generator.outline.blocks import Block, Callout, Item, Line, Prose, Table
from generator.outline.markup import Chunk, split

LABELS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "context": ("背景", "情境", "context", "situation", "background"),
        "practice": ("做法", "实践", "措施", "practice", "action", "approach", "what they did"),
        "result": ("结果", "成效", "效果", "result", "results", "outcome"),
        "lesson": ("启示", "借鉴", "收获", "lesson", "lessons", "takeaway", "take-away"),
        "myth": ("误解", "误区", "迷思", "常见说法", "myth", "belief", "misconception"),
        "fact": ("事实", "真相", "实际", "实情", "fact", "reality", "truth"),
        "output": ("产出", "成果", "output", "result"),
        "minutes": ("时间", "时长", "用时", "分钟", "minutes", "time", "duration"),
        "verdict": ("结论", "小结", "verdict", "conclusion"),
    }
)
_MARKED = re.compile(r"(?P<mark>[^·|｜\n]{1,12}?)\s*[·|｜]\s*(?=\S)")
_TIMED = re.compile(r"(?P<mark>\d\S{0,11})\s*[·|｜]\s*(?=\S)")
_NUMBERED = re.compile(r"(?P<mark>\d{1,4})[.、)）]?\s+(?=\S)")
_LED = re.compile(r"(?P<head>[^：:\n]{1,40}?)\s*(?:：|:\s)\s*")
WHO = re.compile(r"(?:—+|–|--|-)\s*(?=\S)")
_AXIS = re.compile(r"\s*(?:→|->|—>)\s*")


@dataclass(slots=True)
class Headed:
    """A heading with what follows it."""

    head: Chunk
    rest: list[Chunk]


def flowing(found: Sequence[Chunk]) -> tuple[Block, ...]:
    """Chunks one after the other, as running text and tables."""
    blocks: list[Block] = []
    run: list[Line] = []
    for chunk in found:
        if chunk.kind == "table":
            blocks += [Prose(tuple(run))] if run else []
            blocks.append(table_of(chunk))
            run = []
        else:
            run += running([chunk])
    return (*blocks, *((Prose(tuple(run)),) if run else ()))


def running(found: Sequence[Chunk]) -> tuple[Line, ...]:
    return tuple(line for chunk in found for line in _as_lines(chunk) if line.words)


def running_words(found: Sequence[Chunk]) -> list[str]:
    return [line.words for line in running(found)]


def _as_lines(chunk: Chunk) -> Iterator[Line]:
    if chunk.kind == "heading":
        yield bold(chunk.line)
    elif chunk.kind == "check":
        yield replace(chunk.line, mark="☑" if chunk.done else "☐")
    elif chunk.kind == "table":
        for row in chunk.cells:
            yield Line(" · ".join(line.words.replace("\n", " / ") for line in row if line.words))
    else:
        yield chunk.line


def bold(line: Line) -> Line:
    return replace(line, strong=((0, len(line.words)),) if line.words else ())


def table_of(chunk: Chunk) -> Table:
    header, *rows = [tuple(line.words or "–" for line in row) for row in chunk.cells]
    return Table(header, tuple(rows) or (("–",) * len(header),))


def headed(part: Headed, marks: bool = True) -> Item:
    """A heading and its text: “2008 · Title” and “01 Title” have a mark."""
    heads = part.head.line.words.split("\n")
    found = [_MARKED.match(head) or _NUMBERED.match(head) for head in heads] if marks else [None]
    kept = [match for match in found if match is not None]
    if len(kept) < len(heads):
        return Item(part.head.line.words, running(part.rest))
    said = "\n".join(dict.fromkeys(match["mark"].strip() for match in kept))
    rest = "\n".join(head[match.end() :] for head, match in zip(heads, kept, strict=True))
    return Item(rest, running(part.rest), said)


def listed(found: Sequence[Chunk]) -> tuple[list[Item], list[Chunk]]:
    """The outermost entries of lists as items, what is below an entry as its text; and what stands before them."""
    made: list[Item] = []
    before: list[Chunk] = []
    for chunk in found:
        if chunk.kind in ("item", "check") and chunk.line.level == 0:
            made.append(_entry(chunk))
        elif made:
            lowered = replace(chunk.line, level=max(0, chunk.line.level - 1))
            made[-1] = replace(made[-1], text=(*made[-1].text, *running([replace(chunk, line=lowered)])))
        elif chunk.kind != "rule":
            before.append(chunk)
    return made, before


def _entry(chunk: Chunk) -> Item:
    """“**Heading**: text” or “Heading: text” in its two parts; in two languages when both have them.

    “09:00 · Heading” has a mark, as a heading has.
    """
    line = replace(chunk.line, mark="" if chunk.line.mark == "•" else chunk.line.mark)
    timed = _TIMED.match(line.words) if not line.mark and "\n" not in line.words else None
    if timed is not None:
        line = replace(split(line, 0, timed.end())[1], mark=timed["mark"])
    pairs = [_parted(line) if "\n" not in line.words else None]
    if "\n" in line.words:
        pairs = [led(Line(words)) for words in line.words.split("\n")]
    kept = [pair for pair in pairs if pair is not None]
    if len(kept) < len(pairs):
        return Item(line.words, (), line.mark)
    heading = "\n".join(head for head, _ in kept)
    text = kept[0][1] if len(kept) == 1 else Line("\n".join(rest.words for _, rest in kept))
    return Item(heading, (replace(text, mark="", level=0),) if text.words else (), line.mark)


def _parted(line: Line) -> tuple[str, Line] | None:
    if line.strong and line.strong[0][0] == 0:
        end = line.strong[0][1]
        gap = re.compile(r"\s*[：:—–-]*\s*").match(line.words, end)
        return split(line, end, gap.end() if gap else end)
    return led(line)


def led(line: Line) -> tuple[str, Line] | None:
    """“What: text” in its two parts; None when the line is none, in one of its languages."""
    rows = line.words.split("\n")
    found = [_LED.match(row) for row in rows]
    kept = [match for match in found if match is not None and match.end() < len(match.string)]
    if len(kept) < len(rows):
        return None
    if len(kept) == 1:
        head, rest = split(line, kept[0].end("head"), kept[0].end())
        return head, rest
    heads, rests = zip(*((match["head"], match.string[match.end() :]) for match in kept), strict=True)
    return "\n".join(dict.fromkeys(heads)), Line("\n".join(dict.fromkeys(rests)))


def question(item: Item) -> Item:
    """A question has no heading of its own: what a colon parted is put together again."""
    return item if item.heading else Item("\n".join(line.words for line in item.text), (), item.mark)


def stat(part: Headed) -> tuple[Block, ...]:
    told = running_words([chunk for chunk in part.rest if chunk.kind != "table"])
    caption = told[0] if told else ""
    callout = Callout(part.head.line.words, caption or "–", "\n".join(told[1:]))
    return (callout, *(table_of(chunk) for chunk in part.rest if chunk.kind == "table"))


def axis(text: str) -> tuple[str, tuple[str, str]]:
    """“Effort: low → high” as the name of an axis and its two ends; in two languages, side by side."""
    names, lows, highs = [], [], []
    for row in text.split("\n"):
        match = _LED.match(row)
        name, ends = (match["head"], row[match.end() :]) if match else (row, "")
        low, *high = _AXIS.split(ends or row, maxsplit=1)
        names.append("" if high and not match else name)
        lows.append(low if high else "")
        highs.append(high[0] if high else "")
    name, low, high_end = (" / ".join(filter(None, texts)) for texts in (names, lows, highs))
    return name, (low, high_end)


def label(words: str) -> str:
    """Which of the known labels the words are, in any language; "" when none."""
    plain = words.split("\n")[0].strip(" ：:*").lower()
    return next((name for name, known in LABELS.items() if plain in known), "")
