"""What is said of a template: a table of what goes where, and the commented map that a brand's file begins with.

In: a `Template`. Out: text in Chinese or English. Guaranteed: the map loads without findings of its own.
"""

from __future__ import annotations

import json
import unicodedata

from generator.assets import environment
from generator.template import KINDS, Template
from generator.template.layouts import Layout
from generator.template.matching import FAMILIES
from generator.terms import is_chinese, term


def table(template: Template, language: str) -> str:
    """Each kind of slide with its layout and how it was found, then the sizes of the page."""
    rows = [tuple(term(f"template-{name}", language) for name in ("kind", "layout", "found"))]
    for kind, place in template.places.items():
        rows.append((_kind(kind, language), place.called, term(f"template-how-{place.how}", language)))
    widths = [max(_cells(row[at]) for row in rows) for at in range(2)]
    lines = [f"{_padded(row[0], widths[0])}  {_padded(row[1], widths[1])}  {row[2]}" for row in rows]
    return "\n".join(lines) + "\n"


def _kind(kind: str, language: str) -> str:
    return term(f"template-{kind}", language) if kind in FAMILIES else kind


def _cells(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _cells(text))


def starter(template: Template, path: str, file: str, language: str) -> str:
    """The brand's file for a template at this path, as seen from the brand's file, which is called `file`."""
    tag = "zh-CN" if is_chinese(language) else "en"
    rows = [
        {
            "kind": kind,
            "layout": quoted(template.place(kind).called),
            "note": f"{term(f'template-{kind}', tag)} · {term(f'template-how-{template.place(kind).how}', tag)}",
        }
        for kind in FAMILIES
    ]
    canvas = quoted(template.place("canvas").called)
    others = [{"kind": kind, "layout": canvas} for kind in KINDS if kind not in FAMILIES]
    page = environment().get_template(f"brand/brand.{tag}.yaml.j2")
    text: str = page.render(
        name=quoted(path.rpartition("/")[2].rpartition(".")[0]),
        template=quoted(path),
        file=file,
        latin=quoted(template.theme.latin_face),
        chinese=quoted(template.theme.chinese_face),
        rows=rows,
        others=others,
        layouts=[_described(layout, tag) for layout in template.layouts],
    )
    return text


def _described(layout: Layout, language: str) -> str:
    held = [f"{term(f'template-holds-{one.kind}', language)} {one.number}" for one in layout.placeholders]
    return f"{_plain(layout.name)}: {', '.join(held)}"


def quoted(text: str) -> str:
    """The text in double quotes, on one line. Source: YAML 1.2.2, 5.7; JSON's strings are such."""
    return json.dumps(_plain(text), ensure_ascii=False)


def _plain(text: str) -> str:
    """The text without what cannot be seen."""
    return "".join(char if unicodedata.category(char)[0] not in "CZ" else " " for char in text)
