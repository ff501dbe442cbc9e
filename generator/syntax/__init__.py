"""Errors of YAML's syntax, in the author's terms.

In: what the parser complained about, and the lines. Out: a finding, and, where the author's meaning is plain, edits
of single lines with which parsing can go on, so that one run finds all errors. Guaranteed: never raises; edits keep
the number of lines; a finding's span can be traced back to what the author wrote.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from generator.diagnostics import Word, word
from generator.syntax.draft import ODD_BLANKS, ODD_BULLETS, Complaint, Draft, Edit, Remedy, View

__all__ = ["ODD_BLANKS", "ODD_BULLETS", "Complaint", "Draft", "Edit", "Remedy", "remedy", "special_fix"]


def _recognisers() -> tuple[Callable[[View], Remedy | None], ...]:
    """The first that knows the complaint speaks. Most files have none, and need not load them."""
    from generator.syntax import lines, marks

    return (
        lines.odd_indentation,
        lines.odd_bullet,
        marks.open_quote,
        marks.text_after_quote,
        marks.backslash,
        marks.bracket,
        marks.surplus_bracket,
        marks.special_start,
        lines.colon,
        lines.misplaced,
    )


def special_fix(char: str, text: str) -> Word:
    """What to write instead of a text that begins with a special character."""
    from generator.syntax import marks

    return marks.special_fix(char, text)


def remedy(complaint: Complaint, draft: Draft) -> Remedy:
    """What is wrong, and how to go on."""
    view = View(complaint, draft.lines, draft.file)
    found = next((found for recognise in _recognisers() if (found := recognise(view))), None)
    if found is None:
        return Remedy(view.finding("YM-01", view.place(complaint.line, complaint.column), problem=word("unreadable")))
    finding = found.finding
    related = tuple(map(draft.written, finding.related))
    return replace(found, finding=replace(finding, span=draft.written(finding.span), related=related))
