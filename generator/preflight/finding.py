"""What the checks of a deck say: a code, a severity, a place on a slide.

In: a code of `messages`, the deck's file, a slide's number, a shape's name. Out: a `Diagnostic`. Guaranteed: a code
has one severity, wherever it is found.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from generator.diagnostics import Diagnostic, Severity, Span

UNREADABLE = "PF-01"  # the machine's fault, not the deck's

_ERRORS = "PF-01 PF-02 PF-03 PF-04 PF-05 PF-06 PF-11 PF-12 PF-32"
_HINTS = "PF-08 PF-09 PF-24 PF-43 PF-45 PF-46 PF-49 PF-50"
SEVERITY: Mapping[str, Severity] = MappingProxyType(
    {**dict.fromkeys(_ERRORS.split(), "error"), **dict.fromkeys(_HINTS.split(), "hint")}
)


def finding(code: str, file: str, slide: int = 0, shape: str = "", **parameters: str) -> Diagnostic:
    """The finding at a slide (0: the deck as a whole) and a shape of it ("": the slide as a whole)."""
    span = Span(file, 0, 0, slide=slide, shape=shape)
    return Diagnostic(code, span, parameters, SEVERITY.get(code, "warning"))
