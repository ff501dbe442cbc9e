"""YAML text as a tree that knows its positions.

In: the bytes or the text of a file. Out: a tree of scalars, mappings and sequences with the span of each, and the
findings about the file. Guaranteed: never raises whatever the bytes; scalars stay text, as the author wrote them;
size, depth and the expansion of references are bounded; duplicate keys are findings, never silently dropped.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.diagnostics import Diagnostic, Span, word
from generator.source.build import DEPTH_LIMIT, ITEM_LIMIT, Builder, ComplaintError, code_point
from generator.source.decode import binary_kind, encoding_of, likely_encoding, one_kind_of_break
from generator.source.tree import Mapping, Node, Scalar, Sequence
from generator.syntax import Complaint, Draft, remedy

__all__ = [
    "DEPTH_LIMIT",
    "ITEM_LIMIT",
    "SIZE_LIMIT",
    "Mapping",
    "Node",
    "Scalar",
    "Sequence",
    "Source",
    "parse",
    "parse_bytes",
    "read",
]

SIZE_LIMIT = 8 * 1024 * 1024  # bytes; the largest real engagement seen has 0.1 MB


@dataclass(frozen=True, slots=True)
class Source:
    """A file as read: its name for the author, its text, its tree (None when there is none) and its findings.

    `whole` says that the tree holds all of the text; parts that could not be parsed are left out of it.
    """

    file: str
    text: str
    root: Node | None
    findings: tuple[Diagnostic, ...]
    whole: bool = True


def read(path: Path, file: str) -> Source:
    """Read and parse the file at `path`; `file` is its name in messages."""
    try:
        with path.open("rb") as stream:
            size = path.stat().st_size
            data = b"" if size > SIZE_LIMIT else stream.read(SIZE_LIMIT + 1)
    except (OSError, ValueError) as error:
        finding = Diagnostic("FL-01", Span(file, 0, 0), {"file": file, "reason": word(_reason(error))})
        return Source(file, "", None, (finding,))
    return _too_large(file, size) if size > SIZE_LIMIT else parse_bytes(data, file)


def _reason(error: Exception) -> str:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return "not-found"
    if isinstance(error, IsADirectoryError):
        return "is-folder"
    return "no-permission" if isinstance(error, PermissionError) else "cannot-open"


def _refused(file: str, code: str, text: str = "", span: Span | None = None, **parameters: str) -> Source:
    return Source(file, text, None, (Diagnostic(code, span or Span(file, 1, 1), parameters),))


def _too_large(file: str, size: int) -> Source:
    return _refused(file, "FL-02", size=f"{math.ceil(size / 104857.6) / 10:g}", limit=f"{SIZE_LIMIT // 1048576}")


def parse_bytes(data: bytes, file: str) -> Source:
    """Decode and parse. Encodings read: UTF-8 with or without byte-order mark, UTF-16, UTF-32."""
    if len(data) > SIZE_LIMIT:
        return _too_large(file, len(data))
    if kind := binary_kind(data):
        return _refused(file, "FL-03", kind=kind)
    try:
        text = data.decode(encoding_of(data))
    except UnicodeDecodeError as error:
        return _undecodable(data, error, file)
    return parse(text.removeprefix("\ufeff"), file)


def _undecodable(data: bytes, error: UnicodeDecodeError, file: str) -> Source:
    """The finding at the first byte that is not UTF-8, with the text as it was probably meant."""
    byte = f"0x{data[error.start : error.start + 1].hex().upper() or '00'}"
    encoding, name = likely_encoding(data) if error.encoding == "utf-8" else (error.encoding, error.encoding.upper())
    text = one_kind_of_break(data.decode(encoding, "replace"))
    before = one_kind_of_break(data[: error.start].decode(encoding, "replace"))
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    span = Span(file, line, column, line, column + 1)
    if encoding == error.encoding:
        return _refused(file, "FL-09", text, span, byte=byte, encoding=name)
    return _refused(file, "FL-04", text, span, encoding=name)


def parse(text: str, file: str) -> Source:
    """Parse the text of a file."""
    text = one_kind_of_break(text)
    findings = list(_invisible(text, file))
    draft = Draft(_UNREADABLE.sub(" ", text), file)
    if not draft.text.strip():
        return Source(file, text, None, (*findings, Diagnostic("FL-05", Span(file, 1, 1))))
    root, more = _parsed(draft)
    findings += more
    if isinstance(root, Scalar) and root.absent and not findings:
        findings.append(Diagnostic("FL-05", Span(file, 1, 1), {}))
    return Source(file, text, root, tuple(findings), draft.whole)


# what the parser refuses, and what it takes for the end of a line while editors do not
_UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\ufeff\u2028\u2029]")
_SUSPECTS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def _invisible(text: str, file: str, limit: int = 20) -> Iterator[Diagnostic]:
    for count, match in enumerate(_SUSPECTS.finditer(text)):
        if count == limit:
            return
        line, column = text.count("\n", 0, match.start()) + 1, match.start() - text.rfind("\n", 0, match.start())
        yield Diagnostic("FL-08", Span(file, line, column, line, column + 1), {"char": code_point(match.group())})


def _parsed(draft: Draft) -> tuple[Node | None, list[Diagnostic]]:
    """The tree, after as many remedies as it takes, and all that was wrong; the findings of the last pass count."""
    findings: list[Diagnostic] = []
    attempts = 60 if len(draft.lines) < 20_000 else 3
    for _ in range(attempts):
        builder = Builder(draft)
        try:
            root = builder.build()
        except ComplaintError as error:
            if not _mended(draft, error.complaint, findings):
                return None, findings
        else:
            return root, findings + builder.findings
    draft.whole = False
    return None, findings


# what a remedy can bring about on the line it mends
_OF_LAYOUT = frozenset({"YM-01", "YM-16", "YM-25"})


def _mended(draft: Draft, complaint: Complaint, findings: list[Diagnostic]) -> bool:
    """Report the complaint and change the draft, so that parsing can go on; False when it cannot."""
    found = remedy(complaint, draft)
    line = found.finding.span.line - 1
    consequence = found.finding.code in _OF_LAYOUT and draft.is_edited(line)
    if not consequence and draft.is_news(found.finding.span):
        findings.append(found.finding)
        if found.edits:
            draft.apply(found.edits)
            return True
        if found.lost:
            return draft.drop_all(found.lost)
    return draft.drop(line)
