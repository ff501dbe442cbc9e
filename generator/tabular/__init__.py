"""Spreadsheets in and out: a table of a process as a file, an engagement as a workbook and back.

In: sheets of texts, or a loaded engagement. Out: texts of YAML files with remarks by cell, or a `Book`. Guaranteed:
nothing that a table says is lost; a workbook that was not edited gives the same files back, byte for byte; an edited
cell changes exactly what it shows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.diagnostics import Diagnostic
from generator.load import from_bytes
from generator.tabular.grid import Process, read
from generator.tabular.telling import Remark, Writer
from generator.terms import term

__all__ = ["Imported", "Remark", "imported"]

Sheets = Sequence[tuple[str, Sequence[Sequence[str]]]]


@dataclass(frozen=True, slots=True)
class Imported:
    """`texts` are the files by their names, the main one first; none when the table cannot be read as a process.

    `findings` are what the loader says of the result.
    """

    texts: Mapping[str, str]
    remarks: tuple[Remark, ...]
    findings: tuple[Diagnostic, ...] = ()


def imported(
    sheets: Sheets, table: str, main: str, language: str, own: Mapping[str, str], wanted: str = "", title: str = ""
) -> Imported:
    """A table of a process as the text of a file called `main`; `wanted` names the sheet, the first fit by default."""
    found = [read(name, rows, own) for name, rows in sheets if not wanted or name == wanted]
    processes = [process for process in found if process is not None and process.steps]
    if not processes:
        return Imported({}, (Remark(table, term("import-none", language), fault=True),))
    process = processes[0]
    writer = Writer(process, language, table)
    text = writer.text(title or process.title or table.rpartition(".")[0] or table)
    remarks = [*writer.remarks, *(_unread(other, language) for other in processes[1:])]
    return Imported({main: text}, tuple(remarks), from_bytes(text.encode(), main).findings)


def _unread(process: Process, language: str) -> Remark:
    return Remark(process.sheet, term("import-other-sheet", language).format(process.sheet))
