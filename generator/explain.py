"""The page that explains a finding to someone who does not program.

In: a finding's code and a language. Out: a title, what the finding means, why it matters, how to mend it, and an
example of each, wrong and right. Guaranteed: a page is read from `templates/codes` and shown in one language only.
"""

from __future__ import annotations

import re

from generator.assets import folder

_TITLE = re.compile(r"# (?P<code>\S+) (?P<chinese>.+?) \| (?P<english>.+)")
_FENCE = re.compile(r"^```(?P<kind>\w+ (?:bad|good))\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_PARTS = ("## 中文\n", "## English\n")
_LABELS = {"bad": ("这样不行：", "Not like this:"), "good": ("这样可以：", "Like this:")}


def codes() -> tuple[str, ...]:
    """All codes that have a page, in alphabetical order."""
    return tuple(sorted(path.stem for path in folder("codes").glob("*.md")))


def explain(code: str, language: str) -> str | None:
    """The page of a code in Chinese ("zh…") or English, as plain text; None when there is no such code."""
    if code not in codes():
        return None
    page = (folder("codes") / f"{code}.md").read_text("utf-8")
    at = 0 if language.startswith("zh") else 1
    return "\n\n".join((_title(page, at), _words(page, at), *_examples(page, at))) + "\n"


def _title(page: str, at: int) -> str:
    match = _TITLE.match(page)
    return f"{match['code']} {match['chinese' if at == 0 else 'english']}" if match else page.partition("\n")[0]


def _words(page: str, at: int) -> str:
    """The paragraphs of one language, without Markdown's marks."""
    part = page.partition(_PARTS[at])[2]
    part = re.split(r"^(?:## |```)", part, maxsplit=1, flags=re.MULTILINE)[0]
    return part.replace("**", "").strip()


def _examples(page: str, at: int) -> list[str]:
    shown = []
    for match in _FENCE.finditer(page):
        label = _LABELS[match["kind"].split()[1]][at]
        lines = "\n".join(f"    {line}".rstrip() for line in match["text"].rstrip("\n").split("\n"))
        shown.append(f"{label}\n\n{lines}")
    return shown
