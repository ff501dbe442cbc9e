"""Forms as tables: questions for form tools, and empty tables that take the answers.

In: a form. Out: rows of texts. Guaranteed: a row for each thing that is answered, so that a grid of five has five; ids
are those of `surveys:`, in every language; the table of answers is one that `load.surveys` reads as
`format: qualtrics` – ids, then what was asked, then a row for each person.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.handouts.forms.content import Form, Question, row_numbers
from generator.outline.speaker import Speaker

Row = tuple[str, ...]
_COLUMNS = ("number", "section", "question", "type", "options", "required", "low", "high", "help", "id")
_PERSON = "respondent"


def questions(speaker: Speaker, form: Form) -> tuple[Row, ...]:
    """A header, then a row for each thing that is answered: number, section, question, type and so on."""
    header = tuple(speaker.word(f"form-table-{name}") for name in _COLUMNS)
    return (header, *(row for section in form.sections for row in _section(speaker, section.title, section.questions)))


def _section(speaker: Speaker, title: str, asked: tuple[Question, ...]) -> Iterator[Row]:
    for question in asked:
        kind = speaker.word(f"form-type-{question.kind}")
        required = speaker.word("form-yes" if question.required else "form-no")
        options = " | ".join(
            (*question.options, speaker.word("form-other")) if _is_open(question) else question.options
        )
        for number, text, identifier in asked_of(question):
            ends = (question.low, question.high)
            yield (number, title, text, kind, options, required, *ends, question.help, identifier)


def _is_open(question: Question) -> bool:
    """Whether something that is not listed may be written."""
    return question.kind in ("single", "multiple") and question.lines > 0


def asked_of(question: Question) -> Iterator[tuple[str, str, str]]:
    """(number, text, id) of each thing that is answered: one, or one for each row."""
    if not question.rows:
        yield question.number, question.text, question.id
        return
    for number, text, item in zip(row_numbers(question), question.rows, question.items, strict=True):
        joint = "" if question.text.endswith(("：", "？", "。")) else " "
        yield number, text if question.kind == "pair" else f"{question.text}{joint}{text}", item


def answers(form: Form) -> tuple[Row, ...]:
    """The empty table of answers: ids, and what was asked."""
    asked = [one for section in form.sections for question in section.questions for one in asked_of(question)]
    wording = (f"{number} {text}".strip() for number, text, _ in asked)
    return ((_PERSON, *(item for _, _, item in asked)), ("", *wording))
