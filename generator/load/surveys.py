"""Answers of surveys: read from table files, checked cell by cell, and given to what they tell of.

In: an engagement in the long form and the folder of its first file. Out: the same with `Survey.answers`, and with the
figures of metrics and Kano features that the author left to the data; findings by row and column of the table.
Guaranteed: no answer is dropped without a finding that names or counts it; what the author wrote is never changed; only
tables in the folder or below it are read, and no more than `ANSWER_LIMIT` cells of them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from generator import measure
from generator.diagnostics import Diagnostic, Span, Word, word
from generator.load.columns import AnswerTable, answer_table, folded, layout_of
from generator.load.include import FILE_LIMIT, Files, inside
from generator.load.ratings import rating
from generator.load.suggest import near, word_list
from generator.load.survey_figures import with_figures
from generator.load.tables import TableError, read_table
from generator.model import Answers, Engagement, Metric, Question, Survey, Text
from generator.model.base import Origin

TOUCHPOINT: Mapping[str, str] = {"feeling": "1_5", "ease": "1_5", "success": "1_5", "advocacy": "0_10"}
ANSWER_LIMIT = 5_000_000
_TOO_MUCH = word("survey-too-much", f"{ANSWER_LIMIT:,}")
SHOWN = 5  # findings of one column that are told one by one
_USUAL_SCALES = {"nps": "0_10", "csat": "1_5", "servqual": "1_7"}


def answered(made: Engagement, files: Files) -> tuple[Engagement, list[Diagnostic]]:
    """The engagement with the answers of its surveys and what follows from them."""
    reader = _Reader(made, files)
    surveys = tuple(map(reader.survey, made.surveys))
    index = {**made.index, "survey": {**made.index.get("survey", {}), **{one.id: one for one in surveys if one.id}}}
    made, findings = with_figures(replace(made, surveys=surveys, index=index))
    return made, [*reader.findings, *findings]


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question whose target and scale are known. Shape: one column, or two: with and without, perceived, expected."""

    kind: str
    target: str
    scale: str
    columns: tuple[tuple[str, Span], ...]
    labels: Mapping[str, int]
    item: int
    step: str | None


@dataclass(slots=True)
class _Sheet:
    """A table as read, its name for the author, its name in findings, and how much is wrong by column."""

    table: AnswerTable
    name: str
    file: str
    wrong: dict[int, list[tuple[int, Diagnostic]]] = field(default_factory=dict)


