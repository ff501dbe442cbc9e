"""The author's own templates: those of the folder that `workshop.templates` names, in place of the kit's.

In: an engagement and the folder of its first file. Out: bytes by the name of the template that they replace, findings
for what cannot be used. Guaranteed: nothing outside the folder of the first file is read, links followed; no more than
`MOST_FILES` files of bounded size; names are those of the kit's texts and Word documents and no other, so that what
typst reads is always ours.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from generator.assets import folder as shipped
from generator.diagnostics import Diagnostic, Span, Word, word
from generator.load.include import inside
from generator.load.suggest import near, word_list
from generator.model import Engagement, Workshop

if TYPE_CHECKING:
    from generator.sandbox import Fault

MOST_FILES = 100
MOST_BYTES = 10 * 2**20  # of a Word document, with a logo in it
TEXT_ENDING = ".md.j2"
LANGUAGES = ("zh-CN", "en")


def names() -> tuple[str, ...]:
    """The templates that can be replaced, by their path below `templates/`.

    A text can be replaced in one language ("texts/notice.en.md.j2") or in all of them ("texts/notice.md.j2").
    """
    top = shipped()
    texts = {path.relative_to(top).as_posix() for path in (top / "texts").glob(f"*{TEXT_ENDING}")}
    plain = {general(name) for name in texts}
    documents = {path.relative_to(top).as_posix() for path in top.rglob("*.docx")}
    return tuple(sorted(texts | plain | documents))


def general(name: str) -> str:
    """The name of a text's template without its language."""
    for language in LANGUAGES:
        name = name.replace(f".{language}{TEXT_ENDING}", TEXT_ENDING)
    return name


def own(engagement: Engagement, folder: Path) -> tuple[Mapping[str, bytes], list[Diagnostic]]:
    """The author's templates that can be used, and a finding for each file that cannot."""
    workshop = engagement.workshop
    if workshop is None or not workshop.templates.strip():
        return {}, []
    span = workshop.origin.at("templates")
    top, reason = inside(workshop.templates, ".", folder)
    if top is None:
        return {}, [Diagnostic("TX-01", span, {"path": workshop.templates, "reason": word(reason)}, "warning")]
    if not top.is_dir():
        facts = {"path": workshop.templates, "reason": word("template-no-folder")}
        return {}, [Diagnostic("TX-01", span, facts, "warning")]
    found: dict[str, bytes] = {}
    findings = []
    for name in _files(top):
        data = _read(workshop, name, folder)
        if isinstance(data, bytes):
            found[name] = data
        else:
            findings.append(data)
    return found, findings


def _files(top: Path) -> list[str]:
    """The files of a folder and of those in it, by name; hidden ones and those that Word keeps open left out."""
    try:
        near_by = sorted(path for path in top.iterdir() if not path.name.startswith((".", "~$")))
        inner = (path for one in near_by if one.is_dir() for path in sorted(one.iterdir()))
        files = [path for path in (*near_by, *inner) if path.is_file() and not path.name.startswith((".", "~$"))]
    except OSError:
        return []
    return [path.relative_to(top).as_posix() for path in files[:MOST_FILES]]


def _read(workshop: Workshop, name: str, folder: Path) -> bytes | Diagnostic:
    """The bytes of a template, or what is wrong with it."""
    file = f"{workshop.templates.rstrip('/')}/{name}"
    span = workshop.origin.at("templates")
    if name not in names():
        return Diagnostic("TX-02", span, {"file": file, "hint": _meant(name)}, "warning")
    path, reason = inside(file, ".", folder)
    if path is None:
        return Diagnostic("TX-03", span, {"file": file, "reason": word(reason)}, "warning")
    try:
        with path.open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    except OSError:
        return Diagnostic("TX-03", span, {"file": file, "reason": word("cannot-open")}, "warning")
    return _unfit(name, file, data, span) or data


def _unfit(name: str, file: str, data: bytes, span: Span) -> Diagnostic | None:
    if len(data) > MOST_BYTES:
        large = word("template-heavy", f"{MOST_BYTES // 2**20} MB")
        return Diagnostic("TX-03", span, {"file": file, "reason": large}, "warning")
    if not name.endswith(TEXT_ENDING):
        facts = {"file": file, "reason": word("template-no-word")}
        return None if data.startswith(b"PK\x03\x04") else Diagnostic("TX-03", span, facts, "warning")
    text = text_of(data)
    if text is None:
        return Diagnostic("TX-03", span, {"file": file, "reason": word("template-no-text-file")}, "warning")
    from generator import sandbox  # most engagements have no templates, and need no Jinja

    try:
        sandbox.check(text, file)
    except sandbox.Fault as fault:
        return faulty(file, fault, ())
    return None


def text_of(data: bytes) -> str | None:
    """The text of a template's bytes; None where they are not UTF-8."""
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        return None


def faulty(file: str, fault: Fault, known: tuple[str, ...]) -> Diagnostic:
    """The finding for a template that cannot be filled; `known` are the values it may name."""
    facts = {"line": str(fault.line), "problem": fault.problem, "hint": _value_meant(fault.problem, known)}
    return Diagnostic("TX-04", Span(file, fault.line, 1), facts, "warning")


def _value_meant(problem: Word, known: tuple[str, ...]) -> Word:
    kind, asked, *_ = problem.split("\x1f")
    if kind == "template-no-value" and known:
        meant = near(asked, known)
        return word("did-you-mean", meant) if meant else word("template-values", word_list(known))
    return word("template-hint")


def _meant(name: str) -> Word:
    """What the name of a file that replaces nothing may have been meant for."""
    if name.endswith(".typ"):
        return word("template-typ")
    meant = near(name, names(), 0.5)
    return word("did-you-mean", meant) if meant else word("template-names", word_list(_listed()))


def _listed() -> Iterator[str]:
    """The names in short, each text once."""
    return (name for name in names() if name == general(name))
