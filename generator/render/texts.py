"""Texts to send and tables for other programs: Markdown that can be pasted into a mail, CSV that Excel opens.

In: the letters of a `Job`, the author's own templates. Out: a file each. Guaranteed: an author's template that cannot
be filled is left for the kit's own; a table is UTF-8 with a mark at its beginning, with CR LF, and no cell of it is
taken for a formula.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from typing import Any

from generator import assets, sandbox
from generator.handouts import Letter
from generator.render import Job

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_LANGUAGES = (".zh-CN.", ".en.")


def render(job: Job) -> dict[str, bytes]:
    """The texts and tables of the job."""
    files = {}
    for letter in job.letters:
        is_table = "rows" in letter.values
        data = _table(letter.values["rows"]) if is_table else _text(letter, job.own).encode()
        files[f"{letter.path}{job.suffix}.{'csv' if is_table else 'md'}"] = data
    return files


def _text(letter: Letter, own: Mapping[str, bytes]) -> str:
    """What the author's template says, for this language or for all; else the kit's."""
    for name in (letter.template, _general(letter.template)):
        if name in own:
            try:
                return _tidy(sandbox.render(own[name].decode("utf-8-sig"), letter.values, name))
            except (sandbox.Fault, UnicodeDecodeError):
                continue  # told before (`handouts.letters.proven`)
    shipped = (assets.folder() / letter.template).read_text("utf-8")
    return _tidy(sandbox.render(shipped, letter.values, letter.template))


def _general(name: str) -> str:
    for language in _LANGUAGES:
        name = name.replace(language, ".")
    return name


def _tidy(text: str) -> str:
    """The text without blanks at the end of lines, without two empty lines in a row, with one line end at its end."""
    lines: list[str] = []
    for line in text.replace("\r\n", "\n").split("\n"):
        plain = line.rstrip()
        if plain or (lines and lines[-1]):
            lines.append(plain)
    return "\n".join(lines).rstrip("\n") + "\n"


def _table(rows: Iterable[Iterable[Any]]) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows([_harmless(str(cell)) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _harmless(cell: str) -> str:
    """The cell as spreadsheets show it and do not compute it."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
