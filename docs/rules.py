"""Writes the rules of the coach into docs/coach.md, behind the mark: `python docs/rules.py`."""

from __future__ import annotations

from pathlib import Path

from generator.explain import table

PAGE = Path(__file__).with_name("coach.md")
MARK = "<!-- rules: written by make docs -->\n"


def page(text: str) -> str:
    """The page with the rules that there are."""
    return f"{text.partition(MARK)[0]}{MARK}\n{table()}"


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text("utf-8")), "utf-8")
