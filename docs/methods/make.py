"""Write docs/methods.md: every item of the field reference, what makes it, and where it can be seen.

In: docs/methods/table.yaml, the samples of blueprints/, and the pages beside docs/methods.md that it links to. Out: the
page. Run from the repository: python docs/methods/make.py. Guaranteed: the same files give the same page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import yaml

from generator import load, outline

HERE = Path(__file__).parent
DOCS = HERE.parent
BLUEPRINTS = DOCS.parent / "blueprints"
TABLE = HERE / "table.yaml"
PAGE = DOCS / "methods.md"
SAMPLES = {"cx-course": "course", "coffee-house": "workshop", "hotline": "client"}
GROUPS = {
    "A": "Experience cases",
    "B": "The two-day course",
    "C": "The course in sixty slides",
    "D": "Improving a service",
}
WHERE = {
    "archetype": "slides.md",
    "data": "slides.md",
    "drawing": "diagrams.md",
    "term": "language.md",
    "preset": "language.md",
    "command": "language.md",
    "canvas": "canvases.md",
    "sheet": "sheets.md",
    "activity": "activities.md",
    "card": "kit.md",
    "form": "texts.md",
    "text": "texts.md",
    "document": "guide.md",
}
Row = Mapping[str, str | list[str]]
INTRODUCTION = """# Methods

What a trainer, a facilitator or a consultant in service design works with, and what makes it here: {count} items from
four sources of the field – cases, a course outline, a course deck, an article – lettered A to D. Each has its slide,
drawing, part of the language, phases or command, and its files of the workshop kit.

How to read *Made by*:

| Written | Is | You write |
|---|---|---|
| slide `process` | an own slide of that archetype | `deck: {{slides: [{{archetype: process, body: …}}]}}` |
| data slide `kano_chart` | computed from the file, by itself | the data; to place it, name it in `deck.slides` |
| drawing `journey` | a diagram: on its slide and as SVG, PNG, PDF | nothing more: it is drawn when its data is there |
| `issues:` | a part of the language | the part, as [the language](language.md) explains |
| phases `dining_12` | a journey to begin with | `blueprint new NAME --template dining_12` |
| `blueprint check` | a command or an option | it, in a terminal |
| canvas `cv-mot`, card `strategies` | pages to print, and to edit in PowerPoint | nothing more |
| sheet `issues` | a spreadsheet in `sheets/` | nothing more; entries are filled in from the file |
| activity `A07` | an exercise, step by step, in the facilitator's guide | `activity: A07` in a session |
| form `kano`, text `invitation`, document `guide` | files to print, to send, to edit | nothing more |

*See it on* names a slide of a sample by its title: **course** is `blueprints/cx-course.yaml`, **workshop**
`blueprints/coffee-house.yaml`, **client** `blueprints/hotline.yaml`. Build one with
`blueprint build blueprints/hotline.yaml --only deck` and look for the title.

This page is written by `make docs` from [a table](methods/table.yaml); tests hold the table to the code.
"""


def main() -> None:
    PAGE.write_text(page(), "utf-8")


def page() -> str:
    """The page, whole."""
    rows = table()
    return INTRODUCTION.format(count=len(rows)) + "".join(map(_group, GROUPS))


@cache
def table() -> Mapping[str, Row]:
    """The items by number, as the table has them."""
    found: Mapping[str, Row] = yaml.safe_load(TABLE.read_text("utf-8"))
    return found


def _group(letter: str) -> str:
    rows = "".join(_row(number, row) for number, row in table().items() if number.startswith(letter))
    head = "| | Item | Made by | See it on |\n|---|---|---|---|\n"
    return f"\n## {letter} · {GROUPS[letter]}\n\n{head}{rows}"


def _row(number: str, row: Row) -> str:
    cells = (
        number,
        f"{row['zh']}<br>{row['en']}",
        ", ".join(map(_maker, row["by"])),
        "<br>".join(map(_seen, row.get("in", ()))),
    )
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |\n"


def _maker(maker: str) -> str:
    kind, _, name = maker.partition(":")
    return {
        "archetype": "slide {}",
        "data": "data slide {}",
        "drawing": "drawing {}",
        "term": "{}",
        "preset": "phases {}",
        "command": "{}",
    }.get(kind, kind + " {}").format(_linked(kind, name))


def _linked(kind: str, name: str) -> str:
    """The name as code, with a link to its part of a page where there is one."""
    written = {"term": f"`{name}:`", "command": f"`{_command(name)}`"}.get(kind, f"`{name}`")
    wanted = _class_of(name) if kind == "term" else name
    anchor = _anchors(WHERE[kind]).get(_plain(wanted))
    return f"[{written}]({WHERE[kind]}#{anchor})" if anchor else written


def _command(name: str) -> str:
    from generator.cli import app

    return f"blueprint {name}" if name in app.commands else f"blueprint build --{name}"


def _class_of(key: str) -> str:
    """The heading of what a key of the language holds; the key when it holds plain values."""
    from generator.model.keys import keys_of
    from generator.schema import terms

    held = next((one.item for term in terms() for one in keys_of(term) if one.name == key), None)
    return held.__name__ if isinstance(held, type) and held in terms() else key


@cache
def _anchors(name: str) -> Mapping[str, str]:
    """The anchors of a page's headings, by their text without blanks and marks."""
    path = DOCS / name
    if not path.exists():
        return {}
    headings = re.findall(r"^#+ +(.+)$", path.read_text("utf-8"), re.MULTILINE)
    return {
        _plain(heading): re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in reversed(headings)
    }


def _plain(text: str) -> str:
    return re.sub(r"[\W_]", "", text.lower())


def _seen(place: str) -> str:
    sample, _, identifier = place.partition(":")
    return f"**{SAMPLES[sample]}** {_titles(sample)[identifier]}"


@cache
def _titles(sample: str) -> Mapping[str, str]:
    """The titles of a sample's slides in its own language, by their ids and by those of `deck.slides`."""
    slides = list(slides_of(sample))
    by_wish = {slide.wish: slide.title for slide in reversed(slides) if slide.wish}
    return by_wish | {slide.id: slide.title for slide in slides}


def slides_of(sample: str) -> Iterator[outline.Slide]:
    """The slides of a sample in its own language and kind of deck."""
    engagement = load.engagement(BLUEPRINTS / f"{sample}.yaml").engagement
    assert engagement is not None, sample
    for section in outline.of(engagement, engagement.languages[0]).sections:
        yield from section.slides


if __name__ == "__main__":
    main()