class _Reader:
    """Reads the surveys of an engagement, each table once."""

    def __init__(self, made: Engagement, files: Files) -> None:
        self.made = made
        self.files = files
        self.findings: list[Diagnostic] = []
        self.left = ANSWER_LIMIT
        self._rows: dict[Path, list[list[str]] | TableError] = {}

    def survey(self, survey: Survey) -> Survey:
        """The survey with its answers; without them when a question is unclear or the table cannot be read."""
        before = len(self.findings)
        asked = [one for question in _questions(survey) for one in self._asked(survey, question)]
        if len(self.findings) > before:
            return survey
        sheet = self._sheet(survey)
        if sheet is None:
            return survey
        places = [[self._column(sheet, *column) for column in one.columns] for one in asked]
        groups = [self._group(sheet, survey, name) for name in ("segment_column", "period_column")]
        if len(self.findings) > before or self._is_too_much(survey, sheet, asked):
            return survey
        answers = [
            self._answers(one, [at for at in where if at is not None], sheet, groups)
            for one, where in zip(asked, places, strict=True)
        ]
        self._report(sheet)
        for one, found in zip(asked, answers, strict=True):
            if not found.n:
                facts = {"target": one.target, "file": sheet.name}
                self.findings.append(Diagnostic("SV-07", one.columns[0][1], facts, "warning"))
        return replace(survey, answers=tuple(answers), people=len(sheet.table.rows))

    # what is asked

    def _asked(self, survey: Survey, question: Question) -> Iterator[_Asked]:
        """The question as items with one column or two; none, with a finding, when it is unclear."""
        kind, target = self._target(question.target or "")
        span = question.origin.at("target")
        if question.target is None and "target" in question.origin.keys:
            return  # a reference to what is not there, which is reported already
        if not kind:
            problem = "survey-unknown" if question.target else "survey-no-target"
            names = word_list([*TOUCHPOINT, *measure.SERVQUAL])
            self._unclear(question.target or question.column or "…", span, problem, word("survey-targets", names))
            return
        scale = question.scale or self._scale(kind, target)
        if not scale:
            self._unclear(target, span, "survey-no-scale", word("survey-scales", word_list(measure.SCALES)))
            return
        columns, missing = _columns(question, "servqual" if self._is_servqual(kind, target) else kind)
        if missing:
            self._unclear(target, question.origin.span if missing != "column" else span, *_MISSING[missing])
            return
        labels = {**survey.labels, **question.labels}
        for item, where in enumerate(columns):
            yield _Asked(kind, target, scale, where, labels, item, question.step)

    def _unclear(self, target: str, span: Span, problem: str, hint: Word) -> None:
        self.findings.append(Diagnostic("SV-02", span, {"target": target, "problem": word(problem), "hint": hint}))

    def _target(self, text: str) -> tuple[str, str]:
        """(kind, id or name) of what the text means, by id or by name; ("", "") when that is nothing."""
        for kind in ("metric", "kano_feature"):
            if text in self.made.index.get(kind, {}):
                return kind, text
        for kind, names in (("servqual", measure.SERVQUAL), ("touchpoint", TOUCHPOINT)):
            if text in names:
                return kind, text
        for kind in ("metric", "kano_feature"):
            for identifier, term in self.made.index.get(kind, {}).items():
                name = getattr(term, "name", None)
                if isinstance(name, Text) and text and text in dict(name.values).values():
                    return kind, identifier
        return "", ""

    def _scale(self, kind: str, target: str) -> str:
        """The scale that goes without saying; "" when there is none."""
        metric = self.made.find("metric", target) if kind == "metric" else None
        if isinstance(metric, Metric):
            given = metric.scale if metric.scale in measure.SCALES else None
            return given or _USUAL_SCALES.get(metric.kind, "")
        return {"kano_feature": "kano", "servqual": "1_7"}.get(kind) or TOUCHPOINT.get(target, "")

    def _is_servqual(self, kind: str, target: str) -> bool:
        metric = self.made.find("metric", target) if kind == "metric" else None
        return kind == "servqual" or (isinstance(metric, Metric) and metric.kind == "servqual")

    # the table

    def _sheet(self, survey: Survey) -> _Sheet | None:
        """The table of a survey; None, with a finding, when it cannot be read."""
        span = survey.origin.at("file")
        path, reason = inside(survey.file, "", self.files.folder)
        if path is None or self.files.folder is None:
            facts = {"path": survey.file, "reason": word(reason)}
            self.findings.append(Diagnostic("SV-01", span, facts, "warning" if reason == "no-folder" else "error"))
            return None
        name = path.relative_to(self.files.folder.resolve()).as_posix()
        try:
            rows = self._table(path)
            layout = survey.format if "format" in survey.origin.keys else layout_of(rows)
            table = answer_table(rows, layout)
            if not table.rows:
                raise TableError(word("table-empty"))
        except TableError as error:
            self.findings.append(Diagnostic("SV-01", span, {"path": survey.file, "reason": error.reason}, "warning"))
            return None
        first = PurePosixPath(Path(next(iter(self.files.texts))).parent.as_posix())
        return _Sheet(table, name, (first / name).as_posix())

    def _table(self, path: Path) -> list[list[str]]:
        """The rows of a table; each file is read once, and no more than `FILE_LIMIT` of them."""
        if path not in self._rows:
            if len(self._rows) >= FILE_LIMIT:
                raise TableError(word("survey-too-many", f"{FILE_LIMIT}"))
            try:
                self._rows[path] = read_table(path)
            except TableError as error:
                self._rows[path] = error
        rows = self._rows[path]
        if isinstance(rows, TableError):
            raise TableError(rows.reason)
        self.left -= len(rows)
        if self.left < 0:
            raise TableError(_TOO_MUCH)
        return rows

    def _is_too_much(self, survey: Survey, sheet: _Sheet, asked: Sequence[_Asked]) -> bool:
        """Whether the surveys together ask for more cells than are read, which is reported."""
        self.left -= len(sheet.table.rows) * sum(len(one.columns) for one in asked)
        if self.left < 0:
            facts = {"path": survey.file, "reason": _TOO_MUCH}
            self.findings.append(Diagnostic("SV-01", survey.origin.at("file"), facts, "warning"))
        return self.left < 0

    def _column(self, sheet: _Sheet, name: str, span: Span) -> int | None:
        """The place of a column; None, with a finding, when none or several are meant."""
        found = sheet.table.matches(name)
        if len(found) == 1:
            return found[0]
        headings = {folded(column.heading): column.heading for column in sheet.table.columns if column.heading}
        if found:
            letters = word_list(sheet.table.columns[at].letter for at in found)
            problem, hint = "column-many", word("column-letters", letters)
        elif meant := near(folded(name), headings):
            problem, hint = "column-none", word("did-you-mean", f"“{headings[meant]}”")
        else:
            shown = (f"{column.letter} {column.heading[:30]}" for column in sheet.table.columns if column.heading)
            problem, hint = "column-none", word("column-known", word_list(shown))
        facts = {"file": sheet.name, "column": name, "problem": word(problem), "hint": hint}
        self.findings.append(Diagnostic("SV-03", span, facts))
        return None

    def _group(self, sheet: _Sheet, survey: Survey, key: str) -> dict[int, str]:
        """What a column says of each row, by the row's number; nothing when the survey names no such column."""
        name = getattr(survey, key)
        at = self._column(sheet, name, survey.origin.at(key)) if name else None
        return {} if at is None else {number: _cell(row, at).strip() for number, row in sheet.table.rows}

    # the answers

    def _answers(self, asked: _Asked, places: Sequence[int], sheet: _Sheet, groups: list[dict[int, str]]) -> Answers:
        """All answers to a question; those that cannot be read are reported and counted."""
        kept: list[tuple[int, list[int]]] = []
        missing = bad = 0
        for number, row in sheet.table.rows:
            found = [self._rated(asked, sheet, number, _cell(row, at), at) for at in places]
            values = [value for value in found if isinstance(value, int)]
            if len(values) == len(places):
                kept.append((number, values))
            elif all(value is None for value in found):
                missing += 1
            else:
                bad += 1
                if values and None in found:
                    at = places[found.index(values[0])]
                    _note(sheet, number, at, _cell(row, at), word("answer-half"))
        segments, periods = (tuple(group[number] for number, _ in kept) if group else () for group in groups)
        return Answers(
            kind=asked.kind,
            target=asked.target,
            item=asked.item,
            heading=sheet.table.columns[places[0]].heading,
            step=asked.step,
            scale=asked.scale,
            values=tuple(values[0] for _, values in kept),
            others=tuple(values[1] for _, values in kept if len(values) > 1),
            rows=tuple(number for number, _ in kept),
            segments=segments,
            periods=periods,
            missing=missing,
            bad=bad,
        )

    @staticmethod
    def _rated(asked: _Asked, sheet: _Sheet, number: int, text: str, at: int) -> int | str | None:
        """The number of an answer, None for a blank, its text (reported) when it cannot be read."""
        try:
            return rating(text, asked.scale, asked.labels)
        except ValueError:
            _note(sheet, number, at, text, _problem(text, asked.scale))
            return text

    def _report(self, sheet: _Sheet) -> None:
        """The first bad answers of each column one by one, the others as a count."""
        for at, noted in sorted(sheet.wrong.items()):
            self.findings += [finding for _, finding in noted[:SHOWN]]
            if len(noted) > SHOWN:
                facts = {"file": sheet.name, "column": sheet.table.columns[at].letter}
                facts |= {"count": str(len(noted) - SHOWN), "row": str(noted[-1][0])}
                span = Span(sheet.file, noted[SHOWN][0], at + 1)
                self.findings.append(Diagnostic("SV-05", span, facts, "warning"))


