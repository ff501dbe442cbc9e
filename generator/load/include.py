"""`include:`: one engagement over several files of a folder.

In: the root of the first file. Out: one root. Guaranteed: only files in the first file's folder or below it are read,
each once, at most 64; lists of the files follow one another, maps are joined, a key given twice is a finding.
"""

from __future__ import annotations

from collections.abc import Mapping as Map
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath, PureWindowsPath

from generator.diagnostics import Diagnostic, Span, place_of, said, word
from generator.source import Mapping, Node, Scalar, Sequence, parse, read

FILE_LIMIT = 64


@dataclass(slots=True)
class Files:
    """The files read so far: their texts by name, what was wrong, and whether all could be read whole."""

    folder: Path | None
    texts: dict[str, str]
    findings: list[Diagnostic]
    whole: bool = True
    done: set[Path] = field(default_factory=set)
    instead: Map[str, str] = field(default_factory=dict)  # texts in the place of files

    def report(self, code: str, span: Span, **parameters: str) -> None:
        self.findings.append(Diagnostic(code, span, parameters))
        self.whole = False


def combined(root: Mapping, files: Files) -> Mapping:
    """The root with everything that its `include` names, in order."""
    if root.get("include") is None:
        return root
    if files.folder is not None:
        files.done.add(files.folder.resolve() / Path(next(iter(files.texts))).name)
    pending = [(name, "") for name in _names(root, files)]
    result = _without_include(root)
    while pending:
        name, home = pending.pop(0)
        read_part = _part(name, home, files)
        if read_part is not None:
            part, below = read_part
            pending = [(inner, below) for inner in _names(part, files)] + pending
            result = _joined(result, _without_include(part), files.findings)
    return result


def _names(root: Mapping, files: Files) -> list[Scalar]:
    node = root.get("include")
    items = node.items if isinstance(node, Sequence) else () if node is None else (node,)
    names = []
    for item in items:
        if isinstance(item, Scalar):
            names += [item] if item.text.strip() and not item.absent else []
        else:
            found = word("map" if isinstance(item, Mapping) else "list")
            facts = {"key": said("include"), "expected": word("text"), "found": found, "hint": word("file-name-hint")}
            files.report("TY-01", _head(item.span), **facts)
    return names


def _head(span: Span) -> Span:
    return Span(span.file, span.line, span.column)


def _without_include(root: Mapping) -> Mapping:
    return Mapping(tuple(entry for entry in root.entries if entry[0].text != "include"), root.span)


def _part(name: Scalar, home: str, files: Files) -> tuple[Mapping, str] | None:
    """The root of an included file and the folder it lies in, relative to the first file's."""
    path, reason = inside(name.text, home, files.folder)
    if path is None or files.folder is None:
        files.report("FL-06", name.span, path=name.text, reason=word(reason))
        return None
    if path in files.done:
        files.report("FL-07", name.span, path=name.text)
        return None
    if len(files.done) > FILE_LIMIT:
        limits = {"found": str(FILE_LIMIT + 1), "limit": str(FILE_LIMIT), "hint": word("merge-files")}
        files.report("TY-09", name.span, what=word("files"), **limits)
        return None
    files.done.add(path)
    relative = path.relative_to(files.folder.resolve()).as_posix()
    root = read_map(path, relative, name, files)
    return None if root is None else (root, PurePosixPath(relative).parent.as_posix())


def read_map(path: Path, relative: str, name: Scalar, files: Files) -> Mapping | None:
    """The root of a file of the folder; what is wrong with it is reported, at `name` where it cannot be opened."""
    file = (PurePosixPath(Path(next(iter(files.texts))).parent.as_posix()) / relative).as_posix()
    source = parse(files.instead[file], file) if file in files.instead else read(path, file)
    for item in source.findings:
        missing = item.code == "FL-01"
        parameters = {**item.parameters, "file": name.text} if missing else item.parameters
        files.findings.append(Diagnostic(item.code, name.span if missing else item.span, parameters, item.severity))
    files.whole = files.whole and source.whole and source.root is not None
    files.texts[file] = source.text
    if source.root is None or isinstance(source.root, Mapping):
        return source.root
    found = word("list" if isinstance(source.root, Sequence) else "text")
    place = Span(file, 1, 1)
    files.report("TY-01", place, key=said(file), expected=word("map"), found=found, hint=word("file-hint"))
    return None


def inside(name: str, home: str, folder: Path | None) -> tuple[Path | None, str]:
    """The file's path, when it lies in the folder, links followed; else why it may not be read."""
    if folder is None:
        return None, "no-folder"
    plain = name.replace("\\", "/")
    if plain.startswith(("/", "~")) or PureWindowsPath(name).drive:
        return None, "absolute"
    try:
        top = folder.resolve()
        path = (top / home / plain).resolve()
    except (OSError, ValueError, RuntimeError):
        return None, "cannot-open"
    return (path, "") if path.is_relative_to(top) and path != top else (None, "outside")


def _joined(one: Mapping, other: Mapping, findings: list[Diagnostic]) -> Mapping:
    entries = {name.text: (name, value) for name, value in one.entries}
    for name, value in other.entries:
        if name.text not in entries:
            entries[name.text] = (name, value)
            continue
        first, known = entries[name.text]
        both = _both(known, value, findings)
        if both is None:
            place = place_of(first.span, name.span.file)
            findings.append(Diagnostic("ID-07", name.span, {"key": name.text, "place": place}))
        else:
            entries[name.text] = (first, both)
    return Mapping(tuple(entries.values()), one.span)


def _both(known: Node, value: Node, findings: list[Diagnostic]) -> Node | None:
    if isinstance(known, Sequence) and isinstance(value, Sequence):
        return Sequence((*known.items, *value.items), known.span)
    if isinstance(known, Mapping) and isinstance(value, Mapping):
        return _joined(known, value, findings)
    return None
