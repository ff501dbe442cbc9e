"""What is printed, sent and filled in besides slides: documents, forms, cards, texts and sheets as content.

In: an engagement, a language, the plan of its days. Out: `Document`s, `Letter`s and books of sheets. Guaranteed: no
renderer needs the model to write them; times, heads, quantities and numbers of slides come from one place each.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing in a document: the key of a scene (`Job.pictures`), and what it shows in words.

    `instead` is shown where there is no such scene.
    """

    key: str
    alt: str
    instead: Picture | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A text document. `stem` is the path of its files in the kit, without language and extension.

    `template` is the path below `templates/` of what lays it out, without extension: "guide/guide" has a guide.docx
    and a guide.typ. `content` is a tree of dataclasses, tuples, texts, numbers and `Picture`s, in one language.
    `forms` are the kinds of file that are made.
    """

    stem: str
    template: str
    title: str
    content: Any
    forms: tuple[str, ...] = ("docx", "pdf")


@dataclass(frozen=True, slots=True)
class Letter:
    """A plain text: `path` in the kit without the language, the Jinja template below `templates/`, and its values."""

    path: str
    template: str
    values: Mapping[str, Any] = field(default_factory=dict)