_MISSING: Mapping[str, tuple[str, Word]] = {
    "column": ("survey-no-column", word("survey-column-hint")),
    "kano": ("survey-kano-pair", word("survey-kano-hint")),
    "servqual": ("survey-servqual-pair", word("survey-servqual-hint")),
}


def _questions(survey: Survey) -> Iterator[Question]:
    """The questions, those in short form first."""
    for target, column in survey.columns.items():
        span = survey.origin.at(f"columns.{target}")
        yield Question(target=target, column=column, origin=Origin(span, {}))
    yield from survey.questions


def _columns(question: Question, kind: str) -> tuple[list[tuple[tuple[str, Span], ...]], str]:
    """The columns of each item of a question, and what is missing when there are none."""
    at = question.origin.at
    if kind == "kano_feature":
        if not (question.functional and question.dysfunctional):
            return [], "kano"
        pair = ((question.functional, at("functional")), (question.dysfunctional, at("dysfunctional")))
        return [pair], ""
    if kind == "servqual":
        perceived, expected = question.perception, question.expectation
        if not perceived or len(perceived) != len(expected):
            return [], "servqual"
        spans = at("perception"), at("expectation")
        pairs = zip(perceived, expected, strict=True)
        return [((one, spans[0]), (other, spans[1])) for one, other in pairs], ""
    return ([((question.column, at("column")),)], "") if question.column else ([], "column")


def _cell(row: Sequence[str], at: int) -> str:
    return row[at] if at < len(row) else ""


def _note(sheet: _Sheet, number: int, at: int, text: str, problem: Word) -> None:
    letter = sheet.table.columns[at].letter
    facts = {"file": sheet.name, "row": str(number), "column": letter, "found": text, "problem": problem}
    span = Span(sheet.file, number, at + 1)
    sheet.wrong.setdefault(at, []).append((number, Diagnostic("SV-04", span, facts, "warning")))


def _problem(text: str, scale: str) -> Word:
    if scale == "kano":
        return word("answer-kano")
    if scale == "yes_no":
        return word("answer-yes-no")
    is_number = re.fullmatch(r"[+-]?\d+([.,]\d+)?", unicodedata.normalize("NFKC", text).strip())
    low, high = measure.SCALES[scale]
    return word("answer-off-scale" if is_number else "answer-words", f"{low} to {high}", f"{low} 到 {high}")
