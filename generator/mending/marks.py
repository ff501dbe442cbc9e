"""Marks of YAML that were typed otherwise: full-width ones, other bullets, other blanks, a comma that splits a text.

In: a loaded file. Out: changes. Guaranteed: a change is proposed only where the loader says what the mark stands for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from generator.characters import has_chinese
from generator.diagnostics import Span
from generator.load import Loaded
from generator.load.scalars import is_leftover
from generator.mending.change import Change, Piece, offset, places
from generator.mending.vocabulary import called, names_in
from generator.rewrite.places import Places
from generator.source import Mapping, Node, Scalar, parse
from generator.source import Sequence as Items

_BULLET = re.compile("[•·●◦▪■－—–-][ \t\u3000\u00a0]*")
_ODD = {"\t": "  ", "\u3000": "  ", "\u00a0": " "}
_LEAD = re.compile("[ \t\u3000\u00a0]*(?:-[ \t\u3000\u00a0]+)*")
_COMMA = re.compile("[ \t]*,[ \t]*")
_WIDE_COMMA = re.compile("，[ \t]*")
_KEY = re.compile(r"[ \t]*(?:-[ \t]+)*([^\s:：\"'#{\[][^:：\n]{0,39}?)[ \t]*(：|:(?![ \t\n]|//|$))[ \t\u3000\u00a0]*")
_TIGHT = re.compile(r"[\w-]{1,40}(：|:(?!//))")


def _single(loaded: Loaded, code: str, piece: Callable[[str, Span], tuple[int, int, str] | None]) -> list[Change]:
    """A change for each place of a finding, where `piece` says what becomes of it."""
    made = []
    for _, span in places(loaded.findings, code):
        text = loaded.texts.get(span.file, "")
        if found := piece(text, span):
            made.append(Change((Piece(span.file, *found),)))
    return made


def characters(loaded: Loaded) -> list[Change]:
    """Characters that nobody sees are taken away."""

    def piece(text: str, span: Span) -> tuple[int, int, str]:
        at = offset(text, span.line, span.column)
        return at, at + 1, ""

    return _single(loaded, "FL-08", piece)


def bullets(loaded: Loaded) -> list[Change]:
    """Other marks than “- ” at the head of an item; those of one finding together, as they make one list."""
    made = []
    for item in loaded.findings:
        if item.code != "YM-20":
            continue
        pieces = []
        for span in (item.span, *item.related):
            text = loaded.texts.get(span.file, "")
            at = offset(text, span.line, span.column)
            if match := _BULLET.match(text, at):
                pieces.append(Piece(span.file, at, match.end(), "- "))
        made += [Change(tuple(pieces))] if pieces else []
    return made


def indentation(loaded: Loaded) -> list[Change]:
    """Tabs and wide blanks before a line; in a file that is indented by spaces too, nobody knows how wide they are."""
    made = []
    for item in loaded.findings:
        text = loaded.texts.get(item.span.file, "")
        lines = text.split("\n")
        if item.code != "YM-02" or any(line.startswith(" ") and line.strip() for line in lines):
            continue
        pieces = []
        for number in sorted({span.line for span in (item.span, *item.related)}):
            lead = _LEAD.match(lines[number - 1])
            start = offset(text, number, 1)
            old = lead[0] if lead else ""
            pieces.append(Piece(item.span.file, start, start + len(old), "".join(_ODD.get(char, char) for char in old)))
        made.append(Change(tuple(pieces)))
    return made


def colons(loaded: Loaded) -> list[Change]:
    """Colons of full width, or with no blank behind them, after keys of the language.

    The lines below that begin alike are mended with it: till then they are all one text.
    """
    wrong = [span for code in ("YM-10", "YM-14") for _, span in places(loaded.findings, code)]
    names = names_in(loaded) if wrong else frozenset()
    made: list[Change] = []
    done: set[tuple[str, int]] = set()
    for span in wrong:
        text = loaded.texts.get(span.file, "")
        start, end = offset(text, span.line, span.column), offset(text, span.end_line, span.end_column)
        run = [] if (span.file, end - 1) in done else list(_keys(text, start, names))
        if run and run[0][0] == end - 1:
            done |= {(span.file, at) for at, _, _ in run}
            made.append(Change(tuple(Piece(span.file, *found) for found in run)))
    return made


def _keys(text: str, start: int, names: frozenset[str]) -> Iterator[tuple[int, int, str]]:
    """The colon behind the key that begins here, then those of the lines below, as long as they begin with one."""
    match = _KEY.match(text, start)
    while match and (match[1].lower() in names or match[1] in called()):
        at, behind = match.start(2), match.end()
        is_last = text[behind : behind + 1] in ("\n", "")
        yield at, behind, ":" if is_last else ": "
        line = text.find("\n", behind) + 1
        match = _KEY.match(text, line) if line else None


def commas(loaded: Loaded) -> list[Change]:
    """Commas of full width between the entries of a map in braces."""

    def piece(text: str, span: Span) -> tuple[int, int, str] | None:
        match = _WIDE_COMMA.match(text, offset(text, span.line, span.column))
        return (*match.span(), ", ") if match else None

    return _single(loaded, "YM-22", piece)


def reserved(loaded: Loaded) -> list[Change]:
    """Texts that begin with a character that YAML keeps for itself, and that nothing else can be: in quotes."""

    def piece(text: str, span: Span) -> tuple[int, int, str] | None:
        start, end = offset(text, span.line, span.column), offset(text, span.end_line, span.end_column)
        said = text[start:end]
        plain = span.line == span.end_line and said[:1] in ("@", "`", "%") and not set(said) & {'"', "\\", "\n"}
        return (start, end, f'"{said}"') if plain and ": " not in said else None

    return _single(loaded, "YM-09", piece)


# texts split at a comma


def split_texts(loaded: Loaded) -> list[Change]:
    """Texts in braces that a comma split: a comma of full width in Chinese, quotes round the whole elsewhere."""
    files = {item.span.file for item in loaded.findings if item.code == "LG-02"}
    names = names_in(loaded) if files else frozenset()
    made = []
    for file in sorted(files):
        text = loaded.texts[file]
        root = parse(text, file).root
        here = Places(text)
        for node in _maps(root) if root is not None else ():
            if here.is_flow(node):
                made += [change for run in _runs(node) if (change := _joined(file, here, run, names))]
    return made


def _maps(root: Node) -> Iterator[Mapping]:
    pending = [root]
    while pending:
        node = pending.pop()
        if isinstance(node, Mapping):
            yield node
            pending += [value for _, value in node.entries]
        elif isinstance(node, Items):
            pending += node.items


def _runs(node: Mapping) -> Iterator[list[Scalar]]:
    """A text and the tails that belong to it."""
    run: list[Scalar] = []
    for name, value in node.entries:
        if not is_leftover(name, value):
            if len(run) > 1:
                yield run
            run = [value] if isinstance(value, Scalar) and not value.absent and not value.quoted else []
        elif run:
            run.append(name)
    if len(run) > 1:
        yield run


def _joined(file: str, here: Places, run: Sequence[Scalar], names: frozenset[str]) -> Change | None:
    tails = run[1:]
    if any(tail.quoted or _TIGHT.match(tail.text) or tail.text.strip().lower() in names for tail in tails):
        return None
    text = here.text
    gaps = [(here.end(one), here.start(two)) for one, two in zip(run, tails, strict=False)]
    if not all(_COMMA.fullmatch(text[start:end]) for start, end in gaps):
        return None
    if any(has_chinese(part.text) for part in run):
        return Change(tuple(Piece(file, start, end, "，") for start, end in gaps))
    start, end = here.start(run[0]), here.end(run[-1])
    whole = text[start:end]
    return None if set(whole) & {'"', "\\", "\n"} else Change((Piece(file, start, end, f'"{whole}"'),))
