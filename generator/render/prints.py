"""Pages to print, each as large as its paper: a presentation whose shapes can be edited, and a PDF.

In: the job's prints of the part asked for. Out: two files for each, by path. Guaranteed: a slide and a page for each
scene, as large as it; the scene's title is the slide's; every slide has notes that say how it is printed; colours are
the scheme's, on light pages whatever the theme, for dark ones waste ink; the same job gives the same bytes.
"""

from __future__ import annotations

from dataclasses import replace

from generator import assets, press
from generator.appearance import named
from generator.paper import MM, PAPERS, Print
from generator.render import Job, print_drawing
from generator.render.deck_package import DeckPackage
from generator.render.deck_slide import Pen, SlideWriter, notes_xml
from generator.scene import Card, Scene
from generator.terms import is_chinese, languages_of, phrase, term

_LAYOUT = "Sheet"


def render(job: Job) -> dict[str, bytes]:
    """Two files for each print. Errors: FontMissing."""
    files: dict[str, bytes] = {}
    if job.theme.page < job.theme.ink:
        job = replace(job, theme=named("house"))
    for one in job.prints.get(job.part, ()):
        if one.scenes:
            files[f"{one.stem}{job.suffix}{'.preview' if job.preview else ''}.pptx"] = _presentation(one, job)
            drawings = [print_drawing.svg(scene, job.theme) for scene in one.scenes]
            files[f"{one.stem}{job.suffix}.pdf"] = press.pages(drawings, _in_line(one.title))
    return files


def _presentation(one: Print, job: Job) -> bytes:
    package, pen = DeckPackage(assets.folder("pptx") / "sheet", job.theme), Pen(job.theme, job.language, job.preview)
    tag, first = languages_of(job.language)[0], one.scenes[0]
    package.resize(first.width, first.height, title_of(first).box)
    names = (term("print-slide", tag), term("print-notes", tag))
    for scene in one.scenes:
        writer = SlideWriter(pen)
        writer.figure(scene, title=title_of(scene).id)
        notes = notes_xml(_notes(scene, job.language), job.language, names)
        package.fill(package.add_slide(_LAYOUT), writer.pieces(), notes)
    package.describe(_in_line(one.title), _in_line(job.outline.author), job.outline.date, tag)
    return package.save()


def title_of(scene: Scene) -> Card:
    """The card that names the page: the first title, else what is set largest. Errors: ValueError without any text."""
    titles = [card for card in scene.cards if card.kind == "title" and card.words.lines]
    return (
        titles[0]
        if titles
        else max((card for card in scene.cards if any(card.words.lines)), key=lambda card: card.words.size)
    )


def _notes(scene: Scene, language: str) -> list[str]:
    """What the page is, and how it is printed."""
    told = [line for line in scene.description.split("\n") if line]
    return [*told, *phrase("print-how", language, *_size(scene, language)).split("\n")]


def _size(scene: Scene, language: str) -> tuple[str, str]:
    """The paper's name with the way it lies, and its millimetres."""
    width, height = round(scene.width / MM), round(scene.height / MM)
    upright = min(width, height), max(width, height)
    name = next((paper.name for paper in PAPERS.values() if paper.millimetres == upright), "")
    lies = term("print-landscape" if width > height else "print-portrait", languages_of(language)[0])
    gap = "" if is_chinese(language) else " "
    return f"{name}{gap}{lies}".strip(), f"{width} × {height}"


def _in_line(words: str) -> str:
    return " / ".join(part for part in words.split("\n") if part)
