"""`include:`: one engagement over several files of a folder.

In: the root of the first file. Out: one root. Guaranteed: only files in the first file's folder or below it are read,
each once, at most 64; lists of the files follow one another, maps are joined, a key given twice is a finding.
"""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from generator.diagnostics import Diagnostic, Span
from generator.source import Mapping, Node, Scalar, Sequence, read

FILE_LIMIT = 64


def combined(root: Mapping, folder: Path | None, texts: dict[str, str], findings: list[Diagnostic]) -> Mapping:
    """The root with everything that its `include` names, in order."""
    pending = _names(root, findings)
    done = {str(Path(next(iter(texts))).name)}
    result = _without_include(root)
    while pending:
        name = pending.pop(0)
        part = _part(name, folder, done, texts, findings)
        if part is not None:
            pending = _names(part, findings) + pending
            result = _joined(result, _without_include(part), findings)
    return result


def _names(root: Mapping, findings: list[Diagnostic]) -> list[Scalar]:
    node = root.get("include")
    items = node.items if isinstance(node, Sequence) else () if node is None else (node,)
    names = []
    for item in items:
        if isinstance(item, Scalar):
            names += [] if item.absent else [item]
        else:
            parameters = {"key": "include", "expected": "@text", "found": "@list", "hint": ""}
            findings.append(Diagnostic("TY-01", item.span, parameters))
    return names


def _without_include(root: Mapping) -> Mapping:
    return Mapping(tuple(entry for entry in root.entries if entry[0].text != "include"), root.span)


def _part(
    name: Scalar, folder: Path | None, done: set[str], texts: dict[str, str], findings: list[Diagnostic]
) -> Mapping | None:
    path = _inside(name.text, folder)
    if path is None:
        findings.append(Diagnostic("FL-06", name.span, {"path": name.text}))
        return None
    relative = str(PurePosixPath(name.text.replace("\\", "/")))
    if relative in done or len(done) >= FILE_LIMIT:
        findings.append(Diagnostic("FL-07", name.span, {"path": name.text}))
        return None
    done.add(relative)
    first = next(iter(texts))
    file = str(Path(first).with_name("x").parent / relative) if Path(first).parent != Path() else relative
    source = read(path, file)
    missing = [item for item in source.findings if item.code == "FL-01"]
    findings += [Diagnostic("FL-01", name.span, {**item.parameters, "file": name.text}) for item in missing]
    findings += [item for item in source.findings if item.code != "FL-01"]
    texts[file] = source.text
    if source.root is None or isinstance(source.root, Mapping):
        return source.root
    parameters = {"key": "@Engagement", "expected": "@map", "found": "@list", "hint": "@file-hint"}
    findings.append(Diagnostic("TY-01", Span(file, 1, 1), parameters))
    return None


def _inside(name: str, folder: Path | None) -> Path | None:
    """The file's path, when it lies in the folder, links followed."""
    if folder is None or "\0" in name:
        return None
    try:
        home = folder.resolve()
        path = (home / name.replace("\\", "/")).resolve()
    except (OSError, ValueError, RuntimeError):
        return None
    return path if path.is_relative_to(home) and path != home else None


def _joined(one: Mapping, other: Mapping, findings: list[Diagnostic]) -> Mapping:
    entries = {name.text: (name, value) for name, value in one.entries}
    for name, value in other.entries:
        if name.text not in entries:
            entries[name.text] = (name, value)
            continue
        first, known = entries[name.text]
        both = _both(known, value, findings)
        if both is None:
            findings.append(Diagnostic("ID-07", name.span, {"key": name.text, "line": str(first.span.line)}))
        else:
            entries[name.text] = (first, both)
    return Mapping(tuple(entries.values()), one.span)


def _both(known: Node, value: Node, findings: list[Diagnostic]) -> Node | None:
    if isinstance(known, Sequence) and isinstance(value, Sequence):
        return Sequence((*known.items, *value.items), known.span)
    if isinstance(known, Mapping) and isinstance(value, Mapping):
        return _joined(known, value, findings)
    return None
